"""The jurisdiction of an office: the place written before it, or the document's home, read at the office's level."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from policyie.components.base import Reading
from policyie.tables import rows

_MUNICIPALITIES = ("11", "12", "31", "50")
#: Taiwan, Hong Kong and Macao: their cities and counties have no codes of their own here.
_WITHOUT_DIVISIONS = ("71", "81", "82")
#: Levels whose offices belong to a whole province, prefecture or county.
PROVINCE, PREFECTURE, COUNTY = "province", "prefecture", "county"
_RANK = {
    "province": PROVINCE, "region": PROVINCE, "city": PREFECTURE, "prefecture": PREFECTURE,
    "county": COUNTY, "district": COUNTY,
    "banner": COUNTY, "town": "town", "zone": "zone", "village": "town",
}  # fmt: skip
_TYPE_WORDS = {"county": "县", "district": "区", "banner": "旗", "city": "市", "prefecture": "州"}
_ENGLISH_TYPE_WORDS = {
    "county": "county",
    "district": "district",
    "banner": "banner",
    "city": "city",
    "prefecture": "prefecture",
}
_ZONE = re.compile(r"(?:[区园]|基地|zone|park|area)$", re.I)
_ZONE_KIND = re.compile("高新|经开|保税|自贸")
_TOWN = re.compile(r"(?:[镇乡]|街道|town|township|sub-?district)$", re.I)
# How a paragraph that is about another place begins: 3月12日，荆门举行…; In Kunshan, …
_LEAD = re.compile(
    r"[\s·•▲*\-\d.、]*(?:(?:本报|本网|本台|本刊)\S{0,12}?[讯电](?:[（(][^（）()]{1,40}[)）])?\s*)?"
    r"(?:(?:据悉|近日|日前|昨日|今日|昨天|今天|当天|\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{0,2}日?"
    r"|(?:On )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2},?)(?:上午|下午|晚)?[，,]? ?)?"
    r"(?:In |At |The )?\Z"
)
# The first paragraph of the body: it begins with a date, or with the name of the medium.
_DATED_LINE = re.compile(
    r"^[\s\u3000]*(?:(?:本报|本网|本台)\S{0,12}?讯[^\n]{0,60}?)?\d{1,2}月\d{1,2}日[^\n]{30,}", re.M
)
_OPENING = 1200
# How far back in a long paragraph a zone or town is looked for.
_REACH = 1500
# … and how it goes on after the place: not with a body of which somebody is an official.
_ABOUT = re.compile(
    r"[ ]?(?:市|县|区)?(?:[，,：:]|召开|举行|举办|隆重|组织|开展|启动|签约|集中|今年|与|在|持续|加快"
    r"| meanwhile| held| signed| launched)"
)
_AFTER_DATE = re.compile(
    r"(?!(?:[省市州县区旗盟](?:委|政府|人大|政协|领导)|政府|委|党|.{0,8}[局厅办委](?:长|主任|书记)|管委会|驻))"
)


@cache
def _names() -> dict[str, str]:
    """Name of each division of today, by code."""
    return {r["code"]: r["name"] for r in rows("divisions") if not r.get("last")}


def parent(code: str) -> str:
    """Return the code of the division above: XXYYZZ -> XXYY00 -> XX0000; of a municipality's district, XX0000."""
    if code.endswith("0000"):
        return code
    if code.endswith("00") or code[:2] in _MUNICIPALITIES or code[2:4] == "90":
        return code[:2] + "0000"
    return code[:4] + "00"


def stem(code: str) -> str:
    """Return the part of a code that all divisions inside share: 51, 5117, 511702."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def rank(code: str) -> str:
    """Return province, prefecture or county for a division's code; a municipality counts as a province."""
    if not code.isdigit():
        return "foreign"
    return PROVINCE if code.endswith("0000") else PREFECTURE if code.endswith("00") else COUNTY


