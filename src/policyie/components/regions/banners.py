"""A banner that a text names in full goes by the end of its name afterwards: 左旗 for 巴林左旗."""

from __future__ import annotations

from policyie.components.regions import patterns as p
from policyie.components.regions.places import FULL
from policyie.components.regions.spot import Ranges, Spot

_ENDS = ("左旗", "右旗", "中旗", "前旗", "后旗")
_WIDTH = 2


def banners(text: str, spots: list[Spot], taken: Ranges) -> list[Spot]:
    """Return the later mentions of the only banner of a text by the end of its name, where a name can begin."""
    full = {
        text[spot.start : spot.end]: spot
        for spot in spots
        if spot.kind == FULL and spot.end - spot.start > _WIDTH and text.endswith(_ENDS, spot.start, spot.end)
    }
    if len(full) != 1:
        return []
    name, banner = full.popitem()
    found = []
    at = text.find(name[-_WIDTH:], banner.start)
    while at >= 0:
        if not taken.touch(at, at + _WIDTH) and p.NAME_BEFORE.pattern.match(text, at - 1):
            spot = Spot(at, at + _WIDTH, FULL, banner.codes, "region.short_name")
            spot.typed = True
            found.append(spot)
        at = text.find(name[-_WIDTH:], at + _WIDTH)
    return found
