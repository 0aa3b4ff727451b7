"""The component that finds officials, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.officials.component import Officials


@Language.factory("policyie_officials", assigns=["doc.spans"])
def make_officials(nlp: Language, name: str) -> Officials:
    """Create the component that finds officials."""
    return Officials()
