"""Reading files: encodings, web pages, JSON lines, folders, and errors that name the place."""

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyie.errors import InputError
from policyie.readers import ENDINGS, Unreadable, decode, decode_html, html_text, read

TEXT = "临江市今年计划引进项目12个，总投资30亿元。\n市长何晓岚出席。\r\n"
MIXED = "The city signed 12 projects.\n临江市\n"

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]


@pytest.mark.parametrize("text", [TEXT, MIXED], ids=["chinese", "mixed"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_usual_encoding_is_read(encoding, text):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "ascii"])
def test_english_in_every_usual_encoding(encoding):
    assert decode("Signed 12 projects.\n".encode(encoding)) == "Signed 12 projects.\n"


def test_rare_characters_of_gb18030():
    assert decode("㙍䶮镕珺€".encode("gb18030") + "，总投资30亿元".encode("gb18030")) == "㙍䶮镕珺€，总投资30亿元"


def test_empty_and_zero_bytes():
    assert decode(b"") == ""
    assert decode(b"a\0bc\0") == "a\0bc\0"


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_any_text_in_utf8_is_read(text):
    assert decode(text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with suppress(InputError):
        assert isinstance(decode(data), str)


@given(st.text(alphabet="<>/!-&;#= \"'abpx标题\n", max_size=200))
def test_any_page_has_a_text_without_blank_lines(page):
    lines = html_text(page).split("\n")
    assert lines == [""] or all(line == line.strip(" ") and line for line in lines)


BROKEN = [
    # what is broken, the bytes, what the message says
    ("utf-8 cut in a character", TEXT.encode()[:-4], "utf-8, broken at byte"),
    ("utf-8 with one wrong byte", TEXT.encode() + b"\xff", f"byte {len(TEXT.encode())} (line 3): ff"),
    ("utf-16 with half a character", TEXT.encode("utf-16") + b"a", "utf-16, broken at byte"),
    ("no encoding at all", b"\xff\xff\xff\x80\x80", "gb18030, broken at byte 0 (line 1): ff"),
]


@pytest.mark.parametrize(("data", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken_bytes_name_the_file_and_the_place(data, message):
    with pytest.raises(InputError) as caught:
        decode(data, "folder/name.txt")
    assert str(caught.value).startswith("folder/name.txt: ")
    assert message in str(caught.value)


def test_utf8_cut_in_a_character_is_not_taken_for_gb18030():
    data = ("临江" * 20).encode()[:-2]
    assert data.decode("gb18030")  # a wrong reading, without an error
    with pytest.raises(InputError, match="utf-8, broken at byte 117"):
        decode(data)


PAGES = [
    # what the page does, the page, its text
    ("blocks are lines", "<h1>标题</h1><p>第一段</p><p>第二<b>段</b></p>", "标题\n第一段\n第二段"),
    ("line breaks in the source are spaces", "<p>30\n亿元</p>", "30 亿元"),
    ("br breaks a line", "总投资<br>30亿元<br/>完", "总投资\n30亿元\n完"),
    ("scripts and styles are left out", "<script>if (a<b) {}</script><style>p{}</style>文", "文"),
    ("the head is left out", "<html><head><title>站点</title></head><body>文</body></html>", "文"),
    ("a head that is not closed", "<head><title>站点</title><body>文</body>", "文"),
    ("entities", "<p>A&amp;B&nbsp;&#20020;&lt;</p>", "A&B\xa0临<"),
    ("comments", "a<!-- <p>no</p> -->b", "ab"),
    ("table cells", "<table><tr><td>一</td><td>二</td></tr></table>", "一\n二"),
    ("unclosed tags", "<div><p>一<p>二", "一\n二"),
    ("stray closing tags", "</script></p>一</div>", "一"),
    ("navigation stays", "<nav><a>首页</a> <a>新闻</a></nav><p>文</p>", "首页 新闻\n文"),
]


@pytest.mark.parametrize(("page", "text"), [p[1:] for p in PAGES], ids=[p[0] for p in PAGES])
def test_the_text_of_a_page(page, text):
    assert html_text(page) == text


CHARSETS = [
    # the declaration, the encoding of the bytes
    ('<meta charset="gb2312">', "gbk"),
    ("<META http-equiv=Content-Type content='text/html; charset=GBK'>", "gb18030"),
    ('<meta charset="big5">', "big5"),
    ('<meta charset="utf-8">', "utf-8"),
    ('<meta charset="utf-8">', "gbk"),
    ('<meta charset="no-such-charset">', "gbk"),
    ("", "utf-8"),
    ("", "utf-16"),
    ('<meta charset="gb2312">', "utf-8-sig"),
]


@pytest.mark.parametrize(("declared", "encoding"), CHARSETS)
def test_the_charset_of_a_page(declared, encoding):
    page = f"<html><head>{declared}</head><p>中央公園今年投入</p></html>"
    assert decode_html(page.encode(encoding)) == page


def test_folder_in_order_with_its_known_files(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b" / "2.md").write_text("二", "utf-8")
    (tmp_path / "1.txt").write_text("一", "utf-8")
    (tmp_path / "3.HTML").write_text("<p>三</p>", "utf-8")
    (tmp_path / "expected.json").write_text("{}", "utf-8")
    (tmp_path / ".hidden" / "4.txt").write_text("四", "utf-8")
    assert list(read([tmp_path])) == [
        {"id": f"{tmp_path.as_posix()}/1.txt", "text": "一"},
        {"id": f"{tmp_path.as_posix()}/3.HTML", "text": "三"},
        {"id": f"{tmp_path.as_posix()}/b/2.md", "text": "二"},
    ]


def test_json_lines_keep_what_they_say_and_name_bad_lines(tmp_path):
    rows = [
        json.dumps(
            {"id": 7, "body": "一\u2028二", "published": "2023-02-01", "home": None, "other": 1}, ensure_ascii=False
        ),
        "",
        json.dumps({"body": "无号"}),
        "{broken",
        json.dumps({"text": "另一栏"}),
        "[]",
    ]
    path = tmp_path / "d.jsonl"
    path.write_text("\n".join(rows), "utf-8")
    name = path.as_posix()
    assert list(read([path], text_column="body")) == [
        {"id": "7", "text": "一\u2028二", "published": "2023-02-01"},
        {"id": f"{name}:3", "text": "无号"},
        Unreadable(f"{name}:4", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        Unreadable(f"{name}:5", "no text in the field 'body'"),
        Unreadable(f"{name}:6", "no text in the field 'body'"),
    ]


def test_what_cannot_be_read_is_a_value_in_its_place(tmp_path):
    good, bad, empty = tmp_path / "good.unknown", tmp_path / "bad.txt", tmp_path / "empty"
    good.write_text("文", "utf-8")
    bad.write_bytes(b"\xff\xff\xff")
    empty.mkdir()
    found = list(read([tmp_path / "missing.txt", bad, empty, good]))
    assert [r.id.rsplit("/")[-1] if isinstance(r, Unreadable) else r["text"] for r in found] == [
        "missing.txt",
        "bad.txt",
        "empty",
        "文",
    ]
    assert found[0] == Unreadable((tmp_path / "missing.txt").as_posix(), "No such file or directory")
    assert found[2].message == f"no file to read in this folder ({', '.join(sorted(ENDINGS))})"


def test_standard_input(monkeypatch):
    class Stdin:
        buffer = io.BytesIO("临江市".encode("gb18030"))

    monkeypatch.setattr("sys.stdin", Stdin)
    assert list(read(["-"])) == [{"id": "stdin", "text": "临江市"}]
