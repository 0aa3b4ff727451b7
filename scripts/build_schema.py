#!/usr/bin/env python3
"""Write the JSON Schema of policyie's output, from the values of `policyie.model` and what their docstrings say.

usage: build_schema.py [--check]

With --check nothing is written: the exit code is 1 where the schema that is shipped is not that of the model.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import types
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from policyie import model
from policyie._version import __version__
from policyie.frames import LISTS
from policyie.schema import VOCABULARIES

PATH = Path(__file__).parents[1] / "src" / "policyie" / "resources" / "document.schema.json"

PLAIN = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
}


def schema() -> dict[str, Any]:
    """Return the schema; each kind of value is a definition of its own."""
    values = [*LISTS.values(), model.Person, model.Section, model.Stretch, model.Notice]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:policyie:document:{__version__.split('.')[0]}",
        "title": "policyie document",
        **value(model.PolicyDocument),
        "$defs": {cls.__name__: value(cls) for cls in values},
    }


def value(cls: type) -> dict[str, Any]:
    """Return the schema of an attrs class: an object with all its fields and, so that it can grow, others."""
    hints, told = get_type_hints(cls), meanings(cls)
    return {
        "type": "object",
        "description": summary(cls),
        "properties": {
            field.name: form(hints[field.name], owner(cls, field.name))
            | ({"description": told[field.name]} if field.name in told else {})
            | ({"deprecated": True} if field.metadata.get("deprecated") else {})
            for field in attrs.fields(cls)
        },
        "required": [field.name for field in attrs.fields(cls)],
    }


def owner(cls: type, name: str) -> str:
    """Return a field's name with that of the class that declares it: Mention.zone."""
    return next(f"{c.__name__}.{name}" for c in reversed(cls.__mro__) if name in vars(c).get("__annotations__", {}))


def form(hint: Any, name: str) -> dict[str, Any]:
    """Return the schema of a type."""
    if hint in PLAIN:
        return dict(PLAIN[hint]) | ({"enum": list(VOCABULARIES[name])} if name in VOCABULARIES else {})
    if attrs.has(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    arguments = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return {"anyOf": [form(inner, name), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": form(arguments[0], name)}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": form(arguments[1], name)}
    raise TypeError(f"{name}: no schema for {hint!r}")


def summary(cls: type) -> str:
    """Return the first paragraph of a docstring as one line."""
    return " ".join((cls.__doc__ or "").split("\n\n")[0].split())


def meanings(cls: type) -> dict[str, str]:
    """Return what the docstrings of a class and its parents say of each attribute."""
    found: dict[str, str] = {}
    for parent in reversed(cls.__mro__):
        # cleandoc: from Python 3.13 on docstrings come without the indentation of their class.
        _, _, attributes = inspect.cleandoc(parent.__doc__ or "").partition("Attributes:")
        for names, text in re.findall(r"^ {4}(\w[\w, ]*): (.+(?:\n {8}.+)*)", attributes, re.M):
            found |= dict.fromkeys(names.split(", "), " ".join(text.split()))
    return found


def main() -> int:
    """Write or check the schema."""
    text = json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv[1:]:
        return int(PATH.read_text("utf-8") != text)
    PATH.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
