"""Where a figure belongs: the region and the industries that it is about."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.scene import NATION
from policyie.components.targets.span import Sentence
from policyie.components.targets.speaking import place_of_speaker

# A place after these is not what the figure is about: 对俄罗斯出口, 占宁夏的, 与河西区共建, 盯紧深圳.
_NOT_SUBJECT = re.compile(
    r"(?:对|向|从|自|占|比|同|赴|面向|承接|对接|融入|高于|低于|居|来自|来|距|跨|联合|借力|依托|由|落地|盯紧|瞄准"
    r"|前往|走进|毗邻|接壤|紧邻|区别于|连接|到|至|以|围绕"
    r"|(?<![a-z])(?:(?:administration|jurisdiction|part|government) of|administered by|governed by"
    r"|from|with|to|than|outside|into|against|near|towards?|between|and of|called|via|by|held in|as"
    r"|(?:north|south)?(?:east|west) of|(?:north|south) of|km of"
    r"|like|told a forum in)(?: the)?) ?[“\"（(]?\Z",
    re.I,
)
# After these only a place inside the home counts: 在湾沚区新增, 与乌什县达成, in Mawei District.
_PARTNER = re.compile(r"(?:与|和|及|在|于|(?<![a-z])(?:in|at|and|of)(?: the)?) ?[“\"（(]?\Z", re.I)
_HELD = re.compile(r"[^，。；,;]{0,12}(?:举行|召开|举办|启动)|[^,.;]{0,30} (?:was|were) held")
_JOINED = re.compile(r"[ \n]?(?:、|和|及|与|以及|,|，|/|—|-|,? and| or)?(?: the)?[ \n]?\Z")
_NOT_SUBJECT_AFTER = re.compile(
    r"(?:市|县|区|省|州|旗|地)?(?:市委|县委|区委|省委|州委|旗委|地委|市政府|日报|晚报|省?驻|客商|企业家|籍|商会"
    r"|银行|大学|青年|(?:省|市|区|县)?(?:副)?(?:书记|市长|县长|区长|省长|局长|主任))"
    r"|[ -](?:based|company|companies|firm|investor|backed|invested)|-born"
)
_OFFICE_BEFORE = re.compile(
    r"(?:市长|书记|县长|区长|局长|主任|mayor of|head of|secretary of|director of|governor of)\s?\Z", re.I
)
_COMMON = re.compile(r"各(?:为|自)?|均|合计|共|都|each|combined|together|in total|in all")
# China's exports, but not: one third of China's exports, higher than China's
_OF_CHINA = re.compile(
    r"(?<!of )(?<!than )(?<!from )(?<!to )(?<!east )(?<!west )(?<!north )(?<!south )(?<!central )"
    r"china's (?!largest|first|most|top|biggest|only|leading)[a-z]"
    r"|(?:volume|value|amount|number) of china's (?!largest|first|most|top|biggest|only|leading)[a-z]"
)
# 5 [new] tourism projects, but not: 5 projects in tourism
_QUALIFIES = re.compile(
    r" (?:(?!(?:in|of|for|from|with|to|by|on|at|including|covering|such|as|are|is|were|was|have|has|will) )[a-z-]+ )"
    r"{0,4}\Z"
)
# Where in the country a place lies: east China's Jiangsu, a city in north China, an east China city.
_LIES_IN_AFTER = re.compile(r"['’]s | (?:city|province|county|region|district|prefecture|metropolis)(?![a-z])", re.I)
# BEIJING, May 3 (Xinhua) -- ; NANJING - ; Chengdu (China Daily) --
_DATELINE = re.compile(r"(?:[,(][^\n.]{1,40}?)?[)]? ?(?:--|—|–|-) ")
# How far after "Hunan's" the name of an indicator begins; not: 8 percent of, higher than Hunan's exports.
_OWNED = 24
_BASE_BEFORE = re.compile(
    r"(?:than|from|to|with|as|like|against"
    r"|(?:percent|%|pct|half|third|quarter|fifth|tenth|share|proportion|part|average) of(?: [a-z ]{3,14} of)?)"
    r"(?: the)? \Z",
    re.I,
)
# Data of a zone are about the zone.
_DATA_OF = re.compile(r"(?:data|figures|statistics|indicators|reports?) (?:of|from) (?:the )?\Z", re.I)
# What is named by a project, a plant or a park before 等 is one of those counted.
_EXAMPLE = re.compile(
    r"[^，。；]{0,16}(?:项目|工程|园|园区|基地|工厂|厂|中心|公司|集团|企业|生产线|电站|市场|大楼|[一二三四]期)等"
)
# After these a Chinese place opens its clause.
_OPENS_MEASURED = frozenset("年，,。；;：:\n月度")
_THE_PROJECT = re.compile(r"该(?:项目|工程|基地|企业|公司)")
# followed by Hubei (7.7 percent)
_BRACKETED = (" (", "(", "（")
# higher than the national average of 6.1 percent, 高于全国平均水平（6.1%）; not: 高于全国平均水平1.2个百分点
_NATIONAL_AVERAGE = re.compile(
    r"(?:national|nationwide|country(?:'s|wide)?) (?:average|level)(?: growth)?(?: rate)?(?: of| at| \(|,)? ?\Z"
    r"|全国(?:平均)?(?:水平|增速|值)?[（(]\Z"
)
_OF_PLACES = ("地", "市", "县", "区", "省", "州", "国", "城市")
_REACH = 600
_OPENING = 30
# "In Hengqin, companies …" opens a sentence; "said Qianhai had drawn …" makes the place the one that acts.
_IN_OPENING = re.compile(r"(?:[.!?]['\"”]?\s?|\n|\A)In (?:the )?\Z")
_ACTS = re.compile(
    r"(?:'s)? (?:has|had|have|will|would|said|says|signed|saw|reported|posted|recorded|attracted|plans|aims|hopes|wants"
    r"|expects|introduced|approved|set up|landed|registered|completed|achieved|reali[sz]ed|reached|exceeded|ranked)"
    r"(?![a-z])"
)
# 同期，甲县完成8亿元: a clause of its own about another place
_CLAUSE_MARKS = frozenset("，,；;：:。")
_DOES = re.compile(r"(?:共|累计|全年|今年|分别)?(?:完成|实现|达到?|新增|新签|引进|签约|落地|开工|增长|下降|为|增速)")
_IN_PLACE = re.compile(r"[^,.;]{0,40} (?:in|of|for) (?:the )?\Z")

Place = tuple[int, int, str]
"""View start, view end, code."""


def common_division(codes: list[str]) -> str | None:
    """Return the lowest division that holds all of some six-digit codes, None where there is none."""
    if not codes or any(not c.isdigit() for c in codes):
        return codes[0] if len(set(codes)) == 1 and codes else None
    if len(set(codes)) == 1:
        return codes[0]
    for length, tail in ((4, "00"), (2, "0000")):
        heads = {c[:length] for c in codes}
        if len(heads) == 1:
            return heads.pop() + tail
    return "CN"


def subjects(sentence: Sentence, start: int, end: int) -> list[Place]:
    """Return the regions in a range that can be what a figure is about; of a chain (浙江省绍兴市) only the last."""
    scene = sentence.scene
    text, home = scene.text, scene.home
    found: list[Place] = []
    rejected = -99  # where the last place after a preposition ended: what is joined to it is refused too
    for at, stop, code in scene.regions_in(start, end):
        if stop > end:
            break
        if not code or code == "CN" or not (code.isdigit() or code.startswith("cluster:")):
            rejected = stop
            continue
        if sentence.latin and _says_where(text, at, stop, code):
            if found and text[found[-1][1] : at] == ", " and text[stop : stop + 1] in "'’":
                # Suzhou, east China's Jiangsu: the chain goes on.
                found[-1] = (found[-1][0], stop + 2, found[-1][2])
            continue
        if sentence.latin and _owns(sentence, at, stop):
            found.append((at, stop, code))
            continue
        gap = at - rejected
        if 0 <= gap <= 5 and _JOINED.match(text, rejected, at):
            rejected = stop
            continue
        if (
            found
            and at - found[-1][1] <= 2
            and not text[found[-1][1] : at].strip(" ,，")
            and _inside(code, found[-1][2])
        ):
            found[-1] = (at, stop, code)
            continue
        joined = bool(found) and at - found[-1][1] <= 6 and _JOINED.match(text, found[-1][1], at) is not None
        if joined and sentence.latin and _inside(found[-1][2], code):
            continue
        within = home is None or _inside(code, home)
        opening = _opens(text, at) or (
            _ACTS.match(text, stop) is not None
            if sentence.latin
            else text[at - 1 : at] in _CLAUSE_MARKS and _DOES.match(text, stop) is not None
        )
        if sentence.latin and _DATA_OF.search(text, max(0, at - 20), at):
            found.append((at, stop, code))
            continue
        if _measured(sentence, at, stop):
            found.append((at, stop, code))
            continue
        if text[stop:end] in _BRACKETED:
            found.append((at, stop, code))
            continue
        if _NOT_SUBJECT.search(text, max(0, at - 16), at):
            rejected = stop
            continue
        refused = (
            _NOT_SUBJECT_AFTER.match(text, stop) is not None
            or _OFFICE_BEFORE.search(text, max(0, at - 14), at) is not None
            or (not joined and not within and (not opening or (home is not None and _inside(home, code))))
            or (
                not joined
                and not _IN_OPENING.search(text, max(0, at - 8), at)
                and _PARTNER.search(text, max(0, at - 8), at) is not None
                and (not within or _HELD.match(text, stop) is not None)
            )
        )
        if not refused:
            found.append((at, stop, code))
        elif not (home is not None and _inside(home, code)):
            rejected = stop
    return found


def _says_where(text: str, at: int, stop: int, code: str) -> bool:
    """Tell whether an English place only says where another lies or where the news was written."""
    if code.startswith("cluster:"):
        return _LIES_IN_AFTER.match(text, stop) is not None
    return (not at or text[at - 1] == "\n") and _DATELINE.match(text, stop) is not None


def _measured(sentence: Sentence, at: int, stop: int) -> bool:
    """Tell whether a place opens what is measured: 2020年四川生产总值, 2020年四川旅游业规模, Chengdu GDP."""
    text = sentence.scene.text
    if sentence.latin:
        named = any(i.start == stop + 1 and i.strong for i in sentence.indicators)
        return named and text[stop] == " " and not _BASE_BEFORE.search(text, max(0, at - 24), at)
    if text[at - 1 : at] not in _OPENS_MEASURED:
        return False
    return any(i.start == stop and i.strong for i in sentence.indicators) or any(
        start == stop for start, _, _ in sentence.sectors
    )


def _owns(sentence: Sentence, at: int, stop: int) -> bool:
    """Tell whether an indicator is said of an English place: Hunan's total exports, the retail sales of Hunan."""
    text = sentence.scene.text
    if text.startswith(("'s ", "’s "), stop):
        named = any(stop < i.start <= stop + _OWNED for i in sentence.indicators)
    else:
        named = text.endswith(" of ", 0, at) and any(i.end == at - 4 for i in sentence.indicators)
    return named and not _BASE_BEFORE.search(text, max(0, at - 24), at)


