"""Build the tables about personal names under src/policyie/resources, and check the tables of offices.

    python scripts/build_officials.py            write the tables
    python scripts/build_officials.py --check    fail where a table differs from what the sources give

Sources: Faker's zh_CN surnames with their frequency (MIT), jieba's dictionary with its part-of-speech tags (MIT) and
pypinyin's readings (MIT). Rare, compound and polyphonic surnames and the sound elements of Uygur, Kazakh, Mongol and
Tibetan names are facts written down here. The tables of offices and of cue words are kept by hand; this script checks them.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from faker.providers.person.zh_CN import Provider
from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

RESOURCES = Path(__file__).resolve().parent.parent / "src" / "policyie" / "resources"

COMPOUND_SURNAMES = (
    "欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 令狐 慕容 端木 夏侯 南宫 西门 独孤 轩辕 宇文 长孙 闻人 赫连 澹台 公羊 公冶"
    " 太叔 申屠 万俟 濮阳 淳于 单于 钟离 百里 呼延 东郭 羊舌 微生 左丘 梁丘 第五 拓跋 纳兰 完颜 那拉 叶赫 达奚 鲜于 闾丘 谷梁 段干 东野"
)
RARE_SURNAMES = (
    "习 覃 仝 闫 肖 付 邸 亓 楼 晋 冼 麦 郗 班 仰 秋 仲 伊 宫 宁 仇 栾 暴 甘 斜 厉 戎 祖 武 符 刘 景 詹 束 龙 叶 幸 司 韶 郜 黎 蓟 薄 印 宿 白 怀 蒲 邰 从 鄂 索 咸 籍 赖 卓 蔺 屠 蒙 池 乔 阴 郁 胥 能 苍 双 闻 莘 党 翟 谭 贡 劳 逄 姬 申 扶 堵 冉 郦 雍 郤 璩 桑 桂 濮 牛 寿 边 扈 燕 冀 郏 浦 尚 农 温 庄 晏 柴 瞿 阎 慕 连 茹 习 宦 鱼 容 向 古 易 慎 戈 廖 庾 暨 居 衡 耿 弘 匡 国 文 寇 禄 阙 东 欧 殳 沃 利 蔚 夔 隆 师 巩 厍 聂 晁 勾 敖 融 冷 訾 辛 阚 那 简 饶 曾 毋 沙 乜 鞠 巢 关 蒯 相 查 荆 红 游 竺 逯 盖 桓 公 摆 嘎 牙 边 旦 索 扎 祝 卞 计 成 戴 谈 宋 茅 庞 车 尚 支 丛 方"
    " 陇 彝 虎 鄂 铁 蹇 展 匡 裘 万 乌 乜 东 义 么 乔 仉 仍 介 仰 仵 伦 似 佴 佟 佘 侍 侣 俎 候 偰 储 元 光 党 公 冀 冒 凤 凯 初"
    " 勐 北 卑 南 叔 召 史 咎 哈 啜 喀 嗣 塔 墨 夕 奈 奎 妙 妫 姒 季 宁"
    " 宓 宛 宣 寸 寻 封 尔 尕 尧 尹 尼 屈 山 崇 崖 巢 巨 干 庾 康 延 弓 弭 张 强 录 彤 律 怀 恽 惠"
    " 愚 慎 慕 戢 戴 扆 扎 扶 托 折 抄 挚 摆 支 敖 敬 文 斐 方 旷 昌 春 晏 暨 暴 杞 杲 松"
    " 枚 柯 柳 桂 桐 桑 桓 梅 森 楚 欢 母 毋 比 毓 永 汝 池 沃 沐 泥 洛 津 洪 浮 海 淡 淦 温 湛 滑 滕"
    " 潭 濮 火 牙 牛 牟 狐 狄 玛 班 瑞 璩 甘 田 甲 申 皋 皇 盈 盛 睢 矫 碧 祈 祎 秘"
    " 税 种 穰 竹 竺 笃 笪 箫 籍 粘 红 缑 羿 老 肇 肖 胶 能 腊 臧 良 芦 芮 芳 苍 苏 苟 英 荀 荔"
    " 药 莘 莽 菅 菊 萨 董 蒯 蒿 蓟 蓬 蔚 藏 虢 蛮 衷 袭 西 诗 谌 谏 豪 貊 贝 贡 贯 贲 贸 赤 车 轶 逄"
    " 逢 逮 邓 邗 邝 邢 邬 邴 郇 郈 郏 郗 郄 郜 郝 郭 郯 郸 鄞 酆 钦 钭 铎 锁 锺 镡 闪 闳 闽 阎 阚 阮 阳 降 陀 陆 隗"
    " 隽 雅 雪 霞 青 靖 鞠 韶 頓 顿 骑 鱼 鲍 麴 黑 墨 黎 黄 齐 龚 佴 檀 晁 邸 苑 冮 啓 昃 揣 笑 庹 禚 荀 晋 浑 逯 苻 芷 郃 郤 阙 湾"
)
# The readings of characters that sound different as surnames.
SURNAME_READINGS = {
    "单": "shan", "仇": "qiu", "区": "ou", "解": "xie", "查": "zha", "曾": "zeng", "朴": "piao|pu", "乐": "le|yue", "盖": "gai|ge",
    "纪": "ji", "任": "ren", "华": "hua", "翟": "zhai", "臧": "zang", "缪": "miao", "宁": "ning", "沈": "shen", "石": "shi",
    "折": "she", "召": "shao", "种": "chong", "冼": "xian", "卜": "bu", "尉": "wei", "员": "yun", "那": "na", "逄": "pang",
    "隗": "wei|kui", "覃": "qin|tan", "哈": "ha", "秘": "bi|mi", "繁": "po", "晁": "chao", "车": "che", "重": "chong", "洗": "xian",
    "盛": "sheng", "葛": "ge", "燕": "yan", "应": "ying", "干": "gan", "谌": "chen|shen", "郇": "xun|huan", "娄": "lou", "吕": "lü",
    "贾": "jia", "牟": "mu|mou", "六": "lu", "祭": "zhai", "黑": "he", "长": "chang", "强": "qiang", "行": "xing", "和": "he",
    "万俟": "moqi", "尉迟": "yuchi", "长孙": "zhangsun", "单于": "chanyu", "澹台": "tantai", "万": "wan", "侯": "hou", "佘": "she",
    "都": "du", "冯": "feng", "过": "guo", "那拉": "nala", "相": "xiang", "宿": "su", "卒": "zu", "贲": "ben", "还": "huan", "阚": "kan",
    "翁": "weng", "费": "fei", "奇": "qi", "阙": "que", "苫": "shan", "撒": "sa", "洗马": "xianma", "邸": "di", "大": "da", "缑": "gou",
    "粘": "nian", "藏": "zang", "朝": "chao", "畅": "chang", "乜": "nie", "郗": "xi|chi", "郄": "qie|xi", "降": "jiang", "笪": "da",
    "句": "gou", "俞": "yu", "陆": "lu", "褚": "chu", "柏": "bai|bo", "薄": "bo", "色": "se", "骑": "qi", "能": "nai", "莘": "shen|xin",
}  # fmt: skip
# Romanisations of Hong Kong and Macao, and of common Chinese surnames abroad, that are no Mandarin pinyin.
OTHER_ROMANISATIONS = (
    "Au Aw Chan Chau Cheng Cheung Chiu Choi Chong Chow Choy Chu Chui Chung Fok Fong Fung Ho Hon Hui Hung Ip Kan Ko Kong Koo Kwan"
    " Kwok Kwong Lai Lam Lau Law Lee Leong Leung Lei Lo Loh Lok Lui Luk Ma Mak Man Mok Mui Ng Ngai Ngan Poon Pun Sham Shek Shum Sin"
    " Sit Siu So Suen Sze Tai Tam Tang Tong Tsang Tse Tso Tsoi Tsui Tung Wan Wong Woo Yam Yau Yeung Yim Ying Yip Yiu Yu Yuen Yung Lio Lou"
    " Sou Ieong Iong Kuan Kuok Vong Wu Cheong Ao Un Leng Hoi Cham"
)
# Elements of names of peoples who often write no surname, next to the syllables that jieba tags as transliterations.
NAME_ELEMENTS = {
    "tibetan": (
        "扎西 次仁 旺堆 七林 尼玛 多吉 多杰 顿珠 平措 卓玛 央金 普布 白玛 赤林 嘎玛 泽登 洛桑 丹增 旦增 格桑 达瓦 索朗 索南 拉姆 贡布 仁青 仁钦"
        " 坚参 加措 嘉措 江村 江初 东宝 鲁茸 此里 斯那 农布 罗布 诺布 边巴 米玛 拉巴 巴桑 次旺 次旦 次央 曲珍 曲扎 德吉 强巴 土登 图登 阿旺 晋美"
        " 晋巴 旺姆 旺久 旺扎 旺杰 卓嘎 群培 群佩 桑珠 桑杰 桑布 欧珠 朗杰 朗加 玉珍 央宗 措姆 措毛 才让 才旦 才仁 卓尕 尕玛 尕藏 昂旺 昂秀 班玛 完么"
        " 道吉 东珠 登巴 曲登 扎史 吹批 向巴 泽仁 泽旺 仁真 俄松 四郎 绒波 彭措 彭初 松吉 克珠 齐扎拉 洛珠 培楚 云丹 热地 巴珠 安多 拉毛 当周 仁增 希绕"
    ),
    "mongol": (
        "巴特尔 乌兰 图雅 哈斯 巴根 那日松 那顺 布和 布赫 布小林 朝鲁 朝格图 额尔敦 额尔德尼 其木格 苏和 苏日 白音 巴音 仓 孟克 孟和 巴雅尔 巴图"
        " 特木尔 铁木尔 青格勒 萨仁 萨其 高娃 塔娜 娜仁 其其格 托娅 乌日 乌云 斯琴 斯日 格日 格日勒 勒图 敖其尔 敖登 宝音 宝力 包特古斯 阿拉坦 阿拉腾 敖包"
        " 敖特根 朝克 楚鲁 达来 呼和 呼格 吉日 吉雅 吉仁 金花 鲁克 牧仁 满都 拉图 宁布 诺敏 奇巴图 恩和 恩克 赛音 赛罕 通拉嘎 图布新 图门 乌恩 锡林 新吉勒 旭日 雅图 照日 珠拉"
        " 扎那 布仁 哈达 海日 毕力格 莫日根 腾格 必力 柱 德力 其劳 呼群 都仁 斯庆 阿古拉 苏德 毕勒格 巴日 根 那仁 达楞 洪戈尔 乌力吉 阿木古楞"
    ),
    "turkic": (
        "买买提 麦麦提 买合木提 阿不都 阿卜杜 阿布都 艾尼瓦尔 艾尔肯 艾则孜 艾山江 艾合买提 吐尔逊 吐尔洪 吐尼亚孜 古丽 古丽娜尔 阿依古丽 帕提古丽 热合曼 热依汗 玉素甫 玉山江"
        " 伊力哈木 沙比尔 牙合甫 排都拉 库尔玛什 斯尔江 吾肉孜 阿力 哈西哈尔 巴依 库尔班 努尔 努尔兰 别克 巴合 达列力 哈力 雪克来提 扎克尔 铁力瓦尔迪 依明 肉孜 亚森 亚力坤 牙生"
        " 木合塔尔 穆合塔尔 穆铁礼甫 哈斯木 迪力夏提 地里木拉提 玛依努尔 祖力 米吉提 阿扎提 马合木提 莫合塔尔 司马义 铁木尔 赛力克 沙尔合提 阿汗 叶尔 多力 坤 塞衣提 卡德尔 卡吾力 加帕尔 达吾提"
        " 色提 苏来曼 伊布拉 依布拉音 伊敏 衣明 热孜 热西提 帕尔哈提 凯赛尔 阿迪力 阿里木 图尔贡 图荪 托乎提 托合提 穆萨 沙拉木 夏热 热娜 排孜 别尔 肯 江 提 汗 艾力 吐地 奴尔 沙吾提 居来提"
    ),
}  # fmt: skip
SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|üan|ai|ei|ao|ou|an|en|in|un|ün|ia|ie|iu|ua|uo"
    r"|ui|üe|ue|er|a|o|e|i|u|ü)"
)
# Tags of jieba's dictionary that say "name"; everything else is a word.
NAME_TAGS = {"nr", "nrt", "nrfg", "ns", "nz", "nt"}


def jieba_words() -> list[tuple[str, int, str]]:
    """Return (word, frequency, tag) of jieba's dictionary."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        sys.exit("jieba is not installed: pip install 'policyie[build]'")
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return [(w, int(n), tag) for w, n, tag in (line.split(" ") for line in lines)]


