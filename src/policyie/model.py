"""The values that policyie returns: frozen, typed, and the same facts as the records of the output contract.

Every mention has ``start`` and ``end`` (offsets into the text as given, end exclusive), ``text`` (exactly those
characters) and ``rule`` (the name of the rule that made it).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from policyie.frames import Backend


@attrs.frozen(kw_only=True)
class Mention:
    """A stretch of the text that names something.

    Attributes:
        zone: ``navigation``, ``related`` or ``footer`` of a scraped page, None in its body.
    """

    start: int
    end: int
    text: str
    rule: str
    zone: str | None = None


@attrs.frozen(kw_only=True)
class Amount(Mention):
    """A sum of money.

    Attributes:
        value: in units of the currency; for a range, the lower end.
        upper: the upper end of a range, else None.
        currency: ISO 4217 code.
        comparator: ``eq``, ``ge``, ``gt``, ``le``, ``lt``, ``approx`` or ``range``.
        guess: the figure was damaged, and this is the likeliest reading.
    """

    value: Decimal
    upper: Decimal | None = None
    currency: str
    comparator: str = "eq"
    guess: bool = False


@attrs.frozen(kw_only=True)
class Region(Mention):
    """A place.

    Attributes:
        code: six digits of GB/T 2260, ``cluster:<slug>``, an ISO 3166 country code, or None where it stays open.
        name: the official name that the code stands for, in Chinese.
        level: province, prefecture, county, township, zone, cluster or country.
        candidates: codes that an ambiguous name could stand for, best first; empty where the code is settled.
        historical_code: the code that was valid under the name written, where it is not today's.
    """

    code: str | None = None
    name: str | None = None
    level: str | None = None
    candidates: tuple[str, ...] = ()
    historical_code: str | None = None


@attrs.frozen(kw_only=True)
class Industry(Mention):
    """A sector of the economy.

    Attributes:
        concept: id of the concept in the industry table, None where only the parts of a composed name are known.
        gb4754: GB/T 4754-2017 codes, two digits for divisions, a letter for a whole section.
        sei: category ``1`` to ``9`` of the 2018 classification of strategic emerging industries, or None.
        composed: the name was composed by rule and is linked through its head.
    """

    concept: str | None = None
    gb4754: tuple[str, ...] = ()
    sei: str | None = None
    composed: bool = False


@attrs.frozen(kw_only=True)
class Official(Mention):
    """A person named in an office.

    Attributes:
        roles: all offices written for this person anywhere in the document.
        region: code of the jurisdiction the office belongs to, ``CN`` for national ones, None where unknown.
        person: id of the `Person` this is a mention of.
    """

    roles: tuple[str, ...] = ()
    region: str | None = None
    person: str = ""


@attrs.frozen(kw_only=True)
class Target(Mention):
    """A figure that states an aim, a result, a commitment, a threshold or a support of policy.

    Attributes:
        measure: ``money``, ``percent`` or ``count``.
        value, upper: the figure; ``upper`` for ranges only.
        unit: a currency code, ``percent``, or what is counted (projects, enterprises, jobs, mu, other).
        comparator: as of `Amount`.
        kind: goal, result, commitment, threshold, support or other.
        indicator: what is measured, such as ``capital_in_place``.
        period: ISO 8601 year, month, quarter (``2022-Q1``) or interval (``2022-01/2022-02``), or None.
        region: code of the region that the figure is about.
        industries: the industries that it is about, as written.
        growth_of: a percentage that is a growth rate.
        evidence_start, evidence_end: the clause that the reading rests on.
        sentence_start, sentence_end: the sentence that it stands in.
        confidence: share of such readings that are right on the project's gold documents.
        rules: which rule decided what, by field.
        responsible: who answers for it, as written (责任单位, 牵头单位, 由…负责), where the text says so.
    """

    measure: str
    value: Decimal
    upper: Decimal | None = None
    unit: str
    comparator: str = "eq"
    kind: str
    indicator: str
    period: str | None = None
    region: str | None = None
    industries: tuple[str, ...] = ()
    growth_of: bool = False
    evidence_start: int
    evidence_end: int
    sentence_start: int
    sentence_end: int
    confidence: float = 0.0
    rules: dict[str, str] = attrs.field(factory=dict, hash=False)
    responsible: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Person:
    """One official over the whole document: every mention, in either script, merged.

    Attributes:
        id: as in `Official.person`.
        names: the forms in which the name is written, in order of appearance.
        mentions: indices into `PolicyDocument.officials`.
    """

    id: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    region: str | None
    mentions: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Section:
    """A heading, numbered or not, with all that stands under it.

    Attributes:
        start, end: from the first character of the heading to the next section that is not its own.
        level: 1 for sections of the document, 2 for sections of those, and so on.
        heading: its words with the number, white space as single spaces; the number alone where there are no words.
        path: the headings from the top down to this one.
        language: ``zh``, ``en`` or ``mixed``.
    """

    start: int
    end: int
    level: int
    heading: str
    path: tuple[str, ...]
    language: str


@attrs.frozen(kw_only=True)
class Stretch:
    """A stretch of the text, whole paragraphs, in one language: ``zh``, ``en`` or ``mixed``."""

    start: int
    end: int
    language: str


@attrs.frozen
class Passage:
    """A range of the text and its characters, such as a sentence."""

    start: int
    end: int
    text: str


@attrs.frozen(kw_only=True)
class Notice:
    """Something the reader of the output should know, such as a figure read back from damage."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@attrs.frozen(kw_only=True)
