"""What all readers share: the record, the failure, the options, the bound on sizes."""

from __future__ import annotations

import gzip
import io
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

import attrs

from policyie.errors import InputError

Record = dict[str, Any]
Stream: TypeAlias = io.BufferedReader | gzip.GzipFile

#: What a file may say of its document, beside the text.
FACTS = ("id", "title", "published", "home", "source")

#: The most bytes that one document (a file, or a line of JSON lines) may hold, unpacked: 256 MiB.
MAX_BYTES = 1 << 28


@attrs.frozen
class Unreadable:
    """A file or line that holds no document: the ``id`` that it would have had, and the cause in words."""

    id: str
    message: str


@attrs.frozen(kw_only=True)
class Options:
    """How to read: see `policyie.readers.read`."""

    text_column: str = "text"
    id_column: str = "id"
    published_column: str = "published"
    raw: bool = False
    max_bytes: int = MAX_BYTES


def optional(module: str, extra: str, purpose: str) -> Any:
    """Import a module that comes with an extra.

    Raises:
        InputError: it is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise _missing(module, extra, purpose) from error


def needs(module: str, extra: str, purpose: str) -> None:
    """See that a module is there without importing it.

    Raises:
        InputError: as `optional`.
    """
    if find_spec(module) is None:
        raise _missing(module, extra, purpose)


def _missing(module: str, extra: str, purpose: str) -> InputError:
    return InputError(f"{purpose} needs the package {module.partition('.')[0]}: pip install 'policyie[{extra}]'")


def bounded(stream: Stream, limit: int) -> bytes:
    """Read a stream to its end.

    Raises:
        InputError: it holds more than ``limit`` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> InputError:
    """The error for a document beyond the bound."""
    return InputError(f"larger than {limit:,} bytes when unpacked: refused (max_bytes of policyie.read)")
