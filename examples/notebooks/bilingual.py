# %% [markdown]
# # Two languages, one table
#
# Names in Chinese and English lead to the same codes, so that a report and its translation can be laid side by side.
# The texts are invented. Needs `pip install ".[tables]"`.

# %%
import policyie

texts = {
    "zh": (
        "绍兴市市长沈望舟说，2024年全市集成电路产业规模力争达到120亿元，"
        "实际利用外资突破12亿美元，新引进项目不少于60个。"
    ),
    "en": (
        "Shen Wangzhou, mayor of Shaoxing, said that in 2024 the city's integrated circuit industry would strive to "
        "reach 12 billion yuan in output value, with actual use of foreign capital exceeding $1.2 billion and no less "
        "than 60 new projects."
    ),
}
documents = policyie.Documents(policyie.extract(text, id=name, home="330600") for name, text in texts.items())
frames = documents.to_frames()

# %% [markdown]
# ## Places, industries, people

# %%
for document in documents.read:
    print(document.id, document.language)
    print("  places    ", [(region.text, region.code) for region in document.regions])
    print("  industries", [(industry.text, industry.concept) for industry in document.industries])
    print("  people    ", [(*person.names, *person.roles, person.region) for person in document.people])

# %% [markdown]
# People have no code: policyie does not say that 沈望舟 and Shen Wangzhou are one person, only that each is
# mayor of 330600.
#
# ## Figures side by side

# %%
columns = ["indicator", "value", "unit"]
sides = dict(iter(frames["targets"].groupby("document")))
both = sides["zh"].merge(sides["en"], on=columns, how="outer", suffixes=("_zh", "_en"))
both[[*columns, "text_zh", "text_en", "comparator_zh", "comparator_en", "period_zh", "period_en"]]

# %% [markdown]
# Where a translation has lost a bound ("exceeding" became "reaching"), the comparators differ. That is a finding, too.

# %%
changed = both[both["comparator_zh"] != both["comparator_en"]]
print(len(changed), "of", len(both), "differ in their bound")

# %% [markdown]
# ## Names for a table in English

# %%
from policyie import industries
from policyie.regions import gazetteer

print(gazetteer().lookup("330600").english, "|", industries.concept("integrated-circuits").en)
