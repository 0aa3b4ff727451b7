"""The tables that scripts build are those that they built, of what they read as it is now; no package is needed."""

import hashlib
import json
import subprocess
import sys

import pytest

from policyie.about import table_sources

RESOURCES = "src/policyie/resources"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def manifest(root):
    return json.loads((root / "scripts" / "tables.json").read_text("utf-8"))


def changed(root, manifest, side):
    return [
        f"{name} ({script})"
        for script, facts in manifest.items()
        for name, known in facts[side].items()
        if not (root / name).is_file() or digest(root / name) != known
    ]


def test_no_built_table_was_changed_by_hand(root, manifest):
    assert changed(root, manifest, "writes") == []


def test_no_built_table_is_older_than_what_it_is_made_of(root, manifest):
    assert changed(root, manifest, "reads") == [], "run make tables"


def test_every_table_with_a_script_is_among_those_that_it_writes(root, manifest):
    sources = table_sources((root / RESOURCES / "README.md").read_text("utf-8"))
    named = {
        f"{RESOURCES}/{file}": row["script"]
        for file, row in sources.items()
        if row["script"].startswith("scripts/build_")
    }
    assert named == {name: script for script, facts in manifest.items() for name in facts["writes"]}


def test_every_table_names_its_packages_with_their_versions(root, manifest):
    sources = table_sources((root / RESOURCES / "README.md").read_text("utf-8"))
    for facts in manifest.values():
        told = " ".join(sources[name.rpartition("/")[2]]["source"] for name in facts["writes"])
        assert [f"{p} {f['version']}" for p, f in facts["packages"].items() if f"{p} {f['version']}" not in told] == []


def test_packages_are_those_pinned(root, manifest):
    script = root / "scripts" / "build_tables.py"
    done = subprocess.run([sys.executable, script, "--packages"], capture_output=True, text=True, check=True)
    read = {f"{name}=={facts['version']}" for used in manifest.values() for name, facts in used["packages"].items()}
    assert read == set(done.stdout.split())
    assert all(len(facts["sha256"]) == 64 for used in manifest.values() for facts in used["packages"].values())


def test_tables_of_the_project_alone_are_built_again_byte_for_byte(root, manifest, tmp_path):
    alone = [script for script, facts in manifest.items() if not facts["packages"]]
    assert alone == ["scripts/build_industries.py"]
    for script in alone:
        for name in manifest[script]["reads"]:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes((root / name).read_bytes())
        (tmp_path / RESOURCES).mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, tmp_path / script], capture_output=True, check=True)
        assert {name: digest(tmp_path / name) for name in manifest[script]["writes"]} == manifest[script]["writes"]
