"""Whether an English amount is what is invested within a time, not the size of projects."""

from __future__ import annotations

import re

from policyie.components.targets.cues import Indicator
from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

PROJECT = frozenset(("project_investment", "contracted_investment"))
"""The indicators of the size of projects."""

# 17 billion yuan was invested in key projects; 5 billion yuan worth of investment was completed
_MADE = re.compile(
    r"(?:[)]|\([^)]{1,30}\))? (?:worth )?(?:of )?(?:the |annual |actual )?(?:investment )?"
    r"(?:was|were|has been|have been|had been) (?:[a-z]+ly )?(?:completed|invested|made|placed|put in|put into|spent)"
)
# the investment in key projects reached 24 billion yuan, 80 percent of the annual plan
_OF_PLAN = re.compile(
    r"(?: ?\([^)]{1,40}\))?,? (?:[a-z]+ ){0,3}\d[\d.]*(?:%| percent) of (?:the |its )?(?:annual|yearly|year's|planned) "
    r"(?:plan|target|goal|task|quota|investment)"
)
_TOTAL_BEFORE = re.compile(r"\btotal(?: planned)? (?:the )?investment")
_PLANNED = re.compile(
    r"(?<!total )(?:planned|plan) investment\b|planned to (?:complete|invest)|plans? to invest"
    r"|annual (?:planned )?investment"
)
_IN_YEAR = re.compile(r",? (?:this year|in 20\d\d|for the year|within the year)")
_OF_YEAR = re.compile(r"(?:this year|the year|year's|annual|in 20\d\d|20\d\d)[^.;]{0,40}\Z")


def is_invested(sentence: Sentence, figure: Figure, near: Indicator | None, window: int) -> bool:
    """Tell whether an English amount is what is invested within a time, not the size of projects."""
    if near is not None and near.name not in PROJECT:
        return False
    folded = sentence.scene.folded
    if near is None:
        # The investment in [46] projects reached [24 billion yuan], 80 percent of the annual plan.
        spoken = "investment" in folded[figure.clause[0] : figure.start]
        return _MADE.match(folded, figure.end) is not None or (
            spoken and _OF_PLAN.match(folded, figure.end) is not None
        )
    if not near.strong and _OF_PLAN.match(folded, figure.end):
        return True
    planned = _PLANNED.search(folded, max(window, near.start - 8), figure.start)
    if planned is None:
        return False
    # "a total investment of 3 billion yuan and a planned investment of 1 billion yuan": the latter is this year's.
    totals = _TOTAL_BEFORE.search(folded, sentence.start, planned.start())
    return (
        totals is not None
        or _IN_YEAR.match(folded, figure.end) is not None
        or _OF_YEAR.search(folded, max(sentence.start, planned.start() - 50), planned.start()) is not None
    )
