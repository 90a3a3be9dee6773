"""Comparable forms of names and their inflection."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.normalize.names import fold, genitive_stems, squeeze, without_genitive, words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tschöp", "Tschoep"),
        ("MÜNCHEN", "München"),
        ("Groß", "Gross"),
        ("Élysée", "elysee"),
        ("Łódź", "Łodz"),
        ("Ærø", "Aeroe"),
        ("Malmö", "Malmø"),
        ("Übersee", unicodedata.normalize("NFD", "Übersee")),
        ("ﬁlm", "film"),
        ("São", "Sao"),
    ],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("Müller", "Muller"), ("Maier", "Meyer"), ("Bär", "Bar")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_does_not_see_case_of_german(text: str) -> None:
    german = "".join(c for c in text if c in "aäbcdeöüßzxyÄÖÜABC -")
    assert fold(german.upper().replace("SS", "ss")) == fold(german.replace("ß", "ss"))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Max-Planck-Institut", ["max", "planck", "institut"]),
        ("Max–Planck‑Institut", ["max", "planck", "institut"]),
        ("Institut für Ärztliche Fortbildung", ["institut", "fuer", "aerztliche", "fortbildung"]),
        ("R&D (Ulm)", ["r", "d", "ulm"]),
        ("", []),
    ],
)
def test_words(name: str, parts: list[str]) -> None:
    assert words(name) == parts


def test_squeeze_keeps_all_but_white_space() -> None:
    assert squeeze("  Klinikum\n rechts \u00a0der\tIsar ") == "Klinikum rechts der Isar"


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Bavaria's", "Bavaria"),
        ("Bavaria’s", "Bavaria"),
        ("Wales'", "Wales"),
        ("Addenbrooke's Hospital", "Addenbrooke's Hospital"),
        ("Bayerns", "Bayerns"),  # needs a lexicon: Mainz, Paris
        ("'s", "'s"),
    ],
)
def test_possessive(name: str, base: str) -> None:
    assert without_genitive(name) == base


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Bayerns", ("Bayerns", "Bayern")),
        ("Netzwerkes", ("Netzwerkes", "Netzwerke", "Netzwerk")),
        ("Klinikum", ("Klinikum",)),
        ("Ems", ("Ems",)),
        ("", ()),
    ],
)
def test_genitive_stems(word: str, forms: tuple[str, ...]) -> None:
    assert genitive_stems(word) == (forms or ("",))


@given(st.text())
def test_stems_begin_the_word(word: str) -> None:
    stems = genitive_stems(word)
    assert stems[0] == word
    assert all(word.startswith(stem) for stem in stems)
    assert len(set(stems)) == len(stems)
