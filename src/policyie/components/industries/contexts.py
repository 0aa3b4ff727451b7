"""Which items are sectors where they stand: heads, lists, cues and headings for them, offices and products against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyie.components.industries.items import Item
from policyie.components.industries.names import PRODUCT, STRONG, WEAK
from policyie.components.industries.patterns import Patterns

_HEADING_LEFT = re.compile(r"(?:^|\n)[ \u3000]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．] ?|[•·▲●◆\-—*]+ ?)?")
_BORDERS = "、，；,; 和与及或\n“‘"
_OPENING = ' “‘"'
# With these begins what stands between two items of a list.
_SEPARATING = frozenset('”’"、/·;；,，和与及或等以 ')
# 年产10万吨X: what one plant makes, not a sector.
_YEARLY = re.compile("年(?:产|加工|处理|生产)[^，。；、\n]{0,13}")
# … but what qualifies a project counts: 年产10万吨再生铝精深加工生产线项目.
_OF_PROJECT = re.compile("(?:生产|加工|制造)?(?:生产线|基地)?(?:建设|扩建|技改|技术改造|[一二三]期){0,2}项目")
_HAN_ONLY = re.compile("[\u4e00-\u9fff]+")
_PREFIXED = re.compile("、[\u4e00-\u9fff]{1,4}")
_GOES_ON = re.compile("(?![等和与及])[\u4e00-\u9fff]")
PUBLIC = frozenset({"education", "health-services", "vocational-education"})
"""Spending areas: a sector only with a head of their own (教育产业)."""
# A list of what one company makes, even where its words name sectors elsewhere.
_MAIN_PRODUCTS = re.compile(
    "(?:主要(?:生产|经营)|专业生产|主营|主要产品[有为]|产品(?:主要)?(?:有|包括))"
    "(?:[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{2,6}、)$"
)
# 节能环保支出 is what a budget spends, 粮油食品类增长 what shops sell.
_SPENDING = re.compile(
    "(?:[与和及][\u4e00-\u9fff]{2,4})?支出"
    "|类(?:商品)?(?:零售额|销售额|零售|销售)?(?:、[^、，。\n]{1,12}类(?:商品)?)*(?:零售额|销售额|零售|销售)?(?:分别|同比)*(?:增长|下降)"
)
_LINE_END = re.compile(r"[ \u3000]*(?:\n|$)")


class _List(NamedTuple):
    """What is known of a list of items, and of what stands around it.

    Attributes:
        many: it has more than one item.
        products: it begins as a list of products does.
        cued: it begins as a list of sectors does.
        pushed: with a cue strong enough for products (做精).
        sectors: it ends as a list of sectors does, or with the class of its items (枸杞等特色生物).
        crowd: two or more of its items name sectors wherever they stand.
    """

    many: bool
    products: bool
    cued: bool
    pushed: bool
    sectors: bool
    crowd: bool


_ALONE = _List(many=False, products=False, cued=False, pushed=False, sectors=False, crowd=False)
"""Of one item, where nothing around it tells of a list: of most."""


def accepted(found: Sequence[Item], folded: str, p: Patterns) -> Iterator[Item]:
    """Yield the items that are sectors where they stand, without overlaps."""
    last = 0
    for group in _lists(found, folded, p):
        for item in _of_list(group, folded, p):
            if item.start < last:  # it grew over the item before: 水果|坚果
                item.start += item.grown
                item.grown = 0
            if item.start >= last:
                last = item.end
                yield item


def _lists(found: Sequence[Item], folded: str, p: Patterns) -> Iterator[list[Item]]:
    """Split the items into lists: runs with nothing but separators, or one unknown item, between them."""
    group: list[Item] = []
    for item in found:
        if group:
            left = group[-1].stop
            gap = item.start - left
            if not (
                gap <= 50
                and folded[left] in _SEPARATING
                and (
                    (gap <= 15 and p.separator.fullmatch(folded, left, item.start))
                    or p.unknown.fullmatch(folded, left, item.start)
                    or (item.use == PRODUCT and _PREFIXED.fullmatch(folded, left, item.start))
                )
            ):
                yield group
                group = []
        group.append(item)
    if group:
        yield group


def _of_list(group: list[Item], folded: str, p: Patterns) -> Iterator[Item]:
    """Yield the sectors of a list, which may be of one item."""
    start, stop = group[0].start, group[-1].stop
    facts: _List | None = None
    products: bool | None = None
    for item in group:
        if item.use != STRONG:
            # Most words in doubt fail here, so what rules out sectors is asked later.
            if _headed(item, folded, p):
                rule: str | None = "headed"
            else:
                facts = facts or _facts(group, folded, p)
                rule = _context(item, facts, folded, p)
            if rule is None or p.services.match(folded, stop):
                continue
            if item.rule == "named":
                item.rule = rule
        if p.body.match(folded, item.stop) or _is_output(item, folded) or _SPENDING.match(folded, item.end):
            continue
        if products is None:
            products = _MAIN_PRODUCTS.search(folded, max(0, start - 10), start) is not None
        if products:
            return
        yield item


def _is_output(item: Item, folded: str) -> bool:
    """Tell whether the item is what a plant makes in a year."""
    floor = max(0, item.start - 16)
    year = folded.rfind("年", floor, item.start)
    return (
        year >= 0
        and _YEARLY.fullmatch(folded, year, item.start) is not None
        and not _OF_PROJECT.match(folded, item.stop)
    )


def _facts(group: list[Item], folded: str, p: Patterns) -> _List:
    start, last = group[0].start, group[-1]
    left = start - 1 if start and folded[start - 1] in _OPENING else start
    floor = max(0, left - 24)
    many = len(group) > 1
    led = folded[left - 1 : left] in p.list_ends
    if not (many or led or folded.startswith("等", last.end)):
        return _ALONE
    products = led and folded.endswith(p.product_lists, floor, left)
    cued = led and not products and folded.endswith(p.cues, floor, left)
    return _List(
        many=many,
        products=products,
        cued=cued,
        pushed=cued and folded.endswith(p.strong_cues, floor, left),
        crowd=many and sum(item.use == STRONG for item in group) >= 2,
        sectors=((many or folded.startswith("等", last.end)) and p.tail.match(folded, last.end) is not None)
        or (many and any(folded[item.start - 1] == "等" for item in group[1:])),
    )


def _headed(item: Item, folded: str, p: Patterns) -> bool:
    """Tell whether a head makes a sector of a word: 光伏产业, 蔬菜种植面积."""
    if item.stop > item.end:
        return True
    return folded[item.stop : item.stop + 1] in p.followers and (
        (p.head if item.use == WEAK else p.product_head).match(folded, item.stop) is not None
        or p.crop_figure.match(folded, item.stop) is not None
    )


def _context(item: Item, facts: _List, folded: str, p: Patterns) -> str | None:
    """Return the rule by which a word without a head is a sector here, or None."""
    weak = item.use == WEAK
    if facts.products or not PUBLIC.isdisjoint(item.concepts):
        return None
    if weak:
        if facts.sectors or facts.many:
            return "listed"
    elif (facts.crowd or facts.sectors or (facts.many and facts.cued)) and (
        _bordered(item, folded) or (facts.sectors and _with_origin(item, folded)) or facts.cued
    ):
        return "listed"
    # 发展旅游, but 打造旅游强市: what goes on after the word is another thing.
    if (facts.pushed or (facts.cued and weak)) and (facts.many or not _GOES_ON.match(folded, item.stop)):
        return "cued"
    if weak and (p.figure.match(folded, item.stop) or _heading(item, folded)):
        return "headed"
    return None


def _with_origin(item: Item, folded: str) -> bool:
    """Grow a product in a list of sectors over the unknown word before it, up to the separator: 云桥白鹅."""
    mark = folded.rfind("、", max(0, item.start - 5), item.start)
    if mark < 0 or "等" in folded[mark + 1 : item.start] or not _HAN_ONLY.fullmatch(folded, mark + 1, item.start):
        return False
    item.grown = item.start - mark - 1
    item.start = mark + 1
    item.composed = True
    return True


def _bordered(item: Item, folded: str) -> bool:
    """Tell whether the item begins where an item of a list does: not 健康 in 净土健康."""
    return item.start == 0 or folded[item.start - 1] in _BORDERS


def _heading(item: Item, folded: str) -> bool:
    """Tell whether the item is a line by itself, apart from a number."""
    if not _LINE_END.match(folded, item.stop):
        return False
    line = folded.rfind("\n", max(0, item.start - 12), item.start) + 1
    mark = _HEADING_LEFT.match(folded, max(0, line - 1))
    return mark is not None and mark.end() == item.start
