"""Bare numbers that speak of the unit named before: ``200 Betten, 14 davon``.

Also ``Von den 85 Anträgen wurden 30 bewilligt`` and ``gut 30.000 Scans, in der zweiten 20.000``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pressminer.matchers.figure import Endings, Figure, phrases
from pressminer.normalize.units import COUNT, DURATION, MONEY, PERCENTAGE

_REACH = 160
_SAME_CLAUSE = 28
_PART = 70  # from the whole to its part: "Von den 85 Anträgen wurden bisher 30 bewilligt"
_LARGEST_SHARE = 200  # "rose by 3 per cent, to 45,000": not a percentage
_STOP = re.compile(r"[.;!?:]\s")


class Echoes:
    """Compiled from [echoes] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._before = Endings(rules["before"])
        self._strong = Endings(rules["strong"])
        self._whole = Endings(rules["whole"])
        self._after = re.compile(rf"\s?(?:{phrases(rules['after'])})(?!\w)", re.IGNORECASE)
        self._again = re.compile("|".join(rules["again"]))
        self._next_sum = re.compile("|".join(rules["next_sum"]))
        self._closes = re.compile(rf"\s*(?:[.,;)]|$)|\s(?:{'|'.join(rules['closes'])})(?!\w)")

    def apply(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """The figures, those that echo the unit before them with that unit."""
        done: list[Figure] = []
        last: Figure | None = None
        thing: Figure | None = None  # "300 GPs over five years; the first 40": not 40 years
        for figure in figures:
            if not figure.kind and last is not None:
                named = thing if thing and self._strong.at(text, figure.start) else last
                if self._is_echo(text, named, figure):
                    figure = _with_unit_of(figure, named)  # noqa: PLW2901
            done.append(figure)
            last = figure if figure.kind else last
            thing = figure if figure.kind not in ("", DURATION) else thing
        return done

    def _is_echo(self, text: str, last: Figure, figure: Figure) -> bool:
        between = text[last.end : figure.start] if figure.start - last.end < _REACH else "\n"
        if "\n" in between or figure.year_like:
            return False
        if last.kind == PERCENTAGE and figure.value > _LARGEST_SHARE:
            return False
        if self._strong.at(text, figure.start) or self._after.match(text, figure.end):
            return True
        if self._again.fullmatch(between.rstrip()) and self._closes.match(text, figure.end):
            return True
        sums = last.kind == MONEY and last.scale >= 1000
        if sums and self._next_sum.fullmatch(between.rstrip()):
            return True
        if any(c.isdigit() for c in between) or _STOP.search(between):
            return False
        if len(between) <= _SAME_CLAUSE and self._before.at(text, figure.start):
            return True
        return self._is_part(text, last, figure)

    def _is_part(self, text: str, whole: Figure, figure: Figure) -> bool:
        """``Of the six hospitals, four have joined``."""
        near = figure.start - whole.end <= _PART and figure.value < whole.value
        if not near or whole.kind != COUNT or figure.value % 1:
            return False
        return self._whole.at(text, whole.start) is not None


def _with_unit_of(figure: Figure, last: Figure) -> Figure:
    scale = last.scale if last.kind == MONEY and abs(figure.base) < 1000 else Decimal(1)
    value = figure.value if figure.scale != 1 else figure.base * scale
    return replace(figure, value=value, kind=last.kind, unit=last.unit, rule=f"{last.kind}.echo")
