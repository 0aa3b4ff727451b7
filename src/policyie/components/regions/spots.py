"""Where a text names places: spans with the codes that they may stand for, before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policyie.components.base import Reading
from policyie.components.regions import patterns as p
from policyie.components.regions.places import (
    CLUSTER,
    ENGLISH,
    FOREIGN,
    FULL,
    OLDEST,
    SHORT,
    TRAP,
    ZONE,
    Place,
    abbreviations,
    english_townships,
    places,
    townships,
    word_pairs,
)
from policyie.regions import gazetteer
from policyie.view import HAN

_PRIORITY = {FULL: 0, ZONE: 1, CLUSTER: 2, FOREIGN: 3, SHORT: 4, ENGLISH: 5, TRAP: -1}
_NOT_PLACES = frozenset(("company", "bank", "media", "university"))
# 深圳市民, 永新县域: the type word belongs to what follows.
_BORROWED = {
    "市": re.compile("[民值价面容]|场(?!监)"),
    "县": re.compile("域|乡"),
    "区": re.compile("域|位|间"),
    "省": re.compile("会|道|际"),
}
_SURNAMES = frozenset(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie"
    " han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su"
    " jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin"
    " hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian"
    " yin yi chang qiao lai gong wen pang niu ai qi xing mi bao an tong xi he bu mu".split()
)
# Words that stand before the family name of a person in English.
_TITLED = re.compile(
    r"(?:secretary|mayor|governor|president|premier|minister|director|chairman|comrade|mr\.?|ms\.?|leader|general) $",
    re.IGNORECASE,
)
_GENERIC_HEADS = re.compile("自贸|自由贸易|综合|转型")


class Spot:
    """A place named in the text: where, as what, and what it may stand for.

    Attributes:
        start, end: offsets in the view.
        place: the kind of surface (see `places`), or T for a township, A for an abbreviation.
        codes: candidates, best first as far as the name itself says; empty for continents and the like.
        rule: name of the rule that found it.
        weak: an ordinary word, or a name that needs a context to count.
        typed: written with its type word.
        zone: a zone, township or park that lies in the division of its code.
        former: the name of a former division.
        crossing: a word border may run through it (新|增城|镇); it needs other mentions to count.
        bare_tail: grown by a zone's head alone (盐池|工业园), no words between.
    """

    __slots__ = (
        "bare_tail",
        "codes",
        "core",
        "crossing",
        "end",
        "former",
        "kind",
        "latin",
        "rule",
        "start",
        "typed",
        "weak",
        "zone",
    )

    def __init__(self, start: int, end: int, kind: str, codes: tuple[str, ...], rule: str, weak: bool = False) -> None:
        self.start, self.end, self.core = start, end, end
        self.kind, self.codes, self.rule, self.weak = kind, codes, rule, weak
        self.typed = self.zone = self.former = self.latin = self.crossing = self.bare_tail = False


def find_spots(reading: Reading) -> list[Spot]:
    """Return the places that a text may name, sorted, without overlaps."""
    text = reading.view.text
    blocked = [(start, end) for start, end, kind in reading.organisations if kind in _NOT_PLACES]
    spots = _from_lexicon(reading, text)
    _grow(text, spots)
    spots = [spot for spot in spots if not _refuted(text, spot)]
    sure = _Ranges([s for s in spots if s.kind not in (SHORT, ENGLISH) or s.typed], blocked)
    found = [*_townships(text, sure), *_english_townships(text, sure), *_free_trade_zones(text, places())]
    spots = _settle(text, sorted([*spots, *found], key=lambda s: (s.start, -s.end)), blocked, _money(reading))
    taken = _Ranges(spots, blocked)
    found = _chains(text, taken)
    for match in p.FOREIGN_CHAIN.pattern.finditer(text):
        found += [
            Spot(at, at + 1, "A", (p.FOREIGN_ABBREVIATIONS[text[at]],), "region.abbreviation.foreign")
            for at in range(*match.span())
        ]
    found += _framed(text, _Ranges([*spots, *found], blocked))
    found += _named_zones(text, _Ranges([*spots, *found], blocked))
    return sorted([*spots, *found], key=lambda s: s.start)


def _money(reading: Reading) -> list[tuple[int, int]]:
    """Return the ranges of sums of money, where US$ and 澳门元 are no places."""
    return [(start, end) for start, end, _ in reading.mentions("amounts")]


class _Ranges:
    """Ranges that are taken; asks whether another touches them."""

    def __init__(self, spots: list[Spot], blocked: list[tuple[int, int]]) -> None:
        self._taken = bytearray()
        for start, end in [*((s.start, s.end) for s in spots), *blocked]:
            if end > len(self._taken):
                self._taken.extend(bytes(end - len(self._taken)))
            self._taken[start:end] = b"\1" * (end - start)

    def touch(self, start: int, end: int) -> bool:
        return 1 in self._taken[start:end]


def _from_lexicon(reading: Reading, text: str) -> list[Spot]:
    """Choose among overlapping matches: the leftmost longest, but a sure name before a doubtful one."""
    table = places()
    spots: list[Spot] = []
    for start, end, key in reading.matches("place"):
        place = table[key]
        crossing = _crosses(text, start, end, place.kind)
        if crossing == 2:
            continue
        last = spots[-1] if spots else None
        if last is not None and start < last.end:
            if start == last.start and end == last.end:
                _merge(last, place)
            elif (
                (last.weak or (last.crossing and not crossing))
                and not place.weak
                and end > last.end
                and start > last.start
            ):
                spots[-1] = _spot(start, end, place, text)
            continue
        spots.append(_spot(start, end, place, text))
        spots[-1].crossing = crossing == 1
    return [spot for spot in spots if spot.kind != TRAP]


def _crosses(text: str, start: int, end: int, kind: str) -> int:
    """Return 2 where a name is made of parts of two words (新|增城|镇, 提|高县|域), 1 where it may be, else 0.

    A short name is doubtful where it makes a common word with the character before or after; a full name where its
    first character belongs to the word before.
    """
    length = end - start
    if kind not in (FULL, SHORT, FOREIGN) or length > 3 or text[start] < "\u2e80":
        return 0
    pairs = word_pairs()
    left = start > 0 and text[start] in pairs.get(text[start - 1], "")
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


def _merge(spot: Spot, place: Place) -> None:
    """Keep both meanings of one span: the likelier kind names it."""
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


def _grow(text: str, spots: list[Spot]) -> None:
    """Give type words to the names that they belong to: zones, English types, 江阴 of 江阴市长."""
    for i, spot in enumerate(spots):
        limit = spots[i + 1].start if i + 1 < len(spots) else len(text)
        if spot.latin:
            _grow_english(text, spot)
            before = spots[i - 1]
            if i and spot.zone and before.kind == ZONE and before.latin and before.end == spot.start - 1:
                spot.start, before.end = before.start, before.start  # Zhongguancun Chaoyang Park: one name
        elif spot.kind in (FULL, SHORT, ZONE):
            _grow_chinese(text, spot, limit)


def _grow_chinese(text: str, spot: Spot, limit: int) -> None:
    tail = p.ZONE_TAIL.pattern.match(text, spot.end)
    if tail and (spot.codes[0][2:] != "0000" or _GENERIC_HEADS.search(tail.group())):
        spot.bare_tail = p.ZONE_HEAD.pattern.fullmatch(tail.group()) is not None
        spot.end, spot.typed, spot.zone = tail.end(), True, True
        spot.rule = "region.zone"
        if "自贸" in tail.group() or "自由贸易" in tail.group():
            part = p.FREE_TRADE_PART.match(text, spot.end)
            if part:
                spot.end = part.end()
                spot.codes = _part_codes(part["part"], spot.codes)
        return
    if spot.kind == FULL and spot.end - spot.start > 2:
        last = text[spot.end - 1]
        if (last in "市县区州旗省盟" and p.OFFICE_AFTER.pattern.match(text, spot.end)) or (
            last in _BORROWED and _BORROWED[last].match(text, spot.end)
        ):
            spot.end = spot.core = spot.end - 1
            spot.rule = "region.full_name.before_office"


def _part_codes(part: str, within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the code of 襄阳片区 in the free-trade zone of its province; the province's where it is no place."""
    if listed := places().get(ZONE + part):
        return listed.codes
    for name in (part[:-2], part[:-3], part[:2]):
        found = [
            d.code for d in gazetteer().find(name) if d.last is None and d.code[:2] in {code[:2] for code in within}
        ]
        if found:
            return (found[0],)
    return within


