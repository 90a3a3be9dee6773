"""Builders of days, spans of days and lists of days: ``6.-8. Juni 2022``."""

from __future__ import annotations

import re

from pressminer.matchers.date_captures import Captures, Dated, stretched, timed
from pressminer.normalize.dates import Expression, InYear, Span
from pressminer.normalize.year_parts import DayPart


def _day_part(c: Captures, suffix: str = "") -> DayPart:
    month = c.any(f"month{suffix}", f"mon{suffix}", "month", "mon")
    return DayPart(month or 0, c.any(f"day{suffix}", "day_word") or 0)


def day(c: Captures) -> Expression:
    return timed(c, c.of_year(_day_part(c)))


def slashed_day(c: Captures) -> Expression:
    first, second = c.number("day") or 0, c.number("day:2") or 0
    month_first = second > 12 or (first <= 12 and c.is_month_first())
    day = DayPart(first, second) if month_first else DayPart(second, first)
    return timed(c, c.of_year(day))


def days(c: Captures) -> Expression:
    """``6.-8. Juni 2022``: ``day`` to ``day:2``; the second month is ``month``, the first may be
    ``month:1``, each with a year of its own.
    """
    month = c.any("month", "month:b", "mon", "month:1b") or 0
    last = DayPart(month, c.any("day:2", "day:2b") or 0)
    month = c.any("month:1", "month:1b", "mon:1") or month
    year = c.year(":1") or c.year(":1b")
    first = InYear(DayPart(month, c.any("day", "day:1b") or 0), year)
    return Span(first, c.of_year(last))


def day_list_months(c: Captures) -> list[Dated]:
    """``30. April und 2. Mai 2025``: the first day has the year of the second."""
    places = (("day", "month:1"), ("day:2", "month"), ("day:1b", "month:1b"), ("day:2b", "month:b"))
    dated = []
    for day, month in places:
        if (number := c.number(day)) is not None:
            ends = (*c.span(day), *c.span(month))
            part = DayPart(c.number(month) or 0, number)
            dated.append((min(ends), max(ends), c.of_year(part)))
    return stretched(c, sorted(dated, key=lambda d: d[0]))


_NUMBER = re.compile(r"\d+")


def day_list(c: Captures) -> list[Dated]:
    """``3., 4. und 5. Juli 2025``: every number that is not the year, with the month's own."""
    month, (low, high) = c.any("month", "mon") or 0, c.found.span()
    end = c.span("day:2")[1]
    low = c.span("month")[1] if c.span("month")[0] < c.span("day")[0] else low
    numbers = _NUMBER.finditer(c.found.string, low, min(end, high))
    dated = [(*n.span(), c.of_year(DayPart(month, int(n[0])))) for n in numbers]
    return stretched(c, dated)
