"""Which items are sectors where they stand: heads, lists, cues and headings for them, offices and products against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyie.components.industries.items import Item
from policyie.components.industries.names import STRONG, WEAK
from policyie.components.industries.patterns import Patterns

_HEADING_LEFT = re.compile(r"(?:^|\n)[ \u3000]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．] ?|[•·▲●◆\-—*]+ ?)?")
_OPENING = ' “‘"'
# 年产10万吨X: what one plant makes, not a sector.
_YEARLY = re.compile("年(?:产|加工|处理|生产)[^，。；、\n]{0,13}$")
PUBLIC = frozenset({"education", "health-services", "vocational-education", "childcare"})
"""Spending areas: a sector only with a head of their own (教育产业)."""
_LINE_END = re.compile(r"[ \u3000]*(?:\n|$)")


class _List(NamedTuple):
    """What is known of a list of items: see `_of_list`."""

    many: bool
    strong: bool
    cued: bool
    pushed: bool
    products: bool
    tail: bool


def accepted(found: Sequence[Item], text: str, folded: str, p: Patterns) -> Iterator[Item]:
    """Yield the items that are sectors where they stand."""
    for group in _lists(found, folded, p):
        yield from _of_list(group, text, folded, p)


def _lists(found: Sequence[Item], folded: str, p: Patterns) -> Iterator[list[Item]]:
    """Split the items into lists: runs with nothing but separators, or one unknown item, between them."""
    group: list[Item] = []
    for item in found:
        if group:
            left = group[-1].stop
            gap = item.start - left
            if not (
                gap <= 50
                and (
                    (gap <= 15 and p.separator.fullmatch(folded, left, item.start))
                    or p.unknown.fullmatch(folded, left, item.start)
                )
            ):
                yield group
                group = []
        group.append(item)
    if group:
        yield group


def _of_list(group: list[Item], text: str, folded: str, p: Patterns) -> Iterator[Item]:
    first, last = group[0], group[-1]
    strong = any(item.use == STRONG for item in group)
    if not strong and p.services.match(folded, last.stop):
        return
    left = first.start - (folded[first.start - 1 : first.start] in _OPENING) if first.start else 0
    products = folded.endswith(p.product_lists, max(0, left - 24), left)
    cued = not products and folded.endswith(p.cues, max(0, left - 24), left)
    facts = _List(
        many=len(group) > 1,
        strong=strong,
        cued=cued,
        pushed=cued and folded.endswith(p.strong_cues, max(0, left - 24), left),
        products=products,
        tail=p.tail.match(folded, last.end) is not None and (len(group) > 1 or folded.startswith("等", last.end)),
    )
    for item in group:
        if p.body.match(folded, item.stop) or (
            item.start and _YEARLY.search(text, max(0, item.start - 16), item.start)
        ):
            continue
        rule = "named" if item.use == STRONG else _context(item, facts, text, folded, p)
        if rule:
            if item.rule == "named":
                item.rule = rule
            yield item


def _context(item: Item, facts: _List, text: str, folded: str, p: Patterns) -> str | None:
    """Return the rule by which a word that is not always a sector is one here, or None."""
    weak = item.use == WEAK
    if item.stop > item.end or (p.head if weak else p.product_head).match(folded, item.stop):
        return "headed"
    if facts.products or not PUBLIC.isdisjoint(item.concepts):
        return None
    if facts.tail and (weak or facts.strong or facts.cued):
        return "listed"
    if facts.many and facts.strong and (weak or facts.cued):
        return "listed"
    if facts.pushed or (facts.cued and weak):
        return "cued"
    if weak and (p.figure.match(folded, item.stop) or _heading(item, text)):
        return "headed"
    return None


def _heading(item: Item, text: str) -> bool:
    """Tell whether the item is a line by itself, apart from a number."""
    if not _LINE_END.match(text, item.stop):
        return False
    line = text.rfind("\n", max(0, item.start - 12), item.start) + 1
    mark = _HEADING_LEFT.match(text, max(0, line - 1))
    return mark is not None and mark.end() == item.start
