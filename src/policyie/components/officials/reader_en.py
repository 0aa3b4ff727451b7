"""Reading English: which names the titles of a text belong to, in original English and in machine translation."""

from __future__ import annotations

import re

from policyie.components.base import Reading
from policyie.components.officials import names_en, titles_en
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_en import Name, name_at, name_before, plain, roman_tables, syllables_of
from policyie.components.officials.offices import Title
from policyie.components.officials.people import People, Person, pinyin_keys
from policyie.tables import rows

# Between two titles of one person: deputy secretary of the committee and mayor; deputy secretary, mayor.
_STACK = re.compile(r"(?:,? and (?:the |also |concurrently )?|, ?(?:the |then |concurrently )?|,? concurrently | / |/)")
# Between a title and its name.
_GAP = re.compile(r"(?:[ ]|: ?)(?:Mr\.? |Ms\.? |Mrs\.? |Comrade |comrade )?")
_COMMA_GAP = re.compile(r", (?:Mr\.? |Ms\.? |Mrs\.? |Comrade |comrade )?")
# Between a name and its title: ", the"; " ("; another script of the name; "was elected".
_LINK = re.compile(
    r"(?P<alias>[ ]?[(（][\u4e00-\u9fff·]{2,8}[)）]| [\u4e00-\u9fff·]{2,8})?"
    r"(?:, ?(?:who (?:is|was)(?: also)? )?(?:who serves as )?(?:the |a |an |its |our |then |also |both |now )?| ?[(（](?:the )?|\n| [-–—]+ | (?:was|is|has been|were) "
    r"(?:elected |appointed |named )?(?:as )?(?:the |a |an )?|, (?:was|is) (?:the |a )?| as (?:the )?| serves as (?:the )?)\Z"
)
_BECAME = re.compile(
    r"(?:was|were|has been|is|became|becomes)(?: then| later| now| also)? ?(?:appointed|elected|named|promoted|transferred)?(?: to)?(?: be)?(?: as)? ?(?:the |an? )?\Z"
)
# Names in a row that attended, at the beginning of a sentence.
_ROW_VERB = re.compile(r" (?:also |both |all |respectively )?(?:attended|were present|participated|took part|accompanied)\b")
_SENTENCE = re.compile(r"(?:^|(?<=[.!?] )|(?<=[a-z]\.))(?=[A-Z][a-zü]+ [A-Z][a-zü-]+(?:,| and ))", re.M)
_QUOTED = re.compile(r"\s*(?:[^|｜丨\n]{1,40}[|｜丨] ?)?")
_ALIAS = re.compile(r"[ ]?[(（](?P<han>[\u4e00-\u9fff·]{2,8})[)）]| (?P<bare>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])")
_LIST = re.compile(r"(?:, and |, | and | & |、)(?:Mr\.? |Ms\.? |Comrade )?")
_HONORIFIC = re.compile(r"\b(?:Mr|Ms|Mrs|Mme|Comrade|Secretary|Mayor|Governor|Director|Chairman|President|Premier|Vice Mayor|Chief|Head|Minister)\.? \Z", re.I)
_NOT_NAME_END = re.compile(r"(?:-based|['’]s? (?:Daily|Times)| (?:Thought|thought|Thoughts|Road|Street|District|County|City|Town|River|Lake|Mountain|University|Daily|Group|Co\b))")
_THOUGHT = re.compile(r"(?:'s|’s)? (?:Thought|thought|Economic Thought|Thought on|Ecological|the ideas|Cultural Thought)")


