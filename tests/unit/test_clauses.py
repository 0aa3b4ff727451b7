"""Clauses, sentences and paragraphs."""

import pytest

from policyie.clauses import LONGEST, layout


def pieces(text, ends):
    start, found = 0, []
    for end in ends:
        found.append(text[start:end].strip())
        start = end
    return [piece for piece in found if piece]


# What each is about: a text with | where a sentence begins.
SENTENCES = {
    "chinese": "完成投资5亿元，增长8%。|今年再增长9%！|行不行？！|行。",
    "semicolons": "一是抓投资；二是抓消费。",
    "closing quotation mark": "他说：“增长8%。”|会议要求抓投资。",
    "quotation inside": "“钱从哪里来？”的问题要回答，“开门红！”的势头要保持。",
    "title with a question mark": "《产业往何处去？》一书出版。",
    "closing bracket": "（见附件。）|下一步抓投资。",
    "dots of an omission": "引进了甲、乙……投资增长8%。",
    "full stop for 。": "投资增长8%.|全市签约9亿元.|其中外资3亿元。",
    "dot in a name": "买买提.阿不都拉主持会议。",
    "english": "It grew 8 percent. |Exports fell! |Why?",
    "quoted english": "“We will,” he said. |“Ready?” he asked. |“It grew.” |Then they left.",
    "bracketed english": "It rose (to approx. 5 yuan). |(See below.) |Exports fell.",
    "no space": "the meeting was held.|He stressed that exports fell.|12 projects were signed.",
    "no space after a quotation": "“The city grew.”|Exports fell.",
    "no space, no capital": "the meeting was held.|he stressed exports.|in 2023 the city grew.",
    "no stop": "The meeting was chaired by the mayor |He stressed that exports fell.",
    "no stop is missing": "She said They are ready and He knows it.",
    "company": "Lin of Huayue Co., Ltd. signed. |So did Donghe Inc. |The city grew.",
    "title of a person": "Mr. Qin met Dr. Xu of St. Petersburg.",
    "initials": "J. K. Lin of the U.S. Department spoke in the U.S. |The rest left.",
    "number": "No. 3 Middle School said no. |The mayor did not.",
    "month": "On Feb. 5 they met. |It ended in Dec. |The city grew.",
    "hour": "It opens at 9 a.m. in Wuhu.",
    "decimal": "worth 3.5 billion yuan in U.S. dollars",
    "ratio": "比例为24.0:29.7:46.3。",
    "address": "Visit www.donghu.gov.cn/index.php?id=3 for more.",
    "numbers of headings": "1. Growth\n|II. Targets\n|Article 3. Support\n|It has: 1. Land. |2. Loans.",
    "headings and items": "总体要求\n|抓好招商引资\n|一、主要目标\n|（一）到位资金。|共5亿元。",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES.keys())
def test_sentences(marked):
    text = marked.replace("|", "")
    assert pieces(text, layout(text).sentences) == [sentence.strip() for sentence in marked.split("|")]


def test_no_sentence_is_longer_than_the_longest():
    clause = "新引进项目" * 20
    text = ("，".join([clause] * 5) + "；") * 5 + "。"
    found = pieces(text, layout(text).sentences)
    assert "".join(found) == text
    assert all(len(sentence) <= LONGEST for sentence in found)
    assert [sentence[-1] for sentence in found] == ["；", "；", "。"]  # two runs, two runs, one run
    assert [len(s) for s in pieces("亿" * 2500, layout("亿" * 2500).sentences)] == [LONGEST, LONGEST, 100]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到位资金5亿元，增长8%；税收1亿元。", ["到位资金5亿元，", "增长8%；", "税收1亿元。"]),
        ("产值1,268.5亿元，增长", ["产值1,268.5亿元，", "增长"]),
        ("GDP grew, exports fell; 1,200 jobs", ["GDP grew,", "exports fell;", "1,200 jobs"]),
        ("目标是：增长7%", ["目标是：", "增长7%"]),
    ],
)
def test_clauses(text, expected):
    assert pieces(text, layout(text).clauses) == expected


def test_a_line_is_a_paragraph():
    # Lines cut in the middle of a sentence are joined by the view already.
    text = "全市招商工作方案\n为推动全市工作再上新台阶，制定本方案。\n    一、总体目标\n"
    assert pieces(text, layout(text).paragraphs) == [
        "全市招商工作方案",
        "为推动全市工作再上新台阶，制定本方案。",
        "一、总体目标",
    ]


def test_lookups():
    text = "今年增长7%，税收增长8%。明年再增。"
    found = layout(text)
    at = text.index("8%")
    assert text[slice(*found.clause_at(at))] == "税收增长8%。"
    assert text[slice(*found.sentence_at(at))] == "今年增长7%，税收增长8%。"
    assert found.paragraph_at(at) == (0, len(text))


def test_nothing():
    assert layout("").clauses == [0]
