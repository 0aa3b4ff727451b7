"""SQLite: a database file with keys; comments stand in the definitions of the tables (``.schema``)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from policyie.bulk.journal import read_lines
from policyie.bulk.rows import rows_of
from policyie.bulk.schema import KEY, TABLES, Column, Table, Type

_TYPES = {
    Type.STRING: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.BOOLEAN: "INTEGER",
    Type.FLOAT: "REAL",
    Type.DATE: "TEXT",
    # A whole number up to 2**63 is exact, any other the nearest double; the text beside it is exact.
    Type.DECIMAL: "NUMERIC",
    Type.STRINGS: "TEXT",
    Type.MAP: "TEXT",
}


def write_sqlite(journal: Path, target: Path) -> None:
    """Write the records of a journal as a SQLite database; lists and maps are JSON, for ``json_each``."""
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is made anew
        connection.execute("PRAGMA synchronous = OFF")
        inserts = {}
        for name, table in TABLES.items():
            connection.execute(_definition(table))
            inserts[name] = f"INSERT INTO {name} VALUES ({', '.join('?' * len(table.stored()))})"
        for key, record in enumerate(read_lines(journal)):
            for name, rows in rows_of(record, key).items():
                connection.executemany(inserts[name], [_cells(TABLES[name], row) for row in rows])
        connection.commit()


def _definition(table: Table) -> str:
    constraints = [f"PRIMARY KEY ({', '.join(table.key)})"]
    if table.refers:
        constraints.append(f"FOREIGN KEY ({KEY}) REFERENCES documents ({KEY})")
    lines = [*(f"  {_column(column)}, -- {column.comment}" for column in table.stored()), f"  {', '.join(constraints)}"]
    return "\n".join([f"CREATE TABLE {table.name} ( -- {table.comment}", *lines, ")"])


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}'


def _cells(table: Table, row: Mapping[str, Any]) -> list[Any]:
    cells = []
    for column in table.columns:
        value = row[column.name]
        cells.append(json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value)
        if column.type is Type.DECIMAL:
            cells.append(value)
    return cells
