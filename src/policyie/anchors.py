"""Patterns that are tried only where a word stands with which they begin, so that none of them reads a whole text.

The words are entries of the lexicon, whose one pass over the text finds those of all patterns at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policyie.lexicon import Match


def starts(matches: Iterable[Match]) -> dict[str, list[int]]:
    """Return where the words of each key begin, sorted as the matches are."""
    found: dict[str, list[int]] = {}
    for start, _, key in matches:
        found.setdefault(key, []).append(start)
    return found


def anchored(pattern: re.Pattern[str], text: str, at: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer(text)`` does.

    Args:
        pattern: what to find.
        text: where.
        at: offsets, sorted; the pattern matches at no other.
    """
    reach = 0
    for start in at:
        if start >= reach and (match := pattern.match(text, start)):
            reach = match.end()
            yield match
