"""Tables and lists whose unit is declared above them: 单位:万元, or 金额（万元） at the head of a column."""

from __future__ import annotations

import re
from decimal import Decimal

from policyie.components.amounts import patterns as p
from policyie.components.amounts.currencies import currency_after
from policyie.components.amounts.figure import Figure
from policyie.numerals import arabic, chinese

_EMPTY_LINES = 2


def declared_figures(text: str) -> list[Figure]:
    """Return the cells below declared units, sorted, without overlaps."""
    first = min((m.start() for m in (p.DECLARED_UNIT.search(text), p.COLUMN_UNIT.search(text)) if m), default=None)
    if first is None:
        return []
    at = text.rfind("\n", 0, first) + 1
    found: list[Figure] = []
    unit: tuple[Decimal, str] | None = None  # of the lines below 单位:万元
    columns: dict[int, tuple[Decimal, str]] = {}  # of the columns below 金额（万元）
    width, empty, filled = 0, 0, False
    for line in text[at:].split("\n"):
        start, at = at, at + len(line) + 1
        body = line.rstrip()
        heading = p.DECLARED_UNIT.search(body)
        if heading:
            unit, columns, empty, filled = _unit(heading), {}, 0, False
            continue
        cells = _columns(body, start)
        units = {i: _unit(m) for i, (a, b) in enumerate(cells) if (m := p.COLUMN_UNIT.search(text, a, b))}
        if units and len(cells) > 1:
            unit, columns, width = None, units, len(cells)
            continue
        if columns:
            found += _column_cells(text, cells, columns) if len(cells) == width else ()
            columns = columns if len(cells) == width else {}
        elif unit:
            rows = [] if body.endswith(("。", "；", "，")) else list(p.CELL.finditer(body))
            empty = 0 if rows else empty + 1
            if body.endswith(("。", "；", "，")) or (filled and body and not rows) or empty >= _EMPTY_LINES:
                unit = None
                continue
            filled = filled or bool(rows)
            found += [_cell(text, start + cell.start("num"), start + cell.end("num"), unit) for cell in rows]
    return found


def _unit(match: re.Match[str]) -> tuple[Decimal, str]:
    currency = currency_after(match["currency"], 0)[1]
    return chinese(match["scale"]) or Decimal(1) if match["scale"] else Decimal(1), currency.code if currency else "CNY"


def _columns(line: str, start: int) -> list[tuple[int, int]]:
    """Return the ranges of the cells of a line, at tabs, bars or wide gaps."""
    cells, at = [], 0
    for gap in p.COLUMN.finditer(line):
        cells.append((start + at, start + gap.start()))
        at = gap.end()
    return [*cells, (start + at, start + len(line))]


def _column_cells(text: str, cells: list[tuple[int, int]], columns: dict[int, tuple[Decimal, str]]) -> list[Figure]:
    return [_cell(text, *cells[i], unit) for i, unit in columns.items() if p.NUMBER.fullmatch(text, *cells[i])]


def _cell(text: str, start: int, end: int, unit: tuple[Decimal, str]) -> Figure:
    number = arabic(text[start:end])
    scale, currency = unit
    return Figure(start, end, number * scale, number, scale, "money.declared", currency)
