"""The kind of a figure that is neither a bound nor a grant: goal, result, commitment or other."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.measuring import is_quota
from policyie.components.targets.moods import mood
from policyie.components.targets.span import Sentence

_TRANSFERS = re.compile(r"帮扶资金|协作资金|激励资金|衔接资金|援助资金|援疆资金")
_CREDIT = re.compile(r"授信|意向|credit|borrowed|funding of|in bonds")
_SET_ASIDE = re.compile(r"设立|预算安排|安排|列支|拿出")
_LAND_USE = re.compile(r"(?:占地|用地|供地|流转土地|征地|预留[^，。；]{0,8}|占地面积)[^，。；\d]{0,8}\Z")
_COMMITTED_FUND = re.compile(r"争取|力争|筹集")
# The annual planned investment was 16 billion yuan: still a plan.
_PLANNED = re.compile(
    r"planned (?:annual )?investment|investment planned|(?<!complete )(?<!completed )(?<!an )annual investment of"
)
# 计划开工项目9个; not: 完成年度计划
_PLANS_TO = re.compile(
    r"(?<!完成)计划新?(?:完成|实现|开工|动工|竣工|实施|建设|签约|投产|推进|引进|启动|建成|播种|种植|改造|培育|招聘)[^，。；已]{0,14}\Z"
)
_NEXT_ITEM = 12
_STRONG_GOAL = re.compile(r"力争|争取|确保|目标|strive|target|aim|shall|must|ensure")


# 总投资124亿元，年度投资30亿元: what is to be spent in the year, unless it was spent.
_YEAR_PLAN = re.compile(
    r"(?<!完成)(?:(?:年度|当年|今年|年内)(?:计划)?(?:完成)?投资(?:额)?(?:约|达|为|计划)?\s?|计划投资)\Z"
)
# 43 have been completed; has completed 43; not: 43 were over 5 billion yuan
_DONE_AFTER = re.compile(
    r" (?:of (?:them|which) )?(?:have|has|had|were|was|are|is) (?:all |already |now )?(?:been )?"
    r"(?!between|about|not|most|different)[a-z]+(?:ed|en|un|ut|t)(?![a-z])"
)
_PERFECT_AFTER = re.compile(r" (?:of (?:them|which) )?(?:have|has) (?:all |already |now )?(?:been )?[a-z]+ed(?![a-z])")
_DONE_BEFORE = re.compile(r"(?:started|completed|signed|landed|commenced|finished|resumed|introduced) \Z")


def _of_whole(sentence: Sentence, figure: Figure) -> tuple[str, str] | None:
    """Return the kind of the count of which a bare number is a part: of 80 planned projects [30] were in the south."""
    earlier: Sentence | None = sentence
    while earlier is not None:
        for other in reversed(earlier.figures):
            if other.start < figure.start and other.measure == "count" and other.kind in ("goal", "result"):
                return other.kind, "part-of"
        earlier = earlier.before
    return None


_CONSEQUENCES = frozenset(
    ("output_value", "revenue", "tax_revenue", "employment", "resident_income", "profit", "industrial_output")
)


def decide(sentence: Sentence, figure: Figure, previous: Figure | None) -> None:
    """Decide the kind of a figure whose indicator is known and that is neither threshold nor support."""
    scene = sentence.scene
    indicator = figure.indicator
    verdict, rule = mood(sentence, figure)
    if figure.rule == "count-bare" and not (
        _DONE_AFTER.match(scene.folded, figure.end)
        or _DONE_BEFORE.search(scene.folded, max(sentence.start, figure.start - 12), figure.start)
    ):
        verdict, rule = _of_whole(sentence, figure) or (verdict, rule)
    elif figure.rule == "count-bare" and _PERFECT_AFTER.match(scene.folded, figure.end):
        verdict, rule = "result", "perfect"
    kind = verdict
    near = scene.folded[max(figure.clause[0], figure.start - 30) : figure.start]
    if figure.measure == "money":
        if indicator == "fixed_asset_investment" and _YEAR_PLAN.search(near):
            kind, rule = "goal", "planned-for-the-year"
        elif indicator in ("contracted_investment", "project_investment", "fund_size"):
            planned = (
                indicator == "contracted_investment"
                and verdict == "goal"
                and (
                    rule == "genre"
                    or scene.genre == "plan"
                    or (rule == "heading" and sentence.passage.period is not None)
                    or _STRONG_GOAL.search(rule) is not None
                )
            )
            if indicator == "fund_size" and _COMMITTED_FUND.search(near):
                planned = True
            placed = indicator == "fund_size" and verdict == "result" and "累计" in near
            kind = "goal" if planned else "result" if placed else "commitment"
        elif (indicator == "financing" and _CREDIT.search(near) and not _STRONG_GOAL.search(rule)) or (
            indicator == "financing"
            and sentence.latin
            and (rule.split(":")[0] in ("default", "cue-before") or (verdict == "result" and not sentence.periods))
        ):
            kind = "commitment"
        elif indicator == "subsidy" and not _TRANSFERS.search(scene.text, sentence.start, figure.start):
            kind, rule = "support", "indicator"
        elif indicator == "price":
            granted = scene.genre == "measures" and figure.comparator not in ("ge", "gt")
            kind, rule = ("support" if granted else "other"), "indicator"
        elif (
            indicator == "cluster_scale"
            and figure.rules["indicator"] != "industry-reached"
            and rule.split(":")[0] in ("default", "cue-before", "heading")
        ):
            kind = "goal"
        elif indicator == "fiscal_spending" and scene.genre in ("plan", "measures") and _SET_ASIDE.search(near):
            kind = "commitment"
    elif (
        figure.measure == "count"
        and figure.unit == "mu"
        and not rule.startswith("cue:")
        and figure.comparator not in ("ge", "gt")
        and _LAND_USE.search(scene.text, max(sentence.start, figure.start - 18), figure.start)
    ):
        kind, rule = "commitment", "land-use"
    elif indicator == "subsidy" and figure.measure == "percent":
        kind, rule = "support", "indicator"
    if (
        kind == "result"
        and sentence.latin
        and figure.indicator == "fixed_asset_investment"
        and figure.anchor >= 0
        and figure.measure == "money"
        and _PLANNED.search(scene.folded, figure.anchor, figure.start)
    ):
        kind, rule = "goal", "planned"
    if (
        kind == "result"
        and previous is not None
        and (indicator in _CONSEQUENCES or (figure.unit == "other" and indicator == "other"))
        and rule.split(":")[0] in ("default", "cue-before")
        and any(f.kind == "commitment" and f.measure == "money" for f in sentence.figures if f.start < figure.start)
    ):
        kind, rule = "goal", "outcome-of-project"
    if (
        kind in ("goal", "result")
        and (scene.genre == "measures" or sentence.passage.support)
        and rule in ("heading", "genre", "default")
        and figure.measure == "percent"
        and not figure.growth
    ):
        kind = "support"
        if sentence.latin and figure.indicator in ("other", "tax_revenue"):
            figure.indicator, figure.rules["indicator"] = "subsidy", "grant"
    if not sentence.latin and scene.text.find("的", figure.end, figure.end + 4) >= 0 and is_quota(sentence, figure):
        kind, rule = "goal", "quota"
    elif (
        figure.measure == "percent"
        and previous is not None
        and previous.rules.get("kind") == "planned-for-the-year"
        and not figure.growth
        and "完成" in scene.text[previous.end : figure.start]
    ):
        kind, rule = "result", "of-plan"
    elif figure.measure == "percent" and previous is not None and previous.rules.get("kind") == "quota":
        kind, rule = "result", "of-quota"
    if kind == "result" and not sentence.latin and "计划" in near and _PLANS_TO.search(near):
        kind, rule = "goal", "plans-to"
    elif (
        kind == "result"
        and rule in ("leaning", "default")
        and previous is not None
        and previous.rules.get("kind") == "plans-to"
        and 0 <= figure.start - previous.end <= _NEXT_ITEM
    ):
        kind, rule = "goal", "plans-to"  # 计划新开工项目75个，续建项目420个
    figure.kind = kind
    figure.rules["kind"] = rule
