"""Tables and JSON lines: a document a row, with its id and date; broken rows are values in their places."""

import csv
import datetime
import json
import sys

import pytest

from policyie.readers import Unreadable, read
from policyie.readers.dates import iso_day

ROWS = [
    {
        "id": "a",
        "text": "临江市总投资30亿元，\n含“续建”。",
        "published": "2024-03-13",
        "source": "临江日报",
        "home": "330600",
    },
    {"id": "b", "text": 'Signed 12 projects, "all" new.', "published": "", "source": "", "home": ""},
]
DOCUMENTS = [ROWS[0], {"id": "b", "text": ROWS[1]["text"]}]


def write_csv(path, rows, encoding="utf-8", delimiter=","):
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_every_usual_encoding(tmp_path, encoding):
    assert list(read(write_csv(tmp_path / "a.csv", ROWS, encoding))) == DOCUMENTS


def test_tsv(tmp_path):
    assert list(read(write_csv(tmp_path / "a.tsv", ROWS, delimiter="\t"))) == DOCUMENTS


def test_columns_of_ones_own(tmp_path):
    rows = [{"正文": "文", "编号": "甲1", "日期": "2024/3/5 10:00", "id": "x", "其他": "y"}]
    path = write_csv(tmp_path / "a.csv", rows)
    assert list(read(path, text_column="正文", id_column="编号", published_column="日期")) == [
        {"id": "甲1", "text": "文", "published": "2024-03-05"}
    ]


def test_a_row_without_an_id_is_named_after_the_line_where_it_starts(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text,id\n"一\n二",\n\n三,\n,5\n', "utf-8")
    name = path.as_posix()
    assert list(read(path)) == [
        {"id": f"{name}:2", "text": "一\n二"},
        {"id": f"{name}:5", "text": "三"},
        Unreadable(f"{name}:6", "no text in the field 'text'"),
    ]


def test_a_cell_as_long_as_a_report_and_the_limit_of_the_csv_module_stays(tmp_path):
    limit = csv.field_size_limit()
    text = "临江市。" * 100_000
    assert [r["text"] for r in read(write_csv(tmp_path / "a.csv", [{"text": text}]))] == [text]
    assert csv.field_size_limit() == limit


def test_broken_csv_names_the_line_and_goes_on(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text\n"一"二\n三\n"四', "utf-8")
    first, good, last = read(path)
    assert (first.id, last.id) == (f"{path.as_posix()}:2", f"{path.as_posix()}:4")
    assert first.message.startswith("broken CSV: ")
    assert good["text"] == "三"


@pytest.mark.parametrize(("content", "there"), [("body,id\n文,1\n", "body, id"), ("", "none")])
def test_a_table_without_texts(tmp_path, content, there):
    path = tmp_path / "a.csv"
    path.write_text(content, "utf-8")
    message = f"no column 'text' (name another with --text-column); there are: {there}"
    assert list(read(path)) == [Unreadable(path.as_posix(), message)]


def write_parquet(path, columns):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table(columns), path)
    return path


def test_parquet_keeps_ids_and_dates(tmp_path):
    columns = {
        "id": [7, None],
        "text": ["一", "二"],
        "published": [datetime.date(2024, 3, 13), None],
        "title": ["题", None],
        "other": [[1], [2]],
    }
    path = write_parquet(tmp_path / "a.parquet", columns)
    assert list(read(path)) == [
        {"id": "7", "text": "一", "published": "2024-03-13", "title": "题"},
        {"id": f"{path.as_posix()}:2", "text": "二"},
    ]


def test_parquet_by_pandas_with_times_and_gaps(tmp_path):
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {"body": ["一", None], "day": pd.to_datetime(["2024-03-13 10:00", None]), "home": [float("nan"), "330600"]}
    )
    path = tmp_path / "a.parquet"
    frame.to_parquet(path)
    assert list(read(path, text_column="body", published_column="day")) == [
        {"id": f"{path.as_posix()}:1", "text": "一", "published": "2024-03-13"},
        Unreadable(f"{path.as_posix()}:2", "no text in the field 'body'"),
    ]


def test_parquet_of_many_rows_is_in_order(tmp_path):
    texts = [f"第{number}份" for number in range(1000)]
    assert [r["text"] for r in read(write_parquet(tmp_path / "a.parquet", {"text": texts}))] == texts


