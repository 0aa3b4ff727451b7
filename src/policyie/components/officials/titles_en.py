"""English titles: a head (mayor, director) with the words before it and the body after it."""

from __future__ import annotations

import re
from functools import cache

from policyie.components.base import Reading
from policyie.components.officials import names_en
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.offices import Head, Title, own_head
from policyie.lexicon import Entry, longest
from policyie.tables import rows

KIND = "office_en"
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f&]+(?:['’.-][A-Za-z\u00c0-\u024f]+)*['’]?")
# Spellings of one head.
_GROUPS = {
    variant: head
    for head, variants in {
        "chairman": "chairwoman|chairperson|chair|chairmen|chairpersons"
        "|vice-chairman|vice-chairwoman|vice-chair|vice-chairmen",
        "secretary": "secretaries",
        "director": "directors|director-general|director general|directors-general",
        "head": "heads",
        "governor": "governors|vice-governor",
        "chief": "chiefs",
        "commissioner": "commissioners",
        "member": "members",
        "minister": "ministers|vice-minister",
    }.items()
    for variant in variants.split("|")
}
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant)\b|\bvice-", re.I)
_COMPANY = re.compile(
    r"\b(?:co|ltd|inc|corp|corporation|company|companies|group|holdings|bank|enterprise|firm|university|college|institute"
    r"|school|hospital|association|chamber|society|club|federation of industry|daily|times|newspaper|magazine|studio"
    r"|academy|sales|marketing|board|plant|factory|research)\b",
    re.I,
)
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "national",
        re.compile(
            r"\b(?:politburo|central committee|state council|national|people's republic of china|of china|china's|prc"
            r"|chinese)\b",
            re.I,
        ),
    ),
    (
        "zone",
        re.compile(
            r"\b(?:zone|(?:management|administrative|administration|executive) committee|industrial park|new area)\b",
            re.I,
        ),
    ),
    ("town", re.compile(r"\b(?:town|township|sub-?district)\b", re.I)),
    ("banner", re.compile(r"\bbanner\b", re.I)),
    ("county", re.compile(r"\b(?:county|magistrates?)\b", re.I)),
    ("district", re.compile(r"\bdistrict(?:'s)?\b", re.I)),
    ("prefecture", re.compile(r"\b(?:prefectur(?:e|al)|league)\b", re.I)),
    ("city", re.compile(r"\b(?:municipal(?:ity)?|city|mayors?|urban)\b", re.I)),
    ("province", re.compile(r"\b(?:provinc(?:e|ial)|region(?:al)?|governors?)\b", re.I)),
)
_NATIONAL_BODY = re.compile(
    r"\b(?:politburo|state council|national (?:people's congress|development|energy|bureau|committee of the c)"
    r"|central committee"
    r"|ministry of|cpc central|general administration)\b",
    re.I,
)
# Bureau of Culture|, Radio, Television and Tourism
_BODY_LIST = re.compile(r", (?:[A-Z][a-z]+, ){0,3}(?:[A-Z][a-z]+ ){1,2}(?:and|&) [A-Z][a-z]+")
# A director of anything else is one of a company.
_PUBLIC = re.compile(
    r"\b(?:government|ministry|bureau|commission|department|administration|committee|council|congress|office|authority"
    r"|customs|court|municipal|provincial|district|county|city|town|township|prefecture|region(?:al)?|state|national|party"
    r"|cppcc|zone|park|area|cent(?:er|re)|investment promotion|directors?[- ]general|agency|division|section|branch"
    r"|museum|library|sub-?district|leading group|of the [a-z]{3,6}\Z)\b"
)
_OF_SOMETHING = frozenset(("director", "spokesperson", "spokesman", "spokeswoman", "inspector"))
_PART_OF_CITY = re.compile(r"\b(district|county)\b", re.I)
_OF = re.compile(r"\b(?:of|from|by|at|to|members?) (?:the )?(?:[A-Za-z']+ )?\Z")
# Words that end a body: what follows is the rest of the sentence.
_TRIM = frozenset("the a of and for in at on to its with as our & under from".split())


@cache
def heads() -> dict[str, Head]:
    """Return the English heads by surface."""
    return {
        r["surface"].lower(): Head(r["surface"].lower(), r["scope"], r["level"], r["role"], r["deputy_role"])
        for r in rows("office_heads")
        if r["language"] == "en"
    }


