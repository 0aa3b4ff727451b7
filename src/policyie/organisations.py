"""Names of companies, banks, media, universities and offices: places and sectors in them count differently.

A name is found from its last word (有限公司, 日报, 大学, Co Ltd) and grown to the left as far as a name can reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policyie.anchors import anchored, starts
from policyie.lexicon import Entry, Lexicon, Match, longest
from policyie.view import HAN, View

KIND = "organisation"
"""Kind of the lexicon entries that names are found by."""
Organisation = tuple[int, int, str]
"""View start, view end, type: one of company, bank, media, university, government."""

# type: (last words, example)
SUFFIXES: dict[str, tuple[str, str]] = {
    "company": (
        "股份有限公司|有限责任公司|集团有限公司|有限公司|集团总公司|集团公司|总公司|分公司|子公司|公司|控股集团|集团"
        "|合作社|律师事务所|会计师事务所|事务所|商行|酒店|宾馆",
        "三江重工集团",
    ),
    "bank": (
        "农村商业银行|商业银行|银行|信用社|农商行|证券|期货|信托|保险公司|交易所|基金公司",
        "南湖银行",
    ),
    "media": (
        "日报社|日报|晚报|晨报|时报|早报|商报|都市报|快报|周报|导报|参考报|广播电视台|电视台|广播电台|新闻网|信息网|观察网|经济网"
        "|政府网|资讯网|财经网|人民网|新华网|在线网|通讯社|新华社|融媒体中心|融媒体|传媒|出版社|客户端|新闻中心|杂志社",
        "东海日报",
    ),
    "university": ("师范大学|理工大学|大学|职业技术学院|职业学院|医学院|师范学院|工程学院|学院|中学|小学", "青山大学"),
    "government": (
        "人民政府办公室|人民政府|政府办公室|管理委员会|管委会|委员会|办公室|人民法院|人民检察院|检察院|法院"
        "|发改委|经信委|商务委|工信委|科技委|住建委|国资委|卫健委|管理局|监督局|税务局|服务局|局|厅",
        "东川县农业农村局",
    ),
}
# 布局 and 餐厅 are no offices, 小学 as a grade no school; what follows can undo a name too (局势, 公司制).
_NOT_SUFFIX = re.compile(
    "(?:布|格|结|大|全|当|开|棋|定|破|僵|时|残|步|战)局|[大餐客舞]厅|厅级|局[部势面限促]|[公总分]司[制治]|大学[生城]|[中小]学生"
    "|招商行|新闻网站"  # 招商行动
)
# Characters of names; anything else, and the words below, end the growth to the left.
_NAME_CHARACTERS = re.compile(rf"[{HAN}A-Za-z0-9&·]*")
_STOPS = re.compile(
    "引进|引入|前往|吸引|签约|签订|签署|落户|考察|走访|调研|拜访|参观|会见|感谢|组建|成立|设立|建设(?!集团|有限|股份|投资|开发|工程|公司)|建成|投资(?!集团|控股|有限|股份|公司|发展|管理|开发|咨询|建设)|支持|扶持|鼓励|推动|推进|促进|培育|深化|实施|实行"
    "|规范|加快|力争|办好|做优|新增|填补|代表|大力|更多|拥有|举行|举办|出席|记者|通讯员|来自|位于|通过|依托|会同|以及|其中|包括|负责人?|牵头"
    "|配合|责任单位|一批|[的由与和在赴到向对为是从将被让了等及跟同把给该各某于据按至称获]|(?<![肉酒菌果糖茶药木纸布菜油革乐豆钢鱼])类|[一二两三四五六七八九十百0-9]+[余多]?家"
)
_IN_BRACKETS = re.compile(rf"[（(][{HAN}]{{2,6}}[）)]$")
# What is left of a name without these is a kind of organisation (上市公司, 高水平大学), not one of them.
_KIND = re.compile(
    "(?:跨国|上市|国有|国企|央企|民营|外资|合资|台资|港资|龙头|平台|中央|控股|大型|大企业|企业|网络|地方|政策性|商业|农村|村镇|中小|科技|辖区|驻|本地"
    "|高水平|研究型|应用型|一流|本科|民办|职业|技术|师范|全国|国家|国内|境内外|境外|境内|省内|市内|海外|产业|专业|农民|供销|金融|资本|管理|投资|建设|开发"
    "|重点|优质|高等|公办|城镇|农业|通航|物流|建筑|二三级|二级|三级|[大小中省市县区村初高女老新])+"
)
# 青岛跨国公司峰会: directly before the last word these make it a kind, whatever stands before them.
_KIND_BEFORE = (
    "跨国",
    "上市",
    "国有",
    "民营",
    "外资",
    "合资",
    "台资",
    "港资",
    "龙头",
    "中小",
    "大型",
    "高水平",
    "研究型",
    "一流",
)
_REACH = 22

_ENGLISH = re.compile(
    # Zhuji City and Zhejiang University are two.
    r"(?<![A-Za-z])(?:(?!(?:City|County|District|Province|Prefecture|Region|Municipality|Zone|Government|Committee|Bureau"
    r"|University|Group|Company|Corporation|Bank),? (?:and|&) )[A-Z][A-Za-z&'-]*,? (?:and |of |& )?){1,6}"
    r"(?P<last>Co\.?,? ?Ltd|Company|Corporation|Corp|Inc|Ltd|Limited|Group|Holdings?|Bank|Securities|Insurance"
    r"|Daily|Times|News|Post|Gazette|Weekly|Evening News|Morning Post|TV|Television|Radio|Media|Press"
    r"|University|College|Academy)(?![A-Za-z])"
)
_ENGLISH_WORDS = re.compile(r"[A-Z][a-z]+[ ,]")
# The last words of both English patterns, for a text to be searched at all.
_ENGLISH_LAST = (
    "co coltd company corporation corp inc ltd limited group holding holdings bank securities insurance daily times"
    " news post gazette weekly tv television radio media press university college academy"
).split()
_BANK_OF = re.compile(r"(?<![A-Za-z])(?P<last>Bank|University|College) of (?:[A-Z][A-Za-z'-]+)(?: [A-Z][A-Za-z'-]+)?")
_ENGLISH_TYPE = {
    "bank": {"Bank", "Securities", "Insurance"},
    "media": {"Daily", "Times", "News", "Post", "Gazette", "Weekly", "TV", "Television", "Radio", "Media", "Press"},
    "university": {"University", "College", "Academy"},
}
# 来源：… and Source: … name a medium, unless an office publishes its own page.
_SOURCE_LINE = re.compile(
    r"[来转摘S授](?:(?:(?<=来)源|(?<=[转摘])自|(?<=S)ource) ?[:：]|(?<=授)权自) *"
    r"(?P<name>[^\s|,，。()（）:：]{2,20}(?: [A-Z][a-z]+){0,3})"
)
# 东海新闻：…, 东海新闻讯
_NEWS = re.compile("新闻(?=[：:讯]|客户端)")
# Guiyang China is a city's own page.
_PORTAL = re.compile("[A-Z][a-z']+ China$")
_OFFICE_END = re.compile("(?:政府|[局委办厅]|办公室|Government|Bureau|Committee|Commission)$")


# Keys of the entries that are no type of organisation.
_NEWS_KEY, _SOURCE_KEY, _ENGLISH_KEY = "news", "source", "english"


def entries() -> Iterator[Entry]:
    """Yield the lexicon entries that names are found by: their last words, and the words before a source."""
    for kind, (words, _) in SUFFIXES.items():
        for word in words.split("|"):
            yield Entry(KIND, word, kind)
    yield Entry(KIND, "新闻", _NEWS_KEY)
    for word in ("来源", "转自", "摘自", "授权自"):
        yield Entry(KIND, word, _SOURCE_KEY)
    for word in _ENGLISH_LAST:
        yield Entry(KIND, word, _ENGLISH_KEY)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(entries())


def find_organisations(view: View, matches: Sequence[Match] | None = None) -> list[Organisation]:
    """Return the names of organisations in a view.

    Args:
        view: the text.
        matches: of `entries`, where a lexicon that holds them read the text already.

    Returns:
        (start, end, type), sorted and without overlaps.
    """
    text = view.text
    matches = _lexicon().scan(view)[KIND] if matches is None else matches
    found: list[Organisation] = []
    for first, end, kind in longest(match for match in matches if match[2] in SUFFIXES):
        if _NOT_SUFFIX.search(text, max(0, first - 1), min(len(text), end + 1)):
            continue
        start = _name_start(text, first)
        generic = _KIND.fullmatch(text, start, first) or text.endswith(_KIND_BEFORE, start, first)
        if start < first and (kind == "government" or not generic):
            found.append((start, end, kind))
    at = starts(matches)
    if _ENGLISH_KEY in at and _ENGLISH_WORDS.search(text):
        for pattern in (_ENGLISH, _BANK_OF):
            found += [(*m.span(), _english_type(m["last"])) for m in pattern.finditer(text)]
    for news in anchored(_NEWS, text, at.get(_NEWS_KEY, ())):
        start = _name_start(text, news.start())
        if 2 <= news.start() - start <= 4:
            found.append((start, news.end(), "media"))
    sources = _SOURCE_LINE.finditer(text) if "Source" in text else anchored(_SOURCE_LINE, text, at.get(_SOURCE_KEY, ()))
    for source in sources:
        if not _OFFICE_END.search(source["name"]) and not _PORTAL.match(source["name"]):
            found.append((*source.span("name"), "media"))
    return _without_overlaps(found)


def _name_start(text: str, end: int) -> int:
    """Return where the name that stands before ``end`` begins."""
    start = end
    floor = max(0, end - _REACH)
    if text[end - 1] in "）)" and (bracket := _IN_BRACKETS.search(text, max(floor, end - 10), end)):
        start = bracket.start()  # 江岸科技（东川）有限公司
    last = start
    while start > floor:
        # From right to left in one match, on the reversed text.
        if run := _NAME_CHARACTERS.match(text[floor:start][::-1]).end():  # type: ignore[union-attr]
            start -= run
        elif text[start - 1] in "）)" and (bracket := _IN_BRACKETS.search(text, max(floor, start - 10), start)):
            start = bracket.start()
        else:
            break
    if start == last < end:
        return end  # nothing stands before the bracket
    for stop in _STOPS.finditer(text, start, last + 2):  # 投资 looks at what follows
        if stop.end() <= last:
            start = stop.end()
    return start


def _english_type(last: str) -> str:
    return next((kind for kind, words in _ENGLISH_TYPE.items() if last.split()[-1] in words), "company")


def _without_overlaps(found: list[Organisation]) -> list[Organisation]:
    kept: list[Organisation] = []
    for item in sorted(found, key=lambda o: (o[0], -o[1])):
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
        elif item[1] > kept[-1][1]:  # 集团 inside 集团有限公司: one name
            kept[-1] = (kept[-1][0], item[1], item[2])
    return kept
