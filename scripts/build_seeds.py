"""Build the expected extractions of seeds/ from their annotations, and check them.

usage: python scripts/build_seeds.py [--check] [--seeds DIR]

For every `annotations/NAME.json` this writes `NAME.json` (the expected extraction beside the document) and one line of
`expected.jsonl` (the same with the text, for `policyie evaluate`). With --check nothing is written: the exit status is
1 when a file on disk differs. How annotations are written is told in seeds/README.md; every fault is reported at once.
"""

import argparse
import json
import re
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LISTS = ("amounts", "regions", "industries", "officials", "targets")
COMPARATORS = frozenset("eq ge gt le lt approx range".split())
KINDS = frozenset("goal result commitment threshold support other".split())
COUNTED = frozenset("projects enterprises jobs mu other".split())
INDICATORS = frozenset(
    """gdp value_added industrial_output output_value revenue profit fixed_asset_investment industrial_investment
    technical_upgrade_investment capital_in_place contracted_investment project_investment foreign_capital
    foreign_trade exports imports retail_sales fiscal_revenue tax_revenue fiscal_spending resident_income r_and_d
    fund_size financing social_capital subsidy market_size cluster_scale project_count enterprise_count employment
    price land other""".split()
)
ROLES = frozenset(
    """general_secretary president premier vice_premier state_councilor minister vice_minister party_secretary
    deputy_party_secretary party_committee_member governor vice_governor mayor vice_mayor district_head
    vice_district_head county_head vice_county_head npc_chair npc_vice_chair cppcc_chair cppcc_vice_chair
    secretary_general deputy_secretary_general department_head department_deputy_head zone_head zone_deputy_head
    town_head inspector spokesperson envoy other""".split()
)
REGION = re.compile(r"\d{6}|cluster:[a-z]+(?:-[a-z]+)*|[A-Z]{2}")
CURRENCY = re.compile(r"[A-Z]{3}")
INDUSTRY = re.compile(r"\d\d|[A-T]")
PERIOD = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?)(?:/(\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?))?")
# What stands before a span that begins within a figure: 5亿元 of 2.5亿元.
WITHIN_FIGURE = re.compile(r"[0-9][.,]?\Z")
PASSED_OVER = object()


class Span(NamedTuple):
    start: int
    end: int


