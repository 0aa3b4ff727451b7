"""The bar that shows how far a run is: on a terminal only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from policyie.readers.paths import READERS, STDIN, ending_of, files_of

_BLOCK = 1 << 20


class Rate(ProgressColumn):
    """Documents a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        """Return the rate as text."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s", style="progress.data.speed")


class Progress:
    """Documents done and failed, rate and time left, on standard error; silent where that is no terminal."""

    def __init__(self, paths: Iterable[str], console: Console | None = None) -> None:
        """Count the documents to come, where there is somebody to see it."""
        console = console or Console(stderr=True)
        self._shown = console.is_terminal
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.fields[failed]}", style="red"),
            console=console,
            disable=not self._shown,
        )
        self._task = self._bar.add_task("extracting", total=expected(paths) if self._shown else None, failed="")

    def at(self, done: int, failed: int) -> None:
        """Show how many documents are done, and how many of them could not be read."""
        if self._shown:
            self._bar.update(self._task, completed=done, failed=f"{failed:,} failed" if failed else "")

    def finishing(self, output: Path) -> None:
        """Show that all documents are read, and the output is being made."""
        if self._shown:
            done = self._bar.tasks[self._task].completed
            self._bar.update(self._task, description=f"writing {output.name}", total=done)

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()


def expected(paths: Iterable[str]) -> int | None:
    """Return about how many documents there are to read, None where only reading them would tell."""
    names = list(paths)
    if STDIN in names:
        return None
    total = 0
    for path in files_of(names):
        found = _documents_in(path)
        if found is None:
            return None
        total += found
    return total


def _documents_in(path: Path) -> int | None:
    kind = READERS.get(ending_of(path.name))
    if kind not in ("JSON lines", "table", "Parquet"):
        return 1
    if path.suffix.lower() == ".gz":
        return None
    try:
        if kind == "Parquet":
            from pyarrow.parquet import read_metadata

            return int(read_metadata(path).num_rows)
        if kind == "JSON lines":
            with path.open("rb") as file:
                return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
    except Exception:  # the reader will tell what is wrong with it
        return 1
    return None  # rows of a table may go over several lines
