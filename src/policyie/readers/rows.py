"""Rows that hold a document each: JSON lines, CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from policyie.errors import InputError
from policyie.readers.base import FACTS, Options, Record, Stream, Unreadable, bounded, optional, too_large
from policyie.readers.dates import iso_day
from policyie.readers.encodings import decode

_DELIMITERS = {".csv": ",", ".tsv": "\t"}
# The most rows of Parquet that are in memory at a time, and the most bytes that they may take.
_BATCH = 256
_MEMORY = 1 << 28
# How many times its packed size a part of a Parquet file may take; texts are packed to a tenth or so.
_MOST_PACKED = 200


def json_lines(stream: Stream, name: str, options: Options) -> Iterator[Record | Unreadable]:
    """The documents of a JSONL file, read line by line; a bad line is an Unreadable of its own."""
    for number, line in enumerate(_lines(stream, name, options.max_bytes), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            row = json.loads(decode(line, place) if isinstance(line, bytes) else line)
        except json.JSONDecodeError as error:
            yield Unreadable(place, f"not JSON: {error.msg} at column {error.colno}")
        except InputError as error:
            yield Unreadable(place, str(error))
        except (ValueError, RecursionError) as error:  # a number or a nesting beyond Python's limits
            yield Unreadable(place, f"not JSON that can be read: {error}")
        else:
            yield record(row, place, options)


def separated(stream: Stream, name: str, ending: str, options: Options) -> Iterator[Record | Unreadable]:
    """The documents of a CSV or TSV file with a line of names; a document's place is the line where its row starts.

    Raises:
        InputError: it can't be decoded, is too large, or has no column of texts.
    """
    text = decode(bounded(stream, options.max_bytes), name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_DELIMITERS[ending], strict=True)
    columns: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            row = _next(reader, options.max_bytes)
        except csv.Error as error:
            yield Unreadable(f"{name}:{line}", f"broken CSV: {error}")
            continue
        if row is None:
            break
        if columns is None:
            columns = [column.strip() for column in row]
            _check(columns, options)
        elif any(row):
            cells = {column: cell for column, cell in zip(columns, row, strict=False) if cell}
            yield record(cells, f"{name}:{line}", options)
    if columns is None:
        _check([], options)


def parquet(stream: Stream | io.BytesIO, name: str, options: Options) -> Iterator[Record | Unreadable]:
    """The documents of a Parquet file; a document's place is the number of its row.

    Raises:
        InputError: the extra ``tables`` is missing, the file is broken, or has no column of texts.
    """
    module = optional("pyarrow.parquet", "tables", "reading Parquet")
    with module.ParquetFile(stream) as file:
        columns = file.schema_arrow.names
        _check(columns, options)
        wanted = [column for column in columns if column in _columns(options).values()]
        number = 0
        for batch in file.iter_batches(
            batch_size=_rows_at_a_time(file.metadata, wanted, options.max_bytes), columns=wanted
        ):
            for row in batch.to_pylist():
                number += 1
                found = record(row, f"{name}:{number}", options)
                if isinstance(found, dict) and len(found["text"].encode("utf-8", "replace")) > options.max_bytes:
                    found = Unreadable(found["id"], str(too_large(options.max_bytes)))
                yield found


def _rows_at_a_time(metadata: Any, wanted: list[str], limit: int) -> int:
    """Return how many rows of a Parquet file may be in memory: each may repeat all the text of its row group.

    Raises:
        InputError: a bomb: a part unpacks to more than a document may hold, and to far more than text does.
    """
    largest = 1
    for group in map(metadata.row_group, range(metadata.num_row_groups)):
        parts = [part for part in map(group.column, range(group.num_columns)) if part.path_in_schema in wanted]
        if any(p.total_uncompressed_size > max(limit, _MOST_PACKED * p.total_compressed_size) for p in parts):
            raise too_large(limit)
        largest = max(largest, sum(part.total_uncompressed_size for part in parts))
    return max(1, min(_BATCH, _MEMORY // largest))


def record(row: Any, place: str, options: Options) -> Record | Unreadable:
    """The document in a row: its text, and the facts that it says; ``place`` is its id where it has none."""
    if not isinstance(row, Mapping) or not isinstance(text := row.get(options.text_column), str):
        return Unreadable(place, f"no text in the field {options.text_column!r}")
    columns = _columns(options)
    facts = {fact: str(value) for fact in FACTS if (value := row.get(columns[fact])) is not None and value == value}
    if "published" in facts:
        # What is no date stays, so that the failure of the document shows it.
        facts["published"] = iso_day(row[columns["published"]]) or facts["published"]
    return {"id": place, **facts, "text": text}


def _columns(options: Options) -> dict[str, str]:
    """The column of each fact and of the text."""
    own = {"text": options.text_column, "id": options.id_column, "published": options.published_column}
    return {**{fact: fact for fact in FACTS}, **own}


def _check(columns: list[str], options: Options) -> None:
    if options.text_column not in columns:
        there = ", ".join(columns) or "none"
        raise InputError(f"no column {options.text_column!r} (name another with --text-column); there are: {there}")


def _lines(stream: Stream, name: str, limit: int) -> Iterator[bytes | str]:
    """Lines as bytes; of UTF-16 and UTF-32, whose lines can't be told by bytes, as text."""
    first = True
    # Only at \n: JSON strings may hold U+2028 and its like.
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise too_large(limit)
        if first and (b"\0" in line or line.startswith((b"\xff\xfe", b"\xfe\xff"))):
            yield from decode(line + bounded(stream, limit), name).split("\n")
            return
        first = False
        yield line


def _next(reader: Any, longest: int) -> list[str] | None:
    """The next row. The csv module's own limit on cells, one for the process, is far below a report's length."""
    limit = csv.field_size_limit(longest)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(limit)
