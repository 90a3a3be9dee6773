"""A text as the date checks read it: folded, cut into sentences.

All word lists come from the rule file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TypeVar

from pressminer.matchers.date_grammar import Grammar
from pressminer.matchers.date_order import DateOrder
from pressminer.model import Tag
from pressminer.rules import SHARED, RuleFolder

_SENTENCE_END = (
    r"[\n.!?](?:(?<=\n)"
    r"|(?<=[^\W\d_]{3}.)[\"'“”»)]* +(?=[^\W_])"
    r"|(?:(?<=[)“”\"»%€].)|(?<=\d{3}.)) +(?=[^\W\d_])"
    r"|(?<=\d\.) +(?=OPENERS ))"
)
"""Opens with a class of characters, which the search then skips to."""
NAME_AFTER = re.compile(r" [A-ZÄÖÜ][a-zäöüß]")
_FOLDS = dict.fromkeys("\t\u00a0\u2007\u2009\u200a\u202f", " ")
_FOLDS |= dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("’‘`´ʼ", "'")


def fold(text: str) -> str:
    """Lower case, plain blanks, dashes and apostrophes; every character keeps its place."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" has two characters in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for char, plain in _FOLDS.items():  # ten times as fast as str.translate
        lower = lower.replace(char, plain)
    return lower


class Context:
    """The word lists that the checks of one language need, compiled once."""

    def __init__(self, grammar: Grammar, rules: RuleFolder) -> None:
        self._rules = rules
        year, guard = grammar.lists["year"], grammar.lists["guard"]
        today = grammar.lists["today"]
        self.sentence_end = re.compile(_SENTENCE_END.replace("OPENERS", guard["openers"]))
        self.order = DateOrder(grammar.lists, grammar.values["month"])
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
        self.events = re.compile(rf"(?<!\w){year['events']}\Z")
        self.clause = re.compile(rf"(?<!\w){year['clause']}\Z")
        self.no_events = re.compile(rf"{year['no_events']}\Z")
        self.phrases = re.compile(rf"{year['phrases']}\Z")
        self.opening = re.compile(year["opening"])
        self.singular = re.compile(year["singular"])
        self.elliptic = re.compile(rf"{year['elliptic']}\Z")
        self.stamp = re.compile(rf"{guard['stamp']}\Z")
        self.copyright = re.compile(rf"{guard['copyright']}\Z")
        self.schedule = re.compile(rf"(?<!\w)(?:{guard['schedule']})")
        self.every_week = re.compile(rf"(?<!\w)(?:{guard['every_week']})")
        self.day_opens = re.compile(guard["day_opens"])
        self.citation = re.compile(guard["citation"])
        self.happening = tuple(
            (re.compile(rf"(?:{left})\Z"), re.compile(right)) for left, right in today["happening"]
        )
        self.beside = re.compile(today["beside"])
        self.nowadays = re.compile(today["nowadays"])
        self.names = frozenset(guard["names"])
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

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of places in one word, lower case; read when first asked for."""
        rows = self._rules.rows(SHARED, "places.tsv")
        names = (row[field].lower() for row in rows for field in ("name_de", "name_en"))
        return frozenset(name for name in names if " " not in name)

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names, lower case, that are no last names; read when first asked for."""
        names, others = (
            {line.lower() for file in files for line in self._rules.lines(SHARED, file)}
            for files in (("given_names.txt",), ("given_names_ambiguous.txt", "surnames.txt"))
        )
        return frozenset(names - others)


_T = TypeVar("_T")


class Passage:
    """One text with what the checks ask of it; everything costly is made on first use."""

    def __init__(self, text: str, context: Context, tags: Sequence[Tag] = ()) -> None:
        self.text = text
        self.folded = fold(text)
        self.context = context
        self._tags = tags
        self._known: dict[Hashable, object] = {}

    def once(self, key: Hashable, ask: Callable[[], _T]) -> _T:
        """The answer to a question that many dates ask about the same place, worked out once.

        ``key`` names the question and the place: always with an answer of the same type.
        """
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]  # type: ignore[return-value]

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
