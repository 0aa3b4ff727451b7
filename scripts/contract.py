#!/usr/bin/env python3
"""Write what semantic versioning covers into a file of this version's own, or check the code against it.

usage: contract.py [--check]

``tests/data/contract/0.1.json`` is the public face of version 0.1: the fields of the output with their types and
vocabularies, the tables of bulk runs, the public names with their parameters, spaCy's factories with their settings,
the commands with their options and exit codes, the columns of a user's words. The file of a version that was released
never changes again. --check exits with 1 where the code is not what the file of its version says, and tells for each
difference which step of the version it asks for.
"""

from __future__ import annotations

import ast
import enum
import inspect
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import spacy
import typer.main

import policyie
from policyie._version import __version__
from policyie.bulk.schema import TABLES
from policyie.cli import app
from policyie.lexicons import _KINDS as KINDS
from policyie.pipeline import COMPONENTS
from policyie.schema import document_schema
from policyie.tables import rows

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "data" / "contract"
#: Modules whose public names are promised, beside policyie itself; with the names where not all of them are.
MODULES: dict[str, tuple[str, ...]] = {
    "policyie.bulk": (),
    "policyie.bulk.arrow": ("with_results",),
    "policyie.bulk.schema": ("TABLES", "Table", "Column", "Type"),
    "policyie.bulk.workers": ("Settings", "WorkerError", "pipeline", "read_batch"),
    "policyie.evaluation": (),
    "policyie.frames": (),
    "policyie.industries": (),
    "policyie.lexicons": ("read_lexicon",),
    "policyie.pipeline": ("COMPONENTS", "make_doc"),
    "policyie.plot": (),
    "policyie.readers": (),
    "policyie.regions": (),
    "policyie.report": (),
    "policyie.schema": (),
    "policyie.spark": (),
}
#: What a difference asks for, from the least.
STEPS = ("patch", "minor", "major")


def contract() -> dict[str, Any]:
    """Return the public face as plain data, without words that only explain."""
    registry = spacy.blank("zh")
    factories = {}
    for name in (*COMPONENTS, "words"):
        registry.add_pipe(f"policyie_{name}")
        factories[f"policyie_{name}"] = sorted(registry.get_factory_meta(f"policyie_{name}").default_config)
    command = import_module("policyie.cli.extract")  # policyie.cli.extract itself is the function
    return {
        "output": _bare(document_schema()),
        "roles": sorted({row["role"] for row in rows("office_role_names")}),
        "indicators": sorted({row["indicator"] for row in rows("indicators")}),
        "tables": {
            table.name: {
                "key": list(table.key),
                "columns": {c.name: f"{c.type.value}{'' if c.required else ', null'}" for c in table.stored()},
            }
            for table in TABLES.values()
        },
        "names": {
            name: _names(import_module(name), only)
            for name, only in {"policyie": tuple(policyie.__all__), **MODULES}.items()
        },
        "factories": factories,
        "registered": sorted(_registered()),
        "commands": dict(_commands()),
        "exit codes": {
            name: getattr(command, name) for name in ("SOME_FAILED", "STOPPED", "INTERRUPTED", "TERMINATED")
        },
        "lexicon": {name: ["surface", "aliases", *kind.columns] for name, kind in KINDS.items()},
    }


def _bare(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if key not in ("description", "title", "$schema")}
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema


def _names(module: ModuleType, only: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: _value(getattr(module, name)) for name in sorted(only or getattr(module, "__all__", None) or _own(module))
    }


