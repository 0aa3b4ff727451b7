"""Build the tables of industries in resources/: classifications, concepts, names, and the words that are none.

The source is written by hand in scripts/industries/: ``gb4754.csv`` (GB/T 4754-2017: sections, divisions, and the
groups that a policy name means), ``sei.csv`` (the 2018 classification of strategic emerging industries), ``isic.csv``
(ISIC Rev. 4) and the concepts in ``0*.csv``, from broad to narrow. A concept's row has

    id, parent, gb4754 (codes), sei, use, zh (names), en (names)

where an empty cell takes the parent's value (``-`` for none). ``use`` tells how far a bare mention can be trusted:

    s  names a sector wherever it stands
    w  needs a context that says so (旅游 in 旅游产业, not in 旅游厕所)
    p  is a product or an ordinary word: needs the head of a sector right after it, or a list of sectors around it

A name may differ from its row: ``^^`` after it means s, ``~`` w, ``^`` p; one that ends in 产业 or "industry" is s.
``~~`` or ``^^~`` says that it stays with this row only where no other row has it. ``use.csv`` and ``use_en.csv``
overrule the use of single names (``x``: no name at all). ``not.csv`` holds longer words that contain a name and are no
sector (农业农村局, 丝绸之路), with the reason: they win over the name as the longer match.

A name in two rows goes to the narrower concept; between unrelated concepts it is an error. The script expands the
names: 和/及/与, singular and plural, hyphens, British and American spelling.

usage: python scripts/build_industries.py [--check]
"""

import argparse
import csv
import io
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent / "industries"
OUT = pathlib.Path(__file__).parents[1] / "src/policyie/resources"
STRENGTH = {"s": 0, "w": 1, "p": 2}

# Countable last words: both numbers are names. A word with an irregular plural has it beside it.
COUNTABLE = set(
    "vehicle automobile car truck bus battery cell panel module chip semiconductor circuit component part"
    " device material machine tool robot drone engine aircraft product chemical textile garment drug"
    " medicine instrument meter appliance terminal display sensor satellite rocket ship yacht vessel boat"
    " fiber fibre metal alloy ceramic composite coating plastic polymer magnet mold mould bearing valve"
    " pump gear elevator motor transformer cable connector service system center centre park resource crop"
    " herb vegetable fruit flower mushroom beverage drink food dish meal wine game movie drama film sport"
    " event exhibition convention conference hotel restaurant homestay toy craft handicraft technology"
    " industry economy building house home good board diamond crystal membrane resin fertilizer pesticide"
    " vaccine laser lamp light cosmetic fragrance pigment dye turbine boiler crane compressor station"
    " plant pile reagent consumable supply intermediate ingredient additive snack noodle casting forging"
    " pipe plate fastener lock knife window door carpet towel sock shoe bag hat jewel watch clock pen"
    " phone smartphone computer laptop server wearable wheel reducer excavator tractor locomotive bicycle"
    " motorcycle helicopter helicopters airplane plane glass fuel".split()
) - {"technology", "economy", "glass", "food", "good", "home", "light", "house", "supply", "service"}
PLURAL = {"industry": "industries", "battery": "batteries", "dish": "dishes", "bus": "buses", "knife": "knives"}
SINGULAR = {plural: word for word, plural in PLURAL.items()}
SPELLING = [
    ("fiber", "fibre"), ("aluminum", "aluminium"), ("center", "centre"), ("tire", "tyre"), ("mold", "mould"),
    ("jewelry", "jewellery"), ("defense", "defence"), ("fertilizer", "fertiliser"), ("specialty", "speciality"),
    ("flavor", "flavour"), ("utilization", "utilisation"), ("labeling", "labelling"), ("specialized", "specialised"),
]  # fmt: skip
HAN = re.compile("[\u4e00-\u9fff]")


