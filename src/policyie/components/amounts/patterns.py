"""What sums of money look like: the rules by name with examples, and the patterns they are made of.

Each example marks the amount with brackets; the tests prove that the rule named makes it, and nothing else there.
All patterns read folded text: simplified, half-width, lower case.
"""

from __future__ import annotations

import re

from policyie.numerals import (
    ARABIC,
    ARABIC_REST,
    ENGLISH_SCALES,
    ENGLISH_SHORT_SCALES,
    ENGLISH_WORD,
    HAN,
    HAN_DIGITS,
)

# rule: (what it reads, examples)
RULES: dict[str, tuple[str, tuple[str, ...]]] = {
    "money.figure": (
        "an Arabic figure with a scale or a currency, in either language",
        ("完成投资[12.6亿元]", "利用外资[RMB 3.5 bn]", "a fund of [$120 million]", "补贴[300元]", "贷款[1亿2000万元]"),
    ),
    "money.words": (
        "a figure in number words",
        ("签约[一百二十亿元]", "资本金[壹仟万元]整", "investment of [five hundred million yuan]"),
    ),
    "money.class": (
        "a scale without a number, or with 级 or -level: a class of size",
        ("打造[千亿级]产业集群", "[亿元]以上项目", "一家[百亿]企业", "a [hundred-billion-level] cluster"),
    ),
    "money.vague": (
        "a magnitude without a number: the lower unit, about",
        ("投资[数十亿元]", "补贴[几千万元]", "花了[万把块钱]", "worth [hundreds of millions of yuan]"),
    ),
    "money.coins": (
        "yuan with 角 and 分, or these alone, in speech too",
        ("票价[3元5角]", "每斤[两块五]", "电价[5分]/度", "[2 dollars and 23 cents]"),
    ),
    "money.range": (
        "two figures that share what only one of them names",
        (
            "年产值[3至5亿元]",
            "投资[10亿元—20亿元]",
            "奖励[三五百万元]",
            "sales of [RMB10-12 billion]",
            "between [5 and 6 billion yuan]",
        ),
    ),
    "money.enumeration": (
        "bare figures before a full one, of which they take scale and currency",
        ("分别投资[50]、[30]和20亿元", "[5], [3] and 2 billion yuan respectively"),
    ),
    "money.lost_point": (
        "a decimal point lost in scanning, read back: a guess",
        ("协议投资[18 6亿元]",),
    ),
    "money.translated": (
        "a figure that machine translation broke or left in Chinese scales, read back",
        ("GDP of [2 billion 305 million yuan]", "income of [603 1 yuan]", "a grant of [100 10,000 yuan]"),
    ),
    "money.declared": (
        "figures of a table whose unit stands above it",
        ("单位:万元\n合计 [3260]",),
    ),
}


# --- Figures --------------------------------------------------------------------------------------

_GAP = "[ \n]?"
# 7个亿 is a sum, 3个千亿级产业 three industries.
_SUM = "[多余半]?(?:万亿|万(?!亿)|亿)(?!(?:级|产业|集群|企业|园区|项目|规模|大)|元(?![，。；、）)\n]|$))"
_GE = f"(?:个(?={_SUM}))?"
_UNITS = "[十百千]?万亿?|[十百千]?亿|兆|[百千](?![瓦米克卡])|十"
_DIGIT = "[0-9一二三四五六七八九两壹贰叁肆伍陆柒捌玖]"
# 1亿[2000万], 4千[多万], 3亿5[千万], 3万[5000](元), 3亿[半]
_TAIL = (
    "[多余][十百千]?[万亿]亿?"
    "|(?:零?(?:[0-9]{1,4}|[一二三四五六七八九两])(?:[百千]万?|十?[万亿]|[百千]亿)){1,4}"
    "|零?[0-9]{1,4}(?=[元块圆])"
    "|半(?![年天个日月导小径数])"
)
_ENGLISH_SCALE = "|".join(
    [f"{small} {big}" for small in ("ten", "hundred", "thousand") for big in ENGLISH_SCALES if big != "hundred"]
    + list(ENGLISH_SCALES)
)
_SHORT_SCALE = "|".join(sorted(ENGLISH_SHORT_SCALES, key=len, reverse=True))

