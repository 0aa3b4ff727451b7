"""Stray white space: what scanning puts inside words, and what stands there on purpose."""

import pytest

from policyie.normalisation.spacing import stray_spaces
from policyie.view import view_of

SCANNED = (
    "    为贯彻全省招商工作会议精神，推\n动全市招商引 资工作再上台阶，制\n定本方案。\n"
    "    二、全年到位资金280亿 元，新签\n约项目120个，柳 河片区完成38亿 元\n以上，装备 制造产值增 长6%。\n"
)
SCANNED_READS = (
    "    为贯彻全省招商工作会议精神，推动全市招商引资工作再上台阶，制定本方案。\n"
    "    二、全年到位资金280亿元，新签约项目120个，柳河片区完成38亿元以上，装备制造产值增长6%。\n"
)
KEPT = {
    "names": "市领导 王建国 李明 张华 出席会议",
    "links": "首页 新闻中心 政务公开 互动交流",
    "one space in a clean text": "全市招商引资大会召开 市委书记讲话",
    "figures set apart": "2023 年完成投资 120 亿元，增长 8%",
    "articles of a measure": "第一条 鼓励企业增资扩产\n第二条 支持企业技术改造\n第三条 培育龙头企业\n第四条 突破关键技术\n第五条 强化要素保障",
    "paragraphs": "东海市召开大会\n全市经济运行平稳\n" + "会议指出，" * 30 + "\n记者李明",
    "two spaced characters": "县长 王 浩",
    "english lines": "On the\nroad we go\nand we\ndo so",
    "a numbered heading after a full line": "为贯彻全省招商工作会议精神和各项部署要求\n一、总体目标和主要任务\n全年到位资金二百亿元以上并且\n二、保障措施",
    "empty": "",
}


def test_a_scanned_page_reads_as_if_it_were_clean():
    assert view_of(SCANNED).text == SCANNED_READS


def test_letters_spaced_out_are_joined_anywhere():
    assert view_of("政 府 工 作 报 告\n（2023 年）").text == "政府工作报告\n（2023 年）"


@pytest.mark.parametrize(
    "line", ["来源：东海日报", "2023-09-21 17:45", "县长　辛如一", "二、总体要求", "3.加强领导", "联系电话：0000"]
)
def test_a_line_that_stands_by_itself_is_not_joined(line):
    page = SCANNED.replace("    二、", f"为推动全市招商工作再上台阶和各项部署落实\n{line}\n    二、")
    assert f"\n{line}\n" in view_of(page).text


def test_a_figure_at_the_head_of_a_line_is_joined():
    page = SCANNED.replace("    二、", "为推动全市招商工作再上台阶，产值增长\n8.3%以上。\n    二、")
    assert "产值增长8.3%以上" in view_of(page).text


def test_the_spans_are_white_space_only():
    assert all(SCANNED[edit.start : edit.end].isspace() and not edit.text for edit in stray_spaces(SCANNED))


def test_a_line_break_between_english_words_is_a_space():
    page = (
        "The secretary of the municipal party committee, Bao\nPengshan, stressed at the meeting that the city must\n"
        "strive for capital in place of more than 12 billion\nyuan.\n\nThe mayor of Donghu spoke too.\nHe left.\n"
    )
    assert view_of(page).text == (
        "The secretary of the municipal party committee, Bao Pengshan, stressed at the meeting that the city must "
        "strive for capital in place of more than 12 billion yuan.\n\nThe mayor of Donghu spoke too.\nHe left.\n"
    )


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_left_alone(text):
    assert stray_spaces(text) == []


def test_a_mention_covers_the_space_inside_it_only():
    view = view_of(SCANNED)
    at = view.text.index("280亿元")
    start, end = view.origin(at, at + 5)
    assert view.original[start:end] == "280亿 元"
