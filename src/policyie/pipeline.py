"""The pipeline: load it, run it on one text or on many."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from policyie.errors import InputError
from policyie.lexicons import read_lexicon
from policyie.model import PolicyDocument

COMPONENTS = ("metadata", "lexicon", "amounts", "regions", "industries", "officials", "resolve", "targets")
"""The components in the order in which they run; the factory of each is ``policyie_<name>``."""

_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "policyie.GridTokenizer.v1"}}}


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


def load(
    *,
    lexicons: Iterable[str | Path] = (),
    exclude: Iterable[str] = (),
    config: Mapping[str, Mapping[str, Any]] | None = None,
) -> Language:
    """Return the pipeline, ready and offline.

    Args:
        lexicons: CSV files of your own words, which join the tables (see `policyie.lexicons.read_lexicon`).
        exclude: names of components to leave out (see `COMPONENTS`).
        config: settings by component name, such as ``{"regions": {...}}``.

    Returns:
        A spaCy Language: ``nlp(text)`` gives a Doc with ``doc.spans``, ``doc.ents`` and ``doc._.policy``.

    Raises:
        ValueError: an unknown component is named.
        TableError: a lexicon is malformed; the message names file, line, column and what is wrong.
    """
    left_out, settings = set(exclude), dict(config or {})
    unknown = (left_out | set(settings)) - set(COMPONENTS)
    if unknown:
        raise ValueError(f"unknown components {sorted(unknown)}; there are {', '.join(COMPONENTS)}")
    nlp = spacy.blank("zh", config=_CONFIG)
    nlp.max_length = sys.maxsize  # rules run in linear time and space; spaCy's limit is for parsers
    for name in COMPONENTS:
        if name not in left_out:
            nlp.add_pipe(f"policyie_{name}", name=name, config=dict(settings.get(name, {})))
    for path in lexicons:
        nlp.get_pipe("lexicon").add_patterns(read_lexicon(path))  # type: ignore[attr-defined]
    if not Doc.has_extension("policy"):
        Doc.set_extension("policy", getter=PolicyDocument.from_doc)
    return nlp


@cache
def _shared() -> Language:
    """The pipeline behind `extract`: loaded on first use."""
    return load()


def make_doc(
    nlp: Language,
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | date | None = None,
    home: str | None = None,
    source: str | None = None,
) -> Doc:
    """Tokenise a text and attach what is known of the document; arguments and errors as of `extract`."""
    if isinstance(published, date):
        day: str | None = published.strftime("%Y-%m-%d")
    elif published is not None:
        try:
            day = date.fromisoformat(published).isoformat()
        except (TypeError, ValueError) as error:
            raise InputError(f"published is no ISO 8601 date: {published!r}") from error
    else:
        day = None
    doc = nlp.tokenizer(text)  # not nlp.make_doc: its limit on length is for parsers
    doc.user_data["policyie.given"] = {"id": id, "title": title, "published": day, "home": home, "source": source}
    return doc


def extract(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | date | None = None,
    home: str | None = None,
    source: str | None = None,
    nlp: Language | None = None,
) -> PolicyDocument:
    """Read one document.

    Args:
        text: the document, in Chinese, English or both.
        id: any name for it, returned unchanged.
        title: its title, where the text does not begin with it.
        published: its date (ISO 8601 or date), against which 今年 and "last year" are resolved.
        home: six-digit code of the region it speaks for (全市, "the city").
        source: who published it.
        nlp: a pipeline of your own; by default the one of `load`, shared between calls.

    Returns:
        Everything that was found, each with the characters it came from. Given facts win over found ones.

    Raises:
        InputError: the text is not a str or holds lone surrogates, or the date is no date.
    """
    nlp = nlp or _shared()
    doc = nlp(make_doc(nlp, text, id=id, title=title, published=published, home=home, source=source))
    return PolicyDocument.from_doc(doc)


def extract_many(
    records: Iterable[str | Mapping[str, Any]],
    *,
    nlp: Language | None = None,
    batch_size: int = 64,
) -> Iterator[PolicyDocument | Failure]:
    """Read many documents, in order; a document that can't be read becomes a `Failure` in its place.

    Args:
        records: texts, or mappings with ``text`` and any of the other arguments of `extract`.
        nlp: a pipeline of your own.
        batch_size: documents between two releases of spaCy's string memory.

    Yields:
        A `PolicyDocument` or a `Failure` for each record.
    """
    nlp = nlp or _shared()
    batch: list[tuple[int, str | Mapping[str, Any]]] = []
    for item in enumerate(records):
        batch.append(item)
        if len(batch) == batch_size:
            yield from _batch(nlp, batch)
            batch = []
    yield from _batch(nlp, batch)


def _batch(nlp: Language, batch: Sequence[tuple[int, Any]]) -> list[PolicyDocument | Failure]:
    done: list[PolicyDocument | Failure] = []
    with nlp.memory_zone():
        for position, record in batch:
            facts = {"text": record} if isinstance(record, str) else record
            try:
                done.append(extract(**facts, nlp=nlp))
            except Exception as error:  # whatever it is, the documents after it are read
                name = facts.get("id") if isinstance(facts, Mapping) else None
                done.append(Failure(id=name, position=position, error=type(error).__name__, message=str(error)))
    return done
