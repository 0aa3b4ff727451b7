"""Sections: which lines are headings, how they nest, where they end."""

import re

import pytest

from policyie.clauses import layout
from policyie.sections import KINDS, sections
from policyie.view import view_of
from policyie.zones import zones

BODY = "全市完成投资50亿元，比上年增长8%，其中工业投资12亿元。"
PROSE = "The city completed an investment of 5 billion yuan, up 8 percent from a year ago."


def outline(text):
    """Return the headings, two spaces before them a level."""
    text = view_of(text).text
    found = sections(text, layout(text).paragraphs, zones(text))
    return ["  " * (s.level - 1) + text[s.start : s.label_end] for s in found if s.listed]


OUTLINES = {
    "work plan": (
        f"东海市招商工作方案\n一、主要目标\n{BODY}\n二、重点任务\n（一）产业集群。{BODY}\n1.新材料。{BODY}\n2.新能源。{BODY}\n（二）园区建设\n{BODY}\n三、保障措施\n{BODY}",
        ["一、主要目标", "二、重点任务", "  （一）产业集群", "    1.新材料", "    2.新能源", "  （二）园区建设", "三、保障措施"],
    ),
    "brackets within": (f"一、任务\n（1）园区。{BODY}\n①道路。{BODY}\n(2)人才\n{BODY}", ["一、任务", "  （1）园区", "    ①道路", "  (2)人才"]),
    "plan": (
        f"第一篇 发展环境\n第一章 发展基础\n第一节　主要成就\n{BODY}\n第二节　存在问题\n{BODY}\n第二章 面临形势\n{BODY}\n第二篇 总体要求\n{BODY}",
        ["第一篇 发展环境", "  第一章 发展基础", "    第一节　主要成就", "    第二节　存在问题", "  第二章 面临形势", "第二篇 总体要求"],
    ),
    "chapters above ordinals": (f"第一章 总则\n一、目的\n{BODY}\n第二章 目标\n一、规模\n{BODY}", ["第一章 总则", "  一、目的", "第二章 目标", "  一、规模"]),
    "articles": (
        f"一、支持集聚\n第一条 落户奖励。{BODY}\n第二条 {BODY}{BODY}\n第三条　本办法自2023年5月1日起施行。",
        ["一、支持集聚", "  第一条 落户奖励", "  第二条", "  第三条　本办法自2023年5月1日起施行"],
    ),
    "paragraphs with numbers alone": (f"一、支持\n1.{BODY}{BODY}\n2.{BODY}{BODY}", ["一、支持", "  1.", "  2."]),
    "a heading with its answerer": ("一、强化招商（责任单位：市商务局）\n正文。", ["一、强化招商"]),
    "points": (f"一、抓产业\n一是抓招商。{BODY}\n二是抓投资。{BODY}\n二、抓民生\n{BODY}", ["一、抓产业", "  一是抓招商", "  二是抓投资", "二、抓民生"]),
    "dashes": (f"一、运行情况\n——工业支撑有力。{BODY}\n——投资稳步回升。{BODY}", ["一、运行情况", "  ——工业支撑有力", "  ——投资稳步回升"]),
    "lists are no sections": ("一、目标\n——全市签约项目60个；\n——到位资金5亿元。\n▲光伏项目，投资3亿元\n- 风电项目\n", ["一、目标"]),
    "a subtitle is none": (f"政府工作报告\n——2023年1月6日在东海市人民代表大会上\n{BODY}", []),
    "no number": (f"报告\n{BODY}\n过去五年工作回顾\n{BODY}{BODY}\n今年主要工作\n{BODY}", ["过去五年工作回顾", "今年主要工作"]),
    "no number above numbers": (
        f"{BODY}\n去年工作回顾\n（一）工业\n{BODY}\n（二）农业\n{BODY}\n今年工作安排\n（一）工业\n{BODY}",
        ["去年工作回顾", "  （一）工业", "  （二）农业", "今年工作安排", "  （一）工业"],
    ),
    "no number below numbers": (f"一、工业\n{BODY}\n园区建设\n{BODY}\n二、农业\n{BODY}", ["一、工业", "  园区建设", "二、农业"]),
    "lines that are no headings": (
        f"{BODY}\n东海市人民政府办公室\n2023年4月5日\n{BODY}\n记者　李明\n{BODY}\n（东海日报记者摄）\n县长　马望舟\n{BODY}\n各位代表：\n{BODY}",
        [],
    ),
    "table of contents": (
        f"目　录\n一、主要目标………1\n二、重点任务………3\n\n一、主要目标\n{BODY}\n二、重点任务\n{BODY}",
        ["一、主要目标", "二、重点任务"],
    ),
    "annex": (f"一、目标\n{BODY}\n附件1\n一、任务表\n{BODY}\n附件：任务表\n{BODY}", ["一、目标", "附件1", "  一、任务表", "附件：任务表"]),
    "markdown": (f"# 方案\n## 一、目标\n{BODY}\n## 二、任务\n### 园区\n{BODY}", ["方案", "  一、目标", "  二、任务", "    园区"]),
    "bold": (f"**一、目标**\n{BODY}", ["一、目标"]),
    "decimals": ("1.总则\n1.1 适用范围\n正文。\n1.2 原则\n正文。\n2.任务\n", ["1.总则", "  1.1 适用范围", "  1.2 原则", "2.任务"]),
    "numbers on lines of their own": (f"第一章\n总则\n{BODY}\n第二章\n　目标\n{BODY}\n第三章\n{BODY}", ["第一章\n总则", "第二章\n　目标", "第三章"]),
    "figures are no numbers": ("3.5亿元投资落地。\n5、6月份增长8%。\n12.3%的企业增产。\n2023.5.1施行。", []),
    "quarters and sectors": ("一、二季度增长8%。\n一、三产业增加值5亿元。\n七、八月份增长。", []),
    "articles of another document": ("第三条高速公路建成。\n第五条规定的补助为5万元。\nArticle 5 of the law says so.", []),
    "a line with a stop": ("全市增长7%，比上年提高2个百分点。", []),
    "english report": (
        f"I. Review of 2022\n{PROSE}\n(I) Industry\n{PROSE}\n1. Steel. {PROSE}\nII. Targets for 2023\n{PROSE}",
        ["I. Review of 2022", "  (I) Industry", "    1. Steel", "II. Targets for 2023"],
    ),
    "english plan": (
        f"Part I Overview\nChapter III  Objectives\nSection 1 Guiding thought. {PROSE}\nSection 2: Layout\n{PROSE}\n(1) {PROSE}{PROSE}",
        ["Part I Overview", "  Chapter III  Objectives", "    Section 1 Guiding thought", "    Section 2: Layout", "      (1)"],
    ),
    "english sentences": ("2. Targets\n(1) The city will attract 50 projects.\n(2) Loans. They rose.\n", ["2. Targets", "  (1)", "  (2) Loans"]),
    "english articles": (f"Article 1 Purpose\n{PROSE}\nArticle 2. Support: {PROSE}\nAnnex 1\n{PROSE}", ["Article 1 Purpose", "Article 2. Support", "Annex 1"]),
    "english without numbers": (f"Plan\n{PROSE}\nWork for the year\n- GDP up by 7 percent\n- Exports up\n", ["Work for the year"]),
    "english blocks": (f"Zone\n\n{PROSE}\n— Lin Ming, Director\n\nAt a glance\nArea: 200 sq km\n\nIndustries\n• Cars\n\nDonghai\n\nRoad\n", ["At a glance", "Industries"]),
    "english lines that are none": (f"{PROSE}\nThe mayor stressed that\n{PROSE}\nBy Lin Ming\n{PROSE}\nI. M. Lin said so.", []),
    "traditional": (f"一、主要目標\n{BODY}\n二、重點任務\n{BODY}", ["一、主要目标", "二、重点任务"]),
    "no line breaks": (
        f"东海市方案 {BODY} 一、主要目标 {BODY} 二、重点任务 （一）产业集群。{BODY}（二）园区建设。{BODY} 1.新材料。{BODY} 2.新能源。{BODY} 三、保障措施 {BODY}",
        ["一、主要目标", "二、重点任务", "  （一）产业集群", "  （二）园区建设", "    1.新材料", "    2.新能源", "三、保障措施"],
    ),
    "no line breaks, one number": (f"{BODY}重点抓好：一、招商。{BODY}", []),
    "no line breaks, numbers that don't count up": (f"{BODY} 5、{BODY} 6、{BODY} 三、{BODY}一、二季度增长8%。二、三季度增长。", []),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES.keys())
