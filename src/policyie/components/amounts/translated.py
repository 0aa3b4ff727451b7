"""Figures as machine translation from Chinese leaves them: 2 billion 305 million, 603 1 yuan, 100 10,000 yuan."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from policyie.components.amounts import patterns as p
from policyie.components.amounts.figure import Figure
from policyie.numerals import arabic

_HEAD_REACH, _RESPECTIVE_REACH, _CLASS_REACH = 32, 30, 60
_CLAUSE = 600  # how far back the beginning of a clause is looked for
_TRILLION, _TEN_THOUSAND, _THOUSAND = 10**12, 10**4, 10**3


def rejoined(text: str, figure: Figure) -> Figure | None:
    """Take the number before a figure into it, where the two are one figure.

    Engines that read 1 as a word of its own put a space before it (6031 yuan becomes 603 1 yuan), and some leave 万
    and 亿 as numbers (100 10,000 yuan, 3.5 100 million yuan). A number before a class of size counts its members
    instead: 5 100 million yuan projects.

    Args:
        text: the folded view.
        figure: an Arabic figure as `figures` builds it, before its currency is read.

    Returns:
        A wider figure, which is a guess; None where the number before is another figure or none.
    """
    start = figure.start
    if text[start - 1 : start] != " " or text[start] != "1" or not text[start - 2 : start - 1].isdigit():
        return None
    head = p.HEAD.search(text, max(0, start - _HEAD_REACH), start)
    if head is None or p.CLASS_AFTER.match(text, figure.end, figure.end + _CLASS_REACH):
        return None
    digits = text[start : figure.end].partition(" ")[0]
    before = arabic(head["num"])
    scale = figure.number * figure.scale
    unit = digits.replace(",", "")
    if unit.strip("0") == "1" and unit != "1":
        # 10,000 and 100 million are 万 and 亿; a whole number before the latter may still count something.
        if scale not in (_TEN_THOUSAND, 10**8) or not ("." in head["num"] or before >= 10):
            return None
        return Figure(head.start("num"), figure.end, before * scale, before, scale, "money.translated", guess=True)
    if "." in head["num"]:
        return None
    whole = Decimal(head["num"].replace(",", "") + unit)
    return Figure(
        head.start("num"), figure.end, whole * figure.scale, whole, figure.scale, "money.translated", guess=True
    )


def compound(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Add up scales that stand side by side: [2 billion] [305 million yuan] is 2.305 billion yuan.

    Such a sum is written by no English hand, so a dollar sign before it, in a text that counts in yuan, stands for 元;
    foreign capital and trade alone are left in dollars.
    """
    found: list[Figure] = []
    for figure in figures:
        before = found[-1] if found else None
        if before is not None and _continues(text, before, figure):
            before.value += figure.value
            before.end, before.scale, before.rule = figure.end, figure.scale, "money.translated"
            before.currency, before.sure = before.currency or figure.currency, before.sure or figure.sure
        else:
            found.append(figure)
    sums = [f for f in found if f.rule == "money.translated" and f.currency == "USD" and text[f.start] == "$"]
    if sums and any(f.currency == "CNY" for f in found):
        for figure in sums:
            floor = max(0, figure.start - _CLAUSE)
            clause = max(floor - 1, *(text.rfind(mark, floor, figure.start) for mark in ".;,\n"))
            if not p.FOREIGN.search(text, clause + 1, figure.start):
                figure.currency, figure.guess = "CNY", True
    return found


def _continues(text: str, before: Figure, figure: Figure) -> bool:
    """Tell whether a figure is the lower part of the sum before it, which then has no currency of its own after it."""
    if not (figure.value < before.scale and figure.scale < before.scale and figure.scale >= _THOUSAND):
        return False
    if before.upper is not None or figure.upper is not None or not text[before.end - 1].isalpha():
        return False
    if not text.startswith(("$", "rmb", "us", "cny"), before.start) and before.currency is not None:
        return False
    link = text[before.end : figure.start]
    if link == " ":
        return True
    # "1 billion and 500 million yuan" are mostly two sums.
    return (
        link == " and "
        and before.scale >= _TRILLION
        and not p.RESPECTIVELY.search(text, figure.end, min(len(text), figure.end + _RESPECTIVE_REACH))
    )
