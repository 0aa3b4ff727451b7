"""The component that writes down how a document is built: its sections, and the languages of its parts."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyie.components.base import Reading
from policyie.languages import stretches
from policyie.records import LanguageRecord, SectionRecord


class Sections:
    """Fills the lists ``sections`` and ``languages`` of ``doc.user_data["policyie"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the sections of a document and the languages of its parts."""
        reading = Reading(doc)
        reading.results["sections"] = sections_of(reading)
        reading.results["languages"] = languages_of(reading)
        return doc


def sections_of(reading: Reading) -> list[SectionRecord]:
    """Return the records of a document's sections, in the order of their headings."""
    view, original = reading.view, reading.text
    found: list[SectionRecord] = []
    paths: list[list[str]] = []  # of all sections, those of points in a list too
    for section in reading.sections:
        above = paths[section.parent] if section.parent >= 0 else []
        if not section.listed:
            paths.append(above)
            continue
        start, heading_end = view.origin(section.start, section.label_end)
        heading = " ".join(original[start:heading_end].split())
        path = [*above, heading]
        paths.append(path)
        found.append(
            {
                "start": start,
                "end": view.origin(section.start, section.end)[1],
                "level": section.level,
                "heading": heading,
                "path": path,
                "language": view.words.language(section.start, section.end),
            }
        )
    return found


def languages_of(reading: Reading) -> list[LanguageRecord]:
    """Return the records of the stretches of a document that are in one language."""
    found: list[LanguageRecord] = []
    at = 0
    for _, end, language in stretches(reading.view.words, reading.layout.paragraphs):
        stop = reading.view.origin(end - 1, end)[1]
        found.append({"start": at, "end": stop, "language": language})
        at = stop
    if found:
        found[-1]["end"] = len(reading.text)
    return found


@Language.factory("policyie_sections", assigns=["doc.user_data"])
def make_sections(nlp: Language, name: str) -> Sections:
    """Create the component that writes down sections and languages."""
    return Sections()
