"""The gazetteer that users look divisions up in, and the tables behind it."""

from __future__ import annotations

import pytest

from policyie.regions import Division, gazetteer
from policyie.tables import rows

G = gazetteer()

# Renamed or dissolved: former name, year, its code then, code and name of today.
RENAMED = [
    ("达县", 2005, "511721", "511703", "达川区"),
    ("莱芜市", 2010, "371200", "370116", "莱芜区"),
    ("襄樊市", 2005, "420600", "420600", "襄阳市"),
    ("绍兴县", 2005, "330621", "330603", "柯桥区"),
    ("万县市", 1994, "511200", "500101", "万州区"),
    ("崇文区", 2005, "110103", "110101", "东城区"),
    ("宣武区", 2005, "110104", "110102", "西城区"),
    ("巢湖市", 2005, "341400", "340181", "巢湖市"),
    ("毕节地区", 2005, "522400", "520500", "毕节市"),
    ("川沙县", 1985, "310224", "310115", "浦东新区"),
    ("塘沽区", 2005, "120107", "120116", "滨海新区"),
    ("中甸县", 1995, "533421", "533401", "香格里拉市"),
    ("遵义县", 2005, "520321", "520304", "播州区"),
]


@pytest.mark.parametrize(("name", "year", "then", "now", "today"), RENAMED, ids=[r[0] for r in RENAMED])
def test_renamed_places_both_ways(name: str, year: int, then: str, now: str, today: str) -> None:
    [former] = [d for d in G.find(name, year) if d.name == name and d.level != "province" and d.code == then]
    assert former.today == now
    assert G.current[now].name == today
    assert former in G.predecessors(now)
    assert G.current[now] in G.successors(then)


def test_lookup_by_code_and_year() -> None:
    assert G.lookup("420600", 2005).name == "襄樊市"  # type: ignore[union-attr]
    assert G.lookup("420600").name == "襄阳市"  # type: ignore[union-attr]
    assert G.lookup("110103") is None
    assert G.lookup("999999") is None


def test_find_by_english_and_short_name() -> None:
    assert G.find("Hohhot")[0].code == "150100"
    assert {d.code for d in G.find("suzhou") if d.last is None} == {"320500", "341300", "620902"}
    assert [d.code for d in G.find("万州")] == ["500101"]
    assert G.find("没有这个地方") == []


def test_parents_and_children() -> None:
    assert [d.name for d in G.parents("511703")] == ["达州市", "四川省"]
    assert [d.name for d in G.parents("110105")] == ["北京市"]
    assert G.parents("110000") == []
    assert [d.name for d in G.parents("513021")] == ["达川地区", "四川省"]
    assert {d.name for d in G.children("460400")} == set()
    assert {d.name for d in G.children("340200")} == {
        "镜湖区",
        "鸠江区",
        "弋江区",
        "湾沚区",
        "繁昌区",
        "南陵县",
        "无为市",
    }
    assert "三山区" in {d.name for d in G.children("340200", 2010)}


def test_today_of_codes_of_any_year() -> None:
    assert G.today("512201").code == "500101"  # type: ignore[union-attr]
    assert G.today("500101").code == "500101"  # type: ignore[union-attr]
    assert G.today("000000") is None


def test_levels_of_today() -> None:
    count = {level: sum(d.level == level for d in G.current.values()) for level in ("province", "prefecture", "county")}
    assert count["province"] == 34
    assert count["prefecture"] == 333
    assert 2840 <= count["county"] <= 2860


def test_table_is_sound() -> None:
    """Every code has a parent, every name years and an English name, every former name a code of today."""
    codes = {d.code for d in G}
    for d in G:
        assert isinstance(d, Division)
        assert d.level == "province" or d.parent in codes, d
        assert d.last is None or d.first <= d.last, d
        assert d.english, d
        assert d.name.startswith(d.short[:1]), d
        assert d.today in G.current, d
    assert not {"市辖区", "县", "省直辖县级行政区划"} & {d.name for d in G}


def test_hand_tables_name_what_exists() -> None:
    names = {d.name for d in G}
    for row in rows("zones"):
        assert row["code"] in G.current, row
    for row in rows("clusters"):
        assert all(m in G.current for m in row["members"].split("|") if m), row
    for row in rows("place_abbreviations"):
        assert row["code"] in G.current, row
    for row in rows("place_successors"):
        assert row["today"] in G.current, row
        assert row["name"] in names, row
    for row in rows("townships"):
        assert row["county"] in G.current
        assert row["names"].count("|") == row["english"].count("|")
