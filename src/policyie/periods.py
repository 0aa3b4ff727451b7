"""Periods in ISO 8601: what a period expression means in a document of a given date.

`scan` finds the expressions of a view; `resolve` turns one into a year (`2025`), a month (`2023-04`), a quarter
(`2022-Q1`) or an interval (`2021/2025`, `2022-01/2022-08`). The forms are those of the annotation guide.
"""

from __future__ import annotations

from typing import NamedTuple

from policyie.period_expressions import Expression, scan

__all__ = ["Anchor", "Expression", "anchor", "part_end", "resolve", "scan", "tense"]


class Anchor(NamedTuple):
    """The day that relative expressions count from."""

    year: int
    month: int
    day: int


def anchor(date: str | None) -> Anchor | None:
    """Return the anchor of an ISO date (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`), None without one."""
    if not date or not date[:4].isdigit():
        return None
    pieces = [int(piece) for piece in date.split("-") if piece.isdigit()]
    return Anchor(pieces[0], pieces[1] if len(pieces) > 1 else 12, pieces[2] if len(pieces) > 2 else 28)


def _compose(year: int, part: str | None) -> str:
    if part is None:
        return f"{year}"
    if part == "H1":
        return f"{year}-01/{year}-06"
    if part == "H2":
        return f"{year}-07/{year}-12"
    if part[0] == "Q":
        return f"{year}-{part}"
    first, _, last = part[1:].partition("-")
    if not last or first == last:
        return f"{year}-{first}"
    if first == "01" and last == "12":
        return f"{year}"
    return f"{year}-{first}/{year}-{last}"


_REPORT_SEASON = 3
_YEAR_END = 11
_PART_END = {"H1": 6, "H2": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12}


def part_end(part: str | None) -> int:
    """Return the last month of a part of a year (`Q1`, `H1`, `M04`, `M01-08`), 12 for the whole year."""
    if part is None:
        return 12
    return _PART_END.get(part) or int(part[-2:])


def resolve(
    expression: Expression, date: Anchor | None, context: int | None = None, past: bool | None = None
) -> str | None:
    """Return the ISO form of an expression, or None where it can't be known (no date and no year of context).

    `context` is the year that the passage speaks of (its heading, an earlier sentence); `past` says whether the passage
    reports (True) or plans (False), which decides the year of a bare "1-11月" in a document of January.
    """
    rule, part = expression.rule, expression.part
    if expression.last_year is not None and expression.year is not None:
        return f"{expression.year}/{expression.last_year}"
    if rule in ("next-years", "past-years", "within-years"):
        if date is None or expression.years_count < 2:
            return None
        # The next five years of a report of January begin with that year; the past five of December end with it.
        first = date.year + (date.month > _REPORT_SEASON)
        if rule == "past-years" or (rule == "within-years" and past):
            first = date.year - expression.years_count + (date.month >= _YEAR_END)
        return f"{first}/{first + expression.years_count - 1}"
    year = expression.year
    if year is None and expression.shift is not None and date is not None:
        year = date.year + expression.shift
    if year is None and expression.shift is not None:
        return None
    if rule == "year-to-date":
        if date is None or year != date.year:
            return None if year is None else f"{year}"
        return f"{year}-01/{year}-{date.month:02}" if date.month > 1 else f"{year}-01"
    if rule == "last-season":
        return None if date is None else f"{date.year - 1}/{date.year}"
    if year is None:
        year = context if context is not None else (date.year if date is not None else None)
        if year is None:
            return None
        if rule == "whole-year" and past and date is not None and year == date.year and date.month < _YEAR_END:
            return f"{year - 1}"  # 全年完成 is said of a year that is over
        if part is not None and date is not None and year == date.year and past is not False:
            end = part_end(part)
            cumulative = (part[0] == "M" and "-" in part) or part in ("H1",)
            if end > date.month and (
                # A quarter that has begun is this year's, also where it is spoken of as reached.
                (past and (rule != "quarter" or end - 3 >= date.month))
                or (cumulative and (date.month <= 2 or part[0] == "M"))
                or (rule == "date" and end > date.month + 1)
                or (rule == "quarter" and end == 12 and date.month < _REPORT_SEASON)
            ):
                year -= 1
    return _compose(year, part)


def tense(iso: str, date: Anchor | None) -> int:
    """Return -1 where a period ended before the month of the date, 1 where it ends after it, 0 for the current year."""
    if date is None:
        return 0
    first, _, last = iso.partition("/")
    last = last or first
    start_year, end_year = int(first[:4]), int(last[:4])
    if start_year > date.year or end_year > date.year:
        return 1
    if end_year < date.year:
        return -1
    rest = last[5:]
    if not rest:
        return 0
    end_month = 3 * int(rest[1]) if rest[0] == "Q" else int(rest)
    if end_month < date.month:
        return -1
    if end_month > date.month:
        return 1 if first != last or rest[0] == "Q" or end_month > date.month else 0
    return 0
