"""The bound that stands beside a figure: over, at least, about, up to; in both languages, before and after it.

The cues stand in ``resources/comparators.csv`` (surface, comparator, side, language, reach, example). A row with the
comparator ``eq`` is a word that only ends like a cue: 签约10亿元 is no 约10亿元.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyie.tables import rows

# What may stand between a Chinese cue and its figure: 超过(了), 不低于(人民币).
_CHINESE_GAPS = ("人民币", "了", "到", "达到", "达", "为", "是", "至", ":", "：", " ", "\n")
# 最高 and 上限 reach over the verbs of giving (最高给予奖励), but over no punctuation and no other figure.
_FAR_REACH = 12
_FAR_STOP = re.compile(r"[，,。；;、！？!?()（）\n0-9]")
_ENGLISH_GAP = r"(?:[:,]? ?(?:the|a|an|of|to|by|at|is|was|be|total|each|rmb|cny|us|hk|usd|yuan)(?![a-z]))*[:]? *"
# "350 billion yuan and over 200 billion yuan": the cue belongs to the next sum.
_NEXT_FIGURE = r" ?(?:rmb|cny|us|hk|nt)?[$€£¥]? ?[0-9][0-9.,]* ?(?:thousand|million|billion|trillion|bn|mn|m|k|yuan)(?![a-z])"
_ENGLISH_REACH = 40
_AFTER_REACH = 24


class Bound(NamedTuple):
    """A comparator (eq, ge, gt, le, lt, approx) and where its cue stands: ``before``, ``after`` or ``none``."""

    comparator: str
    side: str


NONE = Bound("eq", "none")


class _Cues(NamedTuple):
    near: dict[str, str]
    longest: int
    far: dict[str, str]
    english: re.Pattern[str]
    after: re.Pattern[str]
    meaning: dict[tuple[str, str], str]


@cache
def _cues() -> _Cues:
    table = rows("comparators")

    def surfaces(side: str, language: str, reach: str = "near") -> dict[str, str]:
        chosen = [r for r in table if (r["side"], r["language"], r["reach"]) == (side, language, reach)]
        return {r["surface"]: r["comparator"] for r in chosen}

    def either(words: dict[str, str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    near = surfaces("before", "zh")
    return _Cues(
        near=near,
        longest=max(map(len, near)),
        far=surfaces("before", "zh", "far"),
        english=re.compile(rf"(?<![a-z])(?P<cue>{either(surfaces('before', 'en'))})(?![a-z]){_ENGLISH_GAP}\Z"),
        after=re.compile(
            rf"[ \n]?(?:[（(]含[^）)]{{0,6}}[）)])?[ \n]?(?P<zh>{either(surfaces('after', 'zh'))})"
            rf"|[- ,]{{0,2}}(?P<en>{either(surfaces('after', 'en'))})(?![a-z])(?!{_NEXT_FIGURE})"
        ),
        meaning={(row["side"], row["surface"]): row["comparator"] for row in table},
    )


def bound_of(folded: str, start: int, end: int) -> Bound:
    """Return the bound of the figure at ``folded[start:end]``.

    Args:
        folded: the view's lower-cased text.
        start, end: the figure, its currency included.

    Returns:
        What is written beside the figure, a cue before it winning over one after it; ``eq`` where nothing is.
    """
    before = bound_before(folded, start)
    return before if before.comparator != "eq" else bound_after(folded, end)


def bound_before(folded: str, start: int) -> Bound:
    """Return the bound that a cue before ``start`` sets, or `NONE`."""
    cues = _cues()
    at = start
    while at and folded[at - 1] in " \n":
        at -= 1
    if at and folded[at - 1].isascii():
        found = cues.english.search(folded, max(0, start - _ENGLISH_REACH), start)
        if found:
            return Bound(cues.meaning["before", found["cue"]], "before")
    comparator = _chinese_before(cues, folded, start)
    return Bound(comparator, "before") if comparator else NONE


def _chinese_before(cues: _Cues, folded: str, start: int) -> str | None:
    for at in (start, *(start - len(gap) for gap in _CHINESE_GAPS if folded.endswith(gap, 0, start))):
        for length in range(min(cues.longest, at), 0, -1):
            comparator = cues.near.get(folded[at - length : at])
            if comparator:
                return comparator
    for cue, comparator in cues.far.items():
        found = folded.rfind(cue, max(0, start - _FAR_REACH), start)
        if found >= 0 and not _FAR_STOP.search(folded, found, start) and folded[found + len(cue)] != "的":
            return comparator
    return None


def bound_after(folded: str, end: int) -> Bound:
    """Return the bound that a cue after ``end`` sets, or `NONE`."""
    cues = _cues()
    found = cues.after.match(folded, end, min(len(folded), end + _AFTER_REACH))
    if not found:
        return NONE
    return Bound(cues.meaning["after", found["zh"] or found["en"]], "after")
