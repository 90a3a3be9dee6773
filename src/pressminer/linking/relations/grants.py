"""Shapes around a gift: ``dank einer Zuwendung der Stiftung``, ``a £2m grant from the Trust``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.linking.relations.ellipsis import sources
from pressminer.linking.relations.funding import gives_money
from pressminer.linking.relations.ground import Hit, Pair
from pressminer.linking.scene import Placed


def gift(hit: Hit) -> Iterator[Pair]:
    """Trigger SUBJECTS … OBJECT, else what the article is about: ``mit Mitteln des Landes``."""
    if hit.lacks_money():
        return
    ground = hit.ground
    givers = ground.after(hit.end, *hit.subject_tables)
    if not givers or ground.distance(hit.end, givers[0].start) > 3:
        return
    if len(givers) > 1 and not ground.coordinated(givers):
        givers = givers[:-1]  # Thanks to a grant from the Council, the Theatre will tour
    givers = [g for g in [*givers, *sources(hit, givers[0])] if gives_money(ground, g)]
    yield from _pairs(givers, _recipient(hit, givers))


def named(hit: Hit) -> Iterator[Pair]:
    """SUBJECT trigger … OBJECT: ``a National Science Foundation grant will allow …``."""
    ground = hit.ground
    givers = ground.just_before(hit.start, *hit.subject_tables)[-1:]
    if not givers or givers[-1].end + 1 < hit.start:
        return
    yield from _pairs(givers, _recipient(hit, givers))


def _apart(hit: Hit, placed: Placed) -> bool:
    """Does a semicolon stand between the trigger and an entity?"""
    span = sorted((hit.end, placed.start))
    return any(t.text == ";" for t in hit.ground.between(span[0], span[1]))


def _pairs(givers: Sequence[Placed], obj: Placed | None) -> Iterator[Pair]:
    for giver in givers:
        if obj is not None:
            yield giver, obj


def _recipient(hit: Hit, givers: Sequence[Placed]) -> Placed | None:
    """Whom the gift is for: behind ``für``, else behind the givers, before them, the topic."""
    ground, refs = hit.ground, {g.ref for g in givers}
    if not givers:
        return None
    by = ground.words.by
    others = [
        p
        for p in ground.placed
        if hit.takes(p) and p.ref not in refs and ground.preposition(p) not in by
    ]
    for_whom = [p for p in others if ground.preposition(p) in ground.words.for_words]
    reached = {"", *ground.words.recipients}
    others = [p for p in others if not _apart(hit, p)]
    behind = [p for p in others if p.start >= givers[-1].end and ground.preposition(p) in reached]
    before = [p for p in others if p.end <= hit.start]
    found = for_whom or behind or before[-1:]
    if found:
        return found[0]
    main = ground.recipient()
    return None if main is None or any(p.ref == main.ref for p in ground.placed) else main
