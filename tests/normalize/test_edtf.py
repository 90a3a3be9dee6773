"""EDTF values and their bounds."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.normalize import edtf


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2025-07-03", "2025-07-03", "2025-07-03"),
        ("2025-07-03T13:40:00", "2025-07-03", "2025-07-03"),
        ("2025-07-03T13:40", "2025-07-03", "2025-07-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("1900~", "1900-01-01", "1900-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("00XX", "0001-01-01", "0099-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-22", "2025-06-01", "2025-08-31"),
        ("2025-23", "2025-09-01", "2025-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2006/2009", "2006-01-01", "2009-12-31"),
        ("2022-06-06/2022-06-08", "2022-06-06", "2022-06-08"),
        ("2023-04/2023-06", "2023-04-01", "2023-06-30"),
    ],
)
def test_bounds(value: str, earliest: str, latest: str) -> None:
    parsed = edtf.parse(value)
    assert (str(parsed.earliest), str(parsed.latest)) == (earliest, latest)
    assert parsed.edtf == value


@pytest.mark.parametrize(
    ("value", "open_side"), [("2018/..", "latest"), ("../2018", "earliest"), ("/2018", "earliest")]
)
def test_an_open_end_has_no_bound(value: str, open_side: str) -> None:
    assert getattr(edtf.parse(value), open_side) is None


@pytest.mark.parametrize(
    "value", ["", "Juli 2025", "2025-13", "2025-02-30", "25", "2025-25", "x/y"]
)
def test_what_is_no_edtf_value_raises(value: str) -> None:
    with pytest.raises(ValueError):
        edtf.parse(value)


@pytest.mark.parametrize(
    ("built", "value"),
    [
        (edtf.of_day(date(2025, 7, 3)), "2025-07-03"),
        (edtf.of_moment(date(2025, 7, 3), time(13, 40)), "2025-07-03T13:40:00"),
        (edtf.of_year(2023), "2023"),
        (edtf.of_months(2023, 4, 6), "2023-04/2023-06"),
        (edtf.of_months(2023, 5, 5), "2023-05"),
        (edtf.of_months(2023, 1, 12), "2023"),
        (edtf.of_months(2021, 10, 15), "2021-10/2022-03"),
        (edtf.of_months(2021, 0, 0), "2020-12"),
        (edtf.of_season(2025, 23), "2025-23"),
        (edtf.of_decade(1980), "198X"),
        (edtf.of_century(19), "18XX"),
        (edtf.of_week(2025, 28), "2025-07-07/2025-07-13"),
        (edtf.of_days(date(2025, 1, 1), date(2025, 1, 1)), "2025-01-01"),
        (edtf.approximate(edtf.of_year(1900)), "1900~"),
        (edtf.approximate(edtf.of_decade(1900)), "190X~"),
        (edtf.span(edtf.of_year(2019), edtf.of_year(2023)), "2019/2023"),
        (edtf.span(edtf.of_year(2019), edtf.of_year(2019)), "2019"),
        (edtf.span(edtf.of_year(2019), edtf.of_day(date(2020, 5, 1))), "2019/2020-05-01"),
    ],
)
def test_builders(built: object, value: str) -> None:
    assert getattr(built, "edtf", None) == value


def test_a_span_does_not_run_backwards() -> None:
    assert edtf.span(edtf.of_year(2023), edtf.of_year(2019)) is None


@pytest.mark.parametrize(
    ("third", "first", "last"),
    [
        (0, "2026-01-01", "2026-05-01"),
        (1, "2026-05-02", "2026-08-31"),
        (2, "2026-09-01", "2026-12-31"),
    ],
)
def test_thirds_of_a_year(third: int, first: str, last: str) -> None:
    part = edtf.portion(edtf.of_year(2026), third)
    assert part.edtf == "2026"
    assert abs((part.earliest - date.fromisoformat(first)).days) <= 1
    assert abs((part.latest - date.fromisoformat(last)).days) <= 1


@given(st.dates(), st.integers(0, 2000))
def test_spans_of_days_come_back(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    value = edtf.of_days(first, last)
    assert (edtf.parse(value.edtf).earliest, edtf.parse(value.edtf).latest) == (first, last)


@given(st.integers(1, 9998), st.integers(1, 24), st.integers(0, 2))
def test_thirds_stay_inside(year: int, month: int, third: int) -> None:
    whole = edtf.of_months(year, 1, month)
    part = edtf.portion(whole, third)
    assert whole.earliest <= part.earliest <= part.latest <= whole.latest
