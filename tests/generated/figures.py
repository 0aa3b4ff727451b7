"""Targets: figures of an indicator, for a place and a period, as aims, results, commitments, thresholds and support."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from generated.money import CHINESE_SCALES, ENGLISH_SCALES, figure
from generated.places import divisions, english
from generated.sentences import Draft, Facts, Piece, Suite
from policyie.numerals import plain
from policyie.tables import rows

HOME = "510700"
YEAR = 2024
"""The year of the documents, which are of May."""


@cache
def indicators(language: str) -> tuple[tuple[str, str], ...]:
    """Names of indicators that can be money or percentages, for either language: words and indicator."""
    own = [
        (row["surface"], row["indicator"])
        for row in rows("indicators")
        if (row["strength"], row["measures"]) == ("strong", "mpc") and row["surface"].isascii() == (language == "en")
    ]
    chosen = CHINESE if language == "zh" else ENGLISH
    return tuple(pair for pair in own if pair[0] in chosen)


# Names that say what they measure in any sentence; others depend on the words around them.
CHINESE = frozenset(
    "地区生产总值 招商引资到位资金 固定资产投资 社会消费品零售总额 一般公共预算收入 税收收入 工业投资 技改投资 外贸进出口总额 实际利用外资"
    " 规模以上工业总产值 规上工业增加值 民间投资 出口总额 进口总额 城镇居民人均可支配收入 研发经费投入 财政收入 进出口总额 营业收入".split()
)
ENGLISH = frozenset((
    "gdp", "GDP", "fixed-asset investment", "retail sales", "fiscal revenue", "tax revenue", "industrial investment", "foreign trade",
    "general public budget revenue", "industrial output", "exports", "imports", "total retail sales of consumer goods",
    "sales revenue", "gross domestic product", "output value",
))  # fmt: skip


def start(draft: Draft, **said: object) -> None:
    draft.notes.update(said)


def facts(draft: Draft, **own: object) -> Facts:
    notes = draft.notes
    known: Facts = {
        "region": notes.get("region", HOME),
        "period": notes.get("period"),
        "comparator": "eq",
        "upper": None,
    }
    return known | {"indicator": notes.get("indicator"), "growth_of": False} | own


def result_year(draft: Draft) -> str:
    year = draft.random.randint(2019, YEAR - 1)
    start(draft, period=f"{year}", kind="result")
    return f"{year}"


def goal_year(draft: Draft) -> str:
    year = draft.random.randint(YEAR + 1, 2035)
    start(draft, period=f"{year}", kind="goal")
    return f"{year}"


def this_year(draft: Draft) -> str:
    """An aim for the year of the document."""
    start(draft, period=f"{YEAR}", kind="goal")
    return "今年"


def county(draft: Draft) -> str:
    """A county of the home."""
    found = draft.random.choice([d for d in divisions("county") if d.parent == HOME])
    start(draft, region=found.code)
    return found.name


def county_en(draft: Draft) -> str:
    written, found = draft.random.choice([pair for pair in english("county") if pair[1].parent == HOME])
    start(draft, region=found.code)
    return written


def indicator(draft: Draft) -> str:
    name, meaning = draft.random.choice(indicators("zh"))
    start(draft, indicator=meaning)
    return name


def indicator_en(draft: Draft) -> str:
    name, meaning = draft.random.choice(indicators("en"))
    start(draft, indicator=meaning)
    return name


def money(draft: Draft, **own: object) -> list[Piece]:
    number, scale = figure(draft.random), draft.random.choice(["万", "亿"])
    own = {"kind": draft.notes.get("kind"), "measure": "money", "unit": "CNY"} | own
    return [(f"{plain(number)}{scale}元", facts(draft, value=number * CHINESE_SCALES[scale], **own))]


def money_en(draft: Draft, **own: object) -> list[Piece]:
    number, scale = figure(draft.random), draft.random.choice([" million", " billion"])
    own = {"kind": draft.notes.get("kind"), "measure": "money", "unit": "CNY"} | own
    return [(f"{plain(number)}{scale} yuan", facts(draft, value=number * ENGLISH_SCALES[scale], **own))]


def percent(draft: Draft, **own: object) -> list[Piece]:
    number = Decimal(draft.random.randint(11, 299)) / 10
    own = {"kind": draft.notes.get("kind"), "measure": "percent", "unit": "percent", "growth_of": True} | own
    return [(f"{plain(number)}%", facts(draft, value=number, **own))]


def percent_en(draft: Draft) -> list[Piece]:
    [(text, found)] = percent(draft)
    return (
        [(text.removesuffix("%") + " percent", {**(found or {})})] if draft.random.random() < 0.5 else [(text, found)]
    )


def fall(draft: Draft) -> list[Piece]:
    [(text, found)] = percent(draft)
    return [(text, (found or {}) | {"value": -Decimal(text.removesuffix("%"))})]


def more(draft: Draft) -> list[Piece]:
    """A figure with a bound: 超过12亿元."""
    cue, comparator = draft.random.choice(
        [("超过", "gt"), ("不低于", "ge"), ("不少于", "ge"), ("突破", "gt"), ("约", "approx"), ("近", "approx")]
    )
    return [(cue, None), *money(draft, comparator=comparator)]


def size(draft: Draft) -> list[Piece]:
    """The size of a project."""
    return money(draft, kind="commitment", indicator="project_investment", period=None)


def size_en(draft: Draft) -> list[Piece]:
    return money_en(draft, kind="commitment", indicator="project_investment", period=None)


def threshold(draft: Draft) -> list[Piece]:
    return [
        *money(draft, kind="threshold", indicator="project_investment", period=None, comparator="ge"),
        ("以上", None),
    ]


def projects(draft: Draft) -> list[Piece]:
    number = Decimal(draft.random.randint(2, 300))
    own = {"measure": "count", "unit": "projects", "indicator": "project_count", "kind": draft.notes.get("kind")}
    return [(plain(number), facts(draft, value=number, **own)), ("个", None)]


def projects_en(draft: Draft) -> list[Piece]:
    number = Decimal(draft.random.randint(2, 300))
    own = {"measure": "count", "unit": "projects", "indicator": "project_count", "kind": draft.notes.get("kind")}
    return [(plain(number), facts(draft, value=number, **own))]


def grant(draft: Draft) -> list[Piece]:
    number = Decimal(draft.random.randint(2, 900))
    own = {"kind": "support", "measure": "money", "unit": "CNY", "indicator": "subsidy", "period": None, "region": HOME}
    return [(f"{plain(number)}万元", facts(draft, value=number * 10_000, **own))]


TARGETS = Suite(
    "targets",
    {
        f.__name__: f
        for f in (result_year, goal_year, this_year, county, county_en, indicator, indicator_en, money, money_en, percent,
                  percent_en, fall, more, size, size_en, threshold, projects, projects_en, grant)
    },
    {
        "zh": (
            "{result_year}年，全市{indicator}完成{money}。",
            "{result_year}年，{county}{indicator}完成{money}，同比增长{percent}。",
            "{result_year}年，全市{indicator}同比下降{fall}。",
            "{result_year}年，{county}实现{indicator}{more}。",
            "力争到{goal_year}年，全市{indicator}达到{money}。",
            "到{goal_year}年，{county}{indicator}力争达到{more}。",
            "{this_year}，全市要力争{indicator}增长{percent}。",
            "{this_year}，{county}要确保{indicator}达到{money}，增长{percent}。",
            "项目总投资{size}，占地面积大。",
            "该项目总投资{size}，建设标准厂房。",
            "{result_year}年，全市引进{threshold}项目{projects}。",
            "{this_year}，全市力争新引进项目{projects}。",
            "{result_year}年，{county}新签约项目{projects}。",
            "对首次上规的企业，给予一次性奖励{grant}。",
            "对获得认定的企业，一次性给予{grant}补助。",
            "{result_year}年{county}{indicator}{money}。",
            "计划到{goal_year}年，{county}{indicator}增长{percent}。",
            "{goal_year}年{indicator}的目标是{money}。",
            "{result_year}年，全市{indicator}{money}，增长{percent}；{indicator}{money}，下降{fall}。",
            "确保{goal_year}年全市{indicator}达到{money}，{indicator}达到{money}。",
            "据统计，{result_year}年{county}{indicator}达{money}。",
            "{result_year}年，{county}新开工项目{projects}，{indicator}增长{percent}。",
        ),
        "en": (
            "In {result_year}, the {indicator_en} of the city reached {money_en}.",
            "In {result_year}, the {indicator_en} of {county_en} grew {percent_en}.",
            "In {result_year}, {county_en} recorded {indicator_en} of {money_en}, up {percent_en}.",
            "By {goal_year}, the city will strive to raise its {indicator_en} to {money_en}.",
            "By {goal_year}, the {indicator_en} of {county_en} is to reach {money_en}.",
            "By {goal_year}, the city is to have {indicator_en} of {money_en}.",
            "The project has a total investment of {size_en}.",
            "With a total investment of {size_en}, the project covers a large area.",
            "In {result_year}, {county_en} signed {projects_en} projects.",
            "In {result_year}, the city signed {projects_en} new projects.",
            "By {goal_year}, the city plans to introduce {projects_en} projects.",
            "In {result_year}, {indicator_en} in {county_en} came to {money_en}.",
            "By {goal_year}, {county_en} plans to raise its {indicator_en} to {money_en}.",
            "In {result_year}, the city's {indicator_en} rose by {percent_en}.",
            "In {result_year}, the {indicator_en} of the city stood at {money_en}, an increase of {percent_en}.",
            "By the end of {goal_year}, {indicator_en} shall reach {money_en}.",
            "In {result_year}, the {indicator_en} of {county_en} was {money_en}.",
            "In {result_year}, {county_en} completed {indicator_en} of {money_en}.",
            "In {result_year}, {indicator_en} grew {percent_en} to {money_en}.",
            "By {goal_year}, we will ensure that {indicator_en} grows by {percent_en}.",
            "Its target for {goal_year} is {indicator_en} of {money_en}.",
            "In {result_year}, {county_en} attracted {projects_en} projects, and its {indicator_en} grew {percent_en}.",
        ),
    },
    {"home": HOME, "published": f"{YEAR}-05-20"},
)  # fmt: skip
