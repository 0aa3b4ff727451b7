"""What a document says of itself: title, date of publication, source, language."""

from __future__ import annotations

import re
from datetime import date

from policyie.view import HAN, View

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
# A document is mixed where the smaller script holds at least this share of its words.
_MIXED_SHARE = 0.1

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NAME = "(?P<month_name>(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "May" else m for m in _MONTHS) + r")\.?)"
_DATES = (
    re.compile(r"(?P<year>(?:19|20)\d\d) ?[-/.年] ?(?P<month>0?[1-9]|1[0-2]) ?[-/.月] ?(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"),
    re.compile(rf"(?<![A-Za-z]){_MONTH_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)(?!\d)", re.I),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH_NAME},? (?P<year>(?:19|20)\d\d)(?!\d)", re.I),
)
# Publication dates stand in the first lines or in the signature at the end.
_HEAD = 800
_SOURCE = re.compile(r"(?:来源|稿源|信息来源|(?<![A-Za-z])Source) ?[:：] *(?P<source>[^\s|()（）]{2,40}(?: [A-Z][A-Za-z]+)*)")


def language_of(view: View) -> str:
    """Return ``zh``, ``en`` or ``mixed`` by the shares of Han characters and Latin words (two characters a word)."""
    han = len(_HAN_CHARACTER.findall(view.text)) / 2
    latin = len(_LATIN_WORD.findall(view.text))
    if han >= latin:
        return "mixed" if latin > _MIXED_SHARE * (han + latin) else "zh"
    return "mixed" if han > _MIXED_SHARE * (han + latin) else "en"


def title_of(view: View) -> str | None:
    """Return the first line that holds a word, as written, or None for a text without one."""
    for match in re.finditer(r"[^\n\r]+", view.text):
        if _HAN_CHARACTER.search(match.group()) or _LATIN_WORD.search(match.group()):
            start, end = view.origin(*match.span())
            return view.original[start:end].strip()[:200]
    return None


def published_of(view: View) -> str | None:
    """Return the date of publication (ISO 8601) that stands in the head of the text, or None."""
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(view.text, 0, _HEAD):
            if day := _iso(match):
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = groups.get("month") or _MONTH[groups["month_name"][:3].lower()]
    try:
        return date(int(groups["year"]), int(month), int(groups["day"])).isoformat()
    except ValueError:
        return None


def source_of(view: View) -> str | None:
    """Return the medium or office named as the source, or None."""
    match = _SOURCE.search(view.text)
    return match["source"] if match else None
