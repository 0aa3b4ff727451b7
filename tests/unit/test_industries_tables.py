"""The tables of industries: complete, linked, built from their source, and precise on real reports."""

import csv
import re
import subprocess
import sys

import pytest

from policyie import industries
from policyie.components.base import Reading
from policyie.components.industries.component import COMPONENT
from policyie.components.industries.names import PRODUCT, STRONG, WEAK, name
from policyie.components.industries.patterns import patterns, words
from policyie.lexicon import Lexicon
from policyie.tables import rows


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(COMPONENT().entries())


def found(text: str, lexicon: Lexicon) -> list[str]:
    return [record["text"] for record in COMPONENT().find(Reading(text, lexicon))]


def test_the_tables_are_what_their_source_says(root):
    script = root / "scripts" / "build_industries.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_classifications_are_complete():
    levels = [row["level"] for row in rows("gb4754")]
    assert (levels.count("section"), levels.count("division")) == (20, 97)
    assert sorted(row["code"] for row in rows("sei") if not row["parent"]) == list("123456789")
    assert sum(row["code"].isdigit() for row in rows("isic")) == 88


def test_what_follows_a_name_begins_with_a_follower():
    p = patterns()
    roles = {"head_prefix", "head", "product_head", "process", "crop_figure"}
    before = ("", "”", "）", " ", "-", "特色", "产业", "类", " related ")
    following = [start + word for role in roles for word in words(role) for start in before]
    matched = [
        text for text in following if any(r.match(text) for r in (p.head, p.product_head, p.process, p.crop_figure))
    ]
    assert len(matched) > 500
    assert {text[0] for text in matched} <= p.followers
    assert not p.followers & set("，。的在了")


def test_size():
    assert len(rows("industries")) >= 450
    assert len(rows("industry_names")) >= 3500


def test_every_concept_has_names_in_both_languages():
    languages = {(row["concept"], row["language"]) for row in rows("industry_names")}
    assert [c.id for c in industries.concepts().values() if {(c.id, "zh"), (c.id, "en")} - languages] == []


def test_every_concept_is_linked():
    gb4754, sei, isic = (industries.categories(c) for c in ("gb4754", "sei", "isic"))
    for concept in industries.concepts().values():
        assert concept.gb4754, concept
        assert set(concept.gb4754) <= set(gb4754), concept
        assert concept.sei is None or concept.sei in sei, concept
        assert concept.isic, concept
        assert set(concept.isic) <= set(isic), concept
        assert concept.parent is None or concept.parent in industries.concepts(), concept


def test_a_surface_names_one_concept():
    surfaces = [row["surface"].lower() for row in rows("industry_names")]
    assert len(surfaces) == len(set(surfaces))


def test_words_that_are_none_are_no_names():
    surfaces = {row["surface"].lower() for row in rows("industry_names")}
    assert [row["surface"] for row in rows("industry_not") if row["surface"].lower() in surfaces] == []


@pytest.mark.parametrize("row", rows("industry_not"), ids=lambda row: row["surface"])
def test_a_word_that_is_none_is_not_found(row, lexicon):
    assert found(row["surface"], lexicon) == []


EXAMPLES = [row for row in rows("industry_words") if row["role"] not in {"body", "services", "product_list"}]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['role']}-{row['language']}")
def test_the_example_of_a_role_holds_an_industry(row, lexicon):
    assert found(row["example"], lexicon) != []


@pytest.mark.parametrize(
    "row",
    [row for row in rows("industry_words") if row not in EXAMPLES],
    ids=lambda row: f"{row['role']}-{row['language']}",
)
def test_the_example_of_a_role_that_forbids_holds_none(row, lexicon):
    assert found(row["example"], lexicon) == []


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("steel", ("steel", STRONG, False)),
        ("steel~", ("steel", WEAK, False)),
        ("steel^", ("steel", PRODUCT, False)),
        ("artificial-intelligence!", ("artificial-intelligence", STRONG, True)),
        ("integrated-circuits!~", ("integrated-circuits", WEAK, True)),
        ("-", (None, STRONG, False)),
    ],
)
def test_keys(key, meaning):
    assert tuple(name(key)) == meaning


