"""The pipeline as spaCy and its users see it: names, round trips, bulk runs, bad input."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import policyie
from policyie.pipeline import COMPONENTS

TEXT = "广安市今年力争到位资金60亿元，市长尤建东出席。Guang'an signed 12 projects worth RMB 3.5 bn."


@pytest.fixture(scope="module")
def nlp():
    return policyie.load()


def test_component_names_are_a_promise(nlp):
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert COMPONENTS == (
        "metadata", "sentences", "sections", "lexicon", "amounts", "regions", "industries", "officials", "resolve", "targets",
    )  # fmt: skip


def test_public_names_are_a_promise():
    assert set(policyie.__all__) == {
        "load", "extract", "extract_many", "read", "Unreadable", "PolicyDocument", "Documents", "Mention", "Amount", "Region", "Industry", "Official",
        "Target", "Person", "Section", "Stretch", "Passage", "Notice", "Failure", "PolicyieError", "InputError", "TableError", "ModelError", "__version__",
    }  # fmt: skip
    for name in policyie.__all__:
        assert getattr(policyie, name) is not None
        assert name in dir(policyie)


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_factory_works_alone_in_a_blank_pipeline(name):
    nlp = spacy.blank("zh")
    nlp.add_pipe(f"policyie_{name}")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    doc.to_bytes()


def test_amounts_are_found_on_spacys_own_tokens():
    nlp = spacy.blank("zh")
    nlp.add_pipe("policyie_amounts")
    doc = nlp(TEXT)
    assert [s.text for s in doc.spans["amounts"]] == ["60亿元", "RMB 3.5 bn"]


def test_text_and_offsets_are_kept(nlp):
    doc = nlp(TEXT)
    assert doc.text == TEXT
    document = doc._.policy
    for name in ("amounts", "regions", "industries", "officials", "targets"):
        for mention in getattr(document, name):
            assert TEXT[mention.start : mention.end] == mention.text


def test_pipeline_survives_the_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert policyie.PolicyDocument.from_doc(again(TEXT)) == policyie.PolicyDocument.from_doc(nlp(TEXT))


def test_pipeline_loads_from_disk_without_importing_policyie_first(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    code = f"import spacy; doc = spacy.load({str(tmp_path)!r})('投资3亿元'); print(len(doc.spans['amounts']))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1\n"


def test_docs_survive_bytes_and_docbin(nlp):
    doc = nlp(TEXT)
    expected = policyie.PolicyDocument.from_doc(doc)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert policyie.PolicyDocument.from_doc(again) == expected
    kept = DocBin(store_user_data=True, docs=[doc])
    [from_bin] = DocBin(store_user_data=True).from_bytes(kept.to_bytes()).get_docs(nlp.vocab)
    assert policyie.PolicyDocument.from_doc(from_bin) == expected


def test_from_doc_changes_nothing(nlp):
    doc = nlp(TEXT)
    before = doc.to_bytes()
    policyie.PolicyDocument.from_doc(doc)
    assert doc.to_bytes() == before


def test_json_round_trip():
    document = policyie.extract(TEXT, id="a", title="招商", published="2023-02-10", source="东海日报", home="511600")
    assert policyie.PolicyDocument.from_json(document.to_json()) == document
    assert policyie.PolicyDocument.from_dict(json.loads(json.dumps(document.to_dict()))) == document
    assert document.to_dict()["amounts"][0]["value"] == "6000000000"
    assert document.amounts[0].value == Decimal("6000000000")


def test_given_facts_win_over_found_ones():
    text = "2024-01-05 来源：东海日报\n" + TEXT
    found = policyie.extract(text)
    assert (found.published, found.source) == (date(2024, 1, 5), "东海日报")
    given = policyie.extract(text, title="招商", published=date(2023, 2, 10), source="西山日报", home="511600")
    assert (given.title, given.published, given.source, given.home) == (
        "招商",
        date(2023, 2, 10),
        "西山日报",
        "511600",
    )


@pytest.mark.parametrize("bad", [b"\xe6\x8a\x95", None, 3, "投资\ud83d"], ids=["bytes", "None", "int", "surrogate"])
def test_bad_input_is_a_clear_error(bad):
    with pytest.raises(policyie.InputError):
        policyie.extract(bad)


def test_bad_date_is_a_clear_error():
    with pytest.raises(policyie.InputError, match="2023/1/1"):
        policyie.extract(TEXT, published="2023/1/1")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "。", "\x00\x01", "🙂🙂", "a" * 5000, "1" * 5000, "亿" * 5000])
def test_nothing_to_find_is_an_honest_empty_result(text):
    document = policyie.extract(text)
    assert document.text == text
    assert document.officials == document.targets == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [({}, "required"), ({"text": 1, "language": "zh", "amounts": [{"value": "x"}]}, "amounts"), ([], "document")],
)
def test_from_dict_says_what_is_wrong(data, message):
    with pytest.raises(policyie.InputError, match=message):
        policyie.PolicyDocument.from_dict(data)


OTHER_TYPES = {
    "a number for a string": ("title", 5, "title"),
    "no finite number": ("confidence", float("nan"), r"targets\[0\].confidence"),
    "true for a number": ("start", True, r"targets\[0\].start"),
    "a number for true": ("growth_of", 1, r"targets\[0\].growth_of"),
    "a string for a list": ("industries", "ab", r"targets\[0\].industries"),
    "a number in a list": ("industries", [1], r"targets\[0\].industries\[0\]"),
    "a number among rules": ("rules", {"kind": 1}, "rules"),
}


@pytest.mark.parametrize(("field", "value", "place"), OTHER_TYPES.values(), ids=OTHER_TYPES.keys())
def test_from_dict_refuses_values_of_another_type(field, value, place):
    data = policyie.extract("力争2025年生物医药产值达到80亿元。").to_dict()
    changed = data if field == "title" else data["targets"][0]
    changed[field] = value
    with pytest.raises(policyie.InputError, match=place):
        policyie.PolicyDocument.from_dict(data)


def test_many_in_order_with_failures_as_values():
    records = [
        "投资3亿元",
        {"text": "投资\ud800", "id": "bad"},
        {"text": TEXT, "id": "good", "published": "2023-02-10"},
        {},
    ]
    first, bad, good, empty = policyie.extract_many(records, batch_size=2)
    assert [a.text for a in first.amounts] == ["3亿元"]
    assert (bad.id, bad.position, bad.error) == ("bad", 1, "InputError")
    assert (good.id, good.published) == ("good", date(2023, 2, 10))
    assert (empty.position, empty.error) == (3, "TypeError")


def test_a_fault_of_a_component_stops_no_bulk_run():
    nlp = policyie.load()

    def fail(doc):
        if "二" in doc.text:
            raise ZeroDivisionError("a fault")
        return doc

    nlp.add_pipe("policyie_metadata", name="last")
    nlp._components = [(name, fail if name == "last" else pipe) for name, pipe in nlp._components]
    one, two, three = policyie.extract_many(["一", {"text": "二", "id": "b"}, "三"], nlp=nlp)
    assert (two.id, two.error, two.message) == ("b", "ZeroDivisionError", "a fault")
    assert (one.text, three.text) == ("一", "三")


def test_unknown_components_are_refused():
    with pytest.raises(ValueError, match="regoins"):
        policyie.load(exclude=["regoins"])


def test_import_of_the_library_loads_nothing_heavy():
    code = (
        "import sys, policyie; print([m for m in ('spacy', 'pandas', 'opencc', 'typer', 'rich') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_frames_have_one_row_a_mention():
    pytest.importorskip("pandas")
    frames = policyie.extract(TEXT, id="a").to_frames()
    assert list(frames) == ["amounts", "regions", "industries", "officials", "targets"]
    assert list(frames["amounts"]["text"]) == ["60亿元", "RMB 3.5 bn"]
    assert set(frames["amounts"]["document"]) == {"a"}
