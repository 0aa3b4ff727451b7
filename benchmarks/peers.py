#!/usr/bin/env python3
"""policyie beside the tools that people use today: speed and accuracy on the same text, in one run.

usage: peers.py [--texts PATH...] [--gold FILE] [--characters N] [--rounds N] [--only PEER...] [--cache FOLDER]
                [--write PAGE] [--json]

It installs each peer into an environment of its own in a cache folder (about 1 GB in all, once), then

- times all systems that do the same thing on the same text, in turn, round by round, each text once. The text is the
  sample documents of seeds/ and text made up for it (peers_text.py), or that of --texts: files or folders;
- compares what they find with annotated documents: seeds/expected.jsonl, or --gold, a file in its form.

How a peer's output is read as ours is told in peers_adapters.py. A peer that does not install, load or answer is named
with the cause. --write puts the tables into a page, between <!-- peers --> and <!-- /peers -->.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import attrs
from peers_report import markdown, show, write_into
from peers_run import PEERS, Environment, PeerError, Worker, install
from peers_text import documents

import policyie
from policyie.evaluation import MEASURES, Agreement, Score, overlapping, pair
from policyie.languages import Words
from policyie.normalisation.glosses import gloss_spans
from policyie.normalisation.script import simplified
from policyie.readers import Unreadable, read
from policyie.view import view_of

ROOT = Path(__file__).resolve().parent.parent
ALL = "policyie: everything"

Document = tuple[str, str]  # text, language


@attrs.frozen
class Comparison:
    """Systems that do the same thing: find a list in a language. The first is policyie with what that list needs."""

    task: str
    language: str
    systems: tuple[str, ...]


COMPARISONS = (
    Comparison("amounts", "zh", ("policyie: amounts", "jionlp: money", "recognizers-text")),
    Comparison("amounts", "en", ("policyie: amounts", "recognizers-text", "quantulum3")),
    Comparison("regions", "zh", ("policyie: regions", "jionlp: places", "cpca")),
    Comparison("regions", "en", ("policyie: regions", "spaCy en_core_web_sm")),
    Comparison("words", "zh", (ALL, "jieba")),
)
AGREEMENTS: Mapping[str, Mapping[str, Agreement]] = {
    "amounts": {
        "found": overlapping,
        "value": MEASURES["amounts.value"].agree,
        "value and bound": MEASURES["amounts.full"].agree,
    },
    "regions": {"found": overlapping, "code": MEASURES["regions.link"].agree},
}


@attrs.define
class Speed:
    """The seconds of a system in each round, beside those of policyie on the same text."""

    task: str
    language: str
    system: str
    characters: int = 0
    seconds: list[float] = attrs.field(factory=list)
    own_list: list[float] = attrs.field(factory=list)
    everything: list[float] = attrs.field(factory=list)

    def ratio(self, other: Sequence[float]) -> float:
        """How many times as fast as policyie, over all rounds."""
        return sum(other) / sum(self.seconds)

    def to_dict(self) -> dict[str, Any]:
        """What is reported."""
        return {
            "task": self.task,
            "language": self.language,
            "system": self.system,
            "characters": self.characters,
            "characters_per_second": self.characters / sum(self.seconds),
            "speed_to_policyie_same_list": self.ratio(self.own_list),
            "speed_to_policyie_everything": self.ratio(self.everything),
        }


class Team:
    """The workers of all systems that could be started, and why others could not."""

    def __init__(self) -> None:
        self.workers: dict[str, Worker] = {}
        self.environments: dict[str, Environment] = {}
        self.failures: dict[str, str] = {}

    def start(self, cache: Path, only: Sequence[str], again: bool) -> None:
        """Install every peer and start every system."""
        logs = cache / "logs"
        for name in ("policyie: amounts", "policyie: regions", ALL):
            self.workers[name] = Worker(name, sys.executable, logs / f"{_slug(name)}.log")
        for peer in PEERS:
            if only and peer.name not in only:
                continue
            print(f"{peer.name}: installing or starting", file=sys.stderr)
            try:
                environment = install(peer, cache, again=again)
            except PeerError as error:
                self.failures[peer.name] = str(error)
                continue
            for name in peer.systems:
                self.environments[name] = environment
                worker = self.attempt(name, partial(Worker, name, environment.python, logs / f"{_slug(name)}.log"))
                if worker:
                    self.workers[name] = worker

    def attempt(self, name: str, work: Callable[[], Any]) -> Any:
        """Do something with a system; one that fails is noted and takes no further part. policyie must not fail."""
        try:
            return work()
        except PeerError as error:
            if name.startswith("policyie"):
                raise
            self.failures[name] = str(error)
            self.workers.pop(name, None)
            return None

    def close(self) -> None:
        """End all processes."""
        for worker in self.workers.values():
            worker.close()


def _slug(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name)


def seed_texts() -> list[str]:
    """The sample documents."""
    return [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The texts of files and folders."""
    texts = [item["text"] for item in read(paths) if not isinstance(item, Unreadable) and item["text"].strip()]
    if not texts:
        sys.exit(f"no text in {', '.join(map(str, paths))}")
    return texts


def with_language(text: str) -> Document:
    """A text with what language it is in."""
    return text, Words(view_of(text).text).whole


def rounds_of(
    given: Sequence[Document], language: str, characters: int, rounds: int, fill: bool
) -> list[list[Document]]:
    """Texts of a language for each round, none twice: those given, then, with ``fill``, text made up."""
    chosen, size = [], 0
    for document in given:
        if document[1] == language and size < characters:
            chosen.append(document)
            size += len(document[0])
    if fill:
        chosen += [(text, language) for text in documents(language, characters - size)]
    dealt = [chosen[i::rounds] for i in range(rounds)]
    return [texts for texts in dealt if texts]


