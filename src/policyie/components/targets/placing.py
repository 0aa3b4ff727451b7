"""Where and when: the region, the industries and the period of a figure."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.scene import Scene
from policyie.components.targets.span import Sentence
from policyie.periods import Expression, resolve, tense

# A place after these is not what the figure is about: 对俄罗斯出口, 占宁夏的, 与河西区共建, 盯紧深圳.
_NOT_SUBJECT = re.compile(
    r"(?:对|向|从|自|占|比|同|赴|面向|承接|对接|融入|高于|低于|居|来自|来|距|跨|联合|借力|依托|由|落地|盯紧|瞄准|前往|走进|毗邻|接壤|紧邻|区别于|连接|到|至|以|围绕"
    r"|(?<![a-z])(?:from|with|to|than|outside|into|against|near|towards?|between|and of|called|via|by|held in|as|like|told a forum in)(?: the)?) ?[“\"（(]?\Z",
    re.I,
)
# After these only a place inside the home counts: 在湾沚区新增, 与乌什县达成, in Mawei District.
_PARTNER = re.compile(r"(?:与|和|及|在|于|(?<![a-z])(?:in|at|and|of)(?: the)?) ?[“\"（(]?\Z", re.I)
_HELD = re.compile(r"[^，。；,;]{0,12}(?:举行|召开|举办|启动)|[^,.;]{0,30} (?:was|were) held")
_JOINED = re.compile(r"[ \n]?(?:、|和|及|与|以及|,|，|/|—|-|,? and| or)?(?: the)?[ \n]?\Z")
_NOT_SUBJECT_AFTER = re.compile(
    r"(?:市|县|区|省|州|旗|地)?(?:市委|县委|区委|省委|州委|旗委|地委|市政府|日报|晚报|省?驻|客商|企业家|籍|商会|银行|大学|青年|(?:省|市|区|县)?(?:副)?(?:书记|市长|县长|区长|省长|局长|主任))"
    r"|[ -](?:based|company|companies|firm|investor|backed|invested)|-born"
)
_OFFICE_BEFORE = re.compile(r"(?:市长|书记|县长|区长|局长|主任|mayor of|head of|secretary of|director of|governor of)\s?\Z", re.I)
_HOME_WORDS = frozenset(("全市", "全县", "全区", "全州", "全旗", "全盟", "全省", "我市", "我县", "我区", "我州", "我旗", "我省", "本市", "本县", "本区"))
_COMMON = re.compile(r"各(?:为|自)?|均|合计|共|都|each|combined|together|in total|in all")
_EXPLICIT_YEARS = frozenset(("years", "plan", "plan-end", "year", "quarter", "quarters", "months", "half-year", "relative-year", "year-to-date", "whole-year", "next-years", "past-years", "within-years", "month", "last-season", "month-end"))
_IN_PLACE = re.compile(r"[^,.;]{0,40} (?:in|of|for) (?:the )?\Z")
_OPENING = re.compile(r"投产|竣工|开工|建成|投用|达产|施行|起|有效|签订|production|operation|come into force")


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
        gap = at - rejected
        if 0 <= gap <= 5 and _JOINED.match(text, rejected, at):
            rejected = stop
            continue
        if found and at - found[-1][1] <= 2 and not text[found[-1][1] : at].strip(" ,，") and _inside(code, found[-1][2]):
            found[-1] = (at, stop, code)
            continue
        joined = bool(found) and at - found[-1][1] <= 6 and _JOINED.match(text, found[-1][1], at) is not None
        if joined and sentence.latin and _inside(found[-1][2], code):
            continue
        within = home is None or _inside(code, home)
        opening = _opens(text, at, sentence.start)
        if _NOT_SUBJECT.search(text, max(0, at - 16), at):
            rejected = stop
            continue
        refused = (
            _NOT_SUBJECT_AFTER.match(text, stop) is not None
            or _OFFICE_BEFORE.search(text, max(0, at - 14), at) is not None
            or not joined and not within and (not opening or home is not None and _inside(home, code))
            or not joined and _PARTNER.search(text, max(0, at - 8), at) is not None and (not within or _HELD.match(text, stop) is not None)
        )
        if not refused:
            found.append((at, stop, code))
        elif not (home is not None and _inside(home, code)):
            rejected = stop
    return found


def _opens(text: str, at: int, sentence_start: int) -> bool:
    """Tell whether a place opens its paragraph, but for a date or a few words (• 今年兰州…)."""
    line = max(text.rfind("\n", 0, at) + 1, at - 14)
    return line == text.rfind("\n", 0, at) + 1 and len(text[line:at].strip(" \u3000\n\t•·—-▲●■“\"")) <= 6 and sentence_start <= at


def _inside(inner: str, outer: str) -> bool:
    if inner == outer:
        return True
    if not (inner.isdigit() and outer.isdigit()):
        return False
    return outer.endswith("0000") and inner[:2] == outer[:2] or outer.endswith("00") and inner[:4] == outer[:4]


def region(sentence: Sentence, figure: Figure, previous: Figure | None) -> None:
    """Decide the region: the subject of the clause, else of the sentence, else of the heading, else the home."""
    scene = sentence.scene
    clause_start, clause_end = sentence.clause(figure.start)
    window = max(clause_start, previous.end if previous is not None else clause_start)
    home = scene.home
    places = subjects(sentence, window, figure.start)
    if places:
        listed = _listed(scene.text, places)
        listed = _own(listed, home)
        if len(listed) > 1 and _COMMON.search(scene.text, places[0][0], figure.start):
            figure.region, figure.rules["region"] = common_division([c for _, _, c in listed]), "list"
        elif len(listed) > 1 and not sentence.latin:
            figure.region, figure.rules["region"] = common_division([c for _, _, c in listed]), "list"
        else:
            figure.region, figure.rules["region"] = places[-1][2], "clause"
        return
    if previous is not None and previous.end > clause_start and previous.region and previous.kind != "threshold":
        figure.region, figure.rules["region"] = previous.region, "carried"
        return
    words = [c for c in sentence.cues if c.name == "home" and c.start < figure.start] if home else []
    earlier = subjects(sentence, sentence.start, window)
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
            opened = subjects(sentence, sentence.paragraph, sentence.start)
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
    clause_start, clause_end = sentence.clause(figure.start)
    window = max(clause_start, previous.end if previous is not None else clause_start)
    found = [i for i in scene.industries_in(window, figure.start) if i[1] <= figure.start]
    if not found:
        after = scene.industries_in(figure.end, min(clause_end, figure.end + (60 if sentence.latin else 24)))
        if figure.kind in ("threshold", "commitment") or figure.indicator == "cluster_scale" or figure.measure == "count":
            found = after
    if not found and previous is not None and figure.rules.get("indicator") in ("carried", "share-of-before"):
        figure.industries = list(previous.industries)
        return
    seen: dict[str, None] = {}
    for _, _, text in found:
        seen[text] = None
    figure.industries = list(seen)


def period(sentence: Sentence, figure: Figure, event_month: str | None, total: bool) -> None:
    """Decide the period of a figure whose kind and indicator are known."""
    scene = sentence.scene
    text = scene.text
    clause_start, clause_end = sentence.clause(figure.start)
    if figure.kind == "threshold":
        return
    expression = _governing(sentence, figure, clause_start, clause_end)
    if expression is not None and _OPENING.match(text, expression.end):
        expression = None
    near = expression is not None and clause_start <= expression.start < clause_end
    if expression is not None and not near and figure.kind in ("goal", "result"):
        # A period of the sentence whose tense the figure contradicts is another figure's.
        iso = resolve(expression, scene.date, sentence.passage.year or scene.year)
        if iso and tense(iso, scene.date) == (1 if figure.kind == "result" else -1):
            expression = None
    passage = sentence.passage
    if figure.kind in ("support", "other") or figure.rules.get("kind") == "land-use":
        within = expression is not None and (near or scene.genre != "measures" and expression.start >= sentence.segment(figure.start)[0])
        if expression is not None and within and expression.rule not in ("within-years", "month-end", "month", "years"):
            _set(sentence, figure, expression, "clause")
        elif passage.kind == "result" and passage.period and figure.kind == "support":
            figure.period, figure.rules["period"] = passage.period, "heading"
        return
    if figure.kind == "commitment" and figure.indicator != "fiscal_spending":
        if total and event_month and (expression is None or _names_event(scene, expression)):
            figure.period, figure.rules["period"] = event_month, "event"
        elif expression is not None and (total or near and expression.rule in (_OF_PROJECTS if sentence.latin else _SPANS)):
            _set(sentence, figure, expression, "clause")
        elif total:
            for other in reversed(sentence.figures):
                if other.start < figure.start and other.indicator == "project_count" and other.period:
                    figure.period, figure.rules["period"] = other.period, "carried"
                    break
        return
    if event_month and figure.kind == "result" and (expression is None or _names_event(scene, expression)):
        figure.period, figure.rules["period"] = event_month, "event"
        return
    local = figure.kind == "goal" and _PER_AREA.search(text, max(clause_start, figure.start - 20), figure.end + 3) is not None
    summed = figure.kind == "result" and _CUMULATIVE.search(text, clause_start, figure.start) is not None
    outcome = figure.rules.get("kind") == "outcome-of-project" or figure.kind == "goal" and figure.rules.get("kind", "")[4:] in _OUTCOMES
    if (summed or outcome or local or figure.kind == "result" and figure.indicator in ("fund_size", "social_capital")) and not near:
        if local and passage.period:
            figure.period, figure.rules["period"] = _level(sentence, figure, passage.period, clause_start), "heading"
        return
    if expression is not None:
        _set(sentence, figure, expression, "clause" if near else "sentence")
        return
    running = _running(sentence, figure)
    if running is not None and (figure.indicator != "cluster_scale" or figure.measure != "money" or _opens_list(scene.text, scene.layout.sentence_at(running.start)[1])):
        _set(sentence, figure, running, "passage")
        return
    if figure.indicator == "cluster_scale" and figure.measure == "money" or figure.kind == "commitment" and sentence.latin:
        return
    if passage.period:
        figure.period, figure.rules["period"] = _level(sentence, figure, passage.period, clause_start), "heading"
        return
    if scene.genre == "measures":
        return
    before = sentence.before.figures[-1] if sentence.before is not None else None
    if before is not None and before.period and before.kind == figure.kind and figure.kind == "result":
        figure.period, figure.rules["period"] = before.period, "sentence-before"
    elif scene.title_period:
        figure.period, figure.rules["period"] = _level(sentence, figure, scene.title_period, clause_start), "title"
    elif figure.indicator == "project_count" and figure.kind == "result" and scene.date is not None and scene.signing(clause_start, clause_end):
        figure.period, figure.rules["period"] = f"{scene.date.year}-{scene.date.month:02}", "event"
    elif sentence.latin and figure.kind == "result" and figure.indicator in _ECONOMY:
        for other in reversed(scene.periods_in(0, sentence.start)):
            iso = resolve(other, scene.date, scene.year) if other.rule in _RUNNING else None
            if iso and tense(iso, scene.date) < 0:
                figure.period, figure.rules["period"] = iso, "earlier"
                break
    elif scene.date is not None and not sentence.latin:
        # A report of the first months looks back on the year before.
        back = figure.kind == "result" and scene.genre == "report" and scene.date.month <= 4
        figure.period, figure.rules["period"] = str(scene.date.year - back), "document"


def _level(sentence: Sentence, figure: Figure, iso: str, clause_start: int) -> str:
    """Return the last year of a plan's interval for a level to be reached, the whole interval for what is added over it."""
    first, _, last = iso.partition("/")
    if len(first) != 4 or len(last) != 4:
        return iso
    text = sentence.scene.text
    if _FLOW.search(text, clause_start, figure.start) or _FLOW_EN.search(sentence.scene.folded, clause_start, min(sentence.end, figure.end + 30)):
        return iso
    return last if _LEVEL.search(text, max(clause_start, figure.start - 12), figure.start) or figure.measure == "percent" and not figure.growth else iso


