"""Finding targets: how much of what, promised or reported, where, in which industry, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policyie.clauses import trimmed
from policyie.comparators import bound_after, bound_of
from policyie.components.base import Component, Reading
from policyie.components.targets import aligning, classes, kinds, naming, placing, timing
from policyie.components.targets.answering import who_answers
from policyie.components.targets.confidence import confidence_of
from policyie.components.targets.counting import counted, give_unit, without_parts
from policyie.components.targets.cues import entries
from policyie.components.targets.dating import Events
from policyie.components.targets.figures import Figure, percents_and_counts
from policyie.components.targets.growth import read_growth
from policyie.components.targets.investing import PROJECT
from policyie.components.targets.scene import Scene
from policyie.components.targets.sizes import is_class
from policyie.components.targets.span import Sentence, sentences
from policyie.lexicon import Entry
from policyie.records import Record

# After a signing a text may go on to projects that were begun.
_BEGUN = re.compile(
    r"(?:project|phase|plant|base|park)s?(?: [a-z]+){0,4} (?:started|start|completed|launched|commenced|began|begun"
    r"|put into (?:operation|production|use)|broke ground|resumed)(?![a-z])"
)
_BEGUN_ZH = re.compile(
    r"(?:开工|动工|加快|落户|正在|核准|全面)(?:建设|动工)|竣工|扎实推进|陆续进驻|顺利推进|[在续]建项目"
)
# After the ceremony a sentence counts what it began: 东川县开工项目4个.
_STARTED = re.compile(r"[开动竣签奠](?:(?<=[开动竣])工|(?<=签)约|(?<=奠)基)")
_RESTATES = re.compile(r" ?\((?:or |about |around |approximately |roughly |some |nearly |equivalent to |over )*\Z")
_FIRMS_OF = re.compile(
    r"(?:companies|enterprises|firms|businesses) (?:of|with|over|above|exceeding)"
    r"(?: (?!investment|capital)[a-z]+){0,4} \Z"
)
# 不超过设备投资额的8%, 约占全市的三分之二
_SHARE_BOUNDS = {"不超过": "le", "不高于": "le", "不低于": "ge", "不少于": "ge", "约占": "approx"}
_BOUND_OF_SHARE = re.compile(f"({'|'.join(_SHARE_BOUNDS)})[^，。；：、,;:\\d\n]{{2,14}}的\\Z")
# A part has no period of its own: among the signed projects, one is worth 3 billion yuan.
_PART = re.compile(r"\W{0,4}(?:among|of) (?:the|them|these|those|which)(?![a-z])")
# Total investment of the signed projects: of the event that the paragraph told of before.
_SIGNED = re.compile(
    r"(?:signed|contracted|inked) (?:[a-z]+ ){0,2}(?:projects|deals|agreements|contracts|investment)"
    r"|contracts? (?:amounts?|value|is worth|are worth)"
)
_GUARANTEE = re.compile(r"担保|不良|损失|guarantee")


class Targets(Component):
    """Finds targets: one record for every amount, percentage and count that states an aim or a result."""

    name = "targets"

    def entries(self) -> Iterable[Entry]:
        """Return the names of indicators and the cues."""
        return entries()

    def find(self, reading: Reading) -> list[Record]:
        """Return the targets of a document; needs the amounts, and uses regions, industries and officials."""
        scene = Scene(reading)
        figures = _figures(reading, scene)
        if not figures:
            return []
        records = []
        events = Events(scene.text, scene.periods, [c.start for c in scene.cues if c.name == "event"], scene.date)
        topic = ""
        for sentence in sentences(scene, figures):
            sentence.topic = topic
            _read(sentence, events)
            topic = _topic(sentence) or topic
            records += [_record(reading, sentence, figure) for figure in sentence.figures]
        return records


def _figures(reading: Reading, scene: Scene) -> list[Figure]:
    amounts = [
        Figure(
            start,
            end,
            "money",
            record["value"],
            record.get("upper"),
            record["currency"],
            "amount",
            record.get("comparator") or "eq",
            record=record,
        )
        for start, end, record in reading.mentions("amounts")
    ]
    others = percents_and_counts(scene.text, scene.folded, scene.latin_stretches if scene.english else (), scene.han)
    merged = []
    i = 0
    for figure in others:
        while i < len(amounts) and amounts[i].end <= figure.start:
            i += 1
        if i < len(amounts) and amounts[i].start < figure.end:
            continue
        if not figure.comparator:
            figure.comparator = "range" if figure.upper else _bound(scene.folded, figure)
        merged.append(figure)
    merged += amounts
    merged.sort(key=lambda f: f.start)
    return merged


def _bound(folded: str, figure: Figure) -> str:
    """Return the comparator that stands beside a figure, after what it counts, or before what it is a share of."""
    comparator = bound_of(folded, figure.start, figure.end).comparator
    if comparator != "eq":
        return comparator
    if figure.bounded > 0:
        return bound_after(folded, figure.bounded).comparator
    if folded[figure.start - 1 : figure.start] == "的":
        share = _BOUND_OF_SHARE.search(folded, max(0, figure.start - 18), figure.start)
        return _SHARE_BOUNDS[share.group(1)] if share else "eq"
    return "eq"


def _topic(sentence: Sentence) -> str:
    """Return what a figure without a name speaks of in the sentences after this one: its first named amount."""
    for figure in sentence.figures:
        if (
            figure.measure == "money"
            and figure.kind in ("goal", "result")
            and figure.indicator not in PROJECT
            and figure.rules["indicator"] in ("before-in-clause", "before-in-sentence")
        ):
            return figure.indicator
    return ""


def _read(sentence: Sentence, events: Events) -> None:
    scene = sentence.scene
    figures = sentence.figures = counted(sentence)
    paragraph_signing = scene.signing(sentence.start, sentence.end) or (
        (scene.signing(max(sentence.paragraph, sentence.start - 1500), sentence.end) or scene.signing_title)
        and not (_BEGUN if sentence.latin else _BEGUN_ZH).search(scene.folded, sentence.start, sentence.end)
    )
    event = scene.says("event", sentence.start, sentence.end) or (
        scene.signing_title and sentence.start < scene.title_end
    )
    event_before = scene.says("event", sentence.paragraph, sentence.start)
    previous: Figure | None = None
    condition: Figure | None = None
    for i, figure in enumerate(figures):
        following = figures[i + 1] if i + 1 < len(figures) else None
        if following is not None and sentence.latin and _restated(sentence, following) is figure:
            following = figures[i + 2] if i + 2 < len(figures) else None
        before = figures[i - 1] if i else None
        if figure.measure == "percent":
            read_growth(sentence, figure, before)
        if figure.needs_noun:
            give_unit(sentence, i)
        figure.clause = sentence.clause(figure.start)
        if classes.threshold(sentence, figure, before, following) or classes.listed(sentence, i):
            _threshold(sentence, figure, before)
            if (
                condition is not None
                and condition.indicator != "project_investment"
                and (
                    (figure.indicator == "project_investment" and before is condition)
                    or (not sentence.latin and classes.continues(sentence, condition, figure))
                )
            ):
                figure.indicator, figure.rules["indicator"] = condition.indicator, "carried"
        else:
            granted = "" if is_class(sentence, figure) else classes.support(sentence, figure)
            naming.name(sentence, figure, previous, following, paragraph_signing)
            if granted == "threshold":
                figure.kind, figure.rules["kind"] = "threshold", "condition"
                if figure.comparator == "eq" and figure.measure == "money" and not classes.each(sentence, figure):
                    figure.comparator = "ge"
                if sentence.latin and figure.indicator == "subsidy":
                    naming.condition(sentence, figure)
                if (
                    condition is not None
                    and (figure.measure == "money" or figure.growth)
                    and figure.rules["indicator"] not in ("before-in-clause", "after-in-clause")
                ):
                    figure.indicator, figure.rules["indicator"] = condition.indicator, "carried"
            elif granted and not _is_credit(sentence, figure):
                _support(sentence, figure)
            else:
                kinds.decide(sentence, figure, previous)
        placing.region(sentence, figure, previous)
        placing.industries(sentence, figure, previous)
        if figure.kind != "threshold":
            previous = figure
        elif figure.measure == "money":
            condition = figure
    figures = sentence.figures = without_parts(sentence)
    aligning.align(sentence)
    part = sentence.latin and _PART.match(scene.folded, sentence.start) is not None
    for figure in figures:
        total = figure.indicator == "contracted_investment" and (
            any(f.measure == "count" and f.unit == "projects" for f in figures)
            or sentence.start < scene.title_end
            or (event and not part and not _is_item(sentence, figure))
        )
        signed = (
            event_before and sentence.latin and not part and _SIGNED.search(scene.folded, *figure.clause) is not None
        )
        total = total or (signed and figure.indicator == "contracted_investment")
        held = event or signed or (event_before and _STARTED.search(scene.text, *figure.clause) is not None)
        happened = (
            held
            and scene.genre not in ("report", "plan", "measures")
            and (
                figure.kind == "commitment"
                or figure.indicator in ("project_count", "contracted_investment")
                or (figure.indicator == "enterprise_count" and not sentence.latin and scene.signing(*figure.clause))
            )
        )
        if (whole := _restated(sentence, figure)) is not None:
            _restate(figure, whole)
            continue
        opening = scene.ceremony and figure.indicator == "project_count"
        month = events.month(sentence.paragraph, sentence.end, sentence.date) if happened or opening else None
        timing.decide(sentence, figure, month if happened else None, total, month)


def _restated(sentence: Sentence, figure: Figure) -> Figure | None:
    """Return the amount that an amount in brackets restates in another currency: 9.9 billion yuan ($1.45 billion)."""
    folded = sentence.scene.folded
    if figure.measure != "money" or not folded.startswith(")", figure.end):
        return None
    for other in reversed(sentence.figures):
        if other.end <= figure.start:
            restates = other.measure == "money" and _RESTATES.match(folded, other.end, figure.start)
            return other if restates else None
    return None


def _restate(figure: Figure, whole: Figure) -> None:
    figure.kind, figure.indicator, figure.period = whole.kind, whole.indicator, whole.period
    figure.region, figure.industries = whole.region, list(whole.industries)
    figure.rules = whole.rules | {"indicator": "restated"}


def _is_item(sentence: Sentence, figure: Figure) -> bool:
    return figure.rules.get("region") == "clause"


def _threshold(sentence: Sentence, figure: Figure, before: Figure | None) -> None:
    scene = sentence.scene
    clause_start, clause_end = figure.clause
    window = max(
        clause_start, before.end if before is not None else clause_start, figure.start - (60 if sentence.latin else 14)
    )
    figure.kind, figure.rules["kind"] = "threshold", "class"
    near = None
    for indicator in reversed(sentence.indicators):
        if indicator.start < window:
            break
        if (
            indicator.end <= figure.start
            and "m" in indicator.measures
            and figure.start - indicator.end <= (30 if sentence.latin else 6)
        ):
            near = indicator
            break
    tail = scene.folded[figure.end : min(clause_end, figure.end + 24)]
    if (
        near is not None
        and near.name not in ("contracted_investment", "project_count", "enterprise_count")
        and (near.strong or (sentence.latin and near.name in ("revenue", "resident_income")))
    ):
        figure.indicator = near.name
    elif "技改" in tail or "技术改造" in tail:
        figure.indicator = "technical_upgrade_investment"
    elif near is None and ("楼宇" in tail or "税" in tail[:6]):
        figure.indicator = "tax_revenue"
    elif near is None and (
        ("企业" in tail and "项目" not in tail and "项目" not in scene.text[window : figure.start])
        or (sentence.latin and _FIRMS_OF.search(scene.folded, window, figure.start))
    ):
        figure.indicator = "revenue"
    else:
        figure.indicator = "project_investment"
    figure.rules["indicator"] = "class"
    if figure.comparator == "eq":
        figure.comparator = "ge"


def _is_credit(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether what a bank grants is credit."""
    return (
        sentence.latin
        and figure.measure == "money"
        and figure.indicator == "financing"
        and figure.rules.get("indicator") == "after-in-clause"
        and sentence.scene.folded.startswith(("credit", "loan", "bank loan", "line of"), figure.anchor)
    )


