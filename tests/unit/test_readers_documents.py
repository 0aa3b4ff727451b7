"""PDF and Word: files of LibreOffice, python-docx and fpdf2, and broken ones."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from policyie.errors import InputError
from policyie.readers import Unreadable, read
from policyie.readers.docx import docx_text
from policyie.readers.pdf import pdf_text

DATA = Path(__file__).parents[1] / "data" / "readers"
REPORT = (DATA / "report.docx").read_bytes()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def only(path, **options):
    (record,) = read(path, **options)
    return record


def test_word_document_of_libreoffice():
    record = only(DATA / "report.docx")
    assert set(record) == {"id", "text"}
    lines = record["text"].split("\n")
    assert lines[0] == "临江市2024年招商引资工作方案"
    assert lines[-3:] == [
        "县区\t到位资金（亿元）",
        "东河县\t35",
        "The city will attract no less than 60 projects in 2024.",
    ]
    assert len(lines) == 6


def test_pdf_of_libreoffice():
    text = only(DATA / "report.pdf")["text"]
    assert text.startswith("临江市 2024 年招商引资工作方案\n")
    assert "协议投资 320 亿元，实际到位资金 145.6 亿元" in text
    assert "The city will attract no less than 60 projects in 2024." in text
    assert "\r" not in text


def test_pdf_that_chromium_printed():
    lines = only(DATA / "printed.pdf")["text"].split("\n")
    assert "临江市召开全市招商引资大会" in lines
    assert "西岭区 52.5" in lines


def test_old_word_files_are_refused_in_words():
    path = DATA / "report.doc"
    assert only(path) == Unreadable(
        path.as_posix(), "not read: an old or encrypted Office file: save it as .docx or .csv"
    )


def of_python_docx(fill):
    docx = pytest.importorskip("docx")
    document, out = docx.Document(), io.BytesIO()
    fill(document)
    document.save(out)
    return out.getvalue()


def test_word_document_of_python_docx():
    def fill(document):
        document.add_heading("临江市工作要点", 0)
        run = document.add_paragraph("总投资").add_run("30亿元")
        run.bold = True
        run.add_break()
        run.add_text("第二行")
        run.add_tab()
        run.add_text("完")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["指标", "目标", "到位\n资金", "180亿元"], strict=True):
            cell.text = text
        document.add_table(rows=1, cols=1).cell(0, 0).text = "框内一\n框内二"
        document.sections[0].header.paragraphs[0].text = "页眉"

    assert docx_text(of_python_docx(fill)) == (
        "临江市工作要点\n总投资30亿元\n第二行\t完\n指标\t目标\n到位 资金\t180亿元\n框内一\n框内二"
    )


def document_of(body, **parts):
    """A Word document that holds this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REPORT)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != "word/document.xml":
                new.writestr(entry, old.read(entry))
        new.writestr("word/document.xml", body)
        for name, part in parts.items():
            new.writestr(f"word/{name}.xml", part)
    return out.getvalue()


def body(xml):
    return f'<?xml version="1.0"?><w:document {W} {MC}><w:body>{xml}</w:body></w:document>'


BODIES = [
    # what the document has, its XML, its text
    (
        "tracked changes: the new state",
        "<w:p><w:r><w:t>投资</w:t></w:r><w:del><w:r><w:tab/><w:delText>20</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>亿元</w:t></w:r></w:moveTo></w:p>",
        "投资30亿元",
    ),
    ("a content control", "<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>", "甲"),
    (
        "a text box, and its copy for old programs",
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r>"
        "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>",
        "前后\n框",
    ),
    ("tab stops are no tabs", '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr></w:p>', ""),
    ("spaces", '<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r>\n<w:r><w:t>b</w:t></w:r></w:p>', "a b"),
    (
        "a table in a table",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>二</w:t>"
        "</w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>三</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "一\t二\t三",
    ),
]


@pytest.mark.parametrize(("xml", "text"), [b[1:] for b in BODIES], ids=[b[0] for b in BODIES])
def test_what_word_writes(xml, text):
    assert docx_text(document_of(body(xml))) == text


def test_footnotes_stand_at_the_end():
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>注：含续建项目</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = document_of(body("<w:p><w:r><w:t>文</w:t></w:r></w:p>"), footnotes=notes)
    assert docx_text(data) == "文\n注：含续建项目"


