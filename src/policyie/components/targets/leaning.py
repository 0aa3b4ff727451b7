"""Which way a passage of a report leans where no heading says: back on what was done, or ahead to what is planned.

A report of results has exact figures, comparisons with the year before and words of achievement; a plan has round
figures with bounds, and sentences that begin with a verb of doing.
"""

from __future__ import annotations

import re

# side: (pattern, example)
SIGNS: dict[str, tuple[re.Pattern[str], str]] = {
    "result": (
        re.compile(
            r"同比|[比较](?:上年|去年)|[0-9]\.[0-9]+(?:%|亿|万|个百分点)|了(?!解)|显著|明显|成功|顺利|圆满|荣获|获[批评得]"
            r"|入选|跻身|位[居列]|居全|首[次批个]|竣工|通车|揭牌|累计|得到|取得|稳步|平稳|有效|迈上|排名|被评为|被列入|已[有经]|先后"
        ),
        "完成投资12.6亿元，同比增长8.3%，顺利竣工",
    ),
    "goal": (
        re.compile(
            r"左右|[0-9个家户元%亩人]以上(?=[，。；、]|$)|以内|力争|确保|争取|目标"
            r"|[。；，\n][ \u3000]?要?(?:加快|推进|大力|着力|积极|继续|进一步|切实|全力|深化|强化|加强|加大|优化"
            r"|完善|健全"
            r"|推动|促进|支持|鼓励|引导|培育|抓[好紧]|做[好强大]|实施|开展|落实|坚持|提升|提高|扩大|发展|建设|建立|打造|谋划|规划|统筹"
            r"|聚焦|启动|用好|办好|严格|规范|探索|改造|新建|创建|建成|稳定|保持|完成)"
        ),
        "。加快园区建设，力争产值增长8%左右",
    ),
}
# A paragraph speaks for itself twice as much as the passage around it does.
_OWN_WEIGHT = 2
_LEAST = 4


def balance(text: str, start: int, end: int) -> int:
    """Return how many more signs of results than of plans stand in a range of the view."""
    begin = max(0, start - 1)  # the line break before the first word
    counts = {side: len(pattern.findall(text, begin, end)) for side, (pattern, _) in SIGNS.items()}
    return counts["result"] - counts["goal"]


def leaning(paragraph: int, passage: int) -> str:
    """Return ``result``, ``goal`` or nothing for the `balance` of a paragraph and of the passage that holds it."""
    score = _OWN_WEIGHT * paragraph + passage
    return "" if abs(score) < _LEAST else "result" if score > 0 else "goal"
