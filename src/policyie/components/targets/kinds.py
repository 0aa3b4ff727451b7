"""The kind of a figure: goal, result, commitment, threshold, support or other."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence
from policyie.periods import resolve, tense

_BOUNDED = frozenset(("ge", "gt", "le", "lt", "range"))
# What is classed by a bound: 亿元以上(产业)项目, 10亿元楼宇, 5000万元以上的企业.
_CLASS_OF = re.compile(
    r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?[ \n]?(?P<bound>及?以上|以下|以内|不足|至|到)?(?:[（(]含[^）)]{0,4}[）)])?(?:[ \n]?的)?"
    r"(?P<gap>[^，。；、,;：\d（(]{0,16}?)(?P<noun>项\n?目|企业|楼宇|工程|园区|县(?!域)|车间|重大|单位|法人|公司|产品|品牌|商圈|大户)"
)
_CLASS_COUNT = re.compile(r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?(?:及?以上|以下|级)(?:的)?[^，。；、,;：\d]{0,3}\Z")
_PER_RATE = re.compile(r"\s?/\s?(?:亩|㎡|平方米|人)|[ ]?per ")
_TOTAL = re.compile(r"总|合计|共|额达|total|worth|combined|combin|amount")
_ENGLISH_CLASS_BEFORE = re.compile(
    r"(?:projects|enterprises|companies|firms|buildings|clusters|investments|manufacturing projects|ones|them|which|projects\))"
    r"[^.;\d]{0,70}?\Z"
)
_ENGLISH_CLASS_AFTER = re.compile(
    r"(?:[ -](?:or|and) (?:above|more|over|bigger|higher|larger))?(?:[ -](?:level|class|yuan))?(?: or (?:above|more|bigger))? (?:(?:and|or|the|investment|industrial|cooperation|manufacturing|of|in|single) ){0,4}(?:projects|enterprises|companies|firms)(?![a-z])"
)
_HOLDS_CONDITION = re.compile(r"的[，,]|的(?:企业|项目|单位|机构|县|个人|团队|园区)|以上[，,]|且")
_BY_RATE = re.compile(r"(?:按照?|给予|按其)[^，。；]{0,24}\Z")
_SUPPORT_VERB = re.compile(r"奖励|补助|补贴|给予|资助|贴息|奖补|予以|扶持|减免|补偿|返还|奖|补")
_HIGHEST = re.compile(r"(?:最高|封顶|上限|不超过|限额)[^，。；]{0,8}\Z|ceiling|capped?|cap of")
_TRANSFERS = re.compile(r"帮扶资金|协作资金|激励资金|衔接资金|援助资金|援疆资金")
_CREDIT = re.compile(r"授信|意向|credit|borrowed|funding of|in bonds|\"lotus\"|bonds")
_LAND_USE = re.compile(r"(?:占地|用地|供地|流转土地|征地|预留[^，。；]{0,8}|占地面积)[^，。；\d]{0,8}\Z")
_COMMITTED_FUND = re.compile(r"争取|力争|筹集")
_STRONG_GOAL = re.compile(r"力争|争取|确保|目标|strive|target|aim")


def threshold(sentence: Sentence, figure: Figure, previous: Figure | None, following: Figure | None) -> bool:
    """Tell whether an amount defines a class (亿元以上项目, projects of more than 500 million yuan)."""
    if figure.measure != "money":
        return False
    text, folded = sentence.scene.text, sentence.scene.folded
    _, clause_end = sentence.clause(figure.start)
    limit = min(clause_end, following.start if following is not None else clause_end)
    surface = folded[figure.start : figure.end]
    bare = not any(c.isdigit() for c in surface) and not surface.isascii() and len(surface) <= 4
    if not surface.isascii() or text[figure.end : figure.end + 2] in ("以上", "以下"):
        m = _CLASS_OF.match(text, figure.end, min(limit, figure.end + 34))
        if m and (m.group("bound") or figure.comparator in _BOUNDED or bare):
            return not _PER_RATE.match(text, figure.end) and not (m.group("noun") in ("园区", "品牌") and not m.group("bound"))
        if following is not None and following.measure == "count" and _CLASS_COUNT.match(text, figure.end, following.start) and following.start - figure.end < 12:
            return True
        return False
    if figure.comparator in _BOUNDED or surface.endswith("-yuan"):
        if _ENGLISH_CLASS_AFTER.match(folded, figure.end, min(limit, figure.end + 60)):
            return True
    if figure.comparator in _BOUNDED or previous is not None and previous.measure == "count" and previous.unit in ("projects", "enterprises"):
        start = max(sentence.start, figure.start - 90, previous.end if previous is not None else 0)
        m = _ENGLISH_CLASS_BEFORE.search(folded, start, figure.start)
        if m and not _TOTAL.search(folded, m.start(), figure.start) and figure.comparator in _BOUNDED:
            return True
        if previous is not None and previous.rule == "count-of-them" and figure.comparator in _BOUNDED:
            return True
    return False


def support(sentence: Sentence, figure: Figure) -> str:
    """Return "support", "threshold" (a condition for support) or "" for a figure in a sentence that grants something."""
    if figure.measure == "count":
        return ""
    scene = sentence.scene
    start, end = sentence.segment(figure.start)
    cues = [c for c in sentence.cues if c.name == "support" and start <= c.start < end]
    if not cues:
        if any(c.name == "support" for c in sentence.cues if c.start < start) and _HIGHEST.search(scene.folded, max(start, figure.start - 20), figure.start):
            return "support"
        return ""
    text = scene.text
    first = cues[0].start
    clause_start, clause_end = sentence.clause(figure.start)
    if figure.start > first:
        # A new condition after the grant: …奖励；年增长15%以上的，再奖励…
        later = [c for c in cues if c.start > clause_end]
        if later and text[clause_end - 2 : clause_end] in ("的，", "的,") and not any(clause_start <= c.start < figure.start for c in cues):
            return "threshold"
        return "support"
    if _BY_RATE.search(text, max(clause_start, figure.start - 30), figure.start):
        return "support"
    if scene.han and text[figure.start : first].count("。") == 0:
        inside = text[figure.end : min(first, figure.end + 80)]
        if first < clause_end and ("的" not in inside or figure.measure == "percent"):
            return "support"
        if _HOLDS_CONDITION.search(inside + text[first : first + 1]):
            return "threshold"
        return "support" if scene.genre == "measures" and figure.comparator == "le" else ""
    if figure.comparator in _BOUNDED and first > figure.end:
        return "threshold"
    return "support" if first <= clause_end + 4 and first - figure.end < 40 else ""


def mood(sentence: Sentence, figure: Figure) -> tuple[str, str]:
    """Return goal or result for a figure that is reported or planned, and the rule that said so."""
    scene = sentence.scene
    verdict, rule, at = "", "", -1
    for cue in sentence.cues:
        if cue.start >= figure.start:
            break
        if cue.name in ("goal", "result"):
            verdict, rule, at = cue.name, f"cue:{scene.folded[cue.start:cue.end]}", cue.start
    for expression in sentence.periods:
        if expression.start >= figure.start:
            break
        if expression.start < at or scene.compared(expression) or expression.rule == "date":
            continue
        iso = resolve(expression, scene.date, sentence.passage.year or scene.year)
        order = tense(iso, scene.date) if iso else 0
        if expression.rule in ("year-to-date", "past-years"):
            order = -1
        if order and not (expression.rule == "month-end" and order > 0):
            verdict, rule, at = ("result" if order < 0 else "goal"), "period", expression.start
    if verdict:
        return verdict, rule
    clause_start, clause_end = sentence.clause(figure.start)
    if scene.latin:
        for cue in sentence.cues:
            if cue.start >= figure.end and cue.start < clause_end and cue.name in ("goal", "result"):
                return cue.name, f"cue-after:{scene.folded[cue.start:cue.end]}"
        for expression in sentence.periods:
            if figure.end <= expression.start < sentence.end and not scene.compared(expression) and expression.rule != "date":
                iso = resolve(expression, scene.date, sentence.passage.year or scene.year)
                order = tense(iso, scene.date) if iso else 0
                if order:
                    return ("result" if order < 0 else "goal"), "period-after"
    if sentence.passage.kind:
        return sentence.passage.kind, "heading"
    if scene.genre in ("plan", "measures"):
        return "goal", "genre"
    if sentence.before is not None and sentence.before.figures[-1].kind in ("goal", "result"):
        return sentence.before.figures[-1].kind, "sentence-before"
    if figure.comparator == "ge" and figure.rule != "word" and scene.genre == "news" and not scene.latin:
        return "goal", "bound"
    return "result", "default"


def decide(sentence: Sentence, figure: Figure) -> None:
    """Decide the kind of a figure whose indicator is known and that is neither threshold nor support."""
    scene = sentence.scene
    indicator = figure.indicator
    verdict, rule = mood(sentence, figure)
    kind = verdict
    if figure.measure == "money":
        if indicator in ("contracted_investment", "project_investment", "fund_size"):
            planned = verdict == "goal" and not rule.startswith("heading") and indicator == "contracted_investment" and (
                rule == "genre" or scene.genre == "plan" or _STRONG_GOAL.search(rule) is not None
            )
            if indicator == "contracted_investment" and verdict == "goal" and rule == "heading" and sentence.passage.period:
                planned = True
            if indicator == "fund_size" and _COMMITTED_FUND.search(scene.text, max(sentence.start, figure.start - 16), figure.start):
                planned = True
            kind = "goal" if planned else "commitment"
        elif indicator == "financing" and rule in ("default", "sentence-before") and (scene.latin or _CREDIT.search(scene.folded, max(sentence.start, figure.start - 30), figure.end + 30)):
            kind = "commitment"
        elif indicator == "financing" and _CREDIT.search(scene.folded, max(sentence.start, figure.start - 12), figure.start) and verdict == "result":
            kind = "commitment"
        elif indicator == "subsidy" and not _TRANSFERS.search(scene.text, max(sentence.start, figure.start - 14), figure.start):
            kind, rule = "support", "indicator"
        elif indicator == "price":
            kind, rule = "other", "indicator"
        elif indicator == "cluster_scale" and rule in ("default", "sentence-before"):
            kind = "goal"
    elif figure.measure == "count" and figure.unit == "mu" and _LAND_USE.search(scene.text, max(sentence.start, figure.start - 18), figure.start):
        kind, rule = "commitment", "land-use"
    elif indicator == "subsidy" and figure.measure == "percent":
        kind, rule = "support", "indicator"
    figure.kind = kind
    figure.rules["kind"] = rule
