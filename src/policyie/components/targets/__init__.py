"""The component that finds targets, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.targets.component import Targets


@Language.factory("policyie_targets", assigns=["doc.spans"])
def make_targets(nlp: Language, name: str) -> Targets:
    """Create the component that finds targets."""
    return Targets()