def _running(sentence: Sentence, figure: Figure) -> Expression | None:
    """Return the period that an earlier sentence set for this one: of its paragraph, else of the paragraph that opens the passage."""
    scene = sentence.scene
    text = scene.text
    want = -1 if figure.kind == "result" else 1
    for expression in reversed(scene.periods_in(max(0, sentence.start - _REACH), sentence.start)):
        if expression.rule not in _RUNNING or scene.compared(expression):
            continue
        if scene.passage(expression.start) is not sentence.passage:
            return None
        iso = resolve(expression, scene.date, sentence.passage.year or scene.year)
        if iso is None:
            continue
        order = tense(iso, scene.date)
        if order == -want:
            return None
        if sentence.latin and text[expression.start : expression.start + 3].lower() == "by " and not _opens_list(text, scene.layout.sentence_at(expression.start)[1]):
            return None
        if expression.start >= sentence.paragraph or _leads(text, scene.layout.sentence_at(expression.start), expression.start):
            return expression
        return None
    return None


def _leads(text: str, sentence: tuple[int, int], at: int) -> bool:
    """Tell whether a period opens its sentence, or the sentence opens a list or asks a question."""
    return text[sentence[0] : at].strip(" \u3000\n“").lower() in ("", "in", "by", "during", "到", "记者：") or text[: sentence[1]].rstrip()[-1:] in ":：？?"