def _free_trade_zones(text: str, table: dict[str, Place]) -> list[Spot]:
    found: list[Spot] = []
    if "自贸" not in text and "自由贸易" not in text and "Free Trade" not in text:
        return found
    for match in p.FREE_TRADE_ZONE.pattern.finditer(text):
        place = table.get(SHORT + (match["place"] or "")) or table.get(ENGLISH + (match["english"] or "").lower())
        if place is None:
            continue
        codes = place.codes[:1]
        if match["part"]:
            codes = _part_codes(match["part"], codes)
        spot = Spot(*match.span(), ZONE, codes, "region.free_trade_zone")
        spot.typed = spot.zone = True
        spot.latin = bool(match["english"])
        found.append(spot)
    return found


def _grow_english(text: str, spot: Spot) -> None:
    tail = p.ENGLISH_ZONE_TAIL.pattern.match(text, spot.end)
    if tail and spot.kind in (ENGLISH, ZONE):
        spot.end, spot.typed, spot.zone = tail.end(), True, True
        spot.rule = "region.zone.english"
        return
    if spot.kind == ENGLISH and (tail := p.ENGLISH_TYPE.pattern.match(text, spot.end)):
        kind = tail.group().strip().lower()
        codes = tuple(c for c in spot.codes if _of_type(c, kind)) or _once_of_type(text[spot.start : spot.end], kind)
        if not codes and text[spot.end + 1].isupper() and kind in ("county", "city", "district"):
            codes = tuple(c for c in spot.codes if c[2:] != "0000")  # loosely used
        if codes:
            spot.codes = codes
            spot.end, spot.typed, spot.weak = tail.end(), True, False
            return
    if spot.kind == ENGLISH and (body := p.ENGLISH_LEVEL.match(text, spot.end)):
        kind = {"provincial": "province", "municipal": "city", "prefectural": "prefecture"}.get(
            body[1].lower(), body[1].lower()
        )
        spot.codes = tuple(c for c in spot.codes if _of_type(c, kind)) or spot.codes


