"""Bodies that the verb ties to a post: ``Acme Ltd has appointed Jo Doe as chairman``."""

from __future__ import annotations

from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.view import Token

MAX_GIVER = 6  # tokens between the body, the verb and the name
MAX_ENTERED = 6  # tokens between the body that somebody joins and the post


class Givers:
    """Gives a post without a body the one that appoints its holder or that the holder joins."""

    def __init__(self, lexicon: Lexicon, words: RoleWords) -> None:
        self.appoints = lexicon.words("roles", "appoints")
        self.appointed = lexicon.words("roles", "appointed")
        self.enters = lexicon.words("roles", "enters")
        self.auxiliaries = lexicon.words("roles", "auxiliaries")
        self.words = words

    def __call__(self, scene: Scene, post: Post, holder: Placed | None) -> Post:
        """The post with such a body, or as it is."""
        if post.body is not None or holder is None or holder.start > post.start:
            return post
        for placed in scene.of("organizations"):
            if self._gives(scene, placed, holder, post) or self._entered(
                scene, placed, holder, post
            ):
                return replace(post, body=placed.ref)
        return post

    def _gives(self, scene: Scene, body: Placed, holder: Placed, post: Post) -> bool:
        """``Acme Ltd today named …``, ``Die Muster GmbH hat … zur Leiterin berufen``."""
        if body.end > holder.start:
            return False
        verb = [t.lower for t in scene.between(body.end, holder.start)]
        behind = [t.lower for t in scene.between(post.right, scene.end)[:4]]
        if not verb or len(verb) > MAX_GIVER or "," in verb:
            return False
        participle = bool(self.auxiliaries & set(verb)) and bool(self.appointed & set(behind))
        return bool(self.appoints & set(verb)) or participle

    def _entered(self, scene: Scene, body: Placed, holder: Placed, post: Post) -> bool:
        """``Helen Wood joins Acme Ltd as head of marketing``."""
        if not (holder.end <= body.start and body.end <= post.left):
            return False
        verb = [t.lower for t in scene.between(holder.end, body.start)]
        return (
            len(verb) <= MAX_GIVER
            and bool(self.enters & set(verb))
            and self._led_by_as(scene.between(body.end, post.left))
        )

    def _led_by_as(self, gap: list[Token]) -> bool:
        words = {t.lower for t in gap}
        return len(gap) <= MAX_ENTERED and bool(words & self.words.as_words)
