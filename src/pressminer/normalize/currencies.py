"""What currencies are called: signs, codes and names, from the two currency files in ``shared/``.

``currencies.toml`` is written by hand: signs, common wordings, what "Dollar" alone means.
``currencies.tsv`` is generated from CLDR and holds the rest of the world. Where both know a word,
the first decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_SETTINGS = frozenset(("prefixes", "words"))
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Coin:
    """One wording of a currency; ``factor`` scales (T€: 1000, Cent: 0.01).

    ``wary``: an ordinary word too ("won", "TOP"): money only where the number says so.
    ``leads``: may stand in front of the number. ``code`` is empty where the word alone does not
    tell which currency it is ("Dinar").
    """

    word: str
    code: str
    factor: Decimal = Decimal(1)
    wary: bool = False
    leads: bool = True


def symbols(known: Mapping[str, Any], listed: Iterable[Mapping[str, str]]) -> Iterator[Coin]:
    """Codes and signs, those of ``currencies.toml`` last, since what comes last decides."""
    words = frozenset(known["words"]["codes"])
    for row in listed:
        for sign in filter(None, (row["code"], *row["signs"].split("|"))):
            yield Coin(sign, row["code"], wary=sign in words)
    prefixes = {"": 1, **known["prefixes"]}
    for code, entry in _entries(known):
        for sign in (code, *entry.get("symbols", ())):
            for prefix, factor in prefixes.items():
                yield Coin(prefix + sign, code, Decimal(int(factor)), sign in words)


def names(
    known: Mapping[str, Any], listed: Sequence[Mapping[str, str]], language: str
) -> Iterator[Coin]:
    """Names in one language, those of ``currencies.toml`` last."""
    wary = frozenset(name.casefold() for name in known["words"].get(language, ()))
    for row in listed:
        for name in filter(None, row[language].split("|")):
            yield Coin(name, row["code"], wary=name.casefold() in wary, leads=False)
    for name in known["words"].get(f"{language}_open", ()):
        yield Coin(name, "", leads=False)
    for code, entry in _entries(known):
        for name in entry.get(language, ()):
            yield Coin(name, code, wary=name.casefold() in wary, leads=name.casefold() not in wary)
        for name in entry.get("cents", {}).get(language, ()):
            yield Coin(name, code, _CENT)


def _entries(known: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((code, entry) for code, entry in known.items() if code not in _SETTINGS)
