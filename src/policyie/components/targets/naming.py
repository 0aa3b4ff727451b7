"""The indicator of a figure: by nearness and syntax, from the tables of names."""

from __future__ import annotations

import re

from policyie.components.targets.cues import Indicator
from policyie.components.targets.figures import Figure
from policyie.components.targets.investing import PROJECT, is_invested
from policyie.components.targets.patterns import english_unit
from policyie.components.targets.sizes import is_class
from policyie.components.targets.span import Sentence

_COUNTED = {
    "projects": "project_count",
    "enterprises": "enterprise_count",
    "jobs": "employment",
    "mu": "land",
    "other": "other",
}
# What else than a project has a size before it: a 3-billion-yuan fund, a 100,000-yuan profit
_SIZED = frozenset(("fund_size", "financing", "subsidy", "profit", "revenue", "tax_revenue", "output_value"))
_BUDGETED = frozenset(("fiscal_revenue", "tax_revenue", "revenue", "profit"))
_NUMBERS = frozenset(("project_count", "enterprise_count"))
# 撬动600亿元投资, 实现28亿元销售收入; 200 million yuan of annual tax, $5 billion in foreign capital
_TYING = frozenset(("", "左右", "以上", "规模", "额度"))
_AFTER_ENGLISH = re.compile(
    r"(?: (?:year[ -]on[ -]year|annual|average|yearly))* (?:growth|increase|rise|gain|surge|jump|decline|drop|fall"
    r"|decrease) (?:in|of) (?:the |its |their )?(?:total )?\Z|"
    r"(?: ?\([^)]{1,40}\))?[)\s]{0,2}(?:-plus |or so |or more )?"
    r"(?:[\"“]?(?:in|of|for|as|worth of)\s|a year in |of (?:its|their"
    r"|the) )?(?:(?!(?:while|and|but|whereas|with|including|as)\s)[a-z\"“'-]+\s){0,3}\Z"
)
# signed, not only intended
_BOUND = re.compile(r"签约|签订|签署|协议|合同")
_SIGNED_COUNT = re.compile(r"签约[^，。；]{0,12}[个项]")
# 增速环比提高1.2个百分点: the growth that the sentence before gives
_RATE_OF = re.compile(r"增速|增幅|降幅|涨幅")
# 今年计划投资6亿元
_YEARLY = re.compile(r"(?:今年|当年|年内|本年度?|\d年)计划(?:完成)?投资额?[^，。；总\d]{0,2}\Z")
_AREA = re.compile(r"[ ]?公顷")
# 跨境人民币结算量增长39%: a subject that no table knows, so no ellipsis.
_OWN_SUBJECT = re.compile(
    r"[，、,；;和及以上左右余多个家户人亩 ]*(?!同比|环比|比|较|按|名义|实际|分别|年均|平均|同口径|可比|累计|增"
    r"|下降|降|扣除|剔除|受|[一二两三四五六七八九十]年|连续|预计|力争|保持|速度|继续|其中)[\u4e00-\u9fff“”（）]{4,20}?(?<!类)"
    r"(?:同比|比上年|较上年|分别|均|预计)?(?:增长|下降|提升|增速|增幅|减少|上涨|增加)"
)
_AFTER_STRONG = re.compile(
    r"\s?(?:(?:in|into|of|worth of|one-time|one-off|cash|financial)\s|(?:subsid|reward|award|grant|bonus))"
)
_BRANCHES = frozenset(("第一产业", "第二产业", "第三产业"))
_SHARE = re.compile(r"占|比重|占比|份额|share of|accounted? for|accounting for|proportion|ratio of")
# 192,000 yuan per mu, 0.64元/千瓦时, 每平方米12元
_RATE = re.compile(
    r"\s?/\s?(?:亩|吨|度|㎡|m2|平方米|平米|立方米|方|千瓦时|kwh|sqm|sq|cubic|mu\b|ton)|\s(?:per|a|an) (?:mu"
    r"|square|cubic|kilowatt|kilogram|ton|kwh)"
)
_RATE_BEFORE = re.compile(r"每(?:平方米|立方米|亩|吨|度|千瓦时)\Z")
# In "28 percent of the regional GDP" what follows is the base, not the indicator.
_PERCENT_OF = re.compile(r"(?: or (?:more|above|so))? of ")
_PERCENT_OF_ECONOMY = re.compile(r"(?: or (?:more|above|so))? of (?:[a-z-]+ ){0,3}(?:gdp|economy)")
# 完成交通建设投资317亿元; 力争投资50亿元
_SPENT = re.compile(r"完成[^，。；、总]{0,14}投资[^，。；\d]{0,6}\Z")
# 计划投资20亿元，完成60%: what is to be spent in the year
_PLAN_AND_DONE = re.compile(r"[，,、]?(?:已|累计|目前)?完成(?:投资|率|年度计划的)?[0-9.]+ ?[%％]")
_STRIVEN = re.compile(r"(?:力争|争取|确保)[^，。；总]{0,16}投资[^，。；\d]{0,4}\Z")
# 设立10亿元的…发展资金池, 新设6.5亿元民办教育专项资金
_OF_FUND = re.compile(r"[^，。；、,;\n\d]{0,16}\Z")
_FOUNDS = re.compile(r"(?:用于|共同)?(?:成立|设立|组建|建立|规模的)[^，。；]{0,6}\Z")
# The county set aside 30 million yuan to support small firms.
_TO_SUPPORT = re.compile(
    r" (?:[a-z-]+ ){0,3}?to (?:support|reward|subsidi[sz]e|help|assist|aid|encourage|stimulate)(?![a-z])"
)
_PUBLIC_MONEY = re.compile(r"allocat|earmark|appropriat|set aside|arrang|distribut|financ|fiscal|treasury|budget")
# the number of private enterprises rose 12 percent
_NUMBER_OF = re.compile(
    r"number of (?:[a-z-]+ ){0,5}?(?P<noun>enterprises|companies|firms|entities|projects|jobs|businesses)(?![a-z])"
    r"[^.;]{0,40}\Z"
)
_MOVED = re.compile(
    r" of [^.;,]{2,60},? (?:up|down|rising|falling|increasing|an? (?:increase|rise|gain|drop|fall|decrease) of)"
    r"(?: by)? \Z"
)
# Kunshan accounted for 30 percent of the total.
_OF_TOTAL = re.compile(r" of (?:the |its |their |the [a-z]+'s )?(?:total|whole|overall)(?! [a-z]{3})")
# 电子信息产业突破600亿元, the digital economy exceeded 900 billion yuan: between the industry and the amount
_HAS_REACHED = re.compile(
    r"(?:[^，。；、,;\d]{0,4}(?:产业|行业|经济|集群|板块|业))?(?:总?规模|总量)?(?:合计|总计|预计|力争|已经?|将|有望|今年|年内){0,2}"
    r"(?:突破|达到?|超过?|迈上|跃上|跨越|迈过|逼近|接近)(?:了|近|约)?\Z"
    r"|(?: (?:sectors?|industr(?:y|ies)|clusters?|chains?|economy))?"
    r"(?: (?:has|have|had|will|to|would|should|scale)){0,2} "
    r"(?:exceed|reach|hit|top|surpass|pass|amount(?:ed|s)? to|total|stood at|gr[eo]wn? (?:in)?to|climbed to|rose to"
    r"|expanded to|broke(?: through)?)(?:p?ed|s|es|led)?"
    r"(?: (?:over|more than|about|nearly|some|around|an?|the)){0,2} \Z"
)
_PROJECT_WORD = re.compile(r"项目|投建|工厂|生产线|project|plant\b|factory|facility|deal|worth|production line")


