"""Sums of money, with bounds from the table of comparators and units from that of currencies."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from generated.sentences import Draft, Facts, Piece, Suite
from policyie.numerals import plain
from policyie.tables import rows

CHINESE_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
ENGLISH_SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12}
# Cues that say something else in some of the sentences: 起 begins words, 超越 and "cross" want a line to cross.
UNFIT = {"近达", "起", "＜", "<", "＞", ">", "plus", "+", "pass", "passes", "passing", "top", "break", "broke"}
WORDS = {"三亿": 3 * 10**8, "十五亿": 15 * 10**8, "一百二十万": 1_200_000, "两千万": 2 * 10**7, "五十六万": 560_000}
ENGLISH_WORDS = {"two billion": 2 * 10**9, "fifteen million": 15 * 10**6, "six hundred million": 6 * 10**8}
FULL_WIDTH = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})


def figure(random: Random) -> Decimal:
    """A number as policy writes it: 12, 3.5, 860, 40.08."""
    return random.choice(
        [
            Decimal(random.randint(2, 9)),
            Decimal(random.randint(11, 990)),
            Decimal(random.randint(11, 999)) / 10,
            Decimal(random.randint(101, 9999)) / 100,
        ]
    )


@cache
def cues(side: str, language: str) -> tuple[tuple[str, str], ...]:
    """Bounds that stand right beside a figure: words and comparator."""
    found = [
        (row["surface"], row["comparator"])
        for row in rows("comparators")
        if (row["side"], row["language"], row["reach"]) == (side, language, "near") and row["comparator"] != "eq"
    ]
    return tuple(cue for cue in found if cue[0] not in UNFIT)


@cache
def units(han: bool) -> tuple[tuple[str, str], ...]:
    """Names of currencies that follow the number: words and code."""
    return tuple(
        (row["surface"], row["code"])
        for row in rows("currencies")
        if row["side"] == "after" and row["unit"] == "1" and ("\u4e00" <= row["surface"][0] <= "\u9fff") == han
        and len(row["surface"]) > 1 and (han or row["surface"].replace(" ", "").isalpha())
    )  # fmt: skip


def sum_of(draft: Draft, text: str, value: Decimal, currency: str, **more: Any) -> list[Piece]:
    facts: Facts = {"value": value, "currency": currency, "upper": None, "guess": False}
    return [(text, facts | {"comparator": draft.notes.pop("bound", "eq")} | more)]


def money(draft: Draft) -> list[Piece]:
    """A sum of money in Chinese."""
    random = draft.random
    number, scale = figure(random), random.choice(["万", "亿", "亿", "万亿"])
    value = number * CHINESE_SCALES[scale]
    written = plain(number)
    if random.random() < 0.1:
        words = random.choice(sorted(WORDS))
        return sum_of(draft, f"{words}元", Decimal(WORDS[words]), "CNY")
    if random.random() < 0.1:
        whole = random.randint(1000, 9_999_999)
        return sum_of(draft, f"{whole:,}元", Decimal(whole), "CNY")
    if random.random() < 0.3:
        name, code = random.choice(units(han=True))
        return sum_of(draft, f"{written}{scale}{name}", value, code)
    text = random.choice(["{}{}元", "人民币{}{}元", "{}{}元人民币", "{} {}元", "{}{}元"]).format(written, scale)
    if random.random() < 0.1:
        text = text.translate(FULL_WIDTH).replace("亿", "億").replace("万", "萬")
    return sum_of(draft, text, value, "CNY")


def money_en(draft: Draft) -> list[Piece]:
    """A sum of money in English."""
    random = draft.random
    number, scale = figure(random), random.choice([" million", " billion", " billion", " trillion"])
    value, written = number * ENGLISH_SCALES[scale], plain(number)
    if random.random() < 0.1:
        words = random.choice(sorted(ENGLISH_WORDS))
        return sum_of(draft, f"{words} yuan", Decimal(ENGLISH_WORDS[words]), "CNY")
    if random.random() < 0.1:
        whole = random.randint(1_000_000, 9_999_999)  # from 1,000 to 2,000 yuan is a range of prices
        return sum_of(draft, f"{whole:,} yuan", Decimal(whole), "CNY")
    if random.random() < 0.3:
        name, code = random.choice(units(han=False))
        return sum_of(draft, f"{written}{scale} {name}", value, code)
    form, code = random.choice(
        [("RMB {}{}", "CNY"), ("RMB{}{}", "CNY"), ("{}{} yuan", "CNY"), ("US${}{}", "USD"), ("${}{}", "USD"),
         ("CNY {}{}", "CNY"), ("HK${}{}", "HKD"), ("€{}{}", "EUR"), ("{}{} US dollars", "USD"), ("¥{}{}", "CNY")]
    )  # fmt: skip
    return sum_of(draft, form.format(written, scale), value, code)


def span(draft: Draft) -> list[Piece]:
    """A range in Chinese."""
    lower = draft.random.randint(1, 500)
    upper = lower + draft.random.randint(1, 400)
    scale = draft.random.choice(["万", "亿"])
    form = draft.random.choice(
        ["{0}至{1}{2}元", "{0}-{1}{2}元", "{0}{2}元至{1}{2}元", "{0}{2}元—{1}{2}元", "{0}到{1}{2}元"]
    )
    low, high = (Decimal(n * CHINESE_SCALES[scale]) for n in (lower, upper))
    return sum_of(draft, form.format(lower, upper, scale), low, "CNY", upper=high, comparator="range")


def span_en(draft: Draft) -> list[Piece]:
    """A range in English."""
    lower = draft.random.randint(1, 500)
    upper = lower + draft.random.randint(1, 400)
    scale = draft.random.choice([" million", " billion"])
    form = draft.random.choice(
        ["{0} to {1}{2} yuan", "{0}-{1}{2} yuan", "{0}{2} yuan to {1}{2} yuan", "RMB {0}-{1}{2}"]
    )
    low, high = (Decimal(n * ENGLISH_SCALES[scale]) for n in (lower, upper))
    return sum_of(draft, form.format(lower, upper, scale), low, "CNY", upper=high, comparator="range")


def before(draft: Draft) -> str:
    cue, draft.notes["bound"] = draft.random.choice(cues("before", "zh"))
    return cue


def after(draft: Draft) -> str:
    cue, comparator = draft.random.choice(cues("after", "zh"))
    draft.found[-1]["comparator"] = comparator
    return cue


def before_en(draft: Draft) -> str:
    cue, draft.notes["bound"] = draft.random.choice(cues("before", "en"))
    return cue + " "


def after_en(draft: Draft) -> str:
    cue, comparator = draft.random.choice(cues("after", "en"))
    draft.found[-1]["comparator"] = comparator
    return " " + cue


AMOUNTS = Suite(
    "amounts",
    {f.__name__: f for f in (money, money_en, span, span_en, before, after, before_en, after_en)},
    {
        "zh": (
            "项目总投资{money}。",
            "全年完成固定资产投资{money}，比上年有所增长。",
            "到位资金{before}{money}。",
            "落地项目总投资{before}{money}，其中设备投资{before}{money}。",
            "固定资产投资{money}{after}的项目，优先供地。",
            "对设备投入在{money}{after}的企业给予支持。",
            "设立规模为{money}的产业引导基金，首期出资{money}。",
            "一期投资{money}，二期投资{money}，三期投资{money}。",
            "签约项目十二个（协议资金{money}）。",
            "由财政安排{money}用于园区道路。",
            "投产后年产值可达{money}、年税收{money}。",
            "产值由{money}增加到{money}。",
            "其中：工业{money}，农业{money}，服务业{money}。",
            "单个企业的补助标准为{span}。",
            "每家企业可以获得{span}的贷款，全年共发放贷款{money}。",
            "第三条　对首次上规的企业，一次性奖励{money}。",
            "2023年，全市外贸进出口总额{money}，增长8.5%。",
            "全县50个重点项目到位资金{money}，完成年度计划的96%。",
            "“总部经济”集聚区今年入库税收{money}；",
            "1. 贷款贴息。对贷款额{money}{after}的部分，给予全额贴息。",
            "据介绍，该企业去年营业收入{before}{money}，利润{money}",
            "会议指出：要力争全年引进内资{money}、外资{money}。",
            "截至4月底，累计发放贷款\n{money}，惠及企业300余家。",
        ),
        "en": (
            "The project has a total investment of {money_en}.",
            "Fixed-asset investment came to {money_en} last year.",
            "The plant will cost {before_en}{money_en}.",
            "Its sales were {before_en}{money_en} and its profit was {before_en}{money_en}.",
            "Projects with an investment of {money_en}{after_en} get land first.",
            "The county set up a fund of {money_en}, of which {money_en} came from the budget.",
            "Phase one needs {money_en}, phase two {money_en}, phase three {money_en}.",
            "Twelve projects were signed (agreed funds: {money_en}).",
            "The budget sets aside {money_en} for roads in the park.",
            "Output will reach {money_en} and taxes {money_en} once it is in operation.",
            "Output rose from {money_en} to {money_en}.",
            "Industry: {money_en}; farming: {money_en}; services: {money_en}.",
            "Each enterprise can get {span_en}.",
            "The loans are {span_en} each, and {money_en} in all.",
            "Article 3. An award of {money_en} is given to each new enterprise.",
            "In 2023, foreign trade amounted to {money_en}, up 8.5 percent.",
            "The 50 key projects drew {money_en}, or 96 percent of the plan.",
            "\"We spent {money_en} on research,\" he said.",
            "1. Loans. Interest on loans of {money_en}{after_en} is subsidised.",
            "The fund, worth {money_en}, is open to all firms.",
            "By the end of April, loans of {money_en} had been granted to 300 firms",
            "A {money_en} loan was approved, with another {money_en} to follow.",
        ),
    },
)  # fmt: skip
