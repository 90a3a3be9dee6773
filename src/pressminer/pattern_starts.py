"""With which characters the matches of a regular expression can begin.

Of some hundred rules for lines only a few can fit a line that begins with "Die"; `starts` tells
which, so that the others need not be tried. It reads the part of the syntax that rule files use
and says "anything" where it does not know: a rule is then tried once too often, never missed.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

SIZE = 4  # characters that a start has at most
ANY: frozenset[str] = frozenset({""})

_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_BLANK, _DIGIT = " ", "0"  # stand for all white space and all digits


def starts(pattern: str) -> frozenset[str]:
    r"""The starts of all strings that ``pattern`` matches without regard to case.

    Every match, put through `start_of`, begins with one of them; ``""`` is the start of anything.

    >>> sorted(starts(r"(?:Stand|Datum):?\s\d"))
    ['datu', 'stan']
    """
    live, done = _Reader(pattern).alternatives()
    return ANY if "" in live or "" in done else frozenset(live | done)


def start_of(text: str) -> str:
    """The first `SIZE` characters of ``text`` as `starts` writes them."""
    start = text[:SIZE].lower()
    return start if start.isalpha() else "".join(map(_plain, start))


def _plain(char: str) -> str:
    if char.isspace():
        return _BLANK
    return _DIGIT if char.isdecimal() else char


Starts = tuple[AbstractSet[str], AbstractSet[str]]
"""Strings matched so far: those that what follows continues, and those that are long enough or
followed by something unknown."""

_NOTHING: Starts = (frozenset({""}), frozenset())  # matches the empty string
_UNKNOWN: Starts = (frozenset(), frozenset({""}))


def _joined(first: Starts, second: Starts) -> Starts:
    live: set[str] = set()
    done = set(first[1])
    for a in first[0]:
        done.update((a + b)[:SIZE] for b in second[1])
        for b in second[0]:
            whole = a + b
            if len(whole) < SIZE:
                live.add(whole)
            else:
                done.add(whole[:SIZE])
    return live, done


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternatives(self) -> Starts:
        """Up to the closing bracket or the end: ``a|b|c``."""
        live, done = self._sequence()
        while self._peek() == "|":
            self._at += 1
            more = self._sequence()
            live, done = live | more[0], done | more[1]
        return live, done

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _sequence(self) -> Starts:
        found: Starts = _NOTHING
        while self._peek() not in ("", "|", ")"):
            found = _joined(found, self._repeated(self._item()))
        return found

    def _repeated(self, item: Starts) -> Starts:
        """The item with the ``?``, ``*``, ``+`` or ``{m,n}`` behind it."""
        mark = self._peek()
        if mark not in ("?", "*", "+", "{") or not mark:
            return item
        optional = mark in "?*" or self._pattern.startswith(("{0,", "{,"), self._at)
        many = mark != "?"
        self._at = self._pattern.index("}", self._at) + 1 if mark == "{" else self._at + 1
        if self._peek() in ("?", "+"):  # as few as possible, or as many without going back
            self._at += 1
        live, done = item
        if many:
            live, done = frozenset(), done | live
        return (live | {""} if optional else live), done

    def _item(self) -> Starts:
        char = self._peek()
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        self._at += 1
        if char == "\\":
            return self._escaped()
        if char in "^$":
            return _NOTHING
        return _UNKNOWN if char == "." else ({_plain(char.lower())}, frozenset())

    def _group(self) -> Starts:
        zero_width = self._pattern.startswith(_ZERO_WIDTH, self._at)
        self._at += 1
        if self._peek() == "?":
            colon = ("(?=", "(?!").count(self._pattern[self._at - 1 : self._at + 2])
            end = self._at + 2 if colon else self._end_of_flags()
            self._at = end
        found = self.alternatives()
        self._at += 1
        return _NOTHING if zero_width else found

    def _end_of_flags(self) -> int:
        """Behind ``?:``, ``?-i:``, ``?P<name>``, ``?<=`` or ``?<!``."""
        at = self._at + 1
        while self._pattern[at] not in ":>=!":
            at += 1
        return at + 1

    def _class(self) -> Starts:
        end = self._pattern.index("]", self._at + 2)
        while self._pattern[end - 1] == "\\" and self._pattern[end - 2] != "\\":
            end = self._pattern.index("]", end + 1)
        content = self._pattern[self._at + 1 : end]
        self._at = end + 1
        if content[0] == "^" or re.search(r"[^\\]-.|\\[a-zA-Z]", content.replace(r"\s", " ")):
            return _UNKNOWN
        chars = content.replace(r"\s", _BLANK).replace("\\", "")
        return {_plain(char.lower()) for char in chars}, frozenset()

    def _escaped(self) -> Starts:
        char = self._peek()
        self._at += 1
        if char in "bBAZ":
            return _NOTHING
        if char in "wWDS":
            return _UNKNOWN
        if char == "s":
            return {_BLANK}, frozenset()
        if char == "d":
            return {_DIGIT}, frozenset()
        return _UNKNOWN if char.isalnum() else ({char}, frozenset())
