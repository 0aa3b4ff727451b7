"""The tables, declared once: data frames, Parquet, DuckDB, SQLite, CSV and Spark are made from these columns.

A table of mentions has a row a mention; ``document_key`` leads to its document. Figures are exact decimals. Stores that
have decimals hold them as DECIMAL(38, 10), beside the figure as text (``value_text``), which is exact for every figure:
where one has more than 28 digits before the point or 10 after it, the decimal is null. Lists are lists where a store
has them, JSON in SQLite, items joined by ``|`` in CSV; maps are maps, else JSON. `policyie.bulk.rows` makes the rows.
"""

from __future__ import annotations

from enum import Enum

import attrs

PRECISION, SCALE = 38, 10
"""Digits of a stored decimal, and how many of them stand after the point."""

KEY = "document_key"


class Type(Enum):
    """What a column holds; in brackets the cell of a row as `rows_of` makes it, where that differs."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    FLOAT = "float"
    DATE = "date"  # (ISO 8601 text)
    DECIMAL = "decimal"  # (text)
    STRINGS = "strings"  # a list of strings
    MAP = "map"  # a dict of strings


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        name: as in `policyie.model`, where the column is a field of a mention.
        type: what it holds.
        comment: its meaning, in a line.
        required: it is never null.
    """

    name: str
    type: Type
    comment: str
    required: bool = False


@attrs.frozen
class Table:
    """A table: its name, meaning, columns, and the columns that identify a row.

    ``key`` is its primary key.
    """

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def refers(self) -> bool:
        """Whether each row belongs to a row of ``documents``, by ``document_key``."""
        return "mention" in self.key

    def stored(self) -> tuple[Column, ...]:
        """Return the columns as stores have them: each decimal is followed by its text."""
        return tuple(column for logical in self.columns for column in _stored(logical))


def _stored(column: Column) -> tuple[Column, ...]:
    if column.type is not Type.DECIMAL:
        return (column,)
    text = f"{column.name}, exactly as read: all its digits, where the decimal has no room for them too"
    return (
        attrs.evolve(column, required=False),
        Column(f"{column.name}_text", Type.STRING, text, column.required),
    )


