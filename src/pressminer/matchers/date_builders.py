"""From the parts that a rule captured to typed date expressions: one builder per ``gives``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import time
from functools import lru_cache

from pressminer.matchers.date_captures import Builder, Captures, Dated, one, portion
from pressminer.normalize import edtf
from pressminer.normalize.dates import (
    About,
    At,
    DayOfMonth,
    DayOfWeek,
    Expression,
    Fixed,
    InYear,
    Shifted,
    Span,
    Weekday,
    WeekOf,
)
from pressminer.normalize.year_parts import DayPart, FeastPart, MonthsPart, SeasonPart, WeekPart

# --- days -----------------------------------------------------------------------------------


def _day_part(c: Captures, suffix: str = "") -> DayPart:
    month = c.any(f"month{suffix}", f"mon{suffix}", "month", "mon")
    return DayPart(month or 0, c.any(f"day{suffix}", "day_word") or 0)


def _day(c: Captures) -> Expression:
    return _timed(c, c.of_year(_day_part(c)))


def _slashed_day(c: Captures) -> Expression:
    first, second = c.number("day") or 0, c.number("day:2") or 0
    month_first = second > 12 or (first <= 12 and (c.month_first or _is_plainly_us(c.found.string)))
    day = DayPart(first, second) if month_first else DayPart(second, first)
    return _timed(c, c.of_year(day))


_MONTH_FIRST = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d{4}(?!\d)")


@lru_cache(maxsize=4)
def _is_plainly_us(folded: str) -> bool:
    """Whether a date in the text can only have its month first: ``7/25/2025``."""
    return bool(_MONTH_FIRST.search(folded))


def _timed(c: Captures, day: Expression) -> Expression:
    hour, minute = c.any("hour", "hour:b"), c.any("minute", "minute:b") or 0
    if hour is None:
        return day
    half = (c.value("half_day") or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return At(day, time(hour, minute)) if hour < 24 else day


def _days(c: Captures) -> Expression:
    """``6.-8. Juni 2022``: ``day`` to ``day:2``; the second month is ``month``, the first may be
    ``month:1``, each with a year of its own.
    """
    month = c.any("month", "month:b", "mon", "month:1b") or 0
    last = DayPart(month, c.any("day:2", "day:2b") or 0)
    month = c.any("month:1", "month:1b", "mon:1") or month
    year = c.year(":1") or c.year(":1b")
    first = InYear(DayPart(month, c.any("day", "day:1b") or 0), year)
    return Span(first, c.of_year(last))


def _day_list_months(c: Captures) -> list[Dated]:
    """``30. April und 2. Mai 2025``: the first day has the year of the second."""
    places = (("day", "month:1"), ("day:2", "month"), ("day:1b", "month:1b"), ("day:2b", "month:b"))
    dated = []
    for day, month in places:
        if (number := c.number(day)) is not None:
            ends = (*c.span(day), *c.span(month))
            part = DayPart(c.number(month) or 0, number)
            dated.append((min(ends), max(ends), c.of_year(part)))
    return _stretched(c, dated)


_NUMBER = re.compile(r"\d+")


def _day_list(c: Captures) -> list[Dated]:
    """``3., 4. und 5. Juli 2025``: every number that is not the year, with the month's own."""
    month, (low, high) = c.any("month", "mon") or 0, c.found.span()
    end = c.span("day:2")[1]
    low = c.span("month")[1] if c.span("month")[0] < c.span("day")[0] else low
    numbers = _NUMBER.finditer(c.found.string, low, min(end, high))
    dated = [(*n.span(), c.of_year(DayPart(month, int(n[0])))) for n in numbers]
    return _stretched(c, dated)


def _stretched(c: Captures, dated: Sequence[tuple[int, int, Expression]]) -> list[Dated]:
    """The part of a list that stands next to the year takes it into its span."""
    ends = [end for _, end, _ in dated[:-1]] + [max(dated[-1][1], c.found.end())]
    starts = [min(dated[0][0], c.found.start())] + [start for start, _, _ in dated[1:]]
    return [Dated(s, e, d[2]) for s, e, d in zip(starts, ends, dated, strict=True)]


# --- months and their multiples ---------------------------------------------------------------


