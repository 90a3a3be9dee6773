"""Units: currencies, percentages, measures and durations, as they stand beside a number.

`UnitLexicon` is compiled once per language from ``pipelines/shared/{currencies,units}.toml``;
its methods look at one position of a text and are pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pressminer.normalize.numbers import alternation

MONEY, PERCENTAGE, MEASURE, DURATION, COUNT = (
    "money",
    "percentage",
    "measure",
    "duration",
    "count",
)
_WINDOW = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as `amounts.csv` names it; ``factor`` scales the number (T€: 1000, Cent: 0.01)."""

    kind: str
    name: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A unit found in a text, ``text[start:end]``."""

    start: int
    end: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """All units that one language writes, compiled."""

    _symbols: Mapping[str, Unit] = field(repr=False)
    _names: Mapping[str, Unit] = field(repr=False)
    _stems: tuple[tuple[re.Pattern[str], Unit], ...] = field(repr=False)
    _contains: Mapping[tuple[str, str], int] = field(repr=False)
    _initials: frozenset[str] = field(repr=False)
    _after: re.Pattern[str] = field(repr=False)
    _before: re.Pattern[str] = field(repr=False)
    _stem: re.Pattern[str] = field(repr=False)

    @classmethod
    def from_rules(
        cls, currencies: Mapping[str, Any], units: Mapping[str, Any], language: str
    ) -> UnitLexicon:
        """Compile the two shared rule files for ``language`` (``de``: the names listed there)."""
        money = dict(_money_symbols(currencies))
        symbols = {**dict(_unit_symbols(units)), **money}
        coins = dict(_money_names(currencies, language))
        names = {**dict(_unit_names(units, language)), **coins}
        stems = [*_stems(units, language), *((_spaced(n), u) for n, u in coins.items())]
        return cls(
            _symbols=symbols,
            _names=names,
            _stems=tuple((re.compile(p, re.IGNORECASE), u) for p, u in stems),
            _contains=dict(_parts(units)),
            _initials=frozenset(_initial(name) for name in (*symbols, *names)),
            _after=re.compile(
                rf"(?P<symbol>{_bounded(symbols)})|(?P<name>(?i:{_any_name(names)}))(?!\w)"
            ),
            _before=re.compile(
                rf"(?<![\w$€£])(?:(?P<symbol>{alternation(money)})|(?P<name>(?i:{_any_name(coins)})))"
                r"[ \u00a0\u2009\u202f]?$"
            ),
            _stem=re.compile(rf"(?:{'|'.join(p for p, _ in stems)})(?!\w)", re.IGNORECASE),
        )

    def after(self, text: str, position: int) -> UnitSpan | None:
        """The unit that starts at ``position``: ``Euro``, ``%``, ``km²``, ``Jahre``."""
        initial = _initial(text[position : position + 2])
        if initial not in self._initials and initial[:1] not in self._initials:
            return None
        hit = self._after.match(text, position)
        return _span(hit, 0, self._unit(hit)) if hit else None

    def before(self, text: str, position: int) -> UnitSpan | None:
        """The currency that ends at ``position``: ``€`` in ``€ 10``, ``EUR``, ``US$``, ``T€``."""
        start = max(0, position - _WINDOW)
        hit = self._before.search(text[start:position])
        return _span(hit, start, self._unit(hit)) if hit else None

    def stem(self, text: str, position: int) -> UnitSpan | None:
        """The unit inside a word or compound: ``jährig`` in ``fünfjährig``, ``Euro-``, ``year``."""
        hit = self._stem.match(text, position)
        if hit is None:
            return None
        return next(_span(hit, 0, unit) for stem, unit in self._stems if stem.fullmatch(hit[0]))

    def ratio(self, larger: str, smaller: str) -> int | None:
        """How many of one duration make another: year and month give 12."""
        return self._contains.get((larger, smaller))

    def _unit(self, hit: re.Match[str]) -> Unit:
        if hit["symbol"] is not None:
            return self._symbols[hit["symbol"]]
        return self._names[_key(hit["name"])]


def _span(hit: re.Match[str], offset: int, unit: Unit) -> UnitSpan:
    return UnitSpan(hit.start() + offset, hit.end() + offset, unit)


def _key(name: str) -> str:
    return " ".join(re.split(r"[-\s]+", name.casefold()))


def _initial(text: str) -> str:
    """The first two characters, as far as they tell units apart: ``D-Mark`` is ``d mark``."""
    return text[:2].casefold().replace("-", " ")


def _spaced(name: str) -> str:
    """A regular expression for a name whose words are joined by spaces or hyphens."""
    return r"[-\s]".join(re.escape(word) for word in re.split(r"[-\s]+", name))


def _any_name(names: Mapping[str, Unit]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(_spaced(name) for name in ordered)})"


def _bounded(symbols: Mapping[str, Unit]) -> str:
    """The symbols, longest first; one that ends in a letter or digit ends the word too."""
    ordered = sorted(symbols, key=lambda symbol: (-len(symbol), symbol))
    return "|".join(re.escape(s) + (r"(?![\w²³])" if s[-1].isalnum() else "") for s in ordered)


def _money_symbols(currencies: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    prefixes = {"": 1, **currencies["prefixes"]}
    for code, entry in _entries(currencies):
        for symbol in (code, *entry.get("symbols", ())):
            for prefix, factor in prefixes.items():
                yield prefix + symbol, Unit(MONEY, code, Decimal(int(factor)))


def _money_names(currencies: Mapping[str, Any], language: str) -> Iterator[tuple[str, Unit]]:
    for code, entry in _entries(currencies):
        for name in entry.get(language, ()):
            yield _key(name), Unit(MONEY, code)
        for name in entry.get("cents", {}).get(language, ()):
            yield _key(name), Unit(MONEY, code, Decimal("0.01"))


def _entries(currencies: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((code, entry) for code, entry in currencies.items() if code != "prefixes")


def _units(units: Mapping[str, Any]) -> Iterator[tuple[Unit, Mapping[str, Any]]]:
    """Each unit with its entry; what follows ``#`` tells apart two entries of one unit."""
    for kind in (PERCENTAGE, MEASURE, DURATION):
        for name, entry in units[kind].items():
            yield Unit(kind, name.split("#")[0], Decimal(entry.get("times", 1))), entry


def _unit_symbols(units: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    return ((s, unit) for unit, entry in _units(units) for s in entry.get("symbols", ()))


def _unit_names(units: Mapping[str, Any], language: str) -> Iterator[tuple[str, Unit]]:
    return ((_key(n), unit) for unit, entry in _units(units) for n in entry.get(language, ()))


def _stems(units: Mapping[str, Any], language: str) -> Iterator[tuple[str, Unit]]:
    for unit, entry in _units(units):
        for stem in entry.get(f"{language}_stem", ()):
            yield stem, unit
        if unit.kind == MEASURE:
            for name in entry.get(language, ()):
                yield _spaced(name), unit


def _parts(units: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], int]]:
    for unit, entry in _units(units):
        for smaller, number in entry.get("contains", {}).items():
            yield (unit.name, smaller), number
