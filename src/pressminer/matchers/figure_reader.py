"""Reads numbers with what stands beside them: scale, currency, unit, thing counted.

One pass from left to right. What the neighbouring figure must tell (ranges, shared units) is
left to `pressminer.matchers.figure_chains`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pressminer.matchers.counted import CountedThings
from pressminer.matchers.figure import Endings, Figure, after_gap, phrases, window
from pressminer.matchers.figure_money import Currency, MoneyReader
from pressminer.matchers.figure_traps import Traps
from pressminer.normalize.numbers import NumberGrammar, NumberSpan
from pressminer.normalize.units import (
    COUNT,
    DURATION,
    MEASURE,
    MONEY,
    PERCENTAGE,
    Unit,
    UnitLexicon,
    UnitSpan,
)

_SIGNS = "-−–"
_BEFORE_SIGN = " \u00a0\u202f\t\n(|"
_NO_CENTS = re.compile(r"[.,][-–—]{1,2}")  # 50,– €
_HYPHENS = "\u2010\u2011-"
_GLUED = re.compile(r"[-\u2010\u2011]?[^\W\d_]")  # a word goes on: "five-star", "3D", "1990er"
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Scaled:
    """A number with its scale; ``end`` is behind both, ``currency`` what stands before it."""

    start: int
    end: int
    base: Decimal
    whole: Decimal | None
    scale: Decimal
    currency: Unit | None
    form: str
    plain: bool

    def figure(self, unit: Unit | None, end: int, *, rule: str, whole: bool = False) -> Figure:
        """The figure with this unit; ``whole`` prefers the reading as a whole number."""
        base = self.whole if whole and self.whole is not None else self.base
        unit = unit or Unit("", "")
        value = base * self.scale * unit.factor
        article = self.form == "one" and value == 1 and unit.kind != PERCENTAGE
        return Figure(
            self.start, end, base, value, unit.kind, unit.name, rule,
            article=article, plain=self.plain,
        )  # fmt: skip


class FigureReader:
    """Reads the figures of one language."""

    def __init__(
        self,
        *,
        numbers: NumberGrammar,
        units: UnitLexicon,
        things: CountedThings,
        traps: Traps,
        rules: Mapping[str, Any],
        number_rules: Mapping[str, Any],
    ) -> None:
        self._numbers = numbers
        self._units = units
        self._things = things
        self._traps = traps
        self._mass_of = re.compile(rf"(?:{phrases(rules['counted']['mass_of'])})\s(?:\S+\s)?$")
        self._money = MoneyReader(rules["money"], numbers, units)
        self._to = re.compile(rf"-?\s?(?:{phrases(rules['ranges']['to'])})\s?(?=\w)", re.IGNORECASE)
        self._half = re.compile(
            rf"\s(?:{phrases(number_rules['halves']['behind']) or '(?!)'})(?!\w)", re.IGNORECASE
        )
        self._inner_nouns = rules["counted"]["compound"]
        self._inner = re.compile(rf"[{_HYPHENS}]({phrases(self._inner_nouns)})(?!\w)")
        self._of_the = re.compile(rf"\s(?:{'|'.join(rules['counted']['of_the'])})(?=\s)")
        self._vague = Endings(number_rules["indefinite"])
        self._minus = Endings(number_rules["minus"])

    def read(
        self,
        text: str,
        tags: Mapping[int, str],
        taken: Sequence[tuple[int, int]],
        places: Sequence[int],
    ) -> Iterator[Figure]:
        """All figures outside of ``taken`` in text order, those without a unit included.

        ``places`` are where a number may start.
        """
        previous: Figure | None = None
        blocked = sorted(taken)
        index = 0
        for span in self._numbers.find(text, places):
            while index < len(blocked) and blocked[index][1] <= span.start:
                index += 1
            if index < len(blocked) and span.end > blocked[index][0]:
                continue
            if previous is not None and span.start < previous.end:
                continue
            figure = self._figure(text, span, tags, previous)
            if figure is not None and not _overlaps(figure, blocked, index):
                yield figure
                previous = figure

    def _figure(
        self, text: str, span: NumberSpan, tags: Mapping[int, str], previous: Figure | None
    ) -> Figure | None:
        if span.form in ("one", "part") and not self._measures(text, span.end):
            return self._first_of_two(text, span)
        currency = self._money.before(text, span, previous)
        if currency is None and span.form == "digits" and self._breaks(text, span):
            return None
        if span.form == "words" and self._traps.is_name_word(text, span.start, span.end):
            return None
        scaled = self._scaled(text, span, currency)
        if self._vague.at(text, scaled.start):
            return None
        figure = (
            self._compound(text, scaled)
            or self._money_before(text, scaled)
            or self._with_unit(text, span, scaled)
            or self._bare(text, span, scaled, tags)
        )
        if figure is None or self._meaningless(figure, scaled):
            return None
        if figure.kind == DURATION and self._traps.is_age(
            text, figure.start, scaled.end, figure.end
        ):
            return None
        return self._signed(text, figure)

    def _first_of_two(self, text: str, span: NumberSpan) -> Figure | None:
        """``ein bis zwei Jahre``: a bare number, which the chains make part of a range."""
        if span.form != "one" or not self._to.match(text, span.end):
            return None
        return Figure(span.start, span.end, _ONE, _ONE, article=True)

    def _measures(self, text: str, end: int) -> bool:
        """Does a scale or unit follow, as it must behind an article: "eine Million"?"""
        position = after_gap(text, end)
        if text[end : end + 1] in _HYPHENS:
            position = end + 1
        scale = self._numbers.scale_at(text, position)
        return scale is not None or self._units.after(text, position) is not None

    def _breaks(self, text: str, span: NumberSpan) -> bool:
        return self._traps.breaks_word(text, span.start, span.end)

    def _scaled(self, text: str, span: NumberSpan, currency: Currency | None) -> _Scaled:
        scale, end = self._scale(text, span.end, beside_money=currency is not None)
        if currency and currency.unit.wary and not self._is_money(text, span, scale, leads=True):
            currency = None
        digits = text[span.start : span.end]
        return _Scaled(
            start=currency.start if currency else span.start,
            end=end,
            base=-span.number.value if currency and currency.minus else span.number.value,
            whole=span.number.whole if scale == 1 else None,
            scale=scale,
            currency=currency.unit if currency else None,
            form=span.form,
            plain=digits.isdigit(),
        )

    def _is_money(
        self, text: str, span: NumberSpan, scale: Decimal, *, leads: bool = False
    ) -> bool:
        number = text[span.start : span.end]
        return self._money.is_meant(text, span.start, number, scaled=scale != 1, leads=leads)

    def _scale(self, text: str, end: int, *, beside_money: bool) -> tuple[Decimal, int]:
        """The scale behind a number: a word, or a letter where money or people make it one."""
        position = after_gap(text, end)
        if text[end : end + 1] in _HYPHENS and end < len(text):
            position = end + 1
        word = self._numbers.scale_at(text, position)
        if word is not None:
            second = self._numbers.scale_at(text, after_gap(text, word[1]))
            return (word[0] * second[0], second[1]) if second else word
        letter = self._numbers.letter_at(text, position if beside_money else end)
        if letter is None:
            return _ONE, end
        coin = self._units.after(text, after_gap(text, letter[1]))
        if beside_money or (coin is not None and coin.unit.kind == MONEY):
            return letter
        return _ONE, end

    def _money_before(self, text: str, scaled: _Scaled) -> Figure | None:
        if scaled.currency is None or self._is_standard(text, scaled):
            return None
        return scaled.figure(scaled.currency, scaled.end, rule="money.before", whole=True)

    def _is_standard(self, text: str, scaled: _Scaled) -> bool:
        """``Euro 7``: a name in front of a small plain number is no currency, ``EUR 7`` is one."""
        small = scaled.plain and scaled.scale == 1 and scaled.base < 10
        return small and text[scaled.start].isalpha() and text[scaled.start + 1].islower()

    def _compound(self, text: str, scaled: _Scaled) -> Figure | None:
        """``50-Millionen-Euro-Programm``, ``fünfjährig``, ``a five-year plan``, ``500-bed``."""
        glued = text[scaled.end : scaled.end + 1].isalpha()
        if not glued and text[scaled.end : scaled.end + 1] not in _HYPHENS:
            return None
        position = scaled.end if glued else scaled.end + 1
        if glued and scaled.form != "words":
            return None
        if scaled.currency is not None:
            return None
        found = self._units.stem(text, position)
        if found is None and not glued:
            found = self._units.after(text, position)
        if found is None or (found.unit.wary and scaled.scale == 1):
            return None
        return scaled.figure(found.unit, found.end, rule="compound", whole=True)

    def _with_unit(self, text: str, span: NumberSpan, scaled: _Scaled) -> Figure | None:
        """``10 Mio. Euro``, ``60%``, ``250 m²``, ``150 Jahre``, ``50,– €``."""
        found = self._unit_behind(text, span, scaled)
        if found is None:
            return None
        if found.unit.kind == MEASURE and self._is_letter_scale(text, scaled, found.end):
            return None
        figure = scaled.figure(
            found.unit, found.end, rule=found.unit.kind, whole=found.unit.kind == MONEY
        )
        return self._and_a_half(text, figure, found.unit)

    def _unit_behind(self, text: str, span: NumberSpan, scaled: _Scaled) -> UnitSpan | None:
        found = self._units.after(text, after_gap(text, scaled.end))
        if found is None:
            round_sum = _NO_CENTS.match(text, scaled.end)
            found = round_sum and self._units.after(text, after_gap(text, round_sum.end()))
            return found if found and found.unit.kind == MONEY else None
        if found.unit.wary and not self._is_money(text, span, scaled.scale):
            return self._units.sober(text, found)
        return found

    def _and_a_half(self, text: str, figure: Figure, unit: Unit) -> Figure:
        """``a year and a half``: 1.5 years."""
        half = self._half.match(text, figure.end) if unit.kind in (DURATION, MEASURE) else None
        if half is None:
            return figure
        value = figure.value + unit.factor / 2
        return replace(figure, end=half.end(), base=value, value=value, article=False)

    def _is_letter_scale(self, text: str, scaled: _Scaled, end: int) -> bool:
        """``10m people``: a letter glued to the digits, with something counted behind it."""
        letter = self._numbers.letter_at(text, scaled.end)
        if letter is None or letter[1] != end:
            return False
        return self._things.read(text, end, {}) is not None

    def _bare(
        self, text: str, span: NumberSpan, scaled: _Scaled, tags: Mapping[int, str]
    ) -> Figure | None:
        grouped = any(sign in text[span.start : span.end] for sign in ".,'’")
        if not grouped and self._traps.names(text, span.start, span.end):
            return None
        counted = self._counted(text, scaled, tags)
        if counted is not None:
            return None if counted.value == 1 or self._traps.is_grade(counted) else counted
        if _GLUED.match(text, scaled.end):
            return None
        return scaled.figure(None, scaled.end, rule="")

    def _counted(self, text: str, scaled: _Scaled, tags: Mapping[int, str]) -> Figure | None:
        scaled = self._letter_scaled(text, scaled)
        digits = text[scaled.start : scaled.end]
        if self._is_year(text, scaled) or self._traps.is_postcode(text, scaled.start, digits):
            return None
        if self._mass_of.search(window(text, scaled.start, 24)):
            return None
        of_the = self._of_the.match(text, scaled.end)
        thing = self._things.read(text, of_the.end() if of_the else scaled.end, tags)
        if thing is None:
            return self._hyphenated(text, scaled)
        end = scaled.end if of_the else thing.end
        return scaled.figure(Unit(COUNT, thing.unit), end, rule="count", whole=True)

    def _letter_scaled(self, text: str, scaled: _Scaled) -> _Scaled:
        letter = self._numbers.letter_at(text, scaled.end) if scaled.scale == 1 else None
        if letter is None or scaled.form != "digits":
            return scaled
        return replace(scaled, scale=letter[0], end=letter[1], plain=False)

    def _hyphenated(self, text: str, scaled: _Scaled) -> Figure | None:
        """``500-bed hospital``, ``200-Betten-Haus``: the counted noun is part of the compound."""
        hit = self._inner.match(text, scaled.end)
        if hit is None:
            return None
        unit = Unit(COUNT, self._inner_nouns[hit[1]])
        return scaled.figure(unit, hit.end(), rule="count.compound", whole=True)

    def _is_year(self, text: str, scaled: _Scaled) -> bool:
        """A bare 1900–2099 is a year unless it is round and no preposition makes it one."""
        if not scaled.plain or scaled.scale != 1 or not 1500 <= scaled.base < 2100:
            return False
        odd = scaled.base >= 1900 and scaled.base % 100 != 0
        return odd or self._traps.is_year(text, scaled.start)

    def _meaningless(self, figure: Figure, scaled: _Scaled) -> bool:
        """Articles without a scale or unit: "ein Projekt" is no figure, "ein Prozent" is one."""
        if scaled.form == "one":
            halved = figure.value % 1 != 0  # "a mile and a half"
            return scaled.scale == 1 and not halved and figure.kind not in (DURATION, PERCENTAGE)
        if scaled.form != "part" or scaled.scale != 1:
            return False
        return figure.kind not in (DURATION, PERCENTAGE, MEASURE)

    def _signed(self, text: str, figure: Figure) -> Figure:
        if text[figure.start - 1 : figure.start] in _SIGNS and figure.start:
            start = figure.start - 1
            if text[start - 1 : start] not in _BEFORE_SIGN and start:
                return figure
        else:
            word = self._minus.at(text, figure.start)
            if word is None:
                return figure
            start = word[1]
        return replace(figure, start=start, base=-figure.base, value=-figure.value, plain=False)


def _overlaps(figure: Figure, blocked: Sequence[tuple[int, int]], index: int) -> bool:
    return index < len(blocked) and figure.end > blocked[index][0]