def name(sentence: Sentence, figure: Figure, previous: Figure | None, following: Figure | None, signing: bool) -> None:
    """Decide the indicator of one figure, from its own clause, then from what stands before it."""
    scene = sentence.scene
    text = scene.text
    clause_start, clause_end = figure.clause
    letter = figure.measure[0]
    if figure.measure == "count":
        figure.indicator = _COUNTED[figure.unit]
        figure.rules["indicator"] = "counted-unit"
        if figure.unit == "other":
            near = _nearest(sentence, max(clause_start, figure.start - 14), figure.start, "m")
            if near and near.name == "employment":
                figure.indicator = "employment"
            elif _AREA.match(text, figure.end):
                figure.indicator = "land"
        return
    if is_class(sentence, figure):
        figure.indicator, figure.rules["indicator"] = "cluster_scale", "class-of-industry"
        return
    if figure.measure == "money" and _hyphenated(scene.folded, figure.end):
        after = _after(sentence, figure, clause_end, following)
        funded = after is not None and after.strong and after.name in _SIZED
        figure.indicator = after.name if funded and after is not None else "project_investment"
        if signing and not funded:
            figure.indicator = "contracted_investment"
        figure.rules["indicator"] = "size-of-fund" if funded else "size-of-project"
        return
    window = clause_start
    if previous is not None and previous.end > clause_start:
        window = previous.end
    near = _nearest(sentence, window, figure.start, letter)
    if near is not None and letter == "p" and _is_branch_of_investment(sentence, near, previous):
        figure.indicator, figure.rules["indicator"], figure.anchor = "fixed_asset_investment", "carried", near.start
        return
    if (
        sentence.latin
        and figure.rule == "percent-points"
        and previous is not None
        and (previous.share or previous.rules["indicator"] in ("share-of-economy", "share-of"))
        and _MOVED.match(scene.folded, previous.end, figure.start)
    ):
        # Services made up 52 percent of GDP, up one percentage point: still the share of services.
        figure.indicator, figure.rules["indicator"] = previous.indicator, "carried"
        return
    if (figure.measure == "percent" and near is not None and previous is None) or (
        window == clause_start and near is not None
    ):
        share = _SHARE.search(text, window, figure.start) if figure.measure == "percent" else None
        if share:
            figure.share = True
            if share.group()[0] in "rps":
                first = [
                    i
                    for i in sentence.indicators
                    if share.end() <= i.start < figure.start and i.strong and letter in i.measures
                ][:1]
            else:
                first = [
                    i
                    for i in sentence.indicators
                    if window <= i.start < share.start() and i.strong and letter in i.measures
                ]
            if first:
                near = first[-1]
            elif near is not None and near.name == "gdp" and near.start >= share.start():
                figure.indicator, figure.rules["indicator"] = "value_added", "share-of-economy"
                return
            elif share.start() - window <= 4 and previous is not None and previous.indicator:
                near = None
                figure.indicator, figure.rules["indicator"] = previous.indicator, "share-of-before"
                return
    if (
        near is not None
        and near.name == "resident_income"
        and previous is not None
        and previous.indicator in _BUDGETED
        and text.startswith("增收", near.start)
    ):
        near = None  # 收入9亿元，比上年增收1亿元
    if near is None and (previous is None or previous.end <= clause_start):
        # The name stands before a comma: industrial value added, 6 percent or higher.
        segment = sentence.segment(figure.start)[0]
        near = _nearest(sentence, max(segment, previous.end if previous is not None else segment), figure.start, letter)
        if near is not None and (not near.strong or (figure.measure == "money" and not sentence.latin)):
            near = None
    if near is not None and not near.strong and near.name == "gdp" and previous is not None:
        near = None
    after = None
    if figure.measure == "money" or near is None:
        after = _after(sentence, figure, clause_end, following)
    if near is not None and not near.strong and after is not None and after.strong:
        near = None
    if near is not None and near.name in PROJECT and sentence.latin and figure.measure == "percent":
        # They invest 3 percent in research and development.
        after = _after(sentence, figure, clause_end, following)
        near = None if after is not None and after.strong and after.name not in PROJECT else near
    if near is not None and near.name == "project_investment" and figure.measure == "money" and not sentence.latin:
        spent = (
            _PLAN_AND_DONE.match(text, figure.end) is not None
            or _SPENT.search(text, clause_start, figure.start) is not None
            or _YEARLY.search(text, clause_start, figure.start) is not None
        )
        if spent or (
            not near.strong
            and (scene.genre in ("report", "result") or _STRIVEN.search(text, clause_start, figure.start))
        ):
            _take(figure, near, "before-in-clause")
            figure.indicator = "fixed_asset_investment"
            return
    if (
        sentence.latin
        and figure.measure == "money"
        and (near is None or near.name in ("fiscal_spending", "project_investment"))
        and _TO_SUPPORT.match(scene.folded, figure.end, clause_end)
        and _PUBLIC_MONEY.search(scene.folded, max(clause_start, figure.start - 50), figure.start)
    ):
        figure.indicator, figure.rules["indicator"] = "subsidy", "public-money"
    elif sentence.latin and figure.measure == "money" and is_invested(sentence, figure, near, window):
        figure.indicator, figure.rules["indicator"] = "fixed_asset_investment", "investment-made"
    elif figure.measure == "money" and (near is None or not near.strong) and _RATE.match(scene.folded, figure.end):
        figure.indicator, figure.rules["indicator"] = "price", "per-unit"
    elif after is not None and _adjacent(sentence, figure, near, after):
        _take(figure, after, "after-in-clause")
    elif near is not None and (
        after is None
        or (near.strong and not _AFTER_STRONG.match(scene.folded, figure.end))
        or figure.start - near.end <= 4
    ):
        _take(figure, near, "before-in-clause")
    elif after is not None:
        _take(figure, after, "after-in-clause")
    elif (
        figure.growth
        and not sentence.latin
        and _OWN_SUBJECT.match(text, window, figure.start)
        and not any(window <= start < figure.start for start, _, _ in (*sentence.sectors, *sentence.places))
    ):
        figure.indicator, figure.rules["indicator"] = "other", "subject-unknown"
    elif (
        previous is not None
        and previous.indicator
        and (figure.measure == "percent" or (previous.measure != "count" and previous.indicator not in _NUMBERS))
    ):
        figure.indicator, figure.rules["indicator"] = _carried(previous), "carried"
        figure.anchor = previous.anchor
        figure.signed = previous.signed
    else:
        earlier = _nearest(sentence, sentence.start, figure.start, letter)
        if (
            earlier is not None
            and earlier.strong
            and (previous is None or earlier.start > previous.end or figure.measure == "money")
        ):
            _take(figure, earlier, "before-in-sentence")
        elif sentence.passage.indicator and figure.measure == "money" and scene.genre != "measures":
            figure.indicator, figure.rules["indicator"] = sentence.passage.indicator, "heading"
        elif previous is not None and previous.indicator and figure.measure == "percent":
            figure.indicator, figure.rules["indicator"] = _carried(previous), "carried"
        elif (
            sentence.before is not None
            and figure.measure == "percent"
            and (
                figure.growth
                or (
                    figure.rule == "percent-points"
                    and (sentence.latin or _RATE_OF.search(text, clause_start, figure.start))
                )
                or (sentence.latin and _OF_TOTAL.match(scene.folded, figure.end))
            )
        ):
            figure.indicator, figure.rules["indicator"] = _carried(sentence.before.figures[-1]), "carried"
        elif figure.measure == "money":
            _default(sentence, figure, clause_start, clause_end)
        elif counted := _NUMBER_OF.search(scene.folded, max(clause_start, figure.start - 90), figure.start):
            unit = english_unit(counted["noun"])
            figure.indicator, figure.rules["indicator"] = _COUNTED[unit], "number-of"
        elif _PERCENT_OF_ECONOMY.match(scene.folded, figure.end):
            figure.indicator, figure.rules["indicator"] = "value_added", "share-of-economy"
        elif base := _base(sentence, figure, clause_end):
            _take(figure, base, "share-of")
        else:
            figure.indicator, figure.rules["indicator"] = "other", "default"
    if figure.measure == "money" and not sentence.latin:
        _settle(sentence, figure, signing)
    elif figure.indicator == "project_investment" and signing and figure.measure == "money":
        figure.indicator = "contracted_investment"
        figure.rules["indicator"] += "+signing"


