"""Which character it was, where a byte of it is lost: the likeliest of the few that it may have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from policyie.normalisation.bytes_read import Gap
from policyie.normalisation.script import is_traditional, simplifying
from policyie.tables import rows

_OPENING = dict(zip("“‘（《〈「『【〔［", "”’）》〉」』】〕］", strict=True))
_CLOSING = {close: opening for opening, close in _OPENING.items()}
_YEAR = re.compile(r" ?(?:19|20)[0-9]{2}(?![0-9])")
_ITEM = re.compile(r"(?:^|\n)[ \u3000]*[0-9一二三四五六七八九十]{1,3}\Z")
_LIST_FOLLOWS = re.compile(r"(?:如下|以下|下列|下述).{0,6}\Z|\A[ \u3000]*(?:各位|同志们)|(?:名单|附件)\Z")
_LABEL = re.compile(
    "(?:来源|时间|日期|地点|地址|电话|传真|热线|邮编|邮箱|网址|链接|编号|字号|记者|作者|编辑"
    r"|阅读|浏览|点击|[人次]数)\Z"
)
_DATELINE = re.compile("[讯电]\\Z")
_FIGURE = re.compile(r"[0-9A-Za-z%％]\Z")
#: 12亿元|, 12条新建道路|: what the next figure is listed after
_COUNTED = re.compile(r"[0-9][^0-9，。；：\n]{1,9}\Z")
_LISTED = re.compile(r"[0-9][亿万]?[\u4e00-\u9fff]\Z")
_PROPORTION = re.compile(r"[0-9]：[0-9.]+\Z|比[例重]?[为是由从]?[0-9.]+\Z")
#: What follows is closed, but not opened: 2023〕15号, 2021—2025年）》.
_CLOSED_LATER = re.compile(r"[^（()〔［【“《，。；、\n]{1,14}?([）〕］】”》])")
_NUMBER_FOLLOWS = re.compile(r"(?:19|20)[0-9]{2}[〕）\]\ufffd]第?[0-9]{1,4}[号\ufffd]")
_DATE_IN_BRACKETS = re.compile(r"[0-9]{1,4}[0-9年月日./—–-]{2,12}[\ufffd）](?:[\r\n]|\Z)")
_MEASURES = frozenset("亿万千百元年月日时米岁%％）")
_BEYOND_LATIN = re.compile("[\u2e80-\uffef]")
_SHORT_BRACKET = 16
#: A gloss of pinyin after the character tells its reading: 慶(qìng).
_GLOSS = re.compile(r"[(（]([a-zɡ\u00e0-\u01dc]{1,7})[)）]")
_THREE_HAN = re.compile("(?=([\u4e00-\u9fff]{3}))")
_WIDE_FIGURE = re.compile("[０-９]")
_COUNTED_NEXT = re.compile(" ?[亿万千百元个家项%％.．0-9０-９]")
#: 一、 and （一）: what stands around the number of a heading.
_LIST_MARKS, _LINE_STARTS, _NUMERALS = (
    frozenset("、）)"),
    ("", "\n", "\u3000", "（", "("),
    frozenset("一二三四五六七八九十"),
)
_COMMON_SURNAME = 0.5
_REACH = 120
# 64 characters begin with the same two bytes of UTF-8.
_BLOCK = 6


def restored(text: str, gaps: Iterable[Gap]) -> str:
    """Return a text with the likeliest character at each gap; where none is clear the gap stays."""
    characters = list(text)
    traditional = is_traditional(text)
    elsewhere = _after_two(text)
    wide_figures = _WIDE_FIGURE.search(text) is not None
    for at, candidates in gaps:
        if len(candidates) == 1:
            characters[at] = candidates[0]
            continue
        after = text[at + 1 : at + 17]
        han = _han(candidates)
        if han:
            two = "".join(characters[max(0, at - 2) : at])
            found = _likeliest_han(han, two, after, elsewhere.get(two, ""), traditional)
        elif wide_figures and (characters[at - 1].isdigit() or _COUNTED_NEXT.match(after)):
            found = None  # it may be a figure
        else:
            found = likeliest_mark(candidates, "".join(characters[max(0, at - _REACH) : at]), after)
        if found:
            characters[at] = found
    return "".join(characters)


@lru_cache(maxsize=4096)
def _han(candidates: tuple[str, ...]) -> frozenset[str]:
    return frozenset(c for c in candidates if "\u4e00" <= c <= "\u9fff")


def _likeliest_han(
    candidates: frozenset[str], before: str, after: str, elsewhere: str, traditional: bool
) -> str | None:
    """The likeliest character: by a word or name that is whole elsewhere, by its gloss, by what stands before it."""
    again = [c for c in elsewhere if c in candidates]
    if len(again) == 1:
        return again[0]
    figure = after.lstrip(" ")[:1].isdigit()
    gloss = _GLOSS.match(after)
    if "\u4e00" <= after[:1] <= "\u9fff" or after[:1] in _LIST_MARKS:
        if after[:1] in _LIST_MARKS and before[-1:] in _LINE_STARTS:
            numbered = candidates & _NUMERALS
            return next(iter(numbered)) if len(numbered) == 1 else None
        return _likeliest_between(candidates, before, after) or likeliest(candidates, before)
    if not traditional and not gloss:
        return likeliest(candidates, before, figure=figure)
    forms = _forms(candidates)
    if gloss:
        reading, readings = _toneless(gloss[1]), _readings()
        forms = {form: c for form, c in forms.items() if reading in readings.get(form, ())} or forms
    if len(forms) == 1:
        return next(iter(forms.values()))
    return forms.get(likeliest(forms, before.translate(simplifying()), figure=figure) or "")


@lru_cache(maxsize=512)
def _forms(candidates: frozenset[str]) -> dict[str, str]:
    """Characters by their simplified forms."""
    single = simplifying()
    return {c.translate(single): c for c in candidates}


def _after_two(text: str) -> dict[str, str]:
    """What follows two Han characters anywhere in the text: a name or a word that is whole elsewhere."""
    found: dict[str, str] = {}
    for match in _THREE_HAN.finditer(text):
        two, third = match[1][:2], match[1][2]
        if third not in found.setdefault(two, ""):
            found[two] += third
    return found


def _toneless(syllable: str) -> str:
    """A syllable of pinyin without its tone: lǜ is lü."""
    parts = unicodedata.normalize("NFD", syllable.replace("ɡ", "g"))
    return unicodedata.normalize("NFC", "".join(c for c in parts if c == "\u0308" or not unicodedata.combining(c)))


@cache
def _readings() -> dict[str, list[str]]:
    return {row["character"]: row["readings"].split("|") for row in rows("name_pinyin")}


def likeliest(candidates: Collection[str], before: str, *, figure: bool = False) -> str | None:
    """Return the Han character that most likely follows, None where that is not clear.

    Args:
        candidates: the characters that it may be.
        before: the text before it; its last two characters count.
        figure: whether a figure follows.
    """
    blocks = {ord(c) >> _BLOCK for c in candidates}
    last = before.rstrip(" ")[-1:]
    keys = ("0", "") if last.isdigit() else (before[-2:], before[-1:], "")
    for key in (last + "0", *keys) if figure and last else keys:
        if not key and last in _surnames() and last not in _word_pairs().get(before[-2:-1], ""):
            return None  # it may be a name, and no name is likelier than others
        winners = _winners(key)
        found = [winners[block] for block in blocks if block in winners]
        if found:
            found = [c for c in found if c in candidates or not c]
            if found:
                return (found[0] or None) if len(found) == 1 else None
    return None


def _likeliest_between(candidates: Collection[str], before: str, after: str) -> str | None:
    """The one character that makes words with both its neighbours, or with more of them than any other."""
    pairs = _word_pairs()
    left, right = before[-1:], after[:1]
    two, one = _winners(before[-2:]), _winners(left)
    scores: dict[str, int] = {}
    for c in candidates:
        block = ord(c) >> _BLOCK
        score = 2 * (c in pairs.get(left, "")) + 2 * (right in pairs.get(c, ""))
        scores[c] = score + (two.get(block) == c) + (one.get(block) == c)
    first, second = [*sorted(scores.values(), reverse=True), 0][:2]
    return max(scores, key=scores.__getitem__) if first > second else None


def likeliest_mark(candidates: Sequence[str], before: str, after: str) -> str | None:
    """Return the mark of punctuation that most likely stands between two texts, None where that is not clear.

    Args:
        candidates: the marks that it may be.
        before: the line before it, marks that were restored included.
        after: some characters that follow it.
    """
    return next((mark for mark in _likely_marks(before, after) if mark and mark in candidates), None)


def _likely_marks(before: str, after: str) -> list[str]:
    """The marks that may stand between two texts, the likeliest first."""
    line = before[before.rfind("\n") + 1 :]
    if line and not _BEYOND_LATIN.search(line[-20:] + after):
        return _likely_latin_marks(line, after)
    closing, opened = _expected(line)
    if line.endswith(("—", "…")):
        return [line[-1]]  # they come in twos
    if _LABEL.search(line):
        return ["："]
    if not after or after[0] in "\r\n":
        return [closing, *("：。" if _LIST_FOLLOWS.search(line[-14:]) else "。；”》")]
    if _DATELINE.search(line):
        return ["\u3000"]
    if _DATE_IN_BRACKETS.match(after):
        return ["（"]
    if _NUMBER_FOLLOWS.match(after):
        return ["〔", "（"]
    marks = ["、"] if after[0] in "0123456789" and _LISTED.search(line) and not _YEAR.match(after) else []
    if opening := _CLOSED_LATER.match(after):
        marks.append(_CLOSING[opening[1]])
    elif closing and (len(line) - opened < _SHORT_BRACKET if closing in "）〕］】" else line[-1] not in "，、"):
        marks.append(closing)
    if not line.strip():
        return [*marks, *"\u3000“《（—■●◆▲"]
    if line[-1] in "，。；：、！？":
        return [*marks, *"“《（—"]
    figure = _FIGURE.search(line)
    if figure and after[0] in "0123456789":
        marks += ["、", "—", "：" if _PROPORTION.search(line) else "，"]
    if after[0] in "0123456789" and line[-1] in _MEASURES:
        marks.append("—")
    if _YEAR.match(after) and not figure:
        marks.append("。")
    if _ITEM.search(line) or _COUNTED.search(line):
        marks.append("、")
    return [*marks, *("、，" if figure else "。，、"), "“", "—", "·"]


def _likely_latin_marks(line: str, after: str) -> list[str]:
    """As `_likely_marks`, between Latin letters."""
    opens, closes = line[-1] in " (\u3000", not after or after[0] in " \r\n,.;:!?)"
    if opens and closes:
        return ["—", "–"]
    if line[-1].isdigit() and after[:1].isdigit():
        return ["–", "—"]
    if opens:
        return ["“"]
    return ["”"] if line.count("“") > line.count("”") else ["’", "”"]


def _expected(line: str) -> tuple[str, int]:
    """The mark that closes what is open at the end of a line, "" where nothing is, and where it was opened."""
    stack: list[int] = []
    for at, c in enumerate(line):
        if c in _OPENING:
            stack.append(at)
        elif stack and _CLOSING.get(c) == line[stack[-1]]:
            stack.pop()
    return (_OPENING[line[stack[-1]]], stack[-1]) if stack else ("", 0)


@cache
def _word_pairs() -> dict[str, str]:
    return {row["first"]: row["second"] for row in rows("word_pairs")}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames") if float(row["per_thousand"]) >= _COMMON_SURNAME)


@cache
def _winners(before: str) -> dict[int, str]:
    """What follows, by its block of 64; "" where that is open."""
    characters, opened = _table().get(before, ("", ""))
    return {ord(c) >> _BLOCK: c for c in characters} | {ord(c) >> _BLOCK: "" for c in opened}


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["before"]: (row["characters"], row["open"]) for row in rows("lost_characters")}
