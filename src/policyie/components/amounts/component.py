"""Finding sums of money: figures, joined to ranges and enumerations, with currency and bound settled."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

import attrs

from policyie.comparators import bound_after, bound_before
from policyie.components.amounts import patterns as p
from policyie.components.amounts.figures import Figure, currency_after, figures
from policyie.components.base import Component, Reading
from policyie.numerals import ARABIC, arabic, chinese, plain
from policyie.records import Record

_BARE_REACH = 28


class Amounts(Component):
    """Finds every sum of money, with its exact value, currency and bound."""

    name = "amounts"

    def find(self, reading: Reading) -> list[Record]:
        """Return the amounts of a document (see `policyie.records.AmountRecord`)."""
        text = reading.view.folded
        found = _leftmost_longest([*figures(text), *declared(text)])
        joined = _enumerated(text, _ranges(text, found))
        _own_yuan(text, joined)
        _bounds(text, joined)
        for figure in joined:
            if figure.guess:
                reading.notice("lost_decimal_point", "a lost decimal point was read back", figure.start, figure.end)
        return [
            reading.mention(
                figure.start,
                figure.end,
                figure.rule,
                value=plain(figure.value),
                upper=None if figure.upper is None else plain(figure.upper),
                currency=figure.currency or "CNY",
                comparator=figure.comparator,
                guess=figure.guess,
            )
            for figure in joined
        ]


COMPONENT = Amounts


def _leftmost_longest(found: list[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _ranges(text: str, found: list[Figure]) -> list[Figure]:
    """Join figures to ranges: with the figure before, or with a bare number before."""
    joined: list[Figure] = []
    for figure in found:
        if figure.rule == "money.declared" or figure.upper is not None:
            joined.append(figure)
            continue
        before = joined[-1] if joined else None
        if before and before.upper is None and _linked(text, before, figure):
            if before.scale == 1 and before.number < figure.number:
                before.value = before.number * figure.scale  # RMB 10-12 billion
            before.upper, before.end = figure.value, figure.end
            before.currency = before.currency or figure.currency
            before.comparator, before.rule = "range", "money.range"
            continue
        lower = _bare_lower(text, figure, before.end if before else 0)
        joined.append(lower or figure)
    return joined


def _linked(text: str, lower: Figure, upper: Figure) -> bool:
    if not 0 < upper.start - lower.end <= 12 or lower.value >= upper.value or lower.number <= 0:
        return False
    if lower.currency and upper.currency and lower.currency != upper.currency:
        return False
    if not p.LINK.fullmatch(text, lower.end, upper.start):
        return bool(text[lower.end : upper.start] == " and " and p.BETWEEN.search(text, max(0, lower.start - 8), lower.start))
    # "from 35 billion to 56 billion" is a change, not a range.
    return not (lower.currency and p.FROM.search(text, max(0, lower.start - 5), lower.start))


def _bare_lower(text: str, figure: Figure, floor: int) -> Figure | None:
    match = p.BARE_BEFORE.search(text, max(floor, figure.start - _BARE_REACH), figure.start)
    if not match:
        return None
    if match["between"] and not p.BETWEEN.search(text, max(0, match.start() - 8), match.start()):
        return None
    number = arabic(match["num"]) if match["num"][0].isdigit() else chinese(match["num"])
    if number is None or (figure.number <= number and not match["pre"]):
        return None
    value = number * figure.scale if number < figure.number else number
    if value >= figure.value:
        return None
    start = match.start("pre") if match["pre"] else match.start("num")
    return attrs.evolve(
        figure, start=start, value=value, upper=figure.value, rule="money.range", comparator="range",
        currency=figure.currency or _code(match["pre"]),
    )  # fmt: skip


def _code(prefix: str | None) -> str | None:
    return currency_after(prefix, 0)[1] if prefix else None


def _enumerated(text: str, found: list[Figure]) -> list[Figure]:
    """Give bare figures before a full one (50、30和20亿元) its scale and currency."""
    joined: list[Figure] = []
    floor = 0
    for figure in found:
        match = None
        if figure.rule == "money.figure" and (figure.scale != 1 or figure.currency):
            match = p.ENUMERATED.search(text, max(floor, figure.start - 60), figure.start)
        if match and not p.LINE_NUMBER.search(text, max(0, match.start() - 12), match.start()):
            for item in re.finditer(ARABIC, match["items"]):
                number = arabic(item.group())
                joined.append(
                    Figure(
                        match.start("items") + item.start(),
                        match.start("items") + item.end(),
                        number * figure.scale,
                        number,
                        figure.scale,
                        figure.currency,
                        "money.enumeration",
                    )
                )
        joined.append(figure)
        floor = figure.end
    return joined


def _own_yuan(text: str, found: list[Figure]) -> None:
    """Read 元 as the currency of Hong Kong, Macao or Taiwan where the paragraph speaks for the place and uses it."""
    others = [f.currency for f in found if f.currency in p.OWN_YUAN]
    if not others:
        return
    breaks = [i for i, c in enumerate(text) if c == "\n"]
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
        elif figure.currency == "CNY" and last and written.endswith("元"):
            figure.currency = last


def _bounds(text: str, found: list[Figure]) -> None:
    """Set comparators from the cues beside each figure; joined figures share them (突破1亿元、5亿元; 1亿或2亿元以上)."""
    carried, end = "eq", -1
    for figure in found:
        joined = end >= 0 and bool(_JOINED.fullmatch(text, end, figure.start))
        comparator = bound_before(text, figure.start).comparator
        if comparator == "eq" and figure.comparator == "eq":
            comparator = _condition(text, figure)
        if comparator == "eq" and joined:
            comparator = carried
        carried, end = comparator, figure.end
        if comparator == "eq":
            comparator = bound_after(text, figure.end).comparator
        if figure.upper is not None:
            figure.comparator = "range"
        elif comparator != "eq":
            figure.comparator = comparator
    for figure, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if figure.comparator == "eq" and _EITHER.fullmatch(text, figure.end, following.start):
            figure.comparator = following.comparator if following.comparator != "range" else "eq"


_JOINED = re.compile(r"[、或和及]| ?and ?|, | or ")
_EITHER = re.compile(r"或者?| or ")
# A condition that a figure must reach: 贡献达到50万元的, 产值达到10亿元且增长…; prices "from 5 yuan per ton".
_REACHED = re.compile("(?:达到?|满|实现)\\Z")
_CONDITION = re.compile("(?:[、或和及][0-9.]+[万亿]*元)*(?:[（(]含[）)])?(?:的|且|并|及其)")
_FROM = re.compile(r"(?<![a-z])from (?:rmb ?|cny ?|\$)?\Z")
_PER = re.compile(r" ?(?:/|per |an? )")


def _condition(text: str, figure: Figure) -> str:
    start = figure.start
    if _REACHED.search(text, max(0, start - 2), start) and _CONDITION.match(text, figure.end):
        return "ge"
    if _FROM.search(text, max(0, start - 9), start) and _PER.match(text, figure.end):
        return "ge"
    return "eq"


def declared(text: str) -> list[Figure]:
    """Return the cells of tables whose unit is declared above them: 单位:万元."""
    found: list[Figure] = []
    for match in p.DECLARED_UNIT.finditer(text):
        _, currency = currency_after(match["unit"], len(match["unit"].rstrip("元美港欧人民币")))
        scale = chinese(match["unit"].rstrip("元美港欧人民币")) or Decimal(1)
        at = text.find("\n", match.end())
        empty = 0
        while 0 <= at < len(text) and empty < 2:
            end = text.find("\n", at + 1)
            end = len(text) if end < 0 else end
            cells = list(p.CELL.finditer(text, at + 1, end))
            prose = text[end - 1 : end] in "。；，"
            if not cells or prose:
                empty = 2 if prose or found and not cells and end > at + 1 and found[-1].start > match.end() else empty + 1
            for cell in cells if not prose else ():
                number = arabic(cell["num"])
                found.append(Figure(*cell.span("num"), number * scale, number, scale, currency, "money.declared"))
            at = end if end < len(text) else -1
    return sorted(found, key=lambda f: f.start)


__all__ = ["COMPONENT", "Amounts", "declared"]
