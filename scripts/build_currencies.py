"""Build resources/currencies.csv: how sums of money name their currency, in Chinese and English.

Names and ISO 4217 codes come from Babel 2.18 (BSD, Unicode CLDR data, Unicode licence); the forms that policy texts
and the press use beside them (美金, RMB, 元人民币, yuan) are listed by hand below.

usage: python scripts/build_currencies.py
"""

import csv
import pathlib

from babel import Locale

OUT = pathlib.Path(__file__).parents[1] / "src/policyie/resources/currencies.csv"
CODES = (
    "CNY USD EUR JPY KRW GBP HKD MOP TWD AUD CAD CHF SGD NZD RUB INR THB MYR IDR VND PHP SAR AED KZT BRL ZAR SEK NOK"
    " DKK TRY MXN EGP PKR LAK KHR MMK MNT UZS"
).split()
# Codes that are English words or common abbreviations (a try, the SAR of Hong Kong, PHP and CAD software) name no
# currency before a figure.
WORDS = set("TRY SAR PHP CAD".split())

# code: (before the figure, after it); "|" stands between forms that hold spaces.
BY_HAND = {
    "CNY": (
        "人民币 RMB¥ RMB CNY¥ CNY CN¥ ¥ yuan|RMB ¥",
        "元人民币 人民币元 人民币 元 元钱 块钱 圆"
        "|yuan|RMB yuan|renminbi|RMB|CNY|yuan renminbi|Chinese yuan|yuans|Yuan RMB",
    ),
    "USD": (
        "US$ USD$ USD US$ $ 美元 美金|US $|U.S.$|U.S. $|USD $",
        "美元 美金 元美元 元美金 $"
        "|US dollars|U.S. dollars|US dollar|U.S. dollar|American dollars|dollars|dollar|USD|US$",
    ),
    "EUR": ("€ EUR 欧元", "欧元 €|euros|euro|EUR"),
    "JPY": ("JPY JP¥ 日元 日币", "日元 日圆 日币 円|Japanese yen|yen|JPY"),
    "KRW": ("KRW ₩ 韩元 韩币", "韩元 韩币 韩圆|South Korean won|Korean won|won|KRW"),
    "GBP": ("£ GBP 英镑", "英镑 £|pounds sterling|British pounds|pounds|GBP"),
    "HKD": ("HK$ HKD$ HKD 港币 港元|HK $|HKD $", "港元 港币 元港币 元港元|Hong Kong dollars|HK dollars|HKD|HK$"),
    "MOP": (
        "MOP$ MOP 澳门币 澳门元 葡币",
        "澳门元 澳门币 元澳门币 葡币|patacas|pataca|Macao patacas|Macau patacas|MOP",
    ),
    "TWD": (
        "NT$ TWD NTD 新台币 台币|NT $",
        "新台币 元新台币 台币 元台币|New Taiwan dollars|Taiwan dollars|NT dollars|TWD|NTD",
    ),
    "AUD": ("A$ AU$ AUD 澳元|AU $|AUD $", "澳元 澳币|Australian dollars|AUD"),
    "CAD": ("C$ CA$ 加元|C $|CA $|CAD $", "加元 加币|Canadian dollars|CAD"),
    "CHF": ("CHF 瑞士法郎 瑞郎", "瑞士法郎 瑞郎|Swiss francs|Swiss franc|CHF"),
    "SGD": ("S$ SGD 新元|SGD $", "新加坡元 新元 新币 坡币|Singapore dollars|SGD"),
    "NZD": ("NZ$ NZD|NZ $|NZD $", "新西兰元 纽元|New Zealand dollars|NZD"),
    "RUB": ("RUB ₽ 卢布", "卢布|rubles|roubles|ruble|rouble|RUB"),
    "INR": ("₹ INR Rs Rs.", "印度卢比 卢比|Indian rupees|rupees|INR"),
    "THB": ("THB ฿ 泰铢", "泰铢|baht|THB"),
    "MYR": ("MYR RM", "林吉特 马币 令吉|ringgit|MYR"),
    "IDR": ("IDR Rp", "印尼盾|Indonesian rupiah|rupiah|IDR"),
    "VND": ("VND ₫", "越南盾|Vietnamese dong|dong|VND"),
    "PHP": ("₱", "菲律宾比索|Philippine pesos|PHP"),
    "KZT": ("KZT ₸", "坚戈|tenge|KZT"),
    "AED": ("AED", "迪拉姆|dirhams|dirham|AED"),
    "SAR": ("", "沙特里亚尔|Saudi riyals|riyals|SAR"),
    "MNT": ("MNT ₮", "图格里克|tugriks|tugrik|MNT"),
    "BRL": ("BRL R$", "BRL"),
}
# Parts of a currency: (form, code, how much of the currency it is).
COINS = (
    ("美分", "USD", "0.01"),
    ("欧分", "EUR", "0.01"),
    ("cents", "USD", "0.01"),
    ("¢", "USD", "0.01"),
    ("US cents", "USD", "0.01"),
    ("cent", "USD", "0.01"),
    ("euro cents", "EUR", "0.01"),
    ("pence", "GBP", "0.01"),
    ("jiao", "CNY", "0.1"),
    ("fen", "CNY", "0.01"),
)


def rows():
    """Yield (surface, code, side, unit) for every form, hand-listed ones first."""
    chinese, english = Locale("zh"), Locale("en")
    for code in CODES:
        before, after = BY_HAND.get(code, ("" if code in WORDS else code, code))
        yield from ((form, code, "before", "1") for form in forms_of(before) if form not in WORDS)
        yield from ((form, code, "after", "1") for form in forms_of(after))
        yield chinese.currencies[code], code, "after", "1"
        yield english.currencies[code], code, "after", "1"
        yield english.currencies[code] + "s", code, "after", "1"
    yield from ((form, code, "after", unit) for form, code, unit in COINS)


def forms_of(listed):
    """Split a list of forms: the first group at spaces, the others as they stand."""
    first, *others = listed.split("|")
    return [*first.split(), *others]


def example_of(surface, side):
    """Write a figure with the form as it is usually written."""
    word = surface[0].isalpha() and surface.isascii()
    space = " " if word and (side == "after" or surface[-1] not in "$¥") else ""
    number = "5亿" if not surface.isascii() else "5 million" if word else "5m"
    return f"{surface}{space}{number}" if side == "before" else f"{number}{space}{surface}"


def main():
    """Write the table, each form once, sorted by code."""
    seen = {}
    for surface, code, side, unit in rows():
        folded = (surface.lower(), side)
        if seen.setdefault(folded, (surface, code, side, unit))[1] != code:
            raise SystemExit(f"{surface!r} stands for {seen[folded][1]} and {code}")
    table = sorted(seen.values(), key=lambda row: (CODES.index(row[1]), row[2], row[0]))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("surface", "code", "side", "unit", "example"))
        for surface, code, side, unit in table:
            writer.writerow((surface, code, side, unit, example_of(surface, side)))
    print(f"{len(table)} forms of {len(CODES)} currencies")


if __name__ == "__main__":
    main()
