"""Results that stay beside their document, in columns of nested values: what is where (Arrow, Spark, Ray)."""

from __future__ import annotations

from policyie.bulk.schema import KEY, TABLES, Column
from policyie.frames import LISTS

POLICY, FAILURE = "policy", "failure"
"""The columns of the results of a document, and of why it has none."""


def nested_columns(name: str) -> tuple[Column, ...]:
    """Return the stored columns that a row of a table of `policyie.bulk.schema` keeps inside its document.

    Left out are what mentions share with their document, and the text, which stands beside the results already.
    """
    shared = {KEY, "document", "published"} if name in LISTS else {KEY}
    if name == "documents":
        shared.add("text")
    return tuple(column for column in TABLES[name].stored() if column.name not in shared)
