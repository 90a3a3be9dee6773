"""Shapes around a verb; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

from collections.abc import Iterator

from pressminer.linking.relations.ellipsis import elliptic
from pressminer.linking.relations.funding import (
    given_to,
    gives_money,
    is_gift,
    is_work,
    likely_funder,
    may_fund,
    recipients,
)
from pressminer.linking.relations.ground import Hit, Pair
from pressminer.linking.scene import Placed


def active(hit: Hit) -> Iterator[Pair]:
    """SUBJECT trigger OBJECT; in German also trigger SUBJECT OBJECT (2025 gründeten A und B …)."""
    if not _is_active(hit):
        return
    subjects, objects = _active_ends(hit)
    if not subjects or not objects or _cut_off(hit, objects[0]):
        return
    if hit.relation != "funds":
        for subject in [*subjects, *_companions(hit, [*subjects, *objects])]:
            yield subject, objects[0]
    elif may_fund(hit, subjects) and is_gift(hit, objects[0]):
        for obj in recipients(hit.ground, objects):
            for subject in [*subjects, *elliptic(hit)]:
                yield subject, obj


def _companions(hit: Hit, ends: list[Placed]) -> Iterator[Placed]:
    """``gründete zusammen mit der Cellistin Quandt``: founders behind ``mit``."""
    ground, refs = hit.ground, {p.ref for p in ends}
    for placed in ground.placed:
        if placed.ref in refs or placed.ref.table != ends[0].ref.table:
            continue
        if ground.preposition(placed) in ground.words.with_words:
            yield placed


def _is_active(hit: Hit) -> bool:
    """Is the trigger the verb of its subject, not a participle of the passive?"""
    ground, needs = hit.ground, hit.pattern.needs
    following = ground.between(hit.end, hit.end + 12)[:1]
    if hit.relation == "funds" and following and following[0].lower in ground.words.by:
        return False  # … is contributed by the Department
    before = ground.between(ground.scene.start, hit.start)[-1:]
    if before and before[0].lower in ground.words.passives:
        return False  # … was granted 2 million euros
    if needs == "founding":
        return _founds(hit)
    if needs == "no-by":
        return not ground.introduced(hit.end, ground.scene.end, *hit.subject_tables)
    return True


def _founds(hit: Hit) -> bool:
    """``haben … gegründet`` founds; ``haben`` alone does not."""
    words = hit.ground.words
    if hit.wording not in words.founding_auxiliaries:
        return True
    return any(t.lower in words.founding for t in hit.ground.between(hit.end, hit.ground.scene.end))


def _active_ends(hit: Hit) -> tuple[list[Placed], list[Placed]]:
    """Subjects and objects of an active verb, in whatever order they stand to it."""
    ground = hit.ground
    subjects = _actors(hit, ground.just_before(hit.start, *hit.subject_tables))
    objects = _behind(hit)
    if subjects and not objects:
        return _verb_last(hit) or (subjects, _given(hit, subjects))
    if not subjects:
        return _verb_last(hit) or _inverted(hit)
    return subjects, objects


def _actors(hit: Hit, group: list[Placed]) -> list[Placed]:
    return group if group and hit.ground.may_act(group[0]) else []


def _behind(hit: Hit) -> list[Placed]:
    """Who is founded, who is given to behind the verb, if a body or a building stands there."""
    found = [p for p in hit.ground.after(hit.end, *hit.object_tables) if hit.takes(p)]
    givers = {p.ref for p in elliptic(hit)}
    return [p for p in found if p.ref not in givers]


def _given(hit: Hit, subjects: list[Placed]) -> list[Placed]:
    return given_to(hit.ground, subjects, hit.end) if hit.relation == "funds" else []


def _verb_last(hit: Hit) -> tuple[list[Placed], list[Placed]] | None:
    """``dass der Freistaat die Universität unterstützt``: both ends before the verb."""
    before = [g for g in _groups_before(hit) if not _accompanies(hit, g[0])]
    if len(before) < 2 or _cut(hit, before[-2][-1].end):
        return None
    subjects, objects = before[-2], before[-1]
    if _is_object(hit, subjects[0], objects[0]):  # the Trust, which Anna Muster founded
        subjects, objects = objects, subjects
    subjects = [p for p in subjects if p.ref.table in hit.subject_tables]
    objects = [p for p in objects if hit.takes(p)]
    if not objects or hit.ground.preposition(objects[0]) in hit.ground.words.by:
        return None
    return (subjects, objects) if _actors(hit, subjects) else None


def _groups_before(hit: Hit) -> Iterator[list[Placed]]:
    """The enumerations before the trigger, cut where they go on behind it."""
    for group in hit.ground.groups:
        kept = [p for p in group if p.end <= hit.start]
        if kept:
            yield kept


def _accompanies(hit: Hit, placed: Placed) -> bool:
    """``die die Firma mit Jan Sand gegründet hat``: a founder behind ``mit``, see companions."""
    return (
        hit.relation == "founded" and hit.ground.preposition(placed) in hit.ground.words.with_words
    )


def _cut(hit: Hit, start: int) -> bool:
    """Does another clause begin between ``start`` and the trigger?"""
    return any(t.text in ";:“”" for t in hit.ground.between(start, hit.start))


def _is_object(hit: Hit, head: Placed, other: Placed) -> bool:
    """Is ``head``, what a relative clause speaks of, the object of its verb?"""
    if head.start != head.end:
        return False
    ground = hit.ground
    opener = ground.between(head.start, ground.scene.end)[0].lower
    founder = hit.relation == "founded" and other.ref.table == "persons"
    return founder or opener in ground.words.object_relatives


def _inverted(hit: Hit) -> tuple[list[Placed], list[Placed]]:
    """``2025 gründeten LMU und TUM die Allianz``, ``Für das Klinikum stellt das Land … bereit``."""
    ground = hit.ground
    behind = [list(g) for g in ground.groups if g[0].start >= hit.end]
    if not behind or not ground.may_act(behind[0][0], hit.end):
        return [], []
    if ground.distance(hit.end, behind[0][0].start) > 4:
        return [], []
    subjects = [p for p in behind[0] if p.ref.table in hit.subject_tables]
    objects = [p for p in (behind[1] if len(behind) > 1 else []) if hit.takes(p)]
    if not objects and subjects:
        before = ground.just_before(hit.start, *hit.object_tables)
        objects = [p for p in before if hit.takes(p)] if before else _given(hit, subjects)
    return subjects, objects


def _cut_off(hit: Hit, obj: Placed) -> bool:
    """Does a colon, semicolon or quotation mark stand between trigger and object?"""
    return any(t.text in ";:“”" for t in hit.ground.between(hit.end, obj.start))


def passive(hit: Hit) -> Iterator[Pair]:
    """OBJECT … by SUBJECT … trigger (German) or OBJECT … trigger by SUBJECT (English)."""
    ground, tables = hit.ground, hit.subject_tables
    if hit.lacks_costs():
        return
    by = ground.introduced(hit.end, hit.end + 60, *tables) or ground.introduced(
        max(ground.scene.start, hit.start - 250), hit.start, *tables
    )
    if not by and hit.relation == "funds":
        by = _sources(hit, max(ground.scene.start, hit.start - 250), ground.scene.end)
    if not by:
        return
    by, obj = _passive_ends(hit, by)
    if obj is None:
        return
    for subject in by:
        if hit.relation != "funds" or gives_money(ground, subject):
            yield subject, obj


def _passive_ends(hit: Hit, by: list[Placed]) -> tuple[list[Placed], Placed | None]:
    """The agents and the object: before them, behind a comma, else the article's topic."""
    ground = hit.ground
    agents = {b.ref for b in by}
    before = [p for p in ground.before(by[0].start, *hit.object_tables) if hit.takes(p)]
    objects = [p for p in before if p.ref not in agents]
    if objects:
        return by, objects[0]
    opens = not ground.between(ground.scene.start, hit.start)
    if opens and len(by) > 1 and not ground.coordinated(by):
        return by[:-1], by[-1]  # Founded by the University of Bath, the Institute …
    behind = [p for p in ground.placed if p.start >= by[-1].end and hit.takes(p)]
    if opens and behind and ground.distance(by[-1].end, behind[0].start) <= 3:
        return by, behind[0]
    return by, (ground.main() if _unnamed(hit) else None)


