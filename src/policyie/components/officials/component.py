"""Finding officials."""

from __future__ import annotations

from collections.abc import Iterable

from policyie.components.base import Component, Reading
from policyie.components.officials import titles_en
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.offices import entries
from policyie.components.officials.people import People
from policyie.components.officials.reader_en import EnglishReader
from policyie.components.officials.reader_zh import ChineseReader
from policyie.lexicon import Entry
from policyie.records import Record


class Officials(Component):
    """Finds the people named in an office, with all their offices and the jurisdiction.

    Every mention of a person carries the offices written anywhere in the document, and ``person``, which groups them.
    Source of the rules: the annotation guide of the project, restated in docs; titles and names stand in the tables
    office_heads, office_bodies, office_roles, office_cues, surnames and given_names.
    """

    name = "officials"

    def entries(self) -> Iterable[Entry]:
        """Return the heads of titles in both languages, and the words for leaders without a title."""
        return [*entries(), *titles_en.entries()]

    def find(self, reading: Reading) -> list[Record]:
        """Return the officials of a document."""
        people = People()
        jurisdiction = Jurisdiction(reading)
        chinese = ChineseReader(reading, people, jurisdiction)
        chinese.read()
        english = EnglishReader(reading, people, jurisdiction)
        english.read()
        chinese.mentions_by_name()
        english.mentions_by_name()
        return [
            reading.mention(m.start, m.end, m.rule, roles=list(m.person.roles), region=m.person.region, person=m.person.id)
            for m in sorted(people.mentions, key=lambda m: m.start)
        ]


COMPONENT = Officials
