"""The page as a file, and what it is made from: inputs, passages, columns, the libraries, the command."""

import base64
import csv
import gzip
import hashlib
import json
import re
from importlib.resources import files

import pytest
from support.stated import document, growth, stated
from typer.testing import CliRunner

import policyie
from policyie.cli import app
from policyie.model import Mention
from policyie.report import Summary
from policyie.report.codes import industry_entry, region_entry
from policyie.report.columns import CODED, PLAIN, Corpus
from policyie.report.inputs import documents_of, extracted, is_extracted
from policyie.report.page import LIBRARIES
from policyie.report.passages import excerpt, paragraphs, whole

ASSETS = files("policyie.report").joinpath("assets")


def unpacked(page, name="data"):
    """What stands packed in a page."""
    (data,) = re.findall(f'id="{name}">([^<]*)<', page)
    return json.loads(gzip.decompress(base64.b64decode(data)))


@pytest.fixture
def page_of(make_page):
    return lambda *documents, **options: make_page(documents, **options).read_text("utf-8")


def test_the_same_documents_give_the_same_page(page_of):
    assert page_of(document("a", stated("5"))) == page_of(document("a", stated("5")))
    assert page_of(document("a", stated("5"))) != page_of(document("a", stated("6")))


def test_summary(tmp_path):
    with (tmp_path / "page.html").open("w", encoding="utf-8") as out:
        failure = policyie.Failure(id="b", position=1, error="InputError", message="no text")
        made = policyie.report.write_report([document("a", stated("5"), stated("6")), failure], out)
    assert made == Summary(documents=1, targets=2, failed=1)


def test_columns_are_of_one_length_and_point_into_their_dictionaries(page_of):
    data = unpacked(page_of(document("a", stated("5"), growth("6")), document("b", stated("5"))))
    assert {len(numbers) for numbers in data["columns"].values()} == {3}
    assert set(data["columns"]) == {*CODED, *PLAIN}
    assert data["dictionaries"]["figure"] == [
        ["eq", "5", None, "CNY", "money"],
        ["eq", "6", None, "percent", "percent"],
    ]
    assert data["columns"]["figure"] == [0, 1, 0]
    assert data["dictionaries"]["indicator"] == [["gdp", False], ["gdp", True]]
    assert data["columns"]["statement"] == [0, 1, 0]


def test_figures_outside_the_body_are_left_out_and_counted(page_of):
    data = unpacked(page_of(document("a", stated("5"), stated("6", zone="related"), stated("7", zone="footer"))))
    assert (data["elsewhere"], data["columns"]["document"]) == (2, [0])


def test_the_same_text_is_told_as_a_repetition(page_of):
    data = unpacked(page_of(document("a", stated("5")), document("b", stated("6")), document("c", stated("5"))))
    assert [facts[-1] for facts in data["documents"]] == [None, None, 0]


def test_texts_are_packed_block_by_block(monkeypatch, page_of):
    monkeypatch.setattr("policyie.report.columns.BLOCK", 5)
    page = page_of(*(document(f"d{n}", stated("5")) for n in range(3)))
    assert [unpacked(page, f"texts-{n}")[0]["text"] for n in range(3)] == ["要求：5元。\n"] * 3


REGIONS = {
    "a province": ("330000", ("330000", "浙江省", "Zhejiang", ("330000",))),
    "a county": ("330106", ("330106", "西湖区", "Xihu", ("330000", "330100", "330106"))),
    "a district of a municipality": ("310115", ("310115", "浦东新区", "Pudong", ("310000", "310115"))),
    "a former code": ("420600", ("420600", "襄阳市", "Xiangyang", ("420000", "420600"))),
    "the nation": ("CN", ("CN", "全国", "National", ())),
    "a cluster": ("cluster:yrd", ("cluster:yrd", "长三角", "长三角", ())),
    "an unknown code": ("999999", ("999999", "999999", "999999", ())),
    "none": (None, (None, "", "", ())),
}


@pytest.mark.parametrize(("code", "entry"), REGIONS.values(), ids=REGIONS)
def test_region_entries(code, entry):
    assert region_entry(code, [("cluster:yrd", "长三角")]) == entry


def test_industry_entries():
    assert industry_entry("钠电池", "sodium-batteries")[0] == "sodium-batteries"
    assert industry_entry("集成电路", None)[0] == industry_entry("芯片", "integrated-circuits")[0]
    assert industry_entry("捕云业", None) == ("捕云业", "捕云业", "捕云业")
    assert industry_entry("捕云业", "no-such-concept") == ("捕云业", "捕云业", "捕云业")


def utf16(text, start, length):
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")


