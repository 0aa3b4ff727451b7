"""Documents as columns of numbers, and their texts in packed blocks: what the page is made of."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from typing import Any

from policyie.model import PolicyDocument, Target
from policyie.report.codes import Codes, industry_entry, place_names, region_entry
from policyie.report.passages import Shown, excerpt, paragraphs, whole
from policyie.wording import MARKS, harmless

#: Characters of text in a block: what a reader waits for when a row is opened.
BLOCK = 1_000_000

#: The columns that hold numbers of dictionary entries, in `Corpus.data` under ``dictionaries``.
CODED = ("text", "figure", "kind", "indicator", "period", "region", "industries", "officials", "responsible", "section")

#: The other columns.
PLAIN = ("document", "start", "length", "clause", "clause_length", "confidence", "statement")


def packed(value: Any) -> str:
    """Return JSON as base64 of gzip: compact, and no character of it means anything to HTML. Equal in, equal out."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(plain, 9, mtime=0)).decode("ascii")


class Corpus:
    """Collects documents one by one; texts are packed as they come, so that memory holds them once and small.

    Args:
        passages: keep the paragraphs with figures only, not whole texts.
    """

    def __init__(self, *, passages: bool = False) -> None:
        self.blocks: list[str] = []
        self.failures: list[tuple[str, str]] = []
        self.elsewhere = 0
        self._passages = passages
        self._codes = {name: Codes() for name in CODED}
        self._industries = Codes()
        self._statements = Codes()
        self._columns: dict[str, list[int]] = {name: [] for name in (*CODED, *PLAIN)}
        self._documents: list[tuple[Any, ...]] = []
        self._texts: dict[bytes, int] = {}
        self._waiting: list[dict[str, Any]] = []
        self._size = 0

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self._documents)

    @property
    def targets(self) -> int:
        """How many targets there are."""
        return len(self._columns["document"])

    def add(self, document: PolicyDocument) -> None:
        """Take in a document: the targets of its body, and its text."""
        body = document.body()
        self.elsewhere += len(document.targets) - len(body.targets)
        clauses = [(min(t.start, t.evidence_start), max(t.end, t.evidence_end)) for t in body.targets]
        kept = paragraphs(document.text, clauses) if self._passages else [(0, len(document.text))]
        shown = excerpt(document.text, kept) if self._passages else whole(document.text)
        spoken = _officials_by_line(body)
        concepts = {mention.text: mention.concept for mention in body.industries}
        for target in body.targets:
            self._row(body, target, shown, spoken, concepts)
        same = self._texts.setdefault(hashlib.sha256(document.text.encode("utf-8", "replace")).digest(), self.documents)
        home = self._codes["region"].code(self._region(document, document.home))
        published = document.published.isoformat() if document.published else None
        facts = [document.id, document.title, published, document.source, document.issuer]
        told = (None if fact is None else harmless(fact) for fact in facts)
        repeats = same if same != self.documents else None
        self._documents.append((*told, document.type, document.language, home, len(self.blocks), repeats))
        marks = [shown.spans(getattr(body, name), kept) for name in MARKS]
        flat = [[number for span in spans for number in span] for spans in marks]
        self._waiting.append({"text": harmless(shown.text), "whole": shown.whole, "marks": flat})
        self._size += len(shown.text)
        if self._size >= BLOCK:
            self._close()

    def _row(
        self,
        document: PolicyDocument,
        target: Target,
        shown: Shown,
        spoken: dict[int, tuple[str, ...]],
        concepts: dict[str, str | None],
    ) -> None:
        clause = document.text[target.evidence_start : target.evidence_end]
        upper = None if target.upper is None else format(target.upper, "f")
        figure = (target.comparator, format(target.value, "f"), upper, target.unit, target.measure)
        region = self._region(document, target.region)
        named = tuple(self._industries.code(industry_entry(i, concepts.get(i))) for i in target.industries)
        section = document.section(target)
        values = {
            "text": harmless(target.text),
            "figure": figure,
            "kind": target.kind,
            "indicator": (target.indicator, target.growth_of),
            "period": target.period,
            "region": region,
            "industries": (tuple(map(harmless, target.industries)), named),
            "officials": spoken.get(_line(document.text, target.start), ()),
            "responsible": tuple(map(harmless, target.responsible)),
            "section": tuple(map(harmless, section.path)) if section else (),
        }
        settled = target.region and target.period and target.indicator != "other"
        about = (
            figure,
            target.kind,
            target.indicator,
            target.growth_of,
            target.period,
            target.region,
            frozenset(named),
        )
        start, from_ = shown.at(target.start), shown.at(target.evidence_start)
        numbers = {
            "document": self.documents,
            "start": start,
            "length": shown.at(target.end) - start,
            "clause": from_,
            "clause_length": shown.at(target.evidence_end) - from_,
            "confidence": round(target.confidence * 100),
            "statement": self._statements.code(about if settled else (about, clause.strip())),
        }
        for name, value in values.items():
            self._columns[name].append(self._codes[name].code(value))
        for name, number in numbers.items():
            self._columns[name].append(number)

    def _region(self, document: PolicyDocument, code: str | None) -> tuple[Any, ...]:
        entry = region_entry(code, ((region.code, region.name or region.text) for region in document.regions))
        return tuple(harmless(part) if isinstance(part, str) else part for part in entry)

    def fail(self, id: str | None, message: str) -> None:
        """Take in a document that could not be read."""
        self.failures.append((harmless(id or ""), harmless(message)))

    def _close(self) -> None:
        if self._waiting:
            self.blocks.append(packed(self._waiting))
        self._waiting, self._size = [], 0

    def finish(self) -> dict[str, Any]:
        """Return the data of the page; `blocks` are complete after it.

        Returns:
            ``columns`` (numbers by row), ``dictionaries`` (what the numbers of `CODED` columns stand for),
            ``industries`` and ``places`` (names), ``documents``, ``failures``, ``elsewhere``.
        """
        self._close()
        dictionaries = {name: codes.entries for name, codes in self._codes.items()}
        paths = {code for entry in dictionaries["region"] for code in entry[3]}
        return {
            "columns": self._columns,
            "dictionaries": dictionaries,
            "industries": self._industries.entries,
            "places": list(place_names(paths)),
            "documents": self._documents,
            "failures": self.failures,
            "elsewhere": self.elsewhere,
        }


def _line(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset)


def _officials_by_line(document: PolicyDocument) -> dict[int, tuple[str, ...]]:
    """The names of the officials of each line of the text, by the place of the line break before it."""
    names = {person.id: harmless(person.names[0]) for person in document.people if person.names}
    lines: dict[int, dict[str, None]] = {}
    for official in document.officials:
        if official.person in names:
            lines.setdefault(_line(document.text, official.start), {})[names[official.person]] = None
    return {line: tuple(people) for line, people in lines.items()}
