# %% [markdown]
# # A city's targets over twenty years
#
# Each January a city's government says what the past year brought and what the new one is to bring. Which goals were
# kept?
#
# **All figures are invented**: the cell below writes twenty reports by a fixed recipe. With your own reports, begin at
# "Reading". Needs `pip install ".[tables,plot]"`.

# %%
import math

import policyie


def report(year: int) -> str:
    """A work report, as short as can be, with invented figures."""
    passed, growth = round(980 * 1.085 ** (year - 2006)), round(8.5 + 2 * math.sin(year), 1)
    capital = round(22 * 1.11 ** (year - 2006) * (1 + 0.08 * math.sin(3 * year)), 1)
    goal = round(22.3 * 1.11 ** (year - 2005))
    bound = ("力争达到", "不低于", "突破")[year % 3]
    return (
        f"绍兴市{year}年政府工作报告\n"
        f"过去一年，全市地区生产总值完成{passed}亿元，增长{growth}%；省外到位资金完成{capital}亿元。\n"
        f"今年的主要预期目标是：地区生产总值增长{8 + year % 3}%左右，省外到位资金{bound}{goal}亿元。\n"
    )


records = [{"id": str(year), "text": report(year), "published": f"{year}-01-15"} for year in range(2006, 2026)]
print(records[-1]["text"])

# %% [markdown]
# ## Reading

# %%
documents = policyie.Documents(policyie.extract_many(records))
targets = documents.to_frames()["targets"]
print(documents)
targets[["published", "region_name", "kind", "indicator", "growth_of", "period", "comparator", "value"]].tail(5)

# %% [markdown]
# The report of 2025 states results of 2024 and goals of 2025: `period` tells them apart.
#
# ## Goals beside results

# %%
import altair

from policyie import plot

altair.renderers.enable("svg")
plot.by_year(documents, "capital_in_place", region="330600")

# %% [markdown]
# ## Which goals were kept?
#
# A goal of one report meets the result of the next. What "kept" means depends on the bound: 力争达到 120 and 突破 120
# are not the same promise.

# %%
capital = targets[(targets["indicator"] == "capital_in_place") & ~targets["growth_of"]]
goals = capital[capital["kind"] == "goal"].set_index("period")
results = capital[capital["kind"] == "result"].set_index("period")
both = goals[["comparator", "value"]].join(results["value"], rsuffix="_result", how="inner").astype({"value": float})
both["reached"] = both["value_result"].astype(float) / both["value"]
both["kept"] = (both["reached"] > 1) | ((both["comparator"] != "gt") & (both["reached"] >= 1))
print(both.groupby("comparator")["kept"].agg(["sum", "count"]))
both[["comparator", "reached", "kept"]].round(2).tail(5)

# %% [markdown]
# Before you publish such a table, read the sentence behind each doubtful line: the column `evidence` has it.

# %%
print(goals.loc["2025", "evidence"])
