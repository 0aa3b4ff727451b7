"""Reading Chinese: which names the titles of a text belong to."""

from __future__ import annotations

import re

from policyie.components.base import Reading
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_zh import (
    BORDER,
    CUT,
    LIKELY,
    Name,
    end_of_name,
    foreign_name_at,
    is_han,
    name_at,
    name_tables,
    plausible_name,
    surname_of,
)
from policyie.components.officials.offices import Title
from policyie.components.officials.people import People, Person
from policyie.components.officials.titles_zh import read_titles
from policyie.tables import rows

# Between two titles of one person: 市委副书记、市长; 市政协副主席 县长; 常务副主席，工委书记.
_STACK = re.compile(r"[^\S\r\n]*(?:[、,，]{1,3}|[/兼和暨与及]|\s)[^\S\r\n]*")
# Between a title and its name.
_GAP = re.compile(r"(?:同志)?[^\S\r\n]*(?:[:：][^\S\r\n]*|\r?\n[^\S\r\n]*)?")
_SEPARATOR = re.compile(r"[^\S\r\n]*(?:[,，]?、|，(?=[\u4e00-\u9fff]{2,4}[，、])|以及|[和与及][^\S\r\n]*|(?<=[\u4e00-\u9fff])[^\S\r\n]{1,4})[^\S\r\n]*")
# What may stand in brackets after a name: 女, a people, another spelling.
_BRACKET = re.compile(r"[ ]?[（(][^（）()\n]{1,40}[)）]")
# What links a name to the title after it.
_BEFORE_TITLE = re.compile(
    r"(?:[^\S\r\n]{1,6}|[（(][ ]?|同志|(?:同志)?(?:兼任|担任|出任|接任|当选为?|任命为|被任命为|为|任)|，(?:[男女][，,].{0,60}[，,])?(?:现任|时任|曾任|任)?"
    r"|：)\Z"
)
_LEFT_BORDER = re.compile(r"(?:^|[\s、，。；：！？,;:!?（(“”\"《》【】|—\-·…）)])\Z")
_LEFT_WORD = re.compile(
    r"(?:由|在|对|与|和|向|以|按|任命|选举|免去|决定|邀请|学习|贯彻|落实|牢记|感谢|铭记|把|将|从|跟|陪同|随同|会见|为|因|请|按照|遵照|遵循|根据|听取|深入|践行|领会|体现|响应|沿着|是|的|同|及|受|当选|兼)\Z"
)
_THOUGHT = re.compile(r"(?!总书记|主席|同志[^“]|关于)[\u4e00-\u9fff“”]{0,20}?思想|谈治国理政")
_SIGNED = re.compile(
    r"(?:会议上?|大会上?|[）)])\s*(?P<name>(?![第上])[\u4e00-\u9fff·]{2,12}|[\u4e00-\u9fff][ \u3000]{1,3}[\u4e00-\u9fff])[^\S\r\n]*\n\s*各位(?:代表|委员)"
)
_SIGNED_IN_BRACKETS = re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日[^\S\r\n]+(?P<name>[\u4e00-\u9fff·]{2,12})[）)]\s*\n\s*各位代表")
# The first line: 王安和：把项目抓在手上.
_QUOTED = re.compile(r"\A\s*(?:[^|｜丨\n]{1,24}[|｜丨][ \u3000]*)?(?P<name>[\u4e00-\u9fff]{2,4})[:：](?=[^\n]{6})")
# Two or more names with one verb, at the beginning of a sentence: 甲、乙、丙出席会议。
_ROW = re.compile(
    r"(?:^|(?<=[。；\n\u3000])|(?<=[。\n] ))(?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,20}?)(?:等(?:领导)?)?(?:分别|一同|一起)?"
    r"(?=(?:出席|参加|陪同|列席|参会|到会)(?:会议|活动|仪式|调研|考察|座谈|会见|签约|。|，|有关|上述|相关|了))",
    re.M,
)
_HEAD_OF_REPORT = 600
# After a weak title, a name must be this much likelier than text.
_SURE = -0.3


