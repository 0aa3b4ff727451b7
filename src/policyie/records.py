"""The records that components pass on: the output contract as plain, msgpack-able dicts.

Offsets are Python string indices into the text as given, ``start`` inclusive, ``end`` exclusive. Numbers are decimal
strings. Every record of a mention carries ``rule``, the name of the rule that made it, and ``zone``, the part of a page
that it stands in (None for the body). Which fields there are, and what they mean, is told once, by the values of
`policyie.model`; `policyie.schema` is made from them, and tests hold the records against it.
"""

from __future__ import annotations

from typing import Any, TypedDict


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
