r"""How names and titles stand beside each other: the rules by name with examples, and the patterns they are made of.

In an example the official is marked with brackets; the tests prove that the rule named finds it, and nobody else.
Patterns that read backwards end in ``\Z`` and are searched in a short window; none backtracks over the text.
"""

from __future__ import annotations

import re

# rule: (what it reads, examples)
RULES: dict[str, tuple[str, tuple[str, ...]]] = {
    "zh.title_name": ("a title, or several of one person, before the name", ("市委副书记、市长[王安和]主持会议",)),
    "zh.title_names": ("the second and later names after one title", ("副市长周海波、[方知秋]参加会议",)),
    "zh.leaders": ("leaders named as such, without an office", ("市领导[周海波]参加会议",)),
    "zh.label": ("a post in a working group before the name", ("组长：[王安和]",)),
    "zh.name_title": ("a title right after the name", ("听取[王安和]市长的意见", "深入学习[习近平]总书记重要讲话")),
    "zh.name_link_title": (
        "a title after the name, with a link between: brackets, a space, 任",
        ("出席的有[王安和]（市长）", "任命[李慕白]为副市长"),
    ),
    "zh.surname_title": ("surname and title of somebody known", ("市长王安和说。[王]市长强调",)),
    "zh.signature": ("the name alone under the heading of a report", ("大会第一次会议上\n[汤云帆]\n各位代表：",)),
    "zh.quoted": ("whose words a headline gives", ("[王安和]：把项目抓在手上",)),
    "zh.attended": (
        "names in a row with one verb, in a document that has officials",
        ("市长王安和主持会议。[周海波]、方知秋出席会议。",),
    ),
    "zh.speaks": (
        "who tells others what to do at the beginning of a sentence, without an office",
        ("[王常胜]强调，要抓好项目",),
    ),
    "zh.known_name": ("a later mention of somebody known", ("市长王安和主持会议。[王安和]指出，要抓落实",)),
    "en.title_name": (
        "a title before the name",
        ("Vice Mayor [Zhou Haibo] spoke", "Deputy secretary, mayor [Wang Anhe] spoke"),
    ),
    "en.leaders": ("leaders named as such, without an office", ("Municipal leaders [Zhou Haibo] and others attended",)),
    "en.name_title": (
        "a title after the name",
        ("[Zhou Haibo], deputy mayor, spoke", "[Zhou Haibo] (vice mayor) spoke"),
    ),
    "en.quoted": ("whose words a headline gives", ("Dongjiang Daily | [Wang Anhe]: Pay close attention to projects",)),
    "en.attended": (
        "names in a row with one verb, in a document that has officials",
        ("Mayor Wang Anhe spoke. [Zhong Da] and Jiang Jianguo attended the meeting.",),
    ),
    "en.known_name": ("a later mention by the full name", ("Mayor Wang Anhe spoke. [Wang Anhe] stressed",)),
    "en.short_name": ("a later mention by surname or given name", ("Mayor Wang Anhe spoke. [Wang] said so",)),
}

# Chinese.

