"""Long odd texts: each of them would take hours if the time grew with the square of the length."""

from __future__ import annotations

from datetime import date

import pytest

from pressminer.matchers.dates import DateMatcher
from pressminer.rules import RuleFolder

ANCHOR = date(2025, 7, 10)
RULES = RuleFolder()
MATCHERS = {language: DateMatcher(RULES, language) for language in ("de", "en")}
LONG = 300_000  # characters without a date or a word that asks for the sentence around it
DENSE = 10_000  # characters of nothing else


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "piece",
    ["\n", " ", "\t", "0", "1.1.1.1", "1/", "a", "x" * 60 + " ", "(", "„", "İ", "- "],
)
def test_nothing_like_a_date(language: str, piece: str) -> None:
    text = piece * (LONG // len(piece))
    assert all(0 <= m.start < m.end <= len(text) for m in MATCHERS[language](text, anchor=ANCHOR))


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *[("de", p) for p in ("1 1 ", "Mai ", "heute ", "heute wird ", "am 3./4./5./6./", "von ")],
        *[("de", p) for p in ("2019, ", "2019 bis ", "ist heute ", "zwischen Freitag und ")],
        *[("de", p) for p in ("hat das Gebäude 2009 ", "in zwei Wochen ", "ersten ", "am Montag ")],
        *[("en", p) for p in ("1 1 ", "'80", "May ", "today ", "will today ", "3/4/2025 ", "the ")],
        *[("en", p) for p in ("2019, ", "July 3, ", "in May ", "between Friday and ", "a year ")],
    ],
)
def test_nothing_but_dates_and_what_opens_them(language: str, piece: str) -> None:
    text = piece * (DENSE // len(piece))
    assert all(0 <= m.start < m.end <= len(text) for m in MATCHERS[language](text, anchor=ANCHOR))
