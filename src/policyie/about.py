"""What is installed: versions, and the tables with their sizes, dates and sources."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from policyie._version import __version__
from policyie.tables import rows

#: The packages whose versions decide what is found and how fast.
PACKAGES = ("spacy", "ahocorasick-rs", "opencc", "regex", "attrs", "cattrs")

#: The columns of the list of tables in ``resources/README.md``.
SOURCE_COLUMNS = ("file", "source", "licence", "date", "script")


def versions() -> dict[str, str]:
    """The versions of policyie, Python and the packages that it stands on."""
    return {
        "policyie": __version__,
        "python": platform.python_version(),
        **{package: version(package) for package in PACKAGES},
    }


@cache
def data_version() -> str:
    """The versions of policyie and of its tables, as every document carries them."""
    tables = files("policyie").joinpath("resources", "VERSION").read_text("utf-8").strip()
    return f"{__version__} tables {tables}"


def tables() -> list[dict[str, str | int]]:
    """One row a table, by name: ``table``, ``rows``, ``bytes``, and ``date``, ``licence``, ``source`` where known."""
    sources = table_sources(files("policyie").joinpath("resources", "README.md").read_text("utf-8"))
    found: list[dict[str, str | int]] = []
    for path in sorted(files("policyie").joinpath("resources").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".csv"):
            name = path.name.removesuffix(".csv")
            facts = sources.get(path.name, {})
            told = {column: facts.get(column, "") for column in ("date", "licence", "source")}
            found.append({"table": name, "rows": len(rows(name)), "bytes": len(path.read_bytes()), **told})
    return found


def table_sources(readme: str) -> dict[str, dict[str, str]]:
    """Read the Markdown table of sources: the cells of each row by column name, under the name of the file."""
    sources = {}
    for line in readme.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        if line.lstrip().startswith("|") and len(cells) == len(SOURCE_COLUMNS):
            sources[cells[0]] = dict(zip(SOURCE_COLUMNS, cells, strict=True))
    return sources
