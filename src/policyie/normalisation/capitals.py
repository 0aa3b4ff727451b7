"""English in lower case: names get their capitals back, so that every rule reads them as it reads them elsewhere.

What is no ordinary English word is a name; so is a surname in pinyin with a given name after it, and the words between
a name and what it is a name of (jilin chemical fibre group). Only where a text has no capitals at all, or next to none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyie.normalisation.vocabulary import english_words
from policyie.tables import rows

# Four words, and not three letters in a thousand a capital: clean text has thirty.
_WORDS = re.compile("(?:[a-z]+['’-]?[a-z]*,? ){3}[a-z]{2}")
# No English goes without them; looked for first, because that costs next to nothing.
_COMMONEST = (" the ", " of ", " and ", " in ", " to ", " said")
_CAPITAL, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
_SMALL_SHARE = 0.003
_SAMPLE = 2000

_TOKEN = re.compile(r"[a-z\u00df-\u024f]+(?:['’](?!s\b)[a-z\u00df-\u024f]+)*")
# Addresses of pages and of mail.
_ADDRESS = re.compile(r"\S*(?:@|://|\bwww\.|\.(?:com|cn|gov|org|net|edu|html?|php|pdf)\b|_)\S*")
# Machine translation leaves out the space after a full stop.
_RUN_ON = re.compile(r"[a-z]{3}[.!?]\Z")
_SENTENCE = re.compile(r"(?:\A|(?<!\bu\.s)(?<!\bno)(?<!\bltd)[.!?]['”\"’)]? +|\n)[ \t\u3000“\"‘(•*-]*(?=[a-z])")
_INITIALS = re.compile(r"\bu\.[skn]\.|\bi(?=['’ ])|\b(?:mr|ms|mrs|dr)\b(?=\.? )|(?<![a-z])(?:us|hk)(?=\$)")
_DATE = re.compile(
    r"\b(?:(?:january|february|april|june|july|august|september|october|november|december)"
    r"|(?:march|may)(?= \d)|(?<=\d )(?:march|may)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_MONTHS = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?= \d)")

# What a name goes on to, right after it or after words that describe it (… chemical fibre group).
_KINDS = frozenset(
    "bank group holdings corporation corp co ltd inc limited daily times news post gazette weekly press media "
    "tv television radio university college academy institute hospital museum hotel airport port station park "
    "zone area district county city town township banner prefecture province region subdistrict road street "
    "avenue bridge river lake mountain sea bay delta plain highway expressway railway canal pipeline steel "
    "securities insurance motors electronics technology technologies pharmaceuticals energy power grid "
    "association chamber bureau department commission committee government congress administration centre "
    "center office sumu league island islands strait corridor circle basin".split()
)
_OF = frozenset("bank university college bureau people's republic province city county government".split())
_REACH = 4
_SMALL_WORDS = frozenset(
    "the of and in for with to by at from on a an said will has have had is was are were be been as that this "
    "which its it their his her or but who new other more than into over after before during about also would "
    "can could per under between through up out all local largest first each both one two three city county".split()
)
_NOT_BETWEEN = re.compile(r"(?:ed|(?<!morn)(?<!even)(?<!manufactur)ing|ly|(?<!s)s)\Z")


class _Words(NamedTuple):
    known: frozenset[str]
    acronyms: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]
    ambiguous: frozenset[str]
    verbs: frozenset[str]
    titles: frozenset[str]


def with_capitals(text: str) -> str:
    """Return the text with the capitals of its names, where it has been put in lower case; every offset stays."""
    if not _is_lower_case(text):
        return text
    letters = list(text)
    marks = _Marks(text)
    for at in marks.capitals:
        if len(capital := letters[at].upper()) == 1:
            letters[at] = capital
    for start, end in marks.acronyms:
        letters[start:end] = text[start:end].upper()
    return "".join(letters)


def _is_lower_case(text: str) -> bool:
    if not any(word in text for word in _COMMONEST):
        return False
    if not text.islower():
        sample = text[:_SAMPLE]
        if len(_CAPITAL.findall(sample)) > _SMALL_SHARE * len(_SMALL.findall(sample)):
            return False
        if len(_CAPITAL.findall(text)) > _SMALL_SHARE * len(_SMALL.findall(text)):
            return False
    return _WORDS.search(text) is not None


class _Marks:
    """Where capitals belong in a text in lower case."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _words()
        addresses = [m.span() for m in _ADDRESS.finditer(text)]
        tokens: list[tuple[int, int, str]] = []
        i = 0
        for match in _TOKEN.finditer(text):
            while i < len(addresses) and addresses[i][1] <= match.start():
                i += 1
            counted = match.start() and text[match.start() - 1].isdigit()  # 12th, 45bn
            if not counted and (i == len(addresses) or match.start() < addresses[i][0]):
                tokens.append((*match.span(), match.group()))
        self.tokens = tokens
        self.names = [self._is_name(word) for _, _, word in tokens]
        self.acronyms = [(start, end) for start, end, word in tokens if word in self.words.acronyms]
        self._people()
        self._phrases()
        self._kinds()
        self.capitals = {start for (start, _, _), name in zip(tokens, self.names, strict=True) if name}
        self.capitals.update(m.end() for m in _SENTENCE.finditer(text))
        self.capitals.update(start for start, _, _ in tokens if _RUN_ON.search(text, max(0, start - 4), start))
        self.acronyms += (m.span() for m in _INITIALS.finditer(text) if m.group()[0] in "uh")
        for pattern in (_DATE, _MONTHS, _INITIALS):
            self.capitals.update(m.start() for m in pattern.finditer(text))

    def _is_name(self, word: str) -> bool:
        known = self.words.known
        return (
            len(word) > 1
            and word not in known
            and not (word.endswith("s") and word[:-1] in known)
            and not any(word.endswith(end) and word[: -len(end)] in known for end in ("ed", "d", "ing", "ly", "er"))
        )

    def _joined(self, i: int) -> bool:
        """Whether only a space stands between a token and the next one."""
        return (
            i + 1 < len(self.tokens)
            and self.tokens[i + 1][0] == self.tokens[i][1] + 1
            and self.text[self.tokens[i][1]] in " -"
        )

    def _people(self) -> None:
        """Surnames with a given name after them, then the same surnames alone beside a title or a verb."""
        from policyie.components.officials.names_en import plain, roman_tables, syllables_of

        tables, words = roman_tables(), self.words
        found: set[str] = set()
        for i, (_, _, word) in enumerate(self.tokens[:-1]):
            if not (plain(word) in tables.pinyin or word in tables.pinyin) or not self._joined(i):
                continue
            given = self.tokens[i + 1][2]
            parts = syllables_of(given)
            if not parts or len(parts) > 2 or (given in words.ambiguous and not self._ends(i + 1)):
                continue
            if self.names[i]:
                if given in words.known and len(given) > 4:
                    continue
            elif not (len(parts) == 2 and self.names[i + 1] and (not self._is_place(given) or self._titled(i))):
                continue
            self.names[i] = self.names[i + 1] = True
            found.add(word)
            if len(parts) == 1 and self._joined(i + 1):
                last = self.tokens[i + 2][2]
                if len(syllables_of(last)) == 1 and last not in words.ambiguous and last not in words.known:
                    self.names[i + 2] = True
        for i, (_, _, word) in enumerate(self.tokens):
            if word in found and not self.names[i]:
                self.names[i] = self._titled(i) or (self._joined(i) and self.tokens[i + 1][2] in words.verbs)

    def _titled(self, i: int) -> bool:
        """Whether a title stands before a token."""
        return i > 0 and self._joined(i - 1) and self.tokens[i - 1][2] in self.words.titles

    def _ends(self, i: int) -> bool:
        """Whether a mark follows a token, or a verb of speech."""
        if self._joined(i):
            return self.tokens[i + 1][2] in self.words.verbs
        return True

    def _is_place(self, word: str) -> bool:
        return (word,) in self.words.phrases.get(word, ())

    def _phrases(self) -> None:
        """Names of places of several words: hong kong, inner mongolia."""
        phrases = self.words.phrases
        for i, (_, _, word) in enumerate(self.tokens):
            for parts in phrases.get(word, ()):
                if tuple(w for _, _, w in self.tokens[i : i + len(parts)]) == parts:
                    self.names[i : i + len(parts)] = [True] * len(parts)
                    break

    def _kinds(self) -> None:
        """The words between a name and its kind, and what a bank or a university is of."""
        words = self.words
        for i, (_, _, word) in enumerate(self.tokens):
            if word in _OF and not self.names[i] and self._joined(i) and self.tokens[i + 1][2] == "of":
                self.names[i] = self._joined(i + 1) and self.names[i + 2]
            if word not in _KINDS or not i or not self._joined(i - 1):
                continue
            j = i - 1
            while j >= max(0, i - _REACH) and not self.names[j] and self._joined(j - 1 if j else 0):
                between = self.tokens[j][2]
                ended = self.text[self.tokens[j][1]] == " " and _NOT_BETWEEN.search(between)
                if ended or between in _SMALL_WORDS or between in words.verbs:
                    break
                j -= 1
            if j >= 0 and self.names[j]:
                for k in range(j + 1, i + 1):
                    self.names[k] = True


