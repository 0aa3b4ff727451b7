"""The component that finds regions, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.base import LABELS
from policyie.components.regions.component import Regions


@Language.factory(
    "policyie_regions",
    assigns=["doc.spans", "doc.user_data"],
    default_config={"label": LABELS["regions"]},
)
def make_regions(nlp: Language, name: str, label: str) -> Regions:
    """Create the component that finds regions; ``label`` is that of its spans."""
    return Regions(label)
