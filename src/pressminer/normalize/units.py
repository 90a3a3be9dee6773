"""Units: currencies, percentages, measures and durations, as they stand beside a number.

`UnitLexicon` is made once per language from ``units.toml`` and the currency files in ``shared/``;
its methods look at one position of a text and are pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pressminer.normalize import currencies
from pressminer.normalize.currencies import Coin
from pressminer.normalize.numbers import SPACES

MONEY, PERCENTAGE, MEASURE, DURATION, COUNT = (
    "money",
    "percentage",
    "measure",
    "duration",
    "count",
)
_WINDOW = 32
_TELLING = 3  # as many first characters tell most units apart


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as `amounts.csv` names it; ``factor`` scales the number (T€: 1000, Cent: 0.01).

    ``wary``: its wording is an ordinary word too, and the number must show that it is money.
    """

    kind: str
    name: str
    factor: Decimal = Decimal(1)
    wary: bool = False


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A unit found in a text, ``text[start:end]``."""

    start: int
    end: int
    unit: Unit


class _Wordings:
    """Literal wordings of units, found at one place of a text.

    A look costs one dictionary access where no wording has the letters that stand there; the
    pattern for the wordings of one beginning is compiled when a text first needs it.
    """

    def __init__(self, exact: Mapping[str, Unit], folded: Mapping[str, Unit], shape: str) -> None:
        self._exact, self._folded, self._shape = exact, folded, shape
        self._by_initial: dict[str, tuple[list[str], list[str]]] = {}
        for word in exact:
            self._by_initial.setdefault(_initial(word), ([], []))[0].append(word)
        for word in folded:
            self._by_initial.setdefault(_initial(word), ([], []))[1].append(word)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, position: int) -> UnitSpan | None:
        """The longest wording that starts at ``position``."""
        three = _initial(text[position : position + _TELLING])
        for initial in (three, three[:2], three[:1]):
            if initial in self._by_initial:
                hit = self._pattern(initial).match(text, position)
                if hit is not None:
                    return UnitSpan(hit.start(), hit.end(), self.unit(hit))
        return None

    def unit(self, hit: re.Match[str]) -> Unit:
        """What the groups ``symbol`` or ``name`` of ``hit`` stand for."""
        if hit["symbol"] is not None:
            return self._exact[hit["symbol"]]
        return self._folded[_key(hit["name"])]

    def _pattern(self, initial: str) -> re.Pattern[str]:
        if initial not in self._patterns:
            exact, folded = self._by_initial[initial]
            self._patterns[initial] = re.compile(
                self._shape.format(_bounded(exact) or "(?!)", _any_name(folded) or "(?!)")
            )
        return self._patterns[initial]


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """All units that one language writes, compiled."""

    _behind: _Wordings = field(repr=False)
    _ahead: Mapping[str, re.Pattern[str]] = field(repr=False)
    _money: _Wordings = field(repr=False)
    _sober: Mapping[str, Unit] = field(repr=False)
    _stems: Mapping[str, tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Unit], ...]]] = field(
        repr=False
    )
    _contains: Mapping[tuple[str, str], int] = field(repr=False)

    @classmethod
    def from_rules(
        cls,
        known: Mapping[str, Any],
        units: Mapping[str, Any],
        language: str,
        listed: Iterable[Mapping[str, str]] = (),
    ) -> UnitLexicon:
        """Compile the shared rule files for ``language`` (``de``: the names listed there).

        ``known`` and ``listed`` are the contents of ``currencies.toml`` and ``currencies.tsv``.
        """
        rows = list(listed)
        signs = {coin.word: _money(coin) for coin in currencies.symbols(known, rows)}
        coins = list(currencies.names(known, rows, language))
        names = {_key(coin.word): _money(coin) for coin in coins}
        leading = {_key(coin.word): _money(coin) for coin in coins if coin.leads}
        plain = dict(_unit_names(units, language))
        return cls(
            _behind=_Wordings({**dict(_unit_symbols(units)), **signs}, {**plain, **names}, _AFTER),
            _ahead=_by_last_letter(signs, leading),
            _money=_Wordings(signs, leading, _AFTER),
            _sober={**plain, **dict(_unit_symbols(units))},
            _stems=_by_initial([*_stems(units, language), *_coin_stems(coins)]),
            _contains=dict(_parts(units)),
        )

    def after(self, text: str, position: int) -> UnitSpan | None:
        """The unit that starts at ``position``: ``Euro``, ``%``, ``km²``, ``Jahre``."""
        return self._behind.match(text, position)

    def sober(self, text: str, found: UnitSpan) -> UnitSpan | None:
        """What a wary currency means where it is none: ``Pfund`` is a weight, ``won`` nothing."""
        unit = self._sober.get(_key(text[found.start : found.end]))
        return None if unit is None else UnitSpan(found.start, found.end, unit)

    def before(self, text: str, position: int) -> UnitSpan | None:
        """The currency that ends at ``position``: ``€`` in ``€ 10``, ``EUR``, ``US$``, ``T€``."""
        end = position - 1 if text[max(0, position - 1) : position] in SPACES else position
        pattern = self._ahead.get(text[end - 1 : end]) if end > 0 else None
        if pattern is None:
            return None
        start = max(0, end - _WINDOW)
        hit = pattern.search(text[start:end])
        if hit is None:
            return None
        return UnitSpan(hit.start() + start, position, self._money.unit(hit))

    def stem(self, text: str, position: int) -> UnitSpan | None:
        """The unit inside a word or compound: ``jährig`` in ``fünfjährig``, ``Euro-``, ``year``."""
        stems = self._stems.get(_initial(text[position : position + 2]))
        hit = stems[0].match(text, position) if stems else None
        if hit is None or stems is None:
            return None
        unit = next(unit for stem, unit in stems[1] if stem.fullmatch(hit[0]))
        return UnitSpan(hit.start(), hit.end(), unit)

    def ratio(self, larger: str, smaller: str) -> int | None:
        """How many of one duration make another: year and month give 12."""
        return self._contains.get((larger, smaller))


_AFTER = r"(?P<symbol>{})|(?P<name>(?i:{}))(?!\w)"


def _money(coin: Coin) -> Unit:
    return Unit(MONEY if coin.code else "", coin.code, coin.factor, coin.wary)


def _by_last_letter(
    signs: Mapping[str, Unit], names: Mapping[str, Unit]
) -> dict[str, re.Pattern[str]]:
    """Patterns for money that ends just before a number, by the last character of its wording."""
    exact: dict[str, list[str]] = {}
    folded: dict[str, list[str]] = {}
    for sign in signs:
        exact.setdefault(sign[-1], []).append(sign)
    for name in names:
        for last in {name[-1], name[-1].upper()}:
            folded.setdefault(last, []).append(name)
    return {
        last: re.compile(
            rf"(?<![\w$€£])(?:(?P<symbol>{_literal(exact.get(last, []))})"
            rf"|(?P<name>(?i:{_any_name(folded.get(last, []))})))$"
        )
        for last in {*exact, *folded}
    }


def _by_initial(
    stems: Iterable[tuple[str, str, Unit]],
) -> dict[str, tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Unit], ...]]]:
    found: dict[str, list[tuple[str, Unit]]] = {}
    for initial, stem, unit in stems:
        found.setdefault(initial, []).append((stem, unit))
    return {
        initial: (
            re.compile(rf"(?:{'|'.join(s for s, _ in some)})(?!\w)", re.IGNORECASE),
            tuple((re.compile(stem, re.IGNORECASE), unit) for stem, unit in some),
        )
        for initial, some in found.items()
    }


def _key(name: str) -> str:
    return " ".join(re.split(r"[-\s]+", name.lower()))


def _initial(text: str) -> str:
    """The first characters, as far as they tell units apart: ``D-Mark`` is ``d mark``."""
    return text[:_TELLING].lower().replace("-", " ")


def _spaced(name: str) -> str:
    """A regular expression for a name whose words are joined by spaces or hyphens."""
    return r"[-\s]".join(re.escape(word) for word in re.split(r"[-\s]+", name))


def _any_name(names: Iterable[str]) -> str:
    return "|".join(_spaced(name) for name in _longest_first(names)) or "(?!)"


def _literal(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in _longest_first(words)) or "(?!)"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _bounded(symbols: Iterable[str]) -> str:
    """The symbols, longest first; one that ends in a letter or digit ends the word too."""
    ordered = _longest_first(symbols)
    return "|".join(re.escape(s) + (r"(?![\w²³])" if s[-1].isalnum() else "") for s in ordered)


def _units(units: Mapping[str, Any]) -> Iterator[tuple[Unit, Mapping[str, Any]]]:
    """Each unit with its entry; what follows ``#`` tells apart two entries of one unit."""
    for kind in (PERCENTAGE, MEASURE, DURATION):
        for name, entry in units[kind].items():
            yield Unit(kind, name.split("#")[0], Decimal(str(entry.get("times", 1)))), entry


def _unit_symbols(units: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    return ((s, unit) for unit, entry in _units(units) for s in entry.get("symbols", ()))


def _unit_names(units: Mapping[str, Any], language: str) -> Iterator[tuple[str, Unit]]:
    return ((_key(n), unit) for unit, entry in _units(units) for n in entry.get(language, ()))


def _stems(units: Mapping[str, Any], language: str) -> Iterator[tuple[str, str, Unit]]:
    """The first two letters, the pattern and the meaning of everything that compounds hold."""
    for unit, entry in _units(units):
        for stem in entry.get(f"{language}_stem", ()):
            yield _initial(stem[:2]), stem, unit
        if unit.kind == MEASURE:
            for name in entry.get(language, ()):
                yield _initial(name[:2]), _spaced(name), unit


def _coin_stems(coins: Iterable[Coin]) -> Iterator[tuple[str, str, Unit]]:
    named = (coin for coin in coins if coin.code)
    return ((_initial(coin.word[:2]), _spaced(coin.word), _money(coin)) for coin in named)


def _parts(units: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], int]]:
    for unit, entry in _units(units):
        for smaller, number in entry.get("contains", {}).items():
            yield (unit.name, smaller), number
