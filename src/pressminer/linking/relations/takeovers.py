"""Shapes around a company that became part of another; each takes a `Hit`, yields (part, whole)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.linking.relations.ground import Hit, Pair
from pressminer.linking.scene import Placed

_OWNED = frozenset({"company", "media", "other", "hospital"})
_OWNERS = frozenset({"company", "other", "hospital", "foundation"})


def belonging(hit: Hit) -> Iterator[Pair]:
    """PART … ``zu`` WHOLE trigger: ``die Muster GmbH, die seit Mai zum Konzern gehört``."""
    ground = hit.ground
    bodies = [p for p in ground.placed if p.end <= hit.start and p.ref.table == "organizations"]
    before = ground.between(ground.scene.start, hit.start)[-2:]
    main = ground.main()
    if not bodies or len(before) < 2 or main is None:
        return
    if ground.distance(bodies[-1].end, hit.start) == 0 and bodies[-1].end > bodies[-1].start:
        if len(bodies) > 1 and ground.preposition(bodies[-1]) in ground.words.toward:
            yield bodies[0], bodies[-1]
    elif before[0].lower in ground.words.toward and before[1].lower in ground.words.generic_nouns:
        yield from _taken_by(hit, bodies[0], main)  # zum Konzern, what the article is about


def acquired(hit: Hit) -> Iterator[Pair]:
    """WHOLE trigger PART: ``Larch Bank has completed the acquisition of Tern Leasing``."""
    ground = hit.ground
    wholes = ground.just_before(hit.start, "organizations")
    parts = ground.after(hit.end, "organizations")
    if not wholes or not parts or ground.distance(hit.end, parts[0].start) > 3:
        return
    if not ground.may_act(wholes[0]) or ground.preposition(parts[0], hit.end):
        return
    for part in parts:
        yield from _taken_by(hit, part, wholes[0])


def taken(hit: Hit) -> Iterator[Pair]:
    """WHOLE … PART trigger, PART … by WHOLE trigger: ``Die A AG hat die B GmbH übernommen``."""
    ground = hit.ground
    bodies = [p for p in ground.placed if p.end <= hit.start and p.ref.table == "organizations"]
    by = ground.introduced(ground.scene.start, hit.start, "organizations")
    owners = {p.ref for p in by}
    others = [p for p in bodies if p.ref not in owners]
    if len(by) == 1 and len({p.ref for p in others}) == 1:
        yield from _taken_by(hit, others[0], by[0])
    elif not by and len({p.ref for p in bodies}) == 2 and _is_object(hit, bodies):
        yield from _taken_by(hit, bodies[-1], bodies[0])


def _is_object(hit: Hit, bodies: Sequence[Placed]) -> bool:
    """Is the second body itself what is taken: not ``den Vertrieb der B GmbH``?"""
    ground, first, last = hit.ground, bodies[0], bodies[-1]
    gap = ground.between(first.end, last.start)
    return ground.may_act(first) and not any(t.is_cap and t.is_word for t in gap)


def _taken_by(hit: Hit, part: Placed, whole: Placed) -> Iterator[Pair]:
    ground = hit.ground
    if ground.kind(part) in _OWNED and ground.kind(whole) in _OWNERS:
        yield part, whole
