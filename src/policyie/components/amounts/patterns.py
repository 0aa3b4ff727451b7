"""What sums of money look like: the rules by name with examples, and the patterns they are made of.

Each example marks the amount with brackets; the tests prove that the rule named makes it, and nothing else there.
"""

from __future__ import annotations

import re

from policyie.numerals import (
    ARABIC,
    BIG_UNITS,
    CHINESE,
    DIGITS,
    ENGLISH_SCALES,
    ENGLISH_SHORT_SCALES,
    ENGLISH_WORD,
    SMALL_UNITS,
)

# rule: (what it reads, examples)
RULES: dict[str, tuple[str, tuple[str, ...]]] = {
    "money.figure": (
        "an Arabic figure with a scale or a currency, in either language",
        ("完成投资[12.6亿元]", "利用外资[RMB 3.5 bn]", "a fund of [$120 million]", "补贴[300元]", "贷款[1亿2000万元]"),
    ),
    "money.words": (
        "a figure in number words",
        ("签约[一百二十亿元]", "资本金[壹仟万元整]".replace("整]", "]整"), "investment of [five hundred million yuan]"),
    ),
    "money.class": (
        "a scale without a number, or with 级 or -level: a class of size",
        ("打造[千亿级]产业集群", "[亿元]以上项目", "一家[百亿]企业", "a [hundred-billion-level] cluster"),
    ),
    "money.vague": (
        "a magnitude without a number: the lower unit, about",
        ("投资[数十亿元]", "补贴[几千万元]", "worth [hundreds of millions of yuan]"),
    ),
    "money.range": (
        "two figures that share what only the second one names",
        ("年产值[3至5亿元]", "投资[10亿元—20亿元]", "sales of [RMB10-12 billion]", "between [5 and 6 billion yuan]"),
    ),
    "money.enumeration": (
        "bare figures before a full one, of which they take scale and currency",
        ("分别投资[50]、[30]和[20亿元]".replace("[20亿元]", "20亿元"),),
    ),
    "money.lost_point": (
        "a decimal point lost in scanning, read back: a guess",
        ("协议投资[18 6亿元]",),
    ),
    "money.declared": (
        "figures of a table whose unit stands above it",
        ("单位:万元\n合计 [3260]",),
    ),
}

_GAP = "[ \n]?"
# 7个亿 is a sum, 3个千亿级产业 three industries.
_GE = "(?:个(?=[多余]?[万亿](?!级|产业|集群|企业|园区|项目|元)))?"
_CHINESE_SCALE = "[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千兆]"
_ENGLISH_SCALE = "|".join([f"{small} {big}" for small in ("hundred", "thousand") for big in ENGLISH_SCALES])
_ENGLISH_SCALE += "|" + "|".join(ENGLISH_SCALES)
_SHORT_SCALE = "|".join(sorted(ENGLISH_SHORT_SCALES, key=len, reverse=True))

FIGURE = re.compile(
    rf"(?<![0-9.])(?:(?P<lost>[0-9]{{1,4}} [0-9]{{1,2}})(?=[ \n]?[亿万])|(?P<num>{ARABIC}))"
    rf"(?:(?P<more>[多余来几]|{_GAP}[多余](?=[万亿]))?{_GAP}{_GE}(?P<more2>[多余])?(?P<scale>{_CHINESE_SCALE})"
    rf"(?P<rest>[0-9]{{1,4}}[十百千]?万|[0-9]千|[一二三四五六七八九][百千]万|[0-9]{{3,4}}(?=元))?(?P<more3>[多余])?"
    rf"|[- ]?(?P<english>{_ENGLISH_SCALE})(?![a-z])"
    rf"|(?P<short> ?(?:{_SHORT_SCALE}))(?![a-z0-9]))?"
)
"""An Arabic figure with what follows it up to the currency."""

