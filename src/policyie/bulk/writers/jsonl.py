"""JSON lines: the journal itself, packed or indented."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from policyie.bulk.journal import read_lines

if TYPE_CHECKING:
    from policyie.bulk.run import Write


def jsonl_writer(*, packed: bool, indent: int | None) -> Write | None:
    """Return the function that writes JSON lines; None where the journal needs no change."""
    if not packed and indent is None:
        return None

    def write(journal: Path, target: Path) -> None:
        with target.open("wb") as raw:
            # No time and no name in the header: the same documents give the same bytes.
            out = gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0) if packed else raw
            with out:
                if indent is None:
                    with journal.open("rb") as lines:
                        shutil.copyfileobj(lines, out, 1 << 20)
                else:
                    for record in read_lines(journal):
                        text = json.dumps(record, ensure_ascii=False, indent=indent) + "\n"
                        out.write(text.encode("utf-8", "backslashreplace"))

    return write
