"""The component that finds industries, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.industries.component import Industries


@Language.factory("policyie_industries", assigns=["doc.spans"])
def make_industries(nlp: Language, name: str) -> Industries:
    """Create the component that finds industries."""
    return Industries()
