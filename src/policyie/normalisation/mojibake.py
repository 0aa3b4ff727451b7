"""Text that was decoded with the wrong encoding, read back where the repair is certain.

Three ways of going wrong are known: UTF-8 read as Latin-1 or CP1252, GBK read as Latin-1, UTF-8 read as GBK. Each
undone run maps character by character to the wrong characters that stand for it, so offsets stay true.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from policyie.normalisation.rewriting import Edit
from policyie.normalisation.spacing import HAN

# CP1252 leaves five bytes undefined; browsers read them as Latin-1 does.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(256)}
_BYTE = {character: byte for byte, character in _CP1252.items() if character != "\ufffd"}
_BYTE |= {chr(byte): byte for byte in range(256) if chr(byte) not in _BYTE}
_HIGH = "".join(sorted({c for c, byte in _BYTE.items() if byte >= 0x80}))

_LATIN_RUN = re.compile(rf"[{re.escape(_HIGH)}]{{2,}}(?:[ -~\s]{{0,3}}[{re.escape(_HIGH)}]{{2,}})*")
# Lead and trail bytes of UTF-8's three-byte characters of the Han block and of Chinese punctuation.
_UTF8_LATIN = re.compile("[ãäåæçèéï][" + "".join(re.escape(c) for c, b in _BYTE.items() if 0x80 <= b <= 0xBF) + "]{2}")
_GBK_LATIN = re.compile("[\xb0-\xf7][\xa1-\xfe]")
_CERTAIN_CHARACTERS = 5

_NON_ASCII_RUN = re.compile("[^\x00-\x7f]{2,}(?:[!-~]?[^\x00-\x7f]+)*")
# What a share of ordinary text these rare characters never reach, and UTF-8 read as GBK always has.
_RARE_SHARE = 0.12


_CHARACTERS = {
    "utf-8": re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"),
    "gbk": re.compile(rb"[\xa1-\xf7][\xa1-\xfe]"),
}
_FITTING_SHARE = 0.75
# Reading UTF-8 as GBK loses a byte wherever three bytes meet a mark or a digit.
_HALF = 0.5


class Repair(NamedTuple):
    """A stretch of a text that was read back: its span, the edits, and how it had been damaged."""

    start: int
    end: int
    edits: list[Edit]
    damage: str


def repairs(text: str) -> list[Repair]:
    """Return the stretches of a text that are certainly mojibake, in order, with the edits that read them back.

    They are certain together: so many characters of a document do not turn into sound ones by chance.
    """
    if text.isascii():
        return []
    found: list[Repair] = []
    if _UTF8_LATIN.search(text) or _GBK_LATIN.search(text):
        found += (repair for match in _LATIN_RUN.finditer(text) for repair in _latin_run(match.group(), match.start()))
    if _looks_like_utf8_read_as_gbk(text):
        found += (
            repair for match in _NON_ASCII_RUN.finditer(text) for repair in _gbk_run(match.group(), match.start())
        )
    characters = Counter[str]()
    for repair in found:
        characters[repair.damage] += len(repair.edits)
    return [repair for repair in found if characters[repair.damage] >= _CERTAIN_CHARACTERS]


def _latin_run(run: str, at: int) -> Iterator[Repair]:
    data = bytes(_BYTE.get(c, 0x3F) for c in run)
    for encoding, damage, sound in (
        ("utf-8", "UTF-8 read as Latin-1", _SOUND),
        ("gbk", "GBK read as Latin-1", _SOUND_CHINESE),
    ):
        edits = _decoded(data, encoding, at, lambda first, last: (first, last), _FITTING_SHARE)
        if edits and _all(sound, edits):
            yield Repair(at, at + len(run), edits, damage)
            return


def _gbk_run(run: str, at: int) -> Iterator[Repair]:
    data = bytearray()
    holder: list[int] = []  # the character of the run that each byte came from
    for index, character in enumerate(run):
        encoded = b"\x80" if character == "€" else character.encode("gb18030", "replace")
        data += encoded
        holder += [index] * len(encoded)
    edits = _decoded(bytes(data), "utf-8", at, lambda first, last: (holder[first], holder[last - 1] + 1), _HALF)
    if edits and _all(_SOUND_CHINESE, edits):
        yield Repair(at, at + len(run), edits, "UTF-8 read as GBK")


def _decoded(
    data: bytes, encoding: str, at: int, place: Callable[[int, int], tuple[int, int]], least: float
) -> list[Edit]:
    """Decode bytes character by character; none where less than a share of them fits (some are lost for good)."""
    edits, fitting = [], 0
    for match in _CHARACTERS[encoding].finditer(data):
        try:
            text = match.group().decode(encoding)
        except UnicodeDecodeError:
            continue
        first, last = place(*match.span())
        edits.append(Edit(at + first, at + last, text))
        fitting += len(match.group())
    high = sum(byte >= 0x80 for byte in data)
    return edits if fitting >= least * high else []


_SOUND_CHINESE = re.compile(f"[{HAN}\u3000-\u301f\uff01-\uff5e\u2010-\u2bff·×€]")
_SOUND = re.compile(f"[{HAN}\u3000-\u301f\uff01-\uff5e\u2010-\u2bff\u00a0-\u024f€]")


def _all(sound: re.Pattern[str], edits: list[Edit]) -> bool:
    return all(sound.match(edit.text) for edit in edits)


def _looks_like_utf8_read_as_gbk(text: str) -> bool:
    sample = text[:4000]
    rare = len(_rare().findall(sample))
    return rare >= 3 and rare > _RARE_SHARE * sum(1 for c in sample if c > "\u2e80")


@cache
def _rare() -> re.Pattern[str]:
    """The characters whose GBK code begins with a lead byte of UTF-8's Han characters and punctuation."""
    codes = [bytes([lead, trail]) for lead in (*range(0xE3, 0xEA), 0xEF) for trail in range(0x80, 0xC0)]
    characters = "".join(code.decode("gbk", "ignore") for code in codes)
    return re.compile("[" + re.escape(characters) + "]")
