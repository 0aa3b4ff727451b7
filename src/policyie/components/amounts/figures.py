"""Figures of money: one numeral with its scale and currency, as found in the folded view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import attrs

from policyie.components.amounts import patterns as p
from policyie.numerals import ENGLISH_SHORT_SCALES, arabic, chinese, english
from policyie.tables import rows


@attrs.define
class Figure:
    """A figure in the folded view.

    Attributes:
        start, end: from currency or numeral to currency, scale or level word.
        value, upper: in currency units.
        number: the numeral without its scale; ``scale`` is what it was multiplied by.
        currency: ISO 4217 code, None where none is written.
        rule: name in `patterns.RULES`.
        comparator: what the figure itself says (多, 级, 数十); ``eq`` where nothing.
    """

    start: int
    end: int
    value: Decimal
    number: Decimal
    scale: Decimal
    currency: str | None
    rule: str
    comparator: str = "eq"
    upper: Decimal | None = None
    guess: bool = False


class _Currencies(NamedTuple):
    before: dict[str, str]
    after: dict[str, str]
    last: frozenset[str]
    first: frozenset[str]
    longest_before: int
    longest_after: int


@cache
def _currencies() -> _Currencies:
    table = rows("currencies")
    before = {r["surface"].lower(): r["code"] for r in table if r["side"] == "before"}
    after = {r["surface"].lower(): r["code"] for r in table if r["side"] == "after"}
    return _Currencies(
        before,
        after,
        frozenset(form[-1] for form in before),
        frozenset(form[0] for form in after),
        max(map(len, before)),
        max(map(len, after)),
    )


def currency_before(text: str, at: int) -> tuple[int, str | None]:
    """Return where the currency that ends at ``at`` (one space between) begins, and its code; else (at, None)."""
    forms = _currencies()
    end = at - 1 if at and text[at - 1] in " \n" else at
    if end and text[end - 1] in forms.last:
        for length in range(min(forms.longest_before, end), 0, -1):
            code = forms.before.get(text[end - length : end])
            if code and not (_latin(text, end - length) and _latin(text, end - length - 1)):
                return end - length, code
    return at, None


def currency_after(text: str, at: int) -> tuple[int, str | None]:
    """Return where the currency that begins at ``at`` (a space or hyphen between) ends, and its code."""
    forms = _currencies()
    start = at + 1 if text[at : at + 1] in (" ", "\n", "-") else at
    if text[start : start + 1] in forms.first:
        for length in range(forms.longest_after, 0, -1):
            form = text[start : start + length]
            code = forms.after.get(form)
            if code and not (_latin(text, start + len(form) - 1) and _latin(text, start + len(form))):
                return start + len(form), code
    return at, None


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha() and text[at] < "\u2e80"


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of money in a folded text that are complete in themselves; kinds one after the other."""
    for match in p.FIGURE.finditer(text):
        figure = _arabic_figure(text, match)
        if figure:
            yield figure
    for match in p.HAN_RUN.finditer(text):
        run = match.group()
        if len(run) == 1 and run not in "亿万" and text[match.end() : match.end() + 1] not in _currencies().first:
            continue
        figure = _chinese_figure(text, match.start(), match.end())
        if figure:
            yield figure
    for match in p.ENGLISH_RUN.finditer(text):
        figure = _english_figure(text, match.start(), match.end(), match.groupdict())
        if figure:
            yield figure


