"""Which encoding bytes are in: simplified and traditional, English, with marks and without."""

import pytest

from policyie.errors import InputError
from policyie.readers import decode, decode_html
from policyie.readers.encodings import usual_share

SIMPLIFIED = [
    "临江市招商引资",
    "今年全市要新引进亿元以上项目不少于60个，力争到位资金突破180亿元。",
    "县委书记尤建东、县长何晓岚会见客商",
    "发展壮大新型储能、低空经济、生物医药等战略性新兴产业",
    "镕珺公司总投资30亿元的锂电池项目开工",
    "1. 优化营商环境\n2. 强化要素保障\n",
]
TRADITIONAL = [
    "臨江市招商引資",
    "今年全市要新引進億元以上項目不少於60個，力爭到位資金突破180億元。",
    "縣委書記尤建東、縣長何曉嵐會見客商",
    "發展壯大新型儲能、低空經濟、生物醫藥等戰略性新興產業",
    "臺灣電機電子工業同業公會理事長到訪，簽署合作備忘錄",
    "1. 優化營商環境\n2. 強化要素保障\n",
]


@pytest.mark.parametrize("text", SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_simplified_text_is_never_taken_for_big5(text, encoding):
    assert decode(text.encode(encoding, "ignore")) == text.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize("text", TRADITIONAL)
@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_big5_is_never_taken_for_gb18030(text, encoding):
    assert text.encode(encoding).decode("gb18030", "replace") != text
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_text_in_gbk_is_never_taken_for_big5(text):
    assert decode(text.encode("gbk")) == text


def test_characters_of_hong_kong():
    text = "香港啲企業喺臨江市投資12億元"
    assert decode(text.encode("big5hkscs")) == text


def test_usual_characters_are_nearly_all_in_a_right_reading_and_half_in_a_wrong_one():
    for text, right, wrong in [(SIMPLIFIED[1], "gb18030", "cp950"), (TRADITIONAL[1], "cp950", "gb18030")]:
        data = text.encode(right)
        assert usual_share(data.decode(right)) == 1
        assert usual_share(data.decode(wrong, "replace")) < 0.7


@pytest.mark.parametrize("text", [SIMPLIFIED[1], TRADITIONAL[1], "一月，统一部署。\n", "Signed 12 projects."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_english_of_windows_is_not_chinese():
    text = "Guang’an signed “a deal” worth €3 bn – the mayor’s largest."
    assert "\x92" in text.encode("cp1252").decode("latin-1")
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data", ["临江市".encode("gb18030") * 9 + b"\xff", b"ab\xffcd\xff", "臨江市".encode("big5") * 9 + b"\xff"]
)
def test_a_broken_byte_is_an_error_not_another_encoding(data):
    with pytest.raises(InputError, match="broken at byte"):
        decode(data, "a.txt")


PAGES = [
    # what the page declares, how it is encoded
    ("iso-8859-1", "gb18030"),
    ("iso-8859-1", "big5"),
    ("windows-1252", "utf-8"),
    ("gb2312", "utf-8"),
    ("big5", "cp950"),
    ("utf-8", "big5"),
]


@pytest.mark.parametrize(("declared", "encoding"), PAGES)
def test_a_page_that_declares_a_wrong_charset(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><p>中央公園今年投入，共12人</p></html>'
    assert decode_html(page.encode(encoding)) == page


def test_a_page_in_the_charset_of_an_xml_declaration():
    page = '<?xml version="1.0" encoding="Shift_JIS"?><html><p>日本の会社</p></html>'
    assert decode_html(page.encode("shift_jis")) == page


def test_a_page_in_latin1():
    page = '<meta charset="iso-8859-1"><p>\xe9\xe8 \xe0</p>'
    assert decode_html(page.encode("latin-1")) == page
