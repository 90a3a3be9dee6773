"""The sum of a grant and the day of a founding: the only one that the sentence names."""

from __future__ import annotations

from dataclasses import replace

from pressminer.linking.relations.ground import Facts, Stated
from pressminer.linking.scene import Scene


def with_facts(stated: Stated, scene: Scene, money: Facts, dates: Facts) -> Stated:
    """The relation with its amount (funds) or date (founded), if ``scene`` names just one."""
    relation, span = stated
    if relation.kind == "funds":
        amount = _only(scene, money)
        relation = relation if amount is None else replace(relation, amount=amount)
    elif relation.kind == "founded":
        date = _only(scene, dates)
        relation = relation if date is None else replace(relation, date=date)
    return relation, span


def _only(scene: Scene, facts: Facts) -> int | None:
    """Index of the one fact that starts in the sentence; of several it would be a guess."""
    found = {index for start, _, index in facts if scene.start <= start < scene.end}
    return found.pop() if len(found) == 1 else None
