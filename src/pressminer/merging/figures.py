"""Which figures of different articles are one: ``10 Mio. Euro`` here, ``rund 10 Mio. Euro`` there.

Equal figures (kind, value, upper end, unit, period) with the same hedge are one row. A bare one
joins a hedged one only where both articles speak of the same thing, since ``up to 10 million`` for
one body says nothing about the 10 million of another. What tells that, the surest first:

1. *relation*: both are the sum of one relation (the Land funds the museum);
2. *reprint*: one article repeats the other;
3. *bodies*: the sentences name the same bodies, or one names some of those that the other names.

Of several hedged rows that fit the one told first takes the bare figure, so that a newer article
changes no row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressminer.merging.facts import Stated, told_on
from pressminer.model import Amount

BARE = "exact"
APART = "apart"  # marks the bare figure whose plain id the hedged row of another thing has

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a figure is about: relations that it is the sum of, bodies of its sentences.

    ``original``: the article, or the one that it repeats.
    """

    relations: frozenset[Key] = frozenset()
    bodies: frozenset[str] = frozenset()
    original: str = ""

    def likeness(self, other: Context) -> str:
        """Why both are about the same thing; ``""`` if nothing says so."""
        if self.relations & other.relations:
            return "the same relation"
        if self.original == other.original:
            return "a reprint"
        if self.relations and other.relations:
            return ""
        shared = self.bodies and other.bodies
        if shared and (self.bodies <= other.bodies or other.bodies <= self.bodies):
            return "the same bodies"
        return ""


class Figure(NamedTuple):
    """One article's figure in its context."""

    stated: Stated
    context: Context


def figure_key(amount: Amount) -> Key:
    """What equal figures share, hedges aside."""
    top = "" if amount.value_max is None else str(amount.value_max.normalize())
    return amount.kind, str(amount.value.normalize()), top, amount.unit.casefold(), amount.per


def grouped(figures: Iterable[Figure]) -> Iterator[tuple[Key, Stated, str]]:
    """Each figure with the key of its row, and why it joined a hedged one (``""`` if it did not).

    The statement's atom is what the id of its row hangs on.
    """
    equal: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        equal[figure_key(figure.stated.fact.value)].append(figure)
    for key, found in equal.items():
        yield from _rows(key, found)


def _rows(key: Key, figures: Sequence[Figure]) -> Iterator[tuple[Key, Stated, str]]:
    hedged = sorted((f for f in figures if _hedge(f) != BARE), key=_order)
    joined: list[tuple[Figure, str, str]] = []
    alone: list[Figure] = []
    for figure in figures:
        if _hedge(figure) != BARE:
            yield _row(key, figure, _hedge(figure))
            continue
        hedge, why = _fitting(figure, hedged)
        if hedge:
            joined.append((figure, hedge, why))
        else:
            alone.append(figure)
    owner = _owner(joined, alone)
    for figure, hedge, why in joined:
        atom = BARE if hedge == owner else hedge
        yield (*key, hedge), _with_atom(figure, key, atom), why
    for figure in alone:
        mark = () if owner == BARE else (APART,)
        yield (*key, BARE), _with_atom(figure, key, BARE, *mark), ""


def _fitting(figure: Figure, hedged: Iterable[Figure]) -> tuple[str, str]:
    """The hedge of the first row about the same thing, and why it is the same."""
    for other in hedged:
        why = figure.context.likeness(other.context)
        if why:
            return _hedge(other), why
    return "", ""


def _owner(joined: Sequence[tuple[Figure, str, str]], alone: Sequence[Figure]) -> str:
    """The hedge of the row that keeps the id of the bare figure: where it was told first."""
    told = [(told_on(f.stated.findings), 1, BARE) for f in alone]
    told += [(told_on(f.stated.findings), 0, hedge) for f, hedge, _ in joined]
    return min(told)[2] if told else BARE


def _hedge(figure: Figure) -> str:
    return str(figure.stated.fact.value.qualifier)


def _order(figure: Figure) -> tuple[str, str, str]:
    return (
        told_on(figure.stated.findings),
        _hedge(figure),
        figure.stated.findings.document.document_id,
    )


def _row(key: Key, figure: Figure, hedge: str) -> tuple[Key, Stated, str]:
    return (*key, hedge), _with_atom(figure, key, hedge), ""


def _with_atom(figure: Figure, key: Key, *hedge: str) -> Stated:
    return figure.stated._replace(atom="\x1e".join((*key, *hedge)))
