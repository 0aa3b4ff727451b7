"""The one place that decides overlaps between lists, and writes ``doc.ents``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from policyie.components.base import write
from policyie.records import Record

# Where mentions of two lists claim the same characters, the earlier list keeps them in doc.ents.
PRECEDENCE = ("officials", "amounts", "regions", "industries")


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


def entities(groups: Iterable[Iterable[Span]], taken: Iterable[Span] = ()) -> list[Span]:
    """Choose entities that share no token: spans already taken first, then group by group, in order."""
    chosen = list(taken)
    used = {token for span in chosen for token in range(span.start, span.end)}
    for group in groups:
        for span in group:
            if used.isdisjoint(range(span.start, span.end)):
                used.update(range(span.start, span.end))
                chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)


class Resolver:
    """Drops places and sectors inside the names of people, and writes all mentions into ``doc.ents``.

    Entities that are in ``doc.ents`` already (a user's own ruler, a trained recogniser) keep their tokens.
    """

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
        groups = [doc.spans[name] for name in PRECEDENCE if name in doc.spans]
        doc.ents = entities(groups, doc.ents)
        return doc


@Language.factory("policyie_resolve", assigns=["doc.ents"])
def make_resolve(nlp: Language, name: str) -> Resolver:
    """Create the component that settles overlaps."""
    return Resolver()
