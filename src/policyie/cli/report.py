"""policyie report: one page about a corpus."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyie.cli.extract import SOME_FAILED, STOPPED
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
    from policyie.model import Failure, PolicyDocument


def report(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Documents, or JSONL files that policyie extract wrote.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("report.html"),
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    passages: Annotated[
        bool, typer.Option("--passages", help="Put only the paragraphs with figures into the page, not whole texts.")
    ] = False,
    published: Published = None,
    home: Home = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    published_column: PublishedColumn = "published",
    raw: Raw = False,
    lexicons: Lexicons = None,
    n_process: Annotated[int, typer.Option(help="Worker processes; -1 is one for each core.")] = 1,
) -> None:
    """Write one page about a corpus: its targets as a table, a map and charts.

    The page works from disk and fetches nothing. Documents that can't be read are listed in it, and the command exits
    with 1.
    """
    from policyie.bulk.workers import WorkerError
    from policyie.errors import TableError
    from policyie.pipeline import extract_many
    from policyie.readers import read
    from policyie.report import write_report
    from policyie.report.inputs import documents_of

    if n_process != -1 and n_process < 1:
        raise typer.BadParameter("1 or more, or -1", param_hint="--n-process")

    def extract(some: list[str]) -> Iterable[PolicyDocument | Failure]:
        records = read(some, text_column=text_column, id_column=id_column, published_column=published_column, raw=raw)
        return extract_many(with_defaults(records, published, home), n_process=n_process, lexicons=lexicons or ())

    part = output.with_name(f"{output.name}.part")
    try:
        part.unlink(missing_ok=True)  # of a run that was killed, or a link, which would be written through
        with part.open("x", encoding="utf-8", newline="\n") as out:
            made = write_report(documents_of(paths, extract), out, title=title, passages=passages)
        part.replace(output)
    except OSError as error:
        raise typer.BadParameter(f"{error.filename or part}: {error.strerror}", param_hint="--output") from error
    except TableError as error:
        raise typer.BadParameter(str(error), param_hint="--lexicon") from error
    except WorkerError as error:
        typer.echo(f"stopped: {error}", err=True)
        raise typer.Exit(STOPPED) from error
    finally:
        if part.is_file():
            part.unlink()
    typer.echo(f"{output}: {made.targets:,} figures of {made.documents:,} documents", err=True)
    if made.failed:
        typer.echo(f"{made.failed} documents could not be read; the page says why", err=True)
        raise typer.Exit(SOME_FAILED)