class Failure:
    """A document of a bulk run that could not be read.

    Attributes:
        id: as given.
        position: place of the record in the input, from 0.
        error: the exception's class name.
        message: what was wrong.
    """

    id: str | None
    position: int
    error: str
    message: str


#: Characters of a title in a document's repr.
_TITLE = 40


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


@attrs.frozen(kw_only=True)
class PolicyDocument:
    """A document with everything that was found in it.

    Attributes:
        id: as given by the caller.
        text: exactly as given; every mention's offsets point into it.
        language: ``zh``, ``en`` or ``mixed``.
        title, published, source: as given, else as found in the text, else None.
        home: code of the region that the document speaks for, as given or inferred.
        number: document number (国办发〔2023〕15号), as found.
        issuer: the body that issued it, as found.
        version: of policyie and its tables (``0.1.0 tables 2026.11.22+1a2b3c4d``) that read it.
        type: communique, work_report, budget_report, work_plan, plan, measures, notice, news or other.
        languages: the stretches of the text by language; they cover it.
        sections: its sections, in the order of their headings.
    """

    id: str | None = None
    text: str
    language: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    home: str | None = None
    number: str | None = None
    issuer: str | None = None
    type: str = "other"
    version: str = ""
    languages: tuple[Stretch, ...] = ()
    sections: tuple[Section, ...] = ()
    amounts: tuple[Amount, ...] = ()
    regions: tuple[Region, ...] = ()
    industries: tuple[Industry, ...] = ()
    officials: tuple[Official, ...] = ()
    targets: tuple[Target, ...] = ()
    people: tuple[Person, ...] = ()
    notices: tuple[Notice, ...] = ()

    @classmethod
    def from_doc(cls, doc: Doc) -> PolicyDocument:
        """Read the document out of a Doc that the pipeline has processed; the Doc is not changed.

        Args:
            doc: of a pipeline of `policyie.load`.

        Returns:
            The document; of a Doc of another pipeline one without mentions.
        """
        from policyie.convert import document_from_doc

        return document_from_doc(doc)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PolicyDocument:
        """Rebuild a document from `to_dict`.

        Args:
            data: a document as plain data.

        Returns:
            A document equal to the one it was made of.

        Raises:
            InputError: a field is missing or of the wrong form; the message names it.
        """
        from policyie.convert import document_from_dict

        return document_from_dict(data)

    @classmethod
    def from_json(cls, data: str) -> PolicyDocument:
        """Rebuild a document from `to_json`.

        Args:
            data: JSON, a line or indented.

        Returns:
            A document equal to the one it was made of.

        Raises:
            InputError: it is no JSON, or as of `from_dict`.
        """
        from policyie.convert import document_from_json

        return document_from_json(data)

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """The sentences of the text, without the white space around them; found when first asked for."""
        from policyie.passages import sentence_ranges

        return tuple(Passage(start, end, self.text[start:end]) for start, end in sentence_ranges(self.text))

    def sentence(self, mention: Mention) -> Passage:
        """Return the sentence that a mention of this document begins in.

        Args:
            mention: one of any list of this document.

        Returns:
            The sentence, with its offsets.
        """
        sentences = self.sentences
        return sentences[max(0, bisect_right(sentences, mention.start, key=lambda s: s.start) - 1)]

    def section(self, mention: Mention) -> Section | None:
        """Return the innermost section that a mention of this document begins in, None where no heading is over it.

        Args:
            mention: one of any list of this document.

        Returns:
            The section, or None.
        """
        last = bisect_right(self.sections, mention.start, key=lambda s: s.start)
        return next((s for s in reversed(self.sections[:last]) if mention.start < s.end), None)

    def body(self) -> PolicyDocument:
        """Return the document with the mentions of its body alone: none of navigation, further reading or footer."""
        from policyie.convert import body_of

        return body_of(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain dicts, lists, strings and numbers: decimals as strings, dates as ISO 8601."""
        from policyie.convert import document_to_dict

        return document_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON on one line, or indented.

        Args:
            indent: spaces for each level; None for one line.

        Returns:
            JSON, with Chinese characters as they are.
        """
        from policyie.convert import document_to_json

        return document_to_json(self, indent=indent)

    def to_frames(self, *, backend: Backend = "pandas") -> dict[str, Any]:
        """Return one DataFrame a list (amounts, regions, …, targets), one row a mention, names beside codes.

        Args:
            backend: ``pandas`` or ``polars``.

        Returns:
            The frames by name of the list, as of `policyie.frames.frames_of`.

        Raises:
            ModuleNotFoundError: pandas or polars is missing (``pip install policyie[tables]``, ``policyie[polars]``).
            ValueError: another backend is named.
        """
        from policyie.display.collections import Documents

        return Documents([self]).to_frames(backend=backend)

    def __repr__(self) -> str:
        facts = (self.language, self.type, self.title and repr(_short(self.title)), self.published, self.home)
        known = ", ".join(str(fact) for fact in facts if fact is not None)
        lists = ("amounts", "regions", "industries", "officials", "targets")
        found = ", ".join(f"{len(getattr(self, name))} {name}" for name in lists)
        return f"PolicyDocument({self.id!r}, {known}, {len(self.text):,} characters: {found})"

    def _repr_html_(self) -> str:
        from policyie.display.html import document_html

        return document_html(self)
