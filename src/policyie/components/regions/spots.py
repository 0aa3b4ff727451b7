"""Where a text names places: spans with the codes that they may stand for, before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyie.components.base import Reading
from policyie.components.regions import patterns as p
from policyie.components.regions import surroundings as s
from policyie.components.regions.anchors import Anchors
from policyie.components.regions.banners import banners
from policyie.components.regions.growth import grow, join_brackets
from policyie.components.regions.named import (
    chains,
    direction_districts,
    english_macro_lists,
    english_township_spots,
    fairs,
    framed,
    free_trade_zones,
    named_zones,
    repeated,
    scenic_areas,
    split_names,
    township_spots,
)
from policyie.components.regions.own import claim
from policyie.components.regions.places import (
    CLUSTER,
    ENGLISH,
    FOREIGN,
    FULL,
    SHORT,
    TRAP,
    ZONE,
    Place,
    places,
    word_pairs,
)
from policyie.components.regions.spot import Ranges, Spot
from policyie.organisations import Organisation

_PRIORITY = {FULL: 0, ZONE: 1, CLUSTER: 2, FOREIGN: 3, SHORT: 4, ENGLISH: 5, TRAP: -1}
_NOT_PLACES = frozenset(("company", "bank", "media", "university"))
_SURNAMES = frozenset(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie"
    " han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su"
    " jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin"
    " hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian"
    " yin yi chang qiao lai gong wen pang niu ai qi xing mi bao an tong xi he bu mu"
    " ouyang shangguan zhuge sima situ huangfu linghu".split()
)
# A company's full name is longer than this.
_LONG = 7
# Words that stand before the family name of a person in English.
_TITLED = re.compile(
    r"(?:secretary|mayor|governor|president|premier|minister|director|chairman|comrade|mr\.?|ms\.?|leader|general) $",
    re.IGNORECASE,
)


def find_spots(reading: Reading, anchors: Anchors) -> list[Spot]:
    """Return the places that a text may name, sorted, without overlaps."""
    text = reading.view.text
    blocked = [
        (start, end)
        for start, end, kind in reading.organisations
        # 醴陵发布 is a government's own channel.
        if kind in _NOT_PLACES and not (kind == "media" and text.endswith("发布", start, end))
    ]
    spots = _from_lexicon(reading, text)
    grow(text, spots)
    spots = join_brackets(text, spots)
    spots = [
        spot
        for i, spot in enumerate(spots)
        if not _refuted(text, spot, beside=i > 0 and spots[i - 1].end == spot.start - 1)
        and not _brand_or_company(text, spot, followed=i + 1 < len(spots) and spots[i + 1].start < spot.end + 2)
    ]
    spots = [spot for i, spot in enumerate(spots) if not _listed_company(text, spots, i)]
    names = company_starts(text, reading.organisations)
    if names:
        spots = [spot for i, spot in enumerate(spots) if not _known_company(text, spots, i, names)]
    sure = Ranges([spot for spot in spots if spot.kind not in (SHORT, ENGLISH, ZONE) or spot.typed], blocked)
    found = [
        *township_spots(text, anchors, sure),
        *english_township_spots(text, sure),
        *free_trade_zones(text, anchors, places()),
        *split_names(text, anchors, spots, blocked),
        *direction_districts(text),
        *fairs(reading.matches("fair")),
    ]
    spots = _settle(text, sorted([*spots, *found], key=lambda spot: (spot.start, -spot.end)), blocked, _money(reading))
    taken = Ranges(spots, blocked)
    found = [*chains(text, anchors, taken), *english_macro_lists(text, taken)]
    taken.add(found)
    more = framed(text, anchors, taken)
    taken.add(more)
    borders = {spot.end for spot in spots if spot.kind == FULL and not spot.zone}
    zones = named_zones(text, anchors, taken, borders)
    taken.add(zones)
    found += [*more, *zones]
    again = repeated(text, zones, taken)
    taken.add(again)
    found += [*again, *banners(text, spots, taken), *scenic_areas(text, anchors, taken, borders)]
    return sorted([*spots, *found], key=lambda spot: spot.start)


def _money(reading: Reading) -> list[tuple[int, int]]:
    """Return the ranges of sums of money, where US$ and 澳门元 are no places."""
    return [(start, end) for start, end, _ in reading.mentions("amounts")]


def _from_lexicon(reading: Reading, text: str) -> list[Spot]:
    """Choose among overlapping matches: the leftmost longest, but a sure name before a doubtful one."""
    table = places()
    spots: list[Spot] = []
    matches, own = claim(reading, reading.matches("place"))
    for start, end, key in matches:
        place = table[key]
        crossing = _crosses(text, start, end, place.kind)
        if crossing == 2:
            continue
        last = spots[-1] if spots else None
        if last is not None and start < last.end:
            if start == last.start and end == last.end:
                _merge(last, place, typed=_TYPE_AFTER.match(text, end) is not None)
            elif (
                (last.weak or (last.crossing and not crossing))
                and not place.weak
                and not (place.kind == CLUSTER and end - start < 4)  # 银川|东
                and end > last.end
                and start > last.start
            ):
                spots[-1] = _spot(start, end, place, text)
            continue
        spots.append(_spot(start, end, place, text))
        spots[-1].crossing = crossing == 1
    spots = [spot for spot in spots if spot.kind != TRAP]
    return sorted([*spots, *own], key=lambda spot: spot.start) if own else spots


def _crosses(text: str, start: int, end: int, kind: str) -> int:
    """Return 2 where a name is made of parts of two words (新|增城|镇, 提|高县|域), 1 where it may be, else 0.

    A short name is doubtful where it makes a common word with the character before or after; a full name where its
    first character belongs to the word before.
    """
    length = end - start
    if kind not in (FULL, SHORT, FOREIGN) or length > 3 or text[start] < "\u2e80":
        return 0
    pairs = word_pairs()
    left = (
        start > 0
        and text[start] in pairs.get(text[start - 1], "")
        and text[start - 2 : start] != "其中"  # 其中|南湖, no 中南
    )
    right = end < len(text) and text[end] in pairs.get(text[end - 1], "")
    if kind == FULL:
        inner = length == 2 or text[start + 2] in pairs.get(text[start + 1], "")
        if left and (right or inner):
            return 2
        return int(left or (inner and length == 3))
    if left and right:
        return 2
    return int(left or right)


def _spot(start: int, end: int, place: Place, text: str) -> Spot:
    spot = Spot(start, end, place.kind, place.codes, _RULES[place.kind], place.weak)
    spot.typed = place.kind == FULL
    spot.zone = place.kind == ZONE
    spot.former = place.former
    spot.latin = text[start] < "\u2e80"
    return spot


_RULES = {
    FULL: "region.full_name",
    SHORT: "region.short_name",
    CLUSTER: "region.cluster",
    FOREIGN: "region.foreign",
    ZONE: "region.zone_listed",
    ENGLISH: "region.english",
    TRAP: "region.trap",
}


# Hongqiao District is no part of the Hongqiao zone.
_TYPE_AFTER = re.compile(" (?:city|county|district|prefecture|banner)(?![a-z])", re.IGNORECASE)


def _merge(spot: Spot, place: Place, *, typed: bool) -> None:
    """Keep both meanings of one span: the likelier kind names it; ``typed`` where the word for a division follows."""
    if typed and {spot.kind, place.kind} == {ZONE, ENGLISH}:
        if place.kind == ENGLISH:
            spot.kind, spot.rule, spot.codes, spot.weak = ENGLISH, _RULES[ENGLISH], place.codes, place.weak
            spot.zone = False
        return
    if {spot.kind, place.kind} == {FULL, SHORT}:  # 达县 is the county, not 达县地区 for short
        if place.kind == FULL:
            spot.kind, spot.rule, spot.codes, spot.weak = FULL, _RULES[FULL], place.codes, place.weak
            spot.typed, spot.former = True, place.former
        return
    codes = [*spot.codes, *place.codes]
    if _PRIORITY[place.kind] < _PRIORITY[spot.kind]:
        codes = [*place.codes, *spot.codes]
        spot.kind, spot.rule = place.kind, _RULES[place.kind]
        spot.typed, spot.zone = place.kind == FULL, place.kind == ZONE
    spot.weak = spot.weak and place.weak
    spot.codes = tuple(dict.fromkeys(codes))


def _refuted(text: str, spot: Spot, beside: bool) -> bool:
    """Say whether what stands beside a name makes it part of another: a road, a company, a direction, a person.

    ``beside``: another place stands right before it (Hong Kong Macao), so no family name does.
    """
    if spot.own:
        return False
    if spot.latin:
        written = text[spot.start : spot.end]
        if not spot.typed and p.ENGLISH_NOT_AFTER.pattern.match(text, spot.end):
            return True
        if spot.kind in (CLUSTER, FOREIGN):
            return spot.end - spot.start < 4 and not written.isupper()
        return (
            spot.kind == ENGLISH and not spot.typed and written[0].isupper() and not beside and named_person(text, spot)
        )
    if spot.kind in (SHORT, ZONE, FOREIGN) and not spot.typed:
        if not p.NOT_AFTER.pattern.match(text, spot.end):
            return False
        route = spot.kind == SHORT and s.ROUTE_AFTER.pattern.match(text, spot.end)
        return not (route and s.ROUTE_BEFORE.pattern.search(text, max(0, spot.start - 1), spot.start))
    if spot.kind == CLUSTER and s.COMPANY_BEFORE.pattern.search(text, max(0, spot.start - 2), spot.start):
        return True  # 国能蒙东 is a company's branch
    if spot.kind == CLUSTER and text[spot.start : spot.end] in p.DIRECTION:
        before = text[spot.start - 1] if spot.start else ""
        return before in p.NOT_BEFORE_DIRECTION or p.NOT_AFTER_DIRECTION.pattern.match(text, spot.end) is not None
    if spot.kind == CLUSTER and spot.end - spot.start < 4 and text[spot.end - 1] in "东西南北中":
        after = s.BREED_AFTER.pattern.match(text, spot.end) or s.PART_NOT_AFTER.pattern.match(text, spot.end)
        return after is not None
    return False


def company_starts(text: str, organisations: Sequence[Organisation]) -> frozenset[str]:
    """Return how the names of the text's companies begin: 四川云科 of 四川云科太阳能有限公司."""
    return frozenset(
        text[start : start + length]
        for start, end, kind in organisations
        if kind == "company" and end - start > _LONG
        for length in (4, 5)
    )


