"""Period expressions of both languages, as written: 前三季度, "by the end of 2025".

The forms are listed with examples in tests/unit/test_periods.py; `policyie.periods` says what they mean for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policyie.languages import latin_stretches


class Expression(NamedTuple):
    """One period expression: offsets into the view, the rule that read it, and what it says.

    `year` is written out (`last_year` too, for an interval of years); `shift` counts years from the document's year;
    `part` is a piece of a year: `Q1`, `H1`, `M04`, `M01-08`; `years_count` is the number in "the next five years".
    """

    start: int
    end: int
    rule: str
    year: int | None = None
    last_year: int | None = None
    shift: int | None = None
    part: str | None = None
    years_count: int = 0


# -- Chinese --

_DASH = r"\s?(?:[-—–－~～至到]{1,2})\s?"
_DIGIT = {
    "首": 1,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_SHIFT = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "本年度": 0,
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "次年": 1,
    "下年": 1,
    "来年": 1,
    "过去一年": -1,
    "过去的一年": -1,
    "昨年": -1,
}
_NUMBER = r"(?:\d{1,2}|十[一二]?|[一二两三四五六七八九])"
_CHINESE = re.compile(
    rf"""
    (?P<interval>((?:19|20)\d\d)年?(?:{_DASH})((?:19|20)\d\d)年(?:期间)?)
  | (?P<plan>[“"‘「]?(十[二三四五六七])五[”"’」]?(?:规划|计划)?(?P<planend>末|收官|期末|期末年|时期末)?(?:期间|时期)?)
  | (?P<next>(?:未来|今后|接下来)(?:的)?({_NUMBER})(?:到{_NUMBER})?年)
  | (?P<past>(?:过去|近|最近|前)(?:的)?([二两三四五六七八九十]|\d{{1,2}})年(?:来|间)?|([二两三四五六七八九十]
      |\d{{1,2}})年(?:以)?来)
  | (?P<within>([二两三四五六七八九十]|\d{{1,2}})年(?:之?内|期间|累计|共|滚动|新增|投入))
  | (?P<dated>
      (?:(?P<year>(?:19|20)\d\d)\s?年(?:度)?(?:的)?|(?P<rel>过去的?一年|今年|本年度?|当年|去年|昨年|上一?年度?
          |前年|明年|次年|下年|来年)(?P<since>以来)?)?
      (?P<part>
          (?P<half>[上下])半年
        | 前(?P<quarters>[二两三23])(?:个)?季度?
        | 首(?P<quarters2>[两二三])季度?
        | 第?(?P<quarter>[一二三四1-4首])季度?(?:度)?
        | (?P<m1>{_NUMBER})月?(?:份)?{_DASH}(?P<m2>{_NUMBER})月(?:份)?
        | (?:前|头)(?P<months>{_NUMBER})个?月
        | (?P<month>\d{{1,2}}|十[一二]|[一二三四五六七八九])月(?:(?P<day>\d{{1,2}})[日号]|份)?(?P<bound>[底末])?
      )
    )
  | (?P<whole>(?:(?P<wyear>(?:19|20)\d\d)\s?年(?!龄)(?:度|全年|底|末|前|内|以来|以前)?
        |(?P<wrel>过去的?一年|今年|本年度?|当年|去年|昨年|上一?年度?|前年|明年|次年|下年|来年)(?P<todate>以来
            |至今)?(?:底|末|内)?
        |(?P<full>全年度?|(?<!\d)(?<!\d\s)年内|年底|年末|年终|年度内|一年来|这一年)))
    """,
    re.VERBOSE,
)
_CHINESE_TRIGGER = re.compile("[年月季十](?:(?<!十)|[二三四五六七]五)")
_CHINESE_BACK = frozenset(
    '0123456789一二三四五六七八九十两首第前头近最上下今去明本当后次来昨过的未以到至-—–－~～年月份个半度全内季接“" '
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_TEN = re.compile("十.")
_COUNTED = re.compile(_NUMBER)
_PLAN_START = {"十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031, "十七": 2036}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _DIGIT.get(text, 0)


def _chinese(text: str) -> list[Expression]:
    found: list[Expression] = []
    reached = 0
    match_at = _CHINESE.search
    for trigger in _CHINESE_TRIGGER.finditer(text):
        at = trigger.start()
        if at < reached:
            continue
        start = at
        lowest = max(reached, at - 12)
        while start > lowest and text[start - 1] in _CHINESE_BACK:
            start -= 1
        end_search = min(len(text), at + 14)
        m = match_at(text, start, end_search)
        while m is not None and m.end() <= at:
            m = match_at(text, m.end(), end_search)
        if m is None or m.start() > at:
            continue
        expression = _read_chinese(m)
        if expression is not None:
            found.append(expression)
            reached = m.end()
    return found


def _read_chinese(m: re.Match[str]) -> Expression | None:
    group = m.group
    start, end = m.span()
    if group("whole"):
        if group("wyear"):
            return Expression(start, end, "year", year=int(group("wyear")))
        if group("wrel"):
            rule = "year-to-date" if group("todate") else "relative-year"
            return Expression(start, end, rule, shift=_SHIFT.get(group("wrel"), 0))
        return Expression(start, end, "whole-year", shift=-1 if group("full") == "一年来" else None)
    if group("dated"):
        year = int(group("year")) if group("year") else None
        shift = _SHIFT.get(group("rel"), 0) if group("rel") else None
        if group("half"):
            rule, part = "half-year", "H1" if group("half") == "上" else "H2"
        elif group("quarters") or group("quarters2"):
            rule, part = "quarters", f"M01-{3 * _number(group('quarters') or group('quarters2')):02}"
        elif group("quarter"):
            if group("quarter").isdigit() and m.string[m.end() - 1] not in "度季":
                return None
            rule, part = "quarter", f"Q{_number(group('quarter'))}"
        elif group("m1"):
            first, last = _number(group("m1")), _number(group("m2"))
            if not 1 <= first < last <= 12:
                return None
            rule, part = "months", f"M{first:02}-{last:02}"
        elif group("months"):
            rule, part = "months", f"M01-{_number(group('months')):02}"
        else:
            month = _number(group("month"))
            if not 1 <= month <= 12:
                return None
            rule, part = ("date" if group("day") else "month-end" if group("bound") else "month"), f"M{month:02}"
        return Expression(start, end, rule, year=year, shift=shift, part=part)
    if group("interval"):
        years = _YEARS.findall(m.group())
        return (
            Expression(start, end, "years", year=int(years[0]), last_year=int(years[1]))
            if years[0] < years[1]
            else None
        )
    if group("plan"):
        first = _PLAN_START[_TEN.search(m.group()).group()]  # type: ignore[union-attr]
        if group("planend"):
            return Expression(start, end, "plan-end", year=first + 4)
        return Expression(start, end, "plan", year=first, last_year=first + 4)
    number = _COUNTED.search(m.group())
    if number is None:
        return None
    rule = "next-years" if group("next") else "past-years" if group("past") else "within-years"
    return Expression(start, end, rule, years_count=_number(number.group()))


# -- English --

_MONTHS = {
    name[:3]: i
    for i, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_ORDINAL = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
}
_CARDINAL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OF_YEAR = (
    r"(?:,?\s(?:of\s|in\s)?(?:the\s)?(?P<{0}>(?:19|20)\d\d)(?!\d)"
    r"|\s(?:of\s)?(?P<{0}r>this\syear|last\syear|next\syear))?"
)
_ENGLISH = re.compile(
    rf"""\b(?:
    (?P<plan>(?P<plann>1[2-7])th\s(?:national\s)?five[-\s]year["”’']?\s(?:plan(?:\speriod)?|period)|(?P<planw>twelfth|thirteenth
        |fourteenth|fifteenth)\sfive-year\splan(?:\speriod)?)
  | (?P<interval>(?:from\s|between\s)?(?P<i1>(?:19|20)\d\d)\s?(?:to|and|through|until|-|–|—|~)\s?(?P<i2>(?:19
      |20)\d\d))(?!\d)
  | (?:(?P<nextn>(?:in|over|during|for)?\s?the\s(?:next|coming|following)\s(?P<nn>{_COUNT})\syears)
     | (?P<pastn>(?:in|over|during|for)?\s?the\s(?:past|last|previous)\s(?P<pn>{_COUNT})\syears)
     | (?P<inn>(?:in|within|over)\s(?P<wn>{_COUNT})\syears)(?!\sto\s(?:19|20)))
  | (?P<tenyears>(?:over\s)?(?P<tn>{_COUNT})\syears\sto\s(?P<ty>(?:19|20)\d\d))
  | (?P<half>(?:the\s)?(?P<halfn>first|second)[\s-]half(?:\sof\sthe\syear)?{_OF_YEAR.format("halfy")}
      |(?:the\s)?first\ssix\smonths{_OF_YEAR.format("sixy")}|h(?P<h>[12])\b{_OF_YEAR.format("hy")})
  | (?P<quarters>(?:the\s)?(?:first\sthree\squarters|first\snine\smonths|q1\s?[-–]\s?q3){_OF_YEAR.format("qsy")})
  | (?P<quarter>(?:the\s)?(?P<qn>first|second|third|fourth|last|final|1st|2nd|3rd
      |4th)[\s-]quarter{_OF_YEAR.format("qy")}|q(?P<q>[1-4])\b{_OF_YEAR.format("q2y")})
  | (?P<months>(?:the\s)?first\s(?P<mn>{_COUNT})\smonths{_OF_YEAR.format("msy")})
  | (?P<range>(?:from\s|in\s|between\s|during\s)?(?P<r1>{_MONTH})\s?(?:to|and|through|-|–
      |—)\s?(?P<r2>{_MONTH})(?![a-z]){_OF_YEAR.format("ry")})
  | (?P<date>(?P<dm>{_MONTH})\s(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<dy>(?:19|20)\d\d)(?!\d))?
      |(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<em>{_MONTH})(?![a-z])(?:,?\s(?P<ey>(?:19|20)\d\d)(?!\d))?)
  | (?P<month>(?:in\s|since\s(?!january(?!\s(?:19|20)))|by\s|of\s|end\sof\s)(?P<mm>{_MONTH})
      (?![a-z]){_OF_YEAR.format("my")}
      |(?P<mm2>{_MONTH})\s(?P<mm2y>(?:19|20)\d\d)(?!\d))
  | (?P<fiscal>(?:fiscal\syear|fy)\s?(?P<fy>(?:19|20)\d\d))(?!\d)
  | (?P<since>(?:since|so\sfar)\sthis\syear
      |(?:since|from)\sthe\s(?:beginning|start)\sof\s(?:this|the)\syear|since\sjanuary(?:\sthis\syear)?
      |this\syear\sso\sfar|(?:in\s)?(?:the\s)?year\sto\sdate)
  | (?P<rel>(?:by\sthe\send\sof\s|at\sthe\send\sof\s|end\sof\s)?(?:this\syear|last\syear|next\syear
      |the\sprevious\syear|the\spast\syear|the\scurrent\syear|the\scoming\syear))
  | (?P<whole>the\s(?:whole|full|entire)\syear|full[-\s]year|(?:by\s)?the\send\sof\sthe\syear
      |(?:the\s)?year[-\s]end|within\sthe\syear|the\syear's|in\sthe\syear|for\sthe\syear|throughout\sthe\syear|all\syear\sround|the\ssame\syear
      |last\sseason)
  | (?P<year>(?P<by>by\s(?:the\send\sof\s|the\syear\s)?)?(?P<y>(?:19|20)\d\d)(?:'s)?(?![\d,.]\d|\d
      |\s?[万亿千百元多余个]|[-\s]?(?:yuan|mu\b|people|jobs|projects|enterprises|million|billion|kilom|tonnes
      |meters|households)))
    )""",
    re.VERBOSE,
)
_ENGLISH_TRIGGER = re.compile(
    r"year|month|half|h[12]\b|quarter|q[1-4]\b|20\d\d(?!\s?年)|19\d\d(?!\s?年)|season"
    r"|jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may\b|june?\b|july?\b|aug(?:ust|\.)|sept?(?:ember"
    r"|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.)"
)
_BARE = re.compile(r"[12qh](?:(?:(?<=2)0|(?<=1)9)[0-9][0-9](?!\s?年)|(?<=q)[1-4]\b|(?<=h)[12]\b)")
_WHICH_YEAR = re.compile(r"(this|last|next|previous|past|current|coming)\syear")
_WORD_ORDINAL = {"twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15}
_REL_EN = {"this": 0, "last": -1, "next": 1, "previous": -1, "past": -1, "current": 0, "coming": 1}


def _english_number(text: str) -> int:
    return int(text) if text.isdigit() else _CARDINAL.get(text, 0)


def _english(folded: str, stretches: Iterable[tuple[int, int]]) -> list[Expression]:
    found: list[Expression] = []
    reached = 0
    for trigger in _triggers(folded, stretches):
        at = trigger.start()
        if at < reached:
            continue
        # The expression may begin up to five words before its trigger ("by the end of the year").
        start = max(reached, at - 30)
        if start > reached:
            while start < at and folded[start - 1].isalnum():
                start += 1
        end = min(len(folded), trigger.end() + 30)
        m = _ENGLISH.search(folded, start, end)
        while m is not None and m.end() <= at:
            m = _ENGLISH.search(folded, m.end(), end)
        if m is None or m.start() > at:
            continue
        expression = _read_english(m)
        if expression is not None:
            found.append(expression)
            reached = m.end()
    return found


def _triggers(folded: str, stretches: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield what may begin an expression: in Chinese only bare years, quarters and halves (2009工作总结, Q1)."""
    at = 0
    for start, end in stretches:
        yield from _BARE.finditer(folded, at, start)
        yield from _ENGLISH_TRIGGER.finditer(folded, start, end)
        at = end
    yield from _BARE.finditer(folded, at)