def _arabic_figure(text: str, match: re.Match[str]) -> Figure | None:
    scale_text, english_scale, short = match["scale"], match["english"], match["short"]
    numeral_start, end = match.start(), match.end()
    start, prefix = currency_before(text, numeral_start)
    if prefix is None:
        priced = p.PRICED_BEFORE.search(text, max(0, numeral_start - 28), numeral_start)
        prefix = currency_before(text, priced.end("pre"))[1] if priced else None
    if short and not (prefix or currency_after(text, end)[1]):
        short, end = None, match.end("num")  # 5m is five metres unless money is named
    after, suffix = currency_after(text, end)
    if not (scale_text or english_scale or prefix or suffix):
        return None
    number = arabic(match["lost"].replace(" ", ".") if match["lost"] else match["num"])
    rule, guess, comparator = "money.figure", False, "eq"
    if match["lost"]:
        if not _safe_lost_point(text, numeral_start):
            number, numeral_start = arabic(match["lost"].split()[1]), match.end("lost") - len(match["lost"].split()[1])
            start, prefix = numeral_start, None
        else:
            rule, guess = "money.lost_point", True
    scale = Decimal(1)
    rest = Decimal(0)
    if scale_text:
        scale = chinese(scale_text) or scale
        if match["rest"]:
            rest = chinese(match["rest"]) or rest
        if match["more"] or match["more2"] or match["more3"]:
            comparator = "gt"
    elif english_scale:
        scale = english(english_scale) or scale
    elif short:
        scale = Decimal(ENGLISH_SHORT_SCALES[short.strip()])
    if not match["lost"] and _section_number(text, numeral_start, match["num"]):
        numeral_start += match["num"].index(".") + 1
        start, number = numeral_start, arabic(match["num"].split(".")[1])
    value = number * scale + rest
    return _finish(text, Figure(start, end, value, number, scale, prefix, rule, comparator, None, guess), after, suffix)


def _finish(text: str, figure: Figure, after: int, suffix: str | None) -> Figure | None:
    """Add currency and level word, and say whether the figure is money at all."""
    numeral_end = figure.end
    if suffix:
        if figure.scale == 1 and p.NOT_YUAN.match(text, after - 1):
            return None
        figure.end = after
        # 新台币30亿元: the general 元 says less than the name before it.
        if figure.currency is None or suffix != "CNY":
            figure.currency = suffix
    level = p.LEVEL.match(text, figure.end)
    if level:
        figure.end, figure.rule = level.end(), "money.class"
        figure.comparator = "ge"
    if figure.currency is None and not _is_money(text, figure, numeral_end, bool(level)):
        return None
    if not suffix and p.PHYSICAL.match(text, numeral_end) and figure.scale != 1:
        return None
    if figure.comparator == "eq" and text[numeral_end : numeral_end + 1] == "-":
        figure.comparator = _class_bound(text, figure.end)
        if figure.comparator == "ge":
            figure.rule = "money.class"
    return figure


def _class_bound(text: str, end: int) -> str:
    """Read a hyphenated size by the noun that it qualifies: a 10-billion-yuan plant is that size, an industry more."""
    window = text[end : end + 70]
    for stop in ".;,\n(":
        window = window.partition(stop)[0]
    single, group = p.SINGLE_HEAD.search(window), p.CLASS_HEAD_ENGLISH.search(window)
    if single and (not group or single.start() < group.start()):
        return "eq"
    return "ge" if group else "eq"


def _is_money(text: str, figure: Figure, end: int, level: bool) -> bool:
    """Say whether a bare scale is a sum of money here."""
    if figure.scale < 10**4 and figure.value < 10**6:
        return False
    if p.PHYSICAL.match(text, end) or p.PHYSICAL_ENGLISH.match(text, end):
        return False
    latin = _latin(text, end - 1)
    context = p.MONEY_CONTEXT.search(text, max(0, figure.start - (60 if latin else 26)), figure.start)
    if latin or figure.value >= 10**8 or figure.scale >= 10**8:
        return level or bool(context) or bool(p.CLASS_HEAD.match(text, end))
    following = text[end : end + 1]
    near = p.MONEY_CONTEXT.search(text, max(0, figure.start - 8), figure.start)
    return level or bool(near and (not following or following in "，。；、）)！,;的左以至"))


def _safe_lost_point(text: str, start: int) -> bool:
    """25 7亿元 is 25.7亿元 in running text; in a table row the two may be two cells."""
    return start > 0 and text[start - 1] not in " \n\t|0123456789" and text[start - 1].isalpha()


def _section_number(text: str, start: int, numeral: str | None) -> bool:
    """1.100万元 at the head of a line is item 1 of 100万元: no decimal ends in two noughts."""
    if not numeral or "." not in numeral:
        return False
    whole, fraction = numeral.split(".")
    return len(whole) <= 2 and len(fraction) >= 2 and fraction[-1] == "0" and bool(p.LINE_NUMBER.search(text, max(0, start - 12), start))


