"""The table of the page in a real browser: filter, sort, open, export, with mouse and keyboard, in both languages."""

import csv
import io

import pytest
from support.stated import document, growth, stated

import policyie


@pytest.fixture(scope="module")
def corpus():
    return [
        document(
            "a",
            stated("3000000000", written="30亿元", industries=("集成电路",)),
            stated(
                "500", measure="count", unit="projects", indicator="project_count", region="330100", written="500个"
            ),
            growth("6.5", written="6.5%", comparator="ge"),
            title="浙江省计划",
            published="2024-01-20",
            people=("沈望舟",),
        ),
        document(
            "b",
            stated(
                "20000000000", written="200亿元", kind="result", period="2023", region="510000", indicator="exports"
            ),
            stated("7000000", written="700万美元", unit="USD", kind="support", indicator="subsidy", region="510100"),
            title="四川省报告",
            published="2024-02-01",
        ),
    ]


def column(page, name):
    """The cells of a column that are in view, from the top down."""
    return page.evaluate(
        """(name) => {
            const at = [...document.querySelectorAll(".slick-header-column")].findIndex((h) => h.dataset.id === name);
            const rows = [...document.querySelectorAll(".grid-canvas .slick-row")];
            return rows.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
                .map((row) => row.querySelector(`.l${at}.r${at}`).textContent);
        }""",
        name,
    )


def wait_for(page, texts, name="text"):
    """Wait until the column shows these texts, in this order."""
    for _ in range(50):
        if column(page, name) == texts:
            return
        page.wait_for_timeout(40)
    assert column(page, name) == texts


def shows(page, selector, text):
    """Wait until an element holds a text."""
    page.locator(selector, has_text=text).wait_for()


def test_rows_in_the_order_of_the_documents(open_page, corpus):
    page = open_page(corpus, title="我的 corpus")
    assert page.title() == page.inner_text("h1") == "我的 corpus"
    assert page.inner_text("#summary") == "5 figures in 2 documents"
    assert column(page, "text") == ["30亿元", "500个", "6.5%", "200亿元", "700万美元"]
    assert column(page, "figure") == ["3 bn CNY", "500 projects", "≥ 6.5%", "20 bn CNY", "7 mn USD"]
    assert column(page, "indicator") == ["GDP", "projects", "GDP growth", "exports", "subsidy"]
    assert column(page, "region") == ["Zhejiang", "Hangzhou", "Zhejiang", "Sichuan", "Chengdu"]
    assert column(page, "officials") == ["沈望舟", "", "", "", ""]


SEARCHES = {
    "a place in Chinese": ("杭州", ["500个"]),
    "a place in English, and what lies in it": ("sichuan", ["200亿元", "700万美元"]),
    "an industry by the name of its concept": ("integrated circuits", ["30亿元"]),
    "an official": ("沈望舟", ["30亿元"]),
    "two words that stand in different columns": ("goal hangzhou", ["500个"]),
    "an indicator in the other language": ("出口", ["200亿元"]),
    "a title": ("四川省报告", ["200亿元", "700万美元"]),
    "full-width": ("６.５%", ["6.5%"]),
    "what is not there": ("火星", []),
}


@pytest.fixture(scope="module")
def searched(open_shared, corpus):
    return open_shared(corpus)


@pytest.mark.parametrize(("query", "found"), SEARCHES.values(), ids=SEARCHES)
def test_search(searched, query, found):
    searched.fill("#search", query)
    wait_for(searched, found)


def test_filter_by_columns_kinds_and_both(open_page, corpus):
    page = open_page(corpus)
    page.fill("[data-column=region]", "zhejiang")
    wait_for(page, ["30亿元", "500个", "6.5%"])
    page.fill("[data-column=indicator]", "gdp")
    wait_for(page, ["30亿元", "6.5%"])
    assert page.inner_text("#rows") == "2 of 5 figures, 2 different statements"
    page.click("#clear")
    wait_for(page, ["30亿元", "500个", "6.5%", "200亿元", "700万美元"])
    assert page.input_value("[data-column=region]") == ""
    page.click("[data-kind=result]")
    page.click("[data-kind=support]")
    wait_for(page, ["200亿元", "700万美元"])
    assert page.get_attribute("[data-kind=result]", "aria-pressed") == "true"
    page.click("[data-kind=result]")
    wait_for(page, ["700万美元"])


def test_filter_by_map_and_charts(open_page, corpus):
    page = open_page(corpus)
    page.click(".tile[data-code='510000']")
    wait_for(page, ["200亿元", "700万美元"])
    page.click("#year-table >> xpath=../summary")
    page.click("#year-table >> text=2023")
    wait_for(page, ["200亿元"])
    assert page.locator("#chips button").all_inner_texts() == ["Province: Sichuan ×", "Year: 2023 ×"]
    page.click("#chips >> text=Province")
    wait_for(page, ["200亿元"])
    page.click("#clear")
    page.click("#industry-table >> xpath=../summary")
    page.click("#industry-table >> text=integrated circuit")
    wait_for(page, ["30亿元"])