def read(name):
    """Return the rows of a source file."""
    with (HERE / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def concepts():
    """Return the concepts by id, cells inherited, each with its marked names, and check them."""
    table = {}
    for path in sorted(HERE.glob("0*.csv")):
        for number, row in enumerate(read(path.name), 2):
            where = f"{path.name}:{number}"
            if None in row or None in row.values():
                raise SystemExit(f"{where}: wrong number of cells")
            if row["id"] in table:
                raise SystemExit(f"{where}: {row['id']} is there already")
            row["where"] = where
            table[row["id"]] = row
    for row in table.values():
        for cell in ("gb4754", "sei", "use"):
            row[cell] = inherited(table, row, cell)
    return table


def inherited(table, row, cell):
    """Return a cell of a row, or of the nearest parent that has it."""
    while not row[cell] and row["parent"]:
        if row["parent"] not in table:
            raise SystemExit(f"{row['where']}: no concept {row['parent']!r}")
        row = table[row["parent"]]
    return "" if row[cell] == "-" else row[cell]


def ancestors(table, concept):
    """Yield the ids above a concept, nearest first."""
    while concept := table[concept]["parent"]:
        yield concept


def marked(cell, use):
    """Yield (name, use, yields) for the names of a cell."""
    for item in filter(None, cell.split(";")):
        name = item.rstrip("~^")
        marks = item[len(name) :]
        yields = marks in ("~~", "^^~", "~~~")
        if not yields and "~" in marks:
            own = "w"
        else:
            own = {"^": "p", "^^": "s", "": use}.get(marks, use)
        if name.endswith(("产业", " industry", " industries")) or (name.endswith(" sector") and use != "p"):
            own = "s"
        yield name, own, yields


# In 09_narrow.csv a name is a sector by itself only where it says so; the others are goods (碳酸锂, 铜箔).
SECTOR = re.compile(
    "加工|制造|业$|经济|旅游|服务|发电|物流|医药|化工|材料|装备|储能|技术|[种养]殖|设计|研发|测试|制药|信息|能源|纺$|纺织|通信|半导体|显示|智能|机器人"
    "|航空|航天|产业|新药|生物|创意|电商|网络|量子|数据|软件|农业|渔|牧|回收|利用|金融|医疗|环保|健康|医学|铸|锻|低空|氢|演艺|影视|风电|光伏|制品$|深加工"
)
LIKELY_SECTOR = re.compile(
    "manufactur|processing|industr|economy|tourism|services?$|materials$|equipment$|technolog|energy|power|farming"
)

ACTIVITY = re.compile("..(?:养殖|加工|种植|制造)业?$|(?:breeding|farming|processing)$")


def careful(name, use, row):
    """Return the use of a name, lowered where the name is too short or too plain to be trusted."""
    if use == "p" and ACTIVITY.search(name):
        return "s"
    if HAN.search(name):
        if len(name) == 1:
            return "p"
        if use == "s" and row["where"].startswith("09") and not SECTOR.search(name):
            return "w"
    elif " " not in name and "-" not in name and not LIKELY_SECTOR.search(name) and not name.isupper():
        return "p"
    elif use == "s" and row["where"].startswith("09") and not LIKELY_SECTOR.search(name):
        return "w"
    return use


def written_names(table):
    """Return {folded name: (name, language, concept, use)}; a name in two rows goes to the narrower concept."""
    names = {}
    problems = []
    overruled = {row["surface"]: row["use"] for row in read("use.csv")}
    overruled |= {word: row["use"] for row in read("use_en.csv") for word in row["words"].split()}
    for concept, row in table.items():
        for language in ("zh", "en"):
            for name, use, yields in marked(row[language], row["use"]):
                use = overruled.get(name) or overruled.get(name.removesuffix("s")) or careful(name, use, row)
                if use == "x":
                    continue
                # A name cut off at a conjunction is none.
                if language == "zh" and name[-1] in "及与和、+":
                    continue
                if bool(HAN.search(name)) != (language == "zh") and not name.isascii():
                    problems.append(f"{row['where']}: {name!r} is not {language}")
                key = name.lower()
                entry = (name, language, concept, use, yields)
                old = names.get(key)
                if old is None or old[2] == concept:
                    names.setdefault(key, entry)
                elif old[4] and not yields:
                    names[key] = entry
                elif yields:
                    continue
                elif old[2] in ancestors(table, concept):
                    names[key] = entry
                elif concept not in ancestors(table, old[2]):
                    problems.append(f"{row['where']}: {name!r} of {concept} is a name of {old[2]} too")
    if problems:
        raise SystemExit("\n".join(problems))
    return names


def expansions(name, language):
    """Yield the other forms of a name."""
    if language == "zh":
        yield from (
            re.sub("[和及与]", c, name) for c in "和及与" if re.fullmatch("[^和及与]{2,}[和及与][^和及与]{2,}", name)
        )
        return
    words = name.split(" ")
    forms = [name]
    last = words[-1].lower()
    if last in COUNTABLE:
        forms.append(name[: -len(last)] + PLURAL[last] if last in PLURAL else name + "s")
    elif last in SINGULAR:
        forms.append(name[: -len(last)] + SINGULAR[last])
    elif last.endswith("s") and last[:-1] in COUNTABLE:
        forms.append(name[:-1])
    for american, british in SPELLING:
        for form in list(forms):
            if american in form:
                forms.append(form.replace(american, british))
            elif british in form:
                forms.append(form.replace(british, american))
    for form in list(forms):
        if " and " in form:
            forms.append(form.replace(" and ", " & "))
        if "-" in form and not form.isupper():
            forms.append(form.replace("-", " "))
        parts = form.split(" ")
        if len(parts) in (2, 3) and "-" not in form and "and" not in parts and parts[0].islower():
            forms.append("-".join(parts[:2]) + "".join(" " + p for p in parts[2:]))
    yield from forms


def all_names(table):
    """Return the rows of industry_names.csv: written names first claim a surface, then their expansions."""
    written = written_names(table)
    forms = dict(written)
    for name, language, concept, use, _ in written.values():
        for form in expansions(name, language):
            forms.setdefault(form.lower(), (form, language, concept, use, True))
    rows = [
        (name, language, concept, use, "expanded" if key not in written else "written")
        for key, (name, language, concept, use, _) in forms.items()
    ]
    order = {concept: n for n, concept in enumerate(table)}
    return sorted(rows, key=lambda r: (order[r[2]], r[1] != "zh", r[4] != "written", r[0]))


def check(table, gb, sei, isic):
    """Raise on codes that are in no classification."""
    codes, categories = {r["code"] for r in gb}, {r["code"] for r in sei}
    sections = [r["code"] for r in gb if r["code"].isalpha()]
    divisions = [r["code"] for r in gb if r["code"].isdigit() and len(r["code"]) == 2]
    assert (len(sections), len(divisions)) == (20, 97), (len(sections), len(divisions))
    assert len({r["code"] for r in isic if r["code"].isdigit()}) == 88
    for rows, known in ((gb, codes), (sei, categories), (isic, {r["code"] for r in isic})):
        for row in rows:
            assert not row["parent"] or row["parent"] in known, row
    known = {r["code"] for r in isic}
    for row in gb:
        assert set(row["isic"].split()) <= known, row
    for row in table.values():
        wrong = [c for c in row["gb4754"].split() if c not in codes]
        if wrong or not row["gb4754"] or (row["sei"] and row["sei"] not in categories):
            raise SystemExit(f"{row['where']}: codes {wrong or row['gb4754']} {row['sei']}")
        if row["parent"] and row["id"] in ancestors(table, row["id"]):
            raise SystemExit(f"{row['where']}: {row['id']} is above itself")


def isic_of(codes, gb):
    """Return the ISIC divisions that correspond to GB/T 4754 codes."""
    links = {row["code"]: row["isic"].split() for row in gb}
    found = dict.fromkeys(code for gb_code in codes for code in links[gb_code])
    return list(found)


def tables():
    """Return {file name: text} of all the tables that this script makes."""
    gb, sei, isic, table = read("gb4754.csv"), read("sei.csv"), read("isic.csv"), concepts()
    check(table, gb, sei, isic)
    names = all_names(table)
    taken = {name for name, *_ in names}
    first = {}
    for name, language, concept, _, _ in names:
        first.setdefault((concept, language), name)
    for concept, row in table.items():  # the name written first is the concept's own
        for language in ("zh", "en"):
            for name, _, _ in marked(row[language], row["use"]):
                first[concept, language] = name
                break
    level = {1: "section", 2: "division", 3: "group"}
    return {
        "gb4754": [("code", "level", "parent", "zh", "en", "isic")]
        + [(r["code"], level[len(r["code"])], r["parent"], r["zh"], r["en"], r["isic"].replace(" ", "|")) for r in gb],
        "sei": [("code", "parent", "zh", "en")] + [(r["code"], r["parent"], r["zh"], r["en"]) for r in sei],
        "isic": [("code", "parent", "en")] + [(r["code"], r["parent"], r["en"]) for r in isic],
        "industries": [("id", "parent", "zh", "en", "gb4754", "sei", "isic")]
        + [
            (
                concept,
                row["parent"],
                first.get((concept, "zh"), ""),
                first.get((concept, "en"), ""),
                row["gb4754"].replace(" ", "|"),
                row["sei"],
                "|".join(isic_of(row["gb4754"].split(), gb)),
            )
            for concept, row in table.items()
        ],
        "industry_not": [("surface", "language", "why")]
        + [(r["surface"], r["language"], r["why"]) for r in read("not.csv") if r["surface"] not in taken],
        "industry_names": [("surface", "language", "concept", "use", "origin"), *names],
    }


def main():
    """Write the tables, or with --check tell whether they are up to date."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true", help="write nothing; fail where a table differs")
    args = cli.parse_args()
    stale = []
    for name, rows in tables().items():
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        path = OUT / f"{name}.csv"
        if args.check:
            stale += [name] if not path.exists() or path.read_text(encoding="utf-8") != text.getvalue() else []
        else:
            path.write_text(text.getvalue(), encoding="utf-8")
        print(f"{name}: {len(rows) - 1} rows")
    if stale:
        sys.exit(f"not what the source says: {', '.join(stale)}")


if __name__ == "__main__":
    main()
