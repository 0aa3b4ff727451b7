"""What notebooks show: marks, tables, summaries; hostile text; displaCy."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from spacy import displacy

import policyie
from policyie.components.base import LABELS
from policyie.display import Documents, document_html
from policyie.display.segments import segments
from policyie.model import Amount, Industry, PolicyDocument, Region, Target
from policyie.wording import DISPLACY_COLORS, MARKS, harmless

TEXT = "绍兴市市长沈望舟说，今年全市要新引进亿元以上项目不少于60个，力争实际利用外资突破12亿美元。"


def mention(cls, text, start, end, **facts):
    return cls(start=start, end=end, text=text[start:end], rule="given", **facts)


def target(text, start, end, **facts):
    known = {"measure": "money", "value": Decimal(1), "unit": "CNY", "kind": "goal", "indicator": "other"}
    around = {"evidence_start": 0, "evidence_end": len(text), "sentence_start": 0, "sentence_end": len(text)}
    return mention(Target, text, start, end, **{**known, **around, **facts})


class Page(HTMLParser):
    """The elements of a piece of HTML, each with its attributes and the text in it."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, cls=None):
        return [e for e in self.elements if e["tag"] == tag and (cls is None or cls in e.get("class", "").split())]

    def rows(self, number):
        """The cells of a table, one after the other."""
        return self.all("table")[number]["text"]


@pytest.fixture(scope="module")
def document():
    return policyie.extract(TEXT, id="a", published="2024-02-18", title="招商会")


def test_repr_is_one_short_line(document):
    assert repr(document) == (
        "PolicyDocument('a', zh, other, '招商会', 2024-02-18, 330600, 47 characters: "
        "2 amounts, 1 regions, 0 industries, 1 officials, 3 targets)"
    )


def test_the_text_stands_there_as_it_is_with_its_mentions_marked(document):
    page = Page(document._repr_html_())
    (text,) = page.all("div", "pi-text")
    assert text["text"] == TEXT
    marks = [(m["text"], m["class"]) for m in page.all("mark") if "data-tip" in m]
    assert marks == [
        ("绍兴市", "pi-regions"),
        ("沈望舟", "pi-officials"),
        ("亿元", "pi-amounts pi-targets"),
        ("60", "pi-targets"),
        ("12亿美元", "pi-amounts pi-targets"),
    ]


def test_a_mention_tells_what_it_stands_for(document):
    tips = {m["text"]: m["data-tip"] for m in Page(document._repr_html_()).all("mark") if "data-tip" in m}
    assert tips["绍兴市"] == "region: 绍兴市 · 330600 · prefecture"
    assert tips["沈望舟"] == "official: mayor · 绍兴市"
    assert tips["12亿美元"].split("\n") == [
        "amount: > 1.2 bn USD",
        "target: foreign capital · > 1.2 bn USD · goal · 绍兴市 · 2024",
    ]


def test_tables_stand_under_the_text(document):
    page = Page(document._repr_html_())
    assert [s["text"] for s in page.all("summary")] == ["Targets (3)", "Officials (1)", "Amounts (2)", "Regions (1)"]
    assert "12亿美元goalforeign capital> 1.2 bn USD绍兴市2024" in page.rows(0)


CROSSING = "甲乙丙丁戊己庚辛"


def test_mentions_that_enclose_and_cross_one_another_are_cut_at_their_borders():
    document = PolicyDocument(
        text=CROSSING,
        language="zh",
        regions=(mention(Region, CROSSING, 1, 4),),
        industries=(mention(Industry, CROSSING, 2, 6),),
        amounts=(mention(Amount, CROSSING, 6, 8, value=Decimal(1), currency="CNY"),),
        targets=(target(CROSSING, 0, 8),),
    )
    found = [(CROSSING[s.start : s.end], [name for name, _ in s.mentions]) for s in segments(document, len(CROSSING))]
    assert found == [
        ("甲", ["targets"]),
        ("乙", ["regions", "targets"]),
        ("丙丁", ["regions", "industries", "targets"]),
        ("戊己", ["industries", "targets"]),
        ("庚辛", ["amounts", "targets"]),
    ]