FIGURE = re.compile(
    rf"(?P<num>[0-9](?<![0-9.].){ARABIC_REST})"
    rf"(?:{_GAP}(?P<more>[多余来几+])?{_GAP}{_GE}(?P<more2>[多余])?(?P<units>{_UNITS})(?P<tail>{_TAIL})?(?P<more3>[多余])?"
    rf"|(?P<plus>\+|-plus)?[- ]?(?P<english>{_ENGLISH_SCALE})(?![a-z])"
    rf"|(?P<short> ?(?:{_SHORT_SCALE}))(?![a-z0-9])"
    rf"|(?P<some>[多余来])(?={_GAP}[元块美港日欧英韩人]))?"
)
"""An Arabic figure with what follows it up to the currency. It begins with a class, which `re` can look for quickly."""

LOST_POINT = re.compile(r"(?<![0-9.])(?P<whole>[0-9]{1,4})(?P<point>\.?) \Z")
"""What stands before the last two digits of a figure that lost its decimal point: [25 ]7亿元."""

HEAD = re.compile(
    r"(?<![0-9.,/:a-z-])(?<!phase )(?<!stage )(?<!no\. )(?<!item )(?<!top )(?<!article )(?<!step )(?<!stock )"
    r"(?<!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) )(?<!january )(?<!february )(?<!march )(?<!april )"
    r"(?<!june )(?<!july )(?<!august )(?<!september )(?<!october )(?<!november )(?<!december )(?<!sept )"
    r"(?P<num>(?!(?:19|20)[0-9]{2} )[0-9]{1,3}(?:,[0-9]{3}){1,3}|(?!(?:19|20)[0-9]{2} )[0-9]{1,5}(?:\.[0-9]{1,3})?) \Z"
)
"""A number before a figure with which it may be one: income of [603 ]1 yuan; a day or a year is none."""
CLASS_AFTER = re.compile(
    "[- ](?:yuan[- ]|rmb )?(?:[a-z]+ ){0,2}"
    "(?:projects?|enterprises?|companies|firms?|industr(?:y|ies)|clusters?|parks?|counties|towns?|brands?|prizes?|bonuses)(?![a-z])"
)
RESPECTIVELY = re.compile("respectively|each(?![a-z])")
FOREIGN = re.compile("foreign|overseas|export|import|trade|dollar|hong ?kong|macao|taiwan")
"""What is counted in dollars in China."""

HAN_RUN = re.compile(
    rf"[{HAN}半数几若](?<![{HAN}第0-9].)(?:(?<!若)|干(?=[十百千万亿]))[{HAN}点半数几]*"
    rf"(?:(?:[多余来几把]|个(?={_SUM}))[{HAN}点半]*)*"
)
"""A run of Chinese numerals, vague ones too; most runs are no money."""
# Before 数 these make another word: 人数, 户数, 总数.
WORDS_OF_NUMBER = frozenset("人户总个次岁件多少倍系指分家亩台辆")
VAGUE = re.compile("[数几]|若干")
AMONG = re.compile("[多余来几+个 \n]")
FILLERS = re.compile("[多余来几数把个若干 \n]")
# 百亿, 万亿, 百万亿: a scale by itself; 百千万 is none.
# Only sums are written in these: 肆佰叁拾万.
FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟]")
BARE_SCALE = re.compile("[十百千]?万|[十百千]?万?亿")
# 上百亿 is about that, 迈上百亿台阶 at least that.
STEPPING = frozenset("以迈登踏跨站跃冲走爬")
# 亿 by itself begins names (亿纬锂能); 过亿 is a sum.
EXCEEDING = frozenset("过超破逾近上达")
SIDE_BY_SIDE = re.compile(
    rf"(?P<before>|[{HAN}]*[十百千万亿])(?P<low>[{HAN_DIGITS}])(?P<high>[{HAN_DIGITS}])(?P<units>[十百千万亿]*)"
)
"""三五百万, 十二三亿: two digits side by side are a range."""

