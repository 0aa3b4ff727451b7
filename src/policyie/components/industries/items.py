"""From lexicon matches to items: names with their modifiers and processes, joined where they are written as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyie.components.industries.names import PRODUCT, STRONG, WEAK, name, names_with_head
from policyie.components.industries.patterns import Patterns
from policyie.lexicon import Match
from policyie.organisations import Organisation

# 高新技术产业 and its like keep the head: without it they name no sector.
_KEPT_HEADS = ("高新技术产业", "高技术产业", "高新产业", "高科技产业", "房地产业")
_SITES = ("城", "园", "区", "基地")
_HEADS = (" industry", " industries", " sector", " sectors")
_NEEDED_HEADS = ("light industry", "heavy industry", "service industry", "service industries")
_ACTIVITY_ENDS = " of "  # deep processing of farm produce
_AND = " and "
_SHARED = (" materials", " equipment", " metals", " machinery", " products processing", " manufacturing")
# Department of Information Industry, Bureau of Culture, Radio, Television and Tourism: what a body is for.
_BODY_OF = re.compile(
    r"(?:Department|Bureau|Ministry|Commission|Office|Administration|Authority|School|College|Institute|Academy)"
    r" (?:of|for) "
    r"(?:[A-Z][a-z]+(?:, and |, | and | & | )){0,6}$"
)
_NAME_ENDS = ",.;:)\n"
# These need no word before them: "semiconductors and new materials" are two.
_BROAD = frozenset(
    "new-materials equipment-manufacturing high-end-equipment manufacturing advanced-manufacturing machinery"
    " intelligent-manufacturing building-materials".split()
)
# coal-based chemicals, automotive-grade chips; the first half of medium and high-end.
_KINDS = ("-based", "-grade")
_HALVES = ("medium and ", "middle and ", "mid and ")
# What a last character begins a word with, so that the name is cut from words: 快递业务, 荞麦种植面积; as is 其中医药.
_LONGER = {"业": ("务",), **dict.fromkeys("植殖养", ("面积", "规模", "量"))}
# 国家|电子信息 is no 国|家电, 全国|家电 is.
_NATIONS = "全我中外各"
_GROWS = (
    "种植",
    "养殖",
    "加工",
    "制造",
    "冶炼",
    "开采",
    "采选",
    "制种",
    "饲养",
    "breeding",
    "processing",
    "manufactur",
)


class Item:
    """A possible mention: its range in the view, the concepts it is made of, and how far it can be trusted."""

    __slots__ = ("composed", "concepts", "end", "grown", "process", "rule", "start", "stop", "use")

    def __init__(self, start: int, end: int, stop: int, concept: str, use: int) -> None:
        self.start, self.end = start, end
        self.stop = stop
        """Where its context begins: after the head that the name itself holds (绿色食品产业)."""
        self.concepts = [concept]
        self.use = use
        self.rule = "named"
        self.composed = False
        self.process: str | None = None
        self.grown = 0
        """How many characters of an unknown word before it were taken in."""


def items(
    text: str, folded: str, matches: Sequence[Match], organisations: Sequence[Organisation], p: Patterns
) -> list[Item]:
    """Return the items of a view, in order, without overlaps.

    Matches are sorted by start, longest first; of those that overlap the leftmost longest counts.
    """
    found: list[Item] = []
    reach = 0
    at, bodies = 0, len(organisations)
    process = p.process.match
    for number, (start, end, key) in enumerate(matches):
        if start < reach:
            continue
        concept, use, capitals = name(key)
        if folded[start].isascii():
            if (capitals and not text[start:end].isupper()) or _of_another(text, folded, start, end, use):
                continue
        elif use == PRODUCT and _yields(matches, number):
            continue
        longer = _LONGER.get(folded[end - 1])
        if longer and folded.startswith(longer, end):
            continue
        if folded[start] == "中" and folded[start - 1 : start] == "其":
            continue
        if folded[start] == "家" and start and folded[start - 1] == "国" and folded[max(0, start - 2)] not in _NATIONS:
            continue
        reach = end
        if concept is None:
            continue
        while at < bodies and organisations[at][1] <= start:
            at += 1
        if at < bodies and organisations[at][0] < end and not (use == STRONG and organisations[at][1] == end):
            continue
        item = Item(start, end, end, concept, use)
        _without_head(item, folded)
        if item.end == item.stop:
            after = process(folded, end) if folded[end : end + 1] in p.followers else None
            if after and not p.crop_figure.match(folded, end):
                _with_process(item, after.group().strip(), after.end())
            elif folded.endswith(_ACTIVITY_ENDS, start - 4, start):
                _with_activity(item, folded, p.activities)
        last = found[-1] if found else None
        _with_modifiers(item, folded, last.stop if last else 0, p)
        reach = item.stop
        left = last if last and item.start - last.stop <= 1 and _touch(last, item, folded) else None
        if left and _joins(left, item, folded):
            _join(left, item, "juxtaposed")
        elif left and left.use == PRODUCT and left.stop == left.end == item.start:
            found[-1] = item  # the end of another word: 清橙半导体
        else:
            found.append(item)
    return found


def _of_another(text: str, folded: str, start: int, end: int, use: int) -> bool:
    """Tell whether an English name is part of another word or name."""
    return (
        folded.startswith("non-", start - 4, start)
        or (folded.startswith("-", end) and _compounded(folded, end, use))
        or (
            text[start].isupper()
            and (_of_a_name(text, start, end) or _BODY_OF.search(text, max(0, start - 80), start) is not None)
        )
    )


def _of_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word is the last of a longer name: Strait Fishery, said its head."""
    if start < 2 or text[start - 1] != " " or not text[start - 2].isalpha() or " " in text[start:end]:
        return False
    return (
        text[text.rfind(" ", 0, start - 1) + 1].isupper()
        and not text[start:end].isupper()
        and (end == len(text) or text[end] in _NAME_ENDS)
    )


