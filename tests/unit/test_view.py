"""The view: what is normalised, what is left alone, and that every offset leads back."""

import pickle

import pytest
from srsly import msgpack_dumps, msgpack_loads

import policyie
from policyie.view import View, gloss_spans, view_of

NORMALISED = {
    "full-width digits": ("投资１２０亿元", "投资120亿元"),
    "full-width point and percent": ("增长６．４％", "增长6.4%"),
    "care-of sign written for percent": ("增长15℅", "增长15%"),
    "full-width latin": ("ＧＤＰ增长", "GDP增长"),
    "traditional line": ("招商引資到位資金120億元", "招商引资到位资金120亿元"),
    "gloss in ascii brackets": ("萬(wàn)州區(qū)", "万州区"),
    "gloss in full-width brackets": ("重（zhòng）要講（jiǎng）話", "重要讲话"),
    "gloss on the next line": ("項\n(xiàng)目", "项目"),
    "neutral tone in a glossed text": ("我們(men)力爭(zhēng)", "我们力争"),
    "zero-width space": ("投资\u200b10亿元", "投资10亿元"),
    "soft hyphen": ("invest\u00adment", "investment"),
    "byte order mark": ("\ufeff招商", "招商"),
    "no-break space": ("RMB\u00a05 billion", "RMB 5 billion"),
    "curly apostrophe": ("Xi’an", "Xi'an"),
}
UNTOUCHED = {
    "simplified": "乾县位于陕西省咸阳市，乾坤湾在延川。",
    "english": "Kunshan signed 12 projects (worth 3 billion yuan).",
    "latin in brackets": "首席执行官(ceo)出席",
    "unit in brackets": "占地(mu)三百",
    "full-width punctuation": "（一）总体目标：力争；确保！",
    "empty": "",
}


@pytest.mark.parametrize(("text", "expected"), NORMALISED.values(), ids=NORMALISED.keys())
def test_normalises(text, expected):
    assert view_of(text).text == expected


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_leaves_alone(text):
    view = view_of(text)
    assert view.text == text
    assert view.starts is None


def test_a_gloss_belongs_to_the_character_before_it():
    view = view_of("在萬(wàn)州區(qū)投資")
    at = view.text.index("万州区")
    start, end = view.origin(at, at + 3)
    assert view.original[start:end] == "萬(wàn)州區(qū)"


def test_an_invisible_character_belongs_to_no_mention():
    view = view_of("在万州\u200b区投资")
    start, end = view.origin(1, 3)
    assert view.original[start:end] == "万州"


def test_locate_is_the_inverse_of_origin():
    view = view_of("\ufeff萬(wàn)州\u200b力爭(zhēng)12億")
    for at in range(len(view.text)):
        assert view.locate(*view.origin(at, at + 1)) == (at, at + 1)


def test_folded_keeps_the_length_of_letters_that_grow_in_lower_case():
    view = view_of("İstanbul ABC")
    assert len(view.folded) == len(view.text)
    assert view.folded.endswith("stanbul abc")


def test_gloss_spans_are_whole_brackets():
    text = "長(zhǎng)壽(shòu)區(qū)"
    assert [text[s:e] for s, e in gloss_spans(text)] == ["(zhǎng)", "(shòu)", "(qū)"]


UTF8_AS_LATIN1 = "到位资金增长，招商引资工作取得新的进展。".encode().decode("latin-1")
DAMAGED = {
    "as it is": "投资12亿元",
    "invisible characters": "投资\u200b12亿元",
    "glosses": "在萬(wàn)州區(qū)投资",
    "mojibake": UTF8_AS_LATIN1,
    "broken figures": "worth /kloc-0/2 billion yuan in 20/kloc-0/7",
    "all of these": f"萬(wàn)州\u200b&amp;完 成 投 资/kloc-0/2亿元，{'新签约的项目都已经开工建设。' * 9}\n{UTF8_AS_LATIN1}",
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_view_comes_back_from_what_is_saved(text):
    view = view_of(text)
    saved = msgpack_loads(msgpack_dumps(dict(view.dump())))
    assert View.restore(saved) == view
    assert pickle.loads(pickle.dumps(view.dump())) == dict(view.dump())
    assert View.restore(view.dump()) is view


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_the_view_knows_the_text_as_given(text):
    view = view_of(text)
    assert view.original == text
    reach = 0
    for at in range(len(view.text)):
        start, end = view.origin(at, at + 1)
        assert reach <= start < end <= len(text)
        first, last = view.locate(start, end)
        assert first <= at < last
        assert view.origin(first, last) == (start, end)
        reach = start


def test_every_step_leads_back_to_the_text_as_given():
    view = view_of(DAMAGED["all of these"])
    read = {
        part: view.original[slice(*view.origin(at := view.text.index(part), at + len(part)))]
        for part in ("资金", "万州", "&", "完成投资", "12亿元")
    }
    assert read == {
        "资金": "资金".encode().decode("latin-1"),
        "万州": "萬(wàn)州",
        "&": "&amp;",
        "完成投资": "完 成 投 资",
        "12亿元": "/kloc-0/2亿元",
    }


def test_a_figure_read_back_is_found_again_by_later_components():
    document = policyie.extract("They invested /kloc-0/2 billion yuan last year.", published="2023-03-01")
    (amount,), (target,) = document.amounts, document.targets
    assert (amount.text, str(amount.value)) == ("/kloc-0/2 billion yuan", "12000000000")
    assert (target.start, target.end, target.value, target.period) == (amount.start, amount.end, amount.value, "2022")


def test_what_was_read_back_is_told_with_its_place():
    view = view_of(DAMAGED["all of these"])
    told = [(view.original[start:end], how) for start, end, how in view.repaired]
    assert told == [(UTF8_AS_LATIN1, "UTF-8 read as Latin-1"), ("/kloc-0/2", "figure broken by machine translation")]


def test_a_figure_that_can_not_be_known_is_not_told_as_read_back():
    view = view_of("worth 3.4/kloc-0.90 billion yuan, in 20/kloc-0/7")
    assert [view.original[start:end] for start, end, _ in view.repaired] == ["20/kloc-0/7"]
    assert view_of("投资12亿元").repaired == ()
