"""Dates as files write them."""

from __future__ import annotations

import re
from datetime import date

# 2023-02-10, 2023/2/10 08:30, 2023.2.10, 2023年2月10日, 2023-02-10T08:30:00+08:00, 20230210
_DAY = re.compile(
    r"\s*(?P<year>[12][0-9]{3})(?:(?P<sep>[-/.年])(?P<month>[0-9]{1,2})(?:(?P=sep)|月)(?P<day>[0-9]{1,2})日?(?:[T\s].*)?"
    r"|(?P<packed>[0-9]{4}))\s*",
    re.DOTALL,
)


def iso_day(value: object) -> str | None:
    """The day (YYYY-MM-DD) that a cell or attribute names, None where it names none."""
    if isinstance(value, date):  # datetimes are dates
        return value.strftime("%Y-%m-%d")
    if match := _DAY.fullmatch(str(value)):
        month, day = match["month"], match["day"]
        if match["packed"]:
            month, day = match["packed"][:2], match["packed"][2:]
        try:
            return date(int(match["year"]), int(month), int(day)).isoformat()
        except ValueError:
            pass
    return None
