"""The patterns of percentages and counts, each with examples beside it (tests hold them to it)."""

from __future__ import annotations

import re

from policyie.numerals import ENGLISH_WORD

# -- Chinese --

PERCENT_UNITS = frozenset(("%", "‰", "个百分点", "百分点"))
_NUMERAL = r"\d[\dOo]{0,2}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d[\dOo]{0,9}(?:\.\d{1,4})?"
_CLASSIFIERS = (
    "个|家|户|座|条|项|间|所|只|台|套|辆|头|羽|件|宗|场|架次|次|艘|栋|幢|名|位|人|亩|标箱|支|种|公顷|枚|款|对|站|处|例"
)

# 增长8.5%, 提高2.3个百分点, 2‰, 6%至7%, 43%—45%; 50个, 6户, 7000余户, 2.4万人, 30-40家, 1500亩
ARABIC = re.compile(
    rf"(?P<low>{_NUMERAL})(?:%?[ ]?[-—–~～至到]{{1,2}}[ ]?(?P<high>\d{{1,6}}(?:\.\d{{1,4}})?))?[ ]?"
    rf"(?P<scale>[十百千万亿]{{0,2}})(?P<more>[余多几]?)[ ]?(?P<unit>%|‰|个?百分点|(?:{_CLASSIFIERS})(?!月"
    rf"|亿(?!元)|均|次年))"
)
# 增长8 5%
LOST_POINT = re.compile(r"(?<=[^\d .])(?P<whole>\d{1,2}) \Z")

# Where a ratio in words may stand, so that the pattern below is tried nowhere else.
RATIO_TRIGGER = re.compile(
    r"分(?=之)|成(?<=[一二两三四五六七八九]成)|半(?<=一半)|番|倍|亿(?=元?(?:级|产业|集群|园区|支柱))"
)
# 百分之五, 万分之三, 三分之一 / 两成, 六成半 / 一半 / 翻一番 / 增长1.6倍, 增长近一倍
# / 是2015年的3倍 / 两个千亿级, 3个五百亿级
CHINESE_RATIO = re.compile(
    r"(?P<parts>[一二三四五六七八九十百千万两]{1,3}分之[一二三四五六七八九十百两点零\d.]{1,6})"
    r"|(?P<tenths>(?<![完形建组构养合])[一二两三四五六七八九](?<!一)成(?:半"
    r"|[一二三四五六七八九])?(?![立为功都员果本熟长绩效分年片型])|一成(?![立为功都不员果本熟长绩效就]))"
    r"|(?P<half>(?<![第另前后])一半(?!以?[天夜年月路生]))"
    r"|(?P<doubling>翻(?:了)?(?:(?P<times>[一二两三四])番|番|倍))"
    r"|(?P<fold>(?:增长|增加|增|提高|提升|扩大|上涨|上升|涨|增长了|增加了)(?:了|近|约|超过|超|达|到"
    r"|逾){0,2}(?P<folds>\d{1,4}(?:\.\d{1,3})?|[一二两三四五六七八九十]{1,2})倍)"
    r"|(?P<multiple>(?<=[年期国省市平]的)(?P<multiples>\d{1,4}(?:\.\d{1,3})?|[一二两三四五六七八九十]{1,2})倍)"
    r"|(?P<classes>(?P<classcount>[两三四五六七八九十]|\d{1,2})个?(?=个?(?:[一二两三五]?[百千]亿"
    r"|[一二两三五]?万亿|[一两二三五]?百亿|十亿)(?:级|元级|元)?(?:产业|集群|园区|支柱)))"
)

