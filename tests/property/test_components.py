"""What holds for every component and every text: generated sentences, damaged ones, and any characters."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from generated.figures import TARGETS
from generated.money import AMOUNTS
from generated.people import OFFICIALS
from generated.places import REGIONS
from generated.sectors import INDUSTRIES
from generated.sentences import write
from hypothesis import given, settings
from hypothesis import strategies as st

import policyie
from policyie.view import view_of

SUITES = {suite.component: suite for suite in (AMOUNTS, REGIONS, INDUSTRIES, OFFICIALS, TARGETS)}
GIVEN = {"home": "510700", "published": "2024-05-20"}


def written(suite_and_template: tuple[str, str], seed: int) -> str:
    suite, template = suite_and_template
    return write(template, SUITES[suite].fillers, Random(seed)).text


templates = [
    (suite.component, template) for suite in SUITES.values() for each in suite.templates.values() for template in each
]
sentence = st.builds(written, st.sampled_from(templates), st.integers(0, 10**6))
noise = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20)
policy_text = st.lists(st.one_of(sentence, sentence, sentence, noise), max_size=6).map("".join)


@cache
def nlp() -> Any:
    return policyie.load()


def mentions(document: policyie.PolicyDocument, name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = document.to_dict()[name]
    return listed


@pytest.mark.parametrize("name", SUITES)
@settings(max_examples=60, deadline=None)
@given(text=policy_text)
def test_mentions_are_sound(name: str, text: str) -> None:
    found = getattr(policyie.extract(text, **GIVEN), name)
    for m in found:
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
        assert m.rule
        for value in (getattr(m, "value", None), getattr(m, "upper", None)):
            assert value is None or (isinstance(value, Decimal) and value.is_finite())
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("name", SUITES)
@settings(max_examples=25, deadline=None)
@given(text=policy_text)
def test_a_component_added_to_a_pipeline_by_itself_finds_sound_spans(name: str, text: str) -> None:
    doc = alone(name)(text)
    for span in doc.spans[name]:
        assert span.text in text
    for record in doc.user_data["policyie"][name]:
        assert text[record["start"] : record["end"]] == record["text"]


@cache
def alone(name: str) -> Any:
    import spacy

    nlp = spacy.blank("zh")
    nlp.add_pipe(f"policyie_{name}", name=name)
    return nlp


@settings(max_examples=60, deadline=None)
@given(policy_text)
def test_entities_do_not_overlap(text: str) -> None:
    doc = nlp()(text)
    assert doc.text == text
    assert all(a.end <= b.start for a, b in pairwise(doc.ents))


DEBRIS = [
    "\u200b",
    "\ufeff",
    "萬(wàn)州區(qū)",
    "１２％",
    "投 资",
    "&amp;",
    "\u3000",
    "\n",
    "億",
    "Xi’an",
    "\u00a0",
    "\u00ad",
]
debris = st.lists(st.one_of(sentence, st.sampled_from(DEBRIS)), max_size=8).map("".join)


@settings(max_examples=150, deadline=None)
@given(debris)
def test_the_view_of_a_view_is_itself(text: str) -> None:
    once = view_of(text).text
    assert view_of(once).text == once


@settings(max_examples=20, deadline=None)
@given(st.lists(policy_text, max_size=4))
def test_batches_are_read_as_one_by_one(texts: list[str]) -> None:
    records = [{"text": text, **GIVEN} for text in texts]
    assert list(policyie.extract_many(records, batch_size=3)) == [policyie.extract(text, **GIVEN) for text in texts]


@pytest.mark.parametrize("name", ["amounts", "industries"])
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_two_documents_in_one_are_read_as_two(name: str, data: Any) -> None:
    """Promised for what a sentence says by itself; places and people are settled by the whole document."""
    of_this = [pair for pair in templates if pair[0] == name]
    whole = st.builds(written, st.sampled_from(of_this), st.integers(0, 10**6))
    first, second = data.draw(whole), data.draw(whole)
    both = f"{first}\n\n{second}"
    moved = len(first) + 2
    expected = mentions(policyie.extract(first, **GIVEN), name)
    expected += [
        {**m, "start": m["start"] + moved, "end": m["end"] + moved}
        for m in mentions(policyie.extract(second, **GIVEN), name)
    ]
    assert mentions(policyie.extract(both, **GIVEN), name) == expected


FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789%"}
DAMAGES: dict[str, Callable[[str], str]] = {
    "invisible characters": lambda text: "\u200b".join(text),
    "byte order mark": lambda text: "\ufeff" + text,
    "full-width figures": lambda text: text.translate(FULL_WIDTH),
    "escaped ampersands": lambda text: text.replace("&", "&amp;"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}
CODES = {
    "amounts": ("value", "upper", "currency", "comparator"),
    "regions": ("code", "level", "candidates"),
    "industries": ("concept", "gb4754", "sei"),
    "officials": ("roles", "region"),
    "targets": ("measure", "value", "upper", "unit", "kind", "indicator", "period", "region", "growth_of"),
}


@pytest.mark.parametrize("name", SUITES)
@pytest.mark.parametrize("damage", DAMAGES)
@settings(max_examples=15, deadline=None)
@given(text=sentence)
def test_damage_changes_no_code(name: str, damage: str, text: str) -> None:
    def codes(text: str) -> list[tuple[Any, ...]]:
        return [tuple(m[field] for field in CODES[name]) for m in mentions(policyie.extract(text, **GIVEN), name)]

    assert codes(DAMAGES[damage](text)) == codes(text)