_HAN = "".join([*DIGITS, *SMALL_UNITS, *BIG_UNITS])
HAN_RUN = re.compile(rf"[{_HAN}点半数几多余来]*[{_HAN}](?:{_GE}[万亿])?[多余]?")
"""A run of Chinese numerals, vague ones too; most runs are no money."""
HAN_UNIT = frozenset([*SMALL_UNITS, *BIG_UNITS])
VAGUE_PREFIX = frozenset("数几")
MORE = frozenset("多余")
# 三五百万元: two digits side by side are a range.
SIDE_BY_SIDE = re.compile("([一二两三四五六七八])([二三四五六七八九])([十百千万亿]+)")

ENGLISH_RUN = re.compile(
    rf"(?<![a-z])(?:(?P<vague>(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?: of (?:thousands|millions"
    rf"|billions|trillions))?)(?: of(?= [a-z]))?|(?P<several>several|a few) (?P<some>{ENGLISH_WORD}(?:[ -]{ENGLISH_WORD}){{0,2}})"
    rf"|(?P<words>(?:half (?:a )?)?{ENGLISH_WORD}(?:[ -](?:and )?{ENGLISH_WORD}){{0,9}}))(?![a-z])"
)
"""A run of English number words; most runs are no money."""

LEVEL = re.compile(rf"{_GAP}级|-(?:level|scale|class|strong)(?![a-z])")
# A figure before a full one that shares its scale: 3至5亿元, 5 to 8 billion, (between) 5 and 6 billion.
RANGE_LINK = r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?[ \n]?(?:[-–—~]|——|至|到|to|and up to)[ \n]?"
BARE_BEFORE = re.compile(
    rf"(?<![0-9.a-z第])(?P<pre>rmb|cny|us\$|usd|hk\$|\$|€|£|¥)? ?(?P<num>{ARABIC}|{CHINESE}{{1,4}})"
    rf"(?:(?P<link>{RANGE_LINK})|(?P<between> and ))\Z"
)
LINK = re.compile(RANGE_LINK)
BETWEEN = re.compile(r"(?:between|from) \Z")
ENUMERATED = re.compile(rf"(?<![0-9.a-z第])(?P<items>{ARABIC}(?:[、，,] ?{ARABIC}){{0,11}})(?:、|和|及|与|, | and |, and )\Z")
LINE_NUMBER = re.compile(r"(?:^|[\n。；;])[ \u3000]*\Z")
# CNY 40-45bn, RMB 10-13: the currency of the lower end is that of both.
PRICED_BEFORE = re.compile(
    rf"(?P<pre>rmb|cny|us\$|usd|hk\$|nt\$|mop|\$|€|£|¥|yuan) ?(?:{ARABIC}) ?(?:k|m|mn|mln|bn|b|tn|thousand|million|billion|trillion)?{RANGE_LINK}\Z"
)
FROM = re.compile(r"(?:由|从|自|from) ?\Z")

# 元 that is no money: names, chemistry, mathematics; only asked where no scale stands before it.
NOT_YUAN = re.compile("元(?:宝|旦|素|件|器|月|年|谋|阳|坝|江|氏|里|化|结构|区|次|催化|锂|前驱|正极|材料|方程|宇宙|首|老|帅|朝|代|体系|格局|文化|经营|投入体)")
# Names of indicators: 万元GDP能耗, 万元工业增加值用水量.
INDICATOR_NAME = re.compile(
    "(?:单位)?(?:国内|地区)?(?:(?:gdp|生产总值|工业增加值)|(?:增加值|工业产值|产值|农业)[^，。；0-9]{0,8}(?:能耗|电耗|水耗|用水|耗|排放))"
)

