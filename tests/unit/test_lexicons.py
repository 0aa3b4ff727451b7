"""A user's own words: CSV files that join the tables, what wins, and what is said of a file that is wrong."""

import pytest
import spacy

import policyie
from policyie.lexicons import read_lexicon

COLUMNS = (
    "kind", "surface", "aliases", "code", "level", "parent", "since", "until", "concept", "gb4754", "sei", "role",
    "deputy_role", "indicator",
)  # fmt: skip


def table(*rows):
    """A CSV file: each row is ``kind surface`` and then ``column=value`` for what it fills."""
    lines = [",".join(COLUMNS)]
    for kind, surface, *cells in rows:
        filled = {"kind": kind, "surface": surface, **dict(cell.split("=", 1) for cell in cells)}
        assert set(filled) <= set(COLUMNS)
        lines.append(",".join(filled.get(column, "") for column in COLUMNS))
    return "\n".join(lines) + "\n"


@pytest.fixture
def write(tmp_path):
    def writer(text, name="own.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return writer


@pytest.fixture
def reader(write):
    """A function that extracts from a text with the rows of a table."""

    def read(text, *rows, **facts):
        return policyie.extract(text, nlp=policyie.load(lexicons=[write(table(*rows))]), **facts)

    return read


# Industries and indicators.

WORDS = (
    ("industry", "窖藏文旅", "aliases=cellar tourism", "concept=cellar-tourism", "gb4754=72|78"),
    ("industry", "云上农机", "concept=agriculture"),
    ("indicator", "云上成交额", "indicator=revenue"),
)


def test_own_words_join_the_tables(reader):
    document = reader("打造窖藏文旅产业和云上农机产业，云上成交额增长5%。We will grow cellar tourism.", *WORDS)
    assert [(i.text, i.concept, i.gb4754) for i in document.industries] == [
        ("窖藏文旅", "cellar-tourism", ("72", "78")),
        ("云上农机", "agriculture", ("A",)),
        ("cellar tourism", "cellar-tourism", ("72", "78")),
    ]
    assert [(t.text, t.indicator) for t in document.targets] == [("5%", "revenue")]


def test_the_shared_pipeline_does_not_know_them(write):
    policyie.load(lexicons=[write(table(*WORDS))])
    assert [i.text for i in policyie.extract("We will grow cellar tourism.").industries] != ["cellar tourism"]


def test_own_words_survive_the_disk(write, tmp_path):
    policyie.load(lexicons=[write(table(*WORDS))]).to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")("打造窖藏文旅产业")
    assert [s.text for s in doc.spans["industries"]] == ["窖藏文旅"]


@pytest.mark.parametrize("text", ["打造窖藏文旅產業", "打造窖(jiào)藏文旅产业", "打造窖藏文旅产业"])
def test_words_are_found_in_every_script_however_the_table_writes_them(reader, text):
    document = reader(text, ("industry", "窖藏文旅", "concept=cellar-tourism", "gb4754=72"))
    assert [i.concept for i in document.industries] == ["cellar-tourism"]
    document = reader(
        text, ("industry", "窖藏文旅".replace("窖藏", "窖藏"), "aliases=窖　藏", "concept=x", "gb4754=72")
    )
    assert [i.concept for i in document.industries] == ["x"]


def test_a_traditional_row_is_read_as_simplified(reader):
    document = reader("打造云脑产业", ("industry", "雲腦", "concept=cloud-brain", "gb4754=65"))
    assert [(i.text, i.concept) for i in document.industries] == [("云脑", "cloud-brain")]


# Places.

YUNSHANG = ("place", "云上新城", "aliases=云上|Yunshang New Town", "code=yunshang", "level=zone", "parent=330681")


def facts(document):
    return [(r.text, r.code, r.name, r.level) for r in document.regions]


PLACES = {
    "a zone of one's own": ("云上新城签约。", [YUNSHANG], [("云上新城", "yunshang", "云上新城", "zone")]),
    "its alias": ("在云上签约。", [YUNSHANG], [("云上", "yunshang", "云上新城", "zone")]),
    "its English name": ("They met in Yunshang New Town.", [YUNSHANG], [("Yunshang New Town", "yunshang", "云上新城", "zone")]),
    "a township with an official code": (
        "在石溪镇签约。", [("place", "石溪镇", "code=330681188", "level=township", "parent=330681")],
        [("石溪镇", "330681188", "石溪镇", "township")],
    ),
    "a division newer than the gazetteer": (
        "在云溪区签约。", [("place", "云溪区", "code=330699", "level=county", "parent=330600")],
        [("云溪区", "330699", "云溪区", "county")],
    ),
    "one more name of a division": ("在魔都签约。", [("place", "魔都", "code=310000")], [("魔都", "310000", "上海市", "province")]),
    "one more name of a country": ("赴枫叶国考察。", [("place", "枫叶国", "code=CA")], [("枫叶国", "CA", None, "country")]),
    "one more name of a cluster": (
        "融入大湾圈发展。", [("place", "大湾圈", "code=cluster:greater-bay-area")],
        [("大湾圈", "cluster:greater-bay-area", None, "cluster")],
    ),
    "a cluster of one's own": (
        "融入环湖经济圈。", [("place", "环湖经济圈", "code=cluster:lake", "level=cluster")],
        [("环湖经济圈", "cluster:lake", "环湖经济圈", "cluster")],
    ),
    "a country of one's own": (
        "赴雾岛国考察。", [("place", "雾岛国", "code=fog", "level=country")], [("雾岛国", "fog", "雾岛国", "country")],
    ),
    "a name of the tables is the user's": (
        "在长安区签约。", [("place", "长安区", "code=changan", "level=zone", "parent=330681")],
        [("长安区", "changan", "长安区", "zone")],
    ),
    "a word that is no place by itself is one": (
        "合作签约。", [("place", "合作", "code=hezuo", "level=zone", "parent=330681")], [("合作", "hezuo", "合作", "zone")],
    ),
    "a longer name of the tables wins": (
        "在长安区签约。", [("place", "长安", "code=changan", "level=zone", "parent=330681")],
        [("长安区", None, None, None)],
    ),
    "of two that cross, the user's wins": (
        "在上海安新城签约。", [("place", "海安新城", "code=xc", "level=zone", "parent=320685")],
        [("海安新城", "xc", "海安新城", "zone")],
    ),
    "a longer name of one's own wins": (
        "在上海安新城签约。",
        [("place", "海安新城", "code=xc", "level=zone", "parent=320685"), ("place", "安新", "code=ax", "level=zone", "parent=320685")],
        [("海安新城", "xc", "海安新城", "zone")],
    ),
    "inside the name of a company it is none": ("云上新城开发有限公司签约。", [YUNSHANG], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "expected"), PLACES.values(), ids=PLACES.keys())
def test_own_places(reader, text, rows, expected):
    assert facts(reader(text, *rows)) == expected


def test_an_own_place_stands_in_its_division(reader):
    """Its documents speak for the division that it lies in; targets and officials are that division's."""
    document = reader("云上新城今年引进项目12个，管委会主任赵立新出席。", YUNSHANG)
    assert document.home == "330681"
    assert [(t.text, t.region) for t in document.targets] == [("12", "330681")]
    assert [(o.text, o.roles, o.region) for o in document.officials] == [("赵立新", ("zone_head",), "330681")]


def test_a_former_code_is_told(reader):
    (region,) = reader("在老莱城签约。", ("place", "老莱城", "code=371200")).regions
    assert (region.code, region.name, region.historical_code) == ("370116", "莱芜区", "371200")


def test_a_name_means_a_place_in_its_years_only(reader):
    rows = (
        ("place", "云上新城", "code=old", "level=zone", "parent=330681", "until=2015"),
        ("place", "云上新城", "code=new", "level=zone", "parent=330681", "since=2016", "until=2020"),
    )
    codes = {
        year: [r.code for r in reader("云上新城签约。", *rows, published=f"{year}-05-01").regions]
        for year in (2015, 2016, 2020, 2021)
    }
    assert codes == {2015: ["old"], 2016: ["new"], 2020: ["new"], 2021: []}


def test_a_text_without_a_date_may_mean_a_place_of_any_year(reader):
    rows = (
        ("place", "云上新城", "code=old", "level=zone", "parent=330681", "until=2015"),
        ("place", "云上新城", "code=new", "level=zone", "parent=330681", "since=2016", "until=2020"),
    )
    (region,) = reader("云上新城签约。", *rows).regions
    assert (region.code, set(region.candidates)) == (None, {"old", "new"})


def test_out_of_its_years_the_tables_count_again(reader):
    row = ("place", "绍兴市", "code=sx", "level=zone", "parent=330600", "until=2010")
    assert [r.code for r in reader("绍兴市签约。", row, published="2010-05-01").regions] == ["sx"]
    assert [r.code for r in reader("绍兴市签约。", row, published="2011-05-01").regions] == ["330600"]


def test_a_name_of_two_places_is_settled_by_the_document_or_stays_open(reader):
    rows = (
        ("place", "高新园", "code=a", "level=zone", "parent=330600"),
        ("place", "高新园", "code=b", "level=zone", "parent=510100"),
    )
    assert [(r.code, r.candidates) for r in reader("高新园签约。", *rows).regions] == [(None, ("a", "b"))]
    assert [r.code for r in reader("高新园签约。", *rows, home="510100").regions] == ["b"]
    assert [r.code for r in reader("浙江省高新园签约。", *rows).regions][-1] == "a"
    same = (rows[0], ("place", "高新园", "code=c", "level=zone", "parent=330600"))
    document = reader("高新园签约。", *same)
    assert [(r.code, r.candidates) for r in document.regions] == [(None, ("a", "c"))]
    assert [n.code for n in document.notices] == ["open_region"]


# Offices.

PROMOTER = (
    "office", "首席招商官", "aliases=chief investment promoter", "role=own_promoter", "deputy_role=own_deputy", "level=city",
)  # fmt: skip
OFFICES = {
    "a title of one's own": ("绍兴市首席招商官王建国出席。", [PROMOTER], [("王建国", ("own_promoter",), "330600")]),
    "its deputy": ("绍兴市副首席招商官王建国出席。", [PROMOTER], [("王建国", ("own_deputy",), "330600")]),
    "after a name": ("王建国任绍兴市首席招商官。", [PROMOTER], [("王建国", ("own_promoter",), "330600")]),
    "with a body before it": ("绍兴市商务局首席招商官王建国出席。", [PROMOTER], [("王建国", ("own_promoter",), "330600")]),
    "of a company it is none": ("东海集团首席招商官王建国出席。", [PROMOTER], []),
    "in English": (
        "Wang Jianguo, chief investment promoter of Shaoxing, spoke.", [PROMOTER],
        [("Wang Jianguo", ("own_promoter",), "330600")],
    ),
    "a role of the contract brings its deputy": (
        "绍兴市副局办主任王建国出席。", [("office", "局办主任", "role=department_head")],
        [("王建国", ("department_deputy_head",), "330600")],
    ),
    "a title of the tables is the user's": (
        "绍兴市市长王建国出席。", [("office", "市长", "role=own_mayor", "level=city")], [("王建国", ("own_mayor",), "330600")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "expected"), OFFICES.values(), ids=OFFICES.keys())
def test_own_offices(reader, text, rows, expected):
    assert [(o.text, o.roles, o.region) for o in reader(text, *rows).officials] == expected


# Precedence.


def test_the_user_wins_over_the_tables(reader):
    document = reader(
        "支持大数据发展，到位资金增长5%。",
        ("industry", "大数据", "concept=own-data", "gb4754=65"),
        ("indicator", "到位资金", "indicator=other"),
    )
    assert [(i.text, i.concept, i.gb4754) for i in document.industries] == [("大数据", "own-data", ("65",))]
    assert [(t.text, t.indicator) for t in document.targets] == [("5%", "other")]


def test_a_later_file_wins_over_an_earlier_one(write):
    files = [
        write(table(("industry", "云上农机", f"concept={c}", "gb4754=01")), f"{c}.csv") for c in ("first", "second")
    ]
    document = policyie.extract("打造云上农机产业", nlp=policyie.load(lexicons=files))
    assert [i.concept for i in document.industries] == ["second"]


# Files that are wrong.

CELLS = {
    "unknown kind": (("industri", "甲乙", "concept=a"), "column kind: 'industri' is none of place, industry, office, indicator"),
    "no kind": (("", "甲乙", "concept=a"), "column kind: empty"),
    "no surface": (("industry", "", "concept=a", "gb4754=13"), "column surface: empty"),
    "one character": (("industry", "甲", "concept=a", "gb4754=13"), "column surface: '甲' is too short"),
    "one character as an alias": (("industry", "甲乙", "aliases=丙丁|戊", "concept=a", "gb4754=13"), "column aliases: '戊' is too short"),
    "an alias that is empty": (("industry", "甲乙", "aliases=丙丁|", "concept=a", "gb4754=13"), "column aliases: empty"),
    "a sign that keys need": (("place", "甲#乙", "code=310000"), "column surface: '甲#乙' has a '#'"),
    "a column of another kind": (("indicator", "甲乙", "indicator=revenue", "concept=a"), "column concept: 'a' in a row of kind indicator"),
    "no concept": (("industry", "甲乙", "gb4754=13"), "column concept: empty"),
    "no id": (("industry", "甲乙", "concept=A B", "gb4754=13"), "column concept: 'A B' is no id"),
    "unknown concept without codes": (("industry", "甲乙", "concept=nowhere"), "column gb4754: 'nowhere' is not in the industry table"),
    "no division of GB/T 4754 by form": (("industry", "甲乙", "concept=a", "gb4754=1301"), "column gb4754: '1301' is no list"),
    "no division of GB/T 4754": (("industry", "甲乙", "concept=a", "gb4754=13|99"), "column gb4754: GB/T 4754 has no 99"),
    "no category": (("industry", "甲乙", "concept=a", "sei=10"), "column sei: '10' is no category"),
    "no indicator": (("indicator", "甲乙"), "column indicator: empty; there are "),
    "unknown indicator": (("indicator", "甲乙", "indicator=gross"), "column indicator: 'gross' is none of"),
    "no code": (("place", "甲乙", "level=zone"), "column code: empty"),
    "no code by form": (("place", "甲乙", "code=a b"), "column code: 'a b' is no code"),
    "a code that is mistyped": (("place", "甲乙", "code=330699"), "column level: empty: '330699' is not in the gazetteer"),
    "an own code without level": (("place", "甲乙", "code=own", "parent=330600"), "column level: empty: 'own' is not in the tables"),
    "unknown level": (("place", "甲乙", "code=own", "level=city", "parent=330600"), "column level: 'city' is none of province"),
    "no parent": (("place", "甲乙", "code=own", "level=zone"), "column parent: empty: a zone of your own"),
    "unknown parent": (("place", "甲乙", "code=own", "level=zone", "parent=999999"), "column parent: '999999' is not in the gazetteer"),
    "a level for a known code": (("place", "甲乙", "code=310000", "level=zone"), "column level: 'zone' for a code of the tables"),
    "a cluster's code": (("place", "甲乙", "code=lake", "level=cluster"), "column code: 'lake': the code of a cluster begins"),
    "no year": (("place", "甲乙", "code=310000", "since=19"), "column since: '19' is no year"),
    "years the wrong way round": (("place", "甲乙", "code=310000", "since=2020", "until=2019"), "column until: 2019 is before 2020"),
    "no role": (("office", "甲乙", "level=city"), "column role: empty"),
    "unknown role": (("office", "甲乙", "role=mayr"), "column role: 'mayr' is none of general_secretary"),
    "unknown role of the deputy": (("office", "甲乙", "role=mayor", "deputy_role=x"), "column deputy_role: 'x' is none of"),
    "unknown level of an office": (("office", "甲乙", "role=mayor", "level=cities"), "column level: 'cities' is none of national"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "message"), CELLS.values(), ids=CELLS.keys())
def test_a_wrong_cell_is_named(write, row, message):
    path = write(table(("industry", "窖藏文旅", "concept=cellar", "gb4754=72"), row))
    with pytest.raises(policyie.TableError) as error:
        read_lexicon(path)
    assert str(error.value).startswith(f"{path}, line 3, {message}")


A = ("industry", "甲乙", "concept=a", "gb4754=13")
TWICE = {
    "the same row": ((A, A), "line 3, column surface: '甲乙' stands in line 2 already"),
    "another meaning": (
        (A, ("industry", "甲乙", "concept=b", "gb4754=13")),
        "line 3, column surface: '甲乙' stands in line 2 already, with another meaning",
    ),
    "in other characters": (
        (("industry", "云脑", "concept=a", "gb4754=13"), ("industry", "雲腦", "concept=a", "gb4754=13")),
        "line 3, column surface: '云脑' stands in line 2 already",
    ),
    "as an alias": (
        (A, ("industry", "丙丁", "aliases=甲乙", "concept=a", "gb4754=13")),
        "line 3, column aliases: '甲乙' stands in line 2 already",
    ),
    "an alias of itself": (
        (("industry", "甲乙", "aliases=甲乙", "concept=a", "gb4754=13"),),
        "line 2, column aliases: '甲乙' stands in line 2 already",
    ),
}


@pytest.mark.parametrize(("rows", "message"), TWICE.values(), ids=TWICE.keys())
def test_words_that_stand_twice_are_named(write, rows, message):
    path = write(table(*rows))
    with pytest.raises(policyie.TableError) as error:
        read_lexicon(path)
    assert str(error.value) == f"{path}, {message}"


HEADER = "kind,surface,indicator\n"
FILES = {
    "empty": ("", "line 1: no header"),
    "no kind": ("surface,indicator\n甲乙,revenue\n", "line 1: the header lacks kind"),
    "unknown column": ("kind,surface,indicater\n", "line 1, column indicater: there is no such column"),
    "column without a name": ("kind,surface,\n", "line 1, column 3 without a name: there is no such column"),
    "a column twice": ("kind,surface,kind\n", "line 1, column kind: stands twice"),
    "semicolons": ("kind;surface;indicator\n", "line 1: columns are separated by ';'"),
    "tabs": ("kind\tsurface\n", r"line 1: columns are separated by '\t'"),
    "too many cells": (HEADER + "indicator,甲乙,revenue,x\n", "line 2: 4 cells under a header of 3 columns"),
    "lines that are quoted cells before it": (
        HEADER + '\nindicator,"甲\n乙",revenue\nindicator,丙丁,gross\n',
        "line 5, column indicator: 'gross'",
    ),
    "a quote that never ends": (HEADER + 'indicator,甲乙,revenue\nindicator,"丙丁,revenue\n', "line 3: unexpected end"),
    "a quote inside": (HEADER + 'indicator,"甲"乙,revenue\n', "line 2: ',' expected"),
    "GBK": ((HEADER + "indicator,甲乙,revenue\n").encode("gbk"), "line 2: byte 0xbc is no UTF-8"),
    "UTF-16": ((HEADER + "indicator,甲乙,revenue\n").encode("utf-16"), "line 1: the file is UTF-16"),
    "a null": (HEADER + "indicator,甲\0乙,revenue\n", "line 2: a null character"),
}


@pytest.mark.parametrize(("content", "message"), FILES.values(), ids=FILES.keys())
def test_a_wrong_file_is_named(write, content, message):
    path = write(content)
    with pytest.raises(policyie.TableError) as error:
        policyie.load(lexicons=[path])
    assert str(error.value).startswith(f"{path}, {message}")


GOOD = {
    "a byte order mark": "\ufeff" + HEADER + "indicator,甲乙,revenue\n",
    "carriage returns": HEADER.replace("\n", "\r\n") + "indicator,甲乙,revenue\r\n",
    "blank lines and rows": "\n" + HEADER + "\n,,\nindicator,甲乙,revenue\n\n",
    "spaces around cells": "kind , surface,indicator\n indicator, 甲乙 ,revenue \n",
    "columns in another order": "indicator,surface,kind\nrevenue,甲乙,indicator\n",
    "no line end at the end": HEADER + "indicator,甲乙,revenue",
    "fewer cells than columns": "kind,surface,indicator,aliases\nindicator,甲乙,revenue\n",
    "quoted cells": HEADER + '"indicator","甲乙","revenue"\n',
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD.keys())
def test_a_sound_file_is_read(write, content):
    assert read_lexicon(write(content)) == [{"label": "indicator", "pattern": "甲乙", "id": "revenue|strong|mpc"}]


def test_no_rows_are_no_patterns(write):
    assert read_lexicon(write(HEADER)) == []


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        policyie.load(lexicons=[tmp_path / "none.csv"])
