"""Numbers as formatters write them come back; odd input neither raises nor takes long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pressminer.matchers.amounts import AmountMatcher
from pressminer.model import Amount
from pressminer.normalize.numbers import NumberGrammar, parse_number
from pressminer.rules import RuleFolder

RULES = RuleFolder()
LOCALES = ("de_DE", "de_AT", "de_CH", "en_US", "en_GB")
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "SEK", "PLN", "INR", "AUD", "BRL", "AED")
MATCHERS = {name: AmountMatcher(RULES, name) for name in ("de", "en")}
GRAMMARS = {name: NumberGrammar.from_rules(RULES.toml(name, "numbers")) for name in ("de", "en")}

locales = st.sampled_from(LOCALES)
whole = st.integers(2, 10**12)
decimals = st.decimals(Decimal("0.01"), Decimal(10**9), places=2)
percents = st.decimals(Decimal("0.1"), Decimal(100), places=1)


def amount(locale: str, written: str) -> Amount:
    """The one figure in a sentence that ends with ``written``."""
    lead = {"de": "Es geht um", "en": "The figure is"}[locale[:2]]
    (found,) = MATCHERS[locale[:2]](f"{lead} {written}.")
    return found.value


def number(locale: str, written: str) -> Decimal:
    read = parse_number(written, GRAMMARS[locale[:2]])
    assert read is not None, written
    return read.value


@given(locales, whole)
def test_grouped_numbers_come_back(locale: str, value: int) -> None:
    assert number(locale, format_decimal(value, locale=locale)) == value


@given(locales, decimals)
def test_decimal_numbers_come_back(locale: str, value: Decimal) -> None:
    assert number(locale, format_decimal(value, format="#,##0.00", locale=locale)) == value


@given(locales, st.integers(1_000, 10**14), st.sampled_from(["short", "long"]))
def test_compact_numbers_come_back(locale: str, value: int, style: Any) -> None:
    written = format_compact_decimal(value, format_type=style, locale=locale, fraction_digits=1)
    digits = len(str(value))
    unit = 10 ** ((digits - 1) // 3 * 3) if digits <= 15 else 10**12
    assert abs(number(locale, written) - value) <= unit


@given(locales, st.sampled_from(CURRENCIES), whole)
def test_currency_formats_come_back(locale: str, code: str, value: int) -> None:
    written = format_currency(value, code, locale=locale)
    assert amount(locale, written) == Amount("money", Decimal(value), code)


@given(locales, st.sampled_from(CURRENCIES), st.integers(2, 10**9))
def test_currency_names_come_back(locale: str, code: str, value: int) -> None:
    written = format_currency(value, code, locale=locale, format_type="name")
    assert amount(locale, written) == Amount("money", Decimal(value), code)


@given(locales, st.sampled_from(("EUR", "USD", "GBP", "CHF")), st.integers(1, 999))
def test_compact_sums_come_back(locale: str, code: str, millions: int) -> None:
    written = format_compact_currency(millions * 10**6, code, locale=locale)
    assert amount(locale, written) == Amount("money", Decimal(millions * 10**6), code)


@given(locales, percents)
def test_percent_formats_come_back(locale: str, value: Decimal) -> None:
    written = format_percent(value / 100, format="#,##0.0 %", locale=locale)
    assert amount(locale, written) == Amount("percentage", value.normalize() + 0, "%")


@given(locales, decimals)
def test_negative_sums_come_back(locale: str, value: Decimal) -> None:
    assume(value == value.quantize(Decimal("0.01"), ROUND_HALF_UP))
    written = format_decimal(-value, format="#,##0.00", locale=locale)
    assert amount(locale, f"{written} EUR").value == -value


PIECES = (
    "1.", "1,", "1 ", "1'", "111.", "12,5 %", "€", "€ 1", "EUR ", "-", "–1", "1/", "1:", "$1-",
    "3 bis ", "3 to ", "zwei", "zwei ", "five-", "two point ", "zwei Komma ", "ein Drittel ",
    "a third of ", "one in ", "jede zweite ", "von ", "rund ", "mehr als ", "pro Jahr ", "a year ",
    "1 Euro und ", "1 Mio. ", "Mio. ", "1 neue ", "1 neue Betten und ", "Zahl der ", "number of ",
    "a | 1\n", "a: 1\n", "1\t", "(1) ", "1 Pfund ", "TOP 5 ", "1m ", "½", "½ ", "1 1/2 ",
)  # fmt: skip


class Counted(str):
    """A text that counts how many characters are cut out of it."""

    cut = 0

    def __getitem__(self, key: Any) -> str:
        piece = super().__getitem__(key)
        Counted.cut += len(piece)
        return piece


def work(language: str, text: str) -> int:
    Counted.cut = 0
    MATCHERS[language](Counted(text))
    return Counted.cut


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text_and_no_faster(language: str, piece: str) -> None:
    once = work(language, piece * (1_500 // len(piece)))
    twice = work(language, piece * (3_000 // len(piece)))
    assert twice <= 2.2 * once + 10_000


@pytest.mark.parametrize(("language", "piece"), [("de", "0123456789."), ("en", "1"), ("en", ".")])
def test_a_line_of_ten_megabytes_is_read(language: str, piece: str) -> None:
    assert MATCHERS[language](piece * (10_000_000 // len(piece))) == []


SIGNS = "0123456789.,' -–−€$£%:/()½|\t\n\u00a0\u202f’"
WORDS = (*map(str.strip, PIECES), "Jahre", "years", "Betten", "beds", "bis", "to", "und")


def odd() -> st.SearchStrategy[str]:
    return st.one_of(
        st.text(max_size=60),
        st.text(alphabet=SIGNS, max_size=60),
        st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join),
        st.lists(st.sampled_from(WORDS), max_size=20).map("".join),
    )


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["de", "en"]), odd())
def test_no_text_raises(language: str, text: str) -> None:
    for found in MATCHERS[language](text):
        assert re.search(r"\w", text[found.start : found.end])
        assert found.value.value_max is None or found.value.value < found.value.value_max


def spelled() -> Iterator[tuple[str, str, int]]:
    yield from (("de", word, value) for word, value in GRAMMARS["de"].values.items())
    yield from (("en", word, value) for word, value in GRAMMARS["en"].values.items())


@pytest.mark.parametrize(("language", "word", "value"), list(spelled()))
def test_every_number_word_is_a_number(language: str, word: str, value: int) -> None:
    if value > 1 and word not in ("hundred", "thousand"):  # "a hundred"
        assert number(language, word) == value
