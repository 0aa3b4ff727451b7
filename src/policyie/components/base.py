"""What every component shares: reading a document, and writing one list of mentions into it.

Results live in ``doc.user_data["policyie"]`` as plain records and in ``doc.spans[<list>]`` as spaCy spans. What is only
needed while the pipeline runs (view, lexicon matches, organisations) lives in ``doc.user_data["policyie.working"]``; it
is rebuilt when absent, so each component also works alone, in any spaCy pipeline.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, ClassVar

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc, Span, SpanGroup

from policyie.clauses import Layout, layout
from policyie.lexicon import Entry, Lexicon, Match
from policyie.model import PolicyDocument
from policyie.organisations import KIND as ORGANISATION
from policyie.organisations import Organisation, find_organisations
from policyie.records import Meta, Record
from policyie.sections import Section, sections
from policyie.tokenizer import token_offsets
from policyie.view import View, view_of
from policyie.zones import Zone, zone_at, zones

if not Doc.has_extension("policy"):
    Doc.set_extension("policy", getter=PolicyDocument.from_doc)

LABELS = {
    "amounts": "MONEY",
    "regions": "REGION",
    "industries": "INDUSTRY",
    "officials": "OFFICIAL",
    "targets": "TARGET",
}


# The field of a record that its span has as ``kb_id_``.
_LINKS = {"regions": "code", "industries": "concept", "officials": "person"}


class Reading:
    """A document as rules see it: the view, the lexicon's matches, what earlier components found.

    Offsets here are those of the view; `mention` turns them into offsets of the text as given.
    """

    def __init__(self, text: str | Doc, lexicon: Lexicon | None = None) -> None:
        """Read a Doc, or a plain text (for rules tried without spaCy)."""
        self._lexicon = lexicon
        if isinstance(text, str):
            self.data: dict[str, Any] = {"policyie.working": {"view": view_of(text).dump()}}
        else:
            self.data = text.user_data
            working = self.data.setdefault("policyie.working", {})
            if "view" not in working:
                working["view"] = view_of(text.text).dump()
        self.working: dict[str, Any] = self.data["policyie.working"]
        self.results: dict[str, Any] = self.data.setdefault("policyie", {"meta": {}, "notices": []})

    @cached_property
    def view(self) -> View:
        """The normalised text with its offset map."""
        return View.restore(self.working["view"])

    @property
    def text(self) -> str:
        """The text as given."""
        return self.view.original

    @property
    def meta(self) -> Meta:
        """What is known of the document apart from its text; components may add to it (``home``)."""
        meta: Meta = self.results["meta"]
        return meta

    def matches(self, kind: str) -> list[Match]:
        """Return the lexicon's matches of a kind, sorted by start, then longest first."""
        found: dict[str, list[Match]] = self.working.setdefault("matches", {})
        if kind not in found and self._lexicon is not None:
            found |= {k: m for k, m in self._lexicon.scan(self.view).items() if k not in found}
        return found.get(kind, [])

    @property
    def organisations(self) -> list[Organisation]:
        """Names of companies, banks, media, universities and other bodies, sorted, without overlaps."""
        if "organisations" not in self.working:
            matches = self.working.get("matches", {}).get(ORGANISATION)  # of a lexicon that holds their words
            self.working["organisations"] = find_organisations(self.view, matches)
        organisations: list[Organisation] = self.working["organisations"]
        return organisations

    @cached_property
    def zones(self) -> list[Zone]:
        """Navigation, further reading and footer, in offsets of the view."""
        if "zones" not in self.working:
            self.working["zones"] = zones(self.view.text)
        return [Zone(*zone) for zone in self.working["zones"]]

    @cached_property
    def layout(self) -> Layout:
        """Ends of clauses, sentences and paragraphs, in offsets of the view."""
        if "layout" not in self.working:
            self.working["layout"] = layout(self.view.text)
        return Layout(*self.working["layout"])

    @cached_property
    def sections(self) -> list[Section]:
        """Headings and what stands under them, in offsets of the view."""
        if "sections" not in self.working:
            self.working["sections"] = sections(self.view.text, self.layout.paragraphs, self.zones)
        return [Section(*section) for section in self.working["sections"]]

    def mentions(self, name: str) -> list[tuple[int, int, Record]]:
        """Return the records of an earlier component as (view start, view end, record), sorted."""
        records: list[Record] = self.results.get(name, [])
        if self.view.starts is None:
            return [(r["start"], r["end"], r) for r in records]
        locate = self.view.locate
        return [(*locate(r["start"], r["end"]), r) for r in records]

    def lies_in(self, own: str, division: str) -> None:
        """Note the division in which a place with a code of the user's own lies, for the components that follow."""
        self.working.setdefault("divisions", {})[own] = division

    def division(self, code: str | None) -> str | None:
        """Return a code as rules can compare it: for a place of the user's own, that of the division it lies in."""
        divisions: dict[str | None, str] = self.working.get("divisions", {})
        return divisions.get(code, code)

    def mention(self, start: int, end: int, rule: str, **facts: Any) -> Record:
        """Build a record from a range of the view, with offsets and text of the document as given."""
        zones, view = self.zones, self.view
        zone = zone_at(zones, start) if zones else None
        if view.starts is not None:
            start, end = view.origin(start, end)
        return {"start": start, "end": end, "text": view.original[start:end], "rule": rule, "zone": zone, **facts}

    def notice(self, code: str, message: str, start: int | None = None, end: int | None = None) -> None:
        """Tell the reader of the output something about a range of the view, or about the whole document."""
        if start is not None and end is not None:
            start, end = self.view.origin(start, end)
        self.results["notices"].append({"code": code, "message": message, "start": start, "end": end})


