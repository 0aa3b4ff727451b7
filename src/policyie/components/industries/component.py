"""Finding industries."""

from __future__ import annotations

from policyie.components.base import Component, Reading
from policyie.records import Record


class Industries(Component):
    """Finds industries."""

    name = "industries"

    def find(self, reading: Reading) -> list[Record]:
        """Return the industries of a document."""
        return []


COMPONENT = Industries
