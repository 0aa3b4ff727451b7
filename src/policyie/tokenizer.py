"""The token grid: one token per Han character, whole tokens for Latin words and numbers.

Tokens only align mentions with spaCy; meaning comes from rules. ``doc.text == text`` for every text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDX, NORM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from policyie.errors import InputError
from policyie.view import View, gloss_spans, view_of

_LATIN = "A-Za-z\u00c0-\u024f"
# What is longer than a character: Latin words, numbers, white space. It begins with a set of characters, not with
# alternatives, because that is how `re` skips the rest quickly.
_LONG = re.compile(
    rf"([{_LATIN}0-9０-９\s]"
    rf"(?:(?<=[{_LATIN}])[{_LATIN}]* ?|(?<=[0-9])[0-9]*(?:[.,][0-9]+)* ?|(?<=[０-９])[０-９]* ?|(?<=\s)\s*))"
)
_COMMON = [*map(chr, (*range(33, 127), *range(0x3001, 0x3012), *range(0x4E00, 0x9FA6))), *"，。；：！？（）“”"]
_PLANE = 0x10000  # code points of the first plane, of which the last one is no character
# Stands in a vocabulary that holds all of these.
_MARK = "policyie.common"
_SURROGATE = re.compile("[\ud800-\udfff]")


class GridTokenizer:
    """Turns text into a Doc on the character grid.

    A bracketed pinyin gloss joins the character before it: ``萬(wàn)`` is one token whose norm is ``万``.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._hashes: npt.NDArray[np.uint64] | None = None

    def __call__(self, text: str) -> Doc:
        """Tokenise a text.

        Raises:
            InputError: the text is not a str or holds lone surrogates, which no encoding can represent.
        """
        if not isinstance(text, str):
            raise InputError(f"expected str, got {type(text).__name__}; decode bytes first (see policyie.readers)")
        if lone := _SURROGATE.search(text):
            raise InputError(f"lone surrogate {lone.group()!r} at position {lone.start()}: wrongly decoded text")
        view = view_of(text)
        words, spaces = self.split(text, view)
        doc = Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]
        set_norms(doc, view)
        doc.user_data["policyie.working"] = {"view": view.dump()}
        return doc

    def split(self, text: str, view: View) -> tuple[Sequence[str | int], list[bool]]:
        """Return the words of a text, as strings or as spaCy's hashes of them, and which of them a space follows."""
        return grid(text, view, self._keys)

    def _keys(self, characters: str) -> list[str | int]:
        """Return single characters as Doc takes them, the common ones as hashes: it then need not hash each again."""
        if self._hashes is None or _MARK not in self.vocab.strings:  # new, or loaded from elsewhere
            add = partial(self.vocab.strings.add, allow_transient=False)  # type: ignore[call-arg]
            self._hashes = np.zeros(_PLANE, np.uint64)
            self._hashes[[*map(ord, _COMMON)]] = [*map(add, _COMMON)]
            add(_MARK)
        hashes = self._hashes.take(_codes(characters), mode="clip")
        keys: list[str | int] = hashes.tolist()
        for i in np.flatnonzero(hashes == 0).tolist():
            keys[i] = characters[i]
        return keys

    # The grid has no state of its own; spaCy asks every tokenizer for these.
    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing to keep."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> GridTokenizer:
        """Return itself: there is nothing to restore."""
        return self

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        """Write nothing: there is nothing to keep."""

    def from_disk(self, path: Any, **kwargs: Any) -> GridTokenizer:
        """Return itself: there is nothing to restore."""
        return self


def grid(text: str, view: View, keys: Callable[[str], list[Any]] = list) -> tuple[list[Any], list[bool]]:
    """Return the tokens of the grid, and which of them a space follows; further white space is a word of its own.

    Args:
        text: the text as given.
        view: its view.
        keys: what turns a string of single characters into the list of their words.
    """
    words: list[Any] = []
    spaced: list[int] = []
    at = 0
    for start, end in () if view.starts is None else gloss_spans(text):
        _split(text[at : start - 1], words, spaced, keys)
        words.append(text[start - 1 : end])
        at = end
    _split(text[at:] if at else text, words, spaced, keys)
    spaces = [False] * len(words)
    for i in spaced:
        spaces[i] = True
    return words, spaces


def _split(text: str, words: list[Any], spaced: list[int], keys: Callable[[str], list[Any]]) -> None:
    """Add the words of a text, and the numbers of those that a space follows."""
    pieces = _LONG.split(text)  # runs of single characters and longer words, in turn
    singles = keys("".join(pieces[::2]))  # all at once
    at = 0
    for run, word in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        if run:
            words += singles[at : at + len(run)]
            at += len(run)
        if word[:1] == " " and run:
            spaced.append(len(words) - 1)
            word = word[1:]
        elif word[-1:] == " " and not word.isspace():
            spaced.append(len(words))
            word = word[:-1]
        if word:
            words.append(word)


def set_norms(doc: Doc, view: View) -> None:
    """Set the norm of each token that reads otherwise in the view."""
    if view.text == view.original:
        return
    ends = np.append(doc.to_array([IDX]).ravel()[1:].astype(np.int64), len(view.original))
    given, read = _codes(view.original), _codes(view.text)
    if view.starts is None:
        changed = np.flatnonzero(given != read)
        bounds = np.concatenate(([0], ends))
    else:
        starts = np.frombuffer(view.starts, np.uint32)
        untouched = np.zeros(len(given), np.bool_)
        untouched[starts[given[starts] == read]] = True
        changed = np.flatnonzero(~untouched)
        bounds = np.concatenate(([0], np.searchsorted(starts, ends)))
    tokens = np.searchsorted(ends, changed, side="right")
    tokens = tokens[np.diff(tokens, prepend=-1) > 0]  # each once
    norms = doc.to_array([NORM]).ravel()
    text, add = view.folded, doc.vocab.strings.add
    known: dict[str, int] = {}
    for i, start, end in zip(tokens.tolist(), bounds[tokens].tolist(), bounds[tokens + 1].tolist(), strict=True):
        norm = text[start:end].strip()
        if norm:
            if norm not in known:
                known[norm] = add(norm)
            norms[i] = known[norm]
    # In C; setting the norm of one token is a search in the vocabulary.
    doc.from_array([NORM], norms)  # type: ignore[arg-type]


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


@registry.tokenizers("policyie.GridTokenizer.v1")
def make_tokenizer() -> Any:
    """Return spaCy's constructor for the grid tokenizer."""

    def create(nlp: Language) -> GridTokenizer:
        return GridTokenizer(nlp.vocab)

    return create
