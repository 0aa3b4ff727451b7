"""Rows of tables from records: what `policyie.bulk.schema` declares, filled from documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from policyie.bulk.schema import KEY, PRECISION, SCALE, TABLES, Table, Type
from policyie.frames import LISTS, name_of_place
from policyie.records import Record
from policyie.regions import gazetteer


def rows_of(record: Mapping[str, Any], key: int = 0) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that a document gives: by table a list of dicts by column (logical columns, `Table.columns`).

    Args:
        record: a document as of `PolicyDocument.to_dict`, or a failure as of `failure_row`.
        key: its ``document_key``.
    """
    shared = {KEY: key, "document": _storable(record["id"])}
    if "error" in record:
        return {"failures": [shared | {"type": record["type"], "error": _storable(record["error"])}]}
    if record["home"] != _storable(record["home"]):
        record = _with_home(record, _storable(record["home"]))
    document = {c.name: record[c.name] for c in TABLES["documents"].columns if c.name in record}
    document |= {
        "title": _storable(record["title"]),
        "source": _storable(record["source"]),
        "notices": [notice["code"] for notice in record["notices"]],
    }
    rows = {"documents": [shared | document]}
    shared["published"] = record["published"]
    for name in LISTS:
        beside = _BESIDE.get(name)
        rows[name] = [
            shared | {"mention": place} | mention | (beside(mention, record) if beside else {})
            for place, mention in enumerate(record[name])
        ]
    return rows


def _with_home(record: Record | Mapping[str, Any], home: str | None) -> Record:
    """Return a record with another home, which is as given: its figures and people may have it as their region."""
    given = record["home"]
    lists = {
        name: [{**mention, "region": home} if mention["region"] == given else mention for mention in record[name]]
        for name in ("officials", "targets", "people")
    }
    return {**record, **lists, "home": home}


def failure_row(id: str | None, error: str, type: str) -> Record:
    """Return the record of a document that could not be read: its id, what was wrong, and the kind of error."""
    return {"id": id, "error": error, "type": type}


# By table the names of its columns of a type, to convert them alone: there may be a hundred million rows.
_DATES, _DECIMALS = (
    {name: tuple(column.name for column in table.columns if column.type is wanted) for name, table in TABLES.items()}
    for wanted in (Type.DATE, Type.DECIMAL)
)


def python_row(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row by logical column with Python's own types: dates, and exact decimals of any length."""
    cells = dict(row)
    for name in _DECIMALS[table.name]:
        if cells[name] is not None:
            cells[name] = Decimal(cells[name])
    return _dated(cells, table)


def stored_row(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row by stored column with Python's own types: dates, and decimals that fit, beside their texts."""
    cells = dict(row)
    for name in _DECIMALS[table.name]:
        figure = cells[f"{name}_text"] = cells[name]
        cells[name] = fitting(figure)
    return _dated(cells, table)


def _dated(cells: dict[str, Any], table: Table) -> dict[str, Any]:
    for name in _DATES[table.name]:
        if cells[name] is not None:
            cells[name] = date.fromisoformat(cells[name])
    return cells


def fitting(value: str | None) -> Decimal | None:
    """Return a figure (plain digits) as a decimal, None where DECIMAL(38, 10) can't hold it exactly."""
    if value is None:
        return None
    if len(value) > SCALE:
        whole, _, fraction = value.partition(".")
        if len(whole.lstrip("-")) > PRECISION - SCALE or len(fraction.rstrip("0")) > SCALE:
            return None
    return Decimal(value)


def _storable(text: str | None) -> str | None:
    """A name or message as UTF-8 can hold it: the broken bytes of a file's name become their escapes."""
    return text if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _of_official(mention: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    return {"region_name": _region_name(mention["region"], record)}


def _of_target(mention: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    province = province_of(mention["region"])
    return {
        "region_name": _region_name(mention["region"], record),
        "province": province,
        "province_name": province and _province_name(province),
        "concepts": _concepts(mention["industries"], record["industries"]),
        "evidence": record["text"][mention["evidence_start"] : mention["evidence_end"]].strip(),
        "sentence": record["text"][mention["sentence_start"] : mention["sentence_end"]],
        "section": _section(mention["start"], record["sections"]),
    }


_BESIDE: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]] = {
    "officials": _of_official,
    "targets": _of_target,
}


def province_of(code: str | None) -> str | None:
    """Return the code of the province that a division lies in, None for clusters, countries and the nation."""
    return f"{code[:2]}0000" if code is not None and len(code) == 6 and code.isdigit() else None


@cache
def _province_name(code: str) -> str | None:
    division = gazetteer().today(code)
    return division.name if division else None


def _region_name(code: str | None, record: Mapping[str, Any]) -> str | None:
    if code is None:
        return None
    return name_of_place(code, ((region["code"], region["name"] or region["text"]) for region in record["regions"]))


def _section(position: int, sections: Sequence[Mapping[str, Any]]) -> list[str]:
    """The headings over a position: the path of the innermost section that holds it."""
    last = bisect_right(sections, position, key=lambda section: section["start"])
    return next((s["path"] for s in reversed(sections[:last]) if position < s["end"]), [])


def _concepts(names: Sequence[str], industries: Sequence[Mapping[str, Any]]) -> list[str]:
    """The concepts of industries given as written, by the document's own mentions of them."""
    if not names:
        return []
    known = {mention["text"]: mention["concept"] for mention in industries if mention["concept"] is not None}
    return list(dict.fromkeys(known[name] for name in names if name in known))
