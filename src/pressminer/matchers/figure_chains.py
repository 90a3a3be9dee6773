"""What neighbouring figures tell each other: ranges, shared units, mixed durations, echoes.

``zwischen drei und fünf Millionen Euro`` is one range, ``von 20 auf 35 Prozent`` two percentages,
``200 Betten, 14 davon`` two counts, ``ein Jahr und sechs Monate`` one duration.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pressminer.matchers.figure import Figure, ends_with, phrases, window
from pressminer.normalize.units import COUNT, DURATION, MONEY, PERCENTAGE, UnitLexicon

_LONGEST_CONNECTOR = 30
_ECHO_REACH = 160
_SAME_CLAUSE = 28
_CLAUSE = 60
_LARGEST_SHARE = 200  # "rose by 3 per cent, to 45,000": not a percentage


class FigureChains:
    """Compiled from [ranges], [lists] and [echoes] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any], units: UnitLexicon) -> None:
        ranges, echoes = rules["ranges"], rules["echoes"]
        self._units = units
        self._to = frozenset(ranges["to"])
        self._between = tuple((ends_with([opener]), word) for opener, word in ranges["between"])
        self._shared = frozenset([*ranges["change"], *rules["lists"]["connectors"]])
        self._moving = (
            re.compile(rf"(?<!\w)(?:{'|'.join(ranges['moving'])})") if (ranges["moving"]) else None
        )
        self._from = ends_with(ranges["from"]) if ranges["from"] else None
        self._elliptic = re.compile(rules["lists"]["elliptic"])
        self._of_the = re.compile("|".join(rules["counted"]["of_the"]), re.IGNORECASE)
        self._joiners = frozenset([*rules["lists"]["connectors"], ""])
        self._echo_before = ends_with(echoes["before"])
        self._echo_strong = ends_with(echoes["strong"])
        self._echo_after = re.compile(rf"\s?(?:{phrases(echoes['after'])})(?!\w)", re.IGNORECASE)

    def resolve(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """The figures with ranges joined and units handed on; some may still have no kind."""
        joined = self._joined(text, figures)
        return self._echoed(text, [self._sum(text, joined, i) for i in range(len(joined))])

    def _sum(self, text: str, figures: Sequence[Figure], index: int) -> Figure:
        """``3 Millionen, der Bund 5 Millionen Euro``: a scaled number beside a sum is one too."""
        figure = figures[index]
        if figure.kind or figure.scale < 1000:
            return figure
        beside = [*figures[index + 1 : index + 2], *figures[max(0, index - 1) : index]]
        for other in beside:
            first, second = sorted((figure, other), key=lambda f: f.start)
            if other.kind == MONEY and _same_clause(text, first.end, second.start):
                return replace(figure, kind=MONEY, unit=other.unit, rule="money.shared")
        return figure

    def _joined(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """From right to left, since the unit stands behind the last number."""
        done: list[Figure] = []
        for figure in reversed(figures):
            following = done[-1] if done else None
            if following is None or following.start - figure.end > _LONGEST_CONNECTOR:
                done.append(figure)
                continue
            done.pop()
            done.extend(reversed(self._pair(text, figure, following)))
        return done[::-1]

    def _pair(self, text: str, first: Figure, second: Figure) -> list[Figure]:
        connector = " ".join(text[first.end : second.start].split()).casefold()
        mixed = self._mixed(first, second, connector)
        if mixed is not None:
            return [mixed]
        if self._is_range(text, first, second, connector):
            joined = _range(first, second)
            if joined is not None:
                return [joined]
        if connector in self._shared or connector in self._to or self._of_the.fullmatch(connector):
            return [_share(first, second), second]
        if second.kind == COUNT and self._elliptic.fullmatch(connector):
            return [_share(first, replace(second, unit=second.unit.split()[-1])), second]
        return [first, second]

    def _mixed(self, first: Figure, second: Figure, connector: str) -> Figure | None:
        """``zwei Jahre und sechs Monate``: one duration in the larger unit."""
        if first.kind != DURATION or second.kind != DURATION or connector not in self._joiners:
            return None
        ratio = self._units.ratio(first.unit, second.unit)
        if ratio is None or second.upper is not None or second.value >= ratio or first.base % 1:
            return None
        value = first.value + second.value / Decimal(ratio)
        return replace(first, end=second.end, value=value, base=value, article=False)

    def _is_range(self, text: str, first: Figure, second: Figure, connector: str) -> bool:
        if second.upper is not None or first.article or first.upper is not None:
            return False
        before = window(text, first.start)
        if any(connector == word and opener.search(before) for opener, word in self._between):
            return True
        return connector in self._to and not (connector.isalpha() and self._moves(text, first))

    def _moves(self, text: str, first: Figure) -> bool:
        """``rose from 20 to 35 per cent`` names two figures, ``fall by 50 to 60`` is a range."""
        before = window(text, first.start)
        if self._moving is None or not (first.kind or (self._from and self._from.search(before))):
            return False
        sentence = re.split(r"[.;!?\n]\s", window(text, first.start, 80))[-1]
        return bool(self._moving.search(sentence.casefold()))

    def _echoed(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """Bare numbers that speak of the unit named before: ``200 Betten, 14 davon``."""
        done: list[Figure] = []
        last: Figure | None = None
        for figure in figures:
            if not figure.kind and last is not None and self._is_echo(text, last, figure):
                figure = _with_unit_of(figure, last)  # noqa: PLW2901
            done.append(figure)
            if figure.kind:
                last = figure
        return done

    def _is_echo(self, text: str, last: Figure, figure: Figure) -> bool:
        between = text[last.end : figure.start] if figure.start - last.end < _ECHO_REACH else "\n"
        if "\n" in between or figure.year_like:
            return False
        if last.kind == PERCENTAGE and figure.value > _LARGEST_SHARE:
            return False
        before = window(text, figure.start, 24)
        if self._echo_strong.search(before) or self._echo_after.match(text, figure.end):
            return True
        if any(c.isdigit() for c in between):
            return False
        if len(between) > _SAME_CLAUSE or re.search(r"[.;!?:]\s", between):
            return False
        return bool(self._echo_before.search(before))


def _same_clause(text: str, start: int, end: int) -> bool:
    return end - start <= _CLAUSE and not re.search(r"[.;!?]\s|\n", text[start:end])


def _range(first: Figure, second: Figure) -> Figure | None:
    """One figure from the two ends, or ``None`` where they do not fit together."""
    kind, unit = (second.kind, second.unit) if second.kind else (first.kind, first.unit)
    if not kind or (first.kind and second.kind and not _same_unit(first, second)):
        return None
    low = _scaled_like(first, second)
    if low >= second.value:
        return None
    return replace(
        second, start=first.start, base=first.base, value=low, upper=second.value,
        kind=kind, unit=unit, rule=second.rule or first.rule, qualifier="range",
    )  # fmt: skip


def _same_unit(first: Figure, second: Figure) -> bool:
    return first.kind == second.kind and first.unit == second.unit


def _scaled_like(first: Figure, second: Figure) -> Decimal:
    """``3 bis 5 Millionen``: both are millions; ``800.000 bis 1,2 Millionen``: only the second."""
    if first.scale != 1 or abs(first.base) >= 1000:
        return first.value
    return first.base * second.scale


def _share(first: Figure, second: Figure) -> Figure:
    """``first`` with the unit of ``second``, where it has none of its own."""
    if first.kind or not second.kind or first.year_like or first.article:
        return first
    return replace(
        first, value=_scaled_like(first, second), kind=second.kind, unit=second.unit,
        rule=f"{second.rule}.shared",
    )  # fmt: skip


def _with_unit_of(figure: Figure, last: Figure) -> Figure:
    scale = last.scale if last.kind == MONEY and abs(figure.base) < 1000 else Decimal(1)
    value = figure.value if figure.scale != 1 else figure.base * scale
    return replace(figure, value=value, kind=last.kind, unit=last.unit, rule=f"{last.kind}.echo")
