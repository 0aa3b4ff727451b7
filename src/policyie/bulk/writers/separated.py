"""CSV: a folder with a file for each table, safe to open in a spreadsheet, and ``columns.csv`` with all columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from policyie.bulk.journal import read_lines
from policyie.bulk.rows import rows_of
from policyie.bulk.schema import TABLES, Table, Type

# What a cell begins with that spreadsheets run as a formula (OWASP, "CSV Injection"), in half and full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(journal: Path, target: Path) -> None:
    """Write the records of a journal as a folder of CSV files: UTF-8 with a byte order mark, for Excel."""
    target.mkdir()
    with ExitStack() as files:
        writers = {}
        for name, table in TABLES.items():
            out = files.enter_context((target / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(out, lineterminator="\n")
            writers[name].writerow(column.name for column in table.columns)
        for key, record in enumerate(read_lines(journal)):
            for name, rows in rows_of(record, key).items():
                writers[name].writerows(_cells(TABLES[name], row) for row in rows)
    _write_columns(target / "columns.csv", TABLES.values())


def _write_columns(path: Path, tables: Iterable[Table]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["table", "column", "type", "comment"])
        for table in tables:
            writer.writerows([table.name, column.name, column.type.value, column.comment] for column in table.columns)


def _cells(table: Table, row: Mapping[str, Any]) -> list[Any]:
    return [_cell(row[column.name], column.type) for column in table.columns]


def _cell(value: Any, of: Type) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    # Figures and dates begin with digits or a sign, and are what they seem.
    return safe(value) if isinstance(value, str) and of is not Type.DECIMAL else value


def safe(text: str) -> str:
    """Return a cell that no spreadsheet runs: one that begins like a formula gets an apostrophe in front.

    A zero character, which programs pass over or stop at, becomes U+FFFD; Python 3.10 writes none into CSV.
    """
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if text.startswith(_FORMULA) else text
