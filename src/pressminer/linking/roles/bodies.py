"""Where a post is held: inside the word, behind it, before it, or told by an adjective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.roles.modifiers import Modifiers
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.model import EntityRef, Match, RoleTitle
from pressminer.resolve import Entities
from pressminer.view import Token

MAX_BODY_GAP = 4  # tokens between a post and its body
MAX_TO_UNIT = 2  # tokens between a post and the unit it heads
MAX_WHERE_GAP = 9  # tokens before a post in which *where* may stand
_CLOSING = frozenset({")", ".", ";"})


class BodyFinder:
    """Turns a title found in a sentence into a `Post` with its body, if one stands near."""

    def __init__(self, lexicon: Lexicon, words: RoleWords) -> None:
        self.lexicon = lexicon
        self.links = words.links
        self.joins = words.joins
        self.modifiers = Modifiers(lexicon, words)
        self.territories = tuple(lexicon.words("roles", "territories"))
        self.where = lexicon.words("roles", "where")
        self.kinds = _kinds(lexicon)

    def __call__(self, scene: Scene, match: Match[RoleTitle], entities: Entities) -> Post | None:
        """The post of ``match``; ``None`` outside the sentence and inside the name of a body."""
        if not scene.start <= match.start < scene.end:
            return None
        if match.value.body is None and _inside_name(scene, match):
            return None
        title, start, end = match.value, match.start, match.end
        core, length = title.core or (title, end - start)
        if self._names_unit(scene, start + length, end):
            title, end = core, start + length
        post = Post(start, end, title, None, start, end)
        return (
            self._inside(scene, post)
            or self._behind(scene, post)
            or self._before(scene, post)
            or self._where(scene, post)
            or self._by_demonym(scene, post, entities)
            or replace(post, left=self.modifiers.left_of(scene, start))
        )

    def _names_unit(self, scene: Scene, start: int, end: int) -> bool:
        """Is what the post is for a body of its own (``Abteilung Energie``)?"""
        return any(
            start <= p.start < end and len(scene.between(start, p.start)) <= MAX_TO_UNIT
            for p in scene.of("organizations")
        )

    def _inside(self, scene: Scene, post: Post) -> Post | None:
        """``TUM`` in ``TUM-Präsident``."""
        inner = post.title.body
        if inner is None:
            return None
        for placed in scene.of("organizations", "places"):
            if placed.start <= inner[0] < placed.end:
                return replace(post, body=placed.ref)
        return None

    def _behind(self, scene: Scene, post: Post) -> Post | None:
        """``Präsident der LMU``, ``director of the Dana Center``, ``CEO (Acme)``."""
        behind = (p for p in scene.of("organizations", "places") if p.start >= post.end)
        placed = next(behind, None)
        if placed is None:
            return None
        gap = scene.between(post.end, placed.start)
        if len(gap) > MAX_BODY_GAP:
            return None
        if _is_apposition(scene, gap, placed):
            return replace(post, body=placed.ref, right=placed.end)
        if not self._linked(gap):
            return None
        left = self.modifiers.left_of(scene, post.start)
        return replace(post, body=placed.ref, left=left, right=_closed(scene, placed.end))

    def _linked(self, gap: Sequence[Token]) -> bool:
        """``der``, ``des Vereins``, ``at the``, but not ``und der``."""
        ends_joined = bool(gap) and (gap[0].lower in self.joins or gap[-1].lower in self.joins)
        return bool(gap) and not ends_joined and all(self._links(t) for t in gap)

    def _links(self, token: Token) -> bool:
        word = token.lower
        return (
            word in self.links
            or word.removesuffix("s") in self.kinds
            or (token.is_cap and word.endswith(self.territories))
            or (token.is_word and word.endswith(("en", "er")) and self._is_adjective(word))
        )

    def _is_adjective(self, word: str) -> bool:
        return word in self.modifiers.demonyms or self.lexicon.is_common(word, "de")

    def _before(self, scene: Scene, post: Post) -> Post | None:
        """``Bayerns Wissenschaftsminister``, ``TUM President``, ``Acme's CEO``."""
        left = self.modifiers.left_of(scene, post.start)
        before = [p for p in scene.of("organizations", "places") if p.end <= left]
        if not before:
            return None
        placed = before[-1]
        gap = scene.between(placed.end, left)
        if all(t.text in {"'s", "’s"} for t in gap) and len(gap) <= 1:
            return replace(post, body=placed.ref, left=placed.start, right=post.end)
        return None

    def _where(self, scene: Scene, post: Post) -> Post | None:
        """``… from the University of Strathclyde, where she has been Deputy Principal``."""
        words = scene.between(scene.start, post.start)[-MAX_WHERE_GAP:]
        at = next((t for t in reversed(words) if t.lower in self.where), None)
        bodies = [p for p in scene.of("organizations") if at and p.end <= at.start]
        if not bodies or at is None:
            return None
        if len(scene.between(bodies[-1].end, at.start)) > MAX_BODY_GAP:
            return None
        left = self.modifiers.left_of(scene, post.start)
        return replace(post, body=bodies[-1].ref, left=left)

    def _by_demonym(self, scene: Scene, post: Post, entities: Entities) -> Post | None:
        """``der bayerische Wissenschaftsminister``, where the article names Bayern."""
        before = [t for t in scene.tokens if t.end <= post.start][-2:]
        for token in reversed(before):
            place = self.modifiers.place_of(token.lower)
            for index, entity in enumerate(entities.places):
                if place and self._is_place(entity.value.gazetteer, place):
                    left = self.modifiers.left_of(scene, token.start)
                    return replace(post, body=EntityRef("places", index), left=left, right=post.end)
        return None

    def _is_place(self, gazetteer: str, name: str) -> bool:
        return bool(gazetteer) and gazetteer in self.lexicon.place_names.get(name)


