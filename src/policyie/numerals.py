"""Numerals of both languages, as exact decimals: pure text in, `Decimal` out.

Fragments of patterns (`ARABIC`, `HAN`, `ENGLISH_WORD`) say what a numeral looks like; `arabic`, `chinese` and `english`
say what it is worth.
"""

from __future__ import annotations

import re
from decimal import Decimal

# OCR reads 0 as O or o inside a figure: 1O亿, 15OO亩.
ARABIC_REST = r"(?:[0-9Oo]{0,2}(?:[,，][0-9]{3})+(?![0-9])|[0-9]*(?:[Oo][0-9Oo]*(?![a-z]))?)(?:\.[0-9]+)?"
"""What follows the first digit of an Arabic numeral."""
ARABIC = f"[0-9]{ARABIC_REST}"
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
HAN_DIGITS = "".join(DIGITS)
HAN_UNITS = "".join([*SMALL_UNITS, *BIG_UNITS])
HAN = HAN_DIGITS + HAN_UNITS
"""The characters of Chinese numerals, to stand in a character class."""

_ZEROS = "零〇"
_TOKEN = re.compile(rf"(?P<number>{ARABIC})|(?P<digits>[{HAN_DIGITS}]+)|(?P<unit>[{HAN_UNITS}])|(?P<half>半)")
_POINT = re.compile(rf"(?P<whole>[^点]+)点(?P<fraction>[{HAN_DIGITS}]+)(?P<scale>[{HAN_UNITS}]*)")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
ENGLISH_NUMBERS = {
    **{word: i for i, word in enumerate(f"{_ONES} eighteen nineteen".split())},
    **{word: 10 * i for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
}
ENGLISH_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
# w is 万 (30w元), the way prices are typed.
ENGLISH_SHORT_SCALES = {
    **dict.fromkeys(("k",), 10**3),
    **dict.fromkeys(("w",), 10**4),
    **dict.fromkeys(("m", "mn", "mln", "mil", "mio"), 10**6),
    **dict.fromkeys(("b", "bn", "bln", "bil"), 10**9),
    **dict.fromkeys(("t", "tn", "trn", "tln", "trln"), 10**12),
}
ENGLISH_WORD = "(?:" + "|".join(sorted([*ENGLISH_NUMBERS, *ENGLISH_SCALES, "dozen"], key=len, reverse=True)) + ")"
"""One word of an English numeral."""
_ENGLISH_TOKEN = re.compile(rf"{ARABIC}|[a-z]+")


def arabic(text: str) -> Decimal:
    """Return the value of an Arabic numeral (`ARABIC`): ``"1,268.5"`` is 1268.5, ``"1O"`` is 10."""
    if text.isdigit():
        return Decimal(text)
    return Decimal(re.sub("[,， ]", "", text).replace("O", "0").replace("o", "0"))


def chinese(text: str) -> Decimal | None:
    """Return the value of a Chinese or mixed numeral: 一百二十, 1.2万亿, 3亿5千万, 壹佰贰拾, 两百五, 二〇二五, 三点五.

    Returns:
        The exact value, or None where the text is no numeral.
    """
    if "点" in text:
        return _with_point(text)
    tokens: list[tuple[str, str]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()].strip():
            return None
        at = match.end()
        tokens.append((str(match.lastgroup), match.group()))
    if not tokens or text[at:].strip():
        return None
    if len(tokens) == 1 and tokens[0][0] == "digits":
        return Decimal(_positional(text.strip()))  # 二〇二五
    return _sum(tokens)


def _with_point(text: str) -> Decimal | None:
    """三点五亿, 一百二十点五: digits after the point, then perhaps a scale."""
    match = _POINT.fullmatch(text.strip())
    whole = chinese(match["whole"]) if match else None
    if match is None or whole is None:
        return None
    scale = chinese(match["scale"]) if match["scale"] else Decimal(1)
    return None if scale is None else (whole + Decimal(f"0.{_positional(match['fraction'])}")) * scale


def _positional(digits: str) -> str:
    return "".join(str(DIGITS[c]) for c in digits)


def _sum(tokens: list[tuple[str, str]]) -> Decimal | None:
    """Add up tokens: what stands before 万 and 亿 is a section, what a section holds are numbers with 十, 百, 千."""
    total, section = Decimal(0), Decimal(0)
    number: Decimal | None = None
    unit = 1  # the last unit met
    colloquial = True  # no zero since: 三万五 is 35000, 三万零五 is not
    for kind, token in tokens:
        if kind in ("number", "digits"):
            if number:  # a zero before is a place holder: 2亿零500万
                return None
            number = arabic(token) if kind == "number" else _digits(token)
            if number is None:
                return None
            colloquial = not (token[0] in _ZEROS or (kind == "number" and len(token) > 1))
        elif kind == "half":  # 两半 is 2.5, 一亿半 half a 亿 more
            if number is None and not section and total:
                total += Decimal(unit) / 2
            else:
                section += (number or 0) + Decimal("0.5")
            number = None
        elif token in SMALL_UNITS:
            unit = SMALL_UNITS[token]
            section += (number or 1) * unit
            number = None
        else:
            unit = BIG_UNITS[token]
            current = section + (number or 0)
            if total and (
                total < unit or not current
            ):  # 一万三千亿, 四万万: what stands before 亿 is a number by itself
                total = (total + current) * unit
            else:
                total += (current or 1) * unit
            section, number = Decimal(0), None
    if number is not None:
        section += number * unit / 10 if unit >= 100 and colloquial and number < 10 else number
    return total + section


def _digits(token: str) -> Decimal | None:
    """零五 is five, 三〇〇 (亿) three hundred; 三五 (百万) is no number by itself."""
    if len(token) == 1:
        return Decimal(DIGITS[token])
    if token[0] in _ZEROS:
        return _digits(token[1:])
    if any(c in _ZEROS for c in token) or len(token) > 2:
        return Decimal(_positional(token))
    return None


def english(text: str) -> Decimal | None:
    """Return the value of an English numeral.

    ``five hundred million``, ``1.2 billion``, ``two and a half billion``, ``3bn``, ``5000 ten thousand``.

    Returns:
        The exact value, or None where the text is no numeral.
    """
    total = Decimal(0)
    current: Decimal | None = None
    figures = False  # the last word was written in figures: 30 ten thousand multiplies
    words = _ENGLISH_TOKEN.findall(text.lower())
    for word in words:
        if word in ("and", "a", "an", "of"):
            continue
        scale = ENGLISH_SCALES.get(word) or ENGLISH_SHORT_SCALES.get(word)
        if word[0].isdigit():
            current = (current or 0) + arabic(word)
        elif word == "half":
            current = (current or 0) + Decimal("0.5")
        elif word in ("quarter", "quarters"):
            current = (current or 1) * Decimal("0.25")
        elif word in ENGLISH_NUMBERS:
            number = ENGLISH_NUMBERS[word]
            current = current * number if figures and current else (current or 0) + Decimal(number)
        elif word == "dozen":
            current = (current or Decimal(1)) * 12
        elif word == "hundred":
            if current is not None and current >= 100 and not figures:
                return None
            current = (current or Decimal(1)) * 100
        elif scale:
            if total and (total < scale or current is None):  # ten thousand million, a million million
                total = (total + (current or 0)) * scale
            else:
                total += (current or Decimal(1)) * scale
            current = None
        else:
            return None
        figures = word[0].isdigit()
    return total + (current or 0) if words else None


def plain(value: Decimal) -> str:
    """Write a decimal without exponent or needless zeros: ``"12000000000"``, ``"0.6418"``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
