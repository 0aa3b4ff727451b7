#!/usr/bin/env python3
"""Coverage-guided fuzzing of what reads input that nobody has checked, with atheris (pip install atheris).

usage: fuzz.py HARNESS [CORPUS_DIR] [-max_total_time=SECONDS] [any other option of libFuzzer]

HARNESS is one of view, tokenizer, numerals, html, docx, rows, jsonl, encodings, from_dict. Each feeds bytes to one part
and checks what is promised of it: the errors it may raise, offsets that lead back, values that round-trip. A finding is
written to a file crash-*; turn it into a test before you repair it.
"""

from __future__ import annotations

import contextlib
import copy
import json
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import atheris
from spacy.vocab import Vocab

with atheris.instrument_imports(include=["policyie"]):
    import policyie
    from policyie import convert, numerals  # named, since the package imports them when they are first used
    from policyie.readers import Unreadable
    from policyie.readers.encodings import decode
    from policyie.tokenizer import GridTokenizer
    from policyie.view import View, view_of

Data = bytes


def text_of(data: Data) -> str:
    """Any text but lone surrogates; half of the inputs are read as UTF-16, where Chinese is two bytes."""
    if data[:1] < b"\x80":
        return data[1:].decode("utf-8", "ignore")
    return data[1:].decode("utf-16-le", "ignore")


def view(data: Data) -> None:
    text = text_of(data)
    found = view_of(text)
    assert found.original == text
    for at in range(len(found.text)):
        start, end = found.origin(at, at + 1)
        assert 0 <= start < end <= len(text)
        first, last = found.locate(start, end)
        assert first <= at < last
    assert View.restore(dict(found.dump())) == found
    assert len(found.folded) == len(found.text)


@cache
def grid() -> GridTokenizer:
    return GridTokenizer(Vocab())


def tokenizer(data: Data) -> None:
    text = text_of(data)
    doc = grid()(text)
    assert doc.text == text


def numerals_(data: Data) -> None:
    text = text_of(data)
    for read in (numerals.chinese, numerals.english):
        value = read(text)
        assert value is None or (value >= 0 and numerals.plain(value).replace(".", "", 1).isdigit())


@cache
def folder() -> Path:
    return Path(tempfile.mkdtemp())


def file(suffix: str) -> Callable[[Data], None]:
    def run(data: Data) -> None:
        path = folder() / f"input{suffix}"
        path.write_bytes(data)
        for item in policyie.read(path):
            if isinstance(item, Unreadable):
                assert item.message
            else:
                item["text"].encode("utf-8")

    return run


def encodings(data: Data) -> None:
    with contextlib.suppress(policyie.InputError):
        decode(data)


def from_dict(data: Data) -> None:
    """A written document in which some values are others, or missing."""
    provider = atheris.FuzzedDataProvider(data)
    given = json.loads(written())
    for _ in range(provider.ConsumeIntInRange(1, 4)):
        replace(given, provider)
    try:
        document = convert.document_from_dict(given)
    except policyie.InputError:
        return
    assert convert.document_from_json(convert.document_to_json(document)) == document


@cache
def written() -> str:
    """A document with every list, as JSON."""
    text = "临江市2024年工作目标\n一、目标\n王建国市长提出，到2025年生物医药产值达到80亿元，增长12%左右。\n"
    return policyie.load()(text)._.policy.to_json()


def replace(node: Any, provider: Any) -> None:
    """Put another value in some place of a tree, or take the place out."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = keys[provider.ConsumeIntInRange(0, len(keys) - 1)]
        if not (isinstance(node[key], (dict, list)) and node[key]) or provider.ConsumeBool():
            break
        node = node[key]
    value = VALUES[provider.ConsumeIntInRange(0, len(VALUES) - 1)] if provider.ConsumeBool() else None
    if value is MISSING:
        del node[key]
    else:
        node[key] = provider.ConsumeUnicode(8) if value is None else copy.deepcopy(value)


MISSING = object()
VALUES: list[Any] = [MISSING, True, False, 0, -1, 10**30, 1.5, float("nan"), "", "NaN", "1E+9", "2025", "zh", "\ud800"]
VALUES += [[], {}, [None], {"a": 1}]


HARNESSES: dict[str, Callable[[Data], None]] = {
    "view": view,
    "tokenizer": tokenizer,
    "numerals": numerals_,
    "html": file(".html"),
    "docx": file(".docx"),
    "rows": file(".csv"),
    "jsonl": file(".jsonl"),
    "encodings": encodings,
    "from_dict": from_dict,
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in HARNESSES:
        sys.exit(__doc__)
    harness = HARNESSES[sys.argv.pop(1)]
    atheris.Setup(sys.argv, harness)
    atheris.Fuzz()
