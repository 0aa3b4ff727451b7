"""From files to records that can be extracted: text, Markdown, HTML and JSON lines, in the encodings of Chinese text.

A record is what :func:`policyie.extract_many` takes: ``text`` and ``id``, with ``published``, ``home`` and ``source``
where the file says so. What can't be read becomes a :class:`Unreadable` in its place: one bad file does not stop a run.
"""

from __future__ import annotations

import json
import re
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs

from policyie.errors import InputError

Record = dict[str, Any]

STDIN = "-"
TEXT_ENDINGS = frozenset({".txt", ".md"})
HTML_ENDINGS = frozenset({".html", ".htm"})
LINES_ENDINGS = frozenset({".jsonl"})
ENDINGS = TEXT_ENDINGS | HTML_ENDINGS | LINES_ENDINGS

#: What a line of a JSONL file may say of its document, beside the text.
FACTS = ("id", "published", "home", "source")

# The marks that name their encoding; UTF-32 before UTF-16, whose mark it begins with.
_MARKS = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# A UTF-8 text with single broken bytes still decodes for the most part; a GB18030 text read as UTF-8 hardly at all.
_DAMAGED_SHARE = 0.2
_REPLACEMENT = "\ufffd"


@attrs.frozen
class Unreadable:
    """A file or line that holds no document: the ``id`` that it would have had, and the cause in words."""

    id: str
    message: str


def decode(data: bytes, name: str = "input") -> str:
    """Decode the bytes of a text: UTF-8 or UTF-16 or UTF-32 by their mark, UTF-8, UTF-16 without a mark, GB18030 (GBK).

    The order is the safe one: each encoding but the last rejects the bytes of those after it. Line ends are kept.

    Raises:
        InputError: no encoding fits, or the text is UTF-8 with broken bytes; the message names ``name`` and the byte.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\0" in data and (utf16 := _unmarked_utf16(data)):
        return _strictly(data, utf16, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _undecodable(name, "utf-8", error) from error
    return _strictly(data, "gb18030", name)


def decode_html(data: bytes, name: str = "input") -> str:
    """Decode a web page: by its mark, else by the charset it declares, else as :func:`decode` does.

    Raises:
        InputError: as :func:`decode`. A declared charset that is unknown or does not fit is passed over.
    """
    declared = re.search(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", data[:4096], re.IGNORECASE)
    if declared and not any(data.startswith(mark) for mark, _ in _MARKS):
        charset = declared[1].decode("ascii", "replace").lower()
        # Pages that say gb2312 use characters of its supersets.
        charset = "gb18030" if charset in ("gb2312", "gbk") else charset
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def html_text(page: str) -> str:
    """The visible text of a web page, a line for each block; nothing is judged to be navigation."""
    parser = _VisibleText()
    parser.feed(page)
    parser.close()
    lines = (re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def read(paths: Iterable[str | Path], *, text_column: str = "text") -> Iterator[Record | Unreadable]:
    """Read files, folders and standard input (``-``), in the order given; folders in the order of their names.

    A folder gives every file below it with an ending of ``ENDINGS``; a file given by name is read whatever its ending,
    as plain text where that is unknown. The ``id`` is the path as given, for a line of a JSONL file its own ``id`` or
    ``path:line``. ``text_column`` names the field that holds the text in JSONL files.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _documents(sys.stdin.buffer.read(), "stdin", ".txt", text_column)
        elif Path(path).is_dir():
            yield from _folder(Path(path), text_column)
        else:
            yield from _file(Path(path), text_column)


def _folder(folder: Path, text_column: str) -> Iterator[Record | Unreadable]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not files:
        yield Unreadable(folder.as_posix(), f"no file to read in this folder ({', '.join(sorted(ENDINGS))})")
    for path in files:
        yield from _file(path, text_column)


def _file(path: Path, text_column: str) -> Iterator[Record | Unreadable]:
    name = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Unreadable(name, error.strerror or str(error))
    else:
        yield from _documents(data, name, path.suffix.lower(), text_column)


def _documents(data: bytes, name: str, ending: str, text_column: str) -> Iterator[Record | Unreadable]:
    """The documents in the bytes of one file."""
    try:
        if ending in HTML_ENDINGS:
            yield {"id": name, "text": html_text(decode_html(data, name))}
        elif ending in LINES_ENDINGS:
            yield from _lines(decode(data, name), name, text_column)
        else:
            yield {"id": name, "text": decode(data, name)}
    except InputError as error:
        yield Unreadable(name, str(error))


def _lines(text: str, name: str, text_column: str) -> Iterator[Record | Unreadable]:
    # Not splitlines(): JSON strings may hold U+2028 and its like.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield Unreadable(place, f"not JSON: {error.msg} at column {error.colno}")
            continue
        if not isinstance(row, dict) or not isinstance(row.get(text_column), str):
            yield Unreadable(place, f"no text in the field {text_column!r}")
            continue
        facts = {fact: str(row[fact]) for fact in FACTS if row.get(fact) is not None}
        yield {"id": place, **facts, "text": row[text_column]}


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding, error) from error


def _undecodable(name: str, encoding: str, error: UnicodeDecodeError) -> InputError:
    line = error.object.count(b"\n", 0, error.start) + 1
    found = " ".join(f"{byte:02x}" for byte in error.object[error.start : error.end][:4])
    return InputError(
        f"{name}: cannot be decoded; the best guess is {encoding}, broken at byte {error.start} (line {line}): {found}"
    )


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: spaces, digits and line ends have a zero byte, on one side only."""
    low, high = data[1::2].count(0), data[0::2].count(0)
    if len(data) % 2 or (low and high):
        return None
    return "utf-16-le" if low else "utf-16-be"


def _is_damaged_utf8(data: bytes) -> bool:
    decoded = data.decode("utf-8", "replace")
    foreign = sum(1 for character in decoded if character > "\x7f")
    return decoded.count(_REPLACEMENT) <= _DAMAGED_SHARE * foreign


class _VisibleText(HTMLParser):
    """Collects the text of a page, with line breaks where blocks begin and end."""

    HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "select"})
    INLINE = frozenset(
        "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strong sub "
        "sup time tt u var wbr".split()
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HIDDEN:
            self._hidden.append(tag)
        # A page may leave out </head>; its body ends it.
        elif tag == "body":
            self._hidden.clear()
        if tag not in self.INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        if tag not in self.INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data.replace("\n", " "))
