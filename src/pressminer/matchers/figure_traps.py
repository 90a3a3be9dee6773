"""Numbers that measure nothing: phone numbers, norms, phases, addresses, times, years.

Only the words around a number tell: ``Phase 2``, ``ISO 13485``, ``Musterstraße 12``, ``81377
München``, ``13:40 Uhr``. All looks are bounded windows, so any input is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pressminer.matchers.figure import phrases, window

_OPEN = "-–—−"
_INSIDE = re.compile(r"[:/]\d|\.\d|,\d|-\d{3,}")
_SENTENCE_START = re.compile(r"(?:^|\n|[^\w,\s]\s*)$")
_LINE_START = re.compile(r"(?:^|\n|[,|·•]\s|\b[A-Z]{1,2}-)\s*$")


class Traps:
    """Compiled from the table [traps] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        months = phrases(rules["months"])
        self._name = re.compile(
            rf"(?<![\w-])(?:{phrases(rules['before'])})[ \u00a0:.]{{0,2}}"
            r"(?:\d+ ?(?:[–/,&-]|and|und) ?)?$"
        )
        self._age_behind = re.compile(rf"[\s-](?:{phrases(rules['age_behind'])})(?!\w)")
        self._age_before = re.compile(rf"(?<!\w)(?:{phrases(rules['age_before'])})\s$")
        self._named = bool(rules["capital_words_are_names"])
        self._street = re.compile(rf"(?:{phrases(rules['streets'])})\s$")
        self._behind = re.compile(rf"\s?(?:{phrases(rules['behind'])}|{months})(?!\w)")
        self._month = re.compile(rf"(?<!\w)(?:{months})\.?\s$")
        self._year = re.compile(rf"(?<!\w)(?:{phrases(rules['year_before'])}|{months})\s$", re.I)

    def breaks_word(self, text: str, start: int, end: int) -> bool:
        """Do digits belong to a longer code or number: ``A320``, ``COVID-19``, ``089/4400``?"""
        return self._glued_before(text, start) or bool(_INSIDE.match(text, end))

    def _glued_before(self, text: str, start: int) -> bool:
        before, outer = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)]
        if before in ("/", ":", ".", ","):
            return outer.isdigit()
        if before and before in _OPEN:
            return outer.isalpha() and not text[max(0, start - 3) : start - 2].isdigit()
        return before.isalnum() or before in ("_", "#", "@", "&", "=", "’", "'")

    def names(self, text: str, start: int, end: int) -> bool:
        """Does it name or number something: ``Phase 2``, ``Top 5``, ``3. Juli``, ``9 Uhr``?"""
        before = window(text, start)
        return bool(
            self._name.search(before)
            or self._street.search(before)
            or self._month.search(before)
            or self._behind.match(text, end)
        )

    def is_age(self, text: str, start: int, number_end: int, end: int) -> bool:
        """Is the duration somebody's age: ``44-year-old``, ``22 Jahre alt``, ``die 22-Jährige``?"""
        behind = (self._age_behind.match(text, place) for place in (number_end, end))
        return any(behind) or bool(self._age_before.search(window(text, start)))

    def is_name_word(self, text: str, start: int) -> bool:
        """A capitalized number word inside a sentence is a name (``die Drei Zinnen``) in German."""
        if not self._named or not text[start].isupper():
            return False
        return not _SENTENCE_START.search(window(text, start, 8))

    def is_year(self, text: str, start: int) -> bool:
        """Does the word before a four-digit number make it a year: ``seit 2018``?"""
        return bool(self._year.search(window(text, start)))

    def is_postcode(self, text: str, start: int, digits: str) -> bool:
        """``81377 München`` or ``CH-8091 Zürich`` at the start of a line or behind a comma."""
        if len(digits) not in (4, 5) or not digits.isdigit() or digits.endswith("00"):
            return False
        return bool(_LINE_START.search(window(text, start, 6)))
