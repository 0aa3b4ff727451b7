"""policyie report: one page about a corpus."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyie.cli.options import (
    Home,
    IdColumn,
    Lexicons,
    Published,
    PublishedColumn,
    Raw,
    TextColumn,
    pipeline,
    with_defaults,
)

if TYPE_CHECKING:
    from policyie.model import PolicyDocument
    from policyie.pipeline import Failure
    from policyie.readers import Unreadable


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
) -> None:
    """Write one page about a corpus: its targets as a table, a map and charts.

    The page works from disk and fetches nothing. Documents that can't be read are listed in it, and the command exits
    with 1.
    """
    from policyie.pipeline import extract_many
    from policyie.readers import read
    from policyie.report import write_report
    from policyie.report.inputs import documents_of

    nlp = pipeline(lexicons)

    def extract(path: str) -> Iterable[PolicyDocument | Failure | Unreadable]:
        records = read(path, text_column=text_column, id_column=id_column, published_column=published_column, raw=raw)
        return extract_many(with_defaults(records, published, home), nlp=nlp)

    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            made = write_report(documents_of(paths, extract), out, title=title, passages=passages)
    except OSError as error:
        raise typer.BadParameter(f"{part}: {error.strerror}", param_hint="--output") from error
    part.replace(output)
    typer.echo(f"{output}: {made.targets:,} figures of {made.documents:,} documents", err=True)
    if made.failed:
        typer.echo(f"{made.failed} documents could not be read; the page says why", err=True)
        raise typer.Exit(1)
