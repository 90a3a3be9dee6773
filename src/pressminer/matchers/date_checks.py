"""Context that decides whether a wording is a date: weekdays, ``heute``, stamps, years.

All word lists come from the rule file; a check gets the passage and the place and says yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pressminer.matchers.date_passage import NAME_AFTER, Passage
from pressminer.matchers.date_years import (
    is_about_number,
    is_about_year,
    is_decade,
    is_decade_noun,
    is_year,
    is_year_pair,
    is_year_span,
)

# --- everywhere -----------------------------------------------------------------------------

_GLUED_NUMBER = re.compile(r"(?:[\w/.=#@+_\\]|\d[,:-]|\w-)\Z")
_GLUED_WORD = re.compile(r"(?:[\w@#_]|\w-)\Z")
_GLUED_RIGHT = re.compile(r"\w|-\w|[.,:/]\d|@")


def opens_free(passage: Passage, start: int) -> bool:
    """Whether a wording can open here: not inside a longer word, number or address."""
    left = passage.folded[max(start - 2, 0) : start]
    glued = _GLUED_NUMBER if passage.folded[start].isdigit() else _GLUED_WORD
    return not glued.search(left)


def ends_free(passage: Passage, end: int) -> bool:
    """Whether a wording can end here, likewise."""
    return not _GLUED_RIGHT.match(passage.folded, end)


def is_stamp(passage: Passage, start: int) -> bool:
    """An update stamp (``Zuletzt aktualisiert: …``) or a copyright line."""
    low, _ = passage.line(start, 80)
    left = passage.folded[low:start]
    return bool(passage.context.stamp.search(left) or passage.context.copyright.search(left))


# --- days -----------------------------------------------------------------------------------


_NAME_BEFORE = re.compile(r"(?<![^\W_])([A-ZÄÖÜ][a-zäöüß]{2,}) (?:[A-Z]\. )?\Z")


def is_weekday(passage: Passage, start: int, end: int) -> bool:
    """A day near the article's: no opening hours, no part of a full date, no last name."""
    context = passage.context
    if context.after_weekday.match(passage.right(end)):
        return False
    if context.before_weekday.search(passage.left(start)):
        return False
    first = _NAME_BEFORE.search(passage.text[max(start - 30, 0) : start])
    return not (first and first[1].lower() in context.given_names)  # "Robert Friday"


def is_weekday_span(passage: Passage, start: int, end: int) -> bool:
    """``von Freitag bis Sonntag`` as days near the article's, no opening hours."""
    return not passage.context.schedule.search(passage.folded, *_near(passage, start, end))


_GOES_ON = re.compile(r"(?: [a-zäöüß]|[,.;]|$)")


def is_weekday_after_verb(passage: Passage, start: int, end: int) -> bool:
    """``meldete Dienstag einen Einbruch``: no name (``Beate Sonntag``), no day of every week."""
    goes_on = _GOES_ON.match(passage.text, end)
    named = _NAME_BEFORE.search(passage.text[max(start - 30, 0) : start])
    return (
        bool(goes_on)
        and not named
        and is_weekday(passage, start, end)
        and is_weekday_span(passage, start, end)
    )


_QUOTE_BEFORE = re.compile(r"[„“”\"»«'‚](?:[^\W\d_]{3} )?\Z")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_][\w-]*)([,;]?)[ \n]\Z")


def is_alone(passage: Passage, start: int, end: int) -> bool:
    """A word for a time that needs no preposition, but is no name and in no title.

    ``erst Freitag wird``, ``der Winter war mild``; not ``Gasthof Sonntag``, ``„Der Sonntag“``,
    ``Juli Becker``.
    """
    text, context = passage.text, passage.context
    if _QUOTE_BEFORE.search(text[max(start - 5, 0) : start]) or NAME_AFTER.match(text, end):
        return False
    before = _WORD_BEFORE.search(text[max(start - 40, 0) : start])
    if not before or before[2] or not before[1][0].isupper():
        return True
    word = before[1].lower()
    return word in context.medium or word in context.strong or word in context.articles


def is_weekday_alone(passage: Passage, start: int, end: int) -> bool:
    """``Montag und Dienstag regnete es``: no opening hours, no day of every week, no name."""
    word = passage.text[start:end]
    if word.isalpha() and passage.once(("named", word), lambda: _is_named(passage, word)):
        return False
    opens = passage.sentence(start)[0] == start and word.isalpha()
    if opens and not passage.context.day_opens.match(passage.right(end)):
        return False
    return (
        is_alone(passage, start, end)
        and bool(_GOES_ON.match(passage.text, end))
        and is_weekday(passage, start, end)
        and not passage.context.every_week.search(passage.folded, *_near(passage, start, end))
    )


def _is_named(passage: Passage, word: str) -> bool:
    """Whether the text calls a person so: ``Dr. Beate Sonntag``, and later only ``Sonntag``."""
    named = re.finditer(
        rf"(?<![^\W_])([A-ZÄÖÜ][\w-]{{1,40}}) {re.escape(word)}(?!\w)", passage.text
    )
    return any(found[1].lower() in passage.context.given_names for found in named)


def _near(passage: Passage, start: int, end: int) -> tuple[int, int]:
    low, high = passage.sentence(start)
    return max(low, start - 150), min(high, end + 150)


def is_today(passage: Passage, start: int, end: int) -> bool:
    """``heute`` as a day: something happens on it, or the day is named beside it."""
    low, high = _near(passage, start, end)
    if passage.context.beside.match(passage.folded, start):
        return True
    if passage.context.nowadays.search(passage.folded[low:high]):
        return False
    left, right = passage.folded[low:start], passage.folded[end:high]
    return any(b.search(left) and a.match(right) for b, a in passage.context.happening)


def is_no_name(passage: Passage, start: int, end: int) -> bool:
    """A month or season, not the first name in ``April Jones``."""
    is_name = passage.folded[start:end].rpartition(" ")[2] in passage.context.names
    return not (is_name and NAME_AFTER.match(passage.text, end))


def is_tomorrow(passage: Passage, start: int, end: int) -> bool:
    """``morgen`` as a day stands in a sentence with a verb around it, not after a noun."""
    return not passage.right(end, 1).startswith("s")


def _always(passage: Passage, start: int, end: int) -> bool:
    return True


CHECKS: Mapping[str, Callable[[Passage, int, int], bool]] = {
    "": _always,
    "year": is_year,
    "year-span": is_year_span,
    "year-pair": is_year_pair,
    "about-year": is_about_year,
    "about-number": is_about_number,
    "decade": is_decade,
    "decade-noun": is_decade_noun,
    "no-name": is_no_name,
    "alone": is_alone,
    "weekday-alone": is_weekday_alone,
    "weekday": is_weekday,
    "weekday-span": is_weekday_span,
    "weekday-after-verb": is_weekday_after_verb,
    "today": is_today,
    "tomorrow": is_tomorrow,
}
"""What ``check`` in a rule file can say."""
