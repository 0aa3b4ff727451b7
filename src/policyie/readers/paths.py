"""Files, folders, patterns and standard input to records: which reader reads what."""

from __future__ import annotations

import glob
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from policyie.errors import InputError
from policyie.readers.base import MAX_BYTES, Options, Record, Stream, Unreadable, bounded
from policyie.readers.docx import docx_text
from policyie.readers.encodings import decode
from policyie.readers.html import archive_record, page_record
from policyie.readers.pdf import pdf_text
from policyie.readers.rows import json_lines, parquet, separated

STDIN = "-"
#: ending: the reader of such files; each may be followed by .gz
READERS = {
    **dict.fromkeys((".txt", ".md"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".mhtml", ".mht"), "page archive"),
    **dict.fromkeys((".jsonl", ".ndjson"), "JSON lines"),
    **dict.fromkeys((".csv", ".tsv"), "table"),
    ".parquet": "Parquet",
    ".pdf": "PDF",
    ".docx": "Word",
}
ENDINGS = frozenset(READERS)
_PACKED = ".gz"

# What a file begins with, whatever its name says: its reader, or in words why there is none.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word"),
    (b"PAR1", "Parquet"),
    (b"\x1f\x8b", "gzip"),
)
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or encrypted Office file: save it as .docx or .csv",
    ),
    (b"{\\rtf", "a Rich Text file: save it as .docx"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "an archive: unpack it"),
    (b"7z\xbc\xaf", "an archive: unpack it"),
)
_PAGE_STARTS = (b"<!doctype html", b"<html")
_HEAD = 4096


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    text_column: str = "text",
    id_column: str = "id",
    published_column: str = "published",
    raw: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Record | Unreadable]:
    """Read files, folders, patterns (``news/**/*.html``) and standard input (``-``), in the order given.

    A folder gives every file below it with an ending of ``ENDINGS``, packed with gzip or not, in the order of names; a
    file given by name is read whatever its ending, as plain text where neither ending nor content says what it is.

    Args:
        paths: one path or many.
        text_column: the column or field of tables and JSON lines that holds the text.
        id_column: the one that holds the document's id.
        published_column: the one that holds its date.
        raw: take all visible text of web pages, not only the main text.
        max_bytes: refuse documents that are larger, unpacked (of JSON lines a line, of Parquet a row).

    Yields:
        For each document a record: ``id`` (the path as given; in a table or JSON lines the row's own id, or
        ``path:line``), ``text``, and where the file says so ``title``, ``published``, ``source`` and ``home``; an
        `Unreadable` in the place of what can't be read, which includes what needs an extra that is not installed.
    """
    options = Options(
        text_column=text_column,
        id_column=id_column,
        published_column=published_column,
        raw=raw,
        max_bytes=max_bytes,
    )
    for path in [paths] if isinstance(paths, (str, Path)) else paths:
        if str(path) == STDIN:
            yield from _documents(_peekable(sys.stdin.buffer), "stdin", "", options)
        elif Path(path).is_dir():
            yield from _folder(Path(path), options)
        elif glob.has_magic(str(path)) and not Path(path).exists():
            yield from _pattern(str(path), options)
        else:
            yield from _file(Path(path), options)


