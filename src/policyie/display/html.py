"""One document as HTML: its text with the mentions marked, and the tables under it.

Everything that comes from a document passes through `harmless` and `html.escape`, in one place (`escaped`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from html import escape
from importlib.resources import files

from policyie.display.segments import Segment, segments
from policyie.frames import place_name
from policyie.model import Amount, Industry, Mention, Official, PolicyDocument, Region, Target
from policyie.wording import MARKS, figure, harmless

TEXT_LIMIT = 20_000
"""Characters of a document's text that are shown."""

ROW_LIMIT = 200
"""Rows of a table that are shown."""

CELL_LIMIT = 80
"""Characters of a table's cell that are shown."""

#: Characters from which a cell needs a wide column.
_LONG = 24

_NUMBER = " class=pi-num"


def escaped(value: object) -> str:
    """Return what may stand in HTML, in a text or in a quoted attribute."""
    text = harmless(str(value)).encode("utf-8", "replace").decode("utf-8")
    return escape(text, quote=True)


@cache
def style() -> str:
    """Return the style sheet that every display carries with it: a notebook shows each output for itself."""
    rules = files("policyie.display").joinpath("style.css").read_text("utf-8")
    names = [name for name in MARKS if name != "targets"]
    grounds = [
        f".policyie .pi-{name} {{ background: light-dark({MARKS[name].light}, {MARKS[name].dark}); }}"
        for name in reversed(names)
    ]
    line = f"light-dark({MARKS['targets'].light}, {MARKS['targets'].dark})"
    target = f".policyie .pi-targets {{ border-bottom: 2.5px solid {line}; border-radius: 3px 3px 0 0; }}"
    return f"<style>{rules}{' '.join([*grounds, target])}</style>"


def boxed(content: Iterable[str]) -> str:
    """Return a display: the style sheet and the content in one frame."""
    return f"{style()}<div class=policyie>{''.join(content)}</div>"


def document_html(document: PolicyDocument, *, text_limit: int = TEXT_LIMIT, row_limit: int = ROW_LIMIT) -> str:
    """Return a document as HTML that needs nothing else: no script, nothing fetched.

    Args:
        document: the document; its text and all facts are escaped.
        text_limit: characters of the text that are shown; a note says how many are left out.
        row_limit: rows of each table that are shown, with such a note.

    Returns:
        A ``<style>`` and a ``<div>``, for light and dark pages and for print.
    """
    facts = [
        f"{name} {value}"
        for name in ("id", "language", "type", "number", "issuer", "published", "source")
        if (value := getattr(document, name)) is not None
    ]
    if document.home is not None:
        facts.append(f"home {document.home} {place_name(document.home, document)}")
    content = [
        f"<p class=pi-title>{escaped(document.title)}</p>" if document.title else "",
        f"<p class=pi-facts>{escaped(' · '.join(facts))}</p>",
        _legend(document),
        _text(document, text_limit),
        *_tables(document, row_limit),
    ]
    content += [f"<p class=pi-note>{escaped(notice.message)}</p>" for notice in document.notices[:row_limit]]
    return boxed(content)


def _legend(document: PolicyDocument) -> str:
    items = [
        f"<span><mark class=pi-{name}>&nbsp;{name}&nbsp;</mark> {len(getattr(document, name)):,}</span>"
        for name in MARKS
    ]
    return f"<p class=pi-legend>{''.join(items)}</p>"


