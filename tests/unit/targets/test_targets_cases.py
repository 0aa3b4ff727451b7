"""Targets by phenomenon: each line of tests/data/targets is a sentence with everything that is to be read from it."""

import re
from pathlib import Path

import pytest

from policyie.comparators import bound_of
from policyie.components.base import Reading
from policyie.components.targets.component import Targets

DATA = Path(__file__).resolve().parents[2] / "data" / "targets"
TARGETS = Targets()
_TAG = re.compile(r"\[(?P<amount>[^\]]+)\]|\{(?P<region>[^|}]+)\|(?P<code>[^}]+)\}|<(?P<industry>[^>]+)>")


def read(tagged: str) -> list[dict]:
    """Read a tagged sentence into its targets."""
    published: str | None = "2023-05-10"
    if tagged.startswith("@"):
        given, _, tagged = tagged[1:].partition(" ")
        published = None if given == "-" else given
    text, amounts, regions, industries, at = "", [], [], [], 0
    for tag in _TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        start = len(text)
        text += tag["amount"] or tag["region"] or tag["industry"]
        record = {"start": start, "end": len(text), "text": text[start:]}
        if tag["amount"]:
            amounts.append(record | {"value": "1", "upper": None, "currency": "CNY"})
        elif tag["region"]:
            regions.append(record | {"code": tag["code"]})
        else:
            industries.append(record)
        at = tag.end()
    text = (text + tagged[at:]).replace("⏎", "\n")
    for record in amounts:
        record["comparator"] = (
            "range"
            if re.search(r"\d[亿万]元[—-]\d", record["text"])
            else bound_of(text.lower(), record["start"], record["end"]).comparator
        )
        if re.fullmatch(r"[十百千万]*亿级?", record["text"]) or "level" in record["text"]:
            record["comparator"] = "ge"
    reading = Reading(text, TARGETS.own_lexicon)
    reading.results.update(amounts=amounts, regions=regions, industries=industries)
    reading.meta.update(published=published, home="511700")
    records = TARGETS.find(reading)
    for record in records:
        assert text[record["start"] : record["end"]] == record["text"]
        assert record["evidence_start"] <= record["start"] < record["end"] <= record["evidence_end"]
    return sorted(records, key=lambda r: r["start"])


def cases(name: str):
    heading = ""
    for number, line in enumerate((DATA / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            heading = line[1:].strip()
        elif line:
            text, _, expected = line.partition(" =>")
            yield pytest.param(
                text,
                [e.strip() for e in expected.split(" ; ")] if expected.strip() else [],
                id=f"{name}-{number}-{heading[:40]}",
            )


def figure(record: dict) -> str:
    value = record["value"] if record["upper"] is None else f"{record['value']}~{record['upper']}"
    tail = " growth" if record["growth_of"] else f" {record['unit']}" if record["measure"] == "count" else ""
    return f"{record['measure']} {value}{tail}"


@pytest.mark.parametrize(("text", "expected"), [*cases("figures")])
def test_figures(text, expected):
    assert [figure(r) for r in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [*cases("kinds")])
def test_kind(text, expected):
    assert [r["kind"] for r in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [*cases("indicators")])
def test_indicator(text, expected):
    assert [r["indicator"] for r in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [*cases("periods")])
def test_period(text, expected):
    assert [r["period"] or "-" for r in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [*cases("regions")])
def test_region(text, expected):
    assert [r["region"] or "-" for r in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [*cases("aligned")])
def test_alignment(text, expected):
    assert [f"{r['indicator']} {r['region']}" for r in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [*cases("bounds")])
def test_comparator(text, expected):
    assert [r["comparator"] for r in read(text)] == expected
