"""Web pages: the main text with title, date and source; all visible text; pages as browsers save them."""

import sys
import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from policyie.readers import Unreadable, html_text, read

SAVED = Path(__file__).parents[1] / "data" / "readers" / "saved.html"
FACTS = {"title": "临江市召开全市招商引资大会", "published": "2024-03-13", "source": "临江日报"}
OTHERS = ["云溪县新签项目5个", "首页", "版权所有", "999亿元"]


def only(*paths, **options):
    (record,) = read(paths, **options)
    return record


def page(tmp_path, text, name="a.html"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_main_text_with_title_date_and_source():
    record = only(SAVED)
    text = record.pop("text")
    assert record == {"id": SAVED.as_posix(), **FACTS}
    assert text.startswith("临江市召开全市招商引资大会\n")
    assert text.split("\n").count("临江市召开全市招商引资大会") == 1
    assert "到位资金突破180亿元" in text
    assert "| 西岭区 | 52.5 |" in text
    assert [other for other in OTHERS if other in text] == []


def test_raw_is_all_that_is_visible():
    record = only(SAVED, raw=True)
    text = record.pop("text")
    assert record == {"id": SAVED.as_posix(), **FACTS}
    assert [other for other in OTHERS if other in text] == OTHERS[:3]
    assert text == html_text(SAVED.read_text("utf-8"))


def test_facts_that_are_not_declared_are_found_on_the_page(tmp_path):
    text = "\n".join(line for line in SAVED.read_text("utf-8").split("\n") if not line.startswith("<meta name"))
    record = only(page(tmp_path, text))
    assert {fact: record[fact] for fact in FACTS} == FACTS


DECLARED = [
    # what the page declares, the facts
    ('<meta name="PubDate" content="2023/2/1 08:00">', {"published": "2023-02-01"}),
    ('<meta property="article:published_time" content="2023-02-01T08:00:00+08:00">', {"published": "2023-02-01"}),
    ('<meta itemprop="datePublished" content=20230201>', {"published": "2023-02-01"}),
    ('<meta name="pubdate" content="昨天">', {}),
    ('<meta name="pubdate" content="2023-02-31">', {}),
    ('<META NAME="ArticleTitle" CONTENT="甲&amp;乙 > 丙"/>', {"title": "甲&乙 > 丙"}),
    ('<meta property="og:title" content="二"><meta name="ArticleTitle" content="一">', {"title": "一"}),
    ('<meta name="ContentSource" content=""><meta name="SiteName" content="某市政府">', {"source": "某市政府"}),
    ('<meta name="ContentSource" content="本网"><meta name="SiteName" content="某市政府">', {"source": "某市政府"}),
    ('<meta name="ContentSource" content="本站">', {}),
    ("<!-- <meta name='PubDate' content='2023-02-01'> -->", {}),
]


@pytest.mark.parametrize(("head", "facts"), DECLARED)
def test_what_a_page_declares(tmp_path, head, facts):
    record = only(page(tmp_path, f"<html><head>{head}</head><body>文</body></html>"), raw=True)
    assert {fact: value for fact, value in record.items() if fact not in ("id", "text")} == facts


def test_the_source_named_on_the_page_goes_before_the_sites_name(tmp_path):
    text = '<head><meta name="SiteName" content="某市政府"></head><p>来源：临江日报</p>'
    assert only(page(tmp_path, text), raw=True)["source"] == "临江日报"


@pytest.mark.parametrize("body", ["<p>短讯</p>", "<ul><li><a href=a>甲</a><li><a href=b>乙</a></ul>", "", "文"])
def test_a_page_without_a_main_text_gives_all_that_is_visible(tmp_path, body):
    path = page(tmp_path, f"<html><body>{body}</body></html>")
    assert only(path)["text"] == only(path, raw=True)["text"] == html_text(body)


def test_without_the_extra_a_clear_message_and_raw_still_reads(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    message = (
        "the main text of a web page (all of its text: raw=True, --raw) needs the package trafilatura: "
        "pip install 'policyie[html]'"
    )
    assert only(SAVED) == Unreadable(SAVED.as_posix(), message)
    assert only(SAVED, raw=True)["title"] == FACTS["title"]


def test_a_page_that_chromium_saved_as_a_single_file():
    path = SAVED.with_suffix(".mhtml")
    assert only(path) == {**only(SAVED), "id": path.as_posix()}


def test_a_page_saved_as_a_single_file(tmp_path):
    archive = MIMEMultipart("related", type="text/html")
    archive["Subject"] = "page"
    archive.attach(MIMEText(SAVED.read_text("utf-8"), "html", "utf-8"))
    archive.attach(MIMEText("p {}", "css", "utf-8"))
    path = tmp_path / "a.mhtml"
    path.write_bytes(archive.as_bytes())
    assert only(path) == {**only(SAVED), "id": path.as_posix()}


def test_an_archive_without_a_page(tmp_path):
    path = page(tmp_path, "Subject: none\n\nplain", "a.mhtml")
    assert only(path) == Unreadable(path.as_posix(), "no web page in this archive of one")


def test_the_frames_of_a_saved_page_are_no_documents(tmp_path):
    (tmp_path / "a_files").mkdir()
    (tmp_path / "other_files").mkdir()
    page(tmp_path, "<p>甲</p>", "a.html")
    page(tmp_path, "<p>广告</p>", "a_files/saved_resource.html")
    page(tmp_path, "<p>乙</p>", "other_files/b.html")
    assert [record["text"] for record in read(tmp_path)] == ["甲", "乙"]


MORE_PAGES = [
    # what the page does, the page, its text
    ("a quoted > ends no tag", '<p title="a>b">文</p>', "文"),
    ("an unclosed quote", '<p title="a>文</p>', "文"),
    ("< that opens nothing", "<p>a < b, 1<2, <临江></p>", "a < b, 1<2, <临江>"),
    ("a tag that is cut off", "<p>文</p><p cla", "文"),
    ("a comment that is cut off", "<p>文</p><!-- 注", "文"),
    ("a script that is cut off", "<p>文</p><script>var a", "文"),
    ("markup in a script", "<script>'<p>甲</p>'</script>文", "文"),
    ("a closing tag of nothing", "文</1>本", "文</1>本"),
    ("a reference of many digits", "<p>&#" + "1" * 5000 + ";</p>", "&#" + "1" * 5000 + ";"),
    ("XHTML's script", '<script src="a"/><p>文</p>', "文"),
]


@pytest.mark.parametrize(("text", "visible"), [p[1:] for p in MORE_PAGES], ids=[p[0] for p in MORE_PAGES])
def test_markup_as_browsers_take_it(text, visible):
    assert html_text(text) == visible


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<a b='", "<a b=\"'>", "</", "<![CDATA[", "<script>", "<meta =", "&#1", "<svg></b>"]
)
def test_time_is_linear_on_hostile_pages(piece):
    started = time.process_time()
    html_text(piece * 40_000)
    assert time.process_time() - started < 5  # the standard library's parser takes minutes for some


BODY = "<p>全市引进项目12个，到位资金突破180亿元。</p>"
BOMBS = [
    ("300 attributes", f"<p {'a=1 ' * 300}>", True),
    ("301 attributes", f"<p {'a=1 ' * 301}>", False),
    ("attributes with nothing between them", "<p " + 'a="1"' * 100_000 + ">", False),
    ("attributes without values", "<p " + "/a" * 100_000 + ">", False),
    ("one long attribute", "<img src='data:" + "A=/ " * 100_000 + "'>", True),
    ("many tags", "<b>" * 200_001, False),
]


@pytest.mark.parametrize(("bomb", "sought"), [b[1:] for b in BOMBS], ids=[b[0] for b in BOMBS])
def test_the_main_text_is_not_sought_in_a_page_made_to_be_slow(tmp_path, monkeypatch, bomb, sought):
    asked = []
    monkeypatch.setattr("policyie.readers.html._main", lambda page: (asked.append(page), ("", {}))[1])
    assert only(page(tmp_path, bomb + BODY))["text"] == "全市引进项目12个，到位资金突破180亿元。"
    assert bool(asked) == sought


def test_entities_of_a_page_do_not_grow(tmp_path):
    nested = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(10))
    bomb = f'<!DOCTYPE html [<!ENTITY a0 "投资">{nested}]>{BODY}<p>&a10;</p>'
    for raw in (False, True):
        assert len(only(page(tmp_path, bomb), raw=raw)["text"]) < 1000
