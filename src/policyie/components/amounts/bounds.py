"""The bound of each figure: what the words around it say."""

from __future__ import annotations

from policyie.comparators import bound_after, bound_before
from policyie.components.amounts import patterns as p
from policyie.components.amounts.figure import Figure


def set_bounds(text: str, found: list[Figure]) -> None:
    """Set comparators from the cues beside each figure; joined figures share them: 突破1亿元、5亿元."""
    carried, end = "eq", -1
    for figure in found:
        comparator = bound_before(text, figure.start).comparator
        if comparator == "eq" and figure.comparator == "eq":
            comparator = _condition(text, figure)
        if comparator == "eq" and carried != "eq" and p.JOINED.fullmatch(text, end, figure.start):
            comparator = carried
        carried, end = comparator, figure.end
        if comparator == "eq":
            comparator = bound_after(text, figure.end).comparator
        if figure.upper is not None:
            figure.comparator = "range"
        elif comparator != "eq":
            figure.comparator = comparator
    for figure, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        # 1亿或2亿元以上
        alike = figure.comparator == "eq" and following.comparator != "range" and following.start - figure.end <= 4
        if alike and p.EITHER_OR.fullmatch(text, figure.end, following.start):
            figure.comparator = following.comparator


def _condition(text: str, figure: Figure) -> str:
    start = figure.start
    if text[start - 1 : start] in ("到", "达", "满", "现") and p.REACHED.search(text, max(0, start - 2), start):
        return "ge" if p.CONDITION.match(text, figure.end) else "eq"
    if p.FROM_PRICE.search(text, max(0, start - 9), start) and p.PER.match(text, figure.end):
        return "ge"
    return "eq"
