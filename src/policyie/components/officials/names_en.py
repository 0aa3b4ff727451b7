"""Personal names in Latin letters: valid pinyin with a surname, in either order, any spelling; others by shape."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from policyie.tables import rows

_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:(?:-|['’](?!s\b))[A-Za-z\u00c0-\u024f]+)*")
_TITLE_CASE = re.compile(r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+(?:['’-]?[A-Za-z\u00df-\u00ff]+)*\Z")


class Name(NamedTuple):
    """A name in the view: offsets, its key (surname first, lower case, without hyphens), its two parts as written."""

    start: int
    end: int
    key: str
    surname: str
    given: str
    shape: str


class RomanTables:
    """Surnames and syllables in Latin letters, and the words that only look like them."""

    def __init__(self) -> None:
        surnames = rows("romanised_surnames")
        self.surnames = {r["surname"].replace("ü", "u"): float(r["per_thousand"]) for r in surnames}
        self.pinyin = {r["surname"].replace("ü", "u") for r in surnames if r["system"] == "pinyin"}
        self.pinyin |= {"lyu", "lv"}
        syllables = sorted(
            {r["syllable"].replace("ü", "u") for r in rows("pinyin_syllables")} | {"lyu", "lv", "nv"}, key=len
        )
        one = "|".join(reversed(syllables))
        self.given = re.compile(rf"({one})(?:['’-]?({one}))?(?:['’-]?({one}))?\Z")
        self.one = frozenset(syllables)
        cues = [r for r in rows("office_cues") if r["language"] == "en"]
        self.place_types = frozenset(r["surface"] for r in cues if r["cue"] == "place_type")
        self.word_surnames = frozenset(r["surface"] for r in cues if r["cue"] == "word_surname")
        self.pronouns = frozenset(r["surface"] for r in cues if r["cue"] == "pronoun_surname")
        # English words that pinyin could spell.
        self.words = frozenset(r["surface"] for r in cues if r["cue"] == "word_in_pinyin")
        self.verbs = frozenset(r["surface"] for r in cues if r["cue"] == "speech_verb")
        self.no_name = frozenset(r["surface"] for r in cues if r["cue"] in ("body_word", "place_type", "no_name"))
        self.no_name |= {r["surface"].lower() for r in rows("office_heads") if r["language"] == "en"} | self.verbs


@cache
def roman_tables() -> RomanTables:
    """Return the tables, read once."""
    return RomanTables()


def plain(word: str) -> str:
    """Return a spelling for comparison: lower case, no hyphens or apostrophes, Lyu and Lv and Lü as lu."""
    low = word.lower().replace("ü", "u").replace("-", "").replace("'", "").replace("’", "")
    if low.startswith(("lyu", "lv", "nyu", "nv")):
        return low[0] + "u" + (low[3:] if low[1] == "y" else low[2:])
    return low


@lru_cache(maxsize=4096)
def syllables_of(given: str) -> tuple[str, ...]:
    """Return the syllables of a given name in pinyin, () where it is none."""
    found = roman_tables().given.match(given.lower().replace("ü", "u"))
    return tuple(s for s in found.groups() if s) if found else ()


def name_at(text: str, at: int, *, lower: bool = False, shape: bool = False) -> Name | None:
    """Return the name that starts at ``at``, or None.

    ``lower`` admits names without capitals, ``shape`` other names than pinyin (two to four capitalised words); both
    only beside a title. The end of a pinyin name is where its given name ends.
    """
    first = _TOKEN.match(text, at)
    if first is None:
        return None
    second = _next(text, first.end())
    if second is None:
        return None
    third = _next(text, second.end())
    return _pinyin(text, first, second, third, lower=lower) or (_shaped(text, first, second, third) if shape else None)


def _next(text: str, at: int) -> re.Match[str] | None:
    return _TOKEN.match(text, at + 1) if text[at : at + 1] == " " else None


def _cased(token: str, *, lower: bool) -> bool:
    return bool(_TITLE_CASE.match(token)) or (token.isupper() and len(token) > 1) or (lower and token.islower())


def _pinyin(
    text: str, first: re.Match[str], second: re.Match[str], third: re.Match[str] | None, *, lower: bool
) -> Name | None:
    tables = roman_tables()
    a, b = first.group(), second.group()
    if not (_cased(a, lower=lower) and (_cased(b, lower=lower) or (b.islower() and _is_debris(a, b)))):
        return None
    if b in tables.words:
        return None
    surname = plain(a)
    follows = third.group().lower() if third else ""
    if surname in tables.pinyin or a.lower() in tables.pinyin:
        parts = syllables_of(b)
        if third is not None and len(parts) == 1 and "-" not in b and _same_case(b, third.group()):
            last = syllables_of(third.group())
            after = _next(text, third.end())
            if len(last) == 1 and not (after and after.group().lower() in tables.place_types):
                # Li Ke Qiang, bao peng shan
                if (
                    third.group()[0].isupper()
                    and after
                    and _cased(after.group(), lower=False)
                    and syllables_of(after.group())
                ):
                    return Name(first.start(), second.end(), f"{surname} {plain(b)}", a, b, "pinyin")
                return Name(
                    first.start(),
                    third.end(),
                    f"{surname} {plain(b)}{plain(third.group())}",
                    a,
                    f"{b} {third.group()}",
                    "pinyin",
                )
        if parts and follows not in tables.place_types and (len(parts) < 3 or "-" not in b):
            return Name(first.start(), second.end(), f"{surname} {plain(b)}", a, b, "pinyin")
    # Weiguo Sun
    last_name = plain(b)
    if (
        a[0].isupper() and b[0].isupper() and tables.surnames.get(last_name, 0.0) >= 0.3 and last_name in tables.pinyin
        and len(syllables_of(a)) == 2 and follows not in tables.place_types
    ):  # fmt: skip
        return Name(first.start(), second.end(), f"{last_name} {plain(a)}", b, a, "pinyin_western")
    return None


def _is_debris(first: str, second: str) -> bool:
    """He wen: a capital at the beginning of a line only; two syllables are no accident, one must not be a word."""
    return bool(syllables_of(second)) and second not in roman_tables().words and first[0].isupper()


def _same_case(a: str, b: str) -> bool:
    return (a.islower() and b.islower()) or (a[0].isupper() and b[0].isupper())


def _shaped(text: str, first: re.Match[str], second: re.Match[str], third: re.Match[str] | None) -> Name | None:
    """A name of another language, beside a title: two to four capitalised words, none of them a word of offices."""
    tables = roman_tables()
    tokens = [first, second] + ([third] if third else [])
    if third is not None and (fourth := _next(text, third.end())):
        tokens.append(fourth)
    taken: list[re.Match[str]] = []
    for token in tokens:
        word = token.group()
        if not _TITLE_CASE.match(word) and not (word.isupper() and len(word) > 1):
            break
        if word.lower() in tables.no_name or plain(word) in tables.place_types:
            return None
        taken.append(token)
    if len(taken) < 2:
        return None
    words = [t.group() for t in taken]
    after = _next(text, taken[-1].end())
    if after and after.group().lower() in tables.place_types:
        return None
    return Name(first.start(), taken[-1].end(), " ".join(map(plain, words)), words[0], words[-1], "shaped")


def name_before(text: str, end: int, *, lower: bool = False, shape: bool = False) -> Name | None:
    """Return the name that ends at ``end``, or None; of several the longest."""
    low = max(0, end - 48)
    starts = [m.start() for m in _TOKEN.finditer(text, low, end)][-3:]
    for at in starts:
        if at and (text[at - 1].isalpha() or text[at - 1] in "-'"):
            continue
        name = name_at(text, at, lower=lower, shape=shape)
        if name is not None and name.end == end:
            return name
    return None
