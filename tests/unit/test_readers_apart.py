"""The process apart: what breaks it down is an error of the one call."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.bombs import pdf_of_forms

from policyie.errors import InputError
from policyie.readers.apart import Apart
from policyie.readers.base import Unreadable
from policyie.readers.paths import read
from policyie.readers.pdf import pdf_text


def told(data, limit):
    """What the file tells the process to do."""
    command = data.decode("utf-8", "surrogatepass")
    if command == "crash":
        os.abort()
    if command == "hang":
        time.sleep(100)
    if command == "swell":
        return str(len(b"x" * (1 << 29)))
    if command == "refuse":
        raise InputError("不读")
    if command == "fail":
        raise KeyError("a")
    if command == "print":
        print("not an answer", flush=True)
        os.write(1, b"nor is this")
    return f"{os.getpid()} {command} {limit}"


@pytest.fixture
def apart(monkeypatch):
    monkeypatch.syspath_prepend(os.getcwd())
    made = Apart(f"{__name__}:told", memory=1 << 29, seconds=60)
    yield made
    made.close()


def test_one_process_serves_all_calls(apart):
    pid, *rest = apart("一\ud800".encode("utf-8", "surrogatepass"), 7).split()
    assert (rest, int(pid) != os.getpid()) == (["一\ud800", "7"], True)
    assert apart(b"", 2**60).split() == [pid, str(2**60)]


def test_what_is_printed_there_is_no_answer(apart):
    assert apart(b"print", 1).endswith("print 1")


REFUSED = [
    ("crash", "breaks its parser down"),
    ("refuse", "^不读$"),
    ("fail", "^KeyError: 'a'$"),
    pytest.param(
        "swell", "MemoryError", marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds the limit")
    ),
]


@pytest.mark.parametrize(("command", "message"), REFUSED)
def test_an_error_there_is_one_here_and_the_next_call_is_served(apart, command, message):
    with pytest.raises(InputError, match=message):
        apart(command.encode(), 1)
    assert apart(b"a", 1).endswith(" a 1")


def test_a_call_that_takes_too_long_is_given_up(apart):
    apart.seconds = 0.5
    with pytest.raises(InputError, match=r"takes more than 0.5 seconds"):
        apart(b"hang", 1)
    apart.seconds = 60
    assert apart(b"a", 1).endswith(" a 1")


def test_a_process_that_was_killed_between_calls_is_started_again(apart):
    pid = int(apart(b"a", 1).split()[0])
    apart._process.kill()
    apart._process.wait()
    assert int(apart(b"a", 1).split()[0]) != pid


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_has_a_process_of_its_own(apart):
    first = apart(b"a", 1).split()[0]
    with multiprocessing.get_context("fork").Pool(1) as pool:  # its workers may have no children of multiprocessing
        theirs = pool.apply(_call, (apart.function,))
    assert theirs.endswith(" b 1")
    assert theirs.split()[0] != first
    assert apart(b"a", 1).split()[0] == first


def _call(function):
    made = Apart(function)
    try:
        return made(b"b", 1)
    finally:
        made.close()


ORPHAN = """
import os, signal
from policyie.readers.apart import Apart
print(Apart("{module}:told")(b"a", 1), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_it_ends_when_its_parent_is_killed():
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN.format(module=__name__)], capture_output=True, text=True, timeout=120
    )
    pid = int(done.stdout.split()[0])
    deadline = time.monotonic() + 120
    while _is_there(pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _is_there(pid):
    """Whether a process runs that is no mere entry of one that has ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds the limit")
def test_a_bomb_of_pdf_is_refused_and_the_next_file_read(tmp_path):
    pytest.importorskip("pypdfium2")
    (tmp_path / "a.pdf").write_bytes(pdf_of_forms(8))
    (tmp_path / "b.pdf").write_bytes(pdf_of_forms(2))
    bomb, drawing = read(tmp_path)
    assert isinstance(bomb, Unreadable)
    assert "takes more than 1,024 MB to parse" in bomb.message
    assert "x" in drawing["text"]
    assert pdf_text(pdf_of_forms(2)) == drawing["text"]
