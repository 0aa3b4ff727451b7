"""Where lines, sentences and clauses end, and which headings stand over them.

All offsets are those of the text that is given (a view's text). Time is linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

__all__ = ["Heading", "Layout", "layout"]


class Heading(NamedTuple):
    """A heading, or the heading words that open a paragraph ("（一）到位资金。…").

    `level` is 1 for chapters (第三章, 一、, I.), 2 for sections (（一）), 3 for items (1., 第五条, ——), 0 for a line of
    its own without a number; `start` to `end` is its text without the number.
    """

    line: int
    level: int
    start: int
    end: int


class Layout(NamedTuple):
    """Ends of clauses, sentences and paragraphs, ascending up to the length of the text, and the headings."""

    clauses: list[int]
    sentences: list[int]
    paragraphs: list[int]
    headings: list[Heading]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds a position."""
        return _around(self.sentences, position)

    def clause_at(self, position: int) -> tuple[int, int]:
        """Return start and end of the clause that holds a position."""
        return _around(self.clauses, position)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """Return start and end of the paragraph that holds a position."""
        return _around(self.paragraphs, position)

    def clause_starts(self, start: int, end: int) -> list[int]:
        """Return the offsets in [start, end) at which a clause begins, `start` first."""
        ends = self.clauses
        return [start, *ends[bisect_right(ends, start) : bisect_left(ends, end)]]


def _around(ends: list[int], position: int) -> tuple[int, int]:
    i = bisect_right(ends, position)
    return (ends[i - 1] if i else 0), (ends[i] if i < len(ends) else ends[-1])


# A comma or colon between digits (1,200; 9:00; 24.0:29.7) ends nothing; a full stop ends a sentence before a space, and
# in machine translation before a capital.
_BOUNDARY = re.compile(r"[，；;。！？!?\n]|,(?!\d\d\d)|[:：](?!\d)|\.(?=[\s\"”’)）A-Z•]|\Z)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|co|ltd|inc|corp|no|nos|st|vs|approx|est|incl|dept|gov|gen|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec"
    r"|[a-z](?:\.[a-z])?)|(?:\n|\A)\s*\(?\d{1,2})\Z",
    re.IGNORECASE,
)

_NUMBERED = re.compile(
    r"[ \t\u3000]*(?:"
    r"(?P<one>第[一二三四五六七八九十百\d]{1,3}[章篇部编]分?|[一二三四五六七八九十]{1,3}[、.．]|(?:Chapter"
    r"|Part)\s[\dIVX]{1,4}\b[.:]?|[IVX]{1,4}\.\s)"
    r"|(?P<two>第[一二三四五六七八九十百\d]{1,3}节|[（(][一二三四五六七八九十]{1,3}[)）]|Section\s\d{1,2}\b[.:]?)"
    r"|(?P<three>第[一二三四五六七八九十百\d]{1,3}条|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]"
    r"|Article\s\d{1,2}\b[.:]?|[—－-]{1,2}|[•·▲●■◆★]"
    r"|[一二三四五六七八九十]是)"
    r")[ \t\u3000]*"
)
_LABEL_END = re.compile(r"[。：:\n]|\.(?=\s|\Z)|\Z")
_LABEL_REACH = 32
_HEADING_REACH = 90


def layout(text: str) -> Layout:
    """Split a text into clauses, sentences and paragraphs, and find its headings."""
    clauses: list[int] = []
    sentences: list[int] = []
    paragraphs: list[int] = []
    length = len(text)
    for m in _BOUNDARY.finditer(text):
        mark = m.group()
        end = m.end()
        if mark == "\n":
            paragraphs.append(end)
            sentences.append(end)
        elif mark == ".":
            if _ABBREVIATION.search(text, max(0, end - 14), end - 1):
                continue
            sentences.append(end)
        elif mark in "。！？!?":
            sentences.append(end)
        clauses.append(end)
    for ends in (clauses, sentences, paragraphs):
        if not ends or ends[-1] < length:
            ends.append(length)
    return Layout(clauses, sentences, paragraphs, _headings(text, paragraphs))


def _headings(text: str, paragraphs: list[int]) -> list[Heading]:
    headings = []
    start = 0
    for number, end in enumerate(paragraphs):
        m = _NUMBERED.match(text, start, end)
        if m:
            level = 1 if m.group("one") else 2 if m.group("two") else 3
            stop = _LABEL_END.search(text, m.end(), end)
            label_end = stop.start() if stop else end
            long = label_end - m.end() > (_LABEL_REACH if text[m.end() : m.end() + 1] > "\u2e80" else _HEADING_REACH)
            if m.end() < label_end and not long:
                headings.append(Heading(number, level, m.end(), label_end))
            else:
                headings.append(Heading(number, level, m.end(), m.end()))
        else:
            stripped_end = end
            while stripped_end > start and text[stripped_end - 1].isspace():
                stripped_end -= 1
            size = stripped_end - start
            if (
                0 < size <= (40 if text[start] > "\u2e80" or text[start].isspace() else 70)
                and text[stripped_end - 1] not in "。；;，,、."
            ):
                headings.append(Heading(number, 0, start, stripped_end))
        start = end
    return headings
