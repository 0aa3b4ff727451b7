"""A run that writes one output, can be killed at any moment, and goes on where it was.

While it runs there is no output but a folder beside it, ``<output>.part``: ``run.json`` (what the run is to do),
``records.jsonl`` (the journal: a line for each input that is done) and, at the end, the output being made. The output
appears by a rename when it is whole, and then the folder goes. So at every moment there is either the whole output or
the folder that marks it as partial. A resumed run passes over the inputs that have their line, whose ids must be the
same, and writes what an uninterrupted run would have written: the output depends on the lines alone.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from policyie.bulk.journal import Journal
from policyie.bulk.rows import failure_row
from policyie.bulk.workers import Input, name_of
from policyie.errors import PolicyieError
from policyie.model import Failure
from policyie.records import Record

Plan: TypeAlias = dict[str, Any]
Write: TypeAlias = Callable[[Path, Path], None]

_OWN = ("run.json", "run.new", "records.jsonl", "lock", "output", "replaced")
"""What a run puts into its folder, the output with whatever a database puts beside it."""


class RunError(PolicyieError):
    """A run can't begin or go on; the message says why."""


def record_of(result: Record | Failure) -> Record:
    """Return the record of a result; of a failure its id, the cause and the kind of error."""
    if isinstance(result, Failure):
        return failure_row(result.id, result.message, result.error)
    return result


class Run:
    """One run; used as a context, which holds the lock on its folder.

    Attributes:
        done: inputs that are done.
        failed: how many of those could not be read.
    """

    def __init__(self, output: Path, plan: Plan, *, keep: bool = True) -> None:
        """Name the output; nothing is written yet.

        Args:
            output: file or folder to make.
            plan: what the result depends on, in plain values; a run goes on with the same alone.
            keep: leave the folder of a run that is stopped, so that it can go on.
        """
        self.output = output
        self.folder = Path(f"{output}.part")
        self.done = self.failed = 0
        self._plan = plan
        self._keep = keep
        self._manifest = self.folder / "run.json"
        self._journal = Journal(self.folder / "records.jsonl")
        self._lock = _Lock(self.folder / "lock")
        self._begun = self._resumed = False

    def begin(self, *, resume: bool) -> bool:
        """Make the folder, or take it up again; return False where the output is whole already.

        Raises:
            RunError: there is an unfinished run and ``resume`` is False, or it was to do something else, or another
                process works on it, or the folder has what no run put there.
            OSError: the folder can't be written.
        """
        if resume and not self.folder.exists() and self.output.exists():
            return False
        self.folder.mkdir(exist_ok=True)
        self._check_folder()
        self._lock.acquire()
        if self._manifest.exists() and not self._is_worthless():
            if not resume:
                raise RunError(
                    f"{self.folder} holds an unfinished run: --resume goes on with it; delete it to begin anew"
                )
            self._compare(json.loads(self._manifest.read_text("utf-8")))
            if not self._journal.path.exists():  # it was killed between the last rename and its tidying up
                self._tidy()
                return False
            self._resumed = True
        else:
            self._journal.path.write_bytes(b"")
            written = self._manifest.with_suffix(".new")
            written.write_text(json.dumps(self._plan, ensure_ascii=False, indent=1), "utf-8", "backslashreplace")
            written.replace(self._manifest)
            self._begun = True
        return True

    def _check_folder(self) -> None:
        """Refuse to write through a link, and to remove in the end what is somebody else's."""
        if self.folder.is_symlink():
            raise RunError(f"{self.folder} is a link: delete it")
        for path in sorted(self.folder.iterdir()):
            if not path.name.startswith(_OWN) or (path.is_symlink() and path.name != "replaced"):
                raise RunError(f"{self.folder} has what no run put there ({path.name}): move it elsewhere")

    def _is_worthless(self) -> bool:
        """Whether no one can go on with the run of the folder: it has no plan, or was stopped before a document."""
        if json.loads(self._manifest.read_text("utf-8")) == {}:
            return True
        return self._journal.path.exists() and next(self._journal.entries(), None) is None

    def _compare(self, before: Plan) -> None:
        plan = json.loads(json.dumps(self._plan))
        for name in plan.keys() | before.keys():
            if plan.get(name) != before.get(name):
                raise RunError(
                    f"{self.folder} is a run with another {name} ({before.get(name)}, not {plan.get(name)}): "
                    "resume it with the same, or delete it to begin anew"
                )

    def remaining(self, inputs: Iterator[Input]) -> Iterator[Input]:
        """Pass over the inputs that are done, open the journal, and return the others.

        Raises:
            RunError: the inputs are not those of the run.
        """
        if self._resumed:
            for name, failed in self._journal.entries():
                item = next(inputs, None)
                if item is None or name_of(item) != name:
                    found = "nothing" if item is None else name_of(item)
                    raise RunError(
                        f"the input has changed since {self.folder} was begun: document {self.done + 1} was {name}, "
                        f"now there is {found}"
                    )
                self.done += 1
                self.failed += failed
        self._journal.open()
        return inputs

    def add(self, result: Record | Failure) -> None:
        """Note a result: that of the next input."""
        self._journal.add(record_of(result))
        self.done += 1
        self.failed += isinstance(result, Failure)

    def finish(self, write: Write | None) -> None:
        """Make the output, put it in its place, and remove the folder.

        Args:
            write: makes the output at its second argument from the journal at its first; None where the journal is the
                output.
        """
        self._journal.close()
        made = self._journal.path
        if write is not None:
            made = self.folder / "output"
            _remove(made)
            write(self._journal.path, made)
            _sync(made)
        _replace(made, self.output, self.folder / "replaced")
        if write is not None:
            self._journal.path.unlink()
        self._tidy()

    def _tidy(self) -> None:
        self._lock.release()
        shutil.rmtree(self.folder)

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        self._journal.close()
        if self._begun and self.folder.exists() and not (self._keep and self.done):
            self._tidy()  # nobody will go on with it
        self._lock.release()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(made: Path) -> None:
    """Wait until the disk has what was written, before anything is removed for it."""
    for path in made.iterdir() if made.is_dir() else (made,):
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _replace(made: Path, output: Path, aside: Path) -> None:
    """Rename to the name of the output; an older folder of that name is put aside first, since none can be replaced."""
    if output.is_dir():
        _remove(aside)
        output.rename(aside)
    made.replace(output)


class _Lock:
    """Held by one process at a time; the system lets go of it when the process ends, however it does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def acquire(self) -> None:
        """Take it.

        Raises:
            RunError: another process has it.
        """
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT)
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise RunError(f"another process is at work on {self._path.parent}") from None

    def release(self) -> None:
        """Let go of it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
