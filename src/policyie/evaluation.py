"""How well an extraction agrees with annotated documents: precision, recall and F1 by field.

Annotated and extracted documents are records in the form of :meth:`policyie.PolicyDocument.to_dict`: an ``id`` and the
lists ``amounts``, ``regions``, ``industries``, ``officials``, ``targets``. A list that an annotated document does not
have, or has as null, is not scored for that document; an annotated document that was not extracted is all missed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from spacy.language import Language

Mention = Mapping[str, Any]
Agreement = Callable[[Mention, Mention], bool]

#: Sections of GB/T 4754-2017 with one division only: the letter and the number say the same.
ONE_DIVISION_SECTIONS = {"K": "70", "P": "83", "T": "97"}

#: The group that holds every document, beside the groups of ``by``.
EVERYTHING = "all"


@attrs.frozen
class Measure:
    """What is compared: mentions of one list, paired one to one where ``agree`` holds."""

    name: str
    field: str
    agree: Agreement
    meaning: str
    #: The key of a list inside each mention whose members are scored one by one (the roles of an official).
    each: str | None = None

    def mentions(self, document: Mapping[str, Any]) -> list[Mention]:
        """The mentions of a document that this measure compares, one for each member of ``each`` where that is set.

        Args:
            document: an annotated or extracted document.

        Returns:
            Mentions as dicts, with offsets and facts.
        """
        found: list[Mention] = list(document.get(self.field) or ())
        if self.each is None:
            return found
        return [{**mention, self.each: member} for mention in found for member in mention.get(self.each) or ()]


@attrs.frozen
class Score:
    """Counts of one measure. Percentages are 0 to 100, rounded to one decimal."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; with nothing found, right if nothing was there."""
        return round(100 * self._precision, 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return round(100 * self._recall, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self._precision + self._recall
        return round(100 * 2 * self._precision * self._recall / both, 1) if both else 0.0

    @property
    def _precision(self) -> float:
        return self.hits / self.predicted if self.predicted else float(not self.gold)

    @property
    def _recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0


@attrs.frozen
class Difference:
    """A mention that was missed (annotated, not found) or invented (found, not annotated)."""

    id: str
    measure: str
    missed: bool
    mention: Mention
    #: The characters around the mention, of the annotated document.
    before: str
    after: str

    @property
    def facts(self) -> dict[str, Any]:
        """The fields of the mention beside its place and text."""
        return {key: value for key, value in self.mention.items() if key not in ("start", "end", "text")}


@attrs.frozen
class Evaluation:
    """Scores by group (``all``, and for example ``lang=zh``) and measure, and every difference of every measure."""

    scores: Mapping[str, Mapping[str, Score]]
    differences: Sequence[Difference]

    def errors(self, measure: str) -> list[Difference]:
        """Return the differences of one measure, in the order of the documents.

        Args:
            measure: one of `MEASURES`.

        Returns:
            What was missed and what was found too much, document by document.

        Raises:
            KeyError: there is no such measure.
        """
        if measure not in MEASURES:
            raise KeyError(measure)
        return [difference for difference in self.differences if difference.measure == measure]

    def to_dict(self) -> dict[str, dict[str, dict[str, float | int]]]:
        """Return the scores as plain data, ready for JSON.

        Returns:
            ``{group: {measure: {p, r, f1, gold, predicted}}}``, shares in percent.
        """
        return {
            group: {
                name: {"p": s.precision, "r": s.recall, "f1": s.f1, "gold": s.gold, "predicted": s.predicted}
                for name, s in measures.items()
            }
            for group, measures in self.scores.items()
        }


def evaluate(
    gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]], *, by: str | None = None
) -> Evaluation:
    """Compare extracted documents with annotated ones, matched by ``id``.

    Mentions are paired one to one, those with equal offsets first, then in the order of the lists.

    Args:
        gold: annotated documents: ``id``, ``text``, and the lists to be scored, as of the output contract.
        predicted: extracted documents in the same form; one that is missing counts as empty.
        by: a field of the annotated documents to break the figures down by, such as ``language``.

    Returns:
        Scores by group and measure, and every difference.
    """
    found = {document["id"]: document for document in predicted}
    scores: dict[str, dict[str, Score]] = {}
    differences: list[Difference] = []
    for document in gold:
        extracted = found.get(document["id"], {})
        groups = (EVERYTHING,) if by is None else (EVERYTHING, f"{by}={document.get(by)}")
        for measure in MEASURES.values():
            if document.get(measure.field) is None:
                continue
            wanted, given = measure.mentions(document), measure.mentions(extracted)
            missed, invented = pair(wanted, given, measure.agree)
            score = Score(len(wanted) - len(missed), len(given), len(wanted))
            for group in groups:
                measures = scores.setdefault(group, {})
                measures[measure.name] = measures.get(measure.name, Score()) + score
            for mentions, is_missed in ((missed, True), (invented, False)):
                differences += (_difference(document, measure.name, is_missed, mention) for mention in mentions)
    return Evaluation(scores, differences)


