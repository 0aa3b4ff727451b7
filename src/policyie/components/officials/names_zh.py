"""Chinese personal names: how likely a run of characters is one, and where it ends.

A name ends where ordinary text goes on: at punctuation, or at a word that follows names (主持, 出席, 分别). Of the
lengths that are possible, the likeliest is taken, by the frequency of the surname and of the characters in given names.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from policyie.components.regions.places import word_pairs
from policyie.tables import rows

# How sure it is that a name ends where it is said to end.
CUT, MAYBE, LIKELY, BORDER = 0, 1, 2, 3

# Rarer surnames do not make a name by themselves.
_RAREST = math.log(0.00002) - 0.1
_END_PENALTY = {BORDER: 0.0, LIKELY: -1.0, MAYBE: -1.5, CUT: -6.0}
# The same for the first character of what usually follows a name.
_FOLLOWING = {BORDER: -3.0, LIKELY: -4.0, MAYBE: -5.0}
_ONE_GIVEN, _TWO_GIVEN = math.log(0.15), math.log(0.85)
# The log-likelihood of a given character that no name of the table has, and of one that no text of the table has.
_NEVER = -13.0
# How much likelier, per character (logarithm), a given name must be than ordinary text, by how sure the end is.
_PLAUSIBLE = {BORDER: -5.5, LIKELY: -2.5, MAYBE: -2.0, CUT: -0.5}

# The log-likelihood below which a character is no usual end of a name; particles that follow verbs.
_RARE_SECOND = -9.0
_PARTICLES = frozenset("了着过等")

# Surnames that are function words first.
_WORDS_TOO = frozenset("和于由来但相初都向还以有是也四半千能自过行可同为才从及时任应")

# Characters that no name has, whatever a dictionary tagged as one.
_NO_GIVEN = frozenset("的了们着吗呢吧么您你他她它这哪每职务")

# A given name without a surname must be this much likelier than text, per character (logarithm).
_GIVEN_ALONE = 1.2
_DOTS = "·•・‧∙"
_SPACED = re.compile(r"([\u4e00-\u9fff])[^\S\r\n]{1,4}([\u4e00-\u9fff])")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")


class Name(NamedTuple):
    """A name in the view: its offsets, how sure its end is, and how it was recognised."""

    start: int
    end: int
    sure: int
    shape: str


# Words after names that are the last character of some; how far other mentions are looked for.
_WORDS_IN_NAMES = frozenset("会将同可应和")
_NEAR = 3000


class NameTables:
    """What is known of names: surnames, characters of given names, sounds of other languages, words like names."""

    def __init__(self) -> None:
        self.surnames = {r["surname"]: math.log(float(r["per_thousand"]) / 1000) for r in rows("surnames")}
        characters = rows("given_names")
        given = [r for r in characters if r["character"] not in _NO_GIVEN]
        self.single = _log_shares({r["character"]: int(r["single"]) for r in given})
        self.first = _log_shares({r["character"]: int(r["first"]) for r in given})
        self.second = _log_shares({r["character"]: int(r["second"]) for r in given})
        self.text = {r["character"]: math.log((int(r["per_million"]) + 0.5) / 1_000_000) for r in characters}
        self.sounds = frozenset(r["character"] for r in rows("transliteration_characters"))
        self.words = {r["word"]: int(r["frequency"]) for r in rows("name_like_words")}
        cues = rows("office_cues")
        self.verbs = frozenset(r["surface"] for r in cues if r["cue"] == "verb_after_name")
        self.likely = frozenset(r["word"] for r in rows("common_verbs"))
        self.links = frozenset(r["surface"] for r in cues if r["cue"] == "word_after_name")
        self.parts = frozenset(r["surface"] for r in cues if r["cue"] == "part_of_verb_after_name")
        self.alone = self.links - self.parts


@cache
def name_tables() -> NameTables:
    """Return the tables of names, read once."""
    return NameTables()


def _log_shares(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {c: math.log(n / total) for c, n in counts.items() if n}


def is_han(character: str) -> bool:
    """Whether a character is Han (basic block: names outside it are met as they stand, by context)."""
    return "\u4e00" <= character <= "\u9fff"


def end_of_name(text: str, at: int, borders: Container[int] = ()) -> int:
    """Return how sure it is that a name that reaches to ``at`` ends there; ``borders`` are starts of titles."""
    if at >= len(text) or at in borders:
        return BORDER
    character = text[at]
    if not is_han(character):
        return CUT if character in _DOTS else BORDER
    tables = name_tables()
    if character in "等及" or text[at : at + 2] in tables.verbs or text[at : at + 3] in tables.verbs:
        return BORDER
    if text[at : at + 2] in tables.likely:
        return LIKELY
    return MAYBE if character in tables.links else CUT


def name_at(text: str, at: int, borders: Container[int] = (), *, strict: bool = False) -> Name | None:
    """Return the name that starts at ``at``, or None.

    ``strict`` asks for a sure end, as in lists and where the title before is a weak one.
    """
    if at >= len(text) or not is_han(text[at]):
        return None
    dotted = _dotted(text, at, borders)
    if dotted is not None:
        return dotted
    spaced = _SPACED.match(text, at)
    if (
        spaced
        and spaced[1] in name_tables().surnames
        and spaced[2] in name_tables().first
        and end_of_name(text, spaced.end(), borders) >= LIKELY
    ):
        return Name(at, spaced.end(), BORDER, "spaced")
    best = _chinese(text, at, borders, strict=strict)
    if best is not None and best.end - at == 2 and text[best.end : best.end + 1] in _WORDS_IN_NAMES:
        best = _repeated(text, best) or best
    if best is not None and best.sure >= LIKELY:
        return best
    other = _transliterated(text, at, borders)
    if other is not None and (best is None or other.sure > best.sure):
        best = other
    if best is None and not strict:
        best = _given_alone(text, at, borders)
    return None if best is None or (strict and best.sure < LIKELY) else best


def _repeated(text: str, name: Name) -> Name | None:
    """A name that every mention near by writes with the same next character, and with different words after that.

    张拴会带队 … 张拴会介绍 is 张拴会, whose last character is a word too.
    """
    low, high = max(0, name.start - _NEAR), name.start + _NEAR
    longer = text[name.start : name.end + 1]
    following = set()
    mentions = 0
    at = text.find(longer[:-1], low, high)
    while at >= 0:
        if not text.startswith(longer, at):
            return None
        mentions += 1
        following.add(text[at + len(longer) : at + len(longer) + 1])
        at = text.find(longer[:-1], at + 2, high)
    if mentions < 2 or len(following) < 2 or not all(map(is_han, following)):
        return None
    return Name(name.start, name.end + 1, LIKELY, "repeated")


def _chinese(text: str, at: int, borders: Container[int], *, strict: bool) -> Name | None:
    """The likeliest of the readings with a surname and one or two more characters."""
    tables = name_tables()
    best: tuple[float, Name] | None = None
    for width in (2, 1):
        surname = tables.surnames.get(text[at : at + width])
        if surname is None:
            continue
        readings: dict[int, tuple[float, Name]] = {}
        for given in (1, 2):
            end = at + width + given
            if end > len(text) or not is_han(text[end - 1]):
                break
            if _is_verb(text, at, end, strict=strict):
                continue
            gain, likelihood = _given(text, at + width, end)
            sure = end_of_name(text, end, borders)
            if gain < _PLAUSIBLE[sure] or not _acceptable(sure, given, surname, text[at:end], gain):
                continue
            # A shorter name leaves a character to the text.
            rest = 0.0
            if width + given == 2 and end < len(text) and is_han(text[end]):
                rest = _FOLLOWING.get(sure) or tables.text.get(text[end], _NEVER)
            readings[given] = surname + likelihood + _END_PENALTY[sure] + rest, Name(at, end, sure, "surname")
        if len(readings) == 2 and (wrong := _wrong_length(text, at + width + 1)):
            del readings[wrong]
        best = max(filter(None, (best, *readings.values())), default=None, key=lambda reading: reading[0])
    return best[1] if best else None


def _wrong_length(text: str, end: int) -> int:
    """Return how many given characters a name can't have, 1 or 2, where words overlap after one; 0 where nothing tells.

    In 董敏超出席会议 both 超出 and 出席 are words; after 超出 no word goes on, so the name is 董敏超. In 王力强调研究
    none goes on after 调研. A character that only begins verbs (强 of 强调) belongs to the name before another verb.
    """
    tables = name_tables()
    first, second = text[end : end + 2], text[end + 1 : end + 3]
    if second not in tables.verbs or tables.second.get(text[end], _NEVER) < _RARE_SECOND:
        return 0
    if text[end] in tables.alone:  # it stands by itself: 将|会见
        return 0
    if first not in tables.verbs and first not in tables.likely:
        return 1 if text[end] in tables.parts else 0
    after_first, after_second = _goes_on(text, end + 2), _goes_on(text, end + 3)
    return 0 if after_first == after_second else 2 if after_first else 1


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence can go on after a verb: it ends, or a word begins."""
    if at >= len(text) or not is_han(text[at]):
        return True
    return (
        text[at] in name_tables().links
        or text[at] in _PARTICLES
        or text[at + 1 : at + 2] in word_pairs().get(text[at], "?")
    )


