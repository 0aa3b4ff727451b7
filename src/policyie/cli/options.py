"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from policyie.readers import Record, Unreadable


def _day(value: str | None) -> str | None:
    """Check a date before any document is read."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value} is no date of the form YYYY-MM-DD") from error


Published = Annotated[
    str | None, typer.Option(callback=_day, help="Date (YYYY-MM-DD) of documents that don't come with one.")
]
Home = Annotated[str | None, typer.Option(help="Six-digit code of the region that the documents speak for.")]
TextColumn = Annotated[str, typer.Option(help="The column of tables and JSONL files that holds the text.")]
IdColumn = Annotated[str, typer.Option(help="The column that holds the document's id.")]
PublishedColumn = Annotated[str, typer.Option(help="The column that holds its date.")]
Raw = Annotated[bool, typer.Option("--raw", help="All visible text of web pages, not only the main text.")]
Lexicons = Annotated[
    list[Path] | None, typer.Option("--lexicon", exists=True, help="A CSV file of your own words; may be repeated.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def pipeline(lexicons: list[Path] | None) -> Language | None:
    """A pipeline with a user's own words, None (the default one) where there are none."""
    if not lexicons:
        return None
    from policyie import TableError, load

    try:
        return load(lexicons=lexicons)
    except TableError as error:
        raise typer.BadParameter(str(error), param_hint="--lexicon") from error


def console_of(width: int | None = None) -> Console:
    from rich.console import Console

    return Console(width=width, soft_wrap=False)


def with_defaults(
    items: Iterable[Record | Unreadable], published: str | None, home: str | None
) -> Iterator[Record | Unreadable]:
    """Give records the date and the home of the options where they have none of their own."""
    from policyie.readers import Unreadable

    defaults = {"published": published, "home": home}
    for item in items:
        yield item if isinstance(item, Unreadable) else defaults | item
