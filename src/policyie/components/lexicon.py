"""The component that scans a document once for the entries of all lexicons; it behaves as spaCy's rulers do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from policyie import organisations
from policyie.components.base import Component, Reading
from policyie.errors import TableError
from policyie.lexicon import Entry, Layered, Lexicon
from policyie.lexicons import read_lexicon, readable

READERS = ("amounts", "regions", "industries", "officials", "targets")
"""The components whose entries the lexicon holds, by name of their package."""


@cache
def table_entries() -> tuple[Entry, ...]:
    """Return the entries that ship with policyie: of all components, and of organisations, which they share."""
    entries: list[Entry] = []
    for name in READERS:
        component: Component = import_module(f"policyie.components.{name}.component").COMPONENT()
        entries += component.entries()
    entries += organisations.entries()
    return tuple(entries)


@cache
def _table_lexicon() -> Lexicon:
    return Lexicon(table_entries())


class LexiconScanner:
    """Finds every entry of every lexicon in one pass and leaves the matches for the components after it.

    As with spaCy's rulers, patterns can be added, saved and loaded: a pattern is
    ``{"label": <kind>, "pattern": <surface form>, "id": <key>}``, where the kind is one of those in `kinds`
    and the key is what the component of that kind calls the thing (a concept id, …): `policyie.lexicons.read_lexicon`
    makes them from rows of a table.
    """

    def __init__(self) -> None:
        self._added: list[dict[str, str]] = []
        self._lexicon: Lexicon | Layered | None = None

    @property
    def lexicon(self) -> Lexicon | Layered:
        """The automaton over the tables' entries, with that of the added patterns above it, built on first use."""
        if self._lexicon is None:
            tables = _table_lexicon()
            own = Lexicon(Entry(p["label"], p["pattern"], p["id"]) for p in self._added)
            # A place added may be meant in some years only: both are weighed where places are read.
            self._lexicon = Layered(tables, own, weighed=("place",)) if self._added else tables
        return self._lexicon

    @property
    def patterns(self) -> list[dict[str, str]]:
        """The patterns that were added to those of the tables."""
        return list(self._added)

    def add_patterns(self, patterns: Iterable[dict[str, str]]) -> None:
        """Add surface forms; they win over those of the tables, and over those of an earlier call.

        Args:
            patterns: dicts with ``label`` (kind), ``pattern`` (surface form) and ``id`` (key).

        Raises:
            TableError: a pattern lacks one of the three, its kind is unknown, or the key; then none is added.
        """
        new = []
        kinds = _table_lexicon().kinds
        for number, pattern in enumerate(patterns, 1):
            missing = [key for key in ("label", "pattern", "id") if not pattern.get(key)]
            if missing:
                raise TableError(f"pattern {number} lacks {', '.join(missing)}: {pattern!r}")
            if pattern["label"] not in kinds:
                raise TableError(f"pattern {number}: label {pattern['label']!r} is none of {', '.join(kinds)}")
            if not readable(pattern["label"], pattern["id"]):
                raise TableError(f"pattern {number}: id {pattern['id']!r} is no key of the kind {pattern['label']}")
            new.append({key: pattern[key] for key in ("label", "pattern", "id")})
        taken = {(pattern["label"], pattern["pattern"].lower()) for pattern in new}
        self._added = [p for p in self._added if (p["label"], p["pattern"].lower()) not in taken] + new
        self._lexicon = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of entries."""
        return self.lexicon.kinds

    def clear(self) -> None:
        """Forget the added patterns; those of the tables stay."""
        self._added = []
        self._lexicon = None

    def __len__(self) -> int:
        """Return the number of surface forms, of the tables and added."""
        return self.lexicon.size

    def __call__(self, doc: Doc) -> Doc:
        """Scan the document and leave the matches for the components that follow."""
        reading = Reading(doc)
        reading.working["matches"] = self.lexicon.scan(reading.view)
        return doc

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]],
        *,
        nlp: Language | None = None,
        lexicons: list[str] | None = None,
        patterns: list[dict[str, str]] | None = None,
    ) -> None:
        """Add what a config file names under ``[initialize.components]``, and build the automaton.

        Args:
            get_examples: not used; spaCy passes it.
            nlp: not used; spaCy passes it.
            lexicons: CSV files, as of `policyie.load`.
            patterns: as of `add_patterns`.

        Raises:
            TableError: a file or a pattern is malformed.
        """
        for path in lexicons or ():
            self.add_patterns(read_lexicon(path))
        self.add_patterns(patterns or ())
        assert self.lexicon

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return the added patterns as bytes."""
        data: bytes = srsly.msgpack_dumps(self._added)
        return data

    def from_bytes(self, data: bytes, **kwargs: Any) -> LexiconScanner:
        """Take the added patterns from bytes."""
        self._added = []
        self.add_patterns(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the added patterns as JSONL."""
        srsly.write_jsonl(Path(path).with_suffix(".jsonl"), self._added)

    def from_disk(self, path: str | Path, **kwargs: Any) -> LexiconScanner:
        """Take the added patterns from JSONL."""
        self._added = []
        self.add_patterns(srsly.read_jsonl(Path(path).with_suffix(".jsonl")))
        return self


@Language.factory("policyie_lexicon", assigns=["doc.user_data"])
def make_lexicon(nlp: Language, name: str) -> LexiconScanner:
    """Create the lexicon component with the entries of all tables."""
    return LexiconScanner()
