"""Finding amounts."""

from __future__ import annotations

from policyie.components.base import Component, Reading
from policyie.records import Record


class Amounts(Component):
    """Finds amounts."""

    name = "amounts"

    def find(self, reading: Reading) -> list[Record]:
        """Return the amounts of a document."""
        return []


COMPONENT = Amounts
