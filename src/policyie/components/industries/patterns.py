"""The named patterns of the industries component, built from the words of the table industry_words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyie.tables import cell_list, rows

QUOTE = '[”’"」》）)]?'
_QUALIFIERS = ("特色", "优势", "主导", "首位", "类")
_FOLLOWING = ("head_prefix", "head", "product_head", "process", "crop_figure")
NUMBER = "[一二三四五六七八九十两0-9]+[大个条项家]?(?:[千百万]+亿级?)?"


class Patterns(NamedTuple):
    """Compiled once; each is tried with ``match(text, position)`` at the end of a name, or ends at its start."""

    head: re.Pattern[str]
    """What makes the word before it a sector: 产业链, enterprises."""
    product_head: re.Pattern[str]
    """The narrower heads that make a sector of a mere product: 产业, industry."""
    process: re.Pattern[str]
    """What people do with the thing, which belongs to the name: 深加工, manufacturing."""
    followers: frozenset[str]
    """The first characters of what these three and `crop_figure` match: most names have another one after them."""
    activities: tuple[str, ...]
    """The same where English writes it before the thing, with its preposition: deep processing of."""
    figure: re.Pattern[str]
    """What is counted of a sector: 收入, investment."""
    crop_figure: re.Pattern[str]
    """What is counted of a crop or of livestock: 种植面积."""
    body: re.Pattern[str]
    """What makes the name part of an office, association or school."""
    services: re.Pattern[str]
    """The end of a list of public services, not of sectors."""
    tail: re.Pattern[str]
    """The end of a list of sectors: 等五大产业, and other industries."""
    separator: re.Pattern[str]
    """What stands between the items of a list."""
    unknown: re.Pattern[str]
    """Two separators with one unknown item between them."""
    cues: tuple[str, ...]
    """What stands before sectors: 做强, fields of."""
    strong_cues: tuple[str, ...]
    """Those of the cues that make a sector even of a product: 做精."""
    product_lists: tuple[str, ...]
    """What stands before lists of products: 主要生产, producing."""
    list_ends: frozenset[str]
    """The last characters of those cues and words: most lists have another one before them."""
    modifiers: frozenset[str]
    """What is part of the name before it: 高端, advanced."""
    modifier_ends: frozenset[str]
    """The last characters of those words."""


def words(role: str, language: str | None = None) -> list[str]:
    """Return the words of a role, longest first."""
    found = [
        word
        for row in rows("industry_words")
        if row["role"] == role and language in (None, row["language"])
        for word in cell_list(row["words"])
    ]
    return sorted(found, key=len, reverse=True)


def _any(role: str, language: str) -> str:
    return "|".join(map(re.escape, words(role, language)))


def _after(role: str, before: str = "", english: str = "[ -]") -> re.Pattern[str]:
    """Match the words of a role after a name: Chinese ones at once, English ones after a space or hyphen."""
    parts = [rf"{before}(?:{_any(role, 'zh')})"] if words(role, "zh") else []
    parts += [rf"{english}(?:{_any(role, 'en')})(?![a-z])"] if words(role, "en") else []
    return re.compile("|".join(parts))


@cache
def patterns() -> Patterns:
    """Return the patterns; reads the table on first use."""
    chinese_tail = f"{QUOTE}(?:{_any('tail_modifier', 'zh')}|{NUMBER}){{0,6}}(?:{_any('tail', 'zh')})"
    english_tail = rf",?(?: (?:{_any('tail_modifier', 'en')})){{0,5}} (?:{_any('tail', 'en')})(?![a-z])"
    english_prefix = rf"[ -](?:(?:{_any('head_prefix', 'en')}) ){{0,2}}"
    return Patterns(
        head=_after(
            "head",
            f"{QUOTE}(?:{_any('head_prefix', 'zh')})?",
            english=english_prefix,
        ),
        product_head=_after("product_head", f"{QUOTE}(?:{'|'.join(_QUALIFIERS)})?", english=english_prefix),
        process=_after("process", english=" "),
        followers=frozenset(
            word[0]
            for following in (*map(words, _FOLLOWING), _QUALIFIERS, QUOTE.strip("[]?"), (" ", "-", "产业"))
            for word in following
        ),
        activities=tuple(f"{word} of " for word in words("activity", "en")),
        figure=_after("figure", "(?:产业|业务|业)?"),
        crop_figure=_after("crop_figure", "(?:产业)?"),
        body=_after(
            "body", "(?:行业|产业|工业)?(?:(?:技术|应用|全国|国家|材料|科学|工程|重点|产业|联合){0,3}(?=研究|实验))?"
        ),
        services=_after("services", "(?:(?:、[^、，。；\n]{1,8}){0,2}等(?:各类|重大|公共|基本)?)?"),
        tail=re.compile(f"{chinese_tail}|{english_tail}"),
        separator=re.compile(
            r"[”’\"]?(?: ?[、/·;；] ?|, (?:and )?|,|[和与及或等]|以及| and | & | or |, as well as | as well as )[“‘\"]?"
        ),
        unknown=re.compile(
            r"[”’\"]?(?:、[^、，。；：,;:\n！？（）]{1,10}(?:、|[和及与]|以及)"
            r"|, [^、，。；,.;:\n]{2,36}(?:, (?:and )?| and ))[“‘\"]?"
        ),
        cues=tuple(words("cue")),
        strong_cues=tuple(words("strong_cue")),
        product_lists=tuple(words("product_list")),
        list_ends=frozenset(word[-1] for role in ("cue", "strong_cue", "product_list") for word in words(role)),
        modifiers=frozenset(words("modifier")),
        modifier_ends=frozenset(word[-1] for word in words("modifier")),
    )
