"""The way from the posts of a sentence to roles, in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import house_of
from pressminer.linking.post import Post, Stated
from pressminer.linking.ranking.bodies import Setting
from pressminer.linking.ranking.choosing import Chooser
from pressminer.linking.ranking.holders import Known
from pressminer.linking.ranking.line import Sign
from pressminer.linking.roles.bodies import BodyFinder, with_bracket
from pressminer.linking.roles.gaps import Gaps
from pressminer.linking.roles.givers import Givers
from pressminer.linking.roles.holders import HolderFinder
from pressminer.linking.roles.implied import ImpliedPosts
from pressminer.linking.roles.joints import Joints
from pressminer.linking.roles.memory import Memory, Pronouns
from pressminer.linking.roles.organs import OrganJoiners, Organs
from pressminer.linking.roles.passives import PassivePosts
from pressminer.linking.roles.statements import Statements
from pressminer.linking.roles.status import StatusReader
from pressminer.linking.roles.succession import Succession
from pressminer.linking.roles.told import ToldBodies
from pressminer.linking.roles.verbs import VerbPosts
from pressminer.linking.roles.words import role_words
from pressminer.linking.scene import Placed, Scene, kinds_of
from pressminer.model import EntityRef, Match, Role, RoleTitle
from pressminer.normalize.roles import FORMER
from pressminer.resolve import Entities

MAX_OPENING = 3  # words before a post in a sentence without a subject (Previously a director …)
_NO_LEADS = ("member", "professor", "deputy", "lecturer", "fellow")  # have no deputies
_RANKS = ("vice", "deputy", "acting", "honorary", "assistant", "associate", "founding", "co-")
_HEADS = frozenset({"head", "owner", "principal"})  # posts that lead whatever follows them


def _tells_more(known: Stated, post: Post) -> bool:
    """Has a rule read the implied post, or a higher one in the same organ (chair of the board)?"""
    organ = post.title.canonical.partition(" of ")[2]
    same = known.role.canonical.startswith(post.title.canonical)
    overlaps = known.start < post.end and post.start < known.end
    return overlaps or same or bool(organ and known.role.canonical.endswith(f" of {organ}"))


def _topic(entities: Entities) -> EntityRef | None:
    """The person whom an article names most."""
    ranked = sorted((-len(e.spans), k) for k, e in enumerate(entities.persons))
    return EntityRef("persons", ranked[0][1]) if ranked else None


class RoleLinker:
    """Joins posts to holders and bodies, sentence by sentence in text order.

    ``titles`` is the pattern of honorifics (see `person_titles`). Call `new_article` with the
    sentences and entities of each article before its first sentence.
    """

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        words = role_words(lexicon)
        gaps = Gaps(lexicon, titles)
        organs = Organs(lexicon)
        self.lexicon = lexicon
        self.words = words
        self.bodies = BodyFinder(lexicon, words)
        self.joints = Joints(lexicon, words)
        self.holders = HolderFinder(lexicon, words, gaps)
        self.pronouns = Pronouns(lexicon, words)
        self.status = StatusReader(lexicon, words)
        self.verbs = VerbPosts(lexicon, words, self.pronouns, self.status, self.holders.people)
        self.passives = PassivePosts(lexicon, organs, gaps, self.holders.people)
        self.statements = Statements(lexicon, organs, self.status, titles)
        self.joiners = OrganJoiners(lexicon, words, organs, self.pronouns)
        self.succession = Succession(lexicon, words, titles, self.holders.people)
        self.told_bodies = ToldBodies(lexicon)
        self.givers = Givers(lexicon, words)
        self.deputies: dict[str, list[str]] = lexicon.table("roles", "deputies")
        self.implied = ImpliedPosts(lexicon, organs)
        self.choose = Chooser(lexicon, titles)
        self.entities = Entities([], [], [])
        self.kinds: dict[EntityRef, str] = {}
        self.house: EntityRef | None = None
        self.topic: EntityRef | None = None
        self.genders: Mapping[EntityRef, str] = {}
        self.retired = tuple(lexicon.union("roles", "retired"))
        self.honorific = lexicon.words("roles", "honorific")
        self.memory = Memory()

    def new_article(self, stage: Sequence[Scene], entities: Entities) -> None:
        """Forgets whom ``sie`` and whose post ``ihr Vorgänger`` would refer to."""
        self.memory = Memory()
        self.entities = entities
        self.kinds = kinds_of(entities)
        self.house = house_of(stage, entities)
        self.topic = _topic(entities)
        self.genders = self.choose.genders.of_persons(entities.persons)
        self.told_bodies.new_article(stage, entities)

    def __call__(
        self, scene: Scene, posts: Sequence[Match[RoleTitle]], entities: Entities
    ) -> Iterator[Stated]:
        """Roles stated in one sentence with the span of the post.

        ``TUM-Präsident Thomas Hofmann lobt das.`` → Thomas Hofmann, Präsident, TUM.
        """
        if not scene.placed and self.memory.person is None:
            return
        scene = self.told_bodies(scene)
        stated = self._by_title(scene, posts, entities)
        stated += self.verbs(scene, self.memory)
        stated += self.passives(scene)
        stated += self.statements(scene, self.memory)
        stated += self.joiners(scene, self.memory)
        stated += self._implied(scene, posts, stated)
        stated = self.succession.of_stated(scene, stated, self.memory)
        yield from stated
        prior = self.memory.role
        if stated:
            self.memory.role = stated[0].role
        for one in sorted(stated, key=lambda s: s.start):
            self.memory.held.setdefault(one.role.person, one.role)
            if not one.role.canonical.startswith(_NO_LEADS):
                self.memory.lead = one.role
        yield from self.succession(scene, stated, self.memory, prior)
        self.memory.person = self.pronouns.subject(scene, self.memory)
        self.memory.remember(scene)

    def _by_title(
        self, scene: Scene, titles: Sequence[Match[RoleTitle]], entities: Entities
    ) -> list[Stated]:
        """Roles whose posts are worded as such (``Präsident``, ``chief executive``)."""
        said = [m for m in titles if not self._is_honorific(scene, m)]
        placed = [p for m in said if (p := self.bodies(scene, m, entities))]
        posts = self.joints.with_shared_bodies(scene, placed)
        lines = self.choose.line(scene, posts)
        holders = self._holders(scene, posts, lines)
        posts = [with_bracket(scene, p, holders.get(k)) for k, p in enumerate(posts)]
        posts = [self.givers(scene, p, holders.get(k)) for k, p in enumerate(posts)]
        holders = self.joints.with_shared_holders(scene, posts, holders)
        posts = [self._seated(scene, p, holders.get(k), lines.get(k)) for k, p in enumerate(posts)]
        return list(self._stated(scene, posts, holders))

    def _implied(
        self, scene: Scene, said: Sequence[Match[RoleTitle]], known: Sequence[Stated]
    ) -> list[Stated]:
        """Roles whose posts are implied (``leitet``, ``gehört dem Beirat an``), by models alone.

        What a rule has read already (``known``) is not read again.
        """
        worded = [Post(m.start, m.end, m.value, None, m.start, m.end) for m in said]
        found: list[Stated] = []
        for post in self.implied(scene, worded):
            place = self.choose.line(scene, [*worded, post]).get(len(worded))
            holder = self._likely(scene, post, place) if place else None
            told = [k for k in known if holder and k.role.person == holder.ref]
            if any(_tells_more(k, post) for k in told):
                continue
            if holder is not None:
                seated = self._seated(scene, post, holder, place)
                found += self._stated(scene, [seated], {0: holder})
        return found

    def _seated(
        self, scene: Scene, post: Post, holder: Placed | None, place: tuple[list[Sign], int] | None
    ) -> Post:
        """The post with the likeliest body; one inside the word (``TUM-Präsident``) stays."""
        if holder is None or place is None or (post.title.body and post.body):
            return post
        held = self.memory.held.get(holder.ref)
        setting = Setting(
            self.kinds,
            self.house,
            held.body if held else None,
            self.memory.bodies,
            post.body,
            scene.language,
            frozenset(p.ref for p in scene.placed if p.start < post.end and post.start < p.end),
        )
        return replace(post, body=self.choose.body(scene, post, place, holder.ref, setting))

    def _alone(self, scene: Scene, post: Post, holder: Placed) -> bool:
        """``Leiterin Anna Muster``, ``(secretary)``: a post that needs no body beside a name."""
        if scene.text[post.start - 1 : post.start] + scene.text[post.end : post.end + 1] == "()":
            return holder.end <= post.start and len(scene.between(holder.end, post.start)) == 1
        if not post.title.alone or holder.start < post.end:
            return False
        return self.holders.gaps(scene, post.end, holder.start) in ([], [":"])

    def _is_membership(self, post: Post) -> bool:
        """``Mitglied der SPD``: a relation (guide, section 8), no role."""
        body = post.body
        if post.title.canonical != "member" or body is None or body.table != "organizations":
            return False
        return self.entities.organizations[body.index].value.kind == "association"

    def _generic_body(self, scene: Scene, post: Post) -> bool:
        """``Chef der Uniklinik``: a head of something that is a body, only without its name."""
        behind = scene.between(post.end, scene.end)[:2]
        return (
            post.title.canonical in _HEADS
            and len(behind) == 2
            and behind[0].lower in self.bodies.links
            and bool(self.lexicon.head(behind[1].text.removesuffix("s")))
        )

    def _is_honorific(self, scene: Scene, match: Match[RoleTitle]) -> bool:
        """``Professor Ingrid Farrar``: a title of hers, no post."""
        word = scene.text[match.start : match.end].lower()
        behind = scene.between(match.end, scene.end)[:1]
        return word in self.honorific and any(
            p.start == t.start for t in behind for p in scene.of("persons")
        )

    def _holders(
        self, scene: Scene, posts: Sequence[Post], lines: Mapping[int, tuple[list[Sign], int]]
    ) -> dict[int, Placed]:
        """Index of a post → who holds it.

        By its own words, or like the post it is joined to; else by all that the sentence says.
        """
        found: dict[int, Placed] = {}
        for k, post in enumerate(posts):
            holder = self.holders(scene, post) or self.pronouns.holder(scene, post, self.memory)
            if holder is None and k and self.joints.joined(scene, posts[k - 1], post):
                holder = found.get(k - 1)
            if holder is not None:
                found[k] = holder
        found = self.joints.with_shared_holders(scene, posts, found)
        for k, post in enumerate(posts):
            if k not in lines or (k in found and self.choose.watch_holders is None):
                continue  # training looks at what the rules have decided, too
            likely = self._likely(scene, post, lines[k])
            if likely is not None:
                found.setdefault(k, likely)
        return found

    def _likely(self, scene: Scene, post: Post, place: tuple[list[Sign], int]) -> Placed | None:
        """Who holds a post by all that the sentence says."""
        person = self.memory.person
        known = Known(person.ref if person else None, self.topic, self.genders)
        holder = self.choose.holder(scene, post, place, known)
        if holder is None or self.holders.refused(scene, post):
            return None
        here = [p for p in scene.of("persons") if p.ref == holder]
        if here:
            return min(here, key=lambda p: abs(p.start - post.start))
        if not self._points_back(place):
            return None
        return Placed(scene.start, scene.start, holder)

    def _points_back(self, place: tuple[list[Sign], int]) -> bool:
        """Does the sentence speak of somebody named before: by a pronoun, *as*, or no subject?"""
        line, k = place
        words = self.pronouns.pronouns | self.words.as_words
        return k <= MAX_OPENING or any(sign.text in words for sign in line)

    def _stated(
        self, scene: Scene, posts: Sequence[Post], holders: Mapping[int, Placed]
    ) -> Iterator[Stated]:
        """One role per post and holder; a bare ``Leiter`` needs a body beside it."""
        for k, first in sorted(holders.items()):
            post = self._stood_in(self._like_last(posts[k]), first)
            if self._shortened(scene, post, first):
                continue
            needy = post.title.bare and post.body is None
            if needy and not (self._alone(scene, post, first) or self._generic_body(scene, post)):
                continue
            if self._is_membership(post):
                continue
            for person in (first, *self.holders.others(scene, post, first)):
                title = post.title
                status = self._status(scene, post, first)
                role = Role(person.ref, title.title, title.canonical, post.body, status)
                yield Stated(role, post.start, post.end)

    def _like_last(self, post: Post) -> Post:
        """``Udo Spreckelsen, Leiter seit 2013``: the post that the sentence before was about."""
        last = self.memory.role
        bare = post.title.bare and post.body is None
        if not (bare and last and last.body and last.canonical == post.title.canonical):
            return post
        return replace(post, body=last.body)

    def _shortened(self, scene: Scene, post: Post, holder: Placed) -> bool:
        """``so der Minister``, of whom the article has said that he is science minister."""
        held = self.memory.held.get(holder.ref)
        if held is None or held.canonical.startswith(_RANKS):
            return False
        remembered = all(p.ref != holder.ref for p in scene.of("persons"))
        return (remembered or post.title.bare) and held.canonical.endswith(
            f" {post.title.canonical}"
        )

    def _stood_in(self, post: Post, holder: Placed) -> Post:
        """``Her deputy is Jun Takeda``: deputy of what the person spoken of before is."""
        words = self.deputies.get(post.title.title)
        meant = self.memory.lead
        if words is None or (post.body is not None and not post.title.bare):
            return post
        if meant is None or meant.person == holder.ref or meant.canonical.startswith(words[1]):
            return post
        title = replace(
            post.title,
            title=f"{words[0]} {meant.title}",
            canonical=f"{words[1]} {meant.canonical}",
            bare=False,
        )
        return replace(post, title=title, body=meant.body)

    def _status(self, scene: Scene, post: Post, holder: Placed) -> str:
        """``ehemaliger``, ``deputy`` in front of or in the title, else what the clause says."""
        left = self.bodies.modifiers.left_of(scene, post.start)
        words = [t.text for t in scene.between(left, post.end)]
        if scene.text[post.end : post.end + 10].lstrip().startswith(self.retired):
            return FORMER
        canonical = post.title.canonical.split(" of ")[0].split()
        said = self.status.of_title([*words, *canonical])
        return said or self.status.of_clause(scene, post.start, post.right, holder)
