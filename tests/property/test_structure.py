"""What holds of sentences, sections, languages and zones for every input."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policyie
from policyie.clauses import LONGEST, layout
from policyie.sections import sections
from policyie.zones import ZONES, zones

PIECES = (
    "全市完成投资5亿元，增长8%。", "The city grew 8 percent. ", "He said so.The rest", "一、主要目标", "（一）工业", "1.", "第一条 ", "第二章", "——",
    "一是抓招商。", "目录", "# ", "I. Review", "\n", "\n\n", "　　", " ", "“", "”", "？", "！", "；", ".", "U.S. ", "Co., Ltd.", "3.5", "附件1\n",
    "相关新闻\n", "版权所有：东海网\n", "首页 | 新闻 | 政务\n", "责任编辑：李明\n", "発", "(wàn)", "\u200b", "\U00020000", "🙂", "\r\n", "\x0b",
)  # fmt: skip
page = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(
    alphabet=st.characters(exclude_categories=("Cs",)), max_size=200
)


def check_structure(document):
    text = document.text
    for sentence in document.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert 0 <= sentence.start < sentence.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(document.sentences))
    for mention in (*document.amounts, *document.targets):
        sentence = document.sentence(mention)
        assert sentence.start <= mention.start < sentence.end
    open_ = []
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(text)
        assert len(section.path) == section.level
        assert section.path[-1] == section.heading != ""
        assert section.language in ("zh", "en", "mixed")
        while open_ and open_[-1].end <= section.start:
            open_.pop()
        assert len(open_) == section.level - 1
        assert all(above.end >= section.end for above in open_)
        assert section.path[:-1] == (open_[-1].path if open_ else ())
        open_.append(section)
    assert "".join(text[s.start : s.end] for s in document.languages) == (text if document.languages else "")
    assert all(a.language != b.language and a.end == b.start for a, b in pairwise(document.languages))


@settings(max_examples=120, deadline=None)
@given(page)
def test_any_page(text):
    document = policyie.extract(text)
    check_structure(document)
    assert policyie.PolicyDocument.from_json(document.to_json()) == document


@settings(max_examples=60, deadline=None)
@given(page)
def test_doc_sents_are_the_sentences_of_the_document(text):
    doc = nlp()(text)
    document = policyie.PolicyDocument.from_doc(doc)
    found = [span.start_char for span in doc.sents]
    assert found[:1] == ([0] if len(doc) else [])
    # A sentence that begins inside a token begins with that token.
    assert set(found[1:]) <= {
        doc.char_span(s.start, s.start + 1, alignment_mode="expand").start_char for s in document.sentences
    }


@cache
def nlp():
    return policyie.load(exclude=["regions", "industries", "officials", "targets"])


@settings(max_examples=150, deadline=None)
@given(page)
def test_layout_zones_and_sections_of_any_text(text):
    found = layout(text)
    for ends in found:
        assert ends == sorted(set(ends))
        assert ends[-1] == len(text)
    assert all(b - a <= LONGEST for a, b in pairwise([0, *found.sentences]))
    marked = zones(text)
    assert all(zone.kind in ZONES and zone.start < zone.end for zone in marked)
    assert all(a.end <= b.start for a, b in pairwise(marked))
    for section in sections(text, found.paragraphs, marked):
        assert section.start <= section.label <= section.label_end <= section.end


def test_real_reports(shared):
    for path in sorted((shared / "corpus").glob("*.txt"))[:12]:
        check_structure(policyie.extract(path.read_text("utf-8")))


@pytest.mark.parametrize("unit", [*PIECES, "(", "）", "1", "亿", "a ", "a.", '?"', "一", "|", "： ", "2023-", "来源："])
def test_long_repetitions(unit):
    text = unit * (20_000 // len(unit))
    found = layout(text)
    assert found.paragraphs[-1] == len(text)
    assert all(0 <= zone.start < zone.end <= len(text) for zone in zones(text))
    assert all(section.start < section.end for section in sections(text, found.paragraphs, zones(text)))
