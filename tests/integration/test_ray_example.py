"""The example for Ray Data: its worker on Arrow tables and, where Ray is installed, the whole script."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import policyie

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "examples" / "ray_data.py"
SEEDS = [json.loads(line) for line in (ROOT / "seeds" / "expected.jsonl").read_text("utf-8").splitlines()]

pa = pytest.importorskip("pyarrow", reason="needs the extra tables")


def expected():
    """By id the figures of the targets on a single machine."""
    return {
        seed["id"]: [str(target.value) for target in policyie.extract(seed["text"], id=seed["id"]).targets]
        for seed in SEEDS
    }


def found(rows):
    return {row["id"]: [target["value_text"] for target in row["policy"]["targets"]] for row in rows if row["policy"]}


def documents():
    return pa.table({"id": [*(seed["id"] for seed in SEEDS), "bad"], "body": [*(seed["text"] for seed in SEEDS), None]})


def test_its_worker_gives_what_a_single_machine_does(monkeypatch):
    if importlib.util.find_spec("ray") is None:  # the worker itself needs none of it
        monkeypatch.setitem(sys.modules, "ray", ModuleType("ray"))
    spec = importlib.util.spec_from_file_location("ray_data", SCRIPT)
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    reader = example.Reader(example.Settings(), {"text": "body", "id": "id"})
    table = documents()
    rows = reader(table).to_pylist()
    assert [row["id"] for row in rows] == table.column("id").to_pylist()
    assert found(rows) == expected()
    assert [row["failure"]["type"] for row in rows if row["failure"]] == ["InputError"]


def test_the_script(tmp_path):
    pytest.importorskip("ray.data", reason='needs Ray: pip install "ray[data]"')
    import pyarrow.parquet as parquet

    parquet.write_table(documents(), tmp_path / "in.parquet")
    command = [sys.executable, SCRIPT, tmp_path / "in.parquet", tmp_path / "out", "--text", "body", "--id", "id"]
    done = subprocess.run([*command, "--workers", "1"], capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert done.stdout.decode().splitlines()[-1] == f"{len(SEEDS) + 1} documents read"
    assert found(parquet.read_table(tmp_path / "out").to_pylist()) == expected()
