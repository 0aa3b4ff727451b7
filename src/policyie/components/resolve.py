"""The one place that decides overlaps between lists, and writes ``doc.ents``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE
from spacy.language import Language
from spacy.tokens import Doc, Span

from policyie.components.base import LABELS, Reading, write
from policyie.records import Record

# Where mentions of two lists claim the same characters, the earlier list keeps them in doc.ents.
PRECEDENCE = ("officials", "amounts", "regions", "industries")
_OUTSIDE = np.array([2, 0], np.uint64)  # ENT_IOB and ENT_TYPE of a token in no entity


def outside(records: Iterable[Record], holders: Sequence[Record]) -> list[Record]:
    """Return the records that touch none of the holders; both sorted by start, holders without overlaps."""
    kept = []
    at = 0
    for record in records:
        while at < len(holders) and holders[at]["end"] <= record["start"]:
            at += 1
        if at == len(holders) or holders[at]["start"] >= record["end"]:
            kept.append(record)
    return kept


def entities(groups: Iterable[Iterable[Span]], length: int) -> list[Span]:
    """Choose spans of a document of so many tokens that share no token: group by group, each in its order."""
    chosen: list[Span] = []
    used = bytearray(length)
    for group in groups:
        for span in group:
            start, end = span.start, span.end
            if used.find(1, start, end) < 0:
                used[start:end] = b"\1" * (end - start)
                chosen.append(span)
    return chosen


def write_entities(doc: Doc, given: Iterable[Span]) -> None:
    """Write mentions and the entities of others into ``doc.ents``, as the resolver of the pipeline is set.

    Args:
        doc: a document that the resolver has seen; else its entities are the given ones alone.
        given: entities of others, without overlaps: at least those that the document has.
    """
    given = list(given)
    settings = doc.user_data.get("policyie.working", {}).get("entities")
    groups: list[Sequence[Span]] = [given]
    if settings:
        ours = [doc.spans[name] for name in settings["lists"] if name in doc.spans]
        theirs = [doc.spans[key] for key in settings["spans_keys"] if key in doc.spans]
        groups = [*ours, *groups, *theirs] if settings["overwrite_ents"] else [*groups, *theirs, *ours]
    chosen = entities(groups, len(doc))
    # What doc.ents = chosen does, token by token in C: no token of a long document is asked for in Python.
    if given:
        doc.from_array([ENT_IOB, ENT_TYPE], np.tile(_OUTSIDE, (len(doc), 1)))  # type: ignore[arg-type]
    else:
        doc.from_array([ENT_IOB], np.full(len(doc), _OUTSIDE[0]))  # type: ignore[arg-type]
    doc.set_ents(chosen, default="unmodified")


class Resolver:
    """Drops places and sectors inside the names of people, and writes mentions into ``doc.ents``.

    Args:
        lists: whose mentions become entities; where two claim the same token, the list named first keeps it.
        overwrite_ents: whether mentions win over entities that overlap with them and are in ``doc.ents`` already (a
            user's own ruler, a trained recogniser). By default those keep their tokens.
        spans_keys: span groups of others (a user's span ruler) that become entities too, as if they were in
            ``doc.ents`` already.

    Raises:
        ValueError: a list is unknown.
    """

    def __init__(
        self, lists: Sequence[str] = PRECEDENCE, *, overwrite_ents: bool = False, spans_keys: Sequence[str] = ()
    ) -> None:
        if unknown := set(lists) - set(LABELS):
            raise ValueError(f"unknown lists {sorted(unknown)}; there are {', '.join(LABELS)}")
        self._settings = {"lists": [*lists], "overwrite_ents": overwrite_ents, "spans_keys": [*spans_keys]}

    def __call__(self, doc: Doc) -> Doc:
        """Settle overlaps and write ``doc.ents``."""
        results = doc.user_data.get("policyie", {})
        people = results.get("officials", [])
        if people:
            for name in ("regions", "industries"):
                before = results.get(name, [])
                after = outside(before, people)
                if len(after) < len(before):
                    write(doc, name, after)
        Reading(doc).working["entities"] = self._settings
        write_entities(doc, doc.ents)
        return doc


@Language.factory(
    "policyie_resolve",
    assigns=["doc.ents", "doc.spans"],
    requires=["doc.spans"],
    default_config={"lists": list(PRECEDENCE), "overwrite_ents": False, "spans_keys": []},
)
def make_resolve(nlp: Language, name: str, lists: list[str], overwrite_ents: bool, spans_keys: list[str]) -> Resolver:
    """Create the component that settles overlaps; its settings are those of `Resolver`."""
    return Resolver(lists, overwrite_ents=overwrite_ents, spans_keys=spans_keys)
