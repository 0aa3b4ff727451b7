"""Folders, patterns, standard input, gzip, files under wrong names, and what is refused."""

import gzip
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import policyie
from policyie.cli import app
from policyie.readers import Unreadable, read

DATA = Path(__file__).parents[1] / "data" / "readers"


def texts(*paths, **options):
    return [record if isinstance(record, Unreadable) else record["text"] for record in read(paths, **options)]


@pytest.fixture
def folder(tmp_path):
    for name in ("a/1.txt", "a/b/2.txt", "a/b/3.md", "a/note.log"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name, "utf-8")
    return tmp_path


def test_read_is_public_and_takes_one_path(folder):
    assert policyie.read is read
    assert texts(folder / "a" / "1.txt") == [r["text"] for r in read(folder / "a" / "1.txt")] == ["1.txt"]
    assert [r["text"] for r in read(str(folder / "a" / "1.txt"))] == ["1.txt"]


PATTERNS = [
    ("a/*.txt", ["1.txt"]),
    ("a/**/*.txt", ["1.txt", "2.txt"]),
    ("a/**", ["1.txt", "2.txt", "3.md", "note.log"]),
    ("a/?", ["2.txt", "3.md"]),
    ("a/[n]*", ["note.log"]),
]


@pytest.mark.parametrize(("pattern", "found"), PATTERNS)
def test_patterns(folder, pattern, found):
    assert texts(f"{folder}/{pattern}") == found


def test_a_pattern_that_nothing_matches(folder):
    assert texts(f"{folder}/*.pdf") == [Unreadable(f"{folder}/*.pdf", "no file has a name like this")]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path):
    path = tmp_path / "[1].txt"
    path.write_text("文", "utf-8")
    assert texts(path) == ["文"]


def test_lock_files_of_word_are_no_documents(tmp_path):
    (tmp_path / "~$a.docx").write_bytes(b"x")
    (tmp_path / "a.txt").write_text("文", "utf-8")
    assert texts(tmp_path) == ["文"]


PACKED = [
    ("a.txt", "临江市".encode("gb18030"), ["临江市"]),
    ("a.html", "<p>文</p>".encode(), ["文"]),
    ("a.jsonl", b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
    ("a.csv", b"text\na\nb\n", ["a", "b"]),
    ("a", b"plain", ["plain"]),
]


@pytest.mark.parametrize(("name", "data", "found"), PACKED, ids=[p[0] for p in PACKED])
def test_gzip(tmp_path, name, data, found):
    path = tmp_path / f"{name}.gz"
    path.write_bytes(gzip.compress(data))
    assert texts(path) == found
    assert texts(tmp_path) == found or name == "a"


@pytest.mark.parametrize("name", ["report.docx", "report.pdf"])
def test_gzip_of_documents(tmp_path, name):
    path = tmp_path / f"{name}.gz"
    path.write_bytes(gzip.compress((DATA / name).read_bytes()))
    assert texts(path) == texts(DATA / name)


def test_gzip_of_parquet(tmp_path):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pa.table({"text": ["文"]}), out)
    path = tmp_path / "a.parquet.gz"
    path.write_bytes(gzip.compress(out.getvalue()))
    assert texts(path) == ["文"]


def test_a_bomb_is_refused(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"0" * 10_000_000))
    message = "larger than 1,000,000 bytes when unpacked: refused (max_bytes of policyie.read)"
    assert texts(path, max_bytes=1_000_000) == [Unreadable(path.as_posix(), message)]
    assert texts(path) == ["0" * 10_000_000]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.html", "a.parquet"])
def test_a_bomb_of_any_kind_is_refused(tmp_path, name):
    path = tmp_path / f"{name}.gz"
    path.write_bytes(gzip.compress((b"PAR1" if name == "a.parquet" else b"") + b"0" * 1_000_000))
    (found,) = texts(path, max_bytes=10_000)
    assert found.message.startswith("larger than 10,000 bytes")


def test_the_bound_is_one_on_a_document_not_on_all(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "0123456789"}\n' * 100))
    assert len(texts(path, max_bytes=50)) == 100


