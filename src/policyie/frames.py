"""Documents as tables: one pandas DataFrame a list, one row a mention, with names beside the codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policyie import model
from policyie.model import PolicyDocument
from policyie.regions import gazetteer

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
    """Return what to call a place: its official name of today, else what the document calls it, else its code."""
    if code is None:
        return ""
    return name_of_place(code, ((region.code, region.name or region.text) for region in document.regions))


def name_of_place(code: str, named: Iterable[tuple[str | None, str]]) -> str:
    """Return what to call a place, as `place_name` does; ``named`` are the codes and names of a document's regions."""
    if code == _NATIONAL:
        return "national"
    if division := gazetteer().today(code):
        return division.name
    return next((name for known, name in named if known == code), code)


def frames_of(documents: Iterable[PolicyDocument]) -> dict[str, Any]:
    """Return the tables of one or more documents.

    Returns:
        By name of the list a DataFrame with the columns of `policyie.bulk.schema.TABLES`: beside the fields of the
        mention each row has ``document`` (id), ``published``, and, where it has a region, ``region_name``; targets have
        their province and the clause that they rest on as ``evidence``. ``document_key`` is the place of the document
        among those given. Values are exact decimals (column type object).

    Raises:
        ModuleNotFoundError: pandas is missing (``pip install policyie[tables]``).
    """
    import pandas as pd

    from policyie.bulk.rows import python_row, rows_of
    from policyie.bulk.schema import TABLES

    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in LISTS}
    for key, document in enumerate(documents):
        found = rows_of(document.to_dict(), key)
        for name in LISTS:
            rows[name] += (python_row(TABLES[name], row) for row in found[name])
    columns = {name: [column.name for column in TABLES[name].columns] for name in LISTS}
    return {name: pd.DataFrame(rows[name], columns=columns[name]) for name in LISTS}
