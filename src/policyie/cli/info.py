"""policyie info: versions and tables."""

from __future__ import annotations

import json

import typer

from policyie.cli.options import AsJson


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
