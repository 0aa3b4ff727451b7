"""Finding sums of money: figures, joined to ranges and enumerations, with currency and bound settled."""

from __future__ import annotations

from policyie.components.amounts.bounds import set_bounds
from policyie.components.amounts.declared import declared_figures
from policyie.components.amounts.figure import Figure
from policyie.components.amounts.figures import arabic_figures
from policyie.components.amounts.joining import joined
from policyie.components.amounts.own_yuan import set_own_yuan
from policyie.components.amounts.translated import compound
from policyie.components.amounts.words import chinese_figures, english_figures
from policyie.components.base import Component, Reading
from policyie.numerals import plain
from policyie.records import Record


class Amounts(Component):
    """Finds every sum of money, with its exact value, currency and bound."""

    name = "amounts"

    def find(self, reading: Reading) -> list[Record]:
        """Return the amounts of a document (see `policyie.model.Amount`)."""
        text = reading.view.folded
        running = _leftmost_longest([*arabic_figures(text), *chinese_figures(text), *english_figures(text)])
        figures = _leftmost_longest([*joined(text, compound(text, running)), *declared_figures(text)])
        set_own_yuan(text, figures)
        set_bounds(text, figures)
        _tell_lost_points(reading, figures)
        return [_record(reading, figure) for figure in figures]


COMPONENT = Amounts


def _leftmost_longest(found: list[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    end = 0
    for figure in sorted(found, key=lambda f: (f.start, -f.end)):
        if figure.start >= end:
            kept.append(figure)
            end = figure.end
    return kept


def _tell_lost_points(reading: Reading, found: list[Figure]) -> None:
    for figure in found:
        if figure.rule == "money.translated":
            if figure.guess:
                reading.notice(
                    "broken_figure", "a figure that translation broke was read back", figure.start, figure.end
                )
        elif figure.guess:
            reading.notice("lost_decimal_point", "a lost decimal point was read back", figure.start, figure.end)
        elif figure.doubt:
            message = "a decimal point may be lost before this figure, which was read as it stands"
            reading.notice("lost_decimal_point", message, figure.start, figure.end)


def _record(reading: Reading, figure: Figure) -> Record:
    return reading.mention(
        figure.start,
        figure.end,
        figure.rule,
        value=plain(figure.value),
        upper=None if figure.upper is None else plain(figure.upper),
        currency=figure.currency or "CNY",
        comparator=figure.comparator,
        guess=figure.guess,
    )


__all__ = ["COMPONENT", "Amounts"]
