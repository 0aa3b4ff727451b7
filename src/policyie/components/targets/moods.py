"""Whether a figure is planned or reported: the mood of its sentence and of its passage."""

from __future__ import annotations

import re

from policyie.components.targets.dating import UNTIL
from policyie.components.targets.figures import Figure
from policyie.components.targets.scene import Scene
from policyie.components.targets.span import Sentence
from policyie.components.targets.yearly import GOES_ON, goes_on, is_ahead, is_estimate
from policyie.periods import Expression, part_end, resolve, tense

_REACH = 1200
# 年度计划投资9亿元，其中5个项目…: the plan is that of its own amount alone.
_OWN_AMOUNT = ("年度计划投资",)
# After these the text of a ceremony counts what was begun.
_HELD = frozenset(
    ("集中签约", "集中开工", "集中竣工", "集中动工", "开工仪式", "签约仪式", "仪式", "当天", "当日", "这一天")
)
_BEGUN = re.compile(r"(?:开工|动工|竣工|签约|投产|奠基|落地)[^，。；、\d]{0,12}\Z")
# 顺利实现了百亿元的目标
_ATTAINED = re.compile(
    r"(?:(?:实现|完成|达成|达到|跨过|迈过)了|(?:顺利|圆满|提前|超额|已|成功)(?:地)?(?:实现|完成|达成))[^，。；\d]{0,8}\Z"
)
_GOAL_AFTER = re.compile(r"[^，。；,;\d]{0,4}的(?:奋斗|预期|年度)?目标(?!的)")
_AGAINST = re.compile(r"(?:against|compared with|from|versus)\s\Z")
# There are 7 industrial projects; the contracts amount to 5 billion yuan and include
_STATES = re.compile(
    r"(?<![a-z])(?:there (?:are|were|is)|amounts? to|includes?|comprises?|consists? of|covers?)"
    r"(?![a-z])"
)
_COLON = re.compile(r"[^.;:：。；]{0,50}[:：]")
# Expectations that a report of results speaks of too (预计增长4.2%), or that belong to one project (投产后可实现).
_WEAK_GOAL = frozenset(
    (
        "预计",
        "争取",
        "控制在",
        "有望",
        "要求",
        "必须",
        "须",
        "打造",
        "计划",
        "预期",
        "expected",
        "target",
        "targets",
        "goal",
        "plan",
        "would",
        "could",
        "may",
        "to achieve",
        "to complete",
        "to reach",
        "to exceed",
        "to increase",
        "to grow",
        "to rise",
    )
)
# In a plan a translator writes targets as if they had been reached; these words say that they really were.
_SO_FAR = re.compile(
    r"last year|so far|to date|already|(?<![a-z])has been|have been|since |up to now|currently|at present"
)
# 9 projects with a total expected investment: only the investment is expected
_ATTRIBUTE = re.compile(
    r" (?:total |annual |overall )?(?:investment|output|revenue|value|turnover|sales|tax|profits?)\b"
)
_MADE_SURE = frozenset(("cue:ensure", "cue:strive", "cue:strives"))
# "The annual plan" is a noun, "firms plan to" is none.
_NOUNS_TOO = frozenset(("plan", "target"))
_TENSE_REACH = 60
OUTCOME = frozenset(
    (
        "预计",
        "可实现",
        "可创造",
        "能创造",
        "可新增",
        "可带动",
        "可提供",
        "可吸纳",
        "可解决",
        "可达",
        "届时",
        "建设后",
        "投运后",
        "满产后",
        "达效后",
        "料可",
        "能实现",
        "达产后",
        "投产后",
        "建成后",
        "全部建成后",
        "建成达产后",
        "到达产",
        "can realize",
        "can achieve",
        "can provide",
        "can create",
        "after reaching production",
        "after completion",
        "upon completion",
        "once completed",
        "when completed",
        "after it is completed",
        "after the project is completed",
        "once put into operation",
        "after being put into operation",
        "after becoming operational",
        "once operational",
        "after it is put into operation",
        "when fully operational",
        "after reaching full production",
        "after reaching full capacity",
    )
)
_ENUMERATES = frozenset(
    (
        "预期目标",
        "主要目标",
        "目标是",
        "目标为",
        "goal",
        "goals",
        "objectives",
        "target",
        "targets",
        "以下工作",
        "目标任务",
    )
)


