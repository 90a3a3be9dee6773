from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.word_classes import (
    CASE,
    EXACT,
    GENITIVE,
    HEAD,
    HOW_FOUND,
    LAST_PART,
    UNKNOWN,
    Entry,
    WordClasses,
    key_of,
)

FEATURES = np.array([[0, 0], [1, 0], [0, 0.5]], dtype="float32")
TABLE = WordClasses.build(
    {
        "Ministerium": (5, 1, True),
        "Forschungsministerium": (6, 1, False),
        "Heidelberg": (7, 2, True),
        "heidelberg": (8, 0, False),
        "Blume": (9, 2, False),
        "DKFZ": (10, 2, False),
        "vorstand": (11, 0, False),
        "Vorstand": (12, 1, False),
    },
    FEATURES,
)


@pytest.mark.parametrize(
    ("word", "cluster", "how"),
    [
        ("Heidelberg", 7, EXACT),
        ("HEIDELBERG", 7, CASE),
        ("Blumes", 9, GENITIVE),
        ("Blume’s", 9, GENITIVE),
        ("DKFZ-Vorstand", 12, LAST_PART),
        ("Landesforschungsministerium", 6, HEAD),
        ("Finanzministerium", 5, HEAD),
        ("xyz", 0, UNKNOWN),
        ("", 0, UNKNOWN),
        ("ium", 0, UNKNOWN),  # too short to be a head
    ],
)
def test_an_unknown_word_is_read_as_the_nearest_known_one(
    word: str, cluster: int, how: int
) -> None:
    entry = TABLE.find(word)
    assert (entry.cluster, entry.how) == (cluster, how)


def test_only_a_word_itself_is_known_not_what_it_is_read_as() -> None:
    assert TABLE.find("Ministerium").known
    assert not TABLE.find("Finanzministerium").known
    assert not TABLE.find("Blume").known


@pytest.mark.parametrize(
    ("word", "cluster"), [("DKFZ-Vorstand", 10), ("DKFZ", 0), ("-Vorstand", 0), ("Xyz-Amt", 0)]
)
def test_the_first_part_of_a_hyphenated_word(word: str, cluster: int) -> None:
    assert TABLE.find_first_part(word).cluster == cluster


def test_a_table_survives_its_bytes() -> None:
    again = WordClasses.from_bytes(TABLE.to_bytes())
    assert len(again) == len(TABLE) == 8
    assert again.find("Heidelberg") == TABLE.find("Heidelberg")
    assert np.allclose(again.features, FEATURES)


def test_two_words_with_one_key_are_one_entry() -> None:
    words = {"a": (1, 0, False), "b": (2, 0, False)}
    table = WordClasses.build(words, FEATURES)
    assert len(table) == len({key_of(word) for word in words})


@given(st.text(max_size=60))
def test_any_word_is_answered(word: str) -> None:
    assert WordClasses().find(word) == Entry(0, 0, False, UNKNOWN)
    found = TABLE.find(word)
    assert 0 <= found.how < len(HOW_FOUND) and found.listed < len(FEATURES)
