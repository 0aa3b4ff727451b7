"""Chinese officials without a title beside them: signatures, rows of names, later mentions of those already known."""

from __future__ import annotations

import re
from functools import cache

from policyie.components.base import Reading
from policyie.components.officials import patterns as p
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_zh import (
    BORDER,
    CUT,
    end_of_name,
    is_han,
    name_at,
    name_tables,
    plausible_name,
    surname_of,
)
from policyie.components.officials.people import Names, People
from policyie.components.officials.reader_zh import ChineseReader, compact
from policyie.lexicon import Entry, occurrences
from policyie.tables import rows

# Names in a row vouch for each other: each must be this much likelier than text.
_IN_ROW = -1.2
# 高新区强调: the last characters of bodies and places.
_BODY_ENDS = frozenset("局厅委办部会区市县镇乡省州组院处司队社站所长")
# What a name must be that has neither title nor company: much likelier than text, with a common surname (logarithm).
_SPEAKER, _COMMON = 0.0, -8.2


@cache
def _no_person_before() -> tuple[str, ...]:
    """What makes a name part of another name: 王安和大学."""
    return tuple(r["surface"] for r in rows("office_cues") if r["cue"] == "no_person_before")


LEADER = "national_leader"
"""Kind of the lexicon entries of the leaders of the country."""


def leader_entries() -> list[Entry]:
    """Return the lexicon entries of the leaders of the country."""
    return [
        Entry(LEADER, row[column], row["name"]) for row in rows("national_leaders") for column in ("name", "pinyin")
    ]


def know_national_leaders(reading: Reading, people: People) -> None:
    """Make the leaders of the country known where a text names them: 以习近平同志为核心 has no title."""
    written = {reading.view.text[start:end] for start, end, _ in reading.matches(LEADER)}
    for row in rows("national_leaders") if written else ():
        if row["name"] in written or row["pinyin"] in written:
            leader = people.named(row["name"])
            leader.region, leader.placed = "CN", True
            leader.surname = row["pinyin"].split()[0].lower()


class ChineseMentions:
    """Finds officials by what is known from elsewhere in the document."""

    def __init__(self, reading: Reading, people: People, jurisdiction: Jurisdiction, reader: ChineseReader) -> None:
        self.text = reading.view.text
        self.people = people
        self.jurisdiction = jurisdiction
        self.starts = reader.starts
        self.others = reader.others
        self.other_names = {self.text[slice(*span)] for span in reader.others}
        self.other_ends = {t.end for t in reader.titles if t.sort in ("company", "credit")}
        self.organisations = Names(reading.organisations)

    def read(self) -> None:
        """Note those who sign a report, those whom a headline quotes, and rows of names that attended."""
        for pattern in (p.SIGNED, p.SIGNED_IN_BRACKETS):
            if found := pattern.search(self.text, 0, p.HEAD_OF_REPORT):
                self._alone(found.start("name"), found.end("name"), "zh.signature")
        found = p.QUOTED_ZH.search(self.text)
        if found and plausible_name(found["name"]) and found["name"] not in name_tables().words:
            self._alone(found.start("name"), found.end("name"), "zh.quoted")
        if self.people.mentions:
            self._rows()
        self._speakers()

    def _speakers(self) -> None:
        """王常胜强调: who tells others what to do at the beginning of a sentence leads them, if it is a sure name."""
        text = self.text
        for found in filter(None, (p.SPEAKS_FIRST_ZH.match(text), *p.SPEAKS_ZH.finditer(text))):
            name, start, end = found["name"], found.start("name"), found.end("name")
            if not self.people.free(start, end) or name in name_tables().words or name[-1] in _BODY_ENDS:
                continue
            other = name in self.other_names or self.jurisdiction.overlaps(start, end)
            if other or not plausible_name(name, gain=_SPEAKER) or name_tables().surnames[surname_of(name)] < _COMMON:
                continue
            person = self.people.named(name)
            self.people.mention(start, end, person, "zh.speaks")
            person.hold([], self.jurisdiction.of(None, "", start))

    def _alone(self, start: int, end: int, rule: str) -> None:
        name = name_at(self.text, start, strict=True)
        if name and name.end >= end and self.people.free(name.start, name.end):
            person = self.people.named(compact(self.text[name.start : name.end]))
            self.people.mention(name.start, name.end, person, rule)
            person.hold([], self.jurisdiction.of(None, "", name.start))

    def _rows(self) -> None:
        """甲、乙、丙出席, 甲、乙在主席台就座: leaders named in a row."""
        text = self.text
        for verb in p.ROW_VERBS_ZH:
            at = text.find(verb)
            while at >= 0:
                if p.ROW_OBJECT.match(text, at + 2) and "、" in text[max(0, at - 5) : at]:
                    self._row(at)
                at = text.find(verb, at + 2)
        at = text.find("领导")
        while at >= 0:
            if others := p.LEADERS_AFTER.search(text, max(0, at - p.LEADERS_REACH), at):
                self._row(others.start(), p.ROW_BEFORE_LEADERS)
            at = text.find("领导", at + 2)
        at = text.find("主席台")
        while at >= 0:
            if seated := p.SEATED.search(text, max(0, at - p.LEADERS_REACH), at + p.LEADERS_REACH):
                self._row(seated.start(), p.ROW_BEFORE_LEADERS)
            at = text.find("主席台", at + 3)

    def _row(self, end: int, pattern: re.Pattern[str] = p.ROW_ZH) -> None:
        low = max(0, end - p.ROW_REACH_ZH)
        found = pattern.search(self.text[low:end])
        names = found["names"].split("、") if found else []
        if not found or any(n in name_tables().words or not plausible_name(n, gain=_IN_ROW) for n in names):
            return
        at = low + found.start("names")
        for name in names:
            if self.people.free(at, at + len(name)) and not self.jurisdiction.overlaps(at, at + len(name)):
                person = self.people.named(name)
                self.people.mention(at, at + len(name), person, "zh.attended")
                if not person.placed:
                    person.hold([], self.jurisdiction.of(None, "", at))
            at += len(name) + 1

    def read_known(self) -> None:
        """Note the later mentions of everyone with a Chinese name."""
        names = self.people.names()
        places = occurrences(self.text, names)
        for name in names:
            person = self.people.known(name)
            for at in places[name] if person is not None else ():
                end = at + len(name)
                if person is not None and self.people.free(at, end) and self._is_mention(name, at, end):
                    self.people.mention(at, end, person, "zh.known_name")

    def _is_mention(self, name: str, start: int, end: int) -> bool:
        text = self.text
        gap = p.AFTER_OTHER.search(text, max(0, start - 3), start)
        if (start, end) in self.others or (gap.start() if gap else start) in self.other_ends:
            return False
        if text.startswith(_no_person_before(), end) or p.THOUGHT_ZH.match(text, end):
            return False
        if self.jurisdiction.inside(start, end) or self.organisations.hold(start, end, inner=True):
            return False
        sure = end_of_name(text, end, self.starts)
        left = p.LEFT_BORDER.search(text, max(0, start - 1), start) is not None
        if name in name_tables().words:
            # 高峰 said something, or it was the rush hour: both borders must be clear, and no list of nouns go on.
            return left and sure == BORDER and text[end : end + 1] not in ("与", "和", "、", "及", "的")
        if text[end : end + 1] in ("·", "•"):
            return False
        if len(name) > 2:
            return True
        longer = text[start : end + 1]
        if sure == CUT and is_han(longer[-1]) and plausible_name(longer):
            return False
        return sure > CUT or left