def mood(sentence: Sentence, figure: Figure) -> tuple[str, str]:
    """Return goal or result for a figure that is reported or planned, and the rule that said so."""
    scene = sentence.scene
    text, folded = scene.text, scene.folded
    passage = sentence.passage
    if sentence.stance is None:
        sentence.stance = _stance(sentence)
    leaning, reported, past = sentence.stance
    clause_start, clause_end = figure.clause
    segment_start = -1
    if _GOAL_AFTER.match(text, figure.end, min(sentence.end, figure.end + 16)):
        if _ATTAINED.search(text, max(clause_start, figure.start - 14), figure.start):
            return "result", "attained"
        return "goal", "cue-after:目标"
    if sentence.latin and _AGAINST.search(folded, max(clause_start, figure.start - 10), figure.start):
        for expression in sentence.periods:
            if (
                expression.start >= figure.end
                and tense(resolve(expression, sentence.date) or "2999", sentence.date) < 0
            ):
                return "result", "compared-with"
    if sentence.moods is None:
        sentence.moods = _moods(sentence, reported, past)
    verdict, rule = "", ""
    for at, mood_class, word in sentence.moods:
        if at >= figure.start:
            break
        if mood_class == "goal":
            if word in _OWN_AMOUNT and at < clause_start:
                continue
            if word in OUTCOME:
                if segment_start < 0:
                    segment_start = sentence.segment(figure.start)[0]
                if at < segment_start:
                    continue
            weak = word in _WEAK_GOAL and not (word in _NOUNS_TOO and folded.startswith(" to ", at + len(word)))
            if weak and rule == "period" and verdict == "result":
                continue
            if sentence.latin and (_spent(sentence, at, figure) or _of_the_past(sentence, at, word, rule)):
                continue
            verdict, rule = "goal", f"cue:{word}"
            if word in _ENUMERATES and _COLON.match(folded, at + len(word), figure.start):
                return "goal", rule
        elif word in ("has", "have") and verdict == "goal" and rule[4:] in OUTCOME:
            continue  # upon completion the plant has an output value of
        elif sentence.latin and rule in _MADE_SURE and not _SO_FAR.search(folded, sentence.start, sentence.end):
            continue  # to ensure that output reached 3 billion yuan, as translators write
        elif mood_class == "result" or (mood_class == "result_weak" and verdict != "goal"):
            verdict, rule = "result", f"cue:{word}"
        elif mood_class == "before":
            verdict, rule = "result", "period"
        elif mood_class == "after":
            verdict, rule = "goal", "period"
        elif mood_class == "now" and verdict == "result" and rule == "period":
            rule = "now"  # last year it grew by 7 percent, this year the target is 6
    if verdict:
        return verdict, rule
    if sentence.latin:
        for cue in sentence.cues:
            if (
                figure.end <= cue.start < clause_end
                and cue.name in ("goal", "result")
                and not (figure.measure == "count" and _ATTRIBUTE.match(folded, cue.end))
            ):
                return cue.name, f"cue-after:{folded[cue.start : cue.end]}"
        for expression in sentence.periods:
            if (
                figure.end <= expression.start < sentence.end
                and not scene.compared(expression)
                and expression.rule != "date"
            ):
                order = _order(sentence, expression, past)
                if order:
                    return ("result" if order < 0 else "goal"), "period-after"
    if goes_on(sentence):
        return "result", GOES_ON
    if passage.kind:
        return passage.kind, "heading"
    if scene.genre in ("plan", "measures"):
        return "goal", "genre"
    if leaning:
        return leaning, "leaning"
    if not sentence.latin and is_ahead(sentence, figure):
        return "goal", "year-ahead"
    opening = scene.introduction(sentence.paragraph)
    opening = max(opening, sentence.start - _REACH)
    said = -1
    for cue in reversed(scene.cues_in(opening, sentence.start)):
        if (
            cue.name == "event"
            and figure.indicator == "project_count"
            and folded[cue.start : cue.end] in _HELD
            and _BEGUN.search(text, max(clause_start, figure.start - 20), figure.start)
        ):
            return "result", "event"
        if cue.name in ("goal", "result", "result_weak") and folded[cue.start : cue.end] not in OUTCOME:
            word = folded[cue.start : cue.end]
            if word == "will" and sentence.latin and _STATES.search(folded, sentence.start, figure.start):
                continue  # what was promised in a speech does not make what is stated next a promise
            verdict, rule, said = cue.name[:6].rstrip("_"), f"cue-before:{word}", cue.start
            break
    for expression in reversed(scene.periods_in(max(opening, said), sentence.start)):
        order = 0 if _sets_no_mood(scene, expression) else _order(sentence, expression, past)
        if order:
            return ("result" if order < 0 else "goal"), "period-before"
    if verdict:
        return verdict, rule
    for other in reversed(sentence.figures):
        if other.start < figure.start and other.rules.get("kind") in ("bound", "figure-before"):
            return other.kind, "figure-before"
    if figure.comparator == "ge" and scene.genre == "news" and not sentence.latin:
        return "goal", "bound"
    return "result", "default"