def readings(characters: str) -> str:
    """Return the toneless reading of a word, syllables joined."""
    return "".join(s[0] for s in pinyin(characters, style=Style.NORMAL, v_to_u=True))


def all_readings(character: str) -> list[str]:
    """Return the toneless readings of a character that are syllables of Mandarin, commonest first."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]
    return [r for r in dict.fromkeys(found) if SYLLABLE.fullmatch(r)]


def surnames() -> dict[str, tuple[str, float]]:
    """Return surname -> (readings, share in a thousand people)."""
    table: dict[str, float] = {name: round(float(share) * 10, 3) for name, share in Provider.last_names.items()}
    for name in COMPOUND_SURNAMES.split():
        table.setdefault(name, 0.05)
    for name in RARE_SURNAMES.split():
        table.setdefault(name, 0.02)
    return {n: (SURNAME_READINGS.get(n) or readings(n), share) for n, share in table.items()}


def given_names(known: Iterable[str], words: list[tuple[str, int, str]]) -> dict[str, tuple[int, ...]]:
    """Return character -> names in the dictionary that have it as the only, the first, the second given character; how
    often it stands in a million characters of words.
    """
    single: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    by_length = sorted(known, key=len, reverse=True)
    for word, _, tag in words:
        if tag != "nr" or not 2 <= len(word) <= 4:
            continue
        surname = next((s for s in by_length if word.startswith(s)), None)
        given = word[len(surname) :] if surname else ""
        if len(given) == 1:
            single[given] += 1
        elif len(given) == 2:
            first[given[0]] += 1
            second[given[1]] += 1
    for name in Provider.first_names:
        for character in name if len(name) > 1 else ():
            first[character] += 20
            second[character] += 20
        if len(name) == 1:
            single[name] += 20
    text: Counter[str] = Counter()
    for word, frequency, tag in words:
        if tag not in NAME_TAGS:
            for character in word:
                text[character] += frequency
    million = sum(text.values()) / 1_000_000
    table = {
        c: (*((n[c] for n in (single, first, second)) if single[c] + first[c] + second[c] > 2 else (0, 0, 0)), round(text[c] / million))
        for c in sorted({*single, *first, *second, *text})
        if "\u4e00" <= c <= "\u9fff"
    }
    return {c: counts for c, counts in table.items() if sum(counts)}


def transliterated(words: list[tuple[str, int, str]]) -> list[tuple[str, str]]:
    """Return (character, group) of characters that spell names of other languages."""
    counts = Counter(c for word, _, tag in words if tag == "nrt" for c in set(word))
    rows = {c: "foreign" for c, n in counts.items() if n >= 12}
    for group, elements in NAME_ELEMENTS.items():
        rows |= {c: group for element in elements.split() for c in element}
    return sorted(rows.items())


def name_like_words(known: Iterable[str], words: list[tuple[str, int, str]]) -> list[tuple[str, int]]:
    """Return ordinary words of two or three characters that begin with a surname: 高峰, 和平, 程度."""
    singles = {s for s in known if len(s) == 1}
    found = [(w, n) for w, n, tag in words if len(w) in (2, 3) and w[0] in singles and tag not in NAME_TAGS and n >= 20]
    # Places and brands that are words too (和平, 长安) carry the tag of a name.
    found += [(w, n) for w, n, tag in words if len(w) == 2 and w[0] in singles and tag in ("ns", "nz", "nt") and n >= 50]
    return sorted(set(found))


def common_verbs(words: list[tuple[str, int, str]]) -> list[tuple[str, int]]:
    """Return the common verbs and adverbs of two characters: what follows a name in ordinary text."""
    return sorted((w, n) for w, n, tag in words if len(w) == 2 and tag in ("v", "vn", "d", "vd") and n >= 300)


def write(name: str, header: str, rows: Iterable[Iterable[object]], check: bool) -> None:
    """Write a table, or compare it with the one that is there."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    path = RESOURCES / f"{name}.csv"
    if check:
        if not path.is_file() or path.read_text(encoding="utf-8") != buffer.getvalue():
            sys.exit(f"{path.name} differs from its sources: run scripts/build_officials.py")
    else:
        path.write_text(buffer.getvalue(), encoding="utf-8")
    print(f"{path.name}: {buffer.getvalue().count(chr(10)) - 1} rows")


