"""Overlaps between lists: people keep their names, users keep their entities."""

import pytest
import spacy
from spacy.tokens import Doc

from policyie.components.base import write
from policyie.components.resolve import Resolver, outside


def record(start, end, text="", **facts):
    return {"start": start, "end": end, "text": text, "rule": "test", **facts}


@pytest.mark.parametrize(
    ("records", "holders", "kept"),
    [
        ([(0, 2), (5, 7)], [(1, 3)], [(5, 7)]),
        ([(0, 2), (2, 4)], [(2, 3)], [(0, 2)]),
        ([(0, 2)], [], [(0, 2)]),
        ([], [(0, 2)], []),
        ([(4, 6)], [(0, 1), (2, 3), (5, 9)], []),
    ],
    ids=["overlap", "touching is no overlap", "no holders", "no records", "a later holder"],
)
def test_outside(records, holders, kept):
    left = outside([record(*r) for r in records], [record(*h) for h in holders])
    assert [(r["start"], r["end"]) for r in left] == kept


@pytest.fixture
def doc():
    text = "区长贺长安在长安区调研"
    return Doc(spacy.blank("zh").vocab, words=list(text), spaces=[False] * len(text))


def test_a_place_inside_a_name_is_dropped(doc):
    write(doc, "regions", [record(3, 5, code="130102"), record(6, 9, code="130102")])
    write(doc, "officials", [record(2, 5, person="p1")])
    Resolver()(doc)
    assert [(s.text, s.label_) for s in doc.ents] == [("贺长安", "OFFICIAL"), ("长安区", "REGION")]
    assert [r["start"] for r in doc.user_data["policyie"]["regions"]] == [6]


def test_entities_that_are_there_already_keep_their_tokens(doc):
    doc.ents = [doc.char_span(6, 11, label="EVENT")]
    write(doc, "regions", [record(6, 9, code="130102")])
    Resolver()(doc)
    assert [(s.text, s.label_) for s in doc.ents] == [("长安区调研", "EVENT")]
    assert len(doc.spans["regions"]) == 1
