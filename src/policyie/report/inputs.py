"""What a page is made from: documents to read, and documents that ``policyie extract`` has read already."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from policyie.errors import InputError
from policyie.model import PolicyDocument
from policyie.readers import Unreadable

if TYPE_CHECKING:
    from policyie.model import Failure

#: Endings of files that may hold extracted documents.
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def documents_of(
    paths: Iterable[str], extract: Callable[[list[str]], Iterable[PolicyDocument | Failure | Unreadable]]
) -> Iterator[PolicyDocument | Failure | Unreadable]:
    """Yield documents in the order of the paths.

    Args:
        paths: files, folders or patterns; a JSONL file whose first document has ``targets`` is taken as the output of
            ``policyie extract``, one document a line, everything else is given to ``extract``.
        extract: reads and extracts the documents of paths.

    Yields:
        Documents, and what can't be read in its place: a line with an ``error`` as that error, a broken line with its
        number.
    """
    for done, group in groupby(paths, key=is_extracted):
        if done:
            yield from chain.from_iterable(map(extracted, group))
        else:
            yield from extract(list(group))


def is_extracted(path: str) -> bool:
    """Say whether a path is a file of extracted documents, by its ending and its first document."""
    if not path.lower().endswith(_LINES) or not Path(path).is_file():
        return False
    try:
        for _, line in _lines(path):
            row = json.loads(line)
            if isinstance(row, dict) and "error" not in row:
                return {"text", "language", "targets"} <= row.keys()
    except (OSError, ValueError):
        return False
    return False


def extracted(path: str) -> Iterator[PolicyDocument | Unreadable]:
    """Yield the documents of a file that ``policyie extract`` wrote."""
    for number, line in _lines(path):
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
            if isinstance(row, dict) and "error" in row:
                yield Unreadable(str(row.get("id") or place), str(row["error"]))
            else:
                yield PolicyDocument.from_dict(row)
        except (ValueError, InputError) as error:
            yield Unreadable(place, str(error))


def _lines(path: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers."""
    opener = gzip.open if path.lower().endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line
