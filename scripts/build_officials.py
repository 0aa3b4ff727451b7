"""Build the tables about personal names under src/policyie/resources, and check the tables of offices.

    python scripts/build_officials.py            write the tables
    python scripts/build_officials.py --check    fail where a table differs from what the sources give

Sources: Faker's zh_CN surnames with their frequency (MIT), jieba's dictionary with its part-of-speech tags (MIT) and
pypinyin's readings (MIT). Rare, compound and polyphonic surnames and elements of Uygur, Kazakh, Mongol and
Tibetan names are kept by hand in scripts/officials/, the tables of offices and of cue words in the resources;
this script checks them.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from faker.providers.person.zh_CN import Provider
from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

# Compound and rare surnames, readings of surnames that differ from the character's usual one; elements of names of
# peoples who often write no surname; romanisations that are no Mandarin pinyin: kept by hand.
BY_HAND = Path(__file__).resolve().parent / "officials"
RESOURCES = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources"

SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|üan|ai|ei|ao|ou|an|en|in|un|ün|ia|ie|iu|ua|uo"
    r"|ui|üe|ue|er|a|o|e|i|u|ü)"
)
# The share in a thousand people that is assumed where Faker has none.
SHARES = {"compound": 0.05, "rare": 0.02, "common": 0.02}
# Tags of jieba's dictionary that say "name"; everything else is a word.
NAME_TAGS = {"nr", "nrt", "nrfg", "ns", "nz", "nt"}


def jieba_words() -> list[tuple[str, int, str]]:
    """Return (word, frequency, tag) of jieba's dictionary."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        sys.exit("jieba is not installed: pip install 'policyie[build]'")
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return [(w, int(n), tag) for w, n, tag in (line.split(" ") for line in lines)]


def readings(characters: str) -> str:
    """Return the toneless reading of a word, syllables joined."""
    return "".join(s[0] for s in pinyin(characters, style=Style.NORMAL, v_to_u=True))


def all_readings(character: str) -> list[str]:
    """Return the toneless readings of a character that are syllables of Mandarin, commonest first."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]
    return [r for r in dict.fromkeys(found) if SYLLABLE.fullmatch(r)]


def surnames() -> dict[str, tuple[str, float]]:
    """Return surname -> (readings, share in a thousand people)."""
    more = _rows(BY_HAND / "surnames.csv")
    table: dict[str, float] = {name: round(float(share) * 10, 3) for name, share in Provider.last_names.items()}
    for row in more:
        table.setdefault(row["surname"], SHARES[row["sort"]])
    spoken = {row["surname"]: row["readings"] for row in more}
    return {n: (spoken.get(n) or readings(n), share) for n, share in table.items()}


def given_names(known: Iterable[str], words: list[tuple[str, int, str]]) -> dict[str, tuple[int, ...]]:
    """Return character -> names in the dictionary that have it as the only, the first, the second given character; how
    often it stands in a million characters of words.
    """
    single: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    by_length = sorted(known, key=len, reverse=True)
    for word, _, tag in words:
        if tag != "nr" or not 2 <= len(word) <= 4:
            continue
        surname = next((s for s in by_length if word.startswith(s)), None)
        given = word[len(surname) :] if surname else ""
        if len(given) == 1:
            single[given] += 1
        elif len(given) == 2:
            first[given[0]] += 1
            second[given[1]] += 1
    for name in Provider.first_names:
        for character in name if len(name) > 1 else ():
            first[character] += 20
            second[character] += 20
        if len(name) == 1:
            single[name] += 20
    text: Counter[str] = Counter()
    for word, frequency, tag in words:
        if tag not in NAME_TAGS:
            for character in word:
                text[character] += frequency
    million = sum(text.values()) / 1_000_000
    table = {
        c: (
            *((n[c] for n in (single, first, second)) if single[c] + first[c] + second[c] > 2 else (0, 0, 0)),
            round(text[c] / million),
        )
        for c in sorted({*single, *first, *second, *text})
        if "\u4e00" <= c <= "\u9fff"
    }
    return {c: counts for c, counts in table.items() if sum(counts)}


def transliterated(words: list[tuple[str, int, str]]) -> list[tuple[str, str]]:
    """Return (character, group) of characters that spell names of other languages."""
    counts = Counter(c for word, _, tag in words if tag == "nrt" for c in set(word))
    rows = dict.fromkeys((c for c, n in counts.items() if n >= 12), "foreign")
    for row in _rows(BY_HAND / "name_elements.csv"):
        rows |= dict.fromkeys(row["element"], row["group"])
    return sorted(rows.items())


def name_like_words(known: Iterable[str], words: list[tuple[str, int, str]]) -> list[tuple[str, int]]:
    """Return ordinary words of two or three characters that begin with a surname: 高峰, 和平, 程度."""
    singles = {s for s in known if len(s) == 1}
    found = [(w, n) for w, n, tag in words if len(w) in (2, 3) and w[0] in singles and tag not in NAME_TAGS and n >= 20]
    # Places and brands that are words too (和平, 长安) carry the tag of a name.
    found += [
        (w, n) for w, n, tag in words if len(w) == 2 and w[0] in singles and tag in ("ns", "nz", "nt") and n >= 50
    ]
    return sorted(set(found))


def common_verbs(words: list[tuple[str, int, str]]) -> list[tuple[str, int]]:
    """Return the common verbs and adverbs of two characters: what follows a name in ordinary text."""
    return sorted((w, n) for w, n, tag in words if len(w) == 2 and tag in ("v", "vn", "d", "vd") and n >= 150)


def write(name: str, header: str, rows: Iterable[Iterable[object]], check: bool) -> None:
    """Write a table, or compare it with the one that is there."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    path = RESOURCES / f"{name}.csv"
    if check:
        if not path.is_file() or path.read_text(encoding="utf-8") != buffer.getvalue():
            sys.exit(f"{path.name} differs from its sources: run scripts/build_officials.py")
    else:
        path.write_text(buffer.getvalue(), encoding="utf-8")
    print(f"{path.name}: {buffer.getvalue().count(chr(10)) - 1} rows")


