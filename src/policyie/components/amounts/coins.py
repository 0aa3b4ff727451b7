"""Yuan as spoken, and its parts: 3元5角, 两块五, 五万块, 每度5分."""

from __future__ import annotations

import re
from decimal import Decimal

from policyie.components.amounts import patterns as p
from policyie.components.amounts.figure import Figure
from policyie.numerals import DIGITS

_REACH = 8
_FIRST = frozenset("元块圆角毛分")
_UNITS = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_TEN_THOUSAND = 10**4


def read_coins(text: str, figure: Figure) -> bool:
    """Read 块, 角 and 分 after a numeral into the figure, and say whether they are there and mean money.

    块, 角, 毛 and 分 are other words too (三块牌子, 长三角, 得5分), so something beside them must speak of a price.
    """
    if text[figure.end : figure.end + 1] not in _FIRST or figure.upper is not None:
        return False
    match = p.COINS.match(text, figure.end)
    if not match or not _is_money(text, figure, match):
        return False
    jiao, fen = match["jiao"] or match["short"], match["fen"] or match["fen_alone"] or match["coin_fen"]
    unit = _UNITS.get(match["coin"] or match["cent"], Decimal(1))
    figure.value = figure.value * unit + _digit(jiao) / 10 + _digit(fen) / 100
    figure.end, figure.currency = match.end(), "CNY"
    if figure.rule != "money.vague":
        figure.rule = "money.coins"
    return True


def _is_money(text: str, figure: Figure, match: re.Match[str]) -> bool:
    if match["jiao"] or match["fen_alone"]:
        return True
    end, before = match.end(), max(0, figure.start - _REACH)
    ends = p.SPOKEN_END.match(text, end)
    priced = p.PRICE_BEFORE.search(text, before, figure.start) or p.PER_UNIT.match(text, end)
    if match["yuan"] == "块":
        if match["short"]:  # 三块五
            spoken = p.SPEND_BEFORE.search(text, before, figure.start) or priced
            return bool(match["money"] or (ends and (spoken or figure.value >= 100)))
        if figure.value % 1:
            return True  # 3.5块: no blocks
        spent = p.SPEND_BEFORE.search(text, before, figure.start) or priced
        alone = figure.value >= _TEN_THOUSAND and p.CLAUSE_START.search(text, before, figure.start)
        return bool(ends and (spent or alone))
    if match["yuan"]:
        return False  # 元 and 圆 without 角 and 分: an ordinary currency
    if match["coin"]:
        if text[figure.start - 1 : figure.start] in p.TRIANGLES:
            return False
        whole = match["coin_fen"] and (match.group().endswith("分") or ends)
        dime = match["coin"] == "毛" and p.SPEND_BEFORE.search(text, before, figure.start)
        return bool(match["money"] or whole or priced or dime)
    every_penny = text[figure.start : figure.end] == "一"  # 每一分钱
    return bool((match["money"] and not every_penny) or priced)


def _digit(text: str | None) -> Decimal:
    if not text:
        return Decimal(0)
    if text == "半":
        return Decimal(5)
    return Decimal(text) if text.isascii() else Decimal(DIGITS[text])
