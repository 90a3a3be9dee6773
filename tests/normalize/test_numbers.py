from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.normalize.numbers import NumberGrammar, parse_number
from pressminer.rules import RuleFolder

RULES = RuleFolder()
GRAMMARS = {name: NumberGrammar.from_rules(RULES.toml(name, "numbers")) for name in ("de", "en")}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3.500", "3500"),
        ("1.500,5", "1500.5"),
        ("1,500.5", "1500.5"),
        ("1'500", "1500"),
        ("1’234’567.80", "1234567.80"),
        ("1 500", "1500"),
        ("12\u202f000\u202f000", "12000000"),
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("zwölf", "12"),
        ("Zwölf", "12"),
        ("eins", "1"),
        ("vierzehn", "14"),
        ("fünfundzwanzig", "25"),
        ("hundert", "100"),
        ("zweihundertfünfzig", "250"),
        ("zwölfhundert", "1200"),
        ("dreitausendvierhundert", "3400"),
        ("anderthalb", "1.5"),
        ("zweieinhalb", "2.5"),
        ("zweieinhalbtausend", "2500"),
        ("zwei Komma fünf", "2.5"),
        ("eine Viertelmilliarde", "250000000"),
        ("2,1 Bio.", "2100000000000"),
        ("1½", "1.5"),
        ("1 1/2", "1.5"),
        ("eine halbe Million", "500000"),
        ("eine Million", "1000000"),
        ("ein Dutzend", "12"),
        ("10 Mio.", "10000000"),
        ("1,2 Mrd.", "1200000000"),
        ("80 Tsd.", "80000"),
        ("-1,7 Mio.", "-1700000"),
    ],
)
def test_german(written: str, value: str) -> None:
    number = parse_number(written, GRAMMARS["de"])
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3,500", "3500"),
        ("1,500.5", "1500.5"),
        ("1.500,5", "1500.5"),
        ("3.5", "3.5"),
        ("twelve", "12"),
        ("twenty-five", "25"),
        ("twenty five", "25"),
        ("a hundred", "100"),
        ("two hundred and fifty", "250"),
        ("fifteen hundred", "1500"),
        ("three thousand two hundred", "3200"),
        ("two and a half", "2.5"),
        ("two point five", "2.5"),
        ("a quarter of a million", "250000"),
        ("10K", "10000"),
        ("a dozen", "12"),
        ("half a million", "500000"),
        ("1.2 million", "1200000"),
        ("3.5bn", "3500000000"),
    ],
)
def test_english(written: str, value: str) -> None:
    number = parse_number(written, GRAMMARS["en"])
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("1.2.3", "de"),
        ("1.23.456", "de"),
        ("12.34.56,7", "en"),
        ("Klinik", "de"),
        ("dreizwei", "de"),
        ("hundreds", "en"),
        ("12 Betten", "de"),
        ("", "de"),
        ("9" * 40, "en"),
    ],
)
def test_not_a_number(written: str, language: str) -> None:
    assert parse_number(written, GRAMMARS[language]) is None


def test_a_sign_that_could_group_keeps_both_readings() -> None:
    english = parse_number("1.500", GRAMMARS["en"])
    german = parse_number("1,500", GRAMMARS["de"])
    assert english is not None
    assert german is not None
    assert (english.value, english.whole) == (Decimal("1.5"), Decimal(1500))
    assert (german.value, german.whole) == (Decimal("1.5"), Decimal(1500))


def test_numbers_in_text_have_their_place() -> None:
    text = "Rund 3.500 Studien, zwölf Kliniken und eine Stiftung."
    spans = list(GRAMMARS["de"].find(text))
    assert [(text[s.start : s.end], s.form) for s in spans] == [
        ("3.500", "digits"),
        ("zwölf", "words"),
        ("eine", "one"),
    ]


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn"]
TEENS += ["achtzehn", "neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig"]
TENS += ["neunzig"]


def german_below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    words = f"{UNITS[hundreds]}hundert" if hundreds else ""
    if rest < 10:
        return words + UNITS[rest]
    if rest < 20:
        return words + TEENS[rest - 10]
    joiner = f"{UNITS[rest % 10]}und" if rest % 10 else ""
    return words + joiner + TENS[rest // 10]


def german(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    head = f"{german_below_thousand(thousands)}tausend" if thousands else ""
    return head + german_below_thousand(rest)


ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ONES += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
ONES += ["eighteen", "nineteen"]
TIES = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english_below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    small = ONES[rest] if rest < 20 else f"{TIES[rest // 10]}-{ONES[rest % 10]}".rstrip("-")
    if not hundreds:
        return small
    return f"{ONES[hundreds]} hundred" + (f" and {small}" if small else "")


def english(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    head = f"{english_below_thousand(thousands)} thousand" if thousands else ""
    return f"{head} {english_below_thousand(rest)}".strip()


@given(st.integers(1, 999_999))
def test_german_words_come_back(value: int) -> None:
    number = parse_number(german(value), GRAMMARS["de"])
    assert number is not None
    assert number.value == value


@given(st.integers(1, 999_999))
def test_english_words_come_back(value: int) -> None:
    number = parse_number(english(value), GRAMMARS["en"])
    assert number is not None
    assert number.value == value


@given(st.integers(0, 10**12), st.sampled_from([".", "'", "’", " ", "\u00a0", "\u202f"]))
def test_german_digits_come_back(value: int, mark: str) -> None:
    number = parse_number(f"{value:,}".replace(",", mark), GRAMMARS["de"])
    assert number is not None
    assert number.value == value


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_english_digits_come_back(value: int, cents: int) -> None:
    number = parse_number(f"{value:,}.{cents:02}", GRAMMARS["en"])
    assert number is not None
    assert number.value == Decimal(f"{value}.{cents:02}")


@given(st.sampled_from(["de", "en"]), st.text(max_size=60))
def test_no_text_raises_and_spans_are_ordered(language: str, text: str) -> None:
    parse_number(text, GRAMMARS[language])
    end = 0
    for span in GRAMMARS[language].find(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
