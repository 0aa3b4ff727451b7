"""Who answers for a target, where the text says so: 责任单位, 牵头单位, 由…负责, "responsible department"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

# name: (pattern with the group `who`, example); a label speaks for the item before it, 由…负责 for its sentence.
FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    "label": (
        re.compile(
            r"[责牵负主承RrLl](?:(?:(?<=责)任|(?<=牵)头|(?<=负)责|(?<=[主承])办)(?:单位|部门|领导|人)[:：]\s?"
            r"(?P<who>[^）)】\]。；;\n]{2,80})"
            r"|(?:(?<=[Rr])esponsible|(?<=[Ll])ead(?:ing)?) (?:department|body|unit|agency)(?:s|ies)?: ?"
            r"(?P<body>[^).;\n]{3,120}))"
        ),
        "新引进项目60个。（责任单位：市商务局、各县区）",
    ),
    "led": (
        re.compile(r"[（(](?P<who>[^（()）\d。]{2,60}?)(?:牵头|负责)[^（()）。]{0,40}[)）]"),
        "新引进项目60个（市商务局牵头，各县区配合）",
    ),
    "by": (
        re.compile(r"由(?P<who>[^，,。；;：:（()）\n由]{2,30}?)(?:牵头)?(?:负责|承担|牵头)"),
        "由市工信局牵头负责，新引进项目60个",
    ),
}
_SEPARATOR = re.compile(r"[、，,；;]| and ")
_CLOSING = re.compile(r"(?:等|按职责分工|分别|共同|具体)$")


class Answer(NamedTuple):
    """Who answers, by which form, and where the text says so."""

    start: int
    form: str
    who: tuple[str, ...]


def answers(text: str) -> list[Answer]:
    """Return every statement of who answers for something in a view, sorted by start."""
    found = []
    for form, (pattern, _) in FORMS.items():
        for match in pattern.finditer(text):
            named = match["who"] or (match.groupdict().get("body") or "")
            who = tuple(_CLOSING.sub("", name.strip()) for name in _SEPARATOR.split(named) if name.strip())
            found.append(Answer(match.start(), form, who))
    return sorted(found)


def who_answers(
    found: list[Answer], figure: int, sentence: tuple[int, int], paragraph: tuple[int, int], following: int
) -> tuple[str, ...]:
    """Return who answers for a figure.

    Args:
        found: the document's `answers`.
        figure: where the figure starts.
        sentence: start and end of its sentence.
        paragraph: start and end of its paragraph.
        following: end of the paragraph after it, which may be the label's own line.

    Returns:
        The names as written, in order; none where the text says nothing.
    """
    starts = [answer.start for answer in found]
    for answer in found[bisect_left(starts, paragraph[0]) : bisect_left(starts, paragraph[1])]:
        if answer.form == "by" and not sentence[0] <= answer.start < sentence[1]:
            continue
        if answer.form == "by" or answer.start > figure:
            return answer.who
    for answer in found[bisect_left(starts, paragraph[1]) : bisect_left(starts, following)]:
        if answer.form == "label" and answer.start - paragraph[1] <= 4:
            return answer.who
    return ()
