"""Looks up names in the shipped list and in the user's lists, each believed as it deserves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pressminer.authority.trust import Standing, Trust
from pressminer.normalize.names import genitive_stems
from pressminer.phrase_index import PhraseIndex
from pressminer.view import Token, tokenize


class BodyNames:
    """Names → authority ids. What the shipped list says of a wording is final.

    A name of a user's list counts only if it is `Standing.SURE` and written as it is listed:
    ``FIND`` is not found in *Find out more*.
    """

    def __init__(
        self,
        shipped: PhraseIndex[str],
        own: PhraseIndex[tuple[str, str]] | None = None,
        trust: Trust | None = None,
    ) -> None:
        self.shipped = shipped
        self.own = own if trust is not None else None
        self.trust = trust

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[str]] | None:
        """The longest name that starts at token ``i``: (end token index, ids)."""
        found = self.shipped.at(tokens, i)
        own = self.own.at(tokens, i) if self.own is not None else None
        if own is None or (found is not None and found[0] >= own[0]):
            return found
        end, pairs = own
        ids = self._believed(tokens[i:end], pairs, Standing.SURE)
        return (end, ids) if ids else found

    def get(self, name: str) -> list[str]:
        """Ids of the bodies of exactly this name (inflection aside)."""
        return self.shipped.get(name) or self._own(name, Standing.SURE)

    def known(self, name: str) -> list[str]:
        """The same, also by names that are believed only where something else found them."""
        return self.shipped.get(name) or self.known_to_user(name)

    def known_to_user(self, name: str) -> list[str]:
        """The same for what only a user's list has."""
        if self.own is None or self.shipped.get(name):
            return []
        return self._own(name, Standing.KNOWN)

    def _own(self, name: str, least: Standing) -> list[str]:
        pairs = self.own.get(name) if self.own is not None else []
        return self._believed(tokenize(name), pairs, least) if pairs else []

    def _believed(
        self, tokens: Sequence[Token], pairs: Sequence[tuple[str, str]], least: Standing
    ) -> list[str]:
        assert self.trust is not None
        standing = self.trust.standing
        fitting = (id_ for name, id_ in pairs if standing(name) >= least and _fits(tokens, name))
        return list(dict.fromkeys(fitting))


def _fits(tokens: Sequence[Token], name: str) -> bool:
    """Has the text a capital wherever the list has one, and a lone word in its very letters?"""
    listed = _capitals(name)
    words = [token for token in tokens if token.is_word]
    if len(words) == 1:
        return name in genitive_stems(words[0].text)
    return all(word.is_cap or not capital for word, capital in zip(words, listed, strict=False))


@lru_cache(maxsize=20_000)
def _capitals(name: str) -> tuple[bool, ...]:
    return tuple(token.is_cap for token in tokenize(name) if token.is_word)
