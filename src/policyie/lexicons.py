"""A user's own words: rows of a CSV file that join the tables of `policyie.load`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from policyie.components.industries.names import links, own_key
from policyie.errors import TableError
from policyie.tables import rows

Pattern = dict[str, str]
Row = Mapping[str, str]

_DIVISION = re.compile(r"(?:[A-T]|[0-9]{2})(?:\|(?:[A-T]|[0-9]{2}))*")


class _CellError(ValueError):
    """What is wrong with a cell: the column, and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def read_lexicon(path: str | Path) -> list[Pattern]:
    """Read a CSV file of a user's own words.

    Args:
        path: a UTF-8 file with a header line. Every row has ``kind`` and ``surface`` and, by kind,

            - ``industry``: ``concept`` (an id of the industry table, or one of your own) and, for your own,
              ``gb4754`` (``13|14``) and ``sei`` (``1`` to ``9`` or empty);
            - ``indicator``: ``indicator`` (one of the contract's list).

    Returns:
        Patterns for the lexicon component, in the order of the file.

    Raises:
        TableError: a cell is wrong; the message names file, line, column and what is wrong with it.
    """
    patterns = []
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        missing = {"kind", "surface"} - set(table.fieldnames or ())
        if missing:
            raise TableError(f"{path}, line 1: the header lacks {', '.join(sorted(missing))}")
        for row in table:
            cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
            try:
                patterns.append(_pattern(cells))
            except _CellError as fault:
                raise TableError(f"{path}, line {table.line_num}, column {fault.column}: {fault}") from None
    return patterns


def _pattern(row: Row) -> Pattern:
    if not row["surface"]:
        raise _CellError("surface", "empty")
    if row["kind"] not in _KINDS:
        raise _CellError("kind", f"{row['kind']!r} is none of {', '.join(_KINDS)}")
    return {"label": row["kind"], "pattern": row["surface"], "id": _KINDS[row["kind"]](row)}


def _industry(row: Row) -> str:
    concept, gb4754, sei = (row.get(column, "") for column in ("concept", "gb4754", "sei"))
    if not concept or not re.fullmatch("[a-z0-9-]+", concept):
        raise _CellError("concept", f"{concept!r} is no id (small letters, digits and hyphens)")
    if not gb4754 and not sei:
        if concept not in links():
            raise _CellError("gb4754", f"{concept!r} is not in the industry table, so it needs codes of its own")
        return concept
    if gb4754 and not _DIVISION.fullmatch(gb4754):
        raise _CellError("gb4754", f"{gb4754!r} is no list of divisions or sections such as 13|14 or A")
    if sei and sei not in set("123456789"):
        raise _CellError("sei", f"{sei!r} is no category from 1 to 9")
    return own_key(concept, gb4754, sei)


def _indicator(row: Row) -> str:
    indicator = row.get("indicator", "")
    known = {r["indicator"] for r in rows("indicators")}
    if indicator not in known:
        raise _CellError("indicator", f"{indicator!r} is none of {', '.join(sorted(known))}")
    return f"{indicator}|strong|mpc"


_KINDS: dict[str, Callable[[Row], str]] = {"industry": _industry, "indicator": _indicator}
