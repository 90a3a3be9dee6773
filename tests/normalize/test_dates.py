"""Date expressions placed on the calendar."""

from __future__ import annotations

from datetime import date, time, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.normalize import edtf
from pressminer.normalize.dates import (
    About,
    Ahead,
    At,
    DayOfMonth,
    Expression,
    Fixed,
    InTense,
    InYear,
    Portion,
    Shifted,
    Span,
    Tense,
    WeekOf,
    YearEarlier,
    parse_day,
)
from pressminer.normalize.feasts import easter, feast_day
from pressminer.normalize.weekdays import DayOfWeek, Weekday, WeekdaySpan
from pressminer.normalize.year_parts import (
    DayPart,
    FeastPart,
    MonthsPart,
    SeasonPart,
    WeekPart,
)

ANCHOR = date(2025, 7, 10)  # a Thursday
PAST, OPEN, FUTURE = Tense.PAST, Tense.OPEN, Tense.FUTURE


@pytest.mark.parametrize(
    ("expression", "tense", "value"),
    [
        (InYear(DayPart(7, 3), year=2025), OPEN, "2025-07-03"),
        (InYear(DayPart(2, 29), year=2025), OPEN, None),
        (InYear(DayPart(7, 3)), OPEN, "2025-07-03"),
        (InYear(DayPart(12, 20)), PAST, "2024-12-20"),
        (InYear(DayPart(12, 20)), FUTURE, "2025-12-20"),
        (InYear(DayPart(7, 20)), PAST, "2025-07-20"),  # ten days off: the tense is misread
        (InYear(DayPart(6, 3), offset=-1), OPEN, "2024-06-03"),
        (InYear(MonthsPart(6, 6), side=-1), OPEN, "2025-06"),
        (InYear(MonthsPart(3, 3), side=1), OPEN, "2026-03"),
        (InYear(MonthsPart(10, 15), side=1), OPEN, "2025-10/2026-03"),
        (InYear(SeasonPart(22), side=0), OPEN, "2025-22"),
        (InYear(SeasonPart(23), side=0), OPEN, "2025-23"),
        (InYear(SeasonPart(22), side=-1), OPEN, "2024-22"),
        (InYear(WeekPart(27), year=2025), OPEN, "2025-06-30/2025-07-06"),
        (InYear(WeekPart(53), year=2025), OPEN, None),
        (InYear(FeastPart("easter+0"), year=2022), OPEN, "2022-04-17"),
        (Shifted("day", -1), OPEN, "2025-07-09"),
        (Shifted("week", 1), OPEN, "2025-07-14/2025-07-20"),
        (Shifted("month", -7), OPEN, "2024-12"),
        (Shifted("quarter", -1), OPEN, "2025-04/2025-06"),
        (Shifted("half", 0), OPEN, "2025-07/2025-12"),
        (Shifted("year", -1), OPEN, "2024"),
        (Shifted("decade", 0), OPEN, "202X"),
        (Shifted("century", -1), OPEN, "19XX"),
        (Weekday(3), PAST, "2025-07-10"),
        (Weekday(3), FUTURE, "2025-07-17"),
        (Weekday(1), PAST, "2025-07-08"),
        (Weekday(1), OPEN, "2025-07-15"),
        (Weekday(3), OPEN, "2025-07-10"),
        (Weekday(3, side=-1), OPEN, "2025-07-03"),
        (Weekday(4, side=2), OPEN, "2025-07-18"),
        (Weekday(4, side=-2), OPEN, "2025-06-27"),
        (InYear(SeasonPart(22), side=-2), OPEN, "2023-22"),
        (InYear(MonthsPart(3, 3), side=2), OPEN, "2027-03"),
        (DayOfWeek(4, -1), OPEN, "2025-07-04"),
        (DayOfWeek(0, 1), PAST, "2025-07-14"),
        (DayOfMonth(24, 0), OPEN, "2025-07-24"),
        (DayOfMonth(31, -1), OPEN, None),
        (WeekOf(InYear(DayPart(3, 6), year=2025)), OPEN, "2025-03-03/2025-03-09"),
        (Weekday(4, side=0), PAST, "2025-07-11"),
        (Weekday(5, side=1, length=2), OPEN, "2025-07-12/2025-07-13"),
        (
            Span(InYear(DayPart(12, 28)), InYear(DayPart(1, 3), year=2024)),
            OPEN,
            "2023-12-28/2024-01-03",
        ),
        (Span(Fixed(edtf.of_year(2023)), Fixed(edtf.of_year(2019))), OPEN, None),
        (At(InYear(DayPart(7, 3), year=2025), time(18)), OPEN, "2025-07-03T18:00:00"),
        (At(Fixed(edtf.of_year(2025)), time(18)), OPEN, "2025"),
        (Portion(Shifted("year", 1), 0), OPEN, "2026"),
        (About(Fixed(edtf.of_year(1900))), OPEN, "1900~"),
    ],
)
def test_resolve(expression: Expression, tense: Tense, value: str | None) -> None:
    placed = expression.resolve(ANCHOR, tense)
    assert (placed.edtf if placed else None) == value


