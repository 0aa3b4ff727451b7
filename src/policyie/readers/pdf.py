"""PDF with a text layer, by PDFium (the extra ``pdf``), in a process apart: PDFium can be made to crash or to swell."""

from __future__ import annotations

from policyie.errors import InputError
from policyie.readers.apart import Apart
from policyie.readers.base import MAX_BYTES, needs, optional, too_large

_NEEDED = ("pypdfium2", "pdf", "reading PDF")
_apart = Apart("policyie.readers.pdf:parsed")


def pdf_text(data: bytes, limit: int = MAX_BYTES) -> str:
    """The text of a PDF, its lines as on the page, pages one after the other.

    Raises:
        InputError: the extra is missing, the file is broken or locked with a password, none of its pages holds text,
            they hold more than ``limit`` characters, or take too much memory or time.
    """
    needs(*_NEEDED)
    return _apart(data, limit)


def parsed(data: bytes, limit: int) -> str:
    """`pdf_text` in this process, without bounds on memory and time."""
    pdfium = optional(*_NEEDED)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise InputError(f"PDF that can't be opened: {error}") from error
    pages, size = [], 0
    try:
        for number in range(len(document)):
            pages.append(_page(document, number))
            size += len(pages[-1])
            if size > limit:
                raise too_large(limit)
    except pdfium.PdfiumError as error:
        raise InputError(f"PDF broken on page {len(pages) + 1}: {error}") from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise InputError("PDF without a text layer (scanned?): run it through character recognition first")
    return "\n".join(pages)


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    layer = page.get_textpage()
    text: str = layer.get_text_range()
    layer.close()
    page.close()
    # U+FFFE and U+0002 stand for a hyphen at the end of a line inside a word.
    return text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "").replace("\x02", "")
