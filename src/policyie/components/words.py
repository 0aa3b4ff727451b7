"""The component that splits words where a mention's border cuts one, so that every mention is whole tokens."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, IDX, LEMMA, MORPH, NORM, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from policyie.components.base import LABELS, Reading, label_of, write
from policyie.components.resolve import write_entities
from policyie.tokenizer import grid, set_norms

_CARRIED = (TAG, POS, MORPH, LEMMA, NORM)
# How a part of a word hangs on the last part, in a document that a parser has seen.
_PART = "dep"


class Words:
    """Splits the tokens of a document at the borders of its mentions.

    For pipelines whose tokens are longer than a character, such as ``policyie.load(segmenter="pkuseg")``. The spans in
    ``doc.spans`` and ``doc.ents`` are then those of the character grid, to the character. What earlier components gave
    to tokens is kept; the parts of a word share its tag, and hang on its last part.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its words split: the same Doc where none needs it, else a new one."""
        results = doc.user_data.get("policyie", {})
        lists = {name: results[name] for name in LABELS if name in results}
        reading = Reading(doc)
        borders = _borders(reading, [(r["start"], r["end"]) for records in lists.values() for r in records])
        parts = _split(doc, borders)
        if parts is None:
            return doc
        words, spaces, parents = parts
        split = Doc(doc.vocab, words=words, spaces=spaces, user_data=doc.user_data)
        set_norms(split, reading.view)
        _carry(doc, split, parents)
        ours = {(s.start, s.end, s.label, s.id) for name in lists for s in doc.spans.get(name, ())}
        for name, group in doc.spans.items():
            if name not in lists:
                spans = [_moved(span, split, parents) for span in group]
                split.spans[name] = SpanGroup(split, name=group.name, attrs=dict(group.attrs), spans=spans)
        for name, records in lists.items():
            write(split, name, records, label_of(doc, name))
        theirs = [s for s in doc.ents if (s.start, s.end, s.label, s.id) not in ours]
        write_entities(split, [_moved(span, split, parents) for span in theirs])
        return split


def _borders(reading: Reading, ranges: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Return where the tokens of the grid that mentions touch start and end, sorted."""
    starts, ends, _ = grid(reading.text, reading.view)
    if not ranges:
        return starts[:0]
    given = np.array(ranges, np.int64)
    first = np.searchsorted(starts, given[:, 0], side="right") - 1
    last = np.searchsorted(starts, given[:, 1], side="left") - 1
    return np.unique(np.concatenate([starts[first], ends[last]]))


def _split(doc: Doc, borders: npt.NDArray[np.int64]) -> tuple[list[str], list[bool], npt.NDArray[np.int64]] | None:
    """Return words, spaces and the old token of each new one; None where no token is cut."""
    starts = doc.to_array([IDX]).ravel().astype(np.int64)
    holders = np.searchsorted(starts, borders, side="right") - 1
    cuts: dict[int, list[int]] = {}
    for token, border in zip(holders.tolist(), borders.tolist(), strict=True):
        if token >= 0 and starts[token] < border < starts[token] + len(doc[token]):
            cuts.setdefault(token, []).append(border - int(starts[token]))
    if not cuts:
        return None
    words: list[str] = []
    spaces: list[bool] = []
    parents: list[int] = []
    for token in doc:
        text = token.text
        at = 0
        for cut in cuts.get(token.i, ()):
            part = text[at:cut]
            spaced = part[-1] == " " and not part.isspace()
            words.append(part[:-1] if spaced else part)
            spaces.append(spaced)
            at = cut
        words.append(text[at:])
        spaces.append(bool(token.whitespace_))
        parents += [token.i] * (len(words) - len(parents))
    return words, spaces, np.array(parents, np.int64)


def _carry(doc: Doc, split: Doc, parents: npt.NDArray[np.int64]) -> None:
    """Give the new tokens what the old ones had."""
    later = np.append(parents[:-1] == parents[1:], False)  # parts that another part of the word follows
    cut = later | np.insert(later[:-1], 0, False)
    attributes = [a for a in (*_CARRIED, DEP, HEAD) if a == NORM or doc.has_annotation(a)]
    if DEP not in attributes and doc.has_annotation("SENT_START"):
        attributes.append(SENT_START)
    values: Any = doc.to_array(attributes).reshape(len(doc), -1)[parents]
    for column, attribute in enumerate(attributes):
        if attribute in (NORM, LEMMA):
            values[cut, column] = split.to_array([NORM]).ravel()[cut]
        elif attribute == HEAD:
            last = np.flatnonzero(~later)  # of each old token, its last part
            here = np.arange(len(parents))
            heads = last[parents + values[:, column].astype(np.int64)]
            heads[later] = last[parents[later]]
            values[:, column] = (heads - here).astype(np.uint64)
        elif attribute == DEP:
            values[later, column] = doc.vocab.strings.add(_PART)
        elif attribute == SENT_START:
            values[np.insert(later[:-1], 0, False), column] = np.uint64(np.iinfo(np.uint64).max)  # -1: inside
    split.from_array(attributes, values)
    if doc.tensor.shape[0] == len(doc):
        split.tensor = doc.tensor[parents]
    split.cats = doc.cats
    split.user_hooks, split.user_token_hooks, split.user_span_hooks = (
        doc.user_hooks, doc.user_token_hooks, doc.user_span_hooks,
    )  # fmt: skip
    split._context = doc._context  # what nlp.pipe(as_tuples=True) hands through


def _moved(span: Span, split: Doc, parents: npt.NDArray[np.int64]) -> Span:
    """Return a span over the same characters of the new document."""
    start, end = np.searchsorted(parents, [span.start, span.end]).tolist()
    return Span(split, start, end, label=span.label, kb_id=span.kb_id, span_id=span.id)


@Language.factory("policyie_words", assigns=["doc.spans", "doc.ents"], requires=["doc.spans"], retokenizes=True)
def make_words(nlp: Language, name: str) -> Words:
    """Create the component that splits words at the borders of mentions."""
    return Words()
