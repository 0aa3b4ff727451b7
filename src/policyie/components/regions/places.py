"""What the lexicon knows of places: every surface form with the codes that it may stand for.

From the tables divisions, townships, zones, clusters, countries, foreign_places, place_english, place_words and fairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policyie.lexicon import Entry
from policyie.regions import Division, gazetteer
from policyie.tables import cell_list, rows

FULL, SHORT, CLUSTER, FOREIGN, ZONE, ENGLISH, TRAP = "FSCNZEX"
# Names of former divisions are read in texts back to this year.
OLDEST = 1983
# Former names that say nothing by themselves.
_PLAIN = re.compile(
    "^.?[东西南北中新老]?[城市郊矿一二三]?区$|^(?:市郊|城关|市中|新华|新城|向阳|红旗|前进|公园|动力|郊).?区?$"
)
# Southern Hunan is South Hunan too.
_PART = re.compile("(south|north|east|west)ern (?!and |china)")
# Towns whose names are ordinary words.
_PLAIN_TOWNS = frozenset("中心镇 沿河镇 长江镇 建设街道 中心街道 重点镇 小城镇 新城镇 老城镇".split())
# Country names that are more often something else: 沿|海地|区, 黑山|羊, Jordan.
_DOUBTFUL_COUNTRIES = frozenset("海地 黑山 马里 乍得 jordan georgia chad guernsey jersey guinea mali".split())


class Place(NamedTuple):
    """A surface form: what kind it is, what codes it may stand for (best first), how far it can stand alone."""

    kind: str
    surface: str
    codes: tuple[str, ...]
    weak: bool
    former: bool = False


def entries() -> Iterator[Entry]:
    """Yield the lexicon entries of all places, by their keys in `places`, and of fairs, by the code of the place."""
    for key, place in places().items():
        yield Entry("place", place.surface, key)
    for row in rows("fairs"):  # called after a place by one character: 兰洽会
        yield Entry("fair", row["fair"], row["code"])


@cache
def places() -> dict[str, Place]:
    """Return all surface forms by key (kind and surface)."""
    weak_words = defaultdict(set)
    for row in rows("place_words"):
        weak_words[row["kind"]].add(row["word"])
    table: dict[str, dict[str, None]] = defaultdict(dict)
    former: set[str] = set()
    current = [d for d in gazetteer() if d.last is None]
    current.sort(key=lambda d: ("province", "prefecture", "county").index(d.level))
    for division in current:
        for kind, surface in _forms(division):
            table[kind + surface][division.code] = None
    past = [d for d in gazetteer() if d.last is not None and d.last >= OLDEST]
    for division in sorted(past, key=lambda d: -(d.last or 0)):
        for kind, surface in _forms(division):
            key = kind + surface
            known = kind == ENGLISH and key in table and key not in former
            if (key in table and key not in former) or known or _PLAIN.match(surface):
                continue
            former.add(key)
            table[key][division.today] = None
    found: dict[str, Place] = {}
    for key, codes in table.items():
        kind, surface = key[0], key[1:]
        weak = surface in weak_words[{FULL: "full", SHORT: "word"}.get(kind, "english")]
        # 公园 of 公园区: the short name of a former county alone is no evidence of it.
        weak = weak or (key in former and kind != FULL and not any(c.endswith("00") for c in codes))
        weak = weak or (key in former and kind == FULL and len(surface) == 2)
        found[key] = Place(kind, surface, tuple(codes), weak, key in former)
    for row in rows("zones"):
        for surface in cell_list(row["chinese"]) + cell_list(row["english"].lower()):
            found[ZONE + surface] = Place(ZONE, surface, (row["code"],), surface in weak_words["zone"])
    for row in rows("clusters"):
        english = cell_list(row["english"].lower())
        english += [_PART.sub(r"\1 ", form) for form in english if _PART.match(form)]
        for surface in cell_list(row["chinese"]) + english:
            found[CLUSTER + surface] = Place(CLUSTER, surface, (f"cluster:{row['slug']}",), False)
    for row in rows("countries"):
        for surface in (row["name"], row["english"].lower()):
            if len(surface) > 1 and surface not in _DOUBTFUL_COUNTRIES:
                found[FOREIGN + surface] = Place(FOREIGN, surface, (row["code"],), False)
    for row in rows("foreign_places"):
        for surface in cell_list(row["chinese"]) + cell_list(row["english"].lower()):
            found[FOREIGN + surface] = Place(FOREIGN, surface, (row["code"],) if row["code"] else (), False)
    for row in rows("place_traps"):
        found[TRAP + row["phrase"]] = Place(TRAP, row["phrase"], (), False)
    return found


@cache
def word_pairs() -> dict[str, str]:
    """Return for a character those that make a common word with it: 新 → 增…, 增 → 加长…"""
    return {row["first"]: row["second"] for row in rows("word_pairs")}


def former_code(name: str, today: str | None) -> str | None:
    """Return the code that a former name had last: 371200 for 莱芜市."""
    former = [d for d in gazetteer().find(name) if d.last is not None and d.today == today]
    return max(former, key=lambda d: d.last or 0).code if former else None


@cache
def townships() -> dict[str, list[str]]:
    """Return the counties of every township name."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("townships"):
        for name in cell_list(row["names"]):
            if name not in _PLAIN_TOWNS:
                found[name].append(row["county"])
    return found


@cache
def township_ends() -> frozenset[str]:
    """Return how names of townships end: the type word with the character before it."""
    return frozenset(name[-3 if name.endswith("街道") else -2 :] for name in townships())


@cache
def english_townships() -> dict[str, list[str]]:
    """Return the counties of every township by its English name, in lower case."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("townships"):
        for name in cell_list(row["english"].lower()):
            found[name.replace("'", "")].append(row["county"])
    return found


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Return the codes that a one-character abbreviation may stand for."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in rows("place_abbreviations"):
        found[row["character"]] += (row["code"],)
    return found


@cache
def _variants() -> dict[str, list[str]]:
    return {r["name"]: cell_list(r["variants"]) for r in rows("place_english")}


@cache
def _short_forms() -> dict[str, list[str]]:
    return {r["name"]: cell_list(r["forms"]) for r in rows("place_short_forms")}


def _forms(division: Division) -> Iterator[tuple[str, str]]:
    """Yield (kind, surface) of the ways in which a division is written."""
    name, short = division.name, division.short
    yield FULL, name
    if division.last is None:
        for form in _short_forms().get(name, ()):
            yield SHORT, form
    if short != name:
        yield SHORT, short
        # 海西州, 威宁自治县, 维西县, 新疆自治区
        for long, brief in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("自治区", "")):
            if name.endswith(long) and name != short + long:
                yield FULL, short + long
                if brief:
                    yield FULL, short + brief
    english = division.english
    for form in {english, *_variants().get(name, ())}:
        for spelling in _spellings(form):
            yield ENGLISH, spelling.lower()
    if short == name and len(name) == 2 and english.endswith("xian"):
        yield ENGLISH, english[: -len("xian")].lower() + " county"


def _spellings(name: str) -> Iterator[str]:
    yield name
    if "'" in name and len(name) > 5:  # Yu'an is no Yuan
        yield name.replace("'", "")
    if "'" in name:  # machine translation: Xi 'an
        yield name.replace("'", " '")
    if "ü" in name:
        for letter in ("u", "v", "yu"):
            yield name.replace("ü", letter)


@cache
def everyday_names() -> frozenset[str]:
    """Return the short names of divisions that are everyday words of these documents: 推动资源产业."""
    return frozenset(row["word"] for row in rows("place_words") if row["kind"] == "everyday")
