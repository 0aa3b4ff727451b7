"""The component that opens a document: its title, date, source and language."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyie.components.base import Reading
from policyie.metadata import issuer_of, number_of, source_of, title_of, type_of
from policyie.normalisation.debris import BROKEN_FIGURE
from policyie.publication import published_of


class Metadata:
    """Fills ``meta`` from the text; what the caller gave (``doc.user_data["policyie.given"]``) wins.

    Args:
        home: code of the region that the documents of this pipeline speak for, where they are all of one place.
        source: who published them, where they are all of one source.
    """

    def __init__(self, home: str | None = None, source: str | None = None) -> None:
        settings = {"home": home, "source": source}
        self._settings = {key: value for key, value in settings.items() if value is not None}

    def __call__(self, doc: Doc) -> Doc:
        """Write what the document says of itself into ``doc.user_data["policyie"]["meta"]``."""
        reading = Reading(doc)
        view = reading.view
        title = title_of(view)
        found = {
            "id": None,
            "title": title,
            "language": view.words.whole,
            "published": published_of(view),
            "source": source_of(view),
            "home": None,
            "number": number_of(view),
            "issuer": issuer_of(view),
            "type": type_of(view, title),
        }
        given = {key: value for key, value in doc.user_data.pop("policyie.given", {}).items() if value is not None}
        reading.results["meta"] = {**found, **self._settings, **given}
        for start, end, damage in view.repaired:
            message = f"{damage}, and read back"
            code = "broken_figure" if damage == BROKEN_FIGURE else "mojibake"
            reading.results["notices"].append({"code": code, "message": message, "start": start, "end": end})
        return doc


@Language.factory(
    "policyie_metadata",
    assigns=["doc.user_data", "doc._.policy"],
    default_config={"home": None, "source": None},
)
def make_metadata(nlp: Language, name: str, home: str | None, source: str | None) -> Metadata:
    """Create the metadata component; its settings are those of `Metadata`."""
    return Metadata(home, source)
