"""DuckDB: a database file, loaded from Parquet, with keys and comments."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from policyie.bulk.schema import KEY, PRECISION, SCALE, TABLES, Table, Type
from policyie.bulk.writers.parquet import write_parquet
from policyie.readers.base import optional

_TYPES = {
    Type.STRING: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.BOOLEAN: "BOOLEAN",
    Type.FLOAT: "DOUBLE",
    Type.DATE: "DATE",
    Type.DECIMAL: f"DECIMAL({PRECISION}, {SCALE})",
    Type.STRINGS: "VARCHAR[]",
    Type.MAP: "MAP(VARCHAR, VARCHAR)",
}


def write_duckdb(journal: Path, target: Path) -> None:
    """Write the records of a journal as a DuckDB database.

    Raises:
        InputError: duckdb or pyarrow is missing.
    """
    duckdb = optional("duckdb", "tables", "writing DuckDB")
    staged = target.with_name("staged")
    shutil.rmtree(staged, ignore_errors=True)
    write_parquet(journal, staged)
    connection = duckdb.connect(str(target), config={"temp_directory": str(target.with_name("spilled"))})
    try:
        for table in TABLES.values():
            _create(connection, table)
            columns = ", ".join(_quoted(column.name) for column in table.stored())
            file = _literal(str(staged / f"{table.name}.parquet"))
            connection.execute(f"INSERT INTO {table.name} SELECT {columns} FROM read_parquet({file})")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
    shutil.rmtree(staged)


def _create(connection: Any, table: Table) -> None:
    lines = [
        f"{_quoted(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"
        for column in table.stored()
    ]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.refers:
        lines.append(f"FOREIGN KEY ({KEY}) REFERENCES documents ({KEY})")
    connection.execute(f"CREATE TABLE {table.name} ({', '.join(lines)})")
    connection.execute(f"COMMENT ON TABLE {table.name} IS {_literal(table.comment)}")
    for column in table.stored():
        connection.execute(f"COMMENT ON COLUMN {table.name}.{_quoted(column.name)} IS {_literal(column.comment)}")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
