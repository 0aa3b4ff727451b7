"""When: the period that a figure is for."""

from __future__ import annotations

import re

from policyie.components.targets.dating import is_aside
from policyie.components.targets.figures import Figure
from policyie.components.targets.governing import (
    EXPLICIT_YEARS,
    REACH,
    RIGHT_AFTER,
    RUNNING,
    governing_period,
    opens_list,
    running_period,
)
from policyie.components.targets.measuring import measured, since_base, sums_up
from policyie.components.targets.moods import OUTCOME, mood
from policyie.components.targets.reporting import (
    ECONOMY,
    FAR_REACH,
    REPORTED,
    TO_DATE,
    economy_before,
    reported_stretch,
    same_stretch,
)
from policyie.components.targets.span import Sentence
from policyie.periods import Expression, resolve, tense

_OPENING = re.compile(r"投产|竣工|开工|建成|投用|达产|施行|起|有效|签订|production|operation|come into force")


# A year that may only name the event (2024年重点项目集中签约), so that its month is the better answer.
_EACH_MONTH = re.compile(r"每季度?|每月|每周|each (?:month|quarter)")
# Until when a report, and growth in the news, are about the year before.
_REPORT_MONTHS, _NEWS_MONTHS = 4, 2
_SPANS = frozenset(("years", "plan", "next-years"))
_SUMMED_OVER = TO_DATE | {"whole-year"}
_OF_PROJECTS = frozenset(("years", "plan", "next-years", "year", "relative-year"))
_PER_AREA = re.compile(r"亩均|每亩|/亩|单位面积|投资强度|per mu|per-mu")
# What stands today was not begun on the day of the event.
_STANDING = re.compile(r"截[至止](?:目前|到?[本当]?月?\d{1,2}日)|目前|迄今|至今|已累计|近年来|多年来")
_STANDING_EN = re.compile(
    r"(?<![a-z])(?:there (?:are|is)|(?:has|have) (?:already |also )?(?:been )?[a-z]+(?:ed|en|un|ut)"
    r"|(?:is|are) home to|boasts?|hosts|currently"
    r"|at present|now (?:has|have)|owns)(?![a-z])"
)
_COMPLETED = re.compile(r"(?:达产|投产|建成|达效|满产|投用)后")
_CUMULATIVE = re.compile(r"累计|to date|so far")
_FLOW = re.compile(
    r"新增|累计|年均|带动|撬动|实施|培育|引进|争取|推广|每年|年度|净增|发放|滚动|吸引|拉动|[二两三四五]年"
)
_FLOW_EN = re.compile(r"annual|each year|a year|cumulative|newly|new |in total|average")
_FLOW_STRICT = re.compile(r"累计|年均|平均每年|五年|三年")
_LEVEL = re.compile(
    r"达到|达|提高到|提升到|突破|不低于|不少于|升至|超过|占比|比重|建成|形成|争创|稳定在|reach|exceed|account"
    r"|rise",
    re.I,
)
_BY = re.compile(r"by ", re.I)
_BY_BEFORE = re.compile(r"(?<![a-z])by (?:the )?(?:end of )?\Z", re.I)
_UNTIL = re.compile(r"(?:截至|截止|截止到|截至到|as of|as at)(?: the)?\s?(?:\d{4}年)?\Z", re.I)


