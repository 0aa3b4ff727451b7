"""Ways in which real copies of a document are damaged, each with the map that says where a span of it went.

A damage turns every character into what the copy has in its place: a core, and noise that follows it. A span of the
clean text is then a span of the damaged one, from the first core to the last.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from typing import NamedTuple

HAN = re.compile("[\u4e00-\u9fff]")
Piece = tuple[str, str]


class Damaged(NamedTuple):
    """A damaged text; ``starts`` and ``ends`` say for each character of the clean text where its core is."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the clean text went."""
        return self.starts[start], self.ends[end - 1]


def joined(pieces: list[Piece]) -> Damaged:
    """Put pieces together."""
    starts, ends, out, at = [], [], [], 0
    for core, noise in pieces:
        starts.append(at)
        ends.append(at + len(core))
        out.append(core + noise)
        at += len(core) + len(noise)
    return Damaged("".join(out), starts, ends)


def traditional(text: str) -> Damaged:
    from opencc import OpenCC

    converted = OpenCC("s2t").convert(text)
    return joined([(c, "") for c in (converted if len(converted) == len(text) else text)])


# Readings of common characters: enough to gloss a page as such pages are, here and there.
READINGS = dict(
    zip("市区县的业资投产工万亿元年会长商大发力领导项目开经济", "shì qū xiàn de yè zī tóu chǎn gōng wàn yì yuán nián huì zhǎng shāng dà fā lì lǐng dǎo xiàng mù kāi jīng jì".split(), strict=True)
)  # fmt: skip


def glossed(text: str) -> Damaged:
    turns = random.Random(1)
    return joined([(f"{c}({READINGS[c]})" if c in READINGS and turns.random() < 0.5 else c, "") for c in text])


def full_width(text: str) -> Damaged:
    return joined([(chr(ord(c) + 0xFEE0) if (c.isascii() and c.isalnum()) or c == "%" else c, "") for c in text])


def scanned_spaces(text: str) -> Damaged:
    turns = random.Random(2)
    pieces = []
    for here, after in zip(text, text[1:] + "\n", strict=True):
        split = HAN.match(here) and HAN.match(after) and turns.random() < 0.06
        pieces.append((here, " " if split else ""))
    return joined(pieces)


def broken_lines(text: str, width: int = 30) -> Damaged:
    """Cut Chinese lines at a fixed width, English ones at a space near twice that."""
    pieces, column = [], 0
    for here, after in zip(text, text[1:] + "\n", strict=True):
        column = 0 if here == "\n" else column + 1
        if column >= width and HAN.match(here) and after not in "\n，。；：、！？）”":
            pieces.append((here, "\n"))
            column = 0
        elif column >= 2.5 * width and here == " ":
            pieces.append(("\n", ""))
            column = 0
        else:
            pieces.append((here, ""))
    return joined(pieces)


def utf8_read_as_latin1(text: str) -> Damaged:
    return joined([(c.encode("utf-8").decode("latin-1"), "") for c in text])


def gbk_read_as_latin1(text: str) -> Damaged:
    """A page in GBK is a page in simplified characters; others come through as they are."""
    if sum(1 for c in text if c not in _GB2312) > 0.02 * len(text):
        return joined([(c, "") for c in text])
    return joined([(c.encode("gb18030").decode("latin-1"), "") for c in text])


_GB2312 = {bytes([a, b]).decode("gb2312", "ignore") for a in range(0xA1, 0xF8) for b in range(0xA1, 0xFF)}
_GB2312 |= {chr(c) for c in range(128)} | set("—·")


def utf8_read_as_gbk(text: str) -> Damaged:
    data = text.encode("utf-8")
    read = data.decode("gb18030", "replace")
    holder, at = [], 0  # the wrong character that holds each byte
    for index, character in enumerate(read):
        size = 1 if character == "\ufffd" else len(character.encode("gb18030"))
        holder += [index] * size
        at += size
    starts, ends, at = [], [], 0
    for c in text:
        size = len(c.encode("utf-8"))
        starts.append(holder[min(at, len(holder) - 1)])
        ends.append(holder[min(at + size - 1, len(holder) - 1)] + 1)
        at += size
    return Damaged(read, starts, ends)