_TYPES = {
    "city": "市",
    "county": "县旗",
    "district": "区",
    "province": "省区",
    "prefecture": "州区盟",
    "league": "盟",
    "banner": "旗",
    "region": "区",
    "sar": "区",
    "municipality": "市",
}


def _of_type(code: str, kind: str) -> bool:
    """Say whether a division can be called a city, a county, a district …"""
    division = gazetteer().today(code)
    last = kind.split()[-1]
    if division is None:
        return False
    if last == "province" or last == "region":
        return division.level == "province"
    if last == "prefecture":
        return division.level == "prefecture"
    return division.name[-1] in _TYPES.get(last, "")


def _refuted(text: str, spot: Spot) -> bool:
    """Say whether what stands beside a name makes it part of another: a road, a company, a direction, a person."""
    if spot.latin:
        written = text[spot.start : spot.end]
        if not spot.typed and p.ENGLISH_NOT_AFTER.pattern.match(text, spot.end):
            return True
        if spot.kind in (CLUSTER, FOREIGN):
            return spot.end - spot.start < 4 and not written.isupper()
        return spot.kind == ENGLISH and not spot.typed and written[0].isupper() and named_person(text, spot)
    if spot.kind in (SHORT, ZONE, FOREIGN) and not spot.typed:
        return p.NOT_AFTER.pattern.match(text, spot.end) is not None
    if spot.kind == CLUSTER and text[spot.start : spot.end] in p.DIRECTION:
        before = text[spot.start - 1] if spot.start else ""
        return before in p.NOT_BEFORE_DIRECTION or p.NOT_AFTER_DIRECTION.match(text, spot.end) is not None
    return False


