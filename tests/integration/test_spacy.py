"""policyie as a citizen of spaCy: configs, round trips, worker processes, and the components of others beside ours."""

import json
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Config

import policyie
from policyie.pipeline import COMPONENTS

TEXT = "广安市今年力争到位资金60亿元，市长尤建东出席。Guang'an signed 12 projects worth RMB 3.5 bn."
OTHER = "浙江省绍兴市发展数字经济，增长8%。"

# What pipelines and config files of users rest on: a name or a setting may be added, none may change or vanish.
FACTORIES = {
    "policyie_metadata": {
        "assigns": ["doc.user_data", "doc._.policy"], "requires": [], "config": {"home": None, "source": None},
    },
    "policyie_sentences": {
        "assigns": ["token.is_sent_start", "doc.sents"], "requires": [], "config": {"overwrite": False},
    },
    "policyie_sections": {"assigns": ["doc.user_data"], "requires": [], "config": {}},
    "policyie_lexicon": {"assigns": ["doc.user_data"], "requires": [], "config": {}},
    "policyie_amounts": {"assigns": ["doc.spans", "doc.user_data"], "requires": [], "config": {"label": "MONEY"}},
    "policyie_regions": {"assigns": ["doc.spans", "doc.user_data"], "requires": [], "config": {"label": "REGION"}},
    "policyie_industries": {"assigns": ["doc.spans", "doc.user_data"], "requires": [], "config": {"label": "INDUSTRY"}},
    "policyie_officials": {
        "assigns": ["doc.spans", "doc.user_data"], "requires": ["doc.spans"], "config": {"label": "OFFICIAL"},
    },
    "policyie_resolve": {
        "assigns": ["doc.ents", "doc.spans"],
        "requires": ["doc.spans"],
        "config": {
            "lists": ["officials", "amounts", "regions", "industries"], "overwrite_ents": False, "spans_keys": [],
        },
    },
    "policyie_targets": {
        "assigns": ["doc.spans", "doc.user_data"], "requires": ["doc.spans"], "config": {"label": "TARGET"},
    },
    "policyie_words": {"assigns": ["doc.spans", "doc.ents"], "requires": ["doc.spans"], "config": {}},
}  # fmt: skip


@pytest.fixture(scope="module")
def nlp():
    return policyie.load()


def entities(doc):
    return [(e.text, e.label_) for e in doc.ents]


@pytest.mark.parametrize("name", FACTORIES)
def test_factories_and_their_settings_are_a_promise(name):
    nlp = spacy.blank("zh")
    nlp.add_pipe(name)
    meta = nlp.get_factory_meta(name)
    told = {"assigns": list(meta.assigns), "requires": list(meta.requires), "config": meta.default_config}
    assert told == FACTORIES[name]
    assert meta.retokenizes == (name == "policyie_words")


def test_every_component_is_promised():
    assert {f"policyie_{name}" for name in (*COMPONENTS, "words")} == set(FACTORIES)


def test_registered_functions_are_a_promise():
    assert spacy.registry.has("tokenizers", "policyie.GridTokenizer.v1")
    assert spacy.registry.has("tokenizers", "policyie.WordTokenizer.v1")
    assert spacy.registry.has("callbacks", "policyie.any_length.v1")


SETTINGS = {
    "metadata": {"home": "511600", "source": "东海日报"},
    "amounts": {"label": "SUM"},
    "resolve": {"lists": ["amounts", "regions"], "overwrite_ents": True},
}


