"""Sentence by sentence: which entities stand there, by name, by a generic noun, by a pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import Generics, Grouper, Topics
from pressminer.linking.relations.clauses import clauses
from pressminer.linking.relations.ground import Facts, Ground, Span
from pressminer.linking.relations.words import words_of
from pressminer.linking.scene import Placed, Scene
from pressminer.resolve import Entities

_EARLY = 5  # tokens of a sentence among which its subject stands


class Grounding:
    """Turns the scenes of an article into grounds."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grouper = Grouper(lexicon)
        self.generics = Generics(lexicon)
        self.words = words_of(lexicon, self.grouper, self.generics)
        self.pronouns = lexicon.words("relations", "pronouns")
        self.personal = lexicon.words("roles", "pronouns") | lexicon.words(
            "relations", "personal_objects"
        )

    def __call__(
        self, stage: Sequence[Scene], topics: Topics, entities: Entities, money: Facts
    ) -> Iterator[Ground]:
        """One ground per scene, in text order; ``money``: the article's amounts of money."""
        body: Placed | None = None
        person: Placed | None = None
        before: Scene | None = None
        for scene in stage:
            meant = body if body and before and _spoken_of(before, body) else None
            placed = self._placed(scene, topics, body, person, meant)
            yield Ground(
                scene,
                placed,
                self.grouper.groups(scene, placed),
                topics,
                entities,
                [m for m in money if scene.start <= m[0] < scene.end],
                self.words,
                self.grouper,
                clauses(scene, placed, self.grouper, self.words),
            )
            body = next((p for p in placed if p.ref.table == "organizations"), body)
            person = self._subject(scene, person)
            before = scene

    def _placed(
        self,
        scene: Scene,
        topics: Topics,
        body: Placed | None,
        person: Placed | None,
        meant: Placed | None,
    ) -> list[Placed]:
        """Everything in a sentence that means an entity; ``body`` and ``person`` come before it.

        ``meant``: the body, if the sentence before speaks of it and of no person.
        """
        placed = sorted([*scene.placed, *self.generics(scene, topics)], key=_span)
        first = scene.tokens[0] if scene.tokens else None
        if first and body and first.lower in self.pronouns:  # It is a member of …
            placed.insert(0, Placed(first.start, first.end, body.ref))
        inner = [t for t in scene.tokens[1:_EARLY] if t.lower in self.pronouns]
        if meant and inner:  # Seit Juli gehört sie dem Verbund an
            pronoun = Placed(inner[0].start, inner[0].end, meant.ref)
            return sorted([*placed, pronoun], key=_span)
        return sorted([*placed, *self._personal(scene, person)], key=_span)

    def _personal(self, scene: Scene, person: Placed | None) -> Iterator[Placed]:
        """``1992 gründete sie die Firma``: a pronoun stands for the person last named."""
        for token in scene.tokens:
            if token.lower not in self.personal:
                continue
            named = [p for p in scene.of("persons") if p.end <= token.start]
            who = named[-1] if named else person
            if who is not None:
                yield Placed(token.start, token.end, who.ref)
            return

    def _subject(self, scene: Scene, person: Placed | None) -> Placed | None:
        """Whom a pronoun in the next sentence means: the first person named in this one."""
        first = next(scene.of("persons"), None)
        if first is None:
            return person
        before = {t.lower for t in scene.between(scene.start, first.start)}
        return person if person and self.personal & before else first


def _spoken_of(scene: Scene, body: Placed) -> bool:
    """Does a sentence speak of the body and of no person?"""
    return scene.start <= body.start < scene.end and next(scene.of("persons"), None) is None


def _span(placed: Placed) -> Span:
    return placed.start, placed.end
