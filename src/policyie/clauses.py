"""Where lines, sentences and clauses end.

The one definition of the sentence: of spaCy's ``doc.sents``, of targets and of `PolicyDocument.sentence`. All offsets
are those of the text that is given (a view's text). Time is linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policyie.normalisation.inventory import code_points, kinds_table, table

__all__ = ["LONGEST", "Layout", "layout", "trimmed"]

LONGEST = 1200
"""Characters of the longest sentence; longer ones, such as text without stops, are cut at semicolons or commas."""


class Layout(NamedTuple):
    """Ends of clauses, sentences and paragraphs, ascending up to the length of the text."""

    clauses: list[int]
    sentences: list[int]
    paragraphs: list[int]

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


_CLOSING = "”’\"'』」）)】》"
# Words that begin a sentence rather than stand after an abbreviation; machine translation sets them without a space
# after the stop, and lower-cased text without a capital.
_OPENERS = (
    "the|this|that|these|those|he|she|it|they|we|in|on|at|by|for|from|after|before|according|however|but|and|an?|to|with"
    "|during|since|meanwhile|moreover|also|there|its|his|her|their|our|all|some|many|so|as"
)
# Subjects that begin a sentence though no stop stands before them.
_SUBJECTS = ("He", "She", "They", "We", "It", "This", "These")
# A comma or colon between digits (1,200; 9:00; 24.0:29.7) ends nothing; a full stop ends a sentence before a space, and
# in machine translation before a capital, a figure or an opener; in Chinese after a figure or a verb's 了.
_MARKS = (
    rf"(?<=[，；;\n])|(?<=[。！？!?])[。！？!?]*[{_CLOSING}]*|(?<=,)(?!\d\d\d)|(?<=[:：])(?!\d)"
    rf"|(?<=\.)(?:[{_CLOSING}]*(?=[\s“A-Z•]|\Z)|(?=(?:{_OPENERS})\s|(?<=[a-z]{{3}}\.)\d+\s|(?<=[%元了]\.)[\u4e00-\u9fff]))"
)
_BOUNDARY = re.compile(rf"[，；;\n。！？!?,:：. ](?:{_MARKS}|(?<=[a-z0-9%)] )(?=(?:{'|'.join(_SUBJECTS)}) [a-z]{{2}}))")
_OPENER = re.compile(rf"[”’\"')）]*\s+[“\"']?(?:{'|'.join(w.capitalize() for w in _OPENERS.split('|'))})\b")
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.]*\Z")
# At the beginning of a line, or of a sentence: 1. (2. II. Article 3.
_NUMBERING = re.compile(
    r"(?:\n|\A|[.;:；：] )[ \t\u3000]*(?:[(（]?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[一二三四五六七八九十]{1,3})"
    r"|(?:Article|Section|Chapter|Part)\s[\dIVX]{1,4})\Z"
)
_NUMBERING_REACH = 20
# What stands before a name; before a number; in the middle of a phrase; at the end of a phrase or of the sentence.
_TITLES = frozenset(
    "mr mrs ms messrs dr prof gen gov sen rep hon capt col lt maj sgt mt vs approx incl esp e.g i.e".split()
)
_NUMBERED = frozenset("no nos fig figs vol vols sec art p pp para ch eq est ca".split())
_SHORTENED = frozenset(
    "co ltd inc corp plc dept govt univ assn assoc bros jr sr etc st ave rd jan feb mar apr jun jul aug sep sept oct"
    " nov dec intl admin tech mfg".split()
)
# After these a capitalised He or It goes on with the sentence: he said They are ready.
_JOINING = re.compile(
    r"(?:\A|[^a-z])(?:that|and|or|as|when|where|which|who|if|because|said|says|but|than|of|to|with) \Z"
)
_GOES_ON = frozenset("，、；：,;:")
_QUOTED_ON = frozenset("的之等和与及是")
_LOWER = re.compile(r"\s+[a-z]")
_QUERY = re.compile(r"\w+=")


_COMMA, _LINE, _STOP, _OTHER, _SPACE = 1, 2, 3, 4, 5
# What stands where a clause may end; the full stop of Chinese (_STOP) where nothing but it decides.
_MARK_KINDS = {"，": _COMMA, "；": _COMMA, "\n": _LINE, "。": _STOP, " ": _SPACE} | dict.fromkeys(
    ";！？!?,:：.", _OTHER
)
_KINDS = kinds_table(_MARK_KINDS)
_ENDING, _AFTER_STOP, _INITIALS = table("。！？!?"), table(_CLOSING + "。！？!?"), table(s[0] for s in _SUBJECTS)
_CONTINUING = table(_GOES_ON)


def layout(text: str) -> Layout:
    """Split a text into clauses, sentences and paragraphs."""
    codes = code_points(text)
    length = len(codes)
    if not length:
        return Layout([0], [0], [0])
    marks = np.flatnonzero(_KINDS.take(codes, mode="clip"))
    kinds = _KINDS.take(codes[marks], mode="clip")
    after = np.append(codes, 0)[marks + 1]
    # A full stop alone, which is nearly every one, is read here; those among other marks where marks are read together.
    alone = (kinds == _STOP) & ~_AFTER_STOP.take(after, mode="clip")
    alone &= ~((marks > 0) & _ENDING.take(codes[marks - 1], mode="clip"))
    stops = marks[alone & ~_CONTINUING.take(after, mode="clip")] + 1
    lines = marks[kinds == _LINE] + 1
    together = (
        (kinds == _OTHER) | ((kinds == _STOP) & ~alone) | ((kinds == _SPACE) & _INITIALS.take(after, mode="clip"))
    )
    clauses, sentences = _read_marks(text, marks[together].tolist())
    plain = marks[(kinds == _COMMA) | (kinds == _LINE) | alone] + 1
    ends = (_ascending(length, plain, clauses), _ascending(length, lines, stops, sentences), _ascending(length, lines))
    return Layout(ends[0], _cut(text, ends[1], ends[0]), ends[2])


def _ascending(length: int, *ends: npt.ArrayLike) -> list[int]:
    """Return all ends in ascending order, and that of the text."""
    found: list[int] = np.sort(np.concatenate(ends, dtype=np.int64, casting="unsafe")).tolist()
    if not found or found[-1] < length:
        found.append(length)
    return found


def _read_marks(text: str, marks: list[int]) -> tuple[list[int], list[int]]:
    """Return the ends of clauses, and of sentences, at marks that mean different things in different places."""
    clauses: list[int] = []
    sentences: list[int] = []
    reached = 0
    for at in marks:
        if at < reached or not (m := _BOUNDARY.match(text, at)):
            continue
        mark, end = m.group(), m.end()
        reached = end
        if mark[0] in "。！？!?":
            if _goes_on(text, mark, end):
                if mark[0] in "!?":
                    continue
            else:
                sentences.append(end)
        elif mark[0] == ".":
            if _abbreviated(text, at):
                continue
            if len(mark) == 1 or not _LOWER.match(text, end):
                sentences.append(end)
        elif mark == " ":
            if _JOINING.search(text, max(0, end - 9), end):
                continue
            sentences.append(end)
        clauses.append(end)
    return clauses, sentences


def _goes_on(text: str, mark: str, end: int) -> bool:
    """Tell whether the sentence goes on: in a title (《…？》), after a quotation (“…！”的做法), in an address."""
    following = text[end : end + 1]
    if not following or following == "\n":
        return False
    closed = mark.lstrip("。！？!?")
    if following in _GOES_ON or (closed and following in _QUOTED_ON):
        return True
    if "》" in closed and mark[0] != "。":
        return True
    if mark[0] in "!?":
        return (closed and _LOWER.match(text, end) is not None) or _QUERY.match(text, end) is not None
    return False


def _abbreviated(text: str, dot: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation, an initial or the number of a heading."""
    if _NUMBERING.search(text, max(0, dot - _NUMBERING_REACH), dot):
        return True
    m = _LAST_WORD.search(text, max(0, dot - 12), dot)
    if m is None:
        return False
    word = m.group().lower()
    if word in _TITLES:
        return True
    if word in _NUMBERED:
        return text[dot + 1 : dot + 3].strip()[:1].isdigit()
    if word in _SHORTENED or len(word) == 1 or word[-2:-1] == ".":
        return text[dot + 1 : dot + 2] != "\n" and dot + 1 < len(text) and not _OPENER.match(text, dot + 1)
    return False


def _cut(text: str, sentences: list[int], clauses: list[int]) -> list[int]:
    """Cut sentences longer than `LONGEST`: at a semicolon, else at the end of a clause, else at a space."""
    found: list[int] = []
    start = 0
    for end in sentences:
        while end - start > LONGEST:
            inside = clauses[bisect_right(clauses, start) : bisect_right(clauses, start + LONGEST)]
            at = next((i for i in reversed(inside) if text[i - 1] in "；;"), inside[-1] if inside else 0)
            start = at or text.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
            found.append(start)
        found.append(end)
        start = end
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the white space at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
