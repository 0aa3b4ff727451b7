"""Amounts of every size in every form come back exact; any text keeps its offsets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policyie.components.amounts.component import Amounts
from policyie.components.base import Reading
from policyie.numerals import chinese, english, plain

LARGEST = 10**18  # fen: 10^16 yuan
fen = st.one_of(st.integers(1, 10**6), st.integers(1, LARGEST))
# Sums as people write them: few digits, many noughts.
round_yuan = st.builds(
    lambda digits, power: min(digits * 10**power, 10**16 - 1), st.integers(1, 9999), st.integers(0, 12)
)
yuan = st.one_of(st.integers(1, 10**16 - 1), round_yuan)

DIGITS, UNITS, GROUPS = "零一二三四五六七八九", ("", "十", "百", "千"), ("", "万", "亿", "万亿")
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789."}
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def chinese_words(number: int) -> str:
    """Write a whole number as it is read: 10^16 and less."""
    if number >= 10**8:
        head, rest = divmod(number, 10**8)
        return chinese_words(head) + "亿" + (("零" if rest < 10**7 else "") + chinese_words(rest) if rest else "")
    if number >= 10**4:
        head, rest = divmod(number, 10**4)
        return chinese_words(head) + "万" + (("零" if rest < 10**3 else "") + chinese_words(rest) if rest else "")
    text, zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + UNITS[power]
            zero = False
        else:
            zero = True
    return text.replace("一十", "十", 1) if text.startswith("一十") else text


def english_words(number: int) -> str:
    """Write a whole number in English words."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            head, rest = divmod(number, scale)
            return f"{english_words(head)} {name}" + (f" {english_words(rest)}" if rest else "")
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{ONES[head]} hundred" + (f" and {english_words(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def scaled(value: Decimal, scale: int) -> str:
    return plain(value / scale)


FORMS: dict[str, Callable[[Decimal], str]] = {
    "元": lambda v: f"{plain(v)}元",
    "separators": lambda v: f"{v:,}元",
    "万元": lambda v: f"{scaled(v, 10**4)}万元",
    "亿元": lambda v: f"{scaled(v, 10**8)}亿元",
    "万亿元": lambda v: f"{scaled(v, 10**12)}万亿元",
    "space": lambda v: f"{scaled(v, 10**8)} 亿元",
    "人民币": lambda v: f"人民币{scaled(v, 10**8)}亿元",
    "元人民币": lambda v: f"{scaled(v, 10**8)}亿元人民币",
    "¥": lambda v: f"¥{v:,}",
    "RMB": lambda v: f"RMB {scaled(v, 10**6)} million",
    "CNY": lambda v: f"CNY{scaled(v, 10**9)}bn",
    "million": lambda v: f"{scaled(v, 10**6)} million yuan",
    "hyphens": lambda v: f"{scaled(v, 10**9)}-billion-yuan",
    "hundred million": lambda v: f"{scaled(v, 10**8)} hundred million yuan",
}


@cache
def component() -> Amounts:
    return Amounts()


def only(text: str) -> dict[str, Any]:
    [record] = component().find(Reading(text))
    return dict(record)


def check(before: str, form: str, value: Decimal) -> None:
    record = only(before + form)
    assert (record["text"], Decimal(record["value"])) == (form, value)
    assert (record["upper"], record["currency"], record["comparator"]) == (None, "CNY", "eq")


@given(fen, st.sampled_from(sorted(FORMS)), st.sampled_from(["", "总投资", "an investment of "]))
def test_a_decimal_comes_back_from_every_form(amount: int, form: str, before: str) -> None:
    value = Decimal(amount) / 100
    check(before, FORMS[form](value), value)


@given(yuan)
def test_a_whole_number_comes_back_from_chinese_words(amount: int) -> None:
    words = chinese_words(amount)
    assert chinese(words) == amount
    check("补助每人", words + "元钱", Decimal(amount))
    check("补助每人", words.translate(FINANCIAL) + "元", Decimal(amount))


@given(yuan)
def test_a_whole_number_comes_back_from_english_words(amount: int) -> None:
    words = english_words(amount)
    assert english(words) == amount
    check("a grant of ", words + " yuan", Decimal(amount))


@given(st.integers(10, 10**10), st.integers(1, 9), st.integers(1, 9))
def test_jiao_and_fen_come_back(amount: int, jiao: int, cents: int) -> None:
    value = amount + Decimal(jiao) / 10 + Decimal(cents) / 100
    for form in (f"{amount}元{jiao}角{cents}分", f"{chinese_words(amount)}元{DIGITS[jiao]}角{DIGITS[cents]}分"):
        check("共计", form, value)


@given(fen, st.sampled_from(["元", "万元", "亿元", "万亿元", "人民币", "元人民币"]))
def test_width_and_script_make_no_difference(amount: int, form: str) -> None:
    text = "投资" + FORMS[form](Decimal(amount) / 100)
    for other in (
        text.translate(FULL_WIDTH),
        text.replace("亿", "億").replace("万", "萬").replace("资", "資").replace("币", "幣"),
    ):
        assert Decimal(only(other)["value"]) == Decimal(only(text)["value"])


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["至", "到", "-", "—", "～"]),
    st.sampled_from(["万元", "亿元", "元"]),
)
def test_ranges_come_back(lower: int, more: int, link: str, unit: str) -> None:
    upper = lower + more
    scale = {"万元": 10**4, "亿元": 10**8, "元": 1}[unit]
    record = only(f"产值为{lower}{unit}{link}{upper}{unit}")
    assert (Decimal(record["value"]), Decimal(record["upper"])) == (lower * scale, upper * scale)
    assert record["comparator"] == "range"


PIECES = (
    "投资", "10亿元", "３．５万元", "25 7亿元", "元", "万", "亿", "级", "三五百万", "数十亿", "几", "多", "余", "个", "块", "角", "分", "钱",
    "一", "两", "半", "零", "点", "百", "千", "$", "US$", "¥", "RMB", "yuan", "million", "hundred", "billion", "-", "—", "至", "、", "和", " and ",
    " to ", "of", "a ", "tens", "five", "5", "0", "1.2", ",", ".", "，", "。", "(", "（含）", "以上", "more than ", "单位:亿元", "（万元）", "\n", "\t", " ",
    "香港特区政府", "20亿港元", "第", "每", "/吨", "k", "m", "bn", "萬(wàn)", "\u200b", "İ", "O", "+", "%", "年",
)  # fmt: skip
anything = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(anything)
def test_any_text_keeps_its_offsets(text: str) -> None:
    records = component().find(Reading(text))
    end = 0
    for record in sorted(records, key=lambda r: r["start"]):
        assert end <= record["start"] < record["end"] <= len(text)
        assert text[record["start"] : record["end"]] == record["text"]
        assert Decimal(record["value"]) >= 0
        assert (record["upper"] is None) == (record["comparator"] != "range")
        assert record["upper"] is None or Decimal(record["upper"]) > Decimal(record["value"])
        end = record["end"]
