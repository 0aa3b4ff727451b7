"""Print a table of everything that documents promises or reports.

usage: python examples/table_of_targets.py [FILE...]
"""

import sys
from pathlib import Path

import policyie
from policyie.readers import Unreadable, read

files = sys.argv[1:] or sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))

documents = [record for record in read(files) if not isinstance(record, Unreadable)]
for found in policyie.extract_many(documents):
    if isinstance(found, policyie.Failure):
        print(f"{found.id}: {found.message}", file=sys.stderr)
        continue
    for target in found.targets:
        cells = (found.id, target.kind, target.indicator, target.comparator, target.value, target.unit)
        print(*cells, target.region, target.period, "|".join(target.industries), target.text, sep="\t")
