"""The patterns of place names, each with examples of what it reads.

Every pattern works at or around a match of the lexicon, or from a type word such as 镇 or 开发区; none backtracks.
"""

from __future__ import annotations

import re
from string import ascii_uppercase, digits
from typing import NamedTuple

from policyie.view import HAN


class Rule(NamedTuple):
    """A named pattern.

    Attributes:
        pattern: tried at a place, or searched for.
        examples: texts and what the pattern finds in them (None: nothing).
        anchors: words with one of which every match begins, for patterns that are searched for: see `anchors`.
    """

    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str | None], ...]
    anchors: tuple[str, ...] = ()


_ZONE_QUALIFIERS = (
    "国家级|省级|市级|国家|国际|现代化?|高端|先进|制造业?|装备|新材料|化学|化工|精细|新能源|农业|农产品|食品"
    "|医药|医疗器械|生物|纺织|服装|大型|电子|信息"
    "|汽车|智能|智造|数字|绿色|循环|低碳|航空|航天|港口|物流|商贸|文化|旅游|中小企业|经济|技术|临空|临港|空港|特色"
    "|专业|石化|冶金|有色|铝业?|光伏|锂电"
    "|陶瓷|家居|木业|建材|环保|创意|软件|大数据|科技|工业|产业|高新|高新技术|高技术|综合|创新|创业|商务|金融"
    "|服务业?|外向型|台商|侨乡|转移|轻工|机械"
    "|能源|生态|健康|大健康|中医药|新型|氢能|储能|半导体|集成电路|光电|绿色食品|互联网|电商|电子商务|双创|孵化"
    "|保税|出口|跨境|合作|承接|重点|海洋|发展|产业转移|[A-Z0-9]"
)
_ZONE_HEADS = (
    "经济技术开发区|高新技术产业开发区|高新技术开发区|高技术产业开发区|经济开发区|开发区|高新技术产业园区"
    "|高新技术产业园|高新区|经开区|汽开区|综合保税区|综保区|保税港区"
    "|保税区|保税物流中心|出口加工区|边境经济合作区|边合区|自由贸易试验区|自贸试验区|自贸区|自由贸易港|工业园区"
    "|工业园|产业园区|产业园"
    "|工业集中区|产业集聚区|产业集中区|产业集聚发展区|工业集聚区|产业基地|化工基地|科技园区|科技园|科学城"
    "|科技城|经济试验区|化工园区|化工园|经济区|示范区|试验区"
    "|合作区|实验区|管理区|新区|新城|园区|物流园|文创园|软件园|创业园|创新园|生态园|生态城|工业城|投资区|示范园"
    "|度假区|国际陆港|陆港|先行区"
)
# The first characters of what the next rule matches.
ZONE_STARTS = frozenset(word[0] for word in f"{_ZONE_QUALIFIERS}|{_ZONE_HEADS}".split("|")) | {
    *ascii_uppercase,
    *digits,
}
QUALIFIERS = frozenset(word for word in _ZONE_QUALIFIERS.replace("?", "").split("|") if word[0] != "[")
ZONE_TAIL = Rule(
    # Right after a place: 万州|经开区, 昆山|高新技术产业开发区, 高台|工业园区, 江门|大型产业集聚区
    re.compile(f"(?:{_ZONE_QUALIFIERS}){{0,5}}(?:{_ZONE_HEADS})(?!域|间|分|块)"),
    (
        ("经开区管委会", "经开区"),
        ("高新技术产业开发区企业", "高新技术产业开发区"),
        ("新型工业化", None),
        ("大型产业集聚区建设", "大型产业集聚区"),
    ),
)
# 中国（广西）自由贸易试验区钦州港片区, China (Hunan) Pilot Free Trade Zone: one name; its place is in the brackets or
# at the end.
FREE_TRADE_ZONE = Rule(
    re.compile(
        f"中国[（(](?P<place>[{HAN}]{{2,4}})[）)](?:自由贸易试验区|自贸试验区|自贸区)(?P<part>[{HAN}]{{2,6}}?片区)?"
        r"|China ?\((?P<english>[A-Z][a-z]+)\) (?:Pilot )?Free Trade (?:Pilot )?Zone"
        r"(?P<section> [A-Z][a-z]+ [Aa]rea| [A-Z][a-z]+ [Ss]ection)?"
    ),
    (
        ("建设中国（福建）自由贸易试验区", "中国（福建）自由贸易试验区"),
        ("中国（湖北）自由贸易试验区襄阳片区揭牌", "中国（湖北）自由贸易试验区襄阳片区"),
        ("the China (Hunan) Pilot Free Trade Zone is", "China (Hunan) Pilot Free Trade Zone"),
        ("自由贸易试验区", None),
    ),
    ("中国（", "中国("),  # of the Chinese names
)
FREE_TRADE_PART = Rule(
    re.compile(f"(?P<part>[{HAN}]{{2,6}}?片区)"),
    (("襄阳片区揭牌", "襄阳片区"), ("新片", None)),
)
# Heads that are names of a zone only with a name of their own before them.
ZONE_HEAD = Rule(
    re.compile(
        "(?:国家级|省级)?(?:高新技术产业开发区|经济技术开发区|经济开发区|高新区|经开区|开发区|工业园区|工业园"
        "|化工园区|管理区|新区)(?!域|间|分|块)"
    ),
    (("落户盐滩工业园区", "工业园区"), ("合作示范区", None)),
)
TOWNSHIP_WORD = Rule(
    # The type word of a township; 城镇, 乡镇, 乡村, 小镇 are none.
    re.compile(
        "镇(?<![乡村小重各集特名本该全]镇)(?![化村区域定静压痛江海安远原宁沅坪巴雄赉康平])"
        "|乡(?<![城下返家故老之水全各本该回侨城]乡)(?![村镇亲贤愁土情音下风里宁城])"
        "|街道(?<![各本该全个]街道)(?!口)|苏木"
    ),
    (("石桥镇党委", "镇"), ("城镇化率", None), ("乡村振兴", None), ("新华街道办事处", "街道"), ("特色小镇", None)),
    ("镇", "乡", "街道", "苏木"),
)
# After the short name of a town: other types, and words that make another name of it.
NOT_TOWN_AFTER = Rule(
    re.compile("[镇乡村社路街河湖江山区县市]|学校|中学|小学"),
    (("村民", "村"), ("卫浴", None)),
)
# 江阴市长 is 江阴 and 市长; 南京市长江大桥 is 南京市.
OFFICE_AFTER = Rule(
    re.compile(
        "长(?!江|三角|期|远|效|春|沙|白|株|城|乐|安|治|兴|宁|葛|垣|岭|阳|寿|岛|征|足|年|假|短|丰|汀|泰|清|武|顺"
        "|洲|海|子|廊|约|假)"
    ),
    (("长李某", "长"), ("长江大桥", None), ("长期", None)),
)
# What stands after a place that is part of another name: roads, rivers, ports, stations, dishes, companies.
NOT_AFTER = Rule(
    re.compile(
        f"(?!新建|扩建|迁建|改建|军民|支线|通用|民用|国际|第)[{HAN}]{{2}}(?:、[{HAN}]{{2,4}})?(?:国际)?机场"
        "|[东西南北中]?(?:[一二三四五六七八九十]?路(?!线|径|演)|大道|大街|街(?!道|区|镇)|巷|胡同|立交)"
        "|[一二三四]桥|大桥|特大桥|大学|学院|医科大|师大|理工|机场|国际机场"
        "|[东西南北]?(?:火车)?站(?!位|点|在|起)|高铁|铁路|高速(?!发展|增长)|地铁|号(?!召)|籍|话(?!题)|菜(?!篮"
        "|市)|剧(?!院)|融媒|广电|新视窗|新闻网|网讯|油田|煤矿|[分支]行|分公司|医院|海关(?=关长)|白酒|啤酒|大曲"
        "|老窖|牌|股份|集团|证券|人寿|时报|日报|晚报|晨报"
        "|银行|农商行|杯|舰|烟草|卷烟|水库|运河|航道|[岸麓坡]"
    ),
    (
        ("东路口", "东路"),
        ("大学城", "大学"),
        ("街道办", None),
        ("机场", "机场"),
        ("中川机场", "中川机场"),
        ("路线", None),
    ),
)
# What may stand beside a short name of a county that the document says nothing else of.
FREE_BEFORE = Rule(
    re.compile(
        "(?:[\\s，,。；：、“《（(—–\\-·/|>和与及至到赴在从向对往驻援]|支援|支持|帮扶|结对|来自|落户|走进|考察"
        "|举办|以及|位于|落户|入驻|进驻|迁至)$"
    ),
    (("支援", "支援"), ("项目落户", "落户"), ("新", None)),
)
FREE_AFTER = Rule(
    re.compile(
        "[\\s，。；：、！”》）)—–\\-·/|<等的和与及至县市区段]|考察|投资|招商|客商|企业|项目|地区|产业"
        "|[两三四]地|工业|举行|签约|协作|对口|发布|港(?!澳)"
    ),
    (("考察团", "考察"), ("、", "、"), ("镇就业", None)),
)
# A short name that is an ordinary word counts where it stands like a name.
NAME_BEFORE = Rule(
    re.compile("[在赴到来走进驻离与和及、，。：；“《（(\\n\\r \t|>·—]|落户|走进|支持|记者"),
    (("在", "在"), ("、", "、"), ("大", None)),
)
NAME_AFTER = Rule(
    re.compile("[、，。：；”》）)\\n\\r \t|要将的与和及县市区人在]|介绍|投资|企业|项目|要闻|发布|地处|位于|是"),
    (("、", "、"), ("小异", None)),
)

