#!/usr/bin/env python3
"""How fast damaged text is read, as a ratio to the clean text that it was made from: 0.5 is half the speed.

usage: damage.py [PATH...] [--repeats N] [--characters N] [--only NAME]

PATH are text files or folders of them, by default the sample documents of seeds/. Each document is damaged in every
way that the tests know (tests/support/damage.py). Clean and damaged copies are read in turn, document by document, so
that a slow moment of the machine hits both alike; the share is that of the sums of each document's fastest round.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

import policyie

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from support.damage import DAMAGES  # noqa: E402
from throughput import texts_of  # noqa: E402


def pairs(clean: Sequence[str], name: str) -> list[tuple[str, str]]:
    """Each text beside its damaged copy, where the damage changes it."""
    copies = [(text, DAMAGES[name](text).text) for text in clean]
    return [(text, copy) for text, copy in copies if text != copy]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=sorted((ROOT / "seeds").glob("*.txt")), metavar="PATH")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--characters", type=int, default=0, help="read about so many, repeating the texts")
    parser.add_argument("--only", default="", help="damages whose name holds this")
    options = parser.parse_args(arguments)
    nlp = policyie.load()
    clean = texts_of(options.paths, max(1, options.characters))
    table = Table("damage", title="speed on damaged text; the same text clean is 1")
    for heading in ("documents", "speed to clean text", "speed by characters as given"):
        table.add_column(heading, justify="right")
    for name in DAMAGES:
        if options.only not in name:
            continue
        both = pairs(clean, name)
        if not both:
            continue
        spent = [[float("inf")] * len(both) for _ in ("clean", "damaged")]
        for _ in range(options.repeats):
            gc.collect()
            for i, pair in enumerate(both):
                for kind, text in enumerate(pair):
                    start = perf_counter()
                    policyie.PolicyDocument.from_doc(nlp(text))
                    spent[kind][i] = min(spent[kind][i], perf_counter() - start)
        share = sum(spent[0]) / sum(spent[1])
        longer = sum(len(copy) for _, copy in both) / sum(len(text) for text, _ in both)
        table.add_row(name, str(len(both)), f"{share:.2f}", f"{share * longer:.2f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