def test_a_text_without_mentions_is_one_segment():
    document = PolicyDocument(text="无", language="zh")
    assert [(s.start, s.end, s.mentions) for s in segments(document, 1)] == [(0, 1, ())]
    assert list(segments(PolicyDocument(text="", language="zh"), 0)) == []


HOSTILE = "</div><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202e\x07 投资3亿元"


def test_hostile_text_stays_text():
    start = HOSTILE.index("3亿元")
    document = PolicyDocument(
        id=HOSTILE,
        text=HOSTILE,
        language="zh",
        title=HOSTILE,
        source=HOSTILE,
        targets=(target(HOSTILE, start, start + 3, industries=(HOSTILE,), period=HOSTILE, indicator=HOSTILE),),
        notices=(policyie.Notice(code="x", message=HOSTILE),),
    )
    html = Documents([document, policyie.Failure(id=HOSTILE, position=0, error="E", message=HOSTILE)])._repr_html_()
    for page in (Page(document._repr_html_()), Page(html)):
        assert {e["tag"] for e in page.elements} <= set(
            "style div p span mark details summary table thead tbody tr th td".split()
        )
        assert [e for e in page.elements for name in e if name.startswith("on") or name in ("src", "href")] == []
    (text,) = Page(document._repr_html_()).all("div", "pi-text")
    assert text["text"] == harmless(HOSTILE) == HOSTILE.replace("\u202e", "\ufffd").replace("\x07", "\ufffd")


def test_nothing_is_fetched_and_nothing_runs(document):
    html = document._repr_html_()
    assert re.findall(r"https?:|//|url\(|@import|<script|<link|<img", html) == []


def test_a_long_document_is_cut_at_a_line_with_a_note():
    text = "全市投资3亿元。\n" * 40
    document = policyie.extract(text)
    page = Page(document_html(document, text_limit=100, row_limit=5))
    (shown,) = page.all("div", "pi-text")
    assert shown["text"] == "全市投资3亿元。\n" * 11
    notes = [p["text"] for p in page.all("p", "pi-note")]
    assert notes[:2] == ["… 260 of 359 characters are not shown; document.text has them all.", "… and 35 more rows"]


def test_a_short_document_has_no_note(document):
    assert Page(document._repr_html_()).all("p", "pi-note") == []


def test_documents_show_a_summary():
    documents = Documents(policyie.extract_many([{"text": TEXT, "id": "a", "published": "2024-02-18"}, {"id": "b"}]))
    assert repr(documents) == (
        "Documents(1 documents, 1 not read: 3 targets, 2 amounts, 1 regions, 0 industries, 1 officials)"
    )
    page = Page(documents._repr_html_())
    assert [s["text"] for s in page.all("summary")] == [
        "Documents (1)",
        "What the targets measure (3)",
        "Not read (1)",
    ]
    assert "goalforeign capital1" in page.rows(1)
    assert documents.read[0].published == date(2024, 2, 18)
    assert [failure.id for failure in documents.failures] == ["b"]


def test_frames_show_the_head_of_each_table(document):
    pytest.importorskip("pandas")
    frames = document.to_frames()
    assert repr(frames).startswith("Frames(amounts: 2 rows × ")
    page = Page(frames._repr_html_())
    titles = ["amounts (2)", "regions (1)", "officials (1)", "targets (3)"]
    assert [s["text"] for s in page.all("summary")] == titles
    assert "nan" not in page.rows(3).lower()


@pytest.mark.parametrize("name", list(LABELS))
def test_displacy_shows_every_list_as_spans(name):
    doc = policyie.load()("绍兴市市长沈望舟说，全市集成电路产业今年利用外资12亿美元。")
    html = displacy.render(doc, style="span", options={"spans_key": name}, jupyter=False)
    assert html.count(LABELS[name]) == len(doc.spans[name]) == 1


def test_displacy_shows_entities_in_our_colours():
    doc = policyie.load()("绍兴市市长沈望舟说，今年利用外资12亿美元。")
    html = displacy.render(doc, style="ent", jupyter=False)
    assert len(re.findall("<mark", html)) == len(doc.ents) > 0
    assert DISPLACY_COLORS["REGION"] in html


def test_each_list_has_one_mark_and_spacys_label():
    assert {name: mark.label for name, mark in MARKS.items()} == LABELS
