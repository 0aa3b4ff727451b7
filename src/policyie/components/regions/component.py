"""Finding regions."""

from __future__ import annotations

from policyie.components.base import Component, Reading
from policyie.records import Record


class Regions(Component):
    """Finds regions."""

    name = "regions"

    def find(self, reading: Reading) -> list[Record]:
        """Return the regions of a document."""
        return []


COMPONENT = Regions
