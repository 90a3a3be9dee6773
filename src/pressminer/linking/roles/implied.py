"""Posts that a sentence implies without their word: ``leitet``, ``gehört dem Beirat an``.

A word of leading (``[verbs]`` and ``[implied]`` of roles.toml) implies a head, and every organ
(``Aufsichtsrat``, ``board of trustees``) members. Whether anybody is meant, who, and of which body is for
the models of `pressminer.linking.ranking` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.roles.organs import Organs
from pressminer.linking.roles.post import Post
from pressminer.linking.scene import Scene
from pressminer.model import RoleTitle


class ImpliedPosts:
    """Finds the words that imply a post; none inside a post, a name, or capitals at odds."""

    def __init__(self, lexicon: Lexicon, organs: Organs) -> None:
        self.organs = organs
        self.tables: dict[str, dict[str, list[str]]] = {}
        self.members: dict[str, list[str]] = {}
        for tongue in lexicon.rules.languages:
            rules = lexicon.rules.toml(tongue, "roles")
            self.tables[tongue] = {**rules["verbs"], **rules["implied"]}
            self.members[tongue] = rules["member"]
        self.organ = re.compile(rf"(?<![\w-]){organs.alternation()}(?![\w-])", re.IGNORECASE)

    def __call__(self, scene: Scene, posts: Sequence[Post]) -> list[Post]:
        """Posts without a body, in text order."""
        taken = [(p.start, p.end) for p in (*posts, *scene.placed)]
        found = [*self._leaders(scene), *self._members(scene)]
        free = [p for p in found if not any(p.start < e and s < p.end for s, e in taken)]
        return sorted(free, key=lambda p: p.start)

    def _leaders(self, scene: Scene) -> Iterator[Post]:
        table = self.tables.get(scene.language, {})
        for token in scene.tokens:
            entry = table.get(token.lower)
            if entry:
                yield _post(token.start, token.end, *entry, bare=True)

    def _members(self, scene: Scene) -> Iterator[Post]:
        member = self.members.get(scene.language)
        if not member:
            return
        for match in self.organ.finditer(scene.text, scene.start, scene.end):
            organ = match[0]
            english = self.organs.english(organ)
            if organ[:1].isupper() or english != "office":
                title = f"{member[0]} {self.organs.behind_noun(organ)}"
                yield _post(match.start(), match.end(), title, f"{member[1]} of {english}")


def _post(start: int, end: int, title: str, canonical: str, *, bare: bool = False) -> Post:
    value = RoleTitle(title, canonical, bare=bare, implied=True)
    return Post(start, end, value, None, start, end)
