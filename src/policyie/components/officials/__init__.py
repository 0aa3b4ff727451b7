"""The component that finds officials, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.base import LABELS
from policyie.components.officials.component import Officials


@Language.factory(
    "policyie_officials",
    assigns=["doc.spans", "doc.user_data"],
    requires=["doc.spans"],
    default_config={"label": LABELS["officials"]},
)
def make_officials(nlp: Language, name: str, label: str) -> Officials:
    """Create the component that finds officials; ``label`` is that of its spans."""
    return Officials(label)
