"""Reads one wording on its own: the rules of the articles, without articles.

>>> from datetime import date
>>> parse_date("Ende Mai", "de", anchor=date(2025, 3, 14)).edtf
'2025-05'
>>> amount = parse_amount("rund 10 Mio. Euro jährlich", "de")
>>> amount.kind, amount.value, amount.unit, amount.qualifier, amount.per
('money', Decimal('10000000'), 'EUR', 'about', 'year')
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.model import Amount, PartialDate
from pressminer.rules import RuleFolder


def parse_date(
    text: str, language: str, *, anchor: date | None = None, country: str = ""
) -> PartialDate | None:
    """The date that a wording names: EDTF value and bounding days; ``None`` if it names none.

    ``text`` is a date (``Freitag``, ``Q2 2023``) or a sentence, of which the first date is read
    (``Am Freitag wird gewählt.``); ``language`` is ``"de"`` or ``"en"``. Relative wordings are
    counted from ``anchor`` and are ``None`` without it; the clock is never asked. ``country``
    (ISO 3166-1 alpha-2) decides numbers that can be read two ways: ``3/7/2025`` is 7 March in
    ``"US"`` and 3 July elsewhere. Raises `RulesError` for a language that has no rules.
    """
    matcher = _date_matcher(language)
    if value := matcher.read(text, anchor=anchor, country=country):
        return value
    found = matcher(text, anchor=anchor, country=country)
    return found[0].value if found else None


def parse_amount(text: str, language: str) -> Amount | None:
    """The figure that a wording names, with its unit: ``None`` if it names none.

    ``text`` is a figure (``3,5 Mio. €``, ``zwischen 3 und 5 Prozent``) or a sentence, of which the
    first figure is read (``Das Haus hat rund 200 Betten.``); ``language`` is ``"de"`` or ``"en"``.
    The value is scaled out and exact; hedges, ranges and rates come with it. A number that
    measures nothing (``12``, ``im Jahr 2024``) is no figure. Raises `RulesError` for a language
    that has no rules.
    """
    dates = [(found.start, found.end) for found in _date_matcher(language)(text)]
    found = _amount_matcher(language)(text, taken=dates)
    return found[0].value if found else None


@lru_cache(maxsize=8)
def _amount_matcher(language: str) -> AmountMatcher:
    return AmountMatcher(RuleFolder(), language)


@lru_cache(maxsize=8)
def _date_matcher(language: str) -> DateMatcher:
    return DateMatcher(RuleFolder(), language)
