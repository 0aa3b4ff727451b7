"""Which characters a text holds: a step of the view whose signs are missing need not read the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

CodePoints = npt.NDArray[np.uint32]

PLANE = 0x10000
"""Code points of the first plane; characters beyond it count as the last one, which is no character."""


def code_points(text: str) -> CodePoints:
    """Return the code points of a text.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate.
    """
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def table(characters: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return a table of the first plane that is true for the given characters; read it with ``take(mode="clip")``."""
    marked = np.zeros(PLANE, np.bool_)
    marked[[min(ord(character), PLANE - 1) for character in characters]] = True
    return marked


def kinds_table(kinds: Mapping[str, int]) -> npt.NDArray[np.uint8]:
    """Return a table of the first plane with the kind of each given character, 0 for all others; read it likewise."""
    numbered = np.zeros(PLANE, np.uint8)
    numbered[[*map(ord, kinds)]] = [*kinds.values()]
    return numbered


class Signs:
    """Characters without which a step has nothing to do."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.places = np.flatnonzero(table(characters))


class Inventory:
    """The characters of a text.

    Attributes:
        text: the text.
        codes: its code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.codes = code_points(text)
        self._held = np.zeros(PLANE, np.bool_)
        self._held[np.minimum(self.codes, PLANE - 1)] = True

    def of(self, text: str) -> Inventory:
        """Return the inventory of a later form of the text: this one where nothing changed."""
        return self if text is self.text else Inventory(text)

    def holds(self, signs: Signs) -> bool:
        """Tell whether the text holds any of the signs."""
        return bool(self._held[signs.places].any())
