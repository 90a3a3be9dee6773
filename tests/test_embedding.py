from __future__ import annotations

import numpy as np
import pytest
import spacy
from numpy.testing import assert_allclose
from spacy.language import Language
from spacy.tokens import Doc

from pressminer import embedding
from pressminer.embedding import (
    CACHED_WORDS,
    CLUSTERS,
    COLUMNS,
    HIDDEN_TOGETHER,
    ORTH,
    WORD,
    FeatureReader,
    set_word_classes,
    shape,
    word_class_embed,
)
from pressminer.word_classes import WordClasses

WIDTH = 16
FEATURES = np.array([[0, 0], [1, 0.5]], dtype="float32")
TABLE = WordClasses.build(
    {"Klinik": (0b110101, 1, True), "Mannheim": (0b000101, 0, False)}, FEATURES
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("de")


def docs(nlp: Language) -> list[Doc]:
    return [nlp.make_doc("Die Klinik in Mannheim , die Klinik"), nlp.make_doc("Mannheim")]


def layer(nlp: Language, word_dropout: float = 0.0):
    model = word_class_embed(width=WIDTH, rows=200, word_dropout=word_dropout)
    assert set_word_classes(model, TABLE) == 1
    model.initialize(X=docs(nlp))
    return model


def test_one_vector_a_token_and_the_same_for_the_same_word(nlp: Language) -> None:
    first, second = layer(nlp).predict(docs(nlp))
    assert first.shape == (7, WIDTH) and second.shape == (1, WIDTH)
    assert_allclose(first[1], first[6])
    assert_allclose(first[3], second[0], rtol=1e-5)
    assert not np.allclose(first[1], first[3])


def test_a_text_without_tokens_is_no_problem(nlp: Language) -> None:
    (empty,) = layer(nlp).predict([nlp.make_doc("")])
    assert empty.shape == (0, WIDTH)


def test_unseen_words_with_the_same_classes_and_spelling_are_one(nlp: Language) -> None:
    model = layer(nlp)
    one, other = model.predict([nlp.make_doc("Xqrungbar"), nlp.make_doc("Xqrzungbar")])
    assert_allclose(one, other, rtol=1e-5)


def test_weights_and_table_survive_their_bytes(nlp: Language) -> None:
    model = layer(nlp)
    again = word_class_embed(width=WIDTH, rows=200, word_dropout=0.0).from_bytes(model.to_bytes())
    for one, other in zip(model.predict(docs(nlp)), again.predict(docs(nlp)), strict=True):
        assert_allclose(one, other)


def test_the_gradient_reaches_every_table(nlp: Language) -> None:
    model = layer(nlp)
    output, backprop = model.begin_update(docs(nlp))
    backprop([np.ones_like(array) for array in output])
    learned = {node.name for node in model.walk() if node.has_grad("E") or node.has_grad("W")}
    assert {"hashembed", "listed", "maxout"} <= learned


def test_features_of_a_word(nlp: Language) -> None:
    table = FeatureReader(TABLE)(nlp.make_doc("Klinik Uniklinik Mannheim"))
    assert table.shape == (3, COLUMNS)
    known, head, listed = table
    assert known[WORD] and not head[WORD] and not listed[WORD]
    assert known[ORTH] != head[ORTH]
    assert known[CLUSTERS] == head[CLUSTERS] == 0b0101  # the first four bits
    assert known[CLUSTERS + 1] == 0b110101 and listed[CLUSTERS + 1] == 0b000101


def test_the_memory_of_words_is_bounded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CACHED_WORDS < 100_000
    monkeypatch.setattr(embedding, "CACHED_WORDS", 10)
    reader = FeatureReader(TABLE)
    for i in range(20):
        reader(nlp.make_doc(f"a{i} b{i} c{i}"))
    assert len(reader._cache) <= 13


def test_training_hides_one_thing_at_a_time_and_prediction_nothing(nlp: Language) -> None:
    words = FeatureReader(TABLE)(nlp.make_doc("Klinik " * 400))
    hide = embedding.hide(0.25)
    hidden, _ = hide(words, is_train=True)
    for group in HIDDEN_TOGETHER:
        share = np.mean(np.all(hidden[:, group] == 0, axis=1))
        assert 0.15 < share < 0.35
    assert (hidden[:, ORTH] == words[:, ORTH]).all()
    assert hide(words, is_train=False)[0] is words


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("Max-DFG", "Xxx-XXX"),
        ("Forschungsministerium", "Xxxxx"),
        ("2025", "dddd"),
        ("1.234,50", "d.ddd,dd"),
        ("", ""),
        ("§", "§"),
    ],
)
def test_shape(word: str, answer: str) -> None:
    assert shape(word) == answer
