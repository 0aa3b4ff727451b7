"""Sums for a year that is not over: planned in its first months, estimated in its last."""

from __future__ import annotations

import re

from policyie.components.targets.cues import Cue
from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

GOES_ON = "estimate-before"
"""The rule of a figure whose sentence goes on with an estimate."""

_FIRST_MONTHS = 3
_LAST_MONTHS = 11
_OF_YEAR = frozenset(
    (
        "gdp",
        "value_added",
        "industrial_output",
        "capital_in_place",
        "fixed_asset_investment",
        "foreign_capital",
        "foreign_trade",
        "exports",
        "retail_sales",
        "fiscal_revenue",
        "tax_revenue",
    )
)
# What says that a sum is one of the days so far.
_TO_DATE = re.compile(r"以来|开局|[已了]|累计|截[至止]|目前|季度|月|首|成功|顺利|同比|比上年|比去年|较")
_ESTIMATED = re.compile(r"[，,]?(?:[^，。；]{0,4})(?:全年|今年|年内)")


def is_ahead(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether news of the first months gives a sum of the economy for the whole year: it is what is planned."""
    if sentence.date is None or sentence.date.month > _FIRST_MONTHS or sentence.scene.genre != "news":
        return False
    if figure.indicator not in _OF_YEAR:
        return False
    text = sentence.scene.text
    before = [e for e in sentence.periods if e.end <= figure.start]
    return (
        bool(before)
        and (before[-1].shift == 0 or before[-1].year == sentence.date.year)
        and before[-1].rule in ("relative-year", "year")
        and not _TO_DATE.search(text, before[-1].end, min(sentence.end, figure.end + 4))
    )


def is_estimate(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue is the estimate of a year that is nearly over: 预计全年完成, written in December."""
    text = sentence.scene.text
    return (
        sentence.date is not None
        and sentence.date.month >= _LAST_MONTHS
        and text.startswith("预计", cue.start)
        and _ESTIMATED.match(text, cue.end) is not None
    )


def goes_on(sentence: Sentence) -> bool:
    """Tell whether the sentence before in the paragraph estimates a year that is nearly over."""
    if sentence.latin or sentence.before is None:
        return False
    last = sentence.before.figures[-1]
    return last.kind == "result" and last.rules.get("kind") in ("cue:预计", GOES_ON)