class Jurisdiction:
    """Places of a document by position, with its home."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.view.text
        self.home = reading.meta.get("home")
        self._places: list[tuple[int, int, str]] = []
        known: dict[str, str] = {}
        for start, end, record in reading.mentions("regions"):
            code = reading.division(record.get("code")) or self._settle(record.get("candidates") or ()) or ""
            if code.startswith("cluster:"):
                continue  # no office has a cluster of cities for its jurisdiction
            self._places.append((start, end, code))
            if code:
                known.setdefault(self.text[start:end], code)
        # A name that is settled elsewhere in the document means the same place.
        self._places = [(s, e, code or known.get(self.text[s:e], "")) for s, e, code in self._places]
        self._starts = [p[0] for p in self._places]
        self._ends = [p[1] for p in self._places]
        self._lines = [line.end() for line in re.finditer("\n", self.text)]
        self._leads: dict[int, str | None] = {}
        self._inner: str | None = None

    def _settle(self, candidates: list[str] | tuple[str, ...]) -> str | None:
        """Of several candidates, the only one in the home's prefecture or province."""
        if not self.home:
            return None
        for width in (6, 4, 2):
            near = [c for c in candidates if c[:width] == self.home[:width]]
            if len(near) == 1:
                return near[0]
        return None

    def ending(self, low: int, high: int) -> tuple[int, str | None] | None:
        """Return (start, code) of the place that ends in ``low..high``, or None."""
        i = bisect_left(self._ends, low)
        if i < len(self._ends) and self._ends[i] <= high:
            return self._places[i][0], self._places[i][2] or None
        return None

    def starting(self, at: int) -> int | None:
        """Return the end of the place that starts at ``at``, or None."""
        i = bisect_left(self._starts, at)
        return self._ends[i] if i < len(self._starts) and self._starts[i] == at else None

    def named_in(self, low: int, high: int, *, envoy: bool = False) -> str | None:
        """Return the code of the last place inside a range, or None; for an envoy, of the country that sends."""
        found = self.last_within(low, high, envoy=envoy)
        return found[1] if found else None

    def last_within(self, low: int, high: int, *, envoy: bool = False) -> tuple[int, str | None, int] | None:
        """Return (start, code, end) of the last place inside a range; for an envoy, of the country that sends."""
        i = bisect_right(self._ends, high) - 1
        found = None
        while i >= 0 and self._starts[i] >= low:
            start, end, code = self._places[i]
            if found is None and self.text[start - 1 : start] not in ("援", "驻"):
                found = (start, code or None, end)
            if envoy and code.isalpha():
                return start, code, end
            i -= 1
        return found

    def chain_start(self, start: int, floor: int) -> int:
        """Return where a chain of places that ends with the place at ``start`` begins (浙江省|绍兴市)."""
        i = bisect_left(self._starts, start)
        while i > 0 and self._ends[i - 1] == start and self._starts[i - 1] >= floor:
            i -= 1
            start = self._starts[i]
        return start

    def inside(self, start: int, end: int) -> bool:
        """Whether a range lies inside a longer place name."""
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and self._ends[i] >= end and self._ends[i] - self._starts[i] > end - start

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a place touches a range."""
        i = bisect_right(self._ends, start)
        return i < len(self._starts) and self._starts[i] < end

    def across(self, at: int, least: int = 0) -> bool:
        """Whether a place of more than ``least`` characters reaches over a position."""
        i = bisect_right(self._ends, at)
        return i < len(self._starts) and self._starts[i] < at and self._ends[i] - self._starts[i] > least

    def places_between(self, low: int, high: int) -> list[tuple[int, int, str]]:
        """Return the places inside a range."""
        return [
            p for p in self._places[bisect_left(self._starts, low) : bisect_left(self._starts, high)] if p[1] <= high
        ]

    def of(self, code: str | None, level: str, at: int) -> str | None:
        """Return the jurisdiction of an office: its own place, else the home or the nearest place of its level."""
        if level == "national":
            return code or "CN"
        if level in ("envoy", "foreign"):
            return code if code and code.isalpha() else None
        if code is not None:
            return _raised(code, level)
        local = self.local(at)
        wanted = _RANK.get(level)
        if wanted is None:
            return local
        if wanted in ("zone", "town"):
            return self._nearest(at, level, local) or self._nearest_here(at, level) or local
        if local is not None and local[:2] in _WITHOUT_DIVISIONS:
            return local
        if local is None or not local.isdigit():
            near = self._nearest(at, level, local)
            return near
        if wanted == PROVINCE:
            return local[:2] + "0000"
        if wanted == PREFECTURE:
            return self._city(local, level, at)
        if rank(local) == COUNTY:
            return local
        return self._nearest(at, level, local) or self._only(level, local)

    def _city(self, local: str, level: str, at: int) -> str | None:
        if rank(local) == PROVINCE:
            return local if local[:2] in _MUNICIPALITIES else self._nearest(at, level, local)
        if rank(local) == COUNTY and level == "city" and _names().get(local, "").endswith("市"):
            return local
        return local if rank(local) == PREFECTURE else parent(local)

    def _nearest(self, at: int, level: str, local: str | None) -> str | None:
        """The last place before ``at`` of the level, inside the local division; None where there is none."""
        wanted = _RANK[level]
        kind = ""
        if wanted == "zone":
            kind = "".join(_ZONE_KIND.findall(self.text, at, at + 12)[-1:])
        above = (local or "")[:2] if local and local.endswith("0000") else (local or "")[:4]
        for i in range(bisect_left(self._starts, at) - 1, max(-1, bisect_left(self._starts, at) - 40), -1):
            start, end, code = self._places[i]
            if not code or (above and not code.startswith(above)):
                continue
            if wanted == "zone":
                if kind and kind not in self.text[start:end]:
                    continue  # 高新区党工委书记 is not of the industrial park named before
                if _ZONE.search(self.text, start, end) and not re.search(
                    r"(?:District|[^新]区)$", self.text[start:end]
                ):
                    return code
            elif wanted == "town":
                if _TOWN.search(self.text, start, end):
                    return code
            elif rank(code) == wanted and self._is_type(start, end, code, level):
                return code
        return None

    def _only(self, level: str, local: str) -> str | None:
        """The one county or district inside the local division that the document names, wherever it does."""
        low, inside = len(stem(local)), stem(local)
        codes = {
            code
            for start, end, code in self._places
            if code[:low] == inside and rank(code) == COUNTY and self._is_type(start, end, code, level)
        }
        return codes.pop() if len(codes) == 1 else None

    def _nearest_here(self, at: int, level: str) -> str | None:
        """The last zone or town of the same paragraph, wherever it lies: the director of its executive committee."""
        start = max(self._line_start(at), at - _REACH)
        pattern = _ZONE if level == "zone" else _TOWN
        kind = _ZONE_KIND.findall(self.text, at, at + 12)[-1:] if level == "zone" else []
        for low, high, code in reversed(self.places_between(start, at)):
            if code and pattern.search(self.text, low, high) and all(k in self.text[low:high] for k in kind):
                return code
        return None

    def _line_start(self, at: int) -> int:
        i = bisect_right(self._lines, at)
        return self._lines[i - 1] if i else 0

    def _is_type(self, start: int, end: int, code: str, level: str) -> bool:
        """Whether a place is a county, district … as the level says; a county-level city is a city too."""
        word = _TYPE_WORDS.get(level)
        name = _names().get(code, "")
        return not word or not name or name.endswith(word) or rank(code) == PREFECTURE

    def local(self, at: int) -> str | None:
        """The home at a position: that of the document, unless the paragraph is about another place."""
        start = self._line_start(at)
        if start not in self._leads:
            self._leads[start] = self._lead(start, at)
        return self._leads[start] or self._article() or self.home

    def _article(self) -> str | None:
        """A part of the home that the body begins with: the page is a city's, the news one of its counties'."""
        if self._inner is None:
            self._inner = ""
            for line in _DATED_LINE.finditer(self.text, 0, _OPENING):
                code = self._lead(line.start(), line.end())
                if code and self.home and code.startswith(stem(self.home)):
                    self._inner = code
                break
        return self._inner or None

    def _lead(self, start: int, at: int) -> str | None:
        """The place that a paragraph begins with, where it lies outside the document's home."""
        chain = [p for p in self.places_between(start, min(at, start + 40)) if p[2].isdigit()]
        if not chain or not _LEAD.match(self.text, start, chain[0][0]):
            return None
        code, end = chain[0][2], chain[0][1]
        for place in chain[1:]:
            if place[0] != end:
                break
            code, end = place[2], place[1]
        dated = chain[0][0] - start > 3
        if not (_AFTER_DATE if dated else _ABOUT).match(self.text, end):
            return None
        if self.home is None:
            return code
        # The home itself, or what it lies in, says nothing new; a part of it does, and so does any other place.
        return None if self.home.startswith(stem(code)) else code


def _raised(code: str, level: str) -> str:
    """A place read at the level of its office: Jilin in Jilin Provincial Department is the province."""
    if not code.isdigit():
        return code
    if level == "province" and rank(code) != PROVINCE:
        return code[:2] + "0000"
    return code
