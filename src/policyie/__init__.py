"""policyie: who promised how much, where, in which industry, by when.

Reads Chinese economic-policy text, in Chinese, English or both, and returns structured documents. Start with
`extract`; `load` gives the spaCy pipeline behind it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from policyie._version import __version__

if TYPE_CHECKING:
    from policyie.display import Documents
    from policyie.errors import InputError, ModelError, PolicyieError, TableError
    from policyie.model import (
        Amount,
        Failure,
        Industry,
        Mention,
        Notice,
        Official,
        Passage,
        Person,
        PolicyDocument,
        Region,
        Section,
        Stretch,
        Target,
    )
    from policyie.pipeline import extract, extract_many, load
    from policyie.readers import Unreadable, read

# Imported on first use, so that `import policyie` costs nothing.
_HOME = {
    "Documents": "policyie.display",
    **dict.fromkeys(("InputError", "ModelError", "PolicyieError", "TableError"), "policyie.errors"),
    **dict.fromkeys(
        (
            "Amount",
            "Failure",
            "Industry",
            "Mention",
            "Notice",
            "Official",
            "Passage",
            "Person",
            "PolicyDocument",
            "Region",
            "Section",
            "Stretch",
            "Target",
        ),
        "policyie.model",
    ),
    **dict.fromkeys(("extract", "extract_many", "load"), "policyie.pipeline"),
    **dict.fromkeys(("Unreadable", "read"), "policyie.readers"),
}

__all__ = [  # noqa: RUF022  (in the order a reader meets them)
    "load",
    "extract",
    "extract_many",
    "read",
    "PolicyDocument",
    "Documents",
    "Mention",
    "Amount",
    "Region",
    "Industry",
    "Official",
    "Target",
    "Person",
    "Section",
    "Stretch",
    "Passage",
    "Notice",
    "Failure",
    "Unreadable",
    "PolicyieError",
    "InputError",
    "TableError",
    "ModelError",
    "__version__",
]


if not TYPE_CHECKING:  # a type checker would take every name for known

    def __getattr__(name: str) -> Any:
        if name in _HOME:
            return getattr(import_module(_HOME[name]), name)
        raise AttributeError(f"module 'policyie' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
