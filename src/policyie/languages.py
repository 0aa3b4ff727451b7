"""Which language a text is in, and which its parts are: Chinese, English or both, by counting in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from policyie.normalisation.inventory import code_points

__all__ = ["Words", "latin_stretches", "stretches"]

# A text is mixed where the smaller script holds at least this share of its words.
_MIXED_SHARE = 0.1
# A paragraph of fewer words (a heading, a figure, a name) is in the language of its neighbours.
_LEAST = 4
# The Han characters that `policyie.view.HAN` holds.
_HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


class Words:
    """The words of a text, counted: two Han characters or two Latin letters and more are a word."""

    def __init__(self, text: str) -> None:
        codes = code_points(text)
        lower = codes | 0x20
        letter = np.zeros(len(codes) + 2, bool)
        np.logical_and(lower >= 0x61, lower <= 0x7A, out=letter[1:-1])
        han = np.zeros(len(codes), bool)
        for first, last in _HAN:
            han |= (codes >= first) & (codes <= last)
        self._han = _summed(han)
        self._latin = _summed(letter[1:-1] & letter[2:] & ~letter[:-2])

    def counts(self, start: int, end: int) -> tuple[float, int]:
        """Return the Chinese and the English words that begin in a range."""
        return int(self._han[end] - self._han[start]) / 2, int(self._latin[end] - self._latin[start])

    def counted(self, ends: Sequence[int]) -> list[tuple[float, int]]:
        """Return the counts of the ranges that end at some offsets, the first one from the beginning of the text."""
        at = np.asarray(ends, np.intp)
        han = np.diff(self._han[at], prepend=0) / 2
        latin = np.diff(self._latin[at], prepend=0)
        return list(zip(han.tolist(), latin.tolist(), strict=True))

    def language(self, start: int, end: int) -> str:
        """Return ``zh``, ``en`` or ``mixed`` for a range; ``zh`` for one without words."""
        return _language(*self.counts(start, end))

    @property
    def whole(self) -> str:
        """The language of the text."""
        return self.language(0, len(self._han) - 1)


def _language(han: float, latin: int) -> str:
    if han >= latin:
        return "mixed" if latin > _MIXED_SHARE * (han + latin) else "zh"
    return "mixed" if han > _MIXED_SHARE * (han + latin) else "en"


def _summed(marks: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return how many marks stand before each place, and before the end."""
    sums = np.zeros(len(marks) + 1, np.int32)
    np.cumsum(marks, out=sums[1:])
    return sums


def latin_stretches(folded: str) -> list[tuple[int, int]]:
    """Return the stretches between Han characters that hold a Latin word of three letters or more.

    Rules for English need not look elsewhere in a Chinese text.

    Args:
        folded: a view's text in lower case.

    Returns:
        Start and end of each, sorted; all of a text without Han characters that has such a word.
    """
    codes = code_points(folded)
    letter = (codes >= 0x61) & (codes <= 0x7A)
    words = np.flatnonzero(letter[:-2] & letter[1:-1] & letter[2:])
    if not len(words):
        return []
    first, last = _HAN[0]
    han = np.flatnonzero((codes >= first) & (codes <= last))
    borders = np.concatenate(([-1], han, [len(codes)]))
    after = np.unique(np.searchsorted(borders, words))
    return list(zip((borders[after - 1] + 1).tolist(), borders[after].tolist(), strict=True))


def stretches(words: Words, paragraphs: Sequence[int]) -> list[tuple[int, int, str]]:
    """Divide a text by language.

    Args:
        words: those of the text.
        paragraphs: ends of its paragraphs (see `policyie.clauses.Layout`).

    Returns:
        Start, end and language of runs of paragraphs in one language, which cover the text; none for an empty one.
        Paragraphs of a few words, such as headings, go with what comes after them, at the end with what was before.
    """
    found: list[tuple[int, int, str]] = []
    start = at = 0
    for end, (han, latin) in zip(paragraphs, words.counted(paragraphs), strict=True):
        if han + latin >= _LEAST:
            language = _language(han, latin)
            if found and found[-1][2] == language:
                found[-1] = (found[-1][0], end, language)
            else:
                found.append((start, end, language))
            start = end
        at = end
    if found:
        first, _, language = found[-1]
        found[-1] = (first, at, language)
    elif at:
        found.append((0, at, words.language(0, at)))
    return found
