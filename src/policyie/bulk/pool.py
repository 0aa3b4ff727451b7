"""Worker processes on this machine: documents in, records out, in order, with bounded memory.

A batch that kills its worker (the system ran out of memory, a library crashed) is read once more by a worker of its
own; if that is killed too, the batch is read document by document, and the one that kills becomes a `Failure`. The
processes are those of loky, which start without the ``if __name__ == "__main__"`` guard and notice when one of them
dies.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeAlias

import attrs
from spacy.language import Language

from policyie.bulk.workers import Input, Settings, WorkerError, name_of, read_batch, ready, start
from policyie.model import Failure
from policyie.records import Record

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

Result: TypeAlias = "Record | Failure"
Source: TypeAlias = "Settings | Callable[[], Language]"

MAX_CHARACTERS = 200_000
"""A batch ends when its texts have so many characters together, whatever the number of its documents."""

_AHEAD = 3  # batches that are read from the input before their turn, for each worker

_FEEDER_ENDS = 5.0  # seconds; it takes milliseconds

_CANNOT_START = (
    "the worker processes end before they are ready. A script that uses the start method spawn or forkserver has to "
    'call extract_many under `if __name__ == "__main__":`; without start_method it need not. Otherwise memory may be '
    "short: each worker needs about 250 MB"
)
_KILLED = "the process that read this document was killed, each time it was tried; memory may have been short"


def batches(documents: Iterable[Input], size: int) -> Iterator[list[Input]]:
    """Cut the input into batches of at most ``size`` documents and about `MAX_CHARACTERS`.

    When the input raises, what came before is given first.
    """
    iterator = iter(documents)
    batch: list[Input] = []
    length = 0
    problem: Exception | None = None
    while problem is None:
        try:
            document = next(iterator)
        except StopIteration:
            break
        except Exception as error:
            problem = error
            break
        batch.append(document)
        length += _length(document)
        if len(batch) >= size or length >= MAX_CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
    if problem is not None:
        raise problem


def _length(document: Input) -> int:
    text = document.get("text") if hasattr(document, "get") else document
    return len(text) if isinstance(text, str) else 0


def read_here(documents: Iterable[Input], nlp: Language, *, batch_size: int) -> Iterator[Result]:
    """Read documents in this process: a record or a `Failure` for each, in order."""
    position = 0
    for batch in batches(documents, batch_size):
        yield from _placed(read_batch(batch, nlp), position)
        position += len(batch)


def read_in_workers(
    documents: Iterable[Input], source: Source, *, n_process: int, batch_size: int, start_method: str | None = None
) -> Iterator[Result]:
    """Read documents in worker processes: a record or a `Failure` for each, in order.

    The workers end when the iterator is exhausted, closed or dropped. At most three batches a worker are taken from the
    input before their turn.

    Args:
        documents: as for `policyie.bulk.workers.read_batch`.
        source: what each worker loads.
        n_process: number of workers.
        batch_size: most documents in a batch.
        start_method: ``loky`` (the default), ``fork``, ``spawn`` or ``forkserver``.

    Raises:
        WorkerError: no worker can start, or none can load the pipeline.
    """
    feed: Iterator[list[Input]] | None = batches(documents, batch_size)
    problem: Exception | None = None
    waiting: deque[_Job] = deque()
    pool = _Pool(source, n_process, start_method)
    position = 0
    try:
        while True:
            try:
                while feed is not None and len(waiting) < _AHEAD * n_process:
                    batch = next(feed, None)
                    if batch is None:
                        feed = None
                    else:
                        waiting.append(pool.job(batch))
            except WorkerError:
                raise
            except Exception as error:  # of the input: raised when all that came before it is read
                feed, problem = None, error
            if not waiting:
                break
            job = waiting.popleft()
            yield from _placed(pool.result(job), position)
            position += len(job.batch)
        if problem is not None:
            raise problem
    finally:
        pool.close()


def _placed(results: Iterable[Result], position: int) -> Iterator[Result]:
    """Give failures their place in the input instead of that in the batch."""
    for result in results:
        if isinstance(result, Failure):
            yield attrs.evolve(result, position=position + result.position)
        else:
            yield result


def _start(source: bytes) -> None:
    start(pickle.loads(source))


@attrs.define
class _Job:
    batch: list[Input]
    future: Future[list[Result]]


class _Pool:
    """Workers for many batches, and beside them one for batches that were in work when a worker was killed."""

    def __init__(self, source: Source, n_process: int, start_method: str | None) -> None:
        import cloudpickle

        # Whatever the start method: functions of notebooks and functions in functions are sent by value.
        self._source = cloudpickle.dumps(source)
        self._n_process = n_process
        # Not loky's get_context: it warns of fork, which is the user's own choice here.
        import loky.backend.context  # noqa: F401  (registers the start method loky)

        self._context = multiprocessing.get_context(start_method or "loky")
        self._many: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None

    def job(self, batch: list[Input]) -> _Job:
        """Give a batch to the workers."""
        for _ in range(2):
            self._many = self._many or self._executor(self._n_process)
            try:
                return _Job(batch, self._many.submit(read_batch, batch))
            except BrokenProcessPool:  # since the last result; the batches in work are read again by `result`
                _stop(self._many)
                self._many = None
        raise WorkerError(_CANNOT_START)

    def result(self, job: _Job) -> list[Result]:
        """Wait for the results of a batch, whatever happens to the workers."""
        try:
            return job.future.result()
        except WorkerError:
            raise
        except BrokenProcessPool:
            # Which of the batches in work was to blame is not known: each of them is read by a worker of its own.
            _stop(self._many)
            self._many = None
            try:
                return self._alone(job.batch)
            except BrokenProcessPool:
                pass
        except Exception:  # a document that can't be sent
            pass
        return [self._one(document, place) for place, document in enumerate(job.batch)]

    def _one(self, document: Input, place: int) -> Result:
        try:
            result = self._alone([document])[0]
        except WorkerError:
            raise
        except BrokenProcessPool:
            return Failure(id=name_of(document), position=place, error="WorkerKilled", message=_KILLED)
        except Exception as error:
            return Failure(id=name_of(document), position=place, error=type(error).__name__, message=str(error))
        return attrs.evolve(result, position=place) if isinstance(result, Failure) else result

    def _alone(self, batch: Sequence[Input]) -> list[Result]:
        if self._single is None:
            self._single = self._executor(1)
            try:
                self._single.submit(ready).result()
            except BrokenProcessPool as error:
                raise WorkerError(_CANNOT_START) from error
        try:
            results: list[Result] = self._single.submit(read_batch, batch).result()
        except BrokenProcessPool:
            _stop(self._single)
            self._single = None
            raise
        return results

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        from loky import ProcessPoolExecutor

        return ProcessPoolExecutor(workers, context=self._context, initializer=_start, initargs=(self._source,))

    def close(self) -> None:
        """End all workers."""
        _stop(self._many)
        _stop(self._single)
        self._many = self._single = None


def _stop(executor: ProcessPoolExecutor | None) -> None:
    if executor is None:
        return
    feeder = getattr(getattr(executor, "_call_queue", None), "_thread", None)
    executor.shutdown(wait=True, kill_workers=True)
    # loky leaves the thread that feeds its queue to end by itself. An interpreter that ends meanwhile stops it between
    # removing a semaphore and signing it off, and loky then warns of a leak on standard error.
    if feeder is not None:
        feeder.join(timeout=_FEEDER_ENDS)
