"""The sum of a grant and the day of a founding: what the sentence that states it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pressminer.linking.relations.ground import Facts, Stated
from pressminer.linking.scene import Scene
from pressminer.model import EntityRef, Relation


def with_facts(stated: Sequence[Stated], scene: Scene, money: Facts, dates: Facts) -> list[Stated]:
    """What a sentence states, with amounts (funds) and dates (founded).

    The only sum or date of the sentence; of as many sums as givers each giver has its own
    (``Das Land gab 3 Mio. Euro, die Stiftung 400.000 Euro``); else it would be a guess.
    """
    if not stated:
        return []
    sums, days = _within(scene, money), _within(scene, dates)
    own = _own_sums(stated, scene, sums)
    return [(_with_fact(relation, sums, days, own), span) for relation, span in stated]


def _with_fact(
    relation: Relation, sums: list[int], days: list[int], own: dict[EntityRef, int]
) -> Relation:
    if relation.kind == "funds":
        amount = sums[0] if len(sums) == 1 else own.get(relation.subject)
        return relation if amount is None else replace(relation, amount=amount)
    if relation.kind == "founded" and len(days) == 1:
        return replace(relation, date=days[0])
    return relation


def _within(scene: Scene, facts: Facts) -> list[int]:
    """Indices of the facts that start in the sentence, in text order, each once."""
    return list(dict.fromkeys(i for start, _, i in facts if scene.start <= start < scene.end))


def _own_sums(stated: Sequence[Stated], scene: Scene, sums: Sequence[int]) -> dict[EntityRef, int]:
    """Giver → its sum, where the sentence has as many givers as sums."""
    givers = {relation.subject for relation, _ in stated if relation.kind == "funds"}
    ordered = list(dict.fromkeys(p.ref for p in scene.placed if p.ref in givers))
    return dict(zip(ordered, sums, strict=True)) if len(ordered) == len(sums) else {}
