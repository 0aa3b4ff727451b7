"""The page: data, style and scripts in one file, under a content security policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, TextIO

import attrs

from policyie._version import __version__
from policyie.model import PolicyDocument
from policyie.report.columns import Corpus, packed
from policyie.wording import MARKS, harmless

if TYPE_CHECKING:
    from policyie.model import Failure
    from policyie.readers import Unreadable

#: The libraries, in the order in which they load, with the files of their licences.
LIBRARIES = {
    "slick.core.js": ("slickgrid.LICENSE",),
    "slick.interactions.js": (),
    "slick.grid.js": (),
    "echarts.common.min.js": ("echarts.NOTICE", "echarts.LICENSE", "zrender.LICENSE", "echarts.LICENSE-d3"),
}

#: The page's own script, in parts that share one scope.
PARTS = ("labels", "tiles", "store", "format", "filters", "totals", "table", "charts", "detail", "export", "main")


@attrs.frozen
class Summary:
    """What a page holds: numbers of documents, of targets, and of documents that could not be read."""

    documents: int
    targets: int
    failed: int


def write_report(
    documents: Iterable[PolicyDocument | Failure | Unreadable],
    out: TextIO,
    *,
    title: str | None = None,
    passages: bool = False,
) -> Summary:
    """Write a page about a corpus.

    Args:
        documents: in the order in which the page lists them; what could not be read is listed with its cause.
        out: an open text file (UTF-8).
        title: of the page.
        passages: put the paragraphs with figures into the page, not whole texts.

    Returns:
        What the page holds. The same documents give the same page, to the byte.
    """
    corpus = Corpus(passages=passages)
    for item in documents:
        if isinstance(item, PolicyDocument):
            corpus.add(item)
        else:
            corpus.fail(item.id, item.message)
    data = corpus.finish() | {"version": __version__, "title": title and harmless(title)}
    blocks = {"data": packed(data)} | {f"texts-{number}": block for number, block in enumerate(corpus.blocks)}
    nonce = _nonce(blocks.values())
    scripts = [_library(name, licences) for name, licences in LIBRARIES.items()]
    scripts.append(_own_script())
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'nonce-{nonce}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
    )
    page = Template(_asset("page.html"))
    head, foot = page.substitute(
        policy=escape(policy), nonce=nonce, title=escape(harmless(title or "policyie")), style=_style(), data="\0"
    ).split("\0")
    out.write(head)
    for name, block in blocks.items():
        out.write(f'<script type="text/plain" id="{name}">{block}</script>\n')
    for script in scripts:
        out.write(f"<script>{script}</script>\n")
    out.write(foot)
    return Summary(corpus.documents, corpus.targets, len(corpus.failures))


def _nonce(blocks: Iterable[str]) -> str:
    """A number that the data decide: equal in, equal out, and no text can hold the one of its own page."""
    total = hashlib.sha256(__version__.encode())
    for block in blocks:
        total.update(block.encode("ascii"))
    return total.hexdigest()[:32]


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _asset(*path: str) -> str:
    text = files("policyie.report").joinpath("assets", *path).read_text("utf-8")
    return text.replace("\r\n", "\n")


@cache
def _library(name: str, licences: tuple[str, ...]) -> str:
    source = _asset("vendor", name)
    lines = [line for line in source.split("\n") if not line.startswith("//# sourceMappingURL")]
    notices = "\n".join(_asset("vendor", licence) for licence in licences)
    notice = f"/*! {notices.replace('*/', '* /')} */\n" if licences else ""
    return _for_html(notice + "\n".join(lines))


@cache
def _own_script() -> str:
    parts = [_asset("app", f"{name}.js") for name in PARTS]
    return _for_html('(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n")


def _for_html(script: str) -> str:
    """Return a script as it may stand in HTML.

    Raises:
        ValueError: it would end or nest its element.
    """
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the script would end its element")
    return script


@cache
def _style() -> str:
    grounds = [f"  --{name}: light-dark({mark.light}, {mark.dark});" for name, mark in MARKS.items()]
    sheets = [_asset("vendor", "slick.grid.css"), _asset("app", "style.css")]
    return "\n".join([":root {", *grounds, "}", *sheets])
