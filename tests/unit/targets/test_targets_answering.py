"""Who answers for a target: labels, leaders, 由…负责, and what only looks like it."""

import pytest

import policyie
from policyie.components.targets.answering import FORMS, answers

CASES = {
    "label in brackets": ("新引进项目60个。（责任单位：市商务局、各县区）", ["市商务局", "各县区"]),
    "label on the next line": ("全年新引进项目60个。\n责任单位：市商务局\n", ["市商务局"]),
    "leader in brackets": ("新引进项目60个（市商务局牵头，各县区配合）", ["市商务局"]),
    "by": ("由市工信局牵头负责，全年新引进项目60个。", ["市工信局"]),
    "english label": (
        "Introduce 60 new projects. (Responsible department: Bureau of Commerce)",
        ["Bureau of Commerce"],
    ),
    "another item's label": ("新引进项目60个。\n\n二、保障措施\n加强服务。（责任单位：市财政局）", []),
    "another sentence's body": ("由市财政局负责解释。全年新引进项目60个。", []),
    "nobody": ("全年新引进项目60个，自由贸易稳步推进。", []),
}


@pytest.mark.parametrize(("text", "who"), CASES.values(), ids=CASES.keys())
def test_responsible(text, who):
    [target] = [t for t in policyie.extract(text, published="2024-01-10").targets if t.text == "60"]
    assert list(target.responsible) == who


@pytest.mark.parametrize(("form", "entry"), FORMS.items(), ids=FORMS.keys())
def test_each_form_reads_its_example(form, entry):
    assert form in [answer.form for answer in answers(entry[1])]
