#!/usr/bin/env python3
"""Build every table that has a script, from packages of pinned versions, or check that they are what the scripts give.

usage: build_tables.py [--check]     in an environment with the packages; make tables and make check-tables make one
       build_tables.py --packages    print what to install

The scripts run one after the other in a copy of the project, so that a check changes nothing; the copy is compared with
the project byte by byte, or becomes it. ``tables.json`` beside this file keeps, for each script, the packages it reads
with a digest of their files, the files of the project that it reads, and those that it writes, with theirs. Tests hold
the project against it without any package: a table that was changed by hand, and one that is older than what it is made
of, are told.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = "src/policyie/resources"
MANIFEST = "scripts/tables.json"
#: In this order: the last two read what the others write.
SCRIPTS = ("industries", "regions", "officials", "currencies", "english_words", "lost_characters")

# Runs a script and notes the files that it opens. Modules of packages come from their caches, data files by name.
_NOTE = """
import json, os, runpy, sys
script, notes = sys.argv[1:]
opened = {"read": set(), "written": set()}
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path, mode = os.path.abspath(os.fsdecode(arguments[0])), arguments[1] or ""
        opened["written" if set(mode) & set("wax+") else "read"].add(path)
sys.addaudithook(note)
sys.argv = [script]
try:
    runpy.run_path(script, run_name="__main__")
except SystemExit as end:
    if end.code:
        raise
with open(notes, "w") as out:
    json.dump({kind: sorted(paths) for kind, paths in opened.items()}, out)
"""


def packages() -> dict[str, str]:
    """Return the pinned packages of the extra ``build``."""
    block = re.search(r"^build = (\[.*?^\])", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block is not None
    pins: list[str] = ast.literal_eval(block[1])
    return {name: version for name, _, version in (pin.partition("==") for pin in pins)}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_of(package: str) -> dict[str, str]:
    """Return the files of an installed package, without caches and what the installer adds, with their digests."""
    files = {}
    for file in distribution(package).files or ():
        if file.hash is not None and not re.search(r"\.dist-info/|__pycache__|^\.\.", file.as_posix()):
            files[file.as_posix()] = file.hash.value
    return files


def package_digest(package: str) -> str:
    """Return a digest of all files of an installed package."""
    return hashlib.sha256(json.dumps(files_of(package), sort_keys=True).encode()).hexdigest()


def build(folder: Path) -> dict[str, Any]:
    """Run all scripts in a copy of the project; return the manifest."""
    places = {
        str(distribution(name).locate_file(file).resolve()): name for name in packages() for file in files_of(name)
    }
    manifest: dict[str, Any] = {}
    for script in SCRIPTS:
        path = folder / "scripts" / f"build_{script}.py"
        notes = folder / "notes.json"
        command = [sys.executable, "-B", "-c", _NOTE, str(path), str(notes)]
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        done = subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{path.name}\n{done.stdout}{done.stderr}")
        opened = {
            kind: {_plain(item) for item in items} for kind, items in json.loads(notes.read_text("utf-8")).items()
        }
        sources = sorted({places[item] for item in opened["read"] if item in places})
        own = {
            kind: sorted(
                Path(item).relative_to(folder).as_posix() for item in items if Path(item).is_relative_to(folder)
            )
            for kind, items in opened.items()
        }
        outputs = [name for name in own["written"] if name.startswith(RESOURCES)]
        manifest[path.relative_to(folder).as_posix()] = {
            "packages": {name: {"version": packages()[name], "sha256": package_digest(name)} for name in sources},
            "reads": {name: sha256(folder / name) for name in own["read"] if name not in outputs},
            "writes": {name: sha256(folder / name) for name in outputs},
        }
        print(f"{path.name}: {len(outputs)} tables from {', '.join(sources) or 'files of the project'}")
    return manifest


def _plain(path: str) -> str:
    """Return the path of a module's source for that of its cache."""
    found = re.fullmatch(r"(.*)/__pycache__/([^/]+)\.cpython-\d+(?:\.opt-\d)?\.pyc", path)
    return os.path.realpath(f"{found[1]}/{found[2]}.py" if found else path)


def copy_to(folder: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("scripts", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)


def main() -> int:
    """Build or check."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true", help="change nothing; exit 1 where a table would change")
    cli.add_argument("--packages", action="store_true", help="print what to install, and end")
    options = cli.parse_args()
    if options.packages:
        print(*(f"{name}=={version}" for name, version in packages().items()))
        return 0
    for name, pinned in packages().items():
        try:
            found = distribution(name).version
        except PackageNotFoundError:
            found = "missing"
        if found != pinned:
            sys.exit(f"{name} is {found}, not {pinned}: pip install 'policyie[build]'")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        copy_to(folder)
        manifest = json.dumps(build(folder), indent=1) + "\n"
        (folder / MANIFEST).write_text(manifest, "utf-8")
        made = [MANIFEST, *sorted(name for facts in json.loads(manifest).values() for name in facts["writes"])]
        changed = [name for name in made if not (ROOT / name).exists() or sha256(ROOT / name) != sha256(folder / name)]
        for name in changed:
            print(f"{name}: {'differs from what its script gives' if options.check else 'written'}")
            if not options.check:
                shutil.copyfile(folder / name, ROOT / name)
    if options.check:
        print(f"{len(made) - len(changed)} of {len(made)} files are what the scripts give, byte for byte")
    return int(options.check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
