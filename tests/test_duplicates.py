"""Reprints: found when shortened, framed, retitled; different texts about one story are none."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.duplicates import repeats, shingles

STORY = " ".join(
    f"Am {k}. Tag berichtete das Klinikum über {k * 7} Betten und {k * 3} neue Stellen in Haus {k}."
    for k in range(1, 30)
)
OTHER = " ".join(
    f"Die Hochschule vergab {k * 11} Stipendien an Menschen aus {k + 4} Ländern im Jahr {1990 + k}."
    for k in range(1, 30)
)
FRAME = "Über uns: Die Stiftung fördert seit Jahren Vorhaben in der Medizin und in der Pflege. " * 2


def found(*texts: str) -> dict[str, str]:
    """Repeats among texts that were published in this order."""
    return dict(repeats([(f"d{k}", f"{k:03}", shingles(text)) for k, text in enumerate(texts)]))


@pytest.mark.parametrize(
    "reprint",
    [
        STORY,
        "Ein anderer Titel\n\n" + STORY,
        STORY + "\n\n" + FRAME,
        STORY[: len(STORY) // 2],  # shortened
        STORY.replace(" ", "\n"),
        STORY.upper(),
        FRAME + STORY[200:-200],
    ],
    ids=["same", "retitled", "framed", "halved", "rewrapped", "capitals", "cut at both ends"],
)
def test_a_reprint_repeats_its_original(reprint: str) -> None:
    assert found(STORY, reprint) == {"d1": "d0"}


@pytest.mark.parametrize(
    "other",
    [OTHER, FRAME, "", "Kurz.", OTHER + FRAME],
    ids=["other story", "frame", "empty", "short", "other story, same frame"],
)
def test_another_text_is_no_reprint(other: str) -> None:
    assert found(STORY + FRAME, other).get("d1", "") in {"", "d0" if other == FRAME else ""}


def test_two_articles_with_one_imprint_are_no_reprints() -> None:
    assert found(STORY + FRAME, OTHER + FRAME) == {}


def test_a_repeat_of_a_repeat_points_at_the_original() -> None:
    half = STORY[: len(STORY) // 2]
    assert found(STORY, half, half[: len(half) * 2 // 3]) == {"d1": "d0", "d2": "d0"}


def test_the_first_by_key_is_the_original_whatever_the_order() -> None:
    told = [("b", "2024", shingles(STORY)), ("a", "2025", shingles(STORY))]
    assert repeats(told) == repeats(told[::-1]) == {"a": "b"}


def test_very_short_articles_are_never_reprints() -> None:
    assert found("Wir haben heute geschlossen.", "Wir haben heute geschlossen.") == {}


def test_a_short_copy_is_told_by_all_of_its_words() -> None:
    notice = "Das Bürgerbüro in Ulm bleibt am Freitag wegen einer Fortbildung den ganzen Tag zu."
    assert found(notice, notice.replace(" ", "\n").upper()) == {"d1": "d0"}
    assert found(notice, notice.replace("Freitag", "Montag")) == {}


def test_an_imprint_under_thousands_of_articles_costs_little() -> None:
    imprint = shingles(STORY)
    told = [(f"d{k}", f"{k:05}", imprint | {-k * 10 - i for i in range(99)}) for k in range(3_000)]
    started = time.perf_counter()
    repeats(told)
    assert time.perf_counter() - started < 15


@given(st.text())
def test_any_text_has_shingles(text: str) -> None:
    assert shingles(text) == shingles(text)
    assert all(h % 4 == 0 for h in shingles(text))


@given(st.lists(st.sampled_from([STORY, STORY[:900], OTHER, FRAME]), max_size=6), st.data())
def test_nothing_repeats_itself_or_a_later_article(texts: list[str], data: st.DataObject) -> None:
    told = [(f"d{k}", f"{k:03}", shingles(t)) for k, t in enumerate(texts)]
    shuffled = list(told)
    random.Random(data.draw(st.integers(0, 9))).shuffle(shuffled)
    result = repeats(shuffled)
    assert result == repeats(told)
    for repeat, original in result.items():
        assert original < repeat
        assert original not in result
