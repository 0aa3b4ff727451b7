#!/usr/bin/env python3
"""Run what README and docs show, and write the real output into them.

usage: python scripts/doc_outputs.py [--check] [PAGE...]

A ``python`` block is executed, all blocks of a page in one namespace; a ``text`` block right after it holds what it
prints. A ``console`` block of one command of policyie and lines after it holds what the command prints in a window of
100 columns. With --check nothing is written, and the exit status is 1 where a page shows something else than is real.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from policyie.cli import app

ROOT = Path(__file__).resolve().parent.parent
PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(
    r"^```console\n\$ policyie (?P<code>[^\n]*)\n(?P<shown>(?![$`]).*?)^```\n", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A block that was run: where it stands, what the page shows as its output (and where), what it really prints."""

    place: str
    shown: str
    span: tuple[int, int]
    real: str


def pages() -> list[str]:
    """The pages, as paths below the root of the project."""
    return [
        path.relative_to(ROOT).as_posix() for path in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")))
    ]


def run(page: str) -> Iterator[Block]:
    """Run every block of a page, in order; give those that show an output."""
    text = (ROOT / page).read_text("utf-8")
    namespace: dict[str, object] = {"__name__": "__main__"}
    found = [(match, kind) for kind in (PYTHON, COMMAND) for match in kind.finditer(text)]
    for match, kind in sorted(found, key=lambda item: item[0].start()):
        line = text.count("\n", 0, match.start("code"))
        real = execute(match["code"], page, line, namespace) if kind is PYTHON else command(match["code"])
        if match["shown"] is not None:
            yield Block(f"{page}:{line + 1}", match["shown"], match.span("shown"), real)


def execute(code: str, page: str, line: int, namespace: dict[str, object]) -> str:
    """Execute Python and return what it prints; tracebacks name the line of the page."""
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile("\n" * line + code, page, "exec"), namespace)
    return tidy(printed.getvalue())


def command(arguments: str) -> str:
    """Run a command of policyie and return what it prints."""
    result = CliRunner().invoke(app, shlex.split(arguments), env={"COLUMNS": "100"})
    if result.exit_code:
        raise RuntimeError(f"policyie {arguments}: {result.output}")
    return tidy(result.stdout)


def tidy(text: str) -> str:
    """Without spaces at the ends of lines, and blank lines at both ends."""
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "\n".join(lines) + "\n" if lines else ""


def main() -> int:
    """Write the outputs, or check them."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true")
    cli.add_argument("pages", nargs="*", default=pages())
    args = cli.parse_args()
    os.chdir(ROOT)
    stale = 0
    for page in args.pages:
        path = ROOT / page
        text = path.read_text("utf-8")
        for block in reversed(list(run(page))):
            if block.shown != block.real:
                stale += 1
                print(f"{block.place}: shows something else than the real output")
                text = text[: block.span[0]] + block.real + text[block.span[1] :]
        if not args.check:
            path.write_text(text, "utf-8", newline="\n")
    return int(args.check and stale > 0)


if __name__ == "__main__":
    sys.exit(main())
