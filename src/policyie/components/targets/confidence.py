"""How sure a target is: the shares in which the rules that decided it were right on annotated documents, multiplied."""

from __future__ import annotations

from functools import cache, lru_cache

from policyie.tables import rows

DECISIONS = ("kind", "indicator", "period", "region")
_UNSEEN = {"kind": 0.85, "indicator": 0.8, "period": 0.75, "region": 0.8}


def rule_name(rule: str) -> str:
    """Return the name of a rule without what it was applied to: `cue:力争` is `cue`, `default+signing` is `default`."""
    return rule.partition(":")[0].partition("+")[0]


@cache
def _shares() -> dict[tuple[str, str], float]:
    return {(row["decision"], row["rule"]): float(row["share"]) for row in rows("target_confidence")}


@lru_cache(maxsize=16384)
def confidence_of(*rules: str) -> float:
    """Return the chance that kind, indicator, period and region are all right, for the rules of each."""
    chance = 1.0
    for decision, rule in zip(DECISIONS, rules, strict=True):
        chance *= _shares().get((decision, rule_name(rule)), _UNSEEN[decision])
    return round(chance, 2)
