from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pressminer import pipes


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("de")


@pytest.mark.parametrize(
    ("words", "names", "answer"),
    [
        (["Anna", "Huber", "\n", "Klinikum", "Nord"], [(0, 5)], ["Anna Huber", "Klinikum Nord"]),
        (["Anna", "Huber", "\n", "kommt"], [(0, 4)], ["Anna Huber"]),
        (["Anna", "Huber", "\n\n"], [(0, 2)], ["Anna Huber"]),
        (["Anna", "\n", "Huber", "\n", "Graz"], [(0, 3), (4, 5)], ["Anna", "Huber", "Graz"]),
        (["kommt"], [], []),
    ],
)
def test_no_name_goes_over_a_line_break(
    nlp: Language, words: list[str], names: list[tuple[int, int]], answer: list[str]
) -> None:
    doc = Doc(nlp.vocab, words=words)
    doc.ents = [Span(doc, start, end, label="PER") for start, end in names]
    found = pipes.entity_limits(doc).ents
    assert [entity.text.strip() for entity in found] == answer
    assert {entity.label_ for entity in found} <= {"PER"}


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [
        ("Häuser", "NOUN", "Haus"),
        ("Kliniken", "NOUN", "Klinik"),
        ("Ging", "VERB", "gehen"),
        ("Die", "DET", "der"),
        ("Heidelberg", "PROPN", "Heidelberg"),
    ],
)
def test_base_forms(nlp: Language, word: str, pos: str, lemma: str) -> None:
    doc = Doc(nlp.vocab, words=[word], pos=[pos])
    assert pipes.make_lemmas(nlp, "lemmas")(doc)[0].lemma_ == lemma
