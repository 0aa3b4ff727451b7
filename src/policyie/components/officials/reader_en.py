"""Reading English: which names the titles of a text belong to, in original English and in machine translation."""

from __future__ import annotations

import re

from policyie.components.base import Reading
from policyie.components.officials import patterns as p
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_en import Name, name_at, name_before, plain, roman_tables
from policyie.components.officials.offices import Title
from policyie.components.officials.people import Names, People, pinyin_keys
from policyie.components.officials.titles_en import read_titles

# How far back the beginning of a sentence is looked for.
_SENTENCE = 1000


class EnglishReader:
    """Attaches names to titles, in front of them or after them, and finds rows of names without one.

    Attributes:
        forms: by person, the names as written: what later mentions can be shortened from.
        others: where people of companies and of the press are named, and their surnames.
    """

    def __init__(self, reading: Reading, people: People, jurisdiction: Jurisdiction) -> None:
        self.text = reading.view.text
        self.people = people
        self.jurisdiction = jurisdiction
        self.titles = read_titles(reading, jurisdiction)
        self.by_start = {t.start: t for t in self.titles}
        self.forms: dict[str, list[Name]] = {}
        self.others: list[tuple[int, str]] = []
        self.organisations = Names(reading.organisations)

    def read(self) -> None:
        """Note everyone with a title, whom a headline quotes, and rows of names that attended."""
        titles = self.titles
        first = 0
        while first < len(titles):
            last = first + 1
            while last < len(titles) and self._stacked(titles[last - 1], titles[last]):
                last += 1
            self._attach(titles[first:last])
            first = last
        self._quoted()
        if self.people.mentions:
            self._rows()

    def _stacked(self, first: Title, second: Title) -> bool:
        """Whether a title goes on with another of the same person."""
        if "leaders" in (first.sort, second.sort):
            return False
        gap = p.STACK_EN.match(self.text, first.end)
        if gap is not None and gap.end() == second.start:
            return True
        return second.start == first.end + 1 and first.kind != "plural" and self.text[first.end] == " "

    def _attach(self, group: list[Title]) -> None:
        """Give a group of titles to the names right after it, else to the name before, else to one after a comma."""
        last = group[-1]
        if last.sort == "leaders" and (others := p.OTHERS.search(self.text, max(0, last.start - 30), last.start)):
            self._row_of_leaders(others.start(), last)
        if last.sort == "company" and all(t.sort == "company" or not (t.region or t.level) for t in group):
            after = self._after(last.end, p.GAP_EN)
            other = after[0] if after else self._before(group[0])
            if other is not None:
                self.others.append((other.start, other.surname))
            return
        if after := self._after(last.end, p.LEADERS_GAP_EN if last.sort == "leaders" else p.GAP_EN):
            self._hold(after, group)
        elif before := None if _many(group[0]) else self._before(group[0]):
            self._add(before, self._roles(group), self._region(group), "en.name_title")
        elif last.sort == "office":
            after = self._after(last.end, p.COMMA_GAP_EN, shape=last.level == "envoy")
            if after and not self._titled(after[-1]):
                self._hold(after[:1], group)
            else:
                self._became(group)

    def _hold(self, names: list[Name], group: list[Title]) -> None:
        leaders = group[-1].sort == "leaders"
        roles, region = self._roles(group), self._region(group)
        for name in names if leaders or group[-1].kind == "plural" else names[:1]:
            self._add(name, roles, region, "en.leaders" if leaders else "en.title_name")

    def _titled(self, name: Name) -> bool:
        """Whether a name is followed by a title of its own: Li Mubai, director of …"""
        gap = p.OWN_TITLE.match(self.text, name.end)
        title = self.by_start.get(gap.end()) if gap else None
        if title is None or _many(title):
            return False
        # … unless yet another name follows it: Zhang Aijun, Mayor Xu Yuanshan
        return self.name(title.end + 1, lower=False, shape=False) is None

    def _became(self, group: list[Title]) -> None:
        """A, former mayor of B, was appointed governor: an office of the person named last in the sentence."""
        link = p.BECAME.search(self.text, max(0, group[0].start - p.LINK_REACH_EN), group[0].start)
        if link is None:
            return
        floor = max(0, link.start() - _SENTENCE)
        low = max(*(self.text.rfind(stop, floor, link.start()) for stop in (". ", "\n")), floor - 1)
        before = [m.person for m in self.people.mentions[-20:] if low < m.start < link.start()]
        if not before and (subject := p.SUBJECT.search(self.text, max(low + 1, 0), link.start())):
            surname = plain(subject["surname"])
            before = [person for person in self.people.all if person.surname == surname]
        if before:
            before[-1].hold(self._roles(group), None, placed=False)

    def _after(self, at: int, gap: re.Pattern[str], *, shape: bool = False) -> list[Name]:
        """The names after a title; names of other languages and without capitals only right beside it."""
        text = self.text
        link = gap.match(text, at)
        beside = gap in (p.GAP_EN, p.LEADERS_GAP_EN)
        shape = shape or (link is not None and len(link.group().strip(" ,:")) > 1)  # , Ms Maisie Chan
        names: list[Name] = []
        at = link.end() if link else len(text)
        while (name := self.name(at, lower=beside and not names, shape=beside or shape)) is not None:
            names.append(name)
            alias = p.ALIAS_EN.match(text, name.end)
            more = p.LIST_EN.match(text, alias.end() if alias else name.end)
            if more is None or more.end() in self.by_start or self._has_own_title(more.end()):
                break
            at = more.end()
        return names

    def _has_own_title(self, at: int) -> bool:
        """Whether the name at ``at`` has a title after it that is not that of yet another name."""
        name = self.name(at, lower=False, shape=True)
        gap = p.OWN_TITLE.match(self.text, name.end) if name else None
        title = self.by_start.get(gap.end()) if gap else None
        return title is not None and self.name(title.end + 1, lower=True, shape=False) is None

    def name(self, at: int, *, lower: bool, shape: bool) -> Name | None:
        """The name at ``at`` that is no place, newspaper, or office."""
        name = name_at(self.text, at, lower=lower, shape=shape)
        if name is None or name.start in self.by_start or p.NO_NAME_END.match(self.text, name.end):
            return None
        if self._is_place(name) or (name.shape != "pinyin" and self.jurisdiction.overlaps(name.start, name.end)):
            return None
        if name.shape == "shaped" and (
            p.CAPITALISED_NEXT.match(self.text, name.end) or self.organisations.hold(name.start, name.end)
        ):
            return None
        return name

    def _is_place(self, name: Name) -> bool:
        if self.jurisdiction.inside(name.start, name.end):
            return True
        end = self.jurisdiction.starting(name.start)
        return end is not None and end >= name.end

    def _before(self, first: Title) -> Name | None:
        """The name in front of a title."""
        text = self.text
        link = p.LINK_EN.search(text, max(0, first.start - p.LINK_REACH_EN), first.start)
        name = name_before(text, link.start(), lower=True, shape=True) if link else None
        if link is None or name is None or self._is_place(name):
            return None
        start = name.start
        if "\n" in link.group() and text[start - 1 : start] not in ("\n", ""):
            return None  # a name and a title below it stand alone on their lines
        if name.surname.islower() and not p.LOWER_NAME_START.search(text, max(0, start - 1), start):
            return None
        if name.shape == "shaped" and (
            self.jurisdiction.overlaps(start, name.end) or not p.CLAUSE_START.search(text, max(0, start - 12), start)
        ):
            return None
        if p.PRESS_BEFORE.search(text, max(0, start - 24), start):
            return None
        by = p.BY_BEFORE.search(text, max(0, start - 4), start)
        return None if by and not p.PASSIVE_BEFORE.search(text, max(0, start - 24), start) else name

    def _roles(self, group: list[Title]) -> list[str]:
        return list(dict.fromkeys(t.role for t in group if t.role and t.sort in ("office", "label")))

    def _region(self, group: list[Title]) -> str | None:
        offices = [t for t in group if t.sort in ("office", "leaders")] or group
        said = [t for t in offices if t.region] or [t for t in offices if t.level] or offices[:1]
        first = next((t for t in said if t.role != "party_committee_member"), said[0])
        return self.jurisdiction.of(first.region, first.level, first.start)

    def _add(self, name: Name, roles: list[str], region: str | None, rule: str) -> None:
        surname = plain(name.surname) if name.shape.startswith("pinyin") else ""
        person = self.people.spelt(name.key, surname)
        if not self.people.mention(name.start, name.end, person, rule):
            return
        person.hold(roles, region)
        self.forms.setdefault(person.id, []).append(name)
        alias = p.ALIAS_EN.match(self.text, name.end)
        if alias is not None and name.key in pinyin_keys(alias["han"] or alias["bare"]):
            self.people.same(alias["han"] or alias["bare"], person)

    # Names without a title.

    def _quoted(self) -> None:
        """The first line names whose words follow: Donghai Daily | Xu Anhe: Pay close attention to projects."""
        found = p.QUOTED_EN.match(self.text)
        name = self.name(found.end(), lower=False, shape=False) if found else None
        if name and self.text.startswith((": ", "："), name.end) and self.people.free(name.start, name.end):
            self._add(name, [], self.jurisdiction.of(None, "", name.start), "en.quoted")

    def _rows(self) -> None:
        """Zhong Da, Jiang Jian and Ma Guo attended: leaders in a row, in a document that has officials."""
        for verb in p.ROW_VERBS_EN:
            at = self.text.find(verb)
            while at >= 0:
                self._row(at)
                at = self.text.find(verb, at + 1)

    def _row_of_leaders(self, end: int, leaders: Title) -> None:
        """Note the names before "and other county leaders", wherever in the sentence their row begins.

        Machine translation makes words of some given names; in such a row a surname before them is enough.
        """
        text = self.text
        low = max(0, end - p.ROW_REACH_EN)
        links = [(m.start(), m.end()) for m in p.LIST_EN.finditer(text, low, end)]
        names: list[Name] = []
        stop = end
        for gap, start in reversed(links):
            name = self._leader(start, stop)
            if name is None:
                break
            names.insert(0, name)
            stop = gap
        first = name_before(text, stop)
        if first is not None and first.start >= low and not self._is_place(first):
            names.insert(0, first)
        if len(names) < 2 or sum(name.shape == "pinyin" for name in names) < 2:
            return
        region = self.jurisdiction.of(leaders.region, leaders.level, leaders.start)
        for name in names:
            if self.people.free(name.start, name.end):
                known = self.people.known_spelling(name.key)
                self._add(name, [], known.region if known else region, "en.attended")

    def _leader(self, start: int, stop: int) -> Name | None:
        """The name that fills a range."""
        name = self.name(start, lower=False, shape=True)
        if name is None or name.end != stop:
            return None
        return name if name.shape == "pinyin" or plain(name.surname) in roman_tables().pinyin else None

    def _row(self, end: int) -> None:
        """Note the names of a row that begins a sentence and ends before a verb."""
        text = self.text
        low = max(0, end - p.ROW_REACH_EN)
        at = max(text.rfind(". ", low, end) + 2, text.rfind("\n", low, end) + 1, text.rfind(".", low, end) + 1, low)
        names: list[Name] = []
        while (name := self.name(at, lower=False, shape=False)) is not None:
            names.append(name)
            more = p.LIST_EN.match(text, name.end)
            if more is None:
                break
            at = more.end()
        if len(names) < 2 or not (names[-1].end == end or p.ROW_LINK_EN.fullmatch(text, names[-1].end, end)):
            return
        region = self.jurisdiction.of(None, "", names[0].start)
        for name in names:
            if self.people.free(name.start, name.end):
                known = self.people.known_spelling(name.key)
                self._add(name, [], known.region if known else region, "en.attended")


def _many(title: Title) -> bool:
    """Whether a title is that of several people: the members of the committee."""
    return title.kind == "plural" or title.sort == "leaders"