def _compounded(folded: str, end: int, use: int) -> bool:
    """Tell whether an English name is the first part of a longer one: the coal of coal-based chemicals."""
    return folded.startswith("-based ", end) or (use == PRODUCT and folded[end + 1 : end + 2].isalpha())


def _yields(matches: Sequence[Match], number: int) -> bool:
    """Tell whether a product gives way to a longer, stronger name that begins in it: 医养健康 in 其中医养健康."""
    start, end, _ = matches[number]
    if number + 1 == len(matches) or matches[number + 1][0] >= end:
        return False
    for later, stop, key in matches[number + 1 : number + 9]:
        if later >= end:
            return False
        if later > start and stop > end and stop - later > end - start and name(key).use == STRONG:
            return True
    return False


def _touch(left: Item, right: Item, folded: str) -> bool:
    """Tell whether two names stand as one item: a space between Latin ones, nothing between Chinese ones."""
    start = right.start
    return start - left.stop == int(folded[start].isascii() and folded[start - 1] == " ")


def _without_head(item: Item, folded: str) -> None:
    """Take the generic head off a name that the table lists with it."""
    start, end = item.start, item.end
    last = folded[end - 1]
    if last == "业":
        if folded.endswith("产业", start, end):
            if not folded.endswith(_KEPT_HEADS, start, end):
                item.end = end - 2
        elif (
            end - start > 3
            and folded.endswith("工业", start, end)
            and (folded.startswith(_SITES, end) or folded[start:end] in names_with_head())
        ):
            item.end = end - 2
    elif last in "yrs" and folded.endswith(_HEADS, start, end) and folded[start:end] not in _NEEDED_HEADS:
        item.end = folded.rfind(" ", start, end)


def _with_process(item: Item, word: str, end: int) -> None:
    item.end = item.stop = end
    item.process = word
    item.composed = True
    item.rule = "processed"
    if item.use == PRODUCT:
        item.use = STRONG if word.startswith(_GROWS) and len(word) > 2 else WEAK
    elif word.startswith(_GROWS):
        item.use = STRONG


def _with_activity(item: Item, folded: str, activities: tuple[str, ...]) -> None:
    """Take in the activity that English writes before the thing: deep processing of farm produce."""
    for activity in activities:
        start = item.start - len(activity)
        if start >= 0 and folded.startswith(activity, start) and not folded[start - 1 : start].isalpha():
            item.start = start
            item.process = activity.removesuffix(_ACTIVITY_ENDS)
            item.composed = True
            item.rule = "processed"
            item.use = STRONG
            return


