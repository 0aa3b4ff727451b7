"""The kind of a figure: goal, result, commitment, threshold, support or other."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.scene import Cue
from policyie.components.targets.span import Sentence
from policyie.periods import Expression, resolve, tense

_BOUNDED = frozenset(("ge", "gt", "le", "lt", "range"))
# What is classed by a bound: 亿元以上(产业)项目, 10亿元楼宇, 5000万元以上的企业.
_CLASS_OF = re.compile(
    r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?[ \n]?(?P<bound>及?以上|以下|以内|不足|至|到)?(?:[（(]含[^）)]{0,4}[）)])?(?:[ \n]?的)?"
    r"(?P<gap>[^，。；,;：\d（(]{0,20}?)(?P<noun>项\n?目|企业|楼宇|工程|园区|县(?!域)|车间|重大|单位|法人|公司|产品|品牌|商圈|大户)"
)
_CLASS_COUNT = re.compile(r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?(?:及?以上|以下|级)(?:的)?[^，。；、,;：\d]{0,3}\Z")
_PER_RATE = re.compile(r"\s?/\s?(?:亩|㎡|平方米|人)|[ ]?per ")
_TOTAL = re.compile(r"总|合计|共|额达|total|worth|combined|combin|amount")
_ENGLISH_CLASS_BEFORE = re.compile(
    r"(?<![a-z])(?:projects|enterprises|companies|firms|buildings|investments|them|which|ones)(?: [a-z-]+){0,3}? "
    r"(?:of|with|over|above|exceeding|exceed|whose|have|had|has|were|are|below|under|each|must|investing|worth)(?![a-z])[^.,;\d]{0,60}\Z"
)
_ENGLISH_COUNTED_CLASS = re.compile(r" (?:[a-z-]+ ){0,4}projects? (?:of|over|above|with)")
_IF = re.compile(r"[\s,]*(?:or |and )?(?:if|where|in case)\s", re.I)
_PERCENT_CLASS = re.compile(r"(?:以上|以下)?的(?:企业|项目|县|单位|园区|乡镇|部门|地区)")
_ENGLISH_CLASS_AFTER = re.compile(
    r"(?:[ -](?:or|and) (?:above|more|over|bigger|higher|larger))?(?:[ -](?:level|class|yuan))?(?: or (?:above|more|bigger))? (?:(?:and|or|the|investment|industrial|cooperation|manufacturing|of|in|single) ){0,4}(?:projects|enterprises|companies|firms)(?![a-z])"
)
_HOLDS_CONDITION = re.compile(r"的[，,]|的(?:企业|项目|单位|机构|县|个人|团队|园区)|以上[，,]|且")
_NEW_OBJECT = re.compile(r"[，,；;](?:再)?(?:对|凡|给|其中)")
_ENGLISH_CONDITION = re.compile(r"projects|enterprises|companies|firms|institutions|for the|(?<![a-z])if |those|talents|which|who ")
_ENGLISH_NOT_CONDITION = re.compile(r", and that|; | and would")
_BY_RATE = re.compile(r"(?:按照?|给予|按其)[^，。；]{0,24}\Z")
_SUPPORT_VERB = re.compile(r"奖励|补助|补贴|给予|资助|贴息|奖补|予以|扶持|减免|补偿|返还|奖|补")
_HIGHEST = re.compile(r"(?:最高|封顶|上限|不超过|限额)[^，。；]{0,8}\Z|ceiling|capped?|cap of")
_TRANSFERS = re.compile(r"帮扶资金|协作资金|激励资金|衔接资金|援助资金|援疆资金")
_CREDIT = re.compile(r"授信|意向|credit|borrowed|funding of|in bonds")
_SET_ASIDE = re.compile(r"设立|预算安排|安排")
_LAND_USE = re.compile(r"(?:占地|用地|供地|流转土地|征地|预留[^，。；]{0,8}|占地面积)[^，。；\d]{0,8}\Z")
_COMMITTED_FUND = re.compile(r"争取|力争|筹集")
_GOAL_AFTER = re.compile(r"[^，。；,;\d]{0,4}的(?:奋斗|预期|年度)?目标(?!的)")
_AGAINST = re.compile(r"(?:against|compared with|from|versus)\s\Z")
_COLON = re.compile(r"[^.;:：。；]{0,50}[:：]")
# Expectations that a report of results speaks of too (预计增长4.2%), or that belong to one project (投产后可实现).
_WEAK_GOAL = frozenset(("预计", "争取", "控制在", "有望", "要求", "必须", "须", "保持在", "预期", "expected", "target", "targets", "goal", "plan", "would", "could", "may"))
_OUTCOME = frozenset(("预计", "可实现", "能实现", "达产后", "投产后", "建成后", "全部建成后", "建成达产后", "到达产", "can realize", "can achieve", "can provide", "can create", "after reaching production"))
_ENUMERATES = frozenset(("预期目标", "主要目标", "目标是", "目标为", "goal", "target", "targets", "以下工作", "目标任务"))
_STRONG_GOAL = re.compile(r"力争|争取|确保|目标|strive|target|aim")


def threshold(sentence: Sentence, figure: Figure, previous: Figure | None, following: Figure | None) -> bool:
    """Tell whether an amount defines a class (亿元以上项目, projects of more than 500 million yuan)."""
    if figure.measure == "percent":
        return figure.comparator in _BOUNDED and _PERCENT_CLASS.match(sentence.scene.text, figure.end) is not None
    if figure.measure != "money":
        return False
    if previous is not None and previous.rule == "count-of-them" and figure.comparator in _BOUNDED:
        return True
    text, folded = sentence.scene.text, sentence.scene.folded
    _, clause_end = sentence.clause(figure.start)
    limit = min(clause_end, following.start if following is not None else clause_end)
    surface = folded[figure.start : figure.end]
    bare = not any(c.isdigit() for c in surface) and not surface.isascii() and len(surface) <= 4
    if not surface.isascii() or text[figure.end : figure.end + 2] in ("以上", "以下"):
        m = _CLASS_OF.match(text, figure.end, min(limit, figure.end + 34))
        if m and (m.group("bound") or (figure.comparator in _BOUNDED or bare) and "、" not in m.group("gap")):
            return not _PER_RATE.match(text, figure.end) and not (m.group("noun") in ("园区", "品牌") and not m.group("bound"))
        if following is not None and following.measure == "count" and _CLASS_COUNT.match(text, figure.end, following.start) and following.start - figure.end < 12:
            return True
        return False
    if figure.comparator in _BOUNDED or surface.endswith("-yuan"):
        if _ENGLISH_CLASS_AFTER.match(folded, figure.end, min(limit, figure.end + 60)):
            return True
    if figure.comparator in _BOUNDED and not folded.endswith("up to ", 0, figure.start):
        start = max(sentence.start, figure.start - 90, previous.end if previous is not None else 0)
        m = _ENGLISH_CLASS_BEFORE.search(folded, start, figure.start)
        if m and not _TOTAL.search(folded, m.start(), figure.start) and figure.comparator in _BOUNDED:
            return True
        if previous is not None and figure.comparator in _BOUNDED and previous.measure == "count" and _ENGLISH_COUNTED_CLASS.match(folded, previous.end, figure.start):
            return True
    return False


def support(sentence: Sentence, figure: Figure) -> str:
    """Return "support", "threshold" (a condition for support) or "" for a figure in a sentence that grants something."""
    scene = sentence.scene
    text = scene.text
    start, end = sentence.segment(figure.start)
    clause_start, clause_end = sentence.clause(figure.start)
    bounded = figure.comparator in _BOUNDED
    if sentence.latin and _IF.match(scene.folded, clause_start):
        return "threshold"
    if scene.genre == "measures" and text[clause_end - 2 : clause_end] in ("的，", "的,", "的；") and bounded:
        cues = [c for c in sentence.cues if c.name == "support" and clause_start <= c.start < figure.start]
        return "support" if cues else "threshold"
    cues = [c for c in sentence.cues if c.name == "support" and start <= c.start < end and not _inside_name(sentence, c)]
    if not cues or figure.growth and figure.measure == "percent" and not any(c.start > figure.end for c in cues):
        if figure.measure == "count":
            return ""
        if any(c.name == "support" for c in sentence.cues if c.start < start) and _HIGHEST.search(scene.folded, max(start, figure.start - 20), figure.start):
            return "support"
        if figure.comparator == "le" and (scene.genre == "measures" or sentence.passage.support) and not figure.growth:
            return "support"
        return ""
    first = cues[0].start
    if figure.start < first and text[clause_end - 2 : clause_end] in ("的，", "的,") and figure.measure != "count":
        return "threshold"
    if figure.start > first:
        if figure.measure == "count":
            return ""
        nearest = max(c.start for c in cues if c.start < figure.start)
        if figure.measure == "money" and not bounded and _own_indicator(sentence, figure, nearest):
            return ""
        inside_clause = any(clause_start <= c.start < clause_end for c in cues)
        later = any(c.start > clause_end for c in cues)
        # A new condition after the grant: …奖励；年增长15%以上的，再奖励…
        if later and not inside_clause and text[clause_end - 2 : clause_end] in ("的，", "的,"):
            return "threshold"
        if not inside_clause and figure.comparator != "le" and _own_indicator(sentence, figure, clause_start):
            return ""
        return "support"
    between = text[figure.end : min(first, figure.end + 90)]
    if figure.measure == "count":
        return "threshold" if bounded and first - figure.end < 60 and (sentence.latin or "的" in between) else ""
    if _BY_RATE.search(text, max(clause_start, figure.start - 30), figure.start):
        return "support"
    if not sentence.latin or figure.record is not None and not figure.record["text"].isascii():
        if first < clause_end and ("的" not in between or figure.measure == "percent") and not bounded:
            return "support"
        if not _NEW_OBJECT.search(between) and _HOLDS_CONDITION.search(between + text[first : first + 1]):
            return "threshold"
        return "support" if scene.genre == "measures" and figure.comparator == "le" else ""
    if bounded and first - figure.end < 120 and _ENGLISH_CONDITION.search(scene.folded, start, figure.start) and not _ENGLISH_NOT_CONDITION.search(between.lower()):
        return "threshold"
    return "support" if first <= clause_end + 4 and first - figure.end < 40 and not bounded else ""


def _inside_name(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue is only part of a name (风险补偿资金池, 产业扶持资金)."""
    for indicator in sentence.indicators:
        if indicator.start > cue.start:
            return False
        if indicator.end >= cue.end and indicator.name != "subsidy":
            return True
    return False


