"""An accessibility checker finds nothing in the page, in any of its states, nor in what notebooks show."""

import pytest
from support.stated import document, growth, stated

from policyie.display import Documents

FIGURES = [
    stated("3000000000", written="30亿元", industries=("集成电路",)),
    stated("20000000000", region="510000", comparator="ge"),
    stated("9000000000", region="330100", kind="result", period="2023"),
    *(stated(f"{n}000000000", region=f"{code}0000") for n, code in enumerate(("32", "35", "44", "61"), start=1)),
    growth("6.5"),
]


#: What scrolls in the table is no stop for Tab: arrows from the stop beside it reach every row and scroll.
OPTIONS = {"resultTypes": ["violations"], "rules": {"scrollable-region-focusable": {"enabled": False}}}


@pytest.fixture
def violations(browser, tmp_path):
    """What axe finds in a file, after something was done in it: rule and element."""
    checker = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

    def check(path, scheme, act=lambda page: None):
        # The checker is a script of its own, which the policy of the page would not let in.
        context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 1400, "height": 1200})
        page = context.new_page()
        page.goto(path.as_uri())
        act(page)
        found = checker.Axe().run(page, options=OPTIONS).response["violations"]
        context.close()
        return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]

    return check


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page(make_page, violations, scheme):
    def use(page):
        page.wait_for_selector("html[data-ready]")
        page.select_option("#mode", "figures")
        for summary in page.locator("summary:visible").all():
            summary.click()
        page.click(".tile[data-code='330000']")
        page.click(".slick-row .slick-cell")
        page.wait_for_selector("#detail .this")

    assert violations(make_page([document("a", *FIGURES, people=("沈望舟",), title="计划")]), scheme, use) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_notebooks(tmp_path, violations, scheme):
    shown = document("a", *FIGURES, people=("沈望舟",), title="计划")
    parts = [shown._repr_html_(), Documents([shown])._repr_html_()]
    page = tmp_path / "notebook.html"
    ground = "<style>body { color-scheme: light dark }</style>"
    html = f"<!doctype html><html lang=zh><title>a</title>{ground}<main><h1>a</h1>{''.join(parts)}</main>"
    page.write_text(html, "utf-8")
    assert violations(page, scheme) == []
