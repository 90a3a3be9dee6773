"""Builders of what is counted from another day: ``heute``, ``im Vorjahr``, ``am Freitag``."""

from __future__ import annotations

from pressminer.matchers.date_captures import Builder, Captures, Dated, portion, stretched, timed
from pressminer.normalize.dates import (
    About,
    Ahead,
    DayOfMonth,
    Expression,
    InTense,
    InYear,
    MovedDay,
    Shifted,
    Span,
    Tense,
    WeekOf,
    YearEarlier,
)
from pressminer.normalize.weekdays import DayOfWeek, Weekday, WeekdaySpan
from pressminer.normalize.year_parts import DayPart, FeastPart, MonthsPart, Part, SeasonPart


def near_day(c: Captures) -> Expression:
    return timed(
        c,
        Shifted(
            "day", c.any("near_day", "day_adjective", "today", "tomorrow", "today_adjective") or 0
        ),
    )


def shift(c: Captures) -> Expression:
    count = c.any("side", "count", "this_year", "year_adjective") or 0
    names = ("unit", "school_year", "new_year")
    unit = next(filter(None, map(c.value, names)), "year")
    return portion(c, Shifted(unit, count))


def told(kind: str) -> Builder:
    def builder(c: Captures) -> list[Dated]:
        count = c.any("told_year", "count") or 0
        unit = c.value("told_unit") or c.value("follow_unit") or c.value("prior_unit")
        unit = unit or c.value("same_unit") or c.value("unit") or "year"
        return [Dated(c.found.start(), c.found.end(), Shifted(unit, count), kind)]

    return builder


def ago(c: Captures) -> Expression:
    unit, _, factor = (c.value("ago_unit") or "year").partition(" ")  # "year 10" is a decade
    count = c.any("small_number", "count_digits") or 0
    return Shifted(unit, -count * int(factor or 1))


def from_now(c: Captures) -> Expression:
    """``in zwei Wochen``, where the sentence looks ahead; elsewhere it tells how long."""
    unit, _, factor = (c.value("ago_unit") or "year").partition(" ")
    count = c.any("small_number", "count_digits") or 0
    return Ahead(Shifted(unit, count * int(factor or 1)))


def about_ago(c: Captures) -> Expression:
    return About(ago(c))


def anniversary(c: Captures) -> Expression:
    """``heute vor zehn Jahren``, ``am Sonntag in einer Woche``: a day, as far from another."""
    number = c.number("weekday")
    near = c.any("anniversary_day", "anniversary_day:b", "anniversary_day:c") or 0
    day = Shifted("day", near) if number is None else Weekday(number)
    back = c.any("small_number", "count_digits", "small_number:b")
    ahead = c.any("small_number:c", "count_digits:d")
    count = (ahead or 0) if back is None else -back
    raw = next(filter(None, (c.value(f"ago_unit{end}") for end in ("", ":b", ":c", ":d"))), "day")
    unit, _, factor = raw.partition(" ")
    return MovedDay(day, unit, count * int(factor or 1))


def told_part(c: Captures) -> list[Dated]:
    """``Mai desselben Jahres``: a day, month or season in the year of a date before it."""
    month, day, offset = c.number("month"), c.number("day"), c.number("year_of_told")
    season = SeasonPart(c.number("season") or 0)
    part: Part = season if month is None else MonthsPart(month, month)
    if month is not None and day is not None:
        part = DayPart(month, day)
    return [Dated(c.found.start(), c.found.end(), InYear(part, offset=offset), "must")]


def part_ago(c: Captures) -> Expression:
    """``im Mai vor zehn Jahren``."""
    month = c.number("month")
    season = SeasonPart(c.number("season") or 0)
    part: Part = season if month is None else MonthsPart(month, month)
    return InYear(part, offset=-(c.any("small_number", "count_digits") or 0))


def year_earlier(c: Captures) -> list[Dated]:
    return [Dated(c.found.start(), c.found.end(), YearEarlier(), "must")]


def told_weekday(c: Captures) -> list[Dated]:
    weekday = Weekday(c.number("weekday") or 0, c.number("following"))
    return [Dated(c.found.start(), c.found.end(), weekday, "must")]


def weekday_of_week(c: Captures) -> Expression:
    weeks = c.number("side")
    if weeks is None:
        weeks = -(c.number("small_number") or 0)  # "am Dienstag vor zwei Wochen"
    return timed(c, DayOfWeek(c.number("weekday") or 0, weeks))


def weekday_span(c: Captures) -> Expression:
    return WeekdaySpan(c.number("weekday") or 0, c.number("weekday:2") or 0)


def weekday_back(c: Captures) -> Expression:
    return InTense(weekday(c), Tense.PAST)


def nth_weekday(c: Captures) -> Expression:
    """``am ersten Montag im März``: a feast rule of its own; ``letzten`` wins over ``vierten``."""
    nth = c.any("last", "ordinal")
    return c.of_year(FeastPart(f"{nth} {c.number('weekday')} {c.number('month'):02}"))


def nth_weekend(c: Captures) -> Expression:
    """``am letzten Wochenende im Juli``: a Saturday and the day after it."""
    nth = c.any("last", "ordinal")
    rule = f"{nth} {c.number('weekend')} {c.number('month'):02}"
    return c.of_year(FeastPart(rule, length=2))


def day_of_month(c: Captures) -> Expression:
    return timed(c, DayOfMonth(c.number("day") or 0, c.number("side") or 0))


def week_of_day(c: Captures) -> Expression:
    month = c.any("month", "month:1") or 0
    return WeekOf(c.of_year(DayPart(month, c.any("day", "day:1") or 0)))


def weekday(c: Captures) -> Expression:
    day = c.any("weekday", "weekday_genitive") or 0
    return timed(c, Weekday(day, c.number("side")))


def weekend(c: Captures) -> Expression:
    return Weekday(c.number("weekend") or 0, c.number("side"), length=2)


def feast(c: Captures) -> Expression:
    return c.of_year(FeastPart(c.value("feast") or ""))


def feasts(c: Captures) -> Expression:
    """``zwischen Weihnachten und Neujahr``."""
    first, last = c.value("feast") or "", c.value("feast:2") or ""
    return Span(InYear(FeastPart(first)), c.of_year(FeastPart(last)))


def feast_list(c: Captures) -> list[Dated]:
    """``an Heiligabend und Silvester``; ``feast_pair`` has both in one wording."""
    if pair := c.value("feast_pair"):
        start, end = c.span("feast_pair")
        middle = c.found.string.index(" ", start) + 1
        first, _, last = pair.partition("|")
        places = [(start, middle - 1, first), (middle, end, last)]
    else:
        places = [(*c.span(name), c.value(name) or "") for name in ("feast", "feast:2")]
    return stretched(c, [(start, end, c.of_year(FeastPart(rule))) for start, end, rule in places])