def _own(module: ModuleType) -> Iterator[str]:
    """Yield the public classes and functions that a module defines, and its constants."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
        else:
            names = []
        yield from (name for name in names if not name.startswith("_"))


def _value(value: Any) -> Any:
    if issubclass(type(value), type):  # not an alias such as dict[str, Any], which Python 3.10 takes for a class
        return _class(value)
    return _parameters(value) if inspect.isroutine(value) or hasattr(value, "__wrapped__") else "value"


def _class(value: type) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, member in vars(value).items():
        if name.startswith("_"):
            continue
        if isinstance(member, classmethod | staticmethod):
            member = member.__func__
        members[name] = _parameters(member) if inspect.isfunction(member) else "value"
    if attrs.has(value):
        members |= {field.name: "value" for field in attrs.fields(value)}
    bases = [base.__name__ for base in value.__mro__[1:] if base is not object and base.__name__ != "Generic"]
    built = (
        {}
        if issubclass(value, enum.Enum | BaseException) or "__init__" not in vars(value)
        else {"()": _parameters(value)}
    )
    return {"bases": dict.fromkeys(bases, "value"), **built, **dict(sorted(members.items()))}


def _parameters(function: Any) -> dict[str, str]:
    found = {}
    given = [p for p in inspect.signature(function).parameters.values() if p.name not in ("self", "cls")]
    for place, parameter in enumerate(given):
        kind = {parameter.KEYWORD_ONLY: "keyword", parameter.VAR_KEYWORD: "more", parameter.VAR_POSITIONAL: "more"}
        needed = parameter.default is parameter.empty and parameter.kind not in (
            parameter.VAR_KEYWORD,
            parameter.VAR_POSITIONAL,
        )
        found[parameter.name] = (
            f"{kind.get(parameter.kind, f'positional {place}')}, {'required' if needed else 'optional'}"
        )
    return found


def _registered() -> Iterator[str]:
    for name in ("GridTokenizer", "WordTokenizer"):
        if spacy.registry.has("tokenizers", f"policyie.{name}.v1"):
            yield f"tokenizers policyie.{name}.v1"
    if spacy.registry.has("callbacks", "policyie.any_length.v1"):
        yield "callbacks policyie.any_length.v1"


def _commands() -> Iterator[tuple[str, dict[str, str]]]:
    group: Any = typer.main.get_command(app)
    for name, one in sorted({"": group, **group.commands}.items()):
        yield (
            f"policyie {name}".strip(),
            {
                "/".join(sorted([*parameter.opts, *parameter.secondary_opts])): "required"
                if parameter.required
                else "optional"
                for parameter in one.params
                if parameter.name != "help"
            },
        )


def leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every plain value of nested data with the keys that lead to it; members of lists are keys."""
    if isinstance(data, dict):
        yield path, "there"
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for item in data:
            yield from leaves(item, (*path, json.dumps(item, ensure_ascii=False)))
    else:
        yield path, data


def differences(before: Any, after: Any) -> list[tuple[str, str]]:
    """Return what is different, each with the step of the version that it asks for.

    Args:
        before: a contract.
        after: the one that is to follow it.

    Returns:
        Pairs of a step, one of `STEPS`, and the difference in words.
    """
    old, new = dict(leaves(before)), dict(leaves(after))
    found = [("major", f"gone: {'/'.join(path)}") for path in old.keys() - new.keys()]
    found += [
        ("major", f"changed: {'/'.join(path)}: {old[path]} to {new[path]}")
        for path in old.keys() & new.keys()
        if old[path] != new[path]
    ]
    for path in new.keys() - old.keys():
        # What a caller has to give from now on breaks the calls that there are; not where all of it is new.
        demanded = str(new[path]).endswith("required") and path[:-1] in old
        found.append(("major" if demanded else "minor", f"new: {'/'.join(path)}"))
    return sorted(found)


def fits(before: str, after: str, step: str) -> bool:
    """Say whether two versions, such as ``0.1`` and ``0.2``, are far enough apart for a step.

    Before 1.0 a minor version may take something away.
    """
    (major, minor), (next_major, next_minor) = (tuple(map(int, version.split(".")[:2])) for version in (before, after))
    if next_major > major:
        return True
    return step == "patch" or (next_minor > minor and (step == "minor" or major == 0))


def main() -> int:
    """Write or check the contract of this version."""
    path = FOLDER / f"{'.'.join(__version__.split('.')[:2])}.json"
    text = json.dumps(contract(), ensure_ascii=False, indent=1) + "\n"
    if "--check" not in sys.argv[1:]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return 0
    if not path.exists():
        print(f"{path.name} is missing: a new version has a contract of its own (python scripts/contract.py)")
        return 1
    found = differences(json.loads(path.read_text("utf-8")), json.loads(text))
    for step, difference in found:
        print(f"{step}: {difference}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
