"""Context that decides whether a wording is a date: years, weekdays, ``heute``, stamps.

All word lists come from the rule file; a check gets the passage and the place and says yes or no.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from pressminer.matchers.date_grammar import Grammar
from pressminer.model import Tag
from pressminer.normalize.dates import Tense

_SENTENCE_END = (
    r"\n|(?<=[^\W\d_]{3})[.!?][\"'“”»)]* +(?=[^\W_])"
    r"|(?:(?<=[)“”\"»%€])|(?<=\d{3}))[.!?] +(?=[^\W\d_])"
    r"|(?<=\d)\. +(?=OPENERS )"
)
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+(?:-[^\W_]+)*|[*†])(\.?[ \n]*)\Z")
_FOLDS = {ord(c): " " for c in "\t\u00a0\u2007\u2009\u200a\u202f"}
_FOLDS |= {ord(c): "-" for c in "‐‑‒–—−"} | {ord(c): "'" for c in "’‘`´ʼ"}


def fold(text: str) -> str:
    """Lower case, plain blanks, dashes and apostrophes; every character keeps its place."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" has two characters in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_FOLDS)


class Context:
    """The word lists that the checks of one language need, compiled once."""

    def __init__(self, grammar: Grammar) -> None:
        year, guard = grammar.lists["year"], grammar.lists["guard"]
        today, tense = grammar.lists["today"], grammar.lists["tense"]
        self.sentence_end = re.compile(_SENTENCE_END.replace("OPENERS", guard["openers"]))
        self.capital = tuple(guard["capital"])
        self.strong = frozenset(year["strong"])
        self.medium = frozenset(year["medium"])
        self.articles = frozenset(year["articles"])
        self.nouns = frozenset(year["nouns"])
        self.never = frozenset(year["never"])
        self.noun_endings = re.compile(rf"{year['noun_endings']}\Z")
        self.unit_after = re.compile(year["unit_after"])
        self.counted = re.compile(year["counted"])
        self.counted_plural = re.compile(year["counted_plural"])
        self.running = re.compile(year["running"])
        number = r"(?P<number>\d+(?:[.,]\d+)*)(?!\d)"
        start, to = year["rise"]
        self.coupled = re.compile(rf"(?:{year['coupled']}|(?P<rise>{to})){number}")
        self.rising = re.compile(rf"(?<!\w){start}\Z")
        self.risen = re.compile(rf"(?<!\w){start}(?P<number>\d{{4}}){to}\Z")
        self.phrases = re.compile(rf"{year['phrases']}\Z")
        self.opening = re.compile(year["opening"])
        self.stamp = re.compile(rf"{guard['stamp']}\Z")
        self.copyright = re.compile(rf"{guard['copyright']}\Z")
        self.citation = re.compile(guard["citation"])
        self.happening = tuple(re.compile(p) for p in today["happening"])
        self.beside = re.compile(today["beside"])
        self.nowadays = re.compile(today["nowadays"])
        self.past, self.future = frozenset(tense["past"]), frozenset(tense["future"])
        self.passive = frozenset(tense["passive"])
        self.past_ending = re.compile(rf"(?:{tense['past_ending']})\Z")
        days = "|".join(sorted(map(re.escape, grammar.values["weekday"]), reverse=True))
        months = "|".join(sorted(map(re.escape, grammar.values["month"]), reverse=True))
        self.before_weekday = re.compile(
            rf"(?<!\w)(?:{days})(?: ?- ?| bis | to | through | bis zum )\Z"
        )
        self.after_weekday = re.compile(
            rf",? ?(?:(?:den|dem|der|the) )?(?:\d\d?(?:\. ?\d|/\d|(?:\.|st|nd|rd|th)? ?(?:of )?"
            rf"(?:{months})(?!\w)|\.? ?(?:-|bis|to) (?:{days})(?!\w))|(?:{months})\.? \d)"
            rf"| ?(?:-|bis|to|through|bis zum) ?(?:{days})(?!\w)"
        )


