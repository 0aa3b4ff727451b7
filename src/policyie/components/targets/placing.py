"""Where and when: the region, the industries and the period of a figure."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence
from policyie.periods import Expression, resolve, tense

# A place after these is not what the figure is about: 对俄罗斯出口, 占宁夏的, 与河西区共建.
_NOT_SUBJECT = re.compile(
    r"(?:对|向|从|自|占|比|与|和|同|赴|面向|承接|对接|融入|高于|低于|居|来自|距|跨|联合|借力|依托|在|于|由"
    r"|(?<![a-z])(?:from|with|to|than|outside|into|against|near|towards?|between|and of|called|via|by)(?: the)?) ?[“\"]?\Z",
    re.I,
)
_NOT_SUBJECT_AFTER = re.compile(r"(?:市委|县委|区委|省委|州委|旗委|地委|市政府|日报|晚报|省?驻|客商|企业家|籍|银行|大学|(?:省|市|区|县)?(?:副)?(?:书记|市长|县长|区长|省长|局长|主任))")
_OFFICE_BEFORE = re.compile(r"(?:市长|书记|县长|区长|局长|主任|mayor of|head of|secretary of|director of|governor of)\s?\Z", re.I)
_HOME_WORDS = frozenset(("全市", "全县", "全区", "全州", "全旗", "全盟", "全省", "我市", "我县", "我区", "我州", "我旗", "我省", "本市", "本县", "本区"))
_COMMON = re.compile(r"各(?:为|自)?|均|合计|共|都|each|combined|together|in total|in all")
_EXPLICIT_YEARS = frozenset(("years", "plan", "plan-end", "year", "quarter", "quarters", "months", "half-year", "relative-year", "year-to-date", "whole-year", "next-years", "past-years", "within-years", "month", "last-season", "month-end"))
_OPENING = re.compile(r"投产|竣工|开工|建成|投用|达产|施行|起|有效|签订|production|operation|come into force")


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


def subjects(sentence: Sentence, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the regions in a range that can be what a figure is about; of a chain (浙江省绍兴市) only the last."""
    scene = sentence.scene
    text = scene.text
    found: list[tuple[int, int, str]] = []
    for at, stop, code in scene.regions_in(start, end):
        if stop > end or not code or code in ("CN",):
            continue
        if not code.isdigit() and not code.startswith("cluster:"):
            continue
        if found and at - found[-1][1] <= 2 and text[found[-1][1] : at].strip(" ,，") == "" and _inside(code, found[-1][2]):
            found[-1] = (at, stop, code)
            continue
        if _NOT_SUBJECT.search(text, max(0, at - 10), at) or _NOT_SUBJECT_AFTER.match(text, stop) or _OFFICE_BEFORE.search(text, max(0, at - 14), at):
            continue
        if found and scene.latin and text[found[-1][1] : at] in (", ", " of ") and _inside(found[-1][2], code):
            continue
        found.append((at, stop, code))
    return found


def _inside(inner: str, outer: str) -> bool:
    return inner.isdigit() and outer.isdigit() and (inner == outer or outer.endswith("0000") and inner[:2] == outer[:2] or outer.endswith("00") and inner[:4] == outer[:4])


def region(sentence: Sentence, figure: Figure, previous: Figure | None) -> None:
    """Decide the region: the subject of the clause, else of the sentence, else of the heading, else the home."""
    scene = sentence.scene
    clause_start, clause_end = sentence.clause(figure.start)
    window = max(clause_start, previous.end if previous is not None else clause_start)
    home = scene.home
    places = subjects(sentence, window, figure.start)
    if places:
        between = scene.text[places[0][0] : figure.start]
        listed = _listed(scene.text, places)
        if len(listed) > 1 and _COMMON.search(between):
            figure.region, figure.rules["region"] = common_division([c for _, _, c in listed]), "list"
        else:
            figure.region, figure.rules["region"] = places[-1][2], "clause"
        return
    if previous is not None and previous.end > clause_start and previous.region and previous.kind != "threshold":
        figure.region, figure.rules["region"] = previous.region, "carried"
        return
    words = [c for c in sentence.cues if c.name == "home" and sentence.start <= c.start < figure.start]
    earlier = subjects(sentence, sentence.start, window)
    if earlier and (not words or words[-1].start < earlier[-1][0]) and _opens_clause(sentence, earlier):
        listed = _listed(scene.text, earlier)
        figure.region, figure.rules["region"] = (common_division([c for _, _, c in listed]) if len(listed) > 1 else earlier[-1][2]), "sentence"
        return
    if words:
        figure.region, figure.rules["region"] = sentence.passage.region or home, "home-word"
        return
    if scene.latin:
        after = subjects(sentence, figure.end, clause_end)
        if after and re.match(r"[^,.;]{0,40} (?:in|of|for) (?:the )?\Z", scene.folded[figure.end : after[0][0]]):
            figure.region, figure.rules["region"] = after[0][2], "after"
            return
    if sentence.passage.region:
        figure.region, figure.rules["region"] = sentence.passage.region, "heading"
    else:
        figure.region, figure.rules["region"] = home, "home"


