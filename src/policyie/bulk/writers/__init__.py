"""From the journal of a run to its output: which writer makes which kind of output, by the ending of its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policyie.errors import InputError
from policyie.readers.base import optional

if TYPE_CHECKING:
    from policyie.bulk.run import Write

KINDS = {
    ".jsonl": "JSON lines",
    ".ndjson": "JSON lines",
    ".jsonl.gz": "packed JSON lines",
    ".ndjson.gz": "packed JSON lines",
    ".parquet": "Parquet",
    ".csv": "CSV",
    ".duckdb": "DuckDB",
    ".sqlite": "SQLite",
    ".sqlite3": "SQLite",
    ".db": "SQLite",
}
"""Ending of the name: kind of output."""

_NEEDS = {"Parquet": ("pyarrow",), "DuckDB": ("pyarrow", "duckdb")}

FOLDERS = ("Parquet", "CSV")
"""The kinds that are a folder with a file for each table."""


def kind_of(output: Path) -> str:
    """Return the kind of output that a name asks for.

    Raises:
        InputError: its ending is none that can be written.
    """
    name = output.name.lower()
    for ending, kind in KINDS.items():
        if name.endswith(ending):
            return kind
    raise InputError(f"{output.name} ends in none of: {' '.join(KINDS)}")


def writer(output: Path, *, indent: int | None = None) -> Write | None:
    """Return the function that makes an output from a journal; None where the journal is the output.

    Args:
        output: its name.
        indent: spaces of indented JSON; None for one line a document.

    Raises:
        InputError: the ending can't be written, a package is missing, ``indent`` is given for tables, or there is
            something else under the name.
    """
    kind = kind_of(output)
    if indent is not None and not kind.endswith("JSON lines"):
        raise InputError(f"{kind} can't be indented")
    _check_place(output, kind)
    if kind.endswith("JSON lines"):
        from policyie.bulk.writers.jsonl import jsonl_writer

        return jsonl_writer(packed=kind.startswith("packed"), indent=indent)
    for module in _NEEDS.get(kind, ()):  # said before hours of work, not after
        optional(module, "tables", f"writing {kind}")
    if kind == "Parquet":
        from policyie.bulk.writers.parquet import write_parquet as write
    elif kind == "CSV":
        from policyie.bulk.writers.separated import write_csv as write
    elif kind == "DuckDB":
        from policyie.bulk.writers.duckdb import write_duckdb as write
    else:
        from policyie.bulk.writers.sqlite import write_sqlite as write
    return write


def _check_place(output: Path, kind: str) -> None:
    """Refuse to replace what is not an output of the same kind."""
    from policyie.bulk.schema import TABLES

    if not output.is_dir():
        if output.exists() and kind in FOLDERS:
            raise InputError(f"{output} is a file; {kind} tables need a folder")
        return
    if kind not in FOLDERS:
        raise InputError(f"{output} is a folder")
    ending = ".csv" if kind == "CSV" else ".parquet"
    others = {path.name for path in output.iterdir()} - {f"{name}{ending}" for name in (*TABLES, "columns")}
    if others:
        raise InputError(f"{output} is a folder with other files ({min(others)}): not replaced")