def test_a_bar_filters_when_it_is_clicked(open_page, corpus):
    page = open_page(corpus)
    box = page.locator("#year-chart").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] - 30)
    wait_for(page, ["200亿元"])


def test_sort_by_a_click_on_the_heading(open_page, corpus):
    page = open_page(corpus)
    heading = ".slick-header-column[data-id=figure]"
    page.click(heading)
    wait_for(page, ["6.5%", "500个", "700万美元", "30亿元", "200亿元"])
    assert page.get_attribute(heading, "aria-sort") == "ascending"
    page.click(heading)
    wait_for(page, ["200亿元", "30亿元", "700万美元", "500个", "6.5%"])
    assert page.get_attribute(heading, "aria-sort") == "descending"
    page.click(".slick-header-column[data-id=region]")
    wait_for(page, ["Chengdu", "Hangzhou", "Sichuan", "Zhejiang", "Zhejiang"], "region")
    assert page.get_attribute(heading, "aria-sort") == "none"


def test_a_row_opens_its_sentence(open_page, corpus):
    page = open_page(corpus)
    page.click(".slick-row >> text=200亿元")
    page.wait_for_selector("#detail .this")
    assert page.inner_text("#detail .this") == "200亿元"
    assert page.inner_text("#detail .passage") == "要求：200亿元。"
    assert page.inner_text("#detail-title") == "四川省报告"
    facts = dict(
        zip(page.locator("#detail dt").all_inner_texts(), page.locator("#detail dd").all_inner_texts(), strict=True)
    )
    assert facts == {
        "Kind": "result",
        "Indicator": "exports",
        "Figure": "20 bn CNY",
        "Period": "2023",
        "Region": "Sichuan",
        "Confidence": "90%",
    }
    page.click("#detail >> text=Whole document")
    shows(page, "#detail .passage", "700万美元")
    page.click("#detail >> text=Next")
    shows(page, "#detail .this", "700万美元")
    page.click("#detail >> text=Close")
    assert page.is_hidden("#detail")


def test_the_figure_is_marked_among_characters_that_browsers_count_twice(open_page):
    odd = document(
        "odd", stated("5", written="5亿元", lead="𠮷林😀要"), stated("6", written="6亿元", lead="又𠮷"), before="𠀀𠀁\n"
    )
    page = open_page([odd])
    page.click(".slick-row >> text=6亿元")
    page.wait_for_selector("#detail .this")
    assert page.inner_text("#detail .this") == "6亿元"
    assert page.inner_text("#detail .passage") == "又𠮷6亿元。"


def test_a_page_of_passages_has_no_other_text(open_page):
    long = document(
        "long", stated("5", written="5亿元"), stated("6", written="6亿元"), before="序言\n" * 9, after="尾声"
    )
    page = open_page([long], passages=True)
    page.click(".slick-row >> text=6亿元")
    page.click("#detail >> text=Whole document")
    shows(page, "#detail .passage", "5亿元")
    assert page.inner_text("#detail .passage") == "要求：5亿元。\n要求：6亿元。"
    assert page.inner_text("#detail .this") == "6亿元"


def exported(page):
    with page.expect_download() as download:
        page.click("#export")
    with open(download.value.path(), "rb") as file:
        data = file.read()
    assert download.value.suggested_filename == "targets.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_export_writes_the_filtered_rows_in_the_order_of_the_table(open_page, corpus):
    page = open_page(corpus)
    page.fill("[data-column=document]", "浙江")
    page.click(".slick-header-column[data-id=figure]")
    wait_for(page, ["6.5%", "500个", "30亿元"])
    rows = exported(page)
    assert [row["text"] for row in rows] == ["6.5%", "500个", "30亿元"]
    assert rows[0] | {"confidence": ""} == {
        "document": "a",
        "title": "浙江省计划",
        "published": "2024-01-20",
        "source": "",
        "text": "6.5%",
        "kind": "goal",
        "indicator": "gdp",
        "growth_of": "true",
        "measure": "percent",
        "comparator": "ge",
        "value": "6.5",
        "upper": "",
        "unit": "percent",
        "period": "2024",
        "region": "330000",
        "region_name": "浙江省",
        "region_name_en": "Zhejiang",
        "province": "浙江省",
        "industries": "",
        "industry_concepts": "",
        "officials": "",
        "responsible": "",
        "confidence": "",
        "evidence": "要求：6.5%",
    }
    assert (rows[2]["value"], rows[2]["industries"], rows[2]["officials"]) == ("3000000000", "集成电路", "沈望舟")


