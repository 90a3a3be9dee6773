"""A figure on its way from the text to an `Amount`: what the stages of the amount matcher share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pressminer.model import Amount, Match

_PLACES = Decimal("0.0001")
_WRAPPED = 60  # a line at least this long was broken by an editor, not by its author
_GAP = re.compile(r"[^\S\n]{0,3}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at ``text[start:end]`` with what is known of it so far.

    ``base`` is the number as written, ``value`` the scaled one; ``kind`` is empty while the unit
    is unknown. ``article``: the number is an "ein" or "one", which counts only inside a longer
    expression ("ein Jahr und sechs Monate"). ``plain``: digits without any sign in them, as years
    and register numbers are written.
    """

    start: int
    end: int
    base: Decimal
    value: Decimal
    kind: str = ""
    unit: str = ""
    rule: str = ""
    upper: Decimal | None = None
    qualifier: str = "exact"
    per: str = ""
    article: bool = False
    plain: bool = False

    @property
    def scale(self) -> Decimal:
        """By what the number as written was multiplied."""
        return self.value / self.base if self.base else Decimal(1)

    @property
    def year_like(self) -> bool:
        """Could the bare number be a year?"""
        return self.plain and 1500 <= self.base < 2100 and self.base == self.value

    def match(self) -> Match[Amount]:
        """The finished match."""
        upper = None if self.upper is None else tidy(self.upper)
        amount = Amount(self.kind, tidy(self.value), self.unit, self.qualifier, upper, self.per)
        return Match(self.start, self.end, amount, self.rule)


def tidy(value: Decimal) -> Decimal:
    """At most four decimals, no trailing zeros, no exponent: ``33.3300`` → ``33.33``."""
    rounded = value.quantize(_PLACES) if value != value.to_integral_value() else value
    text = f"{rounded:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def after_gap(text: str, position: int) -> int:
    """Where the next word starts: behind a space or the break of a wrapped line, else here."""
    end = _skip(text, position)
    if text[end : end + 1] != "\n" or "\n" in text[max(0, end - _WRAPPED) : end]:
        return end
    return _skip(text, end + 1) if end >= _WRAPPED else end


def _skip(text: str, position: int) -> int:
    hit = _GAP.match(text, position)
    return hit.end() if hit else position


def phrases(words: Iterable[str]) -> str:
    """Alternatives for fixed phrases, longest first; a space matches any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


def ends_with(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds one of ``words`` at the end of a window, white space aside."""
    return re.compile(rf"(?<!\w)(?:{phrases(words)})\s*$", re.IGNORECASE)


def window(text: str, position: int, size: int = 40) -> str:
    """The text just before ``position``."""
    return text[max(0, position - size) : position]
