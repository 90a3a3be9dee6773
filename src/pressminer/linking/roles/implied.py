"""Posts that a sentence implies without their word: ``leitet``, ``gehört dem Beirat an``.

A word of leading (``[verbs]`` and ``[implied]`` of roles.toml) implies a head, and every organ
(``Aufsichtsrat``, ``board of trustees``) members. Whether anybody is meant, who, and of which body
is for the models of `pressminer.linking.ranking` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.roles.organs import Organs
from pressminer.linking.scene import Scene
from pressminer.model import RoleTitle

_UNIT_WORDS = 5  # the, three words and the noun


class ImpliedPosts:
    """Finds the words that imply a post; none inside a post, a name, or capitals at odds."""

    def __init__(self, lexicon: Lexicon, organs: Organs) -> None:
        self.organs = organs
        self.tables: dict[str, dict[str, list[str]]] = {}
        self.members: dict[str, list[str]] = {}
        self.units: dict[str, frozenset[str]] = {}
        self.determiners = lexicon.words("organizations", "determiners")
        for tongue in lexicon.rules.languages:
            rules = lexicon.rules.toml(tongue, "roles")
            self.tables[tongue] = {**rules["verbs"], **rules["implied"]}
            self.members[tongue] = rules["member"]
            self.units[tongue] = frozenset(rules["unit_ends"])
        self.organ = re.compile(rf"(?<![\w-]){organs.plain_alternation()}(?![\w-])", re.IGNORECASE)

    def __call__(self, scene: Scene, posts: Sequence[Post]) -> list[Post]:
        """Posts without a body, in text order."""
        taken = [(p.start, p.end) for p in posts] + [(p.start, p.end) for p in scene.placed]
        found = [*self._leaders(scene), *self._members(scene)]
        free = [p for p in found if not any(p.start < e and s < p.end for s, e in taken)]
        return sorted(free, key=lambda p: p.start)

    def _leaders(self, scene: Scene) -> Iterator[Post]:
        table = self.tables.get(scene.language, {})
        for token in scene.tokens:
            entry = table.get(token.lower)
            if entry:
                unit = self._unit(scene, token.end)
                words = [f"{part} of the {unit}" for part in entry] if unit else entry
                yield _post(token.start, token.end, *words, bare=not unit)

    def _unit(self, scene: Scene, start: int) -> str:
        """``(leads the) climate division``: an unnamed unit with what tells it from others."""
        ends = self.units.get(scene.language, frozenset())
        words = [t.lower for t in scene.tokens if t.start >= start][:_UNIT_WORDS]
        if not words or words[0] not in self.determiners:
            return ""
        for k, word in enumerate(words[1:], 1):
            if not word.isalpha():
                return ""
            if word in ends:
                return " ".join(words[1 : k + 1]) if k > 1 else ""
        return ""

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
