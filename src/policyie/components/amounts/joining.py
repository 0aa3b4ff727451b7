"""Joining figures: ranges, enumerations, dollars and cents, and figures that are money because their neighbour is."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import attrs

from policyie.components.amounts import patterns as p
from policyie.components.amounts.currencies import currency_before
from policyie.components.amounts.figure import Figure
from policyie.numerals import DIGITS, arabic, chinese, english

_BARE_REACH, _ENUMERATION_REACH, _LINK_REACH, _LINE_REACH, _JOINT_REACH = 28, 60, 12, 12, 6


def joined(text: str, found: list[Figure]) -> list[Figure]:
    """Join sorted figures, and drop those that nothing makes money."""
    ranges = _ranges(text, found)
    _share(text, ranges)
    return _enumerated(text, [figure for figure in ranges if figure.sure])


def _ranges(text: str, found: list[Figure]) -> list[Figure]:
    """Join figures to ranges: with the figure before, or with a bare number before or after."""
    result: list[Figure] = []
    for figure in found:
        before = result[-1] if result else None
        if before and figure.start - before.end <= _LINK_REACH and _merge(text, before, figure):
            continue
        if figure.upper is None and _ends_in(text, figure.start, p.LINK_ENDS):
            figure = _with_lower(text, figure, before.end if before else 0) or figure
        elif text[figure.start - 1 : figure.start] == "、":
            figure = _spoken_pair(text, figure) or figure
        result.append(figure)
    for figure in result:
        if figure.upper is None and figure.scale == 1:
            _extend(text, figure)
    return result


def _ends_in(text: str, at: int, ends: frozenset[str]) -> bool:
    at -= 1
    if at > 0 and text[at] in " \n":
        at -= 1
    return (at >= 0 and text[at] in ends) or (at >= 0 and text[at] in ")）")


def _merge(text: str, lower: Figure, upper: Figure) -> bool:
    """Widen a figure to a range that ends in the next one, or to dollars and cents; say whether that was done."""
    if (
        lower.upper is not None
        or upper.upper is not None
        or (lower.currency and upper.currency and lower.currency != upper.currency)
    ):
        return False
    if _is_cents(text, lower, upper):
        lower.value, lower.end, lower.rule = lower.value + upper.value, upper.end, "money.coins"
        return True
    if not _linked(text, lower, upper):
        return False
    value = lower.value
    if lower.scale == 1 and lower.number < upper.number:
        value = lower.number * upper.scale  # RMB 10-12 billion
    if not 0 < value < upper.value:
        return False
    lower.value, lower.upper, lower.end = value, upper.value, upper.end
    lower.currency = lower.currency or upper.currency
    lower.comparator, lower.rule, lower.sure = "range", "money.range", lower.sure or upper.sure
    return True


def _is_cents(text: str, lower: Figure, upper: Figure) -> bool:
    """2 dollars and 23 cents."""
    cents = upper.rule == "money.coins" and upper.value < 1 <= lower.value and lower.currency == upper.currency
    return cents and text[lower.end : upper.start] in (" and ", " ")


def _linked(text: str, lower: Figure, upper: Figure) -> bool:
    between = text[lower.end : upper.start]
    if between == " and ":
        return bool(p.BETWEEN.search(text, max(0, lower.start - 8), lower.start))
    if not p.LINK.fullmatch(between):
        return False
    # "rose from 35 billion to 56 billion" and 由20亿元到30亿元 are changes; only prices range "from 10 dollars to 20".
    if p.FROM_CHINESE.search(text, max(0, lower.start - 1), lower.start):
        return lower.currency is None
    change = between.strip() == "to" and p.FROM.search(text, max(0, lower.start - 5), lower.start)
    return not change or lower.value < 10**6


def _with_lower(text: str, figure: Figure, floor: int) -> Figure | None:
    """Take a bare number before a figure as the lower end of a range: [3至]5亿元."""
    match = p.BARE_BEFORE.search(text, max(floor, figure.start - _BARE_REACH), figure.start)
    if not match:
        return None
    if match["between"] and not p.BETWEEN.search(text, max(0, match.start() - 8), match.start()):
        return None
    number = _number(match["num"])
    if number is None or p.YEAR.fullmatch(match["num"]):
        return None
    value = number * figure.scale if number < figure.number else number
    if not 0 < value < figure.value or (
        value < 100 and figure.scale != 1 and number >= figure.number and not match["pre"]
    ):
        return None
    start, prefix = match.start("num"), None
    if match["pre"]:
        start = match.start("pre")
        prefix = currency_before(text, match.end("pre"))[1]
    return attrs.evolve(
        figure,
        start=start,
        value=value,
        upper=figure.value,
        currency=figure.currency or (prefix.code if prefix else None),
        sure=figure.sure or prefix is not None,
        rule="money.range",
        comparator="range",
    )


def _spoken_pair(text: str, figure: Figure) -> Figure | None:
    """三、四百万元 is three to four million; 三、六百万元 are two figures."""
    pair = p.SPOKEN_PAIR.match(text, max(0, figure.start - 3), figure.start + 2)
    if not pair or DIGITS[pair["low"]] + 1 != DIGITS[pair["high"]]:
        return None
    value = figure.value * DIGITS[pair["low"]] / DIGITS[pair["high"]]
    return attrs.evolve(
        figure, start=pair.start("low"), value=value, upper=figure.value, rule="money.range", comparator="range"
    )


def _extend(text: str, figure: Figure) -> None:
    """Take a bare number after a figure whose currency stands before it as the upper end of a range: $10[-15]."""
    if text[figure.end : figure.end + 1] in ("-", "–", "~", "至") and text[figure.end - 1].isdigit():
        match = p.BARE_AFTER.match(text, figure.end)
        if match and arabic(match["num"]) > figure.value:
            figure.upper, figure.end = arabic(match["num"]), match.end()
            figure.rule, figure.comparator = "money.range", "range"


def _number(text: str) -> Decimal | None:
    if text[0].isdigit() and text.isascii():
        return arabic(text)
    return english(text) if text.isascii() else chinese(text)


def _share(text: str, found: list[Figure]) -> None:
    """Make figures money that are joined to one that is: 10亿、20亿和30亿元, 奖励50万、100万."""
    for before, figure in pairwise(found):
        if not figure.sure and before.sure and before.upper is None and figure.start - before.end <= _JOINT_REACH:
            ends = p.CLAUSE_END.match(text, figure.end) or p.AND.match(text, figure.end)
            figure.sure = bool(ends and p.AND.fullmatch(text, before.end, figure.start))
    for figure, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if not figure.sure and following.sure and following.start - figure.end <= _JOINT_REACH:
            between = text[figure.end : following.start]
            if p.AND.fullmatch(between) or p.LINK.fullmatch(between) or p.CHANGE.fullmatch(between):
                figure.sure, figure.currency = True, following.currency


def _enumerated(text: str, found: list[Figure]) -> list[Figure]:
    """Give bare figures before a full one (50、30和20亿元) its scale and currency."""
    result: list[Figure] = []
    floor = 0
    for figure in found:
        if figure.rule in ("money.figure", "money.words") and _ends_in(text, figure.start, p.ENUMERATION_ENDS):
            result.extend(_items(text, figure, floor))
        result.append(figure)
        floor = figure.end
    return result


def _items(text: str, figure: Figure, floor: int) -> list[Figure]:
    match = p.ENUMERATED.search(text, max(floor, figure.start - _ENUMERATION_REACH), figure.start)
    if not match:
        return []
    alone = len(match["items"]) <= 2 and text.startswith("、", match.end("items"))
    if alone and p.LINE_NUMBER.search(text, max(0, match.start() - _LINE_REACH), match.start()):
        return []  # item 1 of a list: 1、5亿元
    if text.startswith(", ", match.end("items")) and text[figure.end - 1].isascii() and "," not in match["items"]:
        return []  # 16, 500 million yuan: in English a list ends in "and"
    items: list[Figure] = []
    for item in p.ITEM.finditer(text, *match.span("items")):
        number = _number(item.group())
        if number is None or p.YEAR.fullmatch(item.group()):
            return []
        value = number * figure.scale
        items.append(Figure(*item.span(), value, number, figure.scale, "money.enumeration", figure.currency))
    return items
