"""Rules filed under the words that can open them: a rule is tried only where it can succeed.

Every rule is filed under its first two words; a text is scanned once for the first ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

from pressminer.matchers.date_templates import ANY, key_of

_DIGITS = {"#1": r"\d\d?(?!\d)", "#3": r"\d{3}(?!\d)", "#4": r"\d{4}(?!\d)"}
_NO_LETTER = r"(?![^\W\d_])"
_SECOND = re.compile(r"\W{0,12}([^\W\d_]+|\d+)")

R = TypeVar("R")


class Openings(Generic[R]):
    """Rules filed under the words that open them, in the order they were given in."""

    def __init__(self, rules: Iterable[tuple[R, Mapping[str, AbstractSet[str]]]]) -> None:
        filed: dict[str, list[tuple[R, AbstractSet[str]]]] = {}
        for rule, openings in rules:
            for first, seconds in openings.items():
                filed.setdefault(first, []).append((rule, seconds))
        self._filed = {first: _Opening(entries) for first, entries in filed.items()}
        words = scanner(filed)
        self._first = re.compile(f"({words})")
        # opens with a class of characters, which the search then skips to
        self._others = re.compile(rf"[\W_]({words})")

    def scan(self, folded: str) -> Iterator[tuple[int, Sequence[R]]]:
        """The places of a folded text where rules can succeed, and these rules; in one pass."""
        if first := self._first.match(folded):
            yield 0, self._rules(folded, first)
        for word in self._others.finditer(folded):
            yield word.start(1), self._rules(folded, word)

    def _rules(self, folded: str, word: re.Match[str]) -> Sequence[R]:
        opening = self._filed.get(word[1]) or self._filed[key_of(word[1])]
        return opening.rules(folded, word.end())


class _Opening(Generic[R]):
    """The rules that one word can open, by the word that comes next."""

    def __init__(self, entries: Sequence[tuple[R, AbstractSet[str]]]) -> None:
        self._entries = entries
        self._seconds = frozenset[str]().union(*(seconds for _, seconds in entries))
        self._after: dict[str, Sequence[R]] = {}

    def rules(self, folded: str, end: int) -> Sequence[R]:
        second = _SECOND.match(folded, end)
        key = key_of(second[1]) if second else ANY
        if key not in self._seconds:
            key = ANY
        if key not in self._after:  # some ten thousand pairs, of which a text needs few
            self._after[key] = [r for r, known in self._entries if key in known or ANY in known]
        return self._after[key]


Tree = dict[str, "Tree"]


def scanner(keys: Iterable[str]) -> str:
    """A pattern for all words and numbers with these keys, from their first character on."""
    tree: Tree = {}
    numbers = []
    for key in sorted(keys):
        if key.startswith("#"):
            numbers.append(_DIGITS[key])
            continue
        node = tree
        for letter in key:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{'|'.join((*numbers, _branch(tree)))})" if tree else f"(?:{'|'.join(numbers)})"


def _branch(tree: Tree) -> str:
    """Words that begin alike share that part: ``jun`` and ``juni`` → ``jun(?:i(?!…)|(?!…))``."""
    ways = [re.escape(letter) + _branch(rest) for letter, rest in sorted(tree.items()) if letter]
    if "" in tree:
        ways.append(_NO_LETTER)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
