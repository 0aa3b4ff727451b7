"""One sentence with its figures: the unit in which meaning is decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from policyie.components.targets.cues import Cue, Indicator
from policyie.components.targets.figures import Figure
from policyie.components.targets.scene import Passage, Scene
from policyie.periods import Anchor, Expression


@dataclass(slots=True)
class Sentence:
    """A sentence of the view with its figures and what else stands in it: those that begin inside it."""

    scene: Scene
    start: int
    end: int
    paragraph: int
    figures: list[Figure]
    clause_starts: list[int]
    passage: Passage
    latin: bool
    indicators: list[Indicator]
    cues: list[Cue]
    periods: list[Expression]
    places: list[tuple[int, int, str | None]]
    sectors: list[tuple[int, int, str]]
    """The industries."""
    officials: list[tuple[int, int, str | None]]
    """With the code of their region."""
    date: Anchor | None = None
    """The date that relative periods count from: the document's, or that of the item in a list of news."""
    semicolons: list[int] | None = None
    grants: list[int] | None = None
    standing: bool | None = None
    stance: tuple[str, bool, bool | None] | None = None
    running: dict[int, Expression | None] = field(default_factory=dict)
    moods: list[tuple[int, str, str]] | None = None
    written: tuple[int, int] | None = None
    """Where it stands in the text as given, without the white space at its ends."""
    before: Sentence | None = None
    """The sentence with figures before it in the same paragraph."""
    topic: str = ""
    """The indicator that a figure without a name of its own takes: that of the passage."""

    def clause(self, position: int) -> tuple[int, int]:
        """Return the clause that holds a position."""
        start = self.start
        for at in self.clause_starts:
            if at > position:
                return start, at
            start = at
        return start, self.end

    def segment(self, position: int) -> tuple[int, int]:
        """Return the part of the sentence between semicolons that holds a position."""
        if self.semicolons is None:
            text = self.scene.text
            self.semicolons = [at for at in self.clause_starts[1:] if text[at - 1] in "；;"]
        start = self.start
        for at in self.semicolons:
            if at > position:
                return start, at - 1
            start = at
        return start, self.end


def sentences(scene: Scene, figures: list[Figure]) -> list[Sentence]:
    """Group the figures of a document by sentence, in order."""
    found: list[Sentence] = []
    layout = scene.layout
    for figure in figures:
        last = found[-1] if found else None
        if last is not None and figure.start < last.end:
            last.figures.append(figure)
            continue
        start, end = layout.sentence_at(figure.start)
        paragraph = layout.paragraph_at(figure.start)[0]
        before = last if last is not None and last.paragraph == paragraph else None
        sentence = Sentence(
            scene,
            start,
            max(end, figure.end),
            paragraph,
            [figure],
            layout.clause_starts(start, end),
            scene.passage(figure.start),
            scene.latin(start, end),
            scene.indicators_in(start, end),
            scene.cues_in(start, end),
            scene.periods_in(start, end),
            scene.regions_in(start, end),
            scene.industries_in(start, end),
            scene.officials_in(start, end),
            date=scene.date_at(start),
            before=before,
        )
        found.append(sentence)
    return found
