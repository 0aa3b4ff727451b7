"""What a document says of itself."""

import pytest

from policyie.metadata import (
    TYPES,
    issuer_of,
    language_of,
    number_of,
    published_of,
    source_of,
    title_of,
    type_of,
)  # fmt: skip
from policyie.view import view_of

DATES = {
    "iso": ("全市招商大会召开\n2024-02-21 来源：东海日报", "2024-02-21"),
    "slashes": ("发布时间：2024/2/1 09:12", "2024-02-01"),
    "chinese": ("（2023年1月12日）", "2023-01-12"),
    "spaces": ("2023 年 1 月 12 日", "2023-01-12"),
    "month first": ("Updated: March 5, 2017 (Xinhua)", "2017-03-05"),
    "weekday and month": ("Wednesday, May 29, 2024", "2024-05-29"),
    "day first": ("on 14 July 2023 in", "2023-07-14"),
    "short month": ("Feb. 10, 2023", "2023-02-10"),
    "the first of two": ("2024-03-01\n会议于2024年2月28日召开", "2024-03-01"),
    "glossed": ("時(shí)間:2018-03-14", "2018-03-14"),
    "impossible day": ("2023-02-30", None),
    "no date": ("电话：0530-5000000", None),
    "a range of years": ("2021-2025年规划", None),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES.keys())
def test_published(text, expected):
    assert published_of(view_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市招商引资大会召开", "zh"),
        ("The city held a conference on investment.", "en"),
        ("达州 Dazhou 招商 investment briefing 大会 conference", "mixed"),
        ("投资GDP全市招商引资大会召开投资合作项目建设", "zh"),
        ("", "zh"),
    ],
)
def test_language(text, expected):
    assert language_of(view_of(text)) == expected


def test_title_is_the_first_line_with_words():
    assert title_of(view_of("\n  ——\n  东海市召开大会 \n正文")) == "东海市召开大会"
    assert title_of(view_of("萬(wàn)州力爭(zhēng)\n正文")) == "萬(wàn)州力爭(zhēng)"
    assert title_of(view_of("12345\n")) is None


def test_source():
    assert source_of(view_of("2024-01-01 来源：东海日报 浏览次数：3")) == "东海日报"
    assert source_of(view_of("资金来源于财政")) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("关于印发若干措施的通知\n东政办〔2023〕15号\n各县区：", "东政办〔2023〕15号"),
        ("工作要点\n（东市办发〔2019〕7 号）\n\n", "东市办发〔2019〕7 号"),
        ("根据《意见》（国发〔2022〕2号）精神，制定本方案。", None),
        ("2023年3月5号\n", None),
    ],
    ids=["on its own line", "in brackets", "another document's", "a date"],
)
def test_number(text, number):
    assert number_of(view_of(text)) == number


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("东海市人民政府办公室关于印发工作方案的通知\n", "东海市人民政府办公室"),
        (
            "Measures\nIssued by the General Office of Donghu Municipal Government on May 1, 2023.",
            "General Office of Donghu Municipal Government",
        ),
        ("关于支持低空经济的若干措施\n", None),
    ],
    ids=["title", "english", "none"],
)
def test_issuer(text, issuer):
    assert issuer_of(view_of(text)) == issuer


@pytest.mark.parametrize(("name", "entry"), TYPES.items(), ids=TYPES.keys())
def test_each_type_reads_its_example(name, entry):
    view = view_of(entry[1] + "\n正文")
    assert type_of(view, title_of(view)) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东海市召开招商引资大会\n2024-02-21 来源：东海日报\n本报讯", "news"),
        ("全市低空经济行动计划推进会召开\n本报记者 李明", "news"),
        ("Donghu holds investment conference\nBy LI MING\n", "news"),
        ("——2023年1月6日在人民代表大会上\n政府工作报告", "work_report"),
        ("你好", "other"),
    ],
    ids=["news", "a meeting about a plan", "english news", "second line", "other"],
)
def test_type(text, expected):
    view = view_of(text)
    assert type_of(view, title_of(view)) == expected
