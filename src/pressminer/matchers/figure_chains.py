"""What neighbouring figures tell each other: ranges, shared units, sums of two parts.

``zwischen drei und fünf Millionen Euro`` is one range, ``von 20 auf 35 Prozent`` two percentages,
``ein Jahr und sechs Monate`` one duration, ``eine Million zweihunderttausend`` one number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pressminer.matchers.figure import Endings, Figure, phrases, window
from pressminer.matchers.figure_echoes import Echoes
from pressminer.normalize.nouns import NounForms
from pressminer.normalize.units import COUNT, DURATION, MONEY, UnitLexicon

_LONGEST_CONNECTOR = 40
_CLAUSE = 60
_CENT = Decimal("0.01")


class FigureChains:
    """Compiled from [ranges], [lists] and [echoes] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any], units: UnitLexicon) -> None:
        ranges, lists, hedges = rules["ranges"], rules["lists"], rules["hedges"]
        self._units = units
        self._echoes = Echoes(rules["echoes"])
        self._forms = NounForms.from_rules(rules["nouns"])
        self._to = frozenset(ranges["to"])
        self._between = {word: Endings([opener]) for opener, word in ranges["between"]}
        self._shared = frozenset([*ranges["change"], *lists["connectors"]])
        self._moving = (
            re.compile(rf"(?<!\w)(?:{'|'.join(ranges['moving'])})") if (ranges["moving"]) else None
        )
        self._from = Endings(ranges["from"])
        self._elliptic = re.compile(lists["elliptic"])
        self._parallel = re.compile("|".join(lists["parallel"]))
        self._of_the = re.compile("|".join(rules["counted"]["of_the"]), re.IGNORECASE)
        self._joiners = frozenset([*lists["connectors"], ""])
        hedge_words = [w for q in ("about", "at_least", "at_most") for w in hedges[q]]
        self._when = re.compile(rf"^(?:{'|'.join(lists['when'])})\s", re.IGNORECASE)
        self._hedge = re.compile(rf"(?<=\w)\s(?:{phrases(hedge_words)})$")

    def resolve(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """The figures with ranges joined and units handed on; some may still have no kind."""
        joined = self._joined(text, figures)
        return self._echoes.apply(text, [self._sum(text, joined, i) for i in range(len(joined))])

    def _sum(self, text: str, figures: Sequence[Figure], index: int) -> Figure:
        """``3 Millionen, der Bund 5 Millionen Euro``: a scaled number beside a sum is one too."""
        figure = figures[index]
        if figure.kind or figure.scale < 1000:
            return figure
        beside = [*figures[index + 1 : index + 2], *figures[max(0, index - 2) : index][::-1]]
        for other in beside:
            first, second = sorted((figure, other), key=lambda f: f.start)
            if other.kind == MONEY and _same_clause(text, first.end, second.start):
                return replace(figure, kind=MONEY, unit=other.unit, rule="money.shared")
        return figure

    def _joined(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """From right to left, since the unit stands behind the last number."""
        done: list[Figure] = []
        for figure in reversed(figures):
            following = done[-1] if done else None
            if following is None or following.start - figure.end > _LONGEST_CONNECTOR:
                done.append(figure)
                continue
            done.pop()
            done.extend(reversed(self._pair(text, figure, following)))
        return done[::-1]

    def _pair(self, text: str, first: Figure, second: Figure) -> list[Figure]:
        worded = " ".join(text[first.end : second.start].split())
        connector = worded.casefold()
        whole = self._mixed(first, second, connector) or _counted_on(text, first, second, connector)
        if whole is not None:
            return [whole]
        connector = self._when.sub("", self._hedge.sub("", connector.removeprefix("- ")))
        if self._is_range(text, first, second, connector):
            joined = _range(first, second)
            if joined is not None:
                return [joined]
        if connector in self._shared or connector in self._to or self._of_the.fullmatch(connector):
            return [_share(first, second), second]
        if self._parallel.fullmatch(worded):
            return [_share(first, second), second]
        if second.kind == COUNT and self._elliptic.fullmatch(connector):
            return [self._with_adjective(text, first, second), second]
        return [first, second]

    def _with_adjective(self, text: str, first: Figure, second: Figure) -> Figure:
        """``12.000 stationäre und 40.000 ambulante Patienten``: 12.000 are stationary."""
        hit = re.compile(r"\s*(\S+)").match(text, first.end)
        if first.kind or hit is None:
            return first
        head = second.unit.split()[-1]
        unit = f"{self._forms.strong(hit[1])} {head}"
        return replace(_share(first, replace(second, unit=unit)), end=hit.end())

    def _mixed(self, first: Figure, second: Figure, connector: str) -> Figure | None:
        """``zwei Jahre und sechs Monate``: in the larger unit; so ``30 Euro und 20 Cent``."""
        if first.kind != second.kind or connector not in self._joiners or second.upper is not None:
            return None
        if first.kind == MONEY and second.scale == _CENT and first.scale == 1:
            return _added(first, second.value, second.end) if second.base < 100 else None
        ratio = self._units.ratio(first.unit, second.unit)
        if first.kind != DURATION or ratio is None or second.value >= ratio or first.base % 1:
            return None
        return _added(first, second.value / Decimal(ratio), second.end)

    def _is_range(self, text: str, first: Figure, second: Figure, connector: str) -> bool:
        if second.upper is not None or (first.article and first.kind) or first.upper is not None:
            return False
        opener = self._between.get(connector)
        if opener is not None and opener.at(text, first.start):
            return True
        return connector in self._to and not (connector.isalpha() and self._moves(text, first))

    def _moves(self, text: str, first: Figure) -> bool:
        """``rose from 20 to 35 per cent`` names two figures, ``fall by 50 to 60`` is a range."""
        if self._moving is None or not (first.kind or self._from.at(text, first.start)):
            return False
        sentence = re.split(r"[.;!?\n]\s", window(text, first.start, 80))[-1]
        return bool(self._moving.search(sentence.casefold()))


def _added(first: Figure, more: Decimal, end: int) -> Figure:
    value = first.value + more
    return replace(first, end=end, value=value, base=value, article=False)


def _counted_on(text: str, first: Figure, second: Figure, connector: str) -> Figure | None:
    """``eine Million zweihunderttausend Euro``: words that go on counting."""
    words = text[second.start].isalpha() and not connector and not first.kind
    if not words or second.base >= first.scale or first.scale == 1 or second.scale != 1:
        return None
    value = first.value + second.value
    return replace(second, start=first.start, base=value, value=value)


def _same_clause(text: str, start: int, end: int) -> bool:
    return end - start <= _CLAUSE and not re.search(r"[.;!?]\s|\n", text[start:end])


def _range(first: Figure, second: Figure) -> Figure | None:
    """One figure from the two ends, or ``None`` where they do not fit together."""
    kind, unit = (second.kind, second.unit) if second.kind else (first.kind, first.unit)
    if not kind or (first.kind and second.kind and not _same_unit(first, second)):
        return None
    low = _scaled_like(first, second)
    if low >= second.value:
        return None
    return replace(
        second, start=first.start, base=first.base, value=low, upper=second.value,
        kind=kind, unit=unit, rule=second.rule or first.rule, qualifier="range",
    )  # fmt: skip


def _same_unit(first: Figure, second: Figure) -> bool:
    return first.kind == second.kind and first.unit == second.unit


def _scaled_like(first: Figure, second: Figure) -> Decimal:
    """``3 bis 5 Millionen``: both are millions; ``800.000 bis 1,2 Millionen``: only the second."""
    if first.scale != 1 or abs(first.base) >= 1000:
        return first.value
    return first.base * second.scale


def _share(first: Figure, second: Figure) -> Figure:
    """``first`` with the unit of ``second``, where it has none of its own."""
    guessed = first.rule == "count.quantity"  # "die Zahl der Gäste wuchs von 21 auf 45 Prozent"
    if (first.kind and not guessed) or not second.kind or first.year_like or first.article:
        return first
    return replace(
        first, value=_scaled_like(first, second), kind=second.kind, unit=second.unit,
        rule=f"{second.rule}.shared",
    )  # fmt: skip
