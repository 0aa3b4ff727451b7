"""Sector words that end a company's short name: 云嘉光伏, 晶岭家电, in lists of companies and of their projects."""

from __future__ import annotations

import re

from policyie.components.regions.places import word_pairs

_BRAND = re.compile("(?:(?:[、，]|是)以|^|[、，；：\n“]|引进|引入|落地|签约|包括|培育|依托)([\u4e00-\u9fff]{2,3})$")
"""What stands before the sector word: a border, and two or three characters."""
_NO_BRAND = re.compile(
    "[的等和与及在以上下年月日万亿元大小做强好精优特高新型式制用性化级类产业品是为对各全省市县区镇村乡州路港个项位家种多其从到至了将把供紧聚焦围绕涵盖涉及培育推进加快扩支持鼓励布局打造壮含拓"
    "一二三四五六七八九十百千两]|[东西南北中]$|废旧|推广|生产|建设|发展"
)
_AFTER = re.compile("等|、|项目|为代表|[一二三四]期")


def branded(text: str, start: int, end: int) -> bool:
    """Tell whether a sector word is the end of a company's short name.

    Two or three characters that make no word stand between a border and the sector, and a list of companies or of
    projects goes on after it. The caller makes sure that they are no place.
    """
    if start < 2 or not _AFTER.match(text, end):
        return False
    before = _BRAND.search(text, max(0, start - 6), start)
    if before is None:
        return False
    brand = before[1]
    pairs = word_pairs()
    word = brand + text[start]
    return not _NO_BRAND.search(brand) and not any(word[i + 1] in pairs.get(word[i], "") for i in range(len(word) - 1))
