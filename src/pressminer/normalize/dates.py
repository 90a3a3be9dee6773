"""A typed date expression, absolute or relative, resolved against an anchor. Pure, no clock.

Every expression has ``resolve(anchor, tense)``: the anchor is the day that relative wordings
count from (or ``None``), the tense says where a wording without a year looks for one. The
answer is a `PartialDate`, or ``None`` where the calendar or the missing anchor gives none.

>>> InYear(DayPart(7, 3), year=2025).resolve(None, Tense.OPEN).edtf  # 3. Juli 2025
'2025-07-03'
>>> Shifted("year", -1).resolve(date(2025, 7, 3), Tense.OPEN).edtf  # im Vorjahr
'2024'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Protocol

from pressminer.model import PartialDate
from pressminer.normalize import edtf
from pressminer.normalize.year_parts import Part


class Tense(Enum):
    """Where the sentence looks: back (``wurde``), ahead (``wird``) or it does not say."""

    PAST = -1
    OPEN = 0
    FUTURE = 1


class Expression(Protocol):
    """What a date wording means before it is placed on the calendar."""

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        """Place it on the calendar; ``None`` where that cannot be done."""
        ...


# --- expressions ----------------------------------------------------------------------------


_YEAR = re.compile(r"(?<![\dT:-])\d{4}(?!\d)")


@dataclass(frozen=True)
class Fixed:
    """A value that needs no anchor: ``1980s``, ``19. Jahrhundert``, ``2019 bis 2023``."""

    value: PartialDate

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        return self.value


@dataclass(frozen=True)
class InYear:
    """A part of a year. The year is given, counted from the anchor's, or left open.

    ``offset`` counts years (``Juni des vergangenen Jahres``: -1); ``side`` is where a modifier
    points (``vergangenen Juni``: -1, ``next March``: 1). With none of them the year is the one
    that brings the part nearest to the anchor, on the side that the tense names.
    """

    part: Part
    year: int | None = None
    offset: int | None = None
    side: int | None = None

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        if self.year is not None:
            return self._in(self.year)
        if anchor is None:
            return None
        if self.offset is not None:
            return self._in(anchor.year + self.offset)
        near = [v for d in range(-3, 4) if (v := self._in(anchor.year + d)) is not None]
        if self.side == 0:  # "diesen Winter": the one that runs, else this year's
            running = (v for v in near if _side(v, anchor) == 0)
            return next(running, None) or self._in(anchor.year)
        if self.side is not None:
            near = [v for v in near if _side(v, anchor) * self.side > 0]
        near.sort(key=lambda v: _misfit(v, anchor, tense))
        return next(iter(near[max(abs(self.side or 1) - 1, 0) :]), None)  # "vorletzten": the second

    def _in(self, year: int) -> PartialDate | None:
        try:
            return self.part.in_year(year)
        except (ValueError, OverflowError):
            return None


AGAINST_TENSE = 6
"""A date on the side that the tense denies must be this many times nearer to be taken."""


def _side(value: PartialDate, anchor: date) -> int:
    if value.latest is not None and value.latest < anchor:
        return -1
    return 1 if value.earliest is not None and value.earliest > anchor else 0


def _misfit(value: PartialDate, anchor: date, tense: Tense) -> tuple[int, int]:
    side = _side(value, anchor)
    edge = value.latest if side < 0 else value.earliest
    if edge is None or side == 0:
        return (0, 0)
    weight = 4 if tense.value == side else 4 * AGAINST_TENSE
    if tense is Tense.OPEN:
        weight = 5 if side < 0 else 4  # what lies back is rarely told without saying so
    return (abs((edge - anchor).days) * weight, -side)


@dataclass(frozen=True)
class Shifted:
    """A calendar unit counted from the anchor's own: ``gestern``, ``nächste Woche``, ``heuer``.

    ``unit``: day, week, month, quarter, half, year, decade, century, school year, or new year
    (``im neuen Jahr``: in the second half of a year the next one, before it the running one).
    """

    unit: str
    count: int

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        if anchor is None:
            return None
        try:
            return _SHIFTS[self.unit](anchor, self.count)
        except (ValueError, OverflowError):
            return None


def _shift_weeks(anchor: date, count: int) -> PartialDate:
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
    return edtf.of_days(monday, monday + timedelta(days=6))


def _shift_months(length: int) -> Callable[[date, int], PartialDate]:
    def shift(anchor: date, count: int) -> PartialDate:
        first = (anchor.month - 1) // length * length + 1 + count * length
        return edtf.of_months(anchor.year, first, first + length - 1)

    return shift


_SCHOOL_STARTS = 8  # August: the month from which "dieses Schuljahr" is the new one


def _shift_school_years(anchor: date, count: int) -> PartialDate:
    first = anchor.year + count - (anchor.month < _SCHOOL_STARTS)
    return edtf.parse(f"{first:04d}/{first + 1:04d}")


_SHIFTS: Mapping[str, Callable[[date, int], PartialDate]] = {
    "day": lambda anchor, count: edtf.of_day(anchor + timedelta(days=count)),
    "week": _shift_weeks,
    "month": _shift_months(1),
    "quarter": _shift_months(3),
    "half": _shift_months(6),
    "year": lambda anchor, count: edtf.of_year(anchor.year + count),
    "decade": lambda anchor, count: edtf.of_decade(anchor.year + 10 * count),
    "century": lambda anchor, count: edtf.of_century(anchor.year // 100 + 1 + count),
    "school year": _shift_school_years,
    "new year": lambda anchor, count: edtf.of_year(anchor.year + count + (anchor.month > 6)),
}

UNITS = frozenset(_SHIFTS)
"""The units that `Shifted` understands."""


@dataclass(frozen=True)
class MovedDay:
    """A day as far from another as is said: ``heute vor zehn Jahren``, ``heute in einer Woche``.

    ``unit``: day, week, month or year; 29 February has none in most other years.
    """

    day: Expression
    unit: str
    count: int

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        ahead = Tense.FUTURE if self.count > 0 else Tense.PAST
        value = self.day.resolve(anchor, ahead)
        if value is None or value.earliest is None:
            return None
        try:
            return edtf.of_day(_moved(value.earliest, self.unit, self.count))
        except (ValueError, OverflowError):
            return None


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = 12 * day.year + day.month - 1 + count * (12 if unit == "year" else 1)
    return day.replace(year=months // 12, month=months % 12 + 1)


@dataclass(frozen=True)
class DayOfMonth:
    """``am 24. d. M.``: a day, months counted from the anchor's own."""

    day: int
    months: int

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        month = Shifted("month", self.months).resolve(anchor, tense)
        if month is None or month.earliest is None:
            return None
        try:
            return edtf.of_day(month.earliest.replace(day=self.day))
        except ValueError:
            return None


