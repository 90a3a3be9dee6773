r"""Which words can open what a pattern of a rule file matches, read off the pattern.

``{month} {year}`` opens with ``juli`` and goes on with a number of four digits.

>>> Reader({"month": ["mai"]}, {"day": r"[1-9]\d?"}, {}).openings(r"{day}\. {month}")
{'#1': frozenset({'mai'})}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import product

NUMBERS = {"#1": ("1", "7", "12", "80"), "#3": ("120",), "#4": ("2020",)}
"""Keys of numbers, by how many digits they have, and samples of them."""

ANY = ""  # the key of what can be any word, or none

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_SLOT = re.compile(r"\{([a-z_]+)(?::\w+)?\}")
_LETTERS = re.compile(r"(?:[^\W\d_]\??)+")
_QUANTIFIER = re.compile(r"(\?|\*|\+|\{\d*,?\d*\})[?+]?")
_GLUES = re.compile(r"[^\W\d_]|\[|\((?!\?[=!<])|\\[wdDSW]|[.*+]")
_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_LONGEST = 2

Path = tuple[frozenset[str], ...]
"""For each word a pattern has gone through, the keys it may have."""

Paths = tuple[AbstractSet[Path], AbstractSet[Path]]
"""Those that what follows continues, and those that are long enough or go on anyhow."""

_NOTHING: Paths = (frozenset({()}), frozenset())
_UNKNOWN: Paths = (frozenset(), frozenset({()}))


def key_of(token: str) -> str:
    """The key of a token, letters or digits only: itself, or ``#`` and the number of its digits.

    ``"juli"`` → ``"juli"``, ``"2025"`` → ``"#4"``, ``"7"`` and ``"12"`` → ``"#1"``.
    """
    if not token[0].isdigit():
        return token
    return "#1" if len(token) < 3 else f"#{len(token)}"


class Reader:
    """Reads the patterns of one rule file: word classes, classes of own spelling, fragments."""

    def __init__(
        self,
        words: Mapping[str, Iterable[str]],
        patterns: Mapping[str, str],
        fragments: Mapping[str, str],
    ) -> None:
        self._fragments = fragments
        self._classes = {name: _paths(forms) for name, forms in words.items()}
        numbers = {name: frozenset(_number_keys(p)) for name, p in patterns.items()}
        self._classes |= {name: {(keys,)} for name, keys in numbers.items() if keys}

    def openings(self, template: str) -> dict[str, frozenset[str]]:
        """The keys that can open what ``template`` matches, each with those that can come second.

        The seconds hold `ANY` where they are not known or not needed. Raises `ValueError` where
        the first ones are not known.
        """
        live, done = _Pattern(template, self._classes, self._fragments).alternatives("")
        found: dict[str, frozenset[str]] = {}
        for path in live | done:
            if not path:
                raise ValueError(f"{template!r} must open with a class or a plain word")
            seconds = path[1] if len(path) > 1 else frozenset((ANY,))
            for first in path[0]:
                found[first] = found.get(first, frozenset()) | seconds
        return found


def _paths(forms: Iterable[str]) -> set[Path]:
    """The ways through a word class: all its single words are one."""
    seconds: dict[str, set[str]] = {}
    for form in forms:
        first, *rest = map(key_of, _TOKEN.findall(form))
        seconds.setdefault(first, set()).add(rest[0] if rest else ANY)
    single = frozenset(first for first, rest in seconds.items() if ANY in rest)
    paths: set[Path] = {
        (frozenset((first,)), frozenset(rest - {ANY}))
        for first, rest in seconds.items()
        if rest != {ANY}
    }
    return paths | {(single,)} if single else paths


class _Pattern:
    """Reads one template from left to right."""

    def __init__(
        self, text: str, classes: Mapping[str, AbstractSet[Path]], fragments: Mapping[str, str]
    ) -> None:
        self._text = text
        self._classes = classes
        self._fragments = fragments
        self._at = 0

    def alternatives(self, after: str) -> Paths:
        """Up to the closing bracket or the end; ``after`` is the template behind it."""
        live, done = self._sequence(after)
        while self._text.startswith("|", self._at):
            self._at += 1
            more = self._sequence(after)
            live, done = live | more[0], done | more[1]
        return live, done

    def _sequence(self, after: str) -> Paths:
        found = _NOTHING
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            found = _joined(found, self._repeated(self._item(after)))
        return found

    def _repeated(self, item: Paths) -> Paths:
        """The item with the quantifier behind it."""
        mark = _QUANTIFIER.match(self._text, self._at)
        if not mark:
            return item
        self._at = mark.end()
        live, done = item
        if mark[1] != "?":
            live, done = live & {()}, done | (live - {()})  # nothing, many times, is nothing
        optional = mark[1] in ("?", "*") or mark[1].startswith(("{0,", "{,"))
        return (live | {()} if optional else live), done

    def _item(self, after: str) -> Paths:
        text = self._text
        if found := _SLOT.match(text, self._at):
            self._at = found.end()
            return self._slot(found[1])
        if found := _LETTERS.match(text, self._at):
            return self._word(found, after)
        if text[self._at] == "(":
            return self._group(after)
        if text[self._at] == "[":
            self._at = text.index("]", self._at + 2) + 1
            return _UNKNOWN
        size = 2 if text[self._at] == "\\" else 1
        char = text[self._at : self._at + size]
        self._at += size
        return _UNKNOWN if char in ("\\d", "\\w", "\\D", "\\S", ".") or char.isdigit() else _NOTHING

    def _slot(self, name: str) -> Paths:
        if name in self._fragments:
            return _Pattern(self._fragments[name], self._classes, self._fragments).alternatives("")
        return _cut(self._classes[name]) if name in self._classes else _UNKNOWN

    def _word(self, found: re.Match[str], after: str) -> Paths:
        """``jahre?s?`` is four words; a piece of a longer one is unknown."""
        self._at = found.end()
        behind = self._text[self._at :]
        if behind[:1] in ("", "|", ")"):
            behind = after
        slot = _SLOT.match(behind)
        if _GLUES.match(behind) or (slot and not self._is_number(slot[1])):
            return _UNKNOWN
        letters = re.findall(r"(.)(\??)", found[0])
        spelled = product(*((letter, "") if mark else (letter,) for letter, mark in letters))
        return frozenset(((frozenset(map("".join, spelled)),),)), frozenset()

    def _is_number(self, name: str) -> bool:
        paths = self._classes.get(name, ())
        return bool(paths) and all(key.startswith("#") for path in paths for key in path[0])

    def _group(self, after: str) -> Paths:
        zero_width = self._text.startswith(_ZERO_WIDTH, self._at)
        end = _closing(self._text, self._at)
        behind = self._text[end + 1 :]
        mark = _QUANTIFIER.match(behind)
        behind = behind[mark.end() :] if mark else behind
        if zero_width:
            self._at = end + 1
            return _NOTHING
        self._at += 3  # "(?:"
        found = self.alternatives(after if behind[:1] in ("", "|", ")") else behind)
        self._at = end + 1
        return found


def _closing(text: str, at: int) -> int:
    """Where the bracket that opens here is closed."""
    depth = 0
    while True:
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = text.index("]", at + 2)
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return at
        at += 1


def _joined(first: Paths, second: Paths) -> Paths:
    ways = {a + b for a in first[0] for b in second[0]}
    live, done = _cut(ways)
    return live, done | first[1] | {(a + b)[:_LONGEST] for a in first[0] for b in second[1]}


def _cut(ways: AbstractSet[Path]) -> Paths:
    short = frozenset(way for way in ways if len(way) < _LONGEST)
    return short, frozenset(way[:_LONGEST] for way in ways - short)


def _number_keys(pattern: str) -> Iterator[str]:
    class_ = re.compile(pattern)
    return (key for key, samples in NUMBERS.items() if any(map(class_.fullmatch, samples)))
