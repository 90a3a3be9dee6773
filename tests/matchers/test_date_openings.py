"""Rules are tried only where they can succeed, and nowhere else is anything lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from pressminer.matchers.date_grammar import Rule
from pressminer.matchers.date_openings import Openings
from pressminer.matchers.date_templates import ANY, Reader
from pressminer.matchers.dates import DateMatcher
from pressminer.rules import RuleFolder

ANCHOR = date(2025, 7, 10)
RULES = RuleFolder()
WORDS = {"month": ["mai", "juni"], "edge": ["ende", "ende des"], "short": ["jan."]}
NUMBERS = {"day": r"[1-9]\d?(?!\d)", "year": r"(?:19|20)\d\d(?!\d)", "suffix": "st|nd"}
FRAGMENTS = {"in_year": "(?: {year})?"}


@pytest.mark.parametrize(
    ("template", "openings"),
    [
        ("{month}", {"mai": {ANY}, "juni": {ANY}}),
        ("{month} {year}", {"mai": {"#4"}, "juni": {"#4"}}),
        ("{month}{in_year}", {"mai": {ANY, "#4"}, "juni": {ANY, "#4"}}),
        (r"{day}\. ?{month}", {"#1": {"mai", "juni"}}),
        ("{day}{suffix} {month}", {"#1": {ANY}}),
        ("{edge} {year}", {"ende": {"#4", "des"}}),
        ("(?:{edge} )?{month}", {"ende": {"mai", "juni", "des"}, "mai": {ANY}, "juni": {ANY}}),
        ("jahre?s? {year}", {w: {"#4"} for w in ("jahr", "jahre", "jahrs", "jahres")}),
        ("vor (?:genau |exakt )?{day}", {"vor": {"genau", "exakt", "#1"}}),
        ("q{day}", {"q": {"#1"}}),
        (r"{short} ?\d", {"jan": {ANY}}),
        ("(?=[a-z]+tag){month}(?! x) {year}", {"mai": {"#4"}, "juni": {"#4"}}),
        ("{day}(?:,? ?/ ?|, ){0,3}{month}", {"#1": {"mai", "juni"}}),
        ("ab (?:geschäfts|kalender)?jahr", {"ab": {ANY, "jahr"}}),
    ],
)
def test_what_opens_a_pattern(template: str, openings: dict[str, set[str]]) -> None:
    assert Reader(WORDS, NUMBERS, FRAGMENTS).openings(template) == openings


@pytest.mark.parametrize("template", ["[ab]+ {year}", "{suffix} {year}", "(?:a|{nothing}) b"])
def test_a_pattern_must_say_what_opens_it(template: str) -> None:
    with pytest.raises(ValueError, match="must open"):
        Reader(WORDS, NUMBERS, FRAGMENTS).openings(template)


class Everywhere(Openings[Rule]):
    """Tries every rule at every word."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._all = rules

    def scan(self, folded: str) -> Iterator[tuple[int, Sequence[Rule]]]:
        for word in re.finditer(r"(?<![^\W_])(?:[^\W\d_]+|\d+)", folded):
            yield word.start(), self._all


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_lost(language: str) -> None:
    matcher, slow = DateMatcher(RULES, language), DateMatcher(RULES, language)
    slow._grammar = replace(slow._grammar, openings=Everywhere(slow._grammar.rules))
    source = RULES.toml(language, "dates")["rule"]
    examples = [example[0] for rule in source for example in rule["examples"]]
    text = "\n".join([*examples, *(t for rule in source for t in rule["counterexamples"])])
    assert matcher(text, anchor=ANCHOR) == slow(text, anchor=ANCHOR)
