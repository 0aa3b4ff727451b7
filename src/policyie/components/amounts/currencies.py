"""Names of currencies beside a figure, from ``resources/currencies.csv`` (surface, code, side, unit, example)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from policyie.tables import rows

# What may stand between figure and currency; parts of the yuan.
_GAPS = frozenset(" \n-")
_INCLUDED = ("（含）", "（不含）", "(含)", "(不含)")  # 300万-600万（不含）美元
_COINS = "块角毛分"


class Currency(NamedTuple):
    """A currency as named beside a figure: ISO 4217 code, and how much of it one of the thing named is (cents 0.01)."""

    code: str
    unit: Decimal


class _Forms(NamedTuple):
    """Surfaces of one side, and their lengths (longest first) by the character that touches the figure."""

    meaning: dict[str, Currency]
    lengths: dict[str, tuple[int, ...]]


@cache
def _forms(side: str) -> _Forms:
    touching = 0 if side == "after" else -1
    meaning = {
        r["surface"].lower(): Currency(r["code"], Decimal(r["unit"])) for r in rows("currencies") if r["side"] == side
    }
    lengths: dict[str, set[int]] = {}
    for surface in meaning:
        lengths.setdefault(surface[touching], set()).add(len(surface))
    return _Forms(meaning, {c: tuple(sorted(found, reverse=True)) for c, found in lengths.items()})


def currency_before(text: str, at: int) -> tuple[int, Currency | None]:
    """Return where the currency that ends at ``at`` (one space between) begins, and the currency; else (at, None)."""
    end = at - 1 if at and text[at - 1] in " \n" else at
    if end and text[end - 1] == ":":
        end -= 1  # RMB: 500 million
    if end:
        forms = _forms("before")
        for length in forms.lengths.get(text[end - 1], ()):
            start = end - length
            currency = forms.meaning.get(text[start:end]) if start >= 0 else None
            if currency and not (latin(text, start) and latin(text, start - 1)):
                return start, currency
    return at, None


def currency_after(text: str, at: int) -> tuple[int, Currency | None]:
    """Return where the currency that begins at ``at`` (a space, a hyphen or 不含 between) ends, and the currency."""
    start = at + 1 if text[at : at + 1] in _GAPS else at
    if text.startswith(_INCLUDED, at):
        start = at + text[at : at + 4].replace(")", "）").index("）") + 1
    if start < len(text):
        forms = _forms("after")
        for length in forms.lengths.get(text[start], ()):
            end = start + length
            currency = forms.meaning.get(text[start:end]) if end <= len(text) else None
            if currency and not (latin(text, end - 1) and latin(text, end)):
                return end, currency
    return at, None


def latin(text: str, at: int) -> bool:
    """Say whether a Latin letter stands at an offset, which may lie outside of the text."""
    return 0 <= at < len(text) and text[at].isalpha() and text[at] < "\u2e80"


@cache
def _touching() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_forms("before").lengths), frozenset([*_forms("after").lengths, *_COINS])


def touches_currency(text: str, start: int, end: int) -> bool:
    """Say whether the characters beside a figure can belong to a currency: a quick look before the full one."""
    before, after = _touching()
    following = text[end : end + 1]
    if following in after or (following in _GAPS and text[end + 1 : end + 2] in after):
        return True
    last = start - 1 if start and text[start - 1] in " \n" else start
    if last > 1 and text[last - 1] == ":":
        last -= 1
    return last > 0 and text[last - 1] in before
