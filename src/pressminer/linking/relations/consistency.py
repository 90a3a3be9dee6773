"""What holds between all the relations that one article states."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.linking.relations.ground import Stated
from pressminer.model import EntityRef, Relation
from pressminer.resolve import Entities

Key = tuple[EntityRef, str, EntityRef]

_BINDING = frozenset({"member_of", "part_of"})


def consistent(stated: Sequence[Stated], entities: Entities) -> list[Stated]:
    """The relations in their order, with those that follow and without those that contradict."""
    found = [*stated, *_founders_are_members(stated, entities)]
    return _one_figure(_without_contradictions(found))


def _founders_are_members(stated: Sequence[Stated], entities: Entities) -> list[Stated]:
    """Bodies that found an alliance together are its members."""
    founders: dict[EntityRef, list[Stated]] = {}
    for relation, span in stated:
        if _founds_alliance(relation, entities):
            founders.setdefault(relation.object, []).append((relation, span))
    return [
        (Relation(r.subject, "member_of", r.object), span)
        for found in founders.values()
        if len({r.subject for r, _ in found}) > 1
        for r, span in found
    ]


def _founds_alliance(relation: Relation, entities: Entities) -> bool:
    """Is it a body, not a person, that founds, and an alliance that is founded?"""
    if relation.kind != "founded":
        return False
    if {relation.subject.table, relation.object.table} != {"organizations"}:
        return False
    return entities.organizations[relation.object.index].value.kind == "alliance"


def _without_contradictions(stated: Sequence[Stated]) -> list[Stated]:
    """A member or part is not partner of its whole, too; nobody is member of its own member."""
    bound = {_ends(r) for r, _ in stated if r.kind in _BINDING}
    kept: list[Stated] = []
    seen: set[Key] = set()
    for relation, span in stated:
        if relation.kind == "partner_of" and _ends(relation) in bound:
            continue
        if relation.kind in _BINDING and (relation.object, relation.kind, relation.subject) in seen:
            continue
        seen.add(_key(relation))
        kept.append((relation, span))
    return kept


def _one_figure(stated: Sequence[Stated]) -> list[Stated]:
    """The same relation told twice, once with its sum: the sum counts for both."""
    figures: dict[Key, Relation] = {}
    for relation, _ in stated:
        known = figures.get(_key(relation))
        if known is None or (known.amount is None and known.date is None):
            figures[_key(relation)] = relation
    return [(figures[_key(r)], span) for r, span in stated]


def _key(relation: Relation) -> Key:
    return relation.subject, relation.kind, relation.object


def _ends(relation: Relation) -> frozenset[EntityRef]:
    return frozenset((relation.subject, relation.object))
