"""From files to records that can be extracted: text, web pages, PDF, Word, tables, JSON lines, packed or not.

A record is what :func:`policyie.extract_many` takes: ``text`` and ``id``, with ``title``, ``published``, ``home`` and
``source`` where the file says so. What can't be read becomes an :class:`Unreadable` in its place: one bad file does not
stop a run. Nothing is fetched or executed, external entities are not resolved, and `MAX_BYTES` bounds what a packed
file may grow to.
"""

from policyie.readers.base import FACTS, MAX_BYTES, Record, Unreadable
from policyie.readers.encodings import decode, decode_html
from policyie.readers.html import html_text
from policyie.readers.paths import ENDINGS, STDIN, read

__all__ = [
    "ENDINGS",
    "FACTS",
    "MAX_BYTES",
    "STDIN",
    "Record",
    "Unreadable",
    "decode",
    "decode_html",
    "html_text",
    "read",
]