TEXTS = {
    "plain": "甲乙5亿元。\n丙丁\n戊6亿元",
    "astral": "𠮷5亿元。\n😀😀\n𠀀6亿元",
    "astral after": "甲5亿元。\n\n6亿元😀",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("passages", [False, True], ids=["whole", "passages"])
def test_offsets_are_those_of_browsers(text, passages):
    places = [match.span() for match in re.finditer(r"\d亿元", text)]
    kept = paragraphs(text, places) if passages else [(0, len(text))]
    shown = excerpt(text, kept) if passages else whole(text)
    mentions = [Mention(start=start, end=end, text=text[start:end], rule="given") for start, end in places]
    assert [utf16(shown.text, *span) for span in shown.spans(mentions, kept)] == ["5亿元", "6亿元"]
    assert [utf16(shown.text, shown.at(s), e - s) for s, e in places] == ["5亿元", "6亿元"]


def test_passages_are_the_lines_of_the_figures():
    text = "序\n甲1\n乙2\n空\n丙3"
    places = [match.span() for match in re.finditer(r"\d", text)]
    kept = paragraphs(text, places)
    assert [text[start:end] for start, end in kept] == ["甲1\n乙2", "丙3"]
    assert excerpt(text, kept).text == "甲1\n乙2\n⋯\n丙3"
    beyond = [Mention(start=0, end=1, text="序", rule="given")]
    assert excerpt(text, kept).spans(beyond, kept) == []


def test_a_document_without_figures_has_no_passages():
    assert paragraphs("没有数字", []) == []
    assert excerpt("没有数字", []).text == ""
    corpus = Corpus(passages=True)
    corpus.add(document("a", before="没有数字"))
    assert corpus.finish()["columns"]["document"] == []


@pytest.fixture
def jsonl(tmp_path):
    """A file as policyie extract writes it, with an error, a broken and a foreign line among the documents."""
    lines = [
        document("a", stated("5")).to_json(),
        json.dumps({"id": "bad", "error": "no text"}),
        "",
        "{broken",
        json.dumps({"text": "x", "language": "zh", "targets": 3}),
        document("b", stated("6")).to_json(),
    ]
    path = tmp_path / "out.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_extracted_documents_come_in_order_with_their_errors(jsonl):
    found = list(extracted(str(jsonl)))
    assert [item.id for item in found] == ["a", "bad", f"{jsonl}:4", f"{jsonl}:5", "b"]
    assert found[1].message == "no text"
    assert "targets" in found[3].message
    assert found[4] == document("b", stated("6"))


def test_which_files_hold_extracted_documents(jsonl, tmp_path):
    packed = tmp_path / "out.jsonl.gz"
    packed.write_bytes(gzip.compress(jsonl.read_bytes()))
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"text": "投资3亿元"}\n', "utf-8")
    (tmp_path / "empty.jsonl").write_text("", "utf-8")
    (tmp_path / "broken.jsonl").write_bytes(b"\xff\xfe{")
    (tmp_path / "a.txt").write_text(jsonl.read_text("utf-8"), "utf-8")
    answers = {path.name: is_extracted(str(path)) for path in sorted(tmp_path.iterdir())}
    assert answers == {
        "a.txt": False,
        "broken.jsonl": False,
        "empty.jsonl": False,
        "out.jsonl": True,
        "out.jsonl.gz": True,
        "texts.jsonl": False,
    }
    assert not is_extracted("-")
    asked = []
    list(documents_of([str(texts), "a.txt", str(packed), "-"], lambda paths: asked.append(paths) or []))
    assert asked == [[str(texts), "a.txt"], ["-"]]


def test_the_command_reads_documents_and_extracted_ones(jsonl, tmp_path):
    text = tmp_path / "c.txt"
    text.write_text("总投资超过25亿元。", "utf-8")
    page = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["report", str(text), str(jsonl), "-o", str(page), "--title", "试 <b>"])
    assert done.exit_code == 1
    assert f"{page}: 3 figures of 3 documents" in done.output
    assert "3 documents could not be read; the page says why" in done.output
    data = unpacked(page.read_text("utf-8"))
    assert [facts[0] for facts in data["documents"]] == [str(text), "a", "b"]
    assert data["title"] == "试 <b>"
    assert "<title>试 &lt;b&gt;</title>" in page.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.txt", "out.jsonl", "page.html"]


def test_the_command_ends_well_where_all_is_read(tmp_path):
    text = tmp_path / "c.txt"
    text.write_text("总投资超过25亿元。\n甲乙丙", "utf-8")
    page = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["report", str(text), "-o", str(page), "--passages"])
    assert done.exit_code == 0
    (shown,) = unpacked(page.read_text("utf-8"), "texts-0")
    assert (shown["text"], shown["whole"]) == ("总投资超过25亿元。", False)


