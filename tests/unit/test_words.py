"""Words of spacy-pkuseg as tokens: the model's words, split where a mention's border cuts one; mentions stay as they are."""

import json
import sys

import pytest
import spacy
from spacy.tokens import Doc, Span
from support.words import tiny_model

import policyie
from policyie.components.base import write
from policyie.components.words import Words
from policyie.errors import ModelError
from policyie.segmentation import WordTokenizer

pytest.importorskip("spacy_pkuseg", reason="the extra words is missing")

# Words that the tests want, whatever the model says: some cross the border of a mention.
OWN_WORDS = ("招商大会", "在长安区调研", "投资3亿元建设", "万州区", "临江市长", "引资")


def spans(doc):
    """Everything that a document's mentions look like to spaCy, by characters."""
    groups = {**{name: doc.spans[name] for name in doc.spans}, "ents": doc.ents}
    return {
        name: [(s.start_char, s.end_char, s.text, s.label_, s.kb_id_, s.id_) for s in group]
        for name, group in groups.items()
    }


@pytest.fixture(scope="module")
def own_words(tmp_path_factory):
    path = tmp_path_factory.mktemp("words") / "own.txt"
    path.write_text("\n".join(OWN_WORDS), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def nlp(own_words):
    return policyie.load(segmenter="pkuseg", pkuseg_model=tiny_model(), pkuseg_user_dict=own_words)


@pytest.fixture(scope="module")
def grid():
    return policyie.load()


TOKENS = {
    "words of the model": ("推介重点项目", ["推介", "重点", "项目"]),
    "a word of the list": ("招商大会", ["招商大会"]),
    "no Chinese: as on the grid": ("Linjiang signed 1,200 projects", ["Linjiang", "signed", "1,200", "projects"]),
    "a gloss stays with its character": ("萬(wàn)州區", ["萬(wàn)州區"]),
    "white space cuts": ("招商大会 招商\n大会  引资", ["招商大会", "招商", "\n", "大会", " ", "引资"]),
    "what can't be seen doesn't": ("引\u200b资", ["引\u200b资"]),
    "empty": ("", []),
    "white space alone": (" \n", [" \n"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), TOKENS.values(), ids=TOKENS.keys())
def test_tokens(nlp, text, words):
    doc = nlp.tokenizer(text)
    assert doc.text == text
    assert [token.text for token in doc] == words


@pytest.mark.parametrize(
    ("text", "whole"), [("推介GDP项目", "GDP"), ("增长1,268.5个", "1,268.5"), ("萬(wàn)元", "萬(wàn)")]
)
def test_no_token_of_the_grid_is_cut(nlp, text, whole):
    assert sum(whole in token.text for token in nlp.tokenizer(text)) == 1


def test_norms_are_those_of_the_view(nlp):
    assert [token.norm_ for token in nlp.tokenizer("萬(wàn)州區 引\u200b资")] == ["万州区", "引资"]


def test_a_word_is_split_where_the_border_of_a_mention_cuts_it(nlp):
    text = "区长贺长安在长安区调研"
    assert [t.text for t in nlp.tokenizer(text)][-1] == "在长安区调研"
    doc = nlp(text)
    assert [t.text for t in doc][-3:] == ["在", "长安区", "调研"]
    assert [s.text for s in doc.spans["regions"]] == ["长安区"]
    assert ("长安区", "REGION") in [(e.text, e.label_) for e in doc.ents]


def test_borders_of_every_list_are_honoured(nlp):
    doc = nlp("临江市长李明远说，将投资3亿元建设项目。")
    assert [(s.text, s.label_) for s in doc.ents] == [("临江", "REGION"), ("李明远", "OFFICIAL"), ("3亿元", "MONEY")]
    assert [s.text for s in doc.spans["targets"]] == ["3亿元"]


def test_a_document_without_such_a_word_is_returned_as_it_is():
    doc = spacy.blank("zh")("推介项目")
    assert Words()(doc) is doc


TEXTS = (
    "临江市长李明远在长安区调研，投资3亿元建设招商大会项目，增长8%。",
    "萬(wàn)州區招商大會，總投資３．５億元。 Mayor Li Ming said Suzhou will invest RMB 10bn。",
    "招 商 引 资\u200b，25 7亿元；&amp;投资\r\n10亿元",
)


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_are_the_same_on_words_and_on_characters(nlp, grid, text):
    assert spans(nlp(text)) == spans(grid(text))
    assert nlp(text)._.policy == grid(text)._.policy


def test_sample_documents_have_the_same_mentions(nlp, grid, root):
    for path in sorted((root / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        on_words, on_characters = nlp(text), grid(text)
        assert on_words.text == text
        assert spans(on_words) == spans(on_characters)
        assert on_words._.policy == on_characters._.policy
        assert len(on_words) < len(on_characters) or on_characters._.policy.language == "en"


def test_annotated_documents_have_the_same_mentions(nlp, grid, shared):
    for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        assert spans(nlp(text)) == spans(grid(text))


def test_facts_that_are_given_count_on_words_too(nlp, grid):
    text = "朝阳区今年计划引进项目50个。"
    facts = {"published": "2023-02-10", "home": "110000"}
    assert policyie.extract(text, nlp=nlp, **facts) == policyie.extract(text, nlp=grid, **facts)


def test_the_model_goes_with_the_pipeline(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [t.text for t in again(TEXTS[0])] == [t.text for t in nlp(TEXTS[0])]
    assert spans(again(TEXTS[0])) == spans(nlp(TEXTS[0]))
    blank = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "policyie.WordTokenizer.v1"}}})
    blank.tokenizer.from_bytes(nlp.tokenizer.to_bytes())
    assert [t.text for t in blank(TEXTS[0])] == [t.text for t in nlp.tokenizer(TEXTS[0])]


def test_a_config_alone_loads_its_model_when_initialised(nlp):
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=False)
    with pytest.raises(ModelError, match="no pkuseg model is loaded"):
        again("投资")
    again.initialize()
    assert [t.text for t in again(TEXTS[0])] == [t.text for t in nlp(TEXTS[0])]


