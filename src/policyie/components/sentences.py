"""The component that sets where sentences start (``doc.sents``), by rules, in both scripts."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from policyie.components.base import Reading
from policyie.tokenizer import token_offsets

_INK = re.compile(r"\S")
_INSIDE = np.iinfo(np.uint64).max  # -1: known to start no sentence


class Sentences:
    """Sets sentence starts as `policyie.clauses` has them; white space belongs to the sentence before it.

    Args:
        overwrite: replace the sentences that an earlier component has set; by default they stay.
    """

    def __init__(self, *, overwrite: bool = False) -> None:
        self.overwrite = overwrite

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts of a document."""
        if not len(doc) or (not self.overwrite and doc.to_array([SENT_START])[1:].any()):
            return doc
        reading = Reading(doc)
        starts = np.array(self.starts(reading), np.uint32)
        values: Any = np.full(len(doc), _INSIDE, np.uint64)
        values[np.searchsorted(token_offsets(doc), starts, side="right") - 1] = 1
        values[0] = 1
        doc.from_array([SENT_START], values)
        return doc

    @staticmethod
    def starts(reading: Reading) -> list[int]:
        """Return where the sentences after the first one start, in offsets of the text as given, ascending."""
        view = reading.view
        text = view.text
        found: dict[int, None] = {}
        ink = -1  # the first character of a word at or after the last end; looked for once in a stretch of white space
        for end in reading.layout.sentences[:-1]:
            if end > ink:
                word = _INK.search(text, end)
                if word is None:
                    break
                ink = word.start()
            found[ink] = None
        return [view.origin(at, at + 1)[0] for at in found] if view.starts is not None else [*found]


@Language.factory(
    "policyie_sentences", assigns=["token.is_sent_start", "doc.sents"], default_config={"overwrite": False}
)
def make_sentences(nlp: Language, name: str, overwrite: bool) -> Sentences:
    """Create the component that sets sentence starts."""
    return Sentences(overwrite=overwrite)
