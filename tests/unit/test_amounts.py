"""Amounts by example: each line of tests/data/amounts is asserted for its exact spans, values, currencies and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from policyie.components.amounts.component import Amounts
from policyie.components.amounts.patterns import RULES
from policyie.components.base import Reading
from policyie.tables import rows

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


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule}-{example[:20]}")
    for rule, (_, examples) in RULES.items()
    for example in examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_makes_what_its_example_marks(rule: str, example: str) -> None:
    marked = re.findall(r"\[([^\]]+)\]", example)
    records = Amounts().find(Reading(re.sub(r"[\[\]]", "", example)))
    assert [r["text"] for r in records if r["rule"] == rule] == marked


def test_every_rule_of_the_output_is_named() -> None:
    made = set()
    for case in cases():
        text, _ = expected(str(case.values[0]))  # type: ignore[attr-defined]
        made |= {r["rule"] for r in Amounts().find(Reading(text))}
    assert made == set(RULES)


def test_there_are_many_examples_of_both_kinds() -> None:
    lines = [expected(str(case.values[0]))[1] for case in cases()]  # type: ignore[attr-defined]
    assert len(lines) >= 400
    assert sum(not amounts for amounts in lines) >= 150


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['side']}-{row['surface']}") for row in rows("currencies")])
def test_currency_is_read_from_its_example(row: dict[str, str]) -> None:
    [amount] = found(row["example"])
    assert (amount.text, amount.currency) == (row["example"], row["code"])


COMPARATOR_ROWS = [
    pytest.param(row, id=f"{row['side']}-{row['reach']}-{row['surface']}") for row in rows("comparators")
]


@pytest.mark.parametrize("row", COMPARATOR_ROWS)
def test_comparator_is_read_from_its_example(row: dict[str, str]) -> None:
    assert row["surface"] in row["example"]
    assert [amount.comparator for amount in found(row["example"])] == [row["comparator"]]


WORD_ROWS = [pytest.param(row, id=f"{row['kind']}-{row['word']}") for row in rows("amount_words")]
NO_MONEY = {"counted_after", "counted_before", "no_yuan_before"}
CLASSES = {"group_head", "class_head"}


@pytest.mark.parametrize("row", WORD_ROWS)
def test_word_decides_its_example(row: dict[str, str]) -> None:
    amounts = found(row["example"])
    if row["kind"] in NO_MONEY:
        assert amounts == []
    elif row["kind"] == "single_head":
        assert [amount.comparator for amount in amounts] == ["eq"]
    elif row["kind"] in CLASSES:
        assert [amount.comparator for amount in amounts] == ["ge"]
    else:
        assert amounts[-1].comparator == "eq"
        assert amounts[-1].value in (5 * 10**9, 2 * 10**9)


def test_guess_and_doubt_about_a_lost_point_are_told() -> None:
    reading = Reading("协议投资25 7亿元，另有\n 25 7亿元")
    records = Amounts().find(reading)
    assert [(r["text"], r["guess"]) for r in records] == [("25 7亿元", True), ("7亿元", False)]
    assert [(n["code"], reading.text[n["start"] : n["end"]]) for n in reading.results["notices"]] == [
        ("lost_decimal_point", "25 7亿元"),
        ("lost_decimal_point", "7亿元"),
    ]


def test_works_alone_in_a_blank_pipeline() -> None:
    import spacy

    nlp = spacy.blank("zh")
    nlp.add_pipe("policyie_amounts")
    doc = nlp("完成投资12.6亿元，利用外资$3亿。")
    assert [(span.text, span.label_, span.id_) for span in doc.spans["amounts"]] == [
        ("12.6亿元", "MONEY", "money.figure"),
        ("$3亿", "MONEY", "money.figure"),
    ]
