"""A tiny model of words, trained on sentences of our own."""

import atexit
import contextlib
import io
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parent.parent / "data" / "words" / "training.txt"


@cache
def tiny_model() -> str:
    """The folder of a pkuseg model, trained once a run; it knows few words, and cuts what it doesn't know anywhere."""
    spacy_pkuseg = pytest.importorskip("spacy_pkuseg", reason="the extra words is missing")
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with contextlib.redirect_stdout(io.StringIO()):
        spacy_pkuseg.train(str(TRAINING), str(TRAINING), folder, train_iter=5)
    return folder
