"""Read documents with Ray Data: the same worker function as in Spark, in actors of Ray.

usage: python ray_data.py IN.parquet OUT [--text COLUMN] [--id COLUMN] [--published COLUMN] [--workers N]

IN is a Parquet file or folder with a document a row, OUT a folder for the rows with two columns more: `policy`, what
was found, and `failure`, why there is nothing. Needs `pip install "ray[data]" "policyie[tables]"` on every machine. On
a laptop it starts Ray by itself; on a cluster, start it with `ray job submit`, with as many workers as there are cores.
"""

import argparse

import pyarrow as pa
import ray

from policyie.bulk.arrow import with_results
from policyie.bulk.workers import Settings, pipeline


class Reader:
    """An actor: it loads the pipeline when it starts, then reads batch after batch."""

    def __init__(self, settings: Settings, arguments: dict[str, str]) -> None:
        self.nlp = pipeline(settings)
        self.arguments = arguments

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The rows of a batch with the columns of results."""
        parts = [part for rows in batch.to_batches() for part in with_results(rows, self.nlp, self.arguments)]
        return pa.Table.from_batches(parts) if parts else batch


def main() -> None:
    """Read the command line, run, count."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("input")
    cli.add_argument("output")
    cli.add_argument("--text", default="text")
    cli.add_argument("--id")
    cli.add_argument("--published")
    cli.add_argument("--workers", type=int, default=2)
    args = cli.parse_args()

    columns = {"text": args.text, "id": args.id, "published": args.published}
    arguments = {name: column for name, column in columns.items() if column}
    documents = ray.data.read_parquet(args.input).map_batches(
        Reader,
        fn_constructor_args=(Settings(), arguments),
        batch_format="pyarrow",
        batch_size=256,
        # One at first: were all cores taken by actors, none would be left to read the input.
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=args.workers),
    )
    documents.write_parquet(args.output)
    print(f"{ray.data.read_parquet(args.output).count()} documents read")


if __name__ == "__main__":
    main()
