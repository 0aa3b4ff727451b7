"""Words that tell whether a figure is money, from ``resources/amount_words.csv`` (word, kind, language, example)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyie.tables import rows
from policyie.view import HAN

QUOTE_END = '[”"』」》]'


class Vocabulary(NamedTuple):
    """Patterns over words of the table, to be matched at, or searched before, a place in the folded view.

    Attributes:
        counted: what a scale can count that is no money, right after it: 100亿[斤], 10 million [users].
        counted_before: what is counted, in the words before it: 网民规模达10亿.
        money: words of money before a bare scale: [投资]50亿.
        money_after: words of money after it: 50亿[投资], 2 billion [of investment].
        class_head: what a class of size is said of: 百亿[产业], 百亿[大关].
        group_head: those of them that make any bare size a class: 五百亿[产业].
        class_head_english, single_head: a 10-billion-yuan [industry] is at least that, such a [plant] just that.
        no_yuan: what follows 元 that is no money: 5元[材料].
    """

    counted: re.Pattern[str]
    counted_before: re.Pattern[str]
    money: re.Pattern[str]
    money_after: re.Pattern[str]
    class_head: re.Pattern[str]
    group_head: re.Pattern[str]
    class_head_english: re.Pattern[str]
    single_head: re.Pattern[str]
    no_yuan: re.Pattern[str]


# 60 thousand [new energy] trucks; not: 60 million in three plants, 60 million over six years
_ADJECTIVES = (
    "(?:(?:(?!(?:a|an|the|of|in|for|from|to|by|and|or|with|on|at|as|per|each|every|this|that|last|next|first|same|previous"
    "|past|one|some|worth|was|were|is|are|will|yuan|rmb|cny|usd|dollars?) )[a-z-]+ ){1,3}"
    "(?!(?:time|year|day|hour)s?(?![a-z])))?"
)


@cache
def vocabulary() -> Vocabulary:
    """Return the patterns, built once."""

    def words(kind: str, language: str) -> str:
        found = (r["word"] for r in rows("amount_words") if (r["kind"], r["language"]) == (kind, language))
        return "(?:" + "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)) + ")"

    return Vocabulary(
        counted=re.compile(
            rf"[ \n]?{words('counted_after', 'zh')}|[- ]?{_ADJECTIVES}{words('counted_after', 'en')}(?![a-z])",
        ),
        counted_before=re.compile(
            f"(?:(?<![总体])量|{words('counted_before', 'zh')}|{words('counted_before', 'en')})[^，。；、,;]{{0,12}}\\Z"
        ),
        money=re.compile(f"{words('money_before', 'zh')}|{words('money_before', 'en')}"),
        money_after=re.compile(
            f"的?{words('money_after', 'zh')}|(?: worth)? (?:of|in) (?:[a-z]+ )?{words('money_after', 'en')}(?![a-z])"
        ),
        class_head=re.compile(
            f"(?:以上)?{QUOTE_END}?的?(?:大型?|新|特色|主导|支柱)?"
            f"(?:{words('group_head', 'zh')}|{words('class_head', 'zh')})"
            f"|[{HAN}]{{2,6}}(?:企业|产业集群|园区|基金)"
        ),
        group_head=re.compile(
            f"{QUOTE_END}?(?:大型?|新|特色|主导|支柱)?{words('group_head', 'zh')}(?!(?:发展|引导|投资)?基金|投资)"
        ),
        class_head_english=re.compile(f"{words('class_head', 'en')}(?![a-z])"),
        single_head=re.compile(f"{words('single_head', 'en')}(?![a-z])"),
        no_yuan=re.compile(f"元{words('no_yuan_before', 'zh')}"),
    )
