"""Weekdays near an anchor: ``am Freitag``, ``Freitag nächster Woche``. Pure, no clock.

>>> Weekday(4).resolve(date(2025, 7, 10), Tense.PAST).edtf  # wurde am Freitag
'2025-07-04'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pressminer.model import PartialDate
from pressminer.normalize import edtf
from pressminer.normalize.dates import Tense


@dataclass(frozen=True)
class Weekday:
    """A weekday (Monday is 0) near the anchor.

    ``side`` -1 is the last one before the anchor (``vergangenen Freitag``), 1 the next one
    after it, 0 the one in the anchor's week (``this Friday``). With ``None`` the tense decides:
    past looks back, anything else ahead; the anchor's day counts unless the tense is future.
    ``length`` counts days, 2 for a weekend that starts on this day.
    """

    day: int
    side: int | None = None
    length: int = 1

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        if anchor is None:
            return None
        ahead = (self.day - anchor.weekday() - 1) % 7 + 1
        back = (self.day - anchor.weekday()) % -7
        if self.side == 0:
            move = self.day - anchor.weekday()
        elif self.side is None:
            move = back if tense is Tense.PAST or (tense is Tense.OPEN and not back) else ahead
        else:
            move = ahead - 7 if self.side > 0 else (back or -7) + 7
            move += 7 * self.side  # "übernächsten Freitag": a week further
        try:
            first = anchor + timedelta(days=move)
            return edtf.of_days(first, first + timedelta(days=self.length - 1))
        except OverflowError:
            return None


@dataclass(frozen=True)
class DayOfWeek:
    """``am Freitag nächster Woche``: a weekday, weeks counted from the anchor's own."""

    day: int
    weeks: int

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        if anchor is None:
            return None
        try:
            return edtf.of_day(
                anchor + timedelta(days=self.day - anchor.weekday(), weeks=self.weeks)
            )
        except OverflowError:
            return None


@dataclass(frozen=True)
class WeekdaySpan:
    """``von Freitag bis Sonntag``: the last day is placed as a `Weekday`, the first before it."""

    first: int
    last: int

    def resolve(self, anchor: date | None, tense: Tense) -> PartialDate | None:
        last = Weekday(self.last).resolve(anchor, tense)
        if last is None or last.earliest is None:
            return None
        try:
            return edtf.of_days(
                last.earliest - timedelta(days=(self.last - self.first) % 7), last.earliest
            )
        except OverflowError:
            return None