def test_export_keeps_what_a_spreadsheet_would_run_as_text(open_page):
    formula = '=HYPERLINK("http://x","a")'
    page = open_page([document(formula, stated("-5", written='+1,"2"\n3'), title="@SUM(A1)")])
    (row,) = exported(page)
    assert (row["document"], row["title"], row["text"]) == (f"'{formula}", "'@SUM(A1)", '\'+1,"2"\n3')
    assert row["value"] == "-5"


#: What has the focus, by what a reader would call it; "end" where the page has been left.
FOCUSED = """(() => {
    const { id, dataset, tagName } = document.activeElement;
    return dataset.column ? `filter ${dataset.column}` : dataset.id ? `heading ${dataset.id}` : tagName === "BODY" ? "end" : id || tagName;
})()"""


def test_everything_can_be_done_with_the_keyboard(open_page, corpus):
    page = open_page(corpus)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reached = []
    while "end" not in reached[-1:] and len(reached) < 60:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    columns = [
        "figure",
        "text",
        "kind",
        "indicator",
        "period",
        "region",
        "industries",
        "officials",
        "document",
        "published",
    ]
    headings = [f"heading {name}" for name in columns]
    assert reached == ["export", *headings, *[f"filter {name}" for name in columns], "cells", "end"]
    page.focus(".slick-header-column[data-id=figure]")
    page.keyboard.press("Enter")
    wait_for(page, ["6.5%", "500个", "700万美元", "30亿元", "200亿元"])
    assert page.evaluate("document.activeElement.dataset.id") == "figure"
    page.keyboard.press("Enter")
    wait_for(page, ["200亿元", "30亿元", "700万美元", "500个", "6.5%"])
    page.focus("[data-column=text]")
    page.keyboard.type("元")
    wait_for(page, ["200亿元", "30亿元", "700万美元"])
    page.focus("[data-column=published]")
    page.keyboard.press("Tab")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    assert page.inner_text("#said") == "3, As written: 700万美元"
    page.keyboard.press("Enter")
    shows(page, "#detail .this", "700万美元")
    assert page.evaluate("document.activeElement.id") == "detail"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "previous"
    page.keyboard.press("Enter")
    shows(page, "#detail .this", "30亿元")
    assert page.evaluate(FOCUSED) == "previous"
    page.keyboard.press("Escape")
    assert page.is_hidden("#detail")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    shows(page, "#detail .this", "200亿元")


def test_both_languages(open_page, corpus):
    page = open_page(corpus, locale="zh-CN")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert page.inner_text("#summary") == "2 份文件，5 个数字"
    assert column(page, "figure") == ["30 亿元", "500 个项目", "≥ 6.5%", "200 亿元", "700 万美元"]
    assert column(page, "region") == ["浙江省", "杭州市", "浙江省", "四川省", "成都市"]
    page.fill("#search", "zhejiang")
    wait_for(page, ["30亿元", "500个", "6.5%"])
    page.click("[data-language=en]")
    assert page.get_attribute("html", "lang") == "en"
    assert column(page, "region") == ["Zhejiang", "Hangzhou", "Zhejiang"]
    assert page.inner_text("#export") == "Export as CSV"


def test_what_could_not_be_read_is_listed(open_page, corpus):
    failure = policyie.Failure(id="broken.txt", position=1, error="InputError", message="no text")
    page = open_page([corpus[0], failure])
    page.click("#unread summary")
    assert page.inner_text("#unread li") == "broken.txt: no text"


def test_a_page_without_targets_says_so(open_page):
    page = open_page([document("empty", before="没有数字")])
    assert page.inner_text("#rows") == "0 of 0 figures, 0 different statements"
    page.select_option("#mode", "figures")
    assert page.inner_text("#map-note") != ""


def test_dark_and_print_and_narrow(open_page, corpus):
    page = open_page(corpus, scheme="dark", viewport=(360, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.is_hidden("#search")


def test_five_thousand_documents(open_page):
    figures = [
        stated(str(n), written=f"{n}亿元", region=f"{11 + n % 5}0000", period=str(2010 + n % 9)) for n in range(1, 7)
    ]
    many = (document(f"d{n}", *figures, title=f"文件{n}", before=f"第{n}号\n") for n in range(5000))
    page = open_page(many)
    assert page.inner_text("#rows") == "30,000 of 30,000 figures, 6 different statements"
    assert page.locator(".slick-row").count() < 100
    page.fill("[data-column=document]", "文件4999")
    wait_for(page, [f"{n}亿元" for n in range(1, 7)])
    page.click(".slick-row >> text=6亿元")
    page.wait_for_selector("#detail .this")
    page.click("#detail >> text=Whole document")
    shows(page, "#detail .passage", "第4999号")
    page.click("#clear")
    page.check("#once")
    wait_for(page, [f"{n}亿元" for n in range(1, 7)])
