"""The component that finds regions, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.regions.component import Regions


@Language.factory("policyie_regions", assigns=["doc.spans"])
def make_regions(nlp: Language, name: str) -> Regions:
    """Create the component that finds regions."""
    return Regions()
