"""What holds for every text on words: nothing is lost, and every mention is what it is on characters."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.words import tiny_model

import policyie

pytest.importorskip("spacy_pkuseg", reason="the extra words is missing")

PIECES = (
    "投资", "10亿元", "３．５万元", "25 7億元", "增长8%", "广安市", "万州", "Suzhou", "RMB 3bn", "市长", "王建国", "新能源汽车",
    "萬(wàn)州", "，", "。", "\n", "　", " ", "（", "至", "以上", "2024年", "项目50个", "市委书记", "\u200b", "İ", "🙂", "½", "全市",
    "&amp;", "招商", "引 资",
)  # fmt: skip
text = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


@cache
def pipelines():
    return policyie.load(segmenter="pkuseg", pkuseg_model=tiny_model()), policyie.load()


def spans(doc):
    groups = [*((name, doc.spans[name]) for name in doc.spans), ("ents", doc.ents)]
    return {(name, s.start_char, s.end_char, s.label_, s.kb_id_, s.id_) for name, group in groups for s in group}


@settings(max_examples=150, deadline=None)
@given(text)
def test_mentions_on_words_are_those_on_characters(text):
    on_words, on_characters = (nlp(text) for nlp in pipelines())
    assert on_words.text == text
    assert spans(on_words) == spans(on_characters)
    assert on_words._.policy == on_characters._.policy
    starts = {token.idx for token in on_characters}
    assert {token.idx for token in on_words} <= starts
