"""The offices of the tables: heads (市长, director), bodies (市委, 商务局), and the role that both make together."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from policyie.lexicon import Entry
from policyie.tables import rows

KIND = "office"
"""The kind of the lexicon entries of this component."""


class Head(NamedTuple):
    """The last word of a title.

    ``scope``: place (the level is in the word), body (needs the body before it), alone (needs none), label (a post in a
    working group), company (no official), credit (stands after a name, as 摄 does), leaders (no office is written).
    """

    surface: str
    scope: str
    level: str
    role: str
    deputy_role: str


class Body(NamedTuple):
    """What an office belongs to: a party committee, a government, a bureau."""

    surface: str
    kind: str
    level: str


class Title(NamedTuple):
    """An office as written, in the view.

    ``start`` is where its words begin, its places included; ``core`` where the office itself begins.
    ``owner`` is the body that a leading party group belongs to: 政协 in 市政协党组书记.
    ``sort``: office, leaders (no office is written), company (no official), label (a post in a working group).
    """

    start: int
    core: int
    end: int
    sort: str
    role: str | None = None
    kind: str = ""
    owner: str = ""
    level: str = ""
    region: str | None = None
    bare: bool = False
    head: str = ""
    deputy: bool = False


@cache
def heads() -> dict[str, Head]:
    """Return the Chinese heads by surface."""
    table = {
        r["surface"]: Head(r["surface"], *(r[c] for c in _HEAD_COLUMNS))
        for r in rows("office_heads")
        if r["language"] == "zh"
    }
    for row in rows("office_cues"):
        if row["cue"] == "leaders" and row["language"] == "zh":
            table[row["surface"]] = Head(row["surface"], "leaders", "", "", "")
    return table


_HEAD_COLUMNS = ("scope", "level", "role", "deputy_role")


def own_key(surface: str, role: str, deputy_role: str, level: str) -> str:
    """Return the lexicon key of a user's own title, which carries what its row says."""
    return "#".join((surface, role, deputy_role, level))


def own_head(key: str) -> Head | None:
    """Read a key of `own_key`; None for the titles of the tables."""
    if "#" not in key:
        return None
    surface, role, deputy_role, level = key.split("#")
    return Head(surface, "alone", level, role, deputy_role)


@cache
def bodies() -> dict[str, Body]:
    """Return the Chinese bodies by surface."""
    return {
        r["surface"]: Body(r["surface"], r["kind"], r["level"]) for r in rows("office_bodies") if r["language"] == "zh"
    }


@cache
def compositions() -> dict[tuple[str, str], tuple[str, str]]:
    """Return (kind of body, head) -> (role, role of the deputy)."""
    return {(r["kind"], r["head"]): (r["role"], r["deputy_role"]) for r in rows("office_roles")}


@cache
def tails() -> frozenset[str]:
    """Return what stands after a word that only looks like an office: 热线 in 市长热线."""
    return frozenset(r["surface"] for r in rows("office_cues") if r["cue"] == "no_office_before")


def entries() -> list[Entry]:
    """Return the lexicon entries of all heads; those of two characters also with spaces inside, as in by-lines."""
    table = heads()
    spaced = [
        s for s, h in table.items() if len(s) == 2 and h.scope in ("place", "label", "body") and s[-1] in "长记席任"
    ]
    return [
        *(Entry(KIND, surface, surface) for surface in table),
        *(
            Entry(KIND, s[0] + gap + s[1], s)
            for s in spaced
            for gap in (" ", "  ", "   ", "\u3000", "\u3000\u3000", "\u2002")
        ),
    ]
