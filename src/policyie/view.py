"""The view: the normalised text that every rule reads, with a map back to the text as given.

Half-width letters and digits, simplified characters, no pinyin glosses, no invisible characters. Text that needs no
normalising costs one scan: the view is the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Any

import attrs

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

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
_TONELESS = re.compile(
    rf"(?<=[{HAN}])[(（〔\[](?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{{1,3}}(?:ng|n|r)?[)）〕\]]"
)


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
    dropped = sorted([*_glosses(normal), *(m.span() for m in _INVISIBLE.finditer(normal))])
    return _without(text, normal, dropped) if dropped else View(text, normal)


def gloss_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of pinyin glosses in a text, brackets included."""
    return sorted(_glosses(text))


def _glosses(text: str) -> list[tuple[int, int]]:
    toned = [m.span() for m in _GLOSS.finditer(text)]
    return toned + [m.span() for m in _TONELESS.finditer(text)] if toned else toned


def _without(original: str, normal: str, dropped: list[tuple[int, int]]) -> View:
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for start, end in [*dropped, (len(normal), len(normal))]:
        if start > at or start == len(normal):
            pieces.append(normal[at:start])
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        if ends and normal[start:end] and not _INVISIBLE.match(normal, start):
            ends[-1] = end
        at = max(at, end)
    return View(original, "".join(pieces), starts, ends)


@cache
def _traditional_only() -> re.Pattern[str]:
    """Match a character that only traditional text uses.

    Those that OpenCC would change and that GB 2312, the charset of simplified text, does not hold: so 乾 of 乾县,
    which both scripts use, is none of them.
    """
    changed = []
    han = [chr(c) for c in range(0x4E00, 0xA000)]
    simplified = _converter().convert("\n".join(han)).split("\n")
    for before, after in zip(han, simplified, strict=True):
        if before != after:
            try:
                before.encode("gb2312")
            except UnicodeEncodeError:
                changed.append(before)
    return re.compile("[" + "".join(changed) + "]")


@cache
def _converter() -> Any:
    from opencc import OpenCC  # here, because most runs never meet traditional text

    return OpenCC("t2s")


# The commonest characters that only traditional text uses: a cheap look before the tables are loaded.
_COMMON_TRADITIONAL = re.compile(
    "[國區縣業產資億萬實現發經濟長東廣門為與個這來時對會學開關們將從動進過點車風電氣馬魚龍頭體軍農應無當號據]"
)


def _simplified(text: str) -> str:
    if not _COMMON_TRADITIONAL.search(text):
        return text
    traditional = _traditional_only()
    converted = []
    for line in text.splitlines(keepends=True):
        if traditional.search(line):
            simple = _converter().convert(line)
            line = simple if len(simple) == len(line) else line
        converted.append(line)
    return "".join(converted)
