"""English that was put in lower case: names get their capitals back, and nothing else becomes a name."""

import pytest

import policyie
from policyie.normalisation.capitals import with_capitals
from policyie.view import view_of

RESTORED = {
    "a person": ("the mayor met gong xiaohe in the office.", "The mayor met Gong Xiaohe in the office."),
    "syllables apart": ("party chief bao peng shan spoke to them.", "Party chief Bao Peng Shan spoke to them."),
    "a surname that is a word": ("for the city, long guohe said that", "For the city, Long Guohe said that"),
    "the surname alone": ("long guohe came. mayor long said so.", "Long Guohe came. Mayor Long said so."),
    "a name of another people": ("mayor gulnar abdukerim said it", "Mayor Gulnar Abdukerim said it"),
    "a place": ("firms from kunshan and hong kong signed", "Firms from Kunshan and Hong Kong signed"),
    "a company": ("it is the jilin chemical fibre group", "It is the Jilin Chemical Fibre Group"),
    "a bank": ("a branch of the bank of hangzhou opened", "A branch of the Bank of Hangzhou opened"),
    "a park": ("work at the puguang micro-glass park", "Work at the Puguang Micro-Glass Park"),
    "acronyms": ("gdp grew and rmb 5 billion was paid", "GDP grew and RMB 5 billion was paid"),
    "dollars": ("it paid them about us$5 million in u.s. dollars", "It paid them about US$5 million in U.S. dollars"),
    "a date": ("it opened on march 5 and in may 2024", "It opened on March 5 and in May 2024"),
    "no space after a full stop": ("they signed in hefei.mayor he left", "They signed in Hefei.Mayor he left"),
    "a capital left": ("A" + "nd firms of kunshan signed contracts for it. " * 20, None),
}
LEFT = {
    "ordinary English": "You can make sure the mayor met Gong Xiaohe.",
    "Chinese": "招商引资到位资金120亿元，增长8.5%。",
    "a page's address in Chinese": "网址：www.example.gov.cn 邮箱：zhaoshang@example.com",
    "one word": "使用app办理",
    "empty": "",
}
# Words that pinyin could spell, in ordinary sentences in lower case.
ORDINARY = (
    "he can make men and women run here, and you may mean the same game. she came late to the lane, then sang a long "
    "song in the sun. we are done; the guide gave ten men a range of wages. an anger so mean can hang a man. fan the pan, "
    "ban the gang and win. the mayor of the game led a change, the chairman in the page made time, and a director can line "
    "up more. take a chance, manage a league, name a date. the governor of the engine ran hot."
)


@pytest.mark.parametrize(("text", "expected"), RESTORED.values(), ids=RESTORED.keys())
def test_capitals_are_restored(text, expected):
    found = with_capitals(text)
    assert len(found) == len(text)
    assert found == expected if expected else "Kunshan" in found


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_left_alone(text):
    assert with_capitals(text) == text


def test_ordinary_words_are_no_names():
    capitals = [word for word in with_capitals(ORDINARY).split() if word[0].isupper()]
    starts = [sentence.split()[0].capitalize() for sentence in ORDINARY.split(". ")]
    assert capitals == starts
    document = policyie.extract(ORDINARY)
    assert (document.officials, document.regions) == ((), ())


def test_restoring_changes_nothing_but_case_and_only_once():
    text = "the ﬁrm straße signed with İstanbul in hefei and gong xiaohe said so.".lower()
    once = with_capitals(view_of(text).text)
    assert once.lower() == view_of(text).text.lower()
    assert with_capitals(once) == once


def test_officials_in_lower_case():
    text = (
        "kunshan, april 8 -- gong xiaohe, mayor of kunshan, met a delegation from osaka. party secretary wen haoyu and vice "
        "mayor an yiming attended.\ngong said that the city would invest 3 billion yuan in new materials."
    )
    document = policyie.extract(text)
    assert [(o.text, list(o.roles)) for o in document.officials] == [
        ("gong xiaohe", ["mayor"]),
        ("wen haoyu", ["party_secretary"]),
        ("an yiming", ["vice_mayor"]),
        ("gong", ["mayor"]),
    ]
