"""Numbers that measure nothing: phone numbers, norms, phases, addresses, times, years.

Only the words around a number tell: ``Phase 2``, ``ISO 13485``, ``Musterstraße 12``, ``81377
München``, ``13:40 Uhr``. All looks are bounded windows, so any input is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pressminer.matchers.figure import Endings, Figure, phrases, window

_BEST_GRADE = 5
_LISTING = " –/,&-d"
_OPEN = "-–—−"
_INSIDE = re.compile(r"[:/]\d|\.\d|,\d|-\d{3,}")
_SENTENCE_START = re.compile(r"(?:^|\n|[^\w,\s]\s*)$")
_LINE_START = re.compile(r"(?:^|\n|[,|·•]\s|\b[A-Z]{1,2}-)\s*$")
_LISTED = re.compile(r"[0-9]+ ?(?:[–/,&-]|and|und) ?$")  # "Phase 2 und 3"


class Traps:
    """Compiled from the table [traps] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        months = phrases(rules["months"])
        self._name = Endings(_dotted(rules["before"]), exact=True)
        self._age_behind = re.compile(rf"[\s-](?:{phrases(rules['age_behind'])})(?!\w)")
        self._age_before = Endings(rules["age_before"], exact=True)
        self._named_after = rules["capital_names_after"] and Endings(rules["capital_names_after"])
        self._grades = frozenset(rules["grades"])
        self._streets = tuple(f"{ending} " for ending in rules["streets"])
        self._behind = re.compile(rf"\s?(?:{phrases(rules['behind'])}|{months})(?!\w)")
        months_too = [*rules["months"], *(f"{month}." for month in rules["months"])]
        self._name_or_month = Endings([*_dotted(rules["before"]), *months_too], exact=True)
        self._year = Endings([*rules["year_before"], *rules["months"]])

    def breaks_word(self, text: str, start: int, end: int) -> bool:
        """Do digits belong to a longer code or number: ``A320``, ``COVID-19``, ``089/4400``?"""
        code = text[start] == "0" and text[start + 1 : start + 2].isdigit()
        return code or self._glued_before(text, start) or bool(_INSIDE.match(text, end))

    def _glued_before(self, text: str, start: int) -> bool:
        before, outer = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)]
        if before in ("/", ":", ".", ","):
            return outer.isdigit()
        if before and before in _OPEN:
            return outer.isalpha() and not text[max(0, start - 3) : start - 2].isdigit()
        return before.isalnum() or before in ("_", "#", "@", "&", "=", "’", "'")

    def names(self, text: str, start: int, end: int) -> bool:
        """Does it name or number something: ``Phase 2``, ``Top 5``, ``3. Juli``, ``9 Uhr``?"""
        if self._behind.match(text, end) or self._name_or_month.at(text, start):
            return True
        if window(text, start, 16).endswith(self._streets):
            return True
        if text[start - 1 : start] not in _LISTING:
            return False
        listed = _LISTED.search(window(text, start, 12))
        return listed is not None and bool(self._name.at(text, start - len(listed[0])))

    def is_age(self, text: str, start: int, number_end: int, end: int) -> bool:
        """Is the duration somebody's age: ``44-year-old``, ``22 Jahre alt``, ``die 22-Jährige``?"""
        behind = (self._age_behind.match(text, place) for place in (number_end, end))
        return any(behind) or self._age_before.at(text, start) is not None

    def is_name_word(self, text: str, start: int, end: int) -> bool:
        """A capitalized number word inside a sentence is a name: ``die Drei Zinnen``.

        In English only behind an article and before another capital: ``the Four Seasons Hotel``.

        Not so inside a compound: ``ein Zehn-Millionen-Programm``, ``der Fünfjahresplan``.
        """
        if not text[start].isupper():
            return False
        if text[end : end + 1] == "-" or text[end : end + 1].isalpha():
            return False
        if self._named_after:
            return (
                text[end + 1 : end + 2].isupper() and self._named_after.at(text, start) is not None
            )
        return not _SENTENCE_START.search(window(text, start, 8))

    def is_grade(self, figure: Figure) -> bool:
        """``4,5 von 5 Sternen``: a mark, and nothing that was counted."""
        return figure.unit in self._grades and figure.value <= _BEST_GRADE

    def is_year(self, text: str, start: int) -> bool:
        """Does the word before a four-digit number make it a year: ``seit 2018``?"""
        return self._year.at(text, start) is not None

    def is_postcode(self, text: str, start: int, digits: str) -> bool:
        """``81377 München`` or ``CH-8091 Zürich`` at the start of a line or behind a comma."""
        if len(digits) not in (4, 5) or not digits.isdigit() or digits.endswith("00"):
            return False
        return bool(_LINE_START.search(window(text, start, 6)))


def _dotted(words: Sequence[str]) -> list[str]:
    """The words, also with what separates them from their number: ``Nr.:``, ``Tel.:``."""
    return [word + mark for word in words for mark in ("", ":", ".", ".:")]
