"""A user's own words: CSV files that join the tables, and what is said of a wrong cell."""

import pytest
import spacy

import policyie
from policyie.lexicons import read_lexicon

HEADER = "kind,surface,concept,gb4754,sei,indicator\n"
GOOD = HEADER + (
    "industry,窖藏文旅,cellar-tourism,72|78,,\n"
    "industry,cellar tourism,cellar-tourism,72|78,,\n"
    "industry,云上农机,agriculture,,,\n"
    "indicator,云上成交额,,,,revenue\n"
)
BAD = {
    "unknown kind": ("industri,甲,a,13,,\n", "line 2, column kind: 'industri'"),
    "no surface": ("industry,,a,13,,\n", "line 2, column surface: empty"),
    "no id": ("industry,甲,A B,13,,\n", "line 2, column concept: 'A B'"),
    "unknown concept without codes": ("industry,甲,nowhere,,,\n", "line 2, column gb4754: 'nowhere'"),
    "no division": ("industry,甲,a,1301,,\n", "line 2, column gb4754: '1301'"),
    "no category": ("industry,甲,a,13,10,\n", "line 2, column sei: '10'"),
    "unknown indicator": ("indicator,甲,,,,gross\n", "line 2, column indicator: 'gross'"),
    "the third line": ("industry,甲,a,13,,\nindustry,乙,a,x,,\n", "line 3, column gb4754: 'x'"),
}


@pytest.fixture
def write(tmp_path):
    def writer(text, name="own.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return writer


def test_own_words_join_the_tables(write):
    nlp = policyie.load(lexicons=[write(GOOD)])
    text = "打造窖藏文旅产业和云上农机产业，云上成交额增长5%。We will grow cellar tourism."
    document = policyie.extract(text, nlp=nlp)
    assert [(i.text, i.concept, i.gb4754) for i in document.industries] == [
        ("窖藏文旅", "cellar-tourism", ("72", "78")),
        ("云上农机", "agriculture", ("A",)),
        ("cellar tourism", "cellar-tourism", ("72", "78")),
    ]
    assert [(t.text, t.indicator) for t in document.targets] == [("5%", "revenue")]


def test_the_shared_pipeline_does_not_know_them(write):
    policyie.load(lexicons=[write(GOOD)])
    assert [i.text for i in policyie.extract("We will grow cellar tourism.").industries] != ["cellar tourism"]


def test_own_words_survive_the_disk(write, tmp_path):
    policyie.load(lexicons=[write(GOOD)]).to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")("打造窖藏文旅产业")
    assert [s.text for s in doc.spans["industries"]] == ["窖藏文旅"]


@pytest.mark.parametrize(("rows", "message"), BAD.values(), ids=BAD.keys())
def test_a_wrong_cell_is_named(write, rows, message):
    path = write(HEADER + rows)
    with pytest.raises(policyie.TableError) as error:
        read_lexicon(path)
    assert str(error.value).startswith(f"{path}, {message}")


def test_a_wrong_header_is_named(write):
    with pytest.raises(policyie.TableError, match="line 1: the header lacks kind"):
        read_lexicon(write("surface\n甲\n"))
