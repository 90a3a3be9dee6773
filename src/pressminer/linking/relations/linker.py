"""The relations of an article: by patterns, by structure, by lists; then all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import house_of
from pressminer.linking.patterns import Pattern, compiled_patterns, starts_in
from pressminer.linking.ranking.relating import Relater
from pressminer.linking.relations.about import subjects_of
from pressminer.linking.relations.consistency import consistent
from pressminer.linking.relations.facticity import is_stated
from pressminer.linking.relations.facts import with_facts
from pressminer.linking.relations.gaps import between_neighbours, compiled_gaps
from pressminer.linking.relations.ground import Facts, Ground, Hit, Stated
from pressminer.linking.relations.grounding import Grounding
from pressminer.linking.relations.lists import ListReader
from pressminer.linking.relations.seats import SeatColumns
from pressminer.linking.relations.shapes import SHAPES
from pressminer.linking.relations.structure import structural
from pressminer.linking.roles.gaps import person_titles
from pressminer.linking.scene import Placed, Scene
from pressminer.model import Relation
from pressminer.resolve import Entities


class RelationLinker:
    """Relations of an article, with the span of the sentence part that states each.

    By the rules and, if ``learned``, by the model of `pressminer.linking.ranking`.
    ``Das Land Hessen fördert die Universität Gießen mit 3 Mio. Euro.`` → (Land Hessen, funds,
    Universität Gießen, the amount) and the span from ``Land`` to ``Gießen``.
    """

    def __init__(self, lexicon: Lexicon, *, learned: bool = True) -> None:
        titles = person_titles(lexicon, lexicon.rules.languages[0])
        self.relate = Relater(lexicon, titles) if learned else None
        self.patterns = compiled_patterns(lexicon.rules)
        self.gaps = compiled_gaps(lexicon.rules)
        self.grounding = Grounding(lexicon)
        self.lists = ListReader(lexicon)
        self.seats = SeatColumns(lexicon.words("relations", "seats"))

    def __call__(
        self, stage: Sequence[Scene], entities: Entities, amounts: Facts, dates: Facts
    ) -> list[Stated]:
        """Takes the scenes of an article, its entities and facts; spans point into its text.

        ``amounts``/``dates``: (start, end, index) of the article's facts.
        """
        if not stage:
            return []
        stage, topics = subjects_of(stage, entities)
        found: list[Stated] = []
        if self.relate is not None:
            self.relate.new_article(house_of(stage, entities), entities)
        for ground in self.grounding(stage, topics, entities, amounts):
            stated = [*self._by_patterns(ground), *self._by_structure(ground)]
            if self.relate is not None:
                stated += self.relate(replace(ground.scene, placed=ground.placed), ground.sums)
            found += with_facts(stated, ground.scene, amounts, dates)
        found += self.lists(stage, topics, entities, amounts)
        found += self.seats(stage)
        return consistent(found, entities)

    def _by_patterns(self, ground: Ground) -> Iterator[Stated]:
        """What the wordings of the sentence's language state."""
        if not ground.placed:
            return
        begun = starts_in(ground.scene)
        for pattern in self.patterns.get(ground.scene.language, ()):
            if pattern.starts.isdisjoint(begun):
                continue
            for hit in _hits(ground, pattern):
                for subject, obj in SHAPES[pattern.shape](hit):
                    if subject.ref != obj.ref:
                        yield _stated(hit, subject, obj)

    def _by_structure(self, ground: Ground) -> Iterator[Stated]:
        """What neighbours state without a verb."""
        yield from structural(ground)
        yield from between_neighbours(ground, self.gaps.get(ground.scene.language, ()))


def _hits(ground: Ground, pattern: Pattern) -> Iterator[Hit]:
    """Where the trigger stands outside of names (not in ``Deutsche Fördergesellschaft``)."""
    offset = ground.scene.start
    for match in pattern.trigger.finditer(ground.text):
        start, end = offset + match.start(), offset + match.end()
        if any(p.start < end and start < p.end for p in ground.scene.placed):
            continue
        if is_stated(ground, start, end):
            yield Hit(ground.around(start), pattern, start, end)


def _stated(hit: Hit, subject: Placed, obj: Placed) -> Stated:
    """``gehört zur Helmholtz-Gemeinschaft``: one is a member of an association, not a part."""
    kind = hit.relation
    if kind == "part_of" and hit.ground.kind(obj) in {"association", "alliance"}:
        kind = "member_of"
    span = (min(subject.start, obj.start), max(subject.end, obj.end))
    return Relation(subject.ref, kind, obj.ref), span
