"""The rules that are searched for in a whole text, by the words that their matches begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyie.anchors import anchored, starts
from policyie.components.base import Reading
from policyie.components.regions import patterns as p
from policyie.components.regions import surroundings as s
from policyie.lexicon import Entry

KIND = "place_anchor"
"""Kind of the lexicon entries of those words."""
RULES = {
    "township": p.TOWNSHIP_WORD,
    "free-trade zone": p.FREE_TRADE_ZONE,
    "chain": p.CHAIN,
    "foreign chain": p.FOREIGN_CHAIN,
    "framed": p.FRAMED,
    "zone": p.NAMED_ZONE_HEAD,
    "scenic area": s.SCENIC_NAME,
    "works": s.WORKS_HEAD,
}
# A rule that is searched for in texts that have one of these words.
_NEEDED = {"split name": ("city", "county", "district", "prefecture", "province")}


def entries() -> Iterator[Entry]:
    """Yield the lexicon entries of the words that rules begin with; the key is the name of the rule."""
    for name, rule in RULES.items():
        for word in rule.anchors:
            yield Entry(KIND, word, name)
    for name, words in _NEEDED.items():
        for word in words:
            yield Entry(KIND, word, name)


class Anchors:
    """Where a text has those words."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.view.text
        self._starts = starts(reading.matches(KIND))

    def finditer(self, name: str) -> Iterator[re.Match[str]]:
        """Yield the matches of a rule of `RULES`."""
        return anchored(RULES[name].pattern, self._text, self._starts.get(name, ()))

    def has(self, name: str) -> bool:
        """Tell whether the text has a word that a rule needs."""
        return name in self._starts
