"""The comparison with peers: how their outputs are read, made-up text, processes, and what the page shows.

No peer is installed here: the outputs are of the form that each gives, for sentences of our own.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import policyie

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module", autouse=True)
def _importable():
    sys.path.insert(0, str(BENCHMARKS))
    yield
    sys.path.remove(str(BENCHMARKS))


@pytest.fixture
def read(_importable):
    from peers_adapters import SYSTEMS

    return lambda system, text, output: SYSTEMS[system].read(text, output)


def brief(mentions, *fields):
    return [(m["text"], *(m[field] for field in fields)) for m in mentions]


JIONLP = {
    "plain": ("5亿元", "500000000.00", "元", "accurate", ("5亿元", "500000000.00", None, "CNY", "eq")),
    "more than": ("超过620亿元", "62000000000.00", "元", "blur+", ("620亿元", "62000000000.00", None, "CNY", "gt")),
    "and above": ("3亿元以上", "300000000.00", "元", "blur+", ("3亿元", "300000000.00", None, "CNY", "ge")),
    "nearly": ("近10亿美元", "1000000000.00", "美元", "blur-", ("10亿美元", "1000000000.00", None, "USD", "approx")),
    "within": ("50万元以内", "500000.00", "元", "blur-", ("50万元", "500000.00", None, "CNY", "le")),
    "less than": ("不到2亿元", "200000000.00", "元", "blur-", ("2亿元", "200000000.00", None, "CNY", "lt")),
    "about": ("约3亿元左右", "300000000.00", "元", "blur", ("3亿元", "300000000.00", None, "CNY", "approx")),
    "range": ("10亿元-20亿元", ["1e9", "2e9"], "元", "blur", ("10亿元-20亿元", "1e9", "2e9", "CNY", "range")),
    "odd": ("10亿多元", ["1e9", "2e9"], "元", "blur", ("10亿多元", "1e9", None, "CNY", "gt")),
    "tens": ("数十亿元", ["1e9", "1e10"], "元", "blur", ("数十亿元", "1e9", None, "CNY", "approx")),
    "prefix": ("人民币5亿元", "500000000.00", "元", "accurate", ("人民币5亿元", "500000000.00", None, "CNY", "eq")),
    "unknown currency": ("5亿比索", "500000000.00", "比索", "accurate", ("5亿比索", "500000000.00", None, None, "eq")),
}


@pytest.mark.parametrize(("said", "value", "case", "definition", "expected"), JIONLP.values(), ids=JIONLP)
def test_jionlp_money_loses_nothing_for_bounds_inside_the_span(read, said, value, case, definition, expected):
    text = f"投资{said}。"
    found = [
        {"text": said, "offset": [2, 2 + len(said)], "detail": {"num": value, "case": case, "definition": definition}}
    ]
    lists = read("jionlp: money", text, found)
    assert brief(lists["amounts"], "value", "upper", "currency", "comparator") == [expected]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in lists["amounts"])


def test_jionlp_places_without_china_and_without_what_is_not_in_the_text(read):
    text = "中国聊城市和德国"
    found = [(0, "中国", "CN"), (2, "聊城市", "371500"), (6, "德国", "DE"), (1, "聊城", "371500")]
    assert brief(read("jionlp: places", text, found)["regions"], "code") == [("聊城市", "371500"), ("德国", "DE")]


def test_cpca_gives_each_level_that_is_written_its_code_and_its_length(read):
    text = "浙江绍兴市柯桥区，茌平区"
    row = {"省": "浙江省", "市": "绍兴市", "区": "柯桥区", "adcode": "330603", "省_pos": 0, "市_pos": 2, "区_pos": 5}
    added = {
        "省": "山东省",
        "市": "聊城市",
        "区": "茌平区",
        "adcode": "371503",
        "省_pos": -1,
        "市_pos": -1,
        "区_pos": 9,
    }
    assert brief(read("cpca", text, [row, added])["regions"], "code") == [
        ("浙江", "330000"),
        ("绍兴市", "330600"),
        ("柯桥区", "330603"),
        ("茌平区", "371503"),
    ]
    assert read("cpca", "没有地名", []) == {"regions": []}
    assert read("cpca", text, [row | {"区": float("nan")}])["regions"][-1]["code"] == "330600"


def test_recognizers_end_is_inclusive_units_alone_are_no_sums_the_longer_wins(read):
    text = "total RMB 3 of $2.3 billion, €5"
    found = [
        SimpleNamespace(start=6, end=8, resolution={"value": None, "unit": "Chinese yuan", "isoCurrency": "CNY"}),
        SimpleNamespace(start=15, end=26, resolution={"value": "2300000000", "unit": "Dollar"}),
        SimpleNamespace(start=15, end=18, resolution={"value": "2.3", "unit": "Dollar"}),
        SimpleNamespace(start=29, end=30, resolution={"value": "5", "unit": "Euro", "isoCurrency": "EUR"}),
        SimpleNamespace(start=0, end=4, resolution=None),
    ]
    amounts = read("recognizers-text", text, found)["amounts"]
    assert brief(amounts, "value", "currency", "comparator") == [
        ("$2.3 billion", "2300000000", "USD", "eq"),
        ("€5", "5", "EUR", "eq"),
    ]


def test_quantulum3_currencies_only_and_ranges_from_centre_and_width(read):
    def quantity(start, end, value, entity="currency", code="CNY", uncertainty=None):
        unit = SimpleNamespace(entity=SimpleNamespace(name=entity), currency_code=code)
        return SimpleNamespace(span=(start, end), value=value, unit=unit, uncertainty=uncertainty)

    text = "5 to 8 yuan, 12 m, $0.3"
    found = [
        quantity(0, 11, 6.5, uncertainty=1.5),
        quantity(13, 17, 12.0, "length", None),
        quantity(19, 23, 0.3, code="USD"),
    ]
    assert brief(read("quantulum3", text, found)["amounts"], "value", "upper", "currency", "comparator") == [
        ("5 to 8 yuan", "5", "8", "CNY", "range"),
        ("$0.3", "0.3", None, "USD", "eq"),
    ]


def test_spacy_places_without_article_genitive_and_china(read):
    text = "China and the Netherlands, Yantai's port; Siemens"
    entities = [("China", "GPE", 0), ("the Netherlands", "GPE", 10), ("Yantai's", "GPE", 27), ("Siemens", "ORG", 42)]
    doc = SimpleNamespace(ents=[SimpleNamespace(text=t, label_=label, start_char=at) for t, label, at in entities])
    regions = read("spaCy en_core_web_sm", text, doc)["regions"]
    assert brief(regions, "start", "end", "code") == [("Netherlands", 14, 25, None), ("Yantai", 27, 33, None)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_made_up_text_is_the_same_everywhere_long_enough_and_of_the_kind(language):
    from peers_text import documents

    texts = list(documents(language, 4000))
    assert texts == list(documents(language, 4000))
    assert texts != list(documents(language, 4000, seed=1))
    assert 4000 <= sum(map(len, texts)) < 4000 + len(texts[-1])
    assert len({line for text in texts for line in text.splitlines()}) == sum(len(t.splitlines()) for t in texts)
    assert "{" not in "".join(texts)
    for text in texts:
        document = policyie.extract(text)
        assert document.language == language
        assert document.amounts
        assert document.regions
        assert document.industries


def test_no_text_is_timed_twice_and_only_those_of_the_language():
    from peers import rounds_of

    given = [(f"第{n}篇", "zh") for n in range(5)] + [("page", "en")]
    rounds = rounds_of(given, "zh", 100, 2, fill=False)
    assert sorted(text for texts in rounds for text, _ in texts) == sorted(text for text, lang in given if lang == "zh")
    filled = [document for texts in rounds_of(given, "en", 3000, 3, fill=True) for document in texts]
    assert {lang for _, lang in filled} == {"en"}
    assert len(set(filled)) == len(filled) > 2
    assert ("page", "en") in filled
    assert rounds_of(given, "en", 100, 3, fill=False) == [[("page", "en")]]


def test_a_peer_that_does_not_install_is_named_with_the_cause(tmp_path, monkeypatch):
    import peers
    from peers_run import Peer, PeerError, install

    with pytest.raises(PeerError, match=r"not installed: .*no-python"):
        install(Peer("absent", ("absent",), ()), tmp_path, python=str(tmp_path / "no-python"))

    fails = tmp_path / "python"
    fails.write_text("#!/bin/sh\necho 'ERROR: No matching distribution' >&2; exit 1\n")
    fails.chmod(0o755)
    monkeypatch.setattr(peers, "PEERS", (Peer("absent", ("absent",), ("absent",)),))
    monkeypatch.setattr(peers, "Worker", lambda name, python, log: name)
    monkeypatch.setattr(peers.sys, "executable", str(fails))
    monkeypatch.setattr(
        peers, "install", lambda peer, cache, again: install(peer, cache, python=str(fails), again=again)
    )
    team = peers.Team()
    team.start(tmp_path, (), False)
    assert team.failures == {"absent": "not installed: ERROR: No matching distribution"}
    assert set(team.workers) == {"policyie: amounts", "policyie: regions", "policyie: everything"}


def test_a_system_answers_from_a_process_of_its_own_until_it_fails(tmp_path):
    from peers import Team
    from peers_run import PeerError, Worker

    worker = Worker("policyie: amounts", sys.executable, tmp_path / "log")
    try:
        documents = [("绍兴市投资3亿元。", "zh"), ("RMB 5 billion in Yantai", "en")]
        assert [brief(found["amounts"], "value") for found in worker.extract(documents)] == [
            [("3亿元", "300000000")],
            [("RMB 5 billion", "5000000000")],
        ]
        assert worker.time(documents) > 0
        assert worker.load_seconds > 0
        with pytest.raises(PeerError, match=r"policyie: amounts: it ended: .*InputError: expected str"):
            worker.extract([(None, "zh")])
    finally:
        worker.close()

    team = Team()
    assert team.attempt("jieba", lambda: Worker("no such system", sys.executable, tmp_path / "log")) is None
    assert "KeyError: 'no such system'" in team.failures["jieba"]
    with pytest.raises(PeerError):
        team.attempt("policyie: amounts", lambda: Worker("no such system", sys.executable, tmp_path / "log"))


RESULT = {
    "date": "2024-05-01",
    "machine": "A processor, 2 cores",
    "gold": "expected.jsonl",
    "documents": 1,
    "rounds": 1,
    "speed": [
        {
            "task": "regions",
            "language": "en",
            "system": system,
            "characters_per_second": speed,
            "speed_to_policyie_same_list": ratio,
            "speed_to_policyie_everything": 2 * ratio,
        }
        for system, speed, ratio in [("policyie: regions", 123456.0, 1.0), ("spaCy en_core_web_sm", 12345.0, 0.1)]
    ],
    "accuracy": [
        {"task": "regions", "group": group, "system": system, "measure": measure, "precision": 50.0, "recall": 40.0, "f1": 44.4, "gold": 5}
        for group, systems in [("en", ["policyie: regions", "spaCy en_core_web_sm"]), ("zh", ["policyie: regions"])]
        for system in systems
        for measure in ("found", "code")
    ],
    "systems": [{"system": "cpca", "version": "1", "install_mb": 12.3, "load": 0.5, "memory_mb": None}],
    "failures": {"jieba": "not installed: no reason given"},
}  # fmt: skip


def test_the_page_shows_ratios_what_is_not_given_and_who_failed(tmp_path):
    from peers_report import markdown, write_into

    page = tmp_path / "peers.md"
    page.write_text("before\n<!-- peers -->\nold\n<!-- /peers -->\nafter\n", "utf-8")
    write_into(page, markdown(RESULT))
    text = page.read_text("utf-8")
    assert text.startswith("before\n<!-- peers -->\nMeasured on 2024-05-01: A processor, 2 cores.\n")
    assert text.endswith("\n<!-- /peers -->\nafter\n")
    assert "old" not in text
    assert "| spaCy en_core_web_sm | 0.10 | 0.20 | 12,000 |" in text
    assert "| spaCy en_core_web_sm | 50.0 | 40.0 | 44.4 | none given |" in text
    assert "all Chinese documents" not in text  # no peer to compare with
    assert "| cpca | 1 | 12 | 0.5 |  |" in text
    assert "- jieba: not installed: no reason given" in text
    write_into(page, "new")
    assert page.read_text("utf-8") == "before\n<!-- peers -->\nnew\n<!-- /peers -->\nafter\n"
    (tmp_path / "other.md").write_text("nothing", "utf-8")
    with pytest.raises(SystemExit, match="has no <!-- peers -->"):
        write_into(tmp_path / "other.md", "new")


def test_documents_of_scripts_that_no_peer_claims_to_read_are_told_apart():
    from peers import groups_of

    assert groups_of("zh", "聊城市总投资3亿元。") == ["zh", "zh, plain"]
    assert groups_of("zh", "聊城市總投資3億元。") == ["zh"]
    assert groups_of("zh", "聊(liáo)城市总投资3亿元。") == ["zh"]
    assert groups_of("en", "Liaocheng") == ["en"]


def test_the_page_shows_every_system_that_is_compared():
    from peers import COMPARISONS
    from peers_adapters import SYSTEMS
    from peers_run import PEERS

    assert {name for peer in PEERS for name in peer.systems} | {"policyie: everything"} | {
        name for comparison in COMPARISONS for name in comparison.systems if name.startswith("policyie")
    } == set(SYSTEMS)
    page = (BENCHMARKS.parent / "docs" / "peers.md").read_text("utf-8")
    for comparison in COMPARISONS:
        for name in comparison.systems:
            assert f"\n| {name} | " in page
    for peer in PEERS:
        assert f"\n| {'[spaCy](' if peer.name == 'spacy' else f'`{peer.name}` |'}" in page
