"""What an installation offers to others: factories under entry points, one version, tables that name their source."""

import json
import re
import subprocess
import sys
from importlib.metadata import entry_points, version

import pytest

import policyie
from policyie.about import table_sources, tables, versions
from policyie.pipeline import COMPONENTS

FACTORIES = [f"policyie_{name}" for name in (*COMPONENTS, "words")]


def in_a_fresh_process(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_component_is_an_entry_point():
    assert {e.name for e in entry_points(group="spacy_factories") if e.name.startswith("policyie_")} == set(FACTORIES)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_spacy_finds_each_factory_by_name_without_an_import(language):
    code = f"""
import json, spacy
found = []
for name in {FACTORIES}:
    nlp = spacy.blank({language!r})
    nlp.add_pipe(name)
    doc = nlp("临江市计划引进项目12个，总投资30亿元。 Linjiang signed 12 projects worth 3 billion yuan.")
    found.append([nlp.pipe_names, doc.text[:3]])
print(json.dumps(found))
"""
    assert in_a_fresh_process(code) == [[[name], "临江市"] for name in FACTORIES]


def test_the_tokenizer_is_found_from_a_config():
    code = """
import json, spacy
nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "policyie.GridTokenizer.v1"}}})
print(json.dumps([token.text for token in nlp("萬(wàn)州GDP")]))
"""
    assert in_a_fresh_process(code) == ["萬(wàn)", "州", "GDP"]


def test_import_reads_no_table_and_loads_no_spacy():
    code = """
import json, sys
import policyie
print(json.dumps([name for name in ("spacy", "numpy", "policyie.tables", "logging.config") if name in sys.modules]))
"""
    assert in_a_fresh_process(code) == []


def test_the_version_stands_in_one_place():
    assert policyie.__version__ == version("policyie") == versions()["policyie"]


def test_every_table_names_its_source_licence_and_date():
    silent = [
        f"{row['table']}: {column}"
        for row in tables()
        for column in ("source", "licence", "date")
        if not str(row[column]).strip()
    ]
    assert silent == []


def test_every_table_has_rows():
    assert [row["table"] for row in tables() if not row["rows"]] == []


def test_table_sources():
    readme = """# Tables
| file | source | licence | date | script |
|---|---|---|---|---|
| `places.csv` | a package | MIT | 2026-01-02 | scripts/a.py |
| other | table |
"""
    assert table_sources(readme)["places.csv"] == {
        "file": "places.csv",
        "source": "a package",
        "licence": "MIT",
        "date": "2026-01-02",
        "script": "scripts/a.py",
    }
    assert "other" not in table_sources(readme)


def test_the_pythons_that_are_promised_are_those_that_are_tried(root):
    project = (root / "pyproject.toml").read_text("utf-8")
    classified = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    script = (root / "scripts" / "check_distribution.py").read_text("utf-8")
    assert re.findall(r"3\.\d+", re.search(r"^VERSIONS = \((.*)\)$", script, re.MULTILINE)[1]) == classified
    assert f'requires-python = ">={classified[0]}"' in project
    assert f"Python {classified[0]} to {classified[-1]}." in (root / "docs" / "promises.md").read_text("utf-8")