@pytest.mark.parametrize(
    "expression",
    [
        InYear(DayPart(7, 3)),
        InYear(DayPart(7, 3), offset=-1),
        Shifted("day", 0),
        Weekday(2),
        Span(InYear(DayPart(7, 3)), InYear(DayPart(7, 5))),
        Portion(Shifted("year", 0), 1),
        At(Weekday(2), time(9)),
        About(Shifted("year", 0)),
    ],
)
def test_without_an_anchor_nothing_is_made_up(expression: Expression) -> None:
    assert expression.resolve(None, PAST) is None


@pytest.mark.parametrize("anchor", [date.min, date.max])
@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "half", "year", "decade"])
@pytest.mark.parametrize("count", [-2, 2])
def test_the_ends_of_the_calendar_do_not_raise(anchor: date, unit: str, count: int) -> None:
    placed = Shifted(unit, count).resolve(anchor, OPEN)
    assert placed is None or placed.earliest is not None


@settings(max_examples=100)
@given(st.dates(date(1600, 1, 1), date(9000, 1, 1)), st.integers(0, 6))
def test_weekdays_are_near_and_right(anchor: date, day: int) -> None:
    back = Weekday(day).resolve(anchor, PAST)
    ahead = Weekday(day).resolve(anchor, FUTURE)
    assert back is not None and ahead is not None
    assert back.earliest.weekday() == ahead.earliest.weekday() == day
    assert timedelta(0) <= anchor - back.earliest < timedelta(7)
    assert timedelta(0) < ahead.earliest - anchor <= timedelta(7)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-24", 2024, "2024-12-24"),
        ("easter+49", 2022, "2022-06-05"),
        ("easter-2", 2025, "2025-04-18"),
        ("advent+0", 2025, "2025-11-30"),
        ("advent-11", 2025, "2025-11-19"),
        ("4 3 11", 2025, "2025-11-27"),
        ("-1 0 05", 2025, "2025-05-26"),
        ("-1 0 12", 2025, "2025-12-29"),
    ],
)
def test_feasts(rule: str, year: int, day: str) -> None:
    assert str(feast_day(rule, year)) == day


@pytest.mark.parametrize("rule", ["", "Ostern", "13-01", "02-30", "easter", "9 9 99"])
def test_wrong_feast_rules_raise(rule: str) -> None:
    with pytest.raises(ValueError):
        feast_day(rule, 2025)


