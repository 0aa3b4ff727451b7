"""Officials: invented names in offices of real places."""

from __future__ import annotations

from functools import cache

from generated.places import divisions, english
from generated.sentences import Draft, Facts, Piece, Suite
from policyie.tables import rows

GIVEN = {
    "斌": "bin", "德": "de", "芳": "fang", "庆": "qing", "刚": "gang", "国": "guo", "海": "hai", "华": "hua",
    "建": "jian", "杰": "jie", "军": "jun", "丽": "li", "敏": "min", "宁": "ning", "鹏": "peng", "荣": "rong",
    "涛": "tao", "伟": "wei", "晓": "xiao", "燕": "yan", "勇": "yong", "志": "zhi", "忠": "zhong", "梅": "mei",
}  # fmt: skip
ALONE = "斌芳刚杰军丽敏鹏涛伟燕勇梅"
"""Characters that are given names by themselves."""
OFFICES = (
    ("{0}市委书记", "party_secretary"), ("{0}市市长", "mayor"), ("{0}市副市长", "vice_mayor"), ("{0}市委副书记", "deputy_party_secretary"),
    ("{0}市人大常委会主任", "npc_chair"), ("{0}市政协主席", "cppcc_chair"), ("{0}市商务局局长", "department_head"),
    ("{0}市委常委", "party_committee_member"), ("{0}市政府秘书长", "secretary_general"), ("{0}市财政局副局长", "department_deputy_head"),
    ("{0}市政协副主席", "cppcc_vice_chair"), ("{0}市人大常委会副主任", "npc_vice_chair"),
)  # fmt: skip
HOME_OFFICES = (
    ("市委书记", "party_secretary"), ("市长", "mayor"), ("副市长", "vice_mayor"), ("市委副书记", "deputy_party_secretary"),
    ("市政协主席", "cppcc_chair"), ("市人大常委会主任", "npc_chair"), ("市商务局局长", "department_head"), ("市委常委", "party_committee_member"),
    ("市政府秘书长", "secretary_general"),
)  # fmt: skip
COUNTY_OFFICES = (
    ("{0}县长", "county_head"), ("{0}委书记", "party_secretary"), ("{0}副县长", "vice_county_head"), ("{0}委副书记", "deputy_party_secretary"),
    ("{0}人大常委会主任", "npc_chair"), ("{0}政协主席", "cppcc_chair"), ("{0}委常委", "party_committee_member"),
)  # fmt: skip
ENGLISH_OFFICES = (
    ("mayor of {0}", "mayor"), ("vice mayor of {0}", "vice_mayor"), ("Party secretary of {0}", "party_secretary"),
    ("deputy mayor of {0}", "vice_mayor"), ("deputy Party secretary of {0}", "deputy_party_secretary"),
)  # fmt: skip
HOME = "510700"


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """The hundred commonest surnames with their readings."""
    chosen = sorted(rows("surnames"), key=lambda row: -float(row["per_thousand"] or 0))[:100]
    return tuple((row["surname"], row["pinyin"].split("|")[0]) for row in chosen if len(row["surname"]) == 1)


@cache
def taken() -> frozenset[str]:
    """Names that are words, or those of leaders."""
    return frozenset(row["word"] for row in rows("name_like_words")) | {row["name"] for row in rows("national_leaders")}


def name(draft: Draft) -> tuple[str, str]:
    """A name that the sentence does not have yet, in characters and in pinyin."""
    used: set[str] = draft.notes.setdefault("names", set())
    while True:
        surname, reading = draft.random.choice(surnames())
        given = draft.random.sample(sorted(GIVEN), 2) if draft.random.random() < 0.8 else [draft.random.choice(ALONE)]
        written = surname + "".join(given)
        if written not in taken() and surname not in used and not any(written[i : i + 2] in taken() for i in range(2)):
            used.add(surname)
            return written, f"{reading.title()} {''.join(GIVEN[c] for c in given).title()}"


def facts(*roles: str, region: str) -> Facts:
    return {"roles": tuple(sorted(roles)), "region": region}


def city(draft: Draft) -> list[Piece]:
    """An office of a city and who holds it: 绵阳市市长王安和."""
    place = draft.random.choice([d for d in divisions("prefecture") if d.name.endswith("市")])
    office, role = draft.random.choice(OFFICES)
    return [(office.format(place.short), None), (name(draft)[0], facts(role, region=place.code))]


def county(draft: Draft) -> list[Piece]:
    place = draft.random.choice([d for d in divisions("county") if d.name.endswith("县") and "自治" not in d.name])
    office, role = draft.random.choice(COUNTY_OFFICES)
    return [(office.format(place.name), None), (name(draft)[0], facts(role, region=place.code))]


