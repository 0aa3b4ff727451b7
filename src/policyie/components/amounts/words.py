"""Figures of money in number words, Chinese and English, as found in the folded view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policyie.components.amounts import patterns as p
from policyie.components.amounts.currencies import currency_after, touches_currency
from policyie.components.amounts.figure import Figure
from policyie.components.amounts.pricing import class_bound, price
from policyie.components.amounts.vocabulary import vocabulary
from policyie.numerals import DIGITS, ENGLISH_SCALES, HAN_UNITS, chinese, english

_SCALES = (10**12, 10**8, 10**4)
_LONGEST_RUN = 60


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures in Chinese numerals that are or may be money."""
    for match in p.HAN_RUN.finditer(text):
        run = match.group()
        if "亿" in run or "万" in run or touches_currency(text, *match.span()):
            figure = _chinese_figure(text, match.start(), match.end())
            if figure:
                yield figure


def _chinese_figure(text: str, start: int, end: int) -> Figure | None:
    if text[start] == "数" and start and text[start - 1] in p.WORDS_OF_NUMBER:
        start += 1
    if text.startswith("若干", start) and currency_after(text, end)[1] is None:
        start += 2  # 若干千亿产业: several of a class
    run = text[start:end]
    if not run or len(run) > _LONGEST_RUN:
        return None
    vague = "把" in run or p.VAGUE.search(run) is not None
    core = p.FILLERS.sub("", run)
    if not core:
        return _vague_yuan(text, start, end)
    if not vague and "来" not in run and _is_bare(text, end, core):
        return _bare_scale(text, start, end, core)
    if not any(c in HAN_UNITS for c in core) and not _speaks_of_yuan(text, start, end):
        return None
    low, high = _side_by_side(core)
    value = chinese(core) if low is None else low
    if not value:
        return None
    scale = next((Decimal(s) for s in _SCALES if value >= s and any(u in core for u in "万亿兆")), Decimal(1))
    figure = Figure(start, end, value, value / scale, scale, "money.vague" if vague else "money.words", upper=high)
    if high is not None:
        figure.rule, figure.comparator = "money.range", "range"
    elif "多" in run or "余" in run:
        figure.comparator = "gt"
    elif vague or "来" in run:
        figure.comparator = "approx"
    return price(text, figure)


def _is_bare(text: str, end: int, core: str) -> bool:
    """Say whether a numeral is a scale alone: 百亿, 亿; 十亿 is a number, but in 十亿企业."""
    if core[0] not in HAN_UNITS:
        return False
    return core[0] not in "十拾" or (core == "十亿" and vocabulary().class_head.match(text, end) is not None)


def _bare_scale(text: str, start: int, end: int, core: str) -> Figure | None:
    """亿元以上, 百亿企业, 千亿级: a scale alone is a class of size; 上百亿 is about that."""
    if core[0] in "百千" and end - start == 1 and not touches_currency(text, start, end):
        return None
    after, suffix = currency_after(text, end)
    if suffix is None:
        before = text[start - 1 : start]
        alone = core == "亿" and not text.startswith("级", end) and before not in p.EXCEEDING
        if alone or "亿" not in core or not p.BARE_SCALE.fullmatch(core):
            return None
    elif p.INDICATOR_NAME.match(text, after) or _is_heading(text, start, after):
        return None
    value = chinese(core)
    if value is None:
        return None
    about = text[start - 1 : start] == "上" and text[start - 2 : start - 1] not in p.STEPPING
    more = "多" in text[start:end] or "余" in text[start:end]
    reached = text.endswith(p.REACHES, 0, start)  # 总产值达百亿元: a sum
    comparator = "approx" if about else "gt" if more else "eq" if reached else "ge"
    figure = Figure(start, end, value, Decimal(1), value, "money.class", comparator=comparator)
    return price(text, figure)


def _is_heading(text: str, start: int, end: int) -> bool:
    """单位:亿元, 金额（万元）: no amount, but what the numbers below are counted in."""
    before = p.HEADING_BEFORE.search(text, max(0, start - 8), start)
    return bool(before and p.HEADING_AFTER.match(text, end))


