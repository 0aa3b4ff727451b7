"""What the page adds up, and what it does not: each case is a corpus and the totals that can be answered for."""

import re

import pytest
from support.stated import document, growth, stated


def tiles(page):
    """What the tiles of the map tell, by province; those without a figure are left out."""
    told = [label.split(": ", 1) for label in page.locator(".tile").evaluate_all("(all) => all.map((t) => t.title)")]
    return {name: text for name, text in told if text not in ("none", "无")}


def numbers(page, name):
    """The rows of the table under a chart."""
    rows = page.locator(f"#{name}-table tbody tr")
    return [tuple(row.locator("td").all_text_contents()) for row in rows.all()]


def show_figures(page, **choices):
    page.select_option("#mode", "figures")
    for name in ("indicator", "unit", "kind", "period"):
        if name in choices:
            page.select_option(f"#{name}", choices[name])


ZHEJIANG, HANGZHOU, XIHU, NINGBO, SICHUAN = "330000", "330100", "330106", "330200", "510000"
BN = "000000000"

TOTALS = {
    "a province states its own figure, its cities are not added": (
        [[stated("90" + BN), stated("30" + BN, region=HANGZHOU)]],
        {"Zhejiang": "90 bn CNY (stated for the province itself)"},
    ),
    "without one, its cities are added, a district inside one is not": (
        [[stated("30" + BN, region=HANGZHOU), stated("5" + BN, region=XIHU), stated("20" + BN, region=NINGBO)]],
        {"Zhejiang": "50 bn CNY (sum of 2 regions in it)"},
    ),
    "of one document the largest counts, a part is not added to its whole": (
        [[stated("90" + BN), stated("40" + BN)]],
        {"Zhejiang": "90 bn CNY (stated for the province itself)"},
    ),
    "of two documents the later one counts, even if smaller": (
        [("2024-02-01", [stated("80" + BN)]), ("2024-01-01", [stated("90" + BN)])],
        {"Zhejiang": "80 bn CNY (stated for the province itself)"},
    ),
    "the same statement in two documents counts once": (
        [[stated("30" + BN, region=HANGZHOU)], [stated("30" + BN, region=HANGZHOU)]],
        {"Zhejiang": "30 bn CNY (sum of 1 regions in it)"},
    ),
    "lower bounds stay lower bounds": (
        [[stated("30" + BN, region=HANGZHOU, comparator="ge"), stated("20" + BN, region=NINGBO)]],
        {"Zhejiang": "≥ 50 bn CNY (sum of 2 regions in it)"},
    ),
    "upper bounds stay upper bounds": (
        [[stated("30" + BN, region=HANGZHOU, comparator="le"), stated("20" + BN, region=NINGBO)]],
        {"Zhejiang": "≤ 50 bn CNY (sum of 2 regions in it)"},
    ),
    "a lower and an upper bound have no sum": (
        [[stated("30" + BN, region=HANGZHOU, comparator="le"), stated("20" + BN, region=NINGBO, comparator="ge")]],
        {"Zhejiang": "— (sum of 2 regions in it)"},
    ),
    "ranges add up to a range": (
        [
            [
                stated("30" + BN, region=HANGZHOU, comparator="range", upper="35" + BN),
                stated("20" + BN, region=NINGBO),
            ]
        ],
        {"Zhejiang": "50–55 bn CNY (sum of 2 regions in it)"},
    ),
    "figures of one industry are not the whole economy's": (
        [[stated("90" + BN, industries=("集成电路",)), stated("30" + BN, region=SICHUAN)]],
        {"Sichuan": "30 bn CNY (stated for the province itself)"},
    ),
    "national figures, other countries and open places belong to no province": (
        [[stated("90" + BN, region="CN"), stated("9" + BN, region="JP"), stated("8" + BN, region=None)]],
        {},
    ),
}


@pytest.fixture(scope="module")
def all_totals(open_shared):
    """One page with every case, each in a year of its own: periods are never mixed."""
    documents = []
    for case, (corpus, _) in enumerate(TOTALS.values()):
        for number, item in enumerate(corpus):
            published, figures = item if isinstance(item, tuple) else (None, item)
            figures = [{**figure, "period": str(2001 + case)} for figure in figures]
            documents.append(document(f"d{case}-{number}", *figures, published=published))
    return open_shared(documents)


@pytest.mark.parametrize(("case", "told"), [(n, told) for n, (_, told) in enumerate(TOTALS.values())], ids=TOTALS)
def test_totals_of_provinces(all_totals, case, told):
    show_figures(all_totals, indicator="gdp,false", unit="CNY", kind="goal", period=str(2001 + case))
    assert tiles(all_totals) == told


