"""Which place a name means: decided over the whole document.

Evidence, strongest first: a parent written next to the name (浙江省|绍兴市, Fuzhou of Fujian), the document's home,
other places of the document, the level that the type word tells. What no evidence settles keeps its candidates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from policyie.components.base import Reading
from policyie.components.regions import patterns as p
from policyie.components.regions.places import CLUSTER, FOREIGN, FULL, SHORT, ZONE
from policyie.components.regions.spots import Spot, home_abbreviations
from policyie.regions import gazetteer

# How much each kind of evidence weighs for a candidate.
PARENT_BESIDE = 20.0
IS_HOME = 7.0
UNDER_HOME = 5.0
ABOVE_HOME = 4.0
SAME_PREFECTURE_AS_HOME = 4.0
SAME_PROVINCE_AS_HOME = 1.5
PREFECTURE_NAMED = 3.0
PROVINCE_NAMED = 1.5
CHILD_NAMED = 3.0
FIRST_OF_NAME = 2.5
FULL_NAME_ELSEWHERE = 4.0
PRIOR = {"province": 3.0, "prefecture": 2.0, "county": 0.0}
MARGIN = 0.9
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))

_NOT_AFTER_WEAK_FULL = re.compile("[城域级区市县乡]")
_LIST_GAP = re.compile(r"(?:[、,，/]| and |和|及|与|以及|;|；| & | or ){1,2}\s?$")
_CAPITAL_AFTER = re.compile(" [A-Z]")
# FUZHOU, Jan. 28 (Xinhua) -- tells where it was written, not what it is about.
_ENGLISH_DATELINE = re.compile(r",? [A-Z][a-z]{2,8}\.? \d|[^\n]{0,30}(?:--|\u2014)")
_OF = re.compile(
    r"^(?:,? (?:of|in|under) |, |,)(?:(?:the|its|neighbou?ring|west|east|southwest|southeast|northern|southern) )?$",
    re.IGNORECASE,
)
# Whose document it is: words for the level of the home, in lower case; counted one by one, faster than a regex.
_HOME_WORDS = {
    "province": "全省|我省|省委|省政府|自治区党委|自治区政府|自治区人民政府|the province|provincial party committee",
    "市": "全市|我市|市委|市政府|the city|municipal committee|municipal party committee",
    "区": "全区|我区|区委|区政府|the district|district committee|district party committee",
    "县": "全县|我县|县委|县政府|the county|county committee|county party committee",
    "州": "全州|我州|州委|州政府|the prefecture",
    "旗": "全旗|旗委|旗政府|the banner",
}
# Reports of the central government are about no one division.
_NATIONAL = re.compile("代表国务院|on behalf of the State Council", re.IGNORECASE)
_TITLE_LENGTH = 120
_LEAD_LENGTH = 150
# 在绵阳市第八届人民代表大会 tells whose report it is, 在杭州举行 only where people met.
_BODY_AFTER = re.compile("第[一二三四五六七八九十]+届人民代表大会")
_JOURNEY_BEFORE = re.compile("赴|前往|来自|拜访$|走访$|对接$")
_VENUE_AFTER = re.compile("(?:成功|隆重|顺利)?(?:举行|举办|召开|开幕|参加|出席|招商|考察|、)")
_DATELINE = re.compile("(?:本报|本报讯|新华社|记者)[^，。\n]{0,6}$|（[^（）\n]{0,8}$|\\([^()\n]{0,8}$")


@cache
def ancestry(code: str) -> tuple[str, ...]:
    """Return a division's code and those above it, nearest first."""
    return (code, *(d.code for d in gazetteer().parents(code)))


@cache
def _prefecture(code: str) -> str:
    """Return the prefecture of a code: of a district of Beijing the municipality, of 仙桃市 the city itself."""
    chain = ancestry(code)
    if len(chain) == 2 and chain[1][:2] in _MUNICIPALITIES:
        return chain[1]
    return chain[-2] if len(chain) > 1 else code


@cache
def _level(code: str) -> str:
    division = gazetteer().current.get(code)
    return division.level if division else "county"


