"""A headless Chromium for the page, and pages made for tests. Without Playwright or Chromium the tests skip."""

import os
import shutil
from contextlib import contextmanager

import pytest

from policyie.report import write_report

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")

#: What the page may ask for: itself, and the file that it exports.
OWN = ("file:", "blob:")


@pytest.fixture(scope="session")
def browser():
    """The Chromium of the system, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


def write(path, documents, **options):
    """Write a page and return its path."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_report(documents, out, **options)
    return path


@pytest.fixture
def make_page(tmp_path):
    """Write a page and return its path."""
    return lambda documents, **options: write(tmp_path / "report.html", documents, **options)


@pytest.fixture(scope="session")
def context_of(browser):
    """Windows by language and scheme; one is shared by all tests that want the same, since a new one takes a second."""
    contexts = {}

    def of(**options):
        key = tuple(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(accept_downloads=True, **options)
            contexts[key].set_default_timeout(10_000)
        return contexts[key]

    yield of
    for context in contexts.values():
        context.close()


@contextmanager
def opening(context_of, folder):
    """Write pages, open them from disk and wait until they are drawn; a fault of any kind fails the test at its end."""
    faults, pages = [], []

    def opened(documents, locale="en-US", viewport=(1400, 1200), scheme="light", faultless=True, **options):
        page = context_of(locale=locale, color_scheme=scheme).new_page()
        pages.append(page)
        page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        if faultless:
            page.on("pageerror", lambda error: faults.append(f"error: {error}"))
            page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
            page.on("request", lambda request: None if request.url.startswith(OWN) else faults.append(request.url))
        page.goto(write(folder / f"report-{len(pages)}.html", documents, **options).as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for page in pages:
        page.close()
    assert faults == []


@pytest.fixture
def open_page(context_of, tmp_path):
    """Open a page for one test."""
    with opening(context_of, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def open_shared(context_of, tmp_path_factory):
    """Open a page for several tests of a module, which must leave it as they find it."""
    with opening(context_of, tmp_path_factory.mktemp("pages")) as opened:
        yield opened