def test_initialising_a_pipeline_that_has_its_model_keeps_it(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path, config={"initialize": {"tokenizer": {"pkuseg_model": None}}})
    again.initialize()
    assert [t.text for t in again(TEXTS[0])] == [t.text for t in nlp(TEXTS[0])]


def test_contexts_go_through(nlp):
    [(doc, context)] = nlp.pipe([("在长安区调研", 7)], as_tuples=True)
    assert (context, [t.text for t in doc]) == (7, ["在", "长安区", "调研"])


def test_long_stretches_are_read_in_parts(nlp):
    text = "推介重点项目。" * 1500 + "招商大会" * 3000
    doc = nlp.tokenizer(text)
    assert doc.text == text
    assert [t.text for t in doc[:4]] == ["推介", "重点", "项目", "。"]


@pytest.fixture
def parsed():
    words = ["区长", "贺长安", "在长安区调研", "项目"]
    doc = Doc(
        spacy.blank("zh").vocab, words=words, spaces=[False] * 4, tags=["NN", "NR", "X", "NN"],
        lemmas=words, heads=[1, 2, 2, 2], deps=["nn", "nsubj", "ROOT", "dobj"],
        user_data={("._.", "note", 0, None): "kept"}, ents=["O", "O", "O", "B-WORK"],
    )  # fmt: skip
    doc.spans["own"] = [Span(doc, 1, 3, label="SPEECH", span_id="a")]
    doc.cats = {"news": 1.0}
    write(doc, "regions", [{"start": 6, "end": 9, "text": "长安区", "rule": "r", "code": "130102"}])
    return doc


def test_what_others_said_of_the_tokens_is_carried_over(parsed):
    doc = Words()(parsed)
    assert [t.text for t in doc] == ["区长", "贺长安", "在", "长安区", "调研", "项目"]
    assert [t.tag_ for t in doc] == ["NN", "NR", "X", "X", "X", "NN"]
    assert [t.lemma_ for t in doc] == ["区长", "贺长安", "在", "长安区", "调研", "项目"]
    assert [t.head.text for t in doc] == ["贺长安", "调研", "调研", "调研", "调研", "调研"]
    assert [t.dep_ for t in doc] == ["nn", "nsubj", "dep", "dep", "ROOT", "dobj"]
    assert len(list(doc.sents)) == 1
    assert [(s.text, s.label_, s.id_) for s in doc.spans["own"]] == [("贺长安在长安区调研", "SPEECH", "a")]
    assert [(s.text, s.label_) for s in doc.ents] == [("项目", "WORK")]
    assert [(s.text, s.kb_id_) for s in doc.spans["regions"]] == [("长安区", "130102")]
    assert (doc.cats, doc.user_data["._.", "note", 0, None]) == ({"news": 1.0}, "kept")


def test_sentences_are_carried_over():
    doc = Doc(spacy.blank("zh").vocab, words=["会上", "在长安区调研"], spaces=[False] * 2, sent_starts=[True, True])
    write(doc, "regions", [{"start": 3, "end": 6, "text": "长安区", "rule": "r"}])
    assert [[t.text for t in sentence] for sentence in Words()(doc).sents] == [["会上"], ["在", "长安区", "调研"]]


