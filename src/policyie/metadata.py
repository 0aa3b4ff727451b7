"""What a document says of itself: title, source, number, issuing body and type (its date: `policyie.publication`)."""

from __future__ import annotations

import re

from policyie.view import HAN, View
from policyie.zones import MENU

_WORD = re.compile(f"[{HAN}]|[A-Za-z]{{2}}")
_LINE = re.compile(r"[^\n\r]+")
# A document tells of itself in its first lines, in the signature and in the last ones.
_HEAD, _TAIL = 1500, 800
_TITLE_LINES = 12
_TITLE_LENGTH = 200
_NAMED = re.compile(
    r"(?:^|\n)[ \t\u3000•·]*[【\[]?(?:标 {0,4}题|名 {0,4}称|公文名称|文件名称)[】\]]?[:：]\s*(?P<title>[^\n:：]{4,120})"
)
# A line of labels and values is no title.
_LABELS = re.compile(
    r"[ \t\u3000•·]*[【\[]?(?:索 ?引 ?号|主题分类|发布|发文|成文|公开|有效|文 ?号|信息|来 ?源|稿源|时 ?间|日 ?期|更新"
    r"|归档|点击|浏览|阅读|作者|编辑|字号|字体"
    r"|当前版|第[A-Z]?\d+版)[^:：\n]{0,6}[】\]]?[:：]|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日\d: ]*$"
    r"|(?:source|updated|published|pub date|date|time|views?)\s?[:：]",
    re.IGNORECASE,
)


def title_of(view: View) -> str | None:
    """Return the title as written: what is labelled 标题, else the first line with a word that is not the site's.

    Args:
        view: of the whole document.

    Returns:
        At most 200 characters, or None for a text without words. Menus and the path to the page (首页 > 新闻) go before
        the title, and so do lines of labels (发布时间：…).
    """
    text = view.text
    if named := _NAMED.search(text, 0, _HEAD):
        return _written(view, *named.span("title"))
    lines = []
    for match in _LINE.finditer(text):
        if _WORD.search(match.group()):
            lines.append(match)
            if len(lines) == _TITLE_LINES:
                break
    menus = [place for place, match in enumerate(lines) if MENU.match(match.group().strip())]
    after = lines[menus[-1] + 1 :] if menus else lines
    best = next((match for match in after if not _LABELS.match(match.group())), None)
    best = best or next(iter(after or lines), None)
    return _written(view, *best.span()) if best else None


def _written(view: View, start: int, end: int) -> str:
    start, end = view.origin(start, end)
    return view.original[start:end].strip()[:_TITLE_LENGTH]


def _ends(text: str) -> str:
    """The beginning and the end of a text, in two lines at least."""
    return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"


_SOURCE = re.compile(
    rf"(?<![{HAN}A-Za-z])(?:(?:信息|文章|新闻|稿件|消息|内容|资讯)?来 ?源(?:于|自)?|稿源|出处|转载自|Source)"
    r" ?[】\]]?[:：][ \t\u3000]*(?:"
    r"(?P<source>[^\s|｜()（）\[\]【】:：]{2,40}(?!\S*[:：])(?: [A-Z][A-Za-z'’&.-]+(?![:：\w])){0,5})"
    r"|(?P<runs>[^\s|｜()（）\[\]【】:：]{2,60}(?=[:：]))"
    r"|\n[ \t\u3000]*(?P<next>[^\s。，；:：]{2,20})[ \t\u3000]*(?:[\n|｜]|\Z))"
)
# 来源：东海日报作者：李明
_NEXT_LABEL = re.compile(
    r"(?:(?:文章|本文)?作 ?者|记者|编辑|责编|责任编辑|时 ?间|日 ?期|发布|浏览|点击|阅读|字号|字体|审核|校对|编审).*"
)
_NOBODY = re.compile(r"(?:本站|本网|本网站|原创|本站原创|互联网|网络|未知|其他|unknown)$", re.IGNORECASE)
# China Daily | Updated: …; Updated: March 5, 2017 (Xinhua)
_BYLINE = re.compile(
    r"(?:^|[\n|])[ \t]*(?P<before>(?!By )[A-Z][A-Za-z'’. ]{2,40}?|[a-z][\w-]*(?:\.[\w-]+){1,4}) ?\| ?(?:Updated"
    r"|Published|20\d\d)"
    r"|(?:Updated|Published|Time|Date)\b[^\n()]{6,40}\((?P<after>[A-Z][A-Za-z'’ ]{2,30}|[\w-]+(?:\.[\w-]+)+)\)"
)
_TIME_ZONE = re.compile(r"time|GMT|UTC", re.IGNORECASE)
# 新华社东海4月23日电; DONGHAI, April 23 (Xinhua)
_AGENCY = re.compile(
    rf"(?P<zh>新华社|中新社|中新网|人民网|新华网|央广网|中国新闻网)[{HAN}]{{0,12}}\d{{1,2}}月\d{{1,2}}日[电讯]"
    r"|^[A-Z][A-Z' ]{2,30}, [A-Z][a-z]{2,8}\.? \d{1,2} \((?P<en>[A-Z][A-Za-z' ]{2,30})\)",
    re.MULTILINE,
)