@pytest.mark.parametrize("year", range(1995, 2040, 6))
def test_easter_and_its_followers_agree_with_the_holiday_calendars(year: int) -> None:
    germany = holidays.country_holidays("DE", years=year, subdiv="SN")
    america = holidays.country_holidays("US", years=year)
    assert easter(year) + timedelta(days=1) in germany
    assert feast_day("easter+39", year) in germany
    assert feast_day("advent-11", year) in germany
    assert feast_day("4 3 11", year) in america
    assert feast_day("-1 0 05", year) in america


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-07-03", "2025-07-03"),
        ("2025-07-03T13:40", "2025-07-03"),
        ("2025-07-03T13:40:00+02:00", "2025-07-03"),
        ("03.07.2025", "2025-07-03"),
        ("3. 7. 2025", "2025-07-03"),
        ("03.07.2025 13:40", "2025-07-03"),
        ("3/7/2025", "2025-07-03"),
        ("7/31/2025", "2025-07-31"),
        ("3. Juli 2025", "2025-07-03"),
        ("Donnerstag, 3. Juli 2025", "2025-07-03"),
        ("Donnerstag, den 3. Juli 2025", "2025-07-03"),
        ("1. Jänner 2024", "2024-01-01"),
        ("2. Feber 2023", "2023-02-02"),
        ("July 3, 2025", "2025-07-03"),
        ("July 3rd, 2025", "2025-07-03"),
        ("3 July 2025", "2025-07-03"),
        ("Thu, 03 Jul 2025 10:00:00 GMT", "2025-07-03"),
        ("Sept. 4, 2024", "2024-09-04"),
    ],
)
def test_parse_day(text: str, day: str) -> None:
    assert str(parse_day(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Juli 2025",
        "2025",
        "2025-07",
        "3. Juli",
        "heute",
        "today",
        "yesterday",
        "30.02.2024",
        "2025-13-01",
        "Veröffentlicht am",
        "Freitag",
        "12/2023",
        "1 month ago 2024",
        "x" * 5000,
    ],
)
def test_parse_day_takes_full_days_only(text: str) -> None:
    assert parse_day(text) is None


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_parse_day_reads_what_was_formatted(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%d.%m.%Y}") == day
    assert parse_day(f"{day.day}.{day.month}.{day.year}") == day


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_parse_day_never_raises(text: str) -> None:
    assert parse_day(text) is None or isinstance(parse_day(text), date)


@pytest.mark.parametrize(
    ("expression", "anchor", "answer"),
    [
        (Shifted("school year", 0), date(2025, 7, 31), "2024/2025"),
        (Shifted("school year", 0), date(2025, 8, 1), "2025/2026"),
        (Shifted("school year", 1), date(2025, 7, 10), "2025/2026"),
        (Shifted("new year", 0), date(2025, 12, 20), "2026"),
        (Shifted("new year", 0), date(2026, 1, 10), "2026"),
        (WeekdaySpan(4, 6), date(2025, 7, 10), "2025-07-11/2025-07-13"),
        (WeekdaySpan(6, 1), date(2025, 7, 10), "2025-07-13/2025-07-15"),
        (WeekdaySpan(0, 1), date.max, None),
        (Ahead(Shifted("week", 2)), date(2025, 7, 10), "2025-07-21/2025-07-27"),
        (InTense(Weekday(2), Tense.PAST), date(2025, 7, 10), "2025-07-09"),
        (YearEarlier(), date(2025, 7, 10), None),
    ],
)
def test_what_looks_ahead_or_has_a_calendar_of_its_own(
    expression: Expression, anchor: date, answer: str | None
) -> None:
    value = expression.resolve(anchor, Tense.FUTURE)
    assert (value.edtf if value else None) == answer
    assert expression.resolve(None, Tense.FUTURE) is None


@pytest.mark.parametrize("tense", [Tense.PAST, Tense.OPEN])
def test_a_wording_that_looks_ahead_has_no_value_elsewhere(tense: Tense) -> None:
    assert Ahead(Shifted("week", 2)).resolve(date(2025, 7, 10), tense) is None


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("2025", "2024"),
        ("2025-05", "2024-05"),
        ("2025-01/2025-06", "2024-01/2024-06"),
        ("2025-07-03T13:40:00", "2024-07-03T13:40:00"),
        ("2024-02-29", None),
    ],
)
def test_the_same_period_a_year_earlier(told: str, answer: str | None) -> None:
    value = YearEarlier().of(edtf.parse(told))
    assert (value.edtf if value else None) == answer