def pair(wanted: Sequence[Mention], given: Sequence[Mention], agree: Agreement) -> tuple[list[Mention], list[Mention]]:
    """Pair mentions one to one where they agree, equal offsets first; return what is left of both sides, in order.

    Args:
        wanted: the mentions that are to be found.
        given: the mentions that were found.
        agree: says whether two overlapping mentions agree.

    Returns:
        The mentions of ``wanted`` and of ``given`` without a partner.
    """
    order = sorted(range(len(given)), key=lambda i: given[i]["start"])
    starts = [given[i]["start"] for i in order]
    longest = max((mention["end"] - mention["start"] for mention in given), default=0)
    free = [True] * len(given)

    def partner(mention: Mention, exact: bool) -> int | None:
        low = bisect_left(starts, mention["start"] - longest)
        high = bisect_left(starts, mention["end"])
        for i in sorted(order[low:high]):
            other = given[i]
            if free[i] and (not exact or same_span(mention, other)) and agree(mention, other):
                return i
        return None

    left = list(wanted)
    for exact in (True, False):
        rest = []
        for mention in left:
            i = partner(mention, exact)
            if i is None:
                rest.append(mention)
            else:
                free[i] = False
        left = rest
    return left, [mention for i, mention in enumerate(given) if free[i]]


def same_span(a: Mention, b: Mention) -> bool:
    """Whether both stand at the same characters.

    Args:
        a: a mention.
        b: another.

    Returns:
        True where both offsets are equal.
    """
    return bool(a["start"] == b["start"] and a["end"] == b["end"])


def overlapping(a: Mention, b: Mention) -> bool:
    """Whether both share a character.

    Args:
        a: a mention.
        b: another.

    Returns:
        True where they overlap.
    """
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _equal(*fields: str) -> Agreement:
    return lambda a, b: all(a.get(field) == b.get(field) for field in fields)


def _all(*agreements: Agreement) -> Agreement:
    return lambda a, b: all(agree(a, b) for agree in agreements)


def _number(value: Any) -> Decimal | str | None:
    """A figure to compare: 5, 5.0 and "5.00" are one value; what is no number is compared as it is written."""
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)


def _same_value(a: Mention, b: Mention) -> bool:
    return all(_number(a.get(field)) == _number(b.get(field)) for field in ("value", "upper"))


def _same_comparator(a: Mention, b: Mention) -> bool:
    return bool((a.get("comparator") or "eq") == (b.get("comparator") or "eq"))


def _divisions(industry: Mention) -> set[str]:
    """The divisions (two digits) and whole sections (letter) of an industry; a finer code counts as its division."""
    codes = (code[:2] if code[:1].isdigit() else code[:1] for code in industry.get("gb4754") or ())
    return {ONE_DIVISION_SECTIONS.get(code, code) for code in codes}


def _same_industry(a: Mention, b: Mention) -> bool:
    return bool(_divisions(a) & _divisions(b)) or (a.get("sei") is not None and a.get("sei") == b.get("sei"))


_SAME_SUM = _all(overlapping, _same_value, _equal("currency"))
_SAME_TARGET = _all(overlapping, _same_value, _equal("measure", "kind"))

#: Every measure by its name, in the order in which tables show them.
MEASURES: Mapping[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("amounts.span", "amounts", same_span, "same start and end"),
        Measure("amounts.value", "amounts", _SAME_SUM, "overlapping, same value, upper value and currency"),
        Measure("amounts.full", "amounts", _all(_SAME_SUM, _same_comparator), "the same, and the same comparator"),
        Measure("regions.span", "regions", same_span, "same start and end"),
        Measure("regions.link", "regions", _all(overlapping, _equal("code")), "overlapping, same code"),
        Measure("industries.span", "industries", same_span, "same start and end"),
        Measure("industries.found", "industries", overlapping, "overlapping"),
        Measure("industries.link", "industries", _all(overlapping, _same_industry), "overlapping, a class in common"),
        Measure("officials.span", "officials", same_span, "same start and end"),
        Measure(
            "officials.roles", "officials", _all(same_span, _equal("roles")), "same span, each role by itself", "roles"
        ),
        Measure("officials.region", "officials", _all(same_span, _equal("region")), "same span, same jurisdiction"),
        Measure("targets.kind", "targets", _SAME_TARGET, "overlapping, same measure, value and kind"),
        Measure("targets.indicator", "targets", _all(_SAME_TARGET, _equal("indicator")), "and the same indicator"),
        Measure(
            "targets.full",
            "targets",
            _all(_SAME_TARGET, _equal("indicator", "period", "region")),
            "and the same period and region",
        ),
    )
}


def _difference(
    document: Mapping[str, Any], measure: str, missed: bool, mention: Mention, width: int = 12
) -> Difference:
    text = document.get("text") or ""
    start, end = mention["start"], mention["end"]
    return Difference(
        str(document["id"]), measure, missed, mention, text[max(0, start - width) : start], text[end : end + width]
    )


def extract_for(
    gold: Iterable[Mapping[str, Any]], *, given: Sequence[str] = ("published",), nlp: Language | None = None
) -> Iterator[dict[str, Any]]:
    """Extract the texts of annotated documents: what to pass as ``predicted``.

    Args:
        gold: annotated documents, with ``id`` and ``text``.
        given: the fields that the pipeline is told beside the text; the rest it has to find.
        nlp: a pipeline of your own.

    Returns:
        An iterator of records, as of `PolicyDocument.to_dict`, in the order of the documents.

    Raises:
        InputError: a text or a given date can't be read (while iterating).
    """
    from policyie import extract

    for document in gold:
        facts = {field: document.get(field) for field in given}
        yield extract(document["text"], id=document["id"], nlp=nlp, **facts).to_dict()
