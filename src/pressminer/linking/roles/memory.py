"""What earlier sentences of an article leave behind, and the pronouns that point back to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.model import EntityRef, Role

MAX_BEFORE = 12  # tokens before a post in which a pronoun may tell its holder
MAX_SENTENCES = 3  # for which a body is remembered
MAX_NEAR = 8  # tokens before a post behind a name, where a pronoun means that name
_CLAUSE_ENDS = frozenset({";", "“", '"', "„"})
_QUOTES = frozenset({"„", "“", "”", '"', "»", "«"})


@dataclass(slots=True)
class Memory:
    """State of one article: whom and whose post the next sentence may refer to.

    ``awaited`` maps people whose post is yet to be told to those who come after them.
    """

    person: Placed | None = None  # er, sie
    role: Role | None = None  # ihr Vorgänger
    lead: Role | None = None  # whom ihre Stellvertreterin stands in for
    held: dict[EntityRef, Role] = field(default_factory=dict)  # the first post of each person
    awaited: dict[EntityRef, tuple[EntityRef, ...]] = field(default_factory=dict)
    bodies: list[tuple[EntityRef, int]] = field(default_factory=list)  # how many sentences ago

    def remember(self, scene: Scene) -> None:
        """Keeps the bodies of a sentence, the last one first, for `MAX_SENTENCES` more."""
        named = list(dict.fromkeys(p.ref for p in reversed(list(scene.of("organizations")))))
        older = [(r, n + 1) for r, n in self.bodies if n < MAX_SENTENCES and r not in named]
        self.bodies = [*((ref, 1) for ref in named), *older]


class Pronouns:
    """Resolves *er* and *she* to a person of this sentence or of an earlier one."""

    def __init__(self, lexicon: Lexicon, words: RoleWords) -> None:
        self.copulas = words.be | words.copulas
        self.as_words = words.as_words
        self.blocking = words.blocking
        self.denials = words.denials
        self.pronouns = lexicon.words("roles", "pronouns")
        self.implicit = lexicon.words("roles", "implicit")

    def subject(self, scene: Scene, memory: Memory) -> Placed | None:
        """Whom *er* or *she* in the next sentence means: the first person named in this one, or
        who a pronoun before that stood for.
        """
        first = next(scene.of("persons"), None)
        if first is None:
            return memory.person
        before = [t.lower for t in scene.between(scene.start, first.start)]
        if memory.person is not None and self.blocking & set(before[-3:]):
            return memory.person  # studierte bei Traugott Kempin
        return self.person(before, memory) or first

    def person(self, words: Iterable[str], memory: Memory) -> Placed | None:
        """Who was last named, if a pronoun is among these lower-case words."""
        return memory.person if self.pronouns & set(words) else None

    def holder(self, scene: Scene, post: Post, memory: Memory) -> Placed | None:
        """``Zuvor war sie Direktorin …``, ``Elected President of LMU in May; …``: who that is."""
        if post.title.collective:
            return None
        here = [p for p in scene.of("persons") if p.end <= post.start]
        if here:
            return here[-1] if self._means_name(scene, here[-1], post) else None
        return memory.person if self._points_back(scene, post) else None

    def _means_name(self, scene: Scene, name: Placed, post: Post) -> bool:
        """``Professor Whitlock comes from Leeds, where she has been Dean``."""
        words = [t.lower for t in scene.between(name.end, post.left)]
        return self._tells(words[-MAX_NEAR:]) and not (_CLAUSE_ENDS | self.denials) & set(words)

    def _points_back(self, scene: Scene, post: Post) -> bool:
        words = [t.lower for t in scene.between(scene.start, post.start)]
        if not words or len(words) > MAX_BEFORE or (_QUOTES | self.denials) & set(words):
            return False
        return (words[0] in self.implicit and len(words) <= 3) or self._tells(words)

    def _tells(self, words: Iterable[str]) -> bool:
        """``war sie``: a pronoun and a verb that gives somebody a post."""
        found = set(words)
        return bool(self.pronouns & found and (self.copulas | self.as_words) & found)
