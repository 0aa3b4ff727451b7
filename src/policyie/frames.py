"""Documents as tables: one pandas DataFrame a list, one row a mention, with names beside the codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

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
    if code == _NATIONAL:
        return "national"
    if division := gazetteer().today(code):
        return division.name
    return next((region.name or region.text for region in document.regions if region.code == code), code)


def frames_of(documents: Iterable[PolicyDocument]) -> dict[str, Any]:
    """Return the tables of one or more documents.

    Returns:
        By name of the list a DataFrame; beside the fields of the mention (see `policyie.model`) each row has
        ``document`` (id), ``published``, and, where it has a region, ``region_name``; targets have the clause that
        they rest on as ``evidence``. Values are exact decimals (column type object).

    Raises:
        ModuleNotFoundError: pandas is missing (``pip install policyie[tables]``).
    """
    import pandas as pd

    read = list(documents)
    frames = {}
    for name, cls in LISTS.items():
        columns = ["document", "published", *(field.name for field in attrs.fields(cls)), *_EXTRA.get(name, ())]
        rows = [_row(document, mention, columns) for document in read for mention in getattr(document, name)]
        frames[name] = pd.DataFrame(rows, columns=columns)
    return frames


_EXTRA = {"officials": ("region_name",), "targets": ("region_name", "evidence")}


def _row(document: PolicyDocument, mention: Any, columns: list[str]) -> list[Any]:
    beside: dict[str, Any] = {"document": document.id, "published": document.published}
    if "region_name" in columns:
        beside["region_name"] = place_name(mention.region, document)
    if "evidence" in columns:
        beside["evidence"] = document.text[mention.evidence_start : mention.evidence_end].strip()
    return [beside[column] if column in beside else getattr(mention, column) for column in columns]
