"""Places: divisions of the gazetteer with names that no other bears, zones, clusters and foreign places of the tables."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from generated.sentences import Draft, Facts, Piece, Suite
from policyie.regions import Division, gazetteer
from policyie.tables import cell_list, rows

TYPES = {"省": "Province", "县": "County", "区": "District", "市": "City"}
HOME = "330600"


@cache
def words() -> frozenset[str]:
    """Names that are words as well."""
    return frozenset(row["word"] for row in rows("place_words"))


@cache
def divisions(level: str) -> tuple[Division, ...]:
    """Divisions of today with a name that no other division has had."""
    bearers = defaultdict(set)
    for division in gazetteer():
        bearers[division.name].add(division.code)
    return tuple(
        d for d in gazetteer().current.values() if d.level == level and bearers[d.name] == {d.code} and len(d.name) > 2
    )


@cache
def former() -> tuple[Division, ...]:
    """Divisions that go by another name today, and whose old name nothing else has borne, under their last code."""
    names = defaultdict(set)
    for division in gazetteer():
        names[division.name].add(division.today)
    current = {d.name for d in gazetteer().current.values()}
    latest = {d.name: d for d in sorted(gazetteer(), key=lambda d: d.last or 9999)}
    return tuple(
        d
        for d in latest.values()
        if d.last is not None and d.last > 1994 and d.name not in current and names[d.name] == {d.today}
        and d.level == "county" and d.name.endswith("县") and len(d.name) > 2 and d.code.startswith(("3", "4", "5"))
    )  # fmt: skip


@cache
def english(level: str) -> tuple[tuple[str, Division], ...]:
    """English names with type word of divisions of today, where no other division is written so."""
    bearers = defaultdict(set)
    for division in gazetteer():
        bearers[division.english.lower()].add(division.today)
    return tuple(
        (f"{d.english} {TYPES[d.name[-1]]}", d)
        for d in gazetteer().current.values()
        if d.level == level and d.name[-1] in TYPES and bearers[d.english.lower()] == {d.code} and len(d.english) > 4
        and d.english.lower() not in {"china"} and d.code[:2] not in ("71", "81", "82")
    )  # fmt: skip


@cache
def ambiguous() -> dict[str, tuple[Division, ...]]:
    """Names of districts that several cities have today, and no other of any time."""
    named = defaultdict(dict)
    for division in gazetteer():
        named[division.name][division.code] = division
    return {
        name: tuple(found.values())
        for name, found in named.items()
        if len(found) > 1 and all(d.last is None and d.level == "county" for d in found.values()) and len(name) > 2
    }


def facts(division: Division) -> Facts:
    fixed = {"candidates": (), "historical_code": None}
    return {"code": division.code, "name": division.name, "level": division.level, **fixed}


def county(draft: Draft) -> list[Piece]:
    found = draft.random.choice(divisions("county"))
    return [(found.name, facts(found))]


def prefecture(draft: Draft) -> list[Piece]:
    found = draft.random.choice(divisions("prefecture"))
    return [(found.name, facts(found))]


def province(draft: Draft) -> list[Piece]:
    found = draft.random.choice(divisions("province"))
    return [(found.name, facts(found))]


def short(draft: Draft) -> list[Piece]:
    """A prefecture or province without its type word."""
    every = (*divisions("prefecture"), *divisions("province"))
    chosen = [d for d in every if d.name[-1] in "市省" and d.short not in words()]
    found = draft.random.choice(chosen)
    return [(found.short, facts(found))]


def chain(draft: Draft) -> list[Piece]:
    """Prefecture and county, perhaps with the province before them."""
    below = [d for d in gazetteer().current.values() if d.level == "county" and len(gazetteer().parents(d.code)) == 2]
    found = draft.random.choice(below)
    above = gazetteer().parents(found.code)[::-1]
    chosen = above if draft.random.random() < 0.5 else above[1:]
    return [(d.name, facts(d)) for d in (*chosen, found)]


def old(draft: Draft) -> list[Piece]:
    found = draft.random.choice(former())
    today = gazetteer().current[found.today]
    return [(found.name, facts(today) | {"historical_code": found.code})]


def open_name(draft: Draft) -> list[Piece]:
    """A name that places in several provinces bear, none of them the home's: it stays open, with all of them."""
    far = [name for name, found in ambiguous().items() if all(d.code[:2] != HOME[:2] for d in found)]
    name = draft.random.choice(sorted(far))
    return [(name, {"code": None, "name": None, "candidates": tuple(sorted(d.code for d in ambiguous()[name]))})]


def settled(draft: Draft) -> list[Piece]:
    """A name that several places bear, after the name of the city that has one of them."""
    name, found = draft.random.choice(sorted(ambiguous().items()))
    chosen = draft.random.choice([d for d in found if gazetteer().parents(d.code)])
    above = gazetteer().parents(chosen.code)[0]
    return [(above.name, facts(above)), (name, facts(chosen))]


def zone(draft: Draft) -> list[Piece]:
    row = draft.random.choice([r for r in rows("zones") if r["kind"] == "new_area" and len(r["code"]) == 6])
    return [(cell_list(row["chinese"])[0], {"code": row["code"], "level": "zone"})]