def _own_indicator(sentence: Sentence, figure: Figure, clause_start: int) -> bool:
    """Tell whether a name other than a grant's stands in the clause before the figure."""
    for indicator in reversed(sentence.indicators):
        if indicator.start < clause_start:
            return False
        if indicator.end <= figure.start and indicator.strong:
            return indicator.name not in ("subsidy", "price", "fiscal_spending")
    return False


def mood(sentence: Sentence, figure: Figure) -> tuple[str, str]:
    """Return goal or result for a figure that is reported or planned, and the rule that said so."""
    scene = sentence.scene
    text, folded = scene.text, scene.folded
    passage = sentence.passage
    reported = passage.kind == "result"
    clause_start, clause_end = sentence.clause(figure.start)
    segment_start = -1
    if _GOAL_AFTER.match(text, figure.end, min(sentence.end, figure.end + 16)):
        return "goal", "cue-after:目标"
    if sentence.latin and _AGAINST.search(folded, max(clause_start, figure.start - 10), figure.start):
        for expression in sentence.periods:
            if expression.start >= figure.end and tense(resolve(expression, scene.date) or "2999", scene.date) < 0:
                return "result", "compared-with"
    past = True if reported else False if passage.kind == "goal" or scene.genre in ("plan", "measures") else None
    if sentence.moods is None:
        sentence.moods = _moods(sentence, reported, past)
    verdict, rule = "", ""
    for at, cue, word in sentence.moods:
        if at >= figure.start:
            break
        if cue == "goal":
            if word in _OUTCOME:
                if segment_start < 0:
                    segment_start = sentence.segment(figure.start)[0]
                if at < segment_start:
                    continue
            if word in _WEAK_GOAL and rule == "period" and verdict == "result":
                continue
            verdict, rule = "goal", f"cue:{word}"
            if word in _ENUMERATES and _COLON.match(folded, at + len(word), figure.start):
                return "goal", rule
        elif cue == "result" or (cue == "result_weak" and verdict != "goal"):
            verdict, rule = "result", f"cue:{word}"
        elif cue == "before":
            verdict, rule = "result", "period"
        elif cue == "after":
            verdict, rule = "goal", "period"
    if verdict:
        return verdict, rule
    if sentence.latin:
        for cue in sentence.cues:
            if cue.start >= figure.end and cue.start < clause_end and cue.name in ("goal", "result"):
                return cue.name, f"cue-after:{folded[cue.start:cue.end]}"
        for expression in sentence.periods:
            if figure.end <= expression.start < sentence.end and not scene.compared(expression) and expression.rule != "date":
                order = _order(sentence, expression, past)
                if order:
                    return ("result" if order < 0 else "goal"), "period-after"
    if passage.kind:
        return passage.kind, "heading"
    if scene.genre in ("plan", "measures"):
        return "goal", "genre"
    opening = sentence.paragraph
    asked = text[max(0, opening - 4) : opening].rstrip()
    if asked.endswith(("？", "?")):
        opening = scene.layout.paragraph_at(opening - 1 - (len(text[max(0, opening - 4) : opening]) - len(asked)))[0]
    said = -1
    for cue in reversed(scene.cues_in(opening, sentence.start)):
        if cue.name in ("goal", "result", "result_weak") and folded[cue.start : cue.end] not in _OUTCOME:
            verdict, rule, said = cue.name[:6].rstrip("_"), f"cue-before:{folded[cue.start:cue.end]}", cue.start
            break
    for expression in reversed(scene.periods_in(max(opening, said), sentence.start)):
        order = 0 if expression.rule == "date" or scene.compared(expression) else _order(sentence, expression, past)
        if order:
            return ("result" if order < 0 else "goal"), "period-before"
    if verdict:
        return verdict, rule
    if figure.comparator == "ge" and scene.genre == "news" and not sentence.latin:
        return "goal", "bound"
    return "result", "default"


