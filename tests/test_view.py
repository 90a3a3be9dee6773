"""Tokens of names: what stays together, what comes apart, and that every offset is true."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.model import BlockKind, Match, Tag
from pressminer.view import build_view, tokenize

WORDS = [
    ("Bayerns M1-Allianz (LMU)", ["Bayerns", "M1-Allianz", "(", "LMU", ")"]),
    ("Max-Planck-Institut für Physik", ["Max-Planck-Institut", "für", "Physik"]),
    ("Kognitions- und Neurowissenschaften", ["Kognitions-", "und", "Neurowissenschaften"]),
    ("R&D bei AT&T", ["R&D", "bei", "AT&T"]),
    ("Health + Life", ["Health", "+", "Life"]),
    ("Programm Erasmus+.", ["Programm", "Erasmus+", "."]),
    ("Forscher*innen und Patient:innen", ["Forscher*innen", "und", "Patient:innen"]),
    ("Leipzig's mayor", ["Leipzig", "'s", "mayor"]),
    ("Leipzig’s mayor", ["Leipzig", "’s", "mayor"]),
    ("Giscard d'Estaing", ["Giscard", "d'Estaing"]),
    ("Siobhán O’Brien", ["Siobhán", "O’Brien"]),
    ("3.500 Betten, 1,5 Mio.", ["3.500", "Betten", ",", "1,5", "Mio", "."]),
    ("der 48-jährige Chef", ["der", "48-jährige", "Chef"]),
    ("www.tum.de", ["www.tum.de"]),
    ("Berlin/Brandenburg", ["Berlin", "/", "Brandenburg"]),
    ("Prof.Dr. Huber", ["Prof.Dr", ".", "Huber"]),
    ("„Zukunft Wald“", ["„", "Zukunft", "Wald", "“"]),
    ("2019–2023", ["2019", "–", "2023"]),
    ("Leipzig – UFZ", ["Leipzig", "–", "UFZ"]),
    ("", []),
    ("  \n\t ", []),
]


@pytest.mark.parametrize(("text", "tokens"), WORDS)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


@pytest.mark.xfail(reason="a number ends before a letter", strict=True)
@pytest.mark.parametrize("name", ["3M", "4SC", "23andMe", "3D-Druck"])
def test_names_that_begin_with_a_number(name: str) -> None:
    assert [t.text for t in tokenize(name)] == [name]


@pytest.mark.xfail(reason="combining marks (umlauts from PDF and macOS) end a word", strict=True)
def test_decomposed_umlauts_stay_in_the_word() -> None:
    text = unicodedata.normalize("NFD", "Universität Köln")
    assert [t.text for t in tokenize(text)] == text.split()


@pytest.mark.parametrize(
    ("word", "yes"),
    [
        ("LMU", True),
        ("TUM", True),
        ("M1", True),
        ("UKHD", True),
        ("MPImF", True),
        ("BfArM", True),
        ("Ulm", False),
        ("A", False),
        ("München", False),
        ("Max-Planck", False),
    ],
)
def test_acronym(word: str, yes: bool) -> None:
    assert tokenize(word)[0].is_acronym is yes


def test_capital() -> None:
    found = [(t.text, t.is_cap) for t in tokenize("München ÖBB 3 d'Or (")]
    assert [text for text, capital in found if capital] == ["München", "ÖBB"]


def test_only_the_given_stretch_is_read() -> None:
    text = "Die LMU und die TUM."
    tokens = tokenize(text, 8, 15)
    assert [(t.start, t.text) for t in tokens] == [(8, "und"), (12, "die")]


def test_view_keeps_sentences_apart() -> None:
    text = "Die LMU.\nIm Mai"
    tag, entity = Tag(4, 7, "PROPN"), Match(4, 7, "ORG", "model")
    view = build_view(
        text,
        "de",
        [(0, 8, BlockKind.TITLE), (9, 15, BlockKind.PARAGRAPH)],
        tags=[tag],
        entities=[entity],
    )
    assert [(s.kind, [t.text for t in tokens]) for s, tokens in view.sentence_tokens()] == [
        (BlockKind.TITLE, ["Die", "LMU", "."]),
        (BlockKind.PARAGRAPH, ["Im", "Mai"]),
    ]
    assert (view.tags, view.entities, view.language) == ([tag], [entity], "de")


def test_empty_sentence_has_no_tokens() -> None:
    view = build_view("ab", "de", [(0, 0, BlockKind.PARAGRAPH), (0, 2, BlockKind.PARAGRAPH)])
    assert [len(tokens) for _, tokens in view.sentence_tokens()] == [0, 1]


@given(st.text(max_size=200))
def test_offsets_are_true_and_nothing_is_lost(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text != ""
        assert token.start >= end
        assert not text[end : token.start].replace("_", " ").strip()
        assert token.is_word == token.text[0].isalnum()
        end = token.end
    assert not text[end:].replace("_", " ").strip()


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_stretch_gives_what_it_gives_alone(before: str, text: str) -> None:
    shifted = tokenize(before + text, len(before))
    alone = tokenize(text)
    assert [(t.start - len(before), t.text) for t in shifted] == [(t.start, t.text) for t in alone]


def test_long_runs_of_marks_take_linear_time() -> None:
    text = "a-" * 100_000 + "." * 100_000 + "1." * 100_000
    assert tokenize(text)[-1].end == len(text)
