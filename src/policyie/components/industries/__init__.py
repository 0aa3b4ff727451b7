"""The component that finds industries, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.base import LABELS
from policyie.components.industries.component import Industries


@Language.factory(
    "policyie_industries",
    assigns=["doc.spans", "doc.user_data"],
    default_config={"label": LABELS["industries"]},
)
def make_industries(nlp: Language, name: str, label: str) -> Industries:
    """Create the component that finds industries; ``label`` is that of its spans."""
    return Industries(label)