# The noun that follows a classifier: 个以上重点项目 reads on to 项目, but over no punctuation and no other figure.
NOUN_AFTER = re.compile(r"[^，。；、,;：:！？\n\d（(）)]{1,14}")
JOBS_BEFORE = re.compile(r"就业|产业工人|从业人员|用工|招工|岗位|招聘|外出务工|转移劳动力|安置职工")
# 解决500余人就业
JOBS_AFTER = re.compile(r"(?:实现|稳定|转移|灵活|返乡|增收)?(?:再?就业|上岗|务工)")
# 带动就业八千余人
CHINESE_JOBS = re.compile(r"就业[^，。；、\d]{0,3}?(?P<number>[一二两三四五六七八九十百千万]{2,8})(?P<more>[余多]?)人")
TALENT = re.compile(r"人才|毕业生|大学生|技能|博士|硕士|专家|团队|工匠|创业者|经纪人|科技特派员")
NOUNS = (
    ("projects", re.compile(r"项目|工程(?!师|院|机)")),
    ("jobs", re.compile(r"岗位|职位|工作机会|就业")),
    ("mu", re.compile(r"亩")),
    (
        "enterprises",
        re.compile(
            r"企业(?!家)|公司|市场主体|经营主体|商户|小巨人|总部|瞪羚|独角兽|单项冠军|个体工商户|高企|上市|家族办公室|合作社"
            r"|规上|入规|办公室数目"
        ),
    ),
)
# What 家 and 户 count beside enterprises, named right before the figure (绿色工厂40家, 首店61家).
OTHER_BEFORE = re.compile(
    r"(?:工厂|车间|首店|门店|工坊|中心|基地|平台|民宿|机构|实验室|医院|学校|园|农户|农场|工作室|驿站|网点|景区|站"
    r"|村|酒店|书店|超市|食堂|家庭|楼宇|集群|商会|协会)"
    r"(?:总数|数量|已|增|加|达|至|到|共|有|为|超|过|约|近){0,4}\Z"
    # zones are counted (开发区增至8家), or hold what is counted (东河高新区8个)
    r"|(?:开发区|高新区|示范区)(?:总数|数量|已|增|加|达|至|到|共|有|为|超|过|约|近){1,4}\Z"
)
# What firms have or are served by is no firm: 5个企业技术中心.
BODY_OF_FIRMS = re.compile(
    r"企业[^，。；、,;\d入落在到的]{0,6}(?:中心|机构|研究院|研究所|实验室|工作站|服务站|联络处|联络站|平台|车间|协会|商会)"
)
# The noun further on: 3个投资20亿元以上医药健康项目.
NOUN_FURTHER = re.compile(r"(?:以上)?(?:总?投资|计划|省|市|国家|重点)?[^，。；、,;：:！？\n]{0,22}?(?:项目|企业(?!家))")
# A count without a noun of its own: 其中亿元以上11个, 新开工60个.
UNNAMED_BEFORE = re.compile(
    r"(?:以上|的|其中|新增|增加|达到|达|不少于|至少|不低于|开工|竣工|投产|签约|落地|减少|入库|超过|超|突破|近|约"
    r"|共|为|有|完成|实施|引进|续建|在建|新建|复工|储备|谋划|洽谈|建成|推进|任务|目标)\Z|^.{0,3}\Z"
)
# 东河区1个、西河镇2个, 其中国家级3个: what is counted was named before
PLACED_BEFORE = re.compile(r"[区县市镇乡州旗盟级直]\Z")
# 实现签约124项
WORKS_BEFORE = re.compile(r"(?:签约|开工|动工|竣工|投产|落地|续建|新建|复工)\Z")
# “3个100”: the name of a campaign
SLOGAN_AFTER = re.compile(r"[^，。；”\n]{0,5}”")
# Places of government, times and pieces of texts are counted in passing.
PASSING = re.compile(
    r"^(?:大中|主要|地级|重点|试点)?(?:工作日|小时|方面|部门|县|区|乡|镇|街道|省|市|国家|城市|季度|点|字|批次|月"
    r"|档|层|阶段|类|大类|问题导向|必须|坚持|确保|意见|文件|政策|措施|条款|章"
    r"|办法|标准|步骤|环节|领域|行业|代表|委员|嘉宾|客商|干部|群众|游客|学生|专项组|[^，。；]{0,4}专班|工作组|[^，。；]{0,6}行业大类|[^，。；]{0,4}行业门类|(?:主要)?工业产品|产量|层面|维度|机构代表|地市|州市"
    r"|盟市|地区|分钟|星期|分?会场|展区)"
    r"|人次|代表|参会|参加|嘉宾|客商|记者"
)
PASSING_AFTER = re.compile(
    r"(?:余|多)?(?:企业|商协会|机构|客商|嘉宾)[^，。；\n]{0,12}(?:代表|负责人|参会|参加|出席|应邀|参展)"
    r"|(?:以上)?(?:国家和地区|月|工作日|小时)|(?:基地|循环)?(?:建成)"
)
PASSING_BEFORE = re.compile(
    r"(?:年屠宰|年出栏能力|年处理|年加工|年产|日处理|设计|把)\Z|设计(?:规模|能力|产能)(?:约|达|为){0,2}\Z|前\Z|第\Z|排名|位居|列全|居全|中国\Z|世界\Z|民营\Z"
)