def check_offices() -> None:
    """Check the tables kept by hand: no row twice, every role one of the guide's."""
    roles = {row["role"] for row in _rows(RESOURCES / "office_role_names.csv")}
    for name, keys in (
        ("office_heads", ("surface", "language")),
        ("office_bodies", ("surface", "language")),
        ("office_roles", ("kind", "head")),
        ("office_cues", ("surface", "language", "cue")),
    ):
        seen: set[tuple[str, ...]] = set()
        for number, row in enumerate(_rows(RESOURCES / f"{name}.csv"), 2):
            key = tuple(row[k] for k in keys)
            if key in seen:
                sys.exit(f"{name}.csv line {number}: {key} stands twice")
            seen.add(key)
            for column in ("role", "deputy_role"):
                if row.get(column) and row[column] not in roles:
                    sys.exit(f"{name}.csv line {number}: {row[column]!r} is no role")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> None:
    """Write or check all tables."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true", help="compare, write nothing")
    check = cli.parse_args().check
    words = jieba_words()
    names = surnames()
    given = given_names(names, words)
    write("surnames", "surname,pinyin,per_thousand", ((n, p, f"{w:g}") for n, (p, w) in sorted(names.items())), check)
    write("given_names", "character,single,first,second,per_million", ((c, *n) for c, n in given.items()), check)
    write("transliteration_characters", "character,group", transliterated(words), check)
    write("name_like_words", "word,frequency", name_like_words(names, words), check)
    write("common_verbs", "word,frequency", common_verbs(words), check)
    characters = sorted({c for n in names for c in n} | {c for c, n in given.items() if any(n[:3])})
    write(
        "name_pinyin",
        "character,readings",
        ((c, "|".join(all_readings(c))) for c in characters if all_readings(c)),
        check,
    )
    syllables = {r for code in PINYIN_DICT if 0x4E00 <= code < 0xA000 for r in all_readings(chr(code))}
    write("pinyin_syllables", "syllable", ([s] for s in sorted(syllables)), check)
    romanised = {r["surname"]: (r["system"], 0.0) for r in _rows(BY_HAND / "romanised_surnames.csv")}
    for reading, share in names.values():
        for spelling in reading.split("|"):
            romanised[spelling] = "pinyin", romanised.get(spelling, ("", 0.0))[1] + share
    romanised |= {s.replace("ü", v): romanised[s] for s in list(romanised) if "ü" in s for v in ("v", "yu")}
    write(
        "romanised_surnames",
        "surname,system,per_thousand",
        ((s, k, f"{w:g}") for s, (k, w) in sorted(romanised.items())),
        check,
    )
    check_offices()


if __name__ == "__main__":
    main()
