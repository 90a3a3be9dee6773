"""The training project of the German pipeline: what it makes of its sources."""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

TRAINING = Path(__file__).resolve().parents[2] / "pipelines" / "de" / "training"


@pytest.fixture(scope="module")
def scripts() -> Any:
    sys.path.insert(0, str(TRAINING))
    try:
        import swap  # noqa: PLC0415
        import texts  # noqa: PLC0415

        yield type("Scripts", (), {"texts": texts, "swap": swap})
    finally:
        sys.path.remove(str(TRAINING))


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


# --- names ------------------------------------------------------------------------------------


def test_sentences_become_texts_with_their_names_and_starts(scripts: Any) -> None:
    sentence = scripts.texts.Sentence
    parts = [
        sentence("Eva Huber leitet das Klinikum Nord.", [(0, 9, "PER"), (21, 34, "ORG")]),
        sentence("Sie kommt aus Graz.", [(14, 18, "LOC")]),
    ] * 4
    docs = list(scripts.texts.with_names(spacy.blank("de"), random.Random(1), parts))
    assert 1 < len(docs) < 8
    found = [name for doc in docs for name in names(doc)]
    assert found == [("Eva Huber", "PER"), ("Klinikum Nord", "ORG"), ("Graz", "LOC")] * 4
    starts = [token.text for doc in docs for token in doc if token.is_sent_start]
    assert starts == ["Eva", "Sie"] * 4
    assert all(not doc.has_annotation("TAG") for doc in docs)


def test_a_name_that_is_no_run_of_tokens_teaches_nothing(scripts: Any) -> None:
    doc = spacy.blank("de")("Die DKFZ-Spitze in Ulm")
    scripts.texts.mark(doc, [(4, 8, "ORG"), (19, 22, "LOC")])
    assert names(doc) == [("Ulm", "LOC")]
    assert [token.text for token in doc if not token.ent_iob] == ["DKFZ-Spitze"]


# --- treebank -----------------------------------------------------------------------------------

CONLLU = """\
# text = Sie kam zum Haus.
1\tSie\tsie\tPRON\tPPER\tCase=Nom\t2\tnsubj\t_\t_
2\tkam\tkommen\tVERB\tVVFIN\t_\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tHaus\tHaus\tNOUN\tNN\tCase=Dat\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\tSpaceAfter=No

# text = Ja
1\tJa\tja\tINTJ\tITJ\t_\t0\troot\t_\t_
"""


def test_a_treebank_is_read_as_words_on_the_surface(scripts: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    first, second = scripts.texts.read_conllu(path)
    assert [(word.text, word.tag) for word in first] == [
        ("Sie", "PPER"),
        ("kam", "VVFIN"),
        ("zum", "APPRART"),
        ("Haus", "NN"),
        (".", "$."),
    ]
    doc = scripts.texts.doc_with_tags(spacy.blank("de"), [first, second], breaks=True)
    assert doc.text.strip() == "Sie kam zum Haus. Ja"
    assert [token.text for token in doc if token.is_sent_start] == ["Sie", "Ja"]
    for breaks, text in ((True, "Ja\nSie kam zum Haus."), (False, "Ja Sie kam zum Haus.")):
        turned = scripts.texts.doc_with_tags(spacy.blank("de"), [second, first], breaks=breaks)
        assert turned.text == text
        assert [token.text for token in turned if token.is_sent_start] == ["Ja", "Sie"]
    assert doc.text.strip() == "Sie kam zum Haus. Ja"  # sentences are not changed
    assert doc[0].morph.get("Case") == ["Nom"]
    assert not doc.has_annotation("ENT_IOB")


# --- swapping -----------------------------------------------------------------------------------


def test_names_change_places_with_names_of_their_kind(scripts: Any, tmp_path: Path) -> None:
    given = [
        {"text": "Blume lobt Siemens.", "ents": [[0, 5, "PER"], [11, 18, "ORG"]]},
        {
            "text": "Park lobt Merck in Ulm.",
            "ents": [[0, 4, "PER"], [10, 15, "ORG"], [19, 22, "LOC"]],
        },
        {"text": "Bayerns Wälder", "ents": [[0, 7, "LOC"]]},
        {"text": "Nichts", "ents": []},
    ]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, given)).encode()))
    sentences = list(scripts.texts.read_names(path))
    made = list(scripts.swap.copies(sentences, 20, random.Random(0)))
    assert len(made) == 60
    texts = {sentence.text for sentence in made}
    assert "Park lobt Siemens." in texts
    assert "Blume lobt Merck in Ulm." in texts
    assert not any("Siemens in" in text for text in texts)  # an ending of its own
    kinds = {"Blume": "PER", "Park": "PER", "Siemens": "ORG", "Merck": "ORG", "Ulm": "LOC"}
    for sentence in made:
        for start, end, label in sentence.ents:
            assert kinds.get(sentence.text[start:end], "LOC") == label
    again = list(scripts.swap.copies(sentences, 20, random.Random(0)))
    assert [s.text for s in again] == [s.text for s in made]


# --- the templates of the project -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "components"),
    [
        ("names", ["tok2vec", "ner"]),
        ("grammar", ["tok2vec", "tagger", "morphologizer", "senter"]),
    ],
)
def test_the_configs_train_what_the_card_names(name: str, components: list[str]) -> None:
    config = spacy.util.load_config(TRAINING / f"{name}.cfg")
    assert config["nlp"]["pipeline"] == components
    assert config["components"]["tok2vec"]["model"]["embed"]["@architectures"] == (
        "pressminer.WordClassEmbed.v1"
    )
