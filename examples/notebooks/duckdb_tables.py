# %% [markdown]
# # Many documents into DuckDB
#
# Tables on disk, and questions in SQL. The documents are invented. Needs `pip install ".[tables]"`. For files on disk
# the command line does the same: `policyie extract folder/ --output goals.duckdb --n-process -1 --resume`.

# %%
import random
import tempfile
from pathlib import Path

import duckdb

import policyie
from policyie import bulk

dice = random.Random(7)
CITIES = ["绍兴市", "金华市", "襄阳市", "宜昌市", "德阳市", "绵阳市"]
INDUSTRIES = ["集成电路", "生物医药", "新能源汽车", "低空经济"]


def briefs(years: range) -> list[dict]:
    """Invented briefs: a city, an industry and a goal for each year."""
    return [
        {
            "id": f"{city}-{industry}-{year}",
            "text": f"{city}提出，{year}年{industry}产业规模力争达到{dice.randint(20, 90) * 10}亿元。",
            "published": f"{year}-02-01",
        }
        for city in CITIES
        for industry in INDUSTRIES
        for year in years
    ]


records = [*briefs(range(2022, 2026)), {"id": "torn", "text": None}]
output = Path(tempfile.mkdtemp()) / "goals.duckdb"
bulk.write(policyie.extract_many(records), output)
print(len(records), "records")

# %% [markdown]
# A document that can't be read stops nothing; it stands in `failures`.

# %%
database = duckdb.connect(output, read_only=True)
print(database.sql("SELECT document, error FROM failures"))
print(database.sql("SELECT table_name, estimated_size AS rows FROM duckdb_tables() ORDER BY ALL"))

# %% [markdown]
# ## A question
#
# The largest goal of each province and industry for 2025, with the city that states it. Nothing is added up.

# %%
print(
    database.sql("""
    SELECT province_name, concept, (max(value) / 1e9)::INTEGER AS billion, arg_max(region_name, value) AS city
    FROM targets, unnest(concepts) AS industry(concept)
    WHERE kind = 'goal' AND unit = 'CNY' AND period = '2025' AND NOT growth_of
    GROUP BY ALL ORDER BY ALL
""")
)

# %% [markdown]
# ## Joined with a table of yours
#
# Codes are text, in DuckDB as everywhere. These populations are **invented**.

# %%
people = [("330600", 540), ("420600", 528)]
database.execute("CREATE TEMP TABLE people (adcode VARCHAR, ten_thousands INTEGER)")
database.executemany("INSERT INTO people VALUES (?, ?)", people)
print(
    database.sql("""
    SELECT region_name, concept, (value / ten_thousands / 1e4)::INTEGER AS yuan_per_head
    FROM targets JOIN people ON region = adcode, unnest(concepts) AS industry(concept)
    WHERE period = '2025' ORDER BY yuan_per_head DESC LIMIT 4
""")
)
database.close()
