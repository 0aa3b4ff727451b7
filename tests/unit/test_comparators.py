"""Bounds beside a figure: side, distance, and words that only look like a bound."""

from __future__ import annotations

import pytest

from policyie.comparators import NONE, Bound, bound_of

# The figure stands in brackets.
CASES = {
    "投资超过[10%]": ("gt", "before"),
    "投资超过了[10%]": ("gt", "before"),
    "不低于 [10%]": ("ge", "before"),
    "最高给予企业[10%]": ("le", "before"),
    "[10%]以上": ("ge", "after"),
    "[10%]（含）以上": ("ge", "after"),
    "[10%] 左右": ("approx", "after"),
    "超过[10%]以上": ("gt", "before"),
    "more than [10%]": ("gt", "before"),
    "exceed the [10%]": ("gt", "before"),
    "a maximum subsidy of [10%]": ("le", "before"),
    "at least: [10%]": ("ge", "before"),
    "[10%] or more": ("ge", "after"),
    "[10%] and above": ("ge", "after"),
    "[20 million yuan] ($2.9 million) and above": ("ge", "after"),
    "approx. [10%]": ("approx", "before"),
}
NO_BOUND = [
    "签约[10%]",
    "签约达[10%]",
    "通过[10%]",
    "[10%]以上市公司为主",
    "[10%]起草",
    "最高的企业有[10%]",
    "最高奖励5项，另有[10%]",
    "moreover [10%]",
    "the game is over. [10%]",
    "[10%] and over 20 billion yuan",
    "minimum wage of [10%]",
    "[10%] plush",
    "output added up to [10%]",
    "[20 million yuan] ($2.9 million) and over 3 billion yuan",
]


def bound(marked: str) -> Bound:
    start, end = marked.index("["), marked.index("]") - 1
    return bound_of(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(("marked", "expected"), CASES.items())
def test_bound(marked: str, expected: tuple[str, str]) -> None:
    assert bound(marked) == Bound(*expected)


@pytest.mark.parametrize("marked", NO_BOUND)
def test_no_bound(marked: str) -> None:
    assert bound(marked) == NONE
