"""A figure on its way from the text to an `Amount`: what the stages of the amount matcher share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

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
    if not text[position : position + 1].isspace():
        return position
    if text[position] == " " and not text[position + 1 : position + 2].isspace():
        return position + 1
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


def window(text: str, position: int, size: int = 40) -> str:
    """The text just before ``position``."""
    return text[max(0, position - size) : position]


class Endings:
    """Finds which of some fixed phrases ends just before a place in a text.

    One dictionary access where the word before the place ends no phrase. Case does not count
    unless ``exact`` says so.

    >>> Endings(["mehr als", "rund"]).at("mit mehr als 20 Betten", 13)
    ('mehr als', 4)
    """

    def __init__(self, words: Iterable[str], *, exact: bool = False) -> None:
        self._exact = exact
        self._by_last: dict[str, list[list[str]]] = {}
        for phrase in sorted(words, key=lambda word: (-len(word), word)):
            parts = (phrase if exact else phrase.casefold()).split()
            self._by_last.setdefault(parts[-1], []).append(parts)

    def at(self, text: str, position: int) -> tuple[str, int] | None:
        """The longest phrase that ends before ``position``, white space aside, and its start."""
        last = _last_before(text, position)
        if not last:
            return None
        last = last if self._exact else last.casefold()
        candidates = self._by_last.get(last) or self._by_last.get(_core(last))
        if candidates is None:
            return None
        words = _words_before(text, position)
        words = words if self._exact else [word.casefold() for word in words]
        for parts in candidates:
            length = len(parts)
            if length <= len(words) and _fits(words[-length:], parts):
                return " ".join(parts), _start(text, position, parts)
        return None


_LOOK_BACK = 48
_OUTER = re.compile(r"^[^\w]+(?=\w)|^.*[^\w.](?=\w)|^\W+(?=\W$)")


@lru_cache(maxsize=16)  # a dozen questions are asked about the place before one number
def _last_before(text: str, position: int) -> str:
    words = text[max(0, position - _LOOK_BACK) : position].rsplit(None, 1)
    return words[-1] if words else ""


def _words_before(text: str, position: int) -> list[str]:
    return text[max(0, position - _LOOK_BACK) : position].split()


@lru_cache(maxsize=1024)
def _core(word: str) -> str:
    """A word without what is stuck to its front: ``(rund`` is ``rund``."""
    return word if word.isalpha() else _OUTER.sub("", word, count=1)


def _fits(words: Sequence[str], parts: Sequence[str]) -> bool:
    return list(words[1:]) == parts[1:] and (words[0] == parts[0] or _core(words[0]) == parts[0])


def _start(text: str, position: int, parts: Sequence[str]) -> int:
    """Where the phrase that ends before ``position`` starts."""
    for part in reversed(parts):
        while text[position - 1].isspace():
            position -= 1
        position -= len(part)
    return position
