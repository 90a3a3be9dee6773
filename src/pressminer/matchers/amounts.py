"""Finds the figures of a passage: money, percentages, counts, measures, durations.

The stages, each in a module of its own: fractions (`figure_fractions`), numbers with their unit
(`figure_reader`), what neighbours tell each other (`figure_chains`), hedges and periods
(`figure_context`). No spaCy; the tags of a tagger help where there are any.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.matchers.counted import counted_things
from pressminer.matchers.figure import Figure
from pressminer.matchers.figure_chains import FigureChains
from pressminer.matchers.figure_context import Hedges, Periods
from pressminer.matchers.figure_fractions import Fractions
from pressminer.matchers.figure_labels import Labels
from pressminer.matchers.figure_reader import FigureReader
from pressminer.matchers.figure_traps import Traps
from pressminer.model import Amount, Match, Tag
from pressminer.normalize.numbers import NumberGrammar
from pressminer.normalize.units import UnitLexicon
from pressminer.rules import RuleFolder


class AmountMatcher:
    """Finds amounts in passages of one language.

    >>> AmountMatcher(rules, "de")("mit rund 3.500 laufenden klinischen Studien")
    [Match(9, 43, Amount(count, 3500, klinische Studien, about), ...)]
    """

    def __init__(self, rules: RuleFolder, language: str) -> None:
        own, number_rules = rules.toml(language, "amounts"), rules.toml(language, "numbers")
        numbers = NumberGrammar.from_rules(number_rules)
        units = UnitLexicon.from_rules(
            rules.toml("shared", "currencies"),
            rules.toml("shared", "units"),
            language,
            rules.rows("shared", "currencies.tsv"),
        )
        self._fractions = Fractions(own["fractions"], numbers)
        self._trigger = numbers.candidates(self._fractions.openings)
        traps, things = Traps(own["traps"]), counted_things(own, numbers.values)
        self._labels = Labels(own, things, numbers, units)
        self._reader = FigureReader(
            numbers=numbers,
            units=units,
            things=things,
            traps=traps,
            rules=own,
            number_rules=number_rules,
        )
        self._chains = FigureChains(own, units)
        self._hedges = Hedges(own["hedges"])
        self._periods = Periods(own["periods"], own["hedges"])

    def __call__(
        self, text: str, *, tags: Sequence[Tag] = (), taken: Sequence[tuple[int, int]] = ()
    ) -> list[Match[Amount]]:
        """The amounts of ``text`` in order, not overlapping each other nor ``taken``."""
        places = [hit.start() for hit in self._trigger.finditer(text)]
        if not places:
            return []
        fractions = [f for f in self._fractions.read(text, places) if not _hits(f, taken)]
        blocked = sorted([*taken, *((f.start, f.end) for f in fractions)])
        read = self._reader.read(text, {tag.start: tag.pos for tag in tags}, blocked, places)
        figures = sorted([*fractions, *read], key=lambda figure: figure.start)
        figures = self._labels.apply(text, figures)
        figures = [f for f in self._chains.resolve(text, figures) if f.kind and not f.article]
        hedged = [self._hedges.apply(text, figure) for figure in figures]
        found = self._periods.apply(text, hedged)  # a unit before the number may reach into a date
        return [figure.match() for figure in found if not _hits(figure, taken)]


def _hits(figure: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in taken)
