"""Listed names in tokens: stems, keys, the longest name."""

from __future__ import annotations

import pytest

from pressminer.phrase_index import PhraseIndex, name_key, stem
from pressminer.view import tokenize


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Deutschen", "Deutsches"),
        ("Technischen", "Technische"),
        ("Forschungszentrums", "Forschungszentrum"),
        ("Instituts", "Institut"),
        ("Universität", "UNIVERSITÄT"),
    ],
)
def test_inflected_words_share_a_stem(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(("a", "b"), [("Leipzig", "Leipa"), ("Haus", "Hau"), ("Ulm", "Ulme")])
def test_short_words_keep_their_end(a: str, b: str) -> None:
    assert stem(a) != stem(b)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Freie Universität Berlin", 3),
        ("Charité – Universitätsmedizin Berlin", 3),
        ("Max-Planck-Institut für Physik", 3),
        ("LMU", 1),
        ("(–)", 0),
        ("", 0),
    ],
)
def test_name_key(name: str, words: int) -> None:
    assert len(name_key(name)) == words


# --- phrases ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def index() -> PhraseIndex[str]:
    phrases: PhraseIndex[str] = PhraseIndex()
    for name in (
        "Universität",
        "Universität Ulm",
        "Charité – Universitätsmedizin Berlin",
        "Bayern",
    ):
        phrases.add(name, name)
    phrases.add("Universität Ulm", "a second one")
    phrases.add("…", "nothing")
    return phrases


@pytest.mark.parametrize(
    ("text", "end", "payloads"),
    [
        ("Universität Ulm baut", 2, ["Universität Ulm", "a second one"]),
        ("Universität Bonn", 1, ["Universität"]),
        ("Bayerns Kliniken", 1, ["Bayern"]),
        ("Charité Universitätsmedizin Berlin", 3, ["Charité – Universitätsmedizin Berlin"]),
        ("Charité – Universitätsmedizin Berlin", 4, ["Charité – Universitätsmedizin Berlin"]),
        ("UNIVERSITÄT ULM", 2, ["Universität Ulm", "a second one"]),
    ],
)
def test_longest_phrase(index: PhraseIndex[str], text: str, end: int, payloads: list[str]) -> None:
    assert index.at(tokenize(text), 0) == (end, payloads)


@pytest.mark.parametrize("text", ["Ulm", "Klinik", "Universitäten", "–"])
def test_no_phrase(index: PhraseIndex[str], text: str) -> None:
    assert index.at(tokenize(text), 0) is None


def test_get(index: PhraseIndex[str]) -> None:
    assert index.get("Universität Ulm") == ["Universität Ulm", "a second one"]
    assert index.get("Bayern") == ["Bayern"]
    assert index.get("Bonn") == index.get("") == index.get("Universität Bonn") == []


def test_a_branch_grows_when_its_first_word_is_met(index: PhraseIndex[str]) -> None:
    index.add("Freie Universität Berlin", "fu")
    index.add("Freie und Hansestadt Hamburg", "hh")
    assert index.at(tokenize("Der Freien Universität Berlin"), 1) == (4, ["fu"])
    index.add("Freie Universität Bozen", "bz")
    assert index.get("Freie Universität Bozen") == ["bz"]
    assert index.at(tokenize("Freie und Hansestadt Hamburg"), 0) == (4, ["hh"])


def test_payloads_keep_their_order_however_the_name_is_spelled() -> None:
    phrases: PhraseIndex[int] = PhraseIndex()
    for number, name in enumerate(("Haus (Ulm)", "Haus – Ulm", "Haus Ulm", "Math2Market Haus")):
        phrases.add(name, number)
    assert phrases.get("Haus Ulm") == [0, 1, 2]
    assert phrases.at(tokenize("Math2Market Haus"), 0) == (2, [3])
