"""Clues that every decision asks for: what stands between two signs, and around one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.linking.ranking.line import (
    BODY,
    JOINS,
    MARKS,
    PERSON,
    PLACE,
    POST,
    RELATIVES,
    Sign,
    WordClasses,
    at,
    bucket,
    stem,
)

SHORT_GAP = 5  # words that are read as a whole
SKETCHED_GAP = 7  # words that are read by their classes
WORDY_GAP = 14  # words that count one by one
_COUNTED = (PERSON, POST, BODY, PLACE, ",")


class Clues:
    """Describes places of a line in words."""

    def __init__(self, classes: WordClasses) -> None:
        self.classes = classes

    def between(self, tag: str, gap: Sequence[str]) -> Iterator[str]:
        """What the texts of the signs between two places say; ``tag`` is put before each clue."""
        n = len(gap)
        yield f"{tag}length {bucket(n, 4, 6, 9, 14)}"
        if n <= SHORT_GAP:
            yield f"{tag}gap {' '.join(gap)}"
        if n <= SKETCHED_GAP:
            yield f"{tag}sketch {self.classes.sketch(gap)}"
        for symbol in _COUNTED:
            yield f"{tag}count {symbol} {min(2, gap.count(symbol))}"
        found = set(gap)
        for word in found:
            yield from self._word(tag, word, alone=n <= WORDY_GAP)
        if gap:
            yield from self._edge(f"{tag}first", gap[0])
            yield from self._edge(f"{tag}last", gap[-1])

    def _word(self, tag: str, word: str, *, alone: bool) -> Iterator[str]:
        if word[0] == "<" or word in MARKS or word in JOINS or word in RELATIVES:
            yield f"{tag}has {word}"
        elif alone:
            yield f"{tag}word {stem(word)}"
        if word in RELATIVES:
            yield f"{tag}has relative"
        for name in self.classes(word):
            yield f"{tag}has {name}"

    def _edge(self, tag: str, word: str) -> Iterator[str]:
        yield f"{tag} {word}"
        for name in self.classes(word):
            yield f"{tag} {name}"

    def around(self, tag: str, line: Sequence[Sign], k: int) -> Iterator[str]:
        """Two words before and two behind sign ``k``."""
        before, after = at(line, k - 1), at(line, k + 1)
        yield from self._edge(f"{tag}before", before)
        yield from self._edge(f"{tag}after", after)
        yield f"{tag}two before {at(line, k - 2)} {before}"
        yield f"{tag}two after {after} {at(line, k + 2)}"
        for name in self.classes(at(line, k - 2)):
            yield f"{tag}second before {name}"
