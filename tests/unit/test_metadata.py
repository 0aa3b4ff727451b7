"""What a document says of itself."""

import pytest

from policyie.metadata import language_of, published_of, source_of, title_of
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
