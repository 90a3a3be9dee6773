"""Shapes around a noun or a fixed phrase; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

from collections.abc import Iterator

from pressminer.linking.relations.ground import Hit, Pair
from pressminer.linking.scene import Placed


def nominal(hit: Hit) -> Iterator[Pair]:
    """Trigger OBJECT … by SUBJECT: ``die Gründung der Allianz durch LMU und TUM``."""
    ground = hit.ground
    objects = ground.after(hit.end, "organizations")
    if not objects or ground.distance(hit.end, objects[0].start) > 5:
        return
    obj = objects[0]
    by = ground.introduced(obj.end, ground.scene.end, *hit.subject_tables)
    if not by or ground.distance(obj.end, by[0].start) > 8:
        return
    for subject in by:
        yield subject, obj


def of(hit: Hit) -> Iterator[Pair]:
    """SUBJECT … trigger OBJECT: ``M1 ist Teil der Agenda``, ``die Firma mit Sitz in Ulm``."""
    ground = hit.ground
    wanted = "places" if hit.relation == "located_in" else "organizations"
    objects = ground.after(hit.end, wanted)
    if not objects or ground.distance(hit.end, objects[0].start) > 4:
        return
    for subject in _of_subjects(hit)[-1:]:
        for obj in _of_objects(hit, objects):
            yield subject, obj


def _of_subjects(hit: Hit) -> list[Placed]:
    """The enumeration before the trigger; the last of it is the subject."""
    ground, start = hit.ground, hit.start
    before = ground.between(ground.scene.start, start)
    if before and before[-1].lower in ground.words.joins and hit.relation != "located_in":
        bodies = [p for p in ground.placed if p.end <= start and p.ref.table == "organizations"]
        return bodies[:1]  # X ist eine Ausgründung von Y und arbeitet mit Z
    subjects = ground.just_before(start, "organizations")
    if not subjects and hit.relation == "part_of":
        main = ground.main()
        return [main] if main else []
    return subjects


def _of_objects(hit: Hit, objects: list[Placed]) -> list[Placed]:
    """Partners are all that are enumerated; otherwise there is one whole or place."""
    if hit.relation == "partner_of":
        return objects
    if hit.relation == "part_of" and len(objects) > 1:
        gap = hit.ground.between(objects[0].end, objects[1].start)
        if len(gap) == 1 and gap[0].lower in hit.ground.words.generic_nouns:
            return objects[1:2]  # part of the EU programme Horizon Europe
    return objects[:1]


def seat(hit: Hit) -> Iterator[Pair]:
    """PLACE trigger BODY: ``die in Ulm ansässige Muster GmbH``."""
    ground = hit.ground
    seats, bodies = ground.before(hit.start, "places"), ground.after(hit.end, "organizations")
    if seats and bodies and ground.distance(seats[-1].end, bodies[0].start) <= 3:
        yield bodies[0], seats[-1]


def belongs(hit: Hit) -> Iterator[Pair]:
    """PERSON trigger ASSOCIATION: ``She is a Fellow of the Royal Society``."""
    ground = hit.ground
    bodies = ground.after(hit.end, "organizations")
    people = ground.before(hit.start, "persons") or ground.after(hit.end, "persons")
    if not bodies or not people or ground.distance(hit.end, bodies[0].start) > 3:
        return
    if ground.kind(bodies[0]) in {"association", "foundation", "alliance"}:
        yield people[-1], bodies[0]


def heads(hit: Hit) -> Iterator[Pair]:
    """Trigger OBJECT is SUBJECTS: ``Gründer der Allianz sind A und B``."""
    ground = hit.ground
    objects = ground.after(hit.end, "organizations")
    if not objects or ground.distance(hit.end, objects[0].start) > 2:
        return
    obj, tables = objects[0], {"organizations", "persons"}
    subjects = [p for p in ground.placed if p.start >= obj.end and p.ref.table in tables]
    gap = ground.between(obj.end, subjects[0].start) if subjects else []
    if not ground.words.verbs & {t.lower for t in gap}:
        return
    for group in ground.grouped(subjects)[:1]:
        for subject in group:
            yield subject, obj