def test_outline(text, expected):
    assert outline(text) == expected


@pytest.mark.parametrize(("kind", "entry"), KINDS.items(), ids=KINDS.keys())
def test_each_kind_matches_its_example(kind, entry):
    pattern, example = entry
    text = f"{BODY}\n{example}。{BODY}\n"
    assert re.match(pattern, example)
    if kind != "annex":  # which has its line to itself
        assert [s.kind for s in sections(text, layout(text).paragraphs)] == [kind]


def test_a_section_ends_where_the_next_of_its_level_begins():
    text = f"一、目标\n{BODY}\n（一）工业\n{BODY}\n二、任务\n{BODY}\n"
    found = sections(text, layout(text).paragraphs)
    assert [text[s.start : s.end].split("\n")[0] for s in found] == ["一、目标", "（一）工业", "二、任务"]
    assert [s.end for s in found] == [text.index("二、")] * 2 + [len(text)]
    assert [s.parent for s in found] == [-1, 0, -1]


def test_further_reading_holds_no_sections_and_ends_those_before_it():
    text = f"东海新闻\n一、目标\n{BODY}\n相关新闻\n一、东海市签约\n版权所有：东海网\n"
    (found,) = sections(text, layout(text).paragraphs, zones(text))
    assert text[found.start : found.end] == f"一、目标\n{BODY}\n"
