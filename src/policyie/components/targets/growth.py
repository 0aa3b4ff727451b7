"""Which percentages are growth rates, and which of them fall."""

from __future__ import annotations

import re

from policyie.components.targets import aligning
from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

_GROWTH = re.compile(
    r"(?:增长|增|增速|增幅|涨|升|提速|扩大|增加|下降|降|减少|下滑|回落|负增长|压减|缩减|降低)(?:了|约|近|超过|超"
    r"|不低于|达到|达|为|至|在|幅度|率|目标|预期|保持在|分别|不少于|高于|同比|左右|均|逾){0,3}\s?\Z"
)
_GROWTH_EN = re.compile(
    r"(?:grow(?:th|ing|s|n)?|grew|rose|rise[ns]?|rising|increas\w+"
    # they make up or take up a share
    r"|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!take )(?<!takes )(?<!took )up"
    r"|jump\w*|climb\w*|gain\w*|expand\w*|surg\w+|soar\w*"
    r"|fell|fallen|fall|drop\w*|declin\w+|decreas\w+|shrank|shrunk|down|cut|slump\w*|reduc\w+|gain|growth rate"
    r"|recover\w*)"
    r"(?:(?:[ ,:]|: )(?:by|of|rate|rates|at|was|is|to|around|about|nearly|over|more|than|no|less|not|lower|target"
    r"|reached|exceeded|annually|a|an|as|the|average|annual|will|be|should|above|some|up|respectively|approximately"
    r"|higher|faster|slower|below|national|nationwide|country's|provincial"
    r"|roughly|almost|year-on-year|slightly|further|of up|only|just)){0,6}[ ,:]{1,2}\Z"
    # the growth rate of GDP in the first quarter was 6.8 percent
    r"|growth(?: rate)? (?:of|in) [a-z0-9 ,'’-]{2,60} (?:was|is|reached|hit|stood at|averaged|slowed to|accelerated to"
    r"|came in at|remained at|was only)(?: (?:about|around|nearly|over|some|just|only|at|more than)){0,2} \Z"
    # growth in retail sales of 6.5 percent
    r"|(?:growth|increase|rise|gain|decline|drop|decrease|fall) in (?:the )?[a-z -]{3,48}? of"
    r"(?: (?:about|around|nearly|over|more|than|at|least|up|to|some|only|just)){0,3} \Z"
    # a label: Retail sales growth of consumer goods: 6.5 percent
    r"|growth(?: rate)?(?: (?:of|in) [a-z -]{3,40})?: ?\Z"
)
_FALL = re.compile(
    r"(?:下降|降|减少|下滑|负增长|压减|缩减|降低|回落)[^，。；升增涨]{0,6}\Z|(?:fell|fall|drop\w*|declin\w+"
    r"|decreas\w+|shrank|shrunk|down|cut|slump\w*|reduc\w+)(?: [a-z]+){0,3} \Z"
    r"|(?:decline|drop|decrease|fall) in (?:the )?[a-z -]{3,48}? of(?: [a-z]+){0,3} \Z"
)
_FALL_AFTER = re.compile(
    r" (?:year-on-year )?(?:decline|drop|cut|reduction|decrease|fall|slump)s?(?: (?:in|of|from|over|year)|[,.;]|\Z)"
)
_MORE_THAN_BEFORE = re.compile(
    r"\s(?:year-on-year |annual |annualized |average )?(?:growth|increase|rise|jump|surge)(?![a-z])"
    r"|\s(?:more|drop|decline|decrease)(?: than| year| over| from|,| in| of (?:its|the|their))"
    r"|\s(?:up|down) (?:over|on|from|year)"
    r"|\shigher than (?:that (?:of|in) )?(?:last|the same|the previous|a year|in 20)",
    re.I,
)
_LESS_THAN_BEFORE = re.compile(
    r" (?:less|lower|fewer) than (?:that (?:of|in) )?(?:last|the same|the previous|a year|in (?:19|20)\d\d)"
)
# up 5.2 percent in nominal terms and 4.1 percent in real terms; fixed-asset investment 9.1 percent after "grew by"
_SAME_GROWTH = re.compile(
    r" (?:in (?:nominal|real) terms|(?:year|month|quarter)[ -](?:on|over)[ -](?:year|month|quarter)),? and \Z"
    r"|(?: year[ -]on[ -]year)?(?: in the (?:first|second|third|fourth) quarter)?,? (?:and )?\Z"
)
_ELLIPSIS = re.compile(r"(?:,|;|,? and)(?: and)?(?: (?:that of|the|its|their|of))? \Z")
# followed by Hubei (7.7 percent) and Ningxia (7.2 percent)
_BRACKET = re.compile(r"[^.;%]{0,60} \(\Z")
_RATE_IS = re.compile(r"(?:增速|增幅|涨幅|增长率)(?:分别|平均|约|均)?为\s?\Z")
_TO_LEVEL = re.compile(r"(?:到|至|为)\s?\Z")


def read_growth(sentence: Sentence, figure: Figure, before: Figure | None) -> None:
    """Set whether a percentage is a growth rate, and its sign; `before` is the figure before it in the sentence."""
    scene = sentence.scene
    text, folded, start = scene.text, scene.folded, figure.start
    if figure.rule == "percent-points":
        return
    if sentence.latin and (_FALL_AFTER.match(folded, figure.end) or _LESS_THAN_BEFORE.match(folded, figure.end)):
        figure.growth, figure.value = True, "-" + figure.value
        return
    if not figure.growth:
        window = max(0, start - 16)
        if text[start - 1 : start] > "\u2e80" or not sentence.latin:
            figure.growth = (
                _GROWTH.search(text, window, start) is not None and not _TO_LEVEL.search(text, max(0, start - 2), start)
            ) or (text[start - 1] == "为" and _RATE_IS.search(text, window, start) is not None)
        else:
            figure.growth = (
                _GROWTH_EN.search(folded, max(0, start - 60), start) is not None
                and not folded.endswith(" to ", 0, start)
            ) or _MORE_THAN_BEFORE.match(folded, figure.end) is not None
    listed = before is not None and before.measure == "percent" and before.growth and not figure.growth
    if (
        listed
        and before is not None
        and (aligning.joined(text, before.end, figure.start) or (sentence.latin and _elided(sentence, before, figure)))
    ):
        # The second of a list: 分别增长8%、10%.
        figure.growth = True
        if before.value.startswith("-"):
            figure.value = "-" + figure.value
        return
    if figure.growth and _FALL.search(folded, max(0, start - 60 if sentence.latin else start - 30), start):
        figure.value = "-" + figure.value
        if figure.upper:
            figure.upper = "-" + figure.upper


def _elided(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Tell whether an English figure shares the verb of the one before it: retail sales grew 6 percent, exports [3]."""
    folded = sentence.scene.folded
    if _SAME_GROWTH.match(folded, before.end, figure.start) or _BRACKET.match(folded, before.end, figure.start):
        return True
    for indicator in sentence.indicators:
        if indicator.start > before.end and indicator.end == figure.start - 1:
            return _ELLIPSIS.match(folded, before.end, indicator.start) is not None
    return False