def _settle(sentence: Sentence, figure: Figure, signing: bool) -> None:
    """Tell in Chinese what was signed from what was only talked of, and the output of industry from that of others."""
    text = sentence.scene.text
    if figure.indicator == "project_investment" and signing:
        start = sentence.segment(figure.start)[0]
        talked_of = text.find("意向", start, figure.start) >= 0 or text.find("在谈", start, figure.start) >= 0
        if talked_of and not _BOUND.search(text, start, figure.start):
            return
        figure.indicator = "contracted_investment"
        figure.rules["indicator"] += "+signing"
    elif figure.anchor < 0:
        return
    elif figure.indicator == "output_value" and text.find("工业企业", figure.clause[0], figure.anchor) >= 0:
        figure.indicator = "industrial_output"
    elif (
        figure.indicator == "capital_in_place"
        and signing
        and text.startswith("引资", figure.anchor)
        and text.startswith("招商", figure.anchor - 2)
        and _SIGNED_COUNT.search(text, sentence.segment(figure.start)[0], figure.anchor)
    ):
        figure.indicator = "contracted_investment"
        figure.rules["indicator"] += "+signing"


def condition(sentence: Sentence, figure: Figure) -> None:
    """Name what must reach a figure for a grant: what stands before it, or is to grow by it, but no grant."""
    start = sentence.segment(figure.start)[0]
    near = [i for i in sentence.indicators if start <= i.start and i.end <= figure.start and i.name != "subsidy"]
    after = [i for i in sentence.indicators if figure.end <= i.start <= figure.end + 24 and i.name != "subsidy"]
    if near or after:
        _take(figure, near[-1] if near else after[0], "before-in-clause" if near else "after-in-clause")
    else:
        figure.indicator, figure.rules["indicator"] = "other", "default"


