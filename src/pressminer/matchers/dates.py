"""Finds dates in running text: points and spans, absolute or relative.

>>> matcher = DateMatcher(RuleFolder(), "de")
>>> [m.value.edtf for m in matcher("Am 3. Juli 2025 wurde die Allianz gegründet.")]
['2025-07-03']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pressminer.errors import RulesError
from pressminer.matchers.date_builders import BUILDERS, Captures, Dated
from pressminer.matchers.date_checks import CHECKS, Context, Passage, is_stamp, stands_free
from pressminer.matchers.date_grammar import Grammar, Rule, key_of, load_grammar
from pressminer.model import Match, PartialDate, Tag
from pressminer.normalize.dates import Expression, InYear, Span, Tense
from pressminer.rules import RuleFolder

_TOKEN = re.compile(r"(?<![^\W_])(?:[^\W\d_]+|\d+)")


class DateMatcher:
    """The dates of one language. Compiled once, then called once per passage.

    Raises `RulesError` when ``<language>/dates.toml`` is missing or has faults.
    """

    def __init__(self, rules: RuleFolder, language: str) -> None:
        self._grammar = load_grammar(rules, language)
        _check_names(self._grammar, language)
        self._context = Context(self._grammar)

    def __call__(
        self, text: str, *, anchor: date | None = None, tags: Sequence[Tag] = ()
    ) -> list[Match[PartialDate]]:
        """The dates in ``text``, in text order, not overlapping; offsets point into ``text``.

        Relative wordings are counted from ``anchor``, the day of publication; without it they
        are left out, unless a date in the same sentence gives them a place.
        """
        return _Search(self._grammar, Passage(text, self._context, tags), anchor).run()


def _check_names(grammar: Grammar, language: str) -> None:
    rules = {rule.id: rule for filed in grammar.by_key.values() for rule in filed}.values()
    faults = [
        f"{language}/dates.toml: rule {rule.id}: unknown {field} {name!r}; known: "
        + ", ".join(sorted(filter(None, known)))
        for rule in rules
        for field, name, known in (("gives", rule.gives, BUILDERS), ("check", rule.check, CHECKS))
        if name not in known
    ]
    if faults:
        raise RulesError(faults)


class _Search:
    """One pass over one passage."""

    def __init__(self, grammar: Grammar, passage: Passage, anchor: date | None) -> None:
        self.grammar = grammar
        self.passage = passage
        self.anchor = anchor
        self.matches: list[Match[PartialDate]] = []
        self.absolute: Match[PartialDate] | None = None  # the last date that needed no other

    def run(self) -> list[Match[PartialDate]]:
        done = 0
        for token in _TOKEN.finditer(self.passage.folded):
            if token.start() < done:
                continue
            rules = self.grammar.by_key.get(key_of(token[0]))
            if rules and (found := self._at(token.start(), rules)):
                self.matches += found
                done = found[-1].end
        return self.matches

    def _at(self, start: int, rules: Sequence[Rule]) -> list[Match[PartialDate]]:
        """The dates of the longest wording that opens here and passes every check."""
        candidates = [
            (rule, found)
            for rule in rules
            if (found := rule.pattern.match(self.passage.folded, start))
        ]
        candidates.sort(key=lambda c: -c[1].end())
        for rule, found in candidates:
            if self._fits(rule, *found.span()) and self._is_capital(found):
                dated = BUILDERS[rule.gives](Captures(found, rule, self.grammar))
                if matches := [m for d in dated if (m := self._match(d, rule))]:
                    return matches
        return []

    def _match(self, dated: Dated, rule: Rule) -> Match[PartialDate] | None:
        value = dated.expression.resolve(None, Tense.OPEN)
        if value:
            self.absolute = Match(dated.start, dated.end, value, rule.id)
            return self.absolute
        value = self._placed(dated)
        return Match(dated.start, dated.end, value, rule.id) if value else None

    def _fits(self, rule: Rule, start: int, end: int) -> bool:
        passage = self.passage
        if not stands_free(passage, start, end):
            return False
        if rule.before and not rule.before.search(passage.left(start)):
            return False
        if rule.not_before and rule.not_before.search(passage.left(start)):
            return False
        if rule.not_after and rule.not_after.match(passage.right(end)):
            return False
        first = passage.text[start]
        if (rule.capital and not first.isupper()) or (rule.lower and not first.islower()):
            return False
        if rule.verb and start in passage.verbs:
            return False
        return CHECKS[rule.check](passage, start, end) and not is_stamp(passage, start)

    def _is_capital(self, found: re.Match[str]) -> bool:
        """``May`` is a month, ``may`` is none."""
        groups = found.re.groupindex
        return all(
            any(map(str.isupper, self.passage.text[slice(*found.span(name))]))
            for name in self.passage.context.capital
            if name in groups and found[name] and found[name][0].isalpha()
        )

    def _placed(self, dated: Dated) -> PartialDate | None:
        """Place a relative expression by a date in its sentence, or by the anchor."""
        expression = dated.expression
        tense = self.passage.tense(dated.start, dated.end)
        if told := self._told(dated, tense):
            return expression.resolve(told, Tense.OPEN)
        if self.anchor is None or dated.told == "must":
            return None
        return expression.resolve(self.anchor, tense)

    def _told(self, dated: Dated, tense: Tense) -> date | None:
        """The date earlier in the sentence that this one is told from.

        ``2009 waren es 40, im Jahr davor 35`` is told from 2009; so is ``im Juni`` after ``im
        März 2022``, but not where the sentence turns to what is still to come.
        """
        start = self.passage.sentence(dated.start)[0]
        if dated.told:
            last = self.matches[-1] if self.matches else None
            return last.value.earliest if last and last.start >= start else None
        last, ahead = self.absolute, tense is Tense.FUTURE and self.anchor is not None
        if last is None or last.start < start or ahead or not _is_open(dated.expression):
            return None
        precise = len(last.value.edtf.partition("/")[0]) >= len("2025-07")
        return last.value.earliest if precise else None


def _is_open(expression: Expression) -> bool:
    """Whether only the year is missing, and nothing says where it lies."""
    inner = getattr(expression, "whole", None) or getattr(expression, "day", None) or expression
    if isinstance(inner, Span):
        inner = inner.last
    return isinstance(inner, InYear) and inner.side is None and inner.offset is None
