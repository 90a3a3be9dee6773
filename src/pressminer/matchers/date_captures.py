"""What a rule captured, read by class name, and what a builder makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

from pressminer.matchers.date_grammar import Grammar, Rule
from pressminer.normalize.dates import At, Expression, InYear, Portion
from pressminer.normalize.year_parts import Part


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
    is_month_first: Callable[[], bool] = bool  # how the text writes 3/7/2025

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


def one(build: Callable[[Captures], Expression | None]) -> Builder:
    def builder(c: Captures) -> list[Dated]:
        expression = build(c)
        return [Dated(c.found.start(), c.found.end(), expression)] if expression else []

    return builder


def portion(c: Captures, whole: Expression) -> Expression:
    third = c.any("third", "year_edge", "month_edge")
    return whole if third is None else Portion(whole, third)


def timed(c: Captures, day: Expression) -> Expression:
    hour, minute = c.any("hour", "hour:b"), c.any("minute", "minute:b") or 0
    if hour is None:
        return day
    half = (c.value("half_day") or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return At(day, time(hour, minute)) if hour < 24 else day


def stretched(c: Captures, dated: Sequence[tuple[int, int, Expression]]) -> list[Dated]:
    """The part of a list that stands next to the year takes it into its span."""
    ends = [end for _, end, _ in dated[:-1]] + [max(dated[-1][1], c.found.end())]
    starts = [min(dated[0][0], c.found.start())] + [start for start, _, _ in dated[1:]]
    return [Dated(s, e, d[2]) for s, e, d in zip(starts, ends, dated, strict=True)]
