"""When a document was published: the date that it gives of itself, in every form in which pages and papers write it.

A date with a label (发布时间：…, Updated: …) goes before one that stands alone in a line at the top, that before the
date under the signature, and that before a dateline without a year and a date in the first sentences.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from policyie.view import View

__all__ = ["LABELS", "published_of"]

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "May" else month for month in _MONTHS)
_MONTH_NAME = rf"(?P<name>(?:{_NAMES}|Sept))\.?"
_DAY = "(?P<day>[12][0-9]|3[01]|0?[1-9])(?![0-9])"
_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_TH = "(?:st|nd|rd|th)?"
_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○0ОO", "0") | {"元": "1"}
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?|(?:星期|周)[一二三四五六日天])"
)

# form: (pattern, example)
FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    "figures": (
        re.compile(rf"(?<!\d){_YEAR} ?[-/.年] ?(?P<month>1[0-2]|0?[1-9]) ?[-/.月] ?{_DAY}日?"), "2024年4月3日"
    ),
    "characters": (
        re.compile(
            r"(?P<han_year>[一二][〇零○0ОO一二三四五六七八九]{3})年 ?"
            r"(?P<han_month>十[一二]?|[元一二三四五六七八九])月 ?"
            r"(?P<han_day>[一二三]?十[一二三四五六七八九]?|初?[一二三四五六七八九]|二[一二三四五六七八九])日"
        ),
        "二〇二三年四月五日",
    ),
    "month first": (
        re.compile(rf"(?<![A-Za-z]){_MONTH_NAME} ?{_DAY}{_TH}(?:, ?| ){_YEAR}(?!\d)", re.I), "April 5, 2023"
    ),
    "day first": (
        re.compile(rf"(?<![\d.,]){_DAY}{_TH} (?:of )?{_MONTH_NAME},? {_YEAR}(?!\d)", re.I), "5 April 2023"
    ),
}  # fmt: skip
# Too short to be a date without a label: 23-12-22, 20231222, 12/22/2023.
SHORT: dict[str, tuple[re.Pattern[str], str]] = {
    "two-digit year": (re.compile(rf"(?P<short>[0-9]{{2}})[-/.](?P<month>1[0-2]|0[1-9])[-/.]{_DAY}"), "23-12-22"),
    "packed": (re.compile(rf"{_YEAR}(?P<month>1[0-2]|0[1-9])(?P<day>[0-2][0-9]|3[01])(?!\d)"), "20231222"),
    "american": (
        re.compile(rf"(?P<month>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2[0-9]|3[01])/{_YEAR}(?!\d)"), "12/22/2023"
    ),
}  # fmt: skip

# What stands before a date of publication, the best first; an example each.
LABELS: dict[str, tuple[str, str]] = {
    "published": (
        r"(?:发布|发表|公布|公开|刊发|刊登|颁布|发稿|信息)(?:时间|日期)|发布于|发表于"
        r"|pub(?:lish(?:ed|ing)?|lication)?\.?(?: ?(?:date|time|on))?|released?(?: ?(?:date|time|on))?|posted(?: on)?"
        r"|(?:issued|promulgated)(?: by [^\n.;]{1,80})? on",
        "发布时间：2024-04-23 09:15",
    ),
    "dated": (r"(?:时 ?间|日 ?期)|date|time", "时间：2024-04-23"),
    "signed": (r"(?:成文|印发|发文|签发|制定|撰写)(?:时间|日期)", "成文日期：2024年4月23日"),
    "updated": (
        r"(?:更新|修改|录入|上传|创建|编辑|添加|生成)(?:时间|日期)|更新于"
        r"|(?:last )?(?:updated?|modified)(?: ?(?:on|at|time|date))?",
        "Updated: May 23, 2016",
    ),
}
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_BEFORE_DATE = (
    rf"[】\]]?[ \t\u3000]*[:：]?[ \t\u3000\n【\[]*(?:{_WEEKDAY},? ?)?"
    rf"(?:{_CLOCK}(?: ?[ap]\.?m\.?)?,? ?(?:{_WEEKDAY},? ?)?)?"
)
_LABELLED = re.compile(
    "(?<![\u4e00-\u9fffA-Za-z])(?:"
    + "|".join(f"(?P<{kind}>{label})" for kind, (label, _) in LABELS.items())
    + f"){_BEFORE_DATE}",
    re.IGNORECASE,
)
_RANK = {kind: rank for rank, kind in enumerate(LABELS)}
_LATIN = re.compile("[A-Za-z]{3}")
_HEAD, _OPENING, _TAIL = 1500, 800, 1200
_HEAD_LINES = 14
_LINE = 160
# A line of its own, or between bars: 东海日报 | 2024-04-23 | 阅读
_LINE_START = re.compile(rf"(?:[ \t\u3000(（\[【—-]|{_WEEKDAY},? |{_CLOCK},? )*\Z")
_LINE_END = re.compile(rf"(?:T|[ \t\u3000,，]*)?(?:{_CLOCK}\S*)?(?:[ \t\u3000)）\]】]|{_WEEKDAY}|印发|发布)*\Z")
_SEPARATED = re.compile(r"(?:[|｜/]|[ \u3000]{2}|\t)[ \u3000]*\Z")
_OTHER_LABEL = re.compile(r"[:：][ \u3000]*\Z")
_SENTENCE = re.compile(r"[。；！]|[a-z]\. |[a-z]\.\Z")
_SIGNED = re.compile(
    r"^[ \t\u3000]*[（(]?(?=(?:19|20)\d\d|[一二][〇零○0一二三四五六七八九]{3}年|[A-Z][a-z]{2}|\d)[^\n]{6,24}$",
    re.MULTILINE,
)
# A date in a sentence that is no day of publication: of a law, of what begins or ends.
_OTHER_DAY = re.compile(
    r"[^。，；\n]{0,10}(?:通过|修正|修订|公布|颁布|施行|实施|生效|截止|印发)|起|止|前|以前|之前|至|到|[-—–~～]|以来|出生"
)
_OTHER_DAY_BEFORE = re.compile(
    r"(?:》[（(]|截至|截止到?|至|到|自|从|于|since|until|till|by|from|before|after|effective|born)(?: on)? ?\Z", re.I
)
# A dateline without a year: 新华社东海4月23日电, 本报讯（记者 …）4月23日, DONGHAI, April 23 (Xinhua)
_DATELINE = re.compile(
    r"(?:社|报|网|讯|台)[^\n，。]{0,30}?(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日"
    rf"|^[A-Z][A-Z' ]{{2,30}}, {_MONTH_NAME} (?P<english_day>[12][0-9]|3[01]|[1-9]) \(",
    re.MULTILINE,
)
# What is held on a day and bears its year in its name: 4月23日，东海市2024年春季招商大会在…举行
_EVENT = re.compile(
    r"(?:\A|[\s）)”日])(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日[，,]?[^。，；\n]{0,40}?(?<![\d-])(?P<year>20\d\d)年"
    r"[^。，；\n]{0,40}(?:会|活动|仪式|论坛)[^。；\n]{0,40}(?:举行|召开|举办|开幕|启动)"
)
_TITLE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年(?!以来)|(?= [A-Z]))")
_OF_A_PAST_YEAR = re.compile(r"公报|运行|完成|回顾|总结|统计|决算|成绩单|工作报告|[-—–~至]\s?20\d\d|规划|计划")


class _Day(NamedTuple):
    start: int
    end: int
    iso: str


def published_of(view: View) -> str | None:
    """Return the day of publication (ISO 8601) that a document gives of itself, or None."""
    text = view.text
    head = text[:_HEAD]
    if not any(c.isdigit() for c in head) and "年" not in text[-_TAIL:]:
        return None
    found = (step(text) for step in (_labelled, _in_a_line, _signed, _dateline, _in_a_sentence))
    return next((day for day in found if day), None)


def _days(text: str, start: int, end: int) -> list[_Day]:
    """Return the dates of a range, in order."""
    english = _LATIN.search(text, start, end) is not None
    return sorted(
        _Day(match.start(), match.end(), day)
        for form, (pattern, _) in FORMS.items()
        if english or form in ("figures", "characters")
        for match in pattern.finditer(text, start, end)
        if (day := _iso(match))
    )


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    try:
        if groups.get("han_year"):
            year = int("".join(_HAN_DIGITS[c] for c in groups["han_year"]))
            return date(year, _counted(groups["han_month"]), _counted(groups["han_day"])).isoformat()
        year = int(groups.get("year") or f"20{groups['short']}")
        month = groups.get("month") or _MONTH[groups["name"][:3].lower()]
        return date(year, int(month), int(groups["day"])).isoformat()
    except ValueError:
        return None


def _counted(numeral: str) -> int:
    """Return the value of 四, 十, 十五, 二十三 or 二三."""
    tens, ten, ones = numeral.lstrip("初").rpartition("十")
    if not ten:
        return int("".join(_HAN_DIGITS[c] for c in ones))
    return 10 * int(_HAN_DIGITS[tens] if tens else 1) + int(_HAN_DIGITS[ones] if ones else 0)


def _labelled(text: str) -> str | None:
    """Return the date with the best label in the first lines, else in the last ones."""
    parts = [(0, min(len(text), _HEAD))]
    if len(text) > _HEAD:
        parts.append((max(_HEAD, len(text) - _TAIL), len(text)))
    forms = [pattern for pattern, _ in (*FORMS.values(), *SHORT.values())]
    for start, end in parts:
        found = [
            (_RANK[str(label.lastgroup)], match.start(), day)
            for label in _LABELLED.finditer(text, start, end)
            for form in forms
            if (match := form.match(text, label.end())) and (day := _iso(match))
        ]
        if found:
            return min(found)[2]
    return None


def _in_a_line(text: str) -> str | None:
    """Return the date that begins or ends one of the first lines, or stands between bars in it."""
    start = lines = 0
    while start < min(len(text), _HEAD) and lines < _HEAD_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        start, at = end + 1, start
        if not line:
            continue
        lines += 1
        if len(line) > _LINE or _SENTENCE.search(line):
            continue
        for day in _days(text, at, end):
            before, after = text[at : day.start], text[day.end : end]
            if _OTHER_DAY.match(after) and not _LINE_END.match(after):
                continue
            opens = _LINE_START.match(before) is not None
            closes = _LINE_END.match(after) is not None
            named = _OTHER_LABEL.search(before) is not None  # 会议时间：2024-05-01
            if not named and (opens or closes or _SEPARATED.search(before)):
                return day.iso
    return None


def _signed(text: str) -> str | None:
    """Return the date that has a line to itself, as under a signature."""
    for match in _SIGNED.finditer(text):
        for day in _days(text, match.start(), match.end()):
            if _LINE_START.match(text[match.start() : day.start]) and _LINE_END.match(text[day.end : match.end()]):
                return day.iso
    return None


def _dateline(text: str) -> str | None:
    """Return the day of a dateline or of the event in the first sentences, in the year of the title or of the event."""
    match = _EVENT.search(text, 0, _OPENING)
    if match:
        return _day_of(match["year"], match["month"], match["day"])
    match = _DATELINE.search(text, 0, _OPENING)
    title = text[: match.start() if match else 0].strip().split("\n")[0]
    year = _TITLE_YEAR.search(title)
    if match is None or year is None or _OF_A_PAST_YEAR.search(title):
        return None
    month = match["month"] or _MONTH[match["name"][:3].lower()]
    return _day_of(year[1], month, match["day"] or match["english_day"])


def _day_of(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _in_a_sentence(text: str) -> str | None:
    for day in _days(text, 0, _OPENING):
        before = text[max(0, day.start - 12) : day.start]
        if not (_OTHER_DAY.match(text, day.end) or _OTHER_DAY_BEFORE.search(before) or _OTHER_LABEL.search(before)):
            return day.iso
    return None
