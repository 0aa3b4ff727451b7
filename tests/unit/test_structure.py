"""Sentences, sections and languages of documents: on spaCy's side and on the values that come out."""

import pytest
import spacy

import policyie
from policyie.languages import Words, stretches

ENGLISH = "The city completed an investment of 5 billion yuan, up 8 percent from a year ago."
PLAN = """招商引资工作方案
一、主要目标
全市到位资金60亿元，增长8%。新签约项目12个！
二、重点任务
（一）产业集群。新能源汽车产值突破900亿元。
The output value of new materials will reach 30 billion yuan.
"""


def sents(nlp, text):
    return [span.text for span in nlp(text).sents]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("zh")
    nlp.add_pipe("policyie_sentences")
    return nlp


SPLIT = {
    "chinese": ["完成投资5亿元。", "他说：“再增长9%！”", "散会。"],
    "line breaks and indents": ["　　主要目标\n", "　　增长8%。\n\n", "　　（一）工业\n"],
    "english": ["GDP grew 8 percent. ", "Mr. Lin of Huayue Co., Ltd. left.", "He stressed growth."],
    "glossed": ["萬(wàn)州增長(zhǎng)8%。", "長(zhǎng)壽簽約。"],
    "one": ["投资5亿元"],
}


@pytest.mark.parametrize("pieces", SPLIT.values(), ids=SPLIT.keys())
def test_doc_sents(pieces):
    # Tokens of the grid; white space goes with the sentence before it.
    doc = policyie.load(exclude=["targets"])("".join(pieces))
    assert [span.text_with_ws.strip() for span in doc.sents] == [piece.strip() for piece in pieces]
    assert "".join(span.text_with_ws for span in doc.sents) == doc.text
    assert doc.has_annotation("SENT_START", require_complete=True)


def test_doc_sents_on_spacys_own_tokens(nlp):
    assert sents(nlp, "投资5亿元。增长8%。") == ["投资5亿元。", "增长8%。"]
    assert sents(nlp, "") == []


def test_lines_cut_by_the_page_are_no_sentences():
    lines = [
        "全市上下要坚持把招商引资作为经济工作",
        "的生命线，力争全年到位资金达到60亿元，",
        "增长8%以上，新签约亿元以上工业项目不",
        "少于120个，开工建设60个。",
    ]
    document = policyie.extract("\n".join(lines * 3))
    assert [s.text.replace("\n", "") for s in document.sentences] == ["".join(lines)] * 3


def test_sentences_that_are_set_stay_unless_told():
    for overwrite, count in ((False, 1), (True, 2)):
        nlp = spacy.blank("zh")
        nlp.add_pipe("sentencizer", config={"punct_chars": ["#"]})
        nlp.add_pipe("policyie_sentences", config={"overwrite": overwrite})
        assert len(list(nlp("投资5亿元。增长8%。").sents)) == count


def test_a_document_has_the_sentences_of_its_doc():
    doc = policyie.load()(PLAN)
    document = policyie.PolicyDocument.from_doc(doc)
    assert [s.text for s in document.sentences] == [span.text.strip() for span in doc.sents]
    assert all(document.text[s.start : s.end] == s.text for s in document.sentences)


def test_the_sentence_of_a_mention():
    document = policyie.extract("萬(wàn)州到位資金60億元。  \n增長(zhǎng)8%。")
    (amount,) = document.amounts
    sentence = document.sentence(amount)
    assert (sentence.start, sentence.end, sentence.text) == (0, 16, "萬(wàn)州到位資金60億元。")
    target = document.targets[-1]
    assert document.sentence(target).text == "增長(zhǎng)8%。"


def test_targets_have_the_sentence_of_the_document():
    document = policyie.extract(PLAN)
    assert [t.text for t in document.targets] == ["60亿元", "8%", "12", "900亿元", "30 billion yuan"]
    for target in document.targets:
        sentence = document.sentence(target)
        assert (target.sentence_start, target.sentence_end) == (sentence.start, sentence.end)
        assert target.sentence_start <= target.evidence_start < target.evidence_end <= target.sentence_end


def test_sections():
    document = policyie.extract(PLAN)
    assert [(s.level, s.heading, s.path, s.language) for s in document.sections] == [
        (1, "一、主要目标", ("一、主要目标",), "zh"),
        (1, "二、重点任务", ("二、重点任务",), "mixed"),
        (2, "（一）产业集群", ("二、重点任务", "（一）产业集群"), "mixed"),
    ]
    text = document.text
    assert [text[s.start : s.end].split("\n")[0][:6] for s in document.sections] == [
        "一、主要目标",
        "二、重点任务",
        "（一）产业集",
    ]
    assert [s.end for s in document.sections] == [text.index("二、"), len(text), len(text)]
    assert [document.section(t).heading for t in document.targets] == ["一、主要目标"] * 3 + ["（一）产业集群"] * 2


def test_headings_are_those_of_the_text_as_given():
    (section,) = policyie.extract("第三章\u3000發展目標\n到2025年，產值達到900億元，比上年增長8%。\n").sections
    assert (section.heading, section.path) == ("第三章 發展目標", ("第三章 發展目標",))


def test_no_section_over_a_mention():
    document = policyie.extract("到位资金60亿元。\n一、目标\n到位资金80亿元。\n相关新闻\n到位资金90亿元\n")
    assert [document.section(a) and document.section(a).heading for a in document.amounts] == [None, "一、目标", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市招商引资大会召开", "zh"),
        ("The city held a conference on investment.", "en"),
        ("达州 Dazhou 招商 investment briefing 大会 conference", "mixed"),
        ("投资GDP全市招商引资大会召开投资合作项目建设", "zh"),
        ("\U00020000\U00020001𠮷野家", "zh"),
        ("5 A B C", "zh"),
        ("", "zh"),
    ],
    ids=["chinese", "english", "both", "an abbreviation", "rare characters", "letters", "empty"],
)
def test_language(text, expected):
    assert Words(text).whole == expected


LANGUAGES = {
    "chinese": [("zh", "招商引资工作方案\n全市到位资金六十亿元。\n")],
    "two languages": [("zh", "全市到位资金达到六十亿元。\n"), ("en", f"{ENGLISH}\n{ENGLISH}\n")],
    "a heading goes with what follows": [("en", f"{ENGLISH}\n"), ("zh", "概况\n全市到位资金达到六十亿元。\n")],
    "the end goes with what was before": [("en", f"{ENGLISH}\n（完）\n")],
    "a paragraph of both": [("zh", "全市到位资金达到六十亿元。\n"), ("mixed", "Global Investment Summit 全球招商大会在上海举行\n")],
    "short": [("en", "Yes.\n")],
    "empty": [],
}  # fmt: skip


@pytest.mark.parametrize("parts", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_languages(parts):
    text = "".join(part for _, part in parts)
    document = policyie.extract(text)
    assert [(s.language, text[s.start : s.end]) for s in document.languages] == parts
    assert stretches(Words(text), [len(text)])[-1:] == ([] if not text else [(0, len(text), document.language)])
