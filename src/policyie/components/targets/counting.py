"""What a count without a noun counts."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

# The last characters of names of places: 东河区3个.
_PLACES = frozenset("区县市镇乡州旗盟直")


def counted(sentence: Sentence) -> list[Figure]:
    """Leave out the bare numbers (has started 34) before which nothing was counted in the paragraph."""
    kept: list[Figure] = []
    for figure in sentence.figures:
        if figure.rule != "count-bare" or _named_before(sentence, kept) is not None:
            kept.append(figure)
    return kept


_NAMED = 24
# How far back in a long paragraph a figure without a noun looks for what is counted.
_REACH = 1500


def _named_before(sentence: Sentence, figures: list[Figure]) -> Figure | None:
    """Return the last count among some figures of a sentence, else of the sentences before it in the paragraph."""
    earlier: Sentence | None = sentence
    while earlier is not None and earlier.end >= sentence.start - _REACH:
        for other in reversed(figures):
            if other.measure == "count":
                return other
        earlier = earlier.before
        figures = earlier.figures if earlier is not None else []
    return None


# What one project builds: 总投资4亿元，新建2座厂房、8条生产线.
_PARTS = "(?:厂房|生产线|车间|仓库|库房|办公楼|宿舍|综合楼|装置|机组|设备|锅炉|储罐|泊位)"
_PART_AFTER = re.compile(f"[座条栋幢台套个间][^，。；、,;\\d]{{0,10}}?{_PARTS}")
_PART_BEFORE = re.compile(f"{_PARTS}\\Z")


def without_parts(sentence: Sentence) -> list[Figure]:
    """Leave out the counts of what a project of which the sentence gives the size consists of."""
    text = sentence.scene.text
    sized = next((f.end for f in sentence.figures if f.measure == "money" and f.kind == "commitment"), None)
    if sized is None or sentence.latin:
        return sentence.figures
    return [
        f
        for f in sentence.figures
        if f.rule != "count-other"
        or f.start < sized
        or not (_PART_AFTER.match(text, f.end) or _PART_BEFORE.search(text, sized, f.start))
    ]


def give_unit(sentence: Sentence, i: int) -> None:
    """Give a count without a noun the unit of the count before it (其中亿元以上11个, 21 of them)."""
    figures = sentence.figures
    figure = figures[i]
    named = _named_before(sentence, figures[:i])
    if named is not None and (figure.rule == "count-bare" or named in figures):
        figure.unit = named.unit
        return
    if i and figures[i - 1].kind == "threshold" and figures[i - 1].indicator == "project_investment":
        figure.unit = "projects"
    elif figure.unit == "other" and not sentence.latin:
        text = sentence.scene.text
        if (
            text.startswith("户", figure.end)
            and text.rfind("企业", max(sentence.start, figure.start - _NAMED), figure.start) >= 0
        ):
            figure.unit = "enterprises"  # 新增规上企业近百户，总数升到1260户
            return
        # 开工的项目中，东河区1个、西河区2个
        text = sentence.scene.text
        for noun, unit in (("项目中", "projects"), ("企业中", "enterprises")):
            if text.find(noun, sentence.start, figure.start) >= 0:
                figure.unit = unit
                return
        if named is not None and named.unit == "projects" and text[figure.start - 1] in _PLACES:
            figure.unit = named.unit
