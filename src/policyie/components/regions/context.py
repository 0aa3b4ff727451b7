"""What a document says about where it plays: the evidence that candidates are weighed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from policyie.components.regions.spot import Spot
from policyie.regions import gazetteer

# How much each kind of evidence weighs for a candidate.
IS_HOME = 7.0
UNDER_HOME = 5.0
ABOVE_HOME = 4.0
SAME_PREFECTURE_AS_HOME = 4.0
SAME_PROVINCE_AS_HOME = 1.5
PREFECTURE_NAMED = 3.0
PROVINCE_NAMED = 1.5
CHILD_NAMED = 3.0
FIRST_OF_NAME = 2.5
FULL_NAME_ELSEWHERE = 4.0
PRIOR = {"province": 3.0, "prefecture": 2.0, "county": 0.0}
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))


@cache
def ancestry(code: str) -> tuple[str, ...]:
    """Return a division's code and those above it, nearest first."""
    return (code, *(d.code for d in gazetteer().parents(code)))


@cache
def prefecture_of(code: str) -> str:
    """Return the prefecture of a code: of a district of Beijing the municipality, of 仙桃市 the city itself."""
    chain = ancestry(code)
    if len(chain) == 2 and chain[1][:2] in _MUNICIPALITIES:
        return chain[1]
    return chain[-2] if len(chain) > 1 else code


@cache
def level_of(code: str) -> str:
    division = gazetteer().current.get(code)
    return division.level if division else "county"


class Context:
    """What the document says about where it plays."""

    def __init__(self, codes: Counter[str], fulls: Iterable[str], home: str | None, lower: bool = False) -> None:
        self.lower = lower  # a text without capitals
        self._related: dict[str, bool] = {}
        self.home = home if home and home in gazetteer().current else None
        self.above_home = ancestry(self.home) if self.home else ()
        # Codes written with their type word, and how early: the first of a name sets its sense.
        self.fulls = {code: -0.01 * n for n, code in enumerate(fulls)}
        self.named = Counter[str]()
        self.prefectures = Counter[str]()
        for code, n in codes.items():
            self.named[code] += n
            self.prefectures[prefecture_of(code)] += n
        self.below = Counter[str]()  # how often places inside a division are named
        for code, n in codes.items():
            for above in ancestry(code)[1:]:
                self.below[above] += n
        self.provinces = Counter[str]()
        for code, n in codes.items():
            self.provinces[ancestry(code)[-1]] += n

    def related(self, code: str) -> bool:
        """Say whether the document speaks of a place, of what it lies in, or of what lies beside it."""
        known = self._related.get(code)
        if known is None:
            known = self._related[code] = not code.isdigit() or self._speaks_of(code)
        return known

    def _speaks_of(self, code: str) -> bool:
        chain = ancestry(code)
        if self.home and (
            self.home in chain or code in self.above_home or prefecture_of(self.home) == prefecture_of(code)
        ):
            return True
        return (
            code in self.fulls
            or any(self.named[c] for c in chain[1:])
            or self.prefectures[prefecture_of(code)] > self.named[code]
        )

    def score(self, code: str, spot: Spot) -> float:
        """Return how well a candidate fits the document as a whole."""
        if not code.isdigit():
            return 2.5 if code.startswith("cluster:") or len(code) == 2 else 0.0
        points = PRIOR[level_of(code)]
        if spot.kind == "T":
            points = 0.0
        chain = ancestry(code)
        if self.home:
            if code == self.home:
                points += IS_HOME
            elif self.home in chain:
                points += UNDER_HOME
            elif code in self.above_home:
                points += ABOVE_HOME
            elif prefecture_of(code) == prefecture_of(self.home):
                points += SAME_PREFECTURE_AS_HOME
            elif chain[-1] == self.above_home[-1]:
                points += SAME_PROVINCE_AS_HOME
        if code in self.fulls:
            points += FULL_NAME_ELSEWHERE + max(self.fulls[code], -1.0)
            if spot.latin and self.fulls[code] == max(self.fulls.get(c, -9.0) for c in spot.codes):
                points += FIRST_OF_NAME
        if self.below[code] and level_of(code) == "prefecture":
            points += CHILD_NAMED
        prefecture = prefecture_of(code)
        if prefecture != code and self.prefectures[prefecture]:
            points += PREFECTURE_NAMED
        if chain[-1] != code and self.provinces[chain[-1]]:
            points += PROVINCE_NAMED
        return points


def related_to(code: str | None, context: Context) -> bool:
    """Say whether the document speaks of a candidate, of what it lies in, or of what lies beside it."""
    return code is not None and context.related(code)


def close_to(code: str, context: Context) -> bool:
    """Say whether the document is about a county or its prefecture, as a town needs to count."""
    return at_home(code, context) or (context.named[code] > 0 and (code in context.fulls or context.named[code] > 1))


def at_home(code: str, context: Context) -> bool:
    """Say whether a county lies in the document's home, or in the home's prefecture."""
    if context.home is None:
        return False
    prefecture = prefecture_of(code)
    return context.home in ancestry(code) or (prefecture != code and prefecture in context.above_home)
