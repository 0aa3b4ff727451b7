"""Which place a name means: decided over the whole document.

Evidence, strongest first: a parent written next to the name (浙江省|绍兴市, Fuzhou of Fujian), the document's home,
other places of the document, the level that the type word tells. What no evidence settles keeps its candidates.
"""

from __future__ import annotations

import re
from collections import Counter

from policyie.components.base import Reading
from policyie.components.regions.anchors import Anchors
from policyie.components.regions.context import Context, ancestry, at_home, close_to, level_of, related_to
from policyie.components.regions.evidence import counts, possible
from policyie.components.regions.home import find_home, home_of_towns
from policyie.components.regions.named import home_abbreviations, town_names, towns_of_works
from policyie.components.regions.places import FULL, SHORT, ZONE
from policyie.components.regions.spot import Decision, Ranges, Spot
from policyie.regions import gazetteer

MARGIN = 0.9
# Characters between a place and the one that it lies in.
_BESIDE = 3
# They begin with a set of characters, which makes the search several times as fast as looking back first.
_SMALL = re.compile("[a-z](?<![A-Za-z].)[a-z]")
_CAPITALISED = re.compile("[A-Z](?<![A-Za-z].)[a-z]")
_OF = re.compile(
    r"^(?:,? (?:of|in|under) |, |,)(?:(?:the|its|neighbou?ring|west|east|southwest|southeast|northern|southern) )?$",
    re.IGNORECASE,
)


def decide(reading: Reading, anchors: Anchors, spots: list[Spot]) -> tuple[list[Decision], str | None]:
    """Settle what each spot means, and the home of the document.

    Returns:
        The spots that count, each with its code (None where it is open or has none) and its open candidates, best
        first; and the code of the document's home.
    """
    text = reading.view.text
    given = _today(reading.meta.get("home"))
    taken = Ranges(spots, [])
    spots = [spot for i, spot in enumerate(spots) if possible(text, spots, i)]
    sure = Counter[str]()
    fulls: dict[str, None] = {}
    for spot in spots:
        if len(spot.codes) == 1 and not spot.weak and spot.codes[0].isdigit():
            sure[spot.codes[0]] += 1
            if spot.kind == FULL:
                fulls[spot.codes[0]] = None
    lower = _without_capitals(text)
    context = Context(sure, fulls, given, lower)
    first = _pass(text, spots, context)
    explicit = dict.fromkeys(c for s, c, _ in first if s.typed and not s.zone and c)
    if explicit.keys() - fulls:
        first = _pass(text, spots, Context(sure, explicit, given, lower))
    home = given or find_home(text, first, reading)
    if not home and not any(code and code.isdigit() for _, code, _ in first):
        home = home_of_towns(spots, Counter(level for _, _, level in reading.matches("home")))
    context = Context(Counter(c for _, c, _ in first if c and c.isdigit()), explicit, home, lower)
    if division := gazetteer().current.get(home or ""):
        short = home_abbreviations(text, division, taken)
        short += towns_of_works(text, anchors, division.code, taken)
        taken.add(short)
        towns = {text[s.start : s.end]: c for s, c, _ in first if s.kind == "T" and not s.latin and c and c == home}
        short += town_names(text, towns, taken)
        spots = sorted([*spots, *short], key=lambda s: s.start)
    return _pass(text, spots, context), home


def _without_capitals(text: str) -> bool:
    """Say whether a text, as far as it is English, was put into lower case."""
    start = text[:4000]
    small = len(_SMALL.findall(start))
    return small > 40 and len(_CAPITALISED.findall(start)) * 50 < small


def _today(code: str | None) -> str | None:
    """Return the code of today for a given home, which may be of any year."""
    division = gazetteer().today(code) if code else None
    return division.code if division else None


def _pass(text: str, spots: list[Spot], context: Context) -> list[Decision]:
    decided: list[Decision] = []
    for i, spot in enumerate(spots):
        if spot.kind == FULL and len(spot.codes) == 1 and not (spot.weak or spot.crossing or spot.latin or spot.zone):
            decided.append((spot, spot.codes[0], []))  # what is below comes to the same
            continue
        before = decided[-1] if decided and decided[-1][0] is spots[i - 1] else None
        near = spot.latin or (before is not None and spot.start - before[0].end <= _BESIDE)
        parent = _parents_beside(text, spots, i, before) if near else ()
        if len(spot.codes) > 1:
            code, candidates = _choose(spot, context, parent)
        else:
            code, candidates = (spot.codes[0] if spot.codes else None), []
        if spot.zone and (spot.weak or spot.rule == "region.scenic_area" or _new_area_elsewhere(text, spot, code)):
            code, candidates = _zone_code(text, spot, code, candidates, context, parent)
        if counts(text, spots, i, spot, code, candidates, context, before, parent):
            decided.append((spot, code, candidates))
    return decided


