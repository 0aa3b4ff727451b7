"""The tags and texts of a web page, in linear time on any input; the standard library's parser is quadratic."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

import regex

# As browsers read them: a quoted value may hold >, an unclosed quote is a character like others. What fails to close is
# scanned to the end once only: after it there is no other quote, or no other >.
_TAG = regex.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]{0,99})(?P<rest>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+)>"""
)
_ATTRIBUTE = regex.compile(
    r"""(?P<name>[^\s"'>/=]{1,99})\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'>]++))"""
)
# What may be an attribute, with a value or without; tags of usual length are not worth counting in.
_NAMED = regex.compile(r"""[^\s"'/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++))?+""")
_USUAL = 500
# What is no whole tag and begins like this is one that the end of the page cuts off.
_CUT_OFF = re.compile("</?[A-Za-z]")
# Their content is no markup.
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "xmp", "iframe", "noframes")}

_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "select", "iframe", "noframes"})
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strong sub "
    "sup time tt u var wbr".split()
)


class Page:
    """A web page.

    Attributes:
        text: what is visible, a line for each block; nothing is judged to be navigation.
        metas: the content of each meta element under its name, property or itemprop in lower case; the first wins.
        tags: how many there are.
        longest: the most attributes that one of them may have.
    """

    def __init__(self, page: str) -> None:
        self.metas: dict[str, str] = {}
        self.tags = self.longest = 0
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        self._depths: Counter[str] = Counter()
        for text, tag in _tokens(page):
            if text and not self._hidden:
                self._pieces.append(_unescaped(text).replace("\n", " "))
            if tag is not None:
                self.tags += 1
                if len(rest := tag["rest"]) > _USUAL:
                    self.longest = max(self.longest, sum(1 for _ in _NAMED.finditer(rest)))
                self._tag(tag)
        lines = (re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in "".join(self._pieces).split("\n"))
        self.text = "\n".join(line for line in lines if line)

    def _tag(self, tag: regex.Match[str]) -> None:
        name = tag["name"].lower()
        if name == "meta":
            self._meta(tag["rest"])
        if tag["close"]:
            self._show(name)
        elif name in _HIDDEN and not tag["rest"].endswith("/"):
            self._hidden.append(name)
            self._depths[name] += 1
        elif name == "body":  # a page may leave out </head>; its body ends it
            self._hidden.clear()
            self._depths.clear()
        if name not in _INLINE:
            self._pieces.append("\n")

    def _show(self, name: str) -> None:
        """End a hidden element, and with it those in it that were not ended."""
        while self._depths[name]:
            ended = self._hidden.pop()
            self._depths[ended] -= 1
            if ended == name:
                return

    def _meta(self, rest: str) -> None:
        found = {m["name"].lower(): m["double"] or m["single"] or m["bare"] or "" for m in _ATTRIBUTE.finditer(rest)}
        name = found.get("name") or found.get("property") or found.get("itemprop") or ""
        if content := _unescaped(found.get("content", "")).strip():
            self.metas.setdefault(name.lower(), content)


def _tokens(page: str) -> Iterator[tuple[str, regex.Match[str] | None]]:
    """Stretches of text, each with the tag after it; None for a comment or a < that opens nothing."""
    start = at = 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith(("<!", "<?"), at):
            comment = page.startswith("<!--", at)
            end = page.find("-->" if comment else ">", at + 2)
            yield page[start:at], None
            if end < 0:
                return
            start = at = end + (3 if comment else 1)
        elif tag := _TAG.match(page, at):
            yield page[start:at], tag
            start = at = tag.end()
            name = tag["name"].lower()
            if name in _RAW and not tag["close"] and not tag["rest"].endswith("/"):
                end_tag = _RAW[name].search(page, at)
                if end_tag is None:
                    return
                start = at = end_tag.start()
        elif _CUT_OFF.match(page, at):
            break
        else:
            at += 1
    yield page[start : at if at >= 0 else len(page)], None


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a reference of thousands of digits
        return text
