"""The names of industries as lexicon entries, and what a name's key says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from policyie.lexicon import Entry
from policyie.tables import cell_list, rows

KIND = "industry"
STRONG, WEAK, PRODUCT = 0, 1, 2
_MARKS = {"s": "", "w": "~", "p": "^"}
_USE = {"~": WEAK, "^": PRODUCT}
NOT_INDUSTRY = "-"
"""Key of a word that contains a name and is no sector (丝绸之路); as the longer match it wins over the name."""


class Name(NamedTuple):
    """What a lexicon key says: the concept (None for a word that is no sector), how far a bare mention can be trusted,
    whether only capitals count (AI, IT).
    """

    concept: str | None
    use: int
    capitals: bool


class Link(NamedTuple):
    """The codes of a concept: GB/T 4754 sections or divisions at two digits, and the strategic category or None."""

    gb4754: tuple[str, ...]
    sei: str | None


def entries() -> Iterator[Entry]:
    """Yield the lexicon entries of the tables industry_names and industry_not."""
    for row in rows("industry_names"):
        surface = row["surface"]
        capitals = "!" if surface.isascii() and surface.isupper() and len(surface) <= 5 and surface.isalpha() else ""
        yield Entry(KIND, surface, row["concept"] + capitals + _MARKS[row["use"]])
    for row in rows("industry_not"):
        yield Entry(KIND, row["surface"], NOT_INDUSTRY)


@cache
def name(key: str) -> Name:
    """Return what a key says. A key that a user added is a concept id, strong."""
    if key == NOT_INDUSTRY:
        return Name(None, STRONG, False)
    use = _USE.get(key[-1:], STRONG)
    key = key.rstrip("~^")
    return Name(key.rstrip("!"), use, key.endswith("!"))


@cache
def names_with_head() -> frozenset[str]:
    """Return the names with the generic head 工业 that name the same concept without it: 纺织工业, not 轻工业."""
    concepts = {row["surface"]: row["concept"] for row in rows("industry_names")}
    return frozenset(
        surface.lower()
        for surface, concept in concepts.items()
        if surface.endswith("工业") and concepts.get(surface[:-2]) == concept
    )


@cache
def links() -> dict[str, Link]:
    """Return the codes of all concepts."""
    return {
        row["id"]: Link(
            tuple(dict.fromkeys(code[:2] for code in cell_list(row["gb4754"]))), row["sei"].partition(".")[0] or None
        )
        for row in rows("industries")
    }


def link(concepts: list[str], process: str | None = None) -> Link:
    """Return the codes of a name made of one or more concepts.

    Args:
        concepts: ids; one that is in no table (a user's own) has no codes.
        process: 加工, breeding and the like where one follows: the processing of farm products is manufacture.
    """
    return _linked(tuple(concepts), process)


@lru_cache(maxsize=8192)
def _linked(concepts: tuple[str, ...], process: str | None) -> Link:
    found = [own for concept in concepts if (own := _codes(concept))]
    codes = list(dict.fromkeys(code for item in found for code in item.gb4754))
    sei = next((item.sei for item in found if item.sei), None)
    if process and codes and all(code in _FARMING for code in codes[:1]):
        if process in _PROCESSING:
            codes, sei = ["13", "14"], None
        elif process in _GROWING:
            codes = codes[:1]
    return Link(tuple(codes), sei)


def own_key(concept: str, gb4754: str, sei: str) -> str:
    """Return the lexicon key of a user's own concept, which carries its codes: ``cellar-tourism#72|78#``."""
    return f"{concept}#{gb4754}#{sei}"


def concept_of(key: str) -> str:
    """Return the concept id of a key of `own_key`, or the id itself."""
    return key.partition("#")[0]


def _codes(concept: str) -> Link | None:
    if "#" not in concept:
        return links().get(concept)
    _, gb4754, sei = concept.split("#")
    return Link(tuple(cell_list(gb4754)), sei or None)


_FARMING = frozenset({"A", "01", "02", "03", "04", "05"})
_PROCESSING = frozenset(
    "加工 深加工 精深加工 精加工 初加工 粗加工 加工业 加工制造 精制 制造 制造业 屠宰 processing manufacturing".split()
) | {"deep processing", "intensive processing"}
_GROWING = frozenset("种植 养殖 养殖业 饲养 制种 繁育 breeding farming planting cultivation".split())
