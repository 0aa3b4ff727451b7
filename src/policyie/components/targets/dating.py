"""From which day a document is read: its date where that is not known, and the month of the event it reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from policyie.periods import Anchor, Expression, part_end, resolve

# What names a time to come, another document or a stretch of years says nothing of the document's own date.
_NOT_OWN_BEFORE = re.compile(
    r"(?:到|至|力争|《[^》]{0,30}|〔|by(?: the end of)?|until|to|towards"
    # and neither does the history of a place
    r"|成立于|始建于|创建于|创办于|since"
    r"|(?:established|founded|set up|created|built|launched|opened|upgraded[^.,;]{0,20}) in)[ “]?\Z",
    re.I,
)
_AHEAD = re.compile(r"(?:by|until|towards?) ", re.I)
_OWN_RULES = frozenset(("year", "quarter", "quarters", "months", "half-year", "month", "month-end", "date"))
UNTIL = ("截至", "截止", "截至到", "截止到")
"""What stands before the end of a stretch that is over."""
_REACH = 1500
# A date line or a by-line: 2019年4月1日讯, 发布时间：…, Updated: …
_BYLINE_AFTER = re.compile(r" ?(?:[讯訊电電]|消息|\(Xinhua|（记者|\d{1,2}[:：]\d\d)")
_BYLINE_BEFORE = re.compile(r"(?:时间|日期|讯|电|updated|date|posted|published)[:： ]{0,2}\Z", re.I)


def implied_date(text: str, periods: Iterable[Expression]) -> Anchor | None:
    """Return the day that a document without a date of its own is read from, or None.

    It is the end of the first period that the text gives with its year, near its beginning: what a text reports (2020年
    前三季度, 2015年) is over when it is written.
    """
    known = list(periods)
    # What stands until a day, wherever it is said, was written after it.
    known.sort(key=lambda e: not text.endswith(UNTIL, 0, e.start))
    for e in known:
        if e.start > _REACH and not text.endswith(UNTIL, 0, e.start):
            return None
        if e.year is None or e.last_year is not None or e.rule not in _OWN_RULES:
            continue
        if is_aside(text, e):
            continue
        last = part_end(e.part)
        # A date is written at once, a quarter is reported in the month after it.
        return Anchor(e.year, last if e.rule == "date" else min(12, last + 1), 28)
    return None


def is_aside(text: str, e: Expression) -> bool:
    """Tell whether a period says nothing of what a text reports: a time to come, a name's year, a founding."""
    return (
        _AHEAD.match(text, e.start) is not None
        or _NOT_OWN_BEFORE.search(text, max(0, e.start - 34), e.start) is not None
    )


class Events:
    """The month of the event that a document reports (a signing, a start of works).

    Args:
        text: the view's text.
        periods: its period expressions, sorted.
        cues: where its event cues begin (举行, 集中签约, "was held"), sorted.
        date: the document's date.
    """

    def __init__(self, text: str, periods: Iterable[Expression], cues: Sequence[int], date: Anchor | None) -> None:
        self._dates = [e for e in periods if e.rule == "date" and not _of_byline(text, e)]
        self._starts = [e.start for e in self._dates]
        self._date = date
        self._first = next((e for e in self._dates if _opens_event(text, e, cues)), None)

    def month(self, paragraph: int, end: int, date: Anchor | None) -> str | None:
        """Return the month of the event that a sentence speaks of.

        Args:
            paragraph: where its paragraph begins.
            end: where it ends.
            date: the date of the sentence.

        Returns:
            That of the last date before its end in its paragraph; else of the first event that the document dates; else
            of the document; None where nothing is known.
        """
        last = bisect_left(self._starts, end) - 1
        if last >= 0 and self._starts[last] >= paragraph:
            return resolve(self._dates[last], date, None, True)
        if self._first is not None and date == self._date and (month := resolve(self._first, date, None, True)):
            return month
        return f"{date.year}-{date.month:02}" if date is not None else None


def _of_byline(text: str, e: Expression) -> bool:
    return (
        _BYLINE_AFTER.match(text, e.end) is not None
        or _BYLINE_BEFORE.search(text, max(0, e.start - 12), e.start) is not None
    )


def _opens_event(text: str, e: Expression, cues: Sequence[int]) -> bool:
    """Tell whether a date stands in a sentence that speaks of an event after it."""
    stops = [at for mark in "。\n" if (at := text.find(mark, e.end)) >= 0]
    end = min(stops, default=len(text))
    return bisect_left(cues, e.end) < bisect_left(cues, end)
