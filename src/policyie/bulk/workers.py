"""What a worker process does, whoever starts it: load the pipeline once, read batches of documents into plain records.

A pool calls `start` as the initialiser of each process and then `read_batch` on batches. Where there is no initialiser
(Spark, Ray, Dask), `pipeline` gives the pipeline of some `Settings`, loaded once a process::

    settings = Settings(exclude=["officials"])           # where the job is defined; can be pickled
    records = read_batch(batch, pipeline(settings))      # in the worker

A record is what `PolicyDocument.to_dict` returns: plain dicts, lists, strings and numbers, which are cheap to send. No
Doc leaves a worker. `policyie.bulk.rows.rows_of` turns records into rows of tables.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import attrs
from spacy.language import Language

from policyie.convert import record_from_doc
from policyie.errors import InputError, PolicyieError
from policyie.model import Failure
from policyie.pipeline import default_pipeline, load, make_doc
from policyie.readers import Unreadable
from policyie.records import Record

Input: TypeAlias = "str | Mapping[str, Any] | Unreadable"


class WorkerError(PolicyieError, RuntimeError):
    """The worker processes can't start, or can't load the pipeline; the message says why."""


def _absolute(paths: Iterable[str | Path]) -> tuple[str, ...]:
    return tuple(os.path.abspath(path) for path in paths)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _as_json(config: Mapping[str, Any] | str | None) -> str:
    return config if isinstance(config, str) else json.dumps(config or {}, sort_keys=True)


@attrs.frozen(kw_only=True)
class Settings:
    """The arguments of `policyie.load` in a form that can be sent to a process, compared and hashed.

    Attributes:
        lexicons: paths of CSV files, made absolute.
        exclude: names of components to leave out.
        config: settings by component name; kept as JSON.
    """

    lexicons: tuple[str, ...] = attrs.field(default=(), converter=_absolute)
    exclude: tuple[str, ...] = attrs.field(default=(), converter=_sorted)
    config: str = attrs.field(default="{}", converter=_as_json)

    def load(self) -> Language:
        """Load the pipeline.

        Returns:
            A pipeline of its own at each call.

        Raises:
            ValueError: an unknown component is named.
            TableError: a lexicon is malformed.
        """
        return load(lexicons=self.lexicons, exclude=self.exclude, config=json.loads(self.config))


def pipeline(settings: Settings) -> Language:
    """Return the pipeline of these settings: loaded on the first call in each process, then shared.

    Args:
        settings: what `policyie.load` is to be given.

    Returns:
        The pipeline, the same object for the same settings.

    Raises:
        ValueError: an unknown component is named.
        TableError: a lexicon is malformed.
    """
    return default_pipeline() if settings == Settings() else _loaded(settings)


@cache
def _loaded(settings: Settings) -> Language:
    return settings.load()


class _Worker:
    """The state of a worker process: its pipeline, or why there is none."""

    nlp: Language | None = None
    problem: str | None = None


def start(source: Settings | Callable[[], Language] | None = None) -> None:
    """Make this process a worker: load its pipeline, ignore Ctrl-C (the parent stops workers), end with the parent.

    Args:
        source: what to load, or a function that returns the pipeline; by default that of ``policyie.load()``. What goes
            wrong is raised by the first `read_batch`, since a pool can't pass on what its initialiser raises.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        _Worker.nlp = source() if callable(source) else pipeline(source or Settings())
    except Exception as error:  # passed on by read_batch
        _Worker.problem = f"a worker could not load the pipeline: {type(error).__name__}: {error}"
    # What is loaded stays: the collector need not walk it over and over.
    gc.collect()
    gc.freeze()


def _end_with(parent: int) -> None:
    """End this process once its parent is gone, so that a killed run leaves no workers behind."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def ready() -> None:
    """Return when `start` has loaded the pipeline.

    Raises:
        WorkerError: it could not.
    """
    if _Worker.problem is not None:
        raise WorkerError(_Worker.problem)


def read_batch(batch: Sequence[Input], nlp: Language | None = None) -> list[Record | Failure]:
    """Read documents inside one memory zone of spaCy's: what they add to its string store is released with them.

    Args:
        batch: texts, mappings with ``text`` and any of the other arguments of `policyie.extract`, or what
            `policyie.read` could not read.
        nlp: the pipeline; by default the one that `start` loaded, else that of ``policyie.load()``.

    Returns:
        For each document a record as of `PolicyDocument.to_dict`, or a `Failure` whose position is that in the batch.

    Raises:
        WorkerError: `start` could not load the pipeline.
    """
    if nlp is None:
        ready()
        nlp = _Worker.nlp or pipeline(Settings())
    with nlp.memory_zone():
        return [_read(document, position, nlp) for position, document in enumerate(batch)]


def _read(document: Input, position: int, nlp: Language) -> Record | Failure:
    if isinstance(document, Unreadable):
        return Failure(id=document.id, position=position, error=type(document).__name__, message=document.message)
    try:
        facts = {"text": document} if isinstance(document, str) else document
        if not isinstance(facts, Mapping):
            raise InputError(f"expected a text or a mapping, got {type(facts).__name__}")
        return record_from_doc(nlp(make_doc(nlp, **facts)))
    except Exception as error:  # whatever it is, the documents after it are read
        return Failure(id=name_of(document), position=position, error=type(error).__name__, message=str(error))


def name_of(document: Input) -> str | None:
    """Return the id that a document came with, None where it has none."""
    if isinstance(document, Unreadable):
        return document.id
    name = document.get("id") if isinstance(document, Mapping) else None
    return None if name is None else str(name)