def check_offices() -> None:
    """Check the tables kept by hand: no row twice, every role one of the guide's."""
    roles = {row["role"] for row in _rows("office_role_names")}
    for name, keys in (
        ("office_heads", ("surface", "language")),
        ("office_bodies", ("surface", "language")),
        ("office_roles", ("kind", "head")),
        ("office_cues", ("surface", "language", "cue")),
    ):
        seen: set[tuple[str, ...]] = set()
        for number, row in enumerate(_rows(name), 2):
            key = tuple(row[k] for k in keys)
            if key in seen:
                sys.exit(f"{name}.csv line {number}: {key} stands twice")
            seen.add(key)
            for column in ("role", "deputy_role"):
                if row.get(column) and row[column] not in roles:
                    sys.exit(f"{name}.csv line {number}: {row[column]!r} is no role")


def _rows(name: str) -> list[dict[str, str]]:
    with (RESOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> None:
    """Write or check all tables."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true", help="compare, write nothing")
    check = cli.parse_args().check
    words = jieba_words()
    names = surnames()
    given = given_names(names, words)
    write("surnames", "surname,pinyin,per_thousand", ((n, p, f"{w:g}") for n, (p, w) in sorted(names.items())), check)
    write("given_names", "character,single,first,second,per_million", ((c, *n) for c, n in given.items()), check)
    write("transliteration_characters", "character,group", transliterated(words), check)
    write("name_like_words", "word,frequency", name_like_words(names, words), check)
    write("common_verbs", "word,frequency", common_verbs(words), check)
    characters = sorted({c for n in names for c in n} | {c for c, n in given.items() if any(n[:3])})
    write("name_pinyin", "character,readings", ((c, "|".join(all_readings(c))) for c in characters if all_readings(c)), check)
    syllables = {r for code in PINYIN_DICT if 0x4E00 <= code < 0xA000 for r in all_readings(chr(code))}
    write("pinyin_syllables", "syllable", ([s] for s in sorted(syllables)), check)
    romanised = {s: ("cantonese", 0.0) for s in OTHER_ROMANISATIONS.lower().split()}
    for reading, share in names.values():
        for spelling in reading.split("|"):
            romanised[spelling] = "pinyin", romanised.get(spelling, ("", 0.0))[1] + share
    romanised |= {s.replace("ü", v): romanised[s] for s in list(romanised) if "ü" in s for v in ("v", "yu")}
    write("romanised_surnames", "surname,system,per_thousand", ((s, k, f"{w:g}") for s, (k, w) in sorted(romanised.items())), check)
    check_offices()


if __name__ == "__main__":
    main()
