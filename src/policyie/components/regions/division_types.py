"""Which divisions can be called a city, a county, a district … in English."""

from __future__ import annotations

from policyie.components.regions.places import OLDEST
from policyie.regions import gazetteer

_TYPES = {
    "city": "市",
    "county": "县旗",
    "district": "区",
    "province": "省区",
    "prefecture": "州区盟",
    "league": "盟",
    "banner": "旗",
    "region": "区",
    "sar": "区",
    "municipality": "市",
}


def of_type(code: str, kind: str) -> bool:
    """Say whether a division can be called a city, a county, a district …"""
    division = gazetteer().today(code)
    last = kind.split()[-1]
    if division is None:
        return False
    if last == "province" or last == "region":
        return division.level == "province"
    if last == "prefecture":
        return division.level == "prefecture"
    return division.name[-1] in _TYPES.get(last, "")


def once_of_type(name: str, kind: str) -> tuple[str, ...]:
    """Return the codes of today for what was a county or city under this name: Guangde County is a city now."""
    last = _TYPES.get(kind.split()[-1], "")
    former = [d.today for d in gazetteer().find(name) if d.last is not None and d.last >= OLDEST and d.name[-1] in last]
    return tuple(dict.fromkeys(former))
