"""Shapes around a noun or a fixed phrase; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pressminer.linking.relations.ground import Hit, Pair
from pressminer.linking.scene import Placed

_ADHERED = frozenset({"association", "foundation", "alliance"})


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
    for subject in _of_subjects(hit, objects)[-1:]:
        for obj in _of_objects(hit, objects):
            yield subject, obj


def _of_subjects(hit: Hit, objects: list[Placed]) -> list[Placed]:
    """The enumeration before the trigger; the last of it is the subject."""
    ground, start = hit.ground, hit.start
    before = ground.between(ground.scene.start, start)
    if before and before[-1].lower in ground.words.joins and hit.relation != "located_in":
        bodies = [p for p in ground.placed if p.end <= start and p.ref.table == "organizations"]
        return bodies[:1]  # X ist eine Ausgründung von Y und arbeitet mit Z
    if hit.relation == "located_in" and any(t.lower in ground.words.leaving for t in before):
        return []  # sold its offices in Leeds
    subjects = ground.just_before(start, "organizations")
    if not subjects and hit.relation == "located_in":
        subjects = _only_actor(hit)
    if not subjects and hit.relation in {"part_of", "located_in"}:
        return _topic(hit)
    if not subjects and hit.relation == "partner_of":
        return _behind(hit, objects)
    return subjects


def _only_actor(hit: Hit) -> list[Placed]:
    """The one body before a trigger that stands far behind it: ``It has 38 staff and sites in``."""
    ground = hit.ground
    bodies = [p for p in ground.placed if p.end <= hit.start and p.ref.table == "organizations"]
    if len({p.ref for p in bodies}) != 1 or not ground.may_act(bodies[0]):
        return []
    cut = any(t.text in ";:“”" for t in ground.between(bodies[0].end, hit.start))
    return [] if cut else bodies[:1]


def _topic(hit: Hit) -> list[Placed]:
    """What the article is about, where the sentence names no other body."""
    ground = hit.ground
    if any(p.ref.table == "organizations" and p.end <= hit.start for p in ground.placed):
        return []
    before = ground.between(ground.scene.start, hit.start)[-1:]
    if hit.pattern.needs == "all" and not (before and before[0].lower in ground.words.articles):
        return []  # In den Werken Bielefeld und Zwickau, but: at 22 sites in Canada
    main = ground.main()
    return [main] if main else []


def _behind(hit: Hit, objects: list[Placed]) -> list[Placed]:
    """``Gemeinsam mit der Hochschule entwickelt die Rehm SE …``: the subject behind the object."""
    ground = hit.ground
    if len(objects) > 1 and not ground.coordinated(objects):
        return [objects.pop()]  # Working with the University of York, Rehm is developing …
    found = ground.after(objects[-1].end, "organizations")
    acts = found and ground.may_act(found[0], objects[-1].end)
    return found[:1] if acts and ground.distance(objects[-1].end, found[0].start) <= 4 else []


def _of_objects(hit: Hit, objects: list[Placed]) -> list[Placed]:
    """Partners are all that are enumerated; otherwise there is one whole or place."""
    if hit.relation == "partner_of" or hit.pattern.needs == "all":
        return objects
    ground = hit.ground
    if hit.relation == "part_of":
        for placed in ground.placed:
            gap = ground.between(objects[0].end, placed.start)
            if len(gap) == 1 and gap[0].lower in ground.words.generic_nouns:
                return [placed]  # part of the EU programme Horizon Europe
    return objects[:1]


def seat(hit: Hit) -> Iterator[Pair]:
    """PLACE trigger BODY: ``die in Ulm ansässige Muster GmbH``."""
    ground = hit.ground
    seats, bodies = (ground.before(hit.start, "places"), ground.after(hit.end, "organizations"))
    if seats and bodies and ground.distance(seats[-1].end, bodies[0].start) <= 3:
        yield bodies[0], seats[-1]


def belongs(hit: Hit) -> Iterator[Pair]:
    """PERSON trigger ASSOCIATION: ``She is a Fellow of the Royal Society``."""
    ground = hit.ground
    bodies = ground.after(hit.end, "organizations")
    people = ground.before(hit.start, "persons") or ground.after(hit.end, "persons")
    if not bodies or not people or ground.distance(hit.end, bodies[0].start) > 3:
        return
    if ground.speaks_of_organ(hit.end, bodies[0].start):
        return  # member of the board of the Society
    if ground.kind(bodies[0]) in _ADHERED or _is_learned(hit, bodies[0]):
        yield people[-1], bodies[0]


def _is_learned(hit: Hit, body: Placed) -> bool:
    """``Royal College of Physicians``: a learned society that is named like a university."""
    name = hit.ground.scene.text[body.start : body.end].lower()
    return any(name.startswith(word) for word in hit.ground.words.learned)


def adheres(hit: Hit) -> Iterator[Pair]:
    """PERSON and ASSOCIATION in the dative: ``Anna Kern gehört dem Verein der Imker an``."""
    ground = hit.ground
    people = {p.ref: p for p in ground.placed if p.ref.table == "persons"}
    bodies = [p for p in ground.placed if p.ref.table == "organizations"]
    if len(people) != 1 or not bodies or ground.kind(bodies[0]) not in _ADHERED:
        return
    if len({p.ref for p in bodies}) > 1 and bodies[1].start > hit.end:
        bodies = bodies[:1]
    before = ground.between(ground.scene.start, bodies[0].start)
    genitive = len(before) > 1 and before[-2].is_cap and before[-2].end < hit.start
    if not before or before[-1].lower not in ground.words.adhering:
        return
    if genitive or ground.speaks_of_organ(ground.scene.start, bodies[0].start):
        return  # gehört dem Vorstand der Gesellschaft an
    yield next(iter(people.values())), bodies[0]


def heads(hit: Hit) -> Iterator[Pair]:
    """Trigger OBJECT is SUBJECTS: ``Gründer der Allianz sind A und B``.

    Without an object it is what was spoken of: ``Gründer waren A und B``.
    """
    ground = hit.ground
    objects = ground.after(hit.end, "organizations")
    tables = {"organizations", "persons"} if hit.relation == "founded" else {"organizations"}
    if not objects or ground.distance(hit.end, objects[0].start) > 2:
        return
    obj: Placed | None = objects[0]
    start = objects[0].end
    if _lists(hit, hit.end, objects[0].start):
        main = ground.topics.recent(hit.start) or ground.topics.main()
        obj, start = (Placed(hit.start, hit.start, main) if main else None), hit.end
    elif not _lists(hit, start, _next(hit, start, tables)):
        return
    subjects = [p for p in ground.placed if p.start >= start and p.ref.table in tables]
    for group in ground.grouped(subjects)[:1]:
        for subject in group:
            if obj is not None:
                yield subject, obj


def _next(hit: Hit, start: int, tables: Collection[str]) -> int:
    """Where the next entity of ``tables`` stands, else ``start``."""
    return next((p.start for p in hit.ground.placed if p.start >= start and p.ref.table in tables),
                start)  # fmt: skip


def _lists(hit: Hit, start: int, end: int) -> bool:
    """Is there a verb in ``start:end`` that says who or where: ``sind``, ``zählen``?"""
    words = hit.ground.words
    return any(t.lower in words.verbs | words.listing for t in hit.ground.between(start, end))


def sites(hit: Hit) -> Iterator[Pair]:
    """Trigger BODY is PLACES: ``Sitz der Stiftung ist Vaduz``, ``The seat of X is in Y``."""
    ground = hit.ground
    bodies = ground.after(hit.end, "organizations")
    places = ground.after(bodies[0].end, "places") if bodies else []
    if not places or ground.distance(hit.end, bodies[0].start) > 2:
        return
    gap = ground.distance(bodies[0].end, places[0].start)
    if gap <= 4 and _lists(hit, bodies[0].end, places[0].start):
        for place in places:
            yield bodies[0], place


def home(hit: Hit) -> Iterator[Pair]:
    """Trigger PLACE … BODY: ``From its headquarters in Odense, Nordfilter sells …``."""
    ground = hit.ground
    places, bodies = (ground.after(hit.end, "places"), ground.after(hit.end, "organizations"))
    if places and bodies and places[0].end <= bodies[0].start:
        near = ground.distance(hit.end, places[0].start) <= 1
        if near and ground.distance(places[0].end, bodies[0].start) <= 3:
            yield bodies[0], places[0]


def owns(hit: Hit) -> Iterator[Pair]:
    """GROUP trigger UNITS: ``Zur Lux-Gruppe gehören A und B``; units are the subjects."""
    ground = hit.ground
    wholes = ground.before(hit.start, "organizations")
    units = ground.after(hit.end, "organizations")
    if len(wholes) != 1 or not units or ground.distance(hit.end, units[0].start) > 5:
        return
    whole = wholes[0]
    if not ground.preposition(units[0], hit.end) and ground.kind(whole) == "company":
        for unit in units:
            if ground.kind(unit) in {"company", "media", "other", "hospital"}:
                yield unit, whole


def child(hit: Hit) -> Iterator[Pair]:
    """Trigger UNIT, of the company the article is about: ``Chef der Konzerntochter X``."""
    ground = hit.ground
    units = ground.after(hit.end, "organizations")
    if not units or ground.distance(hit.end, units[0].start) > 0:
        return
    companies = [p for p in ground.placed if p.end <= hit.start and ground.kind(p) == "company"]
    ref = companies[-1].ref if companies else ground.topics.main()
    if ref is not None and ref.table == "organizations":
        parent = Placed(hit.start, hit.start, ref)
        if ground.kind(parent) == "company":
            yield units[0], parent


def admitted(hit: Hit) -> Iterator[Pair]:
    """PERSON and ASSOCIATION of one clause: ``Carl Vogt wurde in die Akademie aufgenommen``."""
    ground = hit.ground
    people = [p for p in ground.placed if p.ref.table == "persons"]
    bodies = [p for p in ground.placed if p.ref.table == "organizations"
              and ground.kind(p) in {"association", "foundation", "alliance"}]  # fmt: skip
    if len({p.ref for p in people}) == 1 and len({p.ref for p in bodies}) == 1:
        yield people[0], bodies[0]