class EnglishReader:
    """Attaches names to titles, then finds what else a document says of the same people."""

    def __init__(self, reading: Reading, people: People, jurisdiction: Jurisdiction) -> None:
        self.reading = reading
        self.text = reading.view.text
        self.people = people
        self.jurisdiction = jurisdiction
        self.titles = titles_en.read_titles(reading, jurisdiction)
        self.starts = {t.start for t in self.titles}
        self.first: dict[str, int] = {}
        self.forms: dict[str, list[Name]] = {}

    def read(self) -> None:
        """Find the people with a title before or after their name."""
        titles = self.titles
        for row in rows("national_leaders"):
            if row["pinyin"] in self.text:
                surname, given = row["pinyin"].split()
                leader = self.people.named(row["name"])
                leader.region, leader.placed = "CN", True
                leader.surname, leader.given = plain(surname), given
        i = 0
        while i < len(titles):
            j = i + 1
            while j < len(titles) and self._stacked(titles[j - 1], titles[j]):
                j += 1
            self._attach(titles[i:j])
            i = j

        self._quoted()
        self._attended()

    def _attended(self) -> None:
        """Zhong Da, Jiang Jian and Ma Guo attended: leaders in a row, in a document that has officials."""
        if not self.people.mentions:
            return
        for start in _SENTENCE.finditer(self.text):
            names: list[Name] = []
            at = start.start()
            while (name := self._name(at, lower=False, shape=False)) is not None:
                names.append(name)
                more = _LIST.match(self.text, name.end)
                if more is None:
                    break
                at = more.end()
            if len(names) > 1 and _ROW_VERB.match(self.text, names[-1].end):
                region = self.jurisdiction.of(None, "", names[0].start)
                for name in names:
                    if self.people.free(name.start, name.end):
                        known = self.people.known_spelling(name.key)
                        self._add(name, [], known.region if known else region, "en.attended")

    def _quoted(self) -> None:
        """The first line names whose words follow: Zhejiang Daily | Xu Jun: Pay close attention to projects."""
        found = _QUOTED.match(self.text)
        name = self._name(found.end(), lower=False, shape=False) if found else None
        if name and self.text.startswith((": ", "："), name.end) and self.people.free(name.start, name.end):
            self._add(name, [], self.jurisdiction.of(None, "", name.start), "en.quoted")

    def _stacked(self, first: Title, second: Title) -> bool:
        if "leaders" in (first.sort, second.sort):
            return False
        gap = _STACK.match(self.text, first.end)
        return gap is not None and gap.end() == second.start or second.start == first.end + 1 and first.kind != "plural" and \
            self.text[first.end] == " "

    def _attach(self, group: list[Title]) -> None:
        """Give the titles of a group to the names after them, or to the name before."""
        official = [t for t in group if t.sort in ("office", "leaders", "label")]
        last = group[-1]
        after = self._after(last.end, _GAP, weak=all(t.bare for t in official))
        before = self._before(group[0])
        if not official:
            return
        if after and before and len(group) > 1 and " and " not in self.text[group[-2].end : last.start]:
            # A, deputy secretary, mayor B: hardly ever; the whole group goes to B.
            before = None
        if after:
            if before and len(group) == 1 and not self._has_title(before):
                # Both sides have a name: the one in front has none of its own.
                pass
            self._hold(after, group, last)
            return
        if before is None:
            after = self._after(last.end, _COMMA_GAP, weak=True) if last.sort == "office" else []
            if after and not self._titled_after(after[-1]):
                self._hold(after[:1], group, last)
            elif last.sort == "office":
                self._became(group)
            return
        self._add(before, self._roles(group), self._region(group), "en.name_title")

    def _became(self, group: list[Title]) -> None:
        """A, former mayor of B, was appointed governor: an office of the person named last in the sentence."""
        link = _BECAME.search(self.text, max(0, group[0].start - 60), group[0].start)
        if link is None:
            return
        low = max(self.text.rfind(". ", 0, link.start()), self.text.rfind("\n", 0, link.start()))
        before = [m for m in self.people.mentions if low < m.start < link.start()]
        if before:
            before[-1].person.hold(self._roles(group), None, placed=False)

    def _has_title(self, name: Name) -> bool:
        return not self.people.free(name.start, name.end)

    def _titled_after(self, name: Name) -> bool:
        """Whether a name is followed by a title of its own: Li Ying, director of …"""
        gap = re.compile(r", (?:the |a |an |its |who is )?").match(self.text, name.end)
        return gap is not None and gap.end() in self.starts

    def _hold(self, names: list[Name], group: list[Title], last: Title) -> None:
        many = last.kind == "plural" or last.sort == "leaders"
        roles, region = self._roles(group), self._region(group)
        rule = "en.leaders" if last.sort == "leaders" else "en.title_name"
        for name in names if many else names[:1]:
            self._add(name, roles, region, rule)

    def _after(self, at: int, gap: re.Pattern[str], *, weak: bool) -> list[Name]:
        text = self.text
        link = gap.match(text, at)
        if link is None:
            return []
        names: list[Name] = []
        at = link.end()
        while True:
            name = self._name(at, lower=not names and gap is _GAP, shape=gap is _GAP)
            if name is None:
                break
            names.append(name)
            end = name.end
            if alias := _ALIAS.match(text, end):
                end = alias.end()
            more = _LIST.match(text, end)
            if more is None or more.end() in self.starts:
                break
            if len(names) > 0 and self._own_title(more.end()):
                break
            at = more.end()
        return names

    def _own_title(self, at: int) -> bool:
        """Whether the name at ``at`` has a title of its own after it, and no other name follows that title."""
        name = self._name(at, lower=False, shape=True)
        if name is None:
            return False
        gap = re.compile(r", (?:the |a |an |its )?").match(self.text, name.end)
        if gap is None:
            return False
        title = next((t for t in self.titles if t.start == gap.end()), None)
        return title is not None and self._name(title.end + 1, lower=True, shape=False) is None

    def _name(self, at: int, *, lower: bool, shape: bool) -> Name | None:
        name = name_at(self.text, at, lower=lower, shape=shape)
        if name is None or name.start in self.starts:
            return None
        if self.jurisdiction.overlaps(name.start, name.end) and name.shape != "pinyin":
            return None
        if self.jurisdiction.inside(name.start, name.end) or self._is_place(name) or _NOT_NAME_END.match(self.text, name.end):
            return None
        if name.shape == "shaped" and not self._bounded(name):
            return None
        return name

    def _is_place(self, name: Name) -> bool:
        return any(s == name.start and e >= name.end for s, e, _ in self.jurisdiction.places_between(name.start, name.end + 24))

    def _bounded(self, name: Name) -> bool:
        return not re.match(r" [A-Z]", self.text[name.end : name.end + 2]) and self._not_in_organisation(name.start, name.end)

    def _not_in_organisation(self, start: int, end: int) -> bool:
        return not any(s <= start and end <= e for s, e, kind in self.reading.organisations if kind != "government")

    def _before(self, first: Title) -> Name | None:
        text = self.text
        low = max(0, first.start - 60)
        link = _LINK.search(text, low, first.start)
        if link is None:
            return None
        name = name_before(text, link.start(), lower=True, shape=True)
        if name is None:
            return None
        if "\n" in link.group() and text[name.start - 1 : name.start] not in ("\n", ""):
            return None
        if name.surname.islower() and not re.search(r"(?:^|[\s.,;“\"'’(])\Z", text[max(0, name.start - 1) : name.start]):
            return None
        if self._is_place(name) or self.jurisdiction.inside(name.start, name.end):
            return None
        if name.shape == "shaped" and (self.jurisdiction.overlaps(name.start, name.end) or not self._starts_clause(name.start)):
            return None
        if re.search(r"\b(?:reporter|reporters|correspondent|editor|by|photographer) \Z", text[max(0, name.start - 16) : name.start], re.I) and not re.search(
            r"(?:presided over|attended|chaired|led|delivered|hosted|accompanied|given|made|headed|announced|signed|said) by \Z", text[max(0, name.start - 24) : name.start], re.I
        ):
            return None
        return name

    def _starts_clause(self, at: int) -> bool:
        """Whether a name known by its shape alone starts a clause, or follows said, by, with and the like."""
        return bool(
            re.search(
                r"(?:^|[.!?;:,\n”\"—–(\-] ?|\n\s*|\b(?:said|says|by|to|and|with|from|that|of|told|added|for|when|while|as|Mr\.?|Ms\.?|Mrs\.?|Comrade) )\Z",
                self.text[max(0, at - 12) : at],
            )
        )

    def _roles(self, group: list[Title]) -> list[str]:
        roles: list[str] = []
        for title in group:
            if title.role and title.role not in roles and title.sort in ("office", "label"):
                roles.append(title.role)
        return roles

    def _region(self, group: list[Title]) -> str | None:
        offices = [t for t in group if t.sort in ("office", "leaders")] or group
        first = next((t for t in offices if t.region), None) or next((t for t in offices if t.level), offices[0])
        return self.jurisdiction.of(first.region, first.level, first.start)

    def _add(self, name: Name, roles: list[str], region: str | None, rule: str) -> None:
        pinyin = name.shape.startswith("pinyin")
        person = self.people.spelt(name.key, plain(name.surname) if pinyin else "", name.given)
        if self.people.mention(name.start, name.end, person, rule):
            person.hold(roles, region)
            self.forms.setdefault(person.id, []).append(name)
            alias = _ALIAS.match(self.text, name.end)
            if alias is not None:
                group = "han" if alias["han"] else "bare"
                if name.key in pinyin_keys(alias[group]):
                    self.people.same(alias[group], person)

    # Later mentions.

    def mentions_by_name(self) -> None:
        """Find the later mentions of everyone, by full name and by surname."""
        known = list(self.people.all)
        surnames = {p.surname for p in known if p.surname}
        for person in known:
            for key in self._keys(person):
                self._full_names(person, key, surnames)
        for person in known:
            for short in self._short_forms(person):
                self._short_names(person, short)

    def _keys(self, person: Person) -> list[str]:
        keys = list(person.spellings)
        for name in person.names:
            keys += pinyin_keys(name)
        return list(dict.fromkeys(keys))

    def _full_names(self, person: Person, key: str, surnames: set[str]) -> None:
        folded, text = self.reading.view.folded, self.text
        for form in spellings(key):
            at = folded.find(form)
            while at >= 0:
                end = at + len(form)
                before_ok = at == 0 or not (folded[at - 1].isalpha() or folded[at - 1] in "-")
                tail = re.compile(r"[a-z\u00e0-\u024f-]*").match(folded, end)
                rest = tail.group() if tail else ""
                if before_ok and (not rest or rest in surnames) and self.people.free(at, end) and self._is_mention(at, end, text):
                    self.people.mention(at, end, person, "en.known_name")
                    if person.surname and person.id not in self.forms:
                        first, last = text[at:end].split(" ", 1)
                        self.forms[person.id] = [Name(at, end, key, first, last, "pinyin")]
                at = folded.find(form, end)

    def _is_mention(self, start: int, end: int, text: str) -> bool:
        if _THOUGHT.match(text, end) or _NOT_NAME_END.match(text, end):
            return False
        if re.search(r"(?:[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?(?: in charge)?|Photo(?:s)? by|[Bb]y(?=: ?\Z))[:：]? ?\Z", text[max(0, start - 22) : start]):
            return False
        if text[start].islower() and not any(c.isupper() for c in text[start:end]):
            words = text[start:end].split()
            if all(w in names_en._LOWER_WORDS for w in words):
                return False
        return not self.jurisdiction.inside(start, end) and self._not_in_organisation(start, end)

    def _short_forms(self, person: Person) -> list[str]:
        forms = []
        for name in self.forms.get(person.id, ()):
            if name.shape == "shaped":
                forms += [w for w in self.text[name.start : name.end].split() if len(w) > 2]
            else:
                forms.append(name.surname.capitalize() if name.surname.isupper() or name.surname.islower() else name.surname)
        return list(dict.fromkeys(forms))

    def _short_names(self, person: Person, short: str) -> None:
        text = self.text
        since = min((m.start for m in self.people.mentions if m.person is person), default=0)
        at = text.find(short)
        while at >= 0:
            end = at + len(short)
            # Before the full name only with a title: mayor Du's mailbox.
            known = at > since or _HONORIFIC.search(text, max(0, at - 16), at) is not None
            if known and self.people.free(at, end) and self._is_short_mention(short, at, end) and self._nearest(short, at) in (person, None):
                self.people.mention(at, end, person, "en.short_name")
            at = text.find(short, end)

    def _is_short_mention(self, short: str, start: int, end: int) -> bool:
        text = self.text
        if start and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
            return False
        following = text[end : end + 1]
        if following.isalnum() or following == "-" or self.jurisdiction.overlaps(start, end):
            return False
        if not self._not_in_organisation(start, end):
            return False
        honoured = _HONORIFIC.search(text, max(0, start - 16), start) is not None
        if capital := re.compile(r" ([A-Z][a-z]*)").match(text, end):
            return honoured and capital[1].lower() in roman_tables().verbs  # Secretary Wang Leads a Team
        before = re.search(r"([A-Za-z]+)[ ]\Z", text[max(0, start - 20) : start])
        if before and before.group(1)[0].isupper() and not honoured and not _sentence_start(text, start - len(before.group())):
            return False
        word = re.compile(r"(?:['’]s)?,? ?([a-z]+)").match(text, end)
        verb = bool(word and word[1] in roman_tables().verbs)
        low = short.lower()
        if low in roman_tables().pronouns:
            return honoured
        if low in roman_tables().word_surnames:
            return honoured or verb or text.startswith(("'s ", "’s "), end)
        if before and before.group(1).lower() in ("the", "a", "an", "of", "in", "at", "from", "to", "near") and not verb:
            return False
        return True

    def _nearest(self, short: str, at: int) -> Person | None:
        """Of the people with this surname, the one mentioned last before ``at``."""
        best: tuple[int, Person] | None = None
        for m in self.people.mentions:
            if m.start < at and short in self._short_forms(m.person) and (best is None or m.start > best[0]):
                best = m.start, m.person
        return best[1] if best else None


def _sentence_start(text: str, at: int) -> bool:
    return at <= 0 or bool(re.search(r"[.!?\n”\"] ?\Z", text[max(0, at - 2) : at]))


def spellings(key: str) -> list[str]:
    """Return the ways to write a name with a key: wang shanlin, wang shan-lin, wang shan lin, shanlin wang."""
    surname, _, given = key.partition(" ")
    parts = syllables_of(given)
    if not given:
        return []
    if not parts or " " in given:
        return [key]
    joined = {"".join(parts), "-".join(parts), " ".join(parts), "'".join(parts)}
    surnames = {surname, "lyu", "lü", "lv"} if surname == "lu" else {surname}
    forms = [f"{s} {g}" for s in surnames for g in joined]
    if len(parts) == 2:
        forms += [f"{''.join(parts)} {surname}", f"{'-'.join(parts)} {surname}"]
    return sorted(set(forms), key=len, reverse=True)
