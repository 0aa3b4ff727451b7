"""Which characters a text holds: a step of the view whose signs are missing need not read the text."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

CodePoints = npt.NDArray[np.uint32]

_PLANE = 0x10000  # characters beyond the first plane count as the last one of it, which is no character


def code_points(text: str) -> CodePoints:
    """Return the code points of a text.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate.
    """
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def table(characters: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return a table of the first plane that is true for the given characters; read it with ``take(mode="clip")``."""
    marked = np.zeros(_PLANE, np.bool_)
    marked[[min(ord(character), _PLANE - 1) for character in characters]] = True
    return marked


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
        self._held = np.zeros(_PLANE, np.bool_)
        self._held[np.minimum(self.codes, _PLANE - 1)] = True

    def of(self, text: str) -> Inventory:
        """Return the inventory of a later form of the text: this one where nothing changed."""
        return self if text is self.text else Inventory(text)

    def holds(self, signs: Signs) -> bool:
        """Tell whether the text holds any of the signs."""
        return bool(self._held[signs.places].any())
