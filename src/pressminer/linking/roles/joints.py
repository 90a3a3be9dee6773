"""Posts joined by *und* share what stands at one of them: a body, a holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene

MAX_JOINT = 3  # tokens
MAX_TIMED_JOINT = 12  # tokens, with words of time among them


class Joints:
    """Passes bodies and holders on between posts of one sentence."""

    def __init__(self, lexicon: Lexicon, words: RoleWords) -> None:
        self.joints = words.joins | words.determiners | words.dropped | {"("}
        self.timed = self.joints | lexicon.words("roles", "fillers") | {")", "–", "-"}

    def joined(self, scene: Scene, first: Post, second: Post) -> bool:
        """``CEO und Geschäftsführer``, ``Dean (1966–1971) and, from 1976 to 1989, Rector``."""
        gap = [t.lower for t in scene.between(first.right, second.left)]
        if 0 < len(gap) <= MAX_JOINT and all(w in self.joints for w in gap):
            return True
        between = any(first.right <= p.start < second.left for p in scene.of("persons"))
        if between or len(gap) > MAX_TIMED_JOINT or not {",", "und", "and"} & set(gap):
            return False
        return all(w in self.timed or w[0].isdigit() for w in gap)

    def with_shared_bodies(self, scene: Scene, posts: Sequence[Post]) -> list[Post]:
        """The posts, each with the body of the one it is joined to if it has none."""
        return self._from_first(scene, self._from_last(scene, posts))

    def _from_last(self, scene: Scene, posts: Sequence[Post]) -> list[Post]:
        """``CEO und Wissenschaftlicher Geschäftsführer von Helmholtz Munich``."""
        result = list(posts)
        for k in range(len(result) - 2, -1, -1):
            this, after = result[k], result[k + 1]
            shared = this.body is None and after.body is not None and after.right > after.end
            if shared and self.joined(scene, this, after):
                result[k] = replace(this, body=after.body)
        return result

    def _from_first(self, scene: Scene, posts: Sequence[Post]) -> list[Post]:
        """``TUM President and CEO``."""
        result = list(posts)
        for k in range(1, len(result)):
            this, prior = result[k], result[k - 1]
            shared = this.body is None and prior.body is not None and prior.left < prior.start
            if shared and self.joined(scene, prior, this):
                result[k] = replace(this, body=prior.body)
        return result

    def with_shared_holders(
        self, scene: Scene, posts: Sequence[Post], holders: Mapping[int, Placed]
    ) -> dict[int, Placed]:
        """``Präsidentin und Sprecherin Anna Muster``: a holder behind the last post has them all.

        ``holders`` maps the index of a post to who holds it; so does the result.
        """
        result = dict(holders)
        for k in range(len(posts) - 2, -1, -1):
            missing = k not in result and k + 1 in result
            if missing and self.joined(scene, posts[k], posts[k + 1]):
                result[k] = result[k + 1]
        return result