SPACE = r"[^\S\r\n]"
#: Between two titles of one person: 市委副书记、市长; 市政协副主席 县长; 常务副主席，工委书记.
STACK_ZH = re.compile(rf"(?:[（(][\u4e00-\u9fff]{{2,6}}[)）])?{SPACE}*(?:[、,，]{{1,3}}|[/兼和暨与及]|\s){SPACE}*")
#: 主任由王安和兼任, 组长由市长王安和担任.
HELD_BY = re.compile(r"由(?=[^，。；、\n]{2,24}?(?:兼任|担任|出任))")
#: Between a title and its name.
GAP_ZH = re.compile(
    rf"(?:同志)?(?:[（(](?:新任|候选人|代理?|兼|挂职|主持工作)[)）])?{SPACE}*(?:[:：]{SPACE}*|\r?\n{SPACE}*)?"
)
#: Between the names of a list: 甲、乙和丙; 甲，乙，丙; 甲 乙.
SEPARATOR_ZH = re.compile(
    rf"{SPACE}*(?:[,，]?、|，(?=[\u4e00-\u9fff]{{2,4}}[，、])|以及|[和与及]|(?<=[\u4e00-\u9fff]){SPACE}{{1,4}}){SPACE}*"
)
#: What may stand in brackets after a name: 女, a people, another spelling.
BRACKET_ZH = re.compile(r" ?[（(][^（）()\n]{1,40}[)）]")
#: What links a name to the title after it: 王安和（市长）; 李慕白任副市长; 李慕白，女，现任副市长.
LINK_ZH = re.compile(
    rf"(?:[（(][\u4e00-\u9fff，,]{{1,8}}[)）])?"
    rf"(?:{SPACE}{{1,6}}|[（(] ?|同志|(?:同志)?(?:兼任|担任|出任|接任|当选为?|任命为|被任命为|为|任)"
    r"|，(?:[男女][，,].{0,60}[，,])?(?:现任|时任|曾任|任)?|：)\Z"
)
LINK_REACH = 70
#: What a name can begin after.
LEFT_BORDER = re.compile(r"(?:^|[\s、，。；：！？,;:!?（(“”\"《》【】|—\-·…）)])\Z")
LEFT_WORD = re.compile(
    r"(?:由|在|对|与|和|向|以|按|任命|选举|免去|决定|邀请|学习|贯彻|落实|牢记|感谢|铭记|把|将|从|跟|陪同|随同|会见|为|因|请|按照|遵照|遵循"
    r"|根据|听取|深入|践行|领会|体现|响应|沿着|是|的|同|及|受|当选|兼|有)\Z"
)
#: 买买提·艾力 before a title, and 王　浩.
DOTTED_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}\Z")
SPACED_BEFORE = re.compile(rf"(?:^|(?<=[\s：:、]))(?P<surname>[\u4e00-\u9fff]){SPACE}{{1,3}}[\u4e00-\u9fff]\Z")
#: 习近平经济思想 names a thought, 习近平总书记关于… a person.
THOUGHT_ZH = re.compile(r"(?!总书记|主席|同志[^“]|关于)[\u4e00-\u9fff“”]{0,20}?思想|谈治国理政")
#: A name between the heading of a report and its first words.
SIGNED = re.compile(
    r"(?:会议上?|大会上?|[）)])\s*"
    r"(?P<name>(?![第上])[\u4e00-\u9fff·]{2,12}|[\u4e00-\u9fff][ \u3000]{1,3}[\u4e00-\u9fff])"
    rf"{SPACE}*\n\s*各位(?:代表|委员)"
)
SIGNED_IN_BRACKETS = re.compile(
    rf"[（(]\d{{4}}年\d{{1,2}}月\d{{1,2}}日{SPACE}+(?P<name>[\u4e00-\u9fff·]{{2,12}})[）)]\s*\n\s*各位代表"
)
HEAD_OF_REPORT = 600
#: The first line: 东江日报｜王安和：把项目抓在手上.
QUOTED_ZH = re.compile(
    rf"\A\s*(?:[^|｜丨\n]{{1,24}}[|｜丨]{SPACE}*)?(?P<name>[\u4e00-\u9fff]{{2,4}})[:：](?=[^\n]{{6}})"
)
#: Two or more names before one verb, at the beginning of a sentence: 甲、乙、丙出席会议.
ROW_ZH = re.compile(
    r"(?:^|(?<=[。；\n\u3000])|(?<=[。\n] ))(?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}?){1,20})"
    r"(?:等(?:领导)?)?(?:分别|一同|一起)?\Z",
    re.M,
)
#: A leader at the beginning of a sentence who tells others what to do, though no office is written: 王常胜强调，…
_SPEAKER = r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?=强调|要求|在致辞中|在讲话中|主持会议|主持召开)"
SPEAKS_ZH = re.compile(rf"[。\n\u3000 ](?:(?<! )|(?<=\n )){_SPEAKER}")
#: The same as the first words of a text.
SPEAKS_FIRST_ZH = re.compile(_SPEAKER)
ROW_VERBS_ZH = ("出席", "参加", "陪同", "列席")
ROW_OBJECT = re.compile("会议|活动|仪式|调研|考察|座谈|会见|签约|[。，]|有关|上述|相关|了")
ROW_REACH_ZH = 90
#: 甲、乙等市领导: leaders named before the word.
LEADERS_AFTER = re.compile(
    r"等(?:有关|相关|部分|在家|参会)?(?:[省市县区州旗盟]|自治区|地区)?(?:委|政府|级|委市政府|委县政府|委区政府)?\Z"
)
LEADERS_REACH = 8
#: 甲、乙等在主席台前排就座: who sits before an assembly leads it.
SEATED = re.compile("(?:等(?:领导|同志)?)?(?:分别)?在(?:大会)?主席台(?:前排|上)?(?:就座|就坐|落座)")
ROW_BEFORE_LEADERS = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}?){0,20})\Z"
)
#: Between the title of a company or a newspaper and a name.
AFTER_OTHER = re.compile(r"[ \t\u3000:：]{0,3}\Z")

# English.