def _given_alone(text: str, at: int, borders: Container[int]) -> Name | None:
    """A name without a surname that is written with characters of given names, up to a sure border: 艳华."""
    if text[at : at + 2] in name_tables().verbs or text[at : at + 2] in name_tables().likely:
        return None
    for end in (at + 2, at + 3):
        if end <= len(text) and is_han(text[end - 1]) and end_of_name(text, end, borders) == BORDER:
            return Name(at, end, BORDER, "given") if _given(text, end - 2, end)[0] > _GIVEN_ALONE else None
    return None


def _is_verb(text: str, start: int, end: int, *, strict: bool) -> bool:
    """Whether what looks like a name is a verb that follows a title: 参加, 任组长."""
    tables = name_tables()
    two = text[start : start + 2]
    if two in tables.verbs:
        return True
    # 劳动 after 市科工商务局局长 is a name; after a bare 书记 it is none.
    return end - start == 2 and two in tables.likely and (strict or end_of_name(text, end) < BORDER)


def _acceptable(sure: int, given: int, surname: float, name: str, gain: float) -> bool:
    if name[0] in _WORDS_TOO and len(name) < 4 and (sure < LIKELY or (sure == LIKELY and gain < 0)):
        return False
    if sure >= LIKELY:
        return True
    if sure == MAYBE:
        return surname > math.log(0.0001) or given == 2
    # Nothing tells where the name ends: only a common surname with two characters, and no word, will do.
    return given == 2 and surname > math.log(0.0004) and name[:2] not in name_tables().words


