"""Finding officials."""

from __future__ import annotations

from collections.abc import Iterable

from policyie.components.base import Component, Reading
from policyie.components.officials import offices, titles_en
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.mentions_en import EnglishMentions
from policyie.components.officials.mentions_zh import ChineseMentions, know_national_leaders, leader_entries
from policyie.components.officials.people import People
from policyie.components.officials.reader_en import EnglishReader
from policyie.components.officials.reader_zh import ChineseReader
from policyie.lexicon import Entry
from policyie.records import Record


class Officials(Component):
    """Finds the people named in an office, with all their offices and the jurisdiction.

    Every mention of a person carries the offices written anywhere in the document, and ``person``, which groups them.
    Titles and names stand in the tables office_heads, office_bodies, office_roles, office_cues, surnames and
    given_names; the rules, with examples, in `patterns`.
    """

    name = "officials"

    def entries(self) -> Iterable[Entry]:
        """Return heads of titles in both languages, words for leaders without a title, and leaders of the country."""
        return [*offices.entries(), *titles_en.entries(), *leader_entries()]

    def find(self, reading: Reading) -> list[Record]:
        """Return the officials of a document."""
        people = People()
        jurisdiction = Jurisdiction(reading)
        know_national_leaders(reading, people)
        chinese = ChineseReader(reading, people, jurisdiction)
        chinese.read()
        known = ChineseMentions(reading, people, jurisdiction, chinese)
        known.read()
        english = EnglishReader(reading, people, jurisdiction)
        english.read()
        known.read_known()
        EnglishMentions(reading, people, jurisdiction, english).read_known()
        return [
            reading.mention(
                m.start, m.end, m.rule, roles=list(m.person.roles), region=m.person.region, person=m.person.id
            )
            for m in sorted(people.mentions, key=lambda m: m.start)
        ]


COMPONENT = Officials
