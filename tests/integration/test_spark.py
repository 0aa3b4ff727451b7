"""policyie.spark on a real local session: the same documents as on a single machine, one by one."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

import policyie
from policyie.bulk.rows import rows_of, stored_row
from policyie.bulk.schema import TABLES
from policyie.bulk.workers import Settings
from policyie.frames import LISTS

pytest.importorskip("pyspark", reason="needs the extra spark")
pytest.importorskip("pyarrow", reason="needs the extra spark")
JAVA = Path(os.environ.get("JAVA_HOME", "/none"), "bin", "java").is_file() or shutil.which("java")
pytestmark = [
    pytest.mark.skipif(not JAVA, reason="needs Java"),
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark"),  # pandas 3, which it does not need for this
]

SEEDS = [
    json.loads(line)
    for line in (Path(__file__).resolve().parents[2] / "seeds" / "expected.jsonl").read_text("utf-8").splitlines()
]
COLUMNS = {"text": "body", "id": "n", "published": "day", "home": "code"}


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    # The Python of the tests for the workers too, and nothing of the network beyond this machine.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.ui.enabled": "false",
        # Half the processor time for a session as short as this.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "5",
    }
    builder = SparkSession.builder.master("local[2]").appName("policyie")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(session):
    """The sample documents with what is known of them, one without text, one whose date is no date."""
    rows = [(n, seed["text"], seed["published"], seed["home"], n / 2) for n, seed in enumerate(SEEDS)]
    rows += [(100, None, None, None, 0.5), (101, "绍兴市投资3亿元。", "soon", None, 1.5)]
    return session.createDataFrame(rows, "n int, body string, day string, code string, weight double").repartition(3)


@pytest.fixture(scope="module")
def read(frame):
    from policyie.spark import extract

    return extract(frame, **COLUMNS).cache()


@pytest.fixture(scope="module")
def single():
    """By id the rows of each table, read on a single machine from the documents themselves."""
    documents = {
        str(n): policyie.extract(seed["text"], id=str(n), published=seed["published"], home=seed["home"])
        for n, seed in enumerate(SEEDS)
    }
    return {
        id: {
            name: [stored_row(TABLES[name], row) for row in rows] for name, rows in rows_of(document.to_dict()).items()
        }
        for id, document in documents.items()
    }


def test_every_document_is_that_of_a_single_machine(read, single):
    rows = [row.asDict(recursive=True) for row in read.collect()]
    assert sorted(row["n"] for row in rows) == [*range(len(SEEDS)), 100, 101]
    for row in rows:
        if row["n"] >= 100:
            continue
        expected = single[str(row["n"])]
        policy = row["policy"]
        assert row["failure"] is None
        assert row["weight"] == row["n"] / 2
        assert row["body"] == SEEDS[row["n"]]["text"]
        (document,) = expected["documents"]
        assert {name: policy[name] for name in document.keys() & policy.keys()} == {
            name: value for name, value in document.items() if name not in ("document_key", "text")
        }
        for name in LISTS:
            shared = ("document_key", "document", "published")
            assert policy[name] == [
                {column: value for column, value in mention.items() if column not in shared}
                for mention in expected[name]
            ], (row["n"], name)


def test_failures_are_rows_with_their_cause(read):
    failed = read.filter("policy is null").orderBy("n").select("n", "weight", "failure.*").collect()
    assert [(row.n, row.weight, row.document, row.type) for row in failed] == [
        (100, 0.5, "100", "InputError"),
        (101, 1.5, "101", "InputError"),
    ]
    assert "'soon'" in failed[1].error
    assert read.filter("failure is null").count() == len(SEEDS)


@pytest.mark.parametrize("name", LISTS)
def test_tables_have_the_rows_and_columns_of_bulk_output(read, single, name):
    from policyie.spark import table

    made = table(read, name)
    assert made.columns == [column.name for column in TABLES[name].stored() if column.name != "document_key"]
    rows = [row.asDict(recursive=True) for row in made.collect()]
    expected = [
        {column: value for column, value in mention.items() if column != "document_key"}
        for document in single.values()
        for mention in document[name]
    ]

    def place(row):
        return int(row["document"]), row["mention"]

    assert sorted(rows, key=place) == sorted(expected, key=place)
    assert len(rows) > 30


def test_tables_of_documents_and_failures(read):
    from policyie.spark import table

    documents = table(read, "documents")
    wanted = [column.name for column in TABLES["documents"].columns]
    assert documents.columns == [name for name in wanted if name not in ("document_key", "text")]
    assert documents.count() == len(SEEDS)
    failures = table(read, "failures")
    assert failures.columns == ["document", "type", "error"]
    assert {row.document for row in failures.collect()} == {"100", "101"}
    with pytest.raises(ValueError, match="there is no table 'sums'; there are documents, amounts"):
        table(read, "sums")


def test_results_survive_parquet_and_answer_sql(read, single, session, tmp_path):
    from policyie.spark import table

    read.write.parquet(str(tmp_path / "read"))
    back = session.read.parquet(str(tmp_path / "read"))
    table(back, "targets").createOrReplaceTempView("targets")
    (row,) = session.sql(
        "select count(*) n, sum(value) total from targets where unit = 'CNY' and kind = 'commitment'"
    ).collect()
    chosen = [
        target
        for document in single.values()
        for target in document["targets"]
        if target["unit"] == "CNY" and target["kind"] == "commitment"
    ]
    assert chosen
    assert (row.n, row.total) == (len(chosen), sum(target["value"] for target in chosen))


def test_arguments_of_load_reach_the_workers(session, tmp_path):
    from policyie.spark import extract

    text = "临江市大力发展石斛康养产业，市长陈某某出席。总投资3亿元。"
    words = Path(__file__).resolve().parents[2] / "examples" / "own_words.csv"
    frame = session.createDataFrame([(text,)], "text string")
    (plain,) = extract(frame, exclude=["officials"]).select("policy.*").collect()
    (own,) = extract(frame, lexicons=[words], batch_size=1).select("policy.*").collect()
    assert "石斛康养" not in [industry.text for industry in plain.industries]
    assert "石斛康养" in [industry.text for industry in own.industries]
    assert plain.officials == []


def test_each_python_worker_loads_the_pipeline_once(session):
    import pyarrow

    from policyie.spark import _reader

    settings = Settings(exclude=["industries", "officials", "targets"])
    reader = _reader(settings, (), {"text": "text"}, 2)

    def probe(batches):
        from policyie.bulk.workers import pipeline

        read = sum(batch.num_rows for batch in reader(batches))
        facts = {"pid": os.getpid(), "rows": read, "pipeline": id(pipeline(settings))}
        yield pyarrow.RecordBatch.from_pylist([facts])

    frame = session.createDataFrame([(f"绍兴市投资{n}亿元。",) for n in range(1, 25)], "text string").repartition(8)
    tasks = [task for _ in range(2) for task in frame.mapInArrow(probe, "pid long, rows long, pipeline long").collect()]
    assert len(tasks) == 16
    assert sum(task.rows for task in tasks) == 48
    workers = {task.pid for task in tasks}
    assert len(workers) <= 4  # two at a time: the tasks share them
    assert len({(task.pid, task.pipeline) for task in tasks}) == len(workers)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": "nothing"}, "text='nothing': there is no such column; there are n, body, day, code, weight"),
        ({"text": "body", "home": "place"}, "home='place': there is no such column"),
        ({"text": "n"}, "text='n': the column holds int, not string"),
        ({"text": "body", "exclude": ["weather"]}, "unknown components ['weather']"),
        ({"text": "body", "batch_size": 0}, "batch_size is 0"),
    ],
    ids=["text", "home", "type", "component", "batch size"],
)
def test_what_is_wrong_is_told_before_any_work(frame, arguments, message):
    from policyie.spark import extract

    with pytest.raises(ValueError) as caught:
        extract(frame, **arguments)
    assert message in str(caught.value)


def test_new_columns_do_not_replace_those_of_the_frame(frame, tmp_path):
    from policyie.errors import TableError
    from policyie.spark import extract

    with pytest.raises(ValueError, match="the frame already has a column policy"):
        extract(frame.withColumnRenamed("weight", "policy"), text="body")
    (tmp_path / "words.csv").write_text("no,such,header\n1,2,3\n", "utf-8")
    with pytest.raises(TableError, match=r"words\.csv"):
        extract(frame, text="body", lexicons=[tmp_path / "words.csv"])


def test_the_schema_tells_what_every_field_means(read):
    from policyie.spark import schema

    assert [field.name for field in schema()] == ["policy", "failure"]
    policy = schema()["policy"].dataType
    assert policy["targets"].dataType.elementType["kind"].metadata["comment"].startswith("goal, result, commitment")
    assert read.schema["policy"].dataType["amounts"].dataType.elementType["value"].dataType.simpleString() == (
        "decimal(38,10)"
    )


def test_the_session_that_the_page_shows(session, tmp_path, capsys):
    page = (Path(__file__).resolve().parents[2] / "docs" / "spark.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.startswith((">>> ", "... "))]
    assert len(lines) >= 9
    rows = [("浙江省力争2025年实际利用外资达到12亿元。", "a", "2024-02-01"), (None, "b", None)]
    session.createDataFrame(rows, "body string, url string, date string").write.parquet(
        str(tmp_path / "documents.parquet")
    )
    code = "".join(f"{line[4:]}\n" for line in lines)
    for name in ("documents.parquet", "read.parquet"):  # Java does not follow a change of the working folder
        assert f'"{name}"' in code
        code = code.replace(f'"{name}"', repr(str(tmp_path / name)))
    exec(compile(code, "docs/spark.md", "exec"), {"spark": session})
    shown = capsys.readouterr().out
    assert "浙江省" in shown
    assert "12.0" in shown
    assert "InputError" in shown