def _opens_clause(sentence: Sentence, places: list[tuple[int, int, str]]) -> bool:
    return True


def _listed(text: str, places: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the last run of places that are joined by 、和 or commas."""
    run = [places[-1]]
    for place in reversed(places[:-1]):
        between = text[place[1] : run[0][0]].strip()
        if between in ("、", "和", "及", "与", ",", "，", "and", ", and", "以及", "、和"):
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
        after = scene.industries_in(figure.end, min(clause_end, figure.end + (60 if scene.latin else 24)))
        if figure.kind in ("threshold", "commitment") or figure.indicator == "cluster_scale" or figure.measure == "count":
            found = after
    if not found and previous is not None and figure.rules.get("indicator") in ("carried", "share-of-before"):
        figure.industries = list(previous.industries)
        return
    seen: dict[str, None] = {}
    for _, _, text in found:
        seen[text] = None
    figure.industries = list(seen)


def period(sentence: Sentence, figure: Figure, previous: Figure | None, event_month: str | None, total: bool) -> None:
    """Decide the period of a figure whose kind and indicator are known."""
    scene = sentence.scene
    clause_start, clause_end = sentence.clause(figure.start)
    past = figure.kind == "result" if figure.kind in ("goal", "result") else None
    context = sentence.passage.year or scene.year
    if figure.kind == "threshold":
        return
    expression = _governing(sentence, figure, clause_start, clause_end)
    if figure.kind in ("support", "other") or figure.rules.get("kind") == "land-use":
        if expression is not None and expression.start >= clause_start and expression.rule not in ("within-years", "month-end"):
            _set(sentence, figure, expression, context, past, "clause")
        return
    if figure.kind == "commitment":
        if expression is not None and (total or expression.start >= clause_start) and not _OPENING.search(scene.text, expression.end, min(len(scene.text), expression.end + 8)):
            _set(sentence, figure, expression, context, True, "clause")
        elif total and event_month:
            figure.period, figure.rules["period"] = event_month, "event"
        return
    if expression is not None:
        _set(sentence, figure, expression, context, past, "clause" if expression.start >= clause_start else "sentence")
        return
    if event_month and figure.kind == "result" and total:
        figure.period, figure.rules["period"] = event_month, "event"
        return
    if figure.indicator == "cluster_scale" and figure.measure == "money" and not sentence.passage.period:
        return
    if sentence.passage.period:
        figure.period, figure.rules["period"] = sentence.passage.period, "heading"
        return
    before = sentence.before.figures[-1] if sentence.before is not None else None
    if before is not None and before.period and before.kind == figure.kind and figure.kind == "result":
        figure.period, figure.rules["period"] = before.period, "sentence-before"
        return
    if scene.title_period:
        figure.period, figure.rules["period"] = scene.title_period, "title"
        return
    if scene.date is not None and not scene.latin:
        figure.period, figure.rules["period"] = str(scene.date.year), "document"


def _governing(sentence: Sentence, figure: Figure, clause_start: int, clause_end: int) -> Expression | None:
    scene = sentence.scene
    best = None
    for e in sentence.periods:
        if e.start >= figure.start:
            break
        if e.rule in _EXPLICIT_YEARS and not scene.compared(e) and not (e.rule == "month" and e.year is None and e.shift is None and not scene.latin and False):
            best = e
    if scene.latin:
        if best is None or best.start < clause_start:
            for e in sentence.periods:
                if e.start >= figure.end and e.rule in _EXPLICIT_YEARS and not scene.compared(e) and e.start < (clause_end if best is not None else sentence.end):
                    return e
    return best


def _set(sentence: Sentence, figure: Figure, e: Expression, context: int | None, past: bool | None, rule: str) -> None:
    scene = sentence.scene
    if e.rule == "whole-year":
        # 全年 is the year that the sentence speaks of.
        for other in sentence.periods:
            if other.start < e.start and other.year is not None and not scene.compared(other) and other.last_year is None:
                context = other.year
    iso = resolve(e, scene.date, context, past)
    if iso is None:
        figure.rules["period"] = f"relative:{scene.text[e.start:e.end]}"
        return
    figure.period, figure.rules["period"] = iso, rule


def unsure(iso: str | None, sentence: Sentence) -> int:
    """Return the tense of a period (see `policyie.periods.tense`), 0 where there is none."""
    return tense(iso, sentence.scene.date) if iso else 0
