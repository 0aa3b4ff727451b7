"""The lexicon: all entries in one pass, word borders for Latin, longest where asked."""

import pytest

from policyie.components.lexicon import LexiconScanner
from policyie.errors import TableError
from policyie.lexicon import Entry, Lexicon, longest
from policyie.view import view_of


def scan(entries, text):
    view = view_of(text)
    return {k: [(view.text[s:e], key) for s, e, key in m] for k, m in Lexicon(entries).scan(view).items()}


def test_finds_overlapping_entries_of_all_kinds():
    entries = [Entry("place", "万州", "500101"), Entry("place", "万州区", "500101"), Entry("cue", "区政府", "gov")]
    assert scan(entries, "万州区政府") == {
        "place": [("万州区", "500101"), ("万州", "500101")],
        "cue": [("区政府", "gov")],
    }


def test_one_surface_can_mean_several_things():
    entries = [Entry("industry", "Tourism", "tourism"), Entry("office", "tourism", "dept")]
    assert scan(entries, "TOURISM") == {"industry": [("TOURISM", "tourism")], "office": [("TOURISM", "dept")]}


@pytest.mark.parametrize("text", ["trained", "brain", "rains"])
def test_latin_entries_need_word_borders(text):
    assert scan([Entry("x", "rain", "r")], text) == {"x": []}


@pytest.mark.parametrize("text", ["rain", "the Rain.", "在rain中", "rain2"])
def test_latin_entries_match_at_word_borders(text):
    assert len(scan([Entry("x", "rain", "r")], text)["x"]) == 1


def test_longest_keeps_leftmost_longest_and_all_keys_of_a_span():
    matches = [(0, 3, "a"), (0, 2, "b"), (1, 4, "c"), (4, 6, "d"), (4, 6, "e")]
    assert longest(matches) == [(0, 3, "a"), (4, 6, "d"), (4, 6, "e")]


def test_empty_lexicon_finds_nothing():
    assert Lexicon([]).scan(view_of("任何文字")) == {}


def test_scanner_adds_saves_and_loads_patterns(tmp_path):
    pattern = {"label": "place", "pattern": "云梦新城", "id": "yunmeng#云梦新城#zone#420923##"}
    scanner = LexiconScanner()
    size = len(scanner)
    scanner.add_patterns([pattern])
    assert len(scanner) == size + 1
    scanner.to_disk(tmp_path / "lexicon")
    assert LexiconScanner().from_disk(tmp_path / "lexicon").patterns == [pattern]
    assert LexiconScanner().from_bytes(scanner.to_bytes()).patterns == [pattern]


def test_scanner_refuses_a_pattern_without_an_id():
    with pytest.raises(TableError, match="pattern 1 lacks id"):
        LexiconScanner().add_patterns([{"label": "place", "pattern": "云梦"}])


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ({"label": "palce", "pattern": "云梦", "id": "S云梦"}, "pattern 1: label 'palce' is none of place, "),
        ({"label": "place", "pattern": "云梦", "id": "420923"}, "pattern 1: id '420923' is no key of the kind place"),
        ({"label": "indicator", "pattern": "云梦额", "id": "revenue"}, "id 'revenue' is no key of the kind indicator"),
        ({"label": "office", "pattern": "云梦长", "id": "mayor"}, "id 'mayor' is no key of the kind office"),
    ],
)
def test_scanner_refuses_what_no_component_reads(pattern, message):
    scanner = LexiconScanner()
    with pytest.raises(TableError, match=message):
        scanner.add_patterns([pattern])
    assert scanner.patterns == []


def test_patterns_win_over_the_tables_and_over_earlier_ones():
    scanner = LexiconScanner()
    view = view_of("发展光伏产业")
    assert [key for s, e, key in scanner.lexicon.scan(view)["industry"] if view.text[s:e] == "光伏"] != ["a"]
    for concept in ("a", "b"):
        scanner.add_patterns([{"label": "industry", "pattern": "光伏", "id": concept}])
        assert [key for s, e, key in scanner.lexicon.scan(view)["industry"] if view.text[s:e] == "光伏"] == [concept]
    assert [pattern["id"] for pattern in scanner.patterns] == ["b"]


def test_added_patterns_can_be_forgotten():
    scanner = LexiconScanner()
    size = len(scanner)
    scanner.add_patterns([{"label": "industry", "pattern": "云脑产业", "id": "a"}])
    assert "industry" in scanner.labels
    scanner.clear()
    assert (scanner.patterns, len(scanner)) == ([], size)
