"""Many documents: worker processes, tables, resumable runs.

- `workers`: what a worker process does; for pools, Spark, Ray, Dask alike
- `schema`: the tables, declared once, for data frames, Parquet, DuckDB, SQLite, CSV and Spark; `rows` fills them
- `pool`: worker processes on this machine, in order, with bounded memory; killed workers
- `run`: a run that can be killed and resumed; `writers`: from a finished run to its output
"""
