"""The JSON Schema is that of the model, and what policyie gives fits it; what does not fit is refused."""

import copy
import importlib.util
import json
import subprocess
import sys

import attrs
import pytest

import policyie
from policyie.bulk.workers import read_batch
from policyie.schema import VOCABULARIES, document_schema

jsonschema = pytest.importorskip("jsonschema")
TEXT = (
    "合肥市市长周行远宣布，力争到2025年集成电路产业营业收入突破500亿元。\n\n一、目标\n\n延伸阅读\n上海市引进项目3个。"
)


@pytest.fixture(scope="module")
def validator():
    schema = document_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_schema_is_that_of_the_model(root):
    script = root / "scripts" / "build_schema.py"
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0, "run build_schema.py"


def test_a_field_that_is_to_go_is_marked(root):
    spec = importlib.util.spec_from_file_location("build_schema", root / "scripts" / "build_schema.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    @attrs.frozen
    class Value:
        """A value.

        Attributes:
            old: see new.
        """

        old: str = attrs.field(metadata={"deprecated": True})
        new: str

    assert script.value(Value)["properties"] == {
        "old": {"type": "string", "description": "see new.", "deprecated": True},
        "new": {"type": "string"},
    }


def test_version_is_that_of_the_tables(root):
    script = root / "scripts" / "data_version.py"
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0, "run data_version.py"


def test_sample_documents_fit(root, validator):
    for path in sorted((root / "seeds").glob("*.txt")):
        document = policyie.extract(path.read_text("utf-8"), id=path.stem)
        assert list(validator.iter_errors(json.loads(document.to_json()))) == []


def test_records_have_the_fields_of_the_model_and_no_others(root):
    schema = document_schema()
    kinds = {
        name: form["items"]["$ref"].rpartition("/")[2]
        for name, form in schema["properties"].items()
        if form.get("type") == "array"
    }
    seen = set()
    for record in read_batch([path.read_text("utf-8") for path in sorted((root / "seeds").glob("*.txt"))]):
        assert record.keys() == schema["properties"].keys()
        for name, kind in kinds.items():
            for item in record[name]:
                assert item.keys() == schema["$defs"][kind]["properties"].keys()
                seen.add(name)
    assert seen >= {"amounts", "regions", "industries", "officials", "targets", "people", "sections", "languages"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("targets", 0, "kind"), "promise", id="a kind that is none"),
        pytest.param(("targets", 0, "value"), 500, id="a decimal as a number"),
        pytest.param(("amounts", 0, "start"), -1, id="an offset before the text"),
        pytest.param(("published",), "20230405", id="no date"),
        pytest.param(("text",), None, id="no text"),
    ],
)
def test_misfits_are_refused(path, value, validator):
    data = policyie.extract(TEXT, published="2023-04-05").to_dict()
    assert list(validator.iter_errors(data)) == []
    broken = copy.deepcopy(data)
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert len(list(validator.iter_errors(broken))) == 1


def test_vocabularies_hold_what_is_found(root):
    seen = {name: set() for name in VOCABULARIES}
    for path in sorted((root / "seeds").glob("*.txt")):
        document = policyie.extract(path.read_text("utf-8"))
        seen["PolicyDocument.type"].add(document.type)
        for name in ("kind", "measure", "comparator"):
            seen[f"Target.{name}"] |= {getattr(t, name) for t in document.targets}
        seen["Region.level"] |= {r.level for r in document.regions if r.level}
    assert all(found <= set(VOCABULARIES[name]) for name, found in seen.items())
    assert len(seen["Target.kind"]) > 3
    assert len(seen["Region.level"]) > 3
