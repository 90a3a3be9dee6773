"""Measures of agreement between two annotations; they know nothing of articles and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import comb
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")

Measure = dict[str, float]  # name of a number -> the number, as reported


@dataclass(frozen=True, slots=True)
class Tally:
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both counts together."""
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    def measure(self) -> Measure:
        """Precision, recall, F1 and the counts; 0 where nothing was there to count."""
        p = _share(self.tp, self.tp + self.fp)
        r = _share(self.tp, self.tp + self.fn)
        return {**f1(p, r), "tp": self.tp, "fp": self.fp, "fn": self.fn}


def f1(precision: float, recall: float) -> Measure:
    """Both and their harmonic mean, rounded to four places."""
    mean = _share(2 * precision * recall, precision + recall)
    return {"f1": round(mean, 4), "p": round(precision, 4), "r": round(recall, 4)}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def pair(
    gold: Sequence[G], found: Sequence[P], weight: Callable[[G, P], int]
) -> list[tuple[int, int]]:
    """Match one to one, heaviest pair first: (index in ``gold``, index in ``found``).

    Weight 0 is no match; equal weights go by the order of ``gold``, then of ``found``.
    """
    weighed = ((weight(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    candidates = sorted(((-w, i, j) for w, i, j in weighed if w > 0))
    taken_gold, taken_found = set[int](), set[int]()
    pairs = []
    for _, i, j in candidates:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def b_cubed(items: Sequence[tuple[Hashable, Hashable]]) -> Measure:
    """B-cubed over (true cluster, found cluster) of each item (Bagga and Baldwin 1998)."""
    together = Counter(items)
    true = Counter(key for key, _ in items)
    found = Counter(cluster for _, cluster in items)
    size = len(items)
    precision = sum(n * n / found[cluster] for (_, cluster), n in together.items())
    recall = sum(n * n / true[key] for (key, _), n in together.items())
    return {**f1(_share(precision, size), _share(recall, size)), "items": size}


@dataclass(frozen=True, slots=True)
class Told:
    """One article tells of one entity: the true one, and the row it was given (or ``None``)."""

    entity: str
    record: str | None
    article: str
    language: str


def cross_pairs(told: Sequence[Told], side: Callable[[Told], Hashable]) -> Tally:
    """Pairs of tellings on different sides (articles, languages): is one entity one row?

    Counted by group rather than pair by pair, so that the cost is linear.
    """
    given = [t for t in told if t.record is not None]
    same = _pairs_across((t.entity, side(t)) for t in told)
    found = _pairs_across((t.record, side(t)) for t in given)
    right = _pairs_across(((t.entity, t.record), side(t)) for t in given)
    return Tally(right, found - right, same - right)


def _pairs_across(items: Iterable[tuple[Hashable, Hashable]]) -> int:
    """Number of pairs that share the group, the first part, but not the side, the second."""
    counts = Counter(items)
    groups = Counter[Hashable]()
    for (group, _), n in counts.items():
        groups[group] += n
    return sum(comb(n, 2) for n in groups.values()) - sum(comb(n, 2) for n in counts.values())
