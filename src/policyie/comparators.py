"""The bound that stands beside a figure: over, at least, about, up to; in both languages, before and after it.

The cues stand in ``resources/comparators.csv`` (surface, comparator, side, language, reach, example). A row with the
comparator ``eq`` is a word that only looks like a cue: 签约10亿元 is no 约10亿元, 10亿元以上市公司 no 10亿元以上.
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
_ENGLISH_GAPS = frozenset("the a an of to by at is was be total each rmb cny us hk usd yuan".split())
# "a maximum reward of": the words between end in one of these; the minimum wage is a wage.
_ENGLISH_FAR_ENDS = frozenset("of is at be".split())
_ENGLISH_FAR_STOPS = frozenset("wage wages salary now date".split())
_ENGLISH_REACH = 40
_NO_WORDS = re.compile(r"[^a-z .:\n]")
_AFTER_REACH = 24
# "350 billion yuan and over 200 billion yuan": the cue belongs to the next sum.
_NEXT_FIGURE = (
    r" ?(?:rmb|cny|us|hk|nt)?[$€£¥]? ?[0-9][0-9.,]* ?(?:thousand|million|billion|trillion|bn|mn|m|k|yuan)(?![a-z])"
)
# 20 million yuan ($2.9 million) and above, 2000万元（约290万美元）以上
_RESTATED = re.compile(
    r" ?[(（](?:about |around |approximately |equivalent to |约合?|折合)?(?:us|usd|rmb|cny|hk|eur)?[ $€£¥]{0,2}"
    r"\d[^()（）\n]{0,36}[)）]"
)


class Bound(NamedTuple):
    """A comparator (eq, ge, gt, le, lt, approx) and where its cue stands: ``before``, ``after`` or ``none``."""

    comparator: str
    side: str


NONE = Bound("eq", "none")


class _Cues(NamedTuple):
    chinese: dict[str, str]
    chinese_lengths: dict[str, tuple[int, ...]]
    chinese_far: dict[str, str]
    far: re.Pattern[str]
    english: dict[tuple[str, ...], str]
    english_far: dict[tuple[str, ...], str]
    longest: int
    after: re.Pattern[str]
    after_meaning: dict[str, str]


@cache
def _cues() -> _Cues:
    def surfaces(side: str, language: str, reach: str = "near") -> dict[str, str]:
        chosen = (r for r in rows("comparators") if (r["side"], r["language"], r["reach"]) == (side, language, reach))
        return {r["surface"]: r["comparator"] for r in chosen}

    def either(words: dict[str, str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    chinese, far = surfaces("before", "zh"), surfaces("before", "zh", "far")
    lengths: dict[str, set[int]] = {}
    for word in chinese:
        lengths.setdefault(word[-1], set()).add(len(word))
    english = {tuple(words.split()): comparator for words, comparator in surfaces("before", "en").items()}
    after_chinese, after_english = surfaces("after", "zh"), surfaces("after", "en")
    return _Cues(
        chinese=chinese,
        chinese_lengths={last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()},
        chinese_far=far,
        far=re.compile(either(far)),
        english=english,
        english_far={tuple(words.split()): c for words, c in surfaces("before", "en", "far").items()},
        longest=max(map(len, english)),
        after=re.compile(
            rf"[ \n]?(?:[（(](?P<without>不)?含[^）)]{{0,6}}[）)])?[ \n]?(?P<zh>{either(after_chinese)})"
            rf"|[- ,]{{0,2}}(?P<en>{either(after_english)})(?![a-z])(?!{_NEXT_FIGURE})"
        ),
        after_meaning={**after_chinese, **after_english},
    )


def bound_of(folded: str, start: int, end: int) -> Bound:
    """Return the bound of the figure at ``folded[start:end]``.

    Args:
        folded: the view's lower-cased text.
        start: where the figure begins, its currency included.
        end: where it ends.

    Returns:
        What is written beside the figure, a cue before it winning over one after it; ``eq`` where nothing is.
    """
    before = bound_before(folded, start)
    return before if before.comparator != "eq" else bound_after(folded, end)


def bound_before(folded: str, start: int) -> Bound:
    """Return the bound that a cue before ``start`` sets, or `NONE`."""
    at = start
    while at and folded[at - 1] in " \n":
        at -= 1
    comparator = None
    if at and folded[at - 1].isascii():
        comparator = _english_before(folded, start)
    comparator = comparator or _chinese_before(folded, start)
    return Bound(comparator, "before") if comparator else NONE


def _english_before(folded: str, start: int) -> str | None:
    """Find the cue in the words before a figure: the last ones, or before articles and the like (exceed the …)."""
    reach = max(0, start - _ENGLISH_REACH)
    tail = _NO_WORDS.split(folded[reach:start])[-1]
    words = tail.replace(":", " ").split()
    if len(tail) == start - reach and reach and folded[reach - 1].isalpha():
        words = words[1:]  # cut in the middle
    cues = _cues()
    for end in range(len(words), 0, -1):
        for length in range(min(cues.longest, end), 0, -1):
            comparator = cues.english.get(tuple(words[end - length : end]))
            if comparator:
                return comparator
        if words[end - 1] not in _ENGLISH_GAPS:
            break
    if words and words[-1] in _ENGLISH_FAR_ENDS and not _ENGLISH_FAR_STOPS.intersection(words):
        for cue, comparator in cues.english_far.items():
            if any(tuple(words[i : i + len(cue)]) == cue for i in range(len(words))):
                return comparator
    return None


def _chinese_before(folded: str, start: int) -> str | None:
    cues = _cues()
    places = [start]
    if folded.endswith(_CHINESE_GAPS, 0, start):
        places += [start - len(gap) for gap in _CHINESE_GAPS if folded.endswith(gap, 0, start)]
    for at in places:
        for length in cues.chinese_lengths.get(folded[at - 1], ()) if at else ():
            comparator = cues.chinese.get(folded[at - length : at]) if length <= at else None
            if comparator:
                # 签约达10亿元: 约达 begins inside 签约.
                first = at - length
                return "eq" if first and cues.chinese.get(folded[first - 1 : first + 1]) == "eq" else comparator
    for far in cues.far.finditer(folded, max(0, start - _FAR_REACH), start):
        if not _FAR_STOP.search(folded, far.end(), start) and folded[far.end()] != "的":
            return cues.chinese_far[far.group()]
    return None


def bound_after(folded: str, end: int) -> Bound:
    """Return the bound that a cue after ``end`` sets, or `NONE`."""
    cues = _cues()
    if folded[end : end + 1] in (" ", "(", "（") and (restated := _RESTATED.match(folded, end)):
        end = restated.end()
    found = cues.after.match(folded, end, min(len(folded), end + _AFTER_REACH))
    comparator = cues.after_meaning[found["zh"] or found["en"]] if found else "eq"
    if found and found["without"]:
        comparator = {"ge": "gt", "le": "lt"}.get(comparator, comparator)  # 1亿元（不含）以上
    return NONE if comparator == "eq" else Bound(comparator, "after")
