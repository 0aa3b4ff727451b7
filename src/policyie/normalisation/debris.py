"""What pages and programs leave in a text: tags, escapes, doubled commas, hyphens of lines, broken figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyie.normalisation.rewriting import Edit
from policyie.normalisation.spacing import HAN
from policyie.normalisation.vocabulary import english_words

_TAG = re.compile(
    r"<(?P<line>/?(?:br|p|div|tr|li|h[1-6]|section)|/?(?:span|strong|b|i|em|u|font|td|th|table|tbody|ul|ol|a|img|o:p))"
    r"(?:[ /][^<>\n]{0,300})?>",
    re.IGNORECASE,
)
_LINE_TAG = re.compile("/?(?:br|p|div|tr|li|h[1-6]|section)", re.IGNORECASE)
# Escapes that stand for the characters themselves; C:\new is none.
_ESCAPE = re.compile(r"(?:\\r)?\\n(?![a-z])|\\[rt](?![a-z])|\\u3000|\\xa0")

# A comma before every other mark, as some sites write it: ,。 and ,, for one comma.
_DOUBLED = (",,", ",，", ",、", ",。", ",；", ",：", "，,", "、,", "。,")
_EXTRA = re.compile(
    rf"(?<=[{HAN}0-9A-Za-z%％）)”》\]]),(?=[，、。；：]|,[{HAN}0-9“《])"
    rf"|(?<=[，、。]),(?=[{HAN}0-9“《])"
)

# invest-|ment: a word that a line's end cut.
_HYPHEN = re.compile(r"(?<![A-Za-z-])(?P<first>[A-Za-z]{2,})-(?P<gap>\r?\n[ \t]*)(?P<second>[a-z]{2,})(?![A-Za-z])")

BROKEN_FIGURE = "figure broken by machine translation"
# Machine translation writes 65438+0 or /kloc-0/ for a figure 1.
_BROKEN_FIGURE = re.compile(r"(?:[0-9.,]*(?:/kloc-0/?|5[.,]?438\+[0-9]))+(?:[0-9.,]*[0-9])?")
_ONE = re.compile(r"/kloc-0/?|6[.,]?5438\+0|65[.,]?438\+0")
_SCALE = re.compile("[ -]?(?:[bm]|tr)illion|[百千万亿]+")
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")

# GBK read from the wrong byte on: the bracket （ (A3 A8) after a byte A1 gives 。 and a letter of Bopomofo.
_SHIFTED = re.compile(rf"[?？]?(?P<shifted>。[\u3105-\u3129][{HAN}]{{0,12}})[?？]")
# The full stop and 现 of some glossed pages.
_LOST_NOW = re.compile(r"[?？]?[,，]?F\(xiàn\)")


def debris(text: str) -> Iterator[Edit]:
    """Yield the edits that take out, or put right, what is no part of a text; clean text pays some searches in C."""
    if "<" in text:
        for match in _TAG.finditer(text):
            yield Edit(*match.span(), "\n" if _LINE_TAG.fullmatch(match["line"]) else "")
    if "\\" in text:
        for match in _ESCAPE.finditer(text):
            yield Edit(*match.span(), "\n" if "n" in match.group() else "\u3000" if "3000" in match.group() else " ")
    if "," in text and any(pair in text for pair in _DOUBLED):
        for match in _EXTRA.finditer(text):
            yield Edit(*match.span())
    if "-\n" in text or "-\r\n" in text:
        for match in _HYPHEN.finditer(text):
            one_word = (match["first"] + match["second"]).lower() in english_words()
            yield Edit(match.start("gap") - one_word, match.end("gap"))
    if "?" in text or "？" in text:
        yield from _lost_in_gbk(text)


def broken_figures(text: str) -> Iterator[Edit]:
    """Yield the edits that put right figures which machine translation broke; U+FFFD where it can't be known how."""
    if "/kloc-0" in text or "438+" in text:
        for match in _BROKEN_FIGURE.finditer(text):
            figure = _ONE.sub("1", match.group())
            if _FIGURE.fullmatch(figure):
                yield Edit(*match.span(), figure)
            else:
                scale = _SCALE.match(text, match.end())
                yield Edit(match.start(), scale.end() if scale else match.end(), "\ufffd")


def _lost_in_gbk(text: str) -> Iterator[Edit]:
    """(市) as 。ㄊ校?: the bytes between two question marks are one byte off."""
    if "。" in text:
        for match in _SHIFTED.finditer(text):
            data = match["shifted"].encode("gbk", "replace")[1:] + b"\xa9"
            read = data.decode("gbk", "replace")
            if read[0] == "（" and read[-1] == "）" and "\ufffd" not in read:
                yield Edit(*match.span(), read)
    if "F(xi" in text:
        for match in _LOST_NOW.finditer(text):
            yield Edit(*match.span(), "。现" if len(match.group()) > len("F(xiàn)") else "现")
