"""Zones of a page: what is no body, and what only looks like it."""

import pytest

import policyie
from policyie.zones import LINES, zones

PAGE = """东海区人民政府
首页 | 政务公开 | 政务服务 | 互动交流
您当前的位置：首页 > 新闻中心 > 正文
东海区召开招商大会
字体：[大 中 小] 打印本页
会议提出，全年到位资金60亿元。
分享到：微信 微博
上一篇：西山区签约12亿元
相关新闻
南湖区完成投资9亿元
版权所有：东海区人民政府　总投资3亿元
东ICP备00000000号
"""


def test_a_page():
    lines = {PAGE[z.start : z.end].strip().split("\n")[0]: z.kind for z in zones(PAGE)}
    assert lines == {
        "首页 | 政务公开 | 政务服务 | 互动交流": "navigation",
        "您当前的位置：首页 > 新闻中心 > 正文": "navigation",
        "字体：[大 中 小] 打印本页": "navigation",
        "分享到：微信 微博": "navigation",
        "上一篇：西山区签约12亿元": "related",
        "版权所有：东海区人民政府　总投资3亿元": "footer",
    }


@pytest.mark.parametrize(("kind", "entry"), LINES.items(), ids=LINES.keys())
def test_each_kind_matches_its_example(kind, entry):
    pattern, example = entry
    assert pattern.match(example)
    assert [z.kind for z in zones(f"正文第一段。\n{example}\n")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "全年到位资金60亿元，增长8%。",
        "项目 | 投资",
        "会议要求，上一年度未完成的项目要加快推进。",
        "The company will share this technology with the city.",
        "相关新闻发布会明天举行，市长出席并回答了记者提问，介绍了全市经济运行情况以及下一步工作打算，强调要抓好招商引资和项目建设，确保完成全年各项目标任务，请各单位认真落实并及时报送。",
        "",
    ],
)
def test_body(text):
    assert zones(text) == []


def test_mentions_are_marked_and_can_be_left_out():
    document = policyie.extract(PAGE)
    assert [(a.text, a.zone) for a in document.amounts] == [
        ("60亿元", None),
        ("12亿元", "related"),
        ("9亿元", "related"),
        ("3亿元", "footer"),
    ]
    body = document.body()
    assert [a.text for a in body.amounts] == ["60亿元"]
    assert {t.zone for t in body.targets} <= {None}
    assert body.text == document.text
