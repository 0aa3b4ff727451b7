"""The measures: what counts as agreement, how mentions pair, and the same figures as the scorer of the annotated documents."""

import json
import random
import subprocess
import sys

import pytest

from policyie.evaluation import EVERYTHING, MEASURES, Score, evaluate, pair, same_span


def document(**lists):
    return {"id": "d", "lang": "zh", "text": "零一二三四五六七八九" * 10, **lists}


def at(start, end, **facts):
    return {"start": start, "end": end, **facts}


def hits(measure, gold, predicted):
    field = MEASURES[measure].field
    result = evaluate([document(**{field: gold})], [document(**{field: predicted})])
    return result.scores[EVERYTHING][measure].hits


TEN = {"value": "1000000000", "currency": "CNY", "comparator": "eq"}

AGREEMENT = [
    # measure, what is annotated, what is found, whether they agree
    ("amounts.span", at(0, 4), at(0, 4), True),
    ("amounts.span", at(0, 4), at(0, 5), False),
    ("amounts.value", at(0, 4, **TEN), at(3, 6, **TEN), True),
    ("amounts.value", at(0, 4, **TEN), at(4, 6, **TEN), False),
    ("amounts.value", at(0, 4, **TEN), at(0, 4, **TEN | {"value": "1000000000.00"}), True),
    ("amounts.value", at(0, 4, **TEN), at(0, 4, **TEN | {"value": 1000000000}), True),
    ("amounts.value", at(0, 4, **TEN), at(0, 4, **TEN | {"value": "100000000"}), False),
    ("amounts.value", at(0, 4, **TEN), at(0, 4, **TEN | {"currency": "USD"}), False),
    ("amounts.value", at(0, 4, **TEN), at(0, 4, **TEN | {"comparator": "gt"}), True),
    ("amounts.value", at(0, 4, **TEN | {"upper": "2000000000"}), at(0, 4, **TEN), False),
    ("amounts.value", at(0, 4, **TEN | {"upper": None}), at(0, 4, **TEN | {"upper": ""}), True),
    ("amounts.full", at(0, 4, **TEN), at(0, 4, **TEN | {"comparator": "gt"}), False),
    ("amounts.full", at(0, 4, **TEN), at(0, 4, **TEN | {"comparator": None}), True),
    ("regions.span", at(2, 5, code="330600"), at(2, 5, code="330100"), True),
    ("regions.link", at(2, 5, code="330600"), at(4, 6, code="330600"), True),
    ("regions.link", at(2, 5, code="330600"), at(2, 5, code="330100"), False),
    ("regions.link", at(2, 5, code=None), at(2, 5), True),
    ("industries.span", at(2, 5), at(2, 4), False),
    ("industries.found", at(2, 5), at(2, 4), True),
    ("industries.found", at(2, 5), at(5, 6), False),
    ("industries.link", at(2, 5, gb4754=["36"], sei="5"), at(2, 5, gb4754=["38", "36"], sei=None), True),
    ("industries.link", at(2, 5, gb4754=["36"], sei="5"), at(2, 5, gb4754=["361"], sei=None), True),
    ("industries.link", at(2, 5, gb4754=["36"], sei="5"), at(2, 5, gb4754=["C"], sei=None), False),
    ("industries.link", at(2, 5, gb4754=["36"], sei="5"), at(2, 5, gb4754=[], sei="5"), True),
    ("industries.link", at(2, 5, gb4754=["36"], sei=None), at(2, 5, gb4754=["38"], sei=None), False),
    ("industries.link", at(2, 5, gb4754=["K"]), at(2, 5, gb4754=["70"]), True),
    ("industries.link", at(2, 5, gb4754=["P"]), at(2, 5, gb4754=["83"]), True),
    ("industries.link", at(2, 5, gb4754=["A"]), at(2, 5, gb4754=["01"]), False),
    ("officials.span", at(2, 5), at(2, 4), False),
    ("officials.roles", at(2, 5, roles=["mayor"]), at(2, 5, roles=["mayor"]), True),
    ("officials.roles", at(2, 5, roles=["mayor"]), at(2, 5, roles=["vice_mayor"]), False),
    ("officials.roles", at(2, 5, roles=["mayor"]), at(2, 6, roles=["mayor"]), False),
    ("officials.region", at(2, 5, region="330600"), at(2, 5, region="330600"), True),
    ("officials.region", at(2, 5, region="330600"), at(2, 5, region=None), False),
]


@pytest.mark.parametrize(
    ("measure", "gold", "predicted", "agrees"),
    AGREEMENT,
    ids=[f"{m}-{i}-{'same' if yes else 'other'}" for i, (m, _, _, yes) in enumerate(AGREEMENT)],
)
def test_what_counts_as_agreement(measure, gold, predicted, agrees):
    assert hits(measure, [gold], [predicted]) == int(agrees)


TARGET = {
    "measure": "percent",
    "value": "8",
    "kind": "goal",
    "indicator": "gdp",
    "period": "2024",
    "region": "330600",
}