def web_page(text: str) -> Damaged:
    """Save it as a web page and read the page: only white space between the lines changes."""
    from policyie.readers import html_text

    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    read = html_text(f"<html><head><title></title><style>p {{}}</style></head><body><div>{body}</div></body></html>")
    starts, ends, at = [], [], 0
    for c in text:
        if c.isspace():
            starts.append(at)
            ends.append(at)
            continue
        at = read.index(c, at)
        starts.append(at)
        at += 1
        ends.append(at)
    return Damaged(read, starts, ends)


def invisible_noise(text: str) -> Damaged:
    turns = random.Random(3)
    return joined([(c, turns.choice(["\u200b", "\ufeff", "\u00ad"]) if turns.random() < 0.05 else "") for c in text])


def lower_case(text: str) -> Damaged:
    return joined([(low if len(low := c.lower()) == 1 else c, "") for c in text])


def missing_spaces(text: str) -> Damaged:
    """English sentences run on without a space after the full stop, as machine translation leaves them."""
    pieces = [(c, "") for c in text]
    for match in re.finditer(r"(?<=[a-z][.!?]) (?=[A-Z])", text):
        pieces[match.start()] = ("", "")
    return joined(pieces)


def traditional_and_glossed(text: str) -> Damaged:
    """As pages are that hide from search: traditional characters, and after each what it is read as."""
    from opencc import OpenCC

    converted = OpenCC("s2t").convert(text)
    if len(converted) != len(text):
        return traditional(text)
    pairs = zip(text, converted, strict=True)
    return joined([(f"{new}({READINGS[old]})" if new != old and old in READINGS else new, "") for old, new in pairs])


def doubled_commas(text: str) -> Damaged:
    """A comma before every mark of a Chinese sentence."""
    pieces = []
    for here, after in zip(text, text[1:] + " ", strict=True):
        doubled = HAN.match(here) and after in "，、。；"
        pieces.append((here, "," if doubled else ""))
    return joined(pieces)


def tags_and_escapes(text: str) -> Damaged:
    """Line ends as tags or as escapes, spaces as entities that were escaped twice."""
    turns = random.Random(4)
    ends = ["<br>", "<br/>", "</p><p>", "\\n", "\\r\\n\\u3000\\u3000"]
    spaces = {" ": " ", "\u3000": "&amp;nbsp;"}
    return joined([(turns.choice(ends), "") if c == "\n" else (spaces.get(c, c), "") for c in text])


def hyphenated(text: str) -> Damaged:
    """English lines cut inside their words."""
    pieces = [(c, "") for c in text]
    for match in re.finditer(r"(?<![A-Za-z-])[a-z]{4}(?=[a-z]{4})", text):
        if match.start() % 7 == 0:
            pieces[match.end() - 1] = (text[match.end() - 1], "-\n")
    return joined(pieces)


DAMAGES: dict[str, Callable[[str], Damaged]] = {
    "traditional": traditional,
    "glossed": glossed,
    "full-width": full_width,
    "scanned spaces": scanned_spaces,
    "broken lines": broken_lines,
    "UTF-8 read as Latin-1": utf8_read_as_latin1,
    "GBK read as Latin-1": gbk_read_as_latin1,
    "UTF-8 read as GBK": utf8_read_as_gbk,
    "web page": web_page,
    "invisible noise": invisible_noise,
    "lower case": lower_case,
    "missing spaces": missing_spaces,
    "traditional and glossed": traditional_and_glossed,
    "doubled commas": doubled_commas,
    "tags and escapes": tags_and_escapes,
    "hyphenated": hyphenated,
}
