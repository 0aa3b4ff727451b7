"""Spark: extraction as two more columns of a DataFrame, on every core of a cluster.

Documents go to Python and back as Arrow batches. Each Python worker of Spark loads the pipeline once and keeps it for
all its tasks. Needs ``pip install policyie[spark]``, on the driver and on every worker.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyie.bulk.nested import FAILURE, POLICY, nested_columns
from policyie.bulk.schema import KEY, PRECISION, SCALE, TABLES, Column, Type
from policyie.bulk.workers import Settings, pipeline
from policyie.frames import LISTS
from policyie.lexicons import read_lexicon
from policyie.pipeline import check_names
from policyie.readers.base import optional

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructField, StructType

    Batches = Iterator[pa.RecordBatch]


def extract(
    frame: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    home: str | None = None,
    source: str | None = None,
    lexicons: Iterable[str | Path] = (),
    exclude: Iterable[str] = (),
    config: Mapping[str, Mapping[str, Any]] | None = None,
    batch_size: int = 64,
) -> DataFrame:
    """Return a DataFrame with what `policyie.extract` finds in each row, beside its own columns.

    Args:
        frame: a document a row.
        text: name of the column with the texts.
        id: name of the column with any names for the documents; what is no string becomes one, as for those below.
        title: name of the column with their titles.
        published: name of the column with their dates: dates, timestamps, or ISO 8601 strings.
        home: name of the column with the codes of the regions that they speak for.
        source: name of the column with who published them.
        lexicons: CSV files of your own words, as of `policyie.load`; they are read here and sent to the workers.
        exclude: names of components to leave out, as of `policyie.load`.
        config: settings by component name, as of `policyie.load`.
        batch_size: documents between two releases of spaCy's string memory.

    Returns:
        The rows of the frame with two columns more (`schema`). ``policy`` holds the results; for a document that can't
        be read it is null, and ``failure`` says why. The work is done when Spark asks for the rows, and done again when
        it asks again: write or cache the result.

    Raises:
        InputError: pyspark or pyarrow is missing.
        ValueError: a column is not there, is no string, or already has the name of a new one; an unknown component.
        TableError: a lexicon is malformed.
    """
    types = optional("pyspark.sql.types", "spark", "policyie.spark")
    optional("pyarrow", "spark", "policyie.spark")
    given = {"id": id, "title": title, "published": published, "home": home, "source": source}
    arguments = {"text": text, **{name: column for name, column in given.items() if column is not None}}
    for name, column in arguments.items():
        if column not in frame.columns:
            raise ValueError(f"{name}={column!r}: there is no such column; there are {', '.join(frame.columns)}")
    if not isinstance(frame.schema[text].dataType, types.StringType):
        raise ValueError(f"text={text!r}: the column holds {frame.schema[text].dataType.simpleString()}, not string")
    if taken := {POLICY, FAILURE} & set(frame.columns):
        raise ValueError(f"the frame already has a column {', '.join(sorted(taken))}; rename or drop it first")
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}; it has to be 1 or more")
    settings = Settings(exclude=exclude, config=config)
    check_names({*settings.exclude, *(config or {})})
    contents = tuple(_checked(Path(path)) for path in lexicons)
    return frame.mapInArrow(
        _reader(settings, contents, arguments, batch_size), types.StructType([*frame.schema, *schema()])
    )


def _checked(path: Path) -> bytes:
    read_lexicon(path)
    return path.read_bytes()


def _reader(
    settings: Settings, lexicons: tuple[bytes, ...], arguments: Mapping[str, str], batch_size: int
) -> Callable[[Batches], Batches]:
    """What a worker runs on the batches of a partition; pickled by Spark, so that it imports what it needs there."""

    def read(batches: Batches) -> Batches:
        from policyie.bulk.arrow import with_results

        nlp = pipeline(with_lexicons(settings, lexicons))
        for batch in batches:
            yield from with_results(batch, nlp, arguments, batch_size=batch_size)

    return read


def with_lexicons(settings: Settings, contents: Iterable[bytes]) -> Settings:
    """Return settings with lexicons given by content, each in a file on this machine that is named by its content.

    Args:
        settings: the settings without them.
        contents: the bytes of each file.

    Returns:
        The settings with the paths of the files; the files stay for the next task.
    """
    folder = Path(tempfile.gettempdir()) / f"policyie-lexicons-{os.getuid() if hasattr(os, 'getuid') else 0}"
    paths = []
    for content in contents:
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / f"{hashlib.sha256(content).hexdigest()}.csv"
        if not path.is_file():
            aside = path.with_suffix(f".{os.getpid()}")
            aside.write_bytes(content)
            aside.replace(path)  # at once: other workers of this machine do the same
        paths.append(path)
    return Settings(lexicons=paths, exclude=settings.exclude, config=settings.config) if paths else settings


def schema() -> StructType:
    """Return the schema of the two columns that `extract` adds, each field with its meaning as comment.

    ``policy`` holds the columns of the table ``documents`` (language, title, published, home, ...; without the text)
    and an array of structs for each list: ``amounts``, ``regions``, ``industries``, ``officials``, ``targets``.
    ``failure`` holds ``document``, ``type`` and ``error``. The fields are those of the tables of bulk output.

    Returns:
        A StructType of ``policy`` and ``failure``.

    Raises:
        InputError: pyspark is missing.
    """
    types = optional("pyspark.sql.types", "spark", "policyie.spark")

    def struct(name: str) -> list[StructField]:
        return [_field(column) for column in nested_columns(name)]

    lists = [
        types.StructField(
            name,
            types.ArrayType(types.StructType(struct(name)), containsNull=False),
            nullable=False,
            metadata={"comment": TABLES[name].comment},
        )
        for name in LISTS
    ]
    made: StructType = types.StructType(
        [
            types.StructField(POLICY, types.StructType([*struct("documents"), *lists])),
            types.StructField(FAILURE, types.StructType(struct("failures"))),
        ]
    )
    return made


def _field(column: Column) -> StructField:
    types = optional("pyspark.sql.types", "spark", "policyie.spark")
    of = {
        Type.STRING: types.StringType(),
        Type.INTEGER: types.LongType(),
        Type.BOOLEAN: types.BooleanType(),
        Type.FLOAT: types.DoubleType(),
        Type.DATE: types.DateType(),
        Type.DECIMAL: types.DecimalType(PRECISION, SCALE),
        Type.STRINGS: types.ArrayType(types.StringType(), containsNull=False),
        Type.MAP: types.MapType(types.StringType(), types.StringType()),
    }
    made: StructField = types.StructField(
        column.name, of[column.type], nullable=not column.required, metadata={"comment": column.comment}
    )
    return made


def table(frame: DataFrame, name: str) -> DataFrame:
    """Return one table of the results: a row a mention, a document or a failure, with the columns of bulk output.

    Args:
        frame: what `extract` returned, or the same read back from storage.
        name: ``amounts``, ``regions``, ``industries``, ``officials``, ``targets``, ``documents`` or ``failures``.

    Returns:
        The columns of that table (see `policyie.bulk.schema.TABLES`) without ``document_key``, for which ``document``,
        the id, stands in; ``documents`` is without the text.

    Raises:
        ValueError: there is no such table.
    """
    functions = optional("pyspark.sql.functions", "spark", "policyie.spark")
    if name not in TABLES:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    if name not in LISTS:
        column = FAILURE if name == "failures" else POLICY
        return frame.filter(functions.col(column).isNotNull()).select(f"{column}.*").drop(*LISTS)
    rows = frame.select(f"{POLICY}.document", f"{POLICY}.published", functions.explode(f"{POLICY}.{name}").alias("m"))
    shared = ("document", "published")
    columns = [column.name for column in TABLES[name].stored() if column.name != KEY]
    return rows.select(*(column if column in shared else f"m.{column}" for column in columns))
