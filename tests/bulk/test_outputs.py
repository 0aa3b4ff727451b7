"""What ``policyie extract`` writes: tables with keys, comments and exact figures, in each of its forms."""

import csv
import gzip
import json
import sqlite3
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal

import attrs
import pytest
from typer.testing import CliRunner

import policyie
from policyie import model
from policyie.bulk import write
from policyie.bulk.rows import fitting, rows_of, stored_row
from policyie.bulk.schema import TABLES
from policyie.bulk.writers import writer
from policyie.bulk.writers.separated import safe
from policyie.cli import app
from policyie.frames import LISTS

DOCUMENTS = [
    {
        "id": "a",
        "text": "绍兴市提出，2025年集成电路产业规模力争达到120.5亿元。绍兴市市长沈望舟出席。",
        "published": "2025-01-20",
    },
    {"id": "b", "text": "金华市提出，2025年集成电路产业规模力争达到30亿元，生物医药产业规模力争达到50亿元。"},
    {"id": "broken", "text": "x", "published": "morgen"},
    {"id": "c", "text": "襄阳市提出，2025年芯片产业规模力争达到7亿元；2024年集成电路产业规模达到5亿元。"},
]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("source") / "in.jsonl"
    path.write_text("\n".join(json.dumps(document, ensure_ascii=False) for document in DOCUMENTS), "utf-8")
    return path


@pytest.fixture(scope="module")
def written(source, tmp_path_factory):
    """Write the documents under a name, once for each name; return the path."""
    folder = tmp_path_factory.mktemp("outputs")

    def write(name):
        output = folder / name
        if not output.exists():
            result = CliRunner().invoke(app, ["extract", str(source), "--output", str(output)])
            assert (result.exit_code, result.stdout) == (1, ""), result.output
            kind = "lines" if "jsonl" in name else "rows in failures"
            assert result.stderr == f"1 of 4 documents could not be read; their {kind} say why\n"
        return output

    return write


@pytest.fixture(scope="module")
def expected():
    """The rows that the documents give, by table."""
    rows = {name: [] for name in TABLES}
    for key, result in enumerate(policyie.extract_many(DOCUMENTS)):
        failed = isinstance(result, policyie.Failure)
        record = {"id": result.id, "error": result.message, "type": result.error} if failed else result.to_dict()
        for name, found in rows_of(record, key).items():
            rows[name] += (stored_row(TABLES[name], row) for row in found)
    return rows


def test_the_columns_are_the_fields_of_the_model():
    for name, cls in LISTS.items():
        fields = [field.name for field in attrs.fields(cls)]
        columns = [column.name for column in TABLES[name].columns]
        assert [column for column in columns if column in fields] == fields
    missing = {field.name for field in attrs.fields(model.PolicyDocument)} - {
        c.name for c in TABLES["documents"].columns
    }
    assert missing <= {"id", "people", "sections", "languages", *LISTS}


@pytest.mark.parametrize("name", [*TABLES])
def test_every_column_says_what_it_is(name):
    columns = TABLES[name].stored()
    assert [column.name for column in columns if not column.comment] == []
    assert len({column.name for column in columns}) == len(columns)
    assert set(TABLES[name].key) <= {column.name for column in columns if column.required}


@pytest.mark.parametrize(
    ("figure", "stored"),
    [
        ("12050000000", "12050000000"),
        ("-3.1415926535", "-3.1415926535"),
        ("9" * 28, "9" * 28),
        ("9" * 29, None),
        ("0.12345678901", None),
        ("0", "0"),
        (None, None),
    ],
)
def test_a_figure_without_room_is_null_beside_its_text(figure, stored):
    assert fitting(figure) == (stored if stored is None else Decimal(stored))


def test_rows_lead_from_mentions_to_documents_and_codes(expected):
    assert [(row["document_key"], row["document"]) for row in expected["documents"]] == [(0, "a"), (1, "b"), (3, "c")]
    assert [tuple(row.values())[:3] for row in expected["failures"]] == [(2, "broken", "InputError")]
    first = next(row for row in expected["targets"] if row["text"] == "120.5亿元")
    assert (first["document_key"], first["value"], first["value_text"]) == (0, Decimal("12050000000"), "12050000000")
    assert (first["region"], first["region_name"]) == ("330600", "绍兴市")
    assert (first["province"], first["province_name"]) == ("330000", "浙江省")
    chip = next(row for row in expected["targets"] if row["text"] == "7亿元")
    assert (chip["industries"], chip["concepts"]) == (["芯片"], ["integrated-circuits"])
    assert chip["published"] is None
    assert first["published"] == date(2025, 1, 20)


