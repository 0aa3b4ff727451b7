"""Text to measure speed on: as much policy prose as is asked for, in Chinese or English, never the same twice.

The sentences are written for this purpose and filled with places of the tables, figures and industries drawn at random
from a fixed seed, so that every machine measures the same text. It is no text to measure accuracy on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from policyie.tables import rows

ZH = (
    "{place}今年前三季度规模以上工业增加值增长{percent}%，{industry}投资完成{money}亿元，同比多增{small}亿元。",
    "会议强调，要把招商引资作为一号工程，紧盯{industry}、{industry}等重点产业链，开展小分队招商{small}批次。",
    "在{place}举行的签约仪式上，{count}个项目集中落地，计划总投资超过{money}亿元，其中外资项目{small}个、合同额{money}万美元。",
    "对首次认定的专精特新企业，给予不超过{money}万元的一次性奖励；对新增贷款按年利率{percent}%贴息。",
    "{place}、{place}和{place}三地将共建{industry}集群，到2027年产值力争突破{money}亿元，带动就业{count}万人。",
    "各部门要转变作风，简化流程，把“一件事一次办”落到实处，让企业少跑腿、群众得实惠。",
    "据{place}统计局介绍，全年社会消费品零售总额达到{money}亿元，城镇居民人均可支配收入{money}元，增长{percent}%。",
    "完善基础设施，改造老旧管网{count}公里，新建标准厂房{count}万平方米，推动{place}经济开发区扩容提质。",
    "记者了解到，去年以来雨水偏多，不少工地停工，施工方抢抓晴好天气，白天夜里两班倒，终于赶上了进度。",
    "力争全年实际利用外资{money}万美元，进出口总额增长{percent}%左右，一般公共预算收入不低于{money}亿元。",
)
EN = (
    "{place} reported industrial output growth of {percent} percent and invested {money} million yuan in {industry}.",
    "Officials said the approval of a business licence, once a matter of a fortnight, now takes an afternoon.",
    "At a signing ceremony in {place}, {count} projects worth more than {money} billion yuan were agreed.",
    "Small firms can receive up to {money},000 yuan each if they hire {small} graduates, according to the notice.",
    "{place}, {place} and {place} plan a cluster of {industry} with an output of {money} billion yuan by 2027.",
    "Heavy rain closed many building sites in the spring, and crews worked two shifts to make up for lost weeks.",
    "Exports from {place} rose {percent} percent to ${money} million, while imports fell by about {small} percent.",
    "The plan sets aside {money} million yuan for {industry} and aims to create around {count} thousand jobs.",
    "Local leaders visited workshops in {place}, asked about orders and prices, and promised help with power bills.",
    "Foreign capital in actual use is to reach ${money} million, and fiscal revenue at least {count} billion yuan.",
)
SENTENCES = {"zh": ZH, "en": EN}
PARAGRAPH, DOCUMENT = 5, 25


def documents(language: str, characters: int, seed: int = 0) -> Iterator[str]:
    """Yield documents of 25 sentences, in paragraphs of five, until they have so many characters together."""
    draw = random.Random(f"{language} {seed}")
    divisions = [row for row in rows("divisions") if row["english"] and not row["last"]]
    places = [row["name" if language == "zh" else "english"] for row in divisions]
    industries = sorted({r["surface"] for r in rows("industry_names") if r["language"] == language})
    written = 0
    while written < characters:
        paragraphs = []
        for _ in range(DOCUMENT // PARAGRAPH):
            sentences = (_fill(draw.choice(SENTENCES[language]), draw, places, industries) for _ in range(PARAGRAPH))
            paragraphs.append(("" if language == "zh" else " ").join(sentences))
        document = "\n".join(paragraphs)
        written += len(document)
        yield document


def _fill(sentence: str, draw: random.Random, places: list[str], industries: list[str]) -> str:
    slots = {
        "{place}": lambda: draw.choice(places),
        "{industry}": lambda: draw.choice(industries),
        "{percent}": lambda: f"{draw.uniform(1, 20):.1f}",
        "{money}": lambda: draw.choice((f"{draw.uniform(1, 50):.1f}", str(draw.randint(2, 900)))),
        "{count}": lambda: str(draw.randint(12, 400)),
        "{small}": lambda: str(draw.randint(2, 20)),
    }
    for slot, value in slots.items():
        while slot in sentence:
            sentence = sentence.replace(slot, value(), 1)
    return sentence
