"""Bytes to text: which encoding Chinese and English files are in, by their bytes.

UTF-8 is certain where it fits: its bytes have a form that other encodings hit by accident only. GB18030 and Big5 fit
each other's bytes, so both are tried, and the reading wins that consists of characters people write. Which those are
is the encodings' own knowledge: GB 2312 and Big5 are each ordered in two levels, the first being the characters in
frequent use (3,755 simplified, 5,401 traditional). In a right reading they and punctuation are nearly all there is; in
a wrong one, about half, beside rare and unassigned ones.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cache

from policyie.errors import InputError

# The marks that name their encoding; UTF-32 before UTF-16, whose mark it begins with.
_MARKS = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# A UTF-8 text with single broken bytes still decodes for the most part; a GB18030 text read as UTF-8 hardly at all.
_DAMAGED_SHARE = 0.2
_REPLACEMENT = "\ufffd"

# In order of preference. Big5 of Windows, and with the characters of Hong Kong. CP1252 is English of Windows, whose
# quotes ("Guang\x92an") GB18030 takes for halves of rare characters.
_DEFAULT = "gb18030"
_RIVALS = ("cp950", "big5hkscs", "cp1252")
_UNMARKED_UTF16 = ("utf-16-le", "utf-16-be")
# Without this share of usual characters, no reading but the default is believed.
_BELIEVED = 0.8
# So many characters settle it.
_SAMPLE = 1 << 16

# What pages call the encodings that they use supersets of.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "cp950"}
# Servers declare this by default, and every byte fits it: believed last.
_BELIEVED_LAST = frozenset({"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"})
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})""",
    re.IGNORECASE,
)
_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—–―…·•％～．\u3000０-９Ａ-Ｚａ-ｚ€°§\u00a0"


def decode(data: bytes, name: str = "input") -> str:
    """Decode the bytes of a text; line ends are kept.

    In this order: the mark (BOM) of UTF-8, UTF-16 or UTF-32; UTF-16 without a mark where there are zero bytes; UTF-8;
    and of GB18030, Big5, CP1252 and UTF-16 the one whose reading has the largest share of usual characters (GB18030
    where equal, or where no other reaches 0.8).

    Args:
        data: the bytes of the whole text.
        name: what error messages call it.

    Returns:
        The text, without its mark.

    Raises:
        InputError: no encoding fits, or the text is UTF-8 with broken bytes; the message names ``name`` and the byte.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\0" in data and len(data) % 2 == 0:
        readings = [reading for encoding in _UNMARKED_UTF16 if (reading := _reading(data, encoding)) is not None]
        if readings and usual_share(best := max(readings, key=_usual_share_of_all), of_all=True) >= _BELIEVED:
            return best
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _undecodable(name, "utf-8", error) from error
    return _most_usual(data, name)


def decode_html(data: bytes, name: str = "input") -> str:
    """Decode a web page: by its mark, as UTF-8 where it fits, by the charset that it declares, else as `decode` does.

    Args:
        data: the bytes of the whole page.
        name: what error messages call it.

    Returns:
        The page as text, tags and all.

    Raises:
        InputError: as `decode`. A declared charset that is unknown or does not fit is passed over.
    """
    marked = any(data.startswith(mark) for mark, _ in _MARKS)
    declared = None if marked else _DECLARED.search(data[:4096])
    if declared is None or _reading(data, "utf-8") is not None:
        return decode(data, name)
    charset = declared[1].decode("ascii", "replace").lower()
    if charset not in _BELIEVED_LAST and (page := _reading(data, _SUPERSETS.get(charset, charset))) is not None:
        return page
    try:
        return decode(data, name)
    except InputError:
        if charset in _BELIEVED_LAST and (page := _reading(data, charset)) is not None:
            return page
        raise


def usual_share(text: str, *, of_all: bool = False) -> float:
    """The share of usual characters (see the module) among those beyond ASCII, 0 where there are none.

    ``of_all`` counts ASCII too, its printable characters as usual ones.
    """
    sample = text[:_SAMPLE]
    ascii_ones = len(re.findall("[\\x00-\\x7f]", sample))
    usual, considered = len(_usual().findall(sample)), len(sample) - ascii_ones
    if of_all:
        usual, considered = usual + len(re.findall("[\\t\\r\\n -~]", sample)), len(sample)
    return usual / considered if considered else 0.0


def _usual_share_of_all(text: str) -> float:
    return usual_share(text, of_all=True)


@cache
def _usual() -> re.Pattern[str]:
    """A class of the characters of both first levels, Chinese and Western punctuation, and full-width forms."""
    double_bytes = [(range(0xB0, 0xD8), "gb2312"), (range(0xA4, 0xC7), "big5")]
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    levels = {
        bytes([lead, trail]).decode(encoding, "ignore")
        for leads, encoding in double_bytes
        for lead in leads
        for trail in trails
        # In the GB 2312 codec an ASCII trail is a character of its own.
        if encoding == "big5" or trail > 0x7F
    }
    return re.compile(f"[{''.join(sorted(levels))}{_PUNCTUATION}]")


def _most_usual(data: bytes, name: str) -> str:
    text = _reading(data, _DEFAULT)
    share = usual_share(text) if text is not None else 0.0
    for encoding in _RIVALS + _UNMARKED_UTF16:
        if (rival := _reading(data, encoding)) is None:
            continue
        rivals = usual_share(rival, of_all=encoding in _UNMARKED_UTF16)
        if rivals > max(share, _BELIEVED):
            text, share = rival, rivals
    return text if text is not None else _strictly(data, _DEFAULT, name)


def _reading(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):  # an unknown name, one with a zero in it, or bytes that don't fit
        return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding, error) from error


def _undecodable(name: str, encoding: str, error: UnicodeDecodeError) -> InputError:
    line = error.object.count(b"\n", 0, error.start) + 1
    found = " ".join(f"{byte:02x}" for byte in error.object[error.start : error.end][:4])
    return InputError(
        f"{name}: cannot be decoded; the best guess is {encoding}, broken at byte {error.start} (line {line}): {found}"
    )


def _is_damaged_utf8(data: bytes) -> bool:
    decoded = data.decode("utf-8", "replace")
    foreign = sum(1 for character in decoded if character > "\x7f")
    return decoded.count(_REPLACEMENT) <= _DAMAGED_SHARE * foreign