def _opens(text: str, at: int) -> bool:
    """Tell whether a place opens its paragraph, but for a few words (• 今年兰州…), or its sentence ("In X, …")."""
    line = text.rfind("\n", max(0, at - 15), at) + 1
    if (line or at < 15) and len(text[line:at].strip(' \u3000\n\t•·—-▲●■“"')) <= 6:
        return True
    return _IN_OPENING.search(text, max(0, at - 8), at) is not None


def _inside(inner: str, outer: str) -> bool:
    if outer in (inner, NATION):
        return True
    if not (inner.isdigit() and outer.isdigit()):
        return False
    return (outer.endswith("0000") and inner[:2] == outer[:2]) or (outer.endswith("00") and inner[:4] == outer[:4])


def region(sentence: Sentence, figure: Figure, previous: Figure | None) -> None:
    """Decide the region: the subject of the clause, else of the sentence, else of the heading, else the home."""
    scene = sentence.scene
    clause_start, clause_end = figure.clause
    window = max(clause_start, previous.end if previous is not None else clause_start)
    home = scene.home_at(figure.start)
    if figure.rule == "percent" and _is_of_nation(scene.folded, figure.start):
        figure.region, figure.rules["region"] = NATION, "national-average"
        return
    places = subjects(sentence, window, figure.start) if sentence.places else []
    if places and figure.measure == "count" and _is_example(scene.text, places[-1][1], figure.start):
        places = []
    if places:
        listed = _listed(scene.text, places)
        listed = _own(listed, home)
        if len(listed) > 1 and (
            not sentence.latin
            or _COMMON.search(scene.text, places[0][0], figure.start)
            or scene.text[listed[-2][1] : listed[-1][0]].strip(" ,") == "and"
        ):
            figure.region, figure.rules["region"] = common_division([c for _, _, c in listed]), "list"
        else:
            figure.region, figure.rules["region"] = places[-1][2], "clause"
        return
    if previous is not None and previous.end > clause_start and previous.region and previous.kind != "threshold":
        figure.region, figure.rules["region"] = previous.region, "carried"
        return
    if sentence.latin and _OF_CHINA.search(scene.folded, window, figure.start):
        figure.region, figure.rules["region"] = NATION, "nation-word"
        return
    if speaker := place_of_speaker(sentence, figure):
        figure.region, figure.rules["region"] = speaker, "speaker"
        return
    if not sentence.latin and (code := _of_project(sentence, figure, home)):
        figure.region, figure.rules["region"] = code, "project"
        return
    words = [c for c in sentence.cues if c.name == "home" and c.start < figure.start] if home else []
    earlier = _earlier(sentence, figure, window) if sentence.places else []
    if earlier and not sentence.latin and _spoken_for(sentence, earlier, home):
        earlier = []
    if earlier and not (words and words[-1].start > earlier[-1][0] and not sentence.latin):
        listed = _own(_listed(scene.text, earlier), home)
        code = common_division([c for _, _, c in listed]) if len(listed) > 1 else listed[-1][2]
        figure.region, figure.rules["region"] = code, "sentence"
        return
    if sentence.latin:
        after = subjects(sentence, figure.end, clause_end)
        if after and _IN_PLACE.match(scene.folded, figure.end, after[0][0]):
            figure.region, figure.rules["region"] = after[0][2], "after"
            return
        if scene.genre == "news":
            opened = subjects(sentence, max(sentence.paragraph, sentence.start - _REACH), sentence.start)
            if opened and (words or sentence.before is None or sentence.before.figures[-1].region == opened[-1][2]):
                figure.region, figure.rules["region"] = opened[-1][2], "paragraph"
                return
    if words:
        figure.region, figure.rules["region"] = sentence.passage.region or home, "home-word"
    elif sentence.passage.region:
        figure.region, figure.rules["region"] = sentence.passage.region, "heading"
    elif home is None and sentence.before is not None:
        figure.region, figure.rules["region"] = sentence.before.figures[-1].region, "sentence-before"
    else:
        figure.region, figure.rules["region"] = home, "home"