@cache
def compositions() -> dict[str, list[tuple[list[str], str, str]]]:
    """Return head -> [(words of the context, role, role of the deputy)], the first that fits counts."""
    table: dict[str, list[tuple[list[str], str, str]]] = {}
    for row in rows("office_roles_en"):
        table.setdefault(row["head"], []).append((row["context"].split("|"), row["role"], row["deputy_role"]))
    return table


@cache
def _words(cue: str) -> frozenset[str]:
    return frozenset(r["surface"] for r in rows("office_cues") if r["cue"] == cue and r["language"] == "en")


@cache
def _modifiers() -> frozenset[str]:
    """What may stand before a head: deputy, municipal, and the words of bodies."""
    return _words("modifier") | (_words("body_word") - (_TRIM - {"the", "a", "its", "our"}))


def entries() -> list[Entry]:
    """Return the lexicon entries of all heads."""
    return [Entry(KIND, surface, surface) for surface in heads()]


def read_titles(reading: Reading, jurisdiction: Jurisdiction) -> list[Title]:
    """Return the English titles of a text in order, those of companies too."""
    text = reading.view.text
    matches = longest(reading.matches(KIND))
    lefts: list[int] = []
    floor = 0
    for start, end, _ in matches:
        lefts.append(_left(text, start, floor, jurisdiction))
        floor = end
    found: list[Title] = []
    reach = 0
    for i, (start, end, key) in enumerate(matches):
        if start < reach or _is_body(text, lefts[i], key):
            continue
        following = i + 1
        while following < len(matches) and _is_body(text, lefts[following], matches[following][2]):
            following += 1
        limit = lefts[following] if following < len(matches) else len(text)
        title = _title(text, lefts[i], start, end, own_head(key) or heads()[key.lower()], limit, jurisdiction)
        if title is not None:
            found.append(title)
            reach = title.end
    return found


def _is_body(text: str, left: int, surface: str) -> bool:
    """Whether 市委常委 in translation (municipal party committee standing committee) means the committee itself."""
    return surface.endswith("standing committee") and bool(_OF.search(text, max(0, left - 40), left))


def _left(text: str, start: int, floor: int, jurisdiction: Jurisdiction) -> int:
    """Where the words before a head begin that belong to it: deputy, municipal Party committee, Dangshan County."""
    at = start
    modifiers = _modifiers()
    while at > floor:
        gap = at - 1
        if gap < floor or text[gap] not in " -":
            break
        word_start = gap
        while word_start > floor and (text[word_start - 1].isalpha() or text[word_start - 1] in "'’-"):
            word_start -= 1
        word = text[word_start:gap]
        if not word:
            break
        low = word.lower().replace("’", "'")
        place = jurisdiction.ending(gap, gap) or (jurisdiction.ending(gap - 2, gap - 2) if low.endswith("'s") else None)
        if place is not None and place[0] >= floor:
            at = place[0]
        elif low in modifiers:
            at = word_start
        else:
            break
    # No title begins with of, and.
    while (lead := re.match(r"(?:of|and|for|then|a|the|its|our|his|their) ", text[at:start], re.I)) is not None:
        at += lead.end()
    return at


def _right(text: str, end: int, limit: int, jurisdiction: Jurisdiction) -> int:
    """Where the body after a head ends (director of the municipal bureau of commerce|), or ``end`` without one."""
    link = re.compile(r" (?:of|for|to|in|at|on) ").match(text, end)
    if link is None:
        return end
    body_words = _words("body_word")
    at = link.end()
    last = end
    previous = ""
    for _ in range(26):
        if at >= limit:
            break
        place = jurisdiction.starting(at)
        if place is not None and place <= limit:
            last = at = place
            previous = "place"
        else:
            word = _WORD.match(text, at)
            if word is None or word.end() > limit:
                break
            token = word.group()
            low = token.lower().replace("’", "'").rstrip(".")
            if previous not in ("", "of", "the", "for", "in") or low not in body_words:
                name = names_en.name_at(text, at, lower=previous not in ("of", "and", "the", "for", "in", ""))
                if (
                    name is not None
                    and previous not in ("of", "for", "in")
                    and not (token.islower() and low in body_words)
                ):
                    break
            if previous in body_words - _TRIM and low not in body_words and names_en.name_at(text, at, shape=True):
                break  # Chief Secretary for Administration | Matthew Cheung
            if low not in body_words and not (token[:1].isupper() and low not in _words("speech_verb")):
                break
            at = word.end()
            previous = low
            if low not in _TRIM:
                last = at
        more = _BODY_LIST.match(text, at, limit)
        if more and all(w.lower() in body_words for w in _WORD.findall(more.group())):
            last = at = more.end()
        if text.startswith(("'s ", "’s "), at):
            at += 2
        if text[at : at + 1] == " " or text[at : at + 1] == "-":
            at += 1
        elif text.startswith(" (", at) or text.startswith("(", at):
            bracket = re.compile(r"\((?:[A-Z]{2,6}|Party)\) ?").match(text, at)
            if bracket is None:
                break
            at = bracket.end()
        else:
            break
    return last