def decide(
    sentence: Sentence, figure: Figure, event_month: str | None, total: bool, opening_month: str | None = None
) -> None:
    """Decide the period of a figure whose kind and indicator are known.

    Args:
        sentence: its sentence.
        figure: the figure; its period is set.
        event_month: the month of the event that the sentence tells of, if it does.
        total: whether the figure sums up what was signed.
        opening_month: that of the ceremony that the whole text tells of.
    """
    scene = sentence.scene
    text = scene.text
    clause_start, clause_end = figure.clause
    if figure.kind == "threshold":
        if sentence.latin:
            _of_condition(sentence, figure)
        return
    if scene.of_same_stretch and (same := same_stretch(sentence, figure)) is not None:
        figure.period, figure.rules["period"] = same, "same-stretch"
        return
    expression = governing_period(sentence, figure, clause_start, clause_end)
    if expression is not None and _OPENING.match(text, expression.end):
        expression = None
    near = expression is not None and clause_start <= expression.start < clause_end
    if expression is not None and not near and figure.kind in ("goal", "result"):
        # A period of the sentence whose tense the figure contradicts is another figure's.
        iso = resolve(expression, sentence.date, sentence.passage.year or scene.year)
        if iso and tense(iso, sentence.date) == (1 if figure.kind == "result" else -1):
            expression = None
    passage = sentence.passage
    if figure.kind in ("support", "other") or figure.rules.get("kind") == "land-use":
        within = expression is not None and (
            near
            or (
                scene.genre != "measures"
                and expression.start >= sentence.segment(figure.start)[0]
                and mood(sentence, figure)[0] == "result"
            )
        )
        if (
            expression is not None
            and within
            and expression.rule not in ("within-years", "month-end", "month", "years", "past-years")
        ):
            _set(sentence, figure, expression, "clause")
        elif passage.kind == "result" and passage.period and figure.kind == "support":
            figure.period, figure.rules["period"] = passage.period, "heading"
        return
    standing = None
    if not sentence.latin and _stands(sentence):
        standing = _STANDING.search(text, sentence.segment(figure.start)[0], figure.start)
    if standing is not None:
        event_month = opening_month = None
    if figure.kind == "commitment" and figure.indicator != "fiscal_spending":
        if total and event_month and (expression is None or _names_event(sentence, expression)):
            figure.period, figure.rules["period"] = event_month, "event"
        elif expression is not None and (
            total
            or (
                (near or (not sentence.latin and sums_up(sentence, figure, expression)))
                and expression.rule in (_OF_PROJECTS if sentence.latin else _SPANS)
            )
            or (near and sentence.latin and figure.indicator == "contracted_investment" and expression.rule in REPORTED)
        ):
            _set(sentence, figure, expression, "clause")
        elif total:
            for other in reversed(sentence.figures):
                if other.start < figure.start and other.indicator == "project_count" and other.period:
                    figure.period, figure.rules["period"] = other.period, "carried"
                    break
        return
    names = expression is not None and expression.rule == "quarter" and _names_event(sentence, expression)
    if opening_month and figure.kind == "result" and (names or sentence.start < scene.title_end):
        event_month = event_month or opening_month
    if event_month and figure.kind == "result" and (expression is None or _names_event(sentence, expression)):
        figure.period, figure.rules["period"] = event_month, "event"
        return
    local = (
        figure.kind == "goal"
        and _PER_AREA.search(text, max(clause_start, figure.start - 20), figure.end + 3) is not None
    )
    summed = (
        figure.kind == "result"
        and _CUMULATIVE.search(text, clause_start, figure.start) is not None
        and not (expression is not None and expression.rule in _SUMMED_OVER and expression.start >= sentence.start)
    )
    if expression is None and figure.measure == "percent" and not sentence.latin:
        last = measured(sentence, figure)
        if last is not None:
            figure.period, figure.rules["period"] = last.period, "carried"
            return
    outcome = figure.rules.get("kind") == "outcome-of-project" or (
        figure.kind == "goal" and (figure.rules.get("kind", "")[4:] in OUTCOME or _completed(sentence, figure))
    )
    if (
        summed or outcome or local or (figure.kind == "result" and figure.indicator in ("fund_size", "social_capital"))
    ) and not near:
        carried = economy_before(sentence, figure) if summed else None
        if carried is not None:
            figure.period, figure.rules["period"] = carried.period, "carried"
        if local and passage.period:
            figure.period, figure.rules["period"] = _level(sentence, figure, passage.period, clause_start), "heading"
        return
    if expression is not None:
        if not since_base(sentence, figure, expression):
            _set(sentence, figure, expression, "clause" if near else "sentence")
        return
    if standing is not None and standing.group()[0] == "截" and figure.kind == "result" and sentence.date is not None:
        # What adds up to this day is counted from the beginning of the year.
        year, month = sentence.date.year, sentence.date.month
        figure.period = f"{year}-01/{year}-{month:02}" if month > 1 else f"{year}-01"
        figure.rules["period"] = "to-date"
        return
    if standing is not None and standing.group().endswith("年来") and figure.kind == "result":
        return
    running = running_period(sentence, figure)
    if running is not None and sentence.latin and figure.kind == "result" and _stands_today(sentence, figure):
        return
    if running is not None and (
        figure.indicator != "cluster_scale"
        or figure.measure != "money"
        or opens_list(scene.text, scene.layout.sentence_at(running.start)[1])
    ):
        _set(sentence, figure, running, "passage")
        return
    if (figure.indicator == "cluster_scale" and figure.measure == "money") or (
        figure.kind == "commitment" and sentence.latin
    ):
        return
    if passage.period:
        figure.period, figure.rules["period"] = _level(sentence, figure, passage.period, clause_start), "heading"
        return
    if scene.genre == "measures":
        return
    before = sentence.before.figures[-1] if sentence.before is not None else None
    if opening_month and figure.kind == "result" and expression is None:
        figure.period, figure.rules["period"] = opening_month, "event"
    elif (
        before is not None
        and before.period
        and before.kind == figure.kind
        and figure.kind == "result"
        # what was signed at an event says nothing of what stands
        and not (
            sentence.latin and before.rules.get("period") == "event" and not scene.signing(clause_start, clause_end)
        )
    ):
        figure.period, figure.rules["period"] = before.period, "sentence-before"
    elif _EACH_MONTH.search(text, clause_start, figure.start):
        return
    elif scene.title_period:
        figure.period, figure.rules["period"] = _level(sentence, figure, scene.title_period, clause_start), "title"
    elif (
        figure.indicator == "project_count"
        and figure.kind == "result"
        and sentence.date is not None
        and standing is None
        and not scene.is_report
        and scene.signing(clause_start, clause_end)
    ):
        figure.period, figure.rules["period"] = f"{sentence.date.year}-{sentence.date.month:02}", "event"
    elif sentence.latin and figure.kind == "result" and figure.indicator in ECONOMY:
        for earlier in reversed(scene.periods_in(max(0, sentence.start - FAR_REACH), sentence.start)):
            if earlier.rule not in RUNNING or scene.compared(earlier) or is_aside(text, earlier):
                continue
            iso = resolve(earlier, sentence.date, scene.year)
            if iso and tense(iso, sentence.date) < 0:
                figure.period, figure.rules["period"] = iso, "earlier"
                break
    elif not sentence.latin and figure.kind == "result" and (told := reported_stretch(sentence, figure)) is not None:
        figure.period, figure.rules["period"] = told, "earlier"
    elif sentence.date is not None and not sentence.latin:
        # A report of the first months looks back on the year before.
        back = figure.kind == "result" and (
            (scene.is_report and sentence.date.month <= _REPORT_MONTHS)
            or (figure.growth and figure.indicator in ECONOMY and sentence.date.month <= _NEWS_MONTHS)
        )
        figure.period, figure.rules["period"] = str(sentence.date.year - back), "document"


