"""Givers without a verb of their own: ``Das Land gab 3 Mio. Euro, die Stiftung 400.000 Euro``."""

from __future__ import annotations

from collections.abc import Iterator

from pressminer.linking.relations.ground import Ground, Hit
from pressminer.linking.scene import Placed


def elliptic(hit: Hit) -> Iterator[Placed]:
    """Bodies and territories behind the trigger that stand between a comma and their own sum."""
    ground = hit.ground
    if hit.relation != "funds" or not ground.has_money:
        return
    for placed in ground.placed:
        if placed.start < hit.end or placed.ref.table not in hit.subject_tables:
            continue
        if _joined(ground, placed) and _with_sum(ground, placed):
            yield placed


def sources(hit: Hit, first: Placed) -> Iterator[Placed]:
    """``… came from the Agency and $1.2 million from the Trust``: the givers behind the first."""
    ground = hit.ground
    preposition = ground.preposition(first)
    for placed in ground.placed:
        if placed.start < first.end or placed.ref.table not in hit.subject_tables:
            continue
        before = ground.between(ground.scene.start, placed.start)[-4:]
        summed = any(ground.in_sum(t) for t in before)
        if preposition and summed and ground.preposition(placed) == preposition:
            yield placed


def _joined(ground: Ground, placed: Placed) -> bool:
    before = ground.between(ground.scene.start, placed.start)
    if before and before[-1].lower in ground.words.articles:
        before = before[:-1]
    return bool(before) and (before[-1].text in ",;" or before[-1].lower in ground.words.joins)


def _with_sum(ground: Ground, placed: Placed) -> bool:
    behind = ground.between(placed.end, ground.scene.end)[:3]
    if behind and behind[0].lower in ground.words.with_words:
        behind = behind[1:]
    return any(ground.in_sum(t) for t in behind[:2])
