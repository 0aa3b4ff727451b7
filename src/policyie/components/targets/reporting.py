"""The stretch of time that a text reports: months that it goes on about, and the same months of another year."""

from __future__ import annotations

import re

from policyie.components.targets.dating import is_aside
from policyie.components.targets.figures import Figure
from policyie.components.targets.governing import RUNNING
from policyie.components.targets.measuring import of_quota
from policyie.components.targets.span import Sentence
from policyie.periods import resolve, tense

# Indicators of an economy as a whole, which a report gives for the period it is about.
ECONOMY = frozenset(
    (
        "gdp",
        "value_added",
        "industrial_output",
        "output_value",
        "revenue",
        "profit",
        "fixed_asset_investment",
        "industrial_investment",
        "foreign_capital",
        "foreign_trade",
        "exports",
        "imports",
        "retail_sales",
        "fiscal_revenue",
        "tax_revenue",
        "fiscal_spending",
        "resident_income",
        "r_and_d",
        "capital_in_place",
    )
)
REPORTED = frozenset(("quarter", "quarters", "months", "half-year"))
TO_DATE = REPORTED | {"year-to-date"}
_YEARS_BACK = frozenset(("past-years", "next-years"))
FAR_REACH = 6000
_COMPARES = re.compile(r"[比较与同于]\Z")
_YEAR = re.compile(r"\d{4}(?=-|/|\Z)")


def economy_before(sentence: Sentence, figure: Figure) -> Figure | None:
    """Return the figure of the economy before a sum of the economy: 一般预算收入完成3亿元，累计支出9亿元."""
    if figure.indicator not in ECONOMY or sentence.latin:
        return None
    start = sentence.segment(figure.start)[0]
    for other in reversed(sentence.figures):
        if start <= other.start and other.end <= figure.start:
            told = other.kind == "result" and other.period is not None and other.indicator in ECONOMY
            return other if told else None
    return None


def same_stretch(sentence: Sentence, figure: Figure) -> str | None:
    """Return the stretch of another year in which a figure is given: 2020年同期下降3%, said of January to May."""
    text = sentence.scene.text
    if text.find("同期", figure.clause[0], figure.start) < 0:
        return None
    own = [
        e
        for e in sentence.periods
        if figure.clause[0] <= e.start < figure.start
        and e.year is not None
        and e.last_year is None
        and text.startswith("同期", e.end)
        and not _COMPARES.search(text, max(0, e.start - 3), e.start)
    ]
    if not own:
        return None
    year = str(own[-1].year)
    for e in reversed(sentence.scene.periods_in(max(0, sentence.start - FAR_REACH), own[-1].start)):
        if e.rule in TO_DATE and not sentence.scene.compared(e):
            iso = resolve(e, sentence.date, sentence.scene.year, True)
            return _YEAR.sub(year, iso) if iso else None
    return None


def reported_stretch(sentence: Sentence, figure: Figure) -> str | None:
    """Return the months that a Chinese text has been reporting when it comes to an indicator of the economy."""
    scene = sentence.scene
    if figure.indicator not in ECONOMY or scene.is_report:
        return None
    for earlier in reversed(scene.periods_in(max(0, sentence.start - FAR_REACH), sentence.start)):
        if earlier.rule not in RUNNING or scene.compared(earlier) or is_aside(scene.text, earlier):
            continue
        if earlier.rule in _YEARS_BACK:
            continue  # 近几年来
        if of_quota(scene.text, earlier):
            continue
        if earlier.rule not in TO_DATE:
            return None
        iso = resolve(earlier, sentence.date, scene.year, True)
        return iso if iso and tense(iso, sentence.date) <= 0 else None
    return None
