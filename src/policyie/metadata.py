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
_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "May" else month for month in _MONTHS)
_MONTH_NAME = rf"(?P<month_name>(?:{_NAMES})\.?)"
_DAY = "(?P<day>[12][0-9]|3[01]|0?[1-9])"
_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_DATES = (
    re.compile(rf"{_YEAR} ?[-/.年] ?(?P<month>0?[1-9]|1[0-2]) ?[-/.月] ?{_DAY}(?![0-9])"),
    re.compile(rf"(?<![A-Za-z]){_MONTH_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}(?![0-9])", re.I),
    re.compile(rf"(?<![0-9]){_DAY}(?:st|nd|rd|th)? {_MONTH_NAME},? {_YEAR}(?![0-9])", re.I),
)
# Publication dates stand in the first lines or in the signature at the end.
_HEAD = 800
_SOURCE = re.compile(
    r"(?:来源|稿源|信息来源|(?<![A-Za-z])Source) ?[:：] *(?P<source>[^\s|()（）]{2,40}(?: [A-Z][A-Za-z]+){0,5})"
)


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