def decide(reading: Reading, spots: list[Spot]) -> tuple[list[tuple[Spot, str | None, list[str]]], str | None]:
    """Settle what each spot means, and the home of the document.

    Returns:
        The spots that count, each with its code (None where it is open or has none) and its open candidates, best
        first; and the code of the document's home.
    """
    text = reading.view.text
    given = reading.meta.get("home")
    sure = Counter[str]()
    fulls: dict[str, None] = {}
    for spot in spots:
        if len(spot.codes) == 1 and not spot.weak and spot.codes[0].isdigit():
            sure[spot.codes[0]] += 1
            if spot.kind == FULL:
                fulls[spot.codes[0]] = None
    context = _Context(sure, fulls, given)
    first = _pass(text, spots, context)
    explicit = dict.fromkeys(c for s, c, _ in first if s.typed and not s.zone and c)
    if explicit.keys() - fulls:
        first = _pass(text, spots, _Context(sure, explicit, given))
    home = given or find_home(text, first, reading)
    context = _Context(Counter(c for _, c, _ in first if c and c.isdigit()), explicit, home)
    if division := gazetteer().current.get(home or ""):
        short = home_abbreviations(text, division.name, spots)
        for spot in short:
            spot.codes = (division.code,)
        spots = sorted([*spots, *short], key=lambda s: s.start)
    return _pass(text, spots, context), home


class _Context:
    """What the document says about where it plays."""

    def __init__(self, codes: Counter[str], fulls: Iterable[str], home: str | None) -> None:
        self.home = home if home and home in gazetteer().current else None
        self.above_home = ancestry(self.home) if self.home else ()
        # Codes written with their type word, and how early: the first of a name sets its sense.
        self.fulls = {code: -0.01 * n for n, code in enumerate(fulls)}
        self.named = Counter[str]()
        self.prefectures = Counter[str]()
        for code, n in codes.items():
            self.named[code] += n
            self.prefectures[_prefecture(code)] += n
        self.below = Counter[str]()  # how often places inside a division are named
        for code, n in codes.items():
            for above in ancestry(code)[1:]:
                self.below[above] += n
        self.provinces = Counter[str]()
        for code, n in codes.items():
            self.provinces[ancestry(code)[-1]] += n

    def score(self, code: str, spot: Spot) -> float:
        """Return how well a candidate fits the document as a whole."""
        if not code.isdigit():
            return 2.5 if code.startswith("cluster:") or len(code) == 2 else 0.0
        points = PRIOR[_level(code)]
        if spot.kind == "T":
            points = 0.0
        chain = ancestry(code)
        if self.home:
            if code == self.home:
                points += IS_HOME
            elif self.home in chain:
                points += UNDER_HOME
            elif code in self.above_home:
                points += ABOVE_HOME
            elif _prefecture(code) == _prefecture(self.home):
                points += SAME_PREFECTURE_AS_HOME
            elif chain[-1] == self.above_home[-1]:
                points += SAME_PROVINCE_AS_HOME
        if code in self.fulls:
            points += FULL_NAME_ELSEWHERE + max(self.fulls[code], -1.0)
            if spot.latin and self.fulls[code] == max(self.fulls.get(c, -9.0) for c in spot.codes):
                points += FIRST_OF_NAME
        if self.below[code] and _level(code) == "prefecture":
            points += CHILD_NAMED
        prefecture = _prefecture(code)
        if prefecture != code and self.prefectures[prefecture]:
            points += PREFECTURE_NAMED
        if chain[-1] != code and self.provinces[chain[-1]]:
            points += PROVINCE_NAMED
        return points


def _pass(text: str, spots: list[Spot], context: _Context) -> list[tuple[Spot, str | None, list[str]]]:
    decided: list[tuple[Spot, str | None, list[str]]] = []
    for i, spot in enumerate(spots):
        before = decided[-1] if decided and decided[-1][0] is spots[i - 1] else None
        parent = _parents_beside(text, spots, i, before)
        code, candidates = _choose(spot, context, parent)
        if spot.zone and spot.weak:
            code, candidates = _zone_code(text, spot, code, candidates, context, parent)
        if _counts(text, spots, i, spot, code, candidates, context, before, parent):
            decided.append((spot, code, candidates))
    return decided


def _zone_code(
    text: str, spot: Spot, code: str | None, candidates: list[str], context: _Context, parents: tuple[str, ...]
) -> tuple[str | None, list[str]]:
    """Return the code of a zone whose own name says little: that of its place beside, or of the document's home."""
    if spot.kind in "T" or (code and code.isdigit() and _related(code, context)):
        return code, candidates
    if spot.kind == "Q" and spot.codes:  # a park named after a town
        near = [c for c in spot.codes if _close(c, context)]
        return (near[0] if len(near) == 1 else None), []
    if spot.kind == "Q":
        divisions = [c for c in parents if c.isdigit()]
        return (divisions[0] if divisions else context.home), []
    if context.home and (spot.latin or spot.bare_tail):
        return context.home, []
    return code, candidates


