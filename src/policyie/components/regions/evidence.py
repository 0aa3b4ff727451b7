"""Whether a spot is a place at all: ordinary words and doubtful names need evidence."""

from __future__ import annotations

import re

from policyie.components.regions import patterns as p
from policyie.components.regions import surroundings as s
from policyie.components.regions.context import (
    Context,
    ancestry,
    at_home,
    close_to,
    level_of,
    prefecture_of,
    related_to,
)
from policyie.components.regions.places import CLUSTER, FOREIGN, FULL, SHORT, ZONE, everyday_names, word_pairs
from policyie.components.regions.spot import Decision, Spot

# Characters between a place and the one that it is listed with, or lies in.
_BESIDE = 3
_NOT_AFTER_WEAK_FULL = re.compile("[城域级区市县乡]")
_JOINING = frozenset("和与及")
_LIST_GAP = re.compile(r"(?:[、,，/]| and |和|及|与|以及|;|；| & | or ){1,2}\s?$")
_BETWEEN = frozenset("、 和 与 及 至 到 — - – ——".split())
_CAPITAL_AFTER = re.compile(" [A-Z]")


def counts(
    text: str,
    spots: list[Spot],
    i: int,
    spot: Spot,
    code: str | None,
    candidates: list[str],
    context: Context,
    before: Decision | None,
    parents: tuple[str, ...],
) -> bool:
    """Say whether a spot is a place at all: an ordinary word needs evidence."""
    if spot.kind == FULL and not (spot.weak or spot.crossing or spot.latin):
        return True
    if spot.kind == CLUSTER:
        return not _local_direction(text, spot, context, before)
    if spot.kind in (FOREIGN, "A"):
        return True
    beside = (
        bool(parents)
        and bool(code)
        and code is not None
        and code.isdigit()
        and any(parent in ancestry(code)[0 if spot.zone else 1 :] for parent in parents)
    )
    if spot.rule == "region.mountain":
        return beside or related_to(code, context)
    if spot.kind == "Q":
        return code is not None
    if spot.kind == "T":
        return beside or (code is not None and close_to(code, context))
    if spot.latin:
        return _counts_english(text, spot, code, context, beside, before)
    if spot.kind == FULL and spot.crossing and not spot.weak and not beside:
        # 健|全州县|乡, 向|山区: sure only where the document speaks of the place.
        border = _begins(text, spot.start)
        known = code is not None and (at_home(code, context) or context.named[code] > 1)
        return border or (known and not spot.former)
    if not spot.weak:
        if spot.kind == SHORT and _of_company(text, spots, i, code, context):
            return False
        return (
            beside
            or _stands_alone(text, spot, code, context)
            or (not spot.crossing and _has_neighbour(text, spots, i, code))
        )
    if beside or (spot.kind == ZONE and related_to(code, context)):
        return True
    if spot.zone:
        return related_to(code, context)
    if spot.kind == FULL:
        # 和县, 成县: at the start of a clause, or where the document speaks of it; never the end of 市和|县.
        if text[spot.end - 1] == "县" and (spot.start == 0 or text[spot.start - 1] in "，。；：、\n\u3000 "):
            return not _NOT_AFTER_WEAK_FULL.match(text, spot.end)
        if text[spot.end - 1] == "区":  # 城区, 郊区: a name only beside its city, or in a list of its districts
            bracketed = text[max(0, spot.start - 1) : spot.start] == "（" and text.startswith("）", spot.end)
            if bracketed and code is not None and at_home(code, context):
                return True
            return (code is not None and code == context.home) or _listed(text, spot, code, before)
        if _NOT_AFTER_WEAK_FULL.match(text, spot.end):
            return False
        if text[spot.start] in _JOINING and code is not None and context.named[code] < 2 and not at_home(code, context):
            return False  # 全市第三次和|县第二次党代会
        return (spot.start == 0 or text[spot.start - 1] not in "市县区州各十百") and related_to(code, context)
    if code and at_home(code, context) and _names_works(text, spot):
        return True
    if _listed(text, spot, code, before):
        return True
    if code and i + 1 < len(spots) and _heads_list(text, spot, spots[i + 1], code):
        return True
    if not related_to(code, context):
        return False
    if code == context.home and _in_home_clause(text, spot):
        return True
    return (code in context.fulls or code == context.home) and _bordered(text, spot)