# -- English --

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)

# 17 percent, 1.7 per cent, 8.5%, 2.3 percentage points, 43% to 45%, three percentage points, 6 to 7 percent
ENGLISH_PERCENT = re.compile(
    rf"(?P<low>\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}(?:\.\d{{1,4}})?|\b{ENGLISH_WORD}(?=\sper))\s?(?:%"
    rf"|\spercent)?(?:\s?(?:-|–|—|to)\s?(?P<high>\d{{1,6}}(?:\.\d{{1,4}})?)\s?)?[\s-]?"
    r"(?P<unit>%|percentage[ -]points?|per ?cent(?:age points?)?(?![a-z])|pct(?![a-z]))"
)
# grew 11.6, 13.3 and 14.0 percent: bare figures before a full one
ENGLISH_LISTED_PERCENTS = re.compile(
    r"(?<![\w.,$€£¥/:+-])(?P<items>\d{1,3}(?:\.\d{1,3})?(?:, \d{1,3}(?:\.\d{1,3})?){0,11})(?:,? and |,? or )\Z"
)
LISTED_PERCENT = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
# 28. 1%, 4 1.5%: engines that read 1 as a word of its own put a space before it
ENGLISH_SPLIT_PERCENT = re.compile(r"(?<![\w.,$/:+-])(?P<head>\d{1,3}\. ?|\d{1,2} )\Z")
ENGLISH_DAY = re.compile(rf"(?:{_MONTHS})\.? \Z")
ENGLISH_RATIOS = {
    "half": "50",
    "one third": "33.33",
    "one-third": "33.33",
    "a third": "33.33",
    "two thirds": "66.67",
    "two-thirds": "66.67",
    "a quarter": "25",
    "one quarter": "25",
    "one-quarter": "25",
    "one fourth": "25",
    "one-fourth": "25",
    "three quarters": "75",
    "three-quarters": "75",
    "three fourths": "75",
    "three-fourths": "75",
    "one fifth": "20",
    "one-fifth": "20",
    "a fifth": "20",
    "two fifths": "40",
    "two-fifths": "40",
    "three fifths": "60",
    "three-fifths": "60",
    "four fifths": "80",
    "four-fifths": "80",
    "one tenth": "10",
    "one-tenth": "10",
    "a tenth": "10",
}
# half the national total, one third, double, doubled, three times as much
ENGLISH_RATIO = re.compile(
    r"(?<![a-z-])(?P<ratio>"
    r"(?<!first )(?<!second )(?<!a )(?<!latter )(?<!other )"
    r"(?<!double over )(?<!double )half(?![a-z-]|\s(?:year|a\s|an\s|month|hour|past"
    r"|century|decade|way))"
    r"|one[ -]third|a third(?!\s(?:of the way|phase|party|time|year|line|batch))|two[ -]thirds"
    r"|(?<!in )(?<!once )a quarter(?!\s(?:earlier|ago))|one[ -]quarter|one[ -]fourth|(?<!first )three[ -]quarters"
    r"|three[ -]fourths"
    r"|one[ -]fifth|a fifth|two[ -]fifths|three[ -]fifths|four[ -]fifths|one[ -]tenth|a tenth"
    r"|doubl(?:e(?!-)|ed|es|ing)(?![ -](?:cycle|circulat|digit|check|first|random|track|carbon|recruit|attract|control"
    r"|tax|circulation))|tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|es|ing)"
    rf"|(?P<folds>\d{{1,3}}(?:\.\d)?|{ENGLISH_WORD})(?:\stimes|-fold|fold)(?=\s(?:as|that|the|more|over|higher|of"
    rf"|,))"
    rf"|(?:(?<=by )|(?<=increased )|(?<=grew )|(?<=grown )|(?<=rose )|(?<=surged )|(?<=soared )|(?<=jumped )|(?<=up )"
    rf"|(?<=climbed )|(?<=expanded ))(?P<growth>\d{{1,3}}(?:\.\d)?)"
    rf"(?:\stimes|-fold|fold)(?=\s(?:to|year|from|over)|[,.;]))(?![a-z])"
)

