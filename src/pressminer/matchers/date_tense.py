"""Whether the words around a date look back or ahead: ``wurde am Freitag``, ``wird am Freitag``.

All word lists come from ``[tense]`` in the rule file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from pressminer.matchers.date_passage import Passage
from pressminer.normalize.dates import Tense

_WORD = re.compile(r"(?<![^\W_])[^\W_]+")
_BLOCK = 512  # characters whose verbs are read at once
_Verb = tuple[re.Match[str], str, str]  # the word, the kind of marker, the word before it
_APART = re.compile(r"[\"“”„»«;]|''")
_NEAR, _FAR = 50, 300  # characters to either side: mostly a verb is near
_LONG_WORD = 50
_PARTICIPLE_WITHIN = 200
_COPULA, _FUTURE, _PAST, _ENDING = "copula", "future", "past", "ending"


class TenseReader:
    """The tense markers of one language, compiled once."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lists = {name: frozenset(lists[name]) for name in _LISTS}
        self._participle = re.compile(lists["participle"])
        self._reported = re.compile(lists["reported"])
        self._ending = re.compile(rf"(?:{lists['past_ending']})\Z")
        self._ahead = re.compile(rf"(?<!\w)(?:{lists['ahead']}) \Z")
        self._forward = re.compile(rf"(?<!\w)(?:{lists['forward']}) \Z")
        self._back = re.compile(rf"(?<!\w)(?:{lists['back']}) \Z")
        self._back_open = re.compile(rf"(?<!\w)(?:{lists['back_open']}) \Z")
        self._kind = lru_cache(maxsize=4096)(self._kind_of)

    def __call__(self, passage: Passage, start: int, end: int) -> Tense:
        """Where the nearest tense marker of the sentence points."""
        left = passage.left(start)
        if self._forward.search(left):
            return Tense.FUTURE  # "was postponed to Friday"
        if self._back.search(left):
            return Tense.PAST  # "is closed since Friday"
        distance, tense, nearest = self._nearest(passage, start, end, _NEAR + _LONG_WORD)
        if distance > _NEAR:
            _, tense, nearest = self._nearest(passage, start, end, _FAR)
        if nearest not in self._lists["lasting"] and self._ahead.search(left):
            return Tense.FUTURE  # "was extended until Friday", but not "was open until Friday"
        if tense is Tense.OPEN and (
            passage.folded.startswith("'s", end) or self._back_open.search(left)
        ):
            return Tense.PAST  # "Wednesday's ruling", "after the meeting on Wednesday"
        return tense

    def _nearest(
        self, passage: Passage, start: int, end: int, reach: int
    ) -> tuple[int, Tense, str]:
        """How near the nearest marker is, its tense and the word itself."""
        low, high = passage.sentence(start)
        low, high = max(low, start - reach), min(high, end + reach)
        best, tense, nearest = 10_000, Tense.OPEN, ""
        for word, kind, before in self._verbs(passage, low, high):
            away = _distance(word, start, end)
            if 0 <= away < best and (marker := self._marker(passage, word, kind, before, end)):
                away *= _apart(passage, word, start, end)
                if away < best:
                    best, tense, nearest = away, marker, word[0]
        return best, tense, nearest

    def _verbs(self, passage: Passage, low: int, high: int) -> Iterator[_Verb]:
        """The words between two places that may mark a tense, each with the word before it."""
        for block in range(low // _BLOCK, (high - 1) // _BLOCK + 1):
            verbs = passage.once(("verbs", block), partial(self._block, passage, block * _BLOCK))
            yield from (v for v in verbs if low <= v[0].start() and v[0].end() <= high)

    def _block(self, passage: Passage, low: int) -> list[_Verb]:
        verbs, before = [], ""
        for word in _WORD.finditer(passage.folded, max(low - _LONG_WORD, 0), low + _BLOCK + 100):
            if low <= word.start() < low + _BLOCK and (kind := self._kind(word[0])):
                verbs.append((word, kind, before))
            before = word[0]
        return verbs

    def _kind_of(self, word: str) -> str:
        for kind in (_COPULA, _FUTURE, _PAST):
            if word in self._lists[kind]:
                return kind
        is_ending = word not in self._lists["present"] and self._ending.search(word)
        return _ENDING if is_ending else ""

    def _marker(
        self, passage: Passage, word: re.Match[str], kind: str, before: str, end: int
    ) -> Tense | None:
        if kind == _COPULA:
            return self._of_copula(passage, word.end())
        if kind == _FUTURE:
            # "Clinton on Friday vowed to act", but "vowed to act on Friday"
            if word.start() >= end and self._ending.search(word[0]):
                return Tense.PAST
            is_reported = self._follows(self._reported, passage, word.end())
            return Tense.PAST if is_reported else Tense.FUTURE
        if kind == _PAST:
            return None if before in self._lists["auxiliaries"] else Tense.PAST
        if before in self._lists["passive"]:
            return None
        opens = passage.sentence(word.start())[0] == word.start()
        if passage.text[word.start()].isupper() and not opens:
            return None  # "the United States", but "Elected in February"
        return Tense.PAST

    def _of_copula(self, passage: Passage, end: int) -> Tense:
        """``ist am Freitag gestorben`` looks back, ``ist am Freitag`` ahead."""
        return Tense.PAST if self._follows(self._participle, passage, end) else Tense.FUTURE

    def _follows(self, pattern: re.Pattern[str], passage: Passage, end: int) -> bool:
        def ask() -> bool:
            high = min(passage.sentence(end)[1], end + _PARTICIPLE_WITHIN)
            return bool(pattern.search(passage.folded, end, high))

        return passage.once((pattern, end), ask)


_LISTS = (_COPULA, _FUTURE, _PAST, "present", "passive", "auxiliaries", "lasting")


def _distance(word: re.Match[str], start: int, end: int) -> int:
    """A verb in front is twice as near: ``warned officials Friday that they should``."""
    return start - word.end() if word.end() <= start else 2 * (word.start() - end)


def _apart(passage: Passage, word: re.Match[str], start: int, end: int) -> int:
    """A verb outside the date's quotation or clause counts less: ``"… am Freitag", sagte``."""
    between = slice(word.end(), start) if word.end() <= start else slice(end, word.start())
    return 4 if _APART.search(passage.folded[between]) else 1
