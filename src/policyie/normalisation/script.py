"""Traditional characters to simplified ones, only where the text is traditional: 乾县 stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from policyie.normalisation.inventory import Signs

# A line of traditional text has well over this share of characters that only traditional text uses.
_TRADITIONAL_SHARE = 0.05


def simplified(text: str) -> str:
    """Return the text in simplified characters; every offset stays."""
    if text.isascii():
        return text
    traditional = _traditional()
    if not traditional.pattern.search(text):
        return text
    return "".join(_line(line, traditional) for line in text.splitlines(keepends=True))


def is_traditional(text: str) -> bool:
    """Whether a text as a whole is in traditional characters."""
    return len(_traditional().pattern.findall(text)) > _TRADITIONAL_SHARE * len(text)


def traditional_signs() -> Signs:
    """Return the characters that only traditional text uses."""
    return _traditional().signs


def simplifying() -> dict[int, str]:
    """Return what simplifies characters that only traditional text uses, for `str.translate`."""
    return _traditional().single


class _Traditional(NamedTuple):
    signs: Signs
    pattern: re.Pattern[str]
    single: dict[int, str]
    convert: Callable[[str], str]


def _line(line: str, traditional: _Traditional) -> str:
    """Convert a traditional line as a whole; in a simplified one only what no simplified text has (陳某)."""
    found = traditional.pattern.findall(line)
    if not found:
        return line
    if len(found) > 1 and len(found) > _TRADITIONAL_SHARE * len(line):
        converted = traditional.convert(line)
        if len(converted) == len(line):
            return converted
    return line.translate(traditional.single)


@cache
def _traditional() -> _Traditional:
    """What tells traditional text, and turns it into simplified: OpenCC's t2s.

    The telling characters are those that OpenCC would change and that GB 2312, the charset of simplified text, does not
    hold: so 乾 of 乾县, which both scripts use, is none of them.
    """
    from opencc import OpenCC  # here, because importing the library must stay light

    convert: Callable[[str], str] = OpenCC("t2s").convert
    han = [chr(c) for c in range(0x4E00, 0xA000)]
    single = {
        ord(before): after
        for before, after in zip(han, convert("\n".join(han)).split("\n"), strict=True)
        if before != after and not _in_gb2312(before)
    }
    characters = "".join(map(chr, single))
    return _Traditional(Signs(characters), re.compile(f"[{characters}]"), single, convert)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
