"""Who holds a post: the person beside it, or across a verb that gives it.

Ways in, tried in this order:

- directly before a name: ``Wissenschaftsminister Markus Blume``, ``TUM President Thomas Hofmann``;
- behind a name, set off or not: ``Matthias Tschöp, CEO von Helmholtz Munich``, ``… als Leiter``;
- before a name across its body: ``der Präsident der LMU, Bernd Huber``;
- behind a name across a verb: ``Anna Muster wird neue Rektorin``, ``was appointed as director``;
- before a name across a verb: ``Neuer Dekan ist Jan Muster``;
- elsewhere in a sentence with *as*: ``They elected Meera Sandhu as chair``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.linking.roles.gaps import Gaps
from pressminer.linking.roles.post import Post
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene

MAX_SET_OFF = 5  # tokens
MAX_TO_NAME = 9  # tokens between a post and the name behind it, across a verb
MAX_AS_GAP = 18  # tokens between a name and *as*
_SET_OFF = frozenset({",", "(", "–", "—", ":", "-"})
_CLAUSE_ENDS = frozenset({";", ":", "“", "”", '"', "«", "»"})


class _Side(NamedTuple):
    """The nearest person on one side and the gap to it; no gap if nobody stands near enough."""

    person: Placed | None
    gap: list[str] | None


class HolderFinder:
    """Finds the persons of a sentence who hold a post; see the module's docstring."""

    def __init__(self, lexicon: Lexicon, words: RoleWords, gaps: Gaps) -> None:
        self.words = words
        self.gaps = gaps
        self.particles = lexicon.words("roles", "particles")
        self.many = lexicon.words("roles", "many")
        owners = lexicon.words("roles", "owners")
        self.small = words.determiners | words.as_words | words.dropped | owners | _SET_OFF
        self.openers = words.as_words | _SET_OFF

    def __call__(self, scene: Scene, post: Post) -> Placed | None:
        """The holder, or ``None``; collective words (``Der Stadtrat hat Anna Muster gewählt``)
        are posts only beside a name.
        """
        before, after = self._before(scene, post), self._after(scene, post)
        beside = self._beside(scene, post, before, after)
        if beside or post.title.collective:
            return beside
        return self._across(scene, post, before, after)

    def others(self, scene: Scene, post: Post, first: Placed) -> Iterator[Placed]:
        """Further holders: ``Koordinatoren sind Jens Meiler und Thomas Neumuth``."""
        if first.start < post.end:
            return
        gap = {t.lower for t in scene.between(post.right, first.start)}
        if not post.title.plural and not self.many & gap:
            return
        last = first
        for person in scene.of("persons"):
            if person.start <= last.start:
                continue
            between = self.gaps(scene, last.end, person.start)
            if between is None or not self._enumerates(between):
                return
            yield person
            last = person

    # --- the persons on both sides ------------------------------------------------------------

    def _before(self, scene: Scene, post: Post) -> _Side:
        persons = reversed(list(scene.of("persons")))
        person = next((p for p in persons if p.end <= post.left), None)
        return _Side(person, self.gaps(scene, person.end, post.left) if person else None)

    def _after(self, scene: Scene, post: Post) -> _Side:
        person = next((p for p in scene.of("persons") if p.start >= post.right), None)
        return _Side(person, self.gaps(scene, post.right, person.start) if person else None)

    # --- beside a name ------------------------------------------------------------------------

    def _beside(self, scene: Scene, post: Post, before: _Side, after: _Side) -> Placed | None:
        if after.gap == []:
            return after.person
        if before.gap and self._set_off(before.gap):
            return before.person
        if after.gap and self._leads_to_name(scene, post, after.gap):
            return after.person
        return None

    def _set_off(self, gap: Sequence[str]) -> bool:
        """``, der``, ``(``, ``, as the new``: nothing but marks, articles and *as*."""
        return (
            len(gap) <= MAX_SET_OFF
            and gap[0] in self.openers
            and all(word in self.small for word in gap)
        )

    def _leads_to_name(self, scene: Scene, post: Post, gap: Sequence[str]) -> bool:
        """``Der Präsident der LMU, Bernd Huber``, ``… gehört der Direktor an, Jan Muster``."""
        if gap[-1] == "," and _opens(scene, post):
            return len(gap) == 1 or (len(gap) == 2 and gap[0] in self.particles)
        return gap == [":"]

    def _enumerates(self, gap: Sequence[str]) -> bool:
        """``, ``, ``und``, ``(Kiel University), ``: nothing but joints and brackets."""
        outside, depth = [], 0
        for word in gap:
            depth += (word == "(") - (word == ")")
            if depth == 0 and word != ")":
                outside.append(word)
        return bool(outside) and all(w in self.words.joins or w == "sowie" for w in outside)

    # --- across a verb ------------------------------------------------------------------------

    def _across(self, scene: Scene, post: Post, before: _Side, after: _Side) -> Placed | None:
        if before.person and before.gap and self._given(scene, before.person, post, before.gap):
            return before.person
        if after.gap and self._verb_to_name(after.gap):
            return after.person
        if before.person and self._as_behind(scene, before.person, post):
            return before.person
        if after.gap and self._opens_with_as(scene, post, after.gap):
            return after.person
        return None

    def _given(self, scene: Scene, name: Placed, post: Post, gap: Sequence[str]) -> bool:
        """``Anna Muster wird (zum 1. Mai) neue Rektorin``: a verb that gives a post in between."""
        if any(name.end <= p.start < post.left for p in scene.of("persons")):
            return False
        words = self.words
        if not words.copulas & set(gap) or _CLAUSE_ENDS & set(gap):
            return False
        return gap[0] in words.copulas or (
            gap[-1] in words.copulas | words.determiners | words.as_words
        )

    def _verb_to_name(self, gap: Sequence[str]) -> bool:
        """``Neuer Dekan ist …``, ``Präsidentin der LMU wird ab Mai …``."""
        return gap[0] in self.words.copulas and _short_and_plain(gap)

    def _as_behind(self, scene: Scene, name: Placed, post: Post) -> bool:
        """``They elected Meera Sandhu, …, as chair``, ``hat Jan Muster zum Rektor gewählt``."""
        gap = scene.between(name.end, post.left)
        if not gap or len(gap) > MAX_AS_GAP:
            return False
        if gap[-1].lower not in self.words.as_words | self.words.into:
            return False
        return not any(t.text in ";:“”„" for t in gap)

    def _opens_with_as(self, scene: Scene, post: Post, gap: Sequence[str]) -> bool:
        """``Als Vorstandsvorsitzende stand von 2018 bis 2022 Annette Peters an der Spitze``."""
        first = scene.tokens[0].lower if scene.tokens else ""
        return (
            first in self.words.as_words
            and len(scene.between(scene.start, post.left)) <= 2
            and _short_and_plain(gap)
        )


def _opens(scene: Scene, post: Post) -> bool:
    """Does a noun phrase with its article begin at the post (``Der Präsident der LMU, …``)?"""
    return (
        post.right > post.end
        or post.left == scene.start
        or bool(scene.between(max(scene.start, post.left - 5), post.left))
    )


def _short_and_plain(gap: Sequence[str]) -> bool:
    """A few words without marks (``stand von 2018 bis 2022``)."""
    return len(gap) <= MAX_TO_NAME and all(w[0].isalnum() or w == "." for w in gap)
