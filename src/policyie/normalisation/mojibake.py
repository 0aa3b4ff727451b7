"""Text that was decoded with the wrong encoding, read back where the repair is certain.

Three ways of going wrong are known: UTF-8 read as Latin-1 or CP1252, GBK read as Latin-1, UTF-8 read as GBK. Each
undone run maps character by character to the wrong characters that stand for it, so offsets stay true.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policyie.normalisation.bytes_read import BYTE_OF, Bytes, Gap, Places, Run, may_be_utf8, read_gbk, read_utf8
from policyie.normalisation.inventory import CodePoints, Inventory, Signs, table
from policyie.normalisation.lost_bytes import restored
from policyie.normalisation.rewriting import Edit
from policyie.normalisation.spacing import HAN

_HIGH = re.escape("".join(sorted({c for c, byte in BYTE_OF.items() if byte >= 0x80})))
# What is no byte read as a character: sound text among the damaged.
_SOUND = re.compile(f"[^\x00-\x7f{_HIGH}\ufffd]")
_WHOLE = re.compile("[^\x00-\x7f].*[^\x00-\x7f][?]{0,2}", re.DOTALL)
_LATIN_RUN = re.compile(rf"[{_HIGH}]{{2,}}(?:[ -~\s\ufffd]{{0,3}}[{_HIGH}]{{2,}})*\ufffd?")
# Lead and trail bytes of UTF-8's three-byte characters of the Han block and of Chinese punctuation.
_TRAIL = re.escape("".join(c for c, byte in BYTE_OF.items() if 0x80 <= byte <= 0xBF))
_UTF8_LATIN = re.compile(f"[ãäåæçèéï][{_TRAIL}]{{2}}")
# Punctuation and accents of English texts: no language writes such pairs.
_MARK_LATIN = re.compile(f"â€|Â[\xa0-\xbf]|Ã[{_TRAIL}]")
# Quotes, apostrophes and dashes between Latin letters: China鈥檚.
_MARK_GBK = re.compile(r"(?<=[A-Za-z0-9 ,.;:(])鈥[^\x00-\x7f]?[?]?|\A鈥[^\x00-\x7f]?")
_UTF8_SIGNS = Signs("ãäåæçèéïâÂÃ")
_QUOTE_SIGNS = Signs("鈥")
_CERTAIN_CHARACTERS = 5
# A document of which so much fits is damaged as a whole: no need to look for runs.
_WHOLE_SHARE = 0.9
_UNSOUND_SHARE = 0.02

# A full stop before figures is one wrong character, and the mark of a byte that was lost.
_GBK_RUN = re.compile("[^\x00-\x7f]+(?:[!-~]{0,2}[^\x00-\x7f]+)*[?]{0,2}")
# What a share of ordinary text these rare characters never reach, and UTF-8 read as GBK always has.
_RARE_SHARE = 0.12
# GBK's private area: Python's codec for GBK has no such characters, browsers and GB 18030 do.
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_FITTING_SHARE = 0.75
# Reading UTF-8 as GBK loses a byte wherever an odd number of three-byte characters meets a figure or a line's end.
_HALF = 0.5

_UNSOUND_CHINESE = re.compile(f"[^\x00-\x7f{HAN}\u3000-\u301f\uff01-\uff5e\u2010-\u2bff·×°€\u00a0\ufeff\ufffd]")
_UNSOUND = re.compile(f"[^\x00-\x7f{HAN}\u3000-\u301f\uff01-\uff5e\u2010-\u2bff\u00a0-\u02af€\ufeff\ufffd]")

LATIN, GBK_AS_LATIN, AS_GBK = "UTF-8 read as Latin-1", "GBK read as Latin-1", "UTF-8 read as GBK"


class Repair(NamedTuple):
    """A stretch of a text that was read back.

    Attributes:
        start, end: its span.
        edits: what reads it back, one for each run of wrong characters.
        damage: how it had been damaged.
        restored, lost: how many characters that had lost a byte were restored from what stands beside them, and
            how many could not be.
    """

    start: int
    end: int
    edits: list[Edit]
    damage: str
    restored: int = 0
    lost: int = 0

    @property
    def description(self) -> str:
        """How it had been damaged, and what became of characters that had lost a byte."""
        if not self.restored and not self.lost:
            return self.damage
        return f"{self.damage} ({self.restored} characters that had lost a byte restored, {self.lost} not)"


class _Found(NamedTuple):
    """A run of wrong characters, and what was read of it."""

    start: int
    end: int
    run: Run
    damage: str


def repairs(held: Inventory) -> list[Repair]:
    """Return the stretches of a text that are certainly mojibake, in order, with the edits that read them back.

    They are certain together: so many characters of a document do not turn into sound ones by chance. Runs with
    nothing but ASCII between them are one stretch.
    """
    text = held.text
    if text.isascii():
        return []
    found: list[_Found] = []
    characters = Counter[str]()
    may_be_latin = held.holds(_UTF8_SIGNS)
    if may_be_latin and _MARK_LATIN.search(text):
        characters[LATIN] = _CERTAIN_CHARACTERS
    if characters or (may_be_latin and _UTF8_LATIN.search(text)) or _looks_like_gbk_read_as_latin(held.codes):
        found += _latin_runs(text)
    if _looks_like_utf8_read_as_gbk(held.codes):
        found += _gbk_runs(text)
    elif held.holds(_QUOTE_SIGNS):
        found += (one for match in _MARK_GBK.finditer(text) if (one := _gbk_run(match, "gb18030")))
        characters[AS_GBK] = _CERTAIN_CHARACTERS
    for one in found:
        characters[one.damage] += one.run.read
    found = [one for one in found if characters[one.damage] >= _CERTAIN_CHARACTERS]
    return _stretches(text, found) if found else []


def _latin_runs(text: str) -> Iterator[_Found]:
    whole = _WHOLE.search(text)
    if whole and (found := _latin_run(whole, whole=True)):
        yield found
        return
    for match in _LATIN_RUN.finditer(text):
        if found := _latin_run(match):
            yield found


def _latin_run(match: re.Match[str], *, whole: bool = False) -> _Found | None:
    data = Bytes.of_latin(match.group())
    if whole and len(_SOUND.findall(match.group())) > _UNSOUND_SHARE * len(match.group()):
        return None  # a damaged line among sound ones
    if may_be_utf8(data.data):
        run = read_utf8(data, "latin")
        if _fits(run, _FITTING_SHARE, whole) and _sound(run, _UNSOUND, whole):
            return _Found(*match.span(), run, LATIN)
        if whole:
            return None
    run = read_gbk(data)
    if _fits(run, _FITTING_SHARE, whole) and _sound(run, _UNSOUND_CHINESE, whole):
        return _Found(*match.span(), run, GBK_AS_LATIN)
    return None


def _gbk_runs(text: str) -> Iterator[_Found]:
    losing = "gb18030" if _PRIVATE.search(text) else "gbk"
    whole = _WHOLE.search(text)
    if whole and (found := _gbk_run(whole, losing, whole=True)):
        yield found
        return
    for match in _GBK_RUN.finditer(text):
        if found := _gbk_run(match, losing):
            yield found


def _gbk_run(match: re.Match[str], losing: str, *, whole: bool = False) -> _Found | None:
    run = read_utf8(Bytes.of_gbk(match.group()), losing)
    if _fits(run, _HALF, whole) and _sound(run, _UNSOUND if whole else _UNSOUND_CHINESE, whole):
        return _Found(*match.span(), run, AS_GBK)
    return None


def _fits(run: Run, share: float, whole: bool) -> bool:
    """Whether so many bytes were read; of a whole document nearly all, torn characters included."""
    if whole:
        return run.read >= _CERTAIN_CHARACTERS and run.fitting + run.torn >= _WHOLE_SHARE * run.high
    return run.fitting > 0 and run.fitting >= share * run.high


def _sound(run: Run, unsound: re.Pattern[str], whole: bool) -> bool:
    """Whether what was read is what such texts hold; in a whole document a few characters may be others (㎡, α)."""
    return not unsound.search(run.text) or (whole and len(unsound.findall(run.text)) <= _UNSOUND_SHARE * run.read)


def _stretches(text: str, found: list[_Found]) -> list[Repair]:
    """Restore what lost bytes and join the runs that have only ASCII between them."""
    pieces: list[str] = []
    gaps: list[Gap] = []
    at = length = 0
    for one in found:
        between = text[at : one.start]
        length += len(between)
        gaps += (gap._replace(at=gap.at + length) for gap in one.run.gaps)
        pieces += (between, one.run.text)
        length += len(one.run.text)
        at = one.end
    whole = "".join([*pieces, text[at : at + 16]])
    if gaps:
        whole = restored(whole, gaps)
    stretches: list[Repair] = []
    at = length = 0
    for one in found:
        length += one.start - at
        new = whole[length : length + len(one.run.text)]
        length += len(new)
        edit = Edit(
            one.start, one.end, new, False, _offsets(one.run.starts, one.start), _offsets(one.run.ends, one.start)
        )
        lost = sum(new[gap.at] == "\ufffd" for gap in one.run.gaps)
        back = len(one.run.gaps) - lost
        last = stretches[-1] if stretches else None
        if last and last.damage == one.damage and text[last.end : one.start].isascii():
            last.edits.append(edit)
            stretches[-1] = last._replace(end=one.end, restored=last.restored + back, lost=last.lost + lost)
        else:
            stretches.append(Repair(one.start, one.end, [edit], one.damage, back, lost))
        at = one.end
    return stretches


def _offsets(places: Places, at: int) -> array[int]:
    return array("I", (places + np.uint32(at)).tobytes())


def _looks_like_gbk_read_as_latin(codes: CodePoints) -> bool:
    """Whether the two bytes of a character of GBK 1 or 2 stand side by side."""
    leads = np.flatnonzero((codes[:-1] >= 0xB0) & (codes[:-1] <= 0xF7))
    after = codes[leads + 1]
    return bool(((after >= 0xA1) & (after <= 0xFE)).any())


def _looks_like_utf8_read_as_gbk(codes: CodePoints) -> bool:
    sample = codes[:4000]
    rare = np.count_nonzero(_rare().take(sample, mode="clip"))
    return bool(rare >= 3 and rare > _RARE_SHARE * np.count_nonzero(sample > 0x2E80))


@cache
def _rare() -> npt.NDArray[np.bool_]:
    """The characters whose GBK code begins with a lead byte of UTF-8's Han characters and punctuation, as a table."""
    codes = [bytes([lead, trail]) for lead in (*range(0xE3, 0xEA), 0xEF) for trail in range(0x80, 0xC0)]
    return table("".join(code.decode("gbk", "ignore") for code in codes))
