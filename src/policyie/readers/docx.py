"""Word documents (DOCX): their text, a line for each paragraph and each row of a table.

A DOCX is a ZIP of XML. Both are read with the standard library: python-docx leaves out tracked insertions, content
controls, text boxes and footnotes, which hold figures as well. Of tracked changes the new state is read. Numbers that
Word itself puts before paragraphs are not in the file, nor then in the text.
"""

from __future__ import annotations

import posixpath
from io import BytesIO
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import BadZipFile, ZipFile

from policyie.errors import InputError
from policyie.readers.base import MAX_BYTES, too_large

_RELATIONS = "_rels/.rels"
_NOTES = ("footnotes.xml", "endnotes.xml")
# What was moved away stands elsewhere too; a fallback repeats, for old programs, what stands before it.
_LEFT_OUT = frozenset({"moveFrom", "Fallback", "del"})
_ROOTS = frozenset({"document", "footnotes", "endnotes"})
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def docx_text(data: bytes, limit: int = MAX_BYTES) -> str:
    """The text of a Word document, notes at its end, headers and footers left out; cells are set apart by tabs.

    Raises:
        InputError: no ZIP, no Word document in it, broken XML, an XML entity, or larger than ``limit`` unpacked.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            main = _main_part(archive, limit)
            notes = [posixpath.join(posixpath.dirname(main), part) for part in _NOTES]
            present = set(archive.namelist())
            parts = [main, *(part for part in notes if part in present)]
            # Python reads no more of a part than the size that its entry states.
            if sum(archive.getinfo(part).file_size for part in parts) > limit:
                raise too_large(limit)
            lines = [line for part in parts for line in _Lines.of(archive.read(part))]
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:  # the last two: compression, encryption
        raise InputError(f"broken Word document: {error}") from error
    except KeyError as error:
        raise InputError("no Word document: a ZIP archive of something else") from error
    except ParseError as error:
        raise InputError(f"broken Word document: XML: {error}") from error
    return "\n".join(lines)


def _main_part(archive: ZipFile, limit: int) -> str:
    """The name of the part that holds the document."""
    if archive.getinfo(_RELATIONS).file_size > limit:
        raise too_large(limit)
    relations = _Relations()
    _feed(relations, archive.read(_RELATIONS))
    if relations.main is None:
        raise KeyError(_RELATIONS)
    return relations.main


class _Target:
    """A target of the XML parser, which hears of each element and builds no tree."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, data: str) -> None: ...
    def close(self) -> None: ...

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Refuse what declares entities; Word writes none."""
        raise InputError("a Word document with a DOCTYPE: refused")


class _Relations(_Target):
    main: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")


class _Lines(_Target):
    """Collects lines: of paragraphs, of rows of cells; text boxes after the paragraph that holds them."""

    @classmethod
    def of(cls, xml: bytes) -> list[str]:
        collected = cls()
        _feed(collected, xml)
        return collected.lines

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._blocks = [self.lines]  # body, cells and text boxes, one in the other: their lines
        self._rows: list[list[list[str]]] = []  # open rows: the lines of their cells
        self._paragraphs: list[list[str]] = []  # open paragraphs: their pieces
        self._boxes: list[str] = []
        self._hearing = False
        self._left_out = 0
        self._named = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._named:
            if name not in _ROOTS:
                raise InputError("no Word document: a file of another Office program")
            self._named = True
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
        elif name == "t":
            self._hearing = True
        elif name == "p":
            self._paragraphs.append([])
        elif name == "tr":
            self._rows.append([])
        elif name in ("tc", "txbxContent"):
            self._blocks.append([])
        # With a position it is no tab, but where tabs stop.
        elif name in _CHARACTERS and self._paragraphs and not any(key.endswith("}pos") for key in attributes):
            self._paragraphs[-1].append(_CHARACTERS[name])

    def data(self, data: str) -> None:
        if self._hearing and self._paragraphs and not self._left_out:
            self._paragraphs[-1].append(data)

    def end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        name = tag.rpartition("}")[2]
        if name == "t":
            self._hearing = False
        elif name == "p":
            self._blocks[-1].append("".join(self._paragraphs.pop()))
            self._blocks[-1] += self._boxes
            self._boxes = []
        elif name == "txbxContent":
            self._boxes += self._blocks.pop()
        elif name == "tc":
            cell = self._blocks.pop()
            self._rows[-1].append(cell) if self._rows else self._blocks[-1].extend(cell)
        elif name == "tr":
            self._blocks[-1] += _row(self._rows.pop())


def _row(cells: list[list[str]]) -> list[str]:
    """A row as one line; that of a single cell, which is a frame around text, as its lines."""
    if len(cells) == 1:
        return cells[0]
    return ["\t".join(" ".join(line.replace("\n", " ") for line in cell if line) for cell in cells)]


def _feed(target: _Target, xml: bytes) -> None:
    parser = XMLParser(target=target)
    parser.feed(xml)
    parser.close()
