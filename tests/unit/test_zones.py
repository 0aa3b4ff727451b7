"""Zones of a page: what is no body, and what only looks like it."""

import pytest

import policyie
from policyie.zones import RULES, zones

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


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_each_rule_matches_its_example(rule):
    assert next(other for other in RULES.values() if other.pattern.match(rule.example)) is rule
    text = f"正文第一段。\n{rule.example}\n正文。\n"
    (zone,) = zones(text)
    assert zone.kind == rule.kind
    assert (text[zone.start : zone.end].strip() == rule.example) is not rule.lasts


# What stands between two paragraphs of the body, and the zone that it is.
LINES_OF_PAGES = {
    "navigation": """
        首页 新闻 政务 服务 互动
        网站首页 > 新闻中心 > 正文
        所在位置： 首页 > 政务公开
        Home> Updates
        Home » News » Text
        Government | News | Services | Contact
        【字体：大 中 小】
        字号：T|T
        Text size: A A A
        分享到:微信微博QQ空间
        【打印】【关闭】
        打印本页 关闭窗口
        返回顶部
        浏览次数：1268
        Share to: WeChat Weibo
        Share this page:
        Print Email Share
        Comments(0) Print Mail Large Medium Small
        Skip to main content
    """,
    "related": """
        上一篇：东海市召开大会
        下一篇： 没有了
        Previous: Donghai opens fair
        Next article
        相关阅读：
        延伸阅读：东海市签约12亿元
        【相关新闻】
        热点新闻 更多>>
        阅读排行
        Related News
        Read more: Donghai opens fair
        You may also like
        Most Popular
        Editor's picks
    """,
    "footer": """
        责任编辑：李明
        （责编：李明、王平）
        编辑：李明 审核：王平
        编辑丨李明
        初审：李明 复审：王平 终审：赵宁
        Editor: Li Ming
        (Web editor: Li Ming, Wang Ping)
        声明：转载请注明来源
        免责声明
        凡本网注明来源的作品，未经授权不得转载。
        Copyright © 2023 Donghai. All rights reserved.
        © 2024 Donghai Daily
        东ICP备00000000号-1 东公网安备 00000000000000号
        版权所有:东海市人民政府 主办:东海市人民政府办公室
        For the latest Donghai news, follow us
    """,
}


def lines(block):
    return [line.strip() for line in block.strip().split("\n")]


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, block in LINES_OF_PAGES.items() for line in lines(block)]
)
def test_lines_that_are_no_body(kind, line):
    text = f"全市完成投资五十亿元。\n{line}\n后文。"
    (zone,) = zones(text)
    assert zone.kind == kind
    assert text[zone.start : zone.end].startswith(line)


BODY = """
    全年到位资金60亿元，增长8%。
    项目 | 投资
    项目 | 投资 | 5亿元 | 备注
    打印机产业产值增长8%
    关闭落后产能企业12家
    分享改革红利
    更多项目落户东海
    最新数据显示，全市投资增长8%
    热点问题回应
    推荐阅读书目12种
    主办单位：东海市商务局
    联系电话：0530-5000000
    友情链接
    会议要求，上一年度未完成的项目要加快推进。
    下一步，抓好落实
    编辑部迁入新址
    审核通过项目12个
    版权产业增加值5亿元
    字体产业产值3亿元
    相关企业完成投资5亿元
    相关新闻发布会明天举行，市长出席并回答提问。
    首页推荐东海
    The copyright industry grew 8 percent
    Copyright registrations rose to 12,000
    Share of exports rose to 5 percent
    The company will share this technology with the city.
    Home prices fell 3 percent
    Home to 12 companies
    Print media revenue
    Related industries grew
    Next year the city will invest
    Comments from companies were positive
    Latest data show growth
    Top news of the year
"""


@pytest.mark.parametrize("line", [*lines(BODY), ""])
def test_body(line):
    assert zones(f"全市完成投资五十亿元。\n{line}\n后文。") == []


def marked(page):
    """Return the lines of a page that are no body, with their zones."""
    text = "\n".join(lines(page))
    found = zones(text)
    assert found == sorted(found)
    return [(zone.kind, line) for zone in found for line in text[zone.start : zone.end].strip().split("\n") if line]


def test_an_english_page():
    page = """
        Home
        About Donghai
        Government
        Services
        Donghai opens investment fair
        By LIN MING | Donghai Daily | Updated: 2024-02-05 07:20
        Share | Print
        DONGHAI -- The city signed 12 projects worth 3 billion yuan at its investment fair on Sunday.
        Read more: Xishan signs 5 billion yuan of projects
        The mayor said the city would attract 60 billion yuan this year.
        (Editor: Lin Ming)
        Related Stories
        Nanhu completes 9 billion yuan of investment
        About Us | Contact Us | Privacy Policy
        Copyright 2024 Donghai Daily. All rights reserved.
    """
    assert marked(page) == [
        *[("navigation", line) for line in ("Home", "About Donghai", "Government", "Services")],
        ("navigation", "Share | Print"),
        ("related", "Read more: Xishan signs 5 billion yuan of projects"),
        ("footer", "(Editor: Lin Ming)"),
        ("related", "Related Stories"),
        ("related", "Nanhu completes 9 billion yuan of investment"),
        ("related", "About Us | Contact Us | Privacy Policy"),
        ("footer", "Copyright 2024 Donghai Daily. All rights reserved."),
    ]


def test_an_imprint_begins_with_its_address():
    page = """
        东海市召开大会
        会议提出，全年到位资金60亿元。
        联系我们
        主办：东海市人民政府
        地址：东海市人民路1号
        东ICP备00000000号
    """
    assert marked(page) == [("footer", line) for line in lines(page)[2:]]


def test_an_article_after_further_reading_is_body_again():
    paragraph = "会议提出，全年到位资金60亿元，同比增长8%，新签约亿元以上项目12个，开工建设项目9个，全市上下要抓好落实，确保完成各项目标任务，推动经济社会高质量发展。"
    page = f"""
        东海市召开大会
        相关新闻
        西山区签约12亿元
        {paragraph}
        {paragraph}
    """
    assert marked(page) == [("related", "相关新闻"), ("related", "西山区签约12亿元")]


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
