"""Numerals by example: text and value, in both languages; None where the text is no numeral."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from policyie.numerals import ARABIC, arabic, chinese, english, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("1,268.5", "1268.5"),
        ("1，268", "1268"),
        ("12,345,678.90", "12345678.90"),
        ("1O", "10"),
        ("15OO", "1500"),
        ("1o", "10"),
        ("0.01", "0.01"),
    ],
)
def test_arabic(text: str, value: str) -> None:
    assert re.fullmatch(ARABIC, text)
    assert arabic(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "1,23", ".5", "1..2", "1,2345", "a1", "-5"])
def test_no_arabic_numeral(text: str) -> None:
    assert re.fullmatch(ARABIC, text) is None


CHINESE = {
    "digits": {"零": 0, "五": 5, "两": 2, "二〇二五": 2025, "一九九七": 1997},
    "tens": {"十": 10, "十五": 15, "二十": 20, "九十九": 99, "廿": 20},
    "hundreds": {"一百": 100, "一百零五": 105, "一百五": 150, "两百五十": 250, "一百五十五": 155},
    "thousands": {"一千零五十": 1050, "三千五": 3500, "三千零五": 3005, "一千二百三十四": 1234},
    "ten thousands": {
        "万": 10**4,
        "三万五": 35000,
        "三万零五": 30005,
        "十二万": 120000,
        "两百万": 2 * 10**6,
        "百万": 10**6,
    },
    "hundred millions": {
        "亿": 10**8,
        "一亿": 10**8,
        "两亿五": 25 * 10**7,
        "一百二十亿": 12 * 10**9,
        "十二亿三千四百五十六万七千八百九十": 1234567890,
    },
    "万亿": {"一万亿": 10**12, "万亿": 10**12, "一万三千亿": 13 * 10**11, "百万亿": 10**14, "1万亿5000亿": 15 * 10**11},
    "financial": {"壹仟": 1000, "壹佰贰拾": 120, "叁佰伍拾万": 3500000, "玖拾玖": 99},
    "mixed": {
        "3千万": 3 * 10**7,
        "1.2万亿": 12 * 10**11,
        "3亿5千万": 35 * 10**7,
        "1亿2000万": 12 * 10**7,
        "1千3百万": 13 * 10**6,
        "2亿零500万": 205 * 10**6,
        "5万8千": 58000,
        "3万5": 35000,
        "3万05": 30005,
        "3万5.5": Decimal("30005.5"),
    },
    "digits side by side": {"八五": 85, "三五六亿": 356 * 10**8, "三〇亿": 30 * 10**8},
    "a scale on a scale": {"一万万": 10**8, "四万万": 4 * 10**8, "三亿五千万": 35 * 10**7, "一亿零一万": 10**8 + 10**4},
    "zeros": {"三〇〇亿": 300 * 10**8, "一二〇〇万": 12 * 10**6},
}


@pytest.mark.parametrize(
    ("text", "value"), [pytest.param(t, v, id=f"{g}-{t}") for g, c in CHINESE.items() for t, v in c.items()]
)
def test_chinese(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三点五", "3.5"),
        ("三点二五亿", "325000000"),
        ("半", "0.5"),
        ("两半", "2.5"),
        ("十二半", "12.5"),
        ("一万两半", "10002.5"),
        ("一亿半", "150000000"),
        ("一半亿", "150000000"),
    ],
)
def test_chinese_parts(text: str, value: str) -> None:
    assert chinese(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "元", "三五百万", "一个", "百姓", "1 2", "abc", "三点", "约五", "个点五", "三点五个"]
)
def test_no_chinese_numeral(text: str) -> None:
    assert chinese(text) is None


ENGLISH = {
    "ten": "10",
    "twenty-five": "25",
    "one hundred and twenty": "120",
    "five hundred million": "500000000",
    "one hundred and twenty million": "120000000",
    "one billion two hundred million": "1200000000",
    "two thousand five hundred million": "2500000000",
    "1.2 billion": "1200000000",
    "3bn": "3000000000",
    "12.5k": "12500",
    "5000 ten thousand": "50000000",
    "100 hundred million": "10000000000",
    "hundred-billion": "100000000000",
    "half a billion": "500000000",
    "two and a half billion": "2500000000",
    "quarter of a billion": "250000000",
    "three quarters of a million": "750000",
    "an hundred": "100",
    "million": "1000000",
    "ten thousand million": "10000000000",
    "a million million": "1000000000000",
    "one million and one thousand": "1001000",
    "dozen": "12",
    "two dozen": "24",
    "half a dozen million": "6000000",
}


@pytest.mark.parametrize(("text", "value"), ENGLISH.items())
def test_english(text: str, value: str) -> None:
    assert english(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "yuan", "five apples", "one hundred two hundred", "one hundred hundred"])
def test_no_english_numeral(text: str) -> None:
    assert english(text) is None


@pytest.mark.parametrize(
    ("value", "text"), [("1E+10", "10000000000"), ("0.6418", "0.6418"), ("5.00", "5"), ("0", "0"), ("100", "100")]
)
def test_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
