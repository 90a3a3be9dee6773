"""From the parts that a rule captured to typed date expressions: one builder per ``gives``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from pressminer.matchers.date_grammar import Grammar, Rule
from pressminer.normalize import edtf
from pressminer.normalize.dates import (
    About,
    At,
    DayPart,
    Expression,
    FeastPart,
    Fixed,
    InYear,
    MonthsPart,
    Part,
    Portion,
    SeasonPart,
    Shifted,
    Span,
    Weekday,
    WeekPart,
)


@dataclass(frozen=True)
class Dated:
    """An expression and the characters that say it.

    ``told`` is set where a date in the same sentence comes before the article's own date:
    ``"may"`` (``im Vorjahr``) or ``"must"`` (``im Jahr davor``).
    """

    start: int
    end: int
    expression: Expression
    told: str = ""


@dataclass(frozen=True)
class Captures:
    """What a rule captured, read by class name: ``year``, or ``year:2`` for the second one."""

    found: re.Match[str]
    rule: Rule
    grammar: Grammar

    def raw(self, name: str) -> str | None:
        """The captured characters, folded, or the value fixed by the rule."""
        if name in self.rule.fixed:
            return str(self.rule.fixed[name])
        group = name.replace(":", "__")
        return self.found[group] if group in self.found.re.groupindex else None

    def value(self, name: str) -> str | None:
        """The value of a word class, the characters of any other."""
        raw = self.raw(name)
        if raw is None or name in self.rule.fixed:
            return raw
        forms = self.grammar.values.get(name.partition(":")[0])
        return forms[" ".join(raw.split())] if forms else raw

    def span(self, name: str) -> tuple[int, int]:
        """Where a captured class stands."""
        return self.found.span(name.replace(":", "__"))

    def number(self, name: str) -> int | None:
        """The value as a number."""
        value = self.value(name)
        return int(value) if value is not None else None

    def any(self, *names: str) -> int | None:
        """The first of several classes that captured something."""
        return next((n for name in names if (n := self.number(name)) is not None), None)

    def year(self, suffix: str = "") -> int | None:
        """A year in four digits, or in two (``'23`` is 2023, ``'87`` is 1987)."""
        year = self.number(f"year{suffix}")
        short = self.number(f"year_short{suffix}")
        if year is None and short is not None:
            return short + (2000 if short < 50 else 1900)
        return year

    def of_year(self, part: Part) -> InYear:
        """A part in the year that the wording gives, counts or leaves open."""
        offset = self.any("side:year", "told_year:year")
        return InYear(part, self.year(), offset, self.number("side"))


Builder = Callable[[Captures], list[Dated]]


def _one(build: Callable[[Captures], Expression | None]) -> Builder:
    def builder(c: Captures) -> list[Dated]:
        expression = build(c)
        return [Dated(c.found.start(), c.found.end(), expression)] if expression else []

    return builder


def _portion(c: Captures, whole: Expression) -> Expression:
    third = c.any("third", "year_edge", "month_edge")
    return whole if third is None else Portion(whole, third)


# --- days -----------------------------------------------------------------------------------


def _day_part(c: Captures, suffix: str = "") -> DayPart:
    month = c.any(f"month{suffix}", f"mon{suffix}", "month", "mon")
    return DayPart(month or 0, c.number(f"day{suffix}") or 0)


def _day(c: Captures) -> Expression:
    return _timed(c, c.of_year(_day_part(c)))


def _slashed_day(c: Captures) -> Expression:
    first, second = c.number("day") or 0, c.number("day:2") or 0
    month_first = second > 12 or (first <= 12 and _is_plainly_us(c.found.string))
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
    last = DayPart(c.any("month", "mon") or 0, c.number("day:2") or 0)
    month = c.any("month:1", "mon:1", "month", "mon") or 0
    first = InYear(DayPart(month, c.number("day") or 0), c.year(":1"))
    return Span(first, c.of_year(last))


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
    return _portion(c, c.of_year(MonthsPart(number, number)))


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
    return _portion(c, c.of_year(MonthsPart(3 * number - 2, 3 * last)))


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
    return _portion(c, c.of_year(SeasonPart(c.number("season") or 0)))


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
    return _portion(c, Fixed(edtf.of_year(c.year() or 0)))


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
    year = c.any("decade_year", "decade")
    if year is None:
        short = c.number("decade_short") or 0
        year = 1900 + short
    return _portion(c, Fixed(edtf.of_decade(year)))


def _century(c: Captures) -> Expression:
    number = c.any("century", "century_word") or 0
    return _portion(c, Fixed(edtf.of_century(number)))


def _century_list(c: Captures) -> list[Dated]:
    dated = []
    for name in ("century", "century:2", "century_word", "century_word:2"):
        number = c.number(name)
        if number is not None:
            dated.append((*c.span(name), Fixed(edtf.of_century(number))))
    return _stretched(c, dated)


# --- relative -------------------------------------------------------------------------------


def _near_day(c: Captures) -> Expression:
    return _timed(c, Shifted("day", c.any("near_day", "today", "tomorrow", "today_adjective") or 0))


def _shift(c: Captures) -> Expression:
    count = c.any("side", "count", "this_year") or 0
    return _portion(c, Shifted(c.value("unit") or "year", count))


def _told(kind: str) -> Builder:
    def builder(c: Captures) -> list[Dated]:
        count = c.any("told_year", "follow_year", "told_order", "count") or 0
        unit = c.value("told_unit") or c.value("unit") or "year"
        return [Dated(c.found.start(), c.found.end(), Shifted(unit, count), kind)]

    return builder


def _ago(c: Captures) -> Expression:
    return Shifted(c.value("ago_unit") or "year", -(c.number("small_number") or 0))


def _weekday(c: Captures) -> Expression:
    return _timed(c, Weekday(c.number("weekday") or 0, c.number("side")))


def _weekend(c: Captures) -> Expression:
    return Weekday(c.number("weekend") or 0, c.number("side"), length=2)


def _feast(c: Captures) -> Expression:
    return c.of_year(FeastPart(c.value("feast") or ""))


BUILDERS: Mapping[str, Builder] = {
    "day": _one(_day),
    "slashed-day": _one(_slashed_day),
    "days": _one(_days),
    "day-list": _day_list,
    "month": _one(_month),
    "months": _one(_months),
    "month-list": _month_list,
    "quarter": _one(_quarter),
    "first-quarters": _one(_first_quarters),
    "first-months": _one(_first_months),
    "half": _one(_half),
    "season": _one(_season),
    "season-list": _season_list,
    "semester": _one(_semester),
    "week": _one(_week),
    "year": _one(_year),
    "about-year": _one(_about_year),
    "years": _one(_years),
    "decade": _one(_decade),
    "century": _one(_century),
    "century-list": _century_list,
    "near-day": _one(_near_day),
    "shift": _one(_shift),
    "told": _told("may"),
    "told-strict": _told("must"),
    "ago": _one(_ago),
    "weekday": _one(_weekday),
    "weekend": _one(_weekend),
    "feast": _one(_feast),
}
"""What ``gives`` in a rule file can say."""
