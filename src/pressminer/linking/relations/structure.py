"""What two neighbours state without a trigger: a unit and its parent, a body and its seat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pressminer.linking.relations.ground import Ground, Stated
from pressminer.linking.scene import Placed
from pressminer.model import Relation

_PARENTS = frozenset({"university", "hospital", "research_institute", "government", "company"})


def structural(ground: Ground) -> Iterator[Stated]:
    """Yields part_of and located_in between neighbours of a sentence.

    ``Institut für X der Universität Y`` (part of), ``Universität Y (Italien)`` (located in).
    """
    for a, b in pairwise(ground.scene.placed):
        if a.ref.table == "organizations":
            yield from _behind_body(ground, a, b)


def _behind_body(ground: Ground, a: Placed, b: Placed) -> Iterator[Stated]:
    """What ``b`` is to the body ``a`` that it follows."""
    gap = " ".join(t.lower for t in ground.between(a.end, b.start))
    linked = b.ref.table == "organizations" and gap in ground.words.unit_links
    if linked and _is_unit(ground, a, b):
        yield Relation(a.ref, "part_of", b.ref), (a.start, b.end)
    elif b.ref.table == "places" and _sits(ground, a, b, gap):
        yield Relation(a.ref, "located_in", b.ref), (a.start, b.end)


def _is_unit(ground: Ground, a: Placed, b: Placed) -> bool:
    """Is ``a`` an institute, clinic, faculty …, and ``b`` a body that has such units?"""
    return ground.kind(b) in _PARENTS and ground.is_unit(a)


def _sits(ground: Ground, a: Placed, b: Placed, gap: str) -> bool:
    """Is the place ``b`` the seat of ``a``? ``gap``: the words between them, lower case."""
    if gap == "(":
        rest = ground.between(b.end, b.end + 2)
        return bool(rest) and rest[0].text in "),"
    if gap in {"aus", "from"} and ground.kind(a) == "company":
        return True
    rest = ground.between(b.end, b.end + 8)[:1]
    closed = not rest or rest[0].text in {",", ")", ".", ";"}
    if gap == "," and ground.kind(b) == "country":  # Lund University, Sweden
        return closed
    if gap not in {"in", ") in"} or ground.kind(a) in {"programme", "media"}:
        return False
    return closed or rest[0].lower in ground.words.joins | ground.words.where
