"""Trains log-linear models: stochastic gradient descent with AdaGrad and L2 shrinkage.

Duchi, Hazan and Singer 2011, Adaptive Subgradient Methods. Order and start are fixed by a seed, so
that the same examples give the same weights.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Settings:
    """``shrinkage``: of all weights, for the whole data; ``least``: how often a clue is seen."""

    shrinkage: float = 5.0
    rounds: int = 30
    least: int = 2
    rate: float = 0.1
    seed: int = 0


# Clues of each candidate; the right ones; how much the choice counts.
Choice = tuple[Sequence[Sequence[str]], Sequence[int], float]
Labelled = tuple[Sequence[str], Sequence[str]]  # clues; the labels that are right


def train_ranker(choices: Sequence[Choice], settings: Settings) -> dict[str, float]:
    """Weight of each clue."""
    known = _vocabulary((clues for found, _, _ in choices for clues in found), settings)
    data = [([_indices(c, known) for c in found], list(right), w) for found, right, w in choices]
    weights, squares = np.zeros(len(known)), np.full(len(known), 1e-8)
    shrink = settings.shrinkage / max(1, len(data))
    for found, right, weight in _shuffled(data, settings):
        chances = _softmax(np.array([weights[c].sum() for c in found]))
        steps = weight * (chances - _target(chances, right))
        for step, clues in zip(steps, found, strict=True):
            if abs(step) > 1e-5:
                gradient = step + shrink * weights[clues]
                squares[clues] += gradient * gradient
                weights[clues] -= settings.rate * gradient / np.sqrt(squares[clues])
    return {clue: float(weights[k]) for clue, k in known.items()}


def train_classifier(
    examples: Sequence[Labelled], labels: Sequence[str], settings: Settings
) -> dict[str, Floats]:
    """One weight per label for each clue."""
    known = _vocabulary((clues for clues, _ in examples), settings)
    place = {label: k for k, label in enumerate(labels)}
    data = [(_indices(c, known), [place[label] for label in right]) for c, right in examples]
    weights = np.zeros((len(known), len(labels)))
    squares = np.full(weights.shape, 1e-8)
    shrink = settings.shrinkage / max(1, len(data))
    for clues, right in _shuffled(data, settings):
        chances = _softmax(weights[clues].sum(0))
        steps = chances - _target(chances, right)
        if np.abs(steps).max() > 1e-3:
            gradient = steps + shrink * weights[clues]
            squares[clues] += gradient * gradient
            weights[clues] -= settings.rate * gradient / np.sqrt(squares[clues])
    return {clue: weights[k] for clue, k in known.items()}


def _vocabulary(texts: Iterable[Sequence[str]], settings: Settings) -> Mapping[str, int]:
    seen = Counter(clue for clues in texts for clue in set(clues))
    kept = sorted(clue for clue, n in seen.items() if n >= settings.least)
    return {clue: k for k, clue in enumerate(kept)}


def _indices(clues: Iterable[str], known: Mapping[str, int]) -> Indices:
    return np.array(sorted({known[c] for c in clues if c in known}), dtype=np.int64)


def _shuffled(data: Sequence, settings: Settings) -> Iterable:  # type: ignore[type-arg]
    order = random.Random(settings.seed)
    data = list(data)
    for _ in range(settings.rounds):
        order.shuffle(data)
        yield from data


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def _target(chances: Floats, right: Sequence[int]) -> Floats:
    """All right candidates share what is to be learnt, as they share it now."""
    target = np.zeros(len(chances))
    target[list(right)] = chances[list(right)] + 1e-12
    return target / target.sum()
