"""The view: the normalised text that every rule reads, with a map back to the text as given.

Half-width letters and digits, simplified characters, no pinyin glosses, no invisible characters, no
stray spaces. Text that needs no
normalising costs one scan: the view is the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, NamedTuple

import attrs

from policyie.spacing import HAN, stray_spaces

# Same length on both sides, so these need no offset map. Full-width punctuation such as ，：（） is ordinary Chinese
# and stays; what stands inside figures and Latin words becomes half-width.
_WIDTH = {
    **{c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **{ord(a): b for a, b in zip("％﹪＄﹩￥．＋－／～＆＇｜＃", "%%$$¥.+-/~&'|#", strict=True)},
    **{ord(c): "'" for c in "‘’ʼ′"},
    0x00A0: " ",
    0x2007: " ",
    0x202F: " ",
}
_NEEDS_WIDTH = re.compile("[" + "".join(map(re.escape, map(chr, _WIDTH))) + "]")

# Zero-width and bidirectional marks, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")

# 萬(wàn)州: one to four syllables in brackets right after a character, at least one of them with a tone mark.
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_GLOSS = re.compile(rf"(?<=[{HAN}])[(（〔\[](?=[a-zü ]{{0,24}}[{_TONED}])[a-zü{_TONED} ]{{1,28}}[)）〕\]]")
# Neutral tones, 們(men): only in a document that is glossed anyway.
_TONELESS = re.compile(rf"(?<=[{HAN}])[(（〔\[](?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{{1,3}}(?:ng|n|r)?[)）〕\]]")


Span = tuple[int, int]


@attrs.frozen(slots=False)
class View:
    """Normalised text with a map to the offsets of the text as given.

    Attributes:
        original: the text as given.
        text: what rules read.
        starts, ends: for each character of ``text``, where it starts and ends in ``original`` (a gloss after a
            character belongs to it); None where both texts have the same length.
    """

    original: str
    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    @cached_property
    def folded(self) -> str:
        """The text in lower case, of the same length."""
        folded = self.text.lower()
        if len(folded) == len(self.text):
            return folded
        return "".join(low if len(low := c.lower()) == 1 else c for c in self.text)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty range of the view to offsets of the text as given."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Map offsets of the text as given to the view: the inverse of `origin`."""
        if self.starts is None or self.ends is None:
            return start, end
        return bisect_right(self.starts, start) - 1, bisect_left(self.ends, end) + 1

    def dump(self) -> dict[str, Any]:
        """Return the view as values that msgpack can hold."""
        starts, ends = self.starts, self.ends
        return {
            "original": self.original,
            "text": self.text,
            "starts": starts.tobytes() if starts is not None else None,
            "ends": ends.tobytes() if ends is not None else None,
        }

    @classmethod
    def restore(cls, data: dict[str, Any]) -> View:
        """Rebuild a view from `dump`."""
        return cls(data["original"], data["text"], _offsets(data["starts"]), _offsets(data["ends"]))


def _offsets(data: bytes | None) -> array[int] | None:
    return None if data is None else array("I", data)


def view_of(text: str) -> View:
    """Normalise a text.

    Args:
        text: any string.

    Returns:
        The view; its ``text`` is the argument itself where nothing needs normalising.
    """
    normal = text.translate(_WIDTH) if _NEEDS_WIDTH.search(text) else text
    normal = _simplified(normal)
    glosses = _glosses(normal)
    blanks = [*(m.span() for m in _INVISIBLE.finditer(normal)), *stray_spaces(normal)]
    return _without(text, normal, glosses, blanks) if glosses or blanks else View(text, normal)


def gloss_spans(text: str) -> list[Span]:
    """Return the spans of pinyin glosses in a text, brackets included."""
    return sorted(_glosses(text))


def _glosses(text: str) -> list[Span]:
    toned = [m.span() for m in _GLOSS.finditer(text)]
    return toned + [m.span() for m in _TONELESS.finditer(text)] if toned else toned


def _without(original: str, normal: str, glosses: list[Span], blanks: list[Span]) -> View:
    """Leave out glosses, which belong to the character before them, and blanks, which belong to nothing."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    attached = set(glosses)
    at = 0
    for span in [*sorted([*glosses, *blanks]), (len(normal), len(normal))]:
        start, end = span
        if start > at:
            pieces.append(normal[at:start])
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        if ends and span in attached:
            ends[-1] = end
        at = max(at, end)
    return View(original, "".join(pieces), starts, ends)


def _simplified(text: str) -> str:
    if text.isascii():
        return text
    traditional = _traditional()
    if not traditional.pattern.search(text):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(_simplified_line(line) for line in lines)


def _simplified_line(line: str) -> str:
    """Convert a line of traditional text as a whole, in a simplified one only what can't be simplified (喆, 陳某)."""
    traditional = _traditional()
    found = traditional.pattern.findall(line)
    if not found:
        return line
    if len(found) > 1 and len(found) > _TRADITIONAL_SHARE * len(line):
        converted: str = traditional.convert(line)
        if len(converted) == len(line):
            return converted
    return line.translate(traditional.single)


# A line of traditional text has well over this share of characters that only traditional text uses.
_TRADITIONAL_SHARE = 0.05


class _Traditional(NamedTuple):
    pattern: re.Pattern[str]
    single: dict[int, str]
    convert: Callable[[str], str]


@cache
def _traditional() -> _Traditional:
    """What tells traditional text, and turns it into simplified: OpenCC's t2s.

    The telling characters are those that OpenCC would change and that GB 2312, the charset of simplified text, does not
    hold: so 乾 of 乾县, which both scripts use, is none of them.
    """
    from opencc import OpenCC  # here, because importing the library must stay light

    convert = OpenCC("t2s").convert
    han = [chr(c) for c in range(0x4E00, 0xA000)]
    single = {
        ord(before): after
        for before, after in zip(han, convert("\n".join(han)).split("\n"), strict=True)
        if before != after and not _in_gb2312(before)
    }
    return _Traditional(re.compile("[" + "".join(map(chr, single)) + "]"), single, convert)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
