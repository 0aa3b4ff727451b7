"""Build ``english_words.csv``: ordinary English words, against which the capitals of names are restored.

    python scripts/build_english_words.py            write the table
    python scripts/build_english_words.py --check    fail where the table differs from what the sources give

Source: the English dictionary of symspellpy, its commoner words (MIT). Names are left out: those of Faker's first names
(MIT), and what only the tables of this project have in capitals (places, surnames in pinyin). A row has the first three
letters of words and their endings.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import re
import sys
from pathlib import Path

from faker.providers.person.en_GB import Provider as British
from faker.providers.person.en_US import Provider as American

RESOURCES = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources"
TABLE = RESOURCES / "english_words.csv"

COMMONEST = 40_000
# First names that are words, and among the commonest ones: may, mark, grace.
WORDS_ANYWAY = 6_000
WORD = re.compile("[a-z]{2,}")
HEAD = 3
# Tables with English names, and the column.
NAMES = {"divisions": "english", "zones": "english", "clusters": "english", "foreign_places": "english",
         "countries": "english", "place_english": "english"}  # fmt: skip
# Names that are words first.
# Words with a capital that no table of ours has.
NAMES_TOO = set(
    "china chinese german japanese american british french korean italian russian indian european asian african "
    "english arab arabic dutch swiss spanish swedish taiwanese yangtze lancang mekong mongolian tibetan".split()
)
ANY_CASE = ("word_surname", "word_in_pinyin", "pronoun_surname")
ANYWAY = set(
    "new south north east west city island islands saint san great united central delta economic river belt "
    "zone us la que mile duo boxing guide guiding jingle saga lop hailing yuan kilometers center centers labor "
    "cannot kilometer meters neighboring revitalise roundtable th km bn sq jade earl heather penny".split()
)


def ranked() -> list[str]:
    """The words of the dictionary, commonest first."""
    spec = importlib.util.find_spec("symspellpy")
    if spec is None or spec.origin is None:
        sys.exit("symspellpy is not installed: pip install 'policyie[build]'")
    path = Path(spec.origin).parent / "frequency_dictionary_en_82_765.txt"
    words = [line.split(" ")[0] for line in path.read_text(encoding="utf-8-sig").splitlines()]
    return [word for word in words if WORD.fullmatch(word)]


def table(name: str) -> list[dict[str, str]]:
    with (RESOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names() -> set[str]:
    """Names of the tables of this project that are one word."""
    found = {
        name.lower()
        for file, column in NAMES.items()
        for row in table(file)
        for name in row[column].split("|")
        if name[:1].isupper()
    }
    ambiguous = {row["surface"] for row in table("office_cues") if row["cue"] in ("word_surname", "word_in_pinyin")}
    surnames = {row["surname"] for row in table("romanised_surnames") if row["system"] == "pinyin"}
    return {name for name in found if " " not in name} | (surnames - ambiguous)


def build() -> list[str]:
    words = ranked()
    first_names = {name.lower() for provider in (American, British) for name in provider.first_names}
    common = set(words[:WORDS_ANYWAY])
    left_out = (names() | NAMES_TOO | (first_names - common)) - ANYWAY
    cues = {row["surface"] for row in table("office_cues") if row["language"] == "en" and row["cue"] not in ANY_CASE}
    more = set(filter(WORD.fullmatch, cues))
    ours = {
        word
        for file, column in (("industry_names", "surface"), ("indicators", "surface"))
        for row in table(file)
        for word in re.findall("[A-Za-z]+", row[column])
        if WORD.fullmatch(word)
    }
    return sorted({*words[:COMMONEST], *ours, *more} - left_out | ANYWAY)


def written(words: list[str]) -> str:
    rows: dict[str, list[str]] = {}
    for word in words:
        rows.setdefault(word[:HEAD], []).append(word[HEAD:])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["head", "endings"])
    writer.writerows((head, "|".join(endings)) for head, endings in rows.items())
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    text = written(build())
    if parser.parse_args().check:
        if TABLE.read_text(encoding="utf-8") != text:
            sys.exit("english_words.csv differs from what its sources give")
    else:
        TABLE.write_text(text, encoding="utf-8")
        print(f"{TABLE.name}: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
