"""Documents as tables: one row a mention, names beside codes, exact values."""

from datetime import date
from decimal import Decimal

import pytest

import policyie
from policyie.frames import LISTS, frames_of

pd = pytest.importorskip("pandas")

TEXT = "绍兴市市长沈望舟说，今年全市要新引进亿元以上项目不少于60个，力争实际利用外资突破12亿美元。"


@pytest.fixture(scope="module")
def frames():
    return policyie.extract(TEXT, id="a", published="2024-02-18").to_frames()


def test_one_table_a_list(frames):
    assert list(frames) == list(LISTS)


def test_a_target_is_a_line_of_a_ledger(frames):
    row = frames["targets"].set_index("text").loc["12亿美元"]
    assert row["document"] == "a"
    assert row["published"] == date(2024, 2, 18)
    assert (row["kind"], row["indicator"], row["period"]) == ("goal", "foreign_capital", "2024")
    assert (row["value"], row["unit"], row["comparator"]) == (Decimal("1200000000"), "USD", "gt")
    assert (row["region"], row["region_name"]) == ("330600", "绍兴市")
    assert row["evidence"] == "力争实际利用外资突破12亿美元"
    assert row["sentence"] == TEXT
    assert row["section"] == []


def test_a_target_has_its_sentence_and_the_headings_over_it():
    text = "一、主要目标\n力争增长8%。\n（一）工业。到位资金60亿元，其中外资5亿元。项目12个。\n"
    frame = policyie.extract(text).to_frames()["targets"]
    assert frame[["text", "sentence", "section"]].to_numpy().tolist() == [
        ["8%", "力争增长8%。", ["一、主要目标"]],
        ["60亿元", "到位资金60亿元，其中外资5亿元。", ["一、主要目标", "（一）工业"]],
        ["5亿元", "到位资金60亿元，其中外资5亿元。", ["一、主要目标", "（一）工业"]],
        ["12", "项目12个。", ["一、主要目标", "（一）工业"]],
    ]


def test_officials_have_the_name_of_their_place(frames):
    assert frames["officials"][["text", "region_name"]].to_numpy().tolist() == [["沈望舟", "绍兴市"]]


def test_several_documents_in_one_table():
    documents = [policyie.extract("投资3亿元", id="a"), policyie.extract("投资5亿元", id="b")]
    assert list(frames_of(documents)["amounts"][["document", "text"]].itertuples(index=False, name=None)) == [
        ("a", "3亿元"),
        ("b", "5亿元"),
    ]


def test_a_list_without_mentions_has_its_columns():
    frame = policyie.extract("").to_frames()["targets"]
    assert len(frame) == 0
    assert {"document", "text", "region_name", "evidence", "sentence", "section"} <= set(frame.columns)
