"""Pinyin glosses in brackets after characters: 萬(wàn)州."""

from __future__ import annotations

import re

from policyie.normalisation.inventory import Signs
from policyie.normalisation.spacing import HAN

# One to four syllables right after a character, be it on the next line, at least one of them with a tone mark.
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
TONED = Signs(_TONED)
_OPEN, _CLOSE = r"[(（〔\[【〈<]", r"[)）〕\]】〉>]"
_GLOSS = re.compile(
    rf"{_OPEN}(?:(?<=[{HAN}].)|(?<=[{HAN}]\n.))(?=[a-zü ]{{0,24}}[{_TONED}])[a-zü{_TONED} ]{{1,28}}{_CLOSE}"
)
# Neutral tones, 們(men): only in a document that is glossed anyway.
_TONELESS = re.compile(rf"(?<=[{HAN}]){_OPEN}(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{{1,3}}(?:ng|n|r)?{_CLOSE}")


def gloss_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of pinyin glosses in a text, brackets included, sorted."""
    toned = [(m.start() - (text[m.start() - 1] == "\n"), m.end()) for m in _GLOSS.finditer(text)]
    return sorted([*toned, *(m.span() for m in _TONELESS.finditer(text))]) if toned else []