def _text(document: PolicyDocument, limit: int) -> str:
    text = document.text.rstrip()
    end = len(text) if len(text) <= limit else text.rfind("\n", limit // 2, limit) + 1 or limit
    shown = "".join(_marked(document, segment) for segment in segments(document, end))
    note = f"{len(text) - end:,} of {len(text):,} characters are not shown; document.text has them all."
    return f"<div class=pi-text>{shown}</div>" + (f"<p class=pi-note>… {note}</p>" if end < len(text) else "")


def _marked(document: PolicyDocument, segment: Segment) -> str:
    text = escaped(document.text[segment.start : segment.end])
    if not segment.mentions:
        return text
    classes = " ".join(f"pi-{name}" for name, _ in segment.mentions)
    tip = escaped("\n".join(told(name, mention, document) for name, mention in segment.mentions))
    return f'<mark class="{classes}" data-tip="{tip}">{text}</mark>'


def told(name: str, mention: Mention, document: PolicyDocument) -> str:
    """Return what a mention stands for, on one line."""
    return f"{MARKS[name].en}: {' · '.join(part for part in _facts(mention, document) if part)}"


def _facts(mention: Mention, document: PolicyDocument) -> list[str | None]:
    match mention:
        case Amount():
            return [figure(mention), "a guess" if mention.guess else None]
        case Region():
            open_ = f"open: {', '.join(mention.candidates)}" if mention.candidates else "not linked"
            return [mention.name or place_name(mention.code, document), mention.code or open_, mention.level]
        case Industry():
            codes = f"GB/T 4754 {', '.join(mention.gb4754)}" if mention.gb4754 else None
            return [mention.concept, codes, f"SEI {mention.sei}" if mention.sei else None]
        case Official():
            return [", ".join(mention.roles).replace("_", " "), place_name(mention.region, document)]
        case Target():
            where = place_name(mention.region, document)
            return [indicator(mention), figure(mention), mention.kind, where, mention.period, *mention.industries]
    return [mention.rule]


def indicator(target: Target) -> str:
    """Return what a target measures, in words."""
    return target.indicator.replace("_", " ") + (" growth" if target.growth_of else "")


def _tables(document: PolicyDocument, limit: int) -> list[str]:
    targets = [
        (t.text, t.kind, indicator(t), figure(t), place_name(t.region, document), t.period, ", ".join(t.industries))
        for t in document.targets
    ]
    people = [
        (" / ".join(p.names), ", ".join(p.roles).replace("_", " "), place_name(p.region, document))
        for p in document.people
    ]
    found = [("as written", "stands for", "times")]
    tables = [
        table("Targets", ("as written", "kind", "indicator", "figure", "where", "when", "industries"), targets, limit),
        table("Officials", ("name", "offices", "of"), people, limit),
    ]
    for name in ("amounts", "regions", "industries"):
        counted: dict[tuple[str, str], int] = {}
        for mention in getattr(document, name):
            told_facts = " · ".join(part for part in _facts(mention, document) if part)
            counted[mention.text, told_facts] = counted.get((mention.text, told_facts), 0) + 1
        rows = [(*key, f"{times:,}") for key, times in counted.items()]
        tables.append(table(name.capitalize(), found[0], rows, limit, opened=False))
    return tables


def table(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    limit: int,
    *,
    total: int | None = None,
    opened: bool = True,
) -> str:
    """Return a table that folds, or nothing where there are no rows.

    Args:
        title: its heading, followed by the number of rows.
        headings: of its columns.
        rows: of which ``limit`` are shown; a note stands for the rest.
        limit: rows to show.
        total: how many rows there are, where ``rows`` are only the first.
        opened: show it unfolded.
    """
    total = len(rows) if total is None else total
    if not rows:
        return ""
    kinds = [
        _NUMBER if heading in ("figure", "times") or isinstance(cell, int) else ""
        for heading, cell in zip(headings, rows[0], strict=True)
    ]
    head = "".join(f"<th scope=col{kind}>{escaped(name)}</th>" for name, kind in zip(headings, kinds, strict=True))
    body = "".join(
        f"<tr>{''.join(_td(cell, kind) for cell, kind in zip(row, kinds, strict=True))}</tr>" for row in rows[:limit]
    )
    note = f"<p class=pi-note>… and {total - limit:,} more rows</p>" if total > limit else ""
    return (
        f"<details{' open' if opened else ''}><summary>{escaped(title)} ({total:,})</summary>"
        f"<div class=pi-scroll><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{note}</details>"
    )


def _td(value: object, kind: str) -> str:
    text = _cell(value)
    kind = " class=pi-date" if isinstance(value, date) else " class=pi-long" if len(text) > _LONG else kind
    return f"<td{kind}>{escaped(text)}</td>"


def _cell(value: object) -> str:
    if value is None or value != value:  # nan, as data frames have it
        return ""
    if isinstance(value, datetime):  # as data frames have dates
        value = value.date()
    text = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"
