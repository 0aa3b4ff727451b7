"""What README and docs show is what happens: their Python runs, their commands run, their output is the real one.

A ``python`` block is executed, all blocks of a file in one namespace; a ``text`` block right after it is what it prints.
A ``console`` block holds commands after ``$ `` and their output; commands of policyie whose output is shown are run, in a
window of 100 columns. ``...`` on a line of its own stands for any lines left out.
"""

import io
import re
import shlex
from contextlib import redirect_stdout
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from policyie.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [path.relative_to(ROOT).as_posix() for path in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")))]

FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    kind: str
    line: int
    body: str
    #: The text block right after it, None where there is none.
    output: str | None


def blocks(page):
    text = (ROOT / page).read_text("utf-8")
    found = list(FENCE.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        follows = after is not None and after[1] == "text" and not text[match.end() : after.start()].strip()
        yield Block(match[1], text.count("\n", 0, match.start()) + 1, match[2], after[2] if follows else None)


def stripped(text):
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def assert_shown(shown, real, place):
    """Compare output line by line; a line ``...`` of what is shown stands for any number of real lines."""
    pattern = "\n".join(r"(?:.*\n)*?.*" if line == "..." else re.escape(line) for line in stripped(shown))
    assert re.fullmatch(pattern, "\n".join(stripped(real))), f"{place}: real output is\n{real}"


@pytest.fixture
def at_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("page", [page for page in PAGES if any(b.kind == "python" for b in blocks(page))])
def test_python_blocks_run_and_print_what_is_shown(page, at_root):
    namespace = {"__name__": "__main__"}
    for block in blocks(page):
        if block.kind == "python":
            place = f"{page}:{block.line}"
            with redirect_stdout(io.StringIO()) as printed:
                exec(compile("\n" * block.line + block.body, page, "exec"), namespace)
            if block.output is not None:
                assert_shown(block.output, printed.getvalue(), place)


def commands():
    for page in PAGES:
        for block in blocks(page):
            if block.kind == "console":
                for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
                    command, _, output = part.partition("\n")
                    if command.startswith("policyie ") and output.strip():
                        yield pytest.param(command, output, id=f"{page}:{block.line} {command}")


@pytest.mark.parametrize(("command", "output"), list(commands()))
def test_commands_print_what_is_shown(command, output, at_root, tmp_path, monkeypatch):
    arguments = shlex.split(command)[1:]
    monkeypatch.setenv("COLUMNS", "100")
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert_shown(output, result.stdout, command)


def test_the_pages_are_found():
    assert {"README.md", "CONTRIBUTING.md", "docs/index.md"} <= set(PAGES)
    assert any(block.kind == "python" for block in blocks("README.md"))
