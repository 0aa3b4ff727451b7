"""Reading the test cases: one line of text with the names and places marked in it.

``<王安和 mayor>`` is an official with roles, joined by +, or ``-`` for none, and the jurisdiction after @ where it is not
the home of the group; ``{云川县=440925}`` is a place that the regions component would have found. ``⏎`` is a line break.
"""

from __future__ import annotations

import re
from typing import Any

from policyie.components.base import Reading
from policyie.components.officials.component import Officials

COMPONENT = Officials()
LEXICON = COMPONENT.own_lexicon
_MARK = re.compile(
    r"<(?P<name>[^<>]+?) (?P<roles>[a-z_+]+|-)(?:@(?P<region>\w+|-))?>|\{(?P<place>[^{}=]+)=(?P<code>\w*)\}"
)

Official = tuple[int, int, str, tuple[str, ...], Any]


def read_case(line: str, home: str | None) -> tuple[str, list[dict[str, Any]], list[Official]]:
    """Return the text without marks, the places, and the officials that are to be found."""
    text = ""
    places: list[dict[str, Any]] = []
    officials: list[Official] = []
    at = 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()].replace("⏎", "\n")
        at = mark.end()
        written = mark["name"] or mark["place"]
        start, end = len(text), len(text) + len(written)
        text += written
        if mark["place"]:
            places.append({"start": start, "end": end, "text": written, "code": mark["code"] or None, "candidates": []})
        else:
            roles = tuple(sorted(mark["roles"].split("+"))) if mark["roles"] != "-" else ()
            region = home if mark["region"] is None else None if mark["region"] == "-" else mark["region"]
            officials.append((start, end, written, roles, region))
    return text + line[at:].replace("⏎", "\n"), places, officials


def find(text: str, home: str | None, places: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Run the component alone on a text with given places."""
    reading = Reading(text, LEXICON)
    reading.results["regions"] = places or []
    reading.meta["home"] = home
    return COMPONENT.find(reading)


def found(line: str, home: str | None) -> tuple[list[Official], list[Official]]:
    """Return what is found in a case, and what is to be found, in the same form."""
    text, places, expected = read_case(line, home)
    records = find(text, home, places)
    return [(r["start"], r["end"], r["text"], tuple(sorted(r["roles"])), r["region"]) for r in records], expected
