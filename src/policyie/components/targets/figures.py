"""Percentages and counts of both languages: what figure stands where, before anything is said of its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from policyie.components.targets import patterns as p
from policyie.numerals import arabic, chinese, english, plain
from policyie.records import Record

_RANGE_ENDS = ("-", "–", "- ", "– ", " to ")
_SINGULAR = frozenset(("project", "enterprise", "company", "firm", "job"))
# Money, and what is numbered, not counted: Article 3, Section 3.
_NUMBERED = ("usd ", "rmb ", "cny ", " no.", "article ", "section ", "chapter ", "part ", "annex ", "phase ", "table ")
_CENT = Decimal("0.01")
_UNNAMED = {"家": "enterprises", "项": "projects"}


@dataclass(slots=True)
class Figure:
    """A figure with what has been decided about it so far; offsets are those of the view.

    `needs_noun` marks a count that takes its unit from the count before it; `bounded` is where what is counted ends,
    after which a bound may stand (50家[以上], 50 projects [or more]).
    """

    start: int
    end: int
    measure: str
    value: str
    upper: str | None
    unit: str
    rule: str
    comparator: str = ""
    growth: bool = False
    needs_noun: bool = False
    record: Record | None = None
    kind: str = ""
    indicator: str = ""
    period: str | None = None
    region: str | None = None
    industries: list[str] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
    rules: dict[str, str] = field(default_factory=dict)
    anchor: int = -1  # where the words that gave the indicator start
    bounded: int = -1
    signed: bool = False
    share: bool = False


def percents_and_counts(text: str, folded: str, stretches: Iterable[tuple[int, int]], han: bool) -> list[Figure]:
    """Return the percentages and counts of a text, sorted, without overlaps.

    Args:
        text: the view's text.
        folded: the same in lower case.
        stretches: where it may be English (see `policyie.languages.latin_stretches`).
        han: whether to read it as Chinese.
    """
    found: list[Figure] = []
    if han:
        found += _arabic(text)
        found += _chinese(text)
        found += _chinese_jobs(text)
    for start, end in stretches:
        end = min(end + 1, len(text))  # what follows a figure decides: 50 projects个
        found += _english_percents(folded, start, end, not han)
        found += _english_counts(text, folded, start, end)
    found.sort(key=lambda f: (f.start, -f.end))
    kept: list[Figure] = []
    reach = -1
    for figure in found:
        if figure.start >= reach:
            kept.append(figure)
            reach = figure.end
    return kept


def percent(start: int, end: int, value: Decimal, rule: str, upper: Decimal | None = None) -> Figure:
    """Build the figure of a percentage."""
    return Figure(start, end, "percent", plain(value), None if upper is None else plain(upper), "percent", rule)


# -- Chinese --


def _arabic(text: str) -> Iterator[Figure]:
    for m in p.ARABIC.finditer(text):
        start = m.start()
        before = text[start - 1] if start else " "
        if before.isdigit() or (before in ".," and start > 1 and text[start - 2].isdigit()):
            continue
        unit, low, high, scale = m.group("unit"), m.group("low"), m.group("high"), m.group("scale")
        if unit in p.PERCENT_UNITS:
            yield _arabic_percent(text, m, start, before, unit, low, high)
        elif before not in "第-—.:/" and not (before.isascii() and before.isalnum()):
            figure = _arabic_count(text, m, start, unit, low, high, scale)
            if figure is not None:
                yield figure


def _arabic_percent(
    text: str, m: re.Match[str], start: int, before: str, unit: str, low: str, high: str | None
) -> Figure:
    value = arabic(low)
    rule = "percent-points" if "点" in unit else "percent"
    if before == " " and high is None:
        # OCR lost a decimal point: 增长8 5%.
        lost = p.LOST_POINT.search(text, max(0, start - 4), start)
        if lost and "." not in low and len(low) == 1:
            start = lost.start("whole")
            value = Decimal(f"{lost.group('whole')}.{low}")
            rule = "percent-lost-point"
    if unit == "‰":
        value /= 10
    return percent(start, m.end(), value, rule, arabic(high) if high else None)


def _arabic_count(
    text: str, m: re.Match[str], start: int, unit: str, low: str, high: str | None, scale: str
) -> Figure | None:
    end_of_number = m.end("scale") if scale else m.end("high") if high else m.end("low")
    factor = chinese("一" + scale) if scale and scale[0] != "十" else chinese(scale) if scale else None
    value = arabic(low) * (factor or 1)
    upper = arabic(high) * (factor or 1) if high else None
    noun = _chinese_noun(text, start, m.end(), unit)
    if noun is None:
        return None
    unnamed = not noun
    noun = noun or _UNNAMED.get(unit, "other")
    more = bool(m.group("more"))
    figure = Figure(
        start, end_of_number, "count", plain(value), None if upper is None else plain(upper), noun, f"count-{noun}"
    )
    figure.needs_noun = unnamed
    figure.bounded = m.end()
    if more:
        figure.comparator = "gt"
    return figure


def _chinese_noun(text: str, start: int, end: int, classifier: str) -> str | None:
    """Return the unit that a classifier with its noun counts, "" without a noun, None for a count made in passing."""
    if classifier.startswith("亩"):
        return "mu"
    first = start
    while first and start - first < 16 and text[first - 1] not in "，。；、\n,;":
        first -= 1
    before = text[first:start]
    if classifier == "人":
        return "jobs" if p.JOBS_BEFORE.search(before) or p.JOBS_AFTER.match(text, end) else None
    after = p.NOUN_AFTER.match(text, end)
    noun = after.group() if after else ""
    if text[start - 1 : start] == "“" and p.SLOGAN_AFTER.match(text, end):
        return None
    if p.PASSING_AFTER.match(text, end) or p.PASSING.search(noun) or p.PASSING_BEFORE.search(before):
        return None
    if classifier in ("次", "场", "场次"):
        return None if "先后" in before else "other"  # meetings about projects are none
    if p.BODY_OF_FIRMS.search(noun):
        return "other"
    for unit, pattern in p.NOUNS:
        if pattern.search(noun):
            return unit
    if p.OTHER_BEFORE.search(before):
        return "other"
    for unit, pattern in p.NOUNS:
        if pattern.search(before):
            return unit
    unnamed = not noun or noun == "的" or noun[0] in "以左、"
    if classifier in ("家", "户", "间"):
        return "" if unnamed else "other"
    if classifier in ("名", "位"):
        return "other" if p.TALENT.search(noun) or p.TALENT.search(before) else None
    if classifier == "个":
        further = p.NOUN_FURTHER.match(text, end, min(len(text), end + 30))
        if further:
            return "projects" if further.group().endswith("项目") else "enterprises"
        return "" if unnamed and (p.UNNAMED_BEFORE.search(before) or p.PLACED_BEFORE.search(before)) else "other"
    if classifier == "项" and unnamed and p.WORKS_BEFORE.search(before):
        return ""
    return "other"


def _chinese(text: str) -> Iterator[Figure]:
    reached = 0
    for trigger in p.RATIO_TRIGGER.finditer(text):
        at = trigger.start()
        if at < reached:
            continue
        m = p.CHINESE_RATIO.search(text, max(reached, at - 10), min(len(text), at + 10))
        if m is None or not m.start() <= at < m.end() + 4:
            continue
        reached = m.end()
        figure = _chinese_ratio(m)
        if figure is not None:
            yield figure


def _chinese_ratio(m: re.Match[str]) -> Figure | None:
    start, end = m.span()
    kind, written = m.lastgroup, m.group()
    if kind == "parts":
        whole, _, part = written.partition("分之")
        a, b = chinese(whole), chinese(part)
        if not a or not b:
            return None
        value = b * 100 / a
        return percent(start, end, value if value == value.quantize(_CENT) else value.quantize(_CENT), "fraction")
    if kind == "tenths":
        tens, _, rest = written.partition("成")
        ones = 5 if rest == "半" else chinese(rest) if rest else 0
        return percent(start, end, 10 * (chinese(tens) or Decimal(0)) + Decimal(ones or 0), "tenths")
    if kind == "half":
        return percent(start, end, Decimal(50), "half")
    if kind == "doubling":
        times = chinese(m.group("times")) if m.group("times") else Decimal(1)
        figure = percent(start, end, Decimal(100 * (2 ** int(times or 1) - 1)), "doubling")
        figure.growth = True
        return figure
    group = {"fold": "folds", "multiple": "multiples"}.get(str(kind), "classcount")
    number = _number(m.group(group))
    if number is None:
        return None
    if kind == "multiple":
        return percent(start, end, number * 100, "multiple")
    if kind == "fold":
        figure = percent(m.start(group), end, number * 100, "fold")
        figure.growth = True
        return figure
    return Figure(m.start(group), m.end(group), "count", plain(number), None, "other", "count-of-class")


def _chinese_jobs(text: str) -> Iterator[Figure]:
    for m in p.CHINESE_JOBS.finditer(text):
        value = chinese(m.group("number"))
        if value is not None:
            figure = Figure(m.start("number"), m.end("number"), "count", plain(value), None, "jobs", "count-jobs")
            figure.comparator = "gt" if m.group("more") else ""
            figure.bounded = m.end()
            yield figure


def _number(text: str) -> Decimal | None:
    return arabic(text) if text[0].isdigit() and text[0].isascii() else chinese(text)


# -- English --


def _english_percents(folded: str, begin: int, stop: int, signs: bool) -> Iterator[Figure]:
    for m in p.ENGLISH_PERCENT.finditer(folded, begin, stop):
        start = m.start("low")
        if m.group("unit") == "%" and not signs:
            continue
        if start and (folded[start - 1].isalnum() or (folded[start - 1] in ".," and folded[start - 2].isdigit())):
            continue
        low, upper = m.group("low"), m.group("high")
        split = p.ENGLISH_SPLIT_PERCENT.search(folded, max(0, start - 6), start) if low[0] == "1" else None
        if split and not p.ENGLISH_DAY.search(folded, max(0, split.start() - 12), split.start()):
            start, low = split.start(), split.group("head").replace(" ", "") + low
        value = _english_number(low)
        if value is not None:
            rule = "percent-points" if "point" in m.group("unit") else "percent"
            yield percent(start, m.end(), value, rule, arabic(upper) if upper else None)
            if folded.endswith((" and ", " or "), 0, start):
                yield from _listed_percents(folded, start, rule)
    for m in p.ENGLISH_RATIO.finditer(folded, begin, stop):
        word = m.group("ratio")
        if word.startswith("doubl") and folded[m.start("ratio") - 1 : m.start("ratio")] in "\"“‘'":
            continue  # the "double transfer" campaign
        if word in p.ENGLISH_RATIOS:
            yield percent(m.start("ratio"), m.end("ratio"), Decimal(p.ENGLISH_RATIOS[word]), "fraction")
        elif word.startswith(("doubl", "tripl", "quadrupl")):
            times = 100 if word[0] == "d" else 200 if word[0] == "t" else 300
            figure = percent(m.start("ratio"), m.end("ratio"), Decimal(times), "doubling")
            figure.growth = True
            yield figure
        elif m.group("growth"):
            figure = percent(m.start("growth"), m.end("ratio"), arabic(m.group("growth")) * 100, "fold")
            figure.growth = True
            yield figure
        elif m.group("folds"):
            folds = _english_number(m.group("folds"))
            if folds is not None:
                yield percent(m.start("folds"), m.end("ratio"), folds * 100, "times")


def _listed_percents(folded: str, end: int, rule: str) -> Iterator[Figure]:
    """Yield the bare figures of a list whose last item has the unit: 11.6, 13.3 and [14 percent]."""
    listed = p.ENGLISH_LISTED_PERCENTS.search(folded, max(0, end - 60), end)
    if listed and not any(_year(item.group()) for item in p.LISTED_PERCENT.finditer(listed.group("items"))):
        for item in p.LISTED_PERCENT.finditer(folded, *listed.span("items")):
            yield percent(item.start(), item.end(), arabic(item.group()), rule)


def _english_counts(text: str, folded: str, begin: int, stop: int) -> Iterator[Figure]:
    for pattern in (p.ENGLISH_COUNT, p.ENGLISH_WORD_COUNT):
        for m in pattern.finditer(folded, begin, stop):
            figure = _english_count(folded, m)
            if figure is not None:
                yield figure
    for m in p.ENGLISH_TRAILING_COUNT.finditer(folded, begin, stop):
        number = m.group("number")
        value = _english_number(number)
        if value is not None and not _year(number):
            unit = p.english_unit(m.group("noun"))
            yield Figure(m.start("number"), m.end("number"), "count", plain(value), None, unit, f"count-{unit}-before")
    for m in p.ENGLISH_CLASS_COUNT.finditer(folded, begin, stop):
        unit, number = p.english_unit(m.group("noun") or "project"), m.group("number")
        if not _year(number):
            rule = f"count-{unit}-before"
            yield Figure(m.start("number"), m.end("number"), "count", number, None, unit, rule, comparator="eq")
    for m in p.ENGLISH_BARE_COUNT.finditer(folded, begin, stop):
        start, number = m.start(), m.group()
        forms = ("named", "verb") if m.lastgroup == "named" else (str(m.lastgroup),)
        if not _year(number) and any(
            p.ENGLISH_BARE_BEFORE[form].search(text, max(0, start - 30), start) for form in forms
        ):
            yield _unnamed(start, m.end(), number, "count-bare")
    for m in p.ENGLISH_OF_THEM.finditer(folded, begin, stop):
        name = next(name for name in ("number", "word", "number2") if m.group(name))
        number = m.group(name)
        if _english_number(number) is not None and not _year(number):
            yield _unnamed(m.start(name), m.end(name), number, "count-of-them")


def _unnamed(start: int, end: int, number: str, rule: str) -> Figure:
    """Build a count that takes its unit from the one before it."""
    value = _english_number(number) or Decimal(0)
    return Figure(start, end, "count", plain(value), None, "projects", rule, needs_noun=True)


def _year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and "1949" < number < "2070"


def _english_number(number: str) -> Decimal | None:
    if number[0].isdigit() and " " not in number:
        return arabic(number)
    return english(number)


def _in_passing(folded: str, m: re.Match[str]) -> bool:
    """Tell whether a count is made in passing, by the words around it in its own sentence."""
    start = max(0, m.start() - 24)
    start = max(start, folded.rfind(". ", start, m.start()) + 1)
    end = min(len(folded), m.end() + 40)
    stop = folded.find(". ", m.end(), end)
    before = p.ENGLISH_PASSING.search(folded, start, stop if stop > 0 else end)
    return before is not None and p.FORTUNE_FIRMS.match(folded, m.end("number")) is None


def _english_count(folded: str, m: re.Match[str]) -> Figure | None:
    start, number, noun = m.start("number"), m.group("number"), m.group("noun")
    low = p.COUNT_RANGE.search(folded, max(0, start - 16), start) if folded.endswith(_RANGE_ENDS, 0, start) else None
    if low is not None:
        start = low.start("low")
    if start and (
        folded[start - 1].isalnum()
        or folded[start - 1] in "$€£¥-–:'’+/"
        or (folded[start - 1] in ".," and not folded[start - 2 : start - 1].isalpha())  # were put off.5 projects
        or folded.endswith(_NUMBERED, 0, start)
    ):
        return None
    if _year(number) and noun != "mu":
        return None
    value = _english_number(number)
    if value is None or _in_passing(folded, m):
        return None
    between = m.group("between")
    end, least = m.end("number"), value
    high = p.COUNT_TO.match(between) if not folded.endswith("from ", 0, start) else None
    if high is not None and (most := _english_number(high["high"])) is not None and most > value:
        end, value, between = end + high.end(), most, between[high.end() :]
    elif low is not None:
        least = _english_number(low["low"]) or value
        if least >= value or _year(low["low"]):
            return None
    if p.ENGLISH_NOT_BETWEEN.search(between):
        named = p.ENGLISH_CLASS_BETWEEN.match(between)
        rest = between[named.end() :] if named else between
        if p.ENGLISH_NOT_BETWEEN.search(p.ENGLISH_TWO_KINDS.sub(" ", rest)):
            return None
    if noun in _SINGULAR and not number[0].isdigit():
        return None  # phase two project
    if noun in _SINGULAR and number != "1" and (later := p.NOUN_LATER.match(folded, m.end())) is not None:
        noun = later["noun"]  # 50 enterprise incubation bases
    if noun == "ones":
        return _unnamed(start, m.end("number"), number, "count-bare")
    unit = p.english_unit(noun)
    if noun in ("people", "persons") and not p.ENGLISH_JOBS.search(
        folded, max(0, start - 40), min(len(folded), m.end() + 20)
    ):
        return None
    if unit == "other" and not number[0].isdigit() and not p.ENGLISH_CLASS.search(between):
        return None
    if unit == "mu" and p.ENGLISH_LAND_PASSING.search(folded, max(0, start - 20), start):
        return None
    upper = plain(value) if value > least else None
    figure = Figure(start, end, "count", plain(least), upper, unit, f"count-{unit}")
    figure.bounded = m.end("noun")
    return figure
