"""One fact in two languages, one row: the sentence pairs of tests/gold/pairs.

The gold is written from the annotation guide; its fields are explained in its README.md.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pressminer.layout import Layout
from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.model import Amount, BlockKind, Match
from pressminer.normalize.edtf import parse
from pressminer.rules import RuleFolder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).resolve().parent / "gold" / "pairs"
LANGUAGES = ("de", "en")
TIME_UNITS = {"century", "decade", "year", "month", "week", "day", "hour", "minute", "second"}
QUALIFIERS = {"exact", "about", "at_least", "at_most", "range"}
PERIODS = {"", "year", "quarter", "month", "week", "day", "hour"}
PAIR_FIELDS = {
    "id", "phenomenon", "de", "en", "anchor", "amounts", "dates", "de_surfaces", "en_surfaces",
}  # fmt: skip
AMOUNT_FIELDS = {
    "value", "value_max", "unit", "unit_de", "unit_en", "unit_ok", "qualifier", "qualifier_ok",
    "per", "optional",
}  # fmt: skip
DATE_FIELDS = {"edtf", "edtf_ok", "optional"}

Pair = dict[str, Any]
Expected = dict[str, Any]


def _pairs() -> list[Pair]:
    return [
        pair
        for path in sorted(FOLDER.glob("*.toml"))
        for pair in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["pair"]
    ]


PAIRS = _pairs()
SIDES = [
    pytest.param(pair, language, id=f"{pair['id']}-{language}")
    for pair in PAIRS
    for language in LANGUAGES
]
RULES = RuleFolder()
LAYOUT = Layout(RULES)
DATES = {language: DateMatcher(RULES, language) for language in LANGUAGES}
AMOUNTS = {language: AmountMatcher(RULES, language) for language in LANGUAGES}


# --- what the gold says -------------------------------------------------------------------------


def units(fact: Expected, language: str) -> set[str]:
    """The units that the gold accepts on one side of a pair."""
    return {fact.get("unit", fact.get(f"unit_{language}")), *fact.get("unit_ok", ())}


def kind(fact: Expected) -> str:
    """``%`` is a percentage, ``EUR`` money, ``year`` a duration; things counted are counts."""
    unit = fact.get("unit")
    if unit is None:
        return "count"
    if unit == "%":
        return "percentage"
    if len(unit) == 3 and unit.isupper():
        return "money"
    return "duration" if unit in TIME_UNITS else "measure"


def says(fact: Expected, language: str) -> Callable[[Amount], bool]:
    """Tells whether an amount is the one that ``fact`` describes."""
    qualifiers = {fact.get("qualifier", "exact"), *fact.get("qualifier_ok", ())}
    known = (kind(fact), fact["value"], fact.get("value_max"), fact.get("per", ""))

    def same(amount: Amount) -> bool:
        return (
            (amount.kind, amount.value, amount.value_max, amount.per) == known
            and amount.unit in units(fact, language)
            and amount.qualifier in qualifiers
        )

    return same


def as_table(entry: str | Expected) -> Expected:
    return {"edtf": entry} if isinstance(entry, str) else entry


def dated(entry: str | Expected) -> Callable[[str], bool]:
    """Tells whether an EDTF value is one that ``entry`` accepts."""
    table = as_table(entry)
    accepted = {table["edtf"], *table.get("edtf_ok", ())}
    return lambda edtf: edtf in accepted


# --- what the matchers find -----------------------------------------------------------------------


def mined(pair: Pair, language: str) -> tuple[list[Amount], list[str], set[str]]:
    """Amounts, EDTF values and their surfaces: dates first, then the figures that no date holds.

    Page furniture yields nothing.
    """
    text = pair[language]
    found = DATES[language](text, anchor=pair.get("anchor"))
    figures = AMOUNTS[language](text, taken=[(m.start, m.end) for m in found])
    furniture = [b for b in LAYOUT(text) if b.kind is BlockKind.FURNITURE]

    def kept(match: Match[Any]) -> bool:
        return not any(b.start <= match.start < b.end for b in furniture)

    matches: list[Match[Any]] = [*found, *figures]
    surfaces = {text[m.start : m.end] for m in matches if kept(m)}
    edtf = dict.fromkeys(m.value.edtf for m in found if kept(m))
    if "anchor" not in pair:
        edtf.pop("", None)  # tolerated: a relative date that nothing anchors
    return list(dict.fromkeys(m.value for m in figures if kept(m))), list(edtf), surfaces


def faults(
    found: Iterable[Any], expected: Iterable[Any], checks: list[Callable[[Any], bool]]
) -> list[str]:
    """What is missing and what is too much; a fact is one row however often it is said."""
    facts = list(found)
    missing = [
        f"missing {entry}"
        for entry, check in zip(expected, checks, strict=True)
        if not any(map(check, facts)) and not (isinstance(entry, dict) and entry.get("optional"))
    ]
    return missing + [f"unasked {f}" for f in facts if not any(check(f) for check in checks)]


@pytest.mark.parametrize(("pair", "language"), SIDES)
def test_both_languages_say_the_same(pair: Pair, language: str) -> None:
    amounts, dates, surfaces = mined(pair, language)
    wanted_amounts, wanted_dates = pair.get("amounts", []), pair.get("dates", [])
    wrong = faults(amounts, wanted_amounts, [says(f, language) for f in wanted_amounts])
    wrong += faults(dates, wanted_dates, [dated(d) for d in wanted_dates])
    wrong += [f"no {s!r}" for s in pair.get(f"{language}_surfaces", ()) if s not in surfaces]
    assert not wrong, f"{pair[language]!r}: {'; '.join(wrong)}"


# --- the gold itself ------------------------------------------------------------------------------


def test_there_are_enough_pairs_of_every_phenomenon() -> None:
    seen = Counter(pair["phenomenon"] for pair in PAIRS)
    assert len(PAIRS) >= 250
    assert not [p for p, n in seen.items() if n < 3]


def test_ids_are_unique() -> None:
    assert not [i for i, n in Counter(pair["id"] for pair in PAIRS).items() if n > 1]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_a_pair_is_well_formed(pair: Pair) -> None:
    assert not set(pair) - PAIR_FIELDS
    assert pair["de"].strip()
    assert pair["en"].strip()
    assert isinstance(pair.get("anchor", date.min), date)
    for language in LANGUAGES:
        assert all(s in pair[language] for s in pair.get(f"{language}_surfaces", ()))


@pytest.mark.parametrize(
    "fact", [pytest.param(f, id=p["id"]) for p in PAIRS for f in p.get("amounts", ())]
)
def test_an_amount_is_well_formed(fact: Expected) -> None:
    assert not set(fact) - AMOUNT_FIELDS
    assert ("unit" in fact) != ("unit_de" in fact and "unit_en" in fact)
    assert {fact.get("qualifier", "exact"), *fact.get("qualifier_ok", ())} <= QUALIFIERS
    assert fact.get("per", "") in PERIODS
    assert ("value_max" in fact) == (fact.get("qualifier") == "range")
    assert fact["value"] < fact.get("value_max", Decimal("Infinity"))


@pytest.mark.parametrize(
    "entry", [pytest.param(d, id=p["id"]) for p in PAIRS for d in p.get("dates", ())]
)
def test_a_date_is_edtf(entry: str | Expected) -> None:
    table = as_table(entry)
    assert not set(table) - DATE_FIELDS
    for edtf in (table["edtf"], *table.get("edtf_ok", ())):
        bounds = parse(edtf)
        assert bounds.earliest is not None
        assert bounds.latest is not None
        assert bounds.earliest <= bounds.latest