def _month(c: Captures) -> Expression:
    number = c.any("month", "mon") or 0
    return portion(c, c.of_year(MonthsPart(number, number)))


def _months(c: Captures) -> Expression | None:
    first, last = c.any("month", "mon") or 0, c.any("month:2", "mon:2") or 0
    if (start := c.year(":1")) is not None:
        return Span(InYear(MonthsPart(first, first), start), c.of_year(MonthsPart(last, last)))
    if first > last:
        return Span(InYear(MonthsPart(first, first)), c.of_year(MonthsPart(last, last)))
    return c.of_year(MonthsPart(first, last))


def _month_list(c: Captures) -> list[Dated]:
    dated = []
    for group in ("month", "month:2"):
        number = c.number(group) or 0
        dated.append((*c.span(group), c.of_year(MonthsPart(number, number))))
    return _stretched(c, dated)


def _quarter(c: Captures) -> Expression | None:
    number = c.any("ordinal", "quarter_digit", "roman") or 0
    last = c.number("ordinal:2") or number
    if last < number:
        return None
    return portion(c, c.of_year(MonthsPart(3 * number - 2, 3 * last)))


def _first_quarters(c: Captures) -> Expression | None:
    count = c.number("quarters_count") or 0
    return c.of_year(MonthsPart(1, 3 * count)) if c.number("ordinal") == 1 else None


def _first_months(c: Captures) -> Expression | None:
    count = c.number("months_count") or 0
    if c.number("half_ordinal") == 2:
        return None
    return c.of_year(MonthsPart(1, count))


def _half(c: Captures) -> Expression:
    number = c.any("half_ordinal", "half_digit") or 0
    return c.of_year(MonthsPart(6 * number - 5, 6 * number))


def _season(c: Captures) -> Expression:
    return portion(c, c.of_year(SeasonPart(c.number("season") or 0)))


def _season_list(c: Captures) -> list[Dated]:
    return _stretched(
        c, [(*c.span(g), c.of_year(SeasonPart(c.number(g) or 0))) for g in ("season", "season:2")]
    )


def _semester(c: Captures) -> Expression | None:
    first, _, last = (c.value("semester") or "").partition("-")
    return c.of_year(MonthsPart(int(first), int(last)))


def _week(c: Captures) -> Expression:
    return c.of_year(WeekPart(c.number("week_number") or 0))


# --- years and more -------------------------------------------------------------------------


def _year(c: Captures) -> Expression:
    return portion(c, Fixed(edtf.of_year(c.year() or 0)))


def _about_year(c: Captures) -> Expression:
    return About(_year(c))


def _years(c: Captures) -> Expression | None:
    first, last = c.year() or 0, c.year(":2")
    if last is None:
        last = _following(first, c.number("year_short") or 0)
    if not first < last <= first + 400:
        return None
    return Span(Fixed(edtf.of_year(first)), Fixed(edtf.of_year(last)))


def _following(first: int, two_digits: int) -> int:
    """``2019``, ``23`` → 2023: the next year with these last two digits."""
    return first + (two_digits - first) % 100


def _decade(c: Captures) -> Expression:
    year = c.any("decade_year", "decade", "decade_plural")
    if year is None:
        short = c.number("decade_short") or 0
        year = 1900 + short
    return portion(c, Fixed(edtf.of_decade(year)))


def _decade_list(c: Captures) -> list[Dated]:
    dated = []
    for name in ("decade_year", "decade_short", "decade"):
        for group in (name, f"{name}:2"):
            number = c.number(group)
            if number is not None:
                year = number + (1900 if number < 100 else 0)
                dated.append((*c.span(group), Fixed(edtf.of_decade(year))))
    return _stretched(c, sorted(dated, key=lambda d: d[0]))


def _century(c: Captures) -> Expression:
    number = c.any("century", "century_word") or 0
    return portion(c, Fixed(edtf.of_century(number)))


def _centuries(c: Captures) -> Expression | None:
    first, last = c.number("century") or 0, c.number("century:2") or 0
    if first >= last:
        return None
    return Span(Fixed(edtf.of_century(first)), Fixed(edtf.of_century(last)))


