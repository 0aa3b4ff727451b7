"""The component that finds amounts, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.amounts.component import Amounts
from policyie.components.base import LABELS


@Language.factory(
    "policyie_amounts",
    assigns=["doc.spans", "doc.user_data"],
    default_config={"label": LABELS["amounts"]},
)
def make_amounts(nlp: Language, name: str, label: str) -> Amounts:
    """Create the component that finds amounts; ``label`` is that of its spans."""
    return Amounts(label)
