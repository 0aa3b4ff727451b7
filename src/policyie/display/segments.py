"""A text cut at the borders of its mentions, so that mentions that enclose or cross one another can all be shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

import attrs

from policyie.model import Mention, PolicyDocument
from policyie.wording import MARKS


@attrs.frozen
class Segment:
    """A run of the text that the same mentions cover.

    Attributes:
        start, end: offsets into the text, end exclusive.
        mentions: the lists and mentions that cover it, in the order of `policyie.wording.MARKS`.
    """

    start: int
    end: int
    mentions: tuple[tuple[str, Mention], ...]


def segments(document: PolicyDocument, end: int) -> Iterator[Segment]:
    """Yield the segments of the first ``end`` characters, in order and without gaps.

    Mentions of one list don't overlap, so a segment has at most one of each list; the cost is that of sorting.
    """
    starting: dict[int, list[tuple[str, Mention]]] = {}
    for name in MARKS:
        for mention in sorted(getattr(document, name), key=attrgetter("start")):
            if mention.start < min(mention.end, end):
                starting.setdefault(mention.start, []).append((name, mention))
    borders = {0, end, *starting, *(min(m.end, end) for begun in starting.values() for _, m in begun)}
    places = sorted(borders)
    covering: dict[str, Mention] = {}
    for start, stop in pairwise(places):
        covering = {name: mention for name, mention in covering.items() if mention.end > start}
        covering |= dict(starting.get(start, ()))
        yield Segment(start, stop, tuple((name, covering[name]) for name in MARKS if name in covering))
