"""Wrong uses of policyie, each of which mypy has to refuse: an ignore that is not needed is an error itself."""

from __future__ import annotations

from decimal import Decimal

from spacy.language import Language

import policyie
from policyie.bulk import write
from policyie.evaluation import evaluate
from policyie.industries import crosswalk


def wrong_arguments(nlp: Language) -> None:
    policyie.extract(b"text")  # type: ignore[arg-type]
    policyie.extract("text", "id")  # type: ignore[call-arg]
    policyie.extract("text", published=20240301)  # type: ignore[arg-type]
    policyie.extract("text", date="2024-03-01")  # type: ignore[call-arg]
    policyie.extract("text", nlp="zh")  # type: ignore[arg-type]
    policyie.load(segmenter="jieba")  # type: ignore[arg-type]
    policyie.load(["own.csv"])  # type: ignore[call-arg]
    policyie.load(config={"amounts": "MONEY"})  # type: ignore[dict-item]
    policyie.extract_many([b"text"])  # type: ignore[list-item]
    policyie.extract_many(["text"], n_process="2")  # type: ignore[arg-type]
    policyie.PolicyDocument.from_dict("{}")  # type: ignore[arg-type]
    policyie.PolicyDocument.from_json({})  # type: ignore[arg-type]
    evaluate("gold.jsonl", "found.jsonl")  # type: ignore[arg-type]
    crosswalk("39", "nace", "isic")  # type: ignore[arg-type]
    write("found.jsonl", ["text"])  # type: ignore[arg-type]


def wrong_values(document: policyie.PolicyDocument) -> None:
    document.title = "title"  # type: ignore[misc]
    document.amounts[0].value = Decimal(1)  # type: ignore[misc]
    document.amounts.append(document.amounts[0])  # type: ignore[attr-defined]
    document.tables  # type: ignore[attr-defined]
    document.amounts[0].code  # type: ignore[attr-defined]
    document.regions[0].code.upper()  # type: ignore[union-attr]
    total: float = document.targets[0].value  # type: ignore[assignment]
    document.to_frames(backend="spark")  # type: ignore[arg-type]
    document.to_json(2)  # type: ignore[call-arg]
    policyie.Amount(start=0, end=3, text="3亿元", rule="own", value=Decimal(3))  # type: ignore[call-arg]
    policyie.Amount(start=0, end=3, text="3亿元", rule="own", value="3", currency="CNY")  # type: ignore[arg-type]
    policyie.__all__.append(total)  # type: ignore[arg-type]
    policyie.extrct  # type: ignore[attr-defined]


def unread(records: list[str]) -> None:
    for result in policyie.extract_many(records):
        print(result.targets)  # type: ignore[union-attr]
    for document in policyie.Documents(policyie.extract_many(records)).read:
        print(document.error)  # type: ignore[attr-defined]