class Passage:
    """One text with what the checks ask of it; everything costly is made on first use."""

    def __init__(self, text: str, context: Context, tags: Sequence[Tag] = ()) -> None:
        self.text = text
        self.folded = fold(text)
        self.context = context
        self._tags = tags

    @cached_property
    def _boundaries(self) -> list[int]:
        return [
            0,
            *(m.end() for m in self.context.sentence_end.finditer(self.folded)),
            len(self.text) + 1,
        ]

    @cached_property
    def verbs(self) -> frozenset[int]:
        """Where words start that the tagger calls verbs."""
        return frozenset(tag.start for tag in self._tags if tag.pos in ("VERB", "AUX"))

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence around a place (a rough cut, inside one line)."""
        i = bisect_right(self._boundaries, at)
        return self._boundaries[i - 1], min(self._boundaries[i], len(self.text))

    def line(self, at: int, reach: int = 200) -> tuple[int, int]:
        """The bounds of the line around a place, at most ``reach`` characters to either side."""
        low = max(at - reach, 0)
        start = self.folded.rfind("\n", low, at) + 1 or low
        end = self.folded.find("\n", at, at + reach)
        return start, end if end >= 0 else min(at + reach, len(self.folded))

    def left(self, start: int, reach: int = 60) -> str:
        """The folded characters before a place."""
        return self.folded[max(start - reach, 0) : start]

    def right(self, end: int, reach: int = 60) -> str:
        """The folded characters after a place."""
        return self.folded[end : end + reach]

    def tense(self, start: int, end: int) -> Tense:
        """Where the nearest tense marker of the sentence points."""
        low, high = self.sentence(start)
        low, high = max(low, start - 300), min(high, end + 300)
        best, tense, before = 10_000, Tense.OPEN, ""
        for word in _WORD.finditer(self.folded, low, high):
            # a verb in front counts twice as near: "warned officials Friday that they should"
            distance = start - word.end() if word.end() <= start else 2 * (word.start() - end)
            if 0 <= distance < best and (marker := self._marker(word[0], before)):
                best, tense = distance, marker
            before = word[0]
        owned = tense is Tense.OPEN and self.folded.startswith("'s", end)
        return Tense.PAST if owned else tense  # "Wednesday's ruling"

    def _marker(self, word: str, before: str) -> Tense | None:
        if word in self.context.future:
            return Tense.FUTURE
        if word in self.context.past:
            return Tense.PAST
        ends = self.context.past_ending.search(word) and before not in self.context.passive
        return Tense.PAST if ends else None


# --- everywhere -----------------------------------------------------------------------------

_GLUED_NUMBER = re.compile(r"(?:[\w/.=#@+_\\]|\d[,:-]|\w-)\Z")
_GLUED_WORD = re.compile(r"(?:[\w@#_]|\w-)\Z")
_GLUED_RIGHT = re.compile(r"\w|-\w|[.,:/]\d|@")


def stands_free(passage: Passage, start: int, end: int) -> bool:
    """Whether a wording is no piece of a longer word, number or address."""
    left = passage.folded[max(start - 2, 0) : start]
    glued = _GLUED_NUMBER if passage.folded[start].isdigit() else _GLUED_WORD
    return not glued.search(left) and not _GLUED_RIGHT.match(passage.folded, end)


def is_stamp(passage: Passage, start: int) -> bool:
    """An update stamp (``Zuletzt aktualisiert: …``) or a copyright line."""
    low, _ = passage.line(start, 80)
    left = passage.folded[low:start]
    return bool(passage.context.stamp.search(left) or passage.context.copyright.search(left))


# --- years ----------------------------------------------------------------------------------

_NUMBER_BEFORE = re.compile(r"[\d)][ ]?[-/ ]? ?\Z|[€$£§%#&=] ?\Z|(?<!\w)\+ ?\Z")
_DAY_BEFORE = re.compile(r"[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?, \Z")  # July 3, 2025
_YEAR_BEFORE = re.compile(
    r"(?<!\d)\d{4}(?:,|;| (?:und|oder|sowie|and|or|to|&)|, (?:and|or|und|sowie))[ \n]\Z"
)
_NAME_AFTER = re.compile(r" [A-ZÄÖÜ][a-zäöüß]")
_YEAR = re.compile(r"(?:1\d|20|21)\d\d")
_DIGITS = re.compile(r"\d+")
_CITED_PAGE = re.compile(r"\)(?::|, (?:s|p|pp)\. ?\d)")
_NAMED_AUTHORS = re.compile(r"(?:(?:und|and|&) [^\W\d_]+|et al\.),? ?\(?\Z")


def is_year(passage: Passage, start: int, end: int) -> bool:
    """Whether four bare digits are a year: by the words before and after them."""
    context, right = passage.context, passage.right(end)
    if context.unit_after.match(right) or _is_cited(passage, start, end):
        return False
    if (coupled := context.coupled.match(right)) and not _is_year_too(passage, coupled, end):
        return False
    left = passage.left(start)
    if _YEAR_BEFORE.search(left):
        return not (
            context.counted.match(passage.text, end) or _NAME_AFTER.match(passage.text, end)
        )
    if _NUMBER_BEFORE.search(left) or _DAY_BEFORE.search(passage.text[max(start - 24, 0) : start]):
        return False
    rise = context.risen.search(left)
    if rise and int(passage.folded[start : start + 4]) - int(rise["number"]) != 1:
        return False
    return _year_after_word(passage, start, end)


def _is_year_too(passage: Passage, coupled: re.Match[str], end: int) -> bool:
    """``zwischen 1500 und 2000 Euro``: the second number tells what the first one is."""
    start, stop = end + coupled.start("number"), end + coupled.end("number")
    if coupled["rise"] and not passage.context.rising.search(passage.left(end - 4)):
        return True  # "wuchs bis 1994 auf 24 an"
    if not _YEAR.fullmatch(coupled["number"]):
        return False
    if coupled["rise"] and int(coupled["number"]) - int(passage.folded[end - 4 : end]) != 1:
        return False  # "von 2019 auf 1874 gesunken", but "von 2023 auf 2024 gestiegen"
    return is_year(passage, start, stop)


def _year_after_word(passage: Passage, start: int, end: int) -> bool:
    context, text = passage.context, passage.text
    value = int(passage.folded[start:end][:4])
    found = _LAST_WORD.search(passage.left(start))
    word, gap = (found[1], found[2]) if found else ("", "")
    word_at = start - len(word) - len(gap)
    if "\n" in gap or ("." in gap and word not in context.strong | context.never):
        word = ""
    is_round = value % 100 == 0
    counted = bool(context.counted.match(text, end))
    if context.phrases.search(passage.left(start)):
        return True
    if word in context.never:
        return False
    if word in context.strong:
        return not (is_round and context.counted_plural.match(text, end))
    if word in context.medium:
        return not (counted if is_round else context.counted_plural.match(text, end))
    if word in context.nouns or (word and context.noun_endings.search(word)):
        return True
    if word and text[word_at].isupper() and word not in context.articles:
        return False  # "Horizont 2020", "Messe 2022"
    if word in context.articles:
        counted = bool(context.counted_plural.match(text, end))  # "its 2023 accounts"
    if counted or is_round or _NAME_AFTER.match(text, end):
        return False
    if (word or 1900 <= value < 2050) and context.opening.match(passage.right(end)):
        return True
    return 1400 <= value < 2050 and bool(context.running.match(text, end))


def _is_cited(passage: Passage, start: int, end: int) -> bool:
    """``Sharp and Hockfield (2017): …``, ``(Müller, 2019)``, a line with a DOI."""
    low, high = passage.line(start)
    if passage.context.citation.search(passage.folded, low, high):
        return True
    left, right = passage.left(start), passage.right(end, 3)
    if _NAMED_AUTHORS.search(left):
        return right.startswith(")")
    if left.endswith("("):
        return bool(_CITED_PAGE.match(passage.right(end)))
    opened = left.rfind("(")
    inside = left[opened + 1 :] if opened >= 0 and ")" not in left[opened:] else ""
    return right.startswith(")") and bool(re.fullmatch(r"[^\W\d_]+(?: et al\.)?, ", inside))


def is_year_span(passage: Passage, start: int, end: int) -> bool:
    """``2019 bis 2023``, but not ``1500 bis 2000 Euro`` or ``1500 bis 2000 Besucher``."""
    context, words = passage.context, passage.folded[start:end]
    if context.unit_after.match(passage.right(end)) or _NUMBER_BEFORE.search(passage.left(start)):
        return False
    found = _LAST_WORD.search(passage.left(start))
    if found and found[1] in context.never and "(" not in found[2]:
        return False
    low, high = passage.line(start)
    if passage.context.citation.search(passage.folded, low, high):
        return False
    is_round = words[2:4] == "00" and words[-2:] == "00"
    return not (is_round and context.counted.match(passage.text, end))


def is_year_pair(passage: Passage, start: int, end: int) -> bool:
    """``2021/22`` names two years that follow each other."""
    first, last = _DIGITS.findall(passage.folded[start:end])
    gap = (int(last) - int(first)) % 100
    is_short_span = len(last) == 2 and int(last) > 12 and gap <= 30  # "1914-18", not "2010-12"
    return (
        (gap == 1 or (is_short_span and "-" in passage.folded[start:end]))
        and is_year_span(passage, start, end)
        and not (passage.context.counted_plural.match(passage.text, end))
    )


def is_about_year(passage: Passage, start: int, end: int) -> bool:
    """``um 1900``: not followed by what is counted, and not later than plans reach."""
    right = passage.right(end)
    context = passage.context
    if context.unit_after.match(right) or context.counted.match(passage.text, end):
        return False
    year = int(passage.folded[end - 4 : end])
    return year < 2050 and bool(context.opening.match(right))


def is_about_number(passage: Passage, start: int, end: int) -> bool:
    """``ca. 1850``, but not ``ca. 1500`` staff."""
    return int(passage.folded[end - 4 : end]) % 500 != 0 and is_about_year(passage, start, end)


def is_decade(passage: Passage, start: int, end: int) -> bool:
    """``1980er Jahre`` or ``in den 1980ern``, no ``1980er`` on its own before a noun."""
    return not passage.context.counted.match(passage.text, end) or not passage.folded[
        start:end
    ].endswith("er")


def is_decade_noun(passage: Passage, start: int, end: int) -> bool:
    """A decade in one word that names years: ``Nullerjahre``."""
    return "jahre" in passage.folded[start:end]


# --- days -----------------------------------------------------------------------------------


def is_weekday(passage: Passage, start: int, end: int) -> bool:
    """A day near the article's: no opening hours, no part of a full date."""
    context = passage.context
    return not (
        context.after_weekday.match(passage.right(end))
        or context.before_weekday.search(passage.left(start))
    )


def is_today(passage: Passage, start: int, end: int) -> bool:
    """``heute`` as a day: something happens on it, or the day is named beside it."""
    low, high = passage.sentence(start)
    low, high = max(low, start - 300), min(high, end + 300)
    sentence = passage.folded[low:high]
    if passage.context.beside.match(passage.folded, start):
        return True
    if passage.context.nowadays.search(sentence):
        return False
    return any(pattern.search(sentence) for pattern in passage.context.happening)


def is_no_name(passage: Passage, start: int, end: int) -> bool:
    """A month or season, not the first name in ``April Jones`` (for languages with small nouns)."""
    return not _NAME_AFTER.match(passage.text, end)


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
    "weekday": is_weekday,
    "today": is_today,
    "tomorrow": is_tomorrow,
}
"""What ``check`` in a rule file can say."""
