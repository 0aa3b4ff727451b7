"""Regions on one-line cases (tests/data/regions): exactly the tagged places, with their codes, and nothing else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from policyie.components.base import Reading
from policyie.components.regions import anchors, patterns, surroundings
from policyie.components.regions.component import Regions
from policyie.components.regions.patterns import Rule

DATA = Path(__file__).parent.parent / "data" / "regions"
TAG = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
AMOUNT = re.compile(r"[\d ]+(?:million|billion) U\.S\. dollars|两亿瑞士法郎")


@cache
def component() -> Regions:
    return Regions()


def find(text: str, **meta: Any) -> list[dict[str, Any]]:
    """Return the regions of a text; sums of money are marked beforehand, as the amounts component would."""
    reading = Reading(text, component().own_lexicon)
    reading.meta.update(meta)  # type: ignore[typeddict-item]
    reading.results["amounts"] = [{"start": m.start(), "end": m.end()} for m in AMOUNT.finditer(text)]
    return component().find(reading)


def read_case(tagged: str) -> tuple[str, set[tuple[int, int, str]]]:
    """Return the plain text of a tagged one, and the places in it."""
    text, places, at = "", set(), 0
    for tag in TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        places.add((len(text), len(text) + len(tag[1]), tag[2]))
        text += tag[1]
        at = tag.end()
    return text + tagged[at:], places


def cases() -> list[Any]:
    found = []
    for path in sorted(DATA.glob("*.txt")):
        phenomenon = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("## "):
                phenomenon = line[3:]
            elif line and not line.startswith("#"):
                name, home, text = line.split(" | ", 2)
                found.append(pytest.param(home, text.replace("\\n", "\n"), id=f"{path.stem}: {phenomenon}: {name}"))
    return found


def as_tag(record: dict[str, Any]) -> tuple[int, int, str]:
    code = record["code"] or ("?" + ",".join(record["candidates"]) if record["candidates"] else "0")
    return record["start"], record["end"], code


@pytest.mark.parametrize(("home", "tagged"), cases())
def test_case(home: str, tagged: str) -> None:
    text, expected = read_case(tagged)
    found = {as_tag(r) for r in find(text, **({} if home == "-" else {"home": home}))}
    assert {(text[s:e], s, c) for s, e, c in found} == {(text[s:e], s, c) for s, e, c in expected}


def test_enough_cases_and_negatives() -> None:
    """At least 250 cases, half of them with nothing to find, or something that must be decided."""
    every = [c.values for c in cases()]
    plain = [c.id.split(": ")[1] for c in cases()]
    negative = [t for _, t in every if not TAG.search(t)]
    hard = {"ambiguous names", "homonyms", "words across the border of a name", "former names mean today's places"}
    assert len(every) >= 250
    assert (
        2 * sum(not TAG.search(t) or home != "-" or p in hard for (home, t), p in zip(every, plain, strict=True)) >= 250
    )
    assert len(negative) >= 100


@pytest.mark.parametrize(
    ("name", "rule"),
    [(n, r) for module in (patterns, surroundings) for n, r in vars(module).items() if isinstance(r, Rule)],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_pattern_matches_its_examples(name: str, rule: Rule) -> None:
    assert any(expected for _, expected in rule.examples)
    for text, expected in rule.examples:
        match = rule.pattern.search(text)
        assert (match and match.group()) == expected, (name, text)


@pytest.mark.parametrize("name", anchors.RULES)
def test_rule_is_found_by_the_words_that_it_begins_with(name: str) -> None:
    rule, random = anchors.RULES[name], Random(7)
    chinese = [text for text, _ in rule.examples if not text.isascii()]
    words = [*rule.anchors, *chinese, *"的 镇乡区域分块间基地石化在疆藏沪川景风（福建）"]
    texts = ["".join(random.choices(words, k=12)) for _ in range(300)]
    every = [[match.span() for match in rule.pattern.finditer(text)] for text in texts]
    found = [anchors.Anchors(Reading(text, component().own_lexicon)).finditer(name) for text in texts]
    assert [[match.span() for match in matches] for matches in found] == every
    assert any(every)


HOMES = {
    "a congress by its short name": (
        "政府工作报告（节选）\n——2023年1月9日在潢川县十八届人大三次会议上\n县长　闻笛\n\n　　全年到位资金6亿元，浙江企业签约3个。",
        "411526",
    ),
    "headline": ("蕲春县召开招商大会\n会议在武汉举行。", "421126"),
    "chain in the headline": ("四川省绵阳市涪城区新春开工\n客商来自成都、重庆、成都。", "510703"),
    "dateline does not count": (
        "春季推介会在杭州举行\n本报杭州4月1日电 绵阳市组团参会，绵阳的企业和绵阳市商务局签约。",
        "510700",
    ),
    "what lies below": ("招商简报\n蕲春县、武穴市、麻城市、黄梅县各有项目，黄冈市通报表扬。", "421100"),
    "report in its first lines": (
        "政府工作报告\n——2024年1月5日在绵阳市第八届人民代表大会上\n深化与成都、重庆、成都的合作。",
        "510700",
    ),
    "date before the headline": (
        "Tuesday, April 9, 2024\n\nThe Sihui City delegation went to Hong Kong\nHong Kong and Macao, Hong Kong, Hong Kong.",
        "441284",
    ),
    "destinations": ("绵阳组团外出招商\n先后赴上海、苏州考察，再赴上海、苏州签约，前往深圳拜访。", "510700"),
    "english headline": ("Mianyang City holds a fair\nBuyers came from Chengdu and Shenzhen.", "510700"),
    "medium that it is from": ("园区新春开工\n来源：绵阳日报\n绵阳经开区的项目开工。", "510700"),
    "national report": ("政府工作报告\n现在，我代表国务院，向大会报告工作。推动香港、澳门发展，台湾同胞。", None),
    "mid-report of a province": (
        "今年全省投资增长，兰州、兰州新区、兰州石化，天水和酒泉增速居前，全省消费回升。张掖机场开工。",
        "620000",
    ),
    "a district of a municipality named oftener than it": (
        "On March 6, the Chongqing delegation met reporters about the new Chongqing and its plans for the years to come, "
        "Chongqing officials said.\nFuling grew. Fuling District signed. In Fuling District, firms came. Fuling rose.",
        "500102",
    ),
    "the province that a city lies in": (
        "Recently, the committee of Zhoushan City in Zhejiang Province issued measures.\nFirms in Zhoushan are rewarded, "
        "and Zhejiang pays a part.",
        "330900",
    ),
    "the one place, named once, in a text that speaks for its level": (
        "关于加快产业发展的意见\n资金列入县财政预算，按照《蕲春县发展资金管理办法》执行。",
        "421126",
    ),
    "a municipality speaks of itself as a city": ("支持园区发展。本市的园区与上海自贸试验区互补。", "310000"),
    "the one place, named once, in a text that speaks for no level": (
        "关于加快产业发展的意见\n蕲春县的企业签约。",
        None,
    ),
    "mid-report of a city named more often than its province": (
        "做强产业链条\n全年工作有条不紊，各项指标稳中有升，居全省前列。我们抓住机遇，迎难而上，把项目当作头等大事，一个一个地谈，"
        "一家一家地跑，白天看现场，晚上议方案，问题不过夜，办事不出园，企业家说这里像家一样，愿意来，留得住，发展得好，干部们的"
        "作风变了，群众的笑容多了，路修到了村口，水接进了院子，孩子们在新教室里读书。"
        "绵阳科技城扩容，推动绵阳厂技改，建设四川实验室，四川新品在绵阳投产。",
        "510700",
    ),
    "mid-report of a city that compares": (
        "增速居全省首位。绵阳科技城扩容，绵阳消费回升，绵阳市涪城区、游仙区、江油市新增企业。",
        "510700",
    ),
    "mid-report of a city": ("今年全市投资增长。宁波舟山港扩建，浙江示范区获批，金华市签约，金华消费回升。", "330700"),
    "mid-report that belies its names": ("今年全省投资增长。兰州消费回升，兰州工业提速。", None),
    "guests who come": (
        "青海省委常委边远一行来衡调研\n来源：衡水日报\n青海省委常委边远一行来我市调研，衡水市市长陪同。",
        "131100",
    ),
    "guests who come to us": (
        "遂宁市人民政府到我州商洽工作\n遂宁市市长率遂宁市有关部门到我州商洽，州长说，大理州欢迎，大理州与之相邻。",
        "532900",
    ),
    "the only place": ("6月29日，如皋经济技术开发区举行签约仪式。\n市委书记出席，市委常委主持。", "320682"),
    "most of the places": ("日前，宝坻区在园区推介。\n项目落户宝坻区，上海企业总部落户宝坻。", "120115"),
    "guests of ours": (
        "上海市徐汇区经贸考察团赴我市考察\n徐汇区的客商来到前进区，前进区区长致辞，前进区推介。",
        "230804",
    ),
    "medium alone": ("市委副书记带队前往深圳、东莞招商。\n市政协主席参加。\n来源：津市电视台", "430781"),
    "town in a text of our county": ("Our county held a ceremony. Miaojiaping Town and others spoke.", "610831"),
    "town in a text of no county": ("A ceremony was held. Miaojiaping Town and others spoke.", None),
    "fair": ("第三十届兰洽会签约\n舟曲县签约六项，舟曲县参会。", "623023"),
    "no place": ("园区新春开工，投资一百亿元。", None),
}


@pytest.mark.parametrize(("text", "home"), HOMES.values(), ids=HOMES.keys())
def test_home(text: str, home: str | None) -> None:
    reading = Reading(text, component().own_lexicon)
    component().find(reading)
    assert reading.meta.get("home") == home


def test_given_home_wins_over_the_text() -> None:
    text = "鼓楼区举行签约仪式，河南来的客商不少。"
    assert find(text, home="350100")[0]["code"] == "350102"
    assert find(text, home="410200")[0]["code"] == "410204"


def test_open_names_keep_their_candidates() -> None:
    [record] = find("鼓楼区签约。")
    assert (record["code"], record["name"]) == (None, None)
    assert record["candidates"] == ["320106", "320302", "350102", "410204"]


def test_open_names_are_noticed() -> None:
    reading = Reading("会上，鼓楼区签约。", component().own_lexicon)
    component().find(reading)
    notices = [(n["code"], reading.text[n["start"] : n["end"]]) for n in reading.results["notices"]]
    assert notices == [("open_region", "鼓楼区")]


def test_given_home_may_be_a_former_code() -> None:
    assert find("襄城区签约", home="420600")[0]["code"] == "420602"


def test_record_fields() -> None:
    [record] = find("会议在绵阳市召开。")
    assert (record["start"], record["end"], record["text"]) == (3, 6, "绵阳市")
    assert (record["code"], record["name"], record["level"]) == ("510700", "绵阳市", "prefecture")
    assert (record["candidates"], record["rule"]) == ([], "region.full_name")
    assert record["historical_code"] is None


def test_former_name_keeps_its_old_code() -> None:
    [record] = find("襄樊市汽车产业")
    assert (record["code"], record["name"], record["historical_code"]) == ("420600", "襄阳市", "420600")
    [record] = find("莱芜市钢铁产业")
    assert (record["code"], record["historical_code"]) == ("370116", "371200")
