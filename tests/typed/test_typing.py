"""What others' type checkers see of the package: the types of every public value, and that wrong uses are refused."""

import runpy
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SAMPLES = ("downstream.py", "misuse.py")


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """Run mypy on samples in a folder outside the project, where it finds policyie as the environment has it."""
    pytest.importorskip("mypy", reason="mypy checks the samples")
    folder = tmp_path_factory.mktemp("typing")

    def check(**samples):
        for name, source in samples.items():
            (folder / f"{name}.py").write_text(source, "utf-8")
        command = [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file=",
            "--no-error-summary",
            "--hide-error-context",
        ]
        done = subprocess.run(
            [*command, *(f"{name}.py" for name in samples)], cwd=folder, capture_output=True, text=True, check=False
        )
        return [line for line in (done.stdout + done.stderr).splitlines() if line]

    return check


@pytest.mark.slow
def test_samples_check(checked):
    sources = {Path(name).stem: (HERE / name).read_text("utf-8") for name in SAMPLES}
    assert checked(**sources) == []


@pytest.mark.slow
def test_a_wrong_type_is_seen(checked):
    source = "import policyie\n\n" + "".join(
        f"{line}\n"
        for line in ("title: str = policyie.extract('').title", "policyie.extrct", "found: int = policyie.load()")
    )
    assert [line.rpartition("  ")[2] for line in checked(wrong=source)] == [
        "[assignment]",
        "[attr-defined]",
        "[assignment]",
    ]


def test_sample_runs():
    runpy.run_path(str(HERE / "downstream.py"))["main"]()


def test_package_says_that_it_is_typed():
    assert files("policyie").joinpath("py.typed").is_file()
