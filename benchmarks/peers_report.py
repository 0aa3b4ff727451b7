"""The result of peers.py as tables, on a terminal or in a page of Markdown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

_LANGUAGES = {"zh": "Chinese", "en": "English"}
_GROUPS = {
    "zh, plain": "Chinese, simplified and without glosses",
    "zh": "all Chinese documents",
    "en": "English",
    "mixed": "both languages in one document",
}
_GIVES_NO = {("spaCy en_core_web_sm", "code")}


def tables(result: Mapping[str, Any]) -> Iterable[tuple[str, list[str], list[list[str]]]]:
    """Title, headings and rows of each table of the result."""
    rows = [
        [
            s["system"],
            f"{s['speed_to_policyie_same_list']:.2f}",
            f"{s['speed_to_policyie_everything']:.2f}",
            f"{_rounded(s['characters_per_second']):,}",
        ]
        for s in result["speed"]
    ]
    headings = ["", "speed ÷ policyie, same list", "speed ÷ policyie, everything", "characters a second"]
    for task, language in dict.fromkeys((s["task"], s["language"]) for s in result["speed"]):
        chosen = [
            r for r, s in zip(rows, result["speed"], strict=True) if (s["task"], s["language"]) == (task, language)
        ]
        yield f"Speed: {task}, {_LANGUAGES[language]}", headings, chosen
    for task in dict.fromkeys(row["task"] for row in result["accuracy"]):
        scores = [row for row in result["accuracy"] if row["task"] == task]
        measures = list(dict.fromkeys(row["measure"] for row in scores))
        for group in sorted({row["group"] for row in scores}, key=["zh, plain", "zh", "en", "mixed"].index):
            by_system: dict[str, dict[str, Any]] = {}
            for row in scores:
                if row["group"] == group:
                    by_system.setdefault(row["system"], {})[row["measure"]] = row
            if all(name.startswith("policyie") for name in by_system):
                continue  # nothing to compare with
            wanted = next(iter(by_system.values()))["found"]["gold"]
            lines = [
                [
                    name,
                    f"{found['found']['precision']:.1f}",
                    f"{found['found']['recall']:.1f}",
                    *(
                        "none given" if (name, measure) in _GIVES_NO else f"{found[measure]['f1']:.1f}"
                        for measure in measures
                    ),
                ]
                for name, found in by_system.items()
            ]
            title = f"Accuracy: {task}, {_GROUPS[group]} ({wanted} annotated)"
            yield title, ["", "precision", "recall", *(f"F1, {measure}" for measure in measures)], lines
    yield (
        "What it takes",
        ["", "version", "install, MB", "load, s of processor time", "peak memory, MB"],
        [
            [row["system"], row["version"], _number(row["install_mb"]), f"{row['load']:.1f}", _number(row["memory_mb"])]
            for row in result["systems"]
        ],
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _rounded(value: float) -> int:
    """Two digits that count: the third is the machine's mood."""
    return int(float(f"{value:.2g}"))


def markdown(result: Mapping[str, Any]) -> str:
    """The result as Markdown."""
    parts = [f"Measured on {result['date']}: {result['machine']}."]
    for title, headings, rows in tables(result):
        head = [f"| {' | '.join(headings)} |", "|---" + "|--:" * (len(headings) - 1) + "|"]
        parts.append(f"### {title}\n\n" + "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)]))
    failures = [f"- {name}: {cause}" for name, cause in result["failures"].items()]
    parts.append("Peers that took no part:\n\n" + "\n".join(failures) if failures else "All peers took part.")
    return "\n\n".join(parts)


def write_into(page: Path, text: str) -> None:
    """Put text between the marks of a page."""
    before, mark, rest = page.read_text("utf-8").partition("<!-- peers -->\n")
    _, end, after = rest.partition("<!-- /peers -->")
    if not mark or not end:
        sys.exit(f"{page} has no <!-- peers --> and <!-- /peers -->")
    page.write_text(f"{before}{mark}{text}\n{end}{after}", "utf-8")


def show(result: Mapping[str, Any]) -> None:
    """Print the result."""
    console = Console(width=110)
    console.print(
        f"{result['date']}: {result['machine']}; accuracy on {result['gold']}, {result['documents']} documents"
    )
    for title, headings, rows in tables(result):
        table = Table(title=title, title_justify="left")
        for position, heading in enumerate(headings):
            table.add_column(heading, justify="right" if position else "left")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    for name, cause in result["failures"].items():
        console.print(f"[bold]{name} took no part:[/] {cause}")
