"""The pipeline: load it, run it on one text or on many."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from policyie.errors import InputError
from policyie.lexicons import read_lexicon
from policyie.model import Failure, PolicyDocument

if TYPE_CHECKING:
    from policyie.readers import Unreadable

COMPONENTS = (
    "metadata", "sentences", "sections", "lexicon", "amounts", "regions", "industries", "officials", "resolve",
    "targets",
)  # fmt: skip
"""The components in the order in which they run; the factory of each is ``policyie_<name>``."""

SEGMENTERS = {"char": "policyie.GridTokenizer.v1", "pkuseg": "policyie.WordTokenizer.v1"}
"""The tokenizer of each segmenter, by its name in spaCy's registry."""


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
    check_names(left_out | set(settings))
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


def check_names(components: Iterable[str]) -> None:
    """Raise ValueError for names of components that there are not."""
    if unknown := set(components) - set(COMPONENTS):
        raise ValueError(f"unknown components {sorted(unknown)}; there are {', '.join(COMPONENTS)}")


@cache
def default_pipeline() -> Language:
    """The pipeline behind `extract`: loaded on first use, shared."""
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
    nlp = nlp or default_pipeline()
    doc = nlp(make_doc(nlp, text, id=id, title=title, published=published, home=home, source=source))
    return PolicyDocument.from_doc(doc)


def extract_many(
    records: Iterable[str | Mapping[str, Any] | Unreadable],
    *,
    nlp: Language | Callable[[], Language] | None = None,
    n_process: int = 1,
    batch_size: int = 64,
    lexicons: Iterable[str | Path] = (),
    exclude: Iterable[str] = (),
    config: Mapping[str, Mapping[str, Any]] | None = None,
    start_method: str | None = None,
) -> Iterator[PolicyDocument | Failure]:
    """Read many documents, in order; a document that can't be read becomes a `Failure` in its place.

    Args:
        records: texts, or mappings with ``text`` and any of the other arguments of `extract`; what `policyie.read`
            gives can be passed on as it is. It is taken batch by batch, so a generator need not fit into memory.
        nlp: a pipeline of your own, or a function that returns one. Worker processes take only the function.
        n_process: worker processes; 1 reads in this process, -1 starts one for each core.
        batch_size: most documents between two releases of spaCy's string memory, and sent to a worker at a time. A
            batch ends sooner when its texts are long.
        lexicons: as of `load`, where no ``nlp`` is given; so are the next two.
        exclude: names of components to leave out.
        config: settings by component name.
        start_method: how workers start: ``fork``, ``spawn`` or ``forkserver``, as of `multiprocessing`; by default
            fresh interpreters that don't import your script, so it needs no ``if __name__ == "__main__"``.

    Returns:
        An iterator with a `PolicyDocument` or a `Failure` for each record. Closing it ends the workers.

    Raises:
        ValueError: the arguments don't go together, or name an unknown component.
        TableError: a lexicon is malformed.
        WorkerError: the workers could not start (while iterating; see `policyie.bulk.workers`).
    """
    from policyie.bulk import read_many
    from policyie.convert import document_from_record

    results = read_many(
        records,
        nlp=nlp,
        n_process=n_process,
        batch_size=batch_size,
        lexicons=lexicons,
        exclude=exclude,
        config=config,
        start_method=start_method,
    )
    return (result if isinstance(result, Failure) else document_from_record(result) for result in results)