def test_gzip_that_is_cut_off_or_broken_or_packed_twice(tmp_path):
    whole = gzip.compress("".join(f'{{"text": "{n}"}}\n' for n in range(20_000)).encode())
    for name, data in [("a.jsonl", whole[:-30_000]), ("b.txt", whole[:200] + b"\0" * 50 + whole[250:])]:
        path = tmp_path / f"{name}.gz"
        path.write_bytes(data)
        *good, last = texts(path)
        assert good == [str(n) for n in range(len(good))]
        assert bool(good) == (name == "a.jsonl")
        assert last.message.startswith("broken gzip file: ")
    path.write_bytes(gzip.compress(gzip.compress(b"a")))
    assert texts(path) == [Unreadable(path.as_posix(), "packed twice: refused")]


WRONG_NAMES = [
    # the name, the file, what is read
    ("a.txt", DATA / "report.pdf", "2024 年招商引资工作方案"),
    ("a.doc", DATA / "report.docx", "2024年招商引资工作方案"),
    ("a.pdf", DATA / "saved.html", "到位资金突破180亿元"),
    ("a.doc", DATA / "saved.html", "到位资金突破180亿元"),
]


@pytest.mark.parametrize(("name", "file", "part"), WRONG_NAMES)
def test_files_under_wrong_names(tmp_path, name, file, part):
    (tmp_path / name).write_bytes(file.read_bytes())
    (text,) = texts(tmp_path / name)
    assert part in text
    assert "<" not in text


REFUSED = [
    (b"\x89PNG\r\n\x1a\n", "not read: a picture"),
    (b"{\\rtf1 a}", "not read: a Rich Text file: save it as .docx"),
    (b"Rar!\x1a\x07", "not read: an archive: unpack it"),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_no_reader_reads_is_refused_in_words(tmp_path, data, message):
    (tmp_path / "a.txt").write_bytes(data)
    assert texts(tmp_path / "a.txt") == [Unreadable((tmp_path / "a.txt").as_posix(), message)]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("臨江市招商引資".encode("big5"), ["臨江市招商引資"]),
        (b"", [""]),
        ("<!DOCTYPE html><p>文</p>".encode(), ["文"]),
        (b'{"text": "a", "id": "1"}\n{"text": "b"}\n', ["a", "b"]),
        (b'{"text": "a", "id": "1"}', ["a"]),
        (b'{"other": "a"}\n', ['{"other": "a"}\n']),
        (gzip.compress(b'{"text": "a"}\n'), ["a"]),
    ],
    ids=["text", "empty", "page", "JSON lines", "one JSON line", "other JSON", "gzip"],
)
def test_standard_input_is_what_it_begins_as(monkeypatch, data, found):
    class Stdin:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Stdin)
    assert texts("-") == found


def test_a_fault_of_a_library_is_a_value_in_its_place(tmp_path, monkeypatch):
    def fail(*arguments):
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("policyie.readers.paths.docx_text", fail)
    (tmp_path / "b.txt").write_text("文", "utf-8")
    assert texts(DATA / "report.docx", tmp_path / "b.txt") == [
        Unreadable((DATA / "report.docx").as_posix(), "RuntimeError: unforeseen"),
        "文",
    ]


def test_what_is_read_can_be_extracted(tmp_path):
    row = {"id": "a", "text": "今年到位资金60亿元。", "title": "题", "published": "2024-02-01", "home": "511600"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (document,) = policyie.extract_many(read(tmp_path))
    assert (document.id, document.title, document.home) == ("a", "题", "511600")
    assert [target.period for target in document.targets] == ["2024"]


def test_the_command_line_reads_columns_and_raw_pages(tmp_path):
    table = tmp_path / "a.csv"
    table.write_text("正文,编号,日期\n今年到位资金60亿元。,甲,2024/2/1\n", "utf-8")
    columns = ["--text-column", "正文", "--id-column", "编号", "--published-column", "日期"]
    row = json.loads(CliRunner().invoke(app, ["extract", str(table), *columns]).stdout)
    assert (row["id"], row["published"], row["amounts"][0]["text"]) == ("甲", "2024-02-01", "60亿元")
    saved = str(DATA / "saved.html")
    main, whole = (json.loads(CliRunner().invoke(app, ["extract", saved, *raw]).stdout) for raw in ([], ["--raw"]))
    assert (main["title"], main["published"], main["source"]) == (whole["title"], whole["published"], whole["source"])
    assert "版权所有" not in main["text"]
    assert "版权所有" in whole["text"]
