"""Report what stands before 产业, 集群, 制造业, 行业 or industry, sector, cluster in texts and is not found.

Each phrase is cut at punctuation and at the verbs and particles that stand before sectors, counted, and printed with an
example, most frequent first, unless scripts/industries/gaps.csv has judged it: ``added`` (a name now, with its concept)
or ``none`` (no industry, with the reason).

usage: python scripts/industry_gaps.py PATH... [--top 200] [--all]
"""

import argparse
import csv
import pathlib
import re
from collections import Counter

from policyie.components.base import Reading
from policyie.components.industries.component import Industries
from policyie.lexicon import Lexicon

JUDGED = pathlib.Path(__file__).parent / "industries/gaps.csv"
HEAD = re.compile(
    "([\u4e00-\u9fff]{2,10}?)(全产业链|产业链|产业集群|产业园|产业基地|产业带|产业|集群|制造业|行业)"
    r"|((?:[a-z]+[ -]){1,3})(industry|industries|sector|sectors|industrial cluster|cluster|industrial chain)(?![a-z])",
    re.IGNORECASE,
)
CUT = re.compile(
    "[的了和与及或在为对以从向把将被使是有等]|发展|推动|推进|促进|培育|壮大|做强|做大|做优|打造|建设|支持|加快|聚焦|围绕|构建|形成|加强|引导|鼓励|实施|建成|完善"
    "|提升|延伸|优化|调整|引进|承接|布局|改造|一批|一个|若干|重点|大力|积极|全省|全市|全县|全国|我市|我省|我县|国家|省级|市级|地区|以及|依托|扶持|振兴|突出|组织"
    "|深化|带动|拓展|增强|巩固|落实|第[一二三]|[一二三四五六七八九十百千万亿0-9]+[个大条]"
)
ENGLISH_CUT = re.compile(
    r"\b(?:the|a|an|of|in|and|for|to|our|its|their|this|that|these|those|all|some|other|such|as|by|on|with|from|new|more)\b",
    re.IGNORECASE,
)


def judged():
    """Return the phrases that were judged."""
    if not JUDGED.exists():
        return {}
    with JUDGED.open(encoding="utf-8") as lines:
        return {row["phrase"]: row for row in csv.DictReader(lines)}


def phrases(text, component, lexicon):
    """Yield (phrase, example) for what stands before a head where no industry was found."""
    reading = Reading(text, lexicon)
    view = reading.view.text
    ends = {reading.view.locate(r["start"], r["end"])[1] for r in component.find(reading)}
    for found in HEAD.finditer(view):
        number = 1 if found.group(1) else 3
        start, end = found.span(number)
        end -= view[end - 1] == " "
        if any(place in ends for place in (end, found.end())):
            continue
        cut = CUT if number == 1 else ENGLISH_CUT
        for verb in cut.finditer(view, start, end):
            start = verb.end()
        phrase = view[start:end].strip(" -").lower()
        if len(phrase) > 1:
            yield phrase, view[max(0, start - 8) : found.end() + 4].replace("\n", " ")


def main():
    """Print the report."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("paths", nargs="+", type=pathlib.Path)
    cli.add_argument("--top", type=int, default=200)
    cli.add_argument("--all", action="store_true", help="show judged phrases too")
    args = cli.parse_args()
    component = Industries()
    lexicon = Lexicon(component.entries())
    files = [file for path in args.paths for file in (sorted(path.glob("**/*.txt")) if path.is_dir() else [path])]
    counts, examples = Counter(), {}
    for file in files:
        for phrase, example in phrases(file.read_text(encoding="utf-8"), component, lexicon):
            counts[phrase] += 1
            examples.setdefault(phrase, example)
    known = {} if args.all else judged()
    shown = [(phrase, number) for phrase, number in counts.most_common() if phrase not in known][: args.top]
    for phrase, number in shown:
        print(f"{number:5}  {phrase}  …{examples[phrase]}…")


if __name__ == "__main__":
    main()
