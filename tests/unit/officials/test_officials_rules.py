"""Every rule on its own examples, the tables of offices, and what holds for all records."""

import re

import pytest
from cases import COMPONENT, LEXICON, find

from policyie.components.base import Reading
from policyie.components.officials import mentions_zh, offices, titles_en
from policyie.components.officials.names_en import syllables_of
from policyie.components.officials.names_zh import name_at, plausible_name, surname_of
from policyie.components.officials.patterns import RULES
from policyie.components.officials.people import pinyin_keys
from policyie.tables import rows

EXAMPLES = [(rule, example) for rule, (_, examples) in RULES.items() for example in examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule} {i}" for i, (rule, _) in enumerate(EXAMPLES)])
def test_rule_finds_its_example(rule, example):
    marked = re.search(r"\[(.+?)\]", example)
    text = example.replace("[", "").replace("]", "")
    found = [(r["start"], r["text"]) for r in find(text, "440900") if r["rule"] == rule]
    assert (marked.start(), marked.group(1)) in found


def test_every_rule_in_use_is_described():
    text = (
        "市委书记郑文涛、市长王安和、副市长周海波、方知秋，市领导丁伟出席。王市长说，王安和市长也来。组长：李慕白（副市长）"
        "\nMayor Wang Anhe spoke. Municipal leaders Ding Wei and He Jing attended. Wang said so. Li Mubai, vice mayor, agreed."
    )
    assert {r["rule"] for r in find(text, "440900")} <= set(RULES)


@pytest.mark.parametrize(
    "row", [r for r in rows("office_heads") if r["example"] and r["language"] == "zh"], ids=lambda r: r["surface"]
)
def test_head_is_read_in_its_example(row):
    reading = Reading(row["example"], LEXICON)
    assert row["surface"] in {key for _, _, key in reading.matches(offices.KIND)}


def test_person_groups_the_mentions_of_one_person_across_scripts():
    records = find("Mayor Bao Penghai (包鹏海) spoke; vice mayor Sun Wei spoke. 包鹏海指出，Bao said.", "440900")
    people = {}
    for record in records:
        people.setdefault(record["person"], []).append(record["text"])
    assert list(people.values()) == [["Bao Penghai", "包鹏海", "包鹏海", "Bao"], ["Sun Wei"]]


def test_all_mentions_carry_the_roles_of_the_whole_document():
    records = find("王安和主持会议⏎市委副书记王安和出席。市长王安和讲话。".replace("⏎", "\n"), "440900")
    assert [r["roles"] for r in records] == [["deputy_party_secretary", "mayor"]] * 3


def test_offsets_are_those_of_the_text_as_given():
    text = "區(qū)長(zhǎng)龍(lóng)望(wàng)雲(yún)要求抓落實"
    (record,) = find(text, "500115")
    assert text[record["start"] : record["end"]] == record["text"] == "龍(lóng)望(wàng)雲(yún)"


def test_nothing_is_found_in_no_text():
    assert find("", None) == []


@pytest.mark.parametrize("piece", ["市长", "市委副书记、", "王·", "Mayor ", "Wang Anhe, ", "、王安和", "市领导", "（"])
def test_long_damaged_text_is_read_in_linear_time(piece):
    # Twenty thousand repetitions finish at once, or the rule is not linear.
    find(piece * 20000, "440900")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王安和出席", "王安和"),
        ("王和出席", "王和"),
        ("欧阳文出席", "欧阳文"),
        ("李葳葳，", "李葳葳"),
        # Words overlap: the one after which no word goes on is none.
        ("董敏超出席会议", "董敏超"),
        ("董敏超出预期", "董敏"),
        ("张明高出席大会", "张明高"),
        ("李斌强会见了客商", "李斌强"),
        ("李斌强调，", "李斌"),
        ("李斌将会见客商", "李斌"),
        ("李斌率代表团考察", "李斌"),
        ("周明会见客商", "周明"),
        ("王力强调研究要深入", "王力"),
        ("王力强调研企业", "王力强"),
        ("赵志宣主持会议", "赵志宣"),
        ("赵志宣布会议开始", "赵志"),
        ("李军拉动员工积极性", "李军"),
        ("李军加强调研", "李军"),
        ("热线", None),
        ("参加会议", None),
    ],
)
def test_name_ends_where_text_goes_on(text, name):
    found = name_at(text, 0)
    assert (text[found.start : found.end] if found else None) == name


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("单小平", ["shan xiaoping"]),
        ("吕明", ["lu ming"]),
        ("区伟", ["ou wei"]),
        ("欧阳文", ["ouyang wen"]),
        ("朴正", ["piao zheng", "pu zheng"]),
    ],
)
def test_pinyin_of_names(name, keys):
    # Rare readings of characters may follow: they do no harm, for a key only counts where it is written.
    found = pinyin_keys(name)
    assert found[0] == keys[0]
    assert set(keys) <= set(found)


@pytest.mark.parametrize(
    ("given", "syllables"),
    [("pengling", ("peng", "ling")), ("Jian-guo", ("jian", "guo")), ("ping", ("ping",)), ("becker", ())],
)
def test_syllables(given, syllables):
    assert syllables_of(given) == syllables


def test_surnames():
    assert [surname_of(n) for n in ("欧阳文远", "王安和", "司马言")] == ["欧阳", "王", "司马"]
    assert plausible_name("王安和")
    assert not plausible_name("的安和")


def test_tables_name_roles_of_the_guide_only():
    roles = {row["role"] for row in rows("office_role_names")}
    used = {
        row[c]
        for table in ("office_heads", "office_roles", "office_roles_en")
        for row in rows(table)
        for c in ("role", "deputy_role")
    }
    assert used - {""} <= roles


def test_no_surface_stands_in_both_languages():
    assert not {e.surface for e in offices.entries()} & {e.surface for e in titles_en.entries()} - {"CEO"}


def test_component_reads_its_own_entries():
    assert {e.kind for e in COMPONENT.entries()} == {offices.KIND, titles_en.KIND, mentions_zh.LEADER}
