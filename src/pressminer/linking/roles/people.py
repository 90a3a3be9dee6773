"""Enumerations of people: ``Jens Meiler und Thomas Neumuth``, ``A (Kiel), B and C``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.linking.roles.gaps import Gaps
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene


class People:
    """Walks along an enumeration of persons in a sentence."""

    def __init__(self, words: RoleWords, gaps: Gaps) -> None:
        self.joins = words.joins | {"sowie"}
        self.links = words.links - words.joins
        self.gaps = gaps

    def after(self, scene: Scene, first: Placed) -> Iterator[Placed]:
        """Who is named together with ``first`` behind it."""
        last = first
        for person in scene.of("persons"):
            if person.start < last.end:
                continue
            if not self._together(scene, last, person):
                return
            yield person
            last = person

    def before(self, scene: Scene, first: Placed) -> Iterator[Placed]:
        """Who is named together with ``first`` before it, the nearest first."""
        last = first
        for person in reversed(list(scene.of("persons"))):
            if person.end > last.start:
                continue
            if not self._together(scene, person, last):
                return
            yield person
            last = person

    def _together(self, scene: Scene, a: Placed, b: Placed) -> bool:
        gap = self.gaps(scene, a.end, b.start)
        if gap is None:
            return False
        bodies = {
            t.lower
            for p in scene.of("organizations", "places")
            if a.end <= p.start < b.start
            for t in scene.between(p.start, p.end)
        }
        if bodies:  # Laura Scott of the University of Leeds and James Walker
            gap = [w for w in gap if w not in bodies and w not in self.links]
        return self._enumerates(gap)

    def _enumerates(self, gap: Sequence[str]) -> bool:
        """``, ``, ``und``, ``(Kiel University), ``: nothing but joints and brackets."""
        outside, depth = [], 0
        for word in gap:
            depth += (word == "(") - (word == ")")
            if depth == 0 and word != ")":
                outside.append(word)
        return bool(outside) and all(w in self.joins for w in outside)
