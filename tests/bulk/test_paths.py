"""Nothing is written but the output that was asked for, whatever a document, an archive or a folder is called."""

import gzip
import io
import json
import os
import zipfile

import pytest
from typer.testing import CliRunner

import policyie
from policyie.bulk.schema import TABLES
from policyie.cli import app

TEXT = "绍兴市市长周行远说，力争到2025年集成电路产业营业收入突破500亿元。"
OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet", "out.duckdb", "out.sqlite"]
FOLDERS = {
    "out.csv": {f"{name}.csv" for name in (*TABLES, "columns")},
    "out.parquet": {f"{name}.parquet" for name in TABLES},
}


def names(folder):
    """Ids that would lead elsewhere, were they paths, commands or options."""
    return [
        "../../evil", "../evil.csv", str(folder / "evil"), "/evil", "..", ".", "", "~/evil", "~root/evil", "file:///evil",
        "..\\..\\evil", "C:\\evil", "C:evil", "\\\\host\\evil", "CON", "nul.txt", "evil:stream", "evil.", "evil ",
        "a\0evil", "a\nevil", "\u202eevil", "\ud800evil", "x" * 5000, "-o", "--output=evil", "$(touch evil)", "; touch evil",
        "'; ATTACH 'evil' AS evil; --", "amounts", "columns.csv", "*", "%s%n{0}",
    ]  # fmt: skip


def tree(folder):
    """Everything below a folder, with what it holds."""
    return {
        path.relative_to(folder).as_posix(): os.readlink(path)
        if path.is_symlink()
        else path.is_file() and path.read_bytes()
        for path in folder.rglob("*")
    }


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder in a folder in a folder, in which the command runs, with a home of its own beside it."""
    folder = tmp_path / "outer" / "inner"
    folder.mkdir(parents=True)
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    return folder


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def documents(place, tmp_path):
    """JSON lines whose every fact is such a name."""
    rows = [
        {
            "id": name,
            "text": TEXT,
            "title": name,
            "source": name,
            "home": name,
            "published": name if not number % 3 else None,
        }
        for number, name in enumerate(names(tmp_path))
    ]
    (place / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "ascii")
    return place / "in.jsonl"


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_fact_of_a_document_is_a_path(documents, tmp_path, name):
    if name in ("out.parquet", "out.duckdb"):
        pytest.importorskip("duckdb")
    before = tree(tmp_path)
    result = run("extract", documents, "--output", name)
    assert result.exit_code == 1, result.output  # those without a date that is one
    made = tree(tmp_path)
    assert before.items() <= made.items()
    output = f"outer/inner/{name}"
    assert made.keys() - before.keys() == {output, *(f"{output}/{file}" for file in FOLDERS.get(name, ()))}


def test_no_fact_of_a_document_is_a_path_for_the_page(documents, tmp_path):
    before = tree(tmp_path)
    result = run("report", documents, "--output", "page.html", "--title", "../../evil")
    assert result.exit_code == 1, result.output
    assert tree(tmp_path).keys() - before.keys() == {"outer/inner/page.html"}


def word_document(members, main="word/document.xml"):
    relations = f'<Relationships><Relationship Type="x/officeDocument" Target="{main}"/></Relationships>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    text = f"<w:document {space}><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {"_rels/.rels": relations, "word/document.xml": text, **members}.items():
            archive.writestr(name, content)
        link = zipfile.ZipInfo("word/evil")
        link.external_attr = 0xA1FF << 16  # a symbolic link, in the terms of Unix
        archive.writestr(link, "../../../evil")
    return out.getvalue()


def packed(name):
    out = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=out) as file:
        file.write(TEXT.encode())
    return out.getvalue()


PAGE = f"""From: a
MIME-Version: 1.0
Content-Type: multipart/related; boundary=b; type="text/html"

--b
Content-Type: text/html; charset=utf-8
Content-Location: file:///../../evil.html
Content-Disposition: attachment; filename="../../evil.html"
Content-Transfer-Encoding: 8bit

