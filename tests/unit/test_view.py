"""The view: what is normalised, what is left alone, and that every offset leads back."""

import pytest

from policyie.view import gloss_spans, view_of

NORMALISED = {
    "full-width digits": ("投资１２０亿元", "投资120亿元"),
    "full-width point and percent": ("增长６．４％", "增长6.4%"),
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


def test_dump_and_restore_give_the_same_view():
    view = view_of("萬(wàn)州")
    again = type(view).restore(view.dump())
    assert (again.text, list(again.starts), list(again.ends)) == (view.text, list(view.starts), list(view.ends))
