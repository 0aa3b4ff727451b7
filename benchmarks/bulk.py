#!/usr/bin/env python3
"""How much faster worker processes are, and how much memory they take over very many documents.

usage: bulk.py [PATH...] [--n-process K] [--documents N] [--characters N] [--tries N] [--only speed|memory] [--json]

PATH are text files or folders of them, by default the sample documents of seeds/; they are cut into documents of about
--characters, each with a number of its own, so that no two are the same.

Speed: the same documents in one process and in K workers, in turn, --tries times. The ratio of the shortest times is
what a quiet machine shows. On a machine that others use too, the processor time tells more: what the workers and this
process need together once started, spread over K cores, against what one process needs.

Memory: --documents from a generator through K workers; the resident memory of each worker and of this process after
each tenth of them, and their peaks. Linux only (/proc).
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import platform
import resource
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import spacy

import policyie
from policyie.readers import Unreadable, read


def pieces(paths: list[Path], characters: int) -> list[str]:
    """The texts of all files, cut at the ends of lines into pieces of about so many characters."""
    found, piece = [], ""
    for item in read(paths):
        if isinstance(item, Unreadable):
            continue
        for line in item["text"].splitlines(keepends=True):
            piece += line
            if len(piece) >= characters:
                found.append(piece)
                piece = ""
    return [*found, piece] if piece else found


def documents(texts: list[str], count: int) -> Iterator[dict]:
    """So many documents, no two the same."""
    for number, text in zip(range(count), itertools.cycle(texts), strict=False):
        yield {"id": str(number), "text": f"第{number}号文件\n{text}"}


def cpu() -> float:
    """Seconds of processor time of this process and of the children that have ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def timed(texts: list[str], count: int, n_process: int) -> dict[str, float]:
    """Wall-clock and processor seconds of a run, and those until its first result."""
    gc.collect()
    begun, spent = perf_counter(), cpu()
    first = 0.0
    for number, _ in enumerate(policyie.extract_many(documents(texts, count), n_process=n_process)):
        if number == 0:
            first = perf_counter() - begun
    return {"wall": perf_counter() - begun, "cpu": cpu() - spent, "first": first}


def speed(texts: list[str], count: int, n_process: int, tries: int) -> dict:
    """The times of one process and of workers, and their ratios.

    A fifth of the documents is read apart: what the others take more is free of the start of the workers.
    """
    policyie.extract("投资3亿元")  # the tables are loaded
    few = count // 5
    best: dict[tuple[int, int], dict[str, float]] = {}
    for _ in range(tries):
        for workers in (1, n_process):
            for number in (few, count):
                times = timed(texts, number, workers)
                known = best.setdefault((workers, number), times)
                best[workers, number] = {name: min(known[name], times[name]) for name in times}
    one, many = best[1, count], best[n_process, count]
    more = {workers: best[workers, count]["cpu"] - best[workers, few]["cpu"] for workers in (1, n_process)}
    characters = sum(len(document["text"]) for document in documents(texts, count))
    return {
        "documents": count,
        "characters": characters,
        "one process, seconds": one["wall"],
        f"{n_process} workers, seconds": many["wall"],
        f"{n_process} workers, seconds to the first result": many["first"],
        "one process, processor seconds": one["cpu"],
        f"{n_process} workers, processor seconds": many["cpu"],
        "one process, processor milliseconds a document": 1000 * more[1] / (count - few),
        f"{n_process} workers, processor milliseconds a document": 1000 * more[n_process] / (count - few),
        "times as fast by the clock": one["wall"] / many["wall"],
        "times as fast by processor time, once started": n_process * more[1] / more[n_process],
    }


def memory_of(pid: int) -> tuple[float, float]:
    """Resident memory of a process and its peak, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return int(fields["VmRSS"].split()[0]) / 1024, int(fields["VmHWM"].split()[0]) / 1024


def workers() -> list[int]:
    """The worker processes of this one."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            command = Path(f"/proc/{path.parent.name}/cmdline").read_text()
        except OSError:
            continue
        if parent == os.getpid() and "resource_tracker" not in command:
            found.append(int(path.parent.name))
    return sorted(found)


def memory(texts: list[str], count: int, n_process: int) -> dict:
    """Resident memory in MB after each tenth of the documents."""
    rows = []
    begun = perf_counter()
    results = policyie.extract_many(documents(texts, count), n_process=n_process)
    for number, _ in enumerate(results, start=1):
        if number % (count // 10) == 0:
            here, below = memory_of(os.getpid()), [memory_of(pid) for pid in workers()]
            rows.append(
                {
                    "documents": number,
                    "seconds": round(perf_counter() - begun),
                    "workers": [round(now) for now, _ in below],
                    "workers at peak": [round(peak) for _, peak in below],
                    "this process": round(here[0]),
                }
            )
            print(json.dumps(rows[-1]), flush=True)
    return {"documents": count, "after": rows}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    cli.add_argument("paths", nargs="*", type=Path, default=sorted(seeds.glob("*.txt")))
    cli.add_argument("--n-process", type=int, default=2)
    cli.add_argument("--documents", type=int, default=100_000, help="for memory; a fiftieth of them for speed")
    cli.add_argument("--characters", type=int, default=1_000)
    cli.add_argument("--tries", type=int, default=5)
    cli.add_argument("--only", choices=["speed", "memory"])
    cli.add_argument("--json", action="store_true", help="print the results as JSON, at the end")
    args = cli.parse_args()

    texts = pieces(args.paths, args.characters)
    result: dict = {"machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {spacy.__version__}"}
    if args.only != "memory":
        result["speed"] = speed(texts, max(args.documents // 50, 5), args.n_process, args.tries)
    if args.only != "speed":
        result["memory"] = memory(texts, args.documents, args.n_process)
    if args.json:
        print(json.dumps(result, indent=1))
        return
    for name, value in result.get("speed", {}).items():
        print(f"{name:55} {value if not isinstance(value, float) else round(value, 2)}")


if __name__ == "__main__":
    main()
