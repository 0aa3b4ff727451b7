"""Documents in Arrow batches read into columns of nested results: for Spark, Ray, Dask, or an Arrow table at hand.

The columns inside are those of the tables of `policyie.bulk.schema`, so that they mean the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa
from spacy.language import Language

from policyie.bulk.nested import FAILURE, POLICY, nested_columns
from policyie.bulk.rows import failure_row, rows_of, stored_row
from policyie.bulk.schema import TABLES
from policyie.bulk.workers import read_batch
from policyie.bulk.writers.parquet import arrow_schema
from policyie.frames import LISTS
from policyie.model import Failure


def _struct(name: str, *more: pa.Field) -> pa.StructType:
    schema = arrow_schema(TABLES[name])
    return pa.struct([*(schema.field(column.name) for column in nested_columns(name)), *more])


@cache
def policy_type() -> pa.StructType:
    """Return the type of a document's results: the columns of the table ``documents``, then each list of mentions."""
    lists = (
        pa.field(
            name,
            pa.list_(pa.field("element", _struct(name), nullable=False)),
            nullable=False,
            metadata={"comment": TABLES[name].comment},
        )
        for name in LISTS
    )
    return _struct("documents", *lists)


@cache
def failure_type() -> pa.StructType:
    """Return the type of why a document could not be read: the columns of the table ``failures``."""
    return _struct("failures")


def with_results(
    batch: pa.RecordBatch, nlp: Language, arguments: Mapping[str, str], *, batch_size: int = 64
) -> Iterator[pa.RecordBatch]:
    """Read the documents of a batch: its rows, in order, with the columns ``policy`` and ``failure``.

    Args:
        batch: a document a row.
        nlp: the pipeline.
        arguments: by argument of `policyie.extract` (``text`` at least) the column that holds it. Ids, titles, homes
            and sources that are no strings become strings; null is not given.
        batch_size: documents between two releases of spaCy's string memory, and most rows of a batch that is given.

    Yields:
        Batches in which ``policy`` holds the results (`policy_type`); where a document could not be read it is null,
        and ``failure`` says why (`failure_type`).
    """
    for start in range(0, batch.num_rows, batch_size):
        part = batch.slice(start, batch_size)
        cells = part.select(list(dict.fromkeys(arguments.values()))).to_pylist()
        documents = [{name: _plain(name, cell[column]) for name, column in arguments.items()} for cell in cells]
        policies: list[dict[str, Any] | None] = []
        failures: list[dict[str, Any] | None] = []
        for result in read_batch(documents, nlp):
            policy, failure = _cells(result)
            policies.append(policy)
            failures.append(failure)
        yield pa.RecordBatch.from_arrays(
            [*part.columns, pa.array(policies, policy_type()), pa.array(failures, failure_type())],
            schema=pa.schema([*part.schema, pa.field(POLICY, policy_type()), pa.field(FAILURE, failure_type())]),
        )


def _plain(name: str, value: Any) -> Any:
    return value if value is None or name in ("text", "published") else str(value)


def _cells(result: Any) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    if isinstance(result, Failure):
        (row,) = rows_of(failure_row(result.id, result.message, result.error))["failures"]
        return None, stored_row(TABLES["failures"], row)
    rows = rows_of(result)
    (document,) = (stored_row(TABLES["documents"], row) for row in rows["documents"])
    return document | {name: [stored_row(TABLES[name], row) for row in rows[name]] for name in LISTS}, None
