"""Finds dates in running text: points and spans, absolute or relative.

>>> matcher = DateMatcher(RuleFolder(), "de")
>>> [m.value.edtf for m in matcher("Am 3. Juli 2025 wurde die Allianz gegründet.")]
['2025-07-03']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from pressminer.errors import RulesError
from pressminer.matchers.date_builders import BUILDERS
from pressminer.matchers.date_captures import Captures, Dated
from pressminer.matchers.date_checks import CHECKS, ends_free, is_stamp, opens_free
from pressminer.matchers.date_grammar import Grammar, Rule, load_grammar
from pressminer.matchers.date_passage import Context, Passage
from pressminer.matchers.date_tense import TenseReader
from pressminer.model import Match, PartialDate, Tag
from pressminer.normalize import edtf
from pressminer.normalize.dates import Expression, InYear, Span, Tense, YearEarlier
from pressminer.normalize.weekdays import Weekday
from pressminer.rules import RuleFolder


class DateMatcher:
    """The dates of one language. Compiled once, then called once per passage.

    Raises `RulesError` when ``<language>/dates.toml`` is missing or has faults.
    """

    def __init__(self, rules: RuleFolder, language: str) -> None:
        self._grammar = load_grammar(rules, language)
        _check_names(self._grammar, language)
        self._context = Context(self._grammar, rules)
        self._tense_at = TenseReader(self._grammar.lists["tense"])

    def __call__(
        self,
        text: str,
        *,
        anchor: date | None = None,
        tags: Sequence[Tag] = (),
        country: str = "",
    ) -> list[Match[PartialDate]]:
        """The dates in ``text``, in text order, not overlapping; offsets point into ``text``.

        Relative wordings are counted from ``anchor``, the day of publication; without it they
        are left out, unless a date in the same sentence gives them a place. ``country`` (ISO
        3166-1 alpha-2) tells what ``3/7/2025`` means; unknown, other signs do, see `DateOrder`.
        """
        return self._search(text, anchor, country, tags).run()

    def read(
        self, text: str, *, anchor: date | None = None, country: str = ""
    ) -> PartialDate | None:
        """The value of a text that is known to be one date and nothing else: ``Freitag``.

        No surroundings are asked for, so ``Mai`` is the month. ``None`` where the text is no
        date, or a relative one without ``anchor``.
        """
        return self._search(text.strip(), anchor, country).whole()

    def _search(
        self, text: str, anchor: date | None, country: str, tags: Sequence[Tag] = ()
    ) -> _Search:
        passage = Passage(text, self._context, tags)
        return _Search(self._grammar, self._tense_at, passage, anchor, country)


def _check_names(grammar: Grammar, language: str) -> None:
    faults = [
        f"{language}/dates.toml: rule {rule.id}: unknown {field} {name!r}; known: "
        + ", ".join(sorted(filter(None, known)))
        for rule in grammar.rules
        for field, name, known in (("gives", rule.gives, BUILDERS), ("check", rule.check, CHECKS))
        if name not in known
    ]
    if faults:
        raise RulesError(faults)


class _Search:
    """One pass over one passage."""

    def __init__(
        self,
        grammar: Grammar,
        tense_at: TenseReader,
        passage: Passage,
        anchor: date | None,
        country: str,
    ) -> None:
        self.country = country
        self.grammar = grammar
        self.tense_at = tense_at
        self.passage = passage
        self.anchor = anchor
        self.matches: list[Match[PartialDate]] = []
        self.absolute: Match[PartialDate] | None = None  # the last date that needed no other

    def run(self) -> list[Match[PartialDate]]:
        done = 0
        for start, rules in self.grammar.openings.scan(self.passage.folded):
            if start < done or not rules or not opens_free(self.passage, start):
                continue
            if found := self._at(start, rules):
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
                dated = self._build(rule, found)
                if matches := [m for d in dated if (m := self._match(d, rule))]:
                    return matches
        return []

    def whole(self) -> PartialDate | None:
        """The value of the first rule that takes the whole passage for one date."""
        folded = self.passage.folded
        start, rules = next(self.grammar.openings.scan(folded), (0, ()))
        for rule in rules if start == 0 else ():
            found = rule.pattern.fullmatch(folded)
            dated = self._build(rule, found) if found else []
            if len(dated) == 1 and (match := self._match(dated[0], rule)):
                return match.value
        return None

    def _build(self, rule: Rule, found: re.Match[str]) -> list[Dated]:
        return BUILDERS[rule.gives](Captures(found, rule, self.grammar, self._is_month_first))

    @cached_property
    def _month_first(self) -> bool:
        return self.passage.context.order.month_first(self.passage.folded, self.country)

    def _is_month_first(self) -> bool:
        return self._month_first

    def _match(self, dated: Dated, rule: Rule) -> Match[PartialDate] | None:
        value = dated.expression.resolve(None, Tense.OPEN)
        if value:
            self.absolute = Match(dated.start, dated.end, value, rule.id)
            return self.absolute
        value = self._placed(dated)
        return Match(dated.start, dated.end, value, rule.id) if value else None

    def _fits(self, rule: Rule, start: int, end: int) -> bool:
        passage = self.passage
        if not ends_free(passage, end):
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
        tense = self.tense_at(self.passage, dated.start, dated.end)
        if told := self._reference(dated) if dated.told else self._year_giver(dated, tense):
            return _counted(expression, told)
        if self.anchor is None or dated.told == "must":
            return None
        return expression.resolve(self.anchor, tense)

    def _year_giver(self, dated: Dated, tense: Tense) -> PartialDate | None:
        """The date earlier in the sentence that lends its year: ``im März 2022 …, im Juni``.

        None where the sentence turns to what is still to come.
        """
        start = self.passage.sentence(dated.start)[0]
        last, ahead = self.absolute, tense is Tense.FUTURE and self.anchor is not None
        if last is None or last.start < start or ahead or not _is_open(dated.expression):
            return None
        precise = len(last.value.edtf.partition("/")[0]) >= len("2025-07")
        return last.value if precise else None

    def _reference(self, dated: Dated) -> PartialDate | None:
        """The date that ``im Jahr davor`` is told from.

        It stands in the same sentence, or in the one before it where nothing else can be meant,
        and is no coarser than what is counted: no ``am Tag danach`` after ``2009``.
        """
        low = self.passage.sentence(dated.start)[0]
        if dated.told == "must":
            low = self.passage.sentence(max(low - 1, 0))[0]
        low = max(low, dated.start - 600)
        coarsest = _coarsest(dated.expression)
        for match in self.matches[-1:] if dated.told == "may" else reversed(self.matches):
            if match.start < low:
                return None
            if _length(match.value) <= coarsest:
                return match.value
        return None


_COARSEST = {"day": 1, "week": 7, "month": 31, "quarter": 92}
"""How many days a date may have at most for a unit to be counted from it."""


def _coarsest(expression: Expression) -> int:
    unit = "week" if isinstance(expression, Weekday) else getattr(expression, "unit", "")
    return _COARSEST.get(unit, 1 << 20)


_TWO_YEARS = re.compile(r"\d{4}/\d{4}")


def _counted(expression: Expression, told: PartialDate) -> PartialDate | None:
    """Count from a date; a financial year of two names stays one: ``2022/23``, the year before."""
    if isinstance(expression, YearEarlier):
        return expression.of(told)
    first = expression.resolve(told.earliest, Tense.OPEN)
    is_pair = _TWO_YEARS.fullmatch(told.edtf) and _length(told) < 2 * 366
    last = expression.resolve(told.latest, Tense.OPEN) if is_pair else None
    return edtf.span(first, last) if first and last else first


def _length(value: PartialDate) -> int:
    if value.earliest is None or value.latest is None:
        return 0
    return (value.latest - value.earliest).days + 1


def _is_open(expression: Expression) -> bool:
    """Whether only the year is missing, and nothing says where it lies."""
    inner = getattr(expression, "whole", None) or getattr(expression, "day", None) or expression
    if isinstance(inner, Span):
        inner = inner.last
    return isinstance(inner, InYear) and inner.side is None and inner.offset is None