def test_json_lines_packed_are_the_lines(written):
    assert gzip.decompress(written("out.jsonl.gz").read_bytes()) == written("out.jsonl").read_bytes()
    rows = [json.loads(line) for line in written("out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "broken", "c"]


def test_parquet_holds_every_row(written, expected):
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = written("out.parquet")
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in TABLES)
    for name in TABLES:
        rows = parquet.read_table(folder / f"{name}.parquet").to_pylist()
        for row in rows if name == "targets" else ():
            row["rules"] = dict(row["rules"])
        assert rows == expected[name], name


def test_parquet_has_types_comments_and_keys(written):
    parquet = pytest.importorskip("pyarrow.parquet")
    schema = parquet.read_schema(written("out.parquet") / "targets.parquet")
    assert str(schema.field("value").type) == "decimal128(38, 10)"
    assert str(schema.field("industries").type.value_type) == "string"
    assert str(schema.field("published").type) == "date32[day]"
    assert {name: schema.field(name).nullable for name in ("value", "value_text", "upper_text")} == {
        "value": True,
        "value_text": False,
        "upper_text": True,
    }
    assert schema.field("kind").metadata[b"comment"].startswith(b"goal, result, commitment")
    assert schema.metadata[b"primary_key"] == b"document_key, mention"
    assert [field.name for field in schema if not field.metadata[b"comment"]] == []


# What a researcher asks: how much money the provinces aim at in 2025, by industry. An aim that names several industries
# counts for each.
GOALS = """
    SELECT province_name, concept, sum(value) AS total
    FROM {targets}, unnest(concepts) AS industry(concept)
    WHERE kind = 'goal' AND measure = 'money' AND unit = 'CNY' AND period = '2025' AND NOT growth_of
    GROUP BY ALL
    ORDER BY province_name, concept
"""
SUMS = [
    ("浙江省", "biomedicine", Decimal("5000000000")),
    ("浙江省", "integrated-circuits", Decimal("15050000000")),
    ("湖北省", "integrated-circuits", Decimal("700000000")),
]


def test_sum_of_goals_by_province_and_industry_in_duckdb(written):
    duckdb = pytest.importorskip("duckdb")
    with closing(duckdb.connect(str(written("out.duckdb")), read_only=True)) as database:
        assert database.sql(GOALS.format(targets="targets")).fetchall() == SUMS


def test_sum_of_goals_by_province_and_industry_in_parquet(written):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    file = written("out.parquet") / "targets.parquet"
    assert duckdb.sql(GOALS.format(targets=f"'{file}'")).fetchall() == SUMS


def test_sum_of_goals_by_province_and_industry_in_sqlite(written):
    query = GOALS.replace("unnest(concepts) AS industry(concept)", "json_each(concepts) AS industry")
    query = query.replace("concept,", "industry.value AS concept,").replace("sum(value)", "sum(targets.value)")
    query = query.replace("GROUP BY ALL", "GROUP BY province_name, concept")
    with closing(sqlite3.connect(written("out.sqlite"))) as database:
        assert database.execute(query.format(targets="targets")).fetchall() == [
            (province, concept, int(total)) for province, concept, total in SUMS
        ]


def test_duckdb_holds_every_row_with_keys_and_comments(written, expected):
    duckdb = pytest.importorskip("duckdb")
    with closing(duckdb.connect(str(written("out.duckdb")), read_only=True)) as database:
        for name in TABLES:
            relation = database.sql(f"SELECT * FROM {name} ORDER BY ALL")
            assert [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()] == expected[name], (
                name
            )
        comments = dict(
            database.sql("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'targets'").fetchall()
        )
        assert comments["kind"] == "goal, result, commitment, threshold, support or other"
        assert None not in comments.values()
        tables = dict(database.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        assert tables == {name: table.comment for name, table in TABLES.items()}
        keys = database.sql(
            "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints() "
            "WHERE table_name = 'amounts' AND constraint_type LIKE '% KEY' ORDER BY 2"
        ).fetchall()
        assert keys == [
            ("amounts", "FOREIGN KEY", ["document_key"]),
            ("amounts", "PRIMARY KEY", ["document_key", "mention"]),
        ]


def test_sqlite_holds_every_row_with_keys_and_comments(written, expected):
    with closing(sqlite3.connect(written("out.db"))) as database:
        for name, table in TABLES.items():
            rows = database.execute(f"SELECT * FROM {name}").fetchall()
            assert len(rows) == len(expected[name])
            texts = [column.name for column in table.stored() if column.type.value in ("string", "integer")]
            quoted = ", ".join(f'"{text}"' for text in texts)
            found = database.execute(f"SELECT {quoted} FROM {name}").fetchall()
            assert found == [tuple(row[text] for text in texts) for row in expected[name]]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA foreign_key_list(targets)").fetchall()[0][2:5] == (
            "documents",
            "document_key",
            "document_key",
        )
        (definition,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'targets'").fetchone()
        assert '"kind" TEXT NOT NULL, -- goal, result, commitment, threshold, support or other\n' in definition


def test_csv_holds_every_row(written, expected):
    folder = written("out.csv")
    assert sorted(path.stem for path in folder.iterdir()) == sorted([*TABLES, "columns"])
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["document"] for row in rows] == [row["document"] for row in expected[name]]
        if name == "targets":
            assert [row["value"] for row in rows] == [row["value_text"] for row in expected[name]]
            assert [row["industries"] for row in rows] == ["|".join(row["industries"]) for row in expected[name]]
            assert [json.loads(row["rules"]) for row in rows] == [row["rules"] for row in expected[name]]
    assert (folder / "targets.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument_key,document,mention,")


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "3亿元", "a=b", "'x", "1-2", " x"])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell


