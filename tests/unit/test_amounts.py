"""Amounts by example: each line of tests/data/amounts is asserted for its exact spans, values, currencies and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from policyie.components.amounts.component import Amounts
from policyie.components.base import Reading

DATA = Path(__file__).parents[1] / "data" / "amounts"
MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
COMPARATORS = {"eq", "ge", "gt", "le", "lt", "approx", "range"}


class Amount(NamedTuple):
    start: int
    text: str
    value: Decimal
    upper: Decimal | None
    currency: str
    comparator: str
    guess: bool


def expected(marked: str) -> tuple[str, list[Amount]]:
    """Read a marked line: the plain text, and the amounts in it."""
    amounts: list[Amount] = []
    text, at = "", 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        value, *facts = mark[2].split()
        lower, _, upper = value.partition("..")
        bound = next((fact for fact in facts if fact in COMPARATORS), "range" if upper else "eq")
        currency = next((fact for fact in facts if fact.isupper()), "CNY")
        amounts.append(
            Amount(
                len(text), mark[1], Decimal(lower), Decimal(upper) if upper else None, currency, bound, "guess" in facts
            )
        )
        text += mark[1]
    return text + marked[at:], amounts


def found(text: str) -> list[Amount]:
    records = Amounts().find(Reading(text))
    return [
        Amount(
            r["start"],
            r["text"],
            Decimal(r["value"]),
            None if r["upper"] is None else Decimal(r["upper"]),
            r["currency"],
            r["comparator"],
            r["guess"],
        )
        for r in sorted(records, key=lambda r: r["start"])
    ]


def cases() -> Iterator[object]:
    for path in sorted(DATA.glob("*.txt")):
        group, reason = "", ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("# xfail:"):
                reason = line.removeprefix("# xfail:").strip()
            elif line.startswith("#"):
                group = line[1:].strip()
            elif line.strip():
                plain = MARK.sub(r"\1", line)
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                yield pytest.param(
                    line.replace("\\n", "\n").replace("\\t", "\t"),
                    id=f"{path.stem}-{number}-{group}-{plain[:30]}",
                    marks=marks,
                )
                reason = ""


@pytest.mark.parametrize("marked", cases())
def test_example(marked: str) -> None:
    text, amounts = expected(marked)
    assert found(text) == amounts