def _vague_yuan(text: str, start: int, end: int) -> Figure | None:
    """几元钱, 几毛钱: at least one."""
    figure = Figure(start, end, Decimal(1), Decimal(1), Decimal(1), "money.vague", comparator="approx")
    priced = price(text, figure)
    return priced if priced and priced.rule == "money.vague" and priced.currency and text[end] in "角毛块" else None


def _side_by_side(core: str) -> tuple[Decimal | None, Decimal | None]:
    """三五百万 is three to five, 十二三亿 twelve to thirteen; (None, None) for other numerals."""
    match = p.SIDE_BY_SIDE.fullmatch(core)
    if not match:
        return None, None
    low, high = DIGITS[match["low"]], DIGITS[match["high"]]
    if not (0 < low < high <= 9 and (high == low + 1 or (low, high) == (3, 5))):
        return None, None
    return chinese(match["before"] + match["low"] + match["units"]), chinese(
        match["before"] + match["high"] + match["units"]
    )


def _speaks_of_yuan(text: str, start: int, end: int) -> bool:
    """五元 is money beside a unit (每斤五元, 五元/斤, 五块钱); elsewhere 二元 and 三元 are mostly words."""
    if (
        text[end : end + 1] in ("块", "角", "毛", "分")
        or p.YUAN_AND_COINS.match(text, end)
        or p.FORMAL.search(text, start, end)
    ):
        return True
    after, currency = currency_after(text, end)
    if currency is None:
        return False
    return (
        text[after - 1] != "元"
        or after - end > 1
        or text[after : after + 1] in ("/", "钱", "整")
        or "每" in text[max(0, start - 5) : start]
    )


def english_figures(text: str) -> Iterator[Figure]:
    """Yield the figures in English number words that are or may be money."""
    for stretch in p.LATIN.finditer(text):
        if stretch.end() - stretch.start() >= 3:
            for match in p.ENGLISH_RUN.finditer(text, *stretch.span()):
                figure = _english_figure(text, match) if _is_exact(text, match) else _vague_english(text, match)
                if figure:
                    yield figure


def _is_exact(text: str, match: re.Match[str]) -> bool:
    """Several billion yuan is vague; several hundred-billion-yuan industries are several of that size."""
    return bool(match["words"] or (match["some"] and "-" in match["some"] and text.startswith("-", match.end())))


def _vague_english(text: str, match: re.Match[str]) -> Figure | None:
    """Hundreds of millions, several billion: the lower unit, about."""
    start, end = match.span()
    vague = match["vague"]
    words = (vague or match["some"]).replace(" of ", " ").removeprefix("multi").removeprefix("-")
    value = english(" ".join(word.removesuffix("s").replace("dozen", "ten") for word in words.split()))
    if not value:
        return None
    if "couple" in match.group():
        value *= 2
    _, currency = currency_after(text, end)
    if vague and not currency:
        end = start + len(vague)
        if "illion" not in vague:
            return None
    return price(text, Figure(start, end, value, Decimal(1), value, "money.vague", comparator="approx"))


def _english_figure(text: str, match: re.Match[str]) -> Figure | None:
    """Five hundred million yuan, a hundred-billion-yuan industry, three yuan."""
    start, end = match.span("words" if match["words"] else "some")
    words = text[start:end]
    if text.startswith("-", end) and "-" in words and " " in words:
        start += words.rindex(" ") + 1  # three hundred-billion-yuan industries: three of them
        words = text[start:end]
    count = p.COUNT_OF_TENS.match(words)
    if count:
        start += count.end()
        words = text[start:end]
    first = words.partition(" ")[0].partition("-")[0]
    after, currency = currency_after(text, end)
    scaled = any(word in words for word in ENGLISH_SCALES)
    if not scaled and currency is None:
        return None
    value = english(words)
    if not value:
        return None
    scale = next((Decimal(s) for s in (10**12, 10**9, 10**6) if value >= s), Decimal(1))
    figure = Figure(start, end, value, value / scale, scale, "money.words")
    if first in ENGLISH_SCALES:
        if currency is None and not text.startswith("-", end) and not p.NOUN_NEAR.match(text, end):
            return None
        if text.startswith("-", end):
            figure.rule, figure.comparator = "money.class", class_bound(text, after)
    return price(text, figure)
