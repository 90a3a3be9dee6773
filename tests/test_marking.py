"""Mentions marked in a text: nested, crossing, coloured, and those that fit no longer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.marking import NAMES, Mark, bracketed, marks_of, stretches

TEXT = "Bayerns Minister Blume kam."


def mention(start: int, end: int, table: str, surface: str = "") -> dict[str, str]:
    surface = surface or TEXT[start:end]
    return {"start": str(start), "end": str(end), "table": table, "surface": surface}


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], TEXT),
        ([(17, 22, "persons")], "Bayerns Minister [Blume|person] kam."),
        (
            [(0, 6, "places"), (0, 16, "roles"), (17, 22, "persons")],
            "[[Bayern|place]s Minister|role] [Blume|person] kam.",
        ),
        # side by side, to the very ends
        ([(0, 7, "places"), (7, 27, "roles")], "[Bayerns|place][ Minister Blume kam.|role]"),
        # one reaches out of the other
        (
            [(0, 16, "roles"), (8, 22, "persons")],
            "[Bayerns [Minister|person]|role][ Blume|person] kam.",
        ),
        # two tables at one place
        ([(0, 7, "places"), (0, 7, "organizations")], "[[Bayerns|place]|organization] Minister"),
    ],
)
def test_brackets(marks: list[tuple[int, int, str]], shown: str) -> None:
    found, moved = marks_of([mention(*m) for m in marks], TEXT)
    assert bracketed(TEXT, found).startswith(shown)
    assert not moved


def test_mentions_that_fit_no_longer_are_counted_and_left_out() -> None:
    rows = [
        mention(17, 22, "persons"),
        mention(0, 7, "places", "Hessens"),
        mention(90, 95, "persons", "Blume"),
        mention(0, 27, "relations"),  # fits, and is a clause rather than a mention to look at
    ]
    assert marks_of(rows, TEXT) == ([Mark(17, 22, "persons")], 2)


def test_a_name_is_seen_inside_its_post() -> None:
    marks = [Mark(0, 16, "roles"), Mark(0, 6, "places")]
    assert list(stretches(TEXT, marks)) == [
        ("Bayern", "places"),
        ("s Minister", "roles"),
        (" Blume kam.", ""),
    ]
    assert list(stretches("", [])) == []


MARKS = st.lists(
    st.tuples(st.integers(0, 26), st.integers(1, 10), st.sampled_from(sorted(NAMES))).map(
        lambda m: Mark(m[0], min(m[0] + m[1], len(TEXT)), m[2])
    ),
    max_size=8,
)


@given(MARKS)
def test_without_its_marks_it_is_the_text_again(marks: list[Mark]) -> None:
    shown = bracketed(TEXT, marks)
    names = "|".join(NAMES.values())
    assert re.sub(rf"\[|\|(?:{names})\]", "", shown) == TEXT
    assert shown.count("[") == shown.count("]")
    assert "".join(piece for piece, _ in stretches(TEXT, marks)) == TEXT


@given(MARKS)
def test_brackets_close_what_was_opened_last(marks: list[Mark]) -> None:
    depth = 0
    for sign in re.findall(r"\[|\]", bracketed(TEXT, marks)):
        depth += 1 if sign == "[" else -1
        assert depth >= 0
    assert depth == 0
