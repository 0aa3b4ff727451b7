"""Chinese words in place of characters: a tokenizer on the words of spacy-pkuseg, for components trained on them.

The rules don't need it. `policyie.components.words` then splits the words that a mention's border would cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from spacy.lang.zh import ChineseTokenizer, Segmenter
from spacy.language import Language
from spacy.util import registry
from spacy.vocab import Vocab

from policyie.errors import ModelError
from policyie.tokenizer import GridTokenizer, grid
from policyie.view import HAN, View

_HAN = re.compile(f"[{HAN}]")
_STRETCH = re.compile(r"\S+")
# pkuseg takes memory for every character of a stretch; longer ones are given to it sentence by sentence.
_LONGEST = 4096
_MODEL_FILES = ("features.msgpack", "weights.npz")


class WordTokenizer(GridTokenizer):
    """Turns text into a Doc of the words of a pkuseg model.

    The model reads the view (simplified, half-width, no glosses), one stretch without white space at a time, and only
    stretches with a Chinese character; others are tokenised as by the grid. A word is never shorter than a token of the
    grid, so Latin words, numbers and glossed characters stay whole, and it never holds white space of the text.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(vocab)
        # spaCy's own tokenizer of Chinese: it holds the model, and knows how to save and load it.
        self.chinese: Any = ChineseTokenizer(vocab, segmenter=Segmenter.pkuseg)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        pkuseg_model: str | None = None,
        pkuseg_user_dict: str | None = "default",
    ) -> None:
        """Load a model, as spaCy's own Chinese tokenizer does.

        Args:
            get_examples: not used; spaCy passes it.
            nlp: not used; spaCy passes it.
            pkuseg_model: a folder with a model, or the name of one of pkuseg's, which it downloads on first use; None
                to keep the model that is loaded already.
            pkuseg_user_dict: a text file of words, one a line, that are never cut; ``"default"`` for the list that
                comes with spacy-pkuseg, None for no list.

        Raises:
            ModelError: spacy-pkuseg is missing, there is no such model, it can't be downloaded, or its files are of an
                older form.
        """
        if pkuseg_model is None and self.chinese.pkuseg_seg is not None:
            return
        self.chinese.pkuseg_seg = _open(pkuseg_model, pkuseg_user_dict)

    def split(self, text: str, view: View) -> tuple[list[str], list[bool], list[int]]:
        """Return the words of a text, which of them a space follows, and where they start."""
        if self.chinese.pkuseg_seg is None:
            raise ModelError("no pkuseg model is loaded: pass pkuseg_model to policyie.load, or call nlp.initialize()")
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        joined = _joined(view, self.chinese.pkuseg_seg.cut)
        word = next(joined, None)
        for start, end, space in zip(*(part.tolist() for part in grid(text, view)), strict=True):
            while word is not None and word[1] <= start:
                word = next(joined, None)
            # A token of the grid joins the one before it where both lie in one word, without white space between.
            apart = start == 0 or text[start - 1].isspace() or text[start].isspace()
            if word is None or start <= word[0] or apart:
                words.append(text[start:end])
                spaces.append(space)
                starts.append(start)
            else:
                words[-1] = text[starts[-1] : end]
                spaces[-1] = space
        return words, spaces, starts

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return the model as bytes."""
        data: bytes = self.chinese.to_bytes(**kwargs)
        return data

    def from_bytes(self, data: bytes, **kwargs: Any) -> WordTokenizer:
        """Take the model from bytes."""
        self.chinese.from_bytes(data, **kwargs)
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the model into a folder."""
        self.chinese.to_disk(path, **kwargs)

    def from_disk(self, path: str | Path, **kwargs: Any) -> WordTokenizer:
        """Take the model from a folder.

        Raises:
            ModelError: the folder holds a model of an older form.
        """
        if (model := Path(path) / "pkuseg_model").is_dir():
            _check_files(model)
        self.chinese.from_disk(path, **kwargs)
        return self


def _joined(view: View, cut: Callable[[str], list[str]]) -> Iterator[tuple[int, int]]:
    """Yield the words of two characters or more as ranges of the text as given, sorted."""
    for start, end in _stretches(view.text):
        words = cut(view.text[start:end])
        if "".join(words) != view.text[start:end]:
            continue  # a character that the segmenter can't hold: the grid stays as it is
        borders = accumulate(map(len, words), initial=start)
        for word, at in zip(words, borders, strict=False):
            if len(word) > 1:
                yield view.origin(at, at + len(word))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches without white space that hold a Chinese character, the longest ones in parts."""
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        while end - start > _LONGEST:
            part = text.rfind("。", start, start + _LONGEST) + 1 or start + _LONGEST
            if _HAN.search(text, start, part):
                yield start, part
            start = part
        if _HAN.search(text, start, end):
            yield start, end


def _open(model: str | None, user_dict: str | None) -> Any:
    """Return pkuseg's segmenter; arguments and errors as of `WordTokenizer.initialize`."""
    try:
        import spacy_pkuseg
    except ModuleNotFoundError as error:
        raise ModelError("segmenter='pkuseg' needs spacy-pkuseg: pip install spacy-pkuseg") from error
    from spacy_pkuseg.config import config

    names = ", ".join(config.available_models)
    if not model:
        raise ModelError(f"segmenter='pkuseg' needs pkuseg_model: a folder with a model, or one of {names}")
    named = str(model) in config.available_models
    if not named:
        if not Path(model).is_dir():
            raise ModelError(f"{str(model)!r} is no folder, and none of pkuseg's models: {names}")
        _check_files(Path(model))
    elif model in config.models_with_dict and user_dict is not None:
        # Its word list is a pickle in the download; no pickle is loaded from a file that is not part of a package.
        raise ModelError(f"the model {model!r} can be used with pkuseg_user_dict=None only")
    if user_dict not in (None, "default") and not Path(user_dict).is_file():
        raise ModelError(f"the word list {user_dict!r} is no file")
    try:
        if named:
            home = config.pkuseg_home
            spacy_pkuseg.download_model(config.model_urls[model], home, config.model_hash[model])
            _check_files(Path(home) / str(model))
        return spacy_pkuseg.pkuseg(str(model), user_dict=user_dict)
    except ModelError:
        raise
    except Exception as error:  # whatever the network, the archive or the file system raise
        reason = f"{type(error).__name__}: {error}"
        if not named:
            raise ModelError(f"the pkuseg model in {str(model)!r} can't be read ({reason})") from error
        raise ModelError(
            f"the pkuseg model {model!r} is not in {config.pkuseg_home} and can't be downloaded ({reason}); "
            f"without a network, unpack {config.model_urls[model].rsplit('/', 1)[-1]} of the release that spacy-pkuseg "
            "names, and pass the folder as pkuseg_model"
        ) from error


def _check_files(folder: Path) -> None:
    missing = [name for name in _MODEL_FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"{str(folder)!r} is no pkuseg model that is read here: it lacks {' and '.join(missing)} (models of the "
            "older form, with features.pkl, are not loaded, as a pickle can run any code)"
        )


@registry.tokenizers("policyie.WordTokenizer.v1")
def make_word_tokenizer() -> Any:
    """Return spaCy's constructor for the tokenizer of words; its model is loaded by ``nlp.initialize()``."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab)

    return create
