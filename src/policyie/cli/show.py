"""policyie show: one document, its mentions marked."""

from __future__ import annotations

from typing import Annotated

import typer

from policyie.cli.options import (
    Home,
    IdColumn,
    Lexicons,
    Published,
    PublishedColumn,
    Raw,
    TextColumn,
    console_of,
    pipeline,
    with_defaults,
)


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    published: Published = None,
    home: Home = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    published_column: PublishedColumn = "published",
    raw: Raw = False,
    lexicons: Lexicons = None,
    width: Annotated[int | None, typer.Option(help="Columns to print; the terminal's own by default.")] = None,
) -> None:
    """Show a document, its mentions marked."""
    from policyie.model import PolicyDocument
    from policyie.pipeline import extract_many
    from policyie.readers import read
    from policyie.show import Shown

    console = console_of(width)
    records = read(file, text_column=text_column, id_column=id_column, published_column=published_column, raw=raw)
    failed = False
    for result in extract_many(with_defaults(records, published, home), nlp=pipeline(lexicons)):
        if isinstance(result, PolicyDocument):
            console.print(Shown(result))
        else:
            failed = True
            typer.echo(f"{result.id}: {result.message}", err=True)
    if failed:
        raise typer.Exit(1)