def _known_company(text: str, spots: list[Spot], i: int, names: frozenset[str]) -> bool:
    """Say whether a place begins the short name of a company that the text names in full elsewhere."""
    spot = spots[i]
    if spot.latin or spot.typed or spot.kind != SHORT or text[spot.start : spot.end + 2] not in names:
        return False
    return i + 1 == len(spots) or spots[i + 1].start >= spot.end + 2


def _listed_company(text: str, spots: list[Spot], i: int) -> bool:
    """Say whether a place begins the short name of one of several companies (宁州国联、云州天合等十余家企业)."""
    spot = spots[i]
    if spot.latin or spot.typed or spot.kind != SHORT or s.LISTED_COMPANY.pattern.match(text, spot.end) is None:
        return False
    return i + 1 == len(spots) or spots[i + 1].start >= spot.end + 2


def _brand_or_company(text: str, spot: Spot, followed: bool) -> bool:
    """Say whether a name belongs to a brand in quotes or to one of several companies (东北制药两家公司).

    ``followed``: the next place stands right behind it, so no company's name does.
    """
    if spot.latin or spot.typed or spot.kind not in (SHORT, CLUSTER):
        return False
    if spot.start and text[spot.start - 1] in "“「" and s.SLOGAN_AFTER.pattern.match(text, spot.end):
        return True
    return spot.kind == CLUSTER and not followed and s.COMPANIES_AFTER.pattern.match(text, spot.end) is not None