def _moods(sentence: Sentence, reported: bool, past: bool | None) -> list[tuple[int, str, str]]:
    """Return what sets the mood in a sentence, in order: (view start, goal/result/result_weak or before/after, word)."""
    scene = sentence.scene
    found = [
        (c.start, c.name, scene.folded[c.start : c.end])
        for c in sentence.cues
        if c.name in ("goal", "result", "result_weak")
        and not (reported and c.name == "goal" and scene.folded[c.start : c.end] in _WEAK_GOAL)
    ]
    cued = bool(found)
    for expression in sentence.periods:
        if expression.rule != "date" and not scene.compared(expression):
            order = _order(sentence, expression, past)
            if order:
                found.append((expression.start, "before" if order < 0 else "after", ""))
    if cued:
        found.sort()
    return found


def _order(sentence: Sentence, expression: Expression, past: bool | None) -> int:
    scene = sentence.scene
    if expression.rule in ("year-to-date", "past-years"):
        return -1
    if expression.rule == "within-years":
        return 0
    iso = resolve(expression, scene.date, sentence.passage.year or scene.year, past)
    order = tense(iso, scene.date) if iso else 0
    return 0 if expression.rule == "month-end" and order > 0 else order


_CONSEQUENCES = frozenset(("output_value", "revenue", "tax_revenue", "employment", "resident_income", "profit", "industrial_output"))


