"""How values are shown to people, the same in the terminal, in notebooks and on the report page."""

from __future__ import annotations

from decimal import Decimal

import attrs

from policyie.model import Amount, Target


@attrs.frozen
class Mark:
    """How the mentions of a list are marked.

    Attributes:
        letter: its sign where there is no colour.
        terminal: its style for rich.
        light, dark: its ground on a light and on a dark page, as CSS colours; ``targets`` are underlined in it.
        label: spaCy's label of the list.
        en, zh: what one mention of the list is called.
    """

    letter: str
    terminal: str
    light: str
    dark: str
    label: str
    en: str
    zh: str


#: The lists in the order in which they claim a character where only one can be shown.
MARKS = {
    "amounts": Mark("A", "bold black on bright_yellow", "#ffe9a8", "#5e4a0c", "MONEY", "amount", "金额"),
    "officials": Mark("O", "bold black on bright_magenta", "#f3d6f5", "#5a3163", "OFFICIAL", "official", "官员"),
    "regions": Mark("R", "black on bright_cyan", "#cfeaf7", "#174b63", "REGION", "region", "地区"),
    "industries": Mark("I", "black on bright_green", "#d5f0d0", "#24512b", "INDUSTRY", "industry", "产业"),
    "targets": Mark("T", "bold black on bright_red", "#d6304f", "#ff8095", "TARGET", "target", "目标"),
}

#: Colours for displaCy, by spaCy's labels; registered under spaCy's entry point ``spacy_displacy_colors``.
DISPLACY_COLORS = {mark.label: mark.light for mark in MARKS.values()} | {MARKS["targets"].label: "#ffb8c4"}

SIGNS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""}

#: How large figures are shortened: the power of ten, and its short name.
SCALES = ((12, "tn"), (9, "bn"), (6, "mn"))

# One sign for one, so that offsets hold: control characters, and those that turn the direction of writing around.
_CONTROLS = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)


def harmless(text: str) -> str:
    """Return the text without control characters: neither a terminal nor a page obeys it; offsets stay."""
    return text.translate(_CONTROLS)


def figure(mention: Target | Amount) -> str:
    """Return a figure with its bound, range and unit, exact: ``≥ 3.25 bn CNY``, ``5 - 8 %``, ``12 projects``."""
    unit = mention.currency if isinstance(mention, Amount) else mention.unit
    return f"{number(mention.value, mention.upper, mention.comparator)} {'%' if unit == 'percent' else unit}"


def number(value: Decimal, upper: Decimal | None, comparator: str) -> str:
    """Return a figure without its unit: ``≥ 3.25 bn``, ``5 - 8``; ``upper`` is the end of a range."""
    power, scale = scale_of(max(abs(value), abs(upper or Decimal(0))))
    end = f" - {_number(upper, power)}" if upper is not None else ""
    return f"{SIGNS.get(comparator, '')}{_number(value, power)}{end}{' ' + scale if scale else ''}"


def scale_of(largest: Decimal | float) -> tuple[int, str]:
    """Return by which power of ten a figure is shortened, and the power's short name; 0 and nothing for small ones."""
    return next((scale for scale in SCALES if largest >= 10 ** scale[0]), (0, ""))


def _number(value: Decimal, power: int) -> str:
    scaled = value.scaleb(-power)
    whole = scaled == scaled.to_integral_value()
    return f"{scaled.to_integral_value() if whole else scaled.normalize():,f}"