def _settle(text: str, spots: list[Spot], *blocked: list[tuple[int, int]]) -> list[Spot]:
    """Drop what overlaps a longer name, and what lies in the name of an organisation or in a sum of money."""
    kept: list[Spot] = []
    taken = Ranges([], sorted(b for ranges in blocked for b in ranges))
    for spot in spots:
        # Thailand's TCP Group: the place is no part of the name.
        if spot.start == spot.end or (taken.touch(spot.start, spot.end) and not text.startswith("'s ", spot.end)):
            continue
        if kept and spot.start < kept[-1].end:
            # 赤坎镇 is the town, not 赤坎 with a word behind it; 高台 in 高台子镇 neither.
            if (spot.kind == "T" and kept[-1].kind in (SHORT, ENGLISH, ZONE) and spot.end > kept[-1].end) or (
                spot.rule == "region.free_trade_zone" and spot.end > kept[-1].end
            ):
                kept[-1] = spot
            continue
        kept.append(spot)
    return kept


def named_person(text: str, spot: Spot) -> bool:
    """Say whether an English name may be a person's given name: Li Jianping, Secretary Heping."""
    before = text[max(0, spot.start - 14) : spot.start]
    if _TITLED.search(before):
        return True
    word = re.search(r"([A-Z][a-z]+) $", before)
    return word is not None and word[1].lower() in _SURNAMES
