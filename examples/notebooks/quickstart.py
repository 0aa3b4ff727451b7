# %% [markdown]
# # A first document, a first table
#
# From a text to a table and a chart. Needs `pip install ".[tables,plot]"`. The texts are invented.

# %%
import policyie

text = """德清招商工作会召开
2024年2月18日 来源：湖山晚报

县委书记柏云岫说，去年全县签约项目63个，省外到位资金41.5亿元，增长9.4%。今年要围绕地理信息、智能汽车和生物医药补链，
新引进亿元以上项目不少于70个，到位资金力争突破50亿元；到2026年，地理信息产业规模达到600亿元。
县长季望舒通报了奖励办法：对落户企业最高奖励200万元。
"""
document = policyie.extract(text)
document

# %% [markdown]
# Point at a coloured mention to read what it stands for. Under the text are the tables.
#
# In Python every mention is a value, with the characters that it came from:

# %%
for target in document.targets:
    print(target.text, target.kind, target.indicator, target.comparator, target.value, target.unit, target.period)

# %%
print(document.type, document.published, document.home)
for person in document.people:
    print(*person.names, *person.roles, person.region)
for industry in document.industries:
    print(industry.text, industry.concept, *industry.gb4754)

# %% [markdown]
# ## Many documents, one table
#
# `extract_many` reads texts, or records with what you know of a document. The records here are invented;
# `policyie.read("folder/")` makes such records of your files.

# %%
records = [
    {"id": "sx", "text": "绍兴市提出，2024年省外到位资金力争达到120亿元。", "published": "2024-02-01"},
    {"id": "jh", "text": "金华市提出，2024年省外到位资金不低于90亿元。", "published": "2024-02-01"},
    {"id": "xy", "text": "襄阳市提出，2024年省外到位资金突破200亿元。", "published": "2024-02-01"},
    {"id": "yt", "text": "Yantai aims to bring in more than 15 billion yuan of capital in place in 2024."},
]
documents = policyie.Documents(policyie.extract_many(records))
targets = documents.to_frames()["targets"]
targets[["document", "region", "region_name", "kind", "indicator", "period", "comparator", "value", "unit"]]

# %% [markdown]
# ## A chart
#
# Bounds stay bounds: a bar of "at least" is paler and has its sign.

# %%
import altair

from policyie import plot

altair.renderers.enable("svg")  # a picture, which every viewer shows; without this line the chart is interactive
plot.by_region(documents, "capital_in_place", period="2024")

# %% [markdown]
# `policyie report` makes a page of a whole corpus, with a map and the sentence behind every figure.