def test_a_text_that_many_rows_of_parquet_share_does_not_fill_the_memory(tmp_path, monkeypatch):
    arrow = pytest.importorskip("pyarrow")
    size = 3_000_000
    shared = arrow.DictionaryArray.from_arrays(arrow.array([0] * 5_000, "int32"), arrow.array(["零" * (size // 3)]))
    path = tmp_path / "a.parquet"
    pytest.importorskip("pyarrow.parquet").write_table(arrow.table({"text": shared}), path, store_schema=False)
    assert path.stat().st_size < 1_000_000
    monkeypatch.setattr("policyie.readers.rows._MEMORY", 10 * size)
    before, texts = arrow.total_allocated_bytes(), read(path)
    for _ in range(40):
        assert len(next(texts)["text"]) == size // 3
        assert arrow.total_allocated_bytes() - before < 40 * size  # 256 times where all rows of a batch are read


def test_a_bomb_of_parquet_is_refused(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    bomb = arrow.table({"text": ["0" * 1_000_000 + str(n) for n in range(20)], "title": ["题"] * 20})
    parquet.write_table(bomb, path, use_dictionary=False, compression="zstd")
    message = "larger than 10,000,000 bytes when unpacked: refused (max_bytes of policyie.read)"
    assert list(read(path, max_bytes=10_000_000)) == [Unreadable(path.as_posix(), message)]
    assert len(list(read(path))) == 20


def test_a_row_of_parquet_that_is_too_long_is_refused_alone(tmp_path):
    path = write_parquet(tmp_path / "a.parquet", {"text": ["文", "零" * 400, "本"], "id": ["a", "b", "c"]})
    found = list(read(path, max_bytes=1000))
    assert [item["text"] if isinstance(item, dict) else item.id for item in found] == ["文", "b", "本"]


def test_broken_parquet(tmp_path):
    path = write_parquet(tmp_path / "a.parquet", {"text": ["文"]})
    path.write_bytes(path.read_bytes()[:-20])
    (found,) = read(path)
    assert (found.id, found.message.split(":")[0]) == (path.as_posix(), "ArrowInvalid")


def test_parquet_without_texts(tmp_path):
    path = write_parquet(tmp_path / "a.parquet", {"body": ["文"]})
    assert "there are: body" in next(iter(read(path))).message


def test_without_the_extra_a_clear_message(tmp_path, monkeypatch):
    path = write_parquet(tmp_path / "a.parquet", {"text": ["文"]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    message = "reading Parquet needs the package pyarrow: pip install 'policyie[tables]'"
    assert list(read(path)) == [Unreadable(path.as_posix(), message)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_json_lines_in_every_usual_encoding(tmp_path, encoding):
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": str(n), "text": "临江市总投资30亿元"}, ensure_ascii=False) + "\r\n" for n in range(3)]
    path.write_bytes("".join(lines).encode(encoding))
    assert [r["id"] for r in read(path)] == ["0", "1", "2"]


BAD_LINES = [
    # what is wrong, the line, the message
    ("bytes", '{"text": "临江"}'.encode()[:-3] + b'\xff"}', "broken at byte"),
    ("a number of thousands of digits", b'{"text": "a", "id": ' + b"1" * 5000 + b"}", "not JSON that can be read"),
    ("deep nesting", b'{"text": ' + b"[" * 200_000, "not JSON"),
    ("a text that is a number", b'{"text": 3}', "no text in the field 'text'"),
]


@pytest.mark.parametrize(("line", "message"), [b[1:] for b in BAD_LINES], ids=[b[0] for b in BAD_LINES])
def test_a_bad_line_does_not_stop_the_others(tmp_path, line, message):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + line + b'\n{"text": "b"}')
    first, bad, last = read(path)
    assert (first["text"], last["text"]) == ("a", "b")
    assert bad.id == f"{path.as_posix()}:2"
    assert message in bad.message


DAYS = [
    ("2023-02-10", "2023-02-10"),
    (" 2023-02-10 08:30:00 ", "2023-02-10"),
    ("2023-02-10T08:30:00+08:00", "2023-02-10"),
    ("2023/2/10", "2023-02-10"),
    ("2023.2.1", "2023-02-01"),
    ("2023年2月10日", "2023-02-10"),
    ("2023年2月10日 8时", "2023-02-10"),
    ("20230210", "2023-02-10"),
    (20230210, "2023-02-10"),
    (datetime.date(2023, 2, 10), "2023-02-10"),
    (datetime.datetime(2023, 2, 10, 23, 59), "2023-02-10"),
    ("2023-02-31", None),
    ("2023-2", None),
    ("10/02/2023", None),
    ("gestern", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("value", "day"), DAYS)
def test_dates_as_files_write_them(value, day):
    assert iso_day(value) == day
