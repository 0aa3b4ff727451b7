"""Runs that are stopped: nothing is lost, nothing doubled, and the output is whole or not there."""

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from rich.console import Console
from typer.testing import CliRunner

from policyie.bulk.journal import Journal, line_of
from policyie.bulk.run import Run, RunError
from policyie.bulk.schema import TABLES
from policyie.cli import app
from policyie.cli.progress import Progress, expected
from policyie.model import Failure

ENTRY = "import sys; from policyie.cli import app; sys.argv[0] = 'policyie'; app()"
COUNT = 240


def command(*arguments):
    return [sys.executable, "-c", ENTRY, *map(str, arguments)]


def cli(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture(scope="module")
def source(tmp_path_factory, reports):
    """Documents in JSON lines, each 40th of them broken."""
    path = tmp_path_factory.mktemp("source") / "in.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(COUNT):
            record = {"id": f"d{number}", "text": "\n".join(reports(n) for n in range(number, number + 5))}
            if number % 40 == 7:
                record["published"] = "someday"
            out.write(json.dumps(record) + "\n")
    return path


@pytest.fixture(scope="module")
def whole(source, tmp_path_factory):
    """The output of a run that was left alone, by its ending."""
    folder = tmp_path_factory.mktemp("whole")

    def write(ending):
        output = folder / f"out{ending}"
        if not output.exists():
            assert cli("extract", source, "-o", output).exit_code == 1
        return output

    return write


@pytest.fixture(scope="module")
def killed(source, tmp_path_factory):
    """The folder of a run that was killed on its way."""
    folder = tmp_path_factory.mktemp("killed")
    run = subprocess.Popen(command("extract", source, "-o", folder / "out.jsonl", "--n-process", 2))
    journal = folder / "out.jsonl.part" / "records.jsonl"
    deadline = time.monotonic() + 180
    while not (journal.exists() and journal.stat().st_size > 100_000):
        assert run.poll() is None, "it ended before it was killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)
    run.kill()
    run.wait()
    assert [path.name for path in folder.iterdir()] == ["out.jsonl.part"]
    assert 0 < journal.read_bytes().count(b"\n") < COUNT
    return folder / "out.jsonl.part"


def content(output):
    """What an output holds: the bytes of its files, and of a DuckDB database, which has none to rely on, its rows."""
    if output.suffix == ".duckdb":
        duckdb = pytest.importorskip("duckdb")
        with closing(duckdb.connect(str(output), read_only=True)) as database:
            return {name: database.sql(f"SELECT * FROM {name}").fetchall() for name in TABLES}
    if output.is_dir():
        return {path.name: path.read_bytes() for path in output.iterdir()}
    return output.read_bytes()


ENDINGS = [".jsonl", ".jsonl.gz", ".csv", ".sqlite", ".parquet", ".duckdb"]
TORN = {"half a line": b'{"id": "d9", "te', "zeros": b"\0" * 5000}


@pytest.mark.parametrize(
    ("ending", "tail"),
    [*(pytest.param(e, b"", id=e) for e in ENDINGS), *(pytest.param(".jsonl", TORN[name], id=name) for name in TORN)],
)
def test_a_killed_run_resumes_to_what_it_would_have_been(source, whole, killed, tmp_path, ending, tail):
    for module in {".parquet": ["pyarrow"], ".duckdb": ["pyarrow", "duckdb"]}.get(ending, []):
        pytest.importorskip(module)
    output = tmp_path / f"out{ending}"
    part = shutil.copytree(killed, f"{output}.part")
    with (tmp_path / f"out{ending}.part" / "records.jsonl").open("ab") as journal:
        journal.write(tail)
    result = cli("extract", source, "-o", output, "--resume")
    assert (result.exit_code, result.stderr) == (
        1,
        f"6 of {COUNT} documents could not be read; their {'lines' if 'jsonl' in ending else 'rows in failures'} say why\n",
    )
    assert content(output) == content(whole(ending))
    assert not os.path.exists(part)


def test_no_document_is_lost_or_doubled(whole):
    rows = [json.loads(line) for line in whole(".jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == [f"d{number}" for number in range(COUNT)]
    assert [row["id"] for row in rows if "error" in row] == [f"d{number}" for number in range(7, COUNT, 40)]


@pytest.mark.parametrize(("stop", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_run_that_is_asked_to_stop_ends_in_order(source, whole, tmp_path, stop, code):
    run = subprocess.Popen(
        command("extract", source, "-o", tmp_path / "out.jsonl", "--n-process", 2),
        stderr=subprocess.PIPE,
        text=True,
        # A shell lets what it starts in the background ignore interrupts, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    journal = tmp_path / "out.jsonl.part" / "records.jsonl"
    while not (journal.exists() and journal.stat().st_size):
        assert run.poll() is None
        time.sleep(0.01)
    run.send_signal(getattr(signal, stop))
    _, errors = run.communicate(timeout=180)
    assert run.returncode == code
    assert "Traceback" not in errors
    assert ("--resume goes on" in errors) == (stop == "SIGINT")
    assert journal.read_bytes().endswith(b"}\n")
    assert cli("extract", source, "-o", tmp_path / "out.jsonl", "--resume").exit_code == 1
    assert content(tmp_path / "out.jsonl") == content(whole(".jsonl"))


def test_an_unfinished_run_is_not_thrown_away(source, killed, tmp_path):
    part = shutil.copytree(killed, tmp_path / "out.jsonl.part")
    before = (part / "records.jsonl").read_bytes()
    result = cli("extract", source, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "holds an unfinished run: --resume goes on with it; delete it to begin anew" in result.stderr
    assert (part / "records.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--home", "330000"], "is a run with another home (None, not 330000)"),
        (["--raw"], "is a run with another raw (False, not True)"),
    ],
)
def test_a_run_resumes_with_the_same_arguments_only(source, killed, tmp_path, arguments, message):
    shutil.copytree(killed, tmp_path / "out.jsonl.part")
    result = cli("extract", source, "-o", tmp_path / "out.jsonl", "--resume", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_run_resumes_with_the_same_documents_only(source, killed, tmp_path):
    (tmp_path / "in.jsonl").write_text("".join(source.read_text("utf-8").splitlines(True)[1:]), "utf-8")
    part = shutil.copytree(killed, tmp_path / "out.jsonl.part")
    plan = json.loads((part / "run.json").read_text("utf-8"))
    (part / "run.json").write_text(json.dumps(plan | {"paths": [str(tmp_path / "in.jsonl")]}), "utf-8")
    result = cli("extract", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--resume")
    assert result.exit_code == 2
    assert "document 1 was d0, now there is d1" in result.stderr
    assert part.exists()


def test_resume_begins_a_run_and_leaves_a_whole_one_alone(tmp_path):
    (tmp_path / "a.txt").write_text("投资3亿元", "utf-8")
    first = cli("extract", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--resume")
    assert (first.exit_code, first.stderr) == (0, "")
    written = (tmp_path / "out.jsonl").read_bytes()
    second = cli("extract", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--resume")
    assert (second.exit_code, second.stderr) == (0, f"{tmp_path / 'out.jsonl'} is whole: nothing to resume\n")
    assert (tmp_path / "out.jsonl").read_bytes() == written


def test_resume_needs_a_file(source):
    result = cli("extract", source, "--resume")
    assert result.exit_code == 2
    assert "needs a file as --output" in result.stderr


def test_a_run_that_did_nothing_leaves_nothing(tmp_path):
    (tmp_path / "own.csv").write_text("kind,surface\nindustry,\n", "utf-8")
    (tmp_path / "a.txt").write_text("投资3亿元", "utf-8")
    result = cli("extract", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--lexicon", tmp_path / "own.csv")
    assert result.exit_code == 2
    assert not (tmp_path / "out.jsonl.part").exists()


def test_a_full_disk_stops_the_run_with_3(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("投资3亿元", "utf-8")

    def full(journal, target):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("policyie.bulk.writers.sqlite.write_sqlite", full)
        result = cli("extract", tmp_path / "a.txt", "-o", tmp_path / "out.sqlite")
        assert result.exit_code == 3
        assert "stopped after 1 documents: [Errno 28] No space left on device; --resume goes on" in result.stderr
        assert not (tmp_path / "out.sqlite").exists()
    assert cli("extract", tmp_path / "a.txt", "-o", tmp_path / "out.sqlite", "--resume").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM amounts").fetchone() == (1,)


PLAN = {"paths": ["in"]}


def fill(run, *results):
    run.begin(resume=False)
    run.remaining(iter([]))
    for result in results:
        run.add(result)


def stop(*_, **__):
    raise KeyboardInterrupt


def copied(journal, target):
    """Write an output that is a folder."""
    target.mkdir()
    (target / "new").write_bytes(journal.read_bytes())


def run_stopped_at(name, output, write, monkeypatch):
    """Run until the function of this name is called for the first time in the last steps."""
    with monkeypatch.context() as patch, Run(output, PLAN) as run:
        fill(run, {"id": "a"})
        patch.setattr(name, stop)
        run.finish(write)


def test_a_run_killed_between_its_last_steps_is_whole(tmp_path, monkeypatch):
    output = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        run_stopped_at("policyie.bulk.run.Run._tidy", output, None, monkeypatch)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.part"]
    with Run(output, PLAN) as run:
        assert run.begin(resume=True) is False
    assert output.read_bytes() == b'{"id": "a"}\n'
    assert not (tmp_path / "out.jsonl.part").exists()


@pytest.mark.parametrize("step", ["pathlib.Path.replace", "pathlib.Path.unlink", "policyie.bulk.run._sync"])
def test_a_run_killed_while_it_replaces_a_folder_goes_on(tmp_path, monkeypatch, step):
    output = tmp_path / "out.csv"
    output.mkdir()
    (output / "old").touch()
    with pytest.raises(KeyboardInterrupt):
        run_stopped_at(step, output, copied, monkeypatch)
    assert (tmp_path / "out.csv.part").exists()
    with Run(output, PLAN) as run:
        assert run.begin(resume=True)
        assert list(run.remaining(iter([{"id": "a", "text": "x"}]))) == []
        run.finish(copied)
    assert {path.name: path.read_bytes() for path in output.iterdir()} == {"new": b'{"id": "a"}\n'}
    assert not (tmp_path / "out.csv.part").exists()


def test_two_processes_do_not_work_on_one_run(tmp_path):
    with Run(tmp_path / "out.jsonl", PLAN) as first:
        fill(first, {"id": "a"})
        with Run(tmp_path / "out.jsonl", PLAN) as second, pytest.raises(RunError, match="another process is at work"):
            second.begin(resume=True)
        first.finish(None)
    assert (tmp_path / "out.jsonl").read_bytes() == b'{"id": "a"}\n'


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (b"", []),
        (b'{"id": "a", "text": "x"}\n{"id": null, "error": "x"}\n', [("a", False), (None, True)]),
        (b'{"id": "a", "text": "x"}\n{"id": "b", "te', [("a", False)]),
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "x"}', [("a", False)]),
        (b'{"id": "a", "text": "x"}\n\0\0\0\n', [("a", False)]),
        (line_of({"id": 'a", "error": "', "text": "}"}), [('a", "error": "', False)]),
        (line_of({"id": "caf\udce9", "error": "x"}), [("caf\udce9", True)]),
    ],
)
def test_a_journal_ends_at_its_last_whole_line(tmp_path, data, entries):
    journal = Journal(tmp_path / "j")
    journal.path.write_bytes(data)
    assert list(journal.entries()) == entries
    journal.open()
    journal.add({"id": "next"})
    journal.close()
    assert journal.path.read_bytes() == b"".join(data.splitlines(True)[: len(entries)]) + b'{"id": "next"}\n'


def test_failures_are_rows_with_their_cause(tmp_path):
    with Run(tmp_path / "out.jsonl", PLAN) as run:
        fill(run, Failure(id="a", position=0, error="InputError", message="no text"))
        assert (run.done, run.failed) == (1, 1)
        run.finish(None)
    assert (tmp_path / "out.jsonl").read_bytes() == b'{"id": "a", "error": "no text", "type": "InputError"}\n'


def test_progress_shows_on_a_terminal_only(tmp_path):
    (tmp_path / "in.jsonl").write_text("{}\n" * 20, "utf-8")
    shown, silent = io.StringIO(), io.StringIO()
    for file, console in ((shown, Console(file=shown, force_terminal=True, width=120)), (silent, Console(file=silent))):
        with Progress([str(tmp_path / "in.jsonl")], console) as progress:
            progress.at(5, 0)
            progress.at(12, 3)
            progress.finishing(tmp_path / "out.sqlite")
        assert bool(file.getvalue()) == (file is shown)
    assert "12/12" in shown.getvalue()
    assert "3 failed" in shown.getvalue()
    assert "writing out.sqlite" in shown.getvalue()


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"a.txt": "x", "b.html": "y", "c.bin": "z"}, 2),
        ({"a.txt": "x", "b.jsonl": "{}\n{}\n{}\n"}, 4),
        ({"b.jsonl.gz": "?"}, None),
        ({"b.csv": "text\nx\n"}, None),
        ({"b.parquet": "no parquet"}, 1),
    ],
)
def test_how_many_documents_there_are_to_read(tmp_path, files, count):
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert expected([str(tmp_path)]) == count
    assert expected([str(tmp_path), "-"]) is None


@pytest.mark.slow
def test_20_000_documents_of_which_1_percent_are_broken(tmp_path):
    broken = (b'{"id": "%d", "text": ', b'{"id": "%d"}', b'{"id": "%d", "text": "x", "published": "?"}', b"\xff%d")
    with (tmp_path / "in.jsonl").open("wb") as out:
        for number in range(20_000):
            if number % 100 == 50:
                out.write(broken[number // 100 % 4] % number + b"\n")
            else:
                text = f"总投资{number + 1}万元。"
                out.write(json.dumps({"id": str(number), "text": text}).encode() + b"\n")
    result = cli("extract", tmp_path / "in.jsonl", "-o", tmp_path / "out.sqlite", "--n-process", 2)
    assert result.exit_code == 1
    assert result.stderr == "200 of 20000 documents could not be read; their rows in failures say why\n"
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
        good = [number for number in range(20_000) if number % 100 != 50]
        assert database.execute("SELECT document_key, document FROM documents ORDER BY 1").fetchall() == [
            (number, str(number)) for number in good
        ]
        assert database.execute("SELECT document_key, value FROM amounts ORDER BY 1").fetchall() == [
            (number, (number + 1) * 10_000) for number in good
        ]
        failures = database.execute("SELECT document_key, type FROM failures ORDER BY 1").fetchall()
        assert [key for key, _ in failures] == list(range(50, 20_000, 100))
        assert {kind for _, kind in failures} == {"Unreadable", "InputError"}
        assert database.execute("SELECT count(*) FROM failures WHERE error = ''").fetchone() == (0,)
