"""Builders of everything longer than a day: months and their multiples, years and more."""

from __future__ import annotations

from pressminer.matchers.date_captures import Captures, Dated, portion, stretched
from pressminer.normalize import edtf
from pressminer.normalize.dates import About, Expression, Fixed, InYear, Span
from pressminer.normalize.year_parts import MonthsPart, SeasonPart, WeekPart

# --- months and their multiples ---------------------------------------------------------------


def month(c: Captures) -> Expression:
    number = c.any("month", "mon", "month_part", "plain_month") or 0
    return portion(c, c.of_year(MonthsPart(number, number)))


def months(c: Captures) -> Expression | None:
    first, last = c.any("month", "mon") or 0, c.any("month:2", "mon:2") or 0
    if (start := c.year(":1")) is not None:
        return Span(InYear(MonthsPart(first, first), start), c.of_year(MonthsPart(last, last)))
    if first > last:
        return Span(InYear(MonthsPart(first, first)), c.of_year(MonthsPart(last, last)))
    return c.of_year(MonthsPart(first, last))


def month_list(c: Captures) -> list[Dated]:
    dated = []
    for group in ("month", "month:3", "month:2"):
        if (number := c.number(group)) is not None:
            dated.append((*c.span(group), c.of_year(MonthsPart(number, number))))
    return stretched(c, dated)


def quarter(c: Captures) -> Expression | None:
    number = c.any("ordinal", "quarter_digit", "roman") or 0
    last = c.number("ordinal:2") or number
    if last < number:
        return None
    return portion(c, c.of_year(MonthsPart(3 * number - 2, 3 * last)))


def first_quarters(c: Captures) -> Expression | None:
    count = c.number("quarters_count") or 0
    return c.of_year(MonthsPart(1, 3 * count)) if c.number("ordinal") == 1 else None


def first_months(c: Captures) -> Expression | None:
    count = c.number("months_count") or 0
    if c.number("half_ordinal") == 2:
        return None
    return c.of_year(MonthsPart(1, count))


def half(c: Captures) -> Expression:
    number = c.any("half_ordinal", "half_digit") or 0
    return c.of_year(MonthsPart(6 * number - 5, 6 * number))


def season(c: Captures) -> Expression:
    return portion(c, c.of_year(SeasonPart(c.any("season", "season_months") or 0)))


def season_list(c: Captures) -> list[Dated]:
    return stretched(
        c, [(*c.span(g), c.of_year(SeasonPart(c.number(g) or 0))) for g in ("season", "season:2")]
    )


def semester(c: Captures) -> Expression | None:
    first, _, last = (c.value("semester") or "").partition("-")
    return c.of_year(MonthsPart(int(first), int(last)))


def week(c: Captures) -> Expression:
    return c.of_year(WeekPart(c.number("week_number") or 0))


# --- years and more -------------------------------------------------------------------------


def year(c: Captures) -> Expression:
    return portion(c, Fixed(edtf.of_year(c.year() or 0)))


def about_year(c: Captures) -> Expression:
    return About(year(c))


def years(c: Captures) -> Expression | None:
    first, last = c.year() or 0, c.year(":2")
    if last is None:
        last = _following(first, c.number("year_short") or 0)
    if not first < last <= first + 400:
        return None
    return Span(Fixed(edtf.of_year(first)), Fixed(edtf.of_year(last)))


def _following(first: int, two_digits: int) -> int:
    """``2019``, ``23`` → 2023: the next year with these last two digits."""
    return first + (two_digits - first) % 100


def decade(c: Captures) -> Expression:
    year = c.any("decade_year", "decade", "decade_plural")
    if year is None:
        short = c.number("decade_short") or 0
        year = 1900 + short
    if (century := c.number("century")) is not None:  # "dreißiger Jahre des 19. Jahrhunderts"
        year = 100 * (century - 1) + year % 100
    if year < 1900 and year % 100 == 0:  # "the late 1800s"
        return portion(c, Fixed(edtf.of_century(year // 100 + 1)))
    return portion(c, Fixed(edtf.of_decade(year)))


def decade_list(c: Captures) -> list[Dated]:
    dated = []
    for name in ("decade_year", "decade_short", "decade"):
        for group in (name, f"{name}:2"):
            number = c.number(group)
            if number is not None:
                year = number + (1900 if number < 100 else 0)
                dated.append((*c.span(group), Fixed(edtf.of_decade(year))))
    return stretched(c, sorted(dated, key=lambda d: d[0]))


def century(c: Captures) -> Expression:
    number = c.any("century", "century_word") or 0
    return portion(c, Fixed(edtf.of_century(number)))


def centuries(c: Captures) -> Expression | None:
    first, last = c.number("century") or 0, c.number("century:2") or 0
    if first >= last:
        return None
    return Span(Fixed(edtf.of_century(first)), Fixed(edtf.of_century(last)))


def century_list(c: Captures) -> list[Dated]:
    dated = []
    for name in ("century", "century:2", "century_word", "century_word:2"):
        number = c.number(name)
        if number is not None:
            dated.append((*c.span(name), Fixed(edtf.of_century(number))))
    return stretched(c, dated)