_HONORIFICS = r"(?:Mr\.? |Ms\.? |Mrs\.? |[Cc]omrade )?"
#: Between two titles of one person: deputy secretary of the committee and mayor; deputy secretary, mayor.
STACK_EN = re.compile(
    r"(?:,? and (?:the |also |concurrently )?|, ?(?:the |then |concurrently )?|,? concurrently | / |/)"
)
#: Between a title and the name after it.
GAP_EN = re.compile(rf"(?: |: ?|- ){_HONORIFICS}")
#: City leaders including A and B; leaders of the county: A, B.
LEADERS_GAP_EN = re.compile(rf"(?:,? (?:including|such as|namely) |(?: |: ?|- )){_HONORIFICS}")
COMMA_GAP_EN = re.compile(rf", {_HONORIFICS}")
#: Between a name and the title after it: A, the mayor; A (mayor); A was elected mayor; A 王安和, mayor.
LINK_EN = re.compile(
    r"(?: ?[(（][^()（）\n]{1,30}[)）]| [\u4e00-\u9fff·]{2,8})?"
    r"(?:, ?(?:who (?:is|was)(?: also)? )?(?:who serves as )?(?:the |a |an |its |our |then |also |both |now )?"
    r"| ?[(（](?:the )?|\n| [-–—]+ |[-–—]+ | who (?:is|was) (?:also )?(?:the |a )?"
    r"| (?:was|is|has been|were) (?:elected |appointed |named )?(?:as )?(?:the |a |an )?|, (?:was|is) (?:the |a )?"
    r"| as (?:the )?| serves as (?:the )?)\Z"
)
LINK_REACH_EN = 60
#: A title that begins so is that of the name before it.
OWN_TITLE = re.compile(r", ?(?:the |a |an |its |who is )?")
#: A, former mayor of B, was appointed governor.
BECAME = re.compile(
    r"(?:was|were|has been|is|became|becomes)(?: then| later| now| also)?"
    r" ?(?:appointed|elected|named|promoted|transferred)?(?: to)?(?: be)?(?: as)? ?(?:the |an? )?\Z"
)
#: Chen, 63, was appointed …: the surname that a sentence begins with.
SUBJECT = re.compile(r"\s*(?:Mr\.? |Ms\.? )?(?P<surname>[A-Z][a-z]+)(?:, \d\d,)? ?\Z")
#: The same name in characters: Bao Penghai (包鹏海).
ALIAS_EN = re.compile(
    r"[ ]?[(（](?P<han>[\u4e00-\u9fff·]{2,8})[)）]| (?P<bare>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
LIST_EN = re.compile(r"(?:, and |, | and | & |、)(?:Mr\.? |Ms\.? |Comrade )?")
QUOTED_EN = re.compile(r"\s*(?:[^|｜丨\n]{1,40}[|｜丨] ?)?")
ROW_VERBS_EN = ("attended", "were present", "participated", "took part", "accompanied")
ROW_LINK_EN = re.compile(r" (?:also |both |all |respectively )?")
ROW_REACH_EN = 400
#: A, B and other city leaders.
OTHERS = re.compile(r",? (?:and |as well as )?other (?:[a-z]+ ){0,2}\Z")
#: A short name needs one of these where it is also a word: Mayor He.
HONORIFIC = re.compile(
    r"\b(?:Mr|Ms|Mrs|Mme|Comrade|Secretary|Mayor|Governor|Director|Chairman|President|Premier|Chief|Head|Minister|General"
    r"|Commissioner|Secretary-General|Director-General)"
    r"\.? \Z",
    re.I,
)
#: Of these, those that say an office.
OFFICE_BEFORE = re.compile(
    r"\b(?:Secretary|Mayor|Governor|Director|Chairman|President|Premier|Chief|Head|Minister|General|Commissioner) \Z",
    re.I,
)
#: What follows a name of a place, a thought or a newspaper.
NO_NAME_END = re.compile(
    r"-based|['’]s? (?:Daily|Times)"
    r"| (?:Thoughts?|thought|Road|Street|District|County|City|Town|River|Lake|Mountain|University|Daily|Group|Co\b)"
)
THOUGHT_EN = re.compile(
    r"(?:['’]s)? (?:(?:Economic |Ecological |Cultural )?[Tt]hought|the ideas|Ecological|Economic Thought)"
)
#: The press: reporter A; Editor: A; Photo by A.
PRESS_BEFORE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?(?: in charge)?|photos? by|photographers?|translators?)[:：]? ?\Z",
    re.I,
)
BY_BEFORE = re.compile(r"\bby \Z", re.I)
#: Passives whose agent is an official.
PASSIVE_BEFORE = re.compile(
    r"\b(?:presided over|attended|chaired|led|delivered|hosted|accompanied|given|made|headed|announced|signed|said"
    r"|replaced) by \Z",
    re.I,
)
#: Where a name known by its shape alone may begin.
CLAUSE_START = re.compile(
    r"(?:^|[.!?;:,\n”\"—–(\-] ?|\n\s*"
    r"|\b(?:said|says|by|to|and|with|from|that|of|told|added|for|when|while|as|Mr\.?|Ms\.?|Mrs\.?|Comrade) )\Z"
)
SENTENCE_START = re.compile(r"(?:^|[.!?\n”\"] ?)\Z")
LOWER_NAME_START = re.compile(r"(?:^|[\s.,;“\"'’(])\Z")
WORD_BEFORE = re.compile(r"([A-Za-z]+) \Z")
CAPITALISED_NEXT = re.compile(r" ([A-Z][a-z]*)")
VERB_NEXT = re.compile(r"(?:['’]s)?,? ?([a-z]+)")
LETTERS = re.compile(r"[a-z\u00e0-\u024f-]*")
