"""The documentation site builds without a warning, every link in it leads somewhere, and it fetches nothing."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

import pytest

from policyie.pipeline import COMPONENTS

for needed in ("mkdocs", "material", "mkdocstrings"):
    pytest.importorskip(needed, reason=f"the site is built with {needed} (the extra docs)")

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("docs_site", ROOT / "scripts" / "docs_site.py")
docs_site = importlib.util.module_from_spec(spec)
spec.loader.exec_module(docs_site)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


class Page(HTMLParser):
    """What a page names: anchors that it has, where its links lead, what it loads."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loaded = set(), [], []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids |= {given[name] for name in ("id", "name") if given.get(name)}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe", "source") and given.get("src"):
            self.loaded.append(given["src"])
        if tag == "link" and "stylesheet" in (given.get("rel") or ""):
            self.loaded.append(given["href"])


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html") if path.name != "404.html"}


def test_every_page_of_docs_is_on_the_site(pages):
    wanted = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    wanted |= {page.replace(".md", ".html") for page in docs_site.ELSEWHERE.values()}
    assert wanted == set(pages)


def test_every_link_leads_to_a_page_and_an_anchor(site, pages):
    broken = []
    for name, page in pages.items():
        for link in page.links:
            target = urlparse(urljoin(f"http://site/{name}", link))
            if target.hostname != "site" or target.scheme != "http":
                continue
            path, anchor = unquote(target.path).lstrip("/"), unquote(target.fragment)
            if not (site / path).is_file() or (anchor and path in pages and anchor not in pages[path].ids):
                broken.append(f"{name}: {link}")
    assert broken == []


def test_pages_fetch_nothing(pages):
    assert [(name, url) for name, page in pages.items() for url in page.loaded if re.match(r"(https?:)?//", url)] == []


def test_every_public_name_can_be_found(site):
    import policyie

    found = (site / "search" / "search_index.js").read_text("utf-8")
    titles = {entry["title"] for entry in json.loads(found.removeprefix("var __index = "))["docs"]}
    bare = {re.sub(r"<[^>]+>|\W", "", title) for title in titles}
    assert [
        name for name in policyie.__all__ if name != "__version__" and not any(name in title for title in bare)
    ] == []


def test_the_picture_shows_every_component():
    picture = (ROOT / "docs" / "assets" / "pipeline.svg").read_text("utf-8")
    shown = re.findall(r'<text class="n"[^>]*>([^<]+)</text>', picture)
    assert [name for name in shown if name in COMPONENTS] == list(COMPONENTS)


@pytest.mark.parametrize(
    ("source", "page", "text", "expected"),
    [
        ("docs/tables.md", "tables.md", "[c](../CONTRIBUTING.md#a-rule)", "[c](contributing.md#a-rule)"),
        ("CHANGELOG.md", "changelog.md", "[d](docs/bulk.md)", "[d](bulk.md)"),
        ("examples/README.md", "examples/index.md", "[d](../docs/bulk.md#the-tables)", "[d](../bulk.md#the-tables)"),
        ("docs/a.md", "a.md", "[code](../scripts/docs_site.py)", "code (`scripts/docs_site.py`)"),
        ("docs/a.md", "a.md", "[spaCy](https://spacy.io), [here](#there)", "[spaCy](https://spacy.io), [here](#there)"),
        ("docs/a.md", "a.md", "[gone](gone.md)", "[gone](gone.md)"),
    ],
)
def test_links_of_the_project_become_links_of_the_site(source, page, text, expected):
    assert docs_site.site_links(text, source, page) == expected


def test_a_notebook_becomes_a_page():
    cells = [
        {"cell_type": "markdown", "source": ["# Title\n", "words"]},
        {
            "cell_type": "code",
            "source": "print(1)",
            "outputs": [
                {"output_type": "stream", "text": ["1\n"]},
                {"output_type": "display_data", "data": {"text/html": '<b>"x"</b>', "text/plain": "x"}},
            ],
        },
    ]
    page = docs_site.notebook_page({"cells": cells})
    assert page.startswith("# Title\nwords\n\n```python\nprint(1)\n```\n\n```text\n1\n```\n\n<iframe")
    frame = {"text/html": '<style scoped>x</style>\n<table border="1" class="dataframe"><tr></tr></table>'}
    output = {"output_type": "execute_result", "data": frame}
    assert docs_site.output_block(output) == '<div class="pi-frame"><table><tr></tr></table></div>'
    assert 'srcdoc="&lt;b&gt;&quot;x&quot;&lt;/b&gt;"' in page
