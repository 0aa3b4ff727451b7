"""White space that scanning, letter-spacing and hard line breaks put inside Chinese words."""

from __future__ import annotations

import re

from policyie.normalisation.rewriting import Edit

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# 通 化 市: three or more single characters with a space between each.
_SPACED_OUT = re.compile(rf"(?<![{HAN}A-Za-z0-9])[{HAN}](?: [{HAN}]){{2,40}}(?![{HAN}])")
_APART = re.compile(f" [{HAN}] ")  # what every one of these holds, and is found quickly
# 招商引 资工作: a space between two characters; after 第一条 it is layout.
_INSIDE = re.compile(
    rf" (?<=[{HAN}] )(?=[{HAN}])(?<!第[一二三四五六七八九十][条章节] )(?<!十[一二三四五六七八九十][条章节] )"
)
# In a run of this length it stands inside a sentence, not between names or links.
_LONG_RUN = 6
_LEFT_RUN = re.compile(rf"[{HAN}]*\Z")
_RIGHT_RUN = re.compile(rf"[{HAN}]*")
# 280亿 元: nobody writes a space there on purpose.
_SPLIT_UNIT = re.compile(r"[0-9] ?[百千万亿]+ +(?:元|美元|[万亿]元)")
# So many stray spaces, and such a share of the text, make a damaged document; single ones may be meant.
_LEAST_STRAY = 4
_LEAST_SHARE = 0.004
# Where so many stand inside sentences, those between short words are stray too.
_DAMAGED_SHARE = 0.012

# A line break inside a sentence: the line is about as long as the page is wide, and the next one is not indented.
# A line that begins like these is one of its own: numbering, labels of a page, a signature (县长　某某).
_OWN_LINE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[0-9]{1,2}(?:[、．]|\.(?![0-9]))|(?:19|20)[0-9]{2}-[0-9]|(?:信息)?来源|时间|发布|责任"
    rf"|编辑|地址|电话|联系|首页|当前|上一|下一|主办|承办|版权|记者|本报|[{HAN}]ICP|[{HAN}]{{1,8}}\u3000"
)
_BREAK = re.compile(
    rf"[ \r\n](?<=[{HAN}0-9A-Za-z，、,;“（(][ \r\n])(?:(?<=\n)|(?<=\r)\n|(?<= ) *\r?\n)"
    rf"(?=[{HAN}0-9A-Za-z，、。；,”）)$])"
)
_MENU_MARKS = "|｜>»"
_ENGLISH_BEFORE, _ENGLISH_AFTER = re.compile("[A-Za-z0-9,;]"), re.compile("[A-Za-z0-9$]")
_CHINESE_PAGE = (16, 64)
_ENGLISH_PAGE = (40, 110)
_FULL_LINE = 0.5
# Characters of the lines of a page so narrow that it may also be one of headlines and links.
_NARROW, _NEARLY_FULL = 40, 0.7
# A heading that fills less of its line ends there.
_FULL_HEADING = 0.85
_NUMBERED = re.compile(
    "[ \u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[0-9]{1,2}[.、．]|第[一二三四五六七八九十]{1,3}[章节条])"
)


def stray_spaces(text: str) -> list[Edit]:
    """Return the edits that take out the white space inside Chinese words and sentences, sorted.

    A clean document has none: a space is stray only where letters are spaced out, or where the document as a whole
    shows such damage; a line break only where the lines of the document are all cut at one width. A line break
    between English words becomes a space.
    """
    return sorted({*(Edit(*span) for span in _spaces(text)), *_breaks(text)})


def _spaces(text: str) -> list[tuple[int, int]]:
    first = _INSIDE.search(text)
    if not first:
        return []
    spaced_out = {
        (at, at + 1)
        for m in (_SPACED_OUT.finditer(text) if _APART.search(text) else ())
        for at in range(m.start() + 1, m.end(), 2)
    }  # fmt: skip
    inside = [m.span() for m in _INSIDE.finditer(text, first.start())]
    sure = [span for span in inside if _in_long_run(text, span[0])]
    if (len(inside) >= _LEAST_STRAY and _SPLIT_UNIT.search(text)) or len(sure) >= _DAMAGED_SHARE * len(text):
        sure = inside
    damaged = len(sure) >= max(_LEAST_STRAY, _LEAST_SHARE * len(text))
    return sorted(spaced_out.union(sure if damaged else ()))


def _in_long_run(text: str, at: int) -> bool:
    left = _LEFT_RUN.search(text, max(0, at - _LONG_RUN), at)
    right = _RIGHT_RUN.match(text, at + 1, at + 1 + _LONG_RUN)
    lengths = (len(left.group()) if left else 0, len(right.group()) if right else 0)
    return max(lengths) >= _LONG_RUN


def _breaks(text: str) -> list[Edit]:
    breaks = [m.span() for m in _BREAK.finditer(text)]
    if not breaks:
        return []
    lengths = sorted(len(line.strip()) for line in text.splitlines() if line.strip())
    width = lengths[int(len(lengths) * 0.9)] if len(lengths) > 3 else 0
    if lengths[-1] > 2 * width or (width < _NARROW and not _cut_at_one_width(text, breaks)):
        return []
    found = []
    for start, end in breaks:
        english = _ENGLISH_BEFORE.match(text, start - 1) and _ENGLISH_AFTER.match(text, end)
        if not english and (text[start - 1] == ";" or text[end] == "$" or _OWN_LINE.match(text, end)):
            continue
        narrowest, widest = _ENGLISH_PAGE if english else _CHINESE_PAGE
        line_start = text.rfind("\n", 0, start) + 1
        if any(mark in text[line_start:start] for mark in _MENU_MARKS):
            continue  # a menu or a path ends with its line
        full = _FULL_HEADING if english or _NUMBERED.match(text, line_start) else _FULL_LINE
        if narrowest <= width <= widest and start - line_start >= full * width:
            found.append(Edit(start, end, " " if english else ""))
    return found


def _cut_at_one_width(text: str, breaks: list[tuple[int, int]]) -> bool:
    """Tell cut lines, most of which are full, from headlines and links, which end where their words do."""
    columns = sorted(_columns(line.strip()) for line in text.splitlines() if line.strip())
    nearly = _NEARLY_FULL * columns[int(len(columns) * 0.9)]
    lines = [text[text.rfind("\n", 0, start) + 1 : start] for start, end in breaks if not _OWN_LINE.match(text, end)]
    return 2 * sum(_columns(line.strip()) >= nearly for line in lines) >= len(lines)


def _columns(line: str) -> int:
    """Return the width of a line in columns: two for a Han character."""
    return len(line.encode("gb18030", "replace"))
