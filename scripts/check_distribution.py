#!/usr/bin/env python3
"""Build the wheel and the source distribution, and try the wheel in empty environments.

usage: check_distribution.py [--python NAME]... [--lowest]

In an environment of each Python (by default those of 3.10 to 3.13 that are on the PATH or that pyenv has) the wheel is
installed alone, and the sample documents are read as a user would, from the command line, without a network and with
everything but a scratch folder read-only, where the machine lets this script set that up. With --lowest it is done once
more with the lowest versions that pyproject.toml allows. All environments have to give the same output, byte for byte.
In the first one mypy checks the samples of tests/typed against the installed wheel.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.10", "3.11", "3.12", "3.13")
# Mounts are the process's own: a name space of users and mounts, and one of networks with nothing in it.
SEALED = ("unshare", "--map-root-user", "--mount", "--net")


def run(*command: str | Path, **options: object) -> str:
    """Run a command; on failure show what it printed and stop."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return str(done.stdout)


def pythons() -> list[str]:
    """Return a Python of each supported version that this machine has; this one alone where it has none of them."""
    found = [next(filter(_works, _places(version)), None) for version in VERSIONS]
    for version, python in zip(VERSIONS, found, strict=True):
        if python is None:
            print(f"Python {version}: not on this machine, not tried")
    return [python for python in found if python] or [sys.executable]


def _places(version: str) -> list[str]:
    """Return where a version may stand: on the PATH, and among those of pyenv, latest first."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    installed = sorted(root.glob(f"versions/{version}.[0-9]*/bin/python"), key=_release)
    return [f"python{version}", *map(str, reversed(installed))]


def _release(python: Path) -> int:
    """Return the last number of a version: 13 of 3.10.13."""
    return int(re.findall(r"\d+", python.parts[-3])[2])


def _works(python: str) -> bool:
    """Whether it runs, which a shim of a version that is not chosen does not, and can make environments."""
    if not shutil.which(python):
        return False
    return subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True, check=False).returncode == 0


def build(folder: Path) -> Path:
    """Build both distributions, the wheel from the source one; return the wheel."""
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    (source,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    for path in (source, wheel):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    return wheel


def lowest(folder: Path) -> Path:
    """Write constraints that hold each dependency at its lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bounds = [re.match(r"([\w-]+)>=([\d.]+)", line) for line in project["dependencies"]]
    path = folder / "lowest.txt"
    path.write_text("".join(f"{found[1]}=={found[2]}\n" for found in bounds if found), "utf-8")
    return path


def sealed() -> bool:
    """Say whether this machine lets a process have mounts and networks of its own."""
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*SEALED, "true"], capture_output=True, check=False).returncode == 0


def read_samples(environment: Path, scratch: Path) -> str:
    """Run ``policyie extract`` on the sample documents, sealed where that can be; return a digest of its output."""
    samples = scratch / "samples"
    shutil.copytree(ROOT / "seeds", samples)
    output = scratch / "output"
    output.mkdir()
    names = " ".join(sorted(path.name for path in samples.glob("*.txt")))
    command = f"cd {samples} && {environment}/bin/policyie extract {names} > {output}/found.jsonl"
    if sealed():
        for folder in (environment, samples):
            command = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} {folder} && {command}"
        tried = f"! touch {samples}/x 2>/dev/null && ! touch {environment}/x 2>/dev/null"
        command = command.replace(f"cd {samples} &&", f"cd {samples} && {tried} &&")
        run(*SEALED, "sh", "-ec", command)
    else:
        run("sh", "-ec", command)
    written = (output / "found.jsonl").read_bytes()
    print(f"  {written.count(b'{') and len(written.splitlines())} documents, {'sealed' if sealed() else 'not sealed'}")
    return hashlib.sha256(written).hexdigest()


def check_types(environment: Path, scratch: Path) -> None:
    """Have mypy check the samples of downstream code against the package as it is installed."""
    names = [shutil.copy(ROOT / "tests" / "typed" / name, scratch) for name in ("downstream.py", "misuse.py")]
    mypy = (sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable")
    run(*mypy, environment / "bin" / "python", *names, cwd=scratch, env=_plain())
    print(f"  {len(names)} samples of downstream code have the types that they should")


def main() -> int:
    """Build, install, read, compare."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--python", action="append", help="a Python to try; may be repeated")
    arguments.add_argument("--lowest", action="store_true", help="try the lowest versions allowed too, on the first")
    given = arguments.parse_args()
    tried = given.python or pythons()
    digests: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        tries: list[tuple[str, Path | None]] = [(python, None) for python in tried]
        if given.lowest:
            tries.append((tried[0], lowest(folder)))
        for number, (python, constraints) in enumerate(tries):
            scratch = folder / str(number)
            environment = scratch / "environment"
            run(python, "-m", "venv", environment)
            held = ("--constraint", constraints) if constraints else ()
            run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, *held, env=_plain())
            title = f"{python}{', lowest versions' if constraints else ''}"
            print(title)
            digests[title] = read_samples(environment, scratch)
            if number == 0:
                check_types(environment, scratch)
    if len(set(digests.values())) != 1:
        sys.exit(f"the outputs differ: {digests}")
    return 0


def _plain() -> dict[str, str]:
    """The environment without what points Python at this checkout."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHONPATH", "VIRTUAL_ENV"))}


if __name__ == "__main__":
    sys.exit(main())
