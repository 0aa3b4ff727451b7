"""Type words given to the names that they belong to: zones, English types, 江阴 of 江阴市长."""

from __future__ import annotations

import re

from policyie.components.regions import patterns as p
from policyie.components.regions import surroundings as s
from policyie.components.regions.division_types import of_type, once_of_type
from policyie.components.regions.named import part_codes
from policyie.components.regions.places import CLUSTER, ENGLISH, FOREIGN, FULL, SHORT, ZONE
from policyie.components.regions.spot import Spot
from policyie.regions import gazetteer

# 深圳市民, 永新县域: the type word belongs to what follows.
_BORROWED = {
    "市": re.compile("[民值价面容]|场(?!监)"),
    "县": re.compile("域|乡"),
    "区": re.compile("域|位(?=优|条|重)|间"),
    "省": re.compile("会|道|际"),
}
_PART_OF_NAME = re.compile(
    "(?![的和与及在至到以等为对将委政长领有新建设入进驻办投引促推把向从由赴来去是让使该其内外上下中东西南北大小老全各两市县区])"
    "[\u4e00-\u9fff]"
)
_ANOTHER = frozenset(s.ANOTHER_NAME)
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_GENERIC_HEADS = re.compile("自贸|自由贸易|综合|转型")


def grow(text: str, spots: list[Spot]) -> None:
    """Give type words to the names that they belong to: zones, English types, 江阴 of 江阴市长."""
    for i, spot in enumerate(spots):
        if i and _begins_at_division(text, spots[i - 1], spot):
            tail = _zone_tail(text, spot.end)
            if tail:
                spot.start = spots[i - 1].end  # 东川区|石河口工业园, not 河口工业园
                _name_zone(spot, tail.end())
                continue
        if spot.own and spot.kind == ZONE:
            continue  # exactly the user's words
        limit = spots[i + 1].start if i + 1 < len(spots) else len(text)
        if spot.kind == CLUSTER:
            if tail := p.CLUSTER_TYPE.pattern.match(text, spot.end):
                spot.end = tail.end()
            continue
        if spot.kind in (SHORT, ENGLISH):
            scenic = None if spot.latin else s.SCENIC.pattern.match(text, spot.end)
            tail = scenic or p.MOUNTAIN.pattern.match(text, spot.end)
            if tail and not any(code.endswith("00") for code in spot.codes):
                spot.end, spot.zone = tail.end(), True
                spot.typed, spot.rule = (True, "region.scenic_area") if scenic else (spot.typed, "region.mountain")
                continue
        if spot.latin:
            _grow_english(text, spot)
            before = spots[i - 1]
            if i and spot.zone and before.kind == ZONE and before.latin and before.end == spot.start - 1:
                spot.start, before.end = before.start, before.start  # Zhongguancun Chaoyang Park: one name
        elif (
            spot.kind == FOREIGN
            and not spot.codes
            and (tail := _zone_tail(text, spot.end))
            and not _GENERIC_HEADS.search(tail.group())  # 东盟自贸区 is a treaty's
        ):
            _name_zone(spot, tail.end())  # 中亚国际物流园
        elif spot.kind == FOREIGN and (tail := p.FOREIGN_TYPE.pattern.match(text, spot.end)):
            spot.end = tail.end()
        elif spot.kind in (FULL, SHORT, ZONE):
            _grow_chinese(text, spot, limit)


def _zone_tail(text: str, at: int) -> re.Match[str] | None:
    """Match what makes a zone of the name before it: after most names stands no character that it begins with."""
    return p.ZONE_TAIL.pattern.match(text, at) if text[at : at + 1] in p.ZONE_STARTS else None


def join_brackets(text: str, spots: list[Spot]) -> list[Spot]:
    """Make one name of a zone that a place runs in another: 甲市（乙县）产业转移工业园, Place (Place) Industrial Park.

    It lies in the place in brackets.
    """
    kept: list[Spot] = []
    for spot in spots:
        last = kept[-1] if kept else None
        if (
            last is not None
            and spot.codes
            and not (spot.zone or last.zone)
            and spot.latin == last.latin
            and text[spot.end : spot.end + 1] in _CLOSING
            and text[last.end : spot.start].strip() in _OPENING
        ):
            tail = (p.ENGLISH_ZONE_TAIL if spot.latin else p.ZONE_TAIL).pattern.match(text, spot.end + 1)
            if tail:
                last.end, last.codes, last.zone, last.typed = tail.end(), spot.codes, True, True
                last.weak, last.rule = False, "region.zone.english" if spot.latin else "region.zone"
                continue
        kept.append(spot)
    return kept


