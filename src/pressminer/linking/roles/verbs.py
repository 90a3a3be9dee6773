"""Posts that a verb states: ``Anna Muster leitet das Institut für Virologie``."""

from __future__ import annotations

from collections.abc import Iterator

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Stated
from pressminer.linking.roles.memory import Memory, Pronouns
from pressminer.linking.roles.people import People
from pressminer.linking.roles.status import StatusReader
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.model import EntityRef, Role
from pressminer.view import Token

MAX_SUBJECT_GAP = 6  # tokens between a name and the verb, unless *und* stands before the verb
MAX_OBJECT_GAP = 4  # tokens between the verb and the body
MAX_WORD = 12  # characters; longer words before a body are nouns, and the body is theirs
_REACH = 40  # characters behind a verb in which a pronoun may be its subject


class VerbPosts:
    """Reads verbs that state a post; ``[verbs]`` of roles.toml says which."""

    def __init__(
        self,
        lexicon: Lexicon,
        words: RoleWords,
        pronouns: Pronouns,
        status: StatusReader,
        people: People,
    ) -> None:
        self.status = status
        self.people = people
        self.verbs: dict[str, list[str]] = lexicon.table("roles", "verbs")
        self.links = words.links
        self.joins = words.joins
        self.pronouns = pronouns

    def __call__(self, scene: Scene, memory: Memory) -> Iterator[Stated]:
        """Roles of one sentence with the span of the verb."""
        for token in scene.tokens:
            entry = self.verbs.get(token.lower)
            if entry is None or token.is_cap:
                continue
            leader = self._leader(scene, token, memory)
            body = self._led(scene, leader, token) if leader else None
            if leader and body:
                title, canonical = entry
                status = self.status.of_verb(scene, token, leader)
                for person in (leader, *self.people.before(scene, leader)):
                    role = Role(person.ref, title, canonical, body, status)
                    yield Stated(role, token.start, token.end)

    def _leader(self, scene: Scene, verb: Token, memory: Memory) -> Placed | None:
        """The nearest person before the verb, or who a pronoun stands for."""
        for person in reversed(list(scene.of("persons"))):
            if person.end <= verb.start:
                return person
        near = (t.lower for t in scene.between(scene.start, verb.start + _REACH))
        return self.pronouns.person(near, memory)

    def _led(self, scene: Scene, leader: Placed, verb: Token) -> EntityRef | None:
        """The body led: right before the verb at the end of a clause, or behind it."""
        before = [
            p for p in scene.of("organizations") if leader.end <= p.start and p.end <= verb.start
        ]
        if before and not scene.between(before[-1].end, verb.start):
            return before[-1].ref  # …, die das Institut für Epidemiologie leitet
        after = next((p for p in scene.of("organizations") if p.start >= verb.end), None)
        if after is None or not self._is_subject(scene, leader, verb):
            return None
        return after.ref if self._is_object(scene, verb, after) else None

    def _is_subject(self, scene: Scene, leader: Placed, verb: Token) -> bool:
        words = scene.between(max(leader.end, scene.start), verb.start)
        near = [t.lower for t in words[-MAX_SUBJECT_GAP:]]
        near += [t.lower for t in scene.between(verb.end, scene.end)[:2]]
        told = bool(self.pronouns.pronouns & set(near))
        return len(words) <= MAX_SUBJECT_GAP or told or words[-1].lower in self.joins

    def _is_object(self, scene: Scene, verb: Token, body: Placed) -> bool:
        gap = [t.lower for t in scene.between(verb.end, body.start)]
        return (
            len(gap) <= MAX_OBJECT_GAP
            and all(w in self.links or not w.isalpha() or len(w) < MAX_WORD for w in gap)
            and "," not in gap
        )
