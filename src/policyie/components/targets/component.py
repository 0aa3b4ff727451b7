"""Finding targets."""

from __future__ import annotations

from policyie.components.base import Component, Reading
from policyie.records import Record


class Targets(Component):
    """Finds targets."""

    name = "targets"

    def find(self, reading: Reading) -> list[Record]:
        """Return the targets of a document."""
        return []


COMPONENT = Targets