def _opens_list(text: str, end: int) -> bool:
    return text[:end].rstrip()[-1:] in (":", "：")


def _names_event(scene: Scene, e: Expression) -> bool:
    """Tell whether a year or quarter may only name the event (2024年重点项目集中签约活动)."""
    if e.rule in ("year", "relative-year"):
        return scene.date is None or e.year == scene.date.year or e.shift == 0
    return e.rule == "quarter" and _EVENT_NAME.match(scene.text, e.end) is not None


def _governing(sentence: Sentence, figure: Figure, clause_start: int, clause_end: int) -> Expression | None:
    scene = sentence.scene
    best = None
    for e in sentence.periods:
        if e.start >= figure.start:
            break
        if e.rule in _EXPLICIT_YEARS and not scene.compared(e) and not (e.rule == "within-years" and figure.kind != "goal") and not _titled(scene.text, e):
            best = e
    if not sentence.latin:
        return best
    used = best is not None and any(best.end <= f.start < figure.start for f in sentence.figures)
    if best is None or used or best.start < clause_start or figure.start - best.end > 8:
        limit = sentence.end
        for other in sentence.figures:
            if other.start > figure.start:
                limit = min(limit, other.start) if best is not None else limit
                break
        for e in sentence.periods:
            if e.start >= figure.end and e.rule in _EXPLICIT_YEARS and not scene.compared(e) and not (e.rule == "within-years" and figure.kind != "goal"):
                if e.start < limit and (best is None or e.start < clause_end and e.start - figure.end <= (44 if used else 24)):
                    return e
                break
    return best


