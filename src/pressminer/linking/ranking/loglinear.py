"""Log-linear models: a choice between candidates, each described by its clues.

The probability of a candidate is proportional to ``exp`` of the sum of its clues' weights (Berger,
Della Pietra and Della Pietra 1996, A Maximum Entropy Approach to Natural Language Processing). A
clue is a string; one without a weight says nothing, so that new words do no harm.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from pressminer.errors import RulesError
from pressminer.rules import SHARED, RuleFolder


class Ranker:
    """Weighs candidates against each other; ``weights``: clue → weight.

    >>> Ranker({"near": 1.0}).probabilities([["near"], []])
    [0.7310585786300049, 0.2689414213699951]
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def probabilities(self, candidates: Sequence[Iterable[str]]) -> list[float]:
        """One number per candidate; together they are 1."""
        weights = self.weights
        return _softmax([sum(weights.get(c, 0.0) for c in set(clues)) for clues in candidates])


class Classifier:
    """Tells which of some labels the clues speak for; ``weights``: clue → one weight per label."""

    def __init__(self, labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> None:
        self.labels = tuple(labels)
        self._rows = {clue: k for k, clue in enumerate(weights)}
        rows = list(weights.values())
        self._weights = np.array(rows, dtype=np.float32).reshape(len(rows), len(self.labels))

    def probabilities(self, clues: Iterable[str]) -> list[float]:
        """One number per label, in their order; together they are 1."""
        rows = {self._rows[clue] for clue in clues if clue in self._rows}
        sums = self._weights[sorted(rows)].sum(axis=0, dtype=np.float64)  # in a fixed order
        return _softmax([float(s) for s in sums])


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def ranker(rules: RuleFolder, name: str) -> Ranker:
    """The ranker of ``shared/<name>.tsv``: columns ``clue`` and ``weight``.

    Raises `RulesError` for a weight that is no number.
    """
    weights = _read(rules, name)
    try:
        return Ranker({clue: float(cell) for clue, cell in weights.items()})
    except ValueError as error:
        raise _fault(name, error) from None


def classifier(rules: RuleFolder, name: str) -> Classifier:
    """The classifier of ``shared/<name>.tsv``: in ``weight`` pairs ``label=number``, by blanks.

    Raises `RulesError` for a cell that is not like that.
    """
    try:
        cells = {
            clue: [(label, float(number)) for label, number in map(_pair, cell.split())]
            for clue, cell in _read(rules, name).items()
        }
    except ValueError as error:
        raise _fault(name, error) from None
    labels = sorted({label for row in cells.values() for label, _ in row})
    place = {label: k for k, label in enumerate(labels)}
    weights: dict[str, list[float]] = {}
    for clue, row in cells.items():
        weights[clue] = [0.0] * len(labels)
        for label, number in row:
            weights[clue][place[label]] = number
    return Classifier(labels, weights)


def _pair(cell: str) -> tuple[str, str]:
    label, _, number = cell.rpartition("=")
    return label, number


def _read(rules: RuleFolder, name: str) -> dict[str, str]:
    return {row["clue"]: row["weight"] for row in rules.rows(SHARED, f"{name}.tsv")}


def _fault(name: str, error: ValueError) -> RulesError:
    return RulesError([f"{SHARED}/{name}.tsv: {error}; train it anew with: make linking"])
