"""Templates with slots, filled at random from tables: a sentence and everything that is to be read from it.

``"总投资{before}{money}。"`` is a template; each slot is filled by a function of that name, which gives pieces of text,
those that are mentions with their facts. Facts are fields of the mention, all of which have to be as they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

Facts = dict[str, Any]
Piece = tuple[str, Facts | None]
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass
class Draft:
    """A sentence while it is being written.

    Attributes:
        random: what to choose with.
        found: facts of the mentions so far, which later slots may add to.
        notes: what slots tell one another, such as the bound of the figure that follows.
    """

    random: Random
    found: list[Facts] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)


Filler = Callable[[Draft], "str | Sequence[Piece]"]


@dataclass(frozen=True)
class Sentence:
    """A text, and the facts of every mention in it, with ``start``, ``end`` and ``text``."""

    text: str
    expected: tuple[Facts, ...]


@dataclass(frozen=True)
class Suite:
    """The templates of a component in a language.

    Attributes:
        component: the list that they are about.
        fillers: by name of the slot.
        templates: by language.
        given: what `policyie.extract` is told of the document.
    """

    component: str
    fillers: Mapping[str, Filler]
    templates: Mapping[str, Sequence[str]]
    given: Mapping[str, Any] = field(default_factory=dict)


def write(template: str, fillers: Mapping[str, Filler], random: Random) -> Sentence:
    """Fill a template."""
    draft, text, at = Draft(random), "", 0
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        at = slot.end()
        pieces = fillers[slot[1]](draft)
        for words, facts in [(pieces, None)] if isinstance(pieces, str) else pieces:
            if facts is not None:
                draft.found.append({"start": len(text), "end": len(text) + len(words), "text": words, **facts})
            text += words
    return Sentence(text + template[at:], tuple(draft.found))


def sentences(suite: Suite, template: str, count: int) -> list[Sentence]:
    """Return so many sentences from a template, always the same ones."""
    random = Random(f"{suite.component} {template}")
    return [write(template, suite.fillers, random) for _ in range(count)]