TARGET_CHANGES = [
    # a changed field, and the measures that still agree
    ({}, {"targets.kind", "targets.indicator", "targets.full"}),
    ({"value": "8.0"}, {"targets.kind", "targets.indicator", "targets.full"}),
    ({"comparator": "ge", "unit": "x"}, {"targets.kind", "targets.indicator", "targets.full"}),
    ({"period": None}, {"targets.kind", "targets.indicator"}),
    ({"region": "CN"}, {"targets.kind", "targets.indicator"}),
    ({"indicator": "exports"}, {"targets.kind"}),
    ({"kind": "result"}, set()),
    ({"measure": "count"}, set()),
    ({"value": "9"}, set()),
]


@pytest.mark.parametrize(("change", "agreeing"), TARGET_CHANGES, ids=[repr(c) for c, _ in TARGET_CHANGES])
def test_the_three_depths_of_a_target(change, agreeing):
    gold, predicted = [at(1, 3, **TARGET)], [at(1, 2, **TARGET | change)]
    assert {m for m in MEASURES if m.startswith("targets.") and hits(m, gold, predicted)} == agreeing


def test_pairs_are_one_to_one_and_equal_offsets_come_first():
    overlap = MEASURES["industries.found"].agree
    wide, narrow = at(0, 10, name="wide"), at(4, 6, name="narrow")
    assert pair([narrow], [wide, narrow], overlap) == ([], [wide])
    assert pair([narrow, narrow], [narrow], overlap) == ([narrow], [])
    assert pair([wide, narrow], [narrow], overlap) == ([wide], [])
    assert pair([narrow], [at(6, 8)], overlap) == ([narrow], [at(6, 8)])


def test_roles_are_scored_one_by_one():
    gold = [at(2, 5, roles=["mayor", "deputy_party_secretary"])]
    result = evaluate([document(officials=gold)], [document(officials=[at(2, 5, roles=["mayor", "other"])])])
    assert result.scores[EVERYTHING]["officials.roles"] == Score(hits=1, predicted=2, gold=2)
    assert [(d.missed, d.mention["roles"]) for d in result.errors("officials.roles")] == [
        (True, "deputy_party_secretary"),
        (False, "other"),
    ]


def test_percentages():
    score = Score(hits=2, predicted=3, gold=8)
    assert (score.precision, score.recall, score.f1) == (66.7, 25.0, 36.4)
    nothing = Score()
    assert (nothing.precision, nothing.recall, nothing.f1) == (100.0, 100.0, 100.0)
    assert (Score(gold=4).precision, Score(gold=4).recall, Score(gold=4).f1) == (0.0, 0.0, 0.0)
    assert (Score(predicted=4).precision, Score(predicted=4).recall, Score(predicted=4).f1) == (0.0, 100.0, 0.0)


def test_groups_and_documents_without_a_list():
    gold = [document(regions=[at(0, 2, code="1")]), document(regions=None) | {"id": "e", "lang": "en"}]
    result = evaluate(gold, [gold[0]], by="lang")
    assert set(result.scores) == {"all", "lang=zh"}
    assert set(result.scores["all"]) == {"regions.span", "regions.link"}


def test_a_document_that_was_not_extracted_is_all_missed():
    result = evaluate([document(regions=[at(0, 2, code="1")])], [])
    assert result.scores["all"]["regions.span"] == Score(hits=0, predicted=0, gold=1)
    (difference,) = result.errors("regions.span")
    assert (difference.id, difference.missed, difference.before, difference.after) == (
        "d",
        True,
        "",
        "二三四五六七八九零一二三",
    )
    assert difference.facts == {"code": "1"}


def test_errors_of_an_unknown_measure():
    with pytest.raises(KeyError, match=r"regions\.links"):
        evaluate([], []).errors("regions.links")


def perturbed(documents, seed):
    """The annotated documents with mentions moved, dropped, doubled and changed, as a bad extractor would give them."""
    chance = random.Random(seed)
    for original in documents:
        if chance.random() < 0.05:
            continue
        copy = json.loads(json.dumps(original))
        for measure in MEASURES.values():
            mentions = []
            for mention in copy.get(measure.field) or []:
                if chance.random() < 0.1:
                    continue
                if chance.random() < 0.2:
                    mention["start"] = max(0, mention["start"] - chance.randint(0, 6))
                    mention["end"] += chance.randint(0, 6)
                for field in [f for f in mention if f not in ("start", "end", "text")]:
                    if chance.random() < 0.05:
                        other = chance.choice(original[measure.field])
                        mention[field] = other.get(field)
                mentions.extend([mention] * chance.choice([1, 1, 1, 2]))
            chance.shuffle(mentions)
            copy[measure.field] = mentions
        yield copy


@pytest.mark.parametrize("seed", range(4))
def test_same_figures_as_the_scorer(shared, tmp_path, seed):
    lines = (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    predicted = list(perturbed(gold, seed))
    (tmp_path / "predicted.jsonl").write_text("\n".join(json.dumps(d) for d in predicted), "utf-8")
    command = [shared / "gold" / "score.py", shared / "gold" / "dev.jsonl", tmp_path / "predicted.jsonl"]
    theirs = subprocess.run(
        [sys.executable, *map(str, command), "--json", "--by", "lang"], check=True, capture_output=True, text=True
    )
    assert evaluate(gold, predicted, by="lang").to_dict() == json.loads(theirs.stdout)


def test_same_span_is_not_overlap():
    assert same_span(at(1, 2), at(1, 2))
    assert not same_span(at(1, 2), at(1, 3))
