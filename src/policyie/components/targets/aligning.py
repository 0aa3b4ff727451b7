"""Lists of figures that answer to lists of names: 分别, "respectively"."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.placing import subjects
from policyie.components.targets.span import Sentence

_JOIN = re.compile(
    r"[ \n]?(?:个|家|户|人|亩|座|名)?(?:[（(][^）)]{0,6}[）)])?(?:以上|左右)?[ \n]?(?:、|和|及|与|以及|,|，"
    r"|,? and|to)?[ \n]?(?:超过|超|近|约|达|over|about|nearly)?[ \n]?\Z"
)
_RESPECTIVE = re.compile(r"分别|依次|各自|respectively|in succession|in turn")
_NAME_JOIN = re.compile(
    r"(?:[、和及与,，]|以及|,? ?and | )[ ]?(?:and )?(?:(?:the|in|on) )?"
    r"(?:(?:annual|total|average|local|new|gross) ){0,2}\Z"
)

# the number of contracts signed at the fair and the total investment
_QUALIFIED = re.compile(r" (?:[a-z]+ ){1,6}and (?:the |their |its )?")


def joined(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but joining words stands in a range."""
    return 0 < end - start <= 14 and _JOIN.match(text, start, end) is not None and not text[start:end].isspace()


def runs(figures: list[Figure], text: str) -> list[list[Figure]]:
    """Return the runs of two or more figures of one measure with nothing but joining words between them."""
    found: list[list[Figure]] = []
    run: list[Figure] = []
    for figure in figures:
        if run and figure.measure == run[-1].measure and joined(text, run[-1].end, figure.start):
            run.append(figure)
        else:
            if len(run) > 1:
                found.append(run)
            run = [figure]
    if len(run) > 1:
        found.append(run)
    return found


def align(sentence: Sentence) -> None:
    """Give each figure of a list its own name, where the sentence says 分别 or "respectively"."""
    scene = sentence.scene
    last: list[Figure] = []
    reach = sentence.start
    for run in runs(sentence.figures, scene.text):
        if any(f.kind in ("threshold", "support") for f in run):
            continue
        first, count = run[0].start, len(run)
        if not (
            _RESPECTIVE.search(scene.folded, reach, first)
            or _RESPECTIVE.search(scene.folded, run[-1].end, min(sentence.end, run[-1].end + 30))
        ):
            reach = run[-1].end
            continue
        mapped = False
        names = _joined(_named(sentence, reach, first), scene.text)
        if len(names) == count and len({n for _, _, n in names}) > 1:
            for figure, (_, _, name) in zip(run, names, strict=True):
                signed = name == "project_investment" and scene.signing(sentence.start, sentence.end)
                figure.indicator = "contracted_investment" if signed else name
                figure.rules["indicator"] = "respective"
            mapped = True
        places = _joined(subjects(sentence, reach, first), scene.text)
        if len(places) == count:
            for figure, (_, _, code) in zip(run, places, strict=True):
                figure.region, figure.rules["region"] = code, "respective"
            mapped = True
        sectors = _joined([s for s in sentence.sectors if reach <= s[0] < first], scene.text)
        if len(sectors) == count:
            for figure, (_, _, sector) in zip(run, sectors, strict=True):
                figure.industries = [sector]
            mapped = True
        if not mapped and len(last) != count and not sentence.latin and run[0].measure == "percent":
            last = _apart(sentence, run)
        if not mapped and len(last) == count:
            for figure, model in zip(run, last, strict=True):
                figure.region, figure.industries = model.region, list(model.industries)
                figure.rules["region"] = "respective"
                if run[0].rules.get("indicator") in ("carried", "default", "before-in-sentence"):
                    figure.indicator, figure.rules["indicator"] = model.indicator, "respective"
        last = run
        reach = run[-1].end


def _apart(sentence: Sentence, run: list[Figure]) -> list[Figure]:
    """Return the amounts or counts, each with a name of its own, that a Chinese run of as many percentages answers to.

    甲产业产值98亿元，乙产业产值42亿元，分别增长25%和30%.
    """
    before = [f for f in sentence.figures if f.end <= run[0].start and f.kind != "threshold"][-len(run) :]
    if len(before) < len(run) or any(f.measure == "percent" for f in before):
        return []
    between = sentence.scene.text[before[-1].end : run[0].start]
    return before if len(between) <= 14 and between[1:2] != "；" else []


def _named(sentence: Sentence, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the strong indicators in a range, those of one name that touch (annual sales revenue) as one."""
    found: list[tuple[int, int, str]] = []
    for i in sentence.indicators:
        if start <= i.start and i.end <= end and i.strong:
            if found and found[-1][2] == i.name and i.start - found[-1][1] <= 1:
                found[-1] = (found[-1][0], i.end, i.name)
            else:
                found.append((i.start, i.end, i.name))
    return found


def _joined(names: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """Return the last run of names that are joined by 、, 和, commas or "and"."""
    if not names:
        return []
    run = [names[-1]]
    for item in reversed(names[:-1]):
        gap = text[item[1] : run[0][0]]
        if (len(gap) <= 24 and (_NAME_JOIN.match(gap) or _loose(gap))) or _QUALIFIED.fullmatch(gap):
            run.insert(0, item)
        else:
            break
    return run


def _loose(gap: str) -> bool:
    if " and " in gap:
        return True
    return len(gap) <= 12 and any(mark in gap for mark in "、和") and not any(c in "，；。" or c.isdigit() for c in gap)