def _once_of_type(name: str, kind: str) -> tuple[str, ...]:
    """Return the codes of today for what was a county or city under this name: Guangde County is a city now."""
    last = _TYPES.get(kind.split()[-1], "")
    former = [d.today for d in gazetteer().find(name) if d.last is not None and d.last >= OLDEST and d.name[-1] in last]
    return tuple(dict.fromkeys(former))


def _settle(text: str, spots: list[Spot], *blocked: list[tuple[int, int]]) -> list[Spot]:
    """Drop what overlaps a longer name, and what lies in the name of an organisation or in a sum of money."""
    kept: list[Spot] = []
    taken = _Ranges([], sorted(b for ranges in blocked for b in ranges))
    for spot in spots:
        # Thailand's TCP Group: the place is no part of the name.
        if spot.start == spot.end or (taken.touch(spot.start, spot.end) and not text.startswith("'s ", spot.end)):
            continue
        if kept and spot.start < kept[-1].end:
            # 赤坎镇 is the town, not 赤坎 with a word behind it; 高台 in 高台子镇 neither.
            if (spot.kind == "T" and kept[-1].kind in (SHORT, ENGLISH)) or (
                spot.rule == "region.free_trade_zone" and spot.end > kept[-1].end
            ):
                kept[-1] = spot
            continue
        kept.append(spot)
    return kept


def _townships(text: str, taken: _Ranges) -> Iterable[Spot]:
    """Names with 镇, 乡, 街道: looked up to the left of the type word, longest first."""
    table = None
    for word in p.TOWNSHIP_WORD.pattern.finditer(text):
        end = word.end()
        if taken.touch(word.start(), end):
            continue
        table = table or townships()
        for start in range(max(0, word.start() - 10), word.start()):
            counties = table.get(text[start:end])
            if counties and end - start < 3 and start and _HAN.match(text, start - 1):
                continue  # 商镇 needs a border before it
            if counties and not taken.touch(start, end) and not _township_crosses(text, start):
                spot = Spot(start, end, "T", tuple(counties), "region.township", weak=True)
                spot.typed = spot.zone = True
                yield spot
                break


def _township_crosses(text: str, start: int) -> bool:
    """提|高城镇 is no town: the first character belongs to the word before, the rest is a word."""
    pairs = word_pairs()
    return (
        start > 0
        and text[start] in pairs.get(text[start - 1], "")
        and text[start + 2] in pairs.get(text[start + 1], "")
    )


def _english_townships(text: str, taken: _Ranges) -> Iterable[Spot]:
    if "Town" not in text and "istrict" not in text and " town" not in text:
        return
    for match in p.ENGLISH_TOWNSHIP.pattern.finditer(text):
        counties = english_townships().get(match["name"].lower().replace("'", ""))
        if counties and not taken.touch(*match.span()):
            spot = Spot(*match.span(), "T", tuple(dict.fromkeys(counties)), "region.township.english", weak=True)
            spot.typed = spot.zone = spot.latin = True
            yield spot


