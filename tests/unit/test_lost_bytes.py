"""Characters that lost a byte to a wrong encoding: restored where one is clearly the likeliest."""

import pytest

import policyie
from policyie.normalisation.lost_bytes import likeliest, likeliest_mark
from policyie.view import view_of


def block_of(character):
    first = ord(character) >> 6 << 6
    return [chr(c) for c in range(first, first + 64)]


HAN = {
    "the end of a word": ("增", "长", False),
    "before a figure": ("项目不少", "于", True),
    "a bound before a figure": ("总投资", "约", True),
    "between figures": ("2024", "年", True),
    "after a figure": ("签约项目120", "个", False),
    "by two characters": ("主导产", "业", False),
}


@pytest.mark.parametrize(("before", "character", "figure"), HAN.values(), ids=HAN.keys())
def test_the_likeliest_character(before, character, figure):
    assert likeliest(block_of(character), before, figure=figure) == character


def test_no_character_is_clear():
    assert likeliest(block_of("斌"), "赵") is None


MARKS = {
    "a sentence ends": ("力争完成投资", "\n二、", "。"),
    "a year begins a sentence": ("全部开工", "2024年", "。"),
    "figures in a list": ("分别达到120亿元", "85亿元", "、"),
    "numbering": ("\n1", "总体目标", "、"),
    "a bracket closes": ("改造公厕（站", "120座", "）"),
    "a bracket opens": ("发展规划", "2021—2025年）》", "（"),
    "a document's year": ("东政发", "2023〕15号", "〔"),
    "a title opens": ("印发", "2025年工作要点》", "《"),
    "a range": ("投资6亿", "8亿元", "—"),
    "a label": ("阅读", "3406", "："),
    "a comma": ("增长8.5%", "120个", "，"),
    "an indent": ("\n", "1.招商", "\u3000"),
}


@pytest.mark.parametrize(("before", "after", "mark"), MARKS.values(), ids=MARKS.keys())
def test_the_likeliest_mark(before, after, mark):
    assert likeliest_mark(block_of(mark), before, after) == mark


TEXT = (
    "（2023年）3月5日，东海市招商引资到位资金增长12.5%，达到120亿元。\n"
    "一、企业A股上市，总投资3.5亿元。2024年，全市力争开工项目不少于30个\n"
)
READ = {
    "browsers": TEXT.encode().decode("gb18030", "replace"),
    "bytes left out": TEXT.encode().decode("gb18030", "ignore"),
    "question marks": TEXT.encode().decode("gb18030", "replace").replace("\ufffd", "?"),
    "Python": TEXT.encode().decode("gbk", "replace"),
}


@pytest.mark.parametrize("read", [READ["browsers"], READ["question marks"]], ids=["browsers", "question marks"])
def test_utf8_read_as_gbk_is_restored(read):
    assert view_of(read).text == TEXT


@pytest.mark.parametrize("read", READ.values(), ids=READ.keys())
def test_the_facts_of_utf8_read_as_gbk(read):
    document = policyie.extract(read)
    assert {a.value for a in document.amounts} == {120 * 10**8, 350_000_000}
    assert {t.value for t in document.targets} >= {30, 120 * 10**8}


def test_a_letter_that_a_wrong_character_swallowed_comes_back():
    assert "A股上市" in view_of(READ["browsers"]).text
    assert "A股上市" not in READ["browsers"]


def test_what_is_not_clear_stays_lost():
    name = "责任人县长赵斌 2024年"
    text = (name + "全县力争开工项目30个，完成投资").encode().decode("gb18030", "replace")
    assert view_of(text).text.startswith("责任人县长赵\ufffd 2024年")


def test_a_name_that_is_whole_elsewhere_is_restored():
    clean = "县长马远航主持会议，研究招商引资工作。责任人马远航 2024年"
    assert view_of(clean.encode().decode("gb18030", "replace")).text == clean


def test_a_gloss_tells_the_character():
    clean = "萬(wàn)州區(qū)招商引資(zī)到位資(zī)金增長(zhǎng)12億(yì)元，產(chǎn)業(yè)園區(qū)"
    assert view_of(clean.encode().decode("gb18030", "replace")).text == view_of(clean).text


def test_offsets_lead_to_the_wrong_characters():
    read = READ["browsers"]
    view = view_of(read)
    for part in ("东海市", "120亿元", "不少于"):
        at = view.text.index(part)
        start, end = view.origin(at, at + len(part))
        encoded = read[start:end].replace("\ufffd", "").encode("gb18030")
        assert part.encode()[:-1] in encoded or part.encode() in encoded


def test_the_notice_counts_what_was_restored():
    (notice,) = [n for n in policyie.extract(READ["browsers"]).notices if n.code == "mojibake"]
    assert notice.message.startswith("UTF-8 read as GBK (")
    assert "0 not)" in notice.message


@pytest.mark.parametrize("character", ["À", "ü", "é"])
def test_a_foreign_letter_inside_stays(character):
    text = TEXT.encode().decode("latin-1") + f" K{character}ln"
    assert view_of(text).text.endswith(f"K{character}ln")


@pytest.mark.parametrize(
    "text",
    [
        "涓流入海？锛子?浠水县\ufffd荥阳?",
        "总投资约\ufffd亿元，增长?%",
        "What? No? Yes\ufffd",
        "锟斤拷锟斤拷",
    ],
)
def test_marks_of_lost_bytes_in_sound_text_stay(text):
    assert view_of(text).text == text


@pytest.mark.parametrize("read", ["latin-1", "gb18030"])
def test_a_few_odd_characters_do_not_stop_the_repair(read):
    clean = TEXT * 5 + "建筑面积300㎡，α射线"
    assert view_of(clean.encode().decode(read, "replace")).text == view_of(clean).text
