"""A user's own places: what the lexicon keys of their rows say, and where they stand in a text.

A place with a code that the tables know is one more name of it. A place with a code of the user's own is read as if it
were its parent, a zone or a town in it, and written with its own code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from policyie.components.base import Reading
from policyie.components.regions.places import CLUSTER, FOREIGN, FULL, ZONE
from policyie.components.regions.spot import Spot
from policyie.lexicon import Match
from policyie.regions import gazetteer
from policyie.tables import rows

_SEPARATOR = "#"
RULE = "region.own"
_LONGEST = 60  # characters of a name


class OwnPlace(NamedTuple):
    """A row of a user's table; the key of its names in the lexicon is its cells.

    Attributes:
        code: of the tables (six digits of any year, ISO 3166, ``cluster:<slug>``), or the user's own.
        name: official name; empty for codes of the tables.
        level: as in the contract; empty for codes of the tables.
        parent: six-digit code of today's division that it lies in, or empty.
        since: first year in which a text may mean it, or empty.
        until: last such year, or empty.
    """

    code: str
    name: str = ""
    level: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""

    def key(self) -> str:
        """Return the key of this place's names in the lexicon."""
        return _SEPARATOR.join(self)

    @property
    def known(self) -> str | None:
        """The code of today that the tables have for it, None for a place of the user's own."""
        return known_code(self.code)

    def meant_in(self, year: int | None) -> bool:
        """Say whether a text of a year may mean it; one of an unknown year may mean any."""
        if year is None:
            return True
        return not (self.since and year < int(self.since)) and not (self.until and year > int(self.until))


@cache
def known_code(code: str) -> str | None:
    """Return the code of today for a code of the tables: of a division of any year, a country, a cluster; else None."""
    if division := gazetteer().today(code):
        return division.code
    countries = {row["code"] for row in rows("countries")}
    clusters = {f"cluster:{row['slug']}" for row in rows("clusters")}
    return code if code in countries or code in clusters else None


def claim(reading: Reading, matches: Sequence[Match]) -> tuple[Sequence[Match], list[Spot]]:
    """Tell a user's own places from those of the tables.

    The longest name wins, and of two that are equally long the user's; where names overlap otherwise, the user's too.

    Args:
        reading: the document, whose date says which places its text may mean.
        matches: of the lexicon, sorted by start, then longest first.

    Returns:
        The matches of the tables that are left, and the spots of the user's places, both sorted.
    """
    own = [match for match in matches if _SEPARATOR in match[2]]
    if not own:
        return matches, []
    found: dict[tuple[int, int], list[OwnPlace]] = {}
    for start, end, key in own:
        found.setdefault((start, end), []).append(OwnPlace(*key.split(_SEPARATOR)))
    published = reading.meta.get("published")
    year = int(published[:4]) if published else None
    theirs = [match for match in matches if _SEPARATOR not in match[2]]
    spots: list[Spot] = []
    for (start, end), alternatives in found.items():
        meant = [place for place in alternatives if place.meant_in(year)]
        longer = any(s <= start and e >= end and e - s > end - start for s, e, _ in _around(theirs, start, end))
        if meant and not longer and not (spots and start < spots[-1].end):
            spots.append(_spot(start, end, meant, reading.view.text))
    taken = bytearray(len(reading.view.text))
    for spot in spots:
        taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
    return [match for match in theirs if taken.find(1, match[0], match[1]) < 0], spots


def _around(matches: Sequence[Match], start: int, end: int) -> Iterable[Match]:
    """Yield the matches that may hold a range: those that start at most a long name before it."""
    at = bisect_left(matches, (start + 1,))
    while at > 0 and matches[at - 1][0] > end - _LONGEST:
        at -= 1
        yield matches[at]


def _spot(start: int, end: int, meant: Sequence[OwnPlace], text: str) -> Spot:
    codes = tuple(dict.fromkeys(code for place in meant if (code := _division(place))))
    spot = Spot(start, end, FULL, codes, RULE)
    own = [place for place in meant if place.known is None]
    if codes and all(code.startswith("cluster:") for code in codes):
        spot.kind = CLUSTER
    elif own:
        spot.kind, spot.zone = ZONE, True
    elif not codes[0].isdigit():
        spot.kind = FOREIGN
    spot.typed = spot.kind in (FULL, ZONE)
    spot.latin = text[start] < "\u2e80"
    spot.own = tuple(meant)
    return spot


def _division(place: OwnPlace) -> str:
    """The code that a place is read as: its own where the tables have it or it is a cluster, else its parent's."""
    return place.known or (place.code if place.code.startswith("cluster:") else place.parent)


def settled(spot: Spot, code: str | None, candidates: Sequence[str]) -> tuple[OwnPlace | None, list[str]]:
    """Return which of a user's places a spot is, once it is decided as what it is read.

    Args:
        spot: a spot of `claim`.
        code: what it was read as, None where that stayed open.
        candidates: then what it may be.

    Returns:
        The place, or None and the codes of the places that it may be, best first.
    """
    ranked = [code] if code or not candidates else list(candidates)
    fitting = [place for known in ranked for place in spot.own if (_division(place) or None) == known]
    return (fitting[0], []) if len(fitting) == 1 else (None, [place.known or place.code for place in fitting])
