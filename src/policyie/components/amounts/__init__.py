"""The component that finds amounts, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.amounts.component import Amounts


@Language.factory("policyie_amounts", assigns=["doc.spans"])
def make_amounts(nlp: Language, name: str) -> Amounts:
    """Create the component that finds amounts."""
    return Amounts()
