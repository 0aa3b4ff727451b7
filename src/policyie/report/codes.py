"""Values as numbers: each different value is kept once, rows hold its place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from policyie import industries
from policyie.frames import name_of_place
from policyie.regions import gazetteer


class Codes:
    """A dictionary of values: ``code`` gives the number of a value, ``entries`` lists the values by number."""

    def __init__(self) -> None:
        self._codes: dict[Hashable, int] = {}

    def code(self, value: Hashable) -> int:
        """Return the number of a value, a new one where it is not known."""
        return self._codes.setdefault(value, len(self._codes))

    @property
    def entries(self) -> list[Any]:
        """The values, by number."""
        return list(self._codes)


def region_entry(code: str | None, named: Iterable[tuple[str | None, str]]) -> tuple[Any, ...]:
    """Return what the page knows of a place.

    Args:
        code: as of `policyie.Target.region`.
        named: codes and names of the document's regions, for places that are no division.

    Returns:
        Code as given, Chinese name, English name, and the codes of today of province, prefecture and county that it
        is or lies in, the widest first; no codes for places that are no division of China.
    """
    if code is None:
        return (None, "", "", ())
    division = gazetteer().today(code)
    if division is None:
        name = name_of_place(code, named)
        return (code, "全国", "National", ()) if code == "CN" else (code, name, name, ())
    above = [parent for parent in reversed(gazetteer().parents(division.code)) if parent.code != division.code]
    return (code, division.name, division.english or division.name, tuple(d.code for d in (*above, division)))


def industry_entry(written: str, concept: str | None) -> tuple[str, str, str]:
    """Return key, Chinese and English name of an industry; what no table knows is called as it is written."""
    try:
        known = industries.concept(concept or written)
    except KeyError:
        return (written, written, written)
    return (known.id, known.zh, known.en)


def place_names(codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield code, Chinese and English name of divisions of today."""
    for code in sorted(set(codes)):
        if division := gazetteer().today(code):
            yield (code, division.name, division.english or division.name)
