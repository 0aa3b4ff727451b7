"""Figures of money in Arabic numerals, as found in the folded view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from policyie.components.amounts import patterns as p
from policyie.components.amounts.currencies import currency_after, currency_before, latin, touches_currency
from policyie.components.amounts.figure import Figure
from policyie.components.amounts.pricing import price
from policyie.components.amounts.translated import rejoined
from policyie.numerals import ENGLISH_SHORT_SCALES, arabic, chinese, english

# No sum has more digits; what has is a serial number.
LONGEST_NUMERAL = 24
_LOST_POINT_REACH = 6


def arabic_figures(text: str) -> Iterator[Figure]:
    """Yield the figures in Arabic numerals, with scale or currency, that are or may be money."""
    for match in p.FIGURE.finditer(text):
        figure = _figure(text, match)
        if figure:
            yield figure


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    kind = match.lastgroup
    start, end = match.span()
    if kind in ("num", "some") and not touches_currency(text, start, end):
        return None
    numeral = match["num"]
    if len(numeral) > LONGEST_NUMERAL:
        return None
    number = arabic(numeral)
    if kind == "english":
        scale = _english_scale(match["english"])
    elif kind == "short":
        return _short(text, match, number)
    elif kind in ("num", "some"):
        scale = Decimal(1)
    else:
        return _chinese(text, match, number)
    comparator = {"来": "approx", "多": "gt", "余": "gt", None: "ge" if match["plus"] else "eq"}[match["some"]]
    figure = Figure(start, end, number * scale, number, scale, comparator=comparator)
    return price(text, rejoined(text, figure) or figure)


def _chinese(text: str, match: re.Match[str], number: Decimal) -> Figure | None:
    """A numeral with 万, 亿 and the like, what follows them and what is said among them: 4千多万, 1亿2000万, 3个亿."""
    start, end = match.span()
    scale = _chinese_scale(match["units"])
    value = number * scale
    among = {match["more"], match["more2"], match["more3"]}
    tail = match["tail"]
    if tail:
        among.add(tail[0])
        if tail[0] in "多余":
            scale = _chinese_scale(match["units"] + tail[1:])
            value = number * scale
        else:
            total = chinese(p.AMONG.sub("", match.group()))
            if total is None:
                return None
            value, number = total, total / scale
    comparator = "gt" if among & {"多", "余"} else "approx" if among & {"来", "几"} else "ge" if "+" in among else "eq"
    figure = Figure(start, end, value, number, scale, comparator=comparator)
    lost = _lost_point(text, figure) if start and text[start - 1] == " " else None
    if not lost and "." in match["num"] and _is_section_number(text, start, match["num"]):
        figure.start = start + match["num"].index(".") + 1
        figure.number = arabic(match["num"].partition(".")[2])
        figure.value = figure.number * scale
    return price(text, lost or figure)


def _short(text: str, match: re.Match[str], number: Decimal) -> Figure | None:
    """5m, 3 bn: five metres unless a currency or a neighbour makes it money."""
    start, end = match.span()
    short = match["short"].strip()
    scale = Decimal(ENGLISH_SHORT_SCALES[short])
    named = currency_before(text, start)[1] or currency_after(text, end)[1]
    if not named and currency_after(text, match.end("num"))[1]:
        return price(text, Figure(start, match.end("num"), number, number, Decimal(1)))
    if not named and latin(text, start - 1):
        return None  # B2B
    figure = Figure(start, end, number * scale, number, scale, sure=False)
    return figure if not named and len(short) == 1 else price(text, figure)


@cache
def _chinese_scale(units: str) -> Decimal:
    return chinese(units) or Decimal(1)


@cache
def _english_scale(words: str) -> Decimal:
    return english(words) or Decimal(1)


def _lost_point(text: str, figure: Figure) -> Figure | None:
    """25 7亿元 is 25.7亿元 in running text; in a row of a table the two may be two cells."""
    before = p.LOST_POINT.search(text, max(0, figure.start - _LOST_POINT_REACH), figure.start)
    if not before or figure.number >= 100 or figure.number != int(figure.number):
        return None
    if not before.start() or not text[before.start() - 1].isalpha():
        figure.doubt = not before["point"]  # 1. 5亿元 is item 1
        return None
    number = Decimal(f"{before['whole']}.{text[figure.start : figure.start + len(str(figure.number))]}")
    return Figure(
        before.start(), figure.end, number * figure.scale, number, figure.scale, "money.lost_point", guess=True
    )


def _is_section_number(text: str, start: int, numeral: str) -> bool:
    """1.100万元 at the head of a line is item 1 of 100万元: no decimal ends in two noughts."""
    whole, _, fraction = numeral.partition(".")
    head = len(whole) <= 2 and len(fraction) >= 2 and fraction.endswith("0")
    return head and bool(p.LINE_NUMBER.search(text, max(0, start - 12), start))
