"""The people of a document: one row a person, with every mention, all offices and the jurisdiction."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

import attrs

from policyie.components.officials.names_zh import surname_of
from policyie.tables import rows


@attrs.define
class Person:
    """A person in the making.

    Attributes:
        names: forms in Chinese characters, without spaces.
        spellings: keys of the forms in Latin letters (see `names_en.key_of`).
        surname: the surname as spelt in Latin letters, for later mentions by surname.
        roles: all offices written, in order.
        region: the jurisdiction of the first office that says one; one that names its place goes before others.
    """

    id: str
    names: set[str] = attrs.field(factory=set)
    spellings: set[str] = attrs.field(factory=set)
    surname: str = ""
    roles: list[str] = attrs.field(factory=list)
    region: str | None = None
    placed: bool = False
    named: bool = False

    def hold(self, roles: Iterable[str], region: str | None, *, placed: bool = True, named: bool = False) -> None:
        """Note offices, and the jurisdiction where none is known yet; ``named`` where the office names its place."""
        self.roles += [r for r in roles if r and r not in self.roles]
        if placed and (not self.placed or self.region is None or (named and not self.named and region)):
            self.region = region
            self.placed = True
            self.named = named


@attrs.frozen
class Mention:
    """A place in the view where a person is named, and the rule that says so."""

    start: int
    end: int
    person: Person
    rule: str


class Names:
    """The names of companies, media and schools of a document, by position."""

    def __init__(self, organisations: Iterable[tuple[int, int, str]]) -> None:
        found = sorted((start, end) for start, end, kind in organisations if kind != "government")
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def hold(self, start: int, end: int, *, inner: bool = False) -> bool:
        """Whether a range lies inside such a name; with ``inner``, inside one that begins before it.

        What begins with a person may be a sentence: 张志军会见青山大学.
        """
        i = bisect_right(self._starts, start) - 1
        if i < 0 or self._ends[i] < end:
            return False
        return not inner or self._starts[i] < start


class People:
    """Finds the person that a name stands for, or makes one."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.mentions: list[Mention] = []
        self._by_name: dict[str, Person] = {}
        self._by_spelling: dict[str, Person] = {}
        self._taken: set[int] = set()

    def named(self, name: str) -> Person:
        """Return the person with a Chinese name; a person known by the pinyin of that name is the same one."""
        person = self._by_name.get(name)
        if person is None:
            spellings = pinyin_keys(name)
            person = next((self._by_spelling[s] for s in spellings if s in self._by_spelling), None) or self._new()
            person.names.add(name)
            self._by_name[name] = person
            for spelling in spellings:
                self._by_spelling.setdefault(spelling, person)
        return person

    def spelt(self, key: str, surname: str = "") -> Person:
        """Return the person with a name in Latin letters, by its key."""
        person = self._by_spelling.get(key)
        if person is None:
            person = self._new()
            self._by_spelling[key] = person
        person.spellings.add(key)
        person.surname = person.surname or surname
        return person

    def same(self, name: str, person: Person) -> None:
        """Note that a Chinese name is that of a person known by another spelling."""
        if name not in self._by_name:
            person.names.add(name)
            self._by_name[name] = person

    def known(self, name: str) -> Person | None:
        """Return the person with a Chinese name, if there is one."""
        return self._by_name.get(name)

    def known_spelling(self, key: str) -> Person | None:
        """Return the person with a name in Latin letters, if there is one."""
        return self._by_spelling.get(key)

    def names(self) -> list[str]:
        """Return all Chinese names, longest first."""
        return sorted(self._by_name, key=len, reverse=True)

    def with_surname(self, surname: str) -> list[Person]:
        """Return the people with a Chinese surname."""
        return [p for p in self.all if any(surname_of(n) == surname for n in p.names)]

    def mention(self, start: int, end: int, person: Person, rule: str) -> bool:
        """Note a mention, unless its characters are taken; return whether it was noted."""
        if any(i in self._taken for i in range(start, end)):
            return False
        self._taken.update(range(start, end))
        self.mentions.append(Mention(start, end, person, rule))
        return True

    def free(self, start: int, end: int) -> bool:
        """Whether no mention touches a range."""
        return not any(i in self._taken for i in range(start, end))

    def _new(self) -> Person:
        person = Person(f"p{len(self.all) + 1}")
        self.all.append(person)
        return person


def pinyin_keys(name: str) -> list[str]:
    """Return the keys that a Chinese name has in pinyin: more than one where a character has several readings."""
    surname = surname_of(name)
    if len(name) > 4 or len(name) < 2:
        return []
    fronts = _surname_readings().get(surname, [])
    backs = [""]
    for character in name[len(surname) :]:
        backs = [b + r for b in backs for r in _readings().get(character, [])][:12]
    return [f"{front} {back}".replace("ü", "u") for front in fronts for back in backs if back]


@cache
def _readings() -> dict[str, list[str]]:
    return {r["character"]: r["readings"].split("|") for r in rows("name_pinyin")}


@cache
def _surname_readings() -> dict[str, list[str]]:
    return {r["surname"]: r["pinyin"].split("|") for r in rows("surnames")}