def test_a_zero_character_stands_in_no_csv(tmp_path):
    write(policyie.extract_many(["投资3亿元\0。", "\0=1+1，投资5亿元。"]), tmp_path / "out.csv")
    with (tmp_path / "out.csv" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == ["投资3亿元\ufffd。", "\ufffd=1+1，投资5亿元。"]


def test_a_document_cannot_plant_a_formula(tmp_path):
    evil = {"id": "=cmd|' /C calc'!A0", "text": "=HYPERLINK(1)，投资3亿元", "title": "@x"}
    (tmp_path / "in.jsonl").write_text(json.dumps(evil), "utf-8")
    CliRunner().invoke(app, ["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.csv")])
    with (tmp_path / "out.csv" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["document"], row["text"], row["title"]) == (f"'{evil['id']}", f"'{evil['text']}", "'@x")
    (amounts,) = (tmp_path / "out.csv" / "amounts.csv").read_text("utf-8-sig").splitlines()[1:]
    assert amounts.startswith("0,'=cmd|")


def test_names_of_files_that_are_no_unicode_can_be_stored(tmp_path):
    journal = tmp_path / "records.jsonl"
    record = {"id": "caf\udce9.txt", "error": "not read", "type": "Unreadable"}
    journal.write_text(json.dumps(record) + "\n", "utf-8")
    for name in ("o.sqlite", "o.csv"):
        writer(tmp_path / name)(journal, tmp_path / name)
    with closing(sqlite3.connect(tmp_path / "o.sqlite")) as database:
        assert database.execute("SELECT document FROM failures").fetchall() == [("caf\\udce9.txt",)]
    assert "caf\\udce9.txt" in (tmp_path / "o.csv" / "failures.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "before", "message"),
    [
        ("out.xlsx", None, "out.xlsx ends in none of: .jsonl"),
        ("out", None, "out ends in none of: .jsonl"),
        ("out.csv", "file", "is a file; CSV tables need a folder"),
        ("out.sqlite", "folder", "is a folder"),
        ("out.parquet", "folder", "is a folder with other files (thesis.doc): not replaced"),
    ],
)
def test_outputs_that_are_refused(source, tmp_path, name, before, message):
    if before == "file":
        (tmp_path / name).write_text("mine")
    elif before == "folder":
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis.doc").write_text("mine")
    result = CliRunner().invoke(app, ["extract", str(source), "-o", str(tmp_path / name)])
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / f"{name}.part").exists()


def test_tables_cannot_be_indented(source, tmp_path):
    result = CliRunner().invoke(app, ["extract", str(source), "-o", str(tmp_path / "out.csv"), "--pretty"])
    assert result.exit_code == 2
    assert "CSV can't be indented" in result.stderr


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.sqlite"])
def test_an_older_output_is_replaced(source, tmp_path, name):
    for _ in range(2):
        result = CliRunner().invoke(app, ["extract", str(source), "-o", str(tmp_path / name)])
        assert result.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.sqlite"])
def test_results_are_written_from_python_as_by_the_command(written, tmp_path, name):
    write(policyie.extract_many(DOCUMENTS), tmp_path / name)
    found, expected = (
        [path] if path.is_file() else sorted(path.iterdir()) for path in (tmp_path / name, written(name))
    )
    assert [path.read_bytes() for path in found] == [path.read_bytes() for path in expected]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_results_that_stop_leave_nothing(tmp_path):
    def results():
        yield policyie.extract("投资3亿元")
        raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        write(results(), tmp_path / "out.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_missing_is_named(source, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = CliRunner().invoke(app, ["extract", str(source), "-o", str(tmp_path / "out.duckdb")])
    assert result.exit_code == 2
    assert "pip install 'policyie[tables]'" in result.stderr
    assert list(tmp_path.iterdir()) == []