<p>{TEXT}</p><iframe src="cid:evil"></iframe><link rel=stylesheet href="file:///etc/evil.css">
--b
Content-Type: text/css
Content-Location: ../../evil.css
Content-Disposition: attachment; filename="/evil.css"

p {{}}
--b--
""".encode()
LEADING = {"../../evil.txt": "a", "/evil.txt": "a", "C:\\evil.txt": "a", "word/../../../evil.txt": "a", "..": "a"}
ARCHIVES = [
    # what it is, its name, its content, whether its text is read
    ("a Word document with members of other places", "a.docx", word_document(LEADING), True),
    ("one whose text is said to stand elsewhere", "a.docx", word_document(LEADING, "../../../evil.txt"), False),
    ("one whose text is said to be a file", "a.docx", word_document({}, "/etc/hostname"), False),
    ("one whose text is a link", "a.docx", word_document({}, "word/evil"), False),
    ("gzip that names another file", "a.txt.gz", packed("../../evil"), True),
    ("a saved page with parts of other places", "a.mhtml", PAGE, True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "read"), [a[1:] for a in ARCHIVES], ids=[a[0] for a in ARCHIVES])
def test_no_name_in_an_archive_is_a_path(place, tmp_path, name, data, read):
    (place / name).write_bytes(data)
    before = tree(tmp_path)
    (record,) = policyie.read(place / name)
    assert tree(tmp_path) == before
    if read:
        assert record["text"].strip() == TEXT
    else:
        assert isinstance(record, policyie.Unreadable)


@pytest.fixture
def other(tmp_path):
    """A folder of somebody else, with a file."""
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "thesis.doc").write_text("mine")
    return folder


def test_a_link_in_the_place_of_the_unfinished_run_is_not_written_through(documents, other, tmp_path):
    (documents.parent / "out.jsonl.part").symlink_to(other)
    before = tree(tmp_path)
    result = run("extract", documents, "--output", "out.jsonl")
    assert (result.exit_code, tree(tmp_path)) == (2, before)
    assert "out.jsonl.part is a link" in result.stderr.replace("\n", " ").replace("│", "")


@pytest.mark.parametrize("name", ["records.jsonl", "run.json", "lock", "output"])
def test_a_link_in_the_folder_of_the_unfinished_run_is_not_written_through(documents, other, tmp_path, name):
    (documents.parent / "out.csv.part").mkdir()
    (documents.parent / "out.csv.part" / name).symlink_to(other / "thesis.doc")
    before = tree(tmp_path)
    assert run("extract", documents, "--output", "out.csv").exit_code == 2
    assert tree(tmp_path) == before


def test_a_folder_of_somebody_else_is_not_taken_for_an_unfinished_run(documents, tmp_path):
    (documents.parent / "out.jsonl.part").mkdir()
    (documents.parent / "out.jsonl.part" / "thesis.doc").write_text("mine")
    before = tree(tmp_path)
    assert run("extract", documents, "--output", "out.jsonl").exit_code == 2
    assert tree(tmp_path) == before


def test_a_link_in_the_place_of_the_unfinished_page_is_not_written_through(documents, other, tmp_path):
    (documents.parent / "page.html.part").symlink_to(other / "thesis.doc")
    assert run("report", documents, "--output", "page.html").exit_code == 1
    assert tree(other) == {"thesis.doc": b"mine"}
    assert not (documents.parent / "page.html").is_symlink()


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_an_output_that_is_a_link_is_replaced_not_written_through(documents, other, tmp_path, name):
    if name == "out.csv":
        (other / "thesis.doc").rename(other / "amounts.csv")
    target = other if name == "out.csv" else other / "thesis.doc"
    (documents.parent / name).symlink_to(target)
    before = tree(other)
    assert run("extract", documents, "--output", name).exit_code == 1
    assert tree(other) == before
    assert not (documents.parent / name).is_symlink()
