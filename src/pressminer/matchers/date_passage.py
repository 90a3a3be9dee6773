"""A text as the date checks read it: folded, cut into sentences, with its tense.

All word lists come from the rule file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
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
_APART = re.compile(r"[\"“”„»«;]|''")
NAME_AFTER = re.compile(r" [A-ZÄÖÜ][a-zäöüß]")
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
        self.month_first = frozenset(guard["month_first"])
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
        self.present = frozenset(tense["present"])
        self.auxiliaries = frozenset(tense["auxiliaries"])
        self.copula = frozenset(tense["copula"])
        self.participle = re.compile(tense["participle"])
        self.names = frozenset(guard["names"])
        self.lasting = frozenset(tense["lasting"])
        self.ahead = re.compile(rf"(?<!\w)(?:{tense['ahead']}) \Z")
        self.past_ending = re.compile(rf"(?:{tense['past_ending']})\Z")
        days = "|".join(sorted(map(re.escape, grammar.values["weekday"]), reverse=True))
        months = "|".join(sorted(map(re.escape, grammar.values["month"]), reverse=True))
        self.before_weekday = re.compile(
            rf"(?<!\w)(?:{days})(?: ?- ?| bis | to | through | bis zum )\Z"
        )
        self.after_weekday = re.compile(
            r",? ?(?:(?:den|dem|der|the) )?(?:\d\d?(?:\. ?\d|\.,? (?:und|oder|bis) |/\d"
            r"|(?:\.|st|nd|rd|th)? ?(?:of )?"
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
        best, tense, before, nearest = 10_000, Tense.OPEN, "", ""
        for word in _WORD.finditer(self.folded, low, high):
            distance = self._distance(word, start, end)
            if 0 <= distance < best and (marker := self._marker(word, before, end)):
                distance *= self._apart(word, start, end)
                if distance < best:
                    best, tense, nearest = distance, marker, word[0]
            before = word[0]
        if nearest not in self.context.lasting and self.context.ahead.search(self.left(start)):
            return Tense.FUTURE  # "was extended until Friday", but not "was open until Friday"
        owned = tense is Tense.OPEN and self.folded.startswith("'s", end)
        return Tense.PAST if owned else tense  # "Wednesday's ruling"

    def _distance(self, word: re.Match[str], start: int, end: int) -> int:
        """A verb in front is twice as near: ``warned officials Friday that they should``."""
        return start - word.end() if word.end() <= start else 2 * (word.start() - end)

    def _apart(self, word: re.Match[str], start: int, end: int) -> int:
        """A verb outside the date's quotation or clause counts less: ``"… am Freitag", sagte``."""
        between = slice(word.end(), start) if word.end() <= start else slice(end, word.start())
        return 4 if _APART.search(self.folded[between]) else 1

    def _marker(self, word: re.Match[str], before: str, end: int) -> Tense | None:
        context = self.context
        if word[0] in context.copula:
            _, high = self.sentence(word.start())
            done = context.participle.search(self.folded, word.end(), min(high, word.end() + 200))
            return Tense.PAST if done else Tense.FUTURE
        if word[0] in context.future:
            # "Clinton on Friday vowed to act", but "vowed to act on Friday"
            is_done = word.start() >= end and context.past_ending.search(word[0])
            return Tense.PAST if is_done else Tense.FUTURE
        if word[0] in context.past:
            return None if before in context.auxiliaries else Tense.PAST
        if before in context.passive or word[0] in context.present:
            return None
        opens = self.sentence(word.start())[0] == word.start()
        if self.text[word.start()].isupper() and not opens:
            return None  # "the United States", but "Elected in February"
        return Tense.PAST if context.past_ending.search(word[0]) else None