# The type word of a foreign place: 首尔|市, 巴伐利亚|州.
FOREIGN_TYPE = Rule(
    re.compile("市(?![场长民值价面级区])|州(?![长际府])|省(?![长级会])|共和国|王国|联邦(?!制)"),
    (("市代表团", "市"), ("市场需求", None), ("州长", None)),
)
# A mountain named like the county it stands in is used as a place there: 华蓥|山, Huaying| Mountain.
MOUNTAIN = Rule(
    re.compile("山(?![东西南北区水地上下村镇乡路门县市寨体歌火货洪坡珍葡药羊核野茶])| [Mm]ountains?(?![a-z])"),
    (("山景区", "山"), ("山区", None), (" Mountain", " Mountain")),
)
# What a cluster or a part of a province is called: 川南|经济区, Southern Sichuan| Economic Zone.
CLUSTER_TYPE = Rule(
    re.compile(
        "(?:生态)?(?:经济区|经济圈|经济带)|城市群|都市圈|城镇群"
        "| (?:economic (?:zone|circle|belt|rim|area)|urban agglomeration|city cluster|metropolitan area)(?![a-z])",
        re.IGNORECASE,
    ),
    (("经济区建设", "经济区"), (" Economic Zone 2017", " Economic Zone"), ("经济增长", None)),
)
# Directions that are no regions: 东西部, 市区西北, 县域西部.
DIRECTION = frozenset("东部 西部 中部 东北 西北 西南 华东 华中 中东部 中西部".split())
NOT_BEFORE_DIRECTION = frozenset(
    "东西南北中市县区州省境岭乡镇村翼侧端域闽粤赣湘鄂豫鲁晋冀苏浙皖川渝黔滇桂陕甘青新藏琼京津沪辽吉黑蒙"
)
NOT_AFTER_DIRECTION = Rule(
    re.compile("[部侧角面风隅郊麓坡岸边向翼片]|方向"),
    (("角", "角"), ("大开发", None)),
)

