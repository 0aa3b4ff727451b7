"""What a document says of itself: title, date, source, language, number, issuing body and type."""

from __future__ import annotations

import re
from datetime import date

from policyie.view import HAN, View

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
# A document is mixed where the smaller script holds at least this share of its words.
_MIXED_SHARE = 0.1

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "May" else month for month in _MONTHS)
_MONTH_NAME = rf"(?P<month_name>(?:{_NAMES})\.?)"
_DAY = "(?P<day>[12][0-9]|3[01]|0?[1-9])"
_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_DATES = (
    re.compile(rf"{_YEAR} ?[-/.年] ?(?P<month>0?[1-9]|1[0-2]) ?[-/.月] ?{_DAY}(?![0-9])"),
    re.compile(rf"(?<![A-Za-z]){_MONTH_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}(?![0-9])", re.I),
    re.compile(rf"(?<![0-9]){_DAY}(?:st|nd|rd|th)? {_MONTH_NAME},? {_YEAR}(?![0-9])", re.I),
)
# Publication dates stand in the first lines or in the signature at the end.
_HEAD = 800
_SOURCE = re.compile(
    r"(?:来源|稿源|信息来源|(?<![A-Za-z])Source) ?[:：] *(?P<source>[^\s|()（）]{2,40}(?: [A-Z][A-Za-z]+){0,5})"
)


def language_of(view: View) -> str:
    """Return ``zh``, ``en`` or ``mixed`` by the shares of Han characters and Latin words (two characters a word)."""
    han = len(_HAN_CHARACTER.findall(view.text)) / 2
    latin = len(_LATIN_WORD.findall(view.text))
    if han >= latin:
        return "mixed" if latin > _MIXED_SHARE * (han + latin) else "zh"
    return "mixed" if han > _MIXED_SHARE * (han + latin) else "en"


def title_of(view: View) -> str | None:
    """Return the first line that holds a word, as written, or None for a text without one."""
    for match in re.finditer(r"[^\n\r]+", view.text):
        if _HAN_CHARACTER.search(match.group()) or _LATIN_WORD.search(match.group()):
            start, end = view.origin(*match.span())
            return view.original[start:end].strip()[:200]
    return None


def published_of(view: View) -> str | None:
    """Return the date of publication (ISO 8601) that stands in the head of the text, or None."""
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(view.text, 0, _HEAD):
            if day := _iso(match):
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = groups.get("month") or _MONTH[groups["month_name"][:3].lower()]
    try:
        return date(int(groups["year"]), int(month), int(groups["day"])).isoformat()
    except ValueError:
        return None


def source_of(view: View) -> str | None:
    """Return the medium or office named as the source, or None."""
    match = _SOURCE.search(view.text)
    return match["source"] if match else None


# 东政办〔2023〕15号 on a line of its own or in brackets; in running text it is another document's number.
_NUMBER = re.compile(
    rf"(?:^|\n)[ \u3000]*[（(]?(?P<number>[{HAN}]{{1,12}} ?[〔\[（(](?:19|20)[0-9]{{2}}[〕\])）] ?第?[0-9]{{1,4}} ?号)"
    r"[）)]?[ \u3000]*(?:\n|$)"
)
_ISSUER = (
    re.compile(
        rf"(?:^|\n)[ \u3000]*(?P<issuer>[{HAN}]{{2,24}}"
        r"(?:人民政府办公室|人民政府|政府办公室|办公室|委员会|管委会|[局厅委部]))\s*关于"
    ),
    re.compile(r"[Ii]ssued by (?:the )?(?P<issuer>[A-Z][A-Za-z' ]{3,80}?)(?= on | in |[.,;\n])"),
)

# type: words of titles, first match wins (an action plan is no five-year plan, a notice of measures is measures)
TYPES: dict[str, tuple[re.Pattern[str], str]] = {
    "communique": (
        re.compile("统计公报|公报|经济运行情况|statistical communiqu|statistical bulletin", re.I),
        "2023年统计公报",
    ),
    "work_report": (
        re.compile("工作报告|report on the work of the government|government work report", re.I),
        "政府工作报告",
    ),
    "budget_report": (
        re.compile("预算.{0,20}报告|budget report|report on .{0,60}budget", re.I),
        "关于2023年预算执行情况的报告",
    ),
    "work_plan": (
        re.compile(
            "(?:工作|行动|实施|攻坚|专项)方案|行动计划|工作要点|三年计划|work plan|action plan|implementation plan",
            re.I,
        ),
        "招商引资工作方案",
    ),
    "plan": (re.compile("规划|纲要|五年计划|five-year plan|development plan|outline", re.I), "“十四五”产业发展规划"),
    "measures": (
        re.compile(
            "措施|办法|细则|若干政策|若干意见|意见|条例|扶持政策|十条|policies and measures|measures|regulations", re.I
        ),
        "支持低空经济发展若干措施",
    ),
    "notice": (re.compile("通知|公告|通告|批复|公示|notice|announcement", re.I), "关于召开会议的通知"),
}
_NEWS = re.compile(
    "记者|通讯员|本报讯|本网讯|新华社|编辑[:：]|来源[:：]"
    "|(?<![A-Za-z])(?:reporter|correspondent|xinhua|editor|source:|by [A-Z]{2,})",
    re.I,
)
_TITLE_REACH = 300


def number_of(view: View) -> str | None:
    """Return the document number (国办发〔2023〕15号) that stands under the title, or None."""
    match = _NUMBER.search(view.text, 0, _HEAD)
    return match["number"] if match else None


def issuer_of(view: View) -> str | None:
    """Return the body that issued the document, from its title or its first lines, or None."""
    found = (pattern.search(view.text, 0, _HEAD) for pattern in _ISSUER)
    return next((match["issuer"] for match in found if match), None)


def type_of(view: View, title: str | None) -> str:
    """Return the document's type: one of `TYPES`, else ``news`` where a reporter or source is named, else ``other``.

    The title decides; a title cut into lines is read on to the end of the second one.
    """
    head = "\n".join(view.text[:_TITLE_REACH].strip().split("\n")[:2])
    for text, name in ((text, name) for text in (title or "", head) for name in TYPES):
        if TYPES[name][0].search(text) and (name in _WHATEVER_HELD or not _MEETING.search(text)):
            return name
    return "news" if _NEWS.search(view.text) else "other"


# 全市…推进会 and "conference held": news about a document, not the document.
_WHATEVER_HELD = ("work_report", "notice")
_MEETING = re.compile("召开|举行|强调|会议|大会|推介会|签约|conference|meeting|held|signing", re.I)
