# %% [markdown]
# # Which provinces name which industry first?
#
# The reports of provinces, year by year: when does an industry turn up where? **The corpus is invented**: the provinces
# are real, what they name when is not. Needs `pip install ".[tables,plot]"`.

# %%
import policyie

NAMED = {  # invented: by industry the year in which each province first names it
    "低空经济": {"安徽省": 2019, "湖南省": 2021, "广东省": 2022, "四川省": 2024},
    "人形机器人": {"广东省": 2021, "浙江省": 2022, "安徽省": 2024},
    "新型储能": {"青海省": 2019, "湖南省": 2020, "浙江省": 2021, "四川省": 2022, "安徽省": 2023},
    "量子科技": {"安徽省": 2019, "山东省": 2021, "浙江省": 2023},
}
PROVINCES = sorted({province for first in NAMED.values() for province in first})


def report(province: str, year: int) -> str:
    """What a province's report of a year says of industries, in words that vary."""
    named = [industry for industry, first in NAMED.items() if first.get(province, 9999) <= year]
    sentence = f"培育壮大{'、'.join(named)}等产业。" if named else "推动传统产业转型升级。"
    return f"{province}{year}年政府工作报告\n今年，全省将{sentence}\n"


records = [
    {"id": f"{province} {year}", "text": report(province, year), "published": f"{year}-01-20"}
    for province in PROVINCES
    for year in range(2019, 2025)
]
print(records[3]["text"])

# %%
documents = policyie.Documents(policyie.extract_many(records))
print(documents)

# %% [markdown]
# `home` is the region that a document speaks for; it stands with the document, not with each mention. A concept has one
# id, however it is written.

# %%
import pandas as pd

from policyie import industries
from policyie.regions import gazetteer

named = pd.DataFrame(
    {"province": gazetteer().lookup(document.home).name, "year": document.published.year, "concept": mention.concept}
    for document in documents.read
    for mention in document.industries
    if mention.concept is not None and document.home is not None
)
first = named.groupby(["concept", "province"], as_index=False)["year"].min()
first["industry"] = [industries.concept(concept).en for concept in first["concept"]]
first.pivot(index="province", columns="industry", values="year").astype("Int64")

# %%
import altair

altair.renderers.enable("svg")
heat = altair.Chart(first, title="First named (invented)").encode(x=altair.X("industry:N", title=None), y="province:N")
tiles = heat.mark_rect().encode(color=altair.Color("year:O", scale=altair.Scale(scheme="teals", reverse=True)))
tiles + heat.mark_text(color="white", stroke="black", strokeWidth=0.3).encode(text="year:O")

# %% [markdown]
# ## By broader industries
#
# Concepts have parents, so that a question can be asked more broadly:

# %%
broad = {concept: [parent.id for parent in industries.parents(concept)] for concept in first["concept"].unique()}
for concept, above in broad.items():
    print(" < ".join([concept, *above]))

# %% [markdown]
# A province that does not name an industry in these reports may do so elsewhere: missing is not never.
