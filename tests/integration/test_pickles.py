"""No pickle is loaded from a file: each file that policyie reads is replaced by one, and none of them runs."""

import contextlib
import pickle
import shutil
import zlib
from pathlib import Path

import pytest
import spacy
import srsly
from spacy.tokens import DocBin

import policyie
from policyie.readers.paths import ENDINGS

TEXT = "绍兴市新签约项目12个，总投资30亿元。"


class Runs:
    """Makes a file when its pickle is loaded."""

    def __init__(self, canary):
        self.canary = canary

    def __reduce__(self):
        return Path.touch, (self.canary,)


@pytest.fixture
def canary(tmp_path):
    return tmp_path / "canary"


@pytest.fixture
def payloads(canary):
    """Pickles of every protocol, by themselves and in what they are packed in."""
    plain = [pickle.dumps(Runs(canary), protocol=protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    array = {b"nd": True, b"kind": b"O", b"type": "|O", b"shape": (1,), b"data": plain[-1]}
    packed = [zlib.compress(plain[-1]), srsly.msgpack_dumps(array), srsly.msgpack_dumps({"a": array, "b": plain[-1]})]
    return [*plain, *packed]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved") / "pipeline"
    policyie.load().to_disk(folder)
    return folder


def test_the_pickles_would_run(canary, payloads):
    for payload in payloads[:-3]:
        pickle.loads(payload)
        assert canary.exists()
        canary.unlink()


def files_of(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_a_saved_pipeline(saved, tmp_path, canary, payloads):
    names = [
        *files_of(saved),
        *map(Path, ("pipeline.pkl", "tokenizer", "vocab/strings.pickle", "resolve/model", "cfg.pkl")),
    ]
    assert Path("lexicon.jsonl") in names
    for name in names:
        folder = tmp_path / "changed"
        for payload in (payloads[0], payloads[-4], payloads[-1]):
            shutil.copytree(saved, folder, dirs_exist_ok=True)
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(payload)
            with contextlib.suppress(Exception):
                spacy.load(folder)
            with contextlib.suppress(Exception):
                policyie.load().from_disk(folder)
            assert not canary.exists(), name
        shutil.rmtree(folder)


def test_a_pipeline_in_bytes(canary, payloads):
    nlp = policyie.load()
    whole = srsly.msgpack_loads(nlp.to_bytes())
    forged = [*payloads, *(srsly.msgpack_dumps({**whole, part: payload}) for part in whole for payload in payloads)]
    for data in forged:
        with contextlib.suppress(Exception):
            policyie.load(exclude=("targets",)).from_bytes(data)
        assert not canary.exists()


def test_stored_documents(tmp_path, canary, payloads):
    nlp = policyie.load()
    store = DocBin(store_user_data=True, docs=[nlp(TEXT)])
    whole = srsly.msgpack_loads(zlib.decompress(store.to_bytes()))
    assert "user_data" in whole
    forged = list(payloads)
    for part in whole:
        for payload in payloads:
            stores = ({**whole, part: value} for value in (payload, [payload]))
            forged += [zlib.compress(srsly.msgpack_dumps(altered)) for altered in stores]
    for data in forged:
        path = tmp_path / "docs.spacy"
        path.write_bytes(data)
        with contextlib.suppress(Exception):
            for doc in DocBin(store_user_data=True).from_disk(path).get_docs(nlp.vocab):
                doc._.policy.to_dict()
        assert not canary.exists()


@pytest.mark.parametrize("ending", ["", ".gz", *sorted(ENDINGS), ".pkl", ".npy"])
def test_files_of_documents(tmp_path, canary, payloads, ending):
    path = tmp_path / f"a{ending}"
    for payload in payloads:
        path.write_bytes(payload)
        list(policyie.extract_many(policyie.read(path)))
        with contextlib.suppress(policyie.TableError):
            policyie.load(lexicons=[path])
        assert not canary.exists()


def test_a_type_that_a_parquet_file_brings_with_it(tmp_path, canary, payloads):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    for payload in payloads:
        # The name of pyarrow's own extension types in Python, which it once unpickled when a file was read.
        brought = {b"ARROW:extension:name": b"arrow.py_extension_type", b"ARROW:extension:metadata": payload}
        schema = arrow.schema([arrow.field("text", arrow.string(), metadata=brought)])
        parquet.write_table(arrow.table({"text": [TEXT]}, schema=schema), tmp_path / "a.parquet")
        (found,) = policyie.read(tmp_path / "a.parquet")
        assert isinstance(found, policyie.Unreadable) or found["text"] == TEXT
        assert not canary.exists()