def _support(sentence: Sentence, figure: Figure) -> None:
    figure.kind, figure.rules["kind"] = "support", "grant"
    own = figure.rules.get("indicator") in ("before-in-clause", "after-in-clause")
    clause_start, clause_end = figure.clause
    guarantee = figure.indicator == "financing" and _GUARANTEE.search(sentence.scene.folded, clause_start, clause_end)
    capped = sentence.latin and figure.comparator == "le"
    if not own or capped or not (figure.indicator == "price" or guarantee):
        figure.indicator, figure.rules["indicator"] = "subsidy", "grant"


def _record(reading: Reading, sentence: Sentence, figure: Figure) -> Record:
    rules = figure.rules
    rule = rules.get
    confidence = confidence_of(
        rule("kind", "none"), rule("indicator", "none"), rule("period", "none"), rule("region", "none")
    )
    view = reading.view
    evidence_start, evidence_end = view.origin(*_trim(view.text, *figure.clause))
    if sentence.written is None:
        sentence.written = view.origin(*trimmed(view.text, sentence.start, sentence.end))
    sentence_start, sentence_end = sentence.written
    return reading.mention(
        figure.start,
        figure.end,
        figure.rule,
        measure=figure.measure,
        value=figure.value,
        upper=figure.upper,
        unit=figure.unit,
        comparator=figure.comparator or "eq",
        kind=figure.kind,
        indicator=figure.indicator,
        period=figure.period,
        region=figure.region,
        industries=figure.industries,
        growth_of=figure.growth,
        evidence_start=evidence_start,
        evidence_end=evidence_end,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        confidence=confidence,
        rules=rules,
        responsible=list(_responsible(sentence, figure)),
    )


def _responsible(sentence: Sentence, figure: Figure) -> tuple[str, ...]:
    scene = sentence.scene
    if not scene.answers:
        return ()
    paragraph = scene.layout.paragraph_at(figure.start)
    following = scene.layout.paragraph_at(paragraph[1])[1] if paragraph[1] < len(scene.text) else paragraph[1]
    return who_answers(scene.answers, figure.start, (sentence.start, sentence.end), paragraph, following)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1] in " \n\t\u3000，。；,;":
        end -= 1
    return start, end


COMPONENT = Targets