def possible(text: str, spots: list[Spot], i: int) -> bool:
    """Say whether an ordinary word may count at all, whatever the document is about: most stand where none can."""
    spot = spots[i]
    if not spot.weak or spot.kind != SHORT or spot.zone or spot.latin:
        return True
    return (
        (i > 0 and spot.start - spots[i - 1].end <= _BESIDE)
        or (i + 1 < len(spots) and spots[i + 1].start - spot.end <= _BESIDE)
        or _bordered(text, spot)
        or _names_works(text, spot)
        or _in_home_clause(text, spot)
    )


def _bordered(text: str, spot: Spot) -> bool:
    """Say whether a word stands like a name: borders on both sides, or at the start of a line."""
    if not spot.start or text[spot.start - 1] in "\n\u3000":
        return True
    before = p.NAME_BEFORE.pattern
    if not before.match(text, spot.start - 1) and not before.match(text, max(0, spot.start - 2)):
        return False
    return spot.end >= len(text) or p.NAME_AFTER.pattern.match(text, spot.end) is not None


def _in_home_clause(text: str, spot: Spot) -> bool:
    """Say whether a clause about the home names it (推动宁晋高质量发展), by a name that is no everyday word."""
    name = text[spot.start : spot.end]
    return (
        name not in everyday_names()
        and s.HOME_VERB_BEFORE.pattern.search(text, max(0, spot.start - 2), spot.start) is not None
        and s.HOME_NOUN_AFTER.pattern.match(text, spot.end) is not None
    )


def _local_direction(text: str, spot: Spot, context: Context, before: Decision | None) -> bool:
    """Say whether 东部 is a part of the city or county that the document is of (东部新城), or of a place before it."""
    if text[spot.start : spot.end] in s.LOCAL_DIRECTIONS and before is not None and before[0].end == spot.start:
        return not before[0].zone and before[1] is not None and before[1].isdigit()  # 浙江中西部
    return (
        context.home is not None
        and level_of(context.home) != "province"
        and text[spot.start : spot.end] in s.LOCAL_DIRECTIONS
        and s.LOCAL_AFTER.pattern.match(text, spot.end) is not None
    )


def _of_company(text: str, spots: list[Spot], i: int, code: str | None, context: Context) -> bool:
    """Say whether another province begins the name of a company without its type word: 山东昊禾 10 万吨.

    Where the next place stands right behind it no company's name does (江苏盐城光伏项目).
    """
    spot = spots[i]
    if code is None or context.home in (None, code) or level_of(code) != "province":
        return False
    if spot.typed or (i + 1 < len(spots) and spots[i + 1].start < spot.end + 2):
        return False
    name = s.COMPANY_AFTER.pattern.match(text, spot.end)
    if name is None or s.NO_COMPANY_NAME.pattern.search(name["name"]):
        return False
    word = name["name"]
    return word[1] not in word_pairs().get(word[0], "")


# 据|成都市|统计局, 由|南山区|牵头: words of one character that end before a name,
# where they begin no longer word (由于).
_WORDS_BEFORE = "据由经了"


def _begins(text: str, start: int) -> bool:
    """Say whether what stands before a name is no part of it."""
    if start == 0 or p.FREE_BEFORE.pattern.search(text, max(0, start - 2), start):
        return True
    before = text[start - 1]
    return before in _WORDS_BEFORE and text[start] not in word_pairs().get(before, "")


def _names_works(text: str, spot: Spot) -> bool:
    """Say whether a power station or the like is called after a place: 景泰电厂, or a company's branch there."""
    if s.COMPANY_BEFORE.pattern.search(text, max(0, spot.start - 2), spot.start):
        return True
    before = s.WORKS_BEFORE.pattern.search(text, max(0, spot.start - 2), spot.start)
    return before is not None and s.WORKS.pattern.match(text, spot.end) is not None