def _parents_beside(
    text: str, spots: list[Spot], i: int, before: tuple[Spot, str | None, list[str]] | None
) -> tuple[str, ...]:
    """Return the codes written right before (浙江省绍兴市) or after (Fuzhou of Fujian) a spot."""
    spot = spots[i]
    beside: list[str] = []
    if before is not None and before[1] and spot.start - before[0].end <= 3 and before[1].isdigit():
        gap = text[before[0].end : spot.start]
        if not gap.strip(" ,，·（(") and not (gap.strip() and not spot.latin and gap.strip() in ",，"):
            beside.append(before[1])
    if spot.latin and i + 1 < len(spots):
        after = spots[i + 1]
        if after.start - spot.end <= 24 and after.codes and _OF.match(text[spot.end : after.start]):
            beside += after.codes
    return tuple(beside)


def _choose(spot: Spot, context: _Context, parents: tuple[str, ...]) -> tuple[str | None, list[str]]:
    """Return the best code, or None and the candidates where nothing settles them."""
    codes = spot.codes
    if len(codes) < 2:
        return (codes[0] if codes else None), []
    if parents:
        under = [c for c in codes if c.isdigit() and any(parent in ancestry(c)[1:] for parent in parents)]
        if len(under) == 1:
            return under[0], []
        codes = tuple(under) or codes
    codes = _without_namesakes_below(codes, spot, context)
    if len(codes) == 1:
        return codes[0], []
    ranked = sorted(((context.score(c, spot), -n, c) for n, c in enumerate(codes)), reverse=True)
    best, second = ranked[0], ranked[1]
    if best[0] - second[0] >= MARGIN or (best[0] > 0 and _level(best[2]) != _level(second[2])):
        return best[2], []
    return None, [code for _, _, code in ranked[:8]]


def _without_namesakes_below(codes: tuple[str, ...], spot: Spot, context: _Context) -> tuple[str, ...]:
    """岳阳 is the city, not the county of the same name in it, unless the document is about the county."""
    if spot.kind == FULL or spot.kind == "T":
        return codes
    digits = [c for c in codes if c.isdigit()]
    dropped = set()
    for code in digits:
        above = [c for c in ancestry(code)[1:] if c in digits]
        if not above:
            continue
        if context.home == code or (code in context.fulls and not any(c in context.fulls for c in above)):
            dropped.update(above)
        else:
            dropped.add(code)
    return tuple(c for c in codes if c not in dropped) or codes


def _counts(
    text: str,
    spots: list[Spot],
    i: int,
    spot: Spot,
    code: str | None,
    candidates: list[str],
    context: _Context,
    before: tuple[Spot, str | None, list[str]] | None,
    parents: tuple[str, ...],
) -> bool:
    """Say whether a spot is a place at all: an ordinary word needs evidence."""
    if spot.kind in (CLUSTER, FOREIGN, "A"):
        return True
    related = bool(code) and code is not None and _related(code, context)
    beside = (
        bool(code)
        and code is not None
        and code.isdigit()
        and any(parent in ancestry(code)[0 if spot.zone else 1 :] for parent in parents)
    )
    if spot.kind == "Q":
        return code is not None
    if spot.kind == "T":
        return beside or (code is not None and _close(code, context))
    if spot.latin:
        return _counts_english(text, spot, code, context, related, beside, before)
    if spot.kind == FULL and spot.crossing and not spot.weak and not beside:
        # 健|全州县|乡, 向|山区: sure only where the document speaks of the place.
        border = spot.start == 0 or p.FREE_BEFORE.search(text, max(0, spot.start - 2), spot.start) is not None
        known = code is not None and (_at_home(code, context) or context.named[code] > 1)
        return border or (known and not spot.former)
    if not spot.weak:
        return beside or _stands_alone(text, spot, code, context, related)
    if beside or (spot.kind == ZONE and related):
        return True
    if spot.zone:
        return related
    if spot.kind == FULL:
        # 和县, 成县: at the start of a clause, or where the document speaks of it; never the end of 市和|县.
        if text[spot.end - 1] == "县" and (spot.start == 0 or text[spot.start - 1] in "，。；：、\n\u3000 "):
            return not _NOT_AFTER_WEAK_FULL.match(text, spot.end)
        if text[spot.end - 1] == "区":  # 城区, 郊区: a name only beside its city, or in a list of its districts
            return (code is not None and code == context.home) or _listed(text, spot, code, before)
        if _NOT_AFTER_WEAK_FULL.match(text, spot.end):
            return False
        return related and (spot.start == 0 or text[spot.start - 1] not in "市县区州各十百")
    if _listed(text, spot, code, before):
        return True
    if code and i + 1 < len(spots) and _heads_list(text, spot, spots[i + 1], code):
        return True
    if code is None or not related:
        return False
    line_start = not spot.start or text[spot.start - 1] in "\n\u3000"
    left = (
        line_start
        or p.NAME_BEFORE.pattern.match(text, spot.start - 1)
        or p.NAME_BEFORE.pattern.match(text, max(0, spot.start - 2))
    )
    right = spot.end >= len(text) or p.NAME_AFTER.pattern.match(text, spot.end)
    named = code in context.fulls or code == context.home
    return bool(named and left and (right or line_start))