def _century_list(c: Captures) -> list[Dated]:
    dated = []
    for name in ("century", "century:2", "century_word", "century_word:2"):
        number = c.number(name)
        if number is not None:
            dated.append((*c.span(name), Fixed(edtf.of_century(number))))
    return _stretched(c, dated)


# --- relative -------------------------------------------------------------------------------


def _near_day(c: Captures) -> Expression:
    return _timed(
        c,
        Shifted(
            "day", c.any("near_day", "day_adjective", "today", "tomorrow", "today_adjective") or 0
        ),
    )


def _shift(c: Captures) -> Expression:
    count = c.any("side", "count", "this_year") or 0
    return portion(c, Shifted(c.value("unit") or "year", count))


def _told(kind: str) -> Builder:
    def builder(c: Captures) -> list[Dated]:
        count = c.any("told_year", "count") or 0
        unit = c.value("told_unit") or c.value("follow_unit") or c.value("prior_unit")
        unit = unit or c.value("same_unit") or c.value("unit") or "year"
        return [Dated(c.found.start(), c.found.end(), Shifted(unit, count), kind)]

    return builder


def _ago(c: Captures) -> Expression:
    unit, _, factor = (c.value("ago_unit") or "year").partition(" ")  # "year 10" is a decade
    count = c.any("small_number", "count_digits") or 0
    return Shifted(unit, -count * int(factor or 1))


def _about_ago(c: Captures) -> Expression:
    return About(_ago(c))


def _told_weekday(c: Captures) -> list[Dated]:
    weekday = Weekday(c.number("weekday") or 0, c.number("following"))
    return [Dated(c.found.start(), c.found.end(), weekday, "must")]


def _weekday_of_week(c: Captures) -> Expression:
    return _timed(c, DayOfWeek(c.number("weekday") or 0, c.number("side") or 0))


def _nth_weekday(c: Captures) -> Expression:
    """``am ersten Montag im März``: a feast rule of its own; ``letzten`` wins over ``vierten``."""
    nth = c.any("last", "ordinal")
    return c.of_year(FeastPart(f"{nth} {c.number('weekday')} {c.number('month'):02}"))


def _day_of_month(c: Captures) -> Expression:
    return _timed(c, DayOfMonth(c.number("day") or 0, c.number("side") or 0))


def _week_of_day(c: Captures) -> Expression:
    month = c.any("month", "month:1") or 0
    return WeekOf(c.of_year(DayPart(month, c.any("day", "day:1") or 0)))


def _weekday(c: Captures) -> Expression:
    return _timed(c, Weekday(c.number("weekday") or 0, c.number("side")))


def _weekend(c: Captures) -> Expression:
    return Weekday(c.number("weekend") or 0, c.number("side"), length=2)


def _feast(c: Captures) -> Expression:
    return c.of_year(FeastPart(c.value("feast") or ""))


BUILDERS: Mapping[str, Builder] = {
    "day": one(_day),
    "slashed-day": one(_slashed_day),
    "days": one(_days),
    "day-list": _day_list,
    "day-list-months": _day_list_months,
    "month": one(_month),
    "months": one(_months),
    "month-list": _month_list,
    "quarter": one(_quarter),
    "first-quarters": one(_first_quarters),
    "first-months": one(_first_months),
    "half": one(_half),
    "season": one(_season),
    "season-list": _season_list,
    "semester": one(_semester),
    "week": one(_week),
    "year": one(_year),
    "about-year": one(_about_year),
    "years": one(_years),
    "decade": one(_decade),
    "decade-list": _decade_list,
    "century": one(_century),
    "centuries": one(_centuries),
    "century-list": _century_list,
    "near-day": one(_near_day),
    "shift": one(_shift),
    "told": _told("may"),
    "told-strict": _told("must"),
    "ago": one(_ago),
    "about-ago": one(_about_ago),
    "weekday-of-week": one(_weekday_of_week),
    "told-weekday": _told_weekday,
    "nth-weekday": one(_nth_weekday),
    "day-of-month": one(_day_of_month),
    "week-of-day": one(_week_of_day),
    "weekday": one(_weekday),
    "weekend": one(_weekend),
    "feast": one(_feast),
}
"""What ``gives`` in a rule file can say."""
