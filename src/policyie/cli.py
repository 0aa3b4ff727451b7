"""The command line: extract, show, evaluate, info. Heavy modules load when a command needs them."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from policyie._version import __version__

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from policyie.evaluation import Evaluation
    from policyie.model import PolicyDocument
    from policyie.pipeline import Failure
    from policyie.readers import Record, Unreadable

app = typer.Typer(
    help="Who promised how much, where, in which industry, by when: from Chinese economic-policy text.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # errors on one line, for scripts
    pretty_exceptions_enable=False,
)


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


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)] = False,
) -> None:
    """Read the options that stand before a command."""


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Where to write; - is standard output.")] = "-",
    published: Published = None,
    home: Home = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    published_column: PublishedColumn = "published",
    raw: Raw = False,
    lexicons: Lexicons = None,
    pretty: Annotated[bool, typer.Option(help="Indent the JSON.")] = False,
) -> None:
    """Extract documents: one JSON object a line.

    A document that can't be read gives a line {"id", "error"} in its place, and the command exits with 1. An output
    file appears when all is written.
    """
    from policyie.readers import read

    records = read(paths, text_column=text_column, id_column=id_column, published_column=published_column, raw=raw)
    defaults = {"published": published, "home": home}
    nlp = _pipeline(lexicons)
    done = failed = 0
    with _writing(output) as out:
        for result in results(records, defaults, nlp):
            row = outcome(result)
            done += 1
            failed += "error" in row
            out.write(json.dumps(row, ensure_ascii=False, indent=2 if pretty else None) + "\n")
    if failed:
        typer.echo(f"{failed} of {done} documents could not be read; their lines say why", err=True)
        raise typer.Exit(1)


@app.command()
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
    from policyie.readers import read
    from policyie.show import Shown

    console = _console(width)
    records = read(file, text_column=text_column, id_column=id_column, published_column=published_column, raw=raw)
    defaults = {"published": published, "home": home}
    failed = False
    for result in results(records, defaults, _pipeline(lexicons)):
        if isinstance(result, PolicyDocument):
            console.print(Shown(result))
        else:
            failed = True
            typer.echo(f"{result.id}: {result.message}", err=True)
    if failed:
        raise typer.Exit(1)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated documents, one JSON object a line.", exists=True)],
    predicted: Annotated[
        Path | None, typer.Option(help="What was extracted; by default the texts are extracted now.", exists=True)
    ] = None,
    errors: Annotated[str | None, typer.Option(help="A measure: list what it missed (-) and invented (+).")] = None,
    by: Annotated[str | None, typer.Option(help="A field of the annotated documents to break down by.")] = None,
    lexicons: Lexicons = None,
    as_json: AsJson = False,
) -> None:
    """Score extraction on annotated documents.

    Prints precision, recall and F1 by field, in percent.
    """
    from policyie.evaluation import MEASURES, extract_for
    from policyie.evaluation import evaluate as compare

    if errors is not None and errors not in MEASURES:
        raise typer.BadParameter(f"{errors} is none of: {', '.join(MEASURES)}", param_hint="--errors")
    documents = _json_lines(gold)
    found = list(extract_for(documents, nlp=_pipeline(lexicons))) if predicted is None else _json_lines(predicted)
    result = compare(documents, found, by=by)
    if errors is not None:
        for difference in result.errors(errors):
            sign = "-" if difference.missed else "+"
            facts = json.dumps(difference.facts, ensure_ascii=False)
            text = difference.mention.get("text")
            around = f"{difference.before}[{text}]{difference.after}".replace("\n", " ")
            typer.echo(f"{sign} {difference.id} {difference.mention['start']} …{around}… {facts}")
    if as_json:
        typer.echo(json.dumps(result.to_dict(), indent=1))
    elif errors is None:
        _print_scores(result)


@app.command()
def info(as_json: AsJson = False) -> None:
    """Show versions and tables."""
    from policyie.about import tables, versions

    if as_json:
        typer.echo(json.dumps({"versions": versions(), "tables": tables()}, ensure_ascii=False, indent=1))
        return
    for name, version in versions().items():
        typer.echo(f"{name:16} {version}")
    typer.echo(f"\n{'table':28}{'rows':>9}{'bytes':>10}  {'date':10}  source (licence)")
    for row in tables():
        size = f"{row['table']:28}{row['rows']:>9,}{row['bytes']:>10,}"
        typer.echo(f"{size}  {row['date']:10}  {row['source']} ({row['licence']})")


def results(
    items: Iterable[Record | Unreadable], defaults: dict[str, Any], nlp: Language | None = None
) -> Iterator[PolicyDocument | Failure | Unreadable]:
    """Extract what was read, in order; what could not be read stays in its place.

    ``defaults`` are facts for the documents that don't say them; ``nlp`` is a pipeline to use instead of the default.
    """
    from policyie.pipeline import extract_many
    from policyie.readers import Unreadable

    waiting: deque[Record | Unreadable] = deque()

    def readable() -> Iterator[Record]:
        for item in items:
            waiting.append(item)
            if not isinstance(item, Unreadable):
                yield defaults | item

    for result in extract_many(readable(), nlp=nlp):
        while isinstance(first := waiting.popleft(), Unreadable):
            yield first
        yield result
    for item in waiting:
        if isinstance(item, Unreadable):
            yield item


def outcome(result: PolicyDocument | Failure | Unreadable) -> dict[str, Any]:
    """A line of output: the document as the contract has it, or its id and what was wrong."""
    from policyie.model import PolicyDocument

    if isinstance(result, PolicyDocument):
        return result.to_dict()
    return {"id": result.id, "error": result.message}


@contextmanager
def _writing(path: str) -> Iterator[TextIO]:
    """Open a UTF-8 file that appears under its name when all is written, ``.part`` until then; ``-`` is stdout.

    A file name that is no Unicode is written as the JSON escape of its broken bytes.
    """
    if path == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    part = Path(f"{path}.part")
    try:
        out = part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"{part}: {error.strerror}", param_hint="--output") from error
    with out:
        yield out
    part.replace(path)


def _pipeline(lexicons: list[Path] | None) -> Language | None:
    """A pipeline with a user's own words, None (the default one) where there are none."""
    if not lexicons:
        return None
    from policyie import TableError, load

    try:
        return load(lexicons=lexicons)
    except TableError as error:
        raise typer.BadParameter(str(error), param_hint="--lexicon") from error


def _console(width: int | None = None) -> Console:
    from rich.console import Console

    return Console(width=width, soft_wrap=False)


def _json_lines(path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise typer.BadParameter(f"{path}:{number}: not JSON: {error.msg} at column {error.colno}") from error
    return rows


def _print_scores(result: Evaluation) -> None:
    from rich.table import Table

    console = _console()
    for group, measures in result.scores.items():
        table = Table(title=group, title_justify="left")
        table.add_column("measure")
        for heading in ("P", "R", "F1", "gold", "found"):
            table.add_column(heading, justify="right")
        for name, s in measures.items():
            table.add_row(name, f"{s.precision:.1f}", f"{s.recall:.1f}", f"{s.f1:.1f}", str(s.gold), str(s.predicted))
        console.print(table)
