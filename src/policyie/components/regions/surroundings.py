"""Patterns of what stands around names: works, routes, slogans, companies, parts of a city, lists of macro-regions."""

from __future__ import annotations

import re

from policyie.components.regions.patterns import Rule
from policyie.view import HAN

# Works that are called after the town or county where they stand: 景泰|电厂, 神头|电厂二期, 唐村|建材基地.
WORKS_HEAD = Rule(
    re.compile("电[厂站]|抽水蓄能|风电|光伏|煤电|(?<=[铁化工电源炭材金业])基地"),
    (("电厂四期", "电厂"), ("钢铁基地", "基地"), ("在基地", None)),
    ("电厂", "电站", "抽水蓄能", "风电", "光伏", "煤电", "基地"),
)
WORKS_PREFIXES = (0, 1, 2, 4, 6)
WORKS = Rule(
    re.compile(
        "(?:[水火热风核]?电厂|[水火热风核]?电站|抽水蓄能|风电场?|光伏|煤电"
        "|(?:大型)?(?:钢铁|石化|化工|煤电|能源|煤炭|建材|冶金)(?:产业)?基地)"
    ),
    (("电厂四期", "电厂"), ("钢铁基地扩建", "钢铁基地"), ("电力供应", None)),
)
# What may stand before the name of such works: a border, a verb, or the company that runs them.
WORKS_BEFORE = Rule(
    re.compile(
        "(?:[，。、；：（“《\\s在和与及以于到为]"
        "|推进|推动|建成|开工|建设|实施|启动|新建|扩建|加快|支持|依托|围绕|投产|完成"
        "|石化|石油|华能|大唐|国电|华电|国能|电投|核电)$|^$"
    ),
    (("开工建设", "建设"), ("中石化", "石化"), ("淋", None)),
)
# A company, then a weak name and the number of a well or a station: 华能|长岭.
COMPANY_BEFORE = Rule(
    re.compile("(?:石化|石油|华能|大唐|国电|华电|国能|电投)$"),
    (("中石化", "石化"), ("推进", None)),
)
# 至|定西|高速公路: a road between two places names both.
ROUTE_BEFORE = Rule(re.compile("[至到]$"), (("平凉至", "至"), ("平凉", None)))
ROUTE_AFTER = Rule(
    re.compile("(?:国家)?(?:高速(?:公路)?|高铁|铁路)(?!发展|增长|.?站)"),
    (("高速公路开工", "高速公路"), ("高速增长", None)),
)
# A brand or slogan in quotes: “浙江制造”标准, “广州蓝”, “通化”品牌.
SLOGAN_AFTER = Rule(
    re.compile("(?:制造|智造|精品|好品|好礼)[”」](?:标准|品牌|认证|商标|产品)|[蓝绿][”」]|[”」](?:品牌|商标|牌子)"),
    (("制造”标准", "制造”标准"), ("蓝”成为", "蓝”"), ("”品牌", "”品牌"), ("制造”迈向", None)),
)
# One of several companies by their short names: 宁州|国联、云州天合等十余家企业; places by their names are none.
LISTED_COMPANY = Rule(
    re.compile(
        f"(?![市省县区州盟旗]|等)[{HAN}]{{2,6}}(?:、(?!等)[{HAN}A-Za-z&]{{2,12}}){{0,12}}"
        f"等(?![地省市县区州国])(?:[一二三四五六七八九十两数几0-9]{{1,3}}[余多几]?家|多家|一批)[{HAN}]{{0,8}}(?:企业|公司|集团)"
    ),
    (
        ("国联、云州天合等十余家知名企业", "国联、云州天合等十余家知名企业"),
        ("天合等8家企业", "天合等8家企业"),
        ("、云州等地8家企业", None),
        ("等十余家企业", None),
        ("工业园区、云州新区等地多家企业", None),
    ),
)
# A company's name without its type word: 山东|昊禾 10 万吨, 辽宁|瑞禾沥青深加工项目; the name must be no word.
COMPANY_AFTER = Rule(
    re.compile(
        f"(?P<name>[{HAN}]{{2}})(?: ?[\\d.]+ ?[万亿]?(?:吨|立方米|千瓦|兆瓦|台|辆|套|件|平方米|GW|MW)"
        f"|(?![{HAN}]{{0,8}}园)[{HAN}]{{2,10}}项目)"
    ),
    (
        ("昊禾 10 万吨", "昊禾 10 万吨"),
        ("瑞禾沥青深加工项目", "瑞禾沥青深加工项目"),
        ("、上海", None),
    ),
)
NO_COMPANY_NAME = Rule(
    re.compile("[的和与及等在为是对将有以至到从向各省市县区州镇乡村招引签投建园段东西南北中新大老]|援|籍"),
    (("段工", "段"), ("瑞禾", None)),
)
# 东北|制药两家公司
COMPANIES_AFTER = Rule(
    re.compile(f"[{HAN}]{{2,4}}[两三四五六]家(?:公司|企业)"),
    (("制药两家公司", "制药两家公司"), ("两家公司", None)),
)
# Parts of a city or county, in its own documents: 东部|新城, 西部|生态屏障.
LOCAL_AFTER = Rule(
    re.compile(
        "(?!地区|沿海|陆海|大开发|崛起|省|首|第|最|唯一|重要|国家)(?:[^，。、；\\s]{0,6}?)(?:走廊|产业区|功能区|休闲区|居住区|生态区|屏障|新城|新区|片区|城区|组团|板块|乡镇|山区|平原|湖区|丘陵|发展带|产业带|经济带"
        "|发展轴|副中心|快线|环线|干线|快速路)"
    ),
    (("开放型走廊", "开放型走廊"), ("新城", "新城"), ("地区率先", None), ("陆海新通道", None)),
)
LOCAL_DIRECTIONS = frozenset("东部 西部 中部 东北 西北 西南 中东部 中西部".split())
# Breeds called after a part of a province: 皖西|白鹅.
BREED_AFTER = Rule(
    re.compile(f"(?![鹅鸡鸭猪牛羊驴])[{HAN}]{{1,3}}?[鹅鸡鸭猪牛羊驴](?!业|养|产|肉)"),
    (("白鹅", "白鹅"), ("畜牧业", None)),
)
# A grid, a railway or a road called after a part of a province: 蒙西|电网, 鲁南|高铁, 湘北|路.
PART_NOT_AFTER = Rule(
    re.compile("[东西南北]?部|电网|电力|(?:快速|城际)?铁路|高铁|高速(?!发展|增长)|大道|大街|路(?!演|径|线)|机场"),
    (("电网峰谷电价", "电网"), ("快速铁路", "快速铁路"), ("高速增长", None)),
)
# Scenic areas called like a county elsewhere: 龙门|景区.
SCENIC = Rule(
    re.compile("(?:风景名胜区|风景旅游区|风景区|旅游景区|景区)"),
    (("景区成为", "景区"), ("风光", None)),
)
# The home by a name that may be a word, in clauses about it: 推动|长丰|高质量发展.
HOME_VERB_BEFORE = Rule(
    re.compile("(?:推动|推进|促进|建设|打造|选择|投资|助力|服务|支持|展现|扎根|振兴)$"),
    (("更好推动", "推动"), ("更好", None)),
)
HOME_NOUN_AFTER = Rule(
    re.compile("经济|高质量|发展|人民|企业|大地|产业|乡村|城乡|工业|农业|文旅|力量|样板|品牌|新篇章"),
    (("高质量发展", "高质量"), ("小组", None)),
)
# Scenic areas with a name of their own: 大石沟|景区. The head is found first, with the last character of the name.
_STEMS = "山峡谷沟湖岛洞寺泉岭河海江潭溪城镇林园地原关峰"
SCENIC_NAME = Rule(
    re.compile(f"[{_STEMS}](?:国家级?|国际|省级)?(?:风景名胜区|风景旅游区|旅游风景区|风景区|旅游景区|景区|旅游度假区)"),
    (("大石沟景区开发", "沟景区"), ("旅游景区", None)),
    tuple(stem + word for stem in _STEMS for word in ("国家", "国际", "省级", "风景", "旅游", "景区")),
)
# A character that makes another name, of a river or a village, of what stands before it: 临江|河|工业园区.
ANOTHER_NAME = "河堡湖岭桥口沟坪湾塘店溪"
# The home's name by one character: 科技兴赣, 在淮召开, 皖美.
HOME_ABBREVIATION = Rule(
    re.compile(
        "[兴强在来驻赴入进离返到“](?:"
        "(?<=(?:科技|科教|人才|工业|产业|教育|质量|文化|实业|交通|商贸|农业|旅游|生态|制造)[兴强])"
        f"(?P<industry>(?![国市县区省州村镇业旺盛起化])[{HAN}])"
        f"|(?<![兴强“])(?P<name>(?!新)[{HAN}])(?=投资|项目|企业|考察|发展|设立|布局|落户|工作|创业|生活|兴业"
        "|调研|人员|高校|单位|乡贤|召开|举办|举行|落地|投产|就业|央企|院校|客商|参会|，调研|，考察)"
        f"|(?<=“)(?P<pun>[{HAN}])(?=美[^”]{{0,6}}”))"
    ),
    (
        ("科技兴皖", "兴皖"),
        ("布局在万项目", "在万"),
        ("企业在淮召开", "在淮"),
        ("“皖美文旅”", "“皖"),
        ("科技兴国", None),
        ("万项目", None),
    ),
)
HOME_ABBREVIATION_GROUPS = ("industry", "name", "pun")

# the eastern, central, and western regions: each a macro-region of its own.
_DIRECTIONS = "(?:north|south)?(?:eastern|western)|central|northern|southern|coastal"
ENGLISH_MACRO_LIST = Rule(
    re.compile(
        rf"(?<![A-Za-z-])(?:(?:{_DIRECTIONS})(?:, and |, | and )){{1,5}}(?:{_DIRECTIONS}) (?:regions|provinces|China)"
        r"(?![a-z]|['’]| of (?:the|our|this) )",
        re.IGNORECASE,
    ),
    (
        ("the eastern, central and western regions", "eastern, central and western regions"),
        ("the western regions", None),
        ("the eastern and western regions of the city", None),
    ),
)
ENGLISH_DIRECTION = Rule(re.compile(_DIRECTIONS, re.IGNORECASE), (("northeastern", "northeastern"), ("east", None)))