def source_of(view: View) -> str | None:
    """Return the medium or office named as the source (来源：…, China Daily | Updated: …, 新华社…电), or None."""
    text = _ends(view.text)
    for match in _SOURCE.finditer(text):
        source = _NEXT_LABEL.sub("", match["source"] or match["runs"] or match["next"]).strip(" ,，;；.。")
        if len(source) > 1 and not _NOBODY.match(source):
            return source
    for match in _BYLINE.finditer(text, 0, _HEAD):
        named = match["before"] or match["after"]
        if not _TIME_ZONE.search(named):
            return named.strip()
    agency = _AGENCY.search(text, 0, _HEAD)
    return (agency["zh"] or agency["en"]) if agency else None


_CODE = rf"[{HAN}]{{1,12}} ?[〔\[（(【](?:19|20)[0-9]{{2}}[〕\])）】] ?第?[0-9]{{1,4}} ?号"
# 东政办〔2023〕15号 on a line of its own, in brackets at the end of the title, or labelled; in running text it is
# another document's number.
_NUMBER = (
    re.compile(
        rf"(?:文 ?号|发文字号|文件编号|发文编号|字 ?号)[】\]]?[:：]\s*(?P<number>{_CODE}"
        rf"|[{HAN}]{{2,12}}令?第[0-9]{{1,4}}号)"
    ),
    re.compile(rf"(?:^|\n)[ \u3000]*[（(]?(?P<number>{_CODE})[）)]?[ \u3000]*(?:\n|$)"),
    re.compile(rf"(?:^|\n)[^\n。，]{{4,80}}[（(](?P<number>{_CODE})[）)][ \u3000]*(?:\n|$)"),
    re.compile(
        rf"(?:^|\n)[ \u3000]*(?P<number>[{HAN}]{{2,20}}(?:令|公告)(?:\n[ \u3000]*"
        rf"|[ \u3000]*)(?:20[0-9]{{2}}年)?第 ?[0-9]{{1,4}} ?号)"
        r"[ \u3000]*(?:\n|$)"
    ),
    re.compile(
        r"(?:^|\n) *\(?(?P<number>[A-Z][A-Za-z' ]{1,40} ?[\[(〔]20[0-9]{2}[\])〕] ?No\. ?[0-9]{1,4}"
        r"|No\. ?[0-9]{1,4} ?[\[(〔]20[0-9]{2}[\])〕])"
        r"\)? *(?:\n|$)"
    ),
)
_NUMBER_REACH = 800


def number_of(view: View) -> str | None:
    """Return the document number (国办发〔2023〕15号, 令第22号) that stands by the title, or None."""
    found = (pattern.search(view.text, 0, _NUMBER_REACH) for pattern in _NUMBER)
    number = next((match["number"] for match in found if match), None)
    return re.sub(r"\s*\n\s*", "", number) if number else None


_BODY = (
    rf"[{HAN}]{{2,40}}?(?:人民政府|政府|办公室|办公厅|委员会|管委会|[省市县区州旗镇乡]委|党委|党工委|领导小组"
    "|国务院|[局厅部院会])"
)
_BODIES = rf"(?:{_BODY}[、 \u3000]{{0,2}}){{0,2}}{_BODY}"
_ISSUER = (
    re.compile(
        rf"(?:发布|发文|制定|印发|公布)(?:机构|机关|单位"
        rf"|部门)[】\]]?[:：]\s*(?P<issuer>[{HAN}]{{2,30}}(?:[、 ][{HAN}]{{4,20}}){{0,3}})"
    ),
    re.compile(rf"(?:^|\n)[ \u3000]*(?P<issuer>国务院|{_BODIES})(?:\s*关于|印发《)"),
    re.compile(r"[Ii]ssued by (?:the )?(?P<issuer>[A-Z][A-Za-z' ]{3,80}?)(?= on | in |[.,;\n])"),
)
# The signature: the body, and under it the date.
_SIGNATURE = re.compile(
    rf"\n[ \u3000]*(?P<issuer>(?:中共)?[{HAN}]{{2,30}}(?:人民政府|政府|办公室|办公厅|委员会|管委会|[省市县区州旗]委"
    rf"|领导小组|国务院|[局厅部院会]))"
    r"[ \u3000]*\n\s*[（(]?(?:20[0-9]{2} ?年|二[〇零○0]..年)[^\n]{3,10}日[^\n]{0,6}(?:\n|\Z)"
)


def issuer_of(view: View) -> str | None:
    """Return the body that issued the document: as labelled, in its title or first lines or its signature, or None."""
    found = (pattern.search(view.text, 0, _NUMBER_REACH) for pattern in _ISSUER)
    match = next((match for match in found if match), None) or _SIGNATURE.search(view.text)
    return match["issuer"].strip() if match else None


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


def type_of(view: View, title: str | None) -> str:
    """Return the document's type: one of `TYPES`, else ``news`` where a reporter or source is named, else ``other``.

    The title decides; a title cut into lines is read on to the end of the second one.
    """
    head = "\n".join(view.text[:_TITLE_REACH].strip().split("\n")[:2])
    for text, name in ((text, name) for text in (title or "", head) for name in TYPES):
        if TYPES[name][0].search(text) and (name in _WHATEVER_HELD or not _MEETING.search(text)):
            return name
    return "news" if _NEWS.search(_ends(view.text)) else "other"


# 全市…推进会 and "conference held": news about a document, not the document.
_WHATEVER_HELD = ("work_report", "notice")
_MEETING = re.compile("召开|举行|强调|会议|大会|推介会|签约|conference|meeting|held|signing", re.I)
