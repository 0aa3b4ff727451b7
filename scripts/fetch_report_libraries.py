#!/usr/bin/env python3
"""Fetch the libraries that the report page carries, at pinned versions, into src/policyie/report/assets/vendor.

usage: python scripts/fetch_report_libraries.py [--check]

Needs npm, which checks each package against its registry's signature of contents; the sum of every file that is taken
stands in ``vendor/SHA256SUMS``. With --check nothing is written, and the exit status is 1 where a file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src/policyie/report/assets/vendor"

#: By package and version, the sum of the package and the files to take, with the names that they get.
PACKAGES = {
    "slickgrid@5.20.2": (
        "59ec57b6f2a45e46905a42c4b3382cfb7b632b078050b616d193064f525115fa"
        "d48acf48046113e9d43b792d707c505aa36828ed4ed48fab8dae1840f5189531",
        {
            "dist/browser/slick.core.js": "slick.core.js",
            "dist/browser/slick.interactions.js": "slick.interactions.js",
            "dist/browser/slick.grid.js": "slick.grid.js",
            "dist/styles/css/slick.grid.css": "slick.grid.css",
            "LICENSE": "slickgrid.LICENSE",
        },
    ),
    "echarts@6.1.0": (
        "ab4c9a14f8200bd15476c587e1b95abd15859b176b22875b92828d02326e7402"
        "3a080f6034fc47b55d917193447a9655964e32bc16243a46e4e87215a48c8764",
        {
            "dist/echarts.common.min.js": "echarts.common.min.js",
            "LICENSE": "echarts.LICENSE",
            "NOTICE": "echarts.NOTICE",
            "licenses/LICENSE-d3": "echarts.LICENSE-d3",
        },
    ),
    "zrender@6.1.0": (  # drawn on by echarts and part of its file
        "a0418c0c1ea938fd92e8ec114783dd56feb5d33ae39c0dc187e267486d767d82"
        "6504a8ed340a046f97d252808e3883651fde88d9f537f3f03652944ab3aef161",
        {"LICENSE": "zrender.LICENSE"},
    ),
}


def fetch(package: str, checksum: str, wanted: dict[str, str]) -> dict[str, bytes]:
    """Return the wanted files of a package, by the names that they get."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        found = hashlib.sha512(archive.read_bytes()).hexdigest()
        if found != checksum:
            raise SystemExit(f"{package}: the package has the SHA-512 {found}, not the pinned one")
        with tarfile.open(archive) as tar:
            files = {name: tar.extractfile(f"package/{path}") for path, name in wanted.items()}
            return {name: file.read() for name, file in files.items() if file is not None}


def main() -> int:
    """Fetch and write, or check."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true")
    args = cli.parse_args()
    files: dict[str, bytes] = {}
    for package, (checksum, wanted) in PACKAGES.items():
        files |= fetch(package, checksum, wanted)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = sums.encode()
    differing = [name for name, data in files.items() if not _same(VENDOR / name, data)]
    if not args.check:
        VENDOR.mkdir(parents=True, exist_ok=True)
        for name in differing:
            (VENDOR / name).write_bytes(files[name])
    print("\n".join(f"{'differs' if args.check else 'written'}: {name}" for name in differing) or "all as pinned")
    return int(args.check and bool(differing))


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


if __name__ == "__main__":
    sys.exit(main())
