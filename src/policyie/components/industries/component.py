"""Finding industries: names from the tables, what composition makes of them, and the contexts in which they count."""

from __future__ import annotations

from collections.abc import Iterable

from policyie.components.base import Component, Reading
from policyie.components.industries.brands import branded
from policyie.components.industries.contexts import accepted
from policyie.components.industries.items import items, joined
from policyie.components.industries.names import KIND, concept_of, entries, link
from policyie.components.industries.patterns import patterns
from policyie.lexicon import Entry
from policyie.records import Record


class Industries(Component):
    """Finds named sectors, product groups used as sectors and policy-defined industries, with their codes."""

    name = "industries"
    kinds = (KIND,)

    def entries(self) -> Iterable[Entry]:
        """Return the names of all concepts, and the longer words that are none."""
        return entries()

    def find(self, reading: Reading) -> list[Record]:
        """Return the industries of a document."""
        matches = reading.matches(KIND)
        if not matches:
            return []
        p = patterns()
        text, folded = reading.view.text, reading.view.folded
        found = joined(items(text, folded, matches, reading.organisations, p), folded)
        records = []
        places: set[int] | None = None
        ends: set[int] | None = None
        for item in accepted(found, folded, p):
            if item.grown:
                if places is None:
                    places = {start for start, _, _ in reading.mentions("regions")}
                if item.start in places:  # 云桥天麻 is a place and a sector, 云桥白鹅 without a place a breed
                    item.start += item.grown
                    item.composed = False
            elif not text[item.start].isascii() and branded(text, item.start, item.end):
                if ends is None:
                    ends = {end for _, end, _ in reading.mentions("regions")}
                if item.start not in ends:
                    continue
            codes = link(item.concepts, item.process)
            records.append(
                reading.mention(
                    item.start,
                    item.end,
                    item.rule,
                    concept=concept_of(item.concepts[0]) if len(set(item.concepts)) == 1 else None,
                    gb4754=list(codes.gb4754),
                    sei=codes.sei,
                    composed=item.composed,
                )
            )
        return records


COMPONENT = Industries