ENTITY = (
    f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document {W}><w:p><w:t>&a;</w:t></w:p></w:document>'
)
BROKEN_WORD = [
    ("cut off", REPORT[:3000], "broken Word document"),
    ("a byte is wrong", REPORT.replace(b"word/document.xml", b"word/documemt.xml"), "no Word document|broken Word"),
    ("not XML", document_of("<w:document"), "broken Word document: XML"),
    ("an external entity", document_of(ENTITY), "DOCTYPE: refused"),
    ("another program's", document_of("<workbook/>"), "of another Office program"),
    ("deep nesting", document_of("<a>" * 100_000), "another Office program"),
]


@pytest.mark.parametrize(("data", "message"), [b[1:] for b in BROKEN_WORD], ids=[b[0] for b in BROKEN_WORD])
def test_broken_word_documents(tmp_path, data, message):
    with pytest.raises(InputError, match=message):
        docx_text(data)
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert isinstance(only(path), Unreadable)


def test_a_zip_of_something_else(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "文")
    assert only(path).message == "no Word document: a ZIP archive of something else"


def test_a_word_document_that_unpacks_to_too_much_is_refused():
    data = document_of(body("<w:p><w:r><w:t>" + "零" * 1_000_000 + "</w:t></w:r></w:p>"))
    assert len(data) < 30_000
    with pytest.raises(InputError, match="larger than 100,000 bytes when unpacked"):
        docx_text(data, limit=100_000)
    assert len(docx_text(data)) == 1_000_000


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_word_document_that_states_less_than_it_unpacks_to_is_refused(compression):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive, zipfile.ZipFile(io.BytesIO(REPORT)) as report:
        archive.writestr("_rels/.rels", report.read("_rels/.rels"))
        archive.writestr("word/document.xml", body("<w:p><w:r><w:t>" + "零" * 5_000_000 + "</w:t></w:r></w:p>"))
    data = bytearray(out.getvalue())
    entry = data.rindex(b"PK\x01\x02")
    assert int.from_bytes(data[entry + 24 : entry + 28], "little") > 15_000_000
    data[entry + 24 : entry + 28] = (500).to_bytes(4, "little")
    with pytest.raises(InputError, match="broken Word document"):
        docx_text(bytes(data), limit=10_000)


def of_fpdf(fill, **encryption):
    fpdf = pytest.importorskip("fpdf")
    pdf = fpdf.FPDF()
    pdf.set_font("Helvetica", size=12)
    if encryption:
        pdf.set_encryption(**encryption)
    fill(pdf)
    return bytes(pdf.output())


def two_pages(pdf):
    for number in (1, 2):
        pdf.add_page()
        pdf.multi_cell(0, 8, f"Page {number}: the city signed 12 projects worth RMB 3.5 bn.")


def test_pdf_of_fpdf():
    line = "Page {}: the city signed 12 projects worth RMB 3.5 bn."
    assert pdf_text(of_fpdf(two_pages)).split("\n") == [line.format(1), line.format(2)]


BROKEN_PDF = [
    ("a scan: pages without text", lambda: of_fpdf(lambda pdf: pdf.add_page()), "without a text layer"),
    ("a password", lambda: of_fpdf(two_pages, owner_password="a", user_password="b"), "can't be opened.*[Pp]assword"),
    ("no PDF", lambda: b"%PDF-1.7\nnothing", "can't be opened"),
    ("empty", lambda: b"", "can't be opened"),
]


@pytest.mark.parametrize(("make", "message"), [b[1:] for b in BROKEN_PDF], ids=[b[0] for b in BROKEN_PDF])
def test_broken_pdf(tmp_path, make, message):
    data = make()
    with pytest.raises(InputError, match=message):
        pdf_text(data)
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert isinstance(only(path), Unreadable)


def test_any_cut_of_a_pdf_is_read_or_refused(tmp_path):
    data = (DATA / "report.pdf").read_bytes()
    for size in range(100, len(data), 4000):
        path = tmp_path / "a.pdf"
        path.write_bytes(data[:size])
        assert isinstance(only(path), (dict, Unreadable))


def test_a_pdf_of_too_much_text_is_refused():
    with pytest.raises(InputError, match="larger than 60 bytes"):
        pdf_text(of_fpdf(two_pages), limit=60)


def test_without_the_extra_a_clear_message(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = DATA / "report.pdf"
    message = "reading PDF needs the package pypdfium2: pip install 'policyie[pdf]'"
    assert only(path) == Unreadable(path.as_posix(), message)
