"""Finding regions: spots from the lexicon and the patterns, then one decision over the document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from policyie.components.base import Component, Reading
from policyie.components.regions import anchors
from policyie.components.regions.home import home_words
from policyie.components.regions.linking import decide
from policyie.components.regions.own import settled
from policyie.components.regions.places import entries, former_code
from policyie.components.regions.spots import find_spots
from policyie.lexicon import Entry
from policyie.records import Record
from policyie.regions import gazetteer


class Regions(Component):
    """Finds places and links them to their codes; settles the document's home where the caller gave none."""

    name = "regions"

    def entries(self) -> Iterable[Entry]:
        """Return the surface forms of all places, words of other rules, and those that tell the home's level (全县)."""
        return chain(entries(), anchors.entries(), home_words())

    def find(self, reading: Reading) -> list[Record]:
        """Return the regions of a document, and note its home in ``reading.meta["home"]``."""
        at = anchors.Anchors(reading)
        decided, home = decide(reading, at, find_spots(reading, at))
        if home and not reading.meta.get("home"):
            reading.meta["home"] = home
        records = []
        current = gazetteer().current
        for spot, code, candidates in decided:
            division = current.get(code) if code else None
            level = division.level if division else None
            former = former_code(reading.view.text[spot.start : spot.core], code) if spot.former else None
            if code and not division:
                level = "cluster" if code.startswith("cluster:") else "country"
            elif spot.zone:
                level = "zone"
            name = division.name if division else None
            if spot.own:
                place, candidates = settled(spot, code, candidates)
                if place is None:
                    code = name = level = None
                elif place.known is None:
                    if code:
                        reading.lies_in(place.code, code)
                    code, name, level = place.code, place.name, place.level
                elif place.code != place.known:
                    former = place.code
            if candidates:
                reading.notice("open_region", "the name may mean several places", spot.start, spot.end)
            records.append(
                reading.mention(
                    spot.start,
                    spot.end,
                    spot.rule,
                    code=code,
                    name=name,
                    level=level,
                    candidates=candidates,
                    historical_code=former,
                )
            )
        return records


COMPONENT = Regions