# What a bare scale can count that is no money.
PHYSICAL = re.compile(
    "[ \n]?(?:(?:标准|平方|立方|吨|千瓦|兆瓦|万千瓦|千伏|瓦|方|公里|千米|米|亩|公顷|斤|公斤|千克|克|人|户|只|头|株|棵|羽|尾|件|套|台|辆"
    "|次|个|家|条|座|间|箱|标箱|枚|片|张|册|部|度|升|桶|字|股|份|名|位|年|岁|天|日|小时|分钟|节|粒|把|支|瓶|盒|袋|门|架|艘|栋|幢|处"
    "|用户|居民|群众|市民|网民|游客|消费者|农民|人口|职工|学生|老人|城镇|贫困|农村|平米|㎡|卡|大卡|比特|像素|美[^元金]|分之|大|强|里)"
    "|(?:kw|mw|gw|tw|kwh|mwh|gwh|twh|km|kg|mu|t|m2|m3)(?![a-z]))"
)
PHYSICAL_ENGLISH = re.compile(
    r"[- ]?(?:mu|acres?|hectares?|square|sq|cubic|tons?|tonnes?|kilo|kilowatts?|kwh|kw|mw|gw|megawatts?|gigawatts?|watts?|jin|catties|people"
    r"|persons?|residents?|visitors?|visits|tourists?|trips|users?|households?|farmers?|students?|workers?|jobs|passengers?|vehicles?|units?"
    r"|sets?|pieces|heads?|meters?|metres?|kilometers?|kilometres?|km|kg|standard|barrels?|containers?|teu|times|years?|days?|hours?|cells?|pairs?"
    r"|copies|pigs|sheep|cattle|tests|doses|trees|shares|pixels|homes|cars|planes|bottles|volts?)(?![a-z])"
)
MONEY_CONTEXT = re.compile(
    "投资|资金|产值|收入|营收|销售|利润|利税|税|贷款|融资|签约|引资|总值|增加值|金额|存款|基金|债|补贴|补助|奖励|规模|估值|市值|总额|进出口|零售|gdp|资本"
    "|出资|授信|经济总量|财政|预算|贸易|消费|支出|成本|价值|效益|交易|成交|合同|协议|外资|内资|订单|节约|投入|到位|开票"
    "|[万亿]元|合计|共计|invest|output|revenue|value|fund|capital|loan|spend|deal|contract|sales|exports|imports|worth|income|profit|tax|subsid|turnover|budget|financ"
    "|credit|trade|econom|industr|cost|gdp|bond|project|payment|price|yuan|rmb|dollar|\\$"
)
# What makes a bare class word (百亿, 千亿) one of money.
CLASS_HEAD = re.compile("(?:级|元级|能级|规模|产值|产业|集群|企业|园区|俱乐部|板块|项目|工程|强|大关|台阶|平台|赛道|龙头|县|市|镇|村|级别)")
# One plant's size is its size (eq); a class of projects or an industry is at least that (ge).
SINGLE_HEAD = re.compile(
    r"(?:plant|project|facility|factory|mill|line|fund|loan|deal|contract|bridge|investment|credit|complex|centre|center|base project|expansion"
    r"|bond|order|subsidy|grant|refinery|farm|port|railway|tunnel|station|programme|program|campus|package|scheme|budget)(?![a-z])"
)
CLASS_HEAD_ENGLISH = re.compile(
    r"(?:industr(?:y|ies)|clusters?|chains?|econom(?:y|ies)|towns?|enterprises?|compan(?:y|ies)|firms?|parks?|bases?|levels?|marks?|sectors?|projects|giants?|brands?"
    r"|count(?:y|ies)|cit(?:y|ies)|tracks?|platforms?|zones?|markets?|business(?:es)?)(?![a-z])"
)
# A paragraph that speaks for a place with its own 元; the figure's currency is then that of the last one written out.
OWN_YUAN = {
    "HKD": re.compile("特区政府|港府|本港|香港(?:政府|财政|金融管理局|贸发局|特别行政区)"),
    "MOP": re.compile("澳门|本澳|澳府"),
    "TWD": re.compile("台湾|新台币"),
}
DECLARED_UNIT = re.compile(r"单位[:：][ \u3000]*(?P<unit>[十百千万亿]{0,3}(?:元|美元|港元|欧元|元人民币))(?![/／])")
CELL = re.compile(r"(?<![0-9.\-/年])(?P<num>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?![0-9.%％/\-年月日号、．项个家户人亩])")
