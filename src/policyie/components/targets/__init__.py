"""The component that finds targets, and its registration with spaCy."""

from __future__ import annotations

from spacy.language import Language

from policyie.components.base import LABELS
from policyie.components.targets.component import Targets


@Language.factory(
    "policyie_targets",
    assigns=["doc.spans", "doc.user_data"],
    requires=["doc.spans"],
    default_config={"label": LABELS["targets"]},
)
def make_targets(nlp: Language, name: str, label: str) -> Targets:
    """Create the component that finds targets; ``label`` is that of its spans."""
    return Targets(label)