def _adjacent(sentence: Sentence, figure: Figure, near: Indicator | None, after: Indicator) -> bool:
    """Tell whether an English figure stands right before its name: 10 billion revenue, [21 billion] GDP."""
    if not sentence.latin or not after.strong or after.start != figure.end + 1:
        return False
    between = "," if near is None else sentence.scene.text[near.end : figure.start]
    return "," in between or " and " in between


_MARKS = (" mark", " level", " threshold", " target", " goal", " barrier", " milestone", " club")


def _hyphenated(folded: str, end: int) -> bool:
    """Tell a size written as an adjective (a 2-billion-yuan plant), not a mark that is passed."""
    return folded.startswith("-yuan", end - 5) and not folded.startswith(_MARKS, end)


def _base(sentence: Sentence, figure: Figure, clause_end: int) -> Indicator | None:
    """Return what an English percentage is a share of ("80 percent of fiscal expenditure")."""
    of = _PERCENT_OF.match(sentence.scene.folded, figure.end)
    if of is None:
        return None
    names = (
        i
        for i in sentence.indicators
        if of.end() <= i.start < min(clause_end, of.end() + 40) and i.strong and "p" in i.measures
    )
    return next(names, None)


def _default(sentence: Sentence, figure: Figure, clause_start: int, clause_end: int) -> None:
    """Name an amount beside which no indicator stands: a price, a grant, the passage's topic, else a project's size."""
    scene = sentence.scene
    if _RATE.match(scene.folded, figure.end) or _RATE_BEFORE.search(
        scene.text, max(clause_start, figure.start - 6), figure.start
    ):
        figure.indicator, figure.rules["indicator"] = "price", "per-unit"
    elif any(
        clause_start <= start and _HAS_REACHED.match(scene.folded, end, figure.start)
        for start, end, _ in sentence.sectors
        if end < figure.start
    ):
        figure.indicator, figure.rules["indicator"] = "cluster_scale", "industry-reached"
    elif sentence.passage.projects or _PROJECT_WORD.search(scene.folded, clause_start, clause_end):
        figure.indicator, figure.rules["indicator"] = "project_investment", "default"
    elif scene.genre == "measures" or (sentence.latin and figure.comparator == "le"):
        figure.indicator, figure.rules["indicator"] = "subsidy", "default-measures"
    elif sentence.topic:
        figure.indicator, figure.rules["indicator"] = sentence.topic, "topic"
    else:
        figure.indicator, figure.rules["indicator"] = "project_investment", "default"


