from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.normalize.nouns import NounForms
from pressminer.rules import RuleFolder

RULES = RuleFolder()
GERMAN = NounForms.from_rules(RULES.toml("de", "amounts")["nouns"])
ENGLISH = NounForms.from_rules(RULES.toml("en", "amounts")["nouns"])


@pytest.mark.parametrize(
    ("dative", "nominative"),
    [
        ("Ländern", "Länder"),
        ("Ärzten", "Ärzte"),
        ("Standorten", "Standorte"),
        ("Projekten", "Projekte"),
        ("Partnern", "Partner"),
        ("Krankenhäusern", "Krankenhäuser"),
        ("Arbeitsplätzen", "Arbeitsplätze"),
        ("Kantonen", "Kantone"),
        ("Fachkräften", "Fachkräfte"),
        ("Mitteln", "Mittel"),
        ("Gästen", "Gäste"),
        ("Instituten", "Institute"),
        ("Studierenden", "Studierende"),
        ("Beschäftigten", "Beschäftigte"),
        ("Jugendlichen", "Jugendliche"),
    ],
)
def test_dative_becomes_nominative(dative: str, nominative: str) -> None:
    assert GERMAN.noun(dative) == nominative
    assert GERMAN.noun(nominative) == nominative


@pytest.mark.parametrize(
    "noun",
    [
        "Studien",
        "Patienten",
        "Personen",
        "Betten",
        "Planbetten",
        "Kliniken",
        "Unternehmen",
        "Zentren",
        "Frauen",
        "Wohnungen",
        "Professuren",
        "Schwestern",
        "Kammern",
        "Regeln",
        "Menschen",
        "Stellen",
        "Schulen",
        "Forscherinnen",
        "Experten",
        "Therapeuten",
        "Vorhaben",
        "Teams",
        "Ärzte",
        "Mitarbeiter:innen",
        "Forschungsgruppen",
        "Gemeinden",
        "Kunden",
    ],
)
def test_other_plurals_stay(noun: str) -> None:
    assert GERMAN.noun(noun) == noun


@pytest.mark.parametrize(
    ("worded", "strong"),
    [("klinischen", "klinische"), ("kleine", "kleine"), ("neuer", "neue"), ("eigenen", "eigene")],
)
def test_adjectives_become_strong(worded: str, strong: str) -> None:
    assert GERMAN.strong(worded) == strong


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("Betten", True), ("Studien", True), ("Mitarbeiter", True), ("Anschub", False)],
)
def test_plurals_are_told_from_singulars(noun: str, plural: bool) -> None:
    assert GERMAN.is_plural(noun) == plural


@given(st.text(max_size=30))
def test_english_changes_nothing(word: str) -> None:
    assert ENGLISH.noun(word) == word
    assert ENGLISH.strong(word) == word


@given(st.text(max_size=30))
def test_german_only_ever_drops_one_letter(word: str) -> None:
    assert GERMAN.noun(word) in (word, word[:-1])