def _of_year(m: re.Match[str], name: str) -> tuple[int | None, int | None]:
    year, relative = m.group(name), m.group(name + "r")
    return (int(year) if year else None), (_REL_EN[relative.split()[0]] if relative else None)


def _read_english(m: re.Match[str]) -> Expression | None:
    group = m.group
    start, end = m.span()

    def dated(rule: str, part: str, *names: str) -> Expression:
        for name in names:
            year, shift = _of_year(m, name)
            if year is not None or shift is not None:
                return Expression(start, end, rule, year=year, shift=shift, part=part)
        return Expression(start, end, rule, part=part)

    if group("year"):
        return Expression(start, end, "year", year=int(group("y")))
    if group("rel"):
        word = _WHICH_YEAR.search(m.group())
        return Expression(start, end, "relative-year", shift=_REL_EN[word.group(1)] if word else 0)
    if group("since"):
        return Expression(start, end, "year-to-date", shift=0)
    if group("whole"):
        return Expression(start, end, "last-season" if "season" in m.group() else "whole-year")
    if group("half"):
        part = "H2" if group("halfn") == "second" or group("h") == "2" else "H1"
        return dated("half-year", part, "halfy", "sixy", "hy")
    if group("quarters"):
        return dated("quarters", "M01-09", "qsy")
    if group("quarter"):
        number = _ORDINAL[group("qn")] if group("qn") else int(group("q"))
        return dated("quarter", f"Q{number}", "qy", "q2y")
    if group("months"):
        return dated("months", f"M01-{_english_number(group('mn')):02}", "msy")
    if group("range"):
        first, last = _MONTHS[group("r1")[:3]], _MONTHS[group("r2")[:3]]
        return dated("months", f"M{first:02}-{last:02}", "ry") if first < last else None
    if group("date"):
        month = _MONTHS[(group("dm") or group("em"))[:3]]
        year = group("dy") or group("ey")
        return Expression(start, end, "date", year=int(year) if year else None, part=f"M{month:02}")
    if group("month"):
        if group("mm2"):
            return Expression(start, end, "month", year=int(group("mm2y")), part=f"M{_MONTHS[group('mm2')[:3]]:02}")
        return dated("month", f"M{_MONTHS[group('mm')[:3]]:02}", "my")
    if group("plan"):
        number = int(group("plann")) if group("plann") else _WORD_ORDINAL[group("planw")]
        first = 2011 + 5 * (number - 12)
        return Expression(start, end, "plan", year=first, last_year=first + 4)
    if group("interval"):
        first, last = int(group("i1")), int(group("i2"))
        return Expression(start, end, "years", year=first, last_year=last) if first < last else None
    if group("tenyears"):
        last, count = int(group("ty")), _english_number(group("tn"))
        return Expression(start, end, "years", year=last - count + 1, last_year=last)
    if group("fiscal"):
        return Expression(start, end, "year", year=int(group("fy")))
    rule = "next-years" if group("nextn") else "past-years" if group("pastn") else "within-years"
    return Expression(start, end, rule, years_count=_english_number(group("nn") or group("pn") or group("wn")))


def scan(text: str, folded: str | None = None, stretches: Iterable[tuple[int, int]] | None = None) -> list[Expression]:
    """Find the period expressions of a view, sorted, without overlaps.

    Args:
        text: the view's text.
        folded: the same in lower case, where it is at hand.
        stretches: where it may be English, as of `policyie.languages.latin_stretches`, where they are at hand.
    """
    folded = text.lower() if folded is None else folded
    stretches = latin_stretches(folded) if stretches is None else stretches
    found = _chinese(text)
    english = _english(folded, stretches)
    if not english:
        return found
    if not found:
        return english
    merged: list[Expression] = []
    for expression in sorted(found + english, key=lambda e: (e.start, -e.end)):
        if not merged or expression.start >= merged[-1].end:
            merged.append(expression)
        elif expression.end > merged[-1].end and expression.start == merged[-1].start:
            merged[-1] = expression
    return merged
