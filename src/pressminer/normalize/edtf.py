"""Values of EDTF (ISO 8601-2:2019) level 1 and the days that bound them. Pure, no clock.

>>> parse("2025-07")
PartialDate(edtf='2025-07', earliest=datetime.date(2025, 7, 1), latest=datetime.date(2025, 7, 31))
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pressminer.model import PartialDate

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""Season code → first and last month; winter runs into the next year."""

_VALUE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?P<time>T\d\d:\d\d(?::\d\d)?)?)?)?(?P<about>[~?%])?"
)


def parse(edtf: str) -> PartialDate:
    """Read an EDTF value and give it with its bounding days; an open end has no bound.

    ``"18XX"`` is bounded by 1800-01-01 and 1899-12-31, ``"2024-24"`` (winter) by 2024-12-01
    and 2025-02-28. An uncertain value (``"1900~"``) has the bounds of the certain one.
    Raises `ValueError` for what is not an EDTF value of the kinds pressminer writes.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return PartialDate(edtf, *_bounds(edtf))
    return PartialDate(edtf, _end(first, 0), _end(last, 1))


def _end(edtf: str, side: int) -> date | None:
    return None if edtf in ("", "..") else _bounds(edtf)[side]


def _bounds(edtf: str) -> tuple[date, date]:
    found = _VALUE.fullmatch(edtf)
    if not found:
        raise ValueError(f"{edtf!r} is not an EDTF level 1 date")
    year, month, day = found["year"], found["month"], found["day"]
    if month is None:
        return date(max(int(year.replace("X", "0")), 1), 1, 1), date(
            int(year.replace("X", "9")), 12, 31
        )
    if day is not None:
        exact = date(int(year), int(month), int(day))
        return exact, exact
    if int(month) in SEASONS:
        return _season_bounds(int(year), int(month))
    return date(int(year), int(month), 1), _last_day(int(year), int(month))


def _season_bounds(year: int, code: int) -> tuple[date, date]:
    first, last = SEASONS[code]
    return date(year, first, 1), _last_day(year + (last < first), last)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def of_day(day: date) -> PartialDate:
    """``date(2025, 7, 3)`` → ``2025-07-03``."""
    return PartialDate(day.isoformat(), day, day)


def of_moment(day: date, at: time) -> PartialDate:
    """``date(2025, 7, 3)``, ``time(13, 40)`` → ``2025-07-03T13:40:00``."""
    return PartialDate(datetime.combine(day, at).isoformat(), day, day)


def of_year(year: int) -> PartialDate:
    """``2023`` → ``2023``. Raises `ValueError` outside the years 1 to 9999."""
    return parse(f"{year:04d}")


def of_months(year: int, first: int, last: int) -> PartialDate:
    """Months ``first`` to ``last`` counted from January of ``year`` (13 is the next January).

    One month is ``2025-07``, twelve from January are the year, others a span: ``2023-04/2023-06``.
    """
    if (first, last) == (1, 12):
        return of_year(year)
    start, end = _month(year, first), _month(year, last)
    return parse(start if start == end else f"{start}/{end}")


def _month(year: int, number: int) -> str:
    return f"{year + (number - 1) // 12:04d}-{(number - 1) % 12 + 1:02d}"


def of_season(year: int, code: int) -> PartialDate:
    """``2025``, ``23`` (autumn) → ``2025-23``."""
    return parse(f"{year:04d}-{code}")


def of_decade(year: int) -> PartialDate:
    """``1980`` → ``198X``."""
    return parse(f"{year // 10:03d}X")


def of_century(number: int) -> PartialDate:
    """The 19th century, ``19`` → ``18XX``."""
    return parse(f"{number - 1:02d}XX")


def of_week(year: int, week: int) -> PartialDate:
    """ISO week as its Monday and Sunday: ``2025``, ``27`` → ``2025-06-30/2025-07-06``."""
    return of_days(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))


def of_days(first: date, last: date) -> PartialDate:
    """A run of days: ``2022-06-06/2022-06-08``; a single day where both are the same."""
    return of_day(first) if first == last else parse(f"{first.isoformat()}/{last.isoformat()}")


def span(first: PartialDate, last: PartialDate) -> PartialDate | None:
    """From the start of one value to the end of another; ``None`` if it would run backwards.

    ``2019`` and ``2023`` → ``2019/2023``. A part that is a span itself lends its near end.
    """
    start, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    value = PartialDate(f"{start}/{end}", first.earliest, last.latest)
    if value.earliest is None or value.latest is None:
        return value
    if start == end:
        return first
    return value if value.earliest <= value.latest else None


def approximate(value: PartialDate) -> PartialDate:
    """``1900`` → ``1900~``; only whole years are marked, other values are returned as given."""
    return replace(value, edtf=value.edtf + "~") if len(value.edtf) == 4 else value


def portion(value: PartialDate, third: int) -> PartialDate:
    """Narrow the bounds to the first, second or last third (0, 1, 2) of the period.

    The EDTF value stays: ``Ende 2026`` is ``2026``, bounded by September and December.
    """
    if value.earliest is None or value.latest is None:
        return value
    length = (value.latest - value.earliest).days + 1
    start = value.earliest + timedelta(days=length * third // 3)
    end = value.earliest + timedelta(days=max(length * (third + 1) // 3 - 1, 0))
    return replace(value, earliest=start, latest=max(start, end))
