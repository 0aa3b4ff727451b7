"""Measure how often each rule of the targets is right, and write the shares that confidence is made of.

usage: calibrate_targets.py GOLD.jsonl...

Writes src/policyie/resources/target_confidence.csv (decision, rule, share, seen) and prints the reliability table that
stands in docs/targets.md: what confidence says against how many records are right in kind, indicator, period and
region. Shares are drawn towards a common prior, so that a rule seen twice is not taken as certain.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

from policyie.components.targets import confidence
from policyie.components.targets.confidence import DECISIONS, rule_name
from policyie.evaluation import extract_for
from policyie.tables import rows

TABLE = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources" / "target_confidence.csv"
# Rules were written with these documents in sight; unseen ones do worse by about this much.
PRIOR, WEIGHT = {"kind": 0.88, "indicator": 0.85, "period": 0.8, "region": 0.85}, 25


def pairs(gold: dict, found: dict):
    for record in found["targets"]:
        match = next(
            (
                g
                for g in gold["targets"]
                if g["start"] < record["end"] and record["start"] < g["end"] and g["measure"] == record["measure"]
            ),
            None,
        )
        yield record, match


def main() -> None:
    documents = [
        json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines() if line
    ]
    seen = [pair for gold, found in zip(documents, extract_for(documents), strict=True) for pair in pairs(gold, found)]
    counts = defaultdict(lambda: [0, 0])
    for record, match in seen:
        for decision in DECISIONS:
            count = counts[decision, rule_name(record["rules"].get(decision, "none"))]
            count[0] += match is not None and match.get(decision) == record[decision]
            count[1] += 1
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["decision", "rule", "share", "seen"])
        for (decision, rule), (right, total) in sorted(counts.items()):
            share = (right + PRIOR[decision] * WEIGHT) / (total + WEIGHT)
            table.writerow([decision, rule, f"{share:.3f}", total])
    rows.cache_clear()
    confidence._shares.cache_clear()
    confidence.confidence_of.cache_clear()
    buckets = defaultdict(lambda: [0, 0, 0.0])
    for record, match in seen:
        says = confidence.confidence_of(*[record["rules"].get(d, "none") for d in DECISIONS])
        bucket = buckets[min(int(says * 10), 9)]
        bucket[0] += match is not None and all(match.get(d) == record[d] for d in DECISIONS)
        bucket[1] += 1
        bucket[2] += says
    print("| confidence | records | mean confidence | right |\n|---|---|---|---|")
    for low, (right, total, said) in sorted(buckets.items()):
        print(f"| {low / 10:.1f}-{low / 10 + 0.1:.1f} | {total} | {said / total:.2f} | {right / total:.2f} |")


if __name__ == "__main__":
    main()