def _nearest(sentence: Sentence, start: int, end: int, letter: str) -> Indicator | None:
    """Return the last indicator in a range, a strong one before a weak one."""
    weak = None
    for indicator in reversed(sentence.indicators):
        if indicator.start < start:
            break
        if indicator.end > end or letter not in indicator.measures:
            continue
        if indicator.strong:
            return indicator
        weak = weak or indicator
    return weak


def _after(sentence: Sentence, figure: Figure, clause_end: int, following: Figure | None) -> Indicator | None:
    scene = sentence.scene
    limit = min(clause_end, following.start if following is not None else clause_end)
    if figure.measure == "percent" and sentence.latin and _PERCENT_OF.match(scene.folded, figure.end):
        return None
    for indicator in sentence.indicators:
        if indicator.start < figure.end:
            continue
        if indicator.start >= limit:
            return None
        if figure.measure[0] not in indicator.measures:
            continue
        gap = indicator.start - figure.end
        if scene.text[figure.end - 1] > "\u2e80" or scene.text[indicator.start] > "\u2e80":
            tied = gap <= 16 and _ties(scene.text[figure.end : indicator.start], indicator)
            return indicator if tied else None
        return indicator if gap <= 44 and _AFTER_ENGLISH.match(scene.folded, figure.end, indicator.start) else None
    return None


def _ties(between: str, indicator: Indicator) -> bool:
    """Tell whether the words between a figure and the indicator after it tie them (X亿元的产值, X亿元销售收入)."""
    if indicator.name == "fund_size" and (_FOUNDS.match(between) or _OF_FUND.match(between)):
        return True
    if len(between) > 8 or any(mark in between for mark in "，。；、,;\n"):
        return False
    return between in _TYING or "的" in between


def _is_branch_of_investment(sentence: Sentence, near: Indicator, previous: Figure | None) -> bool:
    """Tell whether 第一产业 follows investment in fixed assets, which the text goes on to tell by branch."""
    if near.name != "value_added" or sentence.scene.text[near.start : near.end] not in _BRANCHES:
        return False
    base = previous or (sentence.before.figures[-1] if sentence.before is not None else None)
    return base is not None and base.indicator == "fixed_asset_investment"


def _take(figure: Figure, indicator: Indicator, rule: str) -> None:
    figure.indicator = indicator.name
    figure.anchor = indicator.start
    figure.rules["indicator"] = rule


def _carried(previous: Figure) -> str:
    if previous.measure == "count":
        return previous.indicator
    if previous.kind == "threshold":
        return "other"
    return previous.indicator
