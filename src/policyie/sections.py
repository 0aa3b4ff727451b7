"""The sections of a document: headings, numbered or not, and what stands under them.

Numbering follows the order of official documents (GB/T 9704: 一、 then （一） then 1. then （1）), with 编, 章, 节 and
条 of plans and laws around it, and the usual English forms. All offsets are those of the text that is given (a view's
text). Time is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyie.clauses import trimmed
from policyie.zones import Zone, end_of_body, zone_at

__all__ = ["KINDS", "Section", "sections"]


class Section(NamedTuple):
    """A heading with all that stands under it, its own sections included.

    Attributes:
        start, end: from the first character of the heading to the next section that is not its own.
        label, label_end: the words of the heading without its number; empty where the number opens a paragraph.
        kind: one of `KINDS`, or ``line`` for a heading without a number.
        level: 1 for sections of the document, 2 for sections of those, ...
        parent: place in the list of the section that it belongs to, -1 for none.
        listed: False for points of a list, which end what stands before them but are no sections by themselves.
    """

    start: int
    end: int
    label: int
    label_end: int
    kind: str
    level: int
    parent: int
    listed: bool


_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
# Of an enumeration, not of a heading: 一、二季度; 一、三产业.
_NOT_LISTED = "(?![一二三四五六七八九十]{1,2}(?:[、季月产次类级]|是))"
_ENGLISH_NUMBER = r"(?:\d{1,2}|[IVX]{1,5})(?![\w-])[.:]?(?! [a-z])"

# kind: (pattern of what opens a paragraph, example); a kind stands above those after it
KINDS: dict[str, tuple[str, str]] = {
    "heading 1": (r"#(?=[ \t]+[^\s#*])", "# 总体要求"),
    "heading 2": (r"##(?=[ \t]+[^\s#*])", "## 总体要求"),
    "heading 3": (r"#{3,6}(?=[ \t]+[^\s#*])", "### 总体要求"),
    "annex": (
        r"附[件录表](?:[ \t]?(?:\d{1,2}|[一二三四五六七八九十]))?(?:[ \t]?[:：](?=[^\n。]{1,40}(?:\n|\Z))"
        r"|(?=\s*(?:\n|\Z)))"
        r"|(?:Annex|Appendix|Attachment)(?: (?:\d{1,2}|[A-Z]|[IVX]{1,4}))?[.:]?(?=[ \t]*(?:\n|\Z)|[ \t]+[A-Z])",
        "附件2",
    ),
    "part": (rf"第(?:{_HAN_NUMBER}|\d{{1,2}})(?:编|篇|部分)|Part {_ENGLISH_NUMBER}", "第一篇 发展环境"),
    "chapter": (rf"第(?:{_HAN_NUMBER}|\d{{1,2}})章|Chapter {_ENGLISH_NUMBER}", "第三章 发展目标"),
    "section": (rf"第(?:{_HAN_NUMBER}|\d{{1,2}})节(?!课|车)|Section {_ENGLISH_NUMBER}", "第一节 产业布局"),
    "first": (
        rf"{_HAN_NUMBER}(?:、{_NOT_LISTED}|[.．][ \t\u3000]?(?=[\u4e00-\u9fff]))"
        r"|[IVX]{1,5}(?:、|\.[ \t]+(?![A-Z]\.))",
        "一、总体要求",
    ),
    "article": (
        r"第[一二三四五六七八九十百\d]{1,4}条(?=[ \t\u3000:：、【\n]|\Z)"
        rf"|Article {_ENGLISH_NUMBER}",
        "第五条 支持范围",
    ),
    "second": (rf"[（(]?{_HAN_NUMBER}[)）]、?|[㈠-㈩]|[（(][IVX]{{1,5}}[)）]", "（一）产业集群"),
    "third": (r"\d{1,2}[.．、](?![\d])", "1.新引进项目"),
    "decimal 2": (r"\d{1,2}[.．]\d{1,2}(?=[ \t\u3000]+[^\d\s%])[.、]?", "1.1 适用范围"),
    "decimal 3": (r"\d{1,2}(?:[.．]\d{1,2}){2,3}(?=[ \t\u3000]+[^\d\s%])", "1.1.1 适用范围"),
    "fourth": (r"[（(]?\d{1,2}[)）]、?(?!\d)|[（(][a-z][)）]", "（1）加快项目建设"),
    "fifth": (r"[①-⑳⑴-⒇]", "①加快项目建设"),
    "point": (r"[一二三四五六七八九十]是(?!否)|第[一二三四五六七八九十][，,]", "一是抓好招商引资"),
    "dash": (r"[—―–]{1,2}", "——工业支撑有力"),
    "bullet": (r"-{1,2}(?![\d-])|[•·▲●■◆★○◎□►※*](?!\*)", "▲光伏项目"),
}
_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_OPENS = re.compile(
    r"[ \t\u3000]*(?:\*\*)?(?:"
    + "|".join(f"(?P<k{number}>{pattern})" for number, (pattern, _) in enumerate(KINDS.values()))
    + r")[ \t\u3000]*"
)
_NAMES = tuple(KINDS)
_FIRST = re.compile(r"[ \t\u3000]*(?:[A-Z][a-z]+ |[（(第])?[一1I①⑴㈠](?![一二三四五六七八九十\dIVX])")
# These are sections only with words of their own before more words (一是抓好招商引资。…); else, as bullets always are,
# points of a list.
_NEED_WORDS = frozenset(("point", "dash", "bullet"))
_FIGURE = re.compile(r"\d")
# 1.新签约项目60个，增长8%。…: a sentence, no heading
_STATEMENT = re.compile(
    r"\d[^\n]*(?:，|, )|(?:，|, )[^\n]*\d|[a-z] (?:will|shall|should|must|is|are|was|were|has|have|had|can) [a-z]"
)

_LABEL_END = re.compile(r"[。：:\n]|\.(?=\s|\Z)|\Z")
# In a text without line breaks a heading ends at a space, too.
_LABEL_END_IN_LINE = re.compile(rf"{_LABEL_END.pattern}|(?<=[\u4e00-\u9fff）”])[ \u3000]")
# 一、抓好招商引资（责任单位：市商务局）
_BRACKET = re.compile(r"[（(\[【][^（()）\[\]【】\n]{0,12}\Z")
# Characters of the longest heading that opens a paragraph, and of one that has its line to itself.
_REACH = {True: (32, 44), False: (90, 100)}
# Numbers in the middle of a line, after the end of a sentence or of a heading.
_RUN_IN = re.compile(
    r"(?<=[。！？；： \u3000])(?:"
    rf"(?P<first>{_HAN_NUMBER})、{_NOT_LISTED}|[（(](?P<second>{_HAN_NUMBER})[)）]|(?P<third>\d{{1,2}})[.．、](?!\d)"
    r")(?=[ \u3000]?[\u4e00-\u9fffA-Z“《])"
)
_UNORDERED = frozenset(("line", "annex", "point", "dash", "bullet"))
_LOWER_RUNS = {"first": ("second", "third"), "second": ("third",), "third": ()}
_HAN_VALUES = {
    f"{'' if tens == 1 else '一二三四五六七八九'[tens - 1]}十{ones}" if tens else ones: 10 * tens + value
    for tens in range(10)
    for value, ones in enumerate(("", *"一二三四五六七八九"))
    if tens or ones
}
_PARAGRAPH = 120  # characters of a line that is no heading, whatever it ends in
_STOPS = "。；;，,、.!！"
# What a short line without a number may also be: a byline, an address, a signature, a row of a table, half a sentence.
_NO_HEADING = re.compile(
    r"[：:]$|\d{4}[-年/.]\d|来源|记者|通讯员|编辑|责编|作者|摄|审核|日期|时间|单位|电话|图[片为]"
    r"|^(?:各位|同志们|尊敬的|Dear|Fellow|By )"
    r"|\d[.,]\d|[%％]|https?:|www\.|\||｜|人民政府$|委员会$|办公室$|[局厅]$|[省市县区州旗乡镇]长[ \u3000]"
    r"|(?i:\b(?:source|updated|editor|reporter|photo)\b)|\S(?:\t| {3})"
    r"|[a-z]ed$|\b(?:that|and|of|the|to|for|in|by|with)$"
)
_CONTENTS = re.compile(r"[.·…\s\u3000\d]+$")
_END_OF_SENTENCE = '。！？!?.”"』」）)：:；;'


class _Line(NamedTuple):
    """A paragraph that may be a heading."""

    start: int
    label: int
    label_end: int
    kind: str
    first: bool
    body: bool  # words follow in the same paragraph
    shown: bool


def sections(text: str, paragraphs: Sequence[int], zones: Sequence[Zone] = ()) -> list[Section]:
    """Find the sections of a text.

    Args:
        text: the view's text.
        paragraphs: ends of its paragraphs (see `policyie.clauses.Layout`).
        zones: what is no body; further reading and the footer hold no sections, and end those before them.

    Returns:
        The sections in the order of their headings; a section comes before those it holds.
    """
    limit = end_of_body(text, zones)
    within = [end for end in paragraphs if end <= limit] or [limit]
    lines = _lines(text, within)
    if all(line.kind in _UNORDERED for line in lines) and (cuts := _run_in(text, limit)):
        lines = _lines(text, sorted({*within, *cuts}), _LABEL_END_IN_LINE)
    lines = _without_contents(text, [line for line in lines if zone_at(zones, line.start) is None])
    ranks = _ranks(lines)
    found: list[Section] = []
    open_: list[tuple[float, int]] = []  # rank and place of the sections that hold the next line
    ends = [limit] * len(lines)
    for place, (line, rank) in enumerate(zip(lines, ranks, strict=True)):
        while open_ and open_[-1][0] >= rank:
            ends[open_.pop()[1]] = line.start
        parent = open_[-1][1] if open_ else -1
        level = found[parent].level + found[parent].listed if parent >= 0 else 1
        found.append(Section(line.start, limit, line.label, line.label_end, line.kind, level, parent, line.shown))
        open_.append((rank, place))
    return [section._replace(end=end) for section, end in zip(found, ends, strict=True)]


def _lines(text: str, paragraphs: Sequence[int], label_end: re.Pattern[str] = _LABEL_END) -> list[_Line]:
    """Return the paragraphs that are or open with a heading."""
    found: list[_Line] = []
    body = False  # a paragraph of sentences has been seen
    after_sentence = False
    bare = False  # the last line found is a number alone, its words may be the next line
    waiting: _Line | None = None  # a short line, a heading if a paragraph follows
    gap = led = False  # an empty line stands before this line; one stood before an English line that waits
    start = 0
    for end in paragraphs:
        m = _OPENS.match(text, start, end)
        first, last = trimmed(text, start, end)
        start = end
        if m:
            line = _numbered(text, m, end, label_end)
            if waiting:
                found.append(waiting)
            waiting, bare, gap = None, False, False
            if line.kind not in ("dash", "bullet") or body or found:  # not a subtitle
                found.append(line)
                after_sentence = body = True
                bare = line.label == line.label_end and not text[line.label_end : end].strip()
            continue
        if first == last:
            gap = True
            continue
        after_gap, gap = gap, False
        sentence = text[last - 1] in _END_OF_SENTENCE
        han, size = text[first] > "\u2e80", last - first
        if bare and not sentence and size <= _REACH[han][True]:
            found[-1] = found[-1]._replace(label=first, label_end=last)
            bare, after_sentence = False, True
            continue
        if waiting and ((sentence and size > (20 if han else 50)) or (led and not after_gap)):
            found.append(waiting)
        waiting, bare = None, False
        body = body or size > (20 if sentence else _PARAGRAPH)
        may = not sentence and body and (after_sentence or found or after_gap) and size <= (24 if han else 70)
        led = after_gap and not han
        if may and text[last - 1] not in _STOPS and not _NO_HEADING.search(text[first:last]):
            waiting = _Line(first, first, last, "line", False, False, True)
        after_sentence = sentence
    return found


def _run_in(text: str, limit: int) -> list[int]:
    """Return where numbered headings begin in a text that has lost its line breaks.

    Only numbers that count up from the first one are taken: 一、 then 二、, and （一）, 1. between them.
    """
    found: list[int] = []
    counts: dict[str, tuple[int, list[int]]] = {}  # by kind: the last number, and where the run of numbers stands
    for match in _RUN_IN.finditer(text, 0, limit):
        kind = str(match.lastgroup)
        number = match[kind]
        value = int(number) if number.isdigit() else _HAN_VALUES.get(number, 0)
        last, places = counts.get(kind, (0, []))
        if value == 1:
            places = []
        elif value != last + 1 or not last:
            continue
        places.append(match.start())
        counts[kind] = value, places
        if value == 2:
            found += places
        elif value > 2:
            found.append(places[-1])
        if value == 2 or value == 1:
            for lower in _LOWER_RUNS[kind]:
                counts.pop(lower, None)
    return found


def _numbered(text: str, m: re.Match[str], end: int, label_ends: re.Pattern[str]) -> _Line:
    """Read a paragraph that opens with a number or a mark."""
    kind = _NAMES[int(str(m.lastgroup)[1:])]
    opening = m.group()
    start = m.start() + len(opening) - len(opening.lstrip(" \t\u3000*"))
    label = m.end()
    number_end = label - len(opening) + len(opening.rstrip())
    if kind.startswith("heading"):  # the whole line, with the number that it may have
        label_end = trimmed(text, label, end)[1]
        inner = _OPENS.match(text, label, label_end)
        words = inner.end() if inner and inner.end() < label_end else label
        return _Line(label, words, label_end, kind, False, False, True)
    stop = label_ends.search(text, label, end)
    label_end = stop.start() if stop else end
    own_line = label_end >= end or text[label_end] == "\n"
    if bracket := _BRACKET.search(text, label, label_end):
        label_end = bracket.start()
    while label_end > label and text[label_end - 1] in " \t\r\u3000*；;":
        label_end -= 1
    size = label_end - label
    if size > _REACH[text[label : label + 1] > "\u2e80"][own_line] or (
        not own_line and _STATEMENT.search(text, label, label_end)
    ):
        size = 0
    if not size:
        label = label_end = number_end
    worded = size > 0 and not own_line and not _FIGURE.search(text, label, label_end)
    shown = kind != "bullet" and (worded or kind not in _NEED_WORDS)
    return _Line(start, label, label_end, kind, _FIRST.match(opening) is not None, not own_line, shown)


def _ranks(lines: Sequence[_Line]) -> list[float]:
    """Return how high each line stands, 0 the highest: by its kind; one without a number by what comes after it.

    A line after which the numbers begin anew stands above them; another one belongs to the number before it.
    """
    ranks: list[float] = []
    following: _Line | None = None
    for line in reversed(lines):
        if line.kind != "line":
            following = line
            ranks.append(_ORDER[line.kind])
        elif following is not None and following.first and following.kind not in _NEED_WORDS:
            ranks.append(_ORDER[following.kind] - 0.5)
        else:
            ranks.append(_ORDER["point"] - 0.5)
    return ranks[::-1]


def _without_contents(text: str, lines: list[_Line]) -> list[_Line]:
    """Leave out a table of contents: headings one after the other that stand in the text again."""
    keys = [_CONTENTS.sub("", text[line.start : line.label_end]) for line in lines]
    last = {key: place for place, key in enumerate(keys)}
    kept = []
    for place, line in enumerate(lines):
        following = lines[place + 1].start if place + 1 < len(lines) else len(text)
        empty = not line.body and not text[line.label_end : following].strip(" \t\n\r\u3000.·…0123456789")
        if not (empty and line.label < line.label_end and last[keys[place]] > place):
            kept.append(line)
    return kept