def _chains(text: str, taken: _Ranges) -> list[Spot]:
    found = []
    for match in p.CHAIN.pattern.finditer(text):
        if not taken.touch(*match.span()):
            start, end = match.span()
            # 京津青少年, 川陕苏区: the last character begins a word.
            while end - start > 2 and (
                text[end : end + 1] in word_pairs().get(text[end - 1], "?") or text.startswith("少年", end)
            ):
                end -= 1
            found += [
                Spot(at, at + 1, "A", abbreviations()[text[at]][:1], "region.abbreviation.chain")
                for at in range(start, end)
            ]
    return found


def _framed(text: str, taken: _Ranges) -> list[Spot]:
    found = []
    for match in p.FRAMED.pattern.finditer(text):
        start, end = match.span("name")
        if not taken.touch(start, end):
            found.append(Spot(start, end, "A", abbreviations()[text[start]][:1], "region.abbreviation.framed"))
    return found


def _named_zones(text: str, taken: _Ranges) -> list[Spot]:
    """Zones that no table knows: their code is that of the place they are named with, or the document's home."""
    found = []
    pairs = word_pairs()
    for head in p.NAMED_ZONE_HEAD.pattern.finditer(text):
        end = head.start()
        if taken.touch(end - 1, head.end()):
            continue
        for start in range(end - 2, max(-1, end - 5), -1):
            if p.NAMED_ZONE_BORDER.search(text, max(0, start - 2), start):
                name = text[start:end]
                word = any(name[k + 1] in pairs.get(name[k], "") for k in range(len(name) - 1))
                if not word and not _PLAIN_NAME.search(name) and _HAN.fullmatch(name) and not taken.touch(start, end):
                    found.append(_zone(start, head.end(), "region.zone_named"))
                break
    if "Zone" not in text and "Park" not in text and "New " not in text:
        return found
    for match in p.ENGLISH_ZONE.pattern.finditer(text):
        start = match.start()
        while taken.touch(start, match.start("head")) or text.startswith(("and ", "The ", "In "), start):
            start = text.index(" ", start) + 1
        words = text[start : match.start("head")].lower().split()
        plain = all(word in p.PLAIN_ZONE_WORDS for word in words)
        named = words and (not plain or (match["head"].startswith("New") and len(words) > 1))
        if named and text[start].isupper() and not taken.touch(start, match.end()):
            spot = _zone(start, match.end(), "region.zone_named.english")
            spot.latin = True
            if match["head"].endswith("Park"):
                # Only parks named after a town that the document can mean: others belong to companies.
                spot.codes = tuple(dict.fromkeys(english_townships().get(words[0].replace("'", ""), ())))
                if not spot.codes:
                    continue
            found.append(spot)
    return found


_HAN = re.compile(f"[{HAN}]+")
# Parts of names that are no names: each county's 新区, 省级开发区, 老工业园.
_PLAIN_NAME = re.compile(
    "[各全本该此两个省市县区州等级型大小新老旧高一二三四五六七八九十百多余的是将有类化性国业做好快亮活成实优强推建扩提引促抓把以即对从用创]"
    "|经济|产业|工业|科技|生态"
)


def _zone(start: int, end: int, rule: str) -> Spot:
    spot = Spot(start, end, "Q", (), rule, weak=True)
    spot.typed = spot.zone = True
    return spot


def home_abbreviations(text: str, home_name: str, spots: list[Spot]) -> list[Spot]:
    """The home's first character for its name: 在万项目 in a text about 万州."""
    taken = _Ranges(spots, [])
    found = []
    for match in p.HOME_FRAME.finditer(text):
        start, end = match.span("name")
        if match["name"] == home_name[0] and not taken.touch(start, end):
            found.append(Spot(start, end, "A", (), "region.abbreviation.home"))
    return found


def named_person(text: str, spot: Spot) -> bool:
    """Say whether an English name may be a person's given name: Li Jianping, Secretary Heping."""
    before = text[max(0, spot.start - 14) : spot.start]
    if _TITLED.search(before):
        return True
    word = re.search(r"([A-Z][a-z]+) $", before)
    return word is not None and word[1].lower() in _SURNAMES