def _with_modifiers(item: Item, folded: str, floor: int, p: Patterns) -> None:
    """Grow to the left over words such as 高端 or "advanced", three at most."""
    start, modifiers = item.start, p.modifiers
    for _ in range(3):
        left = start
        if folded[start : start + 1].isascii():
            left = _latin_modifier(folded, start, floor, modifiers)
        elif folded[start - 1 : start] in p.modifier_ends:
            for at in (start - 4, start - 3, start - 2):
                if at >= floor and folded[at:start] in modifiers:
                    left = at
                    break
        if left == start:
            break
        start = left
    if start < item.start:
        item.start = start
        item.composed = True
        if item.rule == "named":
            item.rule = "modified"


def _latin_modifier(folded: str, start: int, floor: int, modifiers: frozenset[str]) -> int:
    """Return where the modifier before a Latin name starts, or where the name does."""
    if start - 1 < floor:
        return start
    if folded[start - 1] != " ":
        return _hyphenated(folded, start, floor)
    if folded.startswith("high-end", start) and folded.endswith(_HALVES, floor, start):
        return folded.rfind(" ", 0, start - 5) + 1
    left = folded.rfind(" ", max(floor, start - 20), start - 1)
    left = left + 1 if left >= 0 else max(floor, start - 20)
    word = folded[left : start - 1]
    return left if word in modifiers or word.endswith(_KINDS) else start


def _hyphenated(folded: str, start: int, floor: int) -> int:
    """Return where a word begins whose last part is a name: phosphorus-coal-based chemicals."""
    if folded[start - 1] != "-":
        return start
    left = start - 1
    while left > floor and (folded[left - 1].isalpha() or folded[left - 1] == "-") and folded[left - 1].isascii():
        left -= 1
    return left if folded[left].isalpha() and left < start - 2 else start


def _joins(left: Item, right: Item, folded: str) -> bool:
    """Tell whether names that touch are one item; 汽车 before 新能源汽车 is the end of something else."""
    return (
        left.stop == left.end
        and (right.use == PRODUCT) == (left.use == PRODUCT)
        and folded[left.start].isascii() == folded[right.start].isascii()
        and not (left.use != STRONG and folded.endswith(folded[left.start : left.end], right.start, right.end))
        and not (folded.startswith("产业化", right.stop) and folded[right.end - 1] == "业")  # 茶叶|农业产业化龙头企业
    )


def _join(left: Item, right: Item, rule: str) -> None:
    """Make one item of two."""
    left.end, left.stop = right.end, right.stop
    left.concepts += right.concepts
    left.use = STRONG if STRONG in (left.use, right.use) else max(left.use, right.use)
    left.rule = rule
    left.composed = True
    left.process = None


def _shared_head(left: Item, right: Item, folded: str) -> bool:
    """Tell whether two English names share the last word and are no end of a list: steel and non-ferrous metals."""
    return (
        right.start - left.end == len(_AND)
        and folded.startswith(_AND, left.end)
        and left.stop == left.end
        and folded.endswith(_SHARED, right.start, right.end)
        and not folded.endswith(_SHARED, left.start, left.end)
        and right.concepts[0] not in _BROAD
        and (left.composed or " " not in folded[left.start : left.end])
        and (not folded.endswith(", ", 0, left.start) or folded.startswith((",", ";"), right.stop))
    )


def joined(found: list[Item], folded: str) -> list[Item]:
    """Join what 及 joins (汽车及装备制造), and A和B where a comma of the same list follows (石化和新材料、风电装备)."""
    kept: list[Item] = []
    for item in found:
        last = kept[-1] if kept else None
        near = last is not None and item.start - last.end <= len(_AND)
        if last and near and (_shared_head(last, item, folded) or _coordinated(last, item, folded)):
            _join(last, item, "coordinated")
        else:
            kept.append(item)
    return kept


def _coordinated(left: Item, right: Item, folded: str) -> bool:
    if left.stop != left.end or not 1 <= right.start - left.end <= 2:
        return False
    word = folded[left.end : right.start]
    if word in ("及", "及其"):
        return True
    return word in ("和", "与") and folded.startswith("、", right.stop) and right.stop == right.end
