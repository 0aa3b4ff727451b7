"""Texts made to be slow to read: each a function of a length, which gives a text of about that many characters."""

from __future__ import annotations

from collections.abc import Callable


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * max(1, size // len(unit))


def nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // 2) + closing * (size // 2)


def ordinary(size: int) -> str:
    """Sentences of a plan, all on one line."""
    return repeated(
        "2024年，临江市计划引进新能源汽车项目12个，总投资超过30亿元，同比增长8.5%；市长王建国表示，力争引进外资3亿美元。"
    )(size)


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": ordinary,
    "nested brackets": nested("(", ")"),
    "nested full-width brackets": nested("（", "）"),
    "open brackets": repeated("（"),
    "open quotes": repeated("“《"),
    "brackets with a word": repeated("（含"),
    "digits": repeated("1234567890"),
    "nines": repeated("9"),
    "digits and commas": repeated("123,"),
    "digits and full stops": repeated("1.5."),
    "digits and spaces": repeated("25 7 "),
    "digits and dashes": repeated("2023-"),
    "Chinese numerals": repeated("一百二十三万亿"),
    "Han without punctuation": repeated("发展改革推动建设经济高质量新能源汽车产业园区临江市人民政府计划投资"),
    "one Han character": repeated("市"),
    "alternating scripts": repeated("市a"),
    "alternating words": repeated("投资 investment "),
    "surnames": repeated("王"),
    "names and offices": repeated("市长王"),
    "compound surnames": repeated("欧阳"),
    "由": repeated("由"),
    "由…负责": repeated("由市"),
    "亿元": repeated("亿元"),
    "10亿元、": repeated("10亿元、"),
    "10亿元": repeated("10亿元"),
    "至": repeated("10至"),
    "years": repeated("2023年"),
    "years and months": repeated("2023年1月至"),
    "this year": repeated("今年"),
    "capitalised words": repeated("Economic Development "),
    "names of officials": repeated("Mayor Wang "),
    "of": repeated("of the "),
    "English numerals": repeated("one hundred million "),
    "hyphens": repeated("a-b-"),
    "one English word": repeated("a"),
    "capitals": repeated("NEW ENERGY "),
    "initials": repeated("U.S."),
    "&amp;": repeated("&amp;"),
    "open entities": repeated("&#"),
    "nested entities": lambda size: "&" + "amp;" * (size // 4),
    "glosses": repeated("萬(wàn)"),
    "open glosses": repeated("萬(wà"),
    "mojibake of UTF-8": repeated("æŠ•èµ„"),
    "mojibake of GBK": repeated("锟斤拷"),
    "accents": repeated("Ã©"),
    "replacement characters": repeated("\ufffd"),
    "question marks": repeated("?"),
    "spaces": repeated(" "),
    "spaced Han": repeated("投 资 "),
    "tabs and lines": repeated("\t\n"),
    "lines": repeated("市\n"),
    "numbered lines": repeated("一、市\n"),
    "numbers in a line": repeated("一、市。"),
    "points": repeated("一是"),
    "respectively": repeated("分别为1%、"),
    "enumeration": repeated("新能源、"),
    "provinces": repeated("四川省"),
    "place names": repeated("朝阳区"),
    "short places": repeated("川渝"),
    "companies": repeated("有限公司"),
    "company names": repeated("市投资集团"),
    "sectors": repeated("新能源汽车产业"),
    "percentages": repeated("增长8%"),
    "counts": repeated("项目50个"),
    "full-width": repeated("１２，"),
    "combining marks": repeated("e\u0301"),
    "zero width": repeated("市\u200b"),
    "surrogate pairs": repeated("🙂"),
    "rare Han": repeated("\U00020000"),
    "pipes": repeated("首页 | "),
    "table rows": repeated("| 1 | 2 |\n"),
    "stops": repeated("。"),
    "commas": repeated("，"),
    "dots": repeated("."),
    "dashes": repeated("—"),
    "units": repeated("单位：亿元"),
    "links": repeated("http://a.cn/"),
}
