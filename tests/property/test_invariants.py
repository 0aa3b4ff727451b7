"""What holds for every input: text and offsets kept, lists without overlaps, records that round-trip."""

import json
import pathlib
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policyie

LISTS = ("amounts", "regions", "industries", "officials", "targets")
PIECES = (
    "投资", "10亿元", "３．５万元", "25 7億元", "增长8%", "广安市", "万州", "Suzhou", "Xi'an", "yuan", "$3 bn", "市长", "王建国",
    "mayor", "Li Ming", "新能源汽车", "new energy", "萬(wàn)州", "，", "。", "\n", "　", " ", "(", "）", "至", "-", "以上",
    "more than", "2024年", "项目50个", "市委书记", "\u200b", "İ", "🙂", "½", "\t", "|", "第", "全市", "分别", "respectively",
)  # fmt: skip
text = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


def check(document, text):
    assert document.text == text
    for name in LISTS:
        mentions = getattr(document, name)
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
        for before, after in pairwise(mentions):
            assert before.start <= after.start
            assert before.end <= after.start or name == "targets"
    assert policyie.PolicyDocument.from_dict(json.loads(document.to_json())) == document


@settings(max_examples=150, deadline=None)
@given(text)
def test_any_text(text):
    check(policyie.extract(text, published="2024-02-21"), text)


@settings(max_examples=50, deadline=None)
@given(st.lists(text, max_size=4))
def test_many_equals_one_by_one(texts):
    assert list(policyie.extract_many(texts, batch_size=2)) == [policyie.extract(t) for t in texts]


@settings(max_examples=100, deadline=None)
@given(text)
def test_entities_never_overlap_and_text_is_kept(text):
    doc = nlp()(text)
    assert doc.text == text
    ends = [(e.start, e.end) for e in doc.ents]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))


@cache
def nlp():
    return policyie.load()


def test_gold_documents(shared):
    for name in ("seeds", "dev"):
        for line in pathlib.Path(shared, "gold", f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            check(policyie.extract(record["text"], published=record["published"]), record["text"])


def test_real_reports(shared):
    for path in sorted((shared / "corpus").glob("*.txt")):
        text = path.read_text("utf-8")
        check(policyie.extract(text), text)


@pytest.mark.parametrize("unit", ["10亿元、", "1", "亿", "市长王", "(((", "王", "a ", "增长", "\n"])
def test_long_repetitions(unit):
    text = unit * (20000 // len(unit))
    check(policyie.extract(text), text)
