"""Later mentions, in English, of officials already known: by the full name in any spelling, or by a part of it."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from policyie.components.base import Reading
from policyie.components.officials import patterns as p
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_en import Name, roman_tables, syllables_of
from policyie.components.officials.people import People, Person, pinyin_keys
from policyie.components.officials.reader_en import EnglishReader
from policyie.lexicon import occurrences

_ARTICLES = frozenset("the a an of in at from to near".split())


class EnglishMentions:
    """Finds again, in English, who is known from elsewhere in the document, in either language."""

    def __init__(self, reading: Reading, people: People, jurisdiction: Jurisdiction, reader: EnglishReader) -> None:
        self.text = reading.view.text
        self.folded = reading.view.folded
        self.people = people
        self.jurisdiction = jurisdiction
        self.reader = reader
        self.organisations = reader.organisations
        self.forms = reader.forms

    def read_known(self) -> None:
        """Note the later mentions of everyone."""
        known = list(self.people.all)
        written = [(person, key, form) for person in known for key in self._keys(person) for form in spellings(key)]
        places = occurrences(self.folded, (form for _, _, form in written))
        for person, key, form in written:
            for at in places[form]:
                self._full_name(person, key, at, at + len(form))
        # Where each short form stands for somebody: officials, and people of companies as None.
        named: dict[str, list[tuple[int, Person | None]]] = {}
        forms = {person.id: self._short_forms(person) for person in known}
        holders: dict[str, list[Person]] = {}
        for person in known:
            for form in forms[person.id]:
                holders.setdefault(form, []).append(person)
        first: dict[str, int] = {}
        for mention in self.people.mentions:
            first[mention.person.id] = min(mention.start, first.get(mention.person.id, mention.start))
            for form in forms.get(mention.person.id, ()):
                named.setdefault(form, []).append((mention.start, mention.person))
        for start, surname in self.reader.others:
            named.setdefault(surname, []).append((start, None))
        short = occurrences(self.text, holders)
        for form, people in holders.items():
            self._short_names(form, short[form], people, first, sorted(named.get(form, []), key=itemgetter(0)))

    def _keys(self, person: Person) -> list[str]:
        keys = list(person.spellings)
        for name in sorted(person.names):
            keys += pinyin_keys(name)
        return list(dict.fromkeys(keys))

    def _full_name(self, person: Person, key: str, start: int, end: int) -> None:
        if not (self.people.free(start, end) and self._is_whole(start, end) and self._is_mention(start, end)):
            return
        self.people.mention(start, end, person, "en.known_name")
        if person.surname and person.id not in self.forms:
            surname, given = self.text[start:end].split(" ", 1)
            self.forms[person.id] = [Name(start, end, key, surname, given, "pinyin")]

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a form is a word by itself."""
        folded = self.folded
        if start and (folded[start - 1].isalpha() or folded[start - 1] == "-"):
            return False
        rest = p.LETTERS.match(folded, end)
        return rest is None or not rest.group()

    def _is_mention(self, start: int, end: int) -> bool:
        text = self.text
        if p.THOUGHT_EN.match(text, end) or p.NO_NAME_END.match(text, end):
            return False
        if p.PRESS_BEFORE.search(text, max(0, start - 24), start):
            return False
        if text[start:end].islower() and all(word in roman_tables().words for word in text[start:end].split()):
            return False
        return not self.jurisdiction.inside(start, end) and not self.organisations.hold(start, end)

    def _short_forms(self, person: Person) -> list[str]:
        """The surname; of a name of another language, each of its words."""
        forms: list[str] = []
        for name in self.forms.get(person.id, ()):
            if name.shape == "shaped":
                forms += [word for word in self.text[name.start : name.end].split() if len(word) > 2]
            else:
                forms.append(
                    name.surname.capitalize() if name.surname.isupper() or name.surname.islower() else name.surname
                )
        return list(dict.fromkeys(forms))

    def _short_names(
        self,
        form: str,
        places: list[int],
        people: list[Person],
        first: dict[str, int],
        named: list[tuple[int, Person | None]],
    ) -> None:
        """Note where a short form stands for one of the people that have it: for the one named last before it.

        Args:
            form: the form.
            places: where it stands.
            people: who can be meant.
            first: where each of them is first mentioned, by id.
            named: where the form stands for somebody already, sorted; None is somebody of a company.
        """
        text = self.text
        starts = [start for start, _ in named]
        for at in places:
            end = at + len(form)
            i = bisect_left(starts, at) - 1
            nearest = named[i][1] if i >= 0 else None
            titled = p.OFFICE_BEFORE.search(text, max(0, at - 18), at) is not None
            if nearest is None and i >= 0 and not titled:
                continue
            for person in people if nearest is None else (nearest,):
                # Before the full name only with a title: mayor Du's mailbox.
                since = at > first.get(person.id, 0) or titled
                if since and self.people.free(at, end) and self._is_short_mention(form, at, end):
                    self.people.mention(at, end, person, "en.short_name")
                    break

    def _is_short_mention(self, form: str, start: int, end: int) -> bool:
        text = self.text
        following = text[end : end + 1]
        if (
            (start and (text[start - 1].isalnum() or text[start - 1] in "-'’"))
            or following.isalnum()
            or following == "-"
        ):
            return False
        if self.jurisdiction.overlaps(start, end) or self.organisations.hold(start, end):
            return False
        tables = roman_tables()
        honoured = p.HONORIFIC.search(text, max(0, start - 16), start) is not None
        if capitalised := p.CAPITALISED_NEXT.match(text, end):
            return honoured and capitalised[1].lower() in tables.verbs  # Secretary Wang Leads a Team
        before = p.WORD_BEFORE.search(text, max(0, start - 20), start)
        if before and before[1][0].isupper() and not honoured:
            first_word = p.SENTENCE_START.search(text, max(0, before.start() - 2), before.start())
            if not first_word:
                return False
        word = p.VERB_NEXT.match(text, end)
        speaks = word is not None and word[1] in tables.verbs
        if form.lower() in tables.pronouns:
            return honoured
        if form.lower() in tables.word_surnames:
            return honoured or speaks or text.startswith(("'s ", "’s "), end)
        return speaks or not (before and before[1].lower() in _ARTICLES)


def spellings(key: str) -> list[str]:
    """Return the ways to write a name with a key: wang shanlin, wang shan-lin, wang shan lin, shanlin wang."""
    surname, _, given = key.partition(" ")
    if not given:
        return []
    parts = () if " " in given else syllables_of(given)
    if not parts:
        return [key]
    joined = {"".join(parts), "-".join(parts), " ".join(parts), "'".join(parts)}
    surnames = {surname, "lyu", "lü", "lv"} if surname == "lu" else {surname}
    forms = {f"{s} {g}" for s in surnames for g in joined}
    if len(parts) == 2:
        forms |= {f"{''.join(parts)} {surname}", f"{'-'.join(parts)} {surname}"}
    return sorted(forms, key=lambda form: (-len(form), form))
