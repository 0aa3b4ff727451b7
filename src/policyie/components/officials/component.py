"""Finding officials."""

from __future__ import annotations

from policyie.components.base import Component, Reading
from policyie.records import Record


class Officials(Component):
    """Finds officials."""

    name = "officials"

    def find(self, reading: Reading) -> list[Record]:
        """Return the officials of a document."""
        return []


COMPONENT = Officials
