"""Hooks of the documentation site: pages that stand elsewhere in the project, and notebooks as pages.

`mkdocs.yml` names this file. CONTRIBUTING.md, CHANGELOG.md and the README files of the tables and of the examples
become pages, and so does each notebook of examples/, with what it shows. Links between all of them lead to the page of
the site; links to other files of the project become their names.
"""

from __future__ import annotations

import html
import json
import os
import re
from base64 import b64encode
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))

#: Pages that stand elsewhere: by file of the project the page of the site.
ELSEWHERE = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "README.md": "index.md",
    "src/policyie/resources/README.md": "sources.md",
    "examples/README.md": "examples/index.md",
} | {path.relative_to(ROOT).as_posix(): f"examples/{path.stem}.md" for path in NOTEBOOKS}

LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?!\w+:|#)(?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages that stand elsewhere."""
    for source, page in ELSEWHERE.items():
        if page == "index.md":
            continue
        text = (ROOT / source).read_text("utf-8")
        if source.endswith(".ipynb"):
            text = notebook_page(json.loads(text))
        files.append(File.generated(config, page, content=site_links(text, source, page)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead the links of pages under docs/ to pages of the site."""
    if page.file.generated_by:
        return markdown
    return site_links(markdown, f"docs/{page.file.src_uri}", page.file.src_uri)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Take from the site itself what searches where pages are read from disk (iframe-worker 1.0.4, MIT)."""
    return output.replace(
        "https://unpkg.com/iframe-worker/shim", get_relative_url("assets/vendor/iframe-worker.js", page.url)
    )


def site_links(text: str, source: str, page: str) -> str:
    """Return a page with its links as they are on the site.

    Args:
        text: the page, in Markdown.
        source: its file, from the root of the project; its links start from there.
        page: where it stands on the site.
    """

    def relinked(match: re.Match[str]) -> str:
        target = os.path.normpath((PurePosixPath(source).parent / match["target"]).as_posix())
        if target in ELSEWHERE:
            target = ELSEWHERE[target]
        elif target.startswith("docs/"):
            target = target.removeprefix("docs/")
        elif (ROOT / target).exists():
            return f"{match['words']} (`{target}`)" if target not in match["words"] else match["words"]
        else:
            return match[0]  # mkdocs tells that it leads nowhere
        relative = os.path.relpath(target, PurePosixPath(page).parent.as_posix())
        return f"[{match['words']}]({relative}{match['anchor'] or ''})"

    return LINK.sub(relinked, text)


def notebook_page(notebook: dict[str, Any]) -> str:
    """Return a notebook as Markdown: its text, its code, and what the code showed."""
    parts = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
        elif cell["cell_type"] == "code":
            parts.append(f"```python\n{source}\n```")
            parts += (shown for output in cell["outputs"] if (shown := output_block(output)))
    return "\n\n".join(parts) + "\n"


def output_block(output: dict[str, Any]) -> str:
    """Return one output of a cell as Markdown: a picture, else HTML, else text."""
    if output["output_type"] == "stream":
        return f"```text\n{''.join(output['text']).rstrip()}\n```"
    data = output.get("data", {})
    if "image/svg+xml" in data:
        picture = b64encode("".join(data["image/svg+xml"]).encode()).decode()
        return f'<img class="pi-chart" alt="chart" src="data:image/svg+xml;base64,{picture}">'
    if "text/html" in data:
        shown = "".join(data["text/html"])
        if 'class="dataframe"' in shown:  # of pandas: as a table of the site, which scrolls
            table = re.search(r"<table.*?</table>", shown, re.DOTALL)
            assert table is not None, "a data frame has a table"
            return f'<div class="pi-frame">{re.sub(r"<table[^>]*>", "<table>", table[0])}</div>'
        # In a frame, so that styles of the output and of the site stay apart.
        fit = "this.style.height = this.contentDocument.documentElement.scrollHeight + 20 + 'px'"
        inner = html.escape(shown, quote=True)
        return f'<iframe class="pi-output" title="output" onload="{fit}" srcdoc="{inner}"></iframe>'
    return f"```text\n{''.join(data['text/plain'])}\n```" if "text/plain" in data else ""