_ABBREVIATIONS = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘宁青新疆港澳台云贵蜀秦陇"
# Pairs and chains of provincial abbreviations: 川渝, 粤黔, 苏浙沪, 滇川藏.
_PAIRS = tuple(
    (
        "京津 京冀 津冀 晋冀 晋蒙 京蒙 京疆 辽吉 吉黑 沪苏 沪浙 沪皖 沪滇 沪疆 苏浙 苏皖 苏鲁 苏陕 浙皖 浙赣"
        " 浙闽 浙川 浙疆 浙沪 闽浙 闽赣 闽粤 闽台 闽宁 赣湘 赣粤 赣浙 赣闽 鲁豫 鲁苏 鲁渝 鲁甘 鲁冀 豫鲁 豫皖"
        " 豫鄂 豫陕 鄂豫 鄂湘 鄂赣 鄂渝 湘鄂 湘赣 湘粤 湘桂 湘黔 粤港 粤澳 粤湘 粤赣 粤桂 粤闽 粤琼 粤黔 粤藏"
        " 桂粤 桂黔 桂滇 琼粤 渝川 渝黔 渝鄂 渝陕 川渝 川黔 川滇 川藏 川陕 川甘 黔桂 黔川 黔渝 黔粤 黔滇 滇黔"
        " 滇川 滇桂 滇藏 滇渝 陕甘 陕川 陕豫 陕蒙 陕晋 甘青 甘宁 甘陕 青甘 青藏 宁蒙 宁甘 蒙晋 蒙陕 港澳 澳港"
        " 台港 深港 云贵 皖苏 皖浙 皖赣 皖鄂 津甘 新藏"
    ).split()
)
CHAIN = Rule(
    re.compile(
        f"(?:{'|'.join(_PAIRS)})[{_ABBREVIATIONS}]{{0,3}}"
        "(?![深莞惠张通沈连]?(?:客专|城际|高铁|铁路|高速(?!发展|增长)|公路|专线|线|电网|菜|股|管道))"
    ),
    (("深化粤黔协作", "粤黔"), ("川藏铁路", None), ("苏浙沪一带", "苏浙沪")),
    _PAIRS,
)
# 日韩 and the like: code of each character.
FOREIGN_CHAIN = Rule(
    re.compile("日韩(?![语剧系料])"),
    (("面向日韩招商", "日韩"), ("日韩料理", None)),
    ("日韩",),
)
FOREIGN_ABBREVIATIONS = {"日": "JP", "韩": "KR"}
# One abbreviation in a frame: 在沪, 援疆, 驻穗, 全疆.
_MOST = "京津冀沪浙皖闽赣豫鄂湘粤桂琼渝川黔滇藏疆穗"
_FRAMES = {
    "援": "疆藏青川",
    "全": "疆",
    "出": "疆藏川陕黔滇",
    "进": "京藏疆沪",
    "驻": "港澳" + _MOST,
    "访": "港澳",
    "赴": "澳" + _MOST,
    **dict.fromkeys("来在离返", _MOST),
}
FRAMED = Rule(
    re.compile(
        f"(?:{'|'.join(f'{frame}(?=[{names}])' for frame, names in _FRAMES.items())})(?P<name>.)"
        "(?![族医药传菜剧语汉京津冀沪浙皖闽赣豫鄂湘粤桂琼渝川黔滇藏疆江东西南北中城府港深九])"
    ),
    (("驻穗总领事", "驻穗"), ("援疆指挥部", "援疆"), ("全川西", None), ("进京剧团", None), ("推进赣深客专", None)),
    tuple(frame + name for frame, names in _FRAMES.items() for name in names),
)