def _chinese_figure(text: str, start: int, end: int) -> Figure | None:
    run = text[start:end]
    comparator, vague = "eq", False
    if run[-1] in p.MORE or any(c in p.MORE for c in run):
        comparator = "gt"
    core = "".join(c for c in run if c not in "多余来个")
    if "来" in run:
        comparator = "approx"
    if core[:1] in p.VAGUE_PREFIX or "几" in core or "数" in core:
        core, vague = core.replace("数", "").replace("几", ""), True
    if not core or not any(c in p.HAN_UNIT for c in core):
        plain_yuan = len(core) and text[end : end + 2] in ("元钱", "块钱")
        if not plain_yuan and not _plain_chinese_yuan(text, core, end):
            return None
    upper = None
    pair = p.SIDE_BY_SIDE.fullmatch(core)
    if pair:
        value, upper = chinese(pair[1] + pair[3]), chinese(pair[2] + pair[3])
    else:
        value = chinese(core)
    if value is None:
        return None
    bare = core[0] in p.HAN_UNIT and core[0] not in "十拾"
    after, suffix = currency_after(text, end)
    begin, prefix = currency_before(text, start)
    scale = Decimal(10**8 if "亿" in core else 10**4 if "万" in core else 1)
    rule = "money.range" if upper else "money.vague" if vague else "money.class" if bare else "money.words"
    if vague:
        comparator = "approx"
    elif bare:
        comparator = "ge"
        if start and text[start - 1] == "上" and text[start - 2 : start - 1] != "以":
            comparator = "approx"
        if p.INDICATOR_NAME.match(text, after):
            return None
        if not suffix and not p.CLASS_HEAD.match(text, end) and "亿" not in core:
            return None
    elif upper:
        comparator = "range"
    return _finish(text, Figure(begin, end, value, value / scale, scale, prefix, rule, comparator, upper), after, suffix)


def _plain_chinese_yuan(text: str, core: str, end: int) -> bool:
    """五元 is money beside a unit (每斤五元, 五元/斤); elsewhere 二元 and 三元 are mostly words."""
    code = currency_after(text, end)[1]
    if code and code != "CNY":
        return True
    return code == "CNY" and (text[end + 1 : end + 2] == "/" or "每" in text[max(0, end - len(core) - 5) : end - len(core)])


def _english_figure(text: str, start: int, end: int, groups: dict[str, str | None]) -> Figure | None:
    words, some, vague = groups["words"], groups["some"], groups["vague"]
    if words and not any(word in words for word in ("hundred", "thousand", "illion")):
        if currency_after(text, end)[1] is None:
            return None
    if words and "-" in words and text[end : end + 1] == "-" and " " in words:
        start += words.rindex(" ") + 1  # three hundred-billion-yuan industries: three of them
        words = words[words.rindex(" ") + 1 :]
    after, suffix = currency_after(text, end)
    begin, prefix = currency_before(text, start)
    rule, comparator = "money.words", "eq"
    if vague or some:
        unit = (vague or some or "").replace(" of ", " ")
        unit = " ".join(word.removesuffix("s").replace("ten", "ten") for word in unit.split())
        value = english(unit.replace("dozen", "ten"))
        rule, comparator = "money.vague", "approx"
        if vague and vague in ("tens", "dozens", "hundreds", "thousands"):
            return None
        if vague and not suffix:
            end = start + len(vague)
    else:
        value = english(words or "")
    if not value:
        return None
    scale = value if value >= 10**6 else Decimal(1)
    if words and words.split("-")[0].split()[0] in ("hundred", "thousand", "million", "billion", "trillion"):
        if text[end : end + 1] != "-" and not suffix:
            return None
        rule = "money.class"
        if text[end : end + 1] == "-":
            comparator = _class_bound(text, after)
    figure = Figure(begin, end, value, value / scale, scale, prefix, rule, comparator)
    return _finish(text, figure, after, suffix)
