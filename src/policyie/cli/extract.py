"""policyie extract: documents to JSON lines or tables."""

from __future__ import annotations

import hashlib
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policyie.cli.options import (
    Home,
    IdColumn,
    Lexicons,
    Published,
    PublishedColumn,
    Raw,
    TextColumn,
    with_defaults,
)

if TYPE_CHECKING:
    from policyie.bulk.pool import Result
    from policyie.bulk.run import Plan
    from policyie.bulk.workers import Input

#: Exit codes beside 0 (all done) and 2 (the command was wrong; nothing was read).
SOME_FAILED, STOPPED, INTERRUPTED, TERMINATED = 1, 3, 130, 143


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Where to write, by its ending: .jsonl, .jsonl.gz, .parquet and .csv (folders of tables), .duckdb, "
            ".sqlite. - is standard output.",
        ),
    ] = "-",
    published: Published = None,
    home: Home = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    published_column: PublishedColumn = "published",
    raw: Raw = False,
    lexicons: Lexicons = None,
    body_only: Annotated[
        bool, typer.Option("--body-only", help="Leave out mentions in navigation, further reading and footers.")
    ] = False,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the JSON.")] = False,
    n_process: Annotated[int, typer.Option(help="Worker processes; -1 is one for each core.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was stopped; begin one where there is none.")
    ] = False,
) -> None:
    """Extract documents: one JSON object a line, or tables.

    A document that can't be read gives a line {"id", "error", "type"} in its place, or a row of the table failures, and
    the command exits with 1. An output appears when all is written; until then there is OUTPUT.part. Exit codes: 0 all
    done, 1 some documents could not be read, 2 the command was wrong, 3 stopped by an error (--resume goes on), 130
    interrupted, 143 terminated.
    """
    from policyie.about import data_version
    from policyie.bulk import read_many
    from policyie.bulk.run import RunError
    from policyie.bulk.workers import WorkerError
    from policyie.errors import InputError, TableError
    from policyie.readers import read

    if output == "-" and resume:
        raise typer.BadParameter("needs a file as --output", param_hint="--resume")
    if n_process != -1 and n_process < 1:
        raise typer.BadParameter("1 or more, or -1", param_hint="--n-process")
    columns: dict[str, Any] = {"text_column": text_column, "id_column": id_column, "published_column": published_column}
    records = with_defaults(read(paths, raw=raw, **columns), published, home)
    extraction: Callable[[Iterator[Input]], Iterator[Result]]
    extraction = partial(read_many, n_process=n_process, lexicons=lexicons or ())
    if body_only:
        extraction = partial(_bodies, extraction)
    indent = 2 if pretty else None
    try:
        if output == "-":
            done, failed = _print(extraction(records), indent)
        else:
            plan = {
                "version": data_version(),
                "paths": paths,
                "published": published,
                "home": home,
                **columns,
                "raw": raw,
                "body_only": body_only,
                "lexicons": [hashlib.sha256(path.read_bytes()).hexdigest() for path in lexicons or ()],
            }
            done, failed = _write(Path(output), plan, records, extraction, indent=indent, resume=resume)
    except (InputError, RunError) as error:
        raise typer.BadParameter(str(error), param_hint="--output") from error
    except TableError as error:
        raise typer.BadParameter(str(error), param_hint="--lexicon") from error
    except WorkerError as error:
        typer.echo(f"stopped: {error}", err=True)
        raise typer.Exit(STOPPED) from error
    if failed:
        typer.echo(f"{failed} of {done} documents could not be read; their {_places(output)} say why", err=True)
        raise typer.Exit(SOME_FAILED)


def _bodies(extraction: Callable[[Iterator[Input]], Iterator[Result]], records: Iterator[Input]) -> Iterator[Result]:
    """Extract, and leave out what stands outside the body of a page."""
    from policyie.convert import body_of_record

    for result in extraction(records):
        yield body_of_record(result) if isinstance(result, dict) else result


def _places(output: str) -> str:
    from policyie.bulk.writers import kind_of

    return "lines" if output == "-" or "JSON" in kind_of(Path(output)) else "rows in failures"


def _print(results: Iterator[Result], indent: int | None) -> tuple[int, int]:
    """Write records to standard output; return how many, and how many of them are failures.

    A file name that is no Unicode is written as the JSON escape of its broken bytes.
    """
    from policyie.bulk.run import record_of

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    done = failed = 0
    for result in results:
        record = record_of(result)
        done += 1
        failed += "error" in record
        sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=indent) + "\n")
    return done, failed


def _write(
    output: Path,
    plan: Plan,
    records: Iterator[Input],
    extraction: Callable[[Iterator[Input]], Iterator[Result]],
    *,
    indent: int | None,
    resume: bool,
) -> tuple[int, int]:
    """Write an output that can be resumed; return how many documents it has, and how many of them are failures."""
    from policyie.bulk.run import Run
    from policyie.bulk.writers import writer
    from policyie.cli.progress import Progress

    write = writer(output, indent=indent)
    with Run(output, plan) as run:
        try:
            if not run.begin(resume=resume):
                typer.echo(f"{output} is whole: nothing to resume", err=True)
                return 0, 0
        except OSError as error:
            raise typer.BadParameter(f"{run.folder}: {error.strerror}", param_hint="--output") from error
        try:
            with _terminable(), Progress(plan["paths"]) as progress:
                remaining = run.remaining(records)
                progress.at(run.done, run.failed)
                for result in extraction(remaining):
                    run.add(result)
                    progress.at(run.done, run.failed)
                progress.finishing(output)
                run.finish(write)
        except KeyboardInterrupt:
            typer.echo(f"interrupted after {run.done} documents; --resume goes on", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except OSError as error:
            typer.echo(f"stopped after {run.done} documents: {error}; --resume goes on", err=True)
            raise typer.Exit(STOPPED) from error
    return run.done, run.failed


@contextmanager
def _terminable() -> Iterator[None]:
    """End in order when the system asks for it (SIGTERM): what is done is kept, and no worker stays behind."""

    def end(*_: object) -> None:
        raise SystemExit(TERMINATED)

    if threading.current_thread() is not threading.main_thread():  # signals are for the main thread
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