def measure_speed(team: Team, comparison: Comparison, texts: Sequence[Sequence[Document]]) -> list[Speed]:
    """Time the systems of a comparison in turn, round by round."""
    ours = comparison.systems[0]
    systems = [name for name in dict.fromkeys((ours, ALL, *comparison.systems)) if name in team.workers]
    found = {name: Speed(comparison.task, comparison.language, name) for name in systems}
    for batch in texts:
        seconds = {}
        for name in systems:
            if name in team.workers:
                seconds[name] = team.attempt(name, partial(team.workers[name].time, batch))
        for name, spent in seconds.items():
            if spent is not None:
                speed = found[name]
                speed.characters += sum(len(text) for text, _ in batch)
                speed.seconds.append(spent)
                speed.own_list.append(seconds[ours])
                speed.everything.append(seconds[ALL])
    return [speed for name, speed in found.items() if name in team.workers and speed.seconds]


def is_plain(text: str) -> bool:
    """Whether a text is as a Chinese tool expects it: simplified characters, no pinyin glosses."""
    return simplified(text) == text and not gloss_spans(text)


def groups_of(language: str, text: str) -> list[str]:
    """The groups of documents for which a document counts."""
    return [language, "zh, plain"] if language == "zh" and is_plain(text) else [language]


def measure_accuracy(team: Team, gold: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Score every system on the annotated documents in the languages that it reads."""
    rows = []
    languages = {id(d): d.get("language") or d.get("lang") or with_language(d["text"])[1] for d in gold}
    for task, agreements in AGREEMENTS.items():
        reads: dict[str, set[str]] = {ALL: {"zh", "en"}}
        for comparison in COMPARISONS:
            if comparison.task == task:
                for name in comparison.systems:
                    reads.setdefault(name, set()).add(comparison.language)
        for name, known in reads.items():
            if {"zh", "en"} <= known:
                known.add("mixed")
            if name not in team.workers:
                continue
            chosen = [d for d in gold if languages[id(d)] in known and d.get(task) is not None]
            asked = [(d["text"], languages[id(d)]) for d in chosen]
            found = team.attempt(name, partial(team.workers[name].extract, asked)) if asked else None
            if found is None:
                continue
            scores: dict[tuple[str, str], Score] = {}
            for document, lists in zip(chosen, found, strict=True):
                for group in groups_of(languages[id(document)], document["text"]):
                    for measure, agree in agreements.items():
                        score = _score(document[task], lists[task], agree)
                        scores[group, measure] = scores.get((group, measure), Score()) + score
            for (group, measure), score in scores.items():
                facts = {"precision": score.precision, "recall": score.recall, "f1": score.f1, "gold": score.gold}
                rows.append({"task": task, "group": group, "system": name, "measure": measure, **facts})
    return rows


def _score(wanted: Sequence[Mapping[str, Any]], given: Sequence[Mapping[str, Any]], agree: Agreement) -> Score:
    missed, _ = pair(wanted, given, agree)
    return Score(len(wanted) - len(missed), len(given), len(wanted))


def machine() -> str:
    """Processor, cores, system and Python: what the figures depend on."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        processor = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def compare(args: argparse.Namespace) -> dict[str, Any]:
    """Run all comparisons."""
    given = [with_language(text) for text in (texts_of(args.texts) if args.texts else seed_texts())]
    with args.gold.open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines if line.strip()]
    team = Team()
    try:
        team.start(args.cache, args.only, args.reinstall)
        accuracy = measure_accuracy(team, gold)
        speeds: list[Speed] = []
        for comparison in COMPARISONS:
            if not any(name in team.workers for name in comparison.systems[1:]):
                continue
            print(f"timing {comparison.task}, {comparison.language}", file=sys.stderr)
            texts = rounds_of(given, comparison.language, args.characters, args.rounds, fill=not args.texts)
            speeds += measure_speed(team, comparison, texts)
        systems = []
        for name, worker in team.workers.items():
            installed = team.environments.get(name)
            systems.append(
                {
                    "system": name,
                    "version": installed.version if installed else policyie.__version__,
                    "install_mb": installed.megabytes if installed else None,
                    "load": worker.load_seconds,
                    "memory_mb": worker.megabytes,
                }
            )
    finally:
        team.close()
    return {
        "date": date.today().isoformat(),
        "machine": machine(),
        "gold": args.gold.name,
        "documents": len(gold),
        "rounds": args.rounds,
        "speed": [speed.to_dict() for speed in speeds],
        "accuracy": accuracy,
        "systems": systems,
        "failures": team.failures,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, compare, print."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policyie-peers"
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--texts", nargs="+", type=Path, default=[], metavar="PATH", help="files or folders to time")
    cli.add_argument("--gold", type=Path, default=ROOT / "seeds" / "expected.jsonl", help="annotated documents")
    cli.add_argument("--characters", type=int, default=150_000, help="characters to time in each language; 0: none")
    cli.add_argument("--rounds", type=int, default=5)
    cli.add_argument("--only", nargs="+", default=[], choices=[peer.name for peer in PEERS], metavar="PEER")
    cli.add_argument("--cache", type=Path, default=cache, help="folder of the environments (default: %(default)s)")
    cli.add_argument("--reinstall", action="store_true", help="make the environments anew")
    cli.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page of Markdown")
    cli.add_argument("--json", action="store_true")
    args = cli.parse_args(arguments)
    result = compare(args)
    if args.write:
        write_into(args.write, markdown(result))
    if args.json:
        print(json.dumps(result, indent=1, ensure_ascii=False))
    else:
        show(result)


if __name__ == "__main__":
    main()