def _stands_alone(text: str, spot: Spot, code: str | None, context: _Context, related: bool) -> bool:
    """Say whether a name that is no ordinary word counts here.

    Short names of counties that the document does not otherwise speak of need borders on both sides; those that may
    run across two words need one, unless the document is about the place.
    """
    if spot.kind != SHORT or spot.typed or (code and _level(code) != "county" and not spot.crossing):
        return True
    if code and (code == context.home or code in context.fulls or _level(code) == "province"):
        return True
    line_start = spot.start == 0 or text[spot.start - 1] in "\n\u3000•"
    left = line_start or p.FREE_BEFORE.search(text, max(0, spot.start - 2), spot.start)
    right = spot.end >= len(text) or p.FREE_AFTER.match(text, spot.end)
    if related or (code and _level(code) != "county"):
        return not spot.crossing or bool(left or right)
    if spot.end - spot.start > 2 and not spot.crossing:
        return True
    return bool(left and (right or line_start))


def _listed(text: str, spot: Spot, code: str | None, before: tuple[Spot, str | None, list[str]] | None) -> bool:
    """Say whether a spot follows a place of its prefecture in a list: 吉州区、永新."""
    if before is None or not before[1] or not code or spot.start - before[0].end > 3:
        return False
    gap = text[before[0].end : spot.start]
    return bool(_LIST_GAP.search(gap)) and _prefecture(before[1]) == _prefecture(code)


def _heads_list(text: str, spot: Spot, after: Spot, code: str) -> bool:
    """Say whether a list goes on with a sure place of the same prefecture: 永新、青原区."""
    gap = text[spot.end : after.start]
    return (
        len(gap) < 3
        and bool(_LIST_GAP.search(gap))
        and not after.weak
        and any(_prefecture(c) == _prefecture(code) for c in after.codes if c.isdigit())
    )


def _counts_english(
    text: str,
    spot: Spot,
    code: str | None,
    context: _Context,
    related: bool,
    beside: bool,
    before: tuple[Spot, str | None, list[str]] | None,
) -> bool:
    if spot.kind == ZONE or spot.typed:
        return True
    first = text[spot.start]
    if not first.isupper():
        # Machine translation loses capitals: a big place, or one that the document names elsewhere.
        known = code is not None and (context.named[code] > 0 or _level(code) != "county")
        return known and not spot.weak and spot.end - spot.start > 5
    if spot.weak:
        if (
            before is not None
            and before[1]
            and code
            and _LIST_GAP.search(text[before[0].end : spot.start])
            and _prefecture(before[1]) == _prefecture(code)
        ):
            return spot.start - before[0].end < 8
        return beside or (related and code is not None and (context.named[code] > 1 or code == context.home))
    if code is None or _level(code) != "county":
        return True
    if (
        related
        or beside
        or re.search(r"(?:\b(?:in|at|from|to|near|via|with) )$", text[max(0, spot.start - 6) : spot.start])
    ):
        return True
    # Alone, a long name that no capitalised word stands beside: no part of a person's or a company's name.
    lone = not re.search(r"[A-Z][a-z'-]* $", text[max(0, spot.start - 16) : spot.start]) and not _CAPITAL_AFTER.match(
        text, spot.end
    )
    return lone and spot.end - spot.start >= 7


def _related(code: str, context: _Context) -> bool:
    """Say whether the document speaks of a candidate, of what it lies in, or of what lies beside it."""
    if not code.isdigit():
        return True
    chain = ancestry(code)
    if context.home and (
        context.home in chain or code in context.above_home or _prefecture(context.home) == _prefecture(code)
    ):
        return True
    return (
        code in context.fulls
        or any(context.named[c] for c in chain[1:])
        or context.prefectures[_prefecture(code)] > context.named[code]
    )


