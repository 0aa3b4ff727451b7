"""A program that uses policyie as others do, for mypy: every public value has the type that is asserted here.

`test_typing.py` has mypy check it from outside the project, in its strictest mode, and runs it, so that it is no fiction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

import policyie
from policyie.bulk import read_many, write
from policyie.bulk.schema import TABLES, Table
from policyie.bulk.workers import Settings, WorkerError, pipeline, read_batch
from policyie.evaluation import MEASURES, Difference, Evaluation, Measure, Score, evaluate, extract_for
from policyie.frames import frames_of, place_name
from policyie.industries import Category, Concept, categories, concept, crosswalk, within
from policyie.lexicons import read_lexicon
from policyie.pipeline import COMPONENTS, make_doc
from policyie.readers import MAX_BYTES, decode, html_text
from policyie.regions import Division, Gazetteer, gazetteer
from policyie.report import Summary, write_report
from policyie.schema import VOCABULARIES, document_schema

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(value: Any, kind: Any) -> Any:
        return value


TEXT = "绍兴市市长周行远说，力争到2025年集成电路产业营业收入突破500亿元，实际利用外资3亿美元。"


@Language.component("downstream_before")
def before(doc: Doc) -> Doc:
    doc.user_data["downstream"] = len(doc)
    return doc


@Language.component("downstream_after", requires=["doc.spans"])
def after(doc: Doc) -> Doc:
    found = policyie.PolicyDocument.from_doc(doc)
    assert_type(found, policyie.PolicyDocument)
    doc.user_data["downstream_sum"] = str(sum((target.value for target in found.targets), Decimal(0)))
    return doc


def pipelines(folder: Path) -> Language:
    own = folder / "own.csv"
    own.write_text("kind,surface,indicator\nindicator,双招双引额,contracted_investment\n", "utf-8")
    assert_type(read_lexicon(own), list[dict[str, str]])
    nlp = policyie.load(
        lexicons=[own], exclude=("sections",), config={"resolve": {"overwrite_ents": True}}, segmenter="char"
    )
    assert_type(nlp, Language)
    nlp.add_pipe("downstream_before", first=True)
    nlp.add_pipe("downstream_after")
    doc = nlp(make_doc(nlp, TEXT, published=date(2024, 3, 1), home="330600"))
    assert_type(doc, Doc)
    assert doc.user_data["downstream_sum"] != "0"
    assert_type(COMPONENTS, tuple[str, str, str, str, str, str, str, str, str, str])
    return nlp


def one(nlp: Language) -> policyie.PolicyDocument:
    document = policyie.extract(TEXT, id="a", title=None, published="2024-03-01", nlp=nlp)
    assert_type(document, policyie.PolicyDocument)
    assert_type(document.id, str | None)
    assert_type(document.text, str)
    assert_type(document.language, str)
    assert_type(document.title, str | None)
    assert_type(document.published, date | None)
    assert_type(document.source, str | None)
    assert_type(document.home, str | None)
    assert_type(document.number, str | None)
    assert_type(document.issuer, str | None)
    assert_type(document.type, str)
    assert_type(document.version, str)
    assert_type(document.languages, tuple[policyie.Stretch, ...])
    assert_type(document.sections, tuple[policyie.Section, ...])
    assert_type(document.amounts, tuple[policyie.Amount, ...])
    assert_type(document.regions, tuple[policyie.Region, ...])
    assert_type(document.industries, tuple[policyie.Industry, ...])
    assert_type(document.officials, tuple[policyie.Official, ...])
    assert_type(document.targets, tuple[policyie.Target, ...])
    assert_type(document.people, tuple[policyie.Person, ...])
    assert_type(document.notices, tuple[policyie.Notice, ...])
    assert_type(document.sentences, tuple[policyie.Passage, ...])
    assert_type(document.body(), policyie.PolicyDocument)
    return document


def mentions(document: policyie.PolicyDocument) -> None:
    every: Sequence[policyie.Mention] = [*document.amounts, *document.regions, *document.industries]
    for mention in every:
        assert_type(mention.start, int)
        assert_type(mention.end, int)
        assert_type(mention.text, str)
        assert_type(mention.rule, str)
        assert_type(mention.zone, str | None)
        assert_type(document.sentence(mention).text, str)
        assert_type(document.section(mention), policyie.Section | None)
    for amount in document.amounts:
        assert_type(amount.value, Decimal)
        assert_type(amount.upper, Decimal | None)
        assert_type(amount.currency, str)
        assert_type(amount.comparator, str)
        assert_type(amount.guess, bool)
    for region in document.regions:
        assert_type(region.code, str | None)
        assert_type(region.name, str | None)
        assert_type(region.level, str | None)
        assert_type(region.candidates, tuple[str, ...])
        assert_type(region.historical_code, str | None)
    for industry in document.industries:
        assert_type(industry.concept, str | None)
        assert_type(industry.gb4754, tuple[str, ...])
        assert_type(industry.sei, str | None)
        assert_type(industry.composed, bool)
    for official in document.officials:
        assert_type(official.roles, tuple[str, ...])
        assert_type(official.region, str | None)
        assert_type(official.person, str)
    for person in document.people:
        assert_type(person.id, str)
        assert_type(person.names, tuple[str, ...])
        assert_type(person.roles, tuple[str, ...])
        assert_type([document.officials[index] for index in person.mentions], list[policyie.Official])
    for target in document.targets:
        assert_type(target.measure, str)
        assert_type(target.value, Decimal)
        assert_type(target.upper, Decimal | None)
        assert_type(target.unit, str)
        assert_type(target.kind, str)
        assert_type(target.indicator, str)
        assert_type(target.period, str | None)
        assert_type(target.region, str | None)
        assert_type(target.industries, tuple[str, ...])
        assert_type(target.growth_of, bool)
        assert_type(document.text[target.evidence_start : target.evidence_end], str)
        assert_type(document.text[target.sentence_start : target.sentence_end], str)
        assert_type(target.confidence, float)
        assert_type(target.rules, dict[str, str])
        assert_type(target.responsible, tuple[str, ...])
    for notice in document.notices:
        assert_type(notice.code, str)
        assert_type(notice.start, int | None)


def plain_data(document: policyie.PolicyDocument) -> None:
    data = document.to_dict()
    assert_type(data, dict[str, Any])
    assert_type(policyie.PolicyDocument.from_dict(data), policyie.PolicyDocument)
    assert_type(document.to_json(indent=2), str)
    assert_type(policyie.PolicyDocument.from_json(document.to_json()), policyie.PolicyDocument)
    assert_type(document_schema(), dict[str, Any])
    assert_type(VOCABULARIES, dict[str, tuple[str, ...]])
    assert_type(policyie.__version__, str)


def many(folder: Path) -> None:
    source = folder / "source"
    source.mkdir()
    (source / "a.txt").write_text(TEXT, "utf-8")
    records = policyie.read(source, max_bytes=MAX_BYTES)
    assert_type(records, Iterator[dict[str, Any] | policyie.Unreadable])
    results = policyie.extract_many(records, n_process=1, batch_size=8)
    assert_type(results, Iterator[policyie.PolicyDocument | policyie.Failure])
    documents = policyie.Documents(results)
    assert_type(documents.read, list[policyie.PolicyDocument])
    assert_type(documents.failures, list[policyie.Failure | policyie.Unreadable])
    for item in documents:
        if isinstance(item, policyie.PolicyDocument):
            assert_type(item, policyie.PolicyDocument)
        else:
            assert_type(item, policyie.Failure | policyie.Unreadable)
            assert_type(item.message, str)
    given: list[str | Mapping[str, Any]] = [TEXT, {"text": TEXT, "id": "b"}]
    plain = read_many(given)
    assert_type(plain, Iterator[dict[str, Any] | policyie.Failure])
    write(plain, folder / "found.jsonl")
    write(documents.read, folder / "again.jsonl")
    assert_type(read_batch(given, pipeline(Settings())), list[dict[str, Any] | policyie.Failure])
    out = StringIO()
    assert_type(write_report(documents, out, title="报告"), Summary)


def frames(document: policyie.PolicyDocument) -> None:
    assert_type(TABLES, dict[str, Table])
    try:
        assert_type(document.to_frames(), dict[str, Any])
        assert_type(frames_of([document], backend="polars"), dict[str, Any])
    except ModuleNotFoundError as error:
        assert_type(error.name, str | None)
    assert_type(place_name("330600", document), str)


def look_ups() -> None:
    assert_type(gazetteer(), Gazetteer)
    assert_type(gazetteer().lookup("330600"), Division | None)
    assert_type(gazetteer().find("绍兴市", 1990), list[Division])
    assert_type(concept("集成电路"), Concept)
    assert_type(within("39"), tuple[Concept, ...])
    assert_type(categories("isic"), dict[str, Category])
    assert_type(crosswalk("39", "gb4754", "isic"), tuple[str, ...])


def scores(document: policyie.PolicyDocument, nlp: Language) -> None:
    gold = [document.to_dict()]
    found = extract_for(gold, given=("published",), nlp=nlp)
    assert_type(found, Iterator[dict[str, Any]])
    evaluation = evaluate(gold, found, by="language")
    assert_type(evaluation, Evaluation)
    assert_type(evaluation.scores, Mapping[str, Mapping[str, Score]])
    assert_type(evaluation.scores["all"]["amounts.full"].f1, float)
    assert_type(evaluation.errors("amounts.full"), list[Difference])
    assert_type(MEASURES, Mapping[str, Measure])


def errors(folder: Path) -> None:
    try:
        policyie.extract("投资3亿元。", published="yesterday")
    except policyie.InputError as error:
        caught: policyie.PolicyieError = error
        as_value_error: ValueError = error
        assert str(caught) == str(as_value_error)
    kinds: list[type[policyie.PolicyieError]] = [policyie.TableError, policyie.ModelError, WorkerError]
    assert issubclass(kinds[1], OSError)
    assert_type(decode("投资3亿元。".encode("gb18030")), str)
    assert_type(html_text("<p>投资3亿元。</p>"), str)


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        nlp = pipelines(folder)
        document = one(nlp)
        mentions(document)
        plain_data(document)
        many(folder)
        frames(document)
        look_ups()
        scores(document, nlp)
        errors(folder)


start: Callable[[], None] = main

if __name__ == "__main__":
    start()
