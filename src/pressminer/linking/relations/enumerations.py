"""Shapes around an enumeration; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.linking.relations.ground import Ground, Hit, Pair
from pressminer.linking.scene import Placed

_MAX_PAIRS = 4  # of more bodies nobody means that each works with each
_COLLECTIVE = frozenset({"alliance", "programme"})


def members(hit: Hit) -> Iterator[Pair]:
    """An alliance and the enumeration beside it, in whatever order they stand."""
    ground = hit.ground
    bodies = [p for p in ground.placed if p.ref.table == "organizations"]
    wholes = _wholes(hit, bodies)
    whole = wholes[0] if wholes else _alliance(ground)
    if whole is None or (hit.pattern.needs == "copula" and not _says_who(hit)):
        return
    no_members = _COLLECTIVE | {"government"}
    parts = [p for p in bodies if p.ref != whole.ref and ground.kind(p) not in no_members]
    group = max(ground.grouped(parts), key=len, default=[])
    if len({p.ref for p in group}) < 2 and not (hit.pattern.kind == "one" and group and wholes):
        return
    for part in [*group, *_besides(ground, parts, group)]:
        yield part, whole


def _says_who(hit: Hit) -> bool:
    """Is there a verb that lists: ``Mitglieder der M1 sind LMU und TUM``, not ``… loben``?"""
    words = hit.ground.words
    listing = words.verbs | words.listing
    return any(t.lower in listing or t.text == ":" for t in hit.ground.scene.tokens)


def _besides(ground: Ground, parts: Sequence[Placed], group: Sequence[Placed]) -> list[Placed]:
    """``Neben der Universität Basel sind die Empa und die Rochat SA beteiligt``."""
    known = {p.ref for p in group}
    besides = ground.words.besides
    return [p for p in parts if p.ref not in known and ground.preposition(p) in besides]


def _wholes(hit: Hit, bodies: Sequence[Placed]) -> list[Placed]:
    """What one can be a member of: an alliance before a programme before an association."""
    ground = hit.ground
    wholes = [p for p in bodies if ground.kind(p) in _COLLECTIVE]
    if len({w.ref for w in wholes}) > 1:
        alliances = [w for w in wholes if ground.kind(w) == "alliance"]
        return alliances or wholes
    if not wholes and hit.pattern.kind == "one":
        return [p for p in bodies if ground.kind(p) == "association"][-1:]
    return wholes


def _alliance(ground: Ground) -> Placed | None:
    """The article's alliance, where the sentence lists members without naming it."""
    ref = ground.topics.of("alliance", ground.scene.start)
    return Placed(ground.scene.start, ground.scene.start, ref) if ref else None


def partners_in(hit: Hit) -> Iterator[Pair]:
    """SUBJECTS and the project or alliance behind the trigger: ``partners in the project X``."""
    ground = hit.ground
    wholes = [p for p in ground.after(hit.end, "organizations") if ground.kind(p) in _COLLECTIVE]
    if not wholes or ground.distance(hit.end, wholes[0].start) > 3:
        return
    whole = wholes[0]
    rest = [p for p in ground.placed if p.ref.table == "organizations" and p.ref != whole.ref]
    before = [p for p in rest if p.end <= hit.start]
    behind = [p for p in rest if p.start >= whole.end]
    for part in (ground.grouped(before) or ground.grouped(behind) or [[]])[0]:
        yield part, whole


def gives(hit: Hit) -> Iterator[Pair]:
    """Trigger SUBJECTS, for the body the article is about: ``angeführt von Fonds X``."""
    ground, kind = hit.ground, hit.pattern.kind
    if hit.lacks_money() or _lacks_round(hit):
        return
    ref = (ground.topics.of(kind) if kind else None) or ground.topics.main()
    givers = ground.after(hit.end, *(("organizations",) if kind else ("organizations", "places")))
    if ref is None or not givers or ground.distance(hit.end, givers[0].start) > 6:
        return
    obj = Placed(givers[0].start, givers[0].start, ref)
    for giver in givers:
        yield giver, obj


def _lacks_round(hit: Hit) -> bool:
    """Does the pattern hold in talk of a financing round only, and the sentence has none?"""
    ground = hit.ground
    if hit.pattern.needs != "round" or ground.has_money:
        return False
    return not any(t.lower in ground.words.rounds for t in ground.scene.tokens)


def given(hit: Hit) -> Iterator[Pair]:
    """``Fonds X zog mit``: investors before a verb, for the company the article is about."""
    ground = hit.ground
    if _lacks_round(hit):
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


def pact(hit: Hit) -> Iterator[Pair]:
    """Partners around the trigger: ``A hat mit B einen Vertrag geschlossen``, ``A und B haben …``.

    The other partner stands behind ``mit``; without it, two bodies are enumerated.
    """
    ground = hit.ground
    bodies = [p for p in ground.placed if p.ref.table == "organizations"]
    others = [p for p in bodies if ground.preposition(p) in ground.words.with_words]
    refs = {p.ref for p in others}
    if others:
        ones = [p for p in bodies if p.ref not in refs and not ground.preposition(p)]
        group = next((list(g) for g in ground.groups if others[0] in g), others)
        for one in ones[:1]:
            for other in group:
                yield one, other
    else:
        before = ground.just_before(hit.start, "organizations")
        yield from _each_with_each(before if len({p.ref for p in before}) == 2 else [])


def _each_with_each(group: Sequence[Placed]) -> Iterator[Pair]:
    distinct = list({p.ref: p for p in group}.values())
    if len(distinct) > _MAX_PAIRS:
        return
    for i, a in enumerate(distinct):
        for b in distinct[:i]:
            yield b, a
