"""Names that the lexicon does not hold: towns, abbreviations, free-trade zones, zones with a name of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from policyie.anchors import anchored
from policyie.components.regions import patterns as p
from policyie.components.regions import surroundings as s
from policyie.components.regions.anchors import Anchors
from policyie.components.regions.context import ancestry, level_of, prefecture_of
from policyie.components.regions.division_types import of_type
from policyie.components.regions.places import (
    CLUSTER,
    ENGLISH,
    SHORT,
    ZONE,
    Place,
    abbreviations,
    english_townships,
    places,
    township_ends,
    townships,
    word_pairs,
)
from policyie.components.regions.spot import Ranges, Spot
from policyie.lexicon import Match
from policyie.regions import Division, gazetteer
from policyie.view import HAN


def township_spots(text: str, anchors: Anchors, taken: Ranges) -> Iterable[Spot]:
    """Names with 镇, 乡, 街道: looked up to the left of the type word, longest first."""
    table = None
    for word in anchors.finditer("township"):
        end = word.end()
        if taken.touch(word.start(), end):
            continue
        table = table or townships()
        if text[word.start() - 1 : end] not in township_ends():
            continue
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


def english_township_spots(text: str, taken: Ranges) -> Iterable[Spot]:
    if "Town" not in text and "istrict" not in text and " town" not in text:
        return
    for match in p.ENGLISH_TOWNSHIP.pattern.finditer(text):
        counties = english_townships().get(match["name"].lower().replace("'", ""))
        if counties and not taken.touch(*match.span()):
            spot = Spot(*match.span(), "T", tuple(dict.fromkeys(counties)), "region.township.english", weak=True)
            spot.typed = spot.zone = spot.latin = True
            yield spot


def part_codes(part: str, within: tuple[str, ...]) -> tuple[str, ...]:
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


def free_trade_zones(text: str, anchors: Anchors, table: dict[str, Place]) -> list[Spot]:
    found: list[Spot] = []
    english = "Free Trade" in text
    for match in p.FREE_TRADE_ZONE.pattern.finditer(text) if english else anchors.finditer("free-trade zone"):
        place = table.get(SHORT + (match["place"] or "")) or table.get(ENGLISH + (match["english"] or "").lower())
        if place is None:
            continue
        codes = place.codes[:1]
        if match["part"]:
            codes = part_codes(match["part"], codes)
        spot = Spot(*match.span(), ZONE, codes, "region.free_trade_zone")
        spot.typed = spot.zone = True
        spot.latin = bool(match["english"])
        found.append(spot)
    return found


def split_names(text: str, anchors: Anchors, spots: list[Spot], blocked: list[tuple[int, int]]) -> list[Spot]:
    """Names split into syllables: Wan Zhou District."""
    found: list[Spot] = []
    if not anchors.has("split name"):
        return found
    table = places()
    taken: Ranges | None = None
    for match in p.ENGLISH_SPLIT.pattern.finditer(text):
        joined = (match["one"] + match["two"]).lower()
        place = table.get(ENGLISH + joined) or table.get(ENGLISH + match["one"].lower() + "'" + match["two"].lower())
        if place is None:
            continue
        taken = taken or Ranges(spots, blocked)
        if taken.touch(match.start("one"), match.end("two")):
            continue
        codes = tuple(c for c in place.codes if of_type(c, match["type"].lower()))
        if codes:
            spot = Spot(*match.span(), ENGLISH, codes, "region.english.split")
            spot.typed = spot.latin = True
            found.append(spot)
    return found


def chains(text: str, anchors: Anchors, taken: Ranges) -> list[Spot]:
    found = []
    for match in anchors.finditer("chain"):
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
    for match in anchors.finditer("foreign chain"):
        found += [
            Spot(at, at + 1, "A", (p.FOREIGN_ABBREVIATIONS[text[at]],), "region.abbreviation.foreign")
            for at in range(*match.span())
        ]
    return found


def framed(text: str, anchors: Anchors, taken: Ranges) -> list[Spot]:
    found = []
    for match in anchors.finditer("framed"):
        start, end = match.span("name")
        if not taken.touch(start, end):
            found.append(Spot(start, end, "A", abbreviations()[text[start]][:1], "region.abbreviation.framed"))
    return found


def _before_qualifiers(text: str, end: int) -> int:
    """Return where the sector words before a park's type word begin: 东津|电子商务|创业园."""
    for _ in range(3):
        for length in (4, 3, 2):
            if text[end - length : end] in p.QUALIFIERS:
                end -= length
                break
        else:
            break
    return end