def _unnamed(hit: Hit) -> bool:
    """Does no other name or noun before the trigger say what is meant (``Bohus was founded``)?"""
    ground = hit.ground
    if any(p.end <= hit.start and p.ref.table == "persons" for p in ground.placed):
        return False
    for token in ground.between(ground.scene.start, hit.start):
        plain = not token.is_cap or token.lower in ground.words.function_words
        if not plain and not ground.taken(token) and not is_work(token, ground.words):
            return False
    return True


def receives(hit: Hit) -> Iterator[Pair]:
    """OBJECT trigger … by SUBJECT: ``Die Firma erhält vom Fonds 3 Mio. Euro``."""
    if hit.lacks_money():
        return
    ground = hit.ground
    by = _sources(hit, hit.end, ground.scene.end)
    agents = {b.ref for b in by}
    receivers = [p for p in ground.before(hit.start, *hit.object_tables) if hit.takes(p)] or [
        p for p in ground.after(hit.end, "organizations") if p.ref not in agents
    ][:1]
    raised = hit.pattern.kind == "company"  # from investors
    funders = by or ([] if raised else likely_funder(ground, hit.start))
    for subject in funders:
        for receiver in receivers:
            if receiver.ref not in agents:
                yield subject, receiver


def _sources(hit: Hit, start: int, end: int) -> list[Placed]:
    """Who gives: ``vom Fonds``, ``aus dem Programm``."""
    ground = hit.ground
    by = ground.introduced(start, end, *hit.subject_tables)
    if by:
        return by
    found = ground.introduced(start, end, "organizations", by=ground.words.sources)
    return [p for p in found[:1] if ground.kind(p) in {"programme", "foundation", "government"}]


def attributive(hit: Hit) -> Iterator[Pair]:
    """By SUBJECT … trigger OBJECT: ``das 2004 von Jan Sand gegründete Institut``."""
    ground = hit.ground
    objects = [p for p in ground.after(hit.end, *hit.object_tables) if hit.takes(p)]
    if not objects or ground.distance(hit.end, objects[0].start) > 3:
        return
    start = max(ground.scene.start, hit.start - 120)
    by = ground.introduced(start, hit.start, *hit.subject_tables)
    if not by or by[-1].end > hit.start or ground.distance(by[-1].end, hit.start) > 8:
        return
    for subject in by:
        yield subject, objects[0]
