"""From a numeral to a sum of money: currency, 角 and 分, level word, and whether it is money at all."""

from __future__ import annotations

from policyie.components.amounts import patterns as p
from policyie.components.amounts.coins import read_coins
from policyie.components.amounts.currencies import Currency, currency_after, currency_before, latin
from policyie.components.amounts.figure import Figure
from policyie.components.amounts.vocabulary import vocabulary

_TEN_THOUSAND, _HUNDRED_MILLION = 10**4, 10**8
_CHINESE_REACH, _ENGLISH_REACH, _NEAR_REACH, _UNIT_REACH = 26, 60, 8, 20
_CLASS_REACH = 70


def price(text: str, figure: Figure) -> Figure | None:
    """Add to a numeral what makes it a sum of money.

    Args:
        text: the folded view.
        figure: a numeral with its scale; it is changed.

    Returns:
        The same figure, widened by currency and level word; None where it is no money. It is not ``sure`` where only a
        neighbour can tell.
    """
    start, end = figure.start, figure.end
    figure.start, figure.currency = _currency_before(text, figure)
    figure.sure = True
    if not read_coins(text, figure) and not _add_currency_after(text, figure):
        return None
    if _names_no_sum(text, figure):
        return None
    level = _add_level(text, figure)
    if figure.currency is None:
        if figure.scale == 1 or _counts(text, end):
            return None
        figure.sure = level or _speaks_of_money(text, figure, start, end)
    _set_class(text, figure, end)
    return figure


def _add_currency_after(text: str, figure: Figure) -> bool:
    """Take the currency after the numeral into the figure; say whether the figure can still be money."""
    end, currency = currency_after(text, figure.end)
    if currency and not _is_currency(text, figure, figure.end, end, currency):
        if currency.code == "CNY":
            return False
        currency = None
    if currency is None:
        return figure.scale == 1 or not _counts(text, figure.end)
    figure.end = end
    # 新台币30亿元: the general 元 says less than the name before it.
    if figure.currency is None or currency.code != "CNY":
        figure.currency = currency.code
    if currency.unit != 1:
        figure.value, figure.rule = figure.value * currency.unit, "money.coins"
    return True


def _names_no_sum(text: str, figure: Figure) -> bool:
    """Unit: 100 million yuan; energy consumption per 10,000 yuan of GDP."""
    if p.UNIT_BEFORE.search(text, max(0, figure.start - _UNIT_REACH), figure.start):
        return True
    return figure.value == _TEN_THOUSAND and p.INDICATOR_ENGLISH.match(text, figure.end) is not None


def _set_class(text: str, figure: Figure, numeral_end: int) -> None:
    """Make the figure a class of size (ge) where it qualifies an industry, a group of enterprises and the like."""
    if figure.comparator != "eq":
        return
    group = figure.currency is None and vocabulary().group_head.match(text, numeral_end)
    if group or (_is_attribute(text, figure, numeral_end) and class_bound(text, figure.end) == "ge"):
        figure.comparator, figure.rule = "ge", "money.class"


def _is_attribute(text: str, figure: Figure, numeral_end: int) -> bool:
    """Say whether an English figure stands before a noun: a 10-billion-yuan plant, a 10 billion yuan industry."""
    if text.startswith("-", numeral_end):
        return True
    if not p.NOUN_NEAR.match(text, figure.end):
        return False
    return figure.currency is None or bool(p.ARTICLE.search(text, max(0, figure.start - 4), figure.start))


def _counts(text: str, end: int) -> bool:
    """Say whether something else than money is counted: 100亿斤, 10 million users; but not 百亿台阶 (台)."""
    words = vocabulary()
    counted = words.counted.match(text, end)
    head = words.class_head.match(text, end) if counted else None
    return bool(counted and not (head and head.end() > counted.end()))


