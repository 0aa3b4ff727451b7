"""Tables and lists whose unit is declared: 单位:万元 above them, 金额（万元） at the head of a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import NamedTuple

from policyie.components.amounts import patterns as p
from policyie.components.amounts.currencies import currency_after
from policyie.components.amounts.figure import Figure
from policyie.numerals import arabic, chinese, english

_EMPTY_LINES = 2
_PROSE_ENDS = ("。", "；", "，", ";", ",")


class _Unit(NamedTuple):
    scale: Decimal
    currency: str


def declared_figures(text: str) -> list[Figure]:
    """Return the figures whose unit is declared apart from them, in order."""
    if not any(sign in text for sign in p.DECLARATION_SIGNS):
        return []
    declarations = (p.DECLARED_UNIT.search(text), p.COLUMN_UNIT.search(text))
    first = min((match.start() for match in declarations if match), default=None)
    if first is None:
        return []
    tables = _Tables(text)
    start = text.rfind("\n", 0, first) + 1
    for line in text[start:].split("\n"):
        tables.read(line, start)
        start += len(line) + 1
    return tables.found


class _Tables:
    """Reads line by line: a declaration opens a table, which ends at prose or at a line that does not fit."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Figure] = []
        self.unit: _Unit | None = None  # of all figures below 单位:万元
        self.columns: dict[int, _Unit] = {}  # of the columns below 金额（万元）
        self.width = 0
        self.empty = 0
        self.filled = False
        self.header: list[str] = []  # where some columns are no money

    def read(self, line: str, start: int) -> None:
        """Read one line that begins at ``start`` in the text."""
        body = line.rstrip()
        declaration = p.DECLARED_UNIT.search(body)
        if declaration:
            self.unit, self.columns, self.header, self.empty, self.filled = _unit(declaration), {}, [], 0, False
            return
        if "元)" in body or "元）" in body:
            self._labelled(body, start)
            cells = _cells(body, start)
            units = {
                i: _unit(match) for i, cell in enumerate(cells) if (match := p.COLUMN_UNIT.search(self.text, *cell))
            }
            if units and len(cells) > 1:
                self.unit, self.columns, self.width = None, units, len(cells)
                return
        if self.columns:
            self._row(_cells(body, start))
        elif self.unit:
            self._line(body, start, self.unit)

    def _labelled(self, body: str, start: int) -> None:
        """投资额（亿元）：50."""
        for match in p.COLUMN_UNIT.finditer(body):
            if match["num"]:
                self._add(start + match.start("num"), start + match.end("num"), _unit(match))

    def _row(self, cells: list[tuple[int, int]]) -> None:
        if len(cells) != self.width:
            self.columns = {}
        for i, unit in self.columns.items():
            if p.NUMBER.fullmatch(self.text, *cells[i]):
                self._add(*cells[i], unit)

    def _line(self, body: str, start: int, unit: _Unit) -> None:
        prose = body.endswith(_PROSE_ENDS)
        numbers = [] if prose else list(p.CELL.finditer(body))
        self.empty = 0 if numbers else self.empty + 1
        if prose or self.empty >= _EMPTY_LINES or (self.filled and body and not numbers):
            self.unit = None
        elif p.OTHER_COLUMN.search(body) and not (numbers or self.filled):
            self.header = body.split()
        starts = [word.start() for word in p.CELL_WORD.finditer(body)] if self.header else []
        for number in numbers:
            self.filled = True
            if not self.header or self._is_money(starts, number.start("num")):
                self._add(start + number.start("num"), start + number.end("num"), unit)

    def _is_money(self, starts: list[int], at: int) -> bool:
        """Say whether a cell stands in a column of money; a row of another width than its head tells nothing."""
        if len(starts) != len(self.header):
            return False
        return p.OTHER_COLUMN.search(self.header[bisect_right(starts, at) - 1]) is None

    def _add(self, start: int, end: int, unit: _Unit) -> None:
        number = arabic(self.text[start:end])
        self.found.append(Figure(start, end, number * unit.scale, number, unit.scale, "money.declared", unit.currency))


def _unit(match: re.Match[str]) -> _Unit:
    groups = match.groupdict()
    named = currency_after(groups.get("named") or groups["currency"], 0)[1]
    words = groups.get("english")
    scale = english(words) if words else chinese(groups["scale"]) if groups["scale"] else None
    return _Unit(scale or Decimal(1), named.code if named else "CNY")


def _cells(line: str, start: int) -> list[tuple[int, int]]:
    """Return the ranges of the cells of a line, at tabs, bars or wide gaps."""
    cells, at = [], 0
    for gap in p.COLUMN.finditer(line):
        cells.append((start + at, start + gap.start()))
        at = gap.end()
    return [*cells, (start + at, start + len(line))]
