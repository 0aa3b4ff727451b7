"""Conversion of documents: from Docs, to and from dicts and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from math import isfinite
from typing import Any, get_args, get_origin

import cattrs
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn
from spacy.tokens import Doc

from policyie.about import data_version
from policyie.errors import InputError
from policyie.frames import LISTS
from policyie.model import PolicyDocument

_JSON_TYPES = {str: "string", int: "whole number", bool: "boolean", float: "finite number"}


@cache
def converter() -> cattrs.Converter:
    """The converter between values and plain data: decimals are strings, dates ISO 8601, tuples lists."""
    plain = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    plain.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
    plain.register_structure_hook(Decimal, lambda value, _: _decimal(value))
    plain.register_unstructure_hook(date, lambda day: day.isoformat())
    plain.register_structure_hook(date, lambda day, _: date.fromisoformat(day))
    for cls in LISTS.values():
        plain.register_structure_hook(cls, make_dict_structure_fn(cls, plain))
    return plain


@cache
def checking() -> cattrs.Converter:
    """The converter for data from elsewhere: a value of another type than the contract's is refused, not converted."""
    strict = converter().copy()
    for simple in _JSON_TYPES:
        strict.register_structure_hook(simple, partial(_exactly, simple))
    strict.register_structure_hook_factory(_is_tuple, partial(_listed, strict))
    for cls in LISTS.values():
        strict.register_structure_hook(cls, make_dict_structure_fn(cls, strict))
    return strict


def _is_tuple(cls: Any) -> bool:
    origin: Any = get_origin(cls)
    return origin is tuple


def _listed(strict: cattrs.Converter, cls: Any) -> Any:
    item, *_ = get_args(cls)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError(f"not a list: {value!r}")
        found, errors = [], []
        for index, one in enumerate(value):
            try:
                found.append(strict.structure(one, item))
            except Exception as error:  # noqa: PERF203 - whatever a hook raises, with its place, as cattrs does it
                note = IterableValidationNote(f"Structuring {cls} @ index {index}", index, item)
                error.__notes__ = [*getattr(error, "__notes__", []), note]
                errors.append(error)
        if errors:
            raise IterableValidationError(f"While structuring {cls}", errors, cls)
        return tuple(found)

    return structure


def _exactly(cls: type, value: Any, _: Any) -> Any:
    if cls is float and type(value) in (int, float) and isfinite(value):
        return float(value)
    if type(value) is not cls or cls is float:
        raise ValueError(f"not a {_JSON_TYPES[cls]}: {value!r}")
    return value


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise ValueError(f"a decimal is written as a string, not as {value!r}")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"not a decimal: {value!r}") from None
    if not number.is_finite():
        raise ValueError(f"not a finite decimal: {value!r}")
    return number


def document_from_doc(doc: Doc) -> PolicyDocument:
    """See `PolicyDocument.from_doc`."""
    return document_from_record(record_from_doc(doc))


def document_from_record(record: dict[str, Any]) -> PolicyDocument:
    """Return the document of a record that the pipeline made; for data from elsewhere there is `document_from_dict`."""
    return converter().structure(record, PolicyDocument)


def record_from_doc(doc: Doc) -> dict[str, Any]:
    """Return what `document_from_doc` followed by `document_to_dict` does, without the values in between."""
    results = doc.user_data.get("policyie", {})
    meta = results.get("meta", {})
    lists = {name: results.get(name, []) for name in LISTS}
    return {
        "id": _as_given(meta.get("id")),
        "text": text_of(doc),
        "language": meta.get("language", "zh"),
        "title": _as_given(meta.get("title")),
        "published": meta.get("published"),
        "source": _as_given(meta.get("source")),
        "home": _as_given(meta.get("home")),
        "number": meta.get("number"),
        "issuer": meta.get("issuer"),
        "type": meta.get("type", "other"),
        "version": data_version(),
        "languages": results.get("languages", []),
        "sections": results.get("sections", []),
        **lists,
        "people": people(lists["officials"]),
        "notices": results.get("notices", []),
    }


def text_of(doc: Doc) -> str:
    """Return the text of a Doc: as the pipeline was given it, since ``doc.text`` puts it together from the tokens."""
    view = doc.user_data.get("policyie.working", {}).get("view")
    if view is not None and len(doc) and len(view["original"]) == doc[-1].idx + len(doc[-1].text_with_ws):
        given: str = view["original"]
        return given
    return doc.text


def _as_given(fact: Any) -> str | None:
    """A fact of the caller's as text: ids may be numbers."""
    return None if fact is None else str(fact)


def people(officials: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Merge the mentions of each person: one row a person, in order of first appearance."""
    merged: dict[str, dict[str, Any]] = {}
    for index, mention in enumerate(officials):
        key = mention["person"]
        person = merged.setdefault(key, {"id": key, "names": [], "roles": [], "region": None, "mentions": []})
        person["mentions"].append(index)
        person["region"] = person["region"] or mention["region"]
        for name, value in (("names", [mention["text"]]), ("roles", mention["roles"])):
            person[name] += [item for item in value if item not in person[name]]
    return list(merged.values())


def body_of(document: PolicyDocument) -> PolicyDocument:
    """See `PolicyDocument.body`."""
    return document_from_record(body_of_record(document_to_dict(document)))


def body_of_record(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record of a document (`PolicyDocument.to_dict`) without the mentions outside its body."""
    kept = {name: [mention for mention in record[name] if mention["zone"] is None] for name in LISTS}
    return {**record, **kept, "people": people(kept["officials"])}


def document_from_dict(data: dict[str, Any]) -> PolicyDocument:
    """See `PolicyDocument.from_dict`."""
    try:
        return checking().structure(data, PolicyDocument)
    except (cattrs.BaseValidationError, TypeError, AttributeError, KeyError, ValueError) as error:
        reasons = cattrs.transform_error(error, path="document") if isinstance(error, Exception) else [str(error)]
        raise InputError("not a policyie document: " + "; ".join(reasons)) from error


def document_from_json(data: str) -> PolicyDocument:
    """See `PolicyDocument.from_json`."""
    try:
        plain = json.loads(data)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from error
    return document_from_dict(plain)


def document_to_dict(document: PolicyDocument) -> dict[str, Any]:
    """See `PolicyDocument.to_dict`."""
    plain: dict[str, Any] = converter().unstructure(document)
    return plain


def document_to_json(document: PolicyDocument, *, indent: int | None = None) -> str:
    """See `PolicyDocument.to_json`."""
    return json.dumps(document_to_dict(document), ensure_ascii=False, indent=indent)