def test_a_tagger_of_words_runs_after_ours(nlp, own_words):
    trained = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    trained.tokenizer.initialize(pkuseg_model=tiny_model(), pkuseg_user_dict=own_words)
    tagger = trained.add_pipe("tagger")
    for tag in ("NN", "VV"):
        tagger.add_label(tag)
    doc = trained.make_doc("推介项目")
    assert [t.text for t in doc] == ["推介", "项目"]
    example = spacy.training.Example.from_dict(doc, {"tags": ["VV", "NN"]})
    trained.config["initialize"]["tokenizer"] = {"pkuseg_model": tiny_model(), "pkuseg_user_dict": own_words}
    optimizer = trained.initialize(lambda: [example])
    for _ in range(30):
        trained.update([example], sgd=optimizer)
    nlp = policyie.load(segmenter="pkuseg", pkuseg_model=tiny_model(), pkuseg_user_dict=own_words)
    nlp.add_pipe("tagger", source=trained)
    doc = nlp("推介项目，在长安区调研")
    assert [(t.text, t.tag_) for t in doc[:2]] == [("推介", "VV"), ("项目", "NN")]
    assert [s.text for s in doc.ents] == ["长安区"]


def test_it_works_on_tokens_of_any_tokenizer():
    nlp = spacy.blank("zh")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=[text], spaces=[False])
    nlp.add_pipe("policyie_amounts")
    nlp.add_pipe("policyie_words")
    doc = nlp("总投资 3亿元 建设")
    assert [(t.text, t.whitespace_) for t in doc] == [("总投资", " "), ("3亿元", ""), (" 建设", "")]
    assert [s.text for s in doc.spans["amounts"]] == ["3亿元"]
    assert doc.ents == ()


FAULTS = {
    "no model": ({}, "needs pkuseg_model"),
    "no such name": ({"pkuseg_model": "mixd"}, "'mixd' is no folder, and none of pkuseg's models: spacy_ontonotes, .*mixed"),
    "its list is a pickle": ({"pkuseg_model": "medicine"}, "pkuseg_user_dict=None"),
    "no word list": ({"pkuseg_model": ".", "pkuseg_user_dict": "none.txt"}, "lacks features.msgpack and weights.npz"),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_model_that_can_not_be_had_is_told(settings, message):
    with pytest.raises(ModelError, match=message):
        policyie.load(segmenter="pkuseg", **settings)


def test_a_word_list_that_is_no_file_is_told():
    with pytest.raises(ModelError, match=r"'none.txt' is no file"):
        policyie.load(segmenter="pkuseg", pkuseg_model=tiny_model(), pkuseg_user_dict="none.txt")


def test_a_download_that_fails_is_told_with_what_to_do(monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no route to host")

    monkeypatch.setattr("spacy_pkuseg.download_model", fail)
    with pytest.raises(
        ModelError, match=r"'web' is not in .* can't be downloaded \(OSError: no route to host\).*web.zip"
    ):
        policyie.load(segmenter="pkuseg", pkuseg_model="web")


def test_a_model_of_the_older_form_is_refused_before_its_pickle_is_read(tmp_path, nlp):
    (tmp_path / "features.pkl").write_bytes(b"cos\nsystem\n(S'exit 3'\ntR.")
    (tmp_path / "weights.npz").write_bytes(b"")
    with pytest.raises(ModelError, match=r"lacks features.msgpack .*pickle"):
        WordTokenizer(nlp.vocab).initialize(pkuseg_model=str(tmp_path))
    (tmp_path / "pkuseg_model").mkdir()
    (tmp_path / "pkuseg_model" / "features.pkl").write_bytes(b"cos\nsystem\n(S'exit 3'\ntR.")
    with pytest.raises(ModelError, match=r"lacks features.msgpack"):
        WordTokenizer(nlp.vocab).from_disk(tmp_path)


def test_a_broken_model_is_told(tmp_path):
    for name in ("features.msgpack", "weights.npz"):
        (tmp_path / name).write_bytes(b"\xc1")
    with pytest.raises(ModelError, match="can't be read"):
        policyie.load(segmenter="pkuseg", pkuseg_model=tmp_path)


def test_a_missing_package_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy_pkuseg", None)
    with pytest.raises(ModelError, match=r"needs spacy-pkuseg: pip install spacy-pkuseg"):
        policyie.load(segmenter="pkuseg", pkuseg_model="web")


def test_a_segmenter_that_there_is_not():
    with pytest.raises(ValueError, match="unknown segmenter 'jieba'; there are char, pkuseg"):
        policyie.load(segmenter="jieba")
