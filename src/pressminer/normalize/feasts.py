"""The days of feasts in any year, by rule. Pure, no clock.

>>> feast_day("easter+49", 2022)  # Pfingsten
datetime.date(2022, 6, 5)
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_FEAST = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<base>easter|advent)(?P<shift>[+-]\d+)"
    r"|(?P<nth>-?\d) (?P<weekday>[0-6]) (?P<of>\d\d)"
)


def feast_day(rule: str, year: int) -> date:
    """The day of a feast in a year.

    A rule is ``12-24`` (month and day), ``easter+49`` or ``advent+0`` (days from Easter Sunday
    or the first Sunday of Advent), or ``4 3 11`` (the fourth Thursday of November; Monday is 0,
    ``-1`` counts from the end). Raises `ValueError` for another rule, or a year without it.
    """
    found = _FEAST.fullmatch(rule)
    if not found:
        raise ValueError(f"{rule!r} is no feast rule; write 12-24, easter+49, advent+0 or 4 3 11")
    if found["month"]:
        return date(year, int(found["month"]), int(found["day"]))
    if found["base"]:
        base = easter(year) if found["base"] == "easter" else _nth_weekday(year, 11, 6, 27)
        return base + timedelta(days=int(found["shift"]))
    nth, month = int(found["nth"]), int(found["of"])
    if nth > 0:
        return _nth_weekday(year, month, int(found["weekday"]), 7 * nth - 6)
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=(following.weekday() - int(found["weekday"]) - 1) % 7 + 1)


def _nth_weekday(year: int, month: int, weekday: int, from_day: int) -> date:
    start = date(year, month, from_day)
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
