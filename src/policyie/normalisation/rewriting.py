"""Rewriting a text by edits, with a map from the new text's offsets to the old one's."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np


class Edit(NamedTuple):
    """Replace ``start`` to ``end`` by ``text``; left-out characters can belong to the one before them (``attach``).

    ``starts`` and ``ends`` map each character of ``text`` where not all of them stand for all that is replaced.
    """

    start: int
    end: int
    text: str = ""
    attach: bool = False
    starts: array[int] | None = None
    ends: array[int] | None = None


class Offsets(NamedTuple):
    """For each character of a text, where it starts and ends in the text that it was made from."""

    starts: array[int]
    ends: array[int]

    def through(self, earlier: Offsets | None) -> Offsets:
        """Return the map to the text that ``earlier`` leads to: first this map, then that one."""
        if earlier is None:
            return self
        starts = np.frombuffer(earlier.starts, np.uint32)[np.frombuffer(self.starts, np.uint32)]
        ends = np.frombuffer(earlier.ends, np.uint32)[np.frombuffer(self.ends, np.uint32) - 1]
        return Offsets(array("I", starts.tobytes()), array("I", ends.tobytes()))


def rewrite(text: str, edits: Iterable[Edit]) -> tuple[str, Offsets]:
    """Apply edits to a text.

    Args:
        text: the text.
        edits: in any order. Replacements may share characters (one wrong character can stand for parts of two); of
            other edits that overlap, the earlier one counts.

    Returns:
        The new text and its map to ``text``; each character of a replacement maps to all that it replaces.
    """
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    places = array("I", np.arange(len(text) + 1, dtype=np.uint32).tobytes())  # slices of it are copied as a whole
    at = 0
    for edit in [*sorted(edits), Edit(len(text), len(text))]:
        if edit.start < at and not (edit.text and edit.end > at):
            continue
        if edit.start > at:
            pieces.append(text[at : edit.start])
            starts.extend(places[at : edit.start])
            ends.extend(places[at + 1 : edit.start + 1])
        if edit.text:
            pieces.append(edit.text)
            starts.extend(edit.starts or [edit.start] * len(edit.text))
            ends.extend(edit.ends or [edit.end] * len(edit.text))
        elif edit.attach and ends:
            ends[-1] = edit.end
        at = edit.end
    return "".join(pieces), Offsets(starts, ends)
