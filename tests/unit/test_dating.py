"""The day a document is read from when nobody gave one, and the month of the event that it reports."""

import pytest

import policyie


def periods(text, **facts):
    return {t.text: t.period for t in policyie.extract(text, **facts).targets}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "10月27日，记者从2020年前三季度运行情况通气会上获悉，前三季度，全市进出口总额121亿元。",
            {"121亿元": "2020-01/2020-09"},
            id="a quarter with its year dates those without",
        ),
        pytest.param(
            "2015年，面对下行压力，全县上下攻坚克难。\n农业增加值3亿元，同比增长9.9%。",
            {"3亿元": "2015", "9.9%": "2015"},
            id="a year that opens the report",
        ),
        pytest.param("力争到2030年建成强县。\n\n全市进出口总额121亿元。", {"121亿元": None}, id="a year to come is no date"),
        pytest.param(
            "会议学习了《岭东市2018年统计年鉴》。\n\n全市进出口总额121亿元。", {"121亿元": None}, id="another document's year is no date"
        ),
        pytest.param("全市进出口总额121亿元。", {"121亿元": None}, id="no year at all"),
        pytest.param(
            "The zone was founded in 1998.\n\nIts exports in 2019 reached 3 billion yuan.",
            {"3 billion yuan": "2019"},
            id="the year of a founding is no date",
        ),
    ],
)  # fmt: skip
def test_implied_date(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "岭东县8个项目集中签约\n7月29日，岭东县招商引资项目集中签约仪式举行。\n此次共签约项目8个，总投资12亿元。",
            "2021-07",
            id="the day of the ceremony, from title to end",
        ),
        pytest.param(
            "2021年8月2日讯，7月29日，岭东县招商引资项目集中签约仪式举行。\n此次共签约项目8个。",
            "2021-07",
            id="not that of the by-line",
        ),
        pytest.param("此次集中签约活动共签约项目8个。", "2021-08", id="the document's month where no day is given"),
    ],
)
def test_month_of_the_event(text, expected):
    counted = [t.period for t in policyie.extract(text, published="2021-08-02").targets if t.unit == "projects"]
    assert counted == [expected] * text.count("8个")


def kinds(text, **facts):
    return {t.text: (t.kind, t.indicator) for t in policyie.extract(text, **facts).targets}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "加上上级补助收入5亿元、上年结转2亿元，收入总量9亿元。",
            {"5亿元": ("result", "fiscal_revenue"), "2亿元": ("result", "fiscal_revenue"), "9亿元": ("result", "fiscal_revenue")},
            id="transfers in a budget are revenue, no grants",
        ),
        pytest.param(
            "加上补助下级支出3亿元，债务转贷收入4亿元。",
            {"3亿元": ("result", "fiscal_spending"), "4亿元": ("result", "financing")},
            id="transfers out of a budget, and its debt",
        ),
        pytest.param("对落户企业给予补助5万元。", {"5万元": ("support", "subsidy")}, id="a grant stays one"),
        pytest.param("全市财政总收入148亿元。", {"148亿元": ("result", "fiscal_revenue")}, id="a weak word runs into the name"),
        pytest.param(
            "1月25日，岭东县一季度重点项目集中开工。此次共开工项目22个。",
            {"22": ("result", "project_count")},
            id="a quarter that names an event to come to pass is no plan",
        ),
        pytest.param("一季度计划开工项目22个。", {"22": ("goal", "project_count")}, id="a quarter that is planned is one"),
        pytest.param(
            "当天开工的项目总投资124亿元，年度计划投资30亿元。",
            {"124亿元": ("commitment", "project_investment"), "30亿元": ("goal", "fixed_asset_investment")},
            id="the year's plan of works begun",
        ),
        pytest.param("全市重点项目完成年度投资30亿元。", {"30亿元": ("result", "fixed_asset_investment")}, id="the year's plan carried out"),
    ],
)  # fmt: skip
def test_budgets_and_works(text, expected):
    assert kinds(text, published="2021-01-26") == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("上半年，全区项目扎实推进，预计累计投资387亿元。", "result", id="a half year that is nearly over"),
        pytest.param("上半年，全区力争累计投资387亿元。", "goal", id="what is striven for in it"),
        pytest.param("下半年，全区预计累计投资387亿元。", "goal", id="the half year after it"),
    ],
)
def test_a_stretch_that_ends_with_the_month(text, kind):
    assert [t.kind for t in policyie.extract(text, published="2020-06-30").targets] == [kind]
