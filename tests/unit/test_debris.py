"""What pages and programs leave in a text, and English marks that were read with the wrong encoding."""

import pytest

import policyie
from policyie.view import view_of

PUT_RIGHT = {
    "a comma before every mark": (
        "签约项目,,总投资12亿元,。涉及食品,、物流,；",
        "签约项目,总投资12亿元。涉及食品、物流；",
    ),
    "two commas": ("总投资12亿元，,占地30亩,，新增就业、,扩产", "总投资12亿元，占地30亩，新增就业、扩产"),
    "tags": ("投资<b>12亿元</b><br>新增<span class='x'>就业</span></p>", "投资12亿元\n新增就业\n"),
    "escapes": (r"目标\n\u3000\u3000引资12亿元\r\n二、", "目标\n\u3000\u3000引资12亿元\n二、"),
    "an entity escaped twice": ("12亿元&amp;nbsp;新增&amp;amp;nbsp;就业", "12亿元 新增 就业"),
    "a word over two lines": ("The invest-\nment was made.", "The investment was made."),
    "a compound over two lines": ("In high-\ntech firms.", "In high-tech firms."),
    "a lost 1": ("total 65438+05 projects of 6.5438+0.47 billion yuan", "total 15 projects of 1.47 billion yuan"),
    "another lost 1": ("worth /kloc-0/2 billion yuan in 20/kloc-0/7", "worth 12 billion yuan in 2017"),
    "a figure that can't be known": ("worth 3.4/kloc-0.90 billion yuan", "worth \ufffd yuan"),
    "a bracket one byte off": ("各县?。ㄊ校?人民政府", "各县（市）人民政府"),
    "a full stop lost before a gloss": ("完成任務(wù)?,F(xiàn)在開始", "完成任务。现在开始"),
    "apostrophes of CP1252": ("Xiâ€™an signed â€œ12 projectsâ€\x9d", "Xi'an signed “12 projects”"),
    "a yuan sign of CP1252": ("worth Â¥3.2 billion", "worth ¥3.2 billion"),
    "an umlaut": ("LÃ¼liang is a city", "Lüliang is a city"),
    "apostrophes in GBK": ("Kunshan鈥檚 mayor said 鈥渢he city鈥� grows", "Kunshan's mayor said “the city” grows"),
}
LEFT = {
    "fewer and more": "占比<5%，增速>3%，a<b",
    "a path": r"see C:\new and \table",
    "one comma": "引进项目12个,总投资30亿元；“三高,四新”。",
    "a table of commas": "a,,b,,c",
    "dots": "等等。。。未完",
    "an ampersand": "R&D and A&B; AT&T",
    "a hyphen": "a high-tech zone - and more",
    "a sum": "6543+8, 5438 and 438+1",
    "a question": "怎么办？。（市）",
    "letters": "Âge, São João, naïve, Ångström, «Ça va»",
}


@pytest.mark.parametrize(("text", "expected"), PUT_RIGHT.values(), ids=PUT_RIGHT.keys())
def test_put_right(text, expected):
    assert view_of(text).text == expected


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_left_alone(text):
    assert view_of(text).text == text


def test_offsets_lead_to_the_text_as_given():
    text = "协议总投资<b>12亿元</b>,。项目30个"
    (amount,) = policyie.extract(text).amounts
    assert text[amount.start : amount.end] == amount.text == "12亿元"
    broken = "They signed contracts of 6.5438+0.47 billion yuan."
    document = policyie.extract(broken)
    assert [(a.text, str(a.value)) for a in document.amounts] == [("6.5438+0.47 billion yuan", "1470000000")]
    assert [(n.code, broken[n.start : n.end]) for n in document.notices] == [("broken_figure", "6.5438+0.47")]


def test_a_figure_that_cannot_be_known_makes_no_amount():
    assert policyie.extract("They invested 3.4/kloc-0.90 billion yuan.").amounts == ()
