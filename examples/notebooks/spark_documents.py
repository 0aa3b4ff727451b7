# %% [markdown]
# # Documents in Spark
#
# Extraction as two more columns of a DataFrame. The documents are invented. Needs `pip install ".[spark]"` and Java 17
# or newer.

# %%
import os
import sys

from pyspark.sql import SparkSession

from policyie.spark import extract, table

os.environ["PYSPARK_PYTHON"] = sys.executable  # workers run what this notebook runs
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "1")
    .config("spark.log.level", "OFF")
    .getOrCreate()
)
rows = [
    ("a", "绍兴市提出，2025年集成电路产业规模力争达到120亿元。", "2025-01-20"),
    ("b", "襄阳市提出，2025年新能源汽车产业规模力争达到700亿元。", "2025-01-22"),
    ("c", "金华市提出，2025年生物医药产业规模力争达到50亿元。", "yesterday"),
]
documents = spark.createDataFrame(rows, "url string, body string, date string").coalesce(1)

# %% [markdown]
# Spark is lazy, and would extract once for each question: write the result, or cache it.

# %%
read = extract(documents, text="body", id="url", published="date").cache()
read.selectExpr("url", "policy.language", "size(policy.targets) AS targets", "failure.error").show(truncate=False)

# %% [markdown]
# `table` makes a row a mention:

# %%
targets = table(read, "targets").selectExpr("document", "region_name", "concepts", "period", "value_text")
targets.orderBy("document").show(truncate=False)

# %%
spark.stop()
