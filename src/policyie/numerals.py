"""Numerals of both languages, as exact decimals: pure text in, `Decimal` out.

Fragments of patterns (`ARABIC`, `CHINESE`, …) say what a numeral looks like; `arabic`, `chinese` and `english` say what
it is worth.
"""

from __future__ import annotations

import re
from decimal import Decimal

# OCR reads 0 as O or o inside a figure: 1O亿, 15OO亩.
ARABIC = r"[0-9][0-9Oo]{0,2}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9][0-9Oo]*(?:\.[0-9]+)?"
"""Arabic numeral, with thousands separators and decimals: 1,268.5."""

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{c: i for i, c in enumerate("〇弌弍弎")},
    "两": 2,
    "俩": 2,
    "仨": 3,
    "廿": 20,
}
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG_UNITS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
CHINESE = "[" + "".join([*DIGITS, *SMALL_UNITS, *BIG_UNITS]) + "点半]"
"""One character of a Chinese numeral."""

_CHINESE_TOKEN = re.compile(rf"(?P<number>{ARABIC})|(?P<character>{CHINESE})")

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ENGLISH_NUMBERS = {
    **{word: i for i, word in enumerate(f"{_ONES} eighteen nineteen".split())},
    **{word: 10 * i for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
    "dozen": 12,
}
ENGLISH_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
ENGLISH_SHORT_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "tln": 10**12,
}
ENGLISH_WORD = "(?:" + "|".join(sorted([*ENGLISH_NUMBERS, *ENGLISH_SCALES], key=len, reverse=True)) + ")"
"""One word of an English numeral."""


def arabic(text: str) -> Decimal:
    """Return the value of an Arabic numeral (`ARABIC`): ``"1,268.5"`` is 1268.5, ``"1O"`` is 10."""
    return Decimal(re.sub("[,， ]", "", text).replace("O", "0").replace("o", "0"))


def chinese(text: str) -> Decimal | None:
    """Return the value of a Chinese or mixed numeral: 一百二十, 1.2万亿, 3亿5千万, 壹佰贰拾, 两百五, 二〇二五, 三点五.

    Returns:
        The exact value, or None where the text is no numeral.
    """
    tokens: list[tuple[str, str]] = []
    at = 0
    for match in _CHINESE_TOKEN.finditer(text):
        if text[at : match.start()].strip():
            return None
        tokens.append(("number", match["number"]) if match["number"] else ("character", match["character"]))
        at = match.end()
    if not tokens or text[at:].strip():
        return None
    characters = "".join(value for kind, value in tokens if kind == "character")
    if len(tokens) > 1 and len(characters) == len(tokens) and all(c in DIGITS for c in characters):
        return Decimal("".join(str(DIGITS[c]) for c in characters))  # 二〇二五: digit by digit
    if "点" in characters:
        return _with_point(text)
    return _sum(tokens)


def _with_point(text: str) -> Decimal | None:
    """三点五亿: digits after the point, then perhaps a scale."""
    match = re.fullmatch(r"(?P<whole>[^点]+)点(?P<fraction>[零〇一二三四五六七八九]+)(?P<scale>[十百千万亿兆]*)", text)
    whole = chinese(match["whole"]) if match else None
    if match is None or whole is None:
        return None
    fraction = Decimal("0." + "".join(str(DIGITS[c]) for c in match["fraction"]))
    scale = chinese(match["scale"]) if match["scale"] else Decimal(1)
    return None if scale is None else (whole + fraction) * scale


def _sum(tokens: list[tuple[str, str]]) -> Decimal | None:
    total, section, number = Decimal(0), Decimal(0), None
    unit = Decimal(1)  # the last unit met, for 两百五 and 三万五
    zero = False
    for kind, value in tokens:
        if kind == "number" or value in DIGITS:
            if number is not None:
                if kind == "number" or not zero:
                    return None
                number = None
            zero = value in "零〇"
            number = Decimal(DIGITS[value]) if kind == "character" else arabic(value)
            if kind == "number":
                zero = True  # 3亿500: no colloquial reading
        elif value == "半":  # 两半 is 2.5, 一亿半 half a 亿 more
            if number is None and not section and total:
                total += unit / 2
            else:
                section += (number or 0) + Decimal("0.5")
            number = None
        elif value in SMALL_UNITS:
            unit = Decimal(SMALL_UNITS[value])
            section += (Decimal(1) if number is None or number == 0 else number) * unit
            number, zero = None, False
        else:
            unit = Decimal(BIG_UNITS[value])
            current = section + (number or 0)
            if total and total < unit:
                total = (total + current) * unit
            else:
                total += (current if current else Decimal(1)) * unit
            section, number, zero = Decimal(0), None, False
    if number is not None:
        section += number * unit / 10 if unit >= 100 and not zero and number < 10 else number
    return total + section


def english(text: str) -> Decimal | None:
    """Return the value of an English numeral: ``five hundred million``, ``1.2 billion``, ``twenty-five``, ``3bn``.

    Returns:
        The exact value, or None where the text is no numeral.
    """
    words = re.findall(r"[0-9][0-9,Oo]*(?:\.[0-9]+)?|[a-z]+", text.lower())
    total, current = Decimal(0), None
    for word in words:
        if word in ("and", "a", "an"):
            continue
        if word[0].isdigit():
            value = arabic(word)
            current = value if current is None else current + value
        elif word == "half":
            current = (current or Decimal(0)) + Decimal("0.5")
        elif word in ENGLISH_NUMBERS:
            current = (current or Decimal(0)) + ENGLISH_NUMBERS[word]
        elif word == "hundred":
            current = (Decimal(1) if current is None else current) * 100
        elif word in ENGLISH_SCALES or word in ENGLISH_SHORT_SCALES:
            scale = Decimal(ENGLISH_SCALES.get(word) or ENGLISH_SHORT_SCALES[word])
            if current is None:  # hundred-thousand-million forms multiply what is there
                total = (total or Decimal(1)) * scale
            else:
                total += current * scale
            current = None
        else:
            return None
    if not words:
        return None
    return total + (current or Decimal(0))


def plain(value: Decimal) -> str:
    """Write a decimal without exponent or needless zeros: ``"12000000000"``, ``"0.6418"``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