# A zone with a name of its own, unknown to the tables: 、东津新区, 落户松木经开区. The head is found first; before it
# stand two to four characters and a border. The name must be no word; see `spots`.
NAMED_ZONE_HEAD = Rule(
    re.compile(
        "(?:经济(?:技术)?开发区|高新技术产业开发区"
        "|(?:新|开发|高新|经开|管理|工业集中|产业集聚)区(?!域|间|分|块)"
        "|工业(?:园区?|区(?!域|间|分|块|位))|化工园区|综保区|(?:综合)?保税(?:港区|区)"
        # Other parks of these types belong to a company more often than not.
        "|(?P<park>创业园区?|科学城|(?:石化|化工)基地)|(?P<pair>产业园区?)(?!域|间))"
    ),
    (("、东津新区、", "新区"), ("加快松木经开区建设", "经开区"), ("城市更新区域", None)),
    (
        *("经济开发区", "经济技术开发区", "高新技术产业开发区", "新区", "开发区", "高新区", "经开区", "管理区"),
        *("工业集中区", "产业集聚区", "工业园", "化工园区", "创业园", "科学城", "石化基地", "化工基地", "产业园"),
        *("工业区", "综保区", "综合保税区", "保税区", "保税港区"),
    ),
)
# Two countries' park: 中瑞生态产业园
COUNTRY_PAIR = Rule(
    re.compile("中[俄瑞德韩意以日新白马泰法英澳荷丹捷芬沙哈蒙越老柬印美巴]"),
    (("中瑞", "中瑞"), ("中心", None)),
)
NAMED_ZONE_BORDER = Rule(
    re.compile(
        "[，。、；：（“《\\s在和与及以于到为,;:(]$|(?:落户|加快|推进|推动|支持|依托|建设|建成|位于|入驻|进驻|调研|考察|走访|参观|视察|听取|创建|设立|规划|获批)$|[对由将把向从]$|^$"
    ),
    (("项目落户", "落户"), ("、", "、"), ("城市", None)),
)

# ----------------------------------------------------------------------------------------------------------- English

