from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.normalize.units import Unit, UnitLexicon
from pressminer.rules import RuleFolder

RULES = RuleFolder()
CURRENCIES, UNITS = RULES.toml("shared", "currencies"), RULES.toml("shared", "units")
LISTED = list(RULES.rows("shared", "currencies.tsv"))
LEXICA = {name: UnitLexicon.from_rules(CURRENCIES, UNITS, name, LISTED) for name in ("de", "en")}


@pytest.mark.parametrize(
    ("language", "written", "unit"),
    [
        ("de", "Euro", Unit("money", "EUR")),
        ("de", "€", Unit("money", "EUR")),
        ("de", "TEUR", Unit("money", "EUR", Decimal(1000))),
        ("de", "Schweizer Franken", Unit("money", "CHF")),
        ("de", "Rappen", Unit("money", "CHF", Decimal("0.01"))),
        ("de", "D-Mark", Unit("money", "DEM")),
        ("de", "Prozentpunkten", Unit("percentage", "%")),
        ("de", "%", Unit("percentage", "%")),
        ("de", "m²", Unit("measure", "square metre")),
        ("de", "Quadratmetern", Unit("measure", "square metre")),
        ("de", "Jahren", Unit("duration", "year")),
        ("de", "Jahrzehnten", Unit("duration", "year", Decimal(10))),
        ("en", "per cent", Unit("percentage", "%")),
        ("en", "US dollars", Unit("money", "USD")),
        ("en", "US$", Unit("money", "USD")),
        ("en", "square metres", Unit("measure", "square metre")),
        ("en", "kWh", Unit("measure", "kilowatt hour")),
        ("en", "weeks", Unit("duration", "week")),
    ],
)
def test_behind_a_number(language: str, written: str, unit: Unit) -> None:
    found = LEXICA[language].after(f"{written} und", 0)
    assert found is not None
    assert (found.start, found.end, found.unit) == (0, len(written), unit)


@pytest.mark.parametrize("written", ["Eurovision", "mg2", "Jahreszeit", "hat", "kmh", "Prozente"])
def test_longer_words_are_no_units(written: str) -> None:
    assert LEXICA["de"].after(written, 0) is None


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("€", "EUR"),
        ("€ ", "EUR"),
        ("über CHF ", "CHF"),
        ("US$", "USD"),
        ("T€ ", "EUR"),
        ("(A$", "AUD"),
        ("Fr. ", "CHF"),
        ("£", "GBP"),
    ],
)
def test_currency_in_front(before: str, name: str) -> None:
    found = LEXICA["de"].before(before + "10", len(before))
    assert found is not None
    assert found.unit.name == name


@pytest.mark.parametrize("before", ["Euros sind ", "NEUR ", "x$", ""])
def test_no_currency_in_front(before: str) -> None:
    assert LEXICA["de"].before(before + "10", len(before)) is None


@pytest.mark.parametrize(
    ("language", "written", "name"),
    [
        ("de", "jährige", "year"),
        ("de", "monatiges", "month"),
        ("de", "prozentiger", "%"),
        ("de", "Euro-Programm", "EUR"),
        ("en", "year plan", "year"),
        ("en", "kilometre", "kilometre"),
        ("en", "square-metre", "square metre"),
    ],
)
def test_inside_a_compound(language: str, written: str, name: str) -> None:
    found = LEXICA[language].stem(written, 0)
    assert found is not None
    assert found.unit.name == name


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row["code"])
def test_every_currency_is_known_by_its_names(row: dict[str, str]) -> None:
    for language, lexicon in LEXICA.items():
        for name in filter(None, row[language].split("|")):
            found = lexicon.after(f"{name} und", 0)
            assert found is not None, name
            assert (found.end, found.unit.name) == (len(name), row["code"])


@pytest.mark.parametrize(
    ("language", "word", "name"), [("de", "Pfund", "pound"), ("de", "Rand", ""), ("en", "won", "")]
)
def test_wary_words_have_a_sober_meaning(language: str, word: str, name: str) -> None:
    found = LEXICA[language].after(word, 0)
    assert found is not None
    assert found.unit.wary
    sober = LEXICA[language].sober(word, found)
    assert (sober.unit.name if sober else "") == name


@pytest.mark.parametrize(("language", "word"), [("de", "Kronen"), ("en", "dinars")])
def test_shared_names_leave_the_currency_open(language: str, word: str) -> None:
    found = LEXICA[language].after(word, 0)
    assert found is not None
    assert found.unit == Unit("", "")


def test_months_make_a_year() -> None:
    assert LEXICA["de"].ratio("year", "month") == 12
    assert LEXICA["de"].ratio("month", "year") is None


@given(st.text(max_size=40), st.integers(0, 40))
def test_no_text_raises(text: str, position: int) -> None:
    place = min(position, len(text))
    for lexicon in LEXICA.values():
        after, before = lexicon.after(text, place), lexicon.before(text, place)
        assert after is None or after.start == place
        assert before is None or before.end <= place
        lexicon.stem(text, place)
