"""Documents in Arrow batches: rows, order and columns stay; results and failures beside them."""

from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path

import pytest

import policyie
from policyie.bulk.nested import nested_columns
from policyie.bulk.schema import TABLES
from policyie.bulk.workers import Settings
from policyie.frames import LISTS

pa = pytest.importorskip("pyarrow", reason="needs the extra tables")

from policyie.bulk.arrow import failure_type, policy_type, with_results  # noqa: E402


@pytest.fixture(scope="module")
def nlp():
    return policyie.load()


def read(rows, nlp, *, batch_size=64, **arguments):
    batch = pa.RecordBatch.from_pylist(rows)
    return list(with_results(batch, nlp, {"text": "text", **arguments}, batch_size=batch_size))


def test_rows_stay_in_order_with_their_columns_in_batches_of_the_size(nlp):
    rows = [{"text": f"绍兴市投资{n}亿元。", "weight": n / 2} for n in range(1, 6)]
    parts = read(rows, nlp, batch_size=2)
    assert [part.num_rows for part in parts] == [2, 2, 1]
    assert parts[0].schema.names == ["text", "weight", "policy", "failure"]
    assert parts[0].schema.field("policy").type == policy_type()
    assert parts[0].schema.field("failure").type == failure_type()
    out = [row for part in parts for row in part.to_pylist()]
    assert [{name: row[name] for name in ("text", "weight")} for row in out] == rows
    assert [row["policy"]["amounts"][0]["value"] for row in out] == [Decimal(n) * 10**8 for n in range(1, 6)]
    assert {row["failure"] for row in out} == {None}


def test_no_rows_no_batches(nlp):
    empty = pa.RecordBatch.from_pylist([], schema=pa.schema([("text", pa.string())]))
    assert list(with_results(empty, nlp, {"text": "text"})) == []


def test_a_document_that_cannot_be_read_keeps_its_row_and_says_why(nlp):
    rows = [
        {"text": "绍兴市投资3亿元。", "n": 7, "day": "2024-02-01"},
        {"text": None, "n": 8, "day": None},
        {"text": "绍兴市", "n": 9, "day": "yesterday"},
    ]
    (part,) = read(rows, nlp, id="n", published="day")
    policies, failures = part.column("policy").to_pylist(), part.column("failure").to_pylist()
    assert [policy and policy["document"] for policy in policies] == ["7", None, None]
    assert failures[0] is None
    assert [(failure["document"], failure["type"]) for failure in failures[1:]] == [
        ("8", "InputError"),
        ("9", "InputError"),
    ]
    assert "'yesterday'" in failures[2]["error"]


def test_what_is_known_comes_from_columns_whatever_their_type(nlp):
    text = "今年全市实际利用外资要突破12亿美元。"
    for day in (date(2023, 2, 10), datetime(2023, 2, 10, 12, tzinfo=timezone.utc), "2023-02-10"):
        row = {"text": text, "n": 1, "day": day, "code": 330600, "who": "a", "head": "b"}
        (part,) = read([row], nlp, id="n", published="day", home="code", source="who", title="head")
        (policy,) = part.column("policy").to_pylist()
        assert [policy[name] for name in ("document", "published", "home", "source", "title")] == [
            "1",
            date(2023, 2, 10),
            "330600",
            "a",
            "b",
        ]
        assert [(target["period"], target["region"]) for target in policy["targets"]] == [("2023", "330600")]


def test_a_figure_too_long_for_a_decimal_stays_exact_as_text(nlp):
    digits = "12345678901234567890"
    (part,) = read([{"text": f"总投资{digits}万亿元和{digits}亿元。"}], nlp)
    amounts = part.column("policy").to_pylist()[0]["amounts"]
    assert [(amount["value"], amount["value_text"]) for amount in amounts] == [
        (None, digits + "0" * 12),
        (Decimal(digits + "0" * 8), digits + "0" * 8),
    ]


def test_columns_are_those_of_the_tables_without_what_the_document_has():
    inside = {field.name for field in policy_type()}
    assert inside == {column.name for column in TABLES["documents"].columns} - {"document_key", "text"} | set(LISTS)
    for name in LISTS:
        names = [column.name for column in nested_columns(name)]
        assert [field.name for field in policy_type().field(name).type.value_type] == names
        assert {column.name for column in TABLES[name].stored()} - set(names) == {
            "document_key",
            "document",
            "published",
        }
    comment = policy_type().field("amounts").type.value_type.field("currency").metadata[b"comment"]
    assert comment == b"ISO 4217 code"


def test_a_worker_loads_its_pipeline_once_for_all_partitions(monkeypatch):
    from policyie.spark import _reader

    loads = []
    load = Settings.load
    monkeypatch.setattr(Settings, "load", lambda settings: loads.append(settings) or load(settings))
    settings = Settings(exclude=["officials", "industries", "targets"])
    batch = pa.RecordBatch.from_pylist([{"text": "绍兴市"}])
    for _ in range(3):
        (part,) = _reader(settings, (), {"text": "text"}, 64)(iter([batch]))
        assert part.column("policy").to_pylist()[0]["regions"][0]["code"] == "330600"
    assert loads == [settings]


def test_lexicons_travel_by_content(tmp_path, monkeypatch):
    from policyie import spark

    monkeypatch.setattr(spark.tempfile, "gettempdir", lambda: str(tmp_path))
    made = spark.with_lexicons(Settings(exclude=["officials"]), [b"a,b\n", b"c,d\n"])
    again = spark.with_lexicons(Settings(exclude=["officials"]), [b"a,b\n", b"c,d\n"])
    assert made == again
    assert made.exclude == ("officials",)
    assert [Path(path).read_bytes() for path in made.lexicons] == [b"a,b\n", b"c,d\n"]
    assert spark.with_lexicons(Settings(), []) == Settings()
