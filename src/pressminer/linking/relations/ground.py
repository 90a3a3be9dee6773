"""A sentence prepared for patterns, and a trigger found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pressminer.linking.groups import Grouper, Topics
from pressminer.linking.relations.patterns import Pattern
from pressminer.linking.relations.words import Words
from pressminer.linking.scene import Placed, Scene
from pressminer.model import Relation
from pressminer.resolve import Entities
from pressminer.view import Token

Span = tuple[int, int]
Pair = tuple[Placed, Placed]  # subject, object
Stated = tuple[Relation, Span]
Facts = Sequence[tuple[int, int, int]]  # start, end, index of an amount or date of the article

_FAR = 10  # tokens between an enumeration and its trigger


@dataclass(frozen=True, slots=True)
class Ground:
    """A scene prepared for patterns: its enumerations, generic mentions included."""

    scene: Scene
    placed: Sequence[Placed]
    groups: Sequence[Sequence[Placed]]
    topics: Topics
    entities: Entities
    has_money: bool
    words: Words
    grouper: Grouper

    @property
    def text(self) -> str:
        """The sentence."""
        return self.scene.text[self.scene.start : self.scene.end]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens of the sentence that lie wholly in ``start:end``."""
        return self.scene.between(start, end)

    def distance(self, start: int, end: int) -> int:
        """How many tokens lie wholly in ``start:end``."""
        return len(self.scene.between(start, end))

    def kind(self, placed: Placed) -> str:
        """Kind of the organization or place; a person has none."""
        table = dict(self.entities.by_table())[placed.ref.table]
        return str(getattr(table[placed.ref.index].value, "kind", ""))

    def before(self, position: int, *tables: str) -> list[Placed]:
        """The nearest enumeration that ends before ``position``."""
        for group in reversed(self.groups):
            kept = [p for p in group if p.end <= position and p.ref.table in tables]
            if kept:
                return kept
        return []

    def after(self, position: int, *tables: str) -> list[Placed]:
        """The first enumeration that starts at or after ``position``."""
        for group in self.groups:
            kept = [p for p in group if p.start >= position and p.ref.table in tables]
            if kept:
                return kept
        return []

    def just_before(self, position: int, *tables: str) -> list[Placed]:
        """`before`, unless another clause lies between the enumeration and ``position``."""
        group = self.before(position, *tables)
        if not group:
            return []
        gap = self.between(group[-1].end, position)
        return [] if len(gap) > _FAR or any(t.text in ";:.“”" for t in gap) else group

    def introduced(self, start: int, end: int, *tables: str) -> list[Placed]:
        """The enumeration behind a preposition in ``start:end``: ``von LMU und TUM``."""
        for token in self.between(start, min(end, self.scene.end)):
            if token.lower not in self.words.by:
                continue
            for group in self.groups:
                kept = [p for p in group if p.start >= token.end and p.ref.table in tables]
                if kept and self.distance(token.end, kept[0].start) <= 3:
                    return kept
        return []

    def grouped(self, placed: Sequence[Placed]) -> list[list[Placed]]:
        """The enumerations among some of the sentence's entities."""
        return self.grouper.groups(self.scene, placed)

    def main(self) -> Placed | None:
        """What the article is about, placed at the start of the sentence."""
        ref = self.topics.main()
        return Placed(self.scene.start, self.scene.start, ref) if ref else None


@dataclass(frozen=True, slots=True)
class Hit:
    """The trigger of a pattern, found at ``start:end`` of the article's text."""

    ground: Ground
    pattern: Pattern
    start: int
    end: int

    @property
    def relation(self) -> str:
        """What the pattern states."""
        return self.pattern.relation

    @property
    def wording(self) -> str:
        """The trigger as it stands in the text, lower case."""
        return self.ground.scene.text[self.start : self.end].lower()

    @property
    def subject_tables(self) -> tuple[str, ...]:
        """Persons found, territories found and fund; everything else is between organizations."""
        if self.relation == "founded":
            return "organizations", "persons"
        return ("organizations", "places") if self.relation == "funds" else ("organizations",)

    def lacks_money(self) -> bool:
        """Does the pattern hold with a sum only, and the sentence names none?"""
        return self.pattern.needs == "money" and not self.ground.has_money