def _of_project(sentence: Sentence, figure: Figure, home: str | None) -> str | None:
    """Return the place inside the home of which the sentence before spoke, where 该项目 takes up what stands there."""
    scene = sentence.scene
    if home is None or scene.text.find("该", sentence.start, figure.start) < 0:
        return None
    if not _THE_PROJECT.search(scene.text, sentence.start, figure.start):
        return None
    before = scene.layout.sentence_at(sentence.start - 1)[0] if sentence.start > sentence.paragraph else sentence.start
    inner = [
        code for _, _, code in scene.regions_in(before, sentence.start) if code and code != home and _inside(code, home)
    ]
    return inner[-1] if inner else None


def _is_of_nation(folded: str, start: int) -> bool:
    before = folded[max(0, start - 40) : start]
    return ("全国" in before or "average" in before or "level" in before) and bool(_NATIONAL_AVERAGE.search(before))


def _earlier(sentence: Sentence, figure: Figure, end: int) -> list[Place]:
    """Return the subjects before the window of a figure that ends at a place: of its segment, else of its sentence."""
    start = sentence.segment(figure.start)[0]
    earlier = subjects(sentence, start, end)
    if not earlier and start > sentence.start:
        # Before a semicolon only what opens the sentence still holds.
        earlier = subjects(sentence, sentence.start, min(sentence.figures[0].start, sentence.start + _OPENING))
        if earlier and not sentence.latin and _goes_on(sentence, figure, earlier):
            return []
    return earlier


