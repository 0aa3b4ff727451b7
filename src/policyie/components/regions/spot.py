"""A place named in a text, before and after it is decided what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyie.components.regions.own import OwnPlace


class Spot:
    """A place named in the text: where, as what, and what it may stand for.

    Attributes:
        start, end: offsets in the view.
        core: end of the name itself, where the type word was left to what follows (江阴 of 江阴市长).
        kind: the kind of surface (see `places`), or T for a township, A for an abbreviation, Q for a zone that no table
            knows.
        codes: candidates, best first as far as the name itself says; empty for continents and the like.
        rule: name of the rule that found it.
        weak: an ordinary word, or a name that needs a context to count.
        typed: written with its type word.
        latin: written in Latin letters.
        zone: a zone, township or park that lies in the division of its code.
        former: the name of a former division.
        crossing: a word border may run through it (新|增城|镇); it needs other mentions to count.
        own: the user's places that it may be, where a table of theirs named it.
        bare_tail: grown by a zone's head alone (盐池|工业园), no words between.
    """

    __slots__ = (
        "bare_tail",
        "codes",
        "core",
        "crossing",
        "end",
        "former",
        "kind",
        "latin",
        "own",
        "rule",
        "start",
        "typed",
        "weak",
        "zone",
    )

    def __init__(self, start: int, end: int, kind: str, codes: tuple[str, ...], rule: str, weak: bool = False) -> None:
        self.start, self.end, self.core = start, end, end
        self.kind, self.codes, self.rule, self.weak = kind, codes, rule, weak
        self.own: tuple[OwnPlace, ...] = ()
        self.typed = self.zone = self.former = self.latin = self.crossing = self.bare_tail = False


_ONES = b"\1" * 64


class Ranges:
    """Ranges that are taken; asks whether another touches them."""

    def __init__(self, spots: list[Spot], blocked: list[tuple[int, int]]) -> None:
        length = max((spot.end for spot in spots), default=0)
        self._taken = bytearray(max(length, max((end for _, end in blocked), default=0)))
        for start, end in blocked:
            self._taken[start:end] = _ONES[: end - start] if end - start < 64 else b"\1" * (end - start)
        self.add(spots)

    def add(self, spots: list[Spot]) -> None:
        """Take the ranges of more spots."""
        taken = self._taken
        length = max([spot.end for spot in spots], default=0)
        if length > len(taken):
            taken.extend(bytes(length - len(taken)))
        for spot in spots:
            start, end = spot.start, spot.end
            taken[start:end] = _ONES[: end - start] if end - start < 64 else b"\1" * (end - start)

    def touch(self, start: int, end: int) -> bool:
        """Say whether any of these characters is taken."""
        return 1 in self._taken[start:end]


Decision = tuple[Spot, str | None, list[str]]
"""A spot, its code (None where it is open or has none), and its open candidates, best first."""
