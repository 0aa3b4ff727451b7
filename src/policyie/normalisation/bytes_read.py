"""The bytes behind wrongly decoded characters, and what they are in the encoding that they were written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.uint32]

# Stands for a byte that was lost: never part of UTF-8 or of GBK. Other software puts a question mark.
LOST = 0xFF
_QUESTION = 0x3F
_EURO = 0x80
_TRAIL = range(0x80, 0xC0)
# CP1252 leaves five bytes undefined; browsers read them as Latin-1 does.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(256)}
BYTE_OF = {character: byte for byte, character in _CP1252.items() if character != "\ufffd"}
BYTE_OF |= {chr(byte): byte for byte in range(256) if chr(byte) not in BYTE_OF}
_TO_BYTE = {ord(character): chr(byte) for character, byte in BYTE_OF.items() if ord(character) != byte}
_UNDEFINED = tuple(byte for byte, character in _CP1252.items() if character == "\ufffd")
# Python's GB 18030 and that of browsers differ in these.
_SAME_CODE = {0x1E3F: b"\xa8\xbc".decode("gb18030"), 0xE7C7: b"\xa8\xbc".decode("gb18030")}

_UTF8 = re.compile(
    rb"(?P<sound>(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)"
    rb"|(?P<gap>[\xe2-\xef](?:[\x80-\xbf][\xff?]?|[\xff?][\x80-\xbf\xff?]?)|\xc2[\xff?])"
)
_LOST_BEFORE_HIGH = re.compile(rb"\xff(?=[\x80-\xff])")
_GBK = re.compile(
    rb"(?P<sound>(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])+)|(?P<rare>[\x81-\xfe][\x40-\x7e\x80-\xfe])", re.DOTALL
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_THREE = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf])[\x80-\xbf]")
_SAMPLE = 2000


class Bytes(NamedTuple):
    """The bytes behind a run of characters, and for each byte the place in the run of its character."""

    run: str
    data: bytes
    places: Places

    @classmethod
    def of_latin(cls, run: str) -> Bytes:
        """The bytes of characters of CP1252, of which U+FFFD is a lost one."""
        data = run.translate(_TO_BYTE).replace("\ufffd", "\xff").encode("latin-1", "replace")
        return cls(run, data, np.arange(len(data), dtype=np.uint32))

    @classmethod
    def of_gbk(cls, run: str) -> Bytes:
        """The bytes of characters of GBK, of which U+FFFD is a lost one and € the byte 0x80."""
        run = run.translate(_SAME_CODE)
        codes = np.frombuffer(run.encode("utf-32-le"), np.uint32)
        single = (codes < 0x80) | (codes == 0xFFFD) | (codes == 0x20AC)
        sizes = np.where(single, 1, 2)
        data = run.replace("\ufffd", "\x00").replace("€", "\x01").encode("gb18030")
        if len(data) != sizes.sum():  # a character that is none of GBK's is no part of the damage
            data = b"".join(_two_bytes(c) for c in run.replace("\ufffd", "\x00").replace("€", "\x01"))
        places = np.repeat(np.arange(len(run), dtype=np.uint32), sizes)
        return cls(run, data.replace(b"\x00", b"\xff").replace(b"\x01", b"\x80"), places)


def may_be_utf8(data: bytes) -> bool:
    """Whether a sample of bytes holds enough characters of UTF-8 to read all of it: a quick look."""
    sample = data[:_SAMPLE]
    high = len(sample) - len(_HIGH.sub(b"", sample))
    return 2 * sum(map(len, _THREE.findall(sample))) >= high


class Gap(NamedTuple):
    """A character that lost bytes: where it stands in what was read, and what it may be."""

    at: int
    candidates: tuple[str, ...]


class Run(NamedTuple):
    """What was read of a run: text with U+FFFD for what lost bytes; for each character its offsets in the run.

    Of ``high`` bytes beyond ASCII ``fitting`` make ``read`` whole characters or end in a mark of lost ones, and
    ``torn`` are the beginning of a character without such a mark.
    """

    text: str
    starts: Places
    ends: Places
    gaps: list[Gap]
    read: int
    fitting: int
    torn: int
    high: int


def read_utf8(given: Bytes, losing: str) -> Run:
    """Read bytes as UTF-8.

    Args:
        given: the bytes.
        losing: through what bytes were lost: latin (those that CP1252 does not define), gb18030, gbk.

    Returns:
        What was read. Bytes that fit nowhere are left out where they belong to a character of which others fit, and
        else stay that character.
    """
    if losing == "gb18030":  # what is lost before another byte beyond ASCII is certain
        given = given._replace(data=_LOST_BEFORE_HIGH.sub(b"\x80", given.data))
    pieces = _Pieces(given)
    data = given.data
    for match in _UTF8.finditer(data):
        start, end = match.span()
        if match.lastgroup == "gap":
            pieces.gap(start, end, _candidates(match.group(), data[end : end + 1] >= b"\x80", losing))
            continue
        try:
            text = match.group().decode("utf-8")
        except UnicodeDecodeError:  # overlong forms, surrogates
            continue
        pieces.add(text, start, end, (pieces.codes[start:end] & 0xC0) != 0x80)
    return pieces.run()


def read_gbk(given: Bytes) -> Run:
    """Read bytes as GBK; returns as `read_utf8`, without gaps."""
    pieces = _Pieces(given)
    for match in _GBK.finditer(given.data):
        start, end = match.span()
        text = match.group().decode("gb18030", "replace")
        sizes = np.where(np.frombuffer(text.encode("utf-32-le"), np.uint32) < 0x80, 1, 2)
        if sizes.sum() == end - start:
            first = np.zeros(end - start, np.bool_)
            first[np.cumsum(sizes) - sizes] = True
            pieces.add(text, start, end, first)
    return pieces.run()


class _Pieces:
    """Collects what is read of bytes, in order."""

    def __init__(self, given: Bytes) -> None:
        self.given = given
        self.codes = np.frombuffer(given.data, np.uint8)
        self.texts: list[str] = []
        self.first = np.zeros(len(given.data), np.bool_)  # whether a character of the text begins with a byte
        self.gaps: list[Gap] = []
        self.length = self.read = self.fitting = self.torn = self.at = 0

    def add(self, text: str, start: int, end: int, first: npt.NDArray[np.bool_]) -> None:
        """Add text read of the bytes from ``start`` to ``end``; ``first`` tells the first byte of each character."""
        if start > self.at:
            self._keep(start)
        self.first[start:end] = first
        self.texts.append(text)
        self.length += len(text)
        high = int(np.count_nonzero(self.codes[start:end] >= 0x80))
        self.fitting += high
        self.read += len(text) - (end - start - high)
        self.at = end

    def gap(self, start: int, end: int, candidates: tuple[str, ...]) -> None:
        """Add a character that lost bytes."""
        if start > self.at:
            self._keep(start)
        code = self.given.data[start:end]
        if code[-1] in (LOST, _QUESTION):
            self.fitting += sum(byte >= 0x80 for byte in code)
        else:
            self.torn += end - start
        self.gaps.append(Gap(self.length, candidates))
        self._one("\ufffd", start)
        self.at = end

    def _keep(self, end: int) -> None:
        """Keep the characters of bytes that fit nowhere, unless other bytes of them do."""
        places = self.given.places
        known = {int(places[i]) for i in (self.at - 1, end) if 0 <= i < len(places)}
        for i in range(self.at, end):
            place = int(places[i])
            if place not in known:
                known.add(place)
                self._one(self.given.run[place], i)
        self.at = end

    def _one(self, character: str, start: int) -> None:
        self.texts.append(character)
        self.first[start] = True
        self.length += 1

    def run(self) -> Run:
        """Return what was read; a byte that fits nowhere belongs to the character before it."""
        if self.at < len(self.codes):
            self._keep(len(self.codes))
        starts = np.flatnonzero(self.first)
        places = self.given.places
        ends = places[np.append(starts[1:], len(places)) - 1] + np.uint32(1) if len(starts) else places[:0]
        high = int(np.count_nonzero(self.codes >= 0x80))
        return Run("".join(self.texts), places[starts], ends, self.gaps, self.read, self.fitting, self.torn, high)


def _two_bytes(character: str) -> bytes:
    code = character.encode("gb18030", "replace")
    return code if len(code) <= 2 else b"\xfe\xfe"


@lru_cache(maxsize=4096)
def _candidates(code: bytes, high_follows: bool, losing: str) -> tuple[str, ...]:
    """What a character may be, given the bytes that are left of it, with marks for lost ones.

    Before another byte beyond ASCII only what is no lead byte of GBK can be lost, which is 0x80; Python's codec for GBK
    loses those of user-defined characters too.
    """
    size = 2 if code[0] < 0xE0 else 3
    code = code.ljust(size, b"\xff")
    options: list[tuple[int, ...]] = []
    for i, byte in enumerate(code):
        if byte not in (LOST, _QUESTION):
            options.append((byte,))
        elif losing == "latin":
            options.append(_UNDEFINED)
        elif high_follows or i < size - 1:
            following = code[i + 1] if i < size - 1 else LOST
            options.append((_EURO,) if losing == "gb18030" else (_EURO, *_undecodable(following)))
        else:
            options.append(tuple(_TRAIL))
    found = (bytes(c).decode("utf-8", "ignore") for c in product(*options))
    return tuple(c for c in found if len(c) == 1)


@cache
def _undecodable(following: int) -> tuple[int, ...]:
    """The trail bytes of UTF-8 that Python's codec for GBK can't read before another; LOST for any other."""
    after = range(0xE2, 0xEA) if following == LOST else (following,)
    return tuple(
        byte for byte in _TRAIL[1:] if any("\ufffd" in bytes([byte, b]).decode("gbk", "replace")[:1] for b in after)
    )
