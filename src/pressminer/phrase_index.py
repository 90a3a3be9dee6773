"""Finds listed names of one or several words in tokens, inflection and punctuation aside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from pressminer.normalize.names import fold, genitive_stems
from pressminer.view import Token, tokenize

P = TypeVar("P")

_ENDINGS = ("es", "en", "em", "er", "e", "s", "n")


@lru_cache(maxsize=50_000)  # asked for every word of an article, several times
def stem(word: str) -> str:
    """A folded word without its inflection, so ``Deutschen`` meets ``Deutsches``.

    Deliberately blunt: it only ever compares words of one listed multi-word name.
    """
    folded = fold(word)
    for ending in _ENDINGS:
        if len(folded) > len(ending) + 4 and folded.endswith(ending):
            return folded[: -len(ending)]
    return folded


@lru_cache(maxsize=50_000)
def name_key(text: str) -> tuple[str, ...]:
    """Stems of the words of a name; punctuation aside, hyphenated words kept whole."""
    if text.isalpha():  # one word, as most names of places are
        return (fold(text),)
    return _key([t for t in tokenize(text) if t.is_word])


def _key(tokens: Sequence[Token]) -> tuple[str, ...]:
    if len(tokens) == 1:  # one word alone: only a genitive may differ, checked by the caller
        return (fold(tokens[0].text),)
    return tuple(stem(t.text) for t in tokens)


@lru_cache(maxsize=50_000)
def _single_forms(word: str) -> tuple[str, ...]:
    """What a listed name of one word may look like when ``word`` stands in the text."""
    return tuple(fold(form) for form in genitive_stems(word))


class _Node(Generic[P]):
    """A step of the tree of listed names: what may follow, and what ends here."""

    __slots__ = ("next", "payloads")

    def __init__(self) -> None:
        self.next: dict[str, _Node[P]] = {}
        self.payloads: list[P] = []


class PhraseIndex(Generic[P]):
    """Finds listed names in tokens, longest first.

    Names of several words stand in a tree by stems, so that a look-up costs as many steps as
    words fit, however many names begin with ``Institut``. A branch grows when its first word is
    met in a text for the first time: of 20,000 bodies a corpus names a few hundred.
    """

    def __init__(self, *, brackets: bool = False) -> None:
        self._skipped = frozenset(",–-—.()" if brackets else ",–-—.")
        self._waiting: dict[str, list[tuple[str, P]]] = {}  # stem of first word -> names
        self._phrases: _Node[P] = _Node()
        self._single: dict[str, list[P]] = {}

    def add(self, name: str, payload: P) -> None:
        """Registers ``name``; several payloads may share a name."""
        first, space, _ = name.partition(" ")
        if space and first.isalpha():
            self._waiting.setdefault(stem(first), []).append((name, payload))
        else:
            self._insert(name, payload)

    def _insert(self, name: str, payload: P) -> None:
        key = name_key(name)
        if len(key) == 1:
            self._single.setdefault(key[0], []).append(payload)
        elif key:
            node = self._phrases
            for part in key:
                node = node.next.setdefault(part, _Node())
            node.payloads.append(payload)

    def _branch(self, first: str) -> _Node[P] | None:
        """The tree below a first word, grown if need be."""
        waiting = self._waiting.pop(first, None)
        for name, payload in waiting or ():
            self._insert(name, payload)
        return self._phrases.next.get(first)

    def get(self, name: str) -> list[P]:
        """Payloads of exactly this name (inflection aside)."""
        key = name_key(name)
        if not key:
            return []
        node = self._branch(stem(key[0]) if len(key) == 1 else key[0])
        if len(key) == 1:
            return self._single.get(key[0], [])
        for part in key[1:]:
            node = node.next.get(part) if node else None
        return node.payloads if node else []

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[P]] | None:
        """The longest name that starts at token ``i``: (end token index, payloads)."""
        return self._phrase_at(tokens, i) or self._single_at(tokens, i)

    def _phrase_at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[P]] | None:
        """Commas and dashes inside a name are skipped, brackets if the index allows them."""
        found, j, opened = None, i, False
        node = self._branch(stem(tokens[i].text))
        while node is not None:
            j += 1
            closed = opened and j < len(tokens) and tokens[j].text == ")"
            if node.payloads and (closed or not opened):
                found = j + closed, node.payloads
            while j < len(tokens) and tokens[j].text in self._skipped:
                opened = opened or tokens[j].text == "("
                j += 1
            node = node.next.get(stem(tokens[j].text)) if j < len(tokens) else None
        return found

    def _single_at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[P]] | None:
        for form in _single_forms(tokens[i].text):
            found = self._single.get(form)
            if found:
                return i + 1, found
        return None
