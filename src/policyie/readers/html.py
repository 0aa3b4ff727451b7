"""Web pages: their main text, or all that is visible, and what they declare of themselves.

The main text is what trafilatura (the extra ``html``) takes for it. Title, date and source come first from the names
that pages declare them under, among them those that the state's guide for government websites prescribes (ArticleTitle,
PubDate, ContentSource, SiteName), then from what stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy

from policyie.errors import InputError
from policyie.metadata import source_of
from policyie.readers.base import Options, Record, optional
from policyie.readers.dates import iso_day
from policyie.readers.encodings import decode_html
from policyie.readers.markup import Page
from policyie.view import View

# fact: the names (lower case) of <meta name= or property= or itemprop=> that declare it, the best first
DECLARED: dict[str, tuple[str, ...]] = {
    "title": ("articletitle", "og:title"),
    "published": (
        "pubdate", "publishdate", "article:published_time", "og:published_time", "datepublished", "dcterms.issued",
    ),
    "source": ("contentsource", "sitename", "og:site_name"),
}  # fmt: skip
# "This site": a source that names nobody.
_THIS_SITE = re.compile("^(?:本站|本网|本网站|原创|本站原创)?$")
# A page whose main text is shorter than this holds lists or frames rather than a document.
_SHORTEST_MAIN = 20
# The tree of a page takes up to 200 times its bytes, and libxml2's time is quadratic in the attributes of a tag. No
# page that people read comes near either bound.
_MOST_TAGS = 200_000
_MOST_ATTRIBUTES = 300


def page_record(data: bytes, name: str, options: Options) -> Record:
    """The document in a web page: its main text, or all visible text (``options.raw``, no main text found, a bomb).

    Raises:
        InputError: it can't be decoded, or the extra ``html`` is needed and missing.
    """
    return _record(decode_html(data, name), options)


def archive_record(data: bytes, name: str, options: Options) -> Record:
    """The document in a page that a browser saved as a single file (MHTML); raises as `page_record`."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            return page_record(page, name, options)
    raise InputError("no web page in this archive of one")


def html_text(page: str) -> str:
    """The visible text of a web page, a line for each block; nothing is judged to be navigation.

    Args:
        page: the page, decoded.

    Returns:
        Lines of text.
    """
    return Page(page).text


def _record(page: str, options: Options) -> Record:
    parsed = Page(page)
    facts = dict(_declared(parsed))
    if options.raw:
        return {**facts, "text": parsed.text}
    within_bounds = parsed.tags <= _MOST_TAGS and parsed.longest <= _MOST_ATTRIBUTES
    main, found = _main(page) if len(parsed.text) >= _SHORTEST_MAIN and within_bounds else ("", {})
    facts = {**found, **facts}
    if len(main) < _SHORTEST_MAIN:
        return {**facts, "text": parsed.text}
    # Rules read a document's title in its first lines, where the main text often has lost it.
    title = facts.get("title", "")
    if title and title not in main[: len(title) + 200]:
        main = f"{title}\n{main}"
    return {**facts, "text": main}


def _main(page: str) -> tuple[str, Record]:
    """What trafilatura finds: the main text ("" where it finds none), title, date and source."""
    trafilatura = optional("trafilatura", "html", "the main text of a web page (all of its text: raw=True, --raw)")
    dates = {"original_date": True, "extensive_search": False}
    try:
        found = trafilatura.bare_extraction(
            page, favor_recall=True, include_comments=False, with_metadata=True, date_extraction_params=dates
        )
    except Exception:  # whatever a broken page does to it, the visible text is left
        return "", {}
    if found is None:
        return "", {}
    facts = {"title": found.title, "published": iso_day(found.date), "source": found.sitename}
    return found.text or "", {fact: value for fact, value in facts.items() if value}


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    """The facts that the page declares; the source that it names in its text goes before the site's own name."""
    for fact, names in DECLARED.items():
        values = [value for name in names if (value := page.metas.get(name))]
        if fact == "source":
            values = [value for value in values if not _THIS_SITE.match(value)]
            if not _THIS_SITE.match(page.metas.get("contentsource", "")):
                yield fact, values[0]
            elif named := source_of(View(page.text, page.text)):
                yield fact, named
            elif values:
                yield fact, values[0]
        elif fact == "published":
            days = [day for value in values if (day := iso_day(value))]
            if days:
                yield fact, days[0]
        elif values:
            yield fact, values[0]
