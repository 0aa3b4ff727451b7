"""Zones of a page that are not its body: navigation, further reading, the footer.

A scraped page carries them along; mentions in them are kept and marked with the zone, and a caller can leave them out.
Time is linear in the length of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ZONES = ("navigation", "related", "footer")


class Zone(NamedTuple):
    """A stretch of whole lines, in offsets of the text that was searched, and its kind (one of `ZONES`)."""

    start: int
    end: int
    kind: str


class Rule(NamedTuple):
    """What a line looks like that is no body.

    Attributes:
        kind: one of `ZONES`.
        lasts: the zone goes on to the next zone, or to where the body begins again; else it is the line alone.
        pattern: matches from the first character of the line to its last.
        example: such a line.
        words: for lines that may be long: words without one of which no line of a page matches.
    """

    kind: str
    lasts: bool
    pattern: re.Pattern[str]
    example: str
    words: tuple[str, ...] | None = None


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)


_HEAD_END = r"[】\])）]?[ \u3000]*(?:[:：>»|]|更多|more|[ \u3000])*"
_RELATED = (
    r"延伸阅读|扩展阅读|往期回顾|(?:相关|推荐|热点|热门|最新|精彩|更多|今日)(?:新闻|阅读|链接|文章|报道|推荐|信息"
    r"|资讯|稿件|专题|内容|视频|舆情|要闻|动态|热点|评论)"
    r"|猜你喜欢|为您推荐|大家都在看|(?:阅读|点击|新闻|热门|热文)排行榜?|一周(?:热点|排行)|图片新闻|专题专栏|网友评论"
    r"|发表评论|我来说两句"
    r"|related (?:news|articles?|stories|story|readings?|links|topics|coverage)|further reading|read more"
    r"|more (?:news|stories|from .{2,30})"
    r"|you may (?:also )?like|recommended(?: for you| reading)?|(?:most|top) (?:popular|viewed|read|news|stories)"
    r"|today's top news|trending(?: now)?"
    r"|editor'?s'? picks?|latest (?:news|stories)|hot news|what'?s hot|see also|comments(?: ?\(\d*\))?"
    r"|leave a (?:comment|reply)"
)
_SURE_FOOTER = (
    r"版权所有|版权归|ICP备|ICP证|公网安备|公安备案|网站标识码|网络文化经营许可证|新闻信息服务许可证|违法和不良信息举报"
    r"|all rights reserved|copyright ?(?:©|\(c\)|&copy;|by |\d{4}|of )|©|\(c\) ?(?:19|20)\d\d"
)

# name: what it finds; the first that matches a line decides
RULES: dict[str, Rule] = {
    "menu": Rule(
        "navigation", False,
        _line(
            r"(?!by |source|updated)(?:[^|｜\n\d]{1,24}[|｜]){2,}[^|｜\n\d]{0,24}"
            r"|(?:网站)?(?:首页|主页)(?:[ \u3000·]+\S{2,8}){3,}|(?-i:(?:Home|HOME|Homepage)(?: +[A-Z]\S*){3,})"
        ),
        "首页 | 政务公开 | 政务服务 | 互动交流",
    ),
    "path": Rule(
        "navigation", False,
        _line(
            r".{0,12}(?:当前位置|您的位置|当前的位置|您现在的位置|所在的?位置|you are here).{0,120}"
            r"|(?:网站首页|首页|主页|home(?:page)?) ?(?:>+|»|›|/|-|—|→|＞).{1,80}"
        ),
        "您的位置：首页 > 新闻中心 > 正文",
    ),
    "tools": Rule(
        "navigation", False,
        _line(
            r".{0,60}(?:字体|字号|文字大小|视力保护色|text size|font size)(?: ?[:：]|[ \u3000]*[【\[(（]"
            r"|[ \u3000]+[大小A+]).{0,40}"
            r"|[【\[]?(?:分享(?:到|至|按钮)|扫一扫|微信扫|用微信|手机(?:看|扫|版)|点击(?:朗读|收听|播报)).{0,40}"
            r"|[【\[]?(?:我要)?(?:打印|关闭|收藏|纠错|推荐|复制链接|返回(?:顶部|首页|列表)|加入收藏|设为首页)(?:本页"
            r"|此页|文章|窗口|页面)?[】\]]?"
            r"(?:[ \u3000|｜/【\[]+.{0,40})?"
            r"|(?:发送给|推荐给)(?:我的)?好友.{0,20}|(?:浏览|点击|阅读|访问)(?:次数|量|数)?[:：] ?\d*(?:次)?"
            r"|share(?: (?:this|on|to)(?: (?:page|article|story|news))?)?(?: ?[:：] ?.{0,60}"
            r"|(?:[ ,|/]+(?:wechat|weibo|facebook|twitter|linkedin|email|whatsapp|qq|x|more|print))*)"
            r"|(?:print|email|e-mail|bookmark|comments?(?: ?\(\d*\))?|mail|large|medium|small|share|save|follow us)"
            r"(?:[ |/·]+(?:print|this|page|email|e-mail|bookmark|comments?(?: ?\(\d*\))?|mail|large|medium|small"
            r"|share|save|分享.{0,6}|\d)){1,8}"
            r"|(?:skip|jump) to (?:main )?(?:content|navigation)"
        ),
        "分享到：微信 微博 打印本页",
    ),
    "other page": Rule(
        "related", False,
        _line(
            rf"[【\[]?(?:上一[篇条页]|下一[篇条页]|(?:previous|next)(?: (?:article|post|page|story"
            rf"|news))?)[】\]]?(?: ?[:：>»].{{0,120}})?"
            rf"|[【\[(（]?(?:{_RELATED})[】\])）]? ?[:：] ?\S.{{0,120}}"
        ),
        "上一篇：西山区召开大会",
    ),
    "further reading": Rule("related", True, _line(rf"[【\[(（◆■·•>» ]{{0,3}}(?:{_RELATED}){_HEAD_END}"), "延伸阅读"),
    "editor": Rule(
        "footer", False,
        _line(
            r"[【\[(（]{0,2}(?:(?:本[期版])?(?:责任|值班|执行|网络|本文)?(?:编辑|主编|编审)|责编|美编|审核|审签|审校"
            r"|校对|初审|复审|终审|监制|总值班|排版|供稿)"
            r"(?:人|员)?[ \u3000]*[:：丨|/].{1,100}"
            r"|[【\[(（]?(?:web |page )?editors? ?[:：].{1,80}|[(（](?:source|editor)s? ?[:：].{1,60}[)）]"
        ),
        "责任编辑：李明 审核：王平",
    ),
    "notice": Rule(
        "footer", False,
        _line(
            r"[【\[(（*]{0,2}(?:(?:特别|版权|免责|重要)?声明|版权及免责声明|disclaimer"
            r"|copyright notice)[】\])）]{0,2}(?: ?[:：].{0,400}|)"
            r"|.{0,30}(?:凡本[网站报]|转载请注明|未经.{0,16}(?:许可|授权).{0,16}(?:转载|使用)|如有侵权|侵权请"
            r"|不代表本[网站]).{0,300}"
            r"|.{0,60}(?:for the latest .{2,20} news|follow us on|please contact us at|scan the qr code"
            r"|download (?:our|the) app).{0,120}"
        ),
        "声明：转载请注明出处。",
        (
            "声明", "凡本", "转载", "未经", "侵权", "不代表", "isclaimer", "DISCLAIMER", "opyright notice",
            "the latest", "ollow us", "ontact us", "can the QR", "ownload",
        ),
    ),
    "imprint": Rule(
        "footer", True, _line(rf".{{0,80}}(?:{_SURE_FOOTER}).{{0,300}}"), "版权所有：东海网　东ICP备00000000号",
        (
            "版权", "ICP", "icp", "安备", "网站标识码", "许可证", "不良信息", "opyright", "COPYRIGHT", "ights reserved",
            "ights Reserved", "RIGHTS RESERVED", "©", "(c)", "(C)",
        ),
    ),
}  # fmt: skip
MENU = re.compile(f"{RULES['menu'].pattern.pattern}|{RULES['path'].pattern.pattern}", re.IGNORECASE)
"""A line that stands above the title: a menu, or the path to the page."""

# Lines of the imprint that are also found in announcements: they open it only where a sure sign follows.
_IMPRINT = _line(
    r"(?:主办|承办|协办|主管|运维|技术支持|版权|地址|邮编|电话|传真|网站管理|联系电话"
    r"|电子邮箱)(?:单位)?[ \u3000]*[:：].{0,120}"
    r"|(?:.{0,40}[ \u3000|｜·]|)(?:网站地图|联系我们|关于我们|友情链接|隐私(?:政策|声明)|法律声明|about us|contact us"
    r"|privacy policy|site ?map"
    r"|terms of (?:use|service))(?:[ \u3000|｜·].{0,60}|)|建议使用.{0,30}|.{0,10}(?:produced|sponsored"
    r"|hosted) by .{2,60}"
)
_IMPRINT_LINES = 8
_LONGEST = 400  # of a line that can be one of these
_SHORT = 180  # of one that is no notice or imprint
_SENTENCE_END = "。！；;"
_MENU_ITEM = re.compile(r"[^\s。，,.;；:：!?\d]{1,8}|[A-Za-z&' ]{2,20}")
_MENU_LEAST = 4
# Paragraphs of an article, so that what is after them was no end of the page.
_ARTICLE = {True: 60, False: 150}
_ARTICLE_END = tuple('。！？”.!?"')
_NEXT_ARTICLE = 2

_WHOLE_LINE = re.compile(r"[^\n]+")


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    rule: Rule | None


def zones(text: str) -> list[Zone]:
    """Return the zones of a page, sorted and without overlaps.

    Args:
        text: the view's text.

    Returns:
        Nothing for a text that is all body. Further reading and the footer open only where some body stands before
        them; they last to the next zone, to the end, or to where at least two paragraphs of an article follow.
    """
    lines = _lines(text)
    if not any(line.rule for line in lines):
        return []
    return _joined(text, _marked(lines))


def _lines(text: str) -> list[_Line]:
    """Return the lines that hold something, each with the rule that matches it."""
    found = []
    rules = []
    for rule in RULES.values():
        # A character is looked for many times as fast as a word.
        words = tuple(word for word in rule.words or () if word[0] in text and word in text)
        if words or rule.words is None:
            rules.append((rule, words))
    for match in _WHOLE_LINE.finditer(text):
        line = match.group().strip()
        if line:
            found.append(_Line(match.start(), match.end(), line, _rule(line, rules)))
    _add_menus(found)
    _add_imprints(found)
    return found


def _rule(line: str, rules: Sequence[tuple[Rule, Sequence[str]]]) -> Rule | None:
    """Return the rule that matches a line; a sentence or a long line is only searched for the words of the footer.

    Args:
        line: without white space around it.
        rules: each with those of its words that the page holds.
    """
    size = len(line)
    if size > _LONGEST:
        return None
    short = size <= _SHORT and line[-1] not in _SENTENCE_END
    for rule, words in rules:
        if rule.words is None:
            if short and rule.pattern.match(line):
                return rule
        elif any(map(line.__contains__, words)) and rule.pattern.match(line):
            return rule
    return None


def _add_menus(lines: list[_Line]) -> None:
    """Mark menus with an item a line: 首页, and at least three short lines after it."""
    for place, line in enumerate(lines[:40]):
        if line.text.lower() in ("首页", "网站首页", "home"):
            end = place + 1
            while end < len(lines) and _MENU_ITEM.fullmatch(lines[end].text) and not lines[end].rule:
                end += 1
            if end - place >= _MENU_LEAST:
                for at in range(place, end):
                    lines[at] = lines[at]._replace(rule=RULES["menu"])


def _add_imprints(lines: list[_Line]) -> None:
    """Begin the footer at its first line: addresses and organisers above the copyright."""
    imprint = RULES["imprint"]
    reach = -1
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.rule is imprint:
            reach = _IMPRINT_LINES
        elif reach > 0 and line.rule is None and len(line.text) <= _LONGEST and _IMPRINT.match(line.text):
            lines[place] = line._replace(rule=imprint)
        reach -= 1


def _marked(lines: list[_Line]) -> Iterator[Zone]:
    """Yield the zone of each line that is no body."""
    opened: str | None = None
    body = 0  # characters of body so far
    for place, line in enumerate(lines):
        rule = line.rule
        if rule and rule.kind == "navigation":
            yield Zone(line.start, line.end, opened or rule.kind)
        elif rule and body:
            if rule.lasts:
                opened = rule.kind
            yield Zone(line.start, line.end, rule.kind if rule.lasts else opened or rule.kind)
        else:
            if opened and _is_article(lines[place : place + _NEXT_ARTICLE]):
                opened = None
            if opened:
                yield Zone(line.start, line.end, opened)
            else:
                body += len(line.text)


def _is_article(lines: list[_Line]) -> bool:
    return len(lines) == _NEXT_ARTICLE and all(
        line.rule is None and len(line.text) >= _ARTICLE[line.text[0] > "\u2e80"] and line.text.endswith(_ARTICLE_END)
        for line in lines
    )


def _joined(text: str, found: Iterator[Zone]) -> list[Zone]:
    """Join zones of one kind between which nothing stands; the last one ends with the text where it ends the page."""
    joined: list[Zone] = []
    for zone in found:
        last = joined[-1] if joined else None
        if last and last.kind == zone.kind != "navigation" and text[last.end : zone.start].isspace():
            joined[-1] = Zone(last.start, zone.end, zone.kind)
        else:
            joined.append(zone)
    if joined and joined[-1].kind != "navigation" and not text[joined[-1].end :].strip():
        joined[-1] = joined[-1]._replace(end=len(text))
    return joined


def end_of_body(text: str, found: Sequence[Zone]) -> int:
    """Return where the further reading and the footer begin with which a page ends; the length of the text without."""
    end = len(text)
    for zone in reversed(found):
        if zone.kind == "navigation" or text[zone.end : end].strip():
            break
        end = zone.start
    return end


def zone_at(found: Sequence[Zone], position: int) -> str | None:
    """Return the kind of the zone that holds a position, or None for the body."""
    return next((zone.kind for zone in found if zone.start <= position < zone.end), None)
