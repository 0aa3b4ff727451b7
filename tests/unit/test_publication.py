"""When a document was published."""

import pytest

from policyie.publication import FORMS, LABELS, SHORT, published_of
from policyie.view import view_of

DATES = {
    "iso in a line": ("全市招商大会召开\n2024-02-21 来源：东海日报", "2024-02-21"),
    "labelled": ("发布时间：2024/2/1 09:12", "2024-02-01"),
    "chinese": ("（2023年1月12日）", "2023-01-12"),
    "spaces": ("2023 年 1 月 12 日", "2023-01-12"),
    "dots": ("大会召开\n2024.04.23\n", "2024-04-23"),
    "time after it": ("大会召开\n2023-04-05T10:32:00+08:00\n", "2023-04-05"),
    "brackets": ("【发布日期】2023-04-05", "2023-04-05"),
    "value on the next line": ("• 发文日期:\n\n    2024年04月06日 16:40\n", "2024-04-06"),
    "packed": ("颁布日期:20020621  实施日期:20021001", "2002-06-21"),
    "two-digit year": ("News\nPub Date:23-12-22 10:54 Views: 3\n", "2023-12-22"),
    "american": ("Date: 12/22/2023", "2023-12-22"),
    "month or day": ("Date: 05/04/2023", None),
    "characters": ("通知\n正文。\n东海市人民政府\n二〇二三年四月五日\n", "2023-04-05"),
    "other zeros": ("通知\n正文。\n二○二三年十二月二十三日", "2023-12-23"),
    "zero as a character": ("二零二一年十月三十一日\n", "2021-10-31"),
    "month first": ("Updated: March 5, 2017 (Xinhua)", "2017-03-05"),
    "updated": ("Updated: May 23, 2016", "2016-05-23"),
    "weekday and month": ("Wednesday, May 29, 2024", "2024-05-29"),
    "weekday after the label": ("Last updated on Monday, 5 April 2023", "2023-04-05"),
    "hour before it": ("Fair opens\n(Xinhua) 10:32, April 05, 2023\n", "2023-04-05"),
    "hour after it": ("Fair opens\nApril 5, 2023, 10:32 (Beijing time)\n", "2023-04-05"),
    "day first": ("on 14 July 2023 in", "2023-07-14"),
    "day of month": ("Posted on 5th of April 2023", "2023-04-05"),
    "short month": ("Feb. 10, 2023", "2023-02-10"),
    "byline": ("By LI MING | China Daily | Updated: 2024-02-05 07:20", "2024-02-05"),
    "site and date": ("chinadaily.com.cn| Updated: September 14, 2015 L M S", "2015-09-14"),
    "end of a line": ("URUMQI (tianshannet) 2023-10-30\n", "2023-10-30"),
    "between bars": ("english.donghu.gov.cn | 2022-08-05 | Text size: A A A", "2022-08-05"),
    "the first of two": ("2024-03-01\n会议于2024年2月28日召开", "2024-03-01"),
    "published before signed": ("成文日期：2024年4月3日 发布日期：2024年4月5日", "2024-04-05"),
    "not that of the archive": ("归档时间:2018-11-21\n来源：东海网 日期：2017-01-12 17:08\n", "2017-01-12"),
    "delivered": ("政府工作报告\n——2023年1月6日在东海市人民代表大会上\n", "2023-01-06"),
    "delivered in english": ("Report\nDelivered at the Third Session on February 14, 2023\n", "2023-02-14"),
    "signature before a date of the title": (
        "关于2023年5月1日放假的通知\n各单位：\n正文。\n2023年4月20日\n",
        "2023-04-20",
    ),
    "glossed": ("時(shí)間:2018-03-14", "2018-03-14"),
    "dateline and title": ("2024年东海市招商大会召开\n本报讯（记者 李明）4月23日，全市召开大会。", "2024-04-23"),
    "english dateline": ("2024 Donghai Fair opens\nDONGHAI, April 23 (Xinhua) -- The fair", "2024-04-23"),
    "day and name of an event": ("签约12亿元\n4月23日，东海市2024年春季招商推介会在杭州举行。", "2024-04-23"),
    "dateline alone": ("东海市招商大会召开\n本报讯（记者 李明）4月23日，全市召开大会。", None),
    "dateline, year of results": ("东海市2023年经济运行情况\n本报讯 1月20日，市统计局发布。", None),
    "dateline of an agency": ("中新网东海4月23日电 今年", None),
    "no year": ("时间：4月23日\n", None),
    "hour of a meeting": ("会议时间：2024-05-01\n", None),
    "in force": ("实施日期:20021001", None),
    "begins": ("自2023年5月1日起施行。", None),
    "as of": ("截至2023年12月31日，全市项目12个。", None),
    "passed": ("（2019年5月1日市人大通过）\n条例", None),
    "of another document": ("《办法》（2020年1月1日）规定，2024年4月23日，市长表示", "2024-04-23"),
    "eight digits": ("20240423\n", None),
    "published what": ("published 23 papers", None),
    "impossible day": ("2023-02-30", None),
    "no date": ("电话：0530-5000000", None),
    "a range of years": ("2021-2025年规划", None),
    "empty": ("", None),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES.keys())
def test_published(text, expected):
    assert published_of(view_of(text)) == expected


@pytest.mark.parametrize(("name", "form"), [*FORMS.items(), *SHORT.items()], ids=[*FORMS, *SHORT])
def test_each_form_matches_its_example(name, form):
    pattern, example = form
    assert pattern.fullmatch(example)
    assert published_of(view_of(f"发布时间：{example}")) is not None


@pytest.mark.parametrize("label", LABELS)
def test_each_label_is_read_in_its_example(label):
    assert published_of(view_of(LABELS[label][1])) in ("2024-04-23", "2016-05-23")