def _goes_on(sentence: Sentence, figure: Figure, opening: list[Place]) -> bool:
    """Tell whether a sentence has gone on to other places (甲县5个，…；乙县7个，…；经开区5个)."""
    return any(
        f.start < figure.start and f.rules.get("region") == "clause" and f.region != opening[-1][2]
        for f in sentence.figures
    )


def _spoken_for(sentence: Sentence, places: list[Place], home: str | None) -> bool:
    """Tell whether the home is the subject before places outside it (我县紧盯甲市、乙市，新签约项目9个)."""
    if any(home is not None and _inside(code, home) for _, _, code in places):
        return False
    return any(c.name == "home" and c.end <= places[0][0] for c in sentence.cues)


def _is_example(text: str, end: int, start: int) -> bool:
    """Tell whether the words up to a count make what ends before them an example (甲产业园、乙电池项目等28个项目)."""
    at = text.find("等", end, min(start, end + 24))
    return at >= 0 and _EXAMPLE.match(text, end, at + 1) is not None and not text.startswith(_OF_PLACES, at + 1)


def _own(places: list[Place], home: str | None) -> list[Place]:
    """Leave out partners from elsewhere (通化市、台州市共建) where places of the home are among those listed."""
    return [p for p in places if home is None or _inside(p[2], home)] or places


