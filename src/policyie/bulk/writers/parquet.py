"""Parquet: a folder with a file for each table; comments in the metadata of the fields."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policyie._version import __version__
from policyie.bulk.journal import read_lines
from policyie.bulk.rows import rows_of, stored_row
from policyie.bulk.schema import PRECISION, SCALE, TABLES, Table, Type
from policyie.readers.base import optional

_BATCH = 4096  # rows that are Python objects at a time, in each table
_GROUP_ROWS, _GROUP_BYTES = 100_000, 32 << 20  # a row group ends at either


def arrow_schema(table: Table) -> Any:
    """Return the pyarrow.Schema of a table: its stored columns, with comments and keys as metadata."""
    pa = _arrow()
    fields = [
        pa.field(column.name, _type(column.type), nullable=not column.required, metadata={"comment": column.comment})
        for column in table.stored()
    ]
    facts = {"comment": table.comment, "primary_key": ", ".join(table.key), "policyie": __version__}
    return pa.schema(fields, metadata=facts)


def _arrow() -> Any:
    return optional("pyarrow", "tables", "writing Parquet")


def _type(of: Type) -> Any:
    pa = _arrow()
    return {
        Type.STRING: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.BOOLEAN: pa.bool_(),
        Type.FLOAT: pa.float64(),
        Type.DATE: pa.date32(),
        Type.DECIMAL: pa.decimal128(PRECISION, SCALE),
        Type.STRINGS: pa.list_(pa.field("item", pa.string(), nullable=False)),
        Type.MAP: pa.map_(pa.string(), pa.string()),
    }[of]


class _File:
    """A table being written: rows become Arrow batches, and batches row groups."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._table = table
        self._schema = arrow_schema(table)
        self._rows: list[dict[str, Any]] = []
        self._batches: list[Any] = []
        self._maps = [column.name for column in table.columns if column.type is Type.MAP]
        parquet = optional("pyarrow.parquet", "tables", "writing Parquet")
        self._out = parquet.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd")

    def add(self, row: Mapping[str, Any]) -> None:
        cells = stored_row(self._table, row)
        for name in self._maps:
            cells[name] = list(cells[name].items())
        self._rows.append(cells)
        if len(self._rows) == _BATCH:
            self._pack()

    def _pack(self) -> None:
        if self._rows:
            self._batches.append(_arrow().RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows = []
        if (
            sum(b.num_rows for b in self._batches) >= _GROUP_ROWS
            or sum(b.nbytes for b in self._batches) >= _GROUP_BYTES
        ):
            self._write()

    def _write(self) -> None:
        if self._batches:
            self._out.write_table(_arrow().Table.from_batches(self._batches), row_group_size=2 * _GROUP_ROWS)
            self._batches = []

    def close(self) -> None:
        self._pack()
        self._write()
        self._out.close()


def write_parquet(journal: Path, target: Path) -> None:
    """Write the records of a journal as a folder of Parquet files, one for each table.

    Raises:
        InputError: pyarrow is missing.
    """
    target.mkdir()
    files = {name: _File(table, target) for name, table in TABLES.items()}
    for key, record in enumerate(read_lines(journal)):
        for name, rows in rows_of(record, key).items():
            for row in rows:
                files[name].add(row)
    for file in files.values():
        file.close()
