"""The lexicon: every surface form of every table, found in one Aho-Corasick pass over the view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from policyie.view import View

_START = itemgetter(0)
# So many words are found as fast one after the other as together.
_FEW = 50

Match = tuple[int, int, str]
"""View start, view end, key of the entry."""


class Entry(NamedTuple):
    """A surface form: ``kind`` says which component reads it, ``key`` is that component's own name for it."""

    kind: str
    surface: str
    key: str


class Lexicon:
    """Finds all entries in a view, overlapping ones too.

    Case is ignored; a surface that begins or ends with a Latin letter matches only on a word border there.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        facts: dict[str, set[tuple[str, str]]] = defaultdict(set)
        kinds: dict[str, None] = {}
        for kind, surface, key in entries:
            kinds[kind] = None
            if surface:
                facts[surface.lower()].add((kind, key))
        self.kinds = tuple(kinds)
        self.size = len(facts)
        # Keys in descending order, as `scan` turns them round; nearly every surface has a single one.
        self._facts = [sorted(meanings, reverse=True) for meanings in facts.values()]
        self._only = [meanings[0] if len(meanings) == 1 else None for meanings in self._facts]
        borders = [(_latin(surface[0]), _latin(surface[-1])) for surface in facts]
        self._borders = {number: border for number, border in enumerate(borders) if any(border)}
        self._automaton = (
            AhoCorasick(list(facts), implementation=Implementation.ContiguousNFA, store_patterns=False)
            if facts
            else None
        )

    def scan(self, view: View) -> dict[str, list[Match]]:
        """Return the matches of each kind, sorted by start, then longest first; a kind without a match has []."""
        text = view.folded
        found: dict[str, list[Match]] = {kind: [] for kind in self.kinds}
        if self._automaton is None:
            return found
        facts, only, borders, length = self._facts, self._only, self._borders, len(text)
        add = {kind: matches.append for kind, matches in found.items()}
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if pattern in borders:
                before, after = borders[pattern]
                if before and start and _latin(text[start - 1]):
                    continue
                if after and end < length and _latin(text[end]):
                    continue
            if one := only[pattern]:
                add[one[0]]((start, end, one[1]))
            else:
                for kind, key in facts[pattern]:
                    add[kind]((start, end, key))
        for matches in found.values():
            # They come by their ends: turned round, the longest of those with one start is the first.
            matches.reverse()
            matches.sort(key=_START)
        return found


class Layered:
    """A lexicon over another: the entries above take the place of those below that have the same kind and words.

    Entries of the kinds in ``weighed`` are both kept, for the component that reads them to weigh.
    """

    def __init__(self, below: Lexicon, above: Lexicon, weighed: Container[str] = ()) -> None:
        self.kinds = tuple(dict.fromkeys((*below.kinds, *above.kinds)))
        self.size = below.size + above.size
        self._below, self._above, self._weighed = below, above, weighed

    def scan(self, view: View) -> dict[str, list[Match]]:
        """Return the matches as `Lexicon.scan` does."""
        found = self._below.scan(view)
        for kind, matches in self._above.scan(view).items():
            if not matches:
                found.setdefault(kind, [])
                continue
            taken = () if kind in self._weighed else {(start, end) for start, end, _ in matches}
            kept = (match for match in found.get(kind, ()) if (match[0], match[1]) not in taken)
            found[kind] = sorted((*kept, *matches), key=lambda match: (match[0], -match[1], match[2]))
        return found


def occurrences(text: str, words: Iterable[str]) -> dict[str, list[int]]:
    """Return where each of some words stands in a text, without overlaps of a word with itself.

    Many words are looked for in one pass, so that the time does not grow with their number.
    """
    wanted = [word for word in dict.fromkeys(words) if word]
    found: dict[str, list[int]] = {word: [] for word in wanted}
    if len(wanted) <= _FEW:
        for word, places in found.items():
            at = text.find(word)
            while at >= 0:
                places.append(at)
                at = text.find(word, at + len(word))
        return found
    automaton = AhoCorasick(wanted, store_patterns=False)
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        places = found[wanted[number]]
        if not places or places[-1] + end - start <= start:
            places.append(start)
    return found


def longest(matches: Iterable[Match]) -> list[Match]:
    """Keep the leftmost-longest matches of a sorted list, so that none overlap (all keys of one span are kept)."""
    kept: list[Match] = []
    reach = 0
    for match in matches:
        if match[0] >= reach or (kept and match[0] == kept[-1][0] and match[1] == kept[-1][1]):
            kept.append(match)
            reach = match[1]
    return kept


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u2e80"
