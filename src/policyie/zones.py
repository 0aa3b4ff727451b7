"""Zones of a page that are not its body: navigation, further reading, the footer.

A scraped page carries them along; mentions in them are kept and marked with the zone, and a caller can leave them out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ZONES = ("navigation", "related", "footer")


class Zone(NamedTuple):
    """A stretch of whole lines, in offsets of the text that was searched, and its kind (one of `ZONES`)."""

    start: int
    end: int
    kind: str


# kind: (a line of it, example)
LINES: dict[str, tuple[re.Pattern[str], str]] = {
    "navigation": (
        re.compile(
            r"(?:[^|｜\n]{1,16}[|｜]){2,}[^|｜\n]{0,16}$"
            r"|.{0,12}(?:当前位置|您的位置|当前的位置|您现在的位置)"
            r"|(?:首页|网站首页|home)\s*(?:>|»|›|/|-|—).{0,80}$"
            r"|.{0,40}(?:字体|字号)[:：]?.{0,24}$"
            r"|(?:分享到|分享至|扫一扫|微信扫|【?打印|【?关闭|返回顶部).{0,60}$"
            r"|(?:share (?:this|on|to)|print this|font size|skip to).{0,60}$",
            re.IGNORECASE,
        ),
        "首页 | 政务公开 | 政务服务 | 互动交流",
    ),
    "related": (
        re.compile(
            r"(?:延伸阅读|相关(?:新闻|阅读|链接|文章|报道|推荐|信息)|推荐阅读|热点(?:新闻|视频|舆情|推荐)"
            r"|热门(?:文章|推荐|新闻)|最新(?:文章|新闻)"
            r"|猜你喜欢|更多新闻|上一[篇条]|下一[篇条]"
            r"|related (?:news|articles|stories|reading|links)|further reading|read more"
            r"|you may also like|(?:previous|next)(?: article| post)?\s*:).{0,80}$",
            re.IGNORECASE,
        ),
        "延伸阅读",
    ),
    "footer": (
        re.compile(
            r".{0,30}(?:版权所有|版权及免责声明|免责声明|icp备|公网安备|网站标识码|主办(?:单位)?[:：]|承办(?:单位)?[:：]"
            r"|网站地图|联系我们|建议使用.{0,12}分辨率"
            r"|all rights reserved|copyright|disclaimer|privacy policy|terms of (?:use|service))",
            re.IGNORECASE,
        ),
        "版权所有：东海网　东ICP备00000000号",
    ),
}
_LINE = re.compile(r"[^\n]+")
# Lines of these kinds open a zone that lasts to the next one or to the end; the others are a line each.
_LASTING = frozenset({"related", "footer"})


def zones(text: str) -> list[Zone]:
    """Return the zones of a page, sorted and without overlaps.

    Args:
        text: the view's text.

    Returns:
        Nothing for a text that is all body. Further reading and the footer open only where some body stands before
        them, and last to the end of the text or to the next zone.
    """
    found: list[Zone] = []
    opened: tuple[int, str] | None = None
    body = 0  # characters of body so far
    for match in _LINE.finditer(text):
        line = match.group().strip()
        kind = next((kind for kind, (pattern, _) in LINES.items() if pattern.match(line)), None) if line else None
        if kind in _LASTING and body:
            if opened and opened[1] != kind:
                found.append(Zone(opened[0], match.start(), opened[1]))
                opened = None
            opened = opened or (match.start(), kind)
        elif kind == "navigation" and not opened:
            found.append(Zone(match.start(), match.end(), kind))
        elif not opened:
            body += len(line)
    if opened:
        found.append(Zone(opened[0], len(text), opened[1]))
    return found


def zone_at(found: list[Zone], position: int) -> str | None:
    """Return the kind of the zone that holds a position, or None for the body."""
    return next((zone.kind for zone in found if zone.start <= position < zone.end), None)
