"""Names of organisations: where they begin and end, and what only looks like one."""

import pytest

from policyie.organisations import SUFFIXES, find_organisations
from policyie.view import view_of

FOUND = {
    "company": ("与[江南晶华光电股份有限公司|company]签约",),
    "company after a verb": ("引进[东湖重工集团|company]项目",),
    "bank": ("、[南湖银行|bank]等机构",),
    "media": ("据[东海日报|media]报道",),
    "university": ("和[青山理工大学|university]共建",),
    "government": ("由[东川县农业农村局|government]牵头",),
    "verbs in names": ("前往[东川开发投资集团|company]、[南湖建设集团|company]",),
    "place in brackets in its middle": ("与[江岸东方（东川）草业集团有限公司|company]签约",),
    "place in brackets": ("与[江岸科技（东川）有限公司|company]签约",),
    "kind of food": ("[东川大岭肉类食品有限公司|company]投产",),
    "news in short": ("[东川新闻|media]：重点项目开工",),
    "reposted by leave of": ("本文经授权自[东湖好新闻|media]",),
    "source line": ("来源：[经济观察在线|media]\n",),
    "english company": ("signed with [Donghu Heavy Industry Co Ltd|company] on Monday",),
    "a city and a university": ("Donghu City and [Qingshan University|university] founded it",),
    "a name with and": ("the [Donghu Science and Technology University|university] said",),
    "english media": ("told [Qingshan Daily|media] that",),
    "bank of": ("the [Bank of Donghu|bank] offered",),
    "two side by side": ("[东湖集团|company]、[南湖证券|bank]出席",),
}
NONE = {
    "a company": "一家公司落户",
    "layout": "优化产业布局",
    "overall": "服务发展大局",
    "a kind of company": "办好青岛跨国公司峰会，培育上市公司",
    "a kind of school": "建设高水平大学，实施中小学改造",
    "restaurant": "在餐厅用餐",
    "students": "大学生就业",
    "a kind of site": "自治区重点新闻网站",
    "verbs before a kind of company": "加快建设公司总部，支持投资公司",
    "nothing before the bracket": "（东川）有限公司",
    "the bureau's source": "来源：东川区政府",
    "lower case": "the daily output of the bank",
}


def parse(tagged):
    text, expected, at = "", [], 0
    while (left := tagged.find("[", at)) >= 0:
        right = tagged.index("]", left)
        name, kind = tagged[left + 1 : right].split("|")
        text += tagged[at:left]
        expected.append((len(text), len(text) + len(name), kind))
        text += name
        at = right + 1
    return text + tagged[at:], expected


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND.keys())
def test_found(case):
    text, expected = parse(case[0])
    assert find_organisations(view_of(text)) == expected


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_not_found(text):
    assert [o for o in find_organisations(view_of(text)) if o[2] != "government"] == []


@pytest.mark.parametrize(("kind", "entry"), SUFFIXES.items(), ids=SUFFIXES.keys())
def test_each_kind_finds_its_example(kind, entry):
    example = entry[1]
    assert find_organisations(view_of(f"{example}，")) == [(0, len(example), kind)]
