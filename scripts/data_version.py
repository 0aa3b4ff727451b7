#!/usr/bin/env python3
"""Write the version of the tables: the day it is written, and a digest of all of them.

usage: data_version.py [--check]

Run it after any change to a table. With --check nothing is written: the exit code is 1 where a table has changed since.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "src" / "policyie" / "resources"


def digest() -> str:
    """Return eight hexadecimal digits that change with any table."""
    total = hashlib.sha256()
    for path in sorted(p for p in RESOURCES.iterdir() if p.suffix in (".csv", ".txt", ".bin", ".gz", ".xz")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:8]


def main() -> int:
    """Write or check the version."""
    path, current = RESOURCES / "VERSION", digest()
    if "--check" in sys.argv[1:]:
        return int(not path.exists() or path.read_text("utf-8").strip().rpartition("+")[2] != current)
    path.write_text(f"{date.today():%Y.%m.%d}+{current}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
