"""A day as mastheads print it: its shape, and what calendar day it is.

The months are those of ``pipelines/<language>/dates.toml``, so that the usual spellings need no
date library; what front matter holds besides goes to `pressminer.normalize.dates.parse_day`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date

from pressminer.errors import RulesError
from pressminer.normalize.dates import parse_day
from pressminer.rules import RuleFolder

_NUMBERS = re.compile(r"\d+")
_MONTH = re.compile(r"[^\W\d_]{3,}")  # longer than the "st" of "1st" and the "of" of "1st of May"
_PIVOT = 70  # "03.05.71" is 1971, "03.05.22" is 2022; no clock is asked
_REACH = 30  # from the start of a day to its year: "30th of September, 2021"
_LIKELY = re.compile(r"\d[./-]\s?\d|\d\d\d\d")  # one of the two is in every spelling of a day


class DayReader:
    """Finds and reads days in all languages of a rule folder.

    ``shape`` is a pattern for one day (to be compiled without regard to case); a string that fits
    it is read by ``day_of``.
    """

    def __init__(self, months: Mapping[str, int]) -> None:
        self.months = {name.casefold().rstrip("."): month for name, month in months.items()}
        names = sorted(self.months, key=lambda name: (-len(name), name))
        month = "(?:" + "|".join(map(re.escape, names)) + r")(?![^\W\d_])\.?"
        self.shape = (
            r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)"
            rf"|\d{{1,2}}(?:\.\s{{0,2}}|(?:st|nd|rd|th)?\s{{1,2}})(?:of\s)?{month},?\s{{1,2}}\d{{4}}(?!\d)"
            r"|\d{1,2}/\d{1,2}/\d{4}(?!\d)"
            r"|\d{4}-\d{2}-\d{2}(?!\d)"
            rf"|{month}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}\d{{4}}(?!\d))"
        )
        self._whole = re.compile(self.shape, re.IGNORECASE)
        self._any = re.compile(rf"\b{self.shape}", re.IGNORECASE)

    def may_hold_day(self, text: str, end: int = sys.maxsize) -> bool:
        """Whether ``text[:end]`` holds a day by its shape; quick where there is no year."""
        figure = _LIKELY.search(text, 0, end)
        if figure is None:
            return False
        return self._any.search(text, max(0, figure.start() - _REACH), end) is not None

    def prints(self, text: str, day: date) -> bool:
        """Whether ``text`` prints that very day somewhere: ``14. März 2024`` for 2024-03-14."""
        return any(self.day_of(found[0]) == day for found in self._any.finditer(text))

    def day_of(self, text: str) -> date | None:
        """The day that ``text`` names, which has the ``shape`` of one; ``None`` if there is none.

        ``3. Mai 2022``, ``May 3rd, 2022``, ``03.05.22``, ``2022-05-03`` and ``3/5/2022`` (the day
        first, unless there is no such month) are all ``date(2022, 5, 3)``.
        """
        word = _MONTH.search(text)
        first, second, third = map(int, _NUMBERS.findall(text)[:3]) if word is None else (0, 0, 0)
        if word is not None:
            day, year = map(int, _NUMBERS.findall(text)[:2])
            return _day(year, self.months[word[0].casefold()], day)
        if "-" in text:
            return _day(first, second, third)
        if third < 100:
            third += 1900 if third >= _PIVOT else 2000
        found = _day(third, second, first)
        return found or (_day(third, first, second) if "/" in text else None)

    def stated(self, text: str) -> date | None:
        """The day that a value of front matter names, in any spelling; ``None`` if it is none."""
        text = text.strip()
        return self.day_of(text) if self._whole.fullmatch(text) else parse_day(text)


def day_reader(rules: RuleFolder) -> DayReader:
    """The reader for the months of all languages; raises `RulesError` where they are missing."""
    months: dict[str, int] = {}
    for language in rules.languages:
        try:
            listed = rules.toml(language, "dates")["words"]["month"]
            months.update((name, int(number)) for number in listed for name in listed[number])
        except (KeyError, TypeError, ValueError):
            raise RulesError([f"{language}/dates.toml: needs [words.month], 1 to 12"]) from None
    return DayReader(months)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