def decide(sentence: Sentence, figure: Figure, previous: Figure | None) -> None:
    """Decide the kind of a figure whose indicator is known and that is neither threshold nor support."""
    scene = sentence.scene
    indicator = figure.indicator
    verdict, rule = mood(sentence, figure)
    kind = verdict
    near = scene.folded[max(sentence.clause(figure.start)[0], figure.start - 30) : figure.start]
    if figure.measure == "money":
        if indicator in ("contracted_investment", "project_investment", "fund_size"):
            planned = indicator == "contracted_investment" and verdict == "goal" and (
                rule == "genre" or scene.genre == "plan" or rule == "heading" and sentence.passage.period is not None or _STRONG_GOAL.search(rule) is not None
            )
            if indicator == "fund_size" and _COMMITTED_FUND.search(near):
                planned = True
            kind = "goal" if planned else "commitment"
        elif indicator == "financing" and _CREDIT.search(near) and not _STRONG_GOAL.search(rule):
            kind = "commitment"
        elif indicator == "financing" and sentence.latin and rule.split(":")[0] in ("default", "cue-before"):
            kind = "commitment"
        elif indicator == "subsidy" and not _TRANSFERS.search(scene.text, sentence.start, figure.start):
            kind, rule = "support", "indicator"
        elif indicator == "price":
            kind, rule = ("support" if scene.genre == "measures" else "other"), "indicator"
        elif indicator == "cluster_scale" and rule.split(":")[0] in ("default", "cue-before", "heading"):
            kind = "goal"
        elif indicator == "fiscal_spending" and scene.genre in ("plan", "measures") and _SET_ASIDE.search(near):
            kind = "commitment"
    elif figure.measure == "count" and figure.unit == "mu" and not rule.startswith("cue:") and figure.comparator not in ("ge", "gt") and _LAND_USE.search(scene.text, max(sentence.start, figure.start - 18), figure.start):
        kind, rule = "commitment", "land-use"
    elif indicator == "subsidy" and figure.measure == "percent":
        kind, rule = "support", "indicator"
    if (
        kind == "result"
        and previous is not None
        and (indicator in _CONSEQUENCES or figure.unit == "other" and indicator == "other")
        and rule.split(":")[0] in ("default", "cue-before")
        and any(f.kind == "commitment" and f.measure == "money" for f in sentence.figures if f.start < figure.start)
    ):
        kind, rule = "goal", "outcome-of-project"
    if kind in ("goal", "result") and (scene.genre == "measures" or sentence.passage.support) and rule in ("heading", "genre", "default") and figure.measure == "percent" and not figure.growth:
        kind = "support"
    figure.kind = kind
    figure.rules["kind"] = rule
