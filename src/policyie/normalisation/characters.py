"""Single characters: widths, compatibility forms, HTML entities left in text, invisible ones."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

from policyie.normalisation.inventory import Signs
from policyie.normalisation.rewriting import Edit


def _compatible(first: int, last: int) -> dict[int, str]:
    """Characters of a block whose compatibility form is a single other character."""
    forms = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(first, last + 1)}
    return {c: form for c, form in forms.items() if len(form) == 1 and form != chr(c)}


# Same length on both sides, so these need no offset map. Full-width punctuation such as ，：（） is ordinary Chinese
# and stays; what stands inside figures and Latin words becomes half-width.
_SAME_LENGTH: dict[int, int | str] = {
    **{c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **_compatible(0x2E80, 0x2FDF),  # radicals, which PDF files hold for characters
    **_compatible(0xF900, 0xFAFF),  # compatibility ideographs
    **_compatible(0xFE50, 0xFE6F),  # small forms of punctuation
    **{ord(a): b for a, b in zip("％﹪℅＄﹩￥．＋－／～＆＇｜＃", "%%%$$¥.+-/~&'|#", strict=True)},
    **{ord(c): "'" for c in "‘’ʼ′"},
    **dict.fromkeys((160, 8199, 8239), " "),
}
_CHANGED = {chr(c): form if isinstance(form, str) else chr(form) for c, form in _SAME_LENGTH.items()}
CHANGED = Signs(_CHANGED)
_NEEDS_CHANGE = re.compile("[" + "".join(map(re.escape, map(chr, _SAME_LENGTH))) + "]")

# Also what was escaped twice: &amp;nbsp;
_ENTITY = re.compile(r"&(?:amp;)*((?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
LIGATURES = Signs(map(chr, range(0xFB00, 0xFB07)))

# Zero-width and bidirectional marks, soft hyphen, byte order mark, control characters other than white space.
_UNSEEN_RANGES = (
    *((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x7F), (0xAD, 0xAD)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0xFEFF, 0xFEFF)),
)
UNSEEN = Signs(chr(c) for first, last in _UNSEEN_RANGES for c in range(first, last + 1))
_UNSEEN = "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSEEN_RANGES) + "]"
_INVISIBLE = re.compile(f"{_UNSEEN}{_UNSEEN}*")  # not +: a repetition is not looked for quickly


def _changed(match: re.Match[str]) -> str:
    return _CHANGED[match.group()]


def same_length(text: str) -> str:
    """Return the text with half-width letters and digits, plain apostrophes and spaces; every offset stays."""
    return _NEEDS_CHANGE.sub(_changed, text)  # str.translate looks up every character


def entities(text: str) -> Iterator[Edit]:
    """Yield the edits that resolve HTML entities (``&nbsp;``)."""
    if "&" in text:
        for match in _ENTITY.finditer(text):
            entity = match[1]
            # html.unescape takes &nothing; for &not; and "hing;": names have to be whole.
            if entity[0] == "#" or entity in html5:
                yield Edit(*match.span(), html.unescape("&" + entity))


def ligatures(text: str) -> Iterator[Edit]:
    """Yield the edits that take ligatures (``ﬁ``) apart."""
    for match in _LIGATURE.finditer(text):
        yield Edit(*match.span(), unicodedata.normalize("NFKC", match.group()))


def invisible(text: str) -> Iterator[Edit]:
    """Yield the edits that leave out characters which nobody sees."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(*match.span())
