"""What holds for every table of a user: it is read or refused with its place, and its words are found as written."""

import csv
import io
import re
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import policyie
from policyie.components.lexicon import LexiconScanner
from policyie.lexicons import read_lexicon

COLUMNS = [
    "kind",
    "surface",
    "aliases",
    "code",
    "level",
    "parent",
    "since",
    "until",
    "concept",
    "gb4754",
    "role",
    "indicator",
]
CELLS = [
    "", "place", "industry", "office", "indicator", "云岭新城", "云岭", "雲嶺新城", "甲", "a|b", "|", "#", "yunling", "310000",
    "371200", "CA", "cluster:x", "zone", "county", "cluster", "330681", "999999", "2016", "2015", "x", "agriculture", "13|14",
    "mayor", "own_x", "revenue", '"', "\n", "Yunling New Town", "\ufeff",
]  # fmt: skip


@cache
def folder():
    return Path(tempfile.mkdtemp())


def read(content):
    path = folder() / "own.csv"
    path.write_bytes(content)
    return path, read_lexicon(path)


def outcome(content):
    """The patterns of a table, and why it was refused."""
    try:
        return read(content)[1], None
    except policyie.TableError as error:
        return [], str(error)


def written(rows):
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    return lines.getvalue().encode()


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=13), max_size=4).map(
            lambda rows: written([COLUMNS, *rows])
        ),
        st.lists(st.sampled_from([*COLUMNS, *CELLS, ",", ",", "\n", ";", '"']), max_size=60).map(
            lambda p: "".join(p).encode()
        ),
    )
)
def test_a_table_is_read_or_refused_with_its_place(content):
    patterns, refusal = outcome(content)
    assert refusal is None or re.match(r".*own\.csv, line \d+(, column [^:]+)?: .", refusal, re.DOTALL)
    LexiconScanner().add_patterns(patterns)  # raises where a component could not read one


@cache
def own():
    rows = [
        ["place", "云岭新城", "云岭|Yunling New Town", "yunling", "zone", "330681", "", "", "", "", "", ""],
        ["place", "云岭新城", "", "yunling-2", "zone", "510100", "2030", "", "", "", "", ""],
        ["place", "长安区", "", "changan", "zone", "330681", "", "", "", "", "", ""],
        ["industry", "石斛康养", "", "", "", "", "", "", "dendrobium", "27", "", ""],
        ["office", "首席招商官", "", "", "city", "", "", "", "", "", "own_promoter", ""],
        ["indicator", "双招双引额", "", "", "", "", "", "", "", "", "", "contracted_investment"],
    ]
    path, _ = read(written([COLUMNS, *rows]))
    return policyie.load(lexicons=[path])


PIECES = [
    "云岭新城", "云岭", "雲嶺新城", "Yunling New Town", "长安区", "长安", "绍兴市", "石斛康养", "首席招商官", "王建国", "双招双引额",
    "60亿元", "增长8%", "，", "。", "\n", " ", "市", "镇", "开发区", "有限公司", "在", "副", "项目12个", "2031年",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from([None, "2024-05-01", "2031-05-01"]))
def test_mentions_with_own_words_are_sound(text, published):
    document = policyie.extract(text, nlp=own(), published=published)
    for name in ("amounts", "regions", "industries", "officials", "targets"):
        reach = 0
        for mention in getattr(document, name):
            assert mention.text == text[mention.start : mention.end]
            assert mention.start >= reach or name == "targets"
            reach = mention.end
    for region in document.regions:
        if region.rule == "region.own" and region.code is not None:
            assert (region.code, region.text.lower()) in {
                ("yunling", "云岭新城"), ("yunling", "云岭"), ("yunling", "雲嶺新城"), ("yunling", "yunling new town"),
                ("yunling-2", "云岭新城"), ("yunling-2", "雲嶺新城"), ("changan", "长安区"),
            }  # fmt: skip
    assert all(target.region != "yunling" for target in document.targets)
    assert document.home not in ("yunling", "changan")
