"""List who is found in the opening of each report of a folder: what the officials component is judged by.

    python scripts/report_bylines.py FOLDER [--characters 300] [--misses]

Prints for each text file the opening line by line with the names found, or only the files where nobody is found.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import policyie


def main() -> None:
    """Read the files, print what is found."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--characters", type=int, default=300, help="how much of each report is the opening")
    cli.add_argument("--misses", action="store_true", help="only reports where nobody is found")
    options = cli.parse_args()
    found = files = 0
    for path in sorted(options.folder.glob("*.txt")):
        opening = path.read_text(encoding="utf-8")[: options.characters]
        officials = policyie.extract(opening).officials
        files += 1
        found += bool(officials)
        if officials and options.misses:
            continue
        names = "; ".join(f"{o.text} {','.join(o.roles)} {o.region or '-'}" for o in officials)
        print(f"{path.name}\t{names or '(nobody)'}\t{' / '.join(opening.split(chr(10))[:4])[:110]}")
    print(f"{found} of {files} reports")


if __name__ == "__main__":
    main()