def _name_zone(spot: Spot, end: int) -> None:
    """Make a spot a zone with a name of its own, of which the place that its name begins with tells nothing."""
    spot.end, spot.kind, spot.codes, spot.rule = end, "Q", (), "region.zone_named"
    spot.typed = spot.zone = spot.weak = True


def _begins_at_division(text: str, before: Spot, spot: Spot) -> bool:
    """Say whether a character stands between a division and a short name that makes another name of it."""
    return (
        before.kind == FULL
        and spot.kind == SHORT
        and before.end == spot.start - 1
        and _PART_OF_NAME.fullmatch(text, before.end, spot.start) is not None
    )


def _seat(codes: tuple[str, ...]) -> tuple[str, ...]:
    """恩施高新区 is of 恩施市, the seat of 恩施州: return the seat, or the codes as they are."""
    cities = [c for c in codes if c[4:] != "00" and c[:4] + "00" in codes and gazetteer().current[c].name[-1] == "市"]
    return tuple(cities) if len(cities) == 1 else codes


def _grow_chinese(text: str, spot: Spot, limit: int) -> None:
    another = spot.kind == SHORT and text[spot.end : spot.end + 1] in _ANOTHER and spot.end + 1 < limit
    if another and (tail := _zone_tail(text, spot.end + 1)):
        _name_zone(spot, tail.end())
        return
    tail = _zone_tail(text, spot.end)
    if tail and (spot.codes[0][2:] != "0000" or spot.kind == ZONE or _GENERIC_HEADS.search(tail.group())):
        if spot.kind == SHORT:
            spot.codes = _seat(spot.codes)
        spot.bare_tail = p.ZONE_HEAD.pattern.fullmatch(tail.group()) is not None
        spot.end, spot.typed, spot.zone = tail.end(), True, True
        spot.rule = "region.zone"
        if "自贸" in tail.group() or "自由贸易" in tail.group():
            part = p.FREE_TRADE_PART.pattern.match(text, spot.end)
            if part:
                spot.end = part.end()
                spot.codes = part_codes(part["part"], spot.codes)
        return
    if spot.kind in (FULL, ZONE) and spot.end - spot.start > 2:
        last = text[spot.end - 1]
        if spot.kind == ZONE and last not in "市县":
            return
        if (last in "市县区州旗省盟" and p.OFFICE_AFTER.pattern.match(text, spot.end)) or (
            last in _BORROWED and _BORROWED[last].match(text, spot.end)
        ):
            spot.end = spot.core = spot.end - 1
            spot.rule = "region.full_name.before_office"


def _grow_english(text: str, spot: Spot) -> None:
    tail = p.ENGLISH_ZONE_TAIL.pattern.match(text, spot.end)
    if tail and spot.kind in (ENGLISH, ZONE):
        spot.end, spot.typed, spot.zone = tail.end(), True, True
        spot.rule = "region.zone.english"
        return
    if spot.kind == ENGLISH and (tail := p.ENGLISH_TYPE.pattern.match(text, spot.end)):
        kind = tail.group().strip().lower()
        codes = tuple(c for c in spot.codes if of_type(c, kind)) or once_of_type(text[spot.start : spot.end], kind)
        if not codes and text[spot.end + 1].isupper() and kind in ("county", "city", "district"):
            codes = tuple(c for c in spot.codes if c[2:] != "0000")  # loosely used
        if codes:
            spot.codes = codes
            spot.end, spot.typed, spot.weak = tail.end(), True, False
            return
    if spot.kind == ENGLISH and (body := p.ENGLISH_LEVEL.pattern.match(text, spot.end)):
        kind = {"provincial": "province", "municipal": "city", "prefectural": "prefecture"}.get(
            body[1].lower(), body[1].lower()
        )
        spot.codes = tuple(c for c in spot.codes if of_type(c, kind)) or spot.codes
