"""The notebooks of examples/ run, and show what they are kept with."""

import importlib.util
import shutil
from pathlib import Path

import pytest

for needed in ("jupytext", "nbclient", "ipykernel", "altair", "vl_convert", "duckdb"):
    pytest.importorskip(needed, reason=f"notebooks are run with {needed} (the extra dev)")

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("build_notebooks", ROOT / "scripts" / "build_notebooks.py")
notebooks = importlib.util.module_from_spec(spec)
spec.loader.exec_module(notebooks)

NAMES = notebooks.names()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_and_shows_what_is_kept(name):
    if name == "spark_documents":
        pytest.importorskip("pyspark")
        if shutil.which("java") is None:
            pytest.skip("Spark needs Java")
    shown, kept = notebooks.printed(notebooks.executed(name)), notebooks.printed(notebooks.stored(name))
    assert any(shown), "shows nothing"
    assert shown == kept, f"python scripts/build_notebooks.py {name} keeps what it really shows"


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_that_is_kept_has_the_cells_that_are_written(name):
    assert notebooks.cells(notebooks.stored(name)) == notebooks.cells(notebooks.source(name))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_is_small_and_fetches_nothing(name):
    kept = (notebooks.FOLDER / f"{name}.ipynb").read_text("utf-8")
    assert len(kept) < 100_000
    assert "<script" not in kept
    assert "cdn." not in kept


def test_every_notebook_is_listed():
    listed = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert {path.stem for path in notebooks.FOLDER.glob("*.ipynb")} == set(NAMES)
    assert [name for name in NAMES if f"(notebooks/{name}.ipynb)" not in listed] == []


def test_what_a_cell_prints_is_compared():
    from nbformat import v4

    cell = v4.new_code_cell("print(1)", outputs=[v4.new_output("stream", text="1 \n")])
    picture = v4.new_output("display_data", {"image/svg+xml": "<svg/>", "text/plain": "chart"})
    assert notebooks.printed(v4.new_notebook(cells=[cell])) == ["1"]
    assert notebooks.printed(v4.new_notebook(cells=[v4.new_code_cell("c", outputs=[picture])])) == []
