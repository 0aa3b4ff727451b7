"""Ordinary English words: what is none of them is a name, or was cut."""

from __future__ import annotations

from functools import cache

from policyie.tables import rows


@cache
def english_words() -> frozenset[str]:
    """Return the commoner English words in lower case, read once; names are left out."""
    return frozenset(row["head"] + ending for row in rows("english_words") for ending in row["endings"].split("|"))
