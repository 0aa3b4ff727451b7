"""Build ``lost_characters.csv``: which character it most likely was, where the last byte of one is lost.

    python scripts/build_lost_characters.py                   write the table
    python scripts/build_lost_characters.py --check           fail where the table differs from what the sources give
    python scripts/build_lost_characters.py --try FILE...     tell how often it is right on texts of yours

UTF-8 read as GBK loses the last byte of a character before a figure or a line's end. The two bytes left say which of 64
characters it may be (those with one ``ord(c) >> 6``). The table says which of them follows the characters before it:
each row has what stands before (two characters, one, ``0`` for a figure, nothing for anything), the winners, at most
one of each 64, and the first of each 64 that is left open, though without a character before it would not be. What
stands between a character and a figure has a row of its own, such as ``不0``. A character wins where it is clearly
likelier than the next one; a row of two characters holds only what a row of one would get wrong or leave open.

Sources: the words of jieba's dictionary with their frequency (MIT), those of the tables of this project, some by hand.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources"
TABLE = RESOURCES / "lost_characters.csv"

# How many times likelier than the next one a winner is.
RATIO = 2.0
# A word that is rarer than this is not asked for a row of two characters.
LEAST_WORD = 60
LEAST_PAIR = 3
# The words of our own tables are commoner in policy texts than in general: as common as these in the dictionary.
OWN = {
    "indicators": ("surface", 3000),
    "office_heads": ("surface", 1000),
    "office_bodies": ("surface", 1000),
    "industry_names": ("surface", 200),
    "divisions": ("name", 60),
    "clusters": ("name", 2000),
    "amount_words": ("word", 500),
}
# Words of policy texts that a dictionary of general use has too rarely or not at all.
COMMON = (
    "占地 下降 压减 压降 学位 托位 安置房 保障房 公租房 租住房 管廊 管网 装机 充电桩 停车位 公厕 户厕 "
    "示范村 示范区 示范社 卫生室 集聚区 合作社 就业 乡镇 强镇 小镇 农场 高中 新建 改建 续建 在建 建议 "
    "提案 办复 会议上 专利 入库 清淤 民企 国企 占比 涨幅 降幅 增幅 同比 环比 用地 绿地 产能 订单 学校 "
    "床位 岗位 实事 专项 增收 减税 降费 补助 奖补 牵头 落户 签约 投产 达产 开工 竣工 完工"
).split()
COMMON_WEIGHT = 3000
# What stands before a figure more often than elsewhere, and how many times.
BEFORE_FIGURE = {**dict.fromkeys("为至到共在第和等增长降由占从比于前后过破各有", 6), **dict.fromkeys("达约超近逾", 25)}
# Documents of this kind do not speak so, stories and letters in the dictionary's sources do.
NOT_HERE = dict.fromkeys("我是你他她它您咱谁吗呢吧啊呀哦嗯嘛么的地得着", 0.1)
# What stands between a figure and the next one, or ends a line, commonest first.
AFTER_FIGURE = "年月日个家项亿万元人户名件次位号点期条亩吨间套所台座公里平届级类批省市县区倍度分时天"


def words() -> Counter[str]:
    """The words of all sources with how often they are counted; without figures and Latin letters."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        sys.exit("jieba is not installed: pip install 'policyie[build]'")
    counts: Counter[str] = Counter()
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        counts[word] += int(count)
    for name, (column, weight) in OWN.items():
        for word in {row[column] for row in table(name)}:
            counts[word] = max(counts[word], weight)
    for word in COMMON:
        counts[word] = max(counts[word], COMMON_WEIGHT)
    return Counter({word: count for word, count in counts.items() if all(map(is_han, word))})


def before_figures() -> Iterator[str]:
    """The two characters before a figure: of words such as 不低于 and 超过, and of 投资约, 产值超."""
    bounds = [row["surface"] for row in table("comparators") if row["side"] == "before"]
    bounds = [word for word in bounds if all(map(is_han, word))]
    money = {row["word"][-1] for row in table("amount_words") if row["kind"] == "money_before"}
    yield from (word[-2:] for word in bounds if len(word) > 1)
    single = sorted((word for word in bounds if len(word) == 1), key="逾达超近约".find, reverse=True)
    yield from (noun + word for noun in sorted(filter(is_han, money)) for word in single)