class ChineseReader:
    """Attaches names to titles, then finds what else a document says of the same people."""

    def __init__(self, reading: Reading, people: People, jurisdiction: Jurisdiction) -> None:
        self.reading = reading
        self.text = reading.view.text
        self.people = people
        self.jurisdiction = jurisdiction
        self.titles = read_titles(reading, jurisdiction)
        # 由甲任组长: what follows 任 begins no name's border, 任 itself does.
        self.starts = {at for t in self.titles for at in (t.start, t.core) if self.text[at - 1 : at] not in ("任", "为")}
        # Names right after the title of a company or a newspaper: no officials, whatever else they are called.
        self.others: set[tuple[int, int]] = set()

    def read(self) -> None:
        """Find the people with a title, those who sign a report, and their later mentions."""
        titles = self.titles
        self._national_leaders()
        i = 0
        pending: list[tuple[int, int, int]] = []
        while i < len(titles):
            j = i + 1
            while j < len(titles) and self._stacked(titles[j - 1], titles[j]):
                j += 1
            if not self._after(titles[i:j]):
                pending.append((i, j, 0))
            i = j
        for i, j, _ in pending:
            self._before(titles[i:j])
        self._signatures()
        self._attended()

    def _stacked(self, first: Title, second: Title) -> bool:
        """Whether a title goes on with another of the same person."""
        gap = _STACK.match(self.text, first.end)
        if gap is None or second.start > gap.end() or second.end <= gap.end():
            return second.core == first.end and second.sort == "office"
        if second.sort == "label" and "\n" in gap.group():
            return False
        if "leaders" in (first.sort, second.sort):
            return False
        named = second.core > gap.end() and second.kind in ("", "government") and second.region is None
        if named and self._is_name(gap.end(), second.core):
            return False  # 胡总书记、温总理: a name stands before each title
        if gap.group().strip() in ("，", ",") and self.text[first.start - 1 : first.start] in ("任", "为"):
            return False  # 甲任组长，副市长乙…
        if "\n" in gap.group() and first.end - first.start > 30:
            return False
        return True

    def _is_name(self, start: int, end: int) -> bool:
        written = self.text[start:end]
        return self.people.known(written) is not None or (len(written) < 5 and plausible_name(written))

    # Title before name.

    def _after(self, group: list[Title]) -> bool:
        """Read the names after a group of titles; whether there was one."""
        text = self.text
        last = group[-1]
        gap = _GAP.match(text, last.end)
        at = gap.end() if gap else last.end
        official = [t for t in group if t.sort in ("office", "leaders", "label")]
        weak = last.sort in ("leaders", "label") or all(t.bare for t in official)
        weak = weak or last.level == "national" and last.kind == "" or self._doubtful(last)
        if gap and ("\n" in gap.group() or ":" in gap.group() or "：" in gap.group()):
            weak = True
        if last.level == "national" and not last.kind and self._left(last.core, "", last):
            return False  # 习近平总书记
        names = self._names(at, strict=weak)
        if not names and last.level in ("envoy", "foreign") and (foreign := foreign_name_at(text, at, self.starts)):
            names = [foreign]
        if names and (last.sort == "leaders" or (last.level == "national" and not last.kind) or self._doubtful(last) or all(t.bare for t in official)) and not self._surely_named(names):
            names = []
        if not names:
            return False
        if last.sort == "credit" or (not official and gap and "\n" in gap.group()):
            return False
        if not official:
            self.others.update((n.start, n.end) for n in names)
            return True
        if last.sort == "label" and not (gap and gap.group()) and names[0].sure < LIKELY:
            return False
        roles = self._roles(group)
        region = self._region(group)
        rule = {"leaders": "zh.leaders", "label": "zh.label"}.get(last.sort, "zh.title_name")
        for k, name in enumerate(names):
            self._add(name, roles, region, rule if k == 0 or rule != "zh.title_name" else "zh.title_names")
        return True

    def _surely_named(self, names: list[Name]) -> bool:
        """Whether what stands after a weak title (市领导, 书记) are names: 领导包保市（州） has none."""
        written = compact(self.text[names[0].start : names[0].end])
        return (
            len(names) > 1
            or names[0].shape != "surname"
            or self.people.known(written) is not None
            or (plausible_name(written, gain=_SURE) and written not in name_tables().words)
        )

    def _doubtful(self, title: Title) -> bool:
        """区长 in 自贸区长沙片区, 市长 in 南京市长江大桥: only a sure name makes it a title."""
        text = self.text
        if not title.head.endswith("长") or title.deputy or title.kind != "government":
            return False
        if title.region is None and not (title.core > 0 and is_han(text[title.core - 1])):
            return False
        return title.region is None or text[title.end : title.end + 1] == "江" or self.jurisdiction.across(title.end)

    def _surely_named(self, names: list[Name]) -> bool:
        """Whether what stands after a weak title (市领导, 书记) are names: 领导包保市（州） has none."""
        written = compact(self.text[names[0].start : names[0].end])
        return (
            len(names) > 1
            or names[0].shape != "surname"
            or self.people.known(written) is not None
            or (plausible_name(written, gain=_SURE) and written not in name_tables().words)
        )

    def _names(self, at: int, *, strict: bool) -> list[Name]:
        text = self.text
        names: list[Name] = []
        while True:
            name = self._one(at, strict=strict or bool(names))
            if name is None:
                break
            names.append(name)
            end = name.end
            bracket = _BRACKET.match(text, end)
            if bracket:
                end = bracket.end()
            gap = _SEPARATOR.match(text, end)
            if gap is None or gap.end() in self.starts:
                break
            at = gap.end()
        return names

    def _one(self, at: int, *, strict: bool) -> Name | None:
        name = name_at(self.text, at, self.starts, strict=strict)
        if name is None or name.shape == "spaced":
            return name
        if name.sure == CUT and (
            self.jurisdiction.overlaps(name.start, name.end + 1) or self._repeats(name) is False
        ):
            return None
        return name

    def _repeats(self, name: Name) -> bool | None:
        """Whether a name with an unsure end stands elsewhere at a border; None where it stands nowhere else."""
        text = self.text
        written = text[name.start : name.end]
        if written in name_tables().words:
            return False
        return None

    def _add(self, name: Name, roles: list[str], region: str | None, rule: str) -> None:
        written = compact(self.text[name.start : name.end])
        person = self.people.named(written)
        if self.people.mention(name.start, name.end, person, rule):
            person.hold(roles, region)

    def _roles(self, group: list[Title]) -> list[str]:
        """The roles of a group of titles; a head without a body takes the body of the title before."""
        from policyie.components.officials.offices import compositions

        roles: list[str] = []
        kind = ""
        for title in group:
            role = title.role
            if title.bare and title.head == "主席" and kind == "" and group[0].level == "province":
                kind = "government"  # 自治区党委常委、常务副主席
            if title.bare and kind and (made := compositions().get((kind, title.head))):
                role = made[1] if title.deputy else made[0]
            if title.owner or (title.kind and title.kind != "party"):
                kind = title.owner or title.kind
            if title.sort == "label":
                role = title.role or "other"
            if role and role not in roles and title.sort in ("office", "label"):
                roles.append(role)
        return roles

    def _region(self, group: list[Title]) -> str | None:
        """The jurisdiction of the first office; a later one only where the first says neither place nor level."""
        offices = [t for t in group if t.sort in ("office", "leaders")] or group
        first = next((t for t in offices if t.region or t.level), offices[0])
        return self.jurisdiction.of(first.region, first.level, first.start)

    # Name before title.

    def _before(self, group: list[Title]) -> None:
        first = group[0]
        if all(t.sort not in ("office", "label") for t in group):
            return
        starts = sorted({first.start, first.core}, reverse=True)
        for start in starts:
            link = _BEFORE_TITLE.search(self.text, max(0, start - 70), start)
            if link and (name := self._left(link.start(), link.group(), first)):
                self._hold_left(name, group, "zh.name_link_title")
                return
        for start in starts:
            if name := self._left(start, "", first):
                self._hold_left(name, group, "zh.name_title")
                return
        self._surname_title(group)

    def _hold_left(self, span: tuple[int, int], group: list[Title], rule: str) -> None:
        start, end = span
        if (start, end) in self.others:
            return
        person = self.people.named(compact(self.text[start:end]))
        self.people.mention(start, end, person, rule)
        roles = self._roles(group)
        if group[0].head == "主席" and group[0].bare and person.region == "CN":
            roles = ["president"]
        person.hold(roles, self._region(group))

    def _left(self, end: int, link: str, first: Title) -> tuple[int, int] | None:
        """The name that ends at ``end``: a known one, or one with a clear left border."""
        text = self.text
        if link in ("，", "：", ",") and (link != "，" or not first.region):
            return None
        for width in (3, 2, 4):
            start = end - width
            if start >= 0 and (person := self.people.known(text[start:end])) is not None and person:
                return start, end
        if end > 1 and (dotted := re.search(r"[\u4e00-\u9fff]{1,7}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}\Z", text[max(0, end - 24) : end])):
            return end - len(dotted.group()), end
        if not link and (first.sort != "office" or first.region is not None or (first.kind and not first.level)):
            return None
        spaced = re.search(r"(?:^|[\s：:、])([\u4e00-\u9fff])[ \u3000]{1,3}([\u4e00-\u9fff])\Z", text[max(0, end - 6) : end])
        if spaced and link and spaced[1] in name_tables().surnames:
            return end - len(spaced.group()) + len(spaced.group()) - len(spaced.group().lstrip(" \t\n\r\u3000：:、")), end
        for width in (3, 2, 4):
            start = end - width
            if start < 0 or not all(map(is_han, text[start:end])) or not plausible_name(text[start:end]):
                continue
            if text[start:end] in name_tables().words or self._placed(start, end):
                continue
            if first.bare and not link and not plausible_name(text[start:end], gain=_SURE):
                continue
            if _LEFT_BORDER.search(text, max(0, start - 1), start) or (
                (not link or link.endswith(("为", "任"))) and _LEFT_WORD.search(text, max(0, start - 2), start)
            ):
                return start, end
        return None

    def _placed(self, start: int, end: int) -> bool:
        """Whether a place stands where a name should be; one inside the given name is chance (王|安顺)."""
        return self.jurisdiction.overlaps(start, start + 1) or self.jurisdiction.across(end)

    def _surname_title(self, group: list[Title]) -> None:
        """王市长, 李书记: a known person by surname and office."""
        first = group[0]
        for width in (2, 1):
            start = first.core - width
            surname = self.text[max(0, start) : first.core]
            people = self.people.with_surname(surname) if start >= 0 else []
            fitting = [p for p in people if set(p.roles) & set(self._roles(group))]
            if len(fitting) == 1:
                self.people.mention(start, first.core, fitting[0], "zh.surname_title")
                return

    # Names without a title.

    def _signatures(self) -> None:
        """汤云帆 alone between the heading of a report and 各位代表."""
        for pattern in (_SIGNED, _SIGNED_IN_BRACKETS):
            found = pattern.search(self.text, 0, _HEAD_OF_REPORT)
            if found is None:
                continue
            name = name_at(self.text, found.start("name"), strict=True)
            if name and name.end >= found.end("name") and self.people.free(name.start, name.end):
                person = self.people.named(compact(self.text[name.start : name.end]))
                self.people.mention(name.start, name.end, person, "zh.signature")
                person.hold([], self.jurisdiction.of(None, "", name.start))

        found = _QUOTED.search(self.text)
        if found and (name := name_at(self.text, found.start("name"), strict=True)) and name.end == found.end("name"):
            written = self.text[name.start : name.end]
            if plausible_name(written) and written not in name_tables().words and self.people.free(name.start, name.end):
                self.people.mention(name.start, name.end, self.people.named(written), "zh.quoted")
                self.people.named(written).hold([], self.jurisdiction.of(None, "", name.start))

    def _attended(self) -> None:
        """甲、乙、丙出席: leaders named in a row at the beginning of a sentence, in a document that has officials."""
        if not self.people.mentions:
            return
        for found in _ROW.finditer(self.text):
            names = found["names"].split("、")
            if any(n in name_tables().words or not plausible_name(n, gain=_SURE) for n in names):
                continue
            at = found.start("names")
            for name in names:
                if self.people.free(at, at + len(name)) and not self.jurisdiction.overlaps(at, at + len(name)):
                    person = self.people.named(name)
                    self.people.mention(at, at + len(name), person, "zh.attended")
                    if not person.placed:
                        person.hold([], self.jurisdiction.of(None, "", at))
                at += len(name) + 1

    def _national_leaders(self) -> None:
        """以习近平同志为核心: leaders of the country need no title."""
        for row in rows("national_leaders"):
            if row["name"] in self.text:
                person = self.people.named(row["name"])
                person.region, person.placed = "CN", True

    def mentions_by_name(self) -> None:
        """Find the later mentions of everyone with a Chinese name."""
        text = self.text
        for name in self.people.names():
            person = self.people.known(name)
            assert person is not None
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                if self.people.free(at, end) and self._is_mention(name, at, end):
                    self.people.mention(at, end, person, "zh.known_name")
                at = text.find(name, end)

    def _is_mention(self, name: str, start: int, end: int) -> bool:
        text = self.text
        if (start, end) in self.others or self._after_other(start):
            return False
        if any(text.startswith(t, end) for t in _after_no_person()) or _THOUGHT.match(text, end):
            return False
        if self.jurisdiction.inside(start, end) or self._in_organisation(start, end):
            return False
        sure = end_of_name(text, end, self.starts)
        left = _LEFT_BORDER.search(text, max(0, start - 1), start) is not None
        if name in name_tables().words:
            return left and sure == BORDER and not _is_noun_place(text, end)
        if text[end : end + 1] in "·•" and end < len(text):
            return False
        if len(name) == 2:
            longer = text[start : end + 1]
            if sure == CUT and is_han(longer[-1]) and plausible_name(longer):
                return False
            return sure > CUT or left
        return True

    def _after_other(self, start: int) -> bool:
        """Whether the title of a company or a newspaper stands right before."""
        gap = re.search(r"[ \t\u3000:：]{0,3}\Z", self.text[max(0, start - 3) : start])
        before = start - (len(gap.group()) if gap else 0)
        return any(t.end == before and t.sort in ("company", "credit") for t in self.titles)

    def _in_organisation(self, start: int, end: int) -> bool:
        return any(s <= start and end <= e and kind != "government" and e - s > end - start for s, e, kind in self.reading.organisations)


def _is_noun_place(text: str, end: int) -> bool:
    """Whether a word that is also a name stands as a word: 高峰期, 和平与发展."""
    return end < len(text) and text[end] in "与和、及的"


def _after_no_person() -> tuple[str, ...]:
    return _NO_PERSON or _load_no_person()


_NO_PERSON: tuple[str, ...] = ()


def _load_no_person() -> tuple[str, ...]:
    global _NO_PERSON
    _NO_PERSON = tuple(r["surface"] for r in rows("office_cues") if r["cue"] == "no_person_before")
    return _NO_PERSON


def compact(name: str) -> str:
    """Return a name without the spaces in it."""
    return re.sub(r"[\s\u3000]+", "", name)


__all__ = ["ChineseReader", "Person", "compact", "surname_of"]
