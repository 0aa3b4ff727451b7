"""Whose document it is: the division that a text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policyie.components.base import Reading
from policyie.components.regions.context import ancestry, level_of, prefecture_of
from policyie.components.regions.spot import Decision, Spot
from policyie.lexicon import Entry
from policyie.regions import gazetteer

# FUZHOU, Jan. 28 (Xinhua) -- tells where it was written, not what it is about.
_ENGLISH_DATELINE = re.compile(r",? [A-Z][a-z]{2,8}\.? \d|[^\n]{0,30}(?:--|\u2014)")
# Whose document it is: words for the level of the home, in lower case; the lexicon finds them.
_HOME_WORDS = {
    "province": "全省|我省|本省|省委|省政府|自治区党委|自治区政府|自治区人民政府|the province"
    "|provincial party committee",
    "市": "全市|我市|本市|市财政|市委|市政府|the city|our city|municipal committee|municipal party committee",
    "区": "全区|我区|本区|区财政|区委|区政府|the district|our district|district committee|district party committee",
    "县": "全县|我县|本县|县财政|县委|县政府|the county|our county|county committee|county party committee",
    "州": "全州|我州|州委|州政府|the prefecture",
    "旗": "全旗|旗委|旗政府|the banner",
}
# Reports of the central government are about no one division.
_NATIONAL = re.compile("代表国务院|on behalf of the State Council", re.IGNORECASE)
# Hong Kong, Macao and Taiwan are more often guests in these documents than their home.
_SPECIAL = frozenset(("710000", "810000", "820000"))
_TITLE_LENGTH = 160
_TITLE_SEARCH = 400
_DATE_LINE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? [A-Za-z]+ \d{1,2},? \d{4}"
    r"|[\d年月日 :：./-]{4,24}|发布时间[:：].{0,30}"
)
_LIES_IN = re.compile(r"(?:,| in| of)(?: [a-z]+ China's)? ?")
_ENGLISH_START = re.compile(r"\s*[A-Za-z]")
_LEAD_LENGTH = 150
# 在绵阳市第八届人民代表大会 tells whose report it is, 在杭州举行 only where people met.
_BODY_AFTER = re.compile("第?[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大|委员会|全委会)")
# Each branch of this pattern and of the dateline's begins with a character, which makes the search twice as fast.
_JOURNEY_BEFORE = re.compile(
    "赴[^，。]?$|前往[^，。]?$|来自[^，。]?$|拜访$|走访$|对接$"
    "|Went to $|went to $|Trip to $|trip to $|Travell?ed to $|travell?ed to $|Visit to $|visit (?:to )?$|visited $"
)
# 甲市市委书记一行来衡调研: whoever comes is a guest.
_GUEST_AFTER = re.compile(
    "[^。\n]{0,40}?(?:[赴到来]我[省市县区州旗]|(?<![未带迎])来(?:[全本该此]?[省市县区州旗]|[\u4e00-\u9fff]{1,3})"
    "(?:进行|开展|实地)?"
    "(?:调研|考察|访问|视察|检查|指导|学习|参观|交流|对接|洽谈|督导))"
)
_VENUE_AFTER = re.compile("(?:成功|隆重|顺利)?(?:举行|举办|召开|开幕|参加|出席|招商|考察|、)")
_DATELINE = re.compile(
    "本报讯?[^，。\n]{0,6}$|新华社[^，。\n]{0,6}$|记者[^，。\n]{0,6}$|（[^（）\n]{0,8}$|\\([^()\n]{0,8}$"
)


def home_words() -> Iterator[Entry]:
    """Yield the lexicon entries of the words for the level of the home; the key is the level."""
    for level, forms in _HOME_WORDS.items():
        for form in forms.split("|"):
            yield Entry("home", form, level)


def find_home(text: str, decided: list[Decision], reading: Reading) -> str | None:
    """Return the division that the document is about: title, source, how often it is named, whose leaders speak.

    A division gathers points from its own mentions and a share of those below it; the words for its level (全县, 市委)
    weigh for places of that level.
    """
    points: dict[str, float] = {}
    mentions = Counter[str]()
    strong: set[str] = set()  # in the title, or opening the text
    title_end = _title_end(text)
    opening = len(text) - len(text.lstrip(" \t\n\u3000•·"))
    travelled: int | None = None
    for n, (spot, code, _) in enumerate(decided):
        journey = _JOURNEY_BEFORE.search(text, max(0, spot.start - 12), spot.start) is not None or (
            travelled is not None and travelled <= spot.start <= travelled + 5
        )
        travelled = spot.end if journey else None  # and so the rest of the list: 赴上海、苏州
        if code is None or not code.isdigit() or spot.rule == "region.abbreviation.fair":
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
        elif journey or _is_guest(text, spot):
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
        elif (
            spot.latin
            and n
            and (below := decided[n - 1])[1]
            and code in ancestry(below[1] or "")[1:]
            and _LIES_IN.fullmatch(text, below[0].end, spot.start)
        ):
            weight *= 0.3  # Zhejiang of Zhuji in Zhejiang
        if code in _SPECIAL:
            weight *= 0.5
        points[code] = points.get(code, 0.0) + weight
        mentions[code] += 1 if weight < 5 else 2
        if weight >= 5:
            strong.add(code)
        for above in ancestry(code)[1:]:
            mentions[above] += 1
            points[above] = points.get(above, 0.0) + weight * (0.35 if level_of(above) == "prefecture" else 0.12)
    media: list[str] = []
    for start, end, kind in reading.organisations:
        if kind == "media" and (code := _place_of_name(text[start:end])):
            points[code] = points.get(code, 0.0) + (1.0 if level_of(code) == "province" else 4.0)
            mentions[code] += 2
            if level_of(code) != "province":
                media.append(code)
    if _NATIONAL.search(text, 0, 400) and not any(spot.start < title_end for spot, _, _ in decided):
        return None
    if not points:
        return None
    said = Counter(level for _, _, level in reading.matches("home"))
    words = {level: said[level] for level in _HOME_WORDS}
    total = sum(words.values()) + 4  # one such word alone says little
    current = gazetteer().current

    def weighed(code: str) -> float:
        return points[code] * (1.0 + 1.5 * words.get(_own_word(code), 0) / total) if code in current else 0.0

    best = max(sorted(points), key=weighed)
    if best not in strong:
        direct = Counter(code for _, code, _ in decided if code and code.isdigit())
        direct.update(dict.fromkeys(media, 2))
        if not text[:title_end].strip() and not _ENGLISH_START.match(text):
            return _of_untitled({code: weighed(code) for code in sorted(points)}, direct, words)
        if chief := _chief(direct, words):
            return chief
    sole = mentions.keys() <= set(ancestry(best))
    if mentions[best] == 1:  # no other place is named, and the text speaks for one of its level
        return best if sole and words.get(_own_word(best), 0) else None
    return best if points[best] >= 1.5 or sole else None


def home_of_towns(spots: list[Spot], said: Counter[str]) -> str | None:
    """Return the county, or prefecture, whose towns a text names that names no division: our county … Liushu Town.

    ``said``: how often each level's words for the home occur; without one of a county the towns say nothing.
    """
    if not any(said[level] for level in "县区旗市"):
        return None
    counties = {spot.codes for spot in spots if spot.kind == "T"}
    if not counties or any(len(codes) != 1 for codes in counties):
        return None
    codes = {code for (code,) in counties}
    if len(codes) == 1:
        return codes.pop()
    prefectures = {prefecture_of(code) for code in codes}
    return prefectures.pop() if len(prefectures) == 1 else None


def _is_guest(text: str, spot: Spot) -> bool:
    """Say whether people of a place come to another: 甲市市委书记一行来衡调研."""
    end = spot.end + 60
    return (text.find("来", spot.end, end) >= 0 or text.find("我", spot.end, end) >= 0) and _GUEST_AFTER.match(
        text, spot.end, end
    ) is not None


def _of_untitled(points: dict[str, float], direct: Counter[str], words: dict[str, int]) -> str | None:
    """Return the home of a text that begins in mid-report: rather none than one that its words for its level belie.

    ``direct``: how often each division itself is named.
    """
    if not direct:
        return None
    said = max(words, key=words.__getitem__)
    chief, times = direct.most_common(1)[0]
    others = sum(n for c, n in direct.items() if c not in ancestry(chief) and chief not in ancestry(c))
    if not words[said] and times > 1 and times > 2 * others:
        return chief
    if words.get(_own_word(chief), 0) * 2 >= words[said] > 0 and not others and points[chief] >= 1:
        return chief  # the only place
    if _chief(direct, words):
        return chief
    if said != "province" and words[said]:
        fitting = [c for c in points if words.get(_own_word(c), 0) * 2 >= words[said] and level_of(c) != "province"]
        best = max(fitting, key=points.__getitem__, default=None)
        below = sum(n for c, n in direct.items() if best in ancestry(c))
        return best if below > 1 else None
    # A city's report says 全省 too, for comparison: its places lie in one prefecture, a province's in many.
    provinces = Counter[str]()
    for code, n in direct.items():
        provinces[ancestry(code)[-1]] += n
    province = max(provinces, key=provinces.__getitem__)
    cities = Counter[str]()
    for code, n in direct.items():
        if code != province and province in ancestry(code):
            cities[prefecture_of(code)] += n
    city = max(cities, key=cities.__getitem__, default="")
    if cities[city] > max(2, direct[province]) and cities[city] * 4 >= sum(cities.values()) * 3 and direct[city]:
        return city
    if words[said] and (len(cities) > 2 or (direct[province] > 2 and cities[city] < 2)):
        return province
    return None


def _chief(direct: Counter[str], words: dict[str, int]) -> str | None:
    """Return the place that a text names oftener than its province, and none beside it: it is compared with 全省."""
    if not direct:
        return None
    chief, times = direct.most_common(1)[0]
    lineage = ancestry(chief)
    if len(lineage) < 2 or any(code not in lineage and chief not in ancestry(code) for code in direct):
        return None
    return chief if max(words.values()) < times > max(2, direct[lineage[-1]]) else None


def _own_word(code: str) -> str:
    """Return the word of `_HOME_WORDS` with which a division speaks of itself; a municipality says 全市."""
    name = gazetteer().current[code].name
    return name[-1] if name[-1] in _HOME_WORDS else "province"


def _title_end(text: str) -> int:
    """Return where the first line that can be a title ends: no date, no sentence."""
    start = 0
    for line in text[:_TITLE_SEARCH].splitlines(keepends=True):
        words = line.strip()
        if words and not _DATE_LINE.fullmatch(words):
            sentence = "。" in words or words.endswith(".")
            return start if sentence else start + min(len(line), _TITLE_LENGTH)
        start += len(line)
    return 0


def _place_of_name(name: str) -> str | None:
    """Return the code of the division that a medium is named after: 万州 of 万州时报."""
    for length in (4, 3, 2):
        found = [d for d in gazetteer().find(name[:length]) if d.last is None]
        if len({d.code for d in found}) == 1 and len(name) > length:
            return found[0].code
    return None
