#!/usr/bin/env python3
"""Whether time grows in proportion to length, on texts made to be slow to read.

usage: adversarial.py [--only WORD...] [--texts PATH...] [--smallest N] [--largest N] [--limit SECONDS] [--all] [--json]

Each hostile text (tests/support/hostile.py) is read at lengths from --smallest to --largest, three to a power of ten,
and the processor time of the tokenizer, of each component and of all together is fitted by least squares on a log-log
scale: 1.0 is linear, 2.0 quadratic. With --texts, the paragraphs of files or folders of ordinary texts are read
instead, as one document, repeated up to each length. Fitted are the times above 20 ms, for below that it is what a call
costs at all that is measured. The slope shown is the larger of that fit and of the last power of ten alone, where a
quadratic term shows first. Python's garbage collector is off while the clock runs: from some length on it goes through
all tables now and then, which doubles the time and hides the slope of the rules. A text that needs more than --limit
seconds at one length is read at no longer one. The exit code is 1 where the whole pipeline, or a component that takes a
tenth of its time, has a slope of more than 1.15: those that take less are too short to be measured well.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import process_time

import numpy as np
from rich.console import Console
from rich.table import Table
from spacy.language import Language

import policyie
from policyie.pipeline import default_pipeline
from policyie.readers import Unreadable, read

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.hostile import HOSTILE  # noqa: E402

LINEAR = 1.15
WORTH = 0.1  # share of the time
SHORTEST = 0.02  # seconds
WHOLE, TOKENIZER, VALUES = "whole", "tokenizer", "to_json"


def lengths(smallest: int, largest: int) -> list[int]:
    steps = math.floor(3 * math.log10(largest / smallest) + 1e-9)
    sizes = [round(smallest * 10 ** (i / 3)) for i in range(steps + 1)]
    return sizes if sizes[-1] >= 0.99 * largest else [*sizes, largest]


def timed(text: str, nlp: Language) -> dict[str, float]:
    """The processor seconds of each part for a text."""
    spent = {}

    def clock(name: str, work: Callable[[], object]) -> object:
        start = process_time()
        result = work()
        spent[name] = process_time() - start
        return result

    gc.collect()
    gc.disable()
    doc = clock(TOKENIZER, lambda: nlp.make_doc(text))
    for name, component in nlp.pipeline:
        doc = clock(name, lambda component=component, doc=doc: component(doc))
    clock(VALUES, lambda: policyie.PolicyDocument.from_doc(doc).to_json())
    gc.enable()
    return {WHOLE: sum(spent.values()), **spent}


def slope(times: dict[int, float]) -> float | None:
    """The larger exponent of the fit over all lengths and over the last power of ten; None where all are short."""
    points = [(n, t) for n, t in sorted(times.items()) if t >= SHORTEST]
    if len(points) < 3:
        return None
    fits = []
    for chosen in (points, points[-4:]):
        x, y = np.log([n for n, _ in chosen]), np.log([t for _, t in chosen])
        fits.append(float(np.polyfit(x, y, 1)[0]))
    return max(fits)


def measure(make: Callable[[int], str], sizes: Sequence[int], limit: float) -> dict[str, dict[int, float]]:
    """The seconds of each part by length."""
    found: dict[str, dict[int, float]] = {}
    for size in sizes:
        with default_pipeline().memory_zone():
            text = make(size)
            repeats = 3 if size <= 50_000 else 1
            rounds = [timed(text, default_pipeline()) for _ in range(repeats)]
        for name in rounds[0]:
            found.setdefault(name, {})[len(text)] = min(spent[name] for spent in rounds)
        if rounds[-1][WHOLE] > limit:
            break
    return found


def joined(paths: Sequence[Path]) -> Callable[[int], str]:
    """Return what makes one document of a length from the paragraphs of all texts, shuffled: all lengths are alike."""
    texts = [item["text"] for item in read(paths) if not isinstance(item, Unreadable)]
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    Random(0).shuffle(paragraphs)
    whole = "\n".join(paragraphs) + "\n"
    return lambda size: (whole * (size // len(whole) + 1))[:size]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--only", nargs="*", default=[""], help="texts whose name holds one of these")
    cli.add_argument(
        "--texts", nargs="+", type=Path, help="files or folders of ordinary texts, in place of hostile ones"
    )
    cli.add_argument("--smallest", type=int, default=10_000)
    cli.add_argument("--largest", type=int, default=1_000_000)
    cli.add_argument("--limit", type=float, default=60.0)
    cli.add_argument("--all", action="store_true", help="a row for every component, not the steepest alone")
    cli.add_argument("--json", action="store_true")
    options = cli.parse_args()
    sizes = lengths(options.smallest, options.largest)
    timed("临江市计划引进项目12个，总投资30亿元。" * 20, default_pipeline())  # tables load on first use

    rows, faults = [], []
    chosen = {"ordinary texts": joined(options.texts)} if options.texts else HOSTILE
    for name, make in chosen.items():
        if not options.texts and not any(word in name for word in options.only):
            continue
        times = measure(make, sizes, options.limit)
        slopes = {part: s for part, spent in times.items() if (s := slope(spent)) is not None}
        longest = max(times[WHOLE])
        share = {part: times[part][longest] / times[WHOLE][longest] for part in slopes}
        faults += [(name, part, s) for part, s in slopes.items() if s > LINEAR and share[part] >= WORTH]
        row = {
            "text": name,
            "longest": longest,
            "seconds": times[WHOLE][longest],
            "microseconds_per_character": 1e6 * times[WHOLE][longest] / longest,
            "slopes": slopes,
        }
        rows.append(row)
        print(f"{name}: {row['seconds']:.2f} s for {longest:,}, {slopes.get(WHOLE, 0):.2f}", file=sys.stderr)
        for part, s in slopes.items():
            if s > LINEAR:
                print(f"    {part}: {s:.2f}, {times[part][longest]:.2f} s", file=sys.stderr, flush=True)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        show(rows, options.all)
    sys.exit(bool(faults))


def show(rows: list[dict], every: bool) -> None:
    """Print the slopes as a table."""
    table = Table("text", title="Growth of time with length: 1 is linear")
    for heading in ("characters", "µs a character", "whole", "steepest component"):
        table.add_column(heading, justify="right")
    for row in rows:
        parts = sorted(((s, part) for part, s in row["slopes"].items() if part != WHOLE), reverse=True)
        shown = parts if every else parts[:1]
        table.add_row(
            row["text"],
            f"{row['longest']:,}",
            f"{row['microseconds_per_character']:.1f}",
            f"{row['slopes'][WHOLE]:.2f}" if WHOLE in row["slopes"] else "short",
            "\n".join(f"{part} {s:.2f}" for s, part in shown),
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
