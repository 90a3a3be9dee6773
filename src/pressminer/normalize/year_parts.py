"""What comes once in every year: days, months, seasons, weeks, feasts. Pure, no clock.

>>> DayPart(7, 3).in_year(2025).edtf  # 3. Juli
'2025-07-03'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from pressminer.model import PartialDate
from pressminer.normalize import edtf
from pressminer.normalize.feasts import feast_day


class Part(Protocol):
    """Something that comes once in every year: ``3. Juli``, ``zweites Quartal``, ``Ostern``."""

    def in_year(self, year: int) -> PartialDate:
        """The part in one year. Raises `ValueError` where that year has none (29 February)."""
        ...


@dataclass(frozen=True)
class DayPart:
    """``3. Juli``."""

    month: int
    day: int

    def in_year(self, year: int) -> PartialDate:
        return edtf.of_day(date(year, self.month, self.day))


@dataclass(frozen=True)
class MonthsPart:
    """Months, counted from January; 13 is the next January: Wintersemester is 10 to 15."""

    first: int
    last: int

    def in_year(self, year: int) -> PartialDate:
        return edtf.of_months(year, self.first, self.last)


@dataclass(frozen=True)
class SeasonPart:
    """``Herbst``: EDTF season code 21 (spring) to 24 (winter)."""

    code: int

    def in_year(self, year: int) -> PartialDate:
        return edtf.of_season(year, self.code)


@dataclass(frozen=True)
class WeekPart:
    """``Kalenderwoche 27`` (ISO weeks)."""

    week: int

    def in_year(self, year: int) -> PartialDate:
        return edtf.of_week(year, self.week)


@dataclass(frozen=True)
class FeastPart:
    """``Heiligabend``: a rule as understood by `feast_day`, or two and all days between them.

    ``easter-6 to easter-1`` is Holy Week.
    """

    rule: str
    length: int = 1  # days, 2 for a weekend

    def in_year(self, year: int) -> PartialDate:
        first, _, last = self.rule.partition(" to ")
        end = feast_day(last or first, year) + timedelta(days=self.length - 1)
        return edtf.of_days(feast_day(first, year), end)