def _columns(*rows: tuple[str, Type, str] | tuple[str, Type, str, bool]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


S, I, B, F, D, N, L, M = (  # noqa: E741
    Type.STRING,
    Type.INTEGER,
    Type.BOOLEAN,
    Type.FLOAT,
    Type.DATE,
    Type.DECIMAL,
    Type.STRINGS,
    Type.MAP,
)
_MUST = True

_OF_DOCUMENT = _columns(
    (KEY, I, "key of the document in this output: its place in the input, from 0", _MUST),
    ("document", S, "id of the document, as given"),
)
_OF_MENTION = (
    *_OF_DOCUMENT,
    *_columns(
        ("mention", I, "place of the mention in this list of its document, from 0", _MUST),
        ("published", D, "date of the document"),
        ("start", I, "offset of the first character in documents.text, from 0, in Unicode code points", _MUST),
        ("end", I, "offset after the last character", _MUST),
        ("text", S, "those characters", _MUST),
        ("rule", S, "name of the rule that made the mention", _MUST),
        ("zone", S, "navigation, related or footer of a scraped page; null in its body"),
    ),
)
_FIGURE = _columns(
    ("value", N, "the figure, in units of the currency or of what is counted; of a range the lower end", _MUST),
    ("upper", N, "the upper end of a range"),
)
_COMPARATOR = Column("comparator", S, "eq, ge (at least), gt, le (at most), lt, approx or range", _MUST)
_REGION = "six digits of GB/T 2260 as of today, CN for the nation, cluster:<slug>, or an ISO 3166 country code"

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "documents",
            "The documents that were read",
            (
                *_OF_DOCUMENT,
                *_columns(
                    ("text", S, "the text as given; all offsets point into it", _MUST),
                    ("language", S, "zh, en or mixed", _MUST),
                    ("title", S, "as given, else as the text says"),
                    ("published", D, "date, as given, else as the text says"),
                    ("source", S, "who published it, as given, else as the text says"),
                    ("home", S, "code of the region that the document speaks for, as given or inferred"),
                    ("number", S, "document number, as found"),
                    ("issuer", S, "the body that issued it, as found"),
                    (
                        "type",
                        S,
                        "communique, work_report, budget_report, work_plan, plan, measures, notice, news or other",
                        _MUST,
                    ),
                    ("version", S, "of policyie and of its tables that read it", _MUST),
                    ("notices", L, "codes of what a reader of the output should know", _MUST),
                ),
            ),
            (KEY,),
        ),
        Table(
            "amounts",
            "Every sum of money",
            (
                *_OF_MENTION,
                *_FIGURE,
                Column("currency", S, "ISO 4217 code", _MUST),
                _COMPARATOR,
                Column("guess", B, "the figure was damaged, and this is the likeliest reading", _MUST),
            ),
            (KEY, "mention"),
        ),
        Table(
            "regions",
            "Every named place",
            (
                *_OF_MENTION,
                *_columns(
                    ("code", S, f"{_REGION}; null where it stays open"),
                    ("name", S, "the official name that the code stands for"),
                    ("level", S, "province, prefecture, county, township, zone, cluster or country"),
                    ("candidates", L, "codes that an ambiguous name may stand for, best first", _MUST),
                    ("historical_code", S, "the code of the time of the name as written, where it is not today's"),
                ),
            ),
            (KEY, "mention"),
        ),
        Table(
            "industries",
            "Every named sector",
            (
                *_OF_MENTION,
                *_columns(
                    (
                        "concept",
                        S,
                        "id of the concept in the industry table; null where only parts of the name are known",
                    ),
                    ("gb4754", L, "divisions of GB/T 4754-2017, or the letter of a whole section", _MUST),
                    ("sei", S, "category 1 to 9 of the 2018 classification of strategic emerging industries"),
                    ("composed", B, "the name was composed by rule", _MUST),
                ),
            ),
            (KEY, "mention"),
        ),
        Table(
            "officials",
            "Every mention of a person in an office",
            (
                *_OF_MENTION,
                *_columns(
                    ("roles", L, "all offices written for that person anywhere in the document", _MUST),
                    ("region", S, f"jurisdiction of the office: {_REGION}"),
                    ("person", S, "the person, within the document: the same for all mentions of one", _MUST),
                    ("region_name", S, "name of the region"),
                ),
            ),
            (KEY, "mention"),
        ),
        Table(
            "targets",
            "Every figure that states an aim, a result, a commitment, a threshold or a support of policy",
            (
                *_OF_MENTION,
                Column("measure", S, "money, percent or count", _MUST),
                *_FIGURE,
                Column("unit", S, "a currency code, percent, or what is counted", _MUST),
                _COMPARATOR,
                *_columns(
                    ("kind", S, "goal, result, commitment, threshold, support or other", _MUST),
                    ("indicator", S, "what is measured, such as capital_in_place", _MUST),
                    ("period", S, "ISO 8601 year, month, quarter (2022-Q1) or interval (2022-01/2022-02)"),
                    ("region", S, f"what the figure is about: {_REGION}"),
                    ("industries", L, "the industries that it is about, as written", _MUST),
                    ("growth_of", B, "a percentage that is a growth rate", _MUST),
                    ("evidence_start", I, "offset of the clause that the reading rests on", _MUST),
                    ("evidence_end", I, "offset after it", _MUST),
                    ("sentence_start", I, "offset of the sentence that the figure stands in", _MUST),
                    ("sentence_end", I, "offset after it", _MUST),
                    ("confidence", F, "share of such readings that are right on annotated documents", _MUST),
                    ("rules", M, "which rule decided what, by field", _MUST),
                    ("responsible", L, "who answers for it, as written", _MUST),
                    ("region_name", S, "name of the region"),
                    ("province", S, "six digits of the province that the region lies in"),
                    ("province_name", S, "name of the province"),
                    ("concepts", L, "ids in the industry table of the industries that it is about, each once", _MUST),
                    ("evidence", S, "the clause that the reading rests on", _MUST),
                    ("sentence", S, "the sentence that the figure stands in", _MUST),
                    ("section", L, "the headings over it, from the top down", _MUST),
                ),
            ),
            (KEY, "mention"),
        ),
        Table(
            "failures",
            "The documents that could not be read",
            (
                *_OF_DOCUMENT,
                Column("type", S, "name of the kind of error", _MUST),
                Column("error", S, "what was wrong", _MUST),
            ),
            (KEY,),
        ),
    )
}
"""The tables by name, in the order in which they are written."""