@pytest.fixture(scope="module")
def own_words(tmp_path_factory):
    path = tmp_path_factory.mktemp("spacy") / "own.csv"
    path.write_text("kind,surface,concept,gb4754\nindustry,窖藏文旅,cellar-tourism,72\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def own(own_words):
    return policyie.load(config=SETTINGS, lexicons=[own_words])


def check_own(nlp):
    doc = nlp("全市打造窖藏文旅产业，投资3亿元。")
    assert (doc._.policy.home, doc._.policy.source) == ("511600", "东海日报")
    assert [(s.text, s.label_) for s in doc.spans["amounts"]] == [("3亿元", "SUM")]
    assert [s.text for s in doc.spans["industries"]] == ["窖藏文旅"]
    assert ("3亿元", "SUM") in entities(doc)
    assert "INDUSTRY" not in {e.label_ for e in doc.ents}
    assert nlp.max_length == sys.maxsize


def test_settings_do_what_they_say(own):
    check_own(own)


def test_a_config_is_a_whole_pipeline(own, own_words):
    config = Config().from_str(own.config.to_str())
    config["initialize"]["components"]["lexicon"] = {"lexicons": [str(own_words)]}
    again = spacy.util.load_model_from_config(config)
    again.initialize()
    assert again.pipe_names == own.pipe_names
    check_own(again)


def test_the_disk_keeps_settings_and_words(own, tmp_path):
    own.to_disk(tmp_path)
    check_own(spacy.load(tmp_path))
    changed = spacy.load(tmp_path, config={"components": {"amounts": {"label": "MONEY"}}})
    doc = changed("投资3亿元")
    assert [s.label_ for s in doc.spans["amounts"]] == ["MONEY"]


def test_bytes_keep_settings_and_words(own):
    again = spacy.util.load_model_from_config(own.config)
    check_own(again.from_bytes(own.to_bytes()))


def test_what_the_caller_gives_wins_over_a_setting(own):
    document = policyie.extract("投资3亿元。", nlp=own, home="330600")
    assert (document.home, document.source) == ("330600", "东海日报")


@pytest.mark.parametrize(
    ("component", "settings"),
    [("amounts", {"lable": "SUM"}), ("resolve", {"overwrite_ents": "perhaps"}), ("resolve", {"lists": ["people"]})],
    ids=["unknown", "wrong type", "unknown list"],
)
def test_a_wrong_setting_is_refused(component, settings):
    with pytest.raises(ValueError, match=next(iter(settings))):
        policyie.load(config={component: settings})


def test_lexicons_need_the_component_that_reads_them(own_words):
    with pytest.raises(ValueError, match="component lexicon, which is excluded"):
        policyie.load(exclude=["lexicon"], lexicons=[own_words])


def test_docs_in_a_file_speak_in_another_process(nlp, tmp_path):
    docs = [nlp(TEXT), nlp(OTHER)]
    DocBin(store_user_data=True, docs=docs).to_disk(tmp_path / "docs.spacy")
    code = f"""
import json, spacy, policyie
from spacy.tokens import DocBin
nlp = policyie.load()
docs = list(DocBin(store_user_data=True).from_disk({str(tmp_path / "docs.spacy")!r}).get_docs(nlp.vocab))
print(json.dumps([[doc._.policy.to_dict(), [[s.text, s.kb_id_] for s in doc.spans["regions"]]] for doc in docs]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [
        [doc._.policy.to_dict(), [[s.text, s.kb_id_] for s in doc.spans["regions"]]] for doc in docs
    ]


def test_a_pipeline_goes_on_where_a_stored_document_stopped(nlp):
    """Documents may be stored half way: what components leave to each other survives."""
    late = ("officials", "resolve", "targets")
    with nlp.select_pipes(disable=late):
        [half] = (
            DocBin(store_user_data=True)
            .from_bytes(DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes())
            .get_docs(nlp.vocab)
        )
    for name in late:
        half = nlp.get_pipe(name)(half)
    assert half._.policy == nlp(TEXT)._.policy


def test_worker_processes_give_the_same():
    """In a process of its own: this one may have threads, and spaCy forks."""
    code = f"""
import policyie
texts = [{TEXT!r}, {OTHER!r}, "", {TEXT * 3!r}]
nlp = policyie.load()
for doc, alone in zip(nlp.pipe(texts, n_process=2, batch_size=2), map(nlp, texts), strict=True):
    assert doc._.policy == alone._.policy
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in alone.ents]
    print(len(doc.ents))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stdout.split()) == (0, ["5", "3", "0", "15"]), done.stderr


def test_selected_components_alone_run(nlp):
    with nlp.select_pipes(enable=["metadata", "lexicon", "regions"]):
        doc = nlp(TEXT)
        assert {*doc.spans} == {"regions"}
        assert doc._.policy.amounts == ()
    assert {*nlp(TEXT).spans} >= {"amounts", "regions", "industries", "officials", "targets"}


def test_analysis_finds_no_problem(nlp):
    analysis = nlp.analyze_pipes()
    assert not any(analysis["problems"].values())
    assert "resolve" in analysis["attrs"]["doc.ents"]["assigns"]


def test_analysis_tells_what_is_missing():
    nlp = spacy.blank("zh")
    nlp.add_pipe("policyie_targets")
    assert nlp.analyze_pipes()["problems"] == {"policyie_targets": ["doc.spans"]}


def test_every_component_can_be_taken_from_another_pipeline(nlp):
    own = spacy.blank("zh")
    for name in COMPONENTS:
        own.add_pipe(name, source=nlp)
    assert own(TEXT)._.policy == nlp(TEXT)._.policy


# Rulers and recognisers of others. 尤建东出席 overlaps our person, 资金 overlaps nothing.
PATTERNS = [{"label": "EVENT", "pattern": "尤建东出席"}, {"label": "TOPIC", "pattern": "资金"}]
OURS = [
    ("广安市", "REGION"), ("60亿元", "MONEY"), ("尤建东", "OFFICIAL"), ("Guang'an", "REGION"), ("RMB 3.5 bn", "MONEY"),
]  # fmt: skip


