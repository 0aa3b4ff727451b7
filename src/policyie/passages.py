"""Sentences of a text, in its own offsets."""

from __future__ import annotations

from policyie.clauses import layout, trimmed
from policyie.view import view_of

__all__ = ["sentence_ranges"]


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Return start and end of every sentence of a text, without the white space around it, ascending.

    Args:
        text: as given, damaged or not; the sentences are those that `policyie.clauses` finds in its view.
    """
    view = view_of(text)
    found = []
    start = 0
    for end in layout(view.text).sentences:
        first, last = trimmed(view.text, start, end)
        if first < last:
            found.append(view.origin(first, last))
        start = end
    return found