def _new_area_elsewhere(text: str, spot: Spot, code: str | None) -> bool:
    """Say whether 云阳新区 is called like a county: each city has new areas of its own, so it need not be there."""
    return (
        spot.rule == "region.zone"
        and spot.kind == SHORT
        and code is not None
        and level_of(code) == "county"
        and text.endswith(("新区", "新城"), spot.start, spot.end)
    )


def _zone_code(
    text: str, spot: Spot, code: str | None, candidates: list[str], context: Context, parents: tuple[str, ...]
) -> tuple[str | None, list[str]]:
    """Return the code of a zone whose own name says little: that of its place beside, or of the document's home."""
    fits = at_home if context.home and spot.rule == "region.scenic_area" and not parents else related_to
    if spot.kind in "T" or (code and code.isdigit() and fits(code, context)):
        return code, candidates
    if spot.kind == ZONE and context.home and spot.rule == "region.zone":  # 虹桥工业园区 of another 虹桥
        return context.home, []
    if spot.kind == "Q" and spot.codes:  # a park named after a town
        near = [c for c in spot.codes if close_to(c, context)]
        return (near[0] if len(near) == 1 else None), []
    if spot.kind == "Q":
        divisions = [c for c in parents if c.isdigit()]
        return (divisions[0] if divisions else context.home), []
    if code and _new_area_elsewhere(text, spot, code) and parents:
        return code, candidates
    if context.home and (spot.latin or spot.bare_tail or spot.rule == "region.scenic_area"):
        return context.home, []
    return code, candidates


def _parents_beside(text: str, spots: list[Spot], i: int, before: Decision | None) -> tuple[str, ...]:
    """Return the codes written right before (浙江省绍兴市) or after (Fuzhou of Fujian) a spot."""
    spot = spots[i]
    beside: list[str] = []
    if before is not None and before[1] and spot.start - before[0].end <= _BESIDE and before[1].isdigit():
        gap = text[before[0].end : spot.start]
        if not gap.strip(" ,，·（(") and not (gap.strip() and not spot.latin and gap.strip() in ",，"):
            beside.append(before[1])
    if spot.latin and i + 1 < len(spots):
        after = spots[i + 1]
        if after.start - spot.end <= 24 and after.codes and _OF.match(text[spot.end : after.start]):
            beside += after.codes
    return tuple(beside)


def _choose(spot: Spot, context: Context, parents: tuple[str, ...]) -> tuple[str | None, list[str]]:
    """Return the best of two codes or more, or None and the candidates where nothing settles them."""
    codes = spot.codes
    if parents:
        under = [c for c in codes if c.isdigit() and any(parent in ancestry(c)[1:] for parent in parents)]
        if len(under) == 1:
            return under[0], []
        codes = tuple(under) or codes
    codes = _without_namesakes_below(codes, spot, context)
    if len(codes) == 1:
        return codes[0], []
    ranked = sorted(((context.score(c, spot), -n, c) for n, c in enumerate(codes)), reverse=True)
    best, second = ranked[0], ranked[1]
    if best[0] - second[0] >= MARGIN or (best[0] > 0 and level_of(best[2]) != level_of(second[2])):
        return best[2], []
    return None, [code for _, _, code in ranked[:8]]


def _without_namesakes_below(codes: tuple[str, ...], spot: Spot, context: Context) -> tuple[str, ...]:
    """岳阳 is the city, not the county of the same name in it, unless the document is about the county."""
    if spot.kind == FULL or spot.kind == "T":
        return codes
    digits = [c for c in codes if c.isdigit()]
    dropped = set()
    for code in digits:
        above = [c for c in ancestry(code)[1:] if c in digits]
        if not above:
            continue
        if context.home == code or (code in context.fulls and not any(c in context.fulls for c in above)):
            dropped.update(above)
        else:
            dropped.add(code)
    left = tuple(c for c in codes if c not in dropped) or codes
    # 伊宁 is the city rather than the county around it.
    if len(left) == 2 and all(map(str.isdigit, left)) and left[0][:4] == left[1][:4] and context.home not in left:
        cities = tuple(c for c in left if gazetteer().current[c].name.endswith("市"))
        return cities if len(cities) == 1 else left
    return left