def _spent(sentence: Sentence, at: int, figure: Figure) -> bool:
    """Tell whether a cue belongs to a part before a semicolon without a figure: it should grow faster; GDP rose …."""
    end = sentence.segment(at)[1]
    if end >= figure.start or ":" in sentence.scene.folded[at:end]:
        return False
    return not any(at < other.start < end for other in sentence.figures)


def _of_the_past(sentence: Sentence, at: int, word: str, rule: str) -> bool:
    """Tell whether a translator's "will" is no future: in 2022 GDP will exceed 3 trillion yuan, written in 2023."""
    if word not in ("will", "strived") or rule != "period" or sentence.date is None:
        return False
    past = [e for e in sentence.periods if e.end <= at and e.rule in ("year", "relative-year", "quarter", "months")]
    if not past or at - past[-1].end > _TENSE_REACH:
        return False
    iso = resolve(past[-1], sentence.date, sentence.passage.year or sentence.scene.year)
    return bool(iso) and tense(iso or "", sentence.date) < 0


def _stance(sentence: Sentence) -> tuple[str, bool, bool | None]:
    """Return how the passage of a sentence leans, whether it reports, and whether its periods are past (None: open)."""
    scene, kind = sentence.scene, sentence.passage.kind
    leaning = scene.leaning(sentence.start)
    reported = "result" in (kind, leaning) or (
        not kind and not leaning and scene.genre == "report" and _looks_back(sentence)
    )
    planned = "goal" in (kind, leaning) or scene.genre in ("plan", "measures")
    return leaning, reported, True if reported else False if planned else None


def _looks_back(sentence: Sentence) -> bool:
    """Tell whether the last period before a sentence has passed."""
    scene = sentence.scene
    for expression in reversed(scene.periods_in(max(0, sentence.start - _REACH), sentence.start)):
        order = 0 if _sets_no_mood(scene, expression) else _order(sentence, expression, None)
        if order:
            return order < 0
    return False


def _moods(sentence: Sentence, reported: bool, past: bool | None) -> list[tuple[int, str, str]]:
    """Return what sets the mood in a sentence, in order: (view start, class of the cue or before/after, word)."""
    scene = sentence.scene
    aimed = sentence.latin and _is_aimed(sentence, past)
    found = [
        (c.start, "result" if is_estimate(sentence, c) else c.name, scene.folded[c.start : c.end])
        for c in sentence.cues
        if c.name in (("goal",) if aimed else ("goal", "result", "result_weak"))
        and not (reported and c.name == "goal" and scene.folded[c.start : c.end] in _WEAK_GOAL)
    ]
    cued = bool(found)
    for expression in sentence.periods:
        if not _sets_no_mood(scene, expression):
            order = _order(sentence, expression, past)
            if order:
                found.append((expression.start, "before" if order < 0 else "after", ""))
            elif sentence.latin and expression.rule == "relative-year":
                found.append((expression.start, "now", ""))
    if cued:
        found.sort()
    return found


_SEASON = 4
_STRETCHES = frozenset(("half-year", "quarter", "quarters", "months"))


def _sets_no_mood(scene: Scene, expression: Expression) -> bool:
    return (
        expression.rule == "date"
        or scene.compared(expression)
        or (expression.rule == "quarter" and scene.names_event(expression))
    )


def _is_aimed(sentence: Sentence, past: bool | None) -> bool:
    """Tell whether a sentence belongs to the targets of an English plan, and looks back on nothing."""
    kind = sentence.passage.kind
    if kind != "goal" and (kind or sentence.scene.genre != "plan"):
        return False
    if _SO_FAR.search(sentence.scene.folded, sentence.start, sentence.end):
        return False
    periods = (e for e in sentence.periods if e.rule != "date" and not sentence.scene.compared(e))
    return all(_order(sentence, e, past) >= 0 for e in periods)


def _order(sentence: Sentence, expression: Expression, past: bool | None) -> int:
    scene = sentence.scene
    if expression.rule in ("year-to-date", "past-years"):
        return -1
    if expression.rule == "within-years":
        return 0
    if scene.text.endswith(UNTIL, 0, expression.start):
        return -1
    iso = resolve(expression, sentence.date, sentence.passage.year or scene.year, past)
    order = tense(iso, sentence.date) if iso else 0
    if not order and iso and expression.rule in _STRETCHES and sentence.date is not None:
        # 上半年 in a text of June is nearly over.
        ending = iso.startswith(str(sentence.date.year)) and part_end(expression.part) == sentence.date.month
        order = -1 if ending else 0
    if order < 0 and expression.rule == "whole-year" and sentence.date is not None and sentence.date.month > _SEASON:
        return 0  # 全年 in a text of summer says nothing
    return 0 if expression.rule == "month-end" and order > 0 else order