def _stands_today(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether an English clause says what there is, or has been done: there are 107 firms, it has closed 33."""
    folded = sentence.scene.folded
    return _STANDING_EN.search(folded, max(figure.clause[0], figure.start - 80), figure.start) is not None


def _completed(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether a figure is to be reached once something is built: 达产后年产值将达200亿元."""
    text = sentence.scene.text
    if text.find("后", sentence.start, figure.start) < 0:
        return False
    return _COMPLETED.search(text, sentence.segment(figure.start)[0], figure.start) is not None


def _stands(sentence: Sentence) -> bool:
    """Tell whether a sentence says anywhere that it speaks of what stands today; few do."""
    if sentence.standing is None:
        sentence.standing = _STANDING.search(sentence.scene.text, sentence.start, sentence.end) is not None
    return sentence.standing


def _of_condition(sentence: Sentence, figure: Figure) -> None:
    """Give what must be reached for a grant its period, where one is written at the figure: sales in 2022 over …."""
    for e in sentence.periods:
        attached = 0 <= e.start - figure.end <= RIGHT_AFTER or (
            figure.anchor >= 0 and figure.anchor < e.start and e.end <= figure.start
        )
        if attached and e.rule in EXPLICIT_YEARS and e.rule not in ("within-years", "whole-year"):
            _set(sentence, figure, e, "clause")
            return


def _level(sentence: Sentence, figure: Figure, iso: str, clause_start: int) -> str:
    """Return the last year of a plan for a level to be reached, the whole interval for what is added over it."""
    first, _, last = iso.partition("/")
    if len(first) != 4 or len(last) != 4:
        return iso
    text = sentence.scene.text
    if _FLOW.search(text, clause_start, figure.start) or _FLOW_EN.search(
        sentence.scene.folded, clause_start, min(sentence.end, figure.end + 30)
    ):
        return iso
    return (
        last
        if _LEVEL.search(text, max(clause_start, figure.start - 12), figure.start)
        or (figure.measure == "percent" and not figure.growth)
        else iso
    )


def _is_until(text: str, figure: Figure, e: Expression) -> bool:
    """Tell whether a month is the last of those that are summed up: 截至8月底, as of August, by the end of August."""
    if _UNTIL.search(text, max(0, e.start - 12), e.start):
        return True
    by = _BY.match(text, e.start) or _BY_BEFORE.search(text, max(0, e.start - 12), e.start)
    return figure.kind == "result" and by is not None


def _names_event(sentence: Sentence, e: Expression) -> bool:
    """Tell whether a year or quarter may only name the event (2024年重点项目集中签约活动)."""
    if e.rule in ("year", "relative-year"):
        return sentence.date is None or e.year == sentence.date.year or e.shift == 0
    return e.rule == "quarter" and sentence.scene.names_event(e)


def _set(sentence: Sentence, figure: Figure, e: Expression, rule: str) -> None:
    scene = sentence.scene
    text = scene.text
    context = sentence.passage.year or scene.year
    past = figure.kind in ("result", "commitment") if figure.kind in ("goal", "result", "commitment") else None
    clause_start = figure.clause[0]
    if e.rule == "whole-year":
        # 全年 is the year that the sentence speaks of.
        spoken = [
            p.year
            for p in scene.periods_in(max(sentence.paragraph, e.start - REACH), e.start)
            if p.year and p.last_year is None and not scene.compared(p) and text[p.start - 1 : p.start] != "到"
        ]
        if spoken:
            context = spoken[-1]
        elif e.shift is None:
            running = running_period(sentence, figure)
            if running is not None and running.rule in ("year", "relative-year"):
                known = resolve(running, sentence.date)
                context = int(known[:4]) if known else context
    iso = resolve(e, sentence.date, context, past)
    plan = scene.title_period if scene.title_period and len(scene.title_period) == 9 else None
    if (e.rule == "within-years" and plan and e.years_count == int(plan[5:]) - int(plan[:4]) + 1) or (
        iso is not None
        and len(iso) == 4
        and figure.kind == "goal"
        and plan
        and iso == plan[5:]
        and (_FLOW if rule == "passage" else _FLOW_STRICT).search(text, clause_start, figure.start)
    ):
        iso = plan
    elif iso is not None and e.rule == "plan-end" and _FLOW_STRICT.search(text, clause_start, figure.start):
        iso = f"{int(iso) - 4}/{iso}"
    elif (
        iso is not None
        and e.rule in ("plan", "next-years")
        and figure.kind == "goal"
        and not figure.growth
        and not sentence.latin
    ):
        iso = _level(sentence, figure, iso, clause_start)  # “十五五”期间增加值突破千亿元: by the last year
    elif iso is not None and e.rule in ("month", "month-end") and _is_until(text, figure, e):
        iso = resolve(e._replace(part=f"M01-{e.part[1:3]}" if e.part else None), sentence.date, context, True)
    elif (
        sentence.latin
        and iso is not None
        and len(iso) == 4
        and figure.growth
        and figure.kind == "goal"
        and " annually" in scene.folded[figure.end : figure.end + 12]
    ):
        plans = [p for p in sentence.periods if p.rule == "plan"]
        iso = resolve(plans[0], sentence.date) if plans else iso
    if iso is None:
        figure.rules["period"] = f"relative:{text[e.start : e.end]}"
        return
    figure.period, figure.rules["period"] = iso, rule