def _listed(text: str, places: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the last run of places that are joined by 、和 or commas."""
    run = [places[-1]]
    for place in reversed(places[:-1]):
        between = text[place[1] : run[0][0]].strip()
        if between in ("、", "—", "-", "和", "及", "与", ",", "，", "and", ", and", "以及", "、和"):
            run.insert(0, place)
        else:
            break
    return run


def industries(sentence: Sentence, figure: Figure, previous: Figure | None) -> None:
    """Decide the industries: those of the clause before the figure, or between it and the noun that it counts."""
    scene = sentence.scene
    folded = scene.folded
    clause_start, clause_end = figure.clause
    window = max(clause_start, previous.end if previous is not None else clause_start)
    found = [i for i in sentence.sectors if window <= i[0] and i[1] <= figure.start]
    if sentence.latin and len(found) > 1 and figure.anchor >= 0:
        # In the IT industry the turnover of chips reached so much: what stands after the name of the indicator.
        found = [i for i in found if i[0] > figure.anchor] or found
    limit = min(clause_end, figure.end + (60 if sentence.latin else 24))
    if sentence.latin and figure.measure == "count":
        limit = min([limit, *(f.start for f in sentence.figures if f.start > figure.end)])
        own = [i for i in sentence.sectors if figure.end <= i[0] < limit and _QUALIFIES.match(folded, figure.end, i[0])]
        if own or (previous is not None and previous.measure == "count" and window == previous.end):
            found = own  # 5 tourism projects and 3 logistics projects
    if found and figure.measure == "count" and _is_example(scene.text, found[-1][1], figure.start):
        figure.industries = []
        return
    if not found and (
        figure.kind in ("threshold", "commitment") or figure.indicator == "cluster_scale" or figure.measure == "count"
    ):
        found = [i for i in sentence.sectors if figure.end <= i[0] < limit]
    if not found and previous is not None and figure.rules.get("indicator") in ("carried", "share-of-before"):
        figure.industries = list(previous.industries)
        return
    seen: dict[str, None] = {}
    for _, _, text in found:
        seen[text] = None
    figure.industries = list(seen)
