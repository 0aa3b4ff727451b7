"""The token grid: one token per Han character, whole tokens for Latin words and numbers.

Tokens only align mentions with spaCy; meaning comes from rules. ``doc.text == text`` for every text.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from policyie.errors import InputError
from policyie.view import View, gloss_spans, view_of

# A word takes one following space with it, as spaCy's own tokens do; other white space is a token of its own.
_TOKEN = re.compile(r"(?:[A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,][0-9]+)*|[０-９]+|\S) ?|\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class GridTokenizer:
    """Turns text into a Doc on the character grid.

    A bracketed pinyin gloss joins the character before it: ``萬(wàn)`` is one token whose norm is ``万``.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

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
        words = _words(text, view)
        spaces = [False] * len(words)
        if " " in text:
            for i, word in enumerate(words):
                if word[-1] == " " and not word.isspace():
                    words[i] = word[:-1]
                    spaces[i] = True
        doc = Doc(self.vocab, words=words, spaces=spaces)
        if view.text != text:
            _set_norms(doc, view)
        doc.user_data["policyie.working"] = {"view": view.dump()}
        return doc

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


def _words(text: str, view: View) -> list[str]:
    if view.starts is None:
        return _TOKEN.findall(text)
    words: list[str] = []
    at = 0
    for start, end in gloss_spans(text):
        words += _TOKEN.findall(text, at, start - 1)
        words.append(text[start - 1 : end])
        at = end
    return words + _TOKEN.findall(text, at)


def _set_norms(doc: Doc, view: View) -> None:
    starts = view.starts
    at = 0
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        if starts is None:
            norm = view.text[start:end]
        else:
            first = at
            while at < len(starts) and starts[at] < end:
                at += 1
            norm = view.text[first:at]
        norm = norm.strip()
        if norm and norm != token.text:
            token.norm_ = norm.lower()


@registry.tokenizers("policyie.GridTokenizer.v1")
def make_tokenizer() -> Any:
    """Return spaCy's constructor for the grid tokenizer."""

    def create(nlp: Language) -> GridTokenizer:
        return GridTokenizer(nlp.vocab)

    return create
