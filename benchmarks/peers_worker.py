#!/usr/bin/env python3
"""One system of peers_adapters.py as a process: it loads the system, then times it or extracts with it on request.

usage: peers_worker.py SYSTEM

Requests come on standard input, one line of JSON each: ``{"do": "time" or "extract", "documents": [[text, language],
...]}``. Answers go to standard output, one line of JSON each, first of all ``{"load": seconds}``. Seconds
are those of the processor, which other work on the machine disturbs least.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import Any

from peers_adapters import SYSTEMS


def peak_memory() -> float | None:
    """The most memory that this process has held, in MB; None where the machine does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def answers(name: str, requests: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Load a system and answer requests. Loading includes a first document, as some systems load on first use."""
    system = SYSTEMS[name]
    start = process_time()
    find = system.load()
    find("2023年绍兴市投资3亿元。", "zh")
    find("Shaoxing invested 300 million yuan in 2023.", "en")
    yield {"load": process_time() - start}
    for request in requests:
        documents = request["documents"]
        if request["do"] == "time":
            gc.collect()
            start = process_time()
            for text, language in documents:
                find(text, language)
            yield {"seconds": process_time() - start, "memory": peak_memory()}
        else:
            yield {"found": [system.read(text, find(text, language)) for text, language in documents]}


def main() -> None:
    """Answer until the input ends; what the system itself prints goes to standard error."""
    warnings.simplefilter("ignore")
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    requests = (json.loads(line) for line in sys.stdin)
    for answer in answers(sys.argv[1], requests):
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main()
