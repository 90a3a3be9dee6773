"""One wording on its own, by the public name."""

from __future__ import annotations

from datetime import date

import pytest

import pressminer
from pressminer.errors import RulesError

ANCHOR = date(2025, 7, 10)  # a Thursday


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("de", "Ende Mai", "2025-05"),
        ("de", "Mai", "2025-05"),
        ("de", " Freitag ", "2025-07-11"),
        ("de", "Am Freitag wurde gewählt.", "2025-07-04"),
        ("de", "heute", "2025-07-10"),
        ("de", "Vorjahr", "2024"),
        ("de", "vor zwei Jahren", "2023"),
        ("de", "Dienstag, 3. Juni 2025", "2025-06-03"),
        ("de", "03.07.2025 13:40", "2025-07-03T13:40:00"),
        ("de", "2025", "2025"),
        ("en", "next Tuesday", "2025-07-15"),
        ("en", "May", "2025-05"),
        ("en", "Q2 2023", "2023-04/2023-06"),
        ("en", "3/7/2025", "2025-07-03"),
        ("en", "nothing of the kind", None),
        ("en", "", None),
    ],
)
def test_a_wording_is_read(language: str, text: str, answer: str | None) -> None:
    value = pressminer.parse_date(text, language, anchor=ANCHOR)
    assert (value.edtf if value else None) == answer


@pytest.mark.parametrize(
    "text", ["heute", "Ende Mai", "3. Juli", "Freitag", "im Vorjahr", "Ostern"]
)
def test_without_an_anchor_a_relative_wording_has_no_value(text: str) -> None:
    assert pressminer.parse_date(text, "de") is None
    assert pressminer.parse_date(text, "de", anchor=ANCHOR) is not None


@pytest.mark.parametrize(("country", "answer"), [("US", "2025-03-07"), ("GB", "2025-07-03")])
def test_the_country_decides_what_comes_first(country: str, answer: str) -> None:
    value = pressminer.parse_date("3/7/2025", "en", country=country)
    assert value is not None and value.edtf == answer


def test_bounds_are_narrower_than_the_value() -> None:
    value = pressminer.parse_date("Ende Mai", "de", anchor=ANCHOR)
    assert value is not None
    assert (value.earliest, value.latest) == (date(2025, 5, 21), date(2025, 5, 31))


def test_a_language_without_rules_is_an_error() -> None:
    with pytest.raises(RulesError):
        pressminer.parse_date("demain", "fr")