def with_bracket(scene: Scene, post: Post, holder: Placed | None) -> Post:
    """The post with the body in brackets behind its holder's name, where it has no other.

    ``Landrätin Kerstin Vollrath (Saale-Orla-Kreis)``; short names of bodies there are parties.
    """
    if post.body is not None or holder is None or holder.start < post.start:
        return post
    for placed in scene.of("organizations", "places"):
        gap = [t.text for t in scene.between(holder.end, placed.start)]
        party = placed.end - placed.start <= 4 and placed.ref.table == "organizations"
        if placed.start >= holder.end and gap == ["("] and not party:
            return replace(post, body=placed.ref)
    return post


def _kinds(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for kinds of bodies, lower case (``Vorsitzender des Vereins X``)."""
    return frozenset(
        noun.lower()
        for tongue in lexicon.rules.languages
        for nouns in lexicon.rules.toml(tongue, "organizations")["apposition"].values()
        for noun in nouns
    )


def _inside_name(scene: Scene, match: Match[RoleTitle]) -> bool:
    """Is the post part of the name of a body or place (``Rektor`` in ``Haus des Rektors``)?"""
    return any(
        p.start <= match.start and match.end <= p.end
        for p in scene.placed
        if p.ref.table != "persons"
    )


def _is_apposition(scene: Scene, gap: Sequence[Token], placed: Placed) -> bool:
    """``Jane Doe, CEO, Acme Inc.``: a comma, a body, and the phrase is over."""
    if [t.text for t in gap] != [","] or placed.ref.table != "organizations":
        return False
    rest = scene.between(placed.end, scene.end)
    return not rest or rest[0].text in _CLOSING


def _closed(scene: Scene, end: int) -> int:
    """Offset behind ``(TUM)`` that follows a body ending at ``end``, else ``end``."""
    rest = [t for t in scene.tokens if t.start >= end][:3]
    if len(rest) == 3 and rest[0].text == "(" and rest[2].text == ")":
        return rest[2].end
    return end
