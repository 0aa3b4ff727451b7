"""Industries: names of the table that count wherever they stand, composed names, and words that are no industry."""

from __future__ import annotations

import re
from functools import cache

from generated.sentences import Draft, Facts, Piece, Suite
from policyie import industries
from policyie.tables import rows


@cache
def names(language: str) -> tuple[tuple[str, str], ...]:
    """Names that need no context: words and concept."""
    return tuple(
        (row["surface"], row["concept"])
        for row in rows("industry_names")
        if (row["language"], row["use"], row["origin"]) == (language, "s", "written")
    )


def facts(concept: str) -> Facts:
    found = industries.concept(concept)
    return {"concept": concept, "composed": False, "sei": found.sei and found.sei[0]}


# The word for an industry is no part of its name where the rest stands for itself; these sayings need it.
HEAD = re.compile(r"(?<!高新技术)(?<!战略性新兴)(?<!未来)(?<!主导)产业$| (?:industr(?:y|ies)|sectors?)$")


@cache
def concepts() -> dict[str, str]:
    return {row["surface"]: row["concept"] for row in rows("industry_names")}


def mention(name: str, concept: str) -> list[Piece]:
    head = HEAD.search(name)
    at = head.start() if head else len(name)
    if len(name) > 3 and name.endswith("工业") and concepts().get(name[:-2]) == concept:
        at -= 2  # 石化工业, which 石化 names too
    return [(name[:at], facts(concept)), (name[at:], None)]


def industry(draft: Draft) -> list[Piece]:
    return mention(*draft.random.choice([pair for pair in names("zh") if len(pair[0]) > 2]))


def sector(draft: Draft) -> list[Piece]:
    """A name that does not call itself an industry, for sentences that do."""
    others = dict(names("zh"))
    name, concept = draft.random.choice(
        [
            (name, concept)
            for name, concept in names("zh")
            if len(name) > 2 and not name.endswith(("业", "经济")) and others.get(f"{name}产业", concept) == concept
        ]
    )
    return [(name, facts(concept))]


def industry_en(draft: Draft) -> list[Piece]:
    return mention(*draft.random.choice([pair for pair in names("en") if len(pair[0]) > 5 and pair[0].islower()]))


def no_industry(draft: Draft) -> str:
    """A longer word that holds a name."""
    chosen = [row for row in rows("industry_not") if (row["language"], row["why"]) == ("zh", "a body of government")]
    return draft.random.choice(chosen)["surface"]


INDUSTRIES = Suite(
    "industries",
    {f.__name__: f for f in (industry, sector, industry_en, no_industry)},
    {
        "zh": (
            "大力发展{industry}。",
            "做大做强{industry}、{industry}。",
            "全市{industry}完成产值90亿元。",
            "签约{industry}项目两个。",
            "建成{sector}产业园。",
            "{sector}产业链不断延伸。",
            "重点招引{sector}企业12家。",
            "推动{industry}高质量发展，投资增长8%。",
            "聚焦{industry}，开展产业链招商。",
            "形成以{industry}为主导的产业体系。",
            "近年来，{industry}迎来新机遇。",
            "{sector}产业集群规模突破100亿元。",
            "会议听取了{no_industry}的汇报，部署了{industry}工作。",
            "县里出台政策，扶持{industry}。",
            "围绕{industry}和{industry}，建链、补链、强链。",
            "2023年，{industry}增加值增长9%，占比提高两个百分点。",
            "“{industry}”被列为支柱产业。",
            "设立{sector}产业发展基金10亿元。",
            "推介会重点推介了{sector}产业，签约金额3亿元。",
            "一是壮大{industry}；二是培育{industry}；三是提升服务。",
            "打造全国重要的{sector}产业基地。",
            "主导产业：{industry}、{industry}。",
            "支持企业投资{industry}，给予最高500万元奖励。",
        ),
        "en": (
            "The county develops its {industry_en}.",
            "Investment in {industry_en} rose last year.",
            "It will build a base for {industry_en}.",
            "The output value of {industry_en} reached 9 billion yuan.",
            "The city focuses on {industry_en} and {industry_en}.",
            "Pillars such as {industry_en}, {industry_en} and {industry_en} grew.",
            "New rules support {industry_en}.",
            "Growth in {industry_en} came to 8 percent.",
            "They make {industry_en} a pillar.",
            "The fair was about {industry_en}.",
            "The value added of {industry_en} grew by 9 percent.",
            "Projects in {industry_en} were signed.",
            "We will strengthen {industry_en}.",
            "The plan names {industry_en} first.",
            "Companies engaged in {industry_en} get land.",
            "Foreign companies invested in {industry_en} and {industry_en}.",
            "Priority is given to {industry_en}.",
            "\"We rely on {industry_en},\" he said.",
            "Leading sectors: {industry_en}; {industry_en}.",
            "The park, known for {industry_en}, opened in May.",
            "The exports of {industry_en} fell 3 percent.",
            "An award goes to investors in {industry_en}.",
        ),
    },
)  # fmt: skip
