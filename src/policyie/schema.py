"""The output contract as a JSON Schema, and the closed vocabularies of its fields."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from policyie.metadata import TYPES
from policyie.wording import SIGNS
from policyie.zones import ZONES

_LANGUAGES = ("zh", "en", "mixed")

VOCABULARIES: dict[str, tuple[str, ...]] = {
    "PolicyDocument.language": _LANGUAGES,
    "Section.language": _LANGUAGES,
    "Stretch.language": _LANGUAGES,
    "PolicyDocument.type": (*TYPES, "news", "other"),
    "Mention.zone": ZONES,
    "Amount.comparator": tuple(SIGNS),
    "Target.comparator": tuple(SIGNS),
    "Target.measure": ("money", "percent", "count"),
    "Target.kind": ("goal", "result", "commitment", "threshold", "support", "other"),
    "Region.level": ("province", "prefecture", "county", "township", "zone", "cluster", "country"),
}
"""All values that a field of a class of `policyie.model` can have, null apart. A new value is a new minor version."""


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``PolicyDocument.to_dict()`` and ``policyie extract`` give.

    Returns:
        A new dict. Its ``$id`` names the major version; fields may be added within one, so further properties are
        allowed.
    """
    text = files("policyie").joinpath("resources", "document.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
