"""Times several ways of doing the same work in alternation, so that a noisy machine hits all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds on the wall and seconds of processor time."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, smallest and largest of several measurements."""

    median: float
    low: float
    high: float


def timed(work: Callable[[], object]) -> Timing:
    """How long ``work`` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Timing(time.perf_counter() - wall, time.process_time() - cpu)


def alternating(
    contestants: Mapping[str, Callable[[], Timing]], rounds: int
) -> dict[str, list[Timing]]:
    """Runs every contestant once a round; the order turns round from one round to the next."""
    told: dict[str, list[Timing]] = {name: [] for name in contestants}
    for k in range(rounds):
        for name in list(contestants) if k % 2 == 0 else reversed(contestants):
            told[name].append(contestants[name]())
    return told


def spread(values: Sequence[float]) -> Spread:
    """Of at least one value.

    >>> spread([3.0, 1.0, 2.0])
    Spread(median=2.0, low=1.0, high=3.0)
    """
    return Spread(statistics.median(values), min(values), max(values))


def ratio(ours: Sequence[Timing], theirs: Sequence[Timing], clock: str = "wall") -> Spread:
    """How many times as long ``ours`` took as ``theirs``, round by round."""
    pairs = zip(ours, theirs, strict=True)
    return spread([getattr(a, clock) / getattr(b, clock) for a, b in pairs])
