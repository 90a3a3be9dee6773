"""The models at work: which person, which body, which relation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.ranking import bodies, holders
from pressminer.linking.ranking.bodies import BodyClues, Setting
from pressminer.linking.ranking.gender import Genders
from pressminer.linking.ranking.holders import HolderClues, Known
from pressminer.linking.ranking.line import Lines, Sign, WordClasses
from pressminer.linking.ranking.loglinear import ranker
from pressminer.linking.scene import Scene
from pressminer.model import EntityRef

HOLDERS, BODIES = "linking_holders", "linking_bodies"  # files of weights
NOBODY = 0.5  # probability above which nobody named holds the post


class Chooser:
    """Decides about the posts of one sentence after the other.

    ``watch_holders`` and ``watch_bodies``, if set, are shown all candidates of each decision: that
    is how the weights are trained (see docs/linking.md).
    """

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        classes = WordClasses(lexicon)
        self.lines = Lines(lexicon, titles)
        self.genders = Genders(lexicon)
        self.holder_clues = HolderClues(lexicon, classes, self.genders)
        self.body_clues = BodyClues(classes)
        self.holders = ranker(lexicon.rules, HOLDERS)
        self.bodies = ranker(lexicon.rules, BODIES)
        self.watch_holders: Callable[[Scene, Post, Sequence[holders.Candidate]], None] | None = None
        self.watch_bodies: (
            Callable[[Scene, Post, EntityRef, Sequence[bodies.Candidate]], None] | None
        ) = None

    def line(self, scene: Scene, posts: Sequence[Post]) -> Mapping[int, tuple[list[Sign], int]]:
        """Index of a post → the line of its sentence and where the post stands in it."""
        line = self.lines(scene, [(p.start, p.end) for p in posts])
        return {sign.post: (line, k) for k, sign in enumerate(line) if sign.post >= 0}

    def holder(
        self, scene: Scene, post: Post, place: tuple[list[Sign], int], known: Known
    ) -> EntityRef | None:
        """The likeliest holder of a post; ``None`` if more speaks for nobody."""
        line, k = place
        context = f"{scene.language} {scene.kind.value}"
        candidates = self.holder_clues(line, k, post.title, known, context)
        if self.watch_holders is not None:
            self.watch_holders(scene, post, candidates)
        if len(candidates) < 2:
            return None
        chances = self.holders.probabilities([c.clues for c in candidates])
        if chances[-1] > NOBODY:
            return None
        return max(zip(chances[:-1], candidates, strict=False), key=lambda pair: pair[0])[1].holder

    def body(
        self,
        scene: Scene,
        post: Post,
        place: tuple[list[Sign], int],
        holder: EntityRef,
        setting: Setting,
    ) -> EntityRef | None:
        """The likeliest body of a post that ``holder`` holds."""
        line, k = place
        candidates = self.body_clues(line, k, post.title, holder, setting)
        if self.watch_bodies is not None:
            self.watch_bodies(scene, post, holder, candidates)
        chances = self.bodies.probabilities([c.clues for c in candidates])
        return max(zip(chances, candidates, strict=True), key=lambda pair: pair[0])[1].body
