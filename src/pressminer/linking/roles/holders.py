"""Who holds a post: the person beside it, or across a verb that gives it.

Ways in, tried in this order:

- directly before a name: ``Wissenschaftsminister Markus Blume``, ``TUM President Thomas Hofmann``;
- behind a name, set off or not: ``Matthias Tschöp, seit 2018 CEO von Helmholtz Munich``;
- before a name across its body: ``der Präsident der LMU, Bernd Huber``;
- behind a name across a verb: ``Anna Muster wird neue Rektorin``, ``was appointed as director``;
- behind a verb and a name: ``Ab Mai ist Anna Muster Rektorin``, ``They named Jo Doe chairman``;
- before a name across a verb: ``Neuer Dekan ist Jan Muster``;
- elsewhere in a sentence with *as*: ``They elected Meera Sandhu as chair``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Post
from pressminer.linking.roles.gaps import Gaps
from pressminer.linking.roles.people import People
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene

MAX_SET_OFF = 8  # tokens
MAX_TO_NAME = 9  # tokens between a post and the name behind it, across a verb
MAX_AS_GAP = 18  # tokens between a name and *as*
MAX_PREDICATE = 8  # tokens between *is* and the post
MAX_OPENING = 6  # tokens before *as* at the beginning of a sentence
MAX_OWNER_NAME = 5  # tokens of a generic owner between a post and its verb
MAX_DENIAL = 4  # tokens around a post and a name in which it may be denied
MAX_OWNER = 3  # tokens before a post in which somebody else's relative may stand
_SET_OFF = frozenset({",", "(", "–", "—", ":", "-"})
_CLAUSE_ENDS = frozenset({";", ":", "“", "”", '"', "«", "»"})
_POSSESSIVES = frozenset({"'s", "’s"})


class _Side(NamedTuple):
    """The nearest person on one side and the gap to it; no gap if nobody stands near enough."""

    person: Placed | None
    gap: list[str] | None


class HolderFinder:
    """Finds the persons of a sentence who hold a post; see the module's docstring."""

    def __init__(self, lexicon: Lexicon, words: RoleWords, gaps: Gaps) -> None:
        self.words = words
        self.gaps = gaps
        self.people = People(words, gaps)
        self.particles = lexicon.words("roles", "particles")
        self.many = lexicon.words("roles", "many")
        self.relatives = lexicon.words("roles", "relatives")
        self.appoints = lexicon.words("roles", "appoints")
        self.raises = lexicon.words("roles", "raises")
        self.takes = lexicon.words("roles", "takes")
        self.offices = lexicon.words("roles", "offices")
        self.plain = words.determiners | words.as_words | words.dropped
        owners = lexicon.words("roles", "owners") | _generic(lexicon)
        self.small = self.plain | owners | _SET_OFF
        self.timed = self.plain | words.timing | {"."}
        self.openers = words.as_words | _SET_OFF

    def __call__(self, scene: Scene, post: Post) -> Placed | None:
        """The holder, or ``None``; collective words (``Der Stadtrat hat Anna Muster gewählt``)
        are posts only beside a name.
        """
        if self._of_another(scene, post):
            return None
        before, after = self._before(scene, post), self._after(scene, post)
        beside = self._beside(scene, post, before, after)
        if beside or post.title.collective:
            return beside
        return self._across(scene, post, before, after)

    def refused(self, scene: Scene, post: Post) -> bool:
        """Does the sentence deny that anybody holds the post, or name its holder's relative?"""
        before, after = self._before(scene, post), self._after(scene, post)
        return self._of_another(scene, post) or self._denied(
            scene, post, before.person, after.person
        )

    def others(self, scene: Scene, post: Post, first: Placed) -> Iterator[Placed]:
        """Further holders: ``Koordinatoren sind Jens Meiler und Thomas Neumuth``."""
        ahead = first.start >= post.end
        low, high = (post.right, first.start) if ahead else (first.end, post.left)
        gap = {t.lower for t in scene.between(low, high)}
        if not post.title.plural and not self.many & gap:
            return
        yield from self.people.after(scene, first) if ahead else self.people.before(scene, first)

    def _of_another(self, scene: Scene, post: Post) -> bool:
        """``Die Frau des Präsidenten, Anna Weber``, ``the president's wife``: somebody else's."""
        near = [t.lower for t in scene.between(scene.start, post.left)[-MAX_OWNER:]]
        owned = near and near[-1] in self.words.determiners | self.words.links
        behind = scene.between(post.end, scene.end)[:1]
        return bool(
            (owned and self.relatives & set(near)) or (behind and behind[0].text in _POSSESSIVES)
        )

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
        if after.gap and before.gap and self._clause_of_its_own(before.gap, after.gap):
            return after.person
        if before.gap and self._set_off(before.gap):
            return before.person
        if before.gap == [] and scene.text[post.start : post.end].isupper():
            return before.person  # Colm Devlin TD
        if before.person and self._bracketed(scene, before.person, post):
            return before.person
        if after.gap and self._leads_to_name(scene, post, after.gap):
            return after.person
        return None

    def _set_off(self, gap: Sequence[str]) -> bool:
        """``, der``, ``(``, ``, as the new``, ``, seit 2019``: marks, articles, *as* and times."""
        if self._goes_on(gap) or self._behind_verb(gap):
            return True
        return (
            len(gap) <= MAX_SET_OFF
            and gap[0] in self.openers
            and (gap[-1] not in self.words.oblique or len(gap) == 2)
            and all(w in self.small or w in self.timed or w[0].isdigit() for w in gap)
            and sum(w in {",", "–", "—"} for w in gap) <= 2
        )

    def _clause_of_its_own(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """``(Vorsitzende ist A), Schatzmeister wurde B``: the verb leads on to the next name."""
        return before[-1] == "," and after[0] in self.words.be and self._verb_to_name(after)

    def _bracketed(self, scene: Scene, name: Placed, post: Post) -> bool:
        """``Thekla Morgenroth, Universität Tübingen (Vorsitz)``: the post alone in brackets."""
        around = scene.text[post.start - 1 : post.start] + scene.text[post.end : post.end + 1]
        bodies = [p for p in scene.of("organizations", "places") if name.end <= p.start]
        inside = [p for p in bodies if p.end <= post.start]
        if around != "()" or not inside:
            return False
        words = [
            t.text
            for t in scene.between(name.end, post.start - 1)
            if not any(p.start <= t.start < p.end for p in inside)
        ]
        return all(w == "," for w in words)

    def _goes_on(self, gap: Sequence[str]) -> bool:
        """``, once her student and now``: an apposition that ends with what somebody is today."""
        return (
            gap[0] == ","
            and len(gap) <= MAX_AS_GAP
            and gap[-1] in self.words.now
            and not (self.words.be | {","}) & set(gap[1:])
        )

    def _behind_verb(self, gap: Sequence[str]) -> bool:
        """``Neu ins Gremium soll Urs Kuhn einziehen, CFO der …``: the verb closes the clause."""
        verb = gap[0]
        closing = len(gap) > 1 and gap[1] == "," and verb.endswith(("en", "et", "gt", "lt"))
        closing = closing and all(w in self.timed or w[0].isdigit() for w in gap[2:])
        return closing and verb not in self.words.denials | self.words.be

    def _leads_to_name(self, scene: Scene, post: Post, gap: Sequence[str]) -> bool:
        """``Der Präsident der LMU, Bernd Huber``, ``… gehört der Direktor an, Jan Muster``."""
        before = scene.between(scene.start, post.left)[-1:]
        if before and before[0].lower in self.words.as_words:
            return False  # As director, Anna Miller would have …
        if gap[-1] == "," and _opens(scene, post):
            return len(gap) == 1 or (len(gap) == 2 and gap[0] in self.particles)
        return gap == [":"]

    # --- across a verb ------------------------------------------------------------------------

    def _across(self, scene: Scene, post: Post, before: _Side, after: _Side) -> Placed | None:
        if self._denied(scene, post, before.person, after.person):
            return None
        if before.person and before.gap and self._given(scene, before.person, post, before.gap):
            return before.person
        gap = before.gap
        if before.person and gap is not None and self._inverted(scene, before.person, gap):
            return before.person
        if after.gap and self._verb_to_name(after.gap):
            return after.person
        if before.person and self._as_behind(scene, before.person, post):
            return before.person
        if after.gap and self._opens_with_as(scene, post, after.gap):
            return after.person
        return None

    def _denied(
        self, scene: Scene, post: Post, before: Placed | None, after: Placed | None
    ) -> bool:
        """``wurde nicht zum Präsidenten gewählt``, ``would have liked to become president``."""
        words = [
            *scene.between(scene.start, before.start if before else post.left)[-MAX_DENIAL:],
            *scene.between(before.start if before else post.left, post.right),
            *scene.between(post.right, after.end if after else post.right),
            *scene.between(after.end if after else post.right, scene.end)[:MAX_DENIAL],
        ]
        return any(t.lower in self.words.denials for t in words)

    def _given(self, scene: Scene, name: Placed, post: Post, gap: Sequence[str]) -> bool:
        """``Anna Muster wird (zum 1. Mai) neue Rektorin``: a verb that gives a post in between."""
        at = next((k for k in range(len(gap) - 1, -1, -1) if gap[k] in self.words.be), None)
        if at is None or _CLAUSE_ENDS & set(gap):
            return False
        return self._is_predicate(gap[at + 1 :])

    def _is_predicate(self, words: Sequence[str]) -> bool:
        """What stands between *is* and the post: ``one of the``, ``seit 2019 die neue``."""
        if words and words[-1] in self.words.as_words | self.words.into:
            return True
        if len(words) > MAX_PREDICATE or (words and words[-1] in self.words.oblique):
            return False
        if all(w in self.timed or w[0].isdigit() for w in words):
            return not words or words[-1] not in {"of", "von", "for"}
        return not any(
            w in self.words.blocking or not (w[0].isalnum() or w in _POSSESSIVES) for w in words
        )

    def _inverted(self, scene: Scene, name: Placed, gap: Sequence[str]) -> bool:
        """``Ab Oktober ist Jan Muster Intendant``, ``They named Robert Hall its new chairman``."""
        if len(gap) > MAX_SET_OFF or self.words.oblique & set(gap[-1:]):
            return False
        if not all(w in self.timed or w[0].isdigit() for w in gap):
            return False
        ahead = self.gaps(scene, max(scene.start, name.start - 80), name.start)
        return ahead != [] and ahead is not None and ahead[-1] in self.words.be | self.appoints

    def _verb_to_name(self, gap: Sequence[str]) -> bool:
        """``Neuer Dekan ist …``, ``Präsidentin der LMU wird ab Mai …``."""
        gap = [w for w in gap if w not in {"will", "has", "had"}]
        if gap and gap[0] in self.words.links:  # Sprecherin des Kollegs ist …
            at = next((k for k, w in enumerate(gap[:MAX_OWNER_NAME]) if w in self.words.be), 0)
            gap = gap[at:]
        verb = gap[0] if gap else ""
        return (
            verb in self.words.be and gap[-1] not in self.words.blocking and _short_and_plain(gap)
        )

    def _as_behind(self, scene: Scene, name: Placed, post: Post) -> bool:
        """``They elected Meera Sandhu, …, as chair``, ``hat Jan Muster zum Rektor gewählt``."""
        gap = [t.lower for t in scene.between(name.end, post.left)]
        if not gap or len(gap) > MAX_AS_GAP or _CLAUSE_ENDS & set(gap) or "„" in gap:
            return False
        while len(gap) > 1 and gap[-1] in self.plain - self.words.as_words:
            gap.pop()
        if gap[-1] in self.words.as_words:
            return True
        if gap[-1] == "to" and self.raises & set(gap):
            return True
        if gap[-1] in self.words.into:
            return gap[-1] == scene.between(name.end, post.left)[-1].lower or len(gap) > 1
        return len(gap) > 1 and self._of_office(gap)

    def _of_office(self, gap: Sequence[str]) -> bool:
        """``übernimmt das Amt (der Rektorin)``, ``takes up the post of (dean)``."""
        linked = gap[-1] in self.words.links and gap[-2] in self.offices
        return (linked or gap[-1] in self.offices) and bool(self.takes & set(gap))

    def _opens_with_as(self, scene: Scene, post: Post, gap: Sequence[str]) -> bool:
        """``Als Vorstandsvorsitzende stand von 2018 bis 2022 Annette Peters an der Spitze``,
        ``Zur Präsidentin wählte der Stiftungsrat Silke Martin``.
        """
        first = scene.tokens[0].lower if scene.tokens else ""
        ahead = [t.lower for t in scene.between(scene.start, post.left)]
        if len(ahead) > MAX_OPENING or gap[-1] in self.words.blocking or "," in ahead:
            return False
        last = next((w for w in reversed(ahead) if w not in self.plain - self.words.as_words), "")
        if last in self.words.as_words and (_short_and_plain(gap) or gap == [","]):
            return True
        if len(ahead) > 2:
            return False
        into = first in self.words.into and self.words.be | self.appoints
        return (first in self.words.as_words or bool(into and into & set(gap))) and (
            _short_and_plain(gap) or gap == [","]
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


def _generic(lexicon: Lexicon) -> frozenset[str]:
    """Generic nouns for bodies (``the project's principal investigator``)."""
    kinds = lexicon.table("relations", "generic").values()
    return frozenset(noun for nouns in kinds for noun in nouns)
