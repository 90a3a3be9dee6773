"""Shapes around an enumeration; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressminer.linking.relations.ground import Ground, Hit, Pair
from pressminer.linking.scene import Placed

_MAX_PAIRS = 4  # of more bodies nobody means that each works with each
_COLLECTIVE = frozenset({"alliance", "programme"})
_MEMBER = ("mitglied", "member")
_JOINING = (*_MEMBER, "join", "tritt", "beigetreten", "gehör")  # of which one subject is enough
_ROUND = re.compile(r"\b(?:round|financing|investors?|shareholders?|series [a-e])\b", re.IGNORECASE)


def members(hit: Hit) -> Iterator[Pair]:
    """An alliance and the enumeration beside it, in whatever order they stand."""
    ground = hit.ground
    bodies = [p for p in ground.placed if p.ref.table == "organizations"]
    wholes = _wholes(hit, bodies)
    whole = wholes[0] if wholes else _alliance(ground)
    if whole is None:
        return
    no_members = _COLLECTIVE | {"government"}
    parts = [p for p in bodies if p.ref != whole.ref and ground.kind(p) not in no_members]
    group = max(ground.grouped(parts), key=len, default=[])
    single = hit.wording.startswith(_JOINING) and group and wholes
    if len({p.ref for p in group}) < 2 and not single:
        return
    for part in group:
        yield part, whole


def _wholes(hit: Hit, bodies: Sequence[Placed]) -> list[Placed]:
    """What one can be a member of: an alliance before a programme before an association."""
    ground = hit.ground
    wholes = [p for p in bodies if ground.kind(p) in _COLLECTIVE]
    if len({w.ref for w in wholes}) > 1:
        alliances = [w for w in wholes if ground.kind(w) == "alliance"]
        return alliances or wholes
    if not wholes and hit.wording.startswith(_MEMBER):
        return [p for p in bodies if ground.kind(p) == "association"]
    return wholes


def _alliance(ground: Ground) -> Placed | None:
    """The article's alliance, where the sentence lists members without naming it."""
    ref = ground.topics.of("alliance", ground.scene.start)
    return Placed(ground.scene.start, ground.scene.start, ref) if ref else None


def gives(hit: Hit) -> Iterator[Pair]:
    """Trigger SUBJECTS, for the body the article is about: ``angeführt von Fonds X``."""
    ground, kind = hit.ground, hit.pattern.kind
    if hit.lacks_money():
        return
    ref = (ground.topics.of(kind) if kind else None) or ground.topics.main()
    givers = ground.after(hit.end, *(("organizations",) if kind else ("organizations", "places")))
    if ref is None or not givers or ground.distance(hit.end, givers[0].start) > 6:
        return
    obj = Placed(givers[0].start, givers[0].start, ref)
    for giver in givers:
        yield giver, obj


def given(hit: Hit) -> Iterator[Pair]:
    """``Fonds X zog mit``: investors before a verb, for the company the article is about."""
    ground = hit.ground
    if hit.pattern.needs == "round" and not _ROUND.search(ground.text):
        return
    ref = ground.topics.of(hit.pattern.kind) or ground.topics.main()
    if ref is None:
        return
    for giver in ground.just_before(hit.start, "organizations"):
        yield giver, Placed(giver.start, giver.start, ref)


def between(hit: Hit) -> Iterator[Pair]:
    """Trigger SUBJECTS, each with each: ``die Partnerschaft zwischen A und B``."""
    yield from _each_with_each(hit.ground.after(hit.end, "organizations"))


def pairs(hit: Hit) -> Iterator[Pair]:
    """SUBJECTS trigger, each with each: ``A und B arbeiten zusammen``."""
    group = hit.ground.before(hit.start, "organizations")
    if len({p.ref for p in group}) < 2:
        group = hit.ground.after(hit.end, "organizations")
    yield from _each_with_each(group)


def _each_with_each(group: Sequence[Placed]) -> Iterator[Pair]:
    distinct = list({p.ref: p for p in group}.values())
    if len(distinct) > _MAX_PAIRS:
        return
    for i, a in enumerate(distinct):
        for b in distinct[:i]:
            yield b, a
