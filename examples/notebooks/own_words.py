# %% [markdown]
# # Industries and offices of your own
#
# What the tables don't know, a CSV file of yours adds, without code. Needs `policyie` alone.

# %%
import tempfile
from pathlib import Path

import policyie

text = "2024年，石溪新城首席招商官王建国说，全年桑果康养产业产值力争突破60亿元，签约额达到90亿元。"
document = policyie.extract(text)
print([industry.text for industry in document.industries], [official.text for official in document.officials])

# %% [markdown]
# Three rows. A place of your own lies in a division; an industry has classes of GB/T 4754; a role begins with `own_`.

# %%
rows = """kind,surface,aliases,code,level,parent,role,concept,gb4754
place,石溪新城,Shixi New Town,shixi,zone,330681,,,
industry,桑果康养,mulberry wellness,,,,,mulberry-wellness,01|84
office,首席招商官,,,,,own_chief_promoter,,
"""
path = Path(tempfile.mkdtemp()) / "own.csv"
path.write_text(rows, encoding="utf-8")
nlp = policyie.load(lexicons=[path])
document = policyie.extract(text, nlp=nlp)
for region in document.regions:
    print(region.text, region.code, region.level)
for industry in document.industries:
    print(industry.text, industry.concept, *industry.gb4754)
for official in document.officials:
    print(official.text, *official.roles, official.region)
for target in document.targets:
    print(target.text, target.indicator, target.region, *target.industries)

# %% [markdown]
# What is said of your place is said of the division that it lies in: the target and the official have `330681`.
#
# ## When a row is wrong
#
# You are told where and why.

# %%
path.write_text("kind,surface,code\nplace,石溪新城,330699\n", encoding="utf-8")
try:
    policyie.load(lexicons=[path])
except policyie.TableError as error:
    print(str(error).replace(str(path), "own.csv"))

# %% [markdown]
# The same file serves the command line (`--lexicon own.csv`), `extract_many(lexicons=...)` and Spark.
