"""Fractions and ratios as percentages: ``ein Drittel``, ``jede zweite``, ``one in five``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pressminer.matchers.figure import Figure, phrases, window
from pressminer.normalize.numbers import NumberGrammar
from pressminer.normalize.units import PERCENTAGE

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_SENTENCE = 80


class Fractions:
    """Compiled from [fractions] of ``amounts.toml`` and the number words of the language."""

    def __init__(self, rules: Mapping[str, Any], numbers: NumberGrammar) -> None:
        self._numbers = numbers
        self._wholes = rules["wholes"]
        self._parts = {w.casefold(): Decimal(v) for w, v in rules["parts"].items()}
        self._ordinals = {w.casefold(): Decimal(v) for w, v in rules["ordinals"].items()}
        self._fixed = {w.casefold(): Decimal(v) for w, v in rules["fixed"].items()}
        self._ones = frozenset(w.casefold() for w in rules["one"])
        self._weak = frozenset(rules["weak"])
        self._needs_behind = _needs(rules["half_needs_behind"], r"\s+(?:{})(?!\w)")
        self._needs_before = _needs(rules["half_needs_before"], r"(?<!\w)(?:{})\s+$")
        self._rhythm = re.compile(rf"\s+(?:{phrases(rules['not_behind'])})", re.IGNORECASE)
        self._find = re.compile(_pattern(rules, numbers), re.IGNORECASE)
        words = [*rules["one"], *rules["half"], *rules["fixed"], *rules["opens"]]
        self.openings = frozenset(words)

    def read(self, text: str, candidates: Iterable[int]) -> Iterator[Figure]:
        """The fractions in ``text`` that start at one of ``candidates``, in order."""
        last: re.Match[str] | None = None
        for start in candidates:
            hit = self._find.match(text, start) if last is None or start >= last.end() else None
            if hit is None:
                continue
            value = self._value(text, hit, last)
            if value is not None and not self._rhythm.match(text, hit.end()):
                last = hit
                share, rule = value.quantize(_CENT), "percentage.fraction"
                yield Figure(hit.start(), hit.end(), share, share, PERCENTAGE, "%", rule)

    def _value(self, text: str, hit: re.Match[str], last: re.Match[str] | None) -> Decimal | None:
        if hit["half"]:
            return Decimal(50) if self._stands_alone(text, hit) else None
        if hit["part"]:
            return self._part(text, hit, again=last is not None and _goes_on(text, last, hit))
        if hit["nth"]:
            return _HUNDRED / self._ordinals[hit["nth"].casefold()]
        if hit["fixed"]:
            return self._fixed[hit["fixed"].casefold()]
        return self._ratio(hit)

    def _part(self, text: str, hit: re.Match[str], *, again: bool) -> Decimal | None:
        one = hit["count"].casefold() in self._ones
        weak = hit["count"].casefold() in self._weak
        if weak and not again and not self._stands_alone(text, hit):
            return None
        count = Decimal(1) if one else self._number(hit["count"])
        part = self._parts[hit["part"].casefold()]
        return None if count is None or count > part else _HUNDRED * count / part

    def _stands_alone(self, text: str, hit: re.Match[str]) -> bool:
        """In English "half" and "a third" need a word beside them to be figures."""
        if self._needs_behind is None or self._needs_behind.match(text, hit.end()):
            return True
        if len(hit[0]) == len(text):  # somebody asks what "a third" is
            return True
        before = window(text, hit.start())
        return self._needs_before is not None and bool(self._needs_before.search(before))

    def _ratio(self, hit: re.Match[str]) -> Decimal | None:
        some, whole = self._number(hit["some"]), self._number(hit["whole"])
        if some is None or whole is None or some >= whole or whole <= 1:
            return None
        figures = hit["whole"][0].isdigit()
        if hit["some"] and not hit["rate"] and (figures or whole > self._wholes) and whole != 10:
            return None
        return _HUNDRED * some / whole if whole <= 1000 else None

    def _number(self, words: str) -> Decimal | None:
        if words.casefold() in self._ones:
            return Decimal(1)
        if words.isdigit():
            return Decimal(words) if len(words) < 6 else None
        number = self._numbers.words(words)
        return number.value if number else Decimal(1)


def _goes_on(text: str, last: re.Match[str], hit: re.Match[str]) -> bool:
    """``A third are satisfied, a quarter undecided``: the second part of one whole."""
    between = text[last.end() : hit.start()]
    return len(between) < _SENTENCE and between.rstrip().endswith((",", " and", " und"))


def _needs(words: list[str], pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern.format(phrases(words)), re.IGNORECASE) if words else None


def _pattern(rules: Mapping[str, Any], numbers: NumberGrammar) -> str:
    small = phrases(word for word, value in numbers.values.items() if value <= 20)
    number = rf"(?:{small}|[0-9]{{1,5}})"
    ones = "|".join([*rules["out_of_ones"], number])
    rate = rf"|{phrases(rules['in'])}" if rules["in"] else ""
    ratio = (
        rf"(?P<some>{ones})\s+(?:{phrases(rules['of'])}|(?P<rate>(?!){rate}))\s+(?P<whole>{number})"
    )
    every = "|".join(rules["every"])
    fixed = phrases(rules["fixed"]) or "(?!)"
    return (
        rf"(?<![\w.,-])(?:(?P<count>{phrases(rules['one'])}|{number})[\s-]+"
        rf"(?P<part>{phrases(rules['parts'])})"
        rf"|(?:{every})\s+(?P<nth>{phrases(rules['ordinals'])})n?"
        rf"|(?P<fixed>{fixed})|(?P<half>{phrases(rules['half'])})|{ratio})(?![\w%]|[.,]\d|-\w)"
    )
