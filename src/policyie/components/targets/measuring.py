"""What Chinese figures are measured by: quotas (完成全年任务的60%), base years, the amounts before them."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence
from policyie.periods import Expression

_SHARE_OF_QUOTA = re.compile(r"[个家项]?[）)]?的 ?\d")
_QUOTA = re.compile(r"(?:任务|目标|计划|指标)[^，。；\d]{0,6}\Z")
_MEASURED_BY = re.compile(r"(?:完成|占|为|超过?)[^，。；\d]{0,6}\Z")
_QUOTA_AFTER = re.compile(r"度?[^，。；\d]{0,6}(?:任务|计划|目标|指标|预算)")


def is_quota(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether an amount or count is what a share is taken of: 完成全年任务40亿元的60%, 占目标（40亿元）的60%."""
    text = sentence.scene.text
    return (
        figure.measure != "percent"
        and _SHARE_OF_QUOTA.match(text, figure.end) is not None
        and _QUOTA.search(text, max(figure.clause[0], figure.start - 12), figure.start) is not None
    )


def measured(sentence: Sentence, figure: Figure) -> Figure | None:
    """Return the amount or count that a percentage without a name measures (总投资4亿元，占7%; 累计8亿元，增长3倍)."""
    if figure.rules.get("indicator") not in ("carried", "share-of-before"):
        return None
    for last in reversed(sentence.figures):
        if last.end <= figure.start:
            settled = last.rules.get("period") in ("event", "carried", "to-date") or last.period is None
            return last if settled and last.kind in ("result", "commitment") and figure.kind == "result" else None
    return None


def since_base(sentence: Sentence, figure: Figure, expression: Expression) -> bool:
    """Give a yearly average after a base year its whole span (2020年…，是2015年的3倍，年均增长24%: 2016/2020)."""
    if not figure.growth or sentence.latin or expression.year is None or expression.rule != "year":
        return False
    text = sentence.scene.text
    if text.find("年均", figure.clause[0], figure.start) < 0:
        return False
    for base in sentence.periods:
        opened = base.end < expression.start and text[base.start - 1 : base.start] in ("由", "从")
        if opened and base.rule == "year" and base.year and base.year < expression.year - 1:
            figure.period, figure.rules["period"] = f"{base.year + 1}/{expression.year}", "since-base"
            return True
    for base in reversed(sentence.periods):
        if expression.end <= base.start < figure.start and base.rule == "year" and base.year and base is not expression:
            if base.year < expression.year - 1 and text.startswith("的", base.end):
                figure.period, figure.rules["period"] = f"{base.year + 1}/{expression.year}", "since-base"
                return True
            return False
    return False


def sums_up(sentence: Sentence, figure: Figure, expression: Expression) -> bool:
    """Tell whether an amount sums up projects counted for a period (2021年至2023年，项目9个，总投资…)."""
    return expression.start >= sentence.segment(figure.start)[0] and any(
        expression.end <= f.start < figure.start and f.indicator == "project_count" for f in sentence.figures
    )


def of_quota(text: str, e: Expression) -> bool:
    """Tell whether a year is that of a quota which a result is measured by (完成全年任务的60%, 占年度计划的47%)."""
    return (
        _QUOTA_AFTER.match(text, e.end) is not None
        and _MEASURED_BY.search(text, max(0, e.start - 8), e.start) is not None
    )
