"""Which way a passage without a heading leans: what was done, or what is planned."""

import pytest

import policyie
from policyie.components.targets.leaning import SIGNS, balance, leaning

REVIEW = "产业结构持续优化，规上工业增加值增长8.3%，高于全省1.2个百分点；争取专项债券31.5亿元，新增市场主体2.4万户，同比增长16%。"
PLAN = "大力发展先进制造业，培育龙头企业30家。加快园区建设，规上工业增加值增长8%左右；推进城市更新，改造老旧小区50个。"


@pytest.mark.parametrize(("side", "entry"), SIGNS.items(), ids=SIGNS.keys())
def test_each_side_has_its_signs(side, entry):
    pattern, example = entry
    assert len(pattern.findall(example)) >= 3
    assert leaning(balance(example, 0, len(example)), 0) == side


@pytest.mark.parametrize(("text", "side"), [(REVIEW, "result"), (PLAN, "goal"), ("全市共有企业50家。", "")])
def test_leaning(text, side):
    assert leaning(balance(text, 0, len(text)), balance(text, 0, len(text))) == side


def test_a_balanced_paragraph_follows_its_passage():
    assert leaning(0, 5) == "result"
    assert leaning(0, -5) == "goal"
    assert leaning(0, 1) == ""


@pytest.mark.parametrize(("text", "kind", "year"), [(REVIEW, "result", "2022"), (PLAN, "goal", "2023")])
def test_a_part_of_a_report_without_its_heading(text, kind, year):
    targets = policyie.extract(text, published="2023-01-10", home="361000").targets
    assert {t.kind for t in targets} == {kind}
    assert {t.period for t in targets} == {year}


def test_news_does_not_lean():
    text = f"本报讯（记者 江帆）{REVIEW}市长说，今年要力争增长9%。"
    assert [t.kind for t in policyie.extract(text, published="2023-05-10").targets][-1] == "goal"