def _title(
    text: str, left: int, start: int, end: int, head: Head, limit: int, jurisdiction: Jurisdiction
) -> Title | None:
    stop = _right(text, end, max(limit, end), jurisdiction)
    phrase = text[left:stop].replace("’", "'")
    if head.scope == "company":
        return Title(left, left, stop, "company", None, "company", "", "", None, False, head.surface, False)
    before = text[left:start]
    deputy = bool(_DEPUTY.search(before)) or head.surface.startswith("vice")
    low = phrase.lower()
    after = text[stop : stop + 80]
    company = _COMPANY.search(phrase) and not re.search(
        r"leading (?:party )?group|party group|leadership group|research office", low
    )
    if (company and not re.search(r"\b(?:bureau|commission|government|municipal party|committee)\b", low)) or re.match(
        r",? (?:of|at) [^,.]{0,60}\b(?:Co|Ltd|Group|Company|Corporation|Bank|University)\b", after
    ):
        return Title(left, left, stop, "company", None, "company", "", "", None, False, head.surface, deputy)
    plural = head.surface.endswith(("s", "men")) and head.surface not in ("chairwomen",)
    level = head.level if head.level in ("envoy", "foreign") else ""
    for name, pattern in _LEVELS:
        if pattern.search(low) and not (
            name == "national" and not _NATIONAL_BODY.search(low) and head.level != "national"
        ):
            level = name
            break
    level = level or head.level
    if head.scope == "leaders":
        # Leaders are officials only with a level (municipal leaders) or a place (leaders of Zhuji City).
        end = stop if left == start else end
        region = jurisdiction.named_in(left, end)
        if left == start and region is None:
            return None
        return Title(left, left, end, "leaders", "", "", "", level, region, False, head.surface, plural)
    role = _role(head, low, deputy)
    owned = _GROUPS.get(head.surface, head.surface) in _OF_SOMETHING and stop > end
    if owned and not _PUBLIC.search(low) and jurisdiction.named_in(left, stop) is None:
        role = None
    if (
        head.surface == "president"
        and role is None
        and any(text.startswith(f" {r['pinyin']}", stop) for r in rows("national_leaders"))
    ):
        role, level = "president", "national"
    if level == "national" and role in ("department_head", "department_deputy_head") and not _NATIONAL_BODY.search(low):
        level = ""
    bare = left == start and stop == end
    if role is None:
        return Title(left, left, stop, "company", None, "", "", "", None, bare, head.surface, deputy)
    if head.role == "mayor" and (part := _PART_OF_CITY.search(before)):
        role = f"{'vice_' if deputy else ''}{part[1].lower()}_head"
    region = jurisdiction.named_in(left, stop, envoy=level == "envoy")
    if region is None and (
        owner := re.search(r"([\w. ]+?)(?: SAR)?'s (?:the )?\Z", text[max(0, left - 40) : left].replace("’", "'"))
    ):
        region = jurisdiction.named_in(left - len(owner.group()), left)
    sort = "label" if head.scope == "label" else "office"
    return Title(
        left, left, stop, sort, role, "plural" if plural else "", "", level, region, bare, head.surface, deputy
    )


def _role(head: Head, phrase: str, deputy: bool) -> str | None:
    """The role that a head has in its phrase; None where it is no public office."""
    if head.role and head.scope != "body":
        return (head.deputy_role or head.role) if deputy else head.role
    surface = _GROUPS.get(head.surface, head.surface)
    for words, role, deputy_role in compositions().get(surface, ()):
        if words == [""] or any(w in phrase for w in words):
            return (deputy_role if deputy else role) or None
    return ((head.deputy_role if deputy else head.role) or None) if head.role else None