_UNIT_OF = {
    "project": "projects",
    "deal": "projects",
    "works": "projects",
    "enterprise": "enterprises",
    "contract": "projects",
    "agreement": "projects",
    "compan": "enterprises",
    "firm": "enterprises",
    "headquarter": "enterprises",
    "business": "enterprises",
    "maker": "enterprises",
    "giant": "enterprises",
    "entit": "enterprises",
    "compani": "enterprises",
    "start": "enterprises",
    "job": "jobs",
    "post": "jobs",
    "position": "jobs",
    "worker": "jobs",
    "people": "jobs",
    "person": "jobs",
    "employee": "jobs",
    "mu": "mu",
}
_EN_NOUN = (
    r"projects?|deals|major works|enterprises?|companies|company|firms?|headquarters|businesses|makers"
    r"|little giants?\"?|market entities|entities|start-ups"
    r"|jobs?|posts|positions|workers|people|persons|employees|mu|clusters?|industries|campuses|graduates|flights"
    r"|parks|platforms|laboratories"
    r"|zones|charging piles|charging poles|chargers|incubators|institutions|institutes|brands|patents|production lines"
    r"|centers|centres|bases|factories|workshops|talents|teams|plants|stations|contracts|agreements|ones"
)
# 5 key projects, 19 kinds of forestry projects, 20 100 million yuan projects
_COUNT_TAIL = (
    r"(?P<between>(?: or (?:above|more|so))?"
    r"(?: (?:kinds|types|batches|categories) of)?(?: \d{1,3}(?:\.\d)? [mb]illion(?: yuan)?(?: level)?)?"
    rf"(?: (?:fortune(?: global)? 500|(?!\d+(?:,\d+)* )[^\s,.;:!?()|]+)){{0,5}}? )(?P<noun>{_EN_NOUN})(?![a-z-])"
)
NOUN_LATER = re.compile(rf" (?:(?!(?:and|or|in|of|for|with) )[a-z-]+ ){{0,2}}(?P<noun>{_EN_NOUN})(?![a-z-])")
# [3]-5 projects, [five] to eight firms: the lower end, before the number that stands at the noun
COUNT_RANGE = re.compile(
    rf"(?<![a-z0-9.,$€£¥/–-])(?<!from )(?P<low>\d{{1,3}}(?:,\d{{3}})*|{ENGLISH_WORD})(?: ?[-–] ?| to )\Z"
)
# five [to eight] leading firms
COUNT_TO = re.compile(rf" to (?P<high>{ENGLISH_WORD})(?= )")
# 88 Fortune Global 500 companies have plants there
FORTUNE_FIRMS = re.compile(r" (?:of the )?(?:world's )?(?:top )?fortune(?: global)? 500 ")
# 50 projects, 1,500 workers, 10 thousand mu, 73 100-million-yuan projects, 1,000 more than the enterprises
ENGLISH_COUNT = re.compile(
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}(?:\.\d{{1,3}})?(?: (?:million|thousand))?){_COUNT_TAIL}"
)
# nine projects, five hundred enterprises; "one" and "a" say nothing by themselves
ENGLISH_WORD_COUNT = re.compile(
    rf"(?<![a-z-])(?P<number>(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    rf"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    rf"|ninety)(?:[ -]{ENGLISH_WORD}){{0,3}}){_COUNT_TAIL}"
)
# projects 50; projects of 100 million yuan and above 120; new urban jobs, 35,000; companies … exceed 6,000
ENGLISH_TRAILING_COUNT = re.compile(
    r"(?<![a-z])(?P<noun>projects|enterprises|companies|firms|jobs|households)"
    r"(?: of(?= \d{1,3}[,.;])"
    r"|(?: of| with| above| over)[^,.;:\n]{1,60}? (?:above|more|over|yuan)|,|[^,.;:\n\d]{1,40}? (?:exceed(?:s"
    r"|ed)?|reach(?:es|ed)?|total(?:s|led|ed)?|topped|surpass(?:es|ed)?|is|are|was|were"
    r"|(?:doubl|increas|grow|grew|r[io]se|expand)\w* to))? "
    r"(?:(?:over|about|nearly|around|some|at least|more than) )?(?P<number>\d{1,3}(?:,\d{3})+"
    r"|\d{1,6})(?=\s*(?:[,.;)\n]|and\b|for\b|\Z)(?!\d))"
)
# as translators leave a class before its count: 5-10 billion yuan project 117, those of 100 million yuan of above 21
ENGLISH_CLASS_COUNT = re.compile(
    r"(?:yuan|illion|dollars)(?P<above>,? (?:of|and|or) (?:above|more|over))?"
    r"(?: (?P<noun>projects?|enterprises?|firms))?"
    r"(?(above)|(?(noun)|(?!))) (?P<number>\d{1,4})(?=[,.;)\n]|\Z| and )"
)
# 21 of them, 14 of which, at least five of the projects; of which two were above
ENGLISH_OF_THEM = re.compile(
    rf"(?<![a-z0-9,.-])(?P<number>\d{{1,4}}|{ENGLISH_WORD}) of (?:which|them|the projects|these projects"
    rf"|those)(?![a-z])"
    rf"|(?:(?<=, )|(?<=: ))(?P<word>(?!one )(?!a ){ENGLISH_WORD})"
    rf"(?= (?:were|are|have been|had been) (?:newly |already )?"
    rf"(?:signed|inked|sealed|started|launched|completed|landed|settled|put into|under construction))"
    rf"|(?:of which|among which|among them|including)(?: more than| over| about)? (?P<number2>\d{{1,4}}"
    rf"|{ENGLISH_WORD})(?= (?:were|are|was|is|had|have|has|exceeded|with|over|of over|of more|more than|above))"
)
# Counts that leave out what they count, which a count before them has named; it begins with a class, for speed.
# 203 were over 5 billion yuan / 136 in Jiujiang, with an investment / Jingdezhen 43, with … / has started 34
_INVESTED = r", (?:with )?(?:an? )?(?:total )?invest"
ENGLISH_BARE_COUNT = re.compile(
    r"[0-9](?<![\w.,$€£¥/:+-].)[0-9]{0,3}(?:"
    r"(?P<were>(?= (?:were|was|are|have|had|has|of them (?:were|are|have)|exceed(?:ed|s)?|exceeding|over|above|newly"
    r"|started|completed|signed|put into|under construction|resumed|launched)(?![a-z])))"
    rf"|(?P<place>(?= (?:in )?(?!{_MONTHS})[a-z][a-z’'‘ ]{{2,24}}{_INVESTED}))"
    rf"|(?P<named>(?={_INVESTED}))"
    r"|(?P<verb>(?=[,;.](?:\s|\Z))))"
)
ENGLISH_BARE_BEFORE = {
    "were": re.compile(r"(?:[.;,:]|\band|which|\n) ?\Z"),
    "place": re.compile(r"(?:[.;,:]|\band|\n) ?\Z"),
    "named": re.compile(rf"(?<![a-z])(?!(?i:{_MONTHS}) )[A-Z][a-z]{{2,}}(?: [Cc]ity| [Cc]ounty| [Dd]istrict)? \Z"),
    "verb": re.compile(
        r"(?:has|have|had|started|completed|signed|landed|commenced|finished|resumed|introduced) \Z", re.I
    ),
}
ENGLISH_PASSING = re.compile(
    r"top \d|top t|fortune \d|[\"“]t|attend|participat|guests|representatives|delegat|exhibit|took part|such as"
    r"|five-year|fortune global|top \d|article \d"
)
ENGLISH_NOT_BETWEEN = re.compile(
    r" (?:percent|%|per|yuan|rmb|dollars?|km|km²|sq|square|cubic|tonnes?|tons?|kwh|kilowatts?|years?|months?"
    r"|days?|times|and|to|in|for|from|by|at|with|was|were|is|are|will|the city|which|who|has|have|of the|million"
    r"|billion|points?) |%"
)
# three hundred-billion-yuan industries, two world-class clusters; not: five leading industries
ENGLISH_CLASS = re.compile(r"illion|world-class|-level")
ENGLISH_CLASS_BETWEEN = re.compile(r"\A(?: (?:kinds|types|batches|categories) of)?(?: \d[\d.]* [mb]illion(?: yuan)?)?")
# 33 large and medium-sized projects, 3 trade and logistics projects; not: 5 buses and the projects
ENGLISH_TWO_KINDS = re.compile(
    r"(?<=[a-rt-z])(?<! people)(?<! staff) and (?!the |its |their |all |other |an? )(?=[a-z])"
)
ENGLISH_JOBS = re.compile(r"employ|job|hire|recruit|workers|engaged in|work(?:ing|ed|s)? (?:in|for) the")
ENGLISH_LAND_PASSING = re.compile(
    r"\b(?:has|have|from|per|with(?: a total of)?|more than|a) (?:some |about |over |nearly )?\Z"
)


def english_unit(noun: str) -> str:
    """Return the unit of an English noun (lower case): projects, enterprises, jobs, mu or other."""
    if noun.startswith("workshop"):
        return "other"
    for stem, unit in _UNIT_OF.items():
        if stem in noun if stem != "mu" else noun == "mu":
            return unit
    return "other"
