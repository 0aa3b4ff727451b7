"""The records that components pass on: the output contract as plain, msgpack-able dicts.

Offsets are Python string indices into the text as given, ``start`` inclusive, ``end`` exclusive. Numbers are decimal
strings. Every record carries ``rule``, the name of the rule that made it,
and ``zone``, the part of a page it stands in (None for the body). `policyie.model` holds the same facts as
frozen values; the meaning of each field is told there.
"""

from __future__ import annotations

from typing import Any, TypedDict


class MentionRecord(TypedDict):
    """What every mention has."""

    start: int
    end: int
    text: str
    rule: str
    zone: str | None


class AmountRecord(MentionRecord):
    """A sum of money; ``value`` and ``upper`` in currency units."""

    value: str
    upper: str | None
    currency: str
    comparator: str
    guess: bool


class RegionRecord(MentionRecord):
    """A place, with its code where one is settled, else its candidates, best first."""

    code: str | None
    name: str | None
    level: str | None
    candidates: list[str]
    historical_code: str | None


class IndustryRecord(MentionRecord):
    """A sector with its links to the official classifications."""

    concept: str | None
    gb4754: list[str]
    sei: str | None
    composed: bool


class OfficialRecord(MentionRecord):
    """A person named in an office; ``person`` groups the mentions of one person."""

    roles: list[str]
    region: str | None
    person: str


class TargetRecord(MentionRecord):
    """How much of what, promised or reported, where, by when."""

    measure: str
    value: str
    upper: str | None
    unit: str
    comparator: str
    kind: str
    indicator: str
    period: str | None
    region: str | None
    industries: list[str]
    growth_of: bool
    evidence_start: int
    evidence_end: int
    sentence_start: int
    sentence_end: int
    confidence: float
    rules: dict[str, str]
    responsible: list[str]


class SectionRecord(TypedDict):
    """A heading with all that stands under it."""

    start: int
    end: int
    level: int
    heading: str
    path: list[str]
    language: str


class LanguageRecord(TypedDict):
    """A stretch of the text in one language."""

    start: int
    end: int
    language: str


class NoticeRecord(TypedDict):
    """Something the reader of the output should know; offsets are None where it concerns the whole document."""

    code: str
    message: str
    start: int | None
    end: int | None


class Meta(TypedDict, total=False):
    """What is known of a document apart from its text; given values win over found ones."""

    id: str | None
    title: str | None
    language: str
    published: str | None
    source: str | None
    home: str | None
    number: str | None
    issuer: str | None
    type: str


Record = dict[str, Any]