def cluster(draft: Draft) -> list[Piece]:
    row = draft.random.choice([r for r in rows("clusters") if len(cell_list(r["chinese"])[0]) > 2])
    return [(cell_list(row["chinese"])[0], {"code": f"cluster:{row['slug']}", "level": "cluster"})]


def foreign(draft: Draft) -> list[Piece]:
    row = draft.random.choice([r for r in rows("foreign_places") if len(r["code"]) == 2 and cell_list(r["chinese"])])
    return [(cell_list(row["chinese"])[0], {"code": row["code"], "level": "country"})]


def county_en(draft: Draft) -> list[Piece]:
    name, found = draft.random.choice(english("county"))
    return [(name, facts(found))]


def city_en(draft: Draft) -> list[Piece]:
    name, found = draft.random.choice([pair for pair in english("prefecture") if pair[0].endswith("City")])
    return [(name, facts(found))]


def province_en(draft: Draft) -> list[Piece]:
    name, found = draft.random.choice(english("province"))
    return [(name, facts(found))]


def chain_en(draft: Draft) -> list[Piece]:
    """County, city, and perhaps province."""
    cities = {d.code: name for name, d in english("prefecture")}
    name, found = draft.random.choice([pair for pair in english("county") if pair[1].parent in cities])
    pieces: list[Piece] = [
        (name, facts(found)),
        (", ", None),
        (cities[found.parent], facts(gazetteer().current[found.parent])),
    ]
    above = gazetteer().parents(found.code)[-1]
    if draft.random.random() < 0.5 and above.name.endswith("省"):
        pieces += [(", ", None), (f"{above.english} Province", facts(above))]
    return pieces


def zone_en(draft: Draft) -> list[Piece]:
    row = draft.random.choice([r for r in rows("zones") if r["kind"] == "new_area" and cell_list(r["english"])])
    return [(cell_list(row["english"])[0], {"code": row["code"], "level": "zone"})]


def cluster_en(draft: Draft) -> list[Piece]:
    row = draft.random.choice([r for r in rows("clusters") if cell_list(r["english"])])
    return [(cell_list(row["english"])[0], {"code": f"cluster:{row['slug']}", "level": "cluster"})]


def foreign_en(draft: Draft) -> list[Piece]:
    row = draft.random.choice(
        [r for r in rows("countries") if r["code"] in "US GB DE FR JP KR SG IT ES NL CH SE BR IN".split()]
    )
    return [(row["english"], {"code": row["code"], "level": "country"})]


REGIONS = Suite(
    "regions",
    {
        f.__name__: f
        for f in (county, prefecture, province, short, chain, old, open_name, settled, zone, cluster, foreign,
                  county_en, city_en, province_en, chain_en, zone_en, cluster_en, foreign_en)
    },
    {
        "zh": (
            "会议在{county}召开。",
            "{county}今年新签约项目12个。",
            "客商先后考察了{county}、{county}和{county}。",
            "{prefecture}出台办法，支持企业上市。",
            "{province}对口支援工作取得进展。",
            "项目落户{chain}，明年投产。",
            "代表团来自{short}，共20人。",
            "先后赴{short}、{short}等地招商。",
            "{old}的企业去年搬迁。",
            "工厂位于{settled}，占地300亩。",
            "会上，{open_name}作了发言。",
            "{zone}签约项目8个。",
            "加强同{cluster}的合作。",
            "产品出口到{foreign}，深受欢迎。",
            "与{foreign}的贸易额增长8%。",
            "{county}人民政府与某公司签订协议。",
            "据{prefecture}统计局消息，投资增长9%。",
            "“{county}模式”得到推广。",
            "（{chain}）",
            "一是面向{province}、{province}招引企业；二是做好服务。",
            "2023年，{chain}完成投资3亿元。",
            "由{county}牵头，{county}配合，共建园区。",
            "{prefecture}：新春开工\n全年计划开工项目30个。",
        ),
        "en": (
            "The meeting was held in {county_en}.",
            "{county_en} signed 12 projects this year.",
            "Investors visited {county_en}, {county_en} and {county_en}.",
            "{city_en} issued measures in support of listed companies.",
            "The support for {province_en} made progress.",
            "The project settled in {chain_en}.",
            "The delegation, which came from {city_en}, had 20 members.",
            "They went to {city_en} and {city_en} to attract investment.",
            "The plant in {county_en} covers 300 mu.",
            "{zone_en} signed eight projects.",
            "It deepens its cooperation with the {cluster_en}.",
            "Its goods are exported to {foreign_en}.",
            "Trade with {foreign_en} grew 8 percent.",
            "The government of {county_en} signed an agreement with a company.",
            "Officials of {city_en} said so on Monday.",
            "(in {chain_en})",
            "Companies from {province_en} and {province_en} took part.",
            "In 2023, {county_en} invested 300 million yuan.",
            "{county_en} takes the lead, and {county_en} follows.",
            "Located in {city_en}, the park is 30 kilometres from {city_en}.",
            "\"We learn from {county_en},\" she said.",
            "Exports from {city_en} to {foreign_en} fell.",
        ),
    },
    {"home": HOME},
)  # fmt: skip