class Component(ABC):
    """One list of mentions: a callable spaCy component around pure logic.

    Subclasses name their list, say which lexicon entries they read, and find records in a `Reading`.

    Args:
        label: label of the spans in ``doc.spans`` and ``doc.ents``; by default that of `LABELS`.
    """

    name: ClassVar[str]

    def __init__(self, label: str | None = None) -> None:
        self.label = label or LABELS[type(self).name]

    def entries(self) -> Iterable[Entry]:
        """Return the lexicon entries that this component reads; none where it works by pattern alone."""
        return ()

    @abstractmethod
    def find(self, reading: Reading) -> list[Record]:
        """Return the records found, in any order, without overlaps."""

    @cached_property
    def own_lexicon(self) -> Lexicon:
        """A lexicon of this component's entries alone, for pipelines without the lexicon component."""
        return Lexicon(self.entries())

    def read(self, doc: Doc) -> Reading:
        """Open a Doc for reading; its lexicon matches are made here when no lexicon component ran before."""
        scanned = "matches" in doc.user_data.get("policyie.working", {})
        return Reading(doc, None if scanned else self.own_lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Find this component's mentions and write them into the Doc."""
        # spaCy sets the attribute `name` of a component to its name in the pipeline; the list is the class's.
        write(doc, type(self).name, self.find(self.read(doc)), self.label)
        return doc


def write(doc: Doc, name: str, records: list[Record], label: str | None = None) -> None:
    """Write a list of records into a Doc: as records, and as the span group ``doc.spans[name]``.

    A span covers the tokens that its mention touches; the exact characters are the record's.

    Args:
        doc: the document, which is changed.
        name: of the list.
        records: the mentions, in any order; they are sorted.
        label: of the spans; by default that which the list's spans have, else that of `LABELS`.
    """
    records.sort(key=itemgetter("start", "end"))
    doc.user_data.setdefault("policyie", {"meta": {}, "notices": []})[name] = records
    hashes = _Hashes(doc.vocab.strings)
    of_label = hashes[label or label_of(doc, name)]
    key = _LINKS.get(name)
    spans = [
        Span(
            doc,
            first,
            last,
            label=of_label,
            kb_id=hashes[str(record.get(key) or "")] if key else 0,
            span_id=hashes[record["rule"]],
        )
        for (first, last), record in zip(token_ranges(doc, records), records, strict=True)
    ]
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans)


class _Hashes(dict[str, int]):
    """What spaCy calls a string, each asked for once: spans of a list share labels, codes and rules."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, string: str) -> int:
        found = self[string] = self._strings.add(string)
        return found


def label_of(doc: Doc, name: str) -> str:
    """Return the label of a list's spans in a document: as its component was set."""
    group = doc.spans.get(name)
    return group[0].label_ if group else LABELS[name]


def token_ranges(doc: Doc, records: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Return for each record the range of tokens that it touches."""
    if not records:
        return []
    offsets = token_offsets(doc)
    first = offsets.searchsorted(np.array([r["start"] for r in records], np.uint32), side="right") - 1
    last = offsets.searchsorted(np.array([r["end"] for r in records], np.uint32), side="left")
    return list(zip(first.tolist(), last.tolist(), strict=True))
