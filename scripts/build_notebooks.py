#!/usr/bin/env python3
"""Run the notebooks of examples/ and keep them with what they show.

usage: python scripts/build_notebooks.py [--check] [NAME...]

Each is written as Python, with cells, in ``examples/notebooks/NAME.py``, which is what is reviewed; ``NAME.ipynb``
beside it is made from it. With --check nothing is written, and the exit status is 1 where a notebook has other cells or
prints something else than is kept.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "notebooks"


def names() -> list[str]:
    """The notebooks, by name."""
    return sorted(path.stem for path in FOLDER.glob("*.py"))


def executed(name: str) -> NotebookNode:
    """Run a notebook in a fresh kernel; what its cells raise is raised here."""
    notebook = source(name)
    here = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", coalesce_streams=True, resources=here).execute()
    for cell in notebook.cells:
        cell.metadata = NotebookNode()
        if cell.cell_type == "code":
            cell.outputs = [kept(output) for output in cell.outputs if output.get("name") != "stderr"]
    notebook.metadata = NotebookNode(kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"})
    return notebook


def source(name: str) -> NotebookNode:
    """The notebook as it is written, without outputs."""
    notebook = jupytext.read(FOLDER / f"{name}.py", fmt="py:percent")
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{name.replace('_', '-')}-{number}"
    return notebook


def kept(output: NotebookNode) -> NotebookNode:
    """An output without what differs from run to run."""
    if "data" in output:
        output.metadata = NotebookNode()
        for kind, shown in output.data.items():
            if isinstance(shown, str):
                output.data[kind] = re.sub(r" at 0x[0-9a-f]+", "", shown)
    return output


def stored(name: str) -> NotebookNode:
    """The notebook as it is kept."""
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def cells(notebook: NotebookNode) -> list[str]:
    """What is written in a notebook, by cell."""
    return [cell.source for cell in notebook.cells]


def printed(notebook: NotebookNode) -> list[str]:
    """What the cells of a notebook print and show, as text; pictures are left to the library that draws them."""
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {"text/plain": output.get("text", "")})
            if "image/svg+xml" not in data:
                shown.append("\n".join(line.rstrip() for line in data.get("text/plain", "").splitlines()))
    return shown


def main() -> int:
    """Write the notebooks, or check them."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true")
    cli.add_argument("names", nargs="*", default=names())
    args = cli.parse_args()
    stale = 0
    for name in args.names:
        notebook = executed(name)
        if not args.check:
            nbformat.write(notebook, FOLDER / f"{name}.ipynb")
        elif cells(notebook) != cells(stored(name)) or printed(notebook) != printed(stored(name)):
            stale += 1
            print(f"{name}: the notebook that is kept shows something else (python scripts/build_notebooks.py {name})")
    return int(stale > 0)


if __name__ == "__main__":
    sys.exit(main())
