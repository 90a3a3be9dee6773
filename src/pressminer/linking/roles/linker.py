"""The way from the posts of a sentence to roles, in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.roles.bodies import BodyFinder, with_bracket
from pressminer.linking.roles.gaps import Gaps
from pressminer.linking.roles.holders import HolderFinder
from pressminer.linking.roles.joints import Joints
from pressminer.linking.roles.memory import Memory, Pronouns
from pressminer.linking.roles.organs import OrganJoiners, Organs
from pressminer.linking.roles.passives import PassivePosts
from pressminer.linking.roles.post import Post, Stated
from pressminer.linking.roles.succession import Succession
from pressminer.linking.roles.verbs import VerbPosts
from pressminer.linking.roles.words import role_words
from pressminer.linking.scene import Placed, Scene
from pressminer.model import Match, Role, RoleTitle
from pressminer.resolve import Entities


class RoleLinker:
    """Joins posts to holders and bodies, sentence by sentence in text order.

    ``titles`` is the pattern of honorifics (see `person_titles`). Call `new_article` before the
    first sentence of each article.
    """

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        words = role_words(lexicon)
        gaps = Gaps(lexicon, titles)
        organs = Organs(lexicon)
        self.bodies = BodyFinder(lexicon, words)
        self.joints = Joints(lexicon, words)
        self.holders = HolderFinder(lexicon, words, gaps)
        self.pronouns = Pronouns(lexicon, words)
        self.verbs = VerbPosts(lexicon, words, self.pronouns)
        self.passives = PassivePosts(lexicon, organs, gaps)
        self.joiners = OrganJoiners(lexicon, words, organs, self.pronouns)
        self.succession = Succession(lexicon, words, titles)
        self.memory = Memory()

    def new_article(self) -> None:
        """Forgets whom ``sie`` and whose post ``ihr Vorgänger`` would refer to."""
        self.memory = Memory()

    def __call__(
        self, scene: Scene, posts: Sequence[Match[RoleTitle]], entities: Entities
    ) -> Iterator[Stated]:
        """Roles stated in one sentence with the span of the post.

        ``TUM-Präsident Thomas Hofmann lobt das.`` → Thomas Hofmann, Präsident, TUM.
        """
        stated = self._by_title(scene, posts, entities)
        yield from stated
        yield from self.verbs(scene, self.memory)
        yield from self.passives(scene)
        yield from self.joiners(scene, self.memory)
        if stated:
            self.memory.role = stated[0].role
        yield from self.succession(scene, stated, self.memory.role)
        self.memory.person = self.pronouns.subject(scene, self.memory)

    def _by_title(
        self, scene: Scene, titles: Sequence[Match[RoleTitle]], entities: Entities
    ) -> list[Stated]:
        """Roles whose posts are worded as such (``Präsident``, ``chief executive``)."""
        placed = [p for m in titles if (p := self.bodies(scene, m, entities))]
        posts = self.joints.with_shared_bodies(scene, placed)
        holders = self._holders(scene, posts)
        posts = [with_bracket(scene, p, holders.get(k)) for k, p in enumerate(posts)]
        holders = self.joints.with_shared_holders(scene, posts, holders)
        return list(self._stated(scene, posts, holders))

    def _holders(self, scene: Scene, posts: Sequence[Post]) -> dict[int, Placed]:
        """Index of a post → who holds it: by its own words, or like the post it is joined to."""
        found: dict[int, Placed] = {}
        for k, post in enumerate(posts):
            holder = self.holders(scene, post) or self.pronouns.holder(scene, post, self.memory)
            if holder is None and k and self.joints.joined(scene, posts[k - 1], post):
                holder = found.get(k - 1)
            if holder is not None:
                found[k] = holder
        return found

    def _stated(
        self, scene: Scene, posts: Sequence[Post], holders: Mapping[int, Placed]
    ) -> Iterator[Stated]:
        """One role per post and holder; a bare ``Leiter`` needs a body beside it."""
        for k, first in sorted(holders.items()):
            post = posts[k]
            if post.title.bare and post.body is None:
                continue
            for person in (first, *self.holders.others(scene, post, first)):
                role = Role(person.ref, post.title.title, post.title.canonical, post.body)
                yield Stated(role, post.start, post.end)
