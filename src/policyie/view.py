"""The view: the normalised text that every rule reads, with a map back to the text as given.

Half-width letters and digits, simplified characters, no pinyin glosses, no invisible characters, no stray spaces,
mojibake read back. Text that needs no normalising is its own view: an inventory of its characters tells which steps
have something to do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any

import attrs

from policyie.languages import Words
from policyie.normalisation.capitals import with_capitals
from policyie.normalisation.characters import (
    CHANGED,
    LIGATURES,
    UNSEEN,
    entities,
    invisible,
    ligatures,
    same_length,
)
from policyie.normalisation.debris import BROKEN_FIGURE, broken_figures, debris
from policyie.normalisation.glosses import TONED, gloss_spans
from policyie.normalisation.inventory import Inventory
from policyie.normalisation.mojibake import repairs
from policyie.normalisation.rewriting import Edit, Offsets, rewrite
from policyie.normalisation.script import simplified, traditional_signs
from policyie.normalisation.spacing import HAN, stray_spaces

__all__ = ["HAN", "View", "gloss_spans", "view_of"]


@attrs.frozen(slots=False)
class View:
    """Normalised text with a map to the offsets of the text as given.

    Attributes:
        original: the text as given.
        text: what rules read.
        starts, ends: for each character of ``text``, where it starts and ends in ``original`` (a gloss after a
            character belongs to it); None where both texts have the same length.
        repaired: stretches of ``original`` that were read back: start, end, how they were damaged.
    """

    original: str
    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None
    repaired: tuple[tuple[int, int, str], ...] = ()

    @cached_property
    def folded(self) -> str:
        """The text in lower case, of the same length."""
        folded = self.text.lower()
        if len(folded) == len(self.text):
            return folded
        return "".join(low if len(low := c.lower()) == 1 else c for c in self.text)

    @cached_property
    def words(self) -> Words:
        """The words of the text, counted by language."""
        return Words(self.text)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty range of the view to offsets of the text as given."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Map offsets of the text as given to the view: the inverse of `origin`.

        Characters that were read back together stand at one place in the text as given; all of them are in the range.
        """
        if self.starts is None or self.ends is None:
            return start, end
        starts, ends = self.starts, self.ends
        first = starts[bisect_right(starts, start) - 1]
        last = ends[min(bisect_left(ends, end), len(ends) - 1)]
        return bisect_left(starts, first), bisect_right(ends, last)

    def dump(self) -> dict[str, Any]:
        """Return the view as values that msgpack can hold."""
        starts, ends = self.starts, self.ends
        dump = _Dump(
            original=self.original,
            text=self.text,
            starts=starts.tobytes() if starts is not None else None,
            ends=ends.tobytes() if ends is not None else None,
            repaired=self.repaired,
        )
        dump.view = self
        return dump

    @classmethod
    def restore(cls, data: dict[str, Any]) -> View:
        """Rebuild a view from `dump`."""
        if isinstance(data, _Dump):
            return data.view
        repaired = tuple((start, end, damage) for start, end, damage in data["repaired"])
        return cls(data["original"], data["text"], _offsets(data["starts"]), _offsets(data["ends"]), repaired)


class _Dump(dict[str, Any]):
    """The values of `View.dump`, and the view itself: components share it, and its lower case, until it is saved."""

    view: View

    def __reduce__(self) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        """Pickle and copy the values alone."""
        return dict, (dict(self),)


def _offsets(data: bytes | None) -> array[int] | None:
    return None if data is None else array("I", data)


def view_of(text: str) -> View:
    """Normalise a text.

    Args:
        text: any string.

    Returns:
        The view; its ``text`` is the argument itself where nothing needs normalising.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate.
    """
    held = Inventory(text)
    repaired = repairs(held)
    normal, offsets = _rewritten(text, [edit for repair in repaired for edit in repair.edits], None)
    figures = [*broken_figures(normal)]
    places = [_origin(edit, offsets) for edit in figures if edit.text != "\ufffd"]
    characters = [*entities(normal), *(ligatures(normal) if (held := held.of(normal)).holds(LIGATURES) else ())]
    normal, offsets = _rewritten(normal, [*characters, *debris(normal), *figures], offsets)
    if (held := held.of(normal)).holds(CHANGED):
        normal = same_length(normal)
    if not normal.isascii() and (held := held.of(normal)).holds(traditional_signs()):
        normal = simplified(normal)
    held = held.of(normal)
    glosses = gloss_spans(normal) if held.holds(TONED) else []
    unseen = invisible(normal) if held.holds(UNSEEN) else ()
    normal, offsets = _rewritten(normal, [*(Edit(*span, attach=True) for span in glosses), *unseen], offsets)
    normal, offsets = _rewritten(normal, stray_spaces(normal), offsets)
    normal = with_capitals(normal)
    damage = [(repair.start, repair.end, repair.description) for repair in repaired]
    damage += [(*place, BROKEN_FIGURE) for place in places]
    if offsets is None:
        return View(text, normal, repaired=tuple(damage))
    return View(text, normal, offsets.starts, offsets.ends, tuple(damage))


def _origin(edit: Edit, offsets: Offsets | None) -> tuple[int, int]:
    return (edit.start, edit.end) if offsets is None else (offsets.starts[edit.start], offsets.ends[edit.end - 1])


def _rewritten(text: str, edits: list[Edit], offsets: Offsets | None) -> tuple[str, Offsets | None]:
    if not edits:
        return text, offsets
    rewritten, latest = rewrite(text, edits)
    return rewritten, latest.through(offsets)
