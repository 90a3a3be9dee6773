"""Reprints do not inflate counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.merging.counting import counted


@pytest.mark.parametrize(
    ("documents", "originals", "count"),
    [
        ("", {}, 0),
        ("aab", {}, 3),
        ("aab", {"b": "a"}, 2),
        ("abcd", {"b": "a", "c": "a"}, 2),
        # only reprints say it: as often as the one that says it most
        ("bcc", {"b": "a", "c": "a"}, 2),
        ("bccd", {"b": "a", "c": "a"}, 3),
        ("bd", {"b": "a", "d": "c"}, 2),
    ],
)
def test_counts(documents: str, originals: dict[str, str], count: int) -> None:
    assert counted(documents, originals) == count


@given(st.text(alphabet="abcdef"), st.dictionaries(st.sampled_from("bcd"), st.just("a")))
def test_reprints_never_add_and_never_hide(documents: str, originals: dict[str, str]) -> None:
    count = counted(documents, originals)
    assert counted(sorted(documents), originals) == count <= len(documents)
    assert bool(count) == bool(documents)
    kept = [d for d in documents if d not in originals]
    assert count >= len(kept)
