"""Money in front of a number (``€ 10``, ``CHF Mio. 12,5``), and words that may be money or not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pressminer.matchers.figure import Figure, window
from pressminer.normalize.numbers import NumberGrammar, NumberSpan, alternation
from pressminer.normalize.units import MONEY, Unit, UnitLexicon

_DASH = re.compile(r"\s?[-–—‒]\s?$")
_SIGNS = "-–−"
_SURE = 1000  # nobody writes "TOP 4.000"; a number this large, or with decimals, is a sum
_REACH = 60


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency in front of a number; ``minus``: a minus sign stands between the two."""

    start: int
    unit: Unit
    minus: bool = False


class MoneyReader:
    """Compiled from [money] of ``amounts.toml``."""

    def __init__(
        self, rules: Mapping[str, Sequence[str]], numbers: NumberGrammar, units: UnitLexicon
    ) -> None:
        self._numbers, self._units = numbers, units
        self._scale_before = re.compile(rf"({alternation(numbers.scales)})[ \u00a0]?$")
        self._about_money = re.compile("|".join(rules["context"]), re.IGNORECASE)

    def before(self, text: str, span: NumberSpan, previous: Figure | None) -> Currency | None:
        """The currency in front of the number at ``span``, not reaching into ``previous``."""
        if span.form not in ("digits", "words"):
            return None
        found = self._in_front(text, span.start) or self._behind_sign(text, span.start)
        if found is not None and (previous is None or found.start >= previous.end):
            return found
        between = text[previous.end : span.start] if previous else ""
        if previous is not None and previous.rule == "money.before" and _DASH.fullmatch(between):
            return Currency(span.start, Unit(MONEY, previous.unit))
        return None

    def is_meant(
        self, text: str, start: int, number: str, *, scaled: bool, leads: bool = False
    ) -> bool:
        """Does the number, or a word before it, show that a wary word is money?

        ``2 Mio. Pfund``, ``1.500 Rand``, ``kostet 12 Pfund``, but ``12 Pfund Mehl``. For a code
        in front of the number (``leads``) only the number tells: ``TOP 5``, ``CRC 1423``.
        """
        digits = number.isdigit()
        large = digits and len(number) >= 5
        if scaled or large or (not digits and any(sign in number for sign in ".,'’")):
            return True
        return not leads and bool(self._about_money.search(window(text, start, _REACH)))

    def _in_front(self, text: str, position: int) -> Currency | None:
        """``€ 10``, also with the scale in front: ``Mio. Euro 12,5``, ``CHF Mio. 12,5``."""
        inner = None
        if text[max(0, position - 2) : position].strip()[-1:].isalpha() or _dotted(text, position):
            inner = self._scale_before.search(window(text, position, 12))
        start = position - len(inner[0]) if inner else position
        found = self._units.before(text, start)
        if found is None or not found.unit.kind:
            return None
        outer = None if inner else self._scale_before.search(window(text, found.start, 12))
        scale = inner or outer
        if scale is None:
            return Currency(found.start, found.unit)
        factor = found.unit.factor * self._numbers.scales[scale[1]]
        begin = found.start - len(outer[0]) if outer else found.start
        if outer and text[begin - 2 : begin].strip()[-1:].isdigit():
            return None
        return Currency(begin, replace(found.unit, factor=factor))

    def _behind_sign(self, text: str, position: int) -> Currency | None:
        """``€-1.7 million``, ``EUR −1,7 Mio.``; the hyphen of ``CHF-300`` is none."""
        if position < 2 or text[position - 1] not in _SIGNS or text[position - 2].isalnum():
            return None
        found = self._in_front(text, position - 1)
        return replace(found, minus=True) if found else None


def _dotted(text: str, position: int) -> bool:
    return "." in text[max(0, position - 2) : position]
