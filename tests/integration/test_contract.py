"""What semantic versioning covers is what the file of this version says; files of versions are far enough apart."""

import copy
import importlib.util
import json
import re
import subprocess
import sys
from itertools import pairwise

import pytest

import policyie


@pytest.fixture(scope="module")
def script(root):
    spec = importlib.util.spec_from_file_location("contract_script", root / "scripts" / "contract.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def files(root):
    """The contracts of all versions, oldest first."""
    paths = sorted(
        (root / "tests" / "data" / "contract").glob("*.json"), key=lambda path: [*map(int, path.stem.split("."))]
    )
    return {path.stem: json.loads(path.read_text("utf-8")) for path in paths}


def test_the_public_face_is_that_of_its_version(root):
    done = subprocess.run(
        [sys.executable, root / "scripts" / "contract.py", "--check"], capture_output=True, text=True, check=False
    )
    told = "raise the version as docs/promises.md says, then run scripts/contract.py"
    assert (done.returncode, done.stdout) == (0, ""), f"{told}\n{done.stdout}{done.stderr}"


def test_this_version_is_the_last(files):
    assert list(files)[-1] == ".".join(policyie.__version__.split(".")[:2])


def test_versions_are_as_far_apart_as_their_differences_ask(files, script):
    short = [
        (before, after, difference)
        for before, after in pairwise(files)
        for step, difference in script.differences(files[before], files[after])
        if not script.fits(before, after, step)
    ]
    assert short == []


def set_in(data, path, value):
    *above, last = path
    for key in above:
        data = data[key]
    if value is None:
        del data[last]
    else:
        data[last] = value


EXTRACT = ("names", "policyie", "extract")
KINDS = ("output", "$defs", "Target", "properties", "kind", "enum")
CHANGES = [
    # what changes, where, its new value (None: gone), the steps that this asks for
    ("nothing", ("roles",), ["mayor", "minister"], set()),
    ("a field goes", ("output", "properties", "home"), None, {"major"}),
    ("a field is of another type", ("output", "properties", "text", "type"), "integer", {"major"}),
    ("a field is new", ("output", "properties", "place"), {"type": "string"}, {"minor"}),
    ("a value of a vocabulary goes", KINDS, ["goal"], {"major"}),
    ("a value of a vocabulary is new", KINDS, ["result", "goal", "wish"], {"minor"}),
    ("a column may be null", ("tables", "amounts", "columns", "value"), "decimal, null", {"major"}),
    ("a parameter goes", (*EXTRACT, "nlp"), None, {"major"}),
    ("a parameter is new", (*EXTRACT, "where"), "keyword, optional", {"minor"}),
    ("a parameter is new, and demanded", (*EXTRACT, "where"), "keyword, required", {"major"}),
    ("a function is new", ("names", "policyie", "scan"), {"text": "positional 0, required"}, {"minor"}),
    ("an option has another name", ("commands", "policyie extract"), {"--out/-o": "optional"}, {"major", "minor"}),
    ("an exit code changes", ("exit codes", "STOPPED"), 4, {"major"}),
]  # fmt: skip
BEFORE = {
    "output": {
        "properties": {"home": {"type": "string"}, "text": {"type": "string"}},
        "$defs": {"Target": {"properties": {"kind": {"enum": ["goal", "result"]}}}},
    },
    "roles": ["minister", "mayor"],
    "tables": {"amounts": {"columns": {"value": "decimal"}}},
    "names": {"policyie": {"extract": {"text": "positional 0, required", "nlp": "keyword, optional"}}},
    "commands": {"policyie extract": {"--output/-o": "optional"}},
    "exit codes": {"STOPPED": 3},
}


@pytest.mark.parametrize(("path", "value", "steps"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_the_step_that_a_change_asks_for(script, path, value, steps):
    after = copy.deepcopy(BEFORE)
    set_in(after, path, value)
    assert {step for step, _ in script.differences(BEFORE, after)} == steps


@pytest.mark.parametrize(
    ("before", "after", "step", "enough"),
    [
        ("1.2", "2.0", "major", True),
        ("1.2", "1.3", "major", False),
        ("1.2", "1.3", "minor", True),
        ("1.2", "1.2", "minor", False),
        ("1.2", "1.2", "patch", True),
        ("0.1", "0.2", "major", True),
        ("0.1", "0.1", "minor", False),
        ("0.9", "0.10", "major", True),
    ],
)
def test_when_versions_are_far_enough_apart(script, before, after, step, enough):
    assert script.fits(before, after, step) == enough


def test_the_modules_are_those_of_the_reference(root, script):
    pages = "\n".join(path.read_text("utf-8") for path in (root / "docs" / "reference").glob("*.md"))
    told = set(re.findall(r"^::: (policyie\.[\w.]+)$", pages, re.MULTILINE))
    modules = {name for name, only in script.MODULES.items() if not only}
    assert modules - told == {"policyie.report"}  # each of its names by itself
    assert {f"policyie.{name}" for name in policyie.__all__ if name != "__version__"} <= told


def test_promises_name_every_module(root, script):
    text = (root / "docs" / "promises.md").read_text("utf-8")
    assert [name for name in script.MODULES if f"`{name}`" not in text] == []


def test_the_contract_holds_what_the_pages_tell(root, files):
    contract, page = files[list(files)[-1]], (root / "docs" / "contract.md").read_text("utf-8")
    for name in ("roles", "indicators"):
        assert [word for word in contract[name] if f"`{word}`" not in page] == []
    fields = [field for kind in contract["output"]["$defs"].values() for field in kind["properties"]]
    assert [field for field in {*fields, *contract["output"]["properties"]} if f"`{field}`" not in page] == []