def _titled(text: str, e: Expression) -> bool:
    """Tell whether a year only names something (the 2023 Suzhou Fair)."""
    return e.rule == "year" and text[e.end : e.end + 1] == " " and text[e.end + 1 : e.end + 2].isupper() and text[e.start - 4 : e.start].lower() == "the "


def _set(sentence: Sentence, figure: Figure, e: Expression, rule: str) -> None:
    scene = sentence.scene
    text = scene.text
    context = sentence.passage.year or scene.year
    past = figure.kind in ("result", "commitment") if figure.kind in ("goal", "result", "commitment") else None
    clause_start = sentence.clause(figure.start)[0]
    if e.rule == "whole-year":
        # 全年 is the year that the sentence speaks of.
        for other in scene.periods_in(sentence.paragraph, e.start):
            if other.year is not None and not scene.compared(other) and other.last_year is None:
                context = other.year
        if e.shift is None and not any(p.year is not None for p in scene.periods_in(sentence.paragraph, e.start)):
            running = _running(sentence, figure)
            if running is not None and running.rule in ("year", "relative-year"):
                known = resolve(running, scene.date)
                context = int(known[:4]) if known else context
    iso = resolve(e, scene.date, context, past)
    plan = scene.title_period if scene.title_period and len(scene.title_period) == 9 else None
    if e.rule == "within-years" and plan and e.count == int(plan[5:]) - int(plan[:4]) + 1:
        iso = plan
    elif iso is not None and len(iso) == 4 and figure.kind == "goal" and plan and iso == plan[5:] and (_FLOW if rule == "passage" else _FLOW_STRICT).search(text, clause_start, figure.start):
        iso = plan
    elif iso is not None and e.rule == "plan-end" and _FLOW_STRICT.search(text, clause_start, figure.start):
        iso = f"{int(iso) - 4}/{iso}"
    elif iso is not None and e.rule in ("month", "month-end") and _UNTIL.search(text, max(0, e.start - 8), e.start):
        iso = resolve(e._replace(part=f"M01-{e.part[1:3]}" if e.part else None), scene.date, context, True)
    elif sentence.latin and iso is not None and len(iso) == 4 and figure.growth and figure.kind == "goal" and " annually" in scene.folded[figure.end : figure.end + 12]:
        plans = [p for p in sentence.periods if p.rule == "plan"]
        iso = resolve(plans[0], scene.date) if plans else iso
    if iso is None:
        figure.rules["period"] = f"relative:{text[e.start:e.end]}"
        return
    figure.period, figure.rules["period"] = iso, rule