def test_growth_rates_are_never_added(open_page):
    page = open_page(
        [document("a", growth("6", region=HANGZHOU), growth("9", region=NINGBO), growth("7", region=SICHUAN))]
    )
    show_figures(page, indicator="gdp,true", period="2024")
    assert tiles(page) == {
        "Zhejiang": "7.5% (6–9%) (range of 2 regions in it)",
        "Sichuan": "7% (stated for the province itself)",
    }
    assert numbers(page, "year") == [("2024", "7% (6–9%)")]
    assert "never added" in page.inner_text("#map-note")


def test_currencies_and_indicators_stay_apart(open_page):
    figures = [
        stated("30" + BN, indicator="foreign_capital", region=HANGZHOU),
        stated("2" + BN, indicator="foreign_capital", unit="USD", region=NINGBO),
        stated("8" + BN, indicator="exports", region=NINGBO),
    ]
    page = open_page([document("a", *figures)])
    show_figures(page, indicator="foreign_capital,false", unit="CNY")
    assert tiles(page) == {"Zhejiang": "30 bn CNY (sum of 1 regions in it)"}
    show_figures(page, unit="USD")
    assert tiles(page) == {"Zhejiang": "2 bn USD (sum of 1 regions in it)"}


def test_goals_and_results_and_periods_stay_apart(open_page):
    figures = [
        stated("90" + BN),
        stated("80" + BN, kind="result", period="2023"),
        stated("20" + BN, period="2024-Q1"),
        stated("99" + BN, period="2025"),
    ]
    page = open_page([document("a", *figures)])
    show_figures(page, indicator="gdp,false", kind="result")
    assert tiles(page) == {"Zhejiang": "80 bn CNY (stated for the province itself)"}
    show_figures(page, kind="goal", period="2024-Q1")
    assert tiles(page) == {"Zhejiang": "20 bn CNY (stated for the province itself)"}
    assert numbers(page, "year") == [("2024", "90 bn CNY"), ("2025", "99 bn CNY")]
    assert numbers(page, "time") == [
        ("Zhejiang", "goal", "2024", "90 bn CNY"),
        ("Zhejiang", "goal", "2025", "99 bn CNY"),
        ("Zhejiang", "result", "2023", "80 bn CNY"),
    ]


def test_sizes_of_projects_cannot_be_chosen_for_totals(open_page):
    figures = [
        stated("5" + BN, kind="commitment", indicator="project_investment"),
        stated("1" + BN, kind="support", indicator="subsidy"),
        stated("3" + BN, kind="threshold", indicator="revenue"),
        stated("90" + BN),
    ]
    page = open_page([document("a", *figures)])
    show_figures(page)
    assert page.locator("#indicator option").all_text_contents() == ["GDP (1)"]
    assert page.locator("#kind option").all_text_contents() == ["goal (1)"]


def test_industries_are_told_each_by_itself(open_page):
    figures = [
        stated("5" + BN, industries=("集成电路",), region=HANGZHOU),
        stated("7" + BN, industries=("集成电路",), region=NINGBO),
        stated("9" + BN, industries=("生物医药",)),
        stated("50" + BN, industries=("集成电路", "生物医药")),
        stated("90" + BN),
    ]
    page = open_page([document("a", *figures)], locale="zh-CN")
    show_figures(page)
    assert numbers(page, "industry") == [("集成电路", "120 亿元"), ("生物医药", "90 亿元")]


def test_counts_are_of_different_statements(open_page):
    shared = stated("30" + BN, industries=("集成电路", "生物医药"))
    open_ = stated("5", indicator="other", region=None, period=None)
    documents = [
        document("a", shared, {**open_, "lead": "甲事"}),
        document("b", shared, {**open_, "lead": "乙事"}),
        document("c", stated("31" + BN, region="CN")),
    ]
    page = open_page(documents, locale="zh-CN")
    assert page.inner_text("#rows") == "5 个数字中的 5 个，不同表述 4 条"
    assert tiles(page) == {"浙江": "1"}
    assert sorted(numbers(page, "industry")) == [("生物医药", "1"), ("集成电路", "1")]
    assert numbers(page, "year") == [("2024", "2")]
    assert "另有 3 条" in page.inner_text("#map-note")
    page.check("#once")
    assert page.inner_text("#rows").startswith("5 个数字中的 4 个")


def test_totals_follow_the_filters(open_page):
    page = open_page([document("a", stated("30" + BN), title="甲"), document("b", stated("40" + BN), title="乙")])
    show_figures(page)
    page.fill("[data-column=document]", "甲")
    page.locator("#rows", has_text="1 of 2").wait_for()
    assert tiles(page) == {"Zhejiang": "30 bn CNY (stated for the province itself)"}


def test_the_page_says_what_is_counted(open_page):
    page = open_page([document("a", stated("5"), stated("6", zone="footer"))])
    page.click(".how summary")
    told = page.inner_text("#how")
    for rule in (
        "counts once",
        "never added",
        "the largest",
        "the latest",
        "lower bound",
        "nothing converted",
        "1 here",
    ):
        assert rule in told
    page.click("[data-language=zh]")
    assert len(page.locator("#how p").all()) == len(re.findall("\n\n", told)) + 1
