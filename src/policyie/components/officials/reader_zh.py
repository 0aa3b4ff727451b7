"""Reading Chinese: which names the titles of a text belong to."""

from __future__ import annotations

import re

from policyie.components.base import Reading
from policyie.components.officials import names_en
from policyie.components.officials import patterns as p
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_zh import (
    CUT,
    LIKELY,
    Name,
    end_of_name,
    foreign_name_at,
    is_han,
    name_at,
    name_tables,
    plausible_name,
)
from policyie.components.officials.offices import Title, compositions
from policyie.components.officials.people import Names, People, pinyin_keys
from policyie.components.officials.titles_zh import read_titles

# After a weak title, a name must be this much likelier than text.
SURE = -0.3
# The same for a name in front of a title: with the title in brackets behind it, and otherwise.
_IN_BRACKETS, _ALONE = -4.0, -2.0
_RULES = {"leaders": "zh.leaders", "label": "zh.label"}


class ChineseReader:
    """Attaches names to titles, in front of them or after them.

    Attributes:
        titles: the titles of the text, those of companies and of the press too.
        starts: where titles begin: a name before one ends there.
        others: names right after the title of a company or a newspaper: no officials, whatever else they are called.
    """

    def __init__(self, reading: Reading, people: People, jurisdiction: Jurisdiction) -> None:
        self.text = reading.view.text
        self.people = people
        self.jurisdiction = jurisdiction
        self.titles = read_titles(reading, jurisdiction)
        self.organisations = Names(reading.organisations)
        # 由甲任组长: what follows 任 begins no border of a name, 任 itself does.
        self.starts = {
            at for t in self.titles for at in (t.start, t.core) if self.text[at - 1 : at] not in ("任", "为")
        }
        self.others: set[tuple[int, int]] = set()
        # Names after 组长： and the like: their office may still follow.
        self.labelled: set[tuple[int, int]] = set()
        # Where the last list of names ended, with the level and the place of its office.
        self.previous: tuple[int, str, str | None] = (-1, "-", None)

    def read(self) -> None:
        """Note everyone with a title."""
        titles = self.titles
        pending: list[list[Title]] = []
        first = 0
        while first < len(titles):
            last = first + 1
            while last < len(titles) and self._stacked(titles[last - 1], titles[last]):
                last += 1
            group = titles[first:last]
            if not self._after(group):
                pending.append(group)
            first = last
        # Names in front of titles are looked for when those after titles are known.
        for group in pending:
            self._before(group)

    def _stacked(self, first: Title, second: Title) -> bool:
        """Whether a title goes on with another of the same person."""
        gap = p.STACK_ZH.match(self.text, first.end) or p.HELD_BY.match(self.text, first.end)
        if gap is None or second.start > gap.end() or second.end <= gap.end():
            return second.core == first.end and second.sort == "office"
        if "leaders" in (first.sort, second.sort) or (second.sort == "label" and "\n" in gap.group()):
            return False
        named = second.core > gap.end() and second.kind in ("", "government") and second.region is None
        if named and self._is_name(gap.end(), second.core):
            return False  # 甲总书记、乙总理: a name stands before each title
        # 甲任组长，副市长乙…
        return not (gap.group().strip() in ("，", ",") and self.text[first.start - 1 : first.start] in ("任", "为"))

    def _is_name(self, start: int, end: int) -> bool:
        written = self.text[start:end]
        return self.people.known(written) is not None or (len(written) < 5 and plausible_name(written))

    # Title before name.

    def _after(self, group: list[Title]) -> bool:
        """Note the names after a group of titles; whether there was one."""
        last = group[-1]
        if self._names_nobody(group):
            return False
        gap = p.HELD_BY.match(self.text, last.end) or p.GAP_ZH.match(self.text, last.end)
        between = gap.group() if gap else ""
        official = _official(group)
        names = self._names_of(group, between, bare=bool(official) and all(t.bare for t in official))
        if names is None:
            return False
        if not official:
            if names and "\n" not in between:
                self.others.update((n.start, n.end) for n in names)
            return bool(names) and "\n" not in between
        if not names:
            return self._latin(last.end + len(between), group)
        rule = _RULES.get(last.sort, "zh.title_name")
        roles, region = self._roles(group), self._region(group)
        placed = next((t for t in official if t.region), None)
        self.previous = (names[-1].end, placed.level, placed.region) if placed else (-1, "-", None)
        for name in names:
            self._add(name, roles, region, rule, named=placed is not None)
            if last.sort == "label":
                self.labelled.add((name.start, name.end))
            rule = _RULES.get(last.sort, "zh.title_names")
        return True

    def _names_nobody(self, group: list[Title]) -> bool:
        """Whether the name of a group of titles stands in front of it, or it is no title at all."""
        first, last = group[0], group[-1]
        if last.sort == "credit" or self.jurisdiction.across(last.end, 2):
            return True  # 甲摄; 新农科|长白山
        if _alone(last) and self._left(last.core, "", last):
            return True  # 习近平总书记
        if last.bare and last.sort == "office" and len(group) == 1 and last.core and is_han(self.text[last.core - 1]):
            return True  # 新农科长: no office, or a name stands before it
        return self._rostered(first)

    def _names_of(self, group: list[Title], between: str, *, bare: bool) -> list[Name] | None:
        """The names after a group of titles; None where what stands there shows that they are no titles."""
        last = group[-1]
        at = last.end + len(between)
        weak = bare or last.sort == "leaders" or _alone(last) or self._doubtful(last)
        names = self._names(at, strict=weak or last.sort == "label" or any(c in between for c in "\n:："))
        if (
            not names
            and last.level in ("envoy", "foreign")
            and (foreign := foreign_name_at(self.text, at, self.starts))
        ):
            names = [foreign]
        if not names:
            return names
        if not last.level and not last.region and self.jurisdiction.starting(names[0].start) == names[0].end:
            return None  # a place, after what only looks like an office
        if not last.level and not last.region and self.organisations.hold(last.end - 1, names[0].end):
            return None  # 新农科长白山创新学院
        if last.sort == "label" and not between and names[0].sure < LIKELY:
            return None
        return names if not weak or self._surely_named(names) else None

    def _latin(self, at: int, group: list[Title]) -> bool:
        """Note a name in Latin letters after a Chinese title: 市委书记 Ge Wenbin."""
        name = names_en.name_at(self.text, at)
        if name is None:
            return False
        person = self.people.spelt(name.key, names_en.plain(name.surname))
        if self.people.mention(name.start, name.end, person, "zh.title_name"):
            person.hold(self._roles(group), self._region(group))
        alias = p.ALIAS_EN.match(self.text, name.end)
        if alias and name.key in pinyin_keys(alias["han"] or alias["bare"]):
            self.people.same(alias["han"] or alias["bare"], person)
        return True

    def _rostered(self, first: Title) -> bool:
        """Whether a name without a title yet stands in front of a title, as in lists of members: 王安和　市长."""
        for start in (first.core, first.start):
            if start and self.text[start - 1] not in " \t\u3000":
                continue
            link = p.LINK_ZH.search(self.text, max(0, start - p.LINK_REACH), start)
            name = self._left(link.start(), link.group(), first) if link else None
            if name in self.labelled or (name is not None and self.people.free(*name) and name not in self.others):
                return True
        return False

    def _doubtful(self, title: Title) -> bool:
        """区长 in 自贸区长沙片区, 市长 in 南京市长江大桥: only a sure name makes it a title."""
        if not title.head.endswith("长") or title.deputy:
            return False
        if self.text[title.end + 1 : title.end + 2] in ("路", "街", "巷"):
            return True  # 河口镇长安路
        if title.kind != "government":
            return self.jurisdiction.across(title.end)
        if title.region is None:
            before = self.text[title.core - 1 : title.core]
            return bool(before) and is_han(before) and before not in "省市县区州盟旗镇乡府"
        return self.text[title.end : title.end + 1] == "江" or self.jurisdiction.across(title.end)

    def _surely_named(self, names: list[Name]) -> bool:
        """Whether what stands after a weak title (市领导, 书记) are names: 领导包保市（州） has none."""
        written = compact(self.text[names[0].start : names[0].end])
        return (
            len(names) > 1
            or names[0].shape != "surname"
            or self.people.known(written) is not None
            or (plausible_name(written, gain=SURE) and written not in name_tables().words)
        )

    def _names(self, at: int, *, strict: bool) -> list[Name]:
        """The names of a list, separated as names are, up to the next title."""
        text = self.text
        names: list[Name] = []
        while (name := name_at(text, at, self.starts, strict=strict or bool(names))) is not None:
            if name.sure == CUT and self._unlikely(name):
                break
            names.append(name)
            bracket = p.BRACKET_ZH.match(text, name.end)
            gap = p.SEPARATOR_ZH.match(text, bracket.end() if bracket else name.end)
            if gap is None or gap.end() in self.starts:
                break
            at = gap.end()
        return names

    def _unlikely(self, name: Name) -> bool:
        """Whether a name with an unsure end is a word, or stands where a place does."""
        return self.text[name.start : name.end] in name_tables().words or self.jurisdiction.overlaps(
            name.start, name.end + 1
        )

    def _add(self, name: Name, roles: list[str], region: str | None, rule: str, *, named: bool) -> None:
        person = self.people.named(compact(self.text[name.start : name.end]))
        if self.people.mention(name.start, name.end, person, rule):
            person.hold(roles, region, named=named)

    def _roles(self, group: list[Title]) -> list[str]:
        """The roles of a group of titles; a head without a body takes the body of the title before."""
        roles: list[str] = []
        kind = ""
        for title in group:
            role = title.role
            if title.bare:
                if title.head == "主席" and not kind and group[0].level == "province":
                    kind = "government"  # 自治区党委常委、常务副主席
                if kind and (made := compositions().get((kind, title.head))):
                    role = made[1] if title.deputy else made[0]
            if title.owner or title.kind not in ("", "party"):
                kind = title.owner or title.kind
            if title.sort == "label":
                role = role or "other"
            if role and role not in roles and title.sort in ("office", "label"):
                roles.append(role)
        return roles

    def _region(self, group: list[Title]) -> str | None:
        """The jurisdiction of the first office that says a place or a level, but for a seat in a committee above."""
        offices = [t for t in group if t.sort in ("office", "leaders")] or group
        at = next((i for i, t in enumerate(offices) if t.region or t.level), 0)
        first = offices[at]
        after = offices[at + 1] if at + 1 < len(offices) else first
        if first.role == "party_committee_member" and (after.region or after.level not in ("", first.level)):
            first = after  # 湖南省委常委、长沙市委书记
        end, level, region = self.previous
        if first.region is None and first.level == level and self.text[end : group[0].start] in ("、", "，", ",", "和"):
            return self.jurisdiction.of(region, level, first.start)  # 公主岭市委书记甲、市长乙
        return self.jurisdiction.of(first.region, first.level, first.start)

    # Name before title.

    def _before(self, group: list[Title]) -> None:
        """Note the name in front of a group of titles."""
        first = group[0]
        if first.sort == "credit" or all(t.sort not in ("office", "label") for t in group):
            return
        starts = sorted({first.start, first.core}, reverse=True)
        for start in starts:
            link = p.LINK_ZH.search(self.text, max(0, start - p.LINK_REACH), start)
            name = self._left(link.start(), link.group(), first) if link else None
            if link and name:
                self._hold_left(name, group, "zh.name_link_title")
                # 甲、乙同志任副主任
                while "同志" in link.group() and self.text[name[0] - 1 : name[0]] == "、":
                    name = self._left(name[0] - 1, "同志", first)
                    if name is None:
                        break
                    self._hold_left(name, group, "zh.name_link_title")
                return
        for start in starts:
            if name := self._left(start, "", first):
                self._hold_left(name, group, "zh.name_title")
                return
        self._surname_title(group)

    def _hold_left(self, span: tuple[int, int], group: list[Title], rule: str) -> None:
        if span in self.others:
            return
        person = self.people.named(compact(self.text[slice(*span)]))
        self.people.mention(*span, person, rule)
        presidency = group[0].head == "主席" and group[0].bare and person.region == "CN"
        person.hold(["president"] if presidency else self._roles(group), self._region(group))

    def _left(self, end: int, link: str, first: Title) -> tuple[int, int] | None:
        """The name that ends at ``end``: a known one, or one with a clear left border."""
        text = self.text
        told = link != "：" and text.startswith(("时任", "现任", "曾任", "拟任", "原"), first.core)
        if link in ("，", "：", ",") and not told:
            return None
        for width in (3, 2, 4):
            if end >= width and self.people.known(text[end - width : end]) is not None:
                return end - width, end
        if dotted := p.DOTTED_BEFORE.search(text, max(0, end - 24), end):
            return dotted.span()
        if not link and (first.sort != "office" or first.region is not None or (first.kind and not first.level)):
            return None
        spaced = p.SPACED_BEFORE.search(text, max(0, end - 6), end) if link else None
        if spaced and spaced["surname"] in name_tables().surnames:
            return spaced.span()
        for width in (3, 2, 4):
            if end >= width and self._can_be_left(end - width, end, link, first):
                return end - width, end
        return None

    def _can_be_left(self, start: int, end: int, link: str, first: Title) -> bool:
        """Whether an unknown name may stand in front of a title, with this link between them."""
        written = self.text[start:end]
        least = _IN_BRACKETS if link[:1] in ("（", "(") else _ALONE
        if not all(map(is_han, written)) or not plausible_name(written, gain=least) or written in name_tables().words:
            return False
        if written[-1] in "省市县区州镇乡旗村" and not link:
            return False  # 青龙镇|镇长
        # A place may stand inside the given name by chance (王|安顺), not elsewhere.
        if self.jurisdiction.overlaps(start, start + 1) or self.jurisdiction.across(end):
            return False
        if first.bare and not link:
            ends = end_of_name(self.text, first.end, self.starts) > CUT
            if not ends or not plausible_name(written, gain=SURE):
                return False
        if p.LEFT_BORDER.search(self.text, max(0, start - 1), start):
            return True
        return not link.startswith("，") and p.LEFT_WORD.search(self.text, max(0, start - 2), start) is not None

    def _surname_title(self, group: list[Title]) -> None:
        """王市长, 李书记: a known person by surname and office."""
        core = group[0].core
        roles = set(self._roles(group))
        for width in (2, 1):
            people = self.people.with_surname(self.text[core - width : core]) if core >= width else []
            fitting = [person for person in people if roles & set(person.roles)]
            if len(fitting) == 1:
                self.people.mention(core - width, core, fitting[0], "zh.surname_title")
                return


def _alone(title: Title) -> bool:
    """Whether a title of the country needs no body: 总书记, 总理."""
    return title.level == "national" and not title.kind


def _official(group: list[Title]) -> list[Title]:
    """The public offices of a group; a party post beside 总经理 is one of the company."""
    offices = [t for t in group if t.sort in ("office", "leaders", "label")]
    if len(offices) < len(group):
        offices = [t for t in offices if t.kind != "party" or t.level or t.owner or t.region]
    return offices


def compact(name: str) -> str:
    """Return a name without the spaces in it."""
    return re.sub(r"\s+", "", name)
