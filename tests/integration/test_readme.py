"""What README and docs show is what happens: their Python runs, and the output that they show is the real one.

``python scripts/doc_outputs.py`` writes the real outputs into the pages.
"""

import importlib.util
import re
from pathlib import Path

import attrs
import pytest

from policyie import model

ROOT = Path(__file__).resolve().parents[2]

spec = importlib.util.spec_from_file_location("doc_outputs", ROOT / "scripts" / "doc_outputs.py")
doc_outputs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(doc_outputs)

PAGES = doc_outputs.pages()


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_happens(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    for block in doc_outputs.run(page):
        assert block.shown == block.real, f"{block.place} (python scripts/doc_outputs.py writes the real output)"


def test_every_block_of_python_and_every_output_is_run():
    """The blocks that the script finds are all that there are, so that none escapes by its form."""
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        fences = re.findall(r"^```(\S+)", text, re.MULTILINE)
        assert len(re.findall(doc_outputs.PYTHON, text)) == fences.count("python"), page
        assert sum(match["shown"] is not None for match in doc_outputs.PYTHON.finditer(text)) == fences.count("text"), (
            page
        )
        assert set(fences) <= {"python", "text", "console"}, page


VALUES = (
    model.PolicyDocument,
    model.Amount,
    model.Region,
    model.Industry,
    model.Official,
    model.Target,
    model.Person,
    model.Section,
)


@pytest.mark.parametrize("value", [*VALUES, model.Notice], ids=lambda value: value.__name__)
def test_the_contract_tells_every_field(value):
    page = (ROOT / "docs" / "contract.md").read_text("utf-8")
    assert [field.name for field in attrs.fields(value) if f"`{field.name}`" not in page] == []


def test_pages_link_to_files_that_are_there():
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        for target in re.findall(r"\]\((?!\w+://)([^)#]+)", text):
            assert ((ROOT / page).parent / target).exists(), f"{page} links to {target}"


def test_the_pages_are_found():
    assert {"README.md", "CONTRIBUTING.md", "docs/index.md"} <= set(PAGES)
    assert len(list(doc_outputs.run("README.md"))) >= 3