LATIN = re.compile("[a-z][a-z]*(?:[ \n,-]+[a-z]+)*")
"""A stretch of Latin words: only these are searched for number words."""
_SCALES = "thousand|million|billion|trillion"
_MORE_WORDS = rf"(?:(?: |-|(?<=hundred) and |(?<=thousand) and ){ENGLISH_WORD}){{0,39}}"
ENGLISH_RUN = re.compile(
    r"(?<![a-z])(?:(?P<vague>(?:tens|dozens|hundreds|thousands|millions|billions|trillions)"
    rf"(?: of (?:{_SCALES})s?)?|multi-?(?:{_SCALES}))(?: of(?= [a-z]))?"
    rf"|(?:several|(?:a )?few|(?:a )?couple(?: of)?) (?P<some>{ENGLISH_WORD}(?:[ -]{ENGLISH_WORD}){{0,2}})"
    rf"|(?P<words>(?:half (?:an? )?|(?:three )?quarters? of an? )?{ENGLISH_WORD}{_MORE_WORDS}"
    rf"(?: and a half(?:[ -](?:{_SCALES}))?)?))(?![a-z])"
)
"""A run of English number words; most runs are no money."""
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = "(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
COUNT_OF_TENS = re.compile(rf"{_ONES} (?=(?:{_TEENS}|{_ONES})[ -])")
"""A number word before a numeral that can't be part of it: three ten billion yuan firms, phase three two billion."""

# --- What stands beside a figure ------------------------------------------------------------------

LEVEL = re.compile(rf"{_GAP}级|-(?:level|scale|class|strong)(?![a-z])| level(?![a-z])")
COINS = re.compile(
    rf"(?:(?P<yuan>[元块圆])(?:零?(?P<jiao>{_DIGIT})[角毛](?:(?P<fen>{_DIGIT})分?)?|零?(?P<fen_alone>{_DIGIT})分"
    rf"|(?<=块)(?P<short>[0-9一二两三四五六七八九半]))?"
    rf"|(?P<coin>[角毛])(?:(?P<coin_fen>{_DIGIT})分?)?|(?P<cent>分))(?P<money>钱)?(?![0-9{HAN_DIGITS}.个])"
)
"""元, 块, 角 and 分 after a numeral: 3[元5角6分], 三[块五], 5[毛]."""
YUAN_AND_COINS = re.compile(f"[元圆]零?{_DIGIT}[角毛分]")
PRICE_BEFORE = re.compile(
    "(?:[电水气热单均售票油粮菜房肉药运]价|价格|[电水气热运]费|每(?:度|斤|吨|股|公斤|千克|千瓦时|立方米?|平方米?|升|张|碗))[^，。；、\n]{0,6}\\Z"
)
SPEND_BEFORE = re.compile("[花卖买赚付罚捐][^，。；、\n]{0,6}\\Z|[涨降]了?\\Z")
# 长三角, 珠三角: a triangle, no price.
TRIANGLES = frozenset("长珠大小金铁闽")
PER_UNIT = re.compile("(?:[/／]|每)(?:度|斤|吨|股|公斤|千克|kg|千瓦时|千瓦·时|kwh|瓦|立方|方|平方|㎡|件|公里|人)")
CLAUSE_START = re.compile("(?:^|[，。；、\n ]|[上近约超过到])\\Z")
SPOKEN_END = re.compile("[，。；、！？,;!?)）的左以上\n]|\\Z")

