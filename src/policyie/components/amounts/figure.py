"""What a figure is: one numeral, or two ends of a range, on its way to becoming a sum of money."""

from __future__ import annotations

from decimal import Decimal

import attrs


@attrs.define
class Figure:
    """A figure in the folded view.

    Attributes:
        start, end: at first the numeral with its scale, later with currency and level word.
        value, upper: in currency units.
        number: the numeral without its scale; ``scale`` is what it was multiplied by.
        rule: name in `patterns.RULES`.
        currency: ISO 4217 code, None where none is written.
        comparator: what the figure itself says (多, 级, 数十); ``eq`` where nothing.
        guess: something lost was read back.
        doubt: a point may be lost before it, but the reading is not safe.
        sure: it is money by itself; else only a neighbour can make it money (10亿、20亿和30亿元).
    """

    start: int
    end: int
    value: Decimal
    number: Decimal
    scale: Decimal
    rule: str = "money.figure"
    currency: str | None = None
    comparator: str = "eq"
    upper: Decimal | None = None
    guess: bool = False
    doubt: bool = False
    sure: bool = True
