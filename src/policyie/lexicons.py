"""A user's own words: rows of a CSV file that join the tables of `policyie.load`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import attrs

from policyie.components.industries.names import links
from policyie.components.industries.names import own_key as industry_key
from policyie.components.officials.offices import KIND as OFFICE
from policyie.components.officials.offices import heads
from policyie.components.officials.offices import own_key as office_key
from policyie.components.officials.titles_en import KIND as OFFICE_EN
from policyie.components.officials.titles_en import heads as heads_en
from policyie.components.regions.own import OwnPlace, known_code
from policyie.components.regions.places import places
from policyie.errors import TableError
from policyie.regions import gazetteer
from policyie.tables import rows
from policyie.view import view_of

Pattern = dict[str, str]

PLACE_LEVELS = ("province", "prefecture", "county", "township", "zone", "cluster", "country")
OFFICE_LEVELS = ("national", "province", "prefecture", "city", "county", "district", "banner", "town", "zone")
_OWN_ROLE = "own_"
_DIVISION = re.compile(r"(?:[A-T]|[0-9]{2})(?:\|(?:[A-T]|[0-9]{2}))*")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class _CellError(ValueError):
    """What is wrong with a cell: the column, and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


@attrs.frozen
class _Row:
    """A row of a file: its line, and its cells by column, stripped; a column that the file lacks is empty."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_lexicon(path: str | Path) -> list[Pattern]:
    """Read a CSV file of a user's own words.

    Args:
        path: a UTF-8 file (with or without a byte order mark) with a header line, columns in any order. Every row has
            ``kind`` and ``surface`` (the words), may have ``aliases`` (more words of the same meaning, ``a|b``), and by
            kind:

            - ``place``: ``code``, of the tables or of your own; for your own also ``level`` (of the contract's) and
              ``parent`` (six-digit code of the division that it lies in; clusters and countries need none).
              ``since`` and ``until`` are the years of documents in which the name means this place;
            - ``industry``: ``concept`` (an id of the industry table, or one of your own) and, for your own, ``gb4754``
              (``13|14``) and ``sei`` (``1`` to ``9`` or empty);
            - ``office``: ``role`` (one of the contract's, or one of your own that begins with ``own_``), and where you
              like ``deputy_role`` (of 副 and "deputy") and ``level`` (of the jurisdiction: national, province,
              prefecture, city, county, district, banner, town or zone);
            - ``indicator``: ``indicator`` (one of the contract's list).

    Returns:
        Patterns for the lexicon component, in the order of the file.

    Raises:
        TableError: the file or a cell is wrong; the message names file, line, column and what is wrong with it.
        OSError: the file can't be opened.
    """
    patterns: list[Pattern] = []
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    line = 1
    try:
        for row in _rows(path):
            line = row.line
            for column, pattern in _patterns(row):
                _check_new(pattern, column, line, seen)
                patterns.append(pattern)
    except _CellError as fault:
        raise TableError(f"{path}, line {line}, column {fault.column}: {fault}") from None
    return patterns


def readable(label: str, key: str) -> bool:
    """Say whether the component that reads a kind of pattern can read a key: of the tables, or of `read_lexicon`.

    Args:
        label: the kind of pattern, such as ``place``.
        key: what its words stand for.

    Returns:
        True where the component knows the key.
    """
    if label == "place":
        return key in places() or key.count("#") == len(OwnPlace._fields) - 1
    if label == "indicator":
        return key.count("|") == 2
    if label in (OFFICE, OFFICE_EN):
        return key in (heads() if label == OFFICE else heads_en()) or key.count("#") == 3
    return True


def _rows(path: str | Path) -> Iterator[_Row]:
    reader = csv.reader(StringIO(_text(path), newline=""), strict=True)
    line = 1
    columns: list[str] = []
    try:
        for cells in reader:
            line, first = reader.line_num + 1, line
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _header(path, first, [cell.strip() for cell in cells])
            elif len(cells) > len(columns):
                raise TableError(
                    f"{path}, line {first}: {len(cells)} cells under a header of {len(columns)} columns "
                    "(a comma inside a cell needs quotes around it)"
                )
            else:
                yield _Row(first, dict(zip(columns, map(str.strip, cells), strict=False)))
    except csv.Error as error:
        raise TableError(f"{path}, line {line}: {error}") from None
    if not columns:
        raise TableError(f"{path}, line 1: no header")


def _text(path: str | Path) -> str:
    data = Path(path).read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise TableError(f"{path}, line 1: the file is UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{path}, line {line}: byte 0x{data[error.start]:02x} is no UTF-8; save the file as UTF-8"
        ) from None
    if "\0" in text:
        raise TableError(f"{path}, line {text.count(chr(10), 0, text.index(chr(0))) + 1}: a null character")
    return text


def _header(path: str | Path, line: int, columns: list[str]) -> list[str]:
    where = f"{path}, line {line}"
    for separator in (";", "\t"):
        if len(columns) == 1 and separator in columns[0]:
            raise TableError(f"{where}: columns are separated by {separator!r}; commas are needed")
    known = ("kind", "surface", "aliases", *dict.fromkeys(c for kind in _KINDS.values() for c in kind.columns))
    if missing := {"kind", "surface"} - set(columns):
        raise TableError(f"{where}: the header lacks {', '.join(sorted(missing))}")
    for number, column in enumerate(columns, 1):
        if column not in known:
            what = f"column {column}" if column else f"column {number} without a name"
            raise TableError(f"{where}, {what}: there is no such column; there are {', '.join(known)}")
        if column in columns[: number - 1]:
            raise TableError(f"{where}, column {column}: stands twice in the header")
    return columns


def _patterns(row: _Row) -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns of a row, each with the column that its words stand in."""
    kind = _KINDS.get(row["kind"])
    if kind is None:
        raise _CellError("kind", f"{row['kind']!r} is none of {', '.join(_KINDS)}" if row["kind"] else "empty")
    for column, cell in row.cells.items():
        if cell and column not in ("kind", "surface", "aliases", *kind.columns):
            raise _CellError(column, f"{cell!r} in a row of kind {row['kind']}, which has no such column")
    surface = _surface(row["surface"], "surface")
    key = kind.key(row, surface)
    aliases = [_surface(alias.strip(), "aliases") for alias in row["aliases"].split("|")] if row["aliases"] else []
    for column, words in (("surface", surface), *(("aliases", alias) for alias in aliases)):
        yield column, {"label": kind.label(words), "pattern": words, "id": key}


def _surface(words: str, column: str) -> str:
    """Return words as the rules read them: half-width, simplified."""
    if not words:
        raise _CellError(column, "empty")
    normal = " ".join(view_of(words).text.split())
    if len(normal) < 2:
        raise _CellError(column, f"{words!r} is too short: a single character stands in too many other words")
    if "#" in normal:
        raise _CellError(column, f"{words!r} has a '#'")
    return normal


def _check_new(pattern: Pattern, column: str, line: int, seen: dict[tuple[str, str], tuple[int, str]]) -> None:
    place = (pattern["label"], pattern["pattern"].lower())
    before, key = seen.setdefault(place, (line, ""))
    if key == pattern["id"]:
        raise _CellError(column, f"{pattern['pattern']!r} stands in line {before} already")
    if key and pattern["label"] != "place":  # places may share a name
        raise _CellError(column, f"{pattern['pattern']!r} stands in line {before} already, with another meaning")
    seen[place] = (line, pattern["id"])


def _place(row: _Row, surface: str) -> str:
    code, level, parent, since, until = (row[column] for column in ("code", "level", "parent", "since", "until"))
    if not _CODE.fullmatch(code):
        raise _CellError("code", f"{code!r} is no code (letters, digits, and : . _ -)" if code else "empty")
    if level and level not in PLACE_LEVELS:
        raise _CellError("level", f"{level!r} is none of {', '.join(PLACE_LEVELS)}")
    for column, year in (("since", since), ("until", until)):
        if year and not _YEAR.fullmatch(year):
            raise _CellError(column, f"{year!r} is no year")
    if since and until and since > until:
        raise _CellError("until", f"{until} is before {since}")
    if known_code(code) is not None:
        for column in ("level", "parent"):
            if row[column]:
                raise _CellError(column, f"{row[column]!r} for a code of the tables, which know it: leave it empty")
        return OwnPlace(code, since=since, until=until).key()
    if not level:
        six = " in the gazetteer" if re.fullmatch("[0-9]{6}", code) else " in the tables"
        raise _CellError("level", f"empty: {code!r} is not{six}, and a place of your own needs a level")
    if level == "cluster" and not code.startswith("cluster:"):
        raise _CellError("code", f"{code!r}: the code of a cluster begins with 'cluster:'")
    if not parent and level not in ("cluster", "country", "province"):
        raise _CellError("parent", f"empty: a {level} of your own needs the code of the division that it lies in")
    above = gazetteer().today(parent) if parent else None
    if parent and above is None:
        raise _CellError("parent", f"{parent!r} is not in the gazetteer")
    return OwnPlace(code, surface, level, above.code if above else "", since, until).key()


def _industry(row: _Row, surface: str) -> str:
    concept, gb4754, sei = (row[column] for column in ("concept", "gb4754", "sei"))
    if not concept or not re.fullmatch("[a-z0-9-]+", concept):
        raise _CellError("concept", f"{concept!r} is no id (small letters, digits and hyphens)" if concept else "empty")
    if not gb4754 and not sei:
        if concept not in links():
            raise _CellError("gb4754", f"{concept!r} is not in the industry table, so it needs codes of its own")
        return concept
    if gb4754 and not _DIVISION.fullmatch(gb4754):
        raise _CellError("gb4754", f"{gb4754!r} is no list of divisions or sections such as 13|14 or A")
    if unknown := set(gb4754.split("|")) - {"", *_gb4754()}:
        raise _CellError("gb4754", f"GB/T 4754 has no {' and no '.join(sorted(unknown))}")
    if sei and sei not in set("123456789"):
        raise _CellError("sei", f"{sei!r} is no category from 1 to 9")
    return industry_key(concept, gb4754, sei)


def _office(row: _Row, surface: str) -> str:
    for column in ("role", "deputy_role"):
        role = row[column]
        if column == "role" and not role:
            raise _CellError(column, "empty")
        if role and role not in _roles() and not re.fullmatch(_OWN_ROLE + "[a-z0-9_]+", role):
            raise _CellError(
                column, f"{role!r} is none of {', '.join(_roles())}, and one of your own begins with {_OWN_ROLE!r}"
            )
    if row["level"] and row["level"] not in OFFICE_LEVELS:
        raise _CellError("level", f"{row['level']!r} is none of {', '.join(OFFICE_LEVELS)}")
    deputy = row["deputy_role"] or _deputies().get(row["role"], row["role"])
    return office_key(surface, row["role"], deputy, row["level"])


def _indicator(row: _Row, surface: str) -> str:
    known = {r["indicator"] for r in rows("indicators")}
    if row["indicator"] not in known:
        what = f"{row['indicator']!r} is none of" if row["indicator"] else "empty; there are"
        raise _CellError("indicator", f"{what} {', '.join(sorted(known))}")
    return f"{row['indicator']}|strong|mpc"


@cache
def _gb4754() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("gb4754"))


@cache
def _roles() -> tuple[str, ...]:
    return tuple(row["role"] for row in rows("office_role_names"))


@cache
def _deputies() -> dict[str, str]:
    """The role of the deputy, by role, as the tables of titles have it."""
    pairs = [*rows("office_heads"), *rows("office_roles"), *rows("office_roles_en")]
    return {row["role"]: row["deputy_role"] for row in reversed(pairs) if row["role"] and row["deputy_role"]}


class _Kind(NamedTuple):
    """A kind of row: its columns, the key that its cells make, and the label of its words in the lexicon."""

    columns: tuple[str, ...]
    key: Callable[[_Row, str], str]
    label: Callable[[str], str]


_KINDS = {
    "place": _Kind(("code", "level", "parent", "since", "until"), _place, lambda words: "place"),
    "industry": _Kind(("concept", "gb4754", "sei"), _industry, lambda words: "industry"),
    "office": _Kind(
        ("role", "deputy_role", "level"), _office, lambda words: OFFICE_EN if words[0] < "\u2e80" else OFFICE
    ),
    "indicator": _Kind(("indicator",), _indicator, lambda words: "indicator"),
}
