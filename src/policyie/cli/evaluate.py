"""policyie evaluate: scores on annotated documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policyie.cli.options import AsJson, Lexicons, console_of, pipeline

if TYPE_CHECKING:
    from policyie.evaluation import Evaluation


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
    found = list(extract_for(documents, nlp=pipeline(lexicons))) if predicted is None else _json_lines(predicted)
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

    console = console_of()
    for group, measures in result.scores.items():
        table = Table(title=group, title_justify="left")
        table.add_column("measure")
        for heading in ("P", "R", "F1", "gold", "found"):
            table.add_column(heading, justify="right")
        for name, s in measures.items():
            table.add_row(name, f"{s.precision:.1f}", f"{s.recall:.1f}", f"{s.f1:.1f}", str(s.gold), str(s.predicted))
        console.print(table)