UNIT_BEFORE = re.compile("units?: ?(?:[0-9][0-9,]* )?(?:hundred )?\\Z")
# a 100 billion yuan (modern) industry
ARTICLE = re.compile("(?<![a-z])an? \\Z")
NOUN_NEAR = re.compile(
    " (?:of )?(?:level )?(?:[a-z]+ ){0,2}"
    "(?:industr(?:y|ies|ial)|clusters?|chains?|towns?|parks?|economy|tracks?|enterprises|companies|projects|mark|bases)(?![a-z])"
)
# up to 1 million one-time subsidies, 2 million investment
GRANT_AFTER = re.compile(
    " (?:(?:one-(?:time|off)|cash|financial|fiscal|special) (?:[a-z]+ )?"
    "(?:subsid(?:y|ies)|rewards?|awards?|grants?|bonus(?:es)?|funds?|support)"
    "|(?:(?:in|of) )?(?:subsidy|reward|grant|bonus|funding|investment)"
    "(?= (?:in|for|from|to|per|by)(?![a-z])|[.,;)\n]|$))"
    "(?![a-z-])"
)
CLAUSE_END = re.compile(
    "(?:以上|左右|以内|上下|出头|开外|余|有余)?(?:[，。；、！？,;!?)）+（(~～\n]|大关|-[0-9]|[至到][0-9一二三四五六七八九]|$)"
)
# Latin forms of currencies that are other words beside a small number: 5 won the prize, Mr. Yuan 3.
WEAK_BEFORE = frozenset({"yuan", "rm", "rs", "rs.", "rp"})
WEAK_AFTER = re.compile("pounds?(?= of )|(?:won|dong)(?= [a-z])")
# Names of indicators: 万元GDP能耗, 万元工业增加值用水量.
INDICATOR_NAME = re.compile(
    "(?:单位)?(?:国内|地区|的)?(?:(?:gdp|生产总值|工业增加值|增加值)"
    "|(?:工业产值|产值|农业)[^，。；0-9]{0,8}(?:能耗|电耗|水耗|用水|耗|排放)"
    "|(?:主营业务|营业)?收入[^，。；0-9]{0,4}(?:成本|费用))"
)
INDICATOR_ENGLISH = re.compile(
    "[ -](?:of )?(?:the )?"
    "(?:gdp|gross domestic|industrial (?:added|output)|value[- ]added|added value|output value)(?![a-z])"
)
# 单位:亿元, 金额（万元）: what the numbers below are counted in.
HEADING_BEFORE = re.compile("(?:单位[:：][ \u3000]*|[（(])(?:人民币)?\\Z")
HEADING_AFTER = re.compile("[ \u3000]*[)）]|[ \u3000]*[\n/／、,，]|\\Z")

# --- Ranges and enumerations ----------------------------------------------------------------------

_INCLUDED = "(?:[（(]不?含[^）)]{0,4}[）)])?"
_RANGE_LINK = rf"[ \n]?(?:以上)?{_INCLUDED}[ \n]?(?:[-–—~]|——|--|至|到|to|and up to)[ \n]?"
LINK = re.compile(_RANGE_LINK)
"""What stands between the ends of a range: 3[至]5亿元, 10亿元[（含）-]20亿元, 1亿元[以上至]5亿元, 5 [to] 8 billion."""
LINK_ENDS = frozenset("-–—~至到od")
_BEFORE_NUMBER = "(?<![0-9.a-z第/-])"
BARE_BEFORE = re.compile(
    rf"{_BEFORE_NUMBER}(?P<pre>rmb|cny|us\$|usd|hk\$|\$|€|£|¥)? ?"
    rf"(?P<num>{ARABIC}|[{HAN}点]{{1,6}}|{ENGLISH_WORD}(?:[ -]{ENGLISH_WORD})?)"
    rf"(?:(?P<link>{_RANGE_LINK})|(?P<between> and ))\Z"
)
"""A figure before a full one that shares its scale: [3至]5亿元, [5 to ]8 billion, between [5 and ]6 billion."""
BARE_AFTER = re.compile(rf"{_RANGE_LINK}(?P<num>{ARABIC})(?![0-9.,%年月日])")
"""A figure after one whose currency stands before it: $10[-15]."""
SPOKEN_PAIR = re.compile(
    "(?:^|[^0-9一-十百千万亿])(?P<low>[一二三四五六七八])、(?P<high>[二三四五六七八九])(?=[十百千万亿])".replace(
        "一-十", HAN_DIGITS
    )
)
"""三、四百万: neighbouring digits before one scale."""
YEAR = re.compile("(?:19|20)[0-9]{2}")
BETWEEN = re.compile(r"(?:between|from) \Z")
FROM = re.compile(r"(?:由|从|自|from) ?\Z")
FROM_CHINESE = re.compile("(?:由|从|自)\\Z")
_ITEM = rf"(?:{ARABIC}|[{HAN}]{{1,4}})"
ENUMERATED = re.compile(
    rf"{_BEFORE_NUMBER}(?P<items>{_ITEM}(?:(?:[、，,]|, ?) ?{_ITEM}){{0,11}})(?:、|和|及|与|, | and |, and )\Z"
)
"""Bare figures before a full one: [50、30和]20亿元."""
ENUMERATION_ENDS = frozenset("、和及与,，d")
ITEM = re.compile(_ITEM)
AND = re.compile("、|和|及|与|以及|或|, ?| and |, and | or ")
"""What joins figures of which the last one names the currency: 10亿[、]20亿[和]30亿元."""
CHANGE = re.compile("(?:增长|增加|提高|提升|上升|扩大|发展|跃升|攀升|下降|减少|增|升|降|涨|做)(?:到|至|为|了)?")
"""What joins the old figure to the new: 从3亿[增长到]5亿元."""
LINE_NUMBER = re.compile(r"(?:^|[\n。；;])[ \u3000]*\Z")

