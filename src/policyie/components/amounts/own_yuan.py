"""Whose yuan 元 is: that of Hong Kong, Macao or Taiwan where the text speaks for the place and means it."""

from __future__ import annotations

import re
from bisect import bisect_right

from policyie.components.amounts import patterns as p
from policyie.components.amounts.figure import Figure

_SENTENCE_REACH = 80
_BREAK = re.compile("\n")


def set_own_yuan(text: str, found: list[Figure]) -> None:
    """Set the currency of figures in 元 that are in the money of the place which the text speaks for.

    That is so after a figure in that money in a paragraph that speaks for the place (本港…港元…元), and in a sentence
    whose subject is its government (特区政府预留50亿元).
    """
    speaks = p.SPEAKS_FOR.search(text) is not None
    if not speaks and not any(figure.currency in p.OWN_YUAN for figure in found):
        return
    of_region = _region_named_most(text) if speaks else ""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    paragraph, last = -1, None
    for figure in found:
        here = bisect_right(breaks, figure.start)
        if here != paragraph:
            paragraph, last = here, None
        written = text[figure.start : figure.end]
        if figure.currency in p.OWN_YUAN:
            start = breaks[here - 1] if here else 0
            end = breaks[here] if here < len(breaks) else len(text)
            last = figure.currency if p.OWN_YUAN[figure.currency].search(text, start, end) else None
        elif figure.currency == "CNY" and ("人民币" in written or "rmb" in written):
            last = None
        elif figure.currency == "CNY" and written.endswith("元"):
            figure.currency = last or (speaks and _of_subject(text, figure, of_region)) or "CNY"


def _of_subject(text: str, figure: Figure, of_region: str) -> str | None:
    """Return the currency of the government that the sentence before a figure names, no mainland place between."""
    reach = max(0, figure.start - _SENTENCE_REACH)
    sentence = max(reach, *(text.rfind(stop, reach, figure.start) + 1 for stop in "。；\n"))
    subjects = list(p.SPEAKS_FOR.finditer(text, sentence, figure.start))
    if not subjects or p.MAINLAND.search(text, sentence, figure.start):
        return None
    place = subjects[-1].lastgroup
    return of_region if place == "SAR" else place


def _region_named_most(text: str) -> str:
    """Say whose government 特区政府 is: that of the place which the text names more often."""
    hong_kong, macao = text.count("香港") + text.count("本港"), text.count("澳门") + text.count("本澳")
    return "HKD" if hong_kong >= macao else "MOP"