@dataclass(frozen=True)
class InTense:
    """A wording that has a tense of its own: ``eine Mitteilung vom Mittwoch`` looks back."""

    expression: Expression
    tense: Tense

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        return self.expression.resolve(anchor, self.tense)


@dataclass(frozen=True)
class Ahead:
    """A wording that is a date only in a sentence that looks ahead: ``in zwei Wochen``."""

    expression: Expression

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        return self.expression.resolve(anchor, tense) if tense is Tense.FUTURE else None


@dataclass(frozen=True)
class YearEarlier:
    """``im Vorjahreszeitraum``: the period that the text spoke of, a year before; see `of`."""

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        return None

    def of(self, told: PartialDate) -> PartialDate | None:
        """The same period of the year before: ``2025-01/2025-06`` → ``2024-01/2024-06``."""
        try:
            return edtf.parse(_YEAR.sub(lambda y: f"{int(y[0]) - 1:04d}", told.edtf))
        except ValueError:
            return None


@dataclass(frozen=True)
class WeekOf:
    """``the week of March 6``: the week, Monday to Sunday, that a day lies in."""

    day: Expression

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        value = self.day.resolve(anchor, tense)
        return Shifted("week", 0).resolve(value.earliest, tense) if value else None


@dataclass(frozen=True)
class Span:
    """From one expression to another; the first borrows its year from the second."""

    first: Expression
    last: Expression

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        last = self.last.resolve(anchor, tense)
        if last is None:
            return None
        before = last.latest if isinstance(self.first, InYear) else anchor
        first = self.first.resolve(before, Tense.PAST)
        return edtf.span(first, last) if first else None


@dataclass(frozen=True)
class At:
    """A day with a time of day: ``3. Juli 2025, 18 Uhr``."""

    day: Expression
    time: time

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        value = self.day.resolve(anchor, tense)
        if value is None or value.earliest is None or value.earliest != value.latest:
            return value
        return edtf.of_moment(value.earliest, self.time)


@dataclass(frozen=True)
class Portion:
    """``Anfang``, ``Mitte``, ``Ende`` (0, 1, 2) of a period: narrower bounds, same value."""

    whole: Expression
    third: int

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        value = self.whole.resolve(anchor, tense)
        return edtf.portion(value, self.third) if value else None


@dataclass(frozen=True)
class About:
    """``um 1900``: a whole year that is marked as approximate."""

    exact: Expression

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        value = self.exact.resolve(anchor, tense)
        return edtf.approximate(value) if value else None


# --- metadata -------------------------------------------------------------------------------

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_NUMERIC = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)|(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_ARTICLE = re.compile(r"(?<!\w)(?:den|dem|the) (?=\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s*[^\W\d_]+,\s+(?=\d|[^\W\d_]+\.? \d)")


def parse_day(text: str, *, languages: tuple[str, ...] = ("de", "en")) -> date | None:
    """The day that a string of metadata names, or ``None`` if it is not one full day.

    Understands ISO (``2025-07-03T13:40``), numbers with the day first (``03.07.2025``;
    ``7/31/2025`` as it can mean nothing else) and month names in the given languages
    (``3. Juli 2025``, ``July 3, 2025``). Nothing is filled in from today's date.
    """
    text = " ".join(text.split())
    if found := _ISO.match(text):
        return _day(*found.groups())
    if found := _NUMERIC.match(_WEEKDAY.sub("", text)):
        day, month, year = (g for g in found.groups() if g)
        return _day(year, month, day) or (_day(year, day, month) if found[4] else None)
    return _parse_wording(_ARTICLE.sub("", text), languages) if len(text) <= 60 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _parse_wording(text: str, languages: tuple[str, ...]) -> date | None:
    if not re.search(r"(?<!\d)[12]\d{3}(?!\d)", text):
        return None
    import dateparser  # noqa: PLC0415  (slow to load, and most metadata is ISO)

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_LOCALE_DATE_ORDER": False,
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # never today's date
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(text, languages=list(languages), settings=settings)
    return found.date() if found else None