def named_zones(text: str, anchors: Anchors, taken: Ranges, borders: Collection[int] = ()) -> list[Spot]:
    """Zones that no table knows: their code is that of the place they are named with, or the document's home.

    Args:
        text: the view's text.
        anchors: of the same text.
        taken: what is found already.
        borders: where divisions end; a name may begin there.
    """
    found = []
    pairs = word_pairs()
    for head in anchors.finditer("zone"):
        end = head.start()
        if head["park"] or head["pair"]:
            end = _before_qualifiers(text, end)
            if head["pair"] and not p.COUNTRY_PAIR.pattern.fullmatch(text, end - 2, end):
                continue
        if end < 2 or taken.touch(end - 1, head.end()):
            continue
        for start in range(end - 2, max(-1, end - 5), -1):
            if start in borders or p.NAMED_ZONE_BORDER.pattern.search(text, max(0, start - 2), start):
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
        if start > 1 and taken.touch(start - 2, start - 1):
            continue  # the rest of a name that begins before it
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
_NOT_OF_NAME = frozenset("各全本该的名内等多")
# Parts of names that are no names: each county's 新区, 省级开发区, 老工业园.
_PLAIN_NAME = re.compile(
    "[各全本该此两个省市县区州等级型大小新老旧高一二三四五六七八九十百多余的是将有类化性国业做好快亮活成实优强推建扩提引促抓把以即对从用创]"
    "|经济|产业|工业|科技|生态"
)


def _zone(start: int, end: int, rule: str) -> Spot:
    spot = Spot(start, end, "Q", (), rule, weak=True)
    spot.typed = spot.zone = True
    return spot


def repeated(text: str, zones: list[Spot], taken: Ranges) -> list[Spot]:
    """The zones with a name of their own wherever the text names them again."""
    found = []
    for name, zone in {text[z.start : z.end]: z for z in zones if not z.latin}.items():
        again = ((at, at + len(name)) for at in _occurrences(name, text))
        found += [_zone(at, end, zone.rule) for at, end in again if not taken.touch(at, end)]
    return found


def scenic_areas(text: str, anchors: Anchors, taken: Ranges, borders: Collection[int]) -> list[Spot]:
    """Scenic areas with a name of their own: 大石沟景区, at a border or right after a division."""
    found: list[Spot] = []
    pairs = word_pairs()
    for head in anchors.finditer("scenic area"):
        stem = head.start() + 1
        for start in range(stem - 2, max(-1, stem - 6), -1):
            if start in borders or p.NAMED_ZONE_BORDER.pattern.search(text, max(0, start - 2), start):
                name = text[start:stem]
                plain = len(name) == 2 and name[1] in pairs.get(name[0], "")
                plain = plain or (start not in borders and _PLAIN_NAME.search(name[:2]) is not None)
                named = not plain and _HAN.fullmatch(name) and name[0] not in _NOT_OF_NAME
                if named and not taken.touch(start, head.end()):
                    found.append(_zone(start, head.end(), "region.scenic_area"))
                break
    return found


def fairs(matches: Iterable[Match]) -> list[Spot]:
    """The places that fairs are called after by one character: 兰 of 兰洽会."""
    return [Spot(at, at + 1, "A", (code,), "region.abbreviation.fair") for at, _, code in matches]


def direction_districts(text: str) -> list[Spot]:
    """Districts that are translated: West District of Xining (城西区), Xining's East District (城东区)."""
    found: list[Spot] = []
    if " District" not in text:
        return found
    table = places()
    for match in p.DIRECTION_DISTRICT.pattern.finditer(text):
        start = match.start()
        owner = (match["city"] and match) or p.DIRECTION_OWNER.pattern.search(text, max(0, start - 24), start)
        city = table.get(ENGLISH + owner["city"].lower()) if owner else None
        if city is None:
            continue
        parts = p.DIRECTIONS.get(match.group().split(" ", 1)[0])
        if parts is None:
            continue
        names = (f"城{parts}区", f"{parts}区", f"城{parts}")
        codes = [
            d.code
            for name in names
            for d in gazetteer().find(name)
            if d.last is None and any(c in ancestry(d.code)[1:] for c in city.codes if c.endswith("00"))
        ]
        if codes:
            end = text.index(" District", start) + len(" District")
            spot = Spot(start, end, ENGLISH, (codes[0],), "region.english.direction")
            spot.typed = spot.latin = True
            found.append(spot)
    return found


