"""Charts of targets: what counts as a statement, and what the charts show."""

import pytest

import policyie

pytest.importorskip("pandas")
pytest.importorskip("altair")

from policyie import plot

TEXTS = [
    ("a", "2024-02-01", "绍兴市提出，2024年省外到位资金力争达到120亿元，其中新昌县省外到位资金达到30亿元。"),
    ("b", "2024-03-01", "绍兴市提出，2024年省外到位资金力争达到150亿元以上。"),
    ("c", "2024-02-01", "金华市提出，2024年省外到位资金不低于90亿元。"),
    ("d", "2025-02-01", "绍兴市2024年省外到位资金完成140亿元。"),
    ("e", "2024-02-01", "金华市提出，2025年集成电路产业产值达到60亿元，生物医药产业产值达到45亿元。"),
]


@pytest.fixture(scope="module")
def documents():
    return [policyie.extract(text, id=name, published=day) for name, day, text in TEXTS]


def test_charts_can_be_saved(documents, tmp_path):
    path = tmp_path / "chart.html"
    plot.by_region(documents, "capital_in_place").save(path)
    assert "\\u7ecd\\u5174\\u5e02" in path.read_text("utf-8")  # 绍兴市, as JSON


def test_of_several_documents_the_latest_statement_counts(documents):
    found = plot.statements(documents, "capital_in_place", kind="goal")
    stated = {(row.region, row.period): (row.value, row.comparator, row.document) for row in found.itertuples()}
    assert stated["330600", "2024"] == (15e9, "ge", "b")
    assert stated["330700", "2024"] == (9e9, "ge", "c")


def test_a_frame_gives_what_its_documents_give(documents):
    frame = policyie.Documents(documents).to_frames()["targets"]
    assert plot.statements(frame, "capital_in_place").equals(plot.statements(documents, "capital_in_place"))


def test_bars_of_regions_carry_their_bounds(documents):
    chart = plot.by_region(documents, "capital_in_place").to_dict()
    (data,) = chart["datasets"].values()
    assert {row["region_name"]: row["label"] for row in data}["绍兴市"] == "≥ 15 bn"
    assert "ge" in str(chart["layer"][0]["encoding"]["opacity"])


def test_goals_stand_beside_results(documents):
    chart = plot.by_year(documents, "capital_in_place", region="330600").to_dict()
    (data,) = chart["datasets"].values()
    assert {(row["year"], row["kind"], row["value"]) for row in data} == {(2024, "goal", 15e9), (2024, "result", 14e9)}


@pytest.mark.parametrize(("years", "marks"), [(10, ["line", "text"]), (11, ["line"])])
def test_labels_of_many_years_would_run_into_one_another(years, marks):
    reports = [
        policyie.extract(f"绍兴市{year}年省外到位资金完成{year - 1950}亿元。", published=f"{year + 1}-01-10")
        for year in range(2005, 2005 + years)
    ]
    chart = plot.by_year(reports, "capital_in_place", region="330600").to_dict()
    assert [layer["mark"]["type"] for layer in chart["layer"]] == marks


def test_industries_are_not_added_up(documents):
    chart = plot.by_industry(documents, "output_value").to_dict()
    (data,) = chart["datasets"].values()
    assert {row["industry"]: row["value"] for row in data} == {"集成电路": 6e9, "生物医药": 4.5e9}


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda d: plot.by_region(d, "gdp"), id="no such indicator"),
        pytest.param(lambda d: plot.by_year(d, "capital_in_place", region="110000"), id="no such region"),
        pytest.param(lambda d: plot.by_industry(d, "capital_in_place"), id="no industry named"),
        pytest.param(lambda d: plot.by_region(d, "capital_in_place", period="1999"), id="no such period"),
    ],
)
def test_what_is_not_there_is_said(documents, draw):
    with pytest.raises(ValueError):
        draw(documents)
