"""What holds for any date and any text: what a formatter writes is read, and nothing runs away."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.matchers.dates import DateMatcher
from pressminer.parse import parse_date
from pressminer.rules import RuleFolder

ANCHOR = date(2025, 7, 10)
RULES = RuleFolder()
MATCHERS = {language: DateMatcher(RULES, language) for language in ("de", "en")}
SENTENCES = {"de": "Am {} wurde gefeiert.", "en": "On {} they celebrated."}
LOCALES = ["de_DE", "de_CH", "de_AT", "en_US", "en_GB"]

# two digits of a year mean 1950 to 2049
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@settings(max_examples=300, deadline=None)
@given(DAYS, st.sampled_from(LOCALES), st.sampled_from(["full", "long", "medium", "short"]))
def test_what_babel_writes_comes_back(day: date, locale: str, pattern: str) -> None:
    language, country = locale.split("_")
    wording = format_date(day, pattern, locale=locale)
    text = SENTENCES[language].format(wording)
    (match,) = MATCHERS[language](text, anchor=ANCHOR, country=country)
    assert match.value.edtf == day.isoformat()
    assert text[match.start : match.end] in wording
    value = parse_date(wording, language, country=country)
    assert value is not None and value.edtf == day.isoformat()


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_slashed_day_without_a_country_has_the_day_first(day: date) -> None:
    (match,) = MATCHERS["en"](f"On {day.day}/{day.month}/{day.year} they met.")
    assert match.value.edtf == day.isoformat()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["de", "en"]), st.none() | st.dates())
def test_parsing_any_text_gives_a_date_or_none(
    text: str, language: str, anchor: date | None
) -> None:
    value = parse_date(text, language, anchor=anchor)
    assert value is None or value.edtf


# --- linear work ----------------------------------------------------------------------------

ODD = [
    *["1.", "3.7.2025 ", "3., ", "1990 und ", "1990, ", "heute wird ", "im Juni ", "am Freitag "],
    *[
        "on Friday ",
        "the next day ",
        "am selben Tag ",
        "von Ende Juni bis ",
        "(2010",
        "ist ge",
        " ",
    ],
]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("piece", ODD)
def test_work_grows_no_faster_than_the_text(language: str, piece: str) -> None:
    matcher = MATCHERS[language]
    short = _calls(lambda: matcher(piece * (1_200 // len(piece)), anchor=ANCHOR))
    long = _calls(lambda: matcher(piece * (4_800 // len(piece)), anchor=ANCHOR))
    assert long <= 5 * short


def _calls(run: Callable[[], object]) -> int:
    """How many functions are called: the same on every machine, unlike seconds."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", ["1.", "7.", "12.2025.", "20"])
def test_a_long_line_of_digits_and_dots_is_read_to_its_end(piece: str) -> None:
    text = piece * (300_000 // len(piece)) + " Am 3. Juli 2025 wurde gefeiert."
    assert MATCHERS["de"](text)[-1].value.edtf == "2025-07-03"


def test_a_long_chain_of_years_is_no_deep_recursion() -> None:
    found = MATCHERS["de"]("1990 und " * 1500 + "1991 wurde gebaut.")
    assert found[-1].value.edtf == "1991"
