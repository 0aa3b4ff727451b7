"""Documents as tables: one DataFrame of pandas or polars a list, one row a mention, with names beside the codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from policyie import model
from policyie.model import PolicyDocument
from policyie.regions import gazetteer

if TYPE_CHECKING:
    from policyie.bulk.schema import Table

Backend = Literal["pandas", "polars"]
"""Whose data frames are made."""

LISTS: dict[str, type[model.Mention]] = {
    "amounts": model.Amount,
    "regions": model.Region,
    "industries": model.Industry,
    "officials": model.Official,
    "targets": model.Target,
}
"""The lists of a document, in the order in which the pipeline writes them, and what they hold."""

_NATIONAL = "CN"


def place_name(code: str | None, document: PolicyDocument) -> str:
    """Return what to call a place: its official name of today, else what the document calls it, else its code.

    Args:
        code: as of `policyie.Region`, ``CN`` for the nation.
        document: the document that names it.

    Returns:
        A name, mostly Chinese; empty where there is no code.
    """
    if code is None:
        return ""
    return name_of_place(code, ((region.code, region.name or region.text) for region in document.regions))


def name_of_place(code: str, named: Iterable[tuple[str | None, str]]) -> str:
    """Return what to call a place, as `place_name` does.

    Args:
        code: as of `policyie.Region`, ``CN`` for the nation.
        named: codes and names of a document's regions.

    Returns:
        A name, or the code where nothing names it.
    """
    if code == _NATIONAL:
        return "national"
    if division := gazetteer().today(code):
        return division.name
    return next((name for known, name in named if known == code), code)


def frames_of(documents: Iterable[PolicyDocument], *, backend: Backend = "pandas") -> dict[str, Any]:
    """Return the tables of one or more documents.

    Args:
        documents: in the order in which their rows are to stand.
        backend: ``pandas`` or ``polars``.

    Returns:
        By name of the list a DataFrame with the columns of `policyie.bulk.schema.TABLES`: beside the fields of the
        mention each row has ``document`` (id), ``published``, and, where it has a region, ``region_name``; targets have
        their province and the clause that they rest on as ``evidence``. ``document_key`` is the place of the document
        among those given. Codes and names are strings, dates are dates. In pandas, values are exact decimals (column
        type object) and lists are lists. In polars, values are ``Decimal(38, 10)`` with all their digits beside them
        (``value_text``), the closed vocabularies (`policyie.schema.VOCABULARIES`) are enumerations, and ``rules`` is a
        list of keys and values, as in Parquet.

    Raises:
        ModuleNotFoundError: pandas or polars is missing (``pip install policyie[tables]``, ``policyie[polars]``).
        ValueError: another backend is named.
    """
    from policyie.bulk.rows import rows_of
    from policyie.bulk.schema import TABLES

    makers = {"pandas": _pandas, "polars": _polars}
    if backend not in makers:
        raise ValueError(f"backend is {backend!r}; there are {', '.join(makers)}")
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in LISTS}
    for key, document in enumerate(documents):
        found = rows_of(document.to_dict(), key)
        for name in LISTS:
            rows[name] += found[name]
    return {name: makers[backend](TABLES[name], rows[name]) for name in LISTS}


def _pandas(table: Table, rows: list[dict[str, Any]]) -> Any:
    # Vocabularies stay strings: pandas counts and groups the categories that do not occur too.
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise _missing("pandas", "tables") from error

    from policyie.bulk.rows import python_row
    from policyie.bulk.schema import Type

    types = {Type.INTEGER: "int64", Type.BOOLEAN: "bool", Type.FLOAT: "float64", Type.DATE: "datetime64[s]"}
    frame = pd.DataFrame([python_row(table, row) for row in rows], columns=[column.name for column in table.columns])
    return frame.astype({column.name: types[column.type] for column in table.columns if column.type in types})


def _polars(table: Table, rows: list[dict[str, Any]]) -> Any:
    try:
        import polars as pl
    except ModuleNotFoundError as error:
        raise _missing("polars", "polars") from error

    from policyie.bulk.rows import stored_row
    from policyie.bulk.schema import PRECISION, SCALE, Type

    types: dict[Type, Any] = {
        Type.STRING: pl.String,
        Type.INTEGER: pl.Int64,
        Type.BOOLEAN: pl.Boolean,
        Type.FLOAT: pl.Float64,
        Type.DATE: pl.Date,
        Type.DECIMAL: pl.Decimal(PRECISION, SCALE),
        Type.STRINGS: pl.List(pl.String),
        Type.MAP: pl.List(pl.Struct({"key": pl.String, "value": pl.String})),
    }
    closed = _vocabularies(LISTS[table.name])
    schema = {
        column.name: pl.Enum(closed[column.name]) if column.name in closed else types[column.type]
        for column in table.stored()
    }
    maps = [column.name for column in table.columns if column.type is Type.MAP]
    cells = (stored_row(table, row) for row in rows)
    listed = [
        row | {name: [{"key": key, "value": value} for key, value in row[name].items()] for name in maps}
        for row in cells
    ]
    return pl.DataFrame(listed, schema=schema)


def _missing(library: str, extra: str) -> ModuleNotFoundError:
    return ModuleNotFoundError(f"these frames need {library}: pip install policyie[{extra}]", name=library)


def _vocabularies(cls: type[model.Mention]) -> Mapping[str, tuple[str, ...]]:
    """The closed vocabularies of a mention's fields, by field."""
    from policyie.schema import VOCABULARIES

    owners = [owner.__name__ for owner in cls.__mro__]
    named = ((*field.partition(".")[::2], words) for field, words in VOCABULARIES.items())
    return {name: words for owner, name, words in named if owner in owners}
