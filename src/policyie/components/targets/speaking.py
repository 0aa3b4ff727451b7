"""Whose words they are: what an official says is about the place that he or she answers for."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

# What stands between an official and what he or she says; what stands before one who is named after it.
_SAYS = re.compile(
    r"[^.;\n]{0,160}?(?<![a-z])(?:said|says|told|added|noted|announced|disclosed|revealed|predicted|pledged|vowed"
    r"|estimated|put)(?![a-z])"
    r"|(?:[^，。；\n]{0,14})(?:表示|介绍|透露|说|称)"
)
_SAID_BY = re.compile(r"(?<![a-z])(?:said|says|added|noted|according to|told by)(?: [A-Z][a-z-]+){0,4},? \Z")


def place_of_speaker(sentence: Sentence, figure: Figure) -> str | None:
    """Return the region of the official whose words a figure is in, None where nobody speaks or of no known place.

    Tang Lin, mayor of Xiamen, said firms had been given [9 million yuan]; [60 projects], said Tang Lin, ….
    """
    text = sentence.scene.text
    spoken = None
    for start, end, region in sentence.officials:
        if end <= figure.start:
            if _SAYS.match(text, end, figure.start):
                spoken = region
        elif spoken is None and _SAID_BY.search(text, max(figure.end, start - 60), start):
            return region
    return spoken