def test_the_command_with_two_processes_and_words_of_ones_own(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"总投资超过{number}5亿元，发展捕云产业。", "utf-8")
    words = tmp_path / "words.csv"
    words.write_text("kind,surface,concept,gb4754\nindustry,捕云产业,cloud-catching,36\n", "utf-8")
    page = tmp_path / "page.html"
    given = [*map(str, sorted(tmp_path.glob("*.txt"))), "-o", str(page), "--lexicon", str(words), "--n-process", "2"]
    done = CliRunner().invoke(app, ["report", *given])
    assert (done.exit_code, done.output) == (0, f"{page}: 3 figures of 3 documents\n")
    texts = unpacked(page.read_text("utf-8"), "texts-0")
    assert [text["text"] for text in texts] == [f"总投资超过{number}5亿元，发展捕云产业。" for number in range(3)]
    assert [len(text["marks"][3]) for text in texts] == [2, 2, 2]


def test_the_command_says_what_is_wrong_with_words_of_ones_own(tmp_path):
    words = tmp_path / "words.csv"
    words.write_text("kind,surface\nnothing,x\n", "utf-8")
    (tmp_path / "a.txt").write_text("投资3亿元", "utf-8")
    done = CliRunner().invoke(
        app, ["report", str(tmp_path / "a.txt"), "-o", str(tmp_path / "p"), "--lexicon", str(words)]
    )
    assert done.exit_code == 2
    assert "words.csv" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "words.csv"]


@pytest.mark.parametrize("number", ["0", "-2"])
def test_the_command_refuses_a_number_of_processes(tmp_path, number):
    done = CliRunner().invoke(app, ["report", str(tmp_path), "--n-process", number])
    assert (done.exit_code, "1 or more, or -1" in done.output) == (2, True)


def test_the_command_names_an_output_that_cannot_be_written(tmp_path):
    done = CliRunner().invoke(app, ["report", str(tmp_path), "-o", str(tmp_path / "no" / "page.html")])
    assert done.exit_code == 2
    assert "No such file or directory" in done.output


def test_libraries_are_those_pinned_with_their_licences():
    vendor = ASSETS.joinpath("vendor")
    sums = dict(reversed(line.split("  ")) for line in vendor.joinpath("SHA256SUMS").read_text("utf-8").splitlines())
    real = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in vendor.iterdir()}
    assert real.pop("SHA256SUMS")
    assert sums == real
    licences = [licence for needed in LIBRARIES.values() for licence in needed]
    assert [name for name in (*LIBRARIES, *licences) if name not in sums] == []


def test_a_page_carries_the_licences_of_its_libraries(page_of):
    page = page_of()
    for words in (
        "Permission is hereby granted, free of charge",
        "TERMS AND CONDITIONS FOR USE",
        "Redistribution and use in source",
    ):
        assert words in page


def labels(group):
    """The keys of a group of labels.js, each of which must have an English and a Chinese word."""
    source = ASSETS.joinpath("app", "labels.js").read_text("utf-8")
    block = source[source.index(f"  {group}: {{") :]
    return re.findall(r'(\w+): \["[^"]*", "[^"]*"\]', block[: block.index("\n  },")])


def test_every_indicator_kind_and_type_has_a_label():
    table = files("policyie.resources").joinpath("indicators.csv").read_text("utf-8")
    indicators = {row["indicator"] for row in csv.DictReader(table.splitlines())} | {"other"}
    assert indicators - set(labels("indicator")) == set()
    assert labels("kind") == ["goal", "result", "commitment", "threshold", "support", "other"]
    assert {"communique", "work_report", "budget_report", "work_plan", "plan", "measures", "notice", "news"} < set(
        labels("type")
    )


def test_both_languages_have_the_same_words():
    source = ASSETS.joinpath("app", "labels.js").read_text("utf-8")
    source = source[: source.index("const VALUES")]
    keys = [set(re.findall(r"(?:^|[\s{])(\w+): (?=[\"(\[])", part)) for part in source.split("\n  zh: {")]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 50


def test_words_that_the_page_asks_for_are_there():
    source = ASSETS.joinpath("app", "labels.js").read_text("utf-8")
    asked = set(re.findall(r'data-(?:text|label|placeholder)="(\w+)"', ASSETS.joinpath("page.html").read_text("utf-8")))
    for script in ASSETS.joinpath("app").iterdir():
        asked |= set(re.findall(r"words\(\)\.(\w+)", script.read_text("utf-8")))
    assert [word for word in asked if not re.search(rf"\b{word}: ", source)] == []
