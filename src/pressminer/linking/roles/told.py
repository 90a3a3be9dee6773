"""Bodies that a sentence means without naming them: ``die Stiftung``, ``its``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import Generics, Topics, topics_of
from pressminer.linking.scene import Placed, Scene
from pressminer.model import EntityRef
from pressminer.resolve import Entities


class ToldBodies:
    """Places generic nouns and possessives of an article as the body they stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.generics = Generics(lexicon)
        self.kinds = frozenset(self.generics.kinds)
        self.endings = tuple(self.kinds)
        self.possessives = lexicon.words("roles", "possessives")
        self.topics = Topics(0, ())
        self.last: EntityRef | None = None
        self.determiners = lexicon.words("organizations", "determiners") - {"ein", "a", "an"}
        self.nouns: dict[str, EntityRef] = {}

    def new_article(self, stage: Sequence[Scene], entities: Entities) -> None:
        """Learns what the bodies of an article are."""
        self.topics = topics_of(stage, entities) if stage else Topics(0, ())
        self.last = None
        self.nouns = self._type_nouns(entities)

    def _type_nouns(self, entities: Entities) -> dict[str, EntityRef]:
        """Noun of a kind → the body spoken of most whose name has it (``klinikum``)."""
        ranked = sorted(
            enumerate(entities.organizations), key=lambda item: (-len(item[1].spans), item[0])
        )
        nouns: dict[str, EntityRef] = {}
        for index, entity in ranked:
            for word in entity.value.name.lower().split():
                if not word.endswith(self.endings):
                    continue
                for noun in self.kinds:
                    if word == noun or (len(noun) > 4 and word.endswith(noun)):
                        nouns.setdefault(noun, EntityRef("organizations", index))
        return nouns

    def _named_by_noun(self, scene: Scene, placed: Sequence[Placed]) -> Iterator[Placed]:
        """``der Direktor des Klinikums`` (Klinikum Ulm), ``the Society's president``."""
        tokens = scene.tokens
        for token, before in zip(tokens[1:], tokens, strict=False):
            if not token.is_cap or before.lower not in self.determiners:
                continue
            lower = token.lower
            ref = self.nouns.get(lower) or self.nouns.get(lower.removesuffix("s"))
            ref = ref or self.nouns.get(lower.removesuffix("es"))
            if ref and not any(p.start < token.end and token.start < p.end for p in placed):
                yield Placed(token.start, token.end, ref)

    def __call__(self, scene: Scene) -> Scene:
        """The sentence with ``die Vorsitzende [der] Stiftung``, ``[its] director`` placed."""
        told = [*self.generics(scene, self.topics), *self._owned(scene)]
        told += self._named_by_noun(scene, [*scene.placed, *told])
        self.last = next((p.ref for p in scene.of("organizations")), self.last)
        return replace(scene, placed=sorted([*scene.placed, *told])) if told else scene

    def _owned(self, scene: Scene) -> Iterator[Placed]:
        """``Acme Ltd and its chief executive``: the body named last before."""
        for token in scene.tokens:
            if token.lower in self.possessives:
                named = [p.ref for p in scene.of("organizations") if p.end <= token.start]
                body = named[-1] if named else self.last
                if body is not None:
                    yield Placed(token.start, token.end, body)
