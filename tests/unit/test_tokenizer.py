"""The token grid: one token per Han character, whole Latin words and numbers, nothing lost."""

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from policyie.errors import InputError
from policyie.tokenizer import GridTokenizer

TOKENS = {
    "han": ("投资大会", ["投", "资", "大", "会"]),
    "number": ("1,268.5亿元", ["1,268.5", "亿", "元"]),
    "latin and digits split": ("RMB10bn", ["RMB", "10", "bn"]),
    "apostrophe": ("Xi'an City", ["Xi", "'", "an", "City"]),
    "gloss joins its character": ("萬(wàn)州", ["萬(wàn)", "州"]),
    "mixed": ("GDP达5.2%", ["GDP", "达", "5.2", "%"]),
    "white space": ("a  b\n\nc", ["a", " ", "b", "\n\n", "c"]),
    "full-width digits": ("１２亿", ["１２", "亿"]),
    "empty": ("", []),
}


@pytest.fixture(scope="module")
def tokenizer():
    return GridTokenizer(spacy.blank("zh").vocab)


@pytest.mark.parametrize(("text", "words"), TOKENS.values(), ids=TOKENS.keys())
def test_tokens(tokenizer, text, words):
    doc = tokenizer(text)
    assert [token.text for token in doc] == words
    assert doc.text == text


def test_norm_is_the_normalised_form(tokenizer):
    doc = tokenizer("萬(wàn)州 ２０１９")
    assert [token.norm_ for token in doc] == ["万", "州", "2019"]


def test_lone_surrogates_are_refused_with_their_position(tokenizer):
    with pytest.raises(InputError, match="position 2"):
        tokenizer("投资\ud800")


def test_bytes_are_refused(tokenizer):
    with pytest.raises(InputError, match="bytes"):
        tokenizer("投资".encode())


_PIECES = re.compile(r"[A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,][0-9]+)*|[０-９]+|\s+|.", re.DOTALL)


def written_out(text):
    """Return the tokens and the spaces after them, as the grid is defined, one piece after the other."""
    tokens = []
    for piece in _PIECES.findall(text):
        if piece[0] == " " and tokens and not tokens[-1][0].isspace():
            tokens[-1] = (tokens[-1][0], " ")
            piece = piece[1:]
        if piece:
            tokens.append((piece, ""))
    return tokens


@given(st.text("中万 a bÀ×0129.,，\n\t\u3000\u200bＡ５%\U00020000é", max_size=40))
def test_tokens_are_those_of_the_definition(tokenizer, text):
    assert [(token.text, token.whitespace_) for token in tokenizer(text)] == written_out(text)