class Faults(list[str]):
    """What is wrong, said with the document's name; `unless(ok, what)` adds a fault where `ok` is false."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def unless(self, ok: object, what: str) -> None:
        if not ok:
            self.append(f"{self.name}: {what}")


def split_context(written: str) -> tuple[str, str, str]:
    """`"项目[62]个"` is the span 62 between two pieces of context; without brackets all of it is the span."""
    before, bracket, rest = written.partition("[")
    if not bracket:
        return "", written, ""
    inside, _, after = rest.partition("]")
    return before, inside, after


def occurrences(text: str, written: str) -> list[Span]:
    """Every place of a written span; a bare Latin name counts on word borders only."""
    before, inside, after = split_context(written)
    found = []
    at = text.find(before + inside + after)
    while at >= 0:
        span = Span(at + len(before), at + len(before) + len(inside))
        around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
        if before or after or not (inside.isascii() and any(c.isascii() and c.isalnum() for c in around)):
            found.append(span)
        at = text.find(before + inside + after, at + 1)
    return found


def overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def place(text: str, rows: list[tuple[str, Any]], passed_over: list[str], faults: Faults) -> list[tuple[Span, Any]]:
    """Give every (written span, facts) its places, longest first: a name inside a longer one of the list is skipped.

    What is written with context goes before the bare string. `passed_over` are longer strings in which nothing of the
    list counts (a place in the name of a company), so they take their places and are dropped at the end.
    """
    placed: list[tuple[Span, Any]] = []
    rows = rows + [(written, PASSED_OVER) for written in passed_over]
    for written, facts in sorted(rows, key=lambda row: (-len(split_context(row[0])[1]), -len(row[0]))):
        fresh = [s for s in occurrences(text, written) if not any(overlap(s, other) for other, _ in placed)]
        faults.unless(fresh, f"{written!r} is nowhere, or only inside longer spans")
        placed += [(span, facts) for span in fresh]
    return sorted((item for item in placed if item[1] is not PASSED_OVER), key=lambda item: item[0])


def mention(text: str, span: Span, **facts: Any) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]} | facts


def decimal(written: str, faults: Faults) -> str:
    """`12e9` as the exact plain string 12000000000."""
    try:
        plain = f"{Decimal(written):f}"
    except InvalidOperation:
        faults.unless(False, f"{written!r} is no number")
        return written
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def is_region(code: str | None) -> bool:
    return code is None or bool(REGION.fullmatch(code))


def build_regions(text: str, data: dict[str, Any], faults: Faults) -> list[dict[str, Any]]:
    rows = [(written, code or None) for code, names in data["regions"].items() for written in names]
    for _, code in rows:
        faults.unless(is_region(code), f"region code {code!r}")
    return [mention(text, span, code=code) for span, code in place(text, rows, data.get("not_regions", []), faults)]


def build_industries(text: str, data: dict[str, Any], faults: Faults) -> list[dict[str, Any]]:
    rows = []
    for written, codes, sei in data["industries"]:
        gb4754 = codes.split()
        faults.unless(gb4754 and all(map(INDUSTRY.fullmatch, gb4754)), f"GB/T 4754 codes of {written}: {codes!r}")
        faults.unless(
            sei is None or (len(sei) == 1 and sei in "123456789"), f"strategic category of {written}: {sei!r}"
        )
        rows.append((written, {"gb4754": gb4754, "sei": sei}))
    return [mention(text, span, **facts) for span, facts in place(text, rows, data.get("not_industries", []), faults)]


def build_officials(text: str, data: dict[str, Any], faults: Faults) -> list[dict[str, Any]]:
    rows = []
    for names, written_roles, region in data["officials"]:
        roles = written_roles.split()
        faults.unless(set(roles) <= ROLES, f"roles of {names}: {written_roles!r}")
        faults.unless(is_region(region), f"region of {names}: {region!r}")
        rows += [(written, {"roles": roles, "region": region}) for written in names]
    return [mention(text, span, **facts) for span, facts in place(text, rows, data.get("not_officials", []), faults)]


def is_period(written: str | None) -> bool:
    """A year, month or quarter, or an interval of two of the same kind, in order."""
    found = PERIOD.fullmatch(written or "")
    if written is None or not found:
        return written is None
    first, last = found.groups()
    return last is None or (len(first) == len(last) and first < last)


def build_target(text: str, span: Span, row: list[Any], data: dict[str, Any], faults: Faults) -> dict[str, Any]:
    written, value, unit, comparator, kind, indicator, period, *rest = row
    facts = {"region": data["home"], "industries": [], "growth_of": False} | (rest[0] if rest else {})
    measure = "money" if CURRENCY.fullmatch(unit) else "percent" if unit == "percent" else "count"
    lower, _, upper = value.partition("..")
    where = f"target {written!r}: "
    cut = text[span.start].isdigit() and WITHIN_FIGURE.search(text, max(0, span.start - 2), span.start)
    faults.unless(not cut, where + "begins within a figure")
    faults.unless(measure != "count" or unit in COUNTED, where + f"unit {unit!r}")
    faults.unless(comparator in COMPARATORS, where + f"comparator {comparator!r}")
    faults.unless(bool(upper) == (comparator == "range"), where + "a range has two ends, and only a range")
    faults.unless(kind in KINDS, where + f"kind {kind!r}")
    faults.unless(indicator in INDICATORS, where + f"indicator {indicator!r}")
    faults.unless(is_period(period), where + f"period {period!r}")
    faults.unless(is_region(facts["region"]), where + f"region {facts['region']!r}")
    faults.unless(not facts["growth_of"] or measure == "percent", where + "only a percentage is a growth rate")
    faults.unless(set(facts) == {"region", "industries", "growth_of"}, where + f"unknown fields in {rest}")
    known = {split_context(industry[0])[1] for industry in data["industries"]}
    faults.unless(set(facts["industries"]) <= known, where + f"industries {facts['industries']} are not all annotated")
    figure = {
        "measure": measure,
        "value": decimal(lower, faults),
        "upper": decimal(upper, faults) if upper else None,
        "unit": unit,
        "comparator": comparator,
    }
    return mention(text, span, **figure, kind=kind, indicator=indicator, period=period, **facts)


def build_targets(text: str, data: dict[str, Any], faults: Faults) -> list[dict[str, Any]]:
    """Rows stand in the order of the text, so each is looked for after the end of the one before it."""
    targets, after = [], 0
    for row in data["targets"]:
        span = next((s for s in occurrences(text, row[0]) if s.start >= after), None)
        if span is None:
            faults.unless(False, f"target {row[0]!r} is not in the text after offset {after}")
            continue
        targets.append(build_target(text, span, row, data, faults))
        after = span.end
    return targets


def amount_of(target: dict[str, Any]) -> dict[str, Any]:
    """Every sum of money is a target too, so the amounts are the targets measured in money."""
    facts = {key: target[key] for key in ("start", "end", "text", "value", "upper")}
    return facts | {"currency": target["unit"], "comparator": target["comparator"]}


def build(path: Path) -> tuple[dict[str, Any], Faults]:
    """One annotation file to the expected record, with its text, and what is wrong with it."""
    data = json.loads(path.read_text("utf-8"))
    faults = Faults(path.stem)
    text = (path.parent.parent / f"{path.stem}.txt").read_text("utf-8")
    targets = build_targets(text, data, faults)
    record = {
        "id": path.stem,
        **{key: data[key] for key in ("language", "published", "home")},
        "text": text,
        "amounts": [amount_of(target) for target in targets if target["measure"] == "money"],
        "regions": build_regions(text, data, faults),
        "industries": build_industries(text, data, faults),
        "officials": build_officials(text, data, faults),
        "targets": targets,
    }
    for name in ("regions", "industries", "officials"):
        for named in record[name]:
            inside = any(overlap(Span(named["start"], named["end"]), Span(t["start"], t["end"])) for t in targets)
            faults.unless(not inside, f"{named['text']!r} of {name} at {named['start']} overlaps a target")
    return record, faults


def outputs(seeds: Path) -> tuple[dict[Path, str], list[str]]:
    """What every built file should hold, and all faults."""
    files, lines, faults = {}, [], []
    for path in sorted((seeds / "annotations").glob("*.json")):
        record, found = build(path)
        faults += found
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
        files[seeds / path.name] = layout({key: value for key, value in record.items() if key != "text"})
    files[seeds / "expected.jsonl"] = "".join(lines)
    return files, faults


def layout(record: dict[str, Any]) -> str:
    """JSON with one mention a line, which reads and compares well."""
    parts = []
    for key, value in record.items():
        if key in LISTS and value:
            rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f"{json.dumps(key)}: [\n{rows}\n ]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def main() -> int:
    cli = argparse.ArgumentParser(description="Build and check the expected extractions of the seeds.")
    cli.add_argument("--check", action="store_true", help="write nothing; fail where a file is out of step")
    cli.add_argument("--seeds", type=Path, default=SEEDS)
    args = cli.parse_args()
    files, faults = outputs(args.seeds)
    for path, content in files.items():
        if args.check:
            current = path.read_text("utf-8") if path.exists() else None
            if current != content:
                faults.append(f"{path.name}: out of step with its annotations")
        else:
            path.write_text(content, "utf-8", newline="\n")
    print(*faults, sep="\n", file=sys.stderr) if faults else print(f"{len(files) - 1} seeds, no faults")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
