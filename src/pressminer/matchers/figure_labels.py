"""Units that stand apart from their number: labels, and nouns that announce a number.

``Betten: 3.420`` in a fact box, ``Die Zahl der Studierenden stieg auf 25.000``, ``a staff of
1500``; tables are read in `figure_tables`. Only bare numbers are touched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pressminer.matchers.counted import CountedThings, Thing
from pressminer.matchers.figure import Figure, after_gap, phrases
from pressminer.matchers.figure_tables import Scope, Tables
from pressminer.normalize.nouns import NounForms
from pressminer.normalize.numbers import NumberGrammar
from pressminer.normalize.units import COUNT, MONEY, Unit, UnitLexicon

_REACH = 110
_CELL_END = re.compile(r"[^\S\n]*(?:$|\n|[|\t(;]|  )")
_THOUSANDS = re.compile(r"\s?['’]?000s?(?!\w)")  # accounts in "£'000"
_LABEL = re.compile(
    r"^[^\S\n]*(?:[>|][^\S\n]*)*(?:[•*·▪–-]\s*)?"
    r"(?P<label>[^\W\d_][^:|\t\n]{1,70}?)\s*(?::|\||\t|  )"
)
_CLAUSE_END = re.compile(r"[;!?](?=\s|$)|\.(?=\s+[^\W\d_a-zäöü]|\s*$)|\n")


class Labels:
    """Compiled from [counted], [traps] and [tables] of ``amounts.toml``; reads table titles."""

    def __init__(
        self,
        rules: Mapping[str, Any],
        things: CountedThings,
        numbers: NumberGrammar,
        units: UnitLexicon,
    ) -> None:
        counted = rules["counted"]
        hedges = [
            w for q in ("about", "at_least", "at_most", "fillers") for w in rules["hedges"][q]
        ]
        self._things, self._numbers, self._units = things, numbers, units
        self._forms = NounForms.from_rules(rules["nouns"])
        self._hedged = re.compile(rf"[\s|]*(?:(?:{phrases(hedges)})\s+)?", re.IGNORECASE)
        self._head = re.compile(counted["label_head"])
        self._not_labels = frozenset(rules["traps"]["labels"])
        self._tail = re.compile(counted["label_tail"])
        self._plural = counted["quantity_plural"]
        self._note = re.compile(counted["unit_note"], re.IGNORECASE)
        self._tables = Tables(rules["tables"], self)
        self._hint = re.compile(counted["quantity_hint"])
        verbs = rf"(?=\s+(?:{phrases(counted['quantity_verbs'])})(?!\w))"
        self._quantity = re.compile(
            "|".join(rf"(?<!\w){pattern}{verbs}" for pattern in counted["quantity"])
        )

    def apply(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """The figures, bare ones with the unit that a label, table or noun gives them."""
        bare = [figure.start for figure in figures if not figure.kind]
        if not bare:
            return list(figures)
        scopes = (list(self._tables.scopes(text, bare)), list(self._quantity_scopes(text)))
        return [f if f.kind else self._labelled(text, f, scopes) for f in figures]

    def _labelled(self, text: str, figure: Figure, scopes: Sequence[Sequence[Scope]]) -> Figure:
        if _is_year(figure):
            return figure
        scope = next(filter(None, (_scope_of(figure, group) for group in scopes)), None)
        if scope is not None:
            return _with(figure, scope.unit, scope.rule)
        unit = self._line_label(text, figure)
        if unit is not None and unit.kind == COUNT and figure.value % 1:
            return figure
        return figure if unit is None else _with(figure, unit, f"{unit.kind}.label")

    def _line_label(self, text: str, figure: Figure) -> Unit | None:
        """``Betten: 3.420``: the label at the start of the line names what is counted."""
        start = text.rfind("\n", max(0, figure.start - _REACH), figure.start) + 1
        if figure.start - start > _REACH or not _CELL_END.match(text, figure.end):
            return None
        line = text[start : figure.start]
        hit = _LABEL.match(line)
        if hit is None:
            return None
        if not self._hedged.fullmatch(line, hit.end()):
            return None
        return self._label_unit(hit["label"])

    def _label_unit(self, label: str) -> Unit | None:
        name = label.strip().rstrip(".")
        if name.casefold() in self._not_labels:
            return None
        return self.noted(label) or self.counted(self._head.sub("", name, count=1))

    def noted(self, label: str) -> Unit | None:
        """The unit that a heading puts in words: ``Umsatz (in Mio. Euro)``, ``in Tsd. Euro``."""
        return next(
            (u for u in (self._unit_at(label, h.end()) for h in self._note.finditer(label)) if u),
            None,
        )

    def _unit_at(self, text: str, position: int) -> Unit | None:
        scale = self._numbers.scale_at(text, position)
        found = self._units.after(text, after_gap(text, scale[1]) if scale else position)
        if found is None:
            return None
        if scale is None and found.unit.kind == MONEY:
            behind = after_gap(text, found.end)
            scale = self._numbers.scale_at(text, behind) or self._numbers.letter_at(text, behind)
        thousands = scale is None and found.unit.kind == MONEY and _THOUSANDS.match(text, found.end)
        factor = scale[0] if scale else Decimal(1000 if thousands else 1)
        return replace(found.unit, factor=found.unit.factor * factor)

    def counted(self, label: str) -> Unit | None:
        """The thing that a label counts: ``Planbetten beider Klinika`` are ``Planbetten``."""
        return self._thing(label, whole=True) or self._thing(
            label[:1].lower() + label[1:], whole=True
        )

    def _thing(self, words: str, *, whole: bool) -> Unit | None:
        thing = self._things.read(f" {words}", 0, {})
        if thing is None:
            return None
        tail = thing.end - 1 < len(words)
        if whole and tail and not self._has_tail(words, thing):
            return None
        return Unit(COUNT, thing.unit)

    def _has_tail(self, words: str, thing: Thing) -> bool:
        """Does the label go on behind a plural: ``Planbetten beider Universitätsklinika``?"""
        plural = self._forms.is_plural(thing.unit.split()[-1])
        return plural and self._tail.fullmatch(words, thing.end - 1) is not None

    def _quantity_scopes(self, text: str) -> Iterator[Scope]:
        """``Die Zahl der Studierenden stieg von 20.000 auf 25.000``: to the end of the clause."""
        if self._hint.search(text) is None:
            return
        for hit in self._quantity.finditer(text):
            unit = self._quantity_unit(hit)
            if unit is not None:
                end = _CLAUSE_END.search(text, hit.end(), hit.end() + _REACH)
                stop = end.start() if end else min(len(text), hit.end() + _REACH)
                yield Scope(hit.end(), stop, unit, "count.quantity")

    def _quantity_unit(self, hit: re.Match[str]) -> Unit | None:
        named = hit.groupdict()
        if named.get("thing"):
            return self._thing(named["thing"], whole=False)
        if named.get("compound"):
            return Unit(COUNT, self._forms.noun(named["compound"]) + self._plural)
        return Unit(COUNT, named["mass"]) if named.get("mass") else None


def _scope_of(figure: Figure, scopes: Sequence[Scope]) -> Scope | None:
    """The scope that a figure lies in; ``scopes`` are in text order."""
    index = bisect_right(scopes, figure.start, key=lambda scope: scope.start) - 1
    return scopes[index] if index >= 0 and figure.end <= scopes[index].end else None


def _is_year(figure: Figure) -> bool:
    """1900–2099 without any sign, unless it is round: "Stand 2023", but "a staff of 2000"."""
    return figure.year_like and figure.base >= 1900 and figure.base % 100 != 0


def _with(figure: Figure, unit: Unit, rule: str) -> Figure:
    value = figure.value * unit.factor
    return replace(figure, value=value, kind=unit.kind, unit=unit.name, rule=rule)
