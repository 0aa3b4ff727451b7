"""The industries that policyie knows: look up a concept, walk its relatives, cross from one classification to another.

>>> from policyie import industries
>>> industries.concept("sodium-batteries").gb4754
('38',)
>>> [c.id for c in industries.parents("sodium-batteries")]
['batteries', 'nev-parts', 'new-energy-vehicles', 'automobiles', 'manufacturing']
>>> industries.crosswalk("36", source="gb4754", target="isic")
('29',)

Classifications: ``gb4754`` (GB/T 4754-2017: sections by letter, divisions by two digits, some groups by three), ``sei``
(strategic emerging industries, 2018) and ``isic`` (ISIC Rev. 4). The tables are those in ``policyie/resources``;
nothing is read before the first call.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

import attrs

from policyie.tables import cell_list, rows

Classification = Literal["gb4754", "sei", "isic"]


@attrs.frozen
class Concept:
    """An industry as policy names it.

    Attributes:
        id: its name in the output (``concept`` of an industry mention).
        zh, en: its usual Chinese and English name.
        parent: id of the broader concept, or None.
        gb4754: sections, divisions or groups of GB/T 4754-2017 that it falls in.
        sei: category of the 2018 strategic emerging industries (``"5.2"``), or None.
        isic: divisions or sections of ISIC Rev. 4 that correspond to the GB/T codes.
    """

    id: str
    zh: str
    en: str
    parent: str | None
    gb4754: tuple[str, ...]
    sei: str | None
    isic: tuple[str, ...]


@attrs.frozen
class Category:
    """A line of an official classification: its code, titles (``zh`` is None in ISIC), and the code above it."""

    code: str
    zh: str | None
    en: str
    parent: str | None


@cache
def concepts() -> dict[str, Concept]:
    """Return all concepts by id, broad ones first."""
    return {
        row["id"]: Concept(
            id=row["id"],
            zh=row["zh"],
            en=row["en"],
            parent=row["parent"] or None,
            gb4754=tuple(cell_list(row["gb4754"])),
            sei=row["sei"] or None,
            isic=tuple(cell_list(row["isic"])),
        )
        for row in rows("industries")
    }


@cache
def _by_name() -> dict[str, str]:
    return {row["surface"].lower(): row["concept"] for row in rows("industry_names")}


@cache
def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in rows("industry_names"):
        names.setdefault(row["concept"], []).append(row["surface"])
    return names


@cache
def _children() -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {}
    for item in concepts().values():
        children.setdefault(item.parent, []).append(item.id)
    return children


def concept(name: str) -> Concept:
    """Return the concept with this id or name.

    Args:
        name: an id (``"new-energy-vehicles"``) or any name of the tables, Chinese or English, in any case.

    Returns:
        The concept, with its classes.

    Raises:
        KeyError: there is no such concept.
    """
    known = concepts()
    if name in known:
        return known[name]
    try:
        return known[_by_name()[name.strip().lower()]]
    except KeyError:
        raise KeyError(f"no industry is called {name!r}") from None


def names(name: str) -> tuple[str, ...]:
    """Return all names of a concept, Chinese ones first.

    Args:
        name: an id or any name of the tables, as of `concept`.

    Returns:
        All names of the tables; what rules compose (新型…产业) is not among them.

    Raises:
        KeyError: there is no such concept.
    """
    return tuple(_names().get(concept(name).id, ()))


def parents(name: str) -> tuple[Concept, ...]:
    """Return the broader concepts, nearest first.

    Args:
        name: an id or any name of the tables, as of `concept`.

    Returns:
        From the next broader one to the top; empty for those at the top.

    Raises:
        KeyError: there is no such concept.
    """
    found: list[Concept] = []
    above = concept(name).parent
    while above:
        found.append(concepts()[above])
        above = found[-1].parent
    return tuple(found)


def children(name: str | None = None) -> tuple[Concept, ...]:
    """Return the concepts directly below one, or those at the top where no name is given.

    Args:
        name: an id or any name of the tables, as of `concept`. None for the top.

    Returns:
        In the order of the table.

    Raises:
        KeyError: there is no such concept.
    """
    known = concepts()
    return tuple(known[item] for item in _children().get(concept(name).id if name else None, ()))


@cache
def categories(classification: Classification) -> dict[str, Category]:
    """Return all lines of an official classification by code.

    Args:
        classification: ``gb4754``, ``sei`` or ``isic``.

    Returns:
        By code, in the order of the classification: sections, divisions and the groups that the tables use.

    Raises:
        ValueError: there is no such classification.
    """
    if classification not in get_args(Classification):
        raise ValueError(f"no classification {classification!r}; there are {', '.join(get_args(Classification))}")
    return {
        row["code"]: Category(row["code"], row.get("zh") or None, row["en"], row["parent"] or None)
        for row in rows(classification)
    }


def within(code: str, classification: Classification = "gb4754") -> tuple[Concept, ...]:
    """Return the concepts that fall in a category or in one below it.

    Args:
        code: a code of the classification.
        classification: ``gb4754``, ``sei`` or ``isic``.

    Returns:
        In the order of the table, broad concepts first.

    Raises:
        KeyError: the classification has no such code.
        ValueError: there is no such classification.
    """
    _check(code, classification)
    return tuple(
        item
        for item in concepts().values()
        if any(_is_below(own, code, classification) for own in _codes(item, classification))
    )


def crosswalk(code: str, source: Classification, target: Classification) -> tuple[str, ...]:
    """Return the codes of another classification that correspond to a code.

    Between GB/T 4754 and ISIC the table of divisions decides; to and from the strategic emerging industries, which
    cut across both, the concepts that have both codes do.

    Args:
        code: a code of the source.
        source: ``gb4754``, ``sei`` or ``isic``.
        target: ``gb4754``, ``sei`` or ``isic``.

    Returns:
        Codes of the target; empty where nothing corresponds.

    Raises:
        KeyError: the source has no such code.
        ValueError: there is no such classification.
    """
    _check(code, source)
    if source == target:
        return (code,)
    if {source, target} == {"gb4754", "isic"}:
        pairs = [(row["code"], other) for row in rows("gb4754") for other in cell_list(row["isic"])]
        level = len(code)
        if source == "gb4754":
            return tuple(dict.fromkeys(b for a, b in pairs if a == code))
        return tuple(dict.fromkeys(a for a, b in pairs if b == code and len(a) == level))
    found = dict.fromkeys(other for item in within(code, source) for other in _codes(item, target))
    return tuple(sorted(found))


def _codes(item: Concept, classification: Classification) -> tuple[str, ...]:
    if classification == "sei":
        return (item.sei,) if item.sei else ()
    return item.gb4754 if classification == "gb4754" else item.isic


def _is_below(code: str, above: str, classification: Classification) -> bool:
    known = categories(classification)
    current: str | None = code
    while current is not None:
        if current == above:
            return True
        current = known[current].parent
    return False


def _check(code: str, classification: Classification) -> None:
    if code not in categories(classification):
        raise KeyError(f"{classification} has no code {code!r}")
