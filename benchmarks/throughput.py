#!/usr/bin/env python3
"""How fast policyie is, as ratios to what spaCy needs for the same text in the same run, with memory and time to load.

usage: throughput.py [PATH...] [--repeats N] [--characters N] [--json]

PATH are text files or folders of them, by default the sample documents of seeds/, repeated up to --characters.
Measured are: spaCy's blank("zh") tokenisation, the yardstick; the whole pipeline; and each part of it by itself. Every
repeat measures all of them once, in turn, so that a slow moment of the machine hits all alike; the medians are shown.
Times to import and to load, and the peak memory, are those of fresh processes.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import spacy
from rich.console import Console
from rich.table import Table

import policyie
from policyie.readers import Unreadable, read

YARDSTICK = 'blank("zh") tokenisation'
WHOLE = "whole pipeline"
TOKENIZER = "  tokenizer"
# What comes after the pipeline: the values, and a line of JSON.
DOCUMENT, JSON = "PolicyDocument.from_doc", "to_json"

# What a fresh process does, step by step: it prints the seconds of each step and the peak memory in MB after it.
STEPS = {
    "import spacy": "import spacy",
    "import policyie": "import policyie",
    "load()": "nlp = policyie.load()",
    "first document": "nlp('临江市计划引进项目12个，总投资30亿元。')",
    "all documents": "for text in texts: nlp(text)",
}
# ru_maxrss of a child begins at its parent's size on Linux, where /proc knows better.
PROCESS = """
import json, resource, sys, time
def peak():
    try:
        lines = open("/proc/self/status").read().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
texts, steps = json.load(sys.stdin)
spent = {}
for name, code in steps.items():
    start = time.perf_counter()
    exec(code)
    spent[name] = [time.perf_counter() - start, peak()]
json.dump(spent, sys.stdout)
"""


def texts_of(paths: Sequence[Path], characters: int) -> list[str]:
    """The texts of all files, repeated until they have so many characters together; in a line of its own each round."""
    texts = [item["text"] for item in read(paths) if not isinstance(item, Unreadable) and item["text"].strip()]
    if not texts:
        sys.exit(f"no text in {', '.join(map(str, paths))}")
    total = sum(map(len, texts))
    return texts * max(1, -(-characters // total))


def one_by_one(work: Callable[[str], object], texts: Sequence[str]) -> None:
    """Read each text and let go of it, as in a run over many: kept documents cost memory, which both would wait for."""
    for text in texts:
        work(text)


def measure(texts: Sequence[str], repeats: int) -> dict[str, list[float]]:
    """The seconds of each round for every part, by its name."""
    blank, nlp = spacy.blank("zh"), policyie.load()
    seconds: dict[str, list[float]] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        gc.collect()
        start = perf_counter()
        work()
        seconds.setdefault(name, []).append(perf_counter() - start)

    def in_parts() -> None:
        spent = dict.fromkeys([TOKENIZER, *(f"  {name}" for name in nlp.pipe_names), DOCUMENT, JSON], 0.0)
        for text in texts:
            start = perf_counter()
            doc = nlp.make_doc(text)
            spent[TOKENIZER] += perf_counter() - start
            for name, component in nlp.pipeline:
                start = perf_counter()
                doc = component(doc)
                spent[f"  {name}"] += perf_counter() - start
            start = perf_counter()
            document = policyie.PolicyDocument.from_doc(doc)
            spent[DOCUMENT] += perf_counter() - start
            start = perf_counter()
            document.to_json()
            spent[JSON] += perf_counter() - start
        for name, time in spent.items():
            seconds.setdefault(name, []).append(time)

    for text in texts[:3]:  # warm up: tables load on first use
        blank(text)
        nlp(text)
    for _ in range(repeats):
        timed(YARDSTICK, lambda: one_by_one(blank.make_doc, texts))
        timed(WHOLE, lambda: one_by_one(nlp, texts))
        gc.collect()
        in_parts()
    return seconds


def fresh(texts: Sequence[str], repeats: int) -> dict[str, tuple[float, float]]:
    """The median seconds of each step of a fresh process, and the highest peak memory in MB after it."""
    work = json.dumps([texts, STEPS]).encode()
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", PROCESS], check=True, capture_output=True, input=work).stdout)
        for _ in range(repeats)
    ]
    return {
        name: (statistics.median(run[name][0] for run in runs), max(run[name][1] for run in runs)) for name in STEPS
    }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    cli.add_argument("paths", nargs="*", type=Path, default=sorted(seeds.glob("*.txt")))
    cli.add_argument("--repeats", type=int, default=7)
    cli.add_argument("--characters", type=int, default=300_000, help="repeat the texts up to this size")
    cli.add_argument("--json", action="store_true")
    args = cli.parse_args()

    texts = texts_of(args.paths, args.characters)
    characters = sum(map(len, texts))
    seconds = {name: statistics.median(times) for name, times in measure(texts, args.repeats).items()}
    steps = fresh(texts, min(args.repeats, 5))
    result = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {spacy.__version__}",
        "characters": characters,
        "documents": len(texts),
        "repeats": args.repeats,
        "parts": {
            name.strip(): {
                "microseconds_per_character": 1e6 * time / characters,
                "characters_per_second": characters / time,
                "time_to_yardstick": time / seconds[YARDSTICK],
            }
            for name, time in seconds.items()
        },
        "speed_to_yardstick": seconds[YARDSTICK] / seconds[WHOLE],
        "seconds": {name: time for name, (time, _) in steps.items() if name != "all documents"},
        "peak_memory_mb": {name: memory for name, (_, memory) in steps.items()},
    }
    if args.json:
        print(json.dumps(result, indent=1))
    else:
        show(result)


def show(result: dict) -> None:
    """Print the result as tables."""
    console = Console(width=100)
    table = Table(
        "", title=f"{result['characters']:,} characters, {result['documents']} documents; {result['machine']}"
    )
    for heading in ("µs a character", "characters a second", "time ÷ blank zh"):
        table.add_column(heading, justify="right")
    table.columns[0].no_wrap = True
    for name, part in result["parts"].items():
        table.add_row(
            name,
            f"{part['microseconds_per_character']:.3f}",
            f"{part['characters_per_second']:,.0f}",
            f"{part['time_to_yardstick']:.2f}",
        )
    console.print(table)
    console.print(f"The whole pipeline runs at {result['speed_to_yardstick']:.2f} of the speed of spaCy's {YARDSTICK}.")
    steps = Table("in a fresh process")
    for heading in ("seconds", "peak memory afterwards, MB"):
        steps.add_column(heading, justify="right")
    for name, memory in result["peak_memory_mb"].items():
        time = result["seconds"].get(name)
        steps.add_row(name, "" if time is None else f"{time:.3f}", f"{memory:.0f}")
    console.print(steps)


if __name__ == "__main__":
    main()
