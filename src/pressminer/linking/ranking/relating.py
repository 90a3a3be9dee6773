"""The model of relations at work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.ranking.line import Lines, WordClasses
from pressminer.linking.ranking.loglinear import classifier
from pressminer.linking.ranking.pairs import BACK, NONE, Backdrop, Pair, PairClues, fits
from pressminer.linking.scene import Scene, kinds_of
from pressminer.model import BlockKind, EntityRef, Relation
from pressminer.resolve import Entities

RELATIONS = "linking_relations"  # file of weights
SURE = 0.9  # probability from which a relation counts as stated

Span = tuple[int, int]


class Relater:
    """Tells how the entities of one sentence after the other hang together.

    ``watch``, if set, is shown all pairs of each sentence: that is how the weights are trained.
    """

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        self.clues = PairClues(lexicon, Lines(lexicon, titles), WordClasses(lexicon))
        self.model = classifier(lexicon.rules, RELATIONS)
        self.watch: Callable[[Sequence[Pair], Entities], None] | None = None
        self.entities = Entities([], [], [])
        self.kinds: dict[EntityRef, str] = {}
        self.backdrop = Backdrop()

    def new_article(self, house: EntityRef | None, entities: Entities) -> None:
        """Forgets what was spoken of; ``house``: the body that the article is about."""
        self.entities = entities
        self.kinds = kinds_of(entities)
        self.backdrop = Backdrop(house)

    def __call__(
        self, scene: Scene, sums: Sequence[tuple[int, int, int]]
    ) -> Iterator[tuple[Relation, Span]]:
        """Relations that the sentence states, with the span from the one end to the other."""
        if scene.kind is BlockKind.CELL_ROW:  # what a cell means, its column says
            return
        spans = [(start, end) for start, end, _ in sums]
        pairs = list(self.clues(scene, self.kinds, self.backdrop, spans))
        if self.watch is not None:
            self.watch(pairs, self.entities)
        for pair in pairs:
            relation = self._likely(pair)
            if relation is not None:
                yield relation, pair.span
        self.backdrop = self.backdrop.after(scene)

    def _likely(self, pair: Pair) -> Relation | None:
        if not self.model.labels:
            return None
        chances = self.model.probabilities(pair.clues)
        label, chance = max(zip(self.model.labels, chances, strict=True), key=lambda p: p[1])
        if label == NONE or chance < SURE:
            return None
        kind, back = label[:-1], label.endswith(BACK)
        subject, obj = (pair.second, pair.first) if back else (pair.first, pair.second)
        if not fits(kind, self._kind(subject), self._kind(obj)):
            return None
        return Relation(subject, kind, obj)

    def _kind(self, ref: EntityRef) -> str:
        return self.kinds.get(ref, "person")