def with_ours(*others, drop=()):
    own = [e for e in OURS if e[0] not in drop]
    return sorted([*own, *others], key=lambda e: TEXT.index(e[0]))


BESIDE = {
    "before ours it keeps its entities": ({"first": True}, {}, {}, with_ours(*[(p["pattern"], p["label"]) for p in PATTERNS], drop=["尤建东"])),
    "before ours, where ours win": ({"first": True}, {}, {"overwrite_ents": True}, with_ours(("资金", "TOPIC"))),
    "after ours it keeps ours": ({}, {}, {}, with_ours(("资金", "TOPIC"))),
    "after ours it overwrites": ({}, {"overwrite_ents": True}, {}, with_ours(*[(p["pattern"], p["label"]) for p in PATTERNS], drop=["尤建东"])),
}  # fmt: skip


@pytest.mark.parametrize(("place", "ruler", "resolve", "expected"), BESIDE.values(), ids=BESIDE.keys())
def test_an_entity_ruler_beside_ours(nlp, place, ruler, resolve, expected):
    nlp = policyie.load(config={"resolve": resolve})
    nlp.add_pipe("entity_ruler", config=ruler, **place).add_patterns(PATTERNS)
    doc = nlp(TEXT)
    assert entities(doc) == expected
    assert [s.text for s in doc.spans["officials"]] == ["尤建东"]  # our lists are ours


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, with_ours()),
        ({"spans_keys": ["ruler"]}, with_ours(*[(p["pattern"], p["label"]) for p in PATTERNS], drop=["尤建东"])),
        ({"spans_keys": ["ruler"], "overwrite_ents": True}, with_ours(("资金", "TOPIC"))),
    ],
    ids=["left in its group", "named to the resolver", "named, but ours win"],
)
def test_a_span_ruler_before_ours(settings, expected):
    nlp = policyie.load(config={"resolve": settings})
    nlp.add_pipe("span_ruler", first=True).add_patterns(PATTERNS)
    doc = nlp(TEXT)
    assert entities(doc) == expected
    assert [s.text for s in doc.spans["ruler"]] == ["资金", "尤建东出席"]


def test_a_span_ruler_after_ours_reads_what_it_likes():
    nlp = policyie.load()
    nlp.add_pipe("span_ruler", config={"spans_key": "own"}).add_patterns(PATTERNS)
    doc = nlp(TEXT)
    assert entities(doc) == OURS
    assert [s.text for s in doc.spans["own"]] == ["资金", "尤建东出席"]


@pytest.fixture(scope="module")
def recogniser():
    """A trained recogniser of one product and of persons, on our tokens."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "policyie.GridTokenizer.v1"}}})
    nlp.add_pipe("ner")
    sentences = [
        "尤建东介绍了星河机床。",
        "星河机床由尤建东推介。",
        "会上推介星河机床。",
        "尤建东出席。",
        "签约仪式举行。",
    ]
    labels = {"尤建东": "PERSON", "星河机床": "PRODUCT"}
    examples = []
    for text in sentences:
        found = [
            (text.index(word), text.index(word) + len(word), label) for word, label in labels.items() if word in text
        ]
        examples.append(Example.from_dict(nlp.make_doc(text), {"entities": found}))
    spacy.util.fix_random_seed(1)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    assert entities(nlp("尤建东介绍了星河机床。")) == [("尤建东", "PERSON"), ("星河机床", "PRODUCT")]
    return nlp


@pytest.mark.parametrize(
    ("place", "person"),
    [({"first": True}, "PERSON"), ({}, "OFFICIAL")],
    ids=["before ours it keeps its entities", "after ours it leaves ours"],
)
def test_a_trained_recogniser_beside_ours(recogniser, place, person):
    nlp = policyie.load()
    nlp.add_pipe("ner", source=recogniser, **place)
    doc = nlp("市长尤建东介绍了星河机床。")
    assert ("尤建东", person) in entities(doc)
    assert ("星河机床", "PRODUCT") in entities(doc)
    assert [s.text for s in doc.spans["officials"]] == ["尤建东"]


def test_our_lists_can_be_left_out_of_the_entities(recogniser):
    nlp = policyie.load(config={"resolve": {"lists": ["amounts"]}})
    nlp.add_pipe("ner", source=recogniser)
    doc = nlp("市长尤建东介绍了星河机床，投资3亿元。")
    assert {("尤建东", "PERSON"), ("3亿元", "MONEY")} <= {*entities(doc)}


def test_a_doc_of_any_making_speaks():
    assert Doc(spacy.blank("zh").vocab, words=["投资"], spaces=[False])._.policy.amounts == ()