def home(draft: Draft) -> list[Piece]:
    """An office of the region that the document speaks for: 市长王安和."""
    office, role = draft.random.choice(HOME_OFFICES)
    return [(office, None), (name(draft)[0], facts(role, region=HOME))]


def two_offices(draft: Draft) -> list[Piece]:
    (first, one), (second, other) = draft.random.choice(
        [
            (("市委副书记", "deputy_party_secretary"), ("市长", "mayor")),
            (("市委常委", "party_committee_member"), ("副市长", "vice_mayor")),
        ]
    )
    return [(f"{first}、{second}", None), (name(draft)[0], facts(one, other, region=HOME))]


def home_after(draft: Draft) -> list[Piece]:
    """The name before the office: 王安和市长."""
    office, role = draft.random.choice((("市长", "mayor"), ("副市长", "vice_mayor"), ("书记", "party_secretary")))
    return [(name(draft)[0], facts(role, region=HOME)), (office, None)] if office != "书记" else home(draft)


def city_en(draft: Draft) -> list[Piece]:
    """A name and an office: Wang Anhe, mayor of Mianyang City."""
    written, place = draft.random.choice([pair for pair in english("prefecture") if pair[0].endswith("City")])
    office, role = draft.random.choice(ENGLISH_OFFICES)
    return [(name(draft)[1], facts(role, region=place.code)), (f", {office.format(written)},", None)]


def office_first_en(draft: Draft) -> list[Piece]:
    """An office and a name: Mianyang Mayor Wang Anhe."""
    written, place = draft.random.choice([pair for pair in english("prefecture") if pair[0].endswith("City")])
    office, role = draft.random.choice(
        (
            ("Mayor", "mayor"),
            ("Vice Mayor", "vice_mayor"),
            ("Party Secretary", "party_secretary"),
            ("Deputy Mayor", "vice_mayor"),
        )
    )
    return [(f"{written.removesuffix(' City')} {office} ", None), (name(draft)[1], facts(role, region=place.code))]


def home_en(draft: Draft) -> list[Piece]:
    office, role = draft.random.choice(
        (("Mayor", "mayor"), ("Vice Mayor", "vice_mayor"), ("Deputy Mayor", "vice_mayor"))
    )
    return [(f"{office} ", None), (name(draft)[1], facts(role, region=HOME))]


OFFICIALS = Suite(
    "officials",
    {f.__name__: f for f in (city, county, home, two_offices, home_after, city_en, office_first_en, home_en)},
    {
        "zh": (
            "{home}出席会议并讲话。",
            "{city}率团来访。",
            "{county}主持会议。",
            "{home}，{home}参加调研。",
            "{two_offices}主持召开专题会议。",
            "会议由{home}主持，{home}作报告。",
            "{city}、{county}出席签约仪式。",
            "5月6日，{home}到开发区调研招商工作。",
            "{home}指出，要抓好项目建设。",
            "“我们要加快建设。”{home}说。",
            "参加会议的有{home}、{home}和{home}。",
            "{county}介绍，今年签约项目12个。",
            "在{city}的陪同下，客商考察了园区。",
            "{home}会见了来访的客商一行。",
            "签约仪式上，{two_offices}致辞，{home}推介。",
            "{home}（左一）向客商介绍情况。",
            "{city}表示，将全力做好服务。",
            "专班由{home}牵头，{home}配合。",
            "{county}带队赴外地招商，签约金额3亿元。",
            "{home}强调，力争完成投资50亿元；{home}提出，要抓紧落实。",
            "责任领导：{home}",
            "{county}、{county}分别作表态发言。",
            "代表们听取了{home}所作的政府工作报告。",
        ),
        "en": (
            "{city_en} spoke at the meeting.",
            "{office_first_en} attended the ceremony.",
            "{home_en} said the project would start soon.",
            "According to {city_en} 12 projects were signed.",
            "\"We will speed up,\" {home_en} said.",
            "{home_en} and {home_en} took part in the survey.",
            "The meeting was chaired by {office_first_en}.",
            "On May 6, {home_en} visited the park.",
            "{city_en} led a delegation.",
            "The investors were met by {office_first_en} on Monday.",
            "{office_first_en} told reporters that investment rose 8 percent.",
            "{home_en} stressed that 5 billion yuan should be invested.",
            "Present were {city_en} and {city_en} among others.",
            "Guests were received by {home_en}.",
            "{city_en} promised better services.",
            "The work report was delivered by {home_en}.",
            "{office_first_en} signed the agreement, and {home_en} looked on.",
            "In a speech, {city_en} presented the park.",
            "\"It is a start,\" said {office_first_en}.",
            "{home_en} held talks with the company.",
            "The task force is led by {home_en}.",
            "Speaking at the fair, {city_en} invited companies.",
        ),
    },
    {"home": HOME, "published": "2024-05-20"},
)  # fmt: skip