def _currency_before(text: str, figure: Figure) -> tuple[int, str | None]:
    start, currency = currency_before(text, figure.start)
    if currency is None:
        return figure.start, None
    # 5000万美元 3000万元: the name belongs to the figure before it.
    before = start - 1 if start and text[start - 1] != " " else start - 2
    if before >= 0 and text[before] in "多余":
        before -= 1  # 5000多万美元; not: 至多人民币5000万元
    if before >= 0 and (text[before].isdigit() or text[before] in "万亿千百") and text[start].isalpha():
        return figure.start, None
    if text[start : figure.start].strip() in p.WEAK_BEFORE and figure.scale == 1 and figure.value < 100:
        return figure.start, None
    return start, currency.code


def _is_currency(text: str, figure: Figure, at: int, end: int, currency: Currency) -> bool:
    """Say whether the currency found after a figure without a scale is one: 5元, but no 5元材料."""
    sign = text[end - 1]
    if sign in "$€£¥":  # 5 $10 million
        return not text[end : end + 2].strip()[:1].isdigit()
    if figure.scale != 1:
        return True
    if sign == "元":
        return not vocabulary().no_yuan.match(text, end - 1)
    if sign == "圆":
        return text[end - 2] in "日韩" or figure.value >= _TEN_THOUSAND or text.startswith("整", end)
    if text[at + 1 : end] in ("rmb", "cny", "usd") and text[end : end + 2].strip()[:1].isdigit():
        return False  # phase two RMB 2 bn
    return not (figure.value < 100 and p.WEAK_AFTER.match(text, at + 1))


def _add_level(text: str, figure: Figure) -> bool:
    """Take a level word into the figure: 千亿[级], 100-billion[-level]."""
    match = p.LEVEL.match(text, figure.end) if text[figure.end : figure.end + 1] in (" ", "\n", "-", "级") else None
    if match:
        figure.end, figure.rule, figure.comparator = match.end(), "money.class", "ge"
    return bool(match)


def class_bound(text: str, end: int) -> str:
    """Read a hyphenated size by the noun that it qualifies: a 10-billion-yuan plant is that size, an industry more."""
    window = text[end : end + _CLASS_REACH]
    for stop in ".;,\n(":
        window = window.partition(stop)[0]
    single, group = vocabulary().single_head.search(window), vocabulary().class_head_english.search(window)
    if single and (not group or single.start() < group.start()):
        return "eq"
    return "ge" if group else "eq"


def _speaks_of_money(text: str, figure: Figure, start: int, end: int) -> bool:
    """Say whether the words around a bare scale (50亿, 2 billion) make it a sum of money."""
    words = vocabulary()
    if (
        words.money_after.match(text, end)
        or p.GRANT_AFTER.match(text, end)
        or len(p.FORMAL.findall(text, start, end)) > 1
    ):
        return True
    if "个" in text[start:end] and text.startswith("亿", end - 1):
        return True  # 三个亿 is said of money alone
    english = latin(text, end - 1)
    if english or max(figure.value, figure.scale) >= _HUNDRED_MILLION:
        if words.counted_before.search(text, max(0, start - _CHINESE_REACH), start):
            return False
        if words.money.search(text, max(0, start - (_ENGLISH_REACH if english else _CHINESE_REACH)), start):
            return True
        if english:
            return bool(figure.value >= _HUNDRED_MILLION and p.NOUN_NEAR.match(text, end))
        # At the end of a clause nothing else can be counted.
        alone = _may_end(text, figure, start) and p.CLAUSE_END.match(text, end)
        return bool(alone or words.class_head.match(text, end))
    following = text[end : end + 1]
    near = words.money.search(text, max(0, start - _NEAR_REACH), start)
    return bool(near and (not following or following in "，。；、）)！,;的左以至到-~—\n"))


def _may_end(text: str, figure: Figure, start: int) -> bool:
    """Say whether a bare figure can end a clause as a sum: 达10亿, 超百亿; but not the name 钱万亿."""
    return figure.rule != "money.class" or text[start - 1 : start] in p.EXCEEDING
