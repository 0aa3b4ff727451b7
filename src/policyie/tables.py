"""Access to the CSV tables under ``policyie/resources``: read once, lazily, as UTF-8."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the table ``resources/<name>.csv``.

    Args:
        name: file name without ending, such as ``"offices"``.

    Returns:
        One dict a row, keyed by the header line; cells are strings, empty where nothing is known.
        The rows are shared between callers: do not change them.

    Raises:
        FileNotFoundError: there is no such table.
    """
    path = files("policyie").joinpath("resources", f"{name}.csv")
    return tuple(csv.DictReader(StringIO(path.read_text(encoding="utf-8"))))


def cell_list(cell: str, separator: str = "|") -> list[str]:
    """Split a list cell (``"a|b"``) into its items; an empty cell has none."""
    return cell.split(separator) if cell else []
