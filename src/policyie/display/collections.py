"""What a notebook holds of many documents, with a summary for the eye: the documents, and their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policyie.display.html import ROW_LIMIT, boxed, escaped, indicator, table
from policyie.frames import frames_of, place_name
from policyie.model import PolicyDocument

if TYPE_CHECKING:
    from policyie.frames import Backend
    from policyie.model import Failure
    from policyie.readers import Unreadable

#: Rows of a summary.
_SHOWN = 20

#: Rows of each of several tables.
_HEAD = 5

#: The lists that are counted, those that matter most first.
_COUNTED = ("targets", "amounts", "regions", "industries", "officials")

_GLANCE = "One row a mention. Shown are the first rows, without the columns that only join and check."

#: Columns that join and check, and are left out where a table is only glanced at.
_PLUMBING = {
    "document_key", "mention", "start", "end", "rule", "rules", "zone",
    "evidence_start", "evidence_end", "sentence_start", "sentence_end",
}  # fmt: skip


class Documents(list["PolicyDocument | Failure | Unreadable"]):
    """A list of what `policyie.extract_many` yields, which shows a summary in a notebook.

    >>> import policyie
    >>> policyie.Documents(policyie.extract_many(["投资3亿元", "投资5亿元"]))
    Documents(2 documents: 2 targets, 2 amounts, 0 regions, 0 industries, 0 officials)
    """

    @property
    def read(self) -> list[PolicyDocument]:
        """The documents that could be read."""
        return [item for item in self if isinstance(item, PolicyDocument)]

    @property
    def failures(self) -> list[Failure | Unreadable]:
        """What could not be read: each has ``id`` and ``message``."""
        return [item for item in self if not isinstance(item, PolicyDocument)]

    def to_frames(self, *, backend: Backend = "pandas") -> Frames:
        """Return the tables of all documents that could be read.

        Args:
            backend: ``pandas`` or ``polars``.

        Returns:
            The frames by name of the list, as of `policyie.frames.frames_of`.

        Raises:
            ModuleNotFoundError: pandas or polars is missing (``pip install policyie[tables]``, ``policyie[polars]``).
            ValueError: another backend is named.
        """
        return Frames(frames_of(self.read, backend=backend))

    def __repr__(self) -> str:
        failed = f", {len(self.failures)} not read" if self.failures else ""
        return f"Documents({len(self.read):,} documents{failed}: {_counts(self.read)})"

    def _repr_html_(self) -> str:
        documents = self.read
        headings = ("id", "title", "type", "published", "home", *_COUNTED)
        rows = [
            (d.id, d.title, d.type, d.published, place_name(d.home, d), *(len(getattr(d, name)) for name in _COUNTED))
            for d in documents
        ]
        stated = Counter((t.kind, indicator(t)) for d in documents for t in d.targets)
        common = [(kind, what, f"{times:,}") for (kind, what), times in stated.most_common(_SHOWN)]
        failures = [(item.id, item.message) for item in self.failures]
        return boxed(
            [
                f"<p class=pi-title>{len(documents):,} documents</p>",
                f"<p class=pi-facts>{escaped(_counts(documents))}</p>",
                table("Documents", headings, rows, _SHOWN),
                table("What the targets measure", ("kind", "indicator", "times"), common, _SHOWN, total=len(stated)),
                table("Not read", ("id", "why"), failures, ROW_LIMIT),
            ]
        )


class Frames(dict[str, Any]):
    """The tables of documents by name of the list, as a dict; shows each table's size and head in a notebook."""

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name}: {len(frame):,} rows × {len(frame.columns)}" for name, frame in self.items())
        return f"Frames({sizes})"

    def _repr_html_(self) -> str:
        parts = [f"<p class=pi-title>{len(self)} tables</p><p class=pi-facts>{_GLANCE}</p>"]
        for name, frame in self.items():
            headings = [column for column in frame.columns if column not in _PLUMBING]
            shown = frame[headings].head(_HEAD)
            rows = list(shown.itertuples(index=False, name=None)) if hasattr(shown, "itertuples") else shown.rows()
            parts.append(table(name, headings, rows, _HEAD, total=len(frame), opened=name == "targets"))
        return boxed(parts)


def _counts(documents: Iterable[PolicyDocument]) -> str:
    totals = Counter(dict.fromkeys(_COUNTED, 0))
    for document in documents:
        totals.update({name: len(getattr(document, name)) for name in _COUNTED})
    return ", ".join(f"{totals[name]:,} {name}" for name in _COUNTED)
