"""The steps of normalisation: rewriting with its map, characters, mojibake."""

import pytest

from policyie.normalisation.inventory import Inventory
from policyie.normalisation.mojibake import repairs
from policyie.normalisation.rewriting import Edit, Offsets, rewrite
from policyie.view import view_of

CLEAN = "东海市今年力争到位资金120亿元，增长8%（含）以上。市长王建国出席“招商”大会，《方案》明确目标。"


def test_rewrite_replaces_leaves_out_and_attaches():
    text, offsets = rewrite("ab&amp;cd(x)e", [Edit(2, 7, "&"), Edit(9, 12, attach=True)])
    assert text == "ab&cde"
    assert list(offsets.starts) == [0, 1, 2, 7, 8, 12]
    assert list(offsets.ends) == [1, 2, 7, 8, 12, 13]


def test_rewrite_of_overlapping_edits_takes_the_earlier():
    assert rewrite("abcdef", [Edit(0, 3), Edit(2, 5)])[0] == "def"


def test_replacements_may_share_a_character():
    text, offsets = rewrite("abcdef", [Edit(0, 3, "X"), Edit(2, 5, "Y")])
    assert text == "XYf"
    assert (list(offsets.starts), list(offsets.ends)) == ([0, 2, 5], [3, 5, 6])


def test_rewrite_of_nothing():
    assert rewrite("", [])[0] == ""


def test_maps_compose():
    middle, first = rewrite("<<a>>b", [Edit(0, 2), Edit(3, 5)])
    final, second = rewrite(middle, [Edit(0, 1, "AA")])
    assert final == "AAb"
    assert second.through(first) == Offsets(
        first.starts[:1] * 2 + first.starts[1:], first.ends[:1] * 2 + first.ends[1:]
    )


CHARACTERS = {
    "entity": ("R&amp;D投资&nbsp;3亿元", "R&D投资 3亿元"),
    "numeric entity": ("&#25237;&#x8d44;", "投资"),
    "ligature": ("ﬁne chemicals", "fine chemicals"),
    "kangxi radical": ("⼈民政府⼯作", "人民政府工作"),
    "compatibility ideograph": ("\uf9e4財", "理财"),
    "entity of a lone surrogate": ("&#xd800;", "\ufffd"),
    "control character": ("投\x00资\x1f", "投资"),
}
NOT_CHARACTERS = {
    "ampersand": "R&D and AT&T; done",
    "unknown entity": "&nothing; here",
}


@pytest.mark.parametrize(("text", "expected"), CHARACTERS.values(), ids=CHARACTERS.keys())
def test_characters(text, expected):
    assert view_of(text).text == expected


@pytest.mark.parametrize("text", NOT_CHARACTERS.values(), ids=NOT_CHARACTERS.keys())
def test_characters_left_alone(text):
    assert view_of(text).text == text


@pytest.mark.parametrize(
    ("written", "read", "damage"),
    [
        ("utf-8", "latin-1", "UTF-8 read as Latin-1"),
        ("gbk", "latin-1", "GBK read as Latin-1"),
    ],
)
def test_mojibake_is_read_back_whole(written, read, damage):
    view = view_of(CLEAN.encode(written).decode(read))
    assert view.text == view_of(CLEAN).text
    assert {d for _, _, d in view.repaired} == {damage}


@pytest.mark.parametrize(("written", "read"), [("utf-8", "gbk"), ("utf-8", "cp1252")])
def test_mojibake_that_lost_bytes_is_read_back_where_they_are_left(written, read):
    text = view_of(CLEAN.encode(written).decode(read, "replace")).text
    assert "东海市今年力争" in text
    assert "120亿元" in text


def test_offsets_of_read_back_text_lead_to_the_damaged_characters():
    damaged = CLEAN.encode("utf-8").decode("latin-1")
    view = view_of(damaged)
    at = view.text.index("120亿元")
    start, end = view.origin(at, at + 5)
    assert damaged[start:end].encode("latin-1").decode("utf-8") == "120亿元"


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "Lüliang and São Paulo, naïve café",
        "涓流入海，锛子，浠水县，荥阳，鄠邑",
        "€120 million — £30m – “quoted”",
        "萬(wàn)州區(qū)長(zhǎng)",
        "a" * 100,
        "",
    ],
)
def test_sound_text_is_no_mojibake(text):
    assert repairs(Inventory(text)) == []


def test_a_document_tells_of_its_repair():
    import policyie

    damaged = "公告\n" + CLEAN.encode("gbk").decode("latin-1")
    document = policyie.extract(damaged)
    assert [n.code for n in document.notices] == ["mojibake"]
    assert [a.value for a in document.amounts] == [120 * 10**8]