# --- Bounds ---------------------------------------------------------------------------------------

JOINED = re.compile(r"[、或和及]| ?and ?|, | or ")
EITHER_OR = re.compile(r"或者?| or ")
REACHES = ("达", "达到", "实现", "完成")
# A condition that a figure must reach: 贡献达到50万元的, 产值达到10亿元且增长….
REACHED = re.compile("(?:达到?|满|实现)\\Z")
CONDITION = re.compile("(?:[、或和及][0-9.]+[万亿]*元)*(?:[（(]含[）)])?(?:的|且|并|及其)")
# Prices from 5 yuan per ton.
FROM_PRICE = re.compile(r"(?<![a-z])from (?:rmb ?|cny ?|\$)?\Z")
PER = re.compile(r" ?(?:/|per |an? )")

# --- Whose yuan, declared units -------------------------------------------------------------------

# A paragraph that speaks for a place with its own 元; the figure's currency is then that of the last one written out.
OWN_YUAN = {
    "HKD": re.compile("特区政府|港府|本港|香港(?:政府|财政|金融管理局|贸发局|特别行政区)"),
    "MOP": re.compile("澳门|本澳|澳府"),
    "TWD": re.compile("台湾|新台币"),
}
SPEAKS_FOR = re.compile(
    "[澳本博赌香港特](?:(?P<MOP>(?<=澳)(?:门(?:特别行政区|特区)?政府|府)|(?<=本)澳|(?<=博)彩毛?收入|(?<=赌)收)"
    "|(?P<HKD>(?<=香)港(?:特别行政区|特区)?政府|(?<=港)府|(?<=本)港)|(?P<SAR>(?<=特)区政府))"
)
# A sentence that names these may count in yuan of the mainland.
MAINLAND = re.compile("内地|广东|广州|深圳|珠海|横琴|前海|大湾区|人民币|中央|国家|全国")
_DECLARED = "(?:人民币)?(?P<scale>[十百千万亿]{0,3})(?P<currency>元人民币|[美港欧日]?元)"
DECLARED_UNIT = re.compile(
    rf"[单u](?:(?<=单)位[:：][ \u3000]*{_DECLARED}(?![/／])"
    r"|(?<=u)(?<![a-z]u)nits?: ?(?P<english>(?:[0-9][0-9,]* ?)?(?:(?:hundred|thousand|million|billion) ?){0,2})"
    r"(?P<named>yuan|rmb|us dollars|usd))"
)
# One of these stands in every declaration.
DECLARATION_SIGNS = ("位:", "位：", "nit:", "nits:", "元)", "元）", "币)", "币）")
COLUMN_UNIT = re.compile(rf"[（(]{_DECLARED}[)）](?P<inline>[:：][ \u3000]*(?P<num>{ARABIC}))?")
COLUMN = re.compile("[ \u3000]*(?:\t|\\|| {2,}|\u3000{2,})[ \u3000]*")
# Heads of columns that hold no money: 增长(%), 位次, 个数.
OTHER_COLUMN = re.compile("[%％]|增|率|比重|位次|排名|序号|个数|数量|growth|share|rank")
CELL_WORD = re.compile(r"\S+")
NUMBER = re.compile(ARABIC)
CELL = re.compile(
    r"(?<![0-9.\-/年])(?P<num>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?![0-9.%\-/年月日号、．项个家户人亩])"
)
