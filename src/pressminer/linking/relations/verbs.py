"""Shapes around a verb; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressminer.linking.relations.funding import (
    given_to,
    gives_money,
    likely_funder,
    may_fund,
    recipients,
)
from pressminer.linking.relations.ground import Hit, Pair
from pressminer.linking.scene import Placed

_AUXILIARIES = frozenset({"haben", "hat", "riefen"})
_PARTICIPLE = re.compile(r"\b(?:gegründet|ins Leben)\b")


def active(hit: Hit) -> Iterator[Pair]:
    """SUBJECT trigger OBJECT; in German also trigger SUBJECT OBJECT (2025 gründeten A und B …)."""
    if not _is_active(hit):
        return
    subjects, objects = _active_ends(hit)
    if not subjects or not objects or _cut_off(hit, objects[0]):
        return
    if hit.relation != "funds":
        for subject in subjects:
            yield subject, objects[0]
    elif may_fund(hit, subjects):
        for obj in recipients(hit.ground, objects):
            for subject in subjects[-2:]:
                yield subject, obj


def _is_active(hit: Hit) -> bool:
    """Is the trigger the verb of its subject, not a participle of the passive?"""
    ground, needs = hit.ground, hit.pattern.needs
    following = ground.between(hit.end, hit.end + 12)[:1]
    if hit.relation == "funds" and following and following[0].lower in ground.words.by:
        return False  # … is contributed by the Department
    if needs == "founding":
        return _founds(hit)
    if needs == "no-by":
        return not ground.introduced(hit.end, ground.scene.end, *hit.subject_tables)
    return True


def _founds(hit: Hit) -> bool:
    """``haben … gegründet`` founds; ``haben`` alone does not."""
    if hit.wording not in _AUXILIARIES:
        return True
    scene = hit.ground.scene
    return bool(_PARTICIPLE.search(scene.text[hit.end : scene.end]))


def _active_ends(hit: Hit) -> tuple[list[Placed], list[Placed]]:
    """Subjects and objects of an active verb."""
    ground = hit.ground
    subjects = ground.just_before(hit.start, *hit.subject_tables)
    objects = ground.after(hit.end, "organizations")
    if hit.relation == "funds" and not objects:
        objects = given_to(ground, subjects, hit.end)
    if hit.relation == "founded" and objects and not subjects:
        behind = [g for g in ground.groups if g[0].start >= hit.end]
        if len(behind) >= 2:  # 2025 gründeten LMU und TUM die Allianz
            return list(behind[0]), [p for p in behind[1] if p.ref.table == "organizations"]
    return subjects, objects


def _cut_off(hit: Hit, obj: Placed) -> bool:
    """Does a colon, semicolon or quotation mark stand between trigger and object?"""
    return any(t.text in ";:“”" for t in hit.ground.between(hit.end, obj.start))


def passive(hit: Hit) -> Iterator[Pair]:
    """OBJECT … by SUBJECT … trigger (German) or OBJECT … trigger by SUBJECT (English)."""
    ground, tables = hit.ground, hit.subject_tables
    by = ground.introduced(hit.end, hit.end + 60, *tables) or ground.introduced(
        max(ground.scene.start, hit.start - 250), hit.start, *tables
    )
    if not by:
        return
    agents = {b.ref for b in by}
    objects = [p for p in ground.before(by[0].start, "organizations") if p.ref not in agents]
    obj = objects[0] if objects else ground.main()
    if obj is None:
        return
    for subject in by:
        if hit.relation != "funds" or gives_money(ground, subject):
            yield subject, obj


def receives(hit: Hit) -> Iterator[Pair]:
    """OBJECT trigger … by SUBJECT: ``Die Firma erhält vom Fonds 3 Mio. Euro``."""
    if hit.lacks_money():
        return
    ground = hit.ground
    by = ground.introduced(hit.end, ground.scene.end, *hit.subject_tables)
    agents = {b.ref for b in by}
    receivers = ground.before(hit.start, "organizations") or [
        p for p in ground.after(hit.end, "organizations") if p.ref not in agents
    ]
    raised = hit.wording.startswith(("raise", "secure"))  # from investors
    funders = by or ([] if raised else likely_funder(ground, hit.start))
    for subject in funders:
        for receiver in receivers[:1]:
            yield subject, receiver
