"""The command line: a module for each command. Heavy modules load when a command needs them."""

from __future__ import annotations

from typing import Annotated

import typer

from policyie._version import __version__
from policyie.cli.evaluate import evaluate
from policyie.cli.extract import extract
from policyie.cli.info import info
from policyie.cli.report import report
from policyie.cli.show import show

app = typer.Typer(
    help="Who promised how much, where, in which industry, by when: from Chinese economic-policy text.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # errors on one line, for scripts
    pretty_exceptions_enable=False,
)
for command in (extract, show, report, evaluate, info):
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)] = False,
) -> None:
    """Read the options that stand before a command."""