@cache
def _words() -> _Words:
    known = english_words()
    cues = [row for row in rows("office_cues") if row["language"] == "en"]
    ambiguous = {row["surface"] for row in cues if row["cue"] in ("word_surname", "word_in_pinyin", "pronoun_surname")}
    verbs = {row["surface"] for row in cues if row["cue"] == "speech_verb"}
    titles = {row["surface"].lower().split()[-1] for row in rows("office_heads") if row["language"] == "en"}
    titles |= {"mr", "ms", "mrs", "comrade"}
    names = {
        name
        for table in ("divisions", "zones", "clusters", "foreign_places", "countries", "place_english")
        for row in rows(table)
        for name in row["english"].split("|")
        if name[:1].isupper()
    }
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        parts = tuple(_TOKEN.findall(name.lower()))
        if parts and (len(parts) > 1 or parts[0] not in known):
            phrases.setdefault(parts[0], []).append(parts)
    surfaces = [row["surface"] for table in ("currencies", "indicators", "industry_names") for row in rows(table)]
    acronyms = {part.lower() for surface in surfaces for part in _ACRONYM.findall(surface)} - known
    acronyms |= {"ai", "ev", "evs", "cpc", "cppcc", "npc", "sar", "rmb", "cny", "usd", "gdp", "ceo", "r&d", "prc"}
    return _Words(known, frozenset(acronyms), phrases, frozenset(ambiguous), frozenset(verbs), frozenset(titles))


_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])")
