"""Indicators and cues: the words that say what a figure measures and which way it points, as the lexicon finds them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyie.components.base import Reading
from policyie.lexicon import Entry
from policyie.tables import rows


class Indicator(NamedTuple):
    """A mention of an indicator in the view; weak ones ("投资") count only where no strong one stands."""

    start: int
    end: int
    name: str
    strong: bool
    measures: str


class Cue(NamedTuple):
    """A mention of a cue: its class is goal, result, support, signing, event, share, home or nation."""

    start: int
    end: int
    name: str


@cache
def entries() -> tuple[Entry, ...]:
    """Return the lexicon entries of indicators and cues."""
    found = [
        Entry("indicator", row["surface"], f"{row['indicator']}|{row['strength']}|{row['measures']}")
        for row in rows("indicators")
    ]
    found += [Entry("target_cue", row["surface"], row["class"]) for row in rows("target_cues")]
    return tuple(found)


# A verb form that looks like a past tense: will hit, to be created, value added.
_NOT_RESULT = re.compile(r"(?:\bbe|\bwill|\bto|\bwould|\bshall|\bshould|\bmust|\bcould) \Z")
_REACHES = ("to reach", "to exceed")
_SHARE_OF = re.compile(r"(?:%|percent) of (?:the|its|their|this|last|a)? ?(?:[a-z']+ ){0,3}\Z")
# growth of 14.5 percent to reach 4.5 billion yuan, rose to reach: what was reached, not what is to be
_RISEN = re.compile(
    r"(?:%|percent|pct|year[ -]on[ -]year|yoy|grew|rose|risen|grown|increased|climbed|surged|jumped|soared|expanded|up"
    r"|fell|dropped|declined|times|-fold),? \Z"
)
# 年度计划开工项目9个: a verb, not the annual plan
_PLANNED = re.compile(r"新?(?:开工|动工|竣工|实施|建设|完成|签约|投产|推进|引进|启动|建成|投入)")
# What is measured by a quota has happened, unless it is to be made sure of.
_SUM_NEAR = re.compile(r"[^，。；]{0,3}[\d一二三四五六七八九两十百千万亿]")
_MADE_USE_OF = (
    "推进",
    "推动",
    "依托",
    "利用",
    "对",
    "将",
    "把",
    "以",
    "发挥",
    "盘活",
    "提升",
    "支持",
    "鼓励",
    "整合",
    "在",
)
_QUOTAS_EN = frozenset(("plan", "planned", "target", "targets", "goal"))
_QUOTAS = ("目标", "任务", "计划", "预期")
_FULFILS = re.compile(r"(?<!确保)(?<!力争)(?<!争取)(?<!全面)(?:完成|占|超过?|[高低好快]于)(?:了|[^，。；：:\d]{0,8})\Z")
# Jan-May, in may 2023: the month
_MONTH_BEFORE = re.compile(
    r"(?:[a-z][-–—]|\b(?:in|to|of|and|by|since|until|till|from|through|early|late|mid|last)[ -])\Z"
)
_FULFILS_EN = re.compile(r"(?:complet|fulfill?|finish)ed (?:[a-z]+ ){0,3}\Z")
# Growth at constant prices is no growth of prices.
_PRICE_BASES = ("constant ", "comparable ", "current ", "fixed ", "unchanged ", "same ")


def cues(reading: Reading) -> list[Cue]:
    """Return the cues of a document, sorted: those that mean what their class says where they stand."""
    found: list[Cue] = []
    text, folded = reading.view.text, reading.view.folded
    for start, end, name in reading.matches("target_cue"):
        if (
            name == "goal"
            and text[start:end] == "计划"
            and (
                (text[start - 2 : start] in ("年度", "行动", "全年", "成年", "度的") and not _PLANNED.match(text, end))
                or text[end : end + 1] in "的》（(”"
                or text[end : end + 2] in ("投资", "总投")
            )
        ):
            continue
        if name == "goal" and text[end - 2 : end] in _QUOTAS and _FULFILS.search(text, max(0, start - 12), start):
            continue  # 完成目标任务的60%
        if name == "goal" and folded[start:end] in _QUOTAS_EN and _FULFILS_EN.search(folded, max(0, start - 40), start):
            continue  # completed 118% of, completed the annual planned investment
        if name == "goal" and text[start:end] == "跨越" and not _SUM_NEAR.match(text, end):
            continue  # 跨越发展
        if name == "result_weak" and text[start:end] == "现有" and text.endswith(_MADE_USE_OF, 0, start):
            continue  # 推进现有企业改造
        if name == "goal" and text[start:end] == "将" and text[end : end + 1] in "军领士近":
            continue
        if (
            name == "goal"
            and folded[start:end] == "may"
            and (text[start] == "M" or _MONTH_BEFORE.search(folded, max(0, start - 8), start))
        ):
            continue
        if name == "result" and found and end <= found[-1].end and text[start].isascii():
            continue  # after the project is completed
        if name == "goal" and found and found[-1].name == "result" and end <= found[-1].end:
            continue  # 累计争取
        if name == "result" and (
            _NOT_RESULT.search(folded, max(0, start - 7), start)
            or folded.startswith("added value", start)
            or (folded.startswith("added", start) and folded.endswith(("value ", "value-"), 0, start))
        ):
            continue
        if name == "goal" and (
            folded.endswith(("than the ", "than its ", "than this year's "), 0, start)
            or (text[start].isascii() and _SHARE_OF.search(folded, max(0, start - 40), start))
        ):
            continue  # higher than the target, 52 percent of the annual target
        if name == "goal" and folded.startswith(_REACHES, start) and _RISEN.search(folded, max(0, start - 16), start):
            continue
        if (
            name == "support"
            and folded[start:end] == "ceiling"
            and folded[end : end + 1] not in ":,"
            and folded[end : end + 3] != " of"
        ):
            continue
        found.append(Cue(start, end, name))
    return found


@cache
def _meaning(key: str) -> tuple[str, bool, str]:
    """Return what the key of an indicator says: its name, whether it is strong, what measures it takes."""
    name, _, rest = key.partition("|")  # a word of the user's own has the name alone
    strength, _, measures = rest.partition("|")
    return name, strength != "weak", measures or "mpc"


def indicators(reading: Reading) -> list[Indicator]:
    """Return the names of indicators in a document, sorted, without overlaps."""
    kept: list[Indicator] = []
    reach = 0
    for start, end, key in reading.matches("indicator"):
        name, strong, measures = _meaning(key)
        if name == "price" and reading.view.folded.endswith(_PRICE_BASES, 0, start):
            continue
        if start >= reach or (kept and start == kept[-1].start and end == kept[-1].end):
            kept.append(Indicator(start, end, name, strong, measures))
            reach = end
        elif strong and not kept[-1].strong and end > reach and start > kept[-1].start:
            # 市|财政总收入: the name, not the weak word that runs into it.
            kept[-1] = Indicator(start, end, name, strong, measures)
            reach = end
    return kept
