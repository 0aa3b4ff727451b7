"""Bounds that define a class (亿元以上项目), grants, and the conditions for them."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

_BOUNDED = frozenset(("ge", "gt", "le", "lt", "range"))
# What is classed by a bound: 亿元以上(产业)项目, 10亿元楼宇, 5000万元以上的企业.
_CLASS_OF = re.compile(
    r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?[ \n]?(?P<bound>及?以上|以下|以内|不足|至"
    r"|到)?(?:[（(][^）)]{0,30}[）)])?(?:[ \n]?的)?"
    r"(?P<gap>[^，。；,;：\d（(]{0,20}?)(?P<noun>项\n?目|企业|楼宇|工程|园区|县(?!域)|车间|重大|单位|法人|公司"
    r"|产品|品牌|品种|商圈|大户)"
)
_CLASS_COUNT = re.compile(r"[ \n]?(?:[（(]含[^）)]{0,4}[）)])?(?:及?以上|以下|级)(?:的)?[^，。；、,;：\d]{0,3}\Z")
_PER_RATE = re.compile(r"\s?/\s?(?:亩|㎡|平方米|人)|[ ]?per ")
_TOTAL = re.compile(r"总|合计|共|额达|total|worth|combined|combin|amount")
# What firms did with a sum is no class of firms: enterprises paid taxes of over 1 billion yuan.
_HAPPENED = (
    "paid|achieved|reali[sz]ed|reached|generated|invested|created|completed|contributed|posted|saw|received|earned|made"
    "|produced|exported|imported|sold|totall?ed|recorded|brought|spent|raised"
)
_ENGLISH_CLASS_BEFORE = re.compile(
    r"(?<![a-z])(?:projects|enterprises|companies|firms|buildings|investments|them|those|which|ones"
    r"|(?:every|each|any|single)(?: [a-z-]+){0,2} (?:enterprise|company|firm|project))"
    rf"(?: (?!(?:{_HAPPENED})(?![a-z]))[a-z-]+){{0,3}}? "
    r"(?:of|with|over|above|exceeding|exceed|whose|have|had|has|were|are|below|under|each|must|investing|generating|earning"
    r"|worth)(?![a-z])[^.,;\d]{0,60}\Z"
)
_ENGLISH_COUNTED_CLASS = re.compile(r" (?:[a-z-]+ ){0,4}projects? (?:of|over|above|with)")
_IF = re.compile(r"[\s,]*(?:or |and )?(if|where|in case)\s", re.I)
_PERCENT_CLASS = re.compile(r"(?:以上|以下)?的(?:企业|项目|县|单位|园区|乡镇|部门|地区)")
_ENGLISH_CLASS_AFTER = re.compile(
    r"(?:[ -](?:or|and) (?:above|more|over|bigger|higher|larger))?(?:[ -](?:level|class|yuan))?(?: or (?:above"
    r"|more|bigger))? (?:(?:and|or|the|investment|industrial|cooperation|manufacturing|of|in"
    r"|single) ){0,4}(?:projects|enterprises|companies|firms)(?![a-z])"
    r"|(?: or (?:above|more))? (?:for |in )?each(?: project| of them)?(?![a-z])"
)
# 1,400 projects, each with an investment of over 50 million yuan; 6 projects each worth between 5 and 10 billion yuan
_EACH_WITH = re.compile(r"(?<![a-z])each (?:with|worth|having|of|exceeding|over|valued at|boasting)(?: [a-z]+){0,6} \Z")
# 16 were over 5 billion yuan; eight projects exceed 100 million yuan
_ENGLISH_COUNT_OVER = re.compile(
    r"(?: of (?:them|which))?(?: [a-z-]+){0,3}?(?: each)?"
    r" (?:were|are|is|was|have|had|has|exceed(?:s|ed)?|exceeding|over|above)"
    r"(?: (?:an? )?(?:total |annual |single )?(?:investment|output value|revenue|sales) of)?(?: [a-z]+){0,3} \Z"
)
_ENGLISH_CLASS_COUNTED = re.compile(r",? (?:of|and|or) (?:above|more|over) \Z| (?:projects?|enterprises?|firms) \Z")
_HOLDS_CONDITION = re.compile(r"的[，,]|的(?:企业|项目|单位|机构|县|个人|团队|园区)|以上[，,]|且")
_NEW_OBJECT = re.compile(r"[，,；;](?:再)?(?:对|凡|给|其中)")
_ENGLISH_CONDITION = re.compile(
    r"projects|enterprises|companies|firms|institutions|for the|(?<![a-z])if |those|talents|which|who "
)
_ENGLISH_NOT_CONDITION = re.compile(r", and that|; | and would")
# 30个项目中有6个总投资超过20亿元; not: 签约25个项目，总投资超20亿元
_ONE_OF = re.compile(r"(?:中，?有?|其中有?)\Z")
_COUNT_OVER = re.compile(r"个?(?:项目)?(?:的)?(?:总|计划)?投资(?:额|规模)?(?:均|都|在)?(?:超过?|突破|达到?|不低于)?\Z")
# 设立不低于2亿元的引导资金，用于奖励: a fund, not what must be reached
_FOUNDED = re.compile(r"设立|组建|成立|安排|列支")
_BY_RATE = re.compile(r"(?:按照?|给予|按其)[^，。；]{0,24}\Z")
# 10,000 yuan for every 10 million yuan of growth
_FOR_EVERY = re.compile(
    r"(?:for|per) (?:every|each) (?:additional |increase of |full )?\Z|(?:for|per) each additional \Z"
)
# firms whose sales exceed, a project with an investment of over, if it reaches, for hotels that lost
_OPENER = re.compile(
    r"(?<![a-z])(?:whose|who|which|if|where|when|those"
    r"|that (?:have|has|had|are|is|reach|achiev|exceed|introduc|invest|pa[iy])"
    r"|(?:enterprise|company|companie|firm|project|institution|unit|business|businesse|talent|team|entity|entitie|person"
    r"|individual|organi[sz]ation|fund|park|platform|household|investor|intermediary|intermediarie|hotel|shop)s?"
    r" (?:with|having|of|reaching|exceeding|over|above|investing|under|in)"
    r"|headquarters (?:with|having|of))(?![a-z])"
    r"|(?:\A|[.;:\n)] ?)for (?:[a-z-]+ ){1,6}(?:of|over|above|exceeding|reaching|with) "
)
_AIMS = frozenset(
    (
        "strive",
        "strives",
        "striving",
        "aim",
        "aims",
        "aimed",
        "aiming",
        "target",
        "targets",
        "goal",
        "plan",
        "plans",
        "ensure",
    )
)
_GRANT_WORD = re.compile(
    r"subsid|reward|award|grant|bonus|incentive|ceiling|capped|(?<![a-z])cap(?![a-z])|limit|support fund"
)
_HIGHEST = re.compile(r"(?:最高|封顶|上限|不超过|限额)[^，。；]{0,8}\Z|ceiling|capped?|cap of")


def threshold(sentence: Sentence, figure: Figure, previous: Figure | None, following: Figure | None) -> bool:
    """Tell whether an amount defines a class (亿元以上项目, projects of more than 500 million yuan)."""
    if figure.measure == "percent":
        return figure.comparator in _BOUNDED and _PERCENT_CLASS.match(sentence.scene.text, figure.end) is not None
    if figure.measure != "money":
        return False
    if previous is not None and previous.rule == "count-of-them" and figure.comparator in _BOUNDED:
        return True
    text, folded = sentence.scene.text, sentence.scene.folded
    _, clause_end = figure.clause
    limit = min(clause_end, following.start if following is not None else clause_end)
    surface = folded[figure.start : figure.end]
    if not surface.isascii() or text[figure.end : figure.end + 2] in ("以上", "以下"):
        m = _CLASS_OF.match(text, figure.end, min(limit, figure.end + 34))
        if m and (
            m.group("bound") or ((figure.comparator in _BOUNDED or _is_bare(surface)) and "、" not in m.group("gap"))
        ):
            return not _PER_RATE.match(text, figure.end) and not (
                m.group("noun") in ("园区", "品牌") and not m.group("bound")
            )
        if (
            previous is not None
            and previous.unit == "projects"
            and figure.comparator in _BOUNDED
            and _COUNT_OVER.match(text, previous.end, figure.start)
        ):
            return _ONE_OF.search(text, max(0, previous.start - 4), previous.start) is not None or any(
                f.kind == "threshold" and f.start < previous.start for f in sentence.figures
            )
        return (
            following is not None
            and following.measure == "count"
            and following.start - figure.end < 12
            and _CLASS_COUNT.match(text, figure.end, following.start) is not None
        )
    bounded = figure.comparator in _BOUNDED
    if (
        following is not None
        and following.measure == "count"
        and following.start - figure.end < 20
        and _ENGLISH_CLASS_COUNTED.match(folded, figure.end, following.start)
    ):
        return True  # 5-10 billion yuan project 117
    if bounded and _EACH_WITH.search(folded, max(sentence.start, figure.start - 70), figure.start):
        return True
    if (bounded or surface.endswith("-yuan")) and _ENGLISH_CLASS_AFTER.match(
        folded, figure.end, min(limit, figure.end + 60)
    ):
        return True
    if figure.comparator in _BOUNDED and not folded.endswith("up to ", 0, figure.start):
        start = max(sentence.start, figure.start - 90, previous.end if previous is not None else 0)
        m = _ENGLISH_CLASS_BEFORE.search(folded, start, figure.start)
        if figure.comparator in ("le", "lt") and _GRANT_WORD.search(folded, start, figure.start):
            m = None  # the subsidy of single enterprises does not exceed
        if m and not _TOTAL.search(folded, m.start(), figure.start) and figure.comparator in _BOUNDED:
            return True
        if (
            previous is not None
            and figure.comparator in _BOUNDED
            and previous.measure == "count"
            and (
                _ENGLISH_COUNTED_CLASS.match(folded, previous.end, figure.start)
                or (
                    previous.unit in ("projects", "enterprises")
                    and _ENGLISH_COUNT_OVER.match(folded, previous.end, figure.start)
                    and not _TOTAL.search(folded, previous.end, figure.start)
                )
            )
        ):
            return True
    return False


def listed(sentence: Sentence, i: int) -> bool:
    """Tell whether an amount opens a list whose last one defines a class: 突破1000万元、2000万元的企业."""
    figures = sentence.figures
    last = i
    while (
        last + 1 < len(figures)
        and figures[last].measure == figures[last + 1].measure == "money"
        and sentence.scene.text[figures[last].end : figures[last + 1].start].strip() == "、"
    ):
        last += 1
    if last == i:
        return False
    figure = figures[last]
    figure.clause = sentence.clause(figure.start)
    following = figures[last + 1] if last + 1 < len(figures) else None
    return threshold(sentence, figure, figures[last - 1], following)


def continues(sentence: Sentence, condition: Figure, figure: Figure) -> bool:
    """Tell whether a class goes on with the indicator of another: 产值1亿元以上企业9家、5亿元以上企业3家."""
    start, end = condition.end, figure.start
    return (
        condition.start >= sentence.segment(end)[0]
        and not any(i.strong and start <= i.start < end and "m" in i.measures for i in sentence.indicators)
        and all(f.measure == "count" for f in sentence.figures if start <= f.start < end)
        and sentence.scene.text.find("项目", start, figure.end + 10) < 0
    )


def _is_bare(surface: str) -> bool:
    """Tell whether an amount is written without a figure (亿元, 百亿)."""
    return len(surface) <= 4 and not surface.isascii() and not any(c.isdigit() for c in surface)


def support(sentence: Sentence, figure: Figure) -> str:
    """Return "support", "threshold" (a condition for support) or "" for a figure where something is granted."""
    scene = sentence.scene
    text = scene.text
    if sentence.grants is None:
        sentence.grants = _grants(sentence) if scene.says("support", sentence.start, sentence.end) else []
    policy = scene.genre == "measures" or sentence.passage.support
    if not sentence.grants and not policy and not sentence.latin:
        return ""
    start, end = sentence.segment(figure.start)
    clause_start, clause_end = figure.clause
    bounded = figure.comparator in _BOUNDED
    if sentence.latin and (opener := _IF.match(scene.folded, clause_start)) is not None:
        # "the meeting, where 30 projects were signed" sets no condition
        return "threshold" if opener[1] != "where" or sentence.grants or policy else ""
    if sentence.latin and (sentence.grants or policy) and _english_condition(sentence, figure):
        return "threshold"
    closes_condition = text[clause_end - 2 : clause_end] in ("的，", "的,", "的；")
    if scene.genre == "measures" and closes_condition and bounded:
        return "support" if any(clause_start <= at < figure.start for at in sentence.grants) else "threshold"
    grants = [at for at in sentence.grants if start <= at < end]
    if not grants or (figure.growth and figure.measure == "percent" and grants[-1] <= figure.end):
        if figure.measure == "count":
            return ""
        if (
            sentence.grants
            and sentence.grants[0] < start
            and _HIGHEST.search(scene.folded, max(start, figure.start - 20), figure.start)
        ):
            return "support"
        return "support" if figure.comparator == "le" and policy and not figure.growth else ""
    first = grants[0]
    if figure.start < first and closes_condition and figure.measure != "count":
        return "threshold"
    if figure.start > first:
        if figure.measure == "count":
            return ""
        nearest = max(at for at in grants if at < figure.start)
        if figure.measure == "money" and not bounded and _own_indicator(sentence, figure, nearest):
            return ""
        inside_clause = any(clause_start <= at < clause_end for at in grants)
        # A new condition after the grant: …奖励；年增长15%以上的，再奖励…
        if grants[-1] > clause_end and not inside_clause and closes_condition:
            return "threshold"
        if not inside_clause and figure.comparator != "le" and _own_indicator(sentence, figure, clause_start):
            return ""
        return "support"
    between = text[figure.end : min(first, figure.end + 90)]
    if figure.measure == "count":
        return "threshold" if bounded and first - figure.end < 60 and (sentence.latin or "的" in between) else ""
    if _BY_RATE.search(text, max(clause_start, figure.start - 30), figure.start):
        return "support"
    if not sentence.latin or (figure.record is not None and not figure.record["text"].isascii()):
        if first < clause_end and ("的" not in between or figure.measure == "percent") and not bounded:
            return "support"
        if not _NEW_OBJECT.search(between) and _HOLDS_CONDITION.search(between + text[first : first + 1]):
            return "threshold"
        if scene.genre == "measures" and figure.measure == "money" and figure.comparator in ("ge", "gt"):
            return "" if _FOUNDED.search(text, clause_start, figure.start) else "threshold"
        return "support" if scene.genre == "measures" and figure.comparator == "le" else ""
    if (
        bounded
        and first - figure.end < 120
        and _ENGLISH_CONDITION.search(scene.folded, start, figure.start)
        and not _ENGLISH_NOT_CONDITION.search(between.lower())
    ):
        return "threshold"
    near = first - figure.end < (3 if figure.comparator == "range" else 40)
    return "support" if first <= clause_end + 4 and near and (not bounded or figure.comparator == "range") else ""


def each(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether a grant is counted by a figure: 10,000 yuan for every [10 million yuan] of growth."""
    return sentence.latin and bool(
        _FOR_EVERY.search(sentence.scene.folded, max(sentence.start, figure.start - 30), figure.start)
    )