_RUNNING = _EXPLICIT_YEARS - {"within-years", "month", "month-end", "whole-year"} | {"whole-year"}
# A year that may only name the event (2024年重点项目集中签约), so that its month is the better answer.
_EVENT_NAME = re.compile(r"(?:重大|重点|集中|招商|项目)")
# Indicators of an economy as a whole, which a report gives for the period it is about.
_ECONOMY = frozenset((
    "gdp", "value_added", "industrial_output", "output_value", "revenue", "profit", "fixed_asset_investment", "industrial_investment", "foreign_capital",
    "foreign_trade", "exports", "imports", "retail_sales", "fiscal_revenue", "tax_revenue", "fiscal_spending", "resident_income", "r_and_d", "capital_in_place",
))
_SPANS = frozenset(("years", "plan", "next-years"))
_OF_PROJECTS = frozenset(("years", "plan", "next-years", "year", "relative-year"))
_REACH = 1200
_PER_AREA = re.compile(r"亩均|每亩|/亩|单位面积|投资强度|per mu|per-mu")
_CUMULATIVE = re.compile(r"累计|to date|so far")
_OUTCOMES = frozenset(("预计", "可实现", "能实现", "达产后", "投产后", "建成后", "全部建成后", "建成达产后", "到达产", "can realize", "can achieve", "can provide", "can create", "after reaching production"))
_FLOW = re.compile(r"新增|累计|年均|带动|撬动|实施|培育|引进|争取|推广|每年|年度|净增|发放|滚动|吸引|拉动|[二两三四五]年")
_FLOW_EN = re.compile(r"annual|each year|a year|cumulative|newly|new |in total|average")
_FLOW_STRICT = re.compile(r"累计|年均|平均每年|五年|三年")
_LEVEL = re.compile(r"达到|达|提高到|提升到|突破|不低于|不少于|升至|超过|占比|比重|建成|稳定在|reach|exceed|account|rise", re.I)
_UNTIL = re.compile(r"(?:截至|截止|截止到|截至到|as of|as at)\s?(?:\d{4}年)?\Z", re.I)