def _stands_alone(text: str, spot: Spot, code: str | None, context: Context) -> bool:
    """Say whether a name that is no ordinary word counts here.

    Short names of counties that the document does not otherwise speak of need borders on both sides; those that may
    run across two words need one, unless the document is about the place.
    """
    if spot.kind != SHORT or spot.typed or (code and level_of(code) != "county" and not spot.crossing):
        return True
    if code and (code == context.home or code in context.fulls or level_of(code) == "province"):
        return True
    line_start = spot.start == 0 or text[spot.start - 1] in "\n\u3000•"
    left = line_start or p.FREE_BEFORE.pattern.search(text, max(0, spot.start - 2), spot.start)
    right = spot.end >= len(text) or p.FREE_AFTER.pattern.match(text, spot.end)
    if related_to(code, context) or (code and level_of(code) != "county"):
        return not spot.crossing or bool(left or right)
    if spot.end - spot.start > 2 and not spot.crossing:
        return True
    return bool(left and (right or line_start))


def _has_neighbour(text: str, spots: list[Spot], i: int, code: str | None) -> bool:
    """Say whether a sure place stands beside a name: 义乌、临沂, 桓仁至集安, or its own town right behind it."""
    spot = spots[i]
    if i + 1 < len(spots):
        after = spots[i + 1]
        if after.start == spot.end and code in after.codes:
            return True
        if not after.weak and after.start - spot.end < 3 and text[spot.end : after.start] in _BETWEEN:
            return True
    before = spots[i - 1] if i else None
    return (
        before is not None
        and not before.weak
        and spot.start - before.end < 3
        and text[before.end : spot.start] in _BETWEEN
    )


def _listed(text: str, spot: Spot, code: str | None, before: Decision | None) -> bool:
    """Say whether a spot follows a place of its prefecture in a list: 吉州区、永新."""
    if before is None or not before[1] or not code or spot.start - before[0].end > 3:
        return False
    gap = text[before[0].end : spot.start]
    return bool(_LIST_GAP.search(gap)) and prefecture_of(before[1]) == prefecture_of(code)


def _heads_list(text: str, spot: Spot, after: Spot, code: str) -> bool:
    """Say whether a list goes on with a sure place of the same prefecture: 永新、青原区."""
    return (
        after.start - spot.end < 3
        and not after.weak
        and _LIST_GAP.search(text[spot.end : after.start]) is not None
        and any(prefecture_of(c) == prefecture_of(code) for c in after.codes if c.isdigit())
    )


def _counts_english(
    text: str,
    spot: Spot,
    code: str | None,
    context: Context,
    beside: bool,
    before: Decision | None,
) -> bool:
    if spot.kind == ZONE or spot.typed:
        return True
    first = text[spot.start]
    if not first.isupper() and not context.lower:
        # Machine translation loses capitals: a big place, or one that the document names elsewhere.
        known = code is not None and (context.named[code] > 0 or level_of(code) != "county")
        return known and not spot.weak and spot.end - spot.start > 5
    if spot.weak:
        if (
            before is not None
            and before[1]
            and code
            and _LIST_GAP.search(text[before[0].end : spot.start])
            and prefecture_of(before[1]) == prefecture_of(code)
        ):
            return spot.start - before[0].end < 8
        named = code is not None and (context.named[code] > 1 or code == context.home)
        return beside or (named and related_to(code, context))
    if code is None or level_of(code) != "county":
        return True
    if (
        beside
        or related_to(code, context)
        or re.search(r"(?:\b(?:in|at|from|to|near|via|with) )$", text[max(0, spot.start - 6) : spot.start])
    ):
        return True
    # Alone, a long name that no capitalised word stands beside: no part of a person's or a company's name.
    lone = not re.search(r"[A-Z][a-z'-]* $", text[max(0, spot.start - 16) : spot.start]) and not _CAPITAL_AFTER.match(
        text, spot.end
    )
    return lone and spot.end - spot.start >= 7