def test_look_up_by_id_and_name():
    assert industries.concept("new-energy-vehicles").zh == "新能源汽车"
    assert industries.concept("NEVs") == industries.concept("新能源汽车") == industries.concept("new-energy-vehicles")
    assert "电动汽车" in industries.names("new-energy-vehicles")
    with pytest.raises(KeyError, match="no industry"):
        industries.concept("无此产业")


def test_relatives():
    assert [c.id for c in industries.parents("钠离子电池")][:2] == ["batteries", "nev-parts"]
    assert "sodium-batteries" in [c.id for c in industries.children("batteries")]
    assert "manufacturing" in [c.id for c in industries.children()]


@pytest.mark.parametrize(
    ("code", "source", "target", "expected"),
    [
        ("36", "gb4754", "isic", ("29",)),
        ("29", "isic", "gb4754", ("36",)),
        ("C", "gb4754", "isic", ("C",)),
        ("27", "gb4754", "gb4754", ("27",)),
        ("2.4", "sei", "gb4754", ("37",)),
    ],
)
def test_crosswalk(code, source, target, expected):
    assert industries.crosswalk(code, source, target) == expected


def test_crosswalk_of_an_unknown_code():
    with pytest.raises(KeyError, match="no code"):
        industries.crosswalk("98", "gb4754", "isic")
    with pytest.raises(ValueError, match="no classification"):
        industries.categories("nace")  # type: ignore[arg-type]


def test_what_falls_in_a_category():
    within = [c.id for c in industries.within("2.2", "sei")]
    assert "drones" in within
    assert "rail-transit" not in within
    assert {"rice", "modern-agriculture", "fishery"} <= {c.id for c in industries.within("A")}


def test_precision_on_real_reports(root, lexicon):
    """Two hundred predictions, drawn at random from government work reports and judged by hand."""
    with (root / "tests" / "data" / "industries" / "judged.csv").open(encoding="utf-8") as lines:
        judged = list(csv.DictReader(lines))
    right = [row for row in judged if row["verdict"] == "right"]
    assert len(judged) == 200
    assert len(right) / len(judged) >= 0.92
    lost = []
    for row in right:
        texts = found(row["left"] + row["mention"] + row["right"], lexicon)
        if not any(re.sub(r"\s", "", row["mention"]) in text or text in row["mention"] for text in texts):
            lost.append(row["left"] + "[" + row["mention"] + "]" + row["right"])
    assert len(lost) <= 8, lost  # some need more context than ten characters


def test_judged_mistakes_do_not_come_back(root, lexicon):
    with (root / "tests" / "data" / "industries" / "judged.csv").open(encoding="utf-8") as lines:
        wrong = [row for row in csv.DictReader(lines) if row["verdict"] == "wrong"]
    still = [
        row["mention"] for row in wrong if row["mention"] in found(row["left"] + row["mention"] + row["right"], lexicon)
    ]
    # What a wider context would tell: supplies, public services.
    assert still == ["环境保护", "能源", "轨道交通安全应急", "生猪", "国际会展"]


def test_the_report_of_gaps_shows_what_is_not_known(root, tmp_path):
    text = tmp_path / "report.txt"
    text.write_text(
        "发展磷酸盐岩画产业。发展新材料产业。推动新兴产业。\nThe glowworm lantern industry grew.", encoding="utf-8"
    )
    script = root / "scripts" / "industry_gaps.py"
    done = subprocess.run([sys.executable, str(script), str(text)], capture_output=True, text=True, check=True)
    shown = [line.split()[1] for line in done.stdout.splitlines()]
    assert "磷酸盐岩画" in shown
    assert "新材料" not in shown
    assert "新兴" not in shown  # judged: a kind of industry, not which
