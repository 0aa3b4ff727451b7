"""The texts behind the table: whole documents or the paragraphs with figures, with offsets as browsers count them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import attrs

from policyie.model import Mention

#: What stands between two paragraphs of a document that is not shown whole.
GAP = "\n⋯\n"


@attrs.frozen
class Shown:
    """A text as the page has it, and the way from offsets of the document to offsets in it.

    Attributes:
        text: what is shown.
        whole: it is the whole document.
    """

    text: str
    whole: bool
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]
    _wide: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return the offset in UTF-16 units in ``text`` of an offset of the document that is shown."""
        place = offset + self._shifts[max(0, bisect_right(self._starts, offset) - 1)]
        return place + bisect_left(self._wide, place)

    def spans(self, mentions: Iterable[Mention], shown: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return start and length of the mentions that lie in the shown ranges."""
        ranges = list(shown)
        starts = [start for start, _ in ranges]
        found = []
        for mention in mentions:
            place = bisect_right(starts, mention.start) - 1
            if place >= 0 and mention.end <= ranges[place][1]:
                start = self.at(mention.start)
                found.append((start, self.at(mention.end) - start))
        return found


def whole(text: str) -> Shown:
    """Show all of a text."""
    return Shown(text, True, (0,), (0,), _wide(text))


def excerpt(text: str, ranges: Iterable[tuple[int, int]]) -> Shown:
    """Show ranges of a text, in order and not overlapping."""
    pieces, starts, shifts = [], [], []
    length = 0
    for start, end in ranges:
        starts.append(start)
        shifts.append(length - start)
        pieces.append(text[start:end])
        length += end - start + len(GAP)
    shown = GAP.join(pieces)
    return Shown(shown, False, tuple(starts) or (0,), tuple(shifts) or (0,), _wide(shown))


def _wide(text: str) -> tuple[int, ...]:
    """The places of characters that browsers count as two."""
    if text.isascii() or max(text) <= "\uffff":
        return ()
    return tuple(place for place, character in enumerate(text) if character > "\uffff")


def paragraphs(text: str, mentions: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines that hold the given ranges, merged where they touch, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(mentions):
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", max(start, end - 1))
        last = len(text) if last < 0 else last
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