def _given(text: str, start: int, end: int) -> tuple[float, float]:
    """Return how much likelier a given name is than text, per character, and its log-likelihood with its length."""
    tables = name_tables()
    ordinary = tables.text.get(text[start], _NEVER)
    if end - start == 1:
        value = tables.single.get(text[start])
        if value is None:
            value = tables.second.get(text[start], _NEVER) - 1.0
        return value - ordinary, value + _ONE_GIVEN
    value = tables.first.get(text[start], _NEVER) + tables.second.get(text[end - 1], _NEVER)
    return (value - ordinary - tables.text.get(text[end - 1], _NEVER)) / 2, value + _TWO_GIVEN


def plausible_name(name: str, *, gain: float = _PLAUSIBLE[MAYBE]) -> bool:
    """Whether a string of two to four characters can be a Chinese name with a surname, judged by itself.

    ``gain``: how much likelier than text its given name must be, per character (logarithm).
    """
    tables = name_tables()
    for width in (2, 1):
        surname = tables.surnames.get(name[:width])
        known = surname is not None and surname > _RAREST and 1 <= len(name) - width <= 2
        if known and _given(name, width, len(name))[0] >= gain:
            return True
    return False


def surname_of(name: str) -> str:
    """Return the surname of a Chinese name; the first character where no surname is known."""
    return name[:2] if len(name) > 2 and name[:2] in name_tables().surnames else name[:1]


def _dotted(text: str, at: int, borders: Container[int]) -> Name | None:
    """A name in parts with dots between them: the last part ends at a border or where no sound goes on."""
    run = _HAN_RUN.match(text, at, at + 9)
    if run is None or run.end() >= len(text) or text[run.end()] not in _DOTS:
        return None
    end = run.end()
    for _ in range(4):
        if end >= len(text) or text[end] not in _DOTS:
            break
        part = end + 1 + (text[end + 1 : end + 2] == " ")
        run = _HAN_RUN.match(text, part, part + 9)
        if run is None:
            break
        end = _last_part(text, part, run.end(), borders)
    return Name(at, end, BORDER, "dotted")


def _last_part(text: str, start: int, limit: int, borders: Container[int]) -> int:
    sounds = name_tables().sounds
    reach = start + 1
    maybe = 0
    while reach < limit:
        sure = end_of_name(text, reach, borders)
        if sure >= LIKELY and reach > start + 1 and _ends_here(text, reach, sure, borders):
            return reach
        if text[reach] not in sounds:
            return reach if sure or not maybe else maybe
        if sure == MAYBE and reach > start + 1:
            maybe = reach
        reach += 1
    return limit


def _ends_here(text: str, at: int, sure: int, borders: Container[int]) -> bool:
    """Whether a name in sounds ends before a word: 买买提|出席, though 提出 is a word too."""
    if at >= len(text) or text[at] not in name_tables().sounds:
        return True
    return sure == BORDER and end_of_name(text, at + 1, borders) < BORDER


def foreign_name_at(text: str, at: int, borders: Container[int] = ()) -> Name | None:
    """A name of any language, beside the title of an envoy: as far as the first sure border."""
    end = at
    while end < len(text) and end - at < 8 and is_han(text[end]):
        end += 1
        if end - at >= 2 and end_of_name(text, end, borders) == BORDER:
            return Name(at, end, BORDER, "foreign")
    return None


def _transliterated(text: str, at: int, borders: Container[int]) -> Name | None:
    """A name without a surname and without dots, written with the sounds of another language: 扎西次仁."""
    sounds = name_tables().sounds
    end = at
    maybe: Name | None = None
    if text[at : at + 2] in name_tables().verbs or text[at : at + 2] in name_tables().likely:
        return None
    while end < len(text) and end - at < 7 and text[end] in sounds:
        end += 1
        if end - at >= 2:
            sure = end_of_name(text, end, borders)
            if sure >= LIKELY and _ends_here(text, end, sure, borders):
                return Name(at, end, sure, "transliterated")
            if sure == MAYBE and end - at >= 3:
                maybe = Name(at, end, MAYBE, "transliterated")
    return maybe
