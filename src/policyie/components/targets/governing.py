"""Which period expression governs a figure: one of its sentence, else one that an earlier sentence set."""

from __future__ import annotations

from policyie.components.targets.figures import Figure
from policyie.components.targets.measuring import of_quota
from policyie.components.targets.scene import Scene
from policyie.components.targets.span import Sentence
from policyie.periods import Expression, resolve, tense

EXPLICIT_YEARS = frozenset(
    (
        "years",
        "plan",
        "plan-end",
        "year",
        "quarter",
        "quarters",
        "months",
        "half-year",
        "relative-year",
        "year-to-date",
        "whole-year",
        "next-years",
        "past-years",
        "within-years",
        "month",
        "last-season",
        "month-end",
    )
)
RUNNING = EXPLICIT_YEARS - {"within-years", "month", "month-end"}
_ANNUAL = frozenset(("whole-year", "relative-year", "year"))
# How far back a period carries, in characters: looking further would make the time grow with the square of the text.
REACH = 1200
RIGHT_AFTER = 5
_QUOTED = ("“", "《", '"')


def running_period(sentence: Sentence, figure: Figure) -> Expression | None:
    """Return the period that an earlier sentence set: of the paragraph, else of the one that opens the passage."""
    want = -1 if figure.kind == "result" else 1
    if want not in sentence.running:
        sentence.running[want] = _find_running(sentence, want)
    return sentence.running[want]


def _find_running(sentence: Sentence, want: int) -> Expression | None:
    scene = sentence.scene
    text = scene.text
    for expression in reversed(scene.periods_in(max(0, sentence.start - REACH), sentence.start)):
        if expression.rule not in RUNNING or scene.compared(expression) or of_quota(text, expression):
            continue
        if expression.rule == "year" and text[expression.start - 1 : expression.start] in _QUOTED:
            continue  # the name of a list or a paper
        if scene.passage(expression.start) is not sentence.passage:
            return None
        iso = resolve(expression, sentence.date, sentence.passage.year or scene.year)
        if iso is None:
            continue
        order = tense(iso, sentence.date)
        if order == -want:
            return None
        if (
            sentence.latin
            and text[expression.start : expression.start + 3].lower() == "by "
            and not opens_list(text, scene.layout.sentence_at(expression.start)[1])
        ):
            return None
        if expression.start >= scene.introduction(sentence.paragraph) or _leads(
            text, scene.layout.sentence_at(expression.start), expression.start
        ):
            return expression
        return None
    return None


def _leads(text: str, sentence: tuple[int, int], at: int) -> bool:
    """Tell whether a period opens its sentence, or the sentence opens a list or asks a question."""
    return (
        text[sentence[0] : at].strip(" \u3000\n“").lower() in ("", "in", "by", "during", "到", "记者：")
        or text[max(0, sentence[1] - 8) : sentence[1]].rstrip()[-1:] in ":：？?"
    )


def opens_list(text: str, end: int) -> bool:
    return text[max(0, end - 8) : end].rstrip()[-1:] in (":", "：")


def governing_period(sentence: Sentence, figure: Figure, clause_start: int, clause_end: int) -> Expression | None:
    scene = sentence.scene
    best = None
    for e in sentence.periods:
        if e.start >= figure.start:
            break
        if (
            e.rule in EXPLICIT_YEARS
            and not scene.compared(e)
            and not (e.rule == "within-years" and figure.kind != "goal")
            and not _titled(scene.text, e)
            and not (e.rule in _ANNUAL and figure.kind == "result" and of_quota(scene.text, e))
        ):
            best = e
    if not sentence.latin:
        return best
    # "20 billion yuan in 2020 and 30 billion yuan in 2022": a period right after a figure is that figure's.
    used = best is not None and any(
        best.end <= f.start < figure.start or 0 <= best.start - f.end <= RIGHT_AFTER for f in sentence.figures
    )
    if best is None or used or best.start < clause_start or figure.start - best.end > 8:
        limit = sentence.end
        for other in sentence.figures:
            if other.start > figure.start:
                limit = min(limit, other.start) if best is not None else limit
                break
        after = next((e for e in sentence.periods if e.start >= figure.end and _usable(scene, figure, e)), None)
        near = 44 if used else 24
        if after is None or after.start >= limit:
            return best
        if best is None or (after.start < clause_end and after.start - figure.end <= near):
            return after
    return best


def _usable(scene: Scene, figure: Figure, e: Expression) -> bool:
    if e.rule not in EXPLICIT_YEARS or scene.compared(e):
        return False
    return figure.kind == "goal" or e.rule != "within-years"


def _titled(text: str, e: Expression) -> bool:
    """Tell whether a year only names something (the 2023 Suzhou Fair)."""
    return (
        e.rule == "year"
        and text[e.end : e.end + 1] == " "
        and text[e.end + 1 : e.end + 2].isupper()
        and text[e.start - 4 : e.start].lower() == "the "
        and not text.startswith(("GDP", "GRP"), e.end + 1)
    )