def table(name: str) -> list[dict[str, str]]:
    with (RESOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


class Model:
    """How likely a character ends a word after two given ones: words that follow one another at random."""

    def __init__(self) -> None:
        self.single: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()  # by last character, all words
        self.two: Counter[str] = Counter()  # words of two characters
        self.pairs: Counter[str] = Counter()  # last two characters of words
        self.triples: Counter[str] = Counter()  # last three characters of words
        self.total = 0
        for word, count in words().items():
            self.total += count
            self.ends[word[-1]] += count
            if len(word) == 1:
                self.single[word] += count
                continue
            self.pairs[word[-2:]] += count
            if len(word) == 2:
                self.two[word] += count
            else:
                self.triples[word[-3:]] += count
        self.blocks: dict[int, list[str]] = defaultdict(list)
        for character in sorted({*self.single, *(p[1] for p in self.pairs)}):
            self.blocks[ord(character) >> 6].append(character)

    def alone(self, c: str) -> float:
        return (self.single[c] + 1) * BEFORE_FIGURE.get(c, NOT_HERE.get(c, 1))

    def after_two(self, a: str, b: str, c: str) -> float:
        starts = self.ends[a] + 1
        return (
            self.triples[a + b + c]
            + self.two[b + c] * starts / self.total
            + self.pairs[a + b] * self.alone(c) / self.total
            + starts * (self.single[b] + 1) * self.alone(c) / self.total**2
            + 0.2 * self.pairs[b + c] / self.total
        )

    def after_one(self, b: str, c: str) -> float:
        return self.pairs[b + c] + (self.ends[b] + 1) * self.alone(c) / self.total

    def winner(self, scores: dict[str, float], ratio: float = RATIO) -> str:
        """The character with the highest score, where it is clearly the highest."""
        first, second = [*sorted(scores.items(), key=lambda item: -item[1]), ("", 0.0), ("", 0.0)][:2]
        return first[0] if first[1] >= ratio * second[1] and first[0] else ""


def build() -> dict[str, tuple[str, str]]:
    """What stands before -> the winners, and the first of each 64 that have none."""
    model = Model()
    found: dict[str, tuple[str, str]] = {}
    alone = {g: model.winner({c: model.alone(c) for c in block}) for g, block in model.blocks.items()}
    always = {c for c in alone.values() if c and model.single[c] >= 100}
    found[""] = "".join(sorted(always)), ""
    rank = {c: 1000 / (3**i) for i, c in enumerate(AFTER_FIGURE)}
    figure = {g: model.winner({c: rank.get(c, 0) for c in block}) for g, block in model.blocks.items()}
    found["0"] = "".join(sorted(c for c in figure.values() if c in rank)), ""
    one: dict[tuple[str, int], str] = {}
    for before, group in sorted({(p[0], ord(p[1]) >> 6) for p, n in model.pairs.items() if n >= LEAST_PAIR}):
        one[before, group] = model.winner({c: model.after_one(before, c) for c in model.blocks[group]})
    rows: dict[str, set[str]] = defaultdict(set)
    opened: dict[str, set[str]] = defaultdict(set)
    for (before, group), character in one.items():
        if character and character != alone[group]:
            rows[before].add(character)
        elif not character and alone[group] in always:
            opened[before].add(chr(group << 6))
    for triple, count in model.triples.items():
        if count >= LEAST_WORD:
            before, group = triple[:2], ord(triple[2]) >> 6
            character = model.winner({c: model.after_two(*before, c) for c in model.blocks[group]})
            if character and character != one.get((before[1], group), alone[group]):
                rows[before].add(character)
    for noun, bound in before_figures():
        taken = {ord(c) >> 6 for c in rows[noun + "0"]}
        if ord(bound) >> 6 not in taken and one.get((noun, ord(bound) >> 6), "") in ("", bound):
            rows[noun + "0"].add(bound)
    for before in sorted({*rows, *opened}):
        found[before] = "".join(sorted(rows[before])), "".join(sorted(opened[before]))
    return found


def written(found: dict[str, tuple[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["before", "characters", "open"])
    writer.writerows((before, *cells) for before, cells in found.items())
    return out.getvalue()


def lost(text: str) -> Iterator[int]:
    """Where characters of a text lose their last byte for good when its UTF-8 is read as GBK."""
    read = text.encode().decode("gb18030", "replace")
    at, gone = 0, set()
    for c in read:
        if c == "\ufffd":
            gone.add(at)
        at += 1 if c == "\ufffd" else len(c.encode("gb18030"))
    at = 0
    for i, c in enumerate(text[:-1]):
        at += len(c.encode())
        if at - 1 in gone and is_han(c) and text[i + 1].isascii():
            yield i


def attempt(paths: list[Path]) -> None:
    from policyie.normalisation.lost_bytes import likeliest

    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for i in lost(text):
            first = ord(text[i]) >> 6 << 6
            found = likeliest(
                [chr(c) for c in range(first, first + 64)], text[max(0, i - 2) : i], figure=text[i + 1].isdigit()
            )
            counts["right" if found == text[i] else "open" if found is None else "wrong"] += 1
            if found != text[i]:
                wrong[f"{text[i - 2 : i + 1]}>{found}"] += 1
    print(dict(counts), wrong.most_common(60))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--try", nargs="+", type=Path, dest="texts", metavar="FILE")
    options = parser.parse_args()
    if options.texts:
        attempt(options.texts)
        return
    text = written(build())
    if options.check:
        if TABLE.read_text(encoding="utf-8") != text:
            sys.exit("lost_characters.csv differs from what its sources give")
    else:
        TABLE.write_text(text, encoding="utf-8")
        print(f"{TABLE.name}: {len(text.encode()):,} bytes, {text.count(chr(10)) - 1:,} rows")


if __name__ == "__main__":
    main()
