"""A document in the terminal: its text with the mentions marked, its targets and its officials as tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from policyie.frames import place_name
from policyie.model import Mention, PolicyDocument
from policyie.wording import MARKS, figure, harmless


def marked_mentions(document: PolicyDocument) -> list[tuple[str, Mention]]:
    """The mentions to mark, with the names of their lists, in the order of the text and without overlaps.

    Of two that claim the same first character, the list that comes first in ``MARKS`` keeps it: a target that is an
    amount is marked as an amount.
    """
    claims = sorted(
        ((name, mention) for name in MARKS for mention in getattr(document, name)),
        key=lambda claim: claim[1].start,
    )
    kept: list[tuple[str, Mention]] = []
    for name, mention in claims:
        if not kept or mention.start >= kept[-1][1].end:
            kept.append((name, mention))
        elif mention.start == kept[-1][1].start and _rank(name) < _rank(kept[-1][0]):
            kept[-1] = (name, mention)
    return kept


def _rank(name: str) -> int:
    return list(MARKS).index(name)


def coloured(document: PolicyDocument) -> Text:
    """The text with every mention on a coloured ground."""
    text = Text(harmless(document.text))
    for name, mention in marked_mentions(document):
        text.stylize(MARKS[name].terminal, mention.start, mention.end)
    return text


def bracketed(document: PolicyDocument) -> Text:
    """The text with every mention in brackets with the letter of its list: ``[A:30亿元]``."""
    return Text(harmless("".join(_bracketed_pieces(document))))


def _bracketed_pieces(document: PolicyDocument) -> Iterator[str]:
    at = 0
    for name, mention in marked_mentions(document):
        yield document.text[at : mention.start]
        yield f"[{MARKS[name].letter}:{document.text[mention.start : mention.end]}]"
        at = mention.end
    yield document.text[at:]


def targets_table(document: PolicyDocument) -> Table:
    """One row a target: what is promised or reported, how much, where, by when."""
    table = Table(title="Targets", title_justify="left", expand=False)
    table.add_column("as written", overflow="fold")
    for heading in ("kind", "indicator", "figure", "where", "when", "industries"):
        table.add_column(heading, justify="right" if heading == "figure" else "left")
    for target in document.targets:
        table.add_row(
            Text(harmless(target.text)),
            target.kind,
            target.indicator + (" growth" if target.growth_of else ""),
            figure(target),
            Text(place_name(target.region, document)),
            target.period or "",
            Text(harmless(", ".join(target.industries))),
        )
    return table


def people_table(document: PolicyDocument) -> Table:
    """One row an official: the names as written, the offices, the jurisdiction."""
    table = Table("name", "offices", "of", title="Officials", title_justify="left", expand=False)
    for person in document.people:
        table.add_row(
            Text(harmless(" / ".join(person.names))),
            ", ".join(person.roles),
            Text(place_name(person.region, document)),
        )
    return table


def legend(colour: bool) -> Text:
    """What the marks mean."""
    line = Text()
    for name, mark in MARKS.items():
        line.append(f" {name} ", mark.terminal) if colour else line.append(f"[{mark.letter}:{name}]")
        line.append(" ")
    return line


class Shown:
    """A document as rich shows it: colours on a terminal that has them, brackets elsewhere."""

    def __init__(self, document: PolicyDocument) -> None:
        self.document = document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        colour = console.color_system is not None and not console.no_color
        facts = [
            f"{name}: {value}"
            for name in ("id", "language", "type", "title", "number", "issuer", "published", "source", "home")
            if (value := getattr(self.document, name)) is not None
        ]
        body = coloured(self.document) if colour else bracketed(self.document)
        body.rstrip()
        parts: list[RenderableType] = [
            Text(harmless("\n".join(facts)), style="dim"),
            "",
            body,
            "",
            legend(colour),
        ]
        if self.document.targets:
            parts += ["", targets_table(self.document)]
        if self.document.people:
            parts += ["", people_table(self.document)]
        notices = [notice.message for notice in self.document.notices]
        if notices:
            parts += ["", Text(harmless("Notices: " + "; ".join(notices)))]
        yield Group(*parts)