def home_abbreviations(text: str, home: Division, taken: Ranges) -> list[Spot]:
    """The home, or its province, by one character: 在万项目 in a text about 万州, 科技兴赣 in one of 江西省."""
    found = []
    codes = _abbreviated(home.code)
    characters = {home.name[0], *codes}
    before = sorted(at - 1 for character in characters for at in _occurrences(character, text) if at)
    for match in anchored(s.HOME_ABBREVIATION.pattern, text, before):
        start, end = match.span(next(g for g in s.HOME_ABBREVIATION_GROUPS if match[g]))
        code = codes.get(text[start], "" if match["pun"] else home.code)
        if code and not taken.touch(start, end):
            found.append(Spot(start, end, "A", (code,), "region.abbreviation.home"))
    return found


@cache
def _abbreviated(home: str) -> dict[str, str]:
    """Return the characters that stand for a division or for what it lies in, with the code of which."""
    found: dict[str, str] = {}
    for character, codes in abbreviations().items():
        for code in codes:
            if code in ancestry(home):
                found.setdefault(character, code)
    return found


def _occurrences(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def towns_of_works(text: str, anchors: Anchors, home: str, taken: Ranges) -> list[Spot]:
    """Towns of the home's prefecture that works are called after: 神头 of 神头镇 in 神头电厂."""
    found: list[Spot] = []
    if level_of(home) == "province":
        return found
    prefecture = prefecture_of(home)
    for head in anchors.finditer("works"):
        ends = (head.start() - n for n in s.WORKS_PREFIXES)
        for start, end in ((end - n, end) for end in ends if s.WORKS.pattern.match(text, end) for n in (3, 2)):
            if start < 0 or taken.touch(start, end):
                continue
            if not s.WORKS_BEFORE.pattern.search(text, max(0, start - 2), start):
                continue
            name = text[start:end]
            counties = {c for kind in "镇乡" for c in townships().get(name + kind, ())}
            counties = {c for c in counties if prefecture_of(c) == prefecture}
            if len(counties) == 1:
                found.append(Spot(start, end, "A", (counties.pop(),), "region.township.works"))
                break
    return found


def english_macro_lists(text: str, taken: Ranges) -> list[Spot]:
    """The eastern, central, and western regions: each of them."""
    found: list[Spot] = []
    if "egions" not in text and "rovinces" not in text and "China" not in text:
        return found
    for match in s.ENGLISH_MACRO_LIST.pattern.finditer(text):
        for word in s.ENGLISH_DIRECTION.pattern.finditer(text, *match.span()):
            if not taken.touch(*word.span()):
                slug = word[0].lower()
                slug = slug if slug in _KEEPS_ENDING else slug.removesuffix("ern")
                found.append(Spot(*word.span(), CLUSTER, (f"cluster:{slug}",), "region.cluster.list.english"))
    return found


_KEEPS_ENDING = frozenset(("eastern", "western", "central", "coastal"))


def town_names(text: str, towns: dict[str, str], taken: Ranges) -> list[Spot]:
    """The short names of the home's towns, where a clause begins with them: 水口 of 水口镇."""
    found = []
    pairs = word_pairs()
    for town, code in towns.items():
        short = town[:-1]
        if town[-1] not in "镇乡" or not 2 <= len(short) <= 4 or short[1] in pairs.get(short[0], ""):
            continue
        for match in re.finditer(short, text):
            start, end = match.span()
            border = start == 0 or text[start - 1] in "\n\u3000，。、；：“《"
            if border and not taken.touch(start, end) and not p.NOT_TOWN_AFTER.pattern.match(text, end):
                found.append(Spot(start, end, "A", (code,), "region.township.short"))
    return found
