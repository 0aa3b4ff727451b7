"""What stands around the figures of a document: clauses, headings, periods, indicators, cues, places, industries."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from policyie.clauses import Layout
from policyie.components.base import Reading
from policyie.components.targets.answering import answers
from policyie.components.targets.cues import Cue, Indicator, cues, indicators
from policyie.components.targets.dating import implied_date
from policyie.components.targets.leaning import balance, leaning
from policyie.languages import latin_stretches
from policyie.periods import Anchor, Expression, anchor, resolve, scan, tense
from policyie.sections import Section


@dataclass(slots=True)
class Passage:
    """What the headings over a paragraph say of the figures in it."""

    kind: str = ""
    period: str | None = None
    year: int | None = None
    indicator: str = ""
    region: str | None = None
    support: bool = False
    projects: bool = False


_RESULT_HEAD = re.compile(
    r"发展基础|面临形势|回顾|执行情况|完成情况|运行情况|运行特点|工作总结|主要成绩|公报|取得|成效|现状|过去.{0,3}年|review"
    r"|performance|achievement|years? on\b|at a glance|numbers",
    re.I,
)
_GOAL_HEAD = re.compile(
    r"目标|任务|计划|安排|部署|草案|打算|重点工作|工作要点|预期|规划|展望|要求|主攻|方向|举措|重点|思路|target"
    r"|plan|priorit|tasks?\b|objective|work for|next|outlook|will\b",
    re.I,
)
_GOAL_LABEL = re.compile(r"目标|预期|target|objective", re.I)
_SUPPORT_HEAD = re.compile(
    r"支持|奖励|政策|扶持|鼓励|补助|补贴|incentive|support|subsid|reward|polic(?:y|ies)|measures", re.I
)
_PROJECT_HEAD = re.compile(r"项目|projects", re.I)
_PLAN_TITLE = re.compile(
    r"方案|计划(?!单列)|规划|要点|行动(?!起来)|目标责任|任务分解|action plan|five-year plan|work plan|\bplan for", re.I
)
_MEASURES_TITLE = re.compile(
    r"措施|若干政策|政策(?:措施|清单|$)|办法|若干意见|实施意见|细则|条例|的意见|十条|policies|measures|policy", re.I
)
_BYLINE = re.compile(
    r"20\d\d-\d\d?-\d\d?|来源|source|时间[:：]|记者|updated|\||views|copyright|责任编辑|上一篇|下一篇|热门|友情链接"
    r"|相关新闻|会议?召开|举行|[?？]",
    re.I,
)
_REPORTED = re.compile(
    r"记者|通讯员|本报|本网|来源[:：]|责任编辑|编辑[:：]|上一篇|相关新闻|发布(?:时间|日期)|作者[:：]|(?:浏览|点击|阅读)次数|当前位置|[?？]"
)
_EVENT_TITLE = re.compile(r"记者|本报|召开|举行|强调|推介会|大会|会议|conference|meeting|held", re.I)
_RESULT_TITLE = re.compile(r"公报|运行情况|执行情况|完成情况|快报|形势分析|statistic|communiqu", re.I)
# "2010 report: review of 2009" is about the earlier year.
_REVIEW_TITLE = re.compile(r"回顾|review", re.I)
_REPORT_TITLE = re.compile(
    r"工作报告|的报告|代表大会[^，。]{0,12}会议上|work of the government|government work report", re.I
)
_NOT_PLAN = re.compile(r"开局|收官|第.年|首年")
# 上年结转 is the name of a sum of this year's budget.
_CARRIED_OVER = ("结转", "结余")
# A year or quarter may only name an event: 2024年重点项目集中签约, 一季度重大项目开工.
_EVENT_NAME = re.compile(
    r"(?:重大|重点|集中|招商|项目)[^，。；！\n]{0,16}?(?:签约|开工|动工|竣工|奠基|投产|仪式|活动|推进会|推介会)"
)
# Ceremonies are news, not reports.
_CEREMONY = re.compile(r"仪式|集中(?:签约|开工|动工|竣工|开竣工)")
# What the text of a ceremony counts, it counts of that day.
_OPENING_CEREMONY = re.compile(
    r"[集开动奠竣投签](?:(?<=集)中(?:签约|开工|动工|竣工|开竣工|投产)|(?<!集)[工基产约](?:仪式|活动))"
)
_OPENING_CEREMONY_EN = re.compile(
    r"(?:concentrated|centrali[sz]ed|collective(?:ly)?) (?:construction|start|commence|complet|groundbreaking|signing)"
    r"|(?:commencement|groundbreaking|kick-off|launch(?:ing)?|foundation[- ]laying|signing|opening) ceremony"
    r"|projects? (?:have |has |were |was )?(?:started|starts?|broke|breaks?|begins?|began) (?:construction|ground|work)"
    r"|ceremony (?:for|of|featuring|marking)"
)
_LEAD = 200
_EXCLUDED_BEFORE = re.compile(
    r"(?:较|比|与|同|于|(?<![别其])是|为|超过|相当于|than in|compared with|from|against|above|over"
    r"|that of|those of|same period(?: of| in)?(?: the)?)\s?\Z",
    re.I,
)


# Each begins with a set of characters, not with a repetition, which `re` looks for quickly.
_ENGLISH_TEXT = re.compile(r"[a-z][a-z] [a-z][a-z]")
_HAN_TEXT = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ITEM_DATE = re.compile(r"\n[ \t\u3000]*((?:19|20)\d\d-\d\d-\d\d)[ \t\u3000]*(?=\n)")
_ITEM_REACH = 600
_WORD = re.compile(r"[a-z]{2,}")


NATION = "CN"
_NATION_WORDS = ("全国", "我国", "国务院", "国民经济", "china's", "the country", "nationwide", "state council")


class Scene:
    """A document laid out for decisions: sorted lists of what its view holds, and ways to look around a figure."""

    def __init__(self, reading: Reading) -> None:
        view = reading.view
        self.text: str = view.text
        self.folded: str = view.folded
        self.layout: Layout = reading.layout
        self._compared: dict[int, bool] = {}
        meta = reading.meta
        self._introductions = self._introduced()
        self.date: Anchor | None = anchor(meta.get("published"))
        self.home: str | None = meta.get("home")
        self.latin_stretches = latin_stretches(self.folded)
        self.english = any(_ENGLISH_TEXT.search(self.folded, *stretch) for stretch in self.latin_stretches)
        self.han = _HAN_TEXT.search(self.text) is not None
        self.of_same_stretch = "同期" in self.text
        self._items = [(m.start(), anchor(m.group(1))) for m in _ITEM_DATE.finditer(self.text)]
        if len(self._items) < 2:
            self._items = []
        self._item_homes: dict[int, str | None] = {}
        self.periods = self._periods()
        self.period_starts = [e.start for e in self.periods]
        self.indicators = indicators(reading)
        self.indicator_starts = [i.start for i in self.indicators]
        self.cues = cues(reading)
        self.cue_starts = [c.start for c in self.cues]
        self._starts_by_cue: dict[str, list[int]] = {}
        for cue in self.cues:
            self._starts_by_cue.setdefault(cue.name, []).append(cue.start)
        if self.home is None and self._speaks_for_the_nation():
            self.home = NATION
        self.regions = [(s, e, reading.division(r.get("code"))) for s, e, r in reading.mentions("regions")]
        self.region_starts = [r[0] for r in self.regions]
        self.industries = [(s, e, str(r["text"])) for s, e, r in reading.mentions("industries")]
        self.industry_starts = [i[0] for i in self.industries]
        self.officials = [(s, e, reading.division(r["region"])) for s, e, r in reading.mentions("officials")]
        self.official_starts = [o[0] for o in self.officials]
        self.year: int | None = None
        self._title()
        if self.date is None and not self._items and self.genre not in ("plan", "measures"):
            self.date = implied_date(self.text, self.periods)
            if self.date is not None and self.year is None:
                self.year = self.date.year
        self.answers = answers(self.text)
        self._passages = self._read_headings(reading.sections)
        self._balances: dict[tuple[int, int], int] = {}
        self._leanings: dict[tuple[int, int], str] = {}

    # -- lists --

    def _periods(self) -> list[Expression]:
        text = self.text
        return [
            e
            for e in scan(text, self.folded, self.latin_stretches)
            if not (e.rule == "plan" and _NOT_PLAN.search(text, e.end, min(len(text), e.end + 6)))
            and not (e.shift == -1 and text.startswith(_CARRIED_OVER, e.end))
        ]

    def _speaks_for_the_nation(self) -> bool:
        """Tell whether a document without a home is about the country: it says so, and of no city or province 全市."""
        said = sum(self.folded.count(word) for word in _NATION_WORDS)
        return said >= 2 and said > sum(cue.name == "home" for cue in self.cues)

    # -- looking around --

    def date_at(self, position: int) -> Anchor | None:
        """Return the date of a position: in a news list, where each item ends in a line with its date, the item's."""
        if self._items:
            i = bisect_right([at for at, _ in self._items], position)
            if i + 1 > 0 and i < len(self._items) and position >= self._items[0][0] - _ITEM_REACH:
                return self._items[i][1]
        return self.date

    def home_at(self, position: int) -> str | None:
        """Return the home of a position: in a news list the place that its item names first, else the document's."""
        if not self._items:
            return self.home
        i = bisect_right(self._items, position, key=lambda item: item[0])
        if not 0 < i < len(self._items):
            return self.home
        if i not in self._item_homes:
            named = self.regions_in(self._items[i - 1][0], self._items[i][0])
            self._item_homes[i] = next((code for _, _, code in named if code and code.isdigit()), self.home)
        return self._item_homes[i]

    def introduction(self, paragraph: int) -> int:
        """Return where the paragraph begins that introduces this one: a question, or a line that ends in a colon."""
        return self._introductions.get(paragraph, paragraph)

    def _introduced(self) -> dict[int, int]:
        """Map the starts of paragraphs to that of the line that introduces them; a list goes on until an empty line."""
        found: dict[int, int] = {}
        start, leader, asked = 0, None, False
        for end in self.layout.paragraphs:
            line = self.text[start:end].strip()
            if line:
                if leader is not None:
                    found[start] = leader
                last = line[-1]
                if last in "：:？?":
                    leader, asked = (start if leader is None else leader), last in "？?"
                    if asked:
                        leader = start
                elif asked:
                    leader, asked = None, False
            elif not asked:
                leader = None
            start = end
        return found

    def latin(self, start: int, end: int) -> bool:
        """Tell whether a range of the view is English rather than Chinese."""
        if not self.english:
            return False
        if not self.han:
            return True
        return 2 * len(_WORD.findall(self.folded, start, end)) > len(_HAN.findall(self.text, start, end))

    def indicators_in(self, start: int, end: int) -> list[Indicator]:
        """Return the indicators that begin in a range."""
        return self.indicators[bisect_left(self.indicator_starts, start) : bisect_left(self.indicator_starts, end)]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """Return the cues that begin in a range."""
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, end)]

    def says(self, name: str, start: int, end: int) -> bool:
        """Tell whether a cue of a name begins in a range."""
        starts = self._starts_by_cue.get(name)
        return starts is not None and bisect_left(starts, start) < bisect_left(starts, end)

    def periods_in(self, start: int, end: int) -> list[Expression]:
        """Return the period expressions that begin in a range."""
        return self.periods[bisect_left(self.period_starts, start) : bisect_left(self.period_starts, end)]

    def regions_in(self, start: int, end: int) -> list[tuple[int, int, str | None]]:
        """Return the regions that begin in a range."""
        return self.regions[bisect_left(self.region_starts, start) : bisect_left(self.region_starts, end)]

    def industries_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the industries that begin in a range."""
        return self.industries[bisect_left(self.industry_starts, start) : bisect_left(self.industry_starts, end)]

    def officials_in(self, start: int, end: int) -> list[tuple[int, int, str | None]]:
        """Return the officials that are named in a range, each with the code of their region."""
        return self.officials[bisect_left(self.official_starts, start) : bisect_left(self.official_starts, end)]

    def compared(self, expression: Expression) -> bool:
        """Tell whether a period is only what a figure is compared with (较2022年, than in 2020)."""
        start = expression.start
        if start not in self._compared:  # it is asked for each figure
            self._compared[start] = (
                self.text.startswith("同期", expression.end)
                or _EXCLUDED_BEFORE.search(self.text, max(0, start - 20), start) is not None
            )
        return self._compared[start]

    def names_event(self, expression: Expression) -> bool:
        """Tell whether a period only names an event (2024年重点项目集中签约, 一季度重大项目集中开工)."""
        return _EVENT_NAME.match(self.text, expression.end) is not None

    def passage(self, position: int) -> Passage:
        """Return what the headings say over a position."""
        starts, passages = self._passages
        i = bisect_right(starts, position)
        return passages[i - 1] if i else _NO_PASSAGE

    def leaning(self, position: int) -> str:
        """Return ``result`` or ``goal`` where a report without headings leans back or ahead at a position, else ""."""
        if not self.is_report or self.passage(position).kind:
            return ""
        paragraph = self.layout.paragraph_at(position)
        if paragraph not in self._leanings:
            starts = self._passages[0]
            i = bisect_right(starts, position)
            whole = (starts[i - 1] if i else 0, starts[i] if i < len(starts) else len(self.text))
            if whole not in self._balances:
                self._balances[whole] = balance(self.text, *whole)
            self._leanings[paragraph] = leaning(balance(self.text, *paragraph), self._balances[whole])
        return self._leanings[paragraph]

    # -- title and headings --

    def _title(self) -> None:
        head = ""
        lines = 0
        start = 0
        for end in self.layout.paragraphs:
            written = self.text[start:end]
            line = written.strip()
            if line and (len(line) > 120 or "。" in line or (lines and written[0] in " \u3000")):
                break
            start = end
            if line:
                lines += 1
                head += line + "\n"
                if lines >= 3:
                    break
        self.title_end = start
        title = re.sub(r"(?<=[\u4e00-\u9fff\d]) (?=[\u4e00-\u9fff\d])", "", head)
        self.genre = "news"
        if _RESULT_TITLE.search(title):
            self.genre = "result"
        elif _REPORT_TITLE.search(title):
            self.genre = "report"
        elif _MEASURES_TITLE.search(title) and not _EVENT_TITLE.search(title.split("\n")[0]):
            self.genre = "measures"
        elif _PLAN_TITLE.search(title) and not _EVENT_TITLE.search(title.split("\n")[0]):
            self.genre = "plan"
        # A part of a report, without its title, has no reporter and no source.
        self.is_report = self.genre == "report" or (
            self.genre == "news"
            and not self.english
            and not _EVENT_TITLE.search(title)
            and not _REPORTED.search(self.text)
            and not _CEREMONY.search(self.text, 0, self.title_end)
        )
        self.title_period: str | None = None
        self.year = self.date.year if self.date else None
        if self.genre != "news":
            for expression in self.periods_in(0, self.title_end):
                if (
                    expression.rule in ("years", "plan", "year", "half-year", "quarters", "months", "quarter")
                    and expression.year
                ):
                    period = resolve(expression, self.date)
                    if self.title_period is None or not (_REVIEW_TITLE.search(title) and period):
                        self.title_period = self.title_period or period
                    elif period < self.title_period:
                        self.title_period = period
        if self.title_period and "/" not in self.title_period and self.genre in ("plan", "result"):
            self.year = int(self.title_period[:4])
        self.signing_title = bool(self.signing(0, self.title_end))
        self.ceremony = self.genre == "news" and (
            (self.han and _OPENING_CEREMONY.search(self.text, 0, self.title_end + _LEAD) is not None)
            or (self.english and _OPENING_CEREMONY_EN.search(self.folded, 0, self.title_end + 2 * _LEAD) is not None)
        )

    def signing(self, start: int, end: int) -> bool:
        """Tell whether a range speaks of signing."""
        return self.says("signing", start, end)

    def _read_headings(self, sections: Sequence[Section]) -> tuple[list[int], list[Passage]]:
        starts, passages = [0], [Passage()]
        said: list[Passage] = []  # by section
        for section in sections:
            above = said[section.parent] if section.parent >= 0 else _NO_PASSAGE
            passage = above
            if section.label < section.label_end and not _BYLINE.search(self.text, section.label, section.label_end):
                passage = self._read_label(section, above)
            said.append(passage)
            if passage is not passages[-1]:
                starts.append(section.start)
                passages.append(passage)
        return starts, passages

    def _read_label(self, section: Section, above: Passage) -> Passage:
        start, end = section.label, section.label_end
        label = self.text[start:end]
        new = Passage(above.kind, above.period, above.year, "", above.region, above.support, above.projects)
        changed = False
        for expression in self.periods_in(start, end):
            if expression.rule in ("date", "within-years") or self.compared(expression):
                continue
            iso = resolve(expression, self.date, above.year)
            if iso is None:
                continue
            new.period = iso
            new.year = int(iso[:4]) if "/" not in iso or iso[:4] == iso[-7:-3] else above.year
            order = tense(iso, self.date)
            if order:
                new.kind = "result" if order < 0 else "goal"
            changed = True
            break
        if _RESULT_HEAD.search(label):
            new.kind, changed = "result", True
        elif (_GOAL_LABEL if section.kind in _ITEMS else _GOAL_HEAD).search(label) and "情况" not in label:
            new.kind, changed = "goal", True
        if _SUPPORT_HEAD.search(label):
            new.support = changed = True
        if _PROJECT_HEAD.search(label):
            new.projects = changed = True
        names = self.indicators_in(start, end)
        if names and end - start < 30:
            new.indicator, changed = names[-1].name, True
        places = self.regions_in(start, end)
        if places and places[-1][1] >= end - 2 and places[-1][2]:
            new.region, changed = places[-1][2], True
        return new if changed else above


_NO_PASSAGE = Passage()
# Kinds of sections so small that 计划 or 任务 in their heading says nothing of the figures in them.
_ITEMS = frozenset(("article", "third", "decimal 2", "decimal 3", "fourth", "fifth", "point", "dash", "bullet"))