_ZONE_WORDS = (
    "economic|economy|and|&|technological|technology|tech|development|developing|high-tech|hi-tech|high|new"
    "|industrial|industry|industries|comprehensive|bonded|protection|free|trade|pilot|export"
    "|processing|science|modern|national|provincial|state-level|national-level|agricultural|agriculture"
    "|logistics|airport|aviation|port|chemical|demonstration|experimental"
    "|cooperation|co-operation|innovation|innovative|ecological|eco|circular|tourism|cultural|culture|software"
    "|hi-technology|high-technology|equipment|manufacturing|special|energy|food"
    "|pharmaceutical|medical|biomedical|electronic|information|digital|border|investment|resort|sci-tech|area"
    "|concentration|agglomeration|concentrated|international|functional|transfer|relocation"
)
ENGLISH_ZONE_TAIL = Rule(
    # Zhaoqing| High-tech Zone, Hanzhong| Economic and Technological Development Zone, Yueyang| New District
    re.compile(
        rf"(?:,? (?:{_ZONE_WORDS})(?![a-z-])){{1,7}} (?:zones?|parks?|area|base|cluster(?= area)"
        rf"|city(?= of technology))(?![a-z])"
        r"| new (?:area|district|city|town|zone)(?![a-z])| (?:development|industrial|science|software|logistics"
        r"|chemical) (?:zone|area|park)(?![a-z])"
        r"| (?:ftz|etdz|hidz)(?![a-z])|(?-i: Park)(?![A-Za-z])",
        re.IGNORECASE,
    ),
    (
        (" High-tech Zone shall", " High-tech Zone"),
        (" Economic and Technological Development Zone", " Economic and Technological Development Zone"),
        (" New District", " New District"),
        (" economic growth", None),
        (" Modern Industrial Park", " Modern Industrial Park"),
    ),
)
_ETHNIC = (
    "uygur|uyghur|tibetan|zang|mongolian|mongol|mongolia|hui|zhuang|miao|yi|buyei|bouyei|korean|manchu|dong|yao"
    "|bai|tujia|hani|kazakh|kazak|dai|li|lisu|va|wa|she|lahu|shui|sui|dongxiang|naxi"
    "|jingpo|kirgiz|kyrgyz|tu|daur|mulao|qiang|blang|bulang|salar|maonan|gelao|xibe|tajik|nu|ewenki|yugur|bonan"
    "|derung|oroqen|multi-ethnic|various nationalities"
)
ENGLISH_TYPE = Rule(
    re.compile(
        rf"(?:(?:,| and|-)? (?:{_ETHNIC})(?![a-z])){{0,5}} autonomous (?:region|prefecture|county|banner)(?![a-z])"
        r"| special administrative region(?![a-z])| sar(?![a-z])| (?:province|municipality"
        r"|prefecture-level city|county-level city|city|prefecture|county|district|league|banner"
        r"|forestry district)"
        r"(?!-\S|[a-z]| (?:party|people's|government office|level|council|court))",
        re.IGNORECASE,
    ),
    (
        (" City held", " City"),
        (" Municipal Committee", None),
        (" Left Wing Mongolian", None),
        (" Mongolian Autonomous County", " Mongolian Autonomous County"),
        (" county-level city", " county-level city"),
        (" countywide", None),
    ),
)
# Bodies whose name begins with a place: nothing of them belongs to the place.
ENGLISH_NOT_AFTER = Rule(
    re.compile(
        r"(?:'s)? (?:[Rr]iver|[Bb]asin|[Bb]ridge|[Rr]oad|[Ss]treet|[Aa]venue|[Rr]ailway|[Ee]xpressway|[Hh]ighway"
        r"|[Aa]irport|[Uu]niversity|Daily|Times|Evening News|Morning (?!of)|Post(?![a-z-])|TV|Television"
        r"|Railway|[Ss]tation|Strait|Sea(?![a-z])|Ocean|[Bb]eer|Brewery|[Cc]uisine|[Oo]pera|Hospital"
        r"|Stock Exchange|Grottoes|Museum|Temple|group(?![a-z])|dollars?|cars?(?![a-z]))"
        r"|(?:'s)? (?:[A-Z][a-z]+ ){0,3}(?:[Dd]epartment [Ss]tore|[Ss]hopping [Mm]all|[Ss]upermarket)(?![a-z])"
        # Names of companies: Jiangsu Sanjiang Battery Co
        r"|(?: [A-Z][A-Za-z&'-]+){0,4} (?:Co(?:mpany)?(?![a-z])|Ltd|Limited|Inc(?:\.|,)|Corp|Group|Holdings"
        r"|Electric(?! [A-Z])|Steel(?! [A-Z][a-z]+ (?:Park|Zone))|Battery|Pharma|Pharmaceuticals?|Motors?"
        r"|Automobile|Airlines|Bank|Securities"
        r"|Hotel|Petrochemical|Port Group|Heavy Industr|Media)(?![A-Za-z]*-)(?! (?:Industry|Industrial|Bureau"
        r"|Park|Zone|Department))"
        # Yinchuan-Kunming Highway, Wanzhou Intercity Railway
        r"|(?:-[A-Z][a-z']+)?(?: [A-Z][A-Za-z-]+){0,3} (?:Highway|Expressway|Railway|Canal|Pipeline)"
        r"|[@_/]|\.[a-z]|\$"
    ),
    (
        (" Daily", " Daily"),
        (" Municipal", None),
        (" Sanjiang Battery Co Ltd", " Sanjiang Battery Co Ltd"),
        (" company", None),
        ("@example.org", "@"),
    ),
)
# Whose body it is tells the level: Jilin Provincial Department is of the province.
ENGLISH_LEVEL = Rule(
    re.compile(r" (provincial|municipal|prefectural|district|county)(?![a-z])", re.IGNORECASE),
    ((" Provincial Department", " Provincial"), (" Daily", None)),
)
DIRECTIONS = {"East": "东", "West": "西", "South": "南", "North": "北", "Central": "中", "Middle": "中"}
DIRECTION_DISTRICT = Rule(
    # 城西区 in translation: West District of Xining, Xining City's West District
    re.compile(r"[EWSNCM](?:ast|est|outh|orth|entral|iddle) District(?![A-Za-z])(?: of (?P<city>[A-Z][a-z']+))?"),
    (("in West District of Xining", "West District of Xining"), ("the District", None)),
)
DIRECTION_OWNER = Rule(
    re.compile(r"(?<![A-Za-z])(?P<city>[A-Z][a-z']+?)(?: City)?(?:'s)? (?:City )?$"),
    (("Xining City's ", "Xining City's "), ("the ", None)),
)
ENGLISH_TOWNSHIP = Rule(
    # Towns are looked up by name: Dipu Sub-district, Shuikou Town
    re.compile(
        r"(?<![A-Za-z'-])(?P<name>[A-Z][a-z]+(?:'?[a-z]+)?) (?P<type>Town(?:ship)?|[Ss]ub-?[Dd]istrict"
        r"|town(?:ship)?|Street Office|Sumu)(?![A-Za-z])"
    ),
    (("in Dipu Sub-district.", "Dipu Sub-district"), ("the Town", None)),
)
# A name that was split into syllables: Wan Zhou District, Guang An City. Only with a type word, and only known names.
ENGLISH_SPLIT = Rule(
    re.compile(
        r"(?<![A-Za-z'-])(?P<one>[A-Z][a-z]{1,5})[ -](?P<two>[A-Za-z][a-z]{1,5})"
        r" (?P<type>City|County|District|Prefecture|Province|city|county|district)(?![A-Za-z-])"
    ),
    (("in Wan Zhou District today", "Wan Zhou District"), ("the city", None)),
)
# A zone with a name of its own: Tianzihu Modern Industrial Park, Cultural Tourism New Area.
ENGLISH_ZONE = Rule(
    re.compile(
        r"(?<![A-Za-z'-])(?P<name>(?:(?:[A-Z][A-Za-z'-]+|and|tourism|technology|development"
        r"|\([A-Z][a-z]+\)) ){1,6}?)(?P<head>New Area|New District|New City|Industrial Park|Development Zone"
        r"|Hi(?:gh)?-[Tt]ech Zone|Industrial Zone"
        r"|Science Park|Experimental Zone|Demonstration Zone|Bonded Zone|Economic Zone|Ecopark|Eco-park"
        r"|Park)(?![A-Za-z])"
    ),
    (
        ("in Tianzihu Modern Industrial Park,", "Tianzihu Modern Industrial Park"),
        ("industrial park", None),
    ),
)
# Words that make no name of a zone by themselves.
PLAIN_ZONE_WORDS = frozenset(
    (
        _ZONE_WORDS
        + "|the|this|our|each|every|all|county|city|district|province|municipal|key|main|first|second|third|one|two"
        "|various|overseas|small|provincial-level|chinese|local|and|in|of|a"
    ).split("|")
)
