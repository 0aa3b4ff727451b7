"""The pipeline: load it, run it on one text or on many."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from policyie.errors import InputError
from policyie.lexicons import read_lexicon
from policyie.model import PolicyDocument

COMPONENTS = ("metadata", "lexicon", "amounts", "regions", "industries", "officials", "resolve", "targets")
"""The components in the order in which they run; the factory of each is ``policyie_<name>``."""

SEGMENTERS = {"char": "policyie.GridTokenizer.v1", "pkuseg": "policyie.WordTokenizer.v1"}
"""The tokenizer of each segmenter, by its name in spaCy's registry."""


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
    segmenter: Literal["char", "pkuseg"] = "char",
    pkuseg_model: str | Path | None = None,
    pkuseg_user_dict: str | Path | None = "default",
) -> Language:
    """Return the pipeline, ready and offline.

    Args:
        lexicons: CSV files of your own words, which join the tables (see `policyie.lexicons.read_lexicon`).
        exclude: names of components to leave out (see `COMPONENTS`).
        config: settings by component name, such as ``{"resolve": {"overwrite_ents": True}}``.
        segmenter: ``"char"`` for a token a Chinese character, or ``"pkuseg"`` for words, for components of others that
            were trained on words; what is found is the same. A component ``words`` then splits the words that a
            mention's border would cut.
        pkuseg_model: a folder with a pkuseg model, or the name of one that it can download, ``spacy_ontonotes``.
        pkuseg_user_dict: words never cut, as of `policyie.segmentation.WordTokenizer.initialize`.

    Returns:
        A spaCy Language: ``nlp(text)`` gives a Doc with ``doc.spans``, ``doc.ents`` and ``doc._.policy``.

    Raises:
        ValueError: an unknown component or segmenter is named, or ``lexicons`` without the component that reads them.
        TableError: a lexicon is malformed; the message names file, line, column and what is wrong.
        ModelError: the model of words can't be had.
    """
    left_out, settings = set(exclude), dict(config or {})
    unknown = (left_out | set(settings)) - set(COMPONENTS)
    if unknown:
        raise ValueError(f"unknown components {sorted(unknown)}; there are {', '.join(COMPONENTS)}")
    if segmenter not in SEGMENTERS:
        raise ValueError(f"unknown segmenter {segmenter!r}; there are {', '.join(SEGMENTERS)}")
    nlp = spacy.blank("zh", config=_settings(segmenter, pkuseg_model, pkuseg_user_dict))
    if segmenter == "pkuseg":
        tokenizer: Any = nlp.tokenizer
        tokenizer.initialize(**nlp.config["initialize"]["tokenizer"])
    for name in COMPONENTS:
        if name not in left_out:
            nlp.add_pipe(f"policyie_{name}", name=name, config=dict(settings.get(name, {})))
    if segmenter == "pkuseg":
        nlp.add_pipe("policyie_words", name="words")
    for path in lexicons:
        if "lexicon" in left_out:
            raise ValueError("lexicons are read by the component lexicon, which is excluded")
        nlp.get_pipe("lexicon").add_patterns(read_lexicon(path))  # type: ignore[attr-defined]
    return nlp


def _settings(segmenter: str, model: str | Path | None, user_dict: str | Path | None) -> dict[str, Any]:
    """Return what the pipeline's config says besides its components."""
    settings: dict[str, Any] = {
        "nlp": {
            "tokenizer": {"@tokenizers": SEGMENTERS[segmenter]},
            "after_pipeline_creation": {"@callbacks": "policyie.any_length.v1"},
        }
    }
    if segmenter == "pkuseg":
        tokenizer = {"pkuseg_model": model and str(model), "pkuseg_user_dict": user_dict and str(user_dict)}
        settings["initialize"] = {"tokenizer": tokenizer}
    return settings


@registry.callbacks("policyie.any_length.v1")
def make_any_length() -> Callable[[Language], Language]:
    """Return a callback that lifts spaCy's limit on the length of a text: rules run in linear time."""

    def lift(nlp: Language) -> Language:
        nlp.max_length = sys.maxsize
        return nlp

    return lift


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