def _close(code: str, context: _Context) -> bool:
    """Say whether the document is about a county or its prefecture, as a town needs to count."""
    return _at_home(code, context) or (context.named[code] > 0 and (code in context.fulls or context.named[code] > 1))


def _at_home(code: str, context: _Context) -> bool:
    """Say whether a county lies in the document's home, or in the home's prefecture."""
    prefecture = _prefecture(code)
    return context.home is not None and (
        context.home in ancestry(code) or (prefecture != code and prefecture in context.above_home)
    )


def find_home(text: str, decided: list[tuple[Spot, str | None, list[str]]], reading: Reading) -> str | None:
    """Return the division that the document is about: title, source, how often it is named, whose leaders speak.

    A division gathers points from its own mentions and a share of those below it; the words for its level (全县, 市委)
    weigh for places of that level.
    """
    points: dict[str, float] = {}
    mentions = Counter[str]()
    title_end = _title_end(text)
    opening = len(text) - len(text.lstrip(" \t\n\u3000•·"))
    travelled: int | None = None
    for n, (spot, code, _) in enumerate(decided):
        journey = _JOURNEY_BEFORE.search(text, max(0, spot.start - 3), spot.start) is not None or (
            travelled is not None and travelled <= spot.start <= travelled + 1
        )
        travelled = spot.end if journey else None  # and so the rest of the list: 赴上海、苏州
        if code is None or not code.isdigit():
            continue
        weight = 1.0
        if spot.start < title_end:
            weight = 7.0
        elif spot.start < title_end + _LEAD_LENGTH:
            weight = 2.0
        elif spot.kind == "A":
            weight = 0.2
        if _BODY_AFTER.match(text, spot.end):
            weight = max(weight, 7.0)
        elif spot.start and text[spot.start - 1] == "在" and _VENUE_AFTER.match(text, spot.end):
            weight = 0.5
        elif journey:
            weight = min(weight, 1.0) * 0.3
        elif spot.start <= opening:
            weight = max(weight, 5.0)  # a text that opens with its subject
        if _DATELINE.search(text[max(0, spot.start - 14) : spot.start]) or (
            spot.latin and text[spot.start : spot.end].isupper() and _ENGLISH_DATELINE.match(text, spot.end)
        ):
            weight = 0.3
        after = decided[n + 1] if n + 1 < len(decided) else None
        if after and after[0].start - spot.end <= 1 and after[1] and code in ancestry(after[1])[1:]:
            weight *= 0.3  # 江苏省 of 江苏省苏州市
        points[code] = points.get(code, 0.0) + weight
        mentions[code] += 1 if weight < 5 else 2
        for above in ancestry(code)[1:]:
            mentions[above] += 1
            points[above] = points.get(above, 0.0) + weight * (0.35 if _level(above) == "prefecture" else 0.12)
    for start, end, kind in reading.organisations:
        if kind == "media" and (code := _place_of_name(text[start:end])):
            points[code] = points.get(code, 0.0) + (1.0 if _level(code) == "province" else 4.0)
            mentions[code] += 2
    if _NATIONAL.search(text, 0, 400) and not any(spot.start < title_end for spot, _, _ in decided):
        return None
    if not points:
        return None
    folded = reading.view.folded
    words = {level: sum(map(folded.count, forms.split("|"))) for level, forms in _HOME_WORDS.items()}
    total = sum(words.values()) + 4  # one such word alone says little
    current = gazetteer().current

    def weighed(code: str) -> float:
        division = current.get(code)
        if division is None:
            return 0.0
        level = "province" if division.level == "province" else division.name[-1]
        return points[code] * (1.0 + 1.5 * words.get(level, 0) / total)

    best = max(sorted(points), key=weighed)
    sole = mentions.keys() <= set(ancestry(best))
    return best if mentions[best] > 1 and (points[best] >= 1.5 or sole) else None


def _title_end(text: str) -> int:
    """Return where the first line with words ends, or where it starts when it is no title but a sentence."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = min(end if end >= 0 else len(text), start + _TITLE_LENGTH)
    return start if "。" in text[start:end] or text[start:end].rstrip().endswith(".") else end


def _place_of_name(name: str) -> str | None:
    """Return the code of the division that a medium is named after: 万州 of 万州时报."""
    for length in (4, 3, 2):
        found = [d for d in gazetteer().find(name[:length]) if d.last is None]
        if len({d.code for d in found}) == 1 and len(name) > length:
            return found[0].code
    return None