def files_of(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Return the files that `read` would open for these paths, without standard input and what is not there."""
    for path in paths:
        if Path(path).is_dir():
            yield from _files_in(Path(path))
        elif glob.has_magic(str(path)) and not Path(path).exists():
            for found in _matching(str(path)):
                yield from _files_in(found) if found.is_dir() else [found]
        elif Path(path).is_file():
            yield Path(path)


def _pattern(pattern: str, options: Options) -> Iterator[Record | Unreadable]:
    found = _matching(pattern)
    if not found:
        yield Unreadable(pattern, "no file has a name like this")
    for path in found:
        yield from _folder(path, options) if path.is_dir() else _file(path, options)


def _matching(pattern: str) -> list[Path]:
    """The files that match; the folders too, unless ** has already gone into them."""
    found = [Path(path) for path in sorted(glob.iglob(pattern, recursive=True))]
    return [path for path in found if path.is_file()] if "**" in pattern else found


def _folder(folder: Path, options: Options) -> Iterator[Record | Unreadable]:
    files = _files_in(folder)
    if not files:
        yield Unreadable(folder.as_posix(), f"no file to read in this folder ({', '.join(sorted(ENDINGS))})")
    for path in files:
        yield from _file(path, options)


def _files_in(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.rglob("*") if ending_of(path.name) in ENDINGS and path.is_file())
    files = [path for path in files if not any(_is_hidden(part) for part in path.relative_to(folder).parts)]
    return [path for path in files if not _is_part_of_saved_page(path, folder)]


def ending_of(name: str) -> str:
    """Return the ending that says how a file is read, in lower case, without that of gzip."""
    return Path(name.lower().removesuffix(_PACKED)).suffix


def _is_hidden(part: str) -> bool:
    """Hidden on Unix, or the lock file of a document that is open in Word."""
    return part.startswith((".", "~$"))


def _is_part_of_saved_page(path: Path, folder: Path) -> bool:
    """Whether the file belongs to a page that a browser saved: page.html with its frames in page_files/."""
    for parent in path.relative_to(folder).parents:
        for mark in ("_files", ".files"):
            if parent.name.endswith(mark):
                page = (folder / parent).parent / parent.name.removesuffix(mark)
                if any(page.with_name(page.name + ending).exists() for ending in (".html", ".htm")):
                    return True
    return False


def _file(path: Path, options: Options) -> Iterator[Record | Unreadable]:
    name = path.as_posix()
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        yield Unreadable(name, getattr(error, "strerror", None) or str(error))
        return
    with stream:
        yield from _documents(stream, name, ending_of(path.name), options)


def _documents(stream: io.BufferedReader, name: str, ending: str, options: Options) -> Iterator[Record | Unreadable]:
    """The documents in a file; what goes wrong on the way becomes an Unreadable after those read so far."""
    try:
        yield from _read(stream, name, ending, options)
    except InputError as error:
        yield Unreadable(name, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Unreadable(name, f"broken gzip file: {error}")
    except OSError as error:
        yield Unreadable(name, error.strerror or str(error))
    except Exception as error:  # a fault of a library on a broken file must not end a run of thousands
        yield Unreadable(name, f"{type(error).__name__}: {error}")


def _read(
    stream: Stream, name: str, ending: str, options: Options, unpacked: bool = False
) -> Iterator[Record | Unreadable]:
    kind = _kind(stream.peek(_HEAD), ending, options)
    if kind == "gzip":
        if unpacked:
            raise InputError("packed twice: refused")
        yield from _read(gzip.GzipFile(fileobj=stream), name, ending, options, unpacked=True)
    elif kind == "JSON lines":
        yield from json_lines(stream, name, options)
    elif kind == "table":
        yield from separated(stream, name, ending, options)
    elif kind == "Parquet":
        # It is read from its end: what can't be, is taken into memory.
        direct = isinstance(stream, io.BufferedReader) and stream.seekable()
        yield from parquet(stream if direct else io.BytesIO(bounded(stream, options.max_bytes)), name, options)
    else:
        yield {"id": name, **_document(bounded(stream, options.max_bytes), name, kind, options)}


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def _document(data: bytes, name: str, kind: str, options: Options) -> Record:
    """The one document of a file that holds one."""
    if kind == "page":
        return page_record(data, name, options)
    if kind == "page archive":
        return archive_record(data, name, options)
    if kind == "PDF":
        return {"text": pdf_text(data, options.max_bytes)}
    if kind == "Word":
        return {"text": docx_text(data, options.max_bytes)}
    return {"text": decode(data, name)}


def _kind(head: bytes, ending: str, options: Options) -> str:
    """Which reader: by what the file begins with, where that is a mark of its kind, else by its ending.

    Raises:
        InputError: it begins as something that no reader reads.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for magic, what in _REFUSED:
        if head.startswith(magic):
            raise InputError(f"not read: {what}")
    kind = READERS.get(ending, "")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if kind in ("", "PDF", "Word") and start.startswith(_PAGE_STARTS):
        return "page"  # downloads under a wrong name are often pages that say what went wrong
    if not ending and _is_json_line(head, options):
        return "JSON lines"
    return kind or "text"


def _is_json_line(head: bytes, options: Options) -> bool:
    """Whether what has no name begins like JSON lines that hold a text."""
    if not head.startswith(b"{"):
        return False
    line, end, _ = head.partition(b"\n")
    if not end:
        return f'"{options.text_column}"'.encode() in line
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and options.text_column in row
