"""What a document says of itself."""

import pytest

from policyie.metadata import (
    TYPES,
    issuer_of,
    number_of,
    source_of,
    title_of,
    type_of,
)  # fmt: skip
from policyie.view import view_of

TITLES = {
    "first line with words": ("\n  ——\n  东海市召开大会 \n正文", "东海市召开大会"),
    "glossed": ("萬(wàn)州力爭(zhēng)\n正文", "萬(wàn)州力爭(zhēng)"),
    "no words": ("12345\n", None),
    "under menus": (
        "东海区人民政府\n首页 | 政务公开 | 政务服务 | 互动交流\n您当前的位置：首页 > 新闻中心 > 正文\n\n东海区召开招商大会\n发布时间：2024-01-01\n",
        "东海区召开招商大会",
    ),
    "under labels": ("归档时间:2018-11-21\n当前位置: 首页 > 政务公开\n关于印发方案的通知\n", "关于印发方案的通知"),
    "labelled": ("索引号：123\n标 题：关于印发方案的通知\n正文", "关于印发方案的通知"),
    "under a path": ("Home > News Center > text\n\nDonghai holds fair\n", "Donghai holds fair"),
    "under a page of a paper": ("2024年11月20日\n第A05版:\n东海区召开会议\n", "东海区召开会议"),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_title(text, title):
    assert title_of(view_of(text)) == title


SOURCES = {
    "chinese": ("2024-01-01 来源：东海日报 浏览次数：3", "东海日报"),
    "office": ("信息来源：市商务局", "市商务局"),
    "brackets": ("【来源：东海融媒】", "东海融媒"),
    "next label without a space": ("来源：东海日报作者：李明", "东海日报"),
    "two spaces": ("来源：新华社  编辑：李明", "新华社"),
    "next line": ("来源:\n东海市场报\n|", "东海市场报"),
    "next line is the body": ("来源：\n全市完成投资五十亿元，增长8%。", None),
    "empty": ("文章来源： 文章作者： 发布时间：2007-06-09", None),
    "this site": ("来源：本站 发布时间：2024-01-01", None),
    "of money": ("资金来源：财政", None),
    "of data": ("数据来源：国家统计局", None),
    "english": ("Source:Xinhua", "Xinhua"),
    "english words": ("Source: China Daily Updated: 2024-01-01", "China Daily"),
    "english bar": ("Source: People's Daily Online | Editor: Li", "People's Daily Online"),
    "english brackets": ("(Source: Donghai Daily)", "Donghai Daily"),
    "english prose": ("The source of income: wages", None),
    "before the date": ("By LI MING | China Daily | Updated: 2024-02-05 07:20", "China Daily"),
    "site before the date": ("chinadaily.com.cn| Updated: September 14, 2015 L M S", "chinadaily.com.cn"),
    "after the date": ("Updated: March 5, 2017 (Xinhua)", "Xinhua"),
    "zone of time": ("Updated: April 5, 2023, 10:32 (Beijing time)", None),
    "agency": ("新华社东海4月23日电（记者 李明）", "新华社"),
    "english agency": ("DONGHAI, Oct. 2 (Xinhua) -- On a hillside", "Xinhua"),
}


@pytest.mark.parametrize(("text", "source"), SOURCES.values(), ids=SOURCES.keys())
def test_source(text, source):
    assert source_of(view_of(text)) == source


NUMBERS = {
    "on its own line": ("关于印发若干措施的通知\n东政办〔2023〕15号\n各县区：", "东政办〔2023〕15号"),
    "in brackets": ("工作要点\n（东市办发〔2019〕7 号）\n\n", "东市办发〔2019〕7 号"),
    "square brackets": ("东政办[2023]15号\n", "东政办[2023]15号"),
    "at the end of the title": ("印发《实施意见》的通知（东办发〔2017〕2号）\n来源", "东办发〔2017〕2号"),
    "labelled": ("文号:东科发专〔2017〕145号 公开日期: 2018", "东科发专〔2017〕145号"),
    "label above it": ("• 发文字号:\n\n    东政发〔2024〕7号\n• 发文日期:", "东政发〔2024〕7号"),
    "decree": ("东海市人民政府令\n第22号\n《办法》", "东海市人民政府令第22号"),
    "announcement": ("东海市商务局公告2023年第12号\n", "东海市商务局公告2023年第12号"),
    "english": ("Measures\nDong Fu Ban [2023] No. 15\n", "Dong Fu Ban [2023] No. 15"),
    "another document's": ("根据《意见》（东发〔2022〕2号）精神，制定本方案。", None),
    "a date": ("2023年3月5号\n", None),
    "a window": ("联系电话：第12号窗口", None),
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.values(), ids=NUMBERS.keys())
def test_number(text, number):
    assert number_of(view_of(text)) == number


ISSUERS = {
    "title": ("东海市人民政府办公室关于印发工作方案的通知\n", "东海市人民政府办公室"),
    "line above the title": ("东海市人民政府办公室\n关于印发方案的通知\n", "东海市人民政府办公室"),
    "state council": ("国务院办公厅关于印发规划的通知\n", "国务院办公厅"),
    "two bodies": ("中共东海市委 东海市人民政府关于推动产业发展的意见\n", "中共东海市委 东海市人民政府"),
    "issues a document": (
        "中共东海市委办公室东海市人民政府办公室印发《实施意见》的通知\n",
        "中共东海市委办公室东海市人民政府办公室",
    ),
    "labelled": ("发布机构： 东海市发展和改革委员会 \n", "东海市发展和改革委员会"),
    "signature": ("关于印发方案的通知\n各单位：\n正文。\n\n　　东海市商务局\n　　2023年4月5日\n", "东海市商务局"),
    "english": (
        "Measures\nIssued by the General Office of Donghu Municipal Government on May 1, 2023.",
        "General Office of Donghu Municipal Government",
    ),
    "no body": ("关于支持低空经济的若干措施\n", None),
    "a date without a body": ("东海市召开大会\n正文。\n2023年4月5日\n", None),
    "a meeting": ("全市关于投资的会议\n", None),
}


@pytest.mark.parametrize(("text", "issuer"), ISSUERS.values(), ids=ISSUERS.keys())
def test_issuer(text, issuer):
    assert issuer_of(view_of(text)) == issuer


@pytest.mark.parametrize(("name", "entry"), TYPES.items(), ids=TYPES.keys())
def test_each_type_reads_its_example(name, entry):
    view = view_of(entry[1] + "\n正文")
    assert type_of(view, title_of(view)) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东海市召开招商引资大会\n2024-02-21 来源：东海日报\n本报讯", "news"),
        ("全市低空经济行动计划推进会召开\n本报记者 李明", "news"),
        ("Donghu holds investment conference\nBy LI MING\n", "news"),
        ("——2023年1月6日在人民代表大会上\n政府工作报告", "work_report"),
        ("你好", "other"),
    ],
    ids=["news", "a meeting about a plan", "english news", "second line", "other"],
)
def test_type(text, expected):
    view = view_of(text)
    assert type_of(view, title_of(view)) == expected
