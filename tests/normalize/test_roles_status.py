"""Status of posts put together, and posts compared regardless of it."""

from __future__ import annotations

import pytest

from pressminer.normalize.roles import combined, plain_post


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([], ""),
        (["", ""], ""),
        (["", "former"], "former"),
        (["deputy", "former"], "former"),
        (["acting", "deputy"], "acting"),
        (["designated", "former"], "designated"),  # what is said first is the news
    ],
)
def test_time_outranks_rank(told: list[str], wanted: str) -> None:
    assert combined(told) == wanted


@pytest.mark.parametrize(
    ("canonical", "wanted"),
    [
        ("designated rector", "rector"),
        ("president-elect", "president"),
        ("acting head", "acting head"),
        ("vice president", "vice president"),
    ],
)
def test_designated_and_present_holders_compare(canonical: str, wanted: str) -> None:
    assert plain_post(canonical) == wanted
