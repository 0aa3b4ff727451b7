"""Clauses, sentences, paragraphs and headings."""

import pytest

from policyie.clauses import layout


def pieces(text, ends):
    start, found = 0, []
    for end in ends:
        found.append(text[start:end].strip())
        start = end
    return [piece for piece in found if piece]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成投资5亿元，增长8%。今年再增长9%！", ["完成投资5亿元，增长8%。", "今年再增长9%！"]),
        ("一是抓投资；二是抓消费。", ["一是抓投资；二是抓消费。"]),
        ("It grew 8 percent. Exports fell.", ["It grew 8 percent.", "Exports fell."]),
        ("the meeting was held.He stressed that", ["the meeting was held.", "He stressed that"]),
        ("Mr. Qin of Huayue Co. Ltd. signed. Then he left.", ["Mr. Qin of Huayue Co. Ltd. signed.", "Then he left."]),
        ("worth 3.5 billion yuan in U.S. dollars", ["worth 3.5 billion yuan in U.S. dollars"]),
        ("比例为24.0:29.7:46.3。", ["比例为24.0:29.7:46.3。"]),
    ],
    ids=["chinese", "semicolon", "english", "machine-translated", "abbreviations", "decimals", "ratio"],
)
def test_sentences(text, expected):
    assert pieces(text, layout(text).sentences) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、主要目标\n全市增长7%。", [(1, "主要目标")]),
        ("（一）到位资金。各县共5亿元。", [(2, "到位资金")]),
        ("第三章　发展目标\n到2025年。", [(1, "发展目标")]),
        ("第二条 支持技术改造。补助6%。", [(3, "支持技术改造")]),
        ("——工业支撑有力。增长9%。", [(3, "工业支撑有力")]),
        ("Work for 2022\n- GDP up by 7 percent.", [(0, "Work for 2022"), (3, "GDP up by 7 percent")]),
        ("II. Targets for 2023\nThe main targets are these.", [(1, "Targets for 2023")]),
        ("全市增长7%，比上年提高2个百分点。", []),
    ],
)
def test_headings(text, expected):
    assert [(h.level, text[h.start : h.end].strip(" -")) for h in layout(text).headings] == expected


def test_lookups():
    text = "今年增长7%，税收增长8%。明年再增。"
    found = layout(text)
    at = text.index("8%")
    assert text[slice(*found.clause_at(at))] == "税收增长8%。"
    assert text[slice(*found.sentence_at(at))] == "今年增长7%，税收增长8%。"
    assert found.paragraph_at(at) == (0, len(text))


def test_nothing():
    assert layout("").clauses == [0]
