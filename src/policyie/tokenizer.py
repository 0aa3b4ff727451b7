"""The token grid: one token per Han character, whole tokens for Latin words and numbers.

Tokens only align mentions with spaCy; meaning comes from rules. ``doc.text == text`` for every text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDX, NORM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from policyie.errors import InputError
from policyie.normalisation.inventory import PLANE, CodePoints, code_points, kinds_table, table
from policyie.view import View, gloss_spans, view_of

_COMMON = [*map(chr, (*range(33, 127), *range(0x3001, 0x3012), *range(0x4E00, 0x9FA6))), *"，。；：！？（）“”"]
_IS_COMMON = table(_COMMON)
# Stands in a vocabulary that holds all of these.
_MARK = "policyie.common"

# What makes tokens longer than a character: runs of one of these kinds.
_LATIN, _DIGIT, _WIDE_DIGIT, _SPACE = 1, 2, 3, 4


_KINDS = kinds_table(
    {
        **dict.fromkeys(map(chr, (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))), _LATIN),
        **dict.fromkeys(map(chr, range(0xC0, 0x250)), _LATIN),
        **dict.fromkeys("0123456789", _DIGIT),
        **dict.fromkeys("０１２３４５６７８９", _WIDE_DIGIT),
        **dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), _SPACE),  # no later one is white space
    }
)


class Grid(NamedTuple):
    """The tokens of a text: where each starts and ends, and whether a space follows that belongs to it."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    spaced: npt.NDArray[np.bool_]


class GridTokenizer:
    """Turns text into a Doc on the character grid.

    A bracketed pinyin gloss joins the character before it: ``萬(wàn)`` is one token whose norm is ``万``.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._hashes: npt.NDArray[np.object_] | None = None

    def __call__(self, text: str) -> Doc:
        """Tokenise a text.

        Raises:
            InputError: the text is not a str or holds lone surrogates, which no encoding can represent.
        """
        if not isinstance(text, str):
            raise InputError(f"expected str, got {type(text).__name__}; decode bytes first (see policyie.readers)")
        try:
            view = view_of(text)
        except UnicodeEncodeError as error:
            where = f"{text[error.start]!r} at position {error.start}"
            raise InputError(f"lone surrogate {where}: wrongly decoded text") from None
        words, spaces, starts = self.split(text, view)
        doc = Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]
        doc.user_data["policyie.working"] = {"view": view.dump(), "tokens": np.array(starts, np.uint32).tobytes()}
        set_norms(doc, view)
        return doc

    def split(self, text: str, view: View) -> tuple[Sequence[str | int], list[bool], Any]:
        """Return the words of a text, as strings or as spaCy's hashes of them, which a space follows, their starts."""
        starts, ends, spaced = grid(text, view)
        # Common characters go as hashes: Doc then need not hash each again.
        first = code_points(text)[starts]
        words: list[str | int] = self._common().take(first, mode="clip").tolist()
        others = np.flatnonzero(~_IS_COMMON.take(first, mode="clip") | (ends - starts > 1))
        for i, start, end in zip(others.tolist(), starts[others].tolist(), ends[others].tolist(), strict=True):
            words[i] = text[start:end]
        return words, spaced.tolist(), starts

    def _common(self) -> npt.NDArray[np.object_]:
        """Return spaCy's hashes of the common characters by code point, None for all others."""
        if self._hashes is None or _MARK not in self.vocab.strings:  # new, or loaded from elsewhere
            add = partial(self.vocab.strings.add, allow_transient=False)  # type: ignore[call-arg]
            self._hashes = np.full(PLANE, None, np.object_)  # of Python's integers, made once
            self._hashes[[*map(ord, _COMMON)]] = [*map(add, _COMMON)]
            add(_MARK)
        return self._hashes

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


def grid(text: str, view: View) -> Grid:
    """Return the tokens of the grid; white space after the space that belongs to a token is a token of its own.

    Args:
        text: the text as given.
        view: its view.
    """
    codes = code_points(text)
    kinds = _KINDS.take(codes, mode="clip")
    _join_figures(codes, kinds)
    begins = np.ones(len(codes), np.bool_)
    begins[1:] = (kinds[1:] != kinds[:-1]) | (kinds[1:] == 0)
    # The first space after a word or character belongs to it.
    attached = np.zeros(len(codes) + 1, np.bool_)
    attached[1:-1] = (codes[1:] == ord(" ")) & (kinds[:-1] != _SPACE)
    for start, end in () if view.starts is None else gloss_spans(text):
        begins[start:end] = False
        attached[start : end + 1] = False
        begins[end : end + 1] = True
    after = np.flatnonzero(attached)
    begins[after] = False
    rest = after[after + 1 < len(codes)] + 1
    begins[rest[kinds[rest] == _SPACE]] = True
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(codes)) if len(codes) else starts
    spaced = attached[ends - 1]
    return Grid(starts, ends - spaced, spaced)


def _join_figures(codes: CodePoints, kinds: npt.NDArray[np.uint8]) -> None:
    """Make points and commas between digits parts of the figure: 1,268.5."""
    marks = np.flatnonzero((codes == ord(".")) | (codes == ord(",")))
    marks = marks[(marks > 0) & (marks < len(codes) - 1)]
    kinds[marks[(kinds[marks - 1] == _DIGIT) & (kinds[marks + 1] == _DIGIT)]] = _DIGIT


def token_offsets(doc: Doc) -> npt.NDArray[np.uint32]:
    """Return where each token begins; it is worked out once for all lists."""
    working = doc.user_data.setdefault("policyie.working", {})
    offsets = np.frombuffer(working.get("tokens", b""), np.uint32)
    if len(offsets) != len(doc):  # none yet, or somebody retokenised
        offsets = doc.to_array([IDX]).ravel().astype(np.uint32)
        working["tokens"] = offsets.tobytes()
    return offsets


def set_norms(doc: Doc, view: View) -> None:
    """Set the norm of each token that reads otherwise in the view."""
    if view.text == view.original:
        return
    ends = np.append(token_offsets(doc)[1:].astype(np.int64), len(view.original))
    given, read = code_points(view.original), code_points(view.text)
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


@registry.tokenizers("policyie.GridTokenizer.v1")
def make_tokenizer() -> Any:
    """Return spaCy's constructor for the grid tokenizer."""

    def create(nlp: Language) -> GridTokenizer:
        return GridTokenizer(nlp.vocab)

    return create
