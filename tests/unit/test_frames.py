"""Documents as tables: one row a mention, names beside codes, exact values."""

import sys
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
    assert row["published"].date() == date(2024, 2, 18)
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


def test_a_list_without_mentions_has_its_columns_and_types(frames):
    frame = policyie.extract("").to_frames()["targets"]
    assert len(frame) == 0
    assert list(frame.columns) == list(frames["targets"].columns)
    for column in ("published", "start", "growth_of", "confidence"):
        assert frame[column].dtype == frames["targets"][column].dtype, column


def test_dates_are_dates_and_an_unknown_one_is_none(frames):
    assert frames["targets"]["published"].dt.year.tolist() == [2024] * len(frames["targets"])
    assert policyie.extract("投资3亿元").to_frames()["targets"]["published"].isna().all()


def test_an_unknown_backend_is_told():
    with pytest.raises(ValueError, match="backend is 'dask'; there are pandas, polars"):
        policyie.extract("").to_frames(backend="dask")


@pytest.mark.parametrize(("backend", "extra"), [("pandas", "tables"), ("polars", "polars")])
def test_a_missing_library_is_told_with_the_extra_that_brings_it(monkeypatch, backend, extra):
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(ModuleNotFoundError, match=rf"need {backend}: pip install policyie\[{extra}\]"):
        policyie.extract("").to_frames(backend=backend)


@pytest.fixture(scope="module")
def polars():
    return pytest.importorskip("polars")


@pytest.fixture(scope="module")
def targets(polars):
    return policyie.extract(TEXT, id="a", published="2024-02-18").to_frames(backend="polars")["targets"]


def test_polars_cells_are_those_of_pandas(targets, frames):
    same = ["document", "text", "kind", "indicator", "region", "region_name", "period", "evidence", "section"]
    assert targets.select(same).rows() == [
        tuple(None if cell != cell else cell for cell in row)  # nan
        for row in frames["targets"][same].itertuples(index=False, name=None)
    ]
    assert targets["value"].to_list() == frames["targets"]["value"].tolist()


def test_polars_columns_have_their_types(polars, targets):
    from policyie.schema import VOCABULARIES

    schema = targets.schema
    assert schema["published"] == polars.Date
    assert schema["value"] == polars.Decimal(38, 10)
    assert schema["industries"] == polars.List(polars.String)
    assert schema["region"] == polars.String
    assert schema["kind"] == polars.Enum(VOCABULARIES["Target.kind"])
    assert schema["zone"] == polars.Enum(VOCABULARIES["Mention.zone"])


def test_polars_rules_are_keys_and_values(targets):
    assert {"kind", "indicator"} <= {item["key"] for item in targets["rules"][0]}


def test_polars_a_figure_too_long_for_a_decimal_keeps_its_text(polars):
    figure = "1" + "0" * 30
    record = policyie.extract("投资3亿元。").to_dict()
    record["amounts"][0]["value"] = figure
    amounts = policyie.PolicyDocument.from_dict(record).to_frames(backend="polars")["amounts"]
    assert amounts.select("value", "value_text").rows() == [(None, figure)]


def test_polars_an_empty_list_has_the_same_schema(targets):
    assert policyie.extract("").to_frames(backend="polars")["targets"].schema == targets.schema


def test_polars_frames_show_themselves(polars):
    shown = policyie.extract(TEXT).to_frames(backend="polars")._repr_html_()
    assert "<summary>targets (3)</summary>" in shown
    assert "foreign_capital" in shown