def _english_condition(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether an English figure is what a grant is given for: firms whose sales exceed [5 million yuan] get ….

    The condition opens after the grant before it, if there is one (a reward is given to those with …).
    """
    folded = sentence.scene.folded
    start, end = sentence.segment(figure.start)
    if figure.measure == "money" and each(sentence, figure):
        return True
    lower = figure.comparator in ("ge", "gt")
    if figure.measure == "count" or not (lower or figure.comparator == "range" or figure.growth):
        return False
    grants = [at for at in sentence.grants or () if start <= at < end]
    before = max((at for at in grants if at < figure.start), default=start - 1)
    opened = _OPENER.search(folded, before + 1, figure.start) is not None
    if grants:
        return opened and (lower or grants[-1] > figure.end)
    if not lower or figure.measure != "money" or sentence.scene.genre != "measures" or sentence.passage.kind:
        return False
    return not any(c.name == "goal" and folded[c.start : c.end] in _AIMS for c in sentence.cues)


def _grants(sentence: Sentence) -> list[int]:
    """Return where the words of granting stand, but for those inside names (风险补偿资金池, 产业扶持资金)."""
    found = []
    names = iter(sentence.indicators)
    name = next(names, None)
    for cue in sentence.cues:
        if cue.name == "support":
            while name is not None and name.end < cue.end:
                name = next(names, None)
            if name is None or name.start > cue.start or name.name == "subsidy":
                found.append(cue.start)
    return found


def _own_indicator(sentence: Sentence, figure: Figure, clause_start: int) -> bool:
    """Tell whether a name other than a grant's stands in the clause before the figure."""
    for indicator in reversed(sentence.indicators):
        if indicator.start < clause_start:
            return False
        if indicator.end <= figure.start and indicator.strong:
            return indicator.name not in ("subsidy", "price", "fiscal_spending")
    return False
