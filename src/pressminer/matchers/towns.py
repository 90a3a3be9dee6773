"""Towns that are no row of the gazetteer: known by name only, formed like one, or proposed.

A bare name proves nothing: ``Moore`` is a town, a marsh and a last name. So each of them needs a
preposition that says where, a list of places around it, or a cell of its own. What stands there
without is yielded as ``unlocated`` and counts if the same article locates it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.place_words import Found, Line, PlaceWords
from pressminer.matchers.proposals import proposed
from pressminer.matchers.roles import is_post
from pressminer.model import Match, PlaceName
from pressminer.normalize.names import squeeze
from pressminer.view import POSSESSIVES, Token

MAX_PROPOSED = 3
_SHORTEST = 3  # letters; shorter names are mostly something else


class Towns:
    """Finds unlisted towns in one sentence."""

    def __init__(self, words: PlaceWords) -> None:
        self.words = words
        self.inside = words.lexicon.words("places", "inside")
        self.of_towns = words.lexicon.words("places", "of_towns")

    def __call__(self, line: Line, i: int) -> Iterator[Found]:
        """Towns that begin at the capitalised token ``i``."""
        yield from self._formed(line.tokens, i)
        end = self.small(line.tokens, i)
        if end > i:
            yield self._small(line, i, end)

    def _formed(self, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """``in Neuherberg``, ``am Standort Großhadern``: formed like a place, and placed."""
        words = self.words
        if i and words.is_proper(tokens[i]) and tokens[i].lower.endswith(words.endings):
            before = tokens[i - 1]
            if before.lower in words.where or before.text in words.heads:
                yield Found(i, i + 1, PlaceName(tokens[i].text, "", "city"), "ending")

    def small(self, tokens: Sequence[Token], i: int) -> int:
        """End of the small town's name that begins at ``i`` and is no ordinary word; else ``i``."""
        end = self.words.small_town(tokens, i)
        return end if end > i + 1 or (end > i and self._may_be_town(tokens[i])) else i

    def _may_be_town(self, token: Token) -> bool:
        words = self.words
        return (
            len(token.text) >= _SHORTEST
            and words.is_proper(token)
            and not is_post(words.lexicon, token.text)
            and not words.is_given(token.text)
        )

    def _small(self, line: Line, i: int, end: int) -> Found:
        """``in Kelso``; a name that is also a last name needs ``in`` itself (``from Moore``)."""
        name = " ".join(t.text for t in line.tokens[i:end])
        placed = self._is_placed(line, i, end, name)
        rule = "town" if placed and not self._goes_on(line.tokens, end) else "unlocated"
        return Found(i, end, PlaceName(name, "", "city"), rule)

    def _is_placed(self, line: Line, i: int, end: int, name: str) -> bool:
        tokens, words = line.tokens, self.words
        before = tokens[i - 1].lower if i else ""
        if words.lexicon.small_places[name]:  # a word, too: in Grants, but no heading "Grants"
            return before in self.inside
        if words.is_surname(name):
            return before in self.inside or words.fills_cell(line, i, end)
        if before in words.where:
            return True
        if before in words.before:  # of Kelso, von Scuol: whose?
            return i > 1 and self._announces(tokens[i - 2])
        return words.is_placed(line, i, end)

    def _announces(self, token: Token) -> bool:
        """``Mayor`` of Kelso, ``nördlich`` von Scuol: before *of* and a town."""
        return token.lower in self.of_towns or is_post(self.words.lexicon, token.text)

    def _goes_on(self, tokens: Sequence[Token], end: int) -> bool:
        """Is this the beginning of a longer name: ``in Moore Street``, ``bei Beck Medien``?"""
        if end >= len(tokens) or tokens[end].text in POSSESSIVES:
            return False
        after = tokens[end]
        if not after.is_word or not after.is_cap or tokens[end - 1].end + 1 != after.start:
            return False
        ordinary = self.words.lexicon.is_ordinary(after.text, self.words.language)
        return not (self.words.nouns_capitalized and ordinary)

    def proposed(self, line: Line, entities: Sequence[Match[str]]) -> Iterator[Found]:
        """A model's place that no list knows, if a preposition says where."""
        words, tokens = self.words, line.tokens
        for first, last in proposed(entities, tokens, "LOC"):
            run = tokens[first:last]
            if len(run) > MAX_PROPOSED:
                continue
            if all(words.is_proper(t) and not words.is_ordinary(t) for t in run):
                name = squeeze(line.text[run[0].start : run[-1].end])
                placed = first > 0 and tokens[first - 1].lower in words.where
                rule = "model" if placed else "unlocated"
                yield Found(first, last, PlaceName(name, "", "city"), rule)
