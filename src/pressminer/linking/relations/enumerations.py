"""Shapes around an enumeration; each takes a `Hit` and yields (subject, object)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.linking.relations.ground import Ground, Hit, Pair
from pressminer.linking.scene import Placed

_MAX_PAIRS = 4  # of more bodies nobody means that each works with each
_COLLECTIVE = frozenset({"alliance", "programme"})
_MEMBER = ("member", "mitglied")
_WHOLES = _COLLECTIVE | {"association", "other"}


def members(hit: Hit) -> Iterator[Pair]:
    """An alliance and the enumeration beside it, in whatever order they stand."""
    ground, one = hit.ground, hit.pattern.kind == "one"
    bodies = [p for p in ground.placed if p.ref.table == "organizations"]
    wholes = _wholes(hit, bodies)
    whole = wholes[0] if wholes else _alliance(ground)
    if whole is None or (hit.pattern.needs == "copula" and not _says_who(hit)):
        return
    if one and ground.speaks_of_organ(ground.scene.start, whole.start):
        return  # ein Mitglied des Beirats der Allianz
    parts = [p for p in bodies if p.ref != whole.ref and _may_join(ground, p)]
    group = max(ground.grouped(parts), key=len, default=[])
    if len({p.ref for p in group}) < 2 and not (one and group and wholes):
        return
    for part in [*group, *_besides(ground, parts, group), *_alike(hit, parts, group)]:
        yield part, whole


def _may_join(ground: Ground, part: Placed) -> bool:
    """No authority, no other alliance; not ``dem Beirat der Stiftung gehört sie an``."""
    if ground.kind(part) in _COLLECTIVE | {"government"}:
        return False
    before = ground.between(ground.scene.start, part.start)[-2:]
    return not before or not ground.speaks_of_organ(before[0].start, part.start)


def _alike(hit: Hit, parts: Sequence[Placed], group: Sequence[Placed]) -> Iterator[Placed]:
    """``It belongs, like X and Y, to the network``: the others than the enumeration."""
    words = hit.ground.words
    if any(t.lower in words.alike for t in hit.ground.between(hit.end, hit.ground.scene.end)):
        known = {p.ref for p in group}
        yield from (p for p in parts if p.ref not in known)


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
    direct = _direct(hit, bodies)
    if direct is not None:
        return [direct]
    wholes = [p for p in bodies if ground.kind(p) in _COLLECTIVE]
    if len({w.ref for w in wholes}) > 1:
        alliances = [w for w in wholes if ground.kind(w) == "alliance"]
        return alliances or wholes
    if not wholes and hit.pattern.kind == "one":
        return [p for p in bodies if ground.kind(p) == "association"][-1:]
    return wholes


def _direct(hit: Hit, bodies: Sequence[Placed]) -> Placed | None:
    """``a member of Eurowind``, ``the Federation, whose members include …``: plainly the whole."""
    ground = hit.ground
    head = bodies[0] if bodies and bodies[0].start == bodies[0].end else None
    if head is not None and hit.pattern.needs == "copula":
        return head if ground.kind(head) in _WHOLES else None
    behind = next((p for p in bodies if p.start >= hit.end), None)
    if behind is None or hit.pattern.kind != "one" or ground.kind(behind) not in _WHOLES:
        return None
    name = ground.scene.text[behind.start : behind.end].lower().split()
    if ground.kind(behind) == "other" and (
        not any(w in hit.wording for w in _MEMBER) or name[-1] in ground.words.organs
    ):
        return None  # belongs to the Faculty; a member of the Executive Committee
    gap = ground.between(hit.end, behind.start)
    small = ground.words.articles | ground.words.prepositions
    near = 1 <= len(gap) <= 2 and all(t.lower in small for t in gap)
    return behind if near and gap[0].lower in small - ground.words.by | {"von"} else None


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
    if hit.lacks_money() or hit.lacks_round():
        return
    ref = (ground.topics.of(kind) if kind else None) or ground.topics.main()
    givers = ground.after(hit.end, "organizations", "persons" if kind else "places")
    if ref is None or not givers or ground.distance(hit.end, givers[0].start) > 6:
        return
    obj = Placed(givers[0].start, givers[0].start, ref)
    for before, giver in zip([obj, *givers], givers, strict=False):
        if giver.ref.table != "persons" or _and_so_does(ground, before, giver):
            yield giver, obj


def _and_so_does(ground: Ground, before: Placed, person: Placed) -> bool:
    """``Fonds X und Jan Muster``, but not ``Fonds X, sagt Jan Muster``."""
    gap = ground.between(before.end, person.start)
    small = ground.words.joins | ground.words.articles
    joined = any(t.lower in ground.words.joins for t in gap)
    return joined and all(t.lower in small or t.is_cap or not t.is_word for t in gap)


def given(hit: Hit) -> Iterator[Pair]:
    """``Fonds X zog mit``: investors before a verb, for the company the article is about."""
    ground = hit.ground
    if hit.lacks_round():
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


def beside(hit: Hit) -> Iterator[Pair]:
    """Trigger and two bodies: ``Als Partner steht dem Verbund die Stiftung zur Seite``."""
    bodies = [p for p in hit.ground.placed if p.ref.table == "organizations"]
    if len({p.ref for p in bodies}) == 2:
        yield from _each_with_each(bodies)


def _each_with_each(group: Sequence[Placed]) -> Iterator[Pair]:
    distinct = list({p.ref: p for p in group}.values())
    if len(distinct) > _MAX_PAIRS:
        return
    for i, a in enumerate(distinct):
        for b in distinct[:i]:
            yield b, a
