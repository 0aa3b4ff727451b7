"""The same facts come out of a damaged copy as out of the clean one, with offsets into what was given."""

import json

import pytest
from support.damage import DAMAGES

import policyie
from policyie.evaluation import evaluate
from policyie.view import gloss_spans

LISTS = ("amounts", "regions", "industries", "officials", "targets")
# Share of the clean copy's F1 that is left, in percent.
LEAST = 95


def documents(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def damaged(document, damage):
    copy = damage(document["text"])
    lists = {}
    for name in LISTS:
        spans = [copy.span(m["start"], m["end"]) for m in document[name]]
        lists[name] = [{**m, "start": s, "end": e} for m, (s, e) in zip(document[name], spans, strict=True)]
    return {**document, "text": copy.text, **lists}


def scores(gold):
    found = [policyie.extract(d["text"], id=d["id"], published=d["published"]).to_dict() for d in gold]
    for document in found:
        for name in LISTS:
            assert all(document["text"][m["start"] : m["end"]] == m["text"] for m in document[name])
    return {name: score.f1 for name, score in evaluate(gold, found).scores["all"].items()}


def check(gold, name):
    clean, broken = scores(gold), scores([damaged(d, DAMAGES[name]) for d in gold])
    left = {measure: round(100 * broken[measure] / clean[measure]) for measure in clean if clean[measure]}
    assert {m: share for m, share in left.items() if share < LEAST} == {}


@pytest.mark.parametrize("name", DAMAGES)
def test_sample_documents(root, name):
    check(documents(root / "seeds" / "expected.jsonl"), name)


@pytest.mark.parametrize("name", DAMAGES)
def test_annotated_documents(shared, name):
    # A page that is glossed already can't be glossed again.
    gold = [d for d in documents(shared / "gold" / "dev.jsonl") if not gloss_spans(d["text"])]
    check(gold, name)
