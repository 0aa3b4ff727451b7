"""Many documents: worker processes, tables, resumable runs.

- `workers`: what a worker process does; for pools, Spark, Ray, Dask alike
- `schema`: the tables, declared once, for data frames, Parquet, DuckDB, SQLite, CSV and Spark; `rows` fills them
- `pool`: worker processes on this machine, in order, with bounded memory; killed workers
- `run`: a run that can be killed and resumed; `writers`: from a finished run to its output
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from policyie.bulk.workers import Input
    from policyie.model import Failure, PolicyDocument
    from policyie.records import Record


def read_many(
    documents: Iterable[Input],
    *,
    nlp: Language | Callable[[], Language] | None = None,
    n_process: int = 1,
    batch_size: int = 64,
    lexicons: Iterable[str | Path] = (),
    exclude: Iterable[str] = (),
    config: Mapping[str, Mapping[str, Any]] | None = None,
    start_method: str | None = None,
) -> Iterator[Record | Failure]:
    """Read many documents to plain records: as `policyie.extract_many`, without a `PolicyDocument` of each.

    Args:
        documents: as ``records`` of `policyie.extract_many`.
        nlp: as of `policyie.extract_many`; so are the others.
        n_process: worker processes.
        batch_size: most documents of a batch.
        lexicons: CSV files of your own words.
        exclude: names of components to leave out.
        config: settings by component name.
        start_method: how workers start.

    Returns:
        An iterator with a record, as of `PolicyDocument.to_dict`, or a `Failure` for each document.

    Raises:
        ValueError: the arguments don't go together, or name an unknown component.
        TableError: a lexicon is malformed.
        WorkerError: the workers could not start (while iterating).
    """
    from spacy.language import Language

    from policyie.bulk.pool import read_here, read_in_workers
    from policyie.bulk.workers import Settings
    from policyie.lexicons import read_lexicon
    from policyie.pipeline import check_names, default_pipeline

    if n_process != -1 and n_process < 1:
        raise ValueError(f"n_process is {n_process}; it has to be 1 or more, or -1 for one on each core")
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}; it has to be 1 or more")
    settings = Settings(lexicons=lexicons, exclude=exclude, config=config)
    if nlp is not None and settings != Settings():
        raise ValueError("nlp is a pipeline already: give lexicons, exclude and config to policyie.load instead")
    if n_process == 1:
        if nlp is None:
            nlp = default_pipeline() if settings == Settings() else settings.load()
        return read_here(documents, nlp if isinstance(nlp, Language) else nlp(), batch_size=batch_size)
    if isinstance(nlp, Language):
        raise ValueError(
            "a pipeline can't be sent to worker processes: give extract_many the arguments of policyie.load (lexicons, "
            "exclude, config), or as nlp a function without arguments that returns it; each worker calls it once"
        )
    check_names({*settings.exclude, *(config or {})})
    for path in settings.lexicons:  # an error of theirs is told before any process starts
        read_lexicon(path)
    if n_process == -1:
        from loky import cpu_count

        n_process = cpu_count()
    return read_in_workers(
        documents, nlp or settings, n_process=n_process, batch_size=batch_size, start_method=start_method
    )


def write(results: Iterable[PolicyDocument | Failure | Record], output: str | Path) -> None:
    """Write what `policyie.extract_many` or `read_many` gives as one output: JSON lines or tables, by its ending.

    Args:
        results: in the order in which they are to be written; each is taken as it comes.
        output: ``.jsonl``, ``.jsonl.gz``, ``.parquet`` and ``.csv`` (folders of tables), ``.duckdb``, ``.sqlite``. It
            appears when it is whole; when something is raised there is none.

    Raises:
        InputError: the ending is none of these, a package is missing, or there is something else under the name.
        RunError: there is an unfinished run of ``policyie extract`` for this output.
    """
    from policyie.bulk.run import Run
    from policyie.bulk.writers import writer
    from policyie.model import PolicyDocument

    make = writer(Path(output))
    with Run(Path(output), {}, keep=False) as run:
        run.begin(resume=False)
        run.remaining(iter(()))
        for result in results:
            run.add(result.to_dict() if isinstance(result, PolicyDocument) else result)
        run.finish(make)
