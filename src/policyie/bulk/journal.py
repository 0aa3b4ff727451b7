"""A file of records that grows line by line and can be taken up again after a kill."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

_START = b'{"id": '
_END = b"}\n"
_ERROR = ', "error": '
_DECODER = json.JSONDecoder()


def line_of(record: dict[str, Any]) -> bytes:
    """Return a record as a line of JSON in UTF-8; the broken bytes of a file's name become their JSON escapes."""
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


class Journal:
    """Records in the order of the input, one a line: documents as of `PolicyDocument.to_dict`, and failures.

    A kill can leave half a line at the end, a crash of the system also zeros: `entries` ends at the last whole line,
    and `open` cuts off what comes after it.
    """

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path
        self._whole = 0
        self._out: BinaryIO | None = None

    def entries(self) -> Iterator[tuple[str | None, bool]]:
        """Yield for each record that is whole its id and whether it is a failure, and remember where they end."""
        self._whole = 0
        with self.path.open("rb") as lines:
            for line in lines:
                if not (line.startswith(_START) and line.endswith(_END)):
                    return
                text = line.decode("utf-8")
                name, end = _DECODER.raw_decode(text, len(_START))
                yield name, text.startswith(_ERROR, end)
                self._whole += len(line)

    def open(self) -> None:
        """Open for more records, after those that the last pass over `entries` has given."""
        self._out = self.path.open("r+b" if self.path.exists() else "w+b")
        self._out.truncate(self._whole)
        self._out.seek(self._whole)

    def add(self, record: dict[str, Any]) -> None:
        """Append a record."""
        assert self._out is not None
        self._out.write(line_of(record))

    def close(self) -> None:
        """Write what is in memory to the disk, and close."""
        if self._out is not None:
            self._out.flush()
            os.fsync(self._out.fileno())
            self._out.close()
            self._out = None


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a whole journal."""
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)
