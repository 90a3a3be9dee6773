"""What an article is about, and whom ``the charity`` or ``das Haus`` means in it.

A release speaks of its sender by a noun of its kind from one paragraph to the next; another
body of that kind is meant only in the paragraph that names it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pressminer.linking.groups import OPENING, Topics, title_end
from pressminer.linking.scene import Scene
from pressminer.model import BlockKind, EntityRef
from pressminer.resolve import Entities

_LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL_ROW})
_COLLECTIVE = frozenset({"alliance", "programme", "association", "other"})
_TOPICAL = frozenset({"alliance", "programme"})
_SHORTEST_ACRONYM = 3

# What else a body may be that a noun of a kind means: the charity Harbour Light is of no kind.
_LOOSELY: Mapping[str, frozenset[str]] = {
    "alliance": frozenset({"programme", "association", "other"}),
    "programme": frozenset({"alliance", "other"}),
    "company": frozenset({"other"}),
    "foundation": frozenset({"association", "other"}),
    "association": frozenset({"foundation", "alliance", "other"}),
    "hospital": frozenset({"company", "other"}),
    "research_institute": frozenset({"other"}),
    "university": frozenset({"other"}),
    "other": frozenset({"foundation", "association"}),
}


class Subjects(Topics):
    """The topics of an article, paragraph by paragraph."""

    def __init__(self, stage: Sequence[Scene], entities: Entities) -> None:
        text, end = stage[0].text, title_end(stage[0].text)
        listed = [(s.start, s.end) for s in stage if s.kind in _LISTED]
        buildings = (
            EntityRef("places", index)
            for index, place in enumerate(entities.places)
            if place.value.kind == "building" and place.spans and min(place.spans)[0] < end
        )
        super().__init__(end, entities.organizations, listed, next(buildings, None))
        self._kinds = [e.value.kind for e in entities.organizations]
        self._paragraphs = [b.start for a, b in pairwise(stage) if "\n" in text[a.end : b.start]]
        self._headed = _in_title(text[:end], text, entities)
        self._headings = [(s.start, s.end) for s in stage if s.kind is BlockKind.HEADING]
        self._main = self._ranked()

    def _ranked(self) -> EntityRef | None:
        """What the headline names, else the body spoken of most."""
        main = super().main()
        if main is None or main in self._headed:
            return main
        ranked = sorted(
            (ref not in self._headed, -self._weight(ref), self._spans[ref][0], ref)
            for found in self.by_kind.values()
            for _, ref in found
            if self._kinds[ref.index] not in {"government", "media"}
        )
        if not ranked or (not self._headed and -ranked[0][1] <= self._weight(main)):
            return main
        return ranked[0][3]

    def _weight(self, ref: EntityRef) -> int:
        """How much an article speaks of a body: ``About X`` and the opening count double."""
        spans = self._spans[ref]
        headings = sum(a <= s < b for s in spans for a, b in self._headings)
        return len(spans) + headings + (spans[0] < OPENING // 2)

    def main(self) -> EntityRef | None:
        """What the article is about."""
        return self._main

    def meant(self, kinds: Sequence[str], position: int) -> EntityRef | None:
        """The body that a noun for ``kinds`` means at ``position``.

        One of that kind that the paragraph names, else the article's topic if it may be called
        so, else the one of that kind in the article.
        """
        if _TOPICAL.intersection(kinds) and self._spoken_of(kinds, position):
            return super().meant(kinds, position)  # the alliance named last
        near = self._named_near(kinds, position)
        main = self._main
        if main is not None and (main in near or not near) and self._fits(main, kinds):
            return main
        if len(near) == 1:
            return near[0]
        return super().meant(kinds, position)

    def _fits(self, ref: EntityRef, kinds: Sequence[str]) -> bool:
        kind = self._kinds[ref.index]
        if kind in kinds:
            return True
        return any(kind in _LOOSELY.get(k, ()) for k in kinds)

    def _spoken_of(self, kinds: Sequence[str], position: int) -> bool:
        return any(s < position for ref in self.refs(*kinds) for s in self._spans[ref])

    def _named_near(self, kinds: Sequence[str], position: int) -> list[EntityRef]:
        """Bodies of these kinds that the paragraph names before ``position``."""
        k = bisect_right(self._paragraphs, position)
        start = self._paragraphs[k - 1] if k else 0
        return [
            ref
            for kind in kinds
            for _, ref in self.by_kind.get(kind, [])
            if any(start <= s < position for s in self._spans[ref])
        ]


def _in_title(title: str, text: str, entities: Entities) -> set[EntityRef]:
    """Bodies that the headline names, tagged there or not (``Lumenar raises …``)."""
    return {
        EntityRef("organizations", index)
        for index, entity in enumerate(entities.organizations)
        if any(_stands_in(text[start:end], title) for start, end in entity.spans)
    }


def _stands_in(name: str, title: str) -> bool:
    at = title.find(name)
    behind = title[at + len(name) : at + len(name) + 1]
    return at >= 0 and len(name) >= _SHORTEST_ACRONYM and not behind.isalnum()


def subjects_of(stage: Sequence[Scene], entities: Entities) -> tuple[list[Scene], Subjects]:
    """The article's scenes with one body for an acronym and its long form, and its subjects."""
    same = dict(_spelled_out(stage, entities))
    if same:
        stage = [_renamed(scene, same) for scene in stage]
        entities = _merged(entities, same)
    return list(stage), Subjects(stage, entities)


def _spelled_out(
    stage: Sequence[Scene], entities: Entities
) -> Iterator[tuple[EntityRef, EntityRef]]:
    """Long form → acronym: ``BALTSENSE (Baltic Sensor Network for Harmful Algae)``."""
    for scene in stage:
        for a, b in pairwise(scene.placed):
            if {a.ref.table, b.ref.table} != {"organizations"} or a.ref == b.ref:
                continue
            kinds = {entities.organizations[p.ref.index].value.kind for p in (a, b)}
            bracketed = scene.text[a.end : b.start] == " (" and scene.text[b.end : b.end + 1] == ")"
            if bracketed and kinds <= _COLLECTIVE:
                first, second = scene.text[a.start : a.end], scene.text[b.start : b.end]
                if _abbreviates(first, second):
                    yield b.ref, a.ref
                elif _abbreviates(second, first):
                    yield a.ref, b.ref


def _abbreviates(short: str, long: str) -> bool:
    """Are the letters of ``short`` found in ``long`` in their order?"""
    if " " in short or len(short) < _SHORTEST_ACRONYM or not short[:2].isupper():
        return False
    rest = iter(long.lower())
    return " " in long and all(letter in rest for letter in short.lower() if letter.isalpha())


def _renamed(scene: Scene, same: Mapping[EntityRef, EntityRef]) -> Scene:
    if not any(p.ref in same for p in scene.placed):
        return scene
    return replace(scene, placed=[p._replace(ref=same.get(p.ref, p.ref)) for p in scene.placed])


def _merged(entities: Entities, same: Mapping[EntityRef, EntityRef]) -> Entities:
    """The entities with the mentions of a long form given to its acronym."""
    bodies = list(entities.organizations)
    for long, short in same.items():
        spans = sorted([*bodies[short.index].spans, *bodies[long.index].spans])
        bodies[short.index] = replace(bodies[short.index], spans=spans)
        bodies[long.index] = replace(bodies[long.index], spans=[])
    return replace(entities, organizations=bodies)
