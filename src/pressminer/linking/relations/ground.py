"""A sentence prepared for patterns, and a trigger found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pressminer.linking.groups import Grouper, Topics
from pressminer.linking.patterns import Pattern
from pressminer.linking.relations.clauses import Clause
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
    sums: Facts
    words: Words
    grouper: Grouper
    clauses: Sequence[Clause] = ()

    @property
    def has_money(self) -> bool:
        """Does the sentence name a sum?"""
        return bool(self.sums)

    @property
    def has_costs(self) -> bool:
        """Does the sentence speak of costs that somebody bears?"""
        return any(t.lower in self.words.costs for t in self.scene.tokens)

    def speaks_of_organ(self, start: int, end: int) -> bool:
        """Is a board or council that has no row of its own named in ``start:end``?"""
        organs = self.words.organs
        return any(t.lower in organs and not self.taken(t) for t in self.between(start, end))

    def in_sum(self, token: Token) -> bool:
        """Is the token part of a sum?"""
        return any(start <= token.start < end for start, end, _ in self.sums)

    def taken(self, token: Token) -> bool:
        """Is the token part of a sum or of an entity?"""
        return self.in_sum(token) or any(p.start <= token.start < p.end for p in self.placed)

    def around(self, position: int) -> Ground:
        """The ground that a word at ``position`` stands on: its clause, or all but clauses."""
        if not self.clauses:
            return self
        own = next((c for c in self.clauses if c.holds(position)), None)
        if own is None:
            kept = [p for p in self.placed if not any(c.holds(p.start) for c in self.clauses)]
            return self._with(kept, self.grouper.groups(self.scene, kept))
        kept = [p for p in self.placed if own.holds(p.start)]
        return self._with([own.head, *kept], [[own.head], *self.grouper.groups(self.scene, kept)])

    def _with(self, placed: Sequence[Placed], groups: Sequence[Sequence[Placed]]) -> Ground:
        return replace(self, placed=placed, groups=groups, clauses=())

    def preposition(self, placed: Placed, since: int = -1) -> str:
        """The preposition that introduces an entity, else nothing: ``am Projekt X`` → ``am``.

        ``since``: where to stop looking, behind the verb for instance.
        """
        if placed.start == placed.end:  # what a clause speaks of: to which, dem …
            first = self.between(placed.start, self.scene.end)[:1]
            return first[0].lower if first and first[0].lower in self.words.prepositions else ""
        stops = [p.end for p in self.placed if p.end <= placed.start and p.end > p.start]
        before = self.between(max([*stops, self.scene.start, since]), placed.start)
        for token in reversed(before[-4:]):
            if token.lower in self.words.prepositions:
                return "" if self._is_title(placed, token) else token.lower
            if self._stops(token):
                return ""
        return ""

    def _is_title(self, placed: Placed, preposition: Token) -> bool:
        """``the Commonwealth of Pennsylvania``: the preposition belongs to a territory's title."""
        if placed.ref.table != "places" or preposition.end + 1 != placed.start:
            return False
        before = self.between(self.scene.start, preposition.start)[-1:]
        return bool(before) and before[0].lower in self.words.titles

    def _stops(self, token: Token) -> bool:
        """Can no preposition before the token reach behind it? ``In 1964 she and X``."""
        words = self.words
        return not token.text.isalpha() or token.lower in words.verbs | words.joins | words.pronouns

    def may_act(self, placed: Placed, since: int = -1) -> bool:
        """Can it be the subject: no preposition before it and no article of another case?"""
        if self.preposition(placed, since):
            return False
        if placed.start == placed.end:
            article = self.between(placed.start, self.scene.end)[:1]
        else:
            article = self.between(self.scene.start, placed.start)[-1:]
        return not article or article[0].lower not in self.words.datives

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

    def is_unit(self, placed: Placed) -> bool:
        """Is the organization an institute, a clinic, a faculty …?"""
        name = self.entities.organizations[placed.ref.index].value.name.lower()
        return any(w in name.split()[0] or f" {w}" in f" {name}" for w in self.words.units)

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

    def introduced(
        self, start: int, end: int, *tables: str, by: frozenset[str] | None = None
    ) -> list[Placed]:
        """The enumeration behind a preposition in ``start:end``: ``von LMU und TUM``.

        ``by``: other prepositions than those of an agent.
        """
        for token in self.between(start, min(end, self.scene.end)):
            if token.lower not in (by or self.words.by):
                continue
            for group in self.groups:
                kept = [p for p in group if p.start >= token.end and p.ref.table in tables]
                if kept and self.distance(token.end, kept[0].start) <= 3:
                    return _of_one_sort(kept)
        return []

    def coordinated(self, group: Sequence[Placed]) -> bool:
        """Does a conjunction stand before the last of an enumeration?"""
        gap = self.between(group[-2].end, group[-1].start) if len(group) > 1 else []
        return any(t.is_word and t.lower in self.words.joins for t in gap)

    def grouped(self, placed: Sequence[Placed]) -> list[list[Placed]]:
        """The enumerations among some of the sentence's entities."""
        return self.grouper.groups(self.scene, placed)

    def recipient(self) -> Placed | None:
        """What money goes to where nothing is said: the building of the headline, else `main`."""
        ref = self.topics.building
        return Placed(self.scene.start, self.scene.start, ref) if ref else self.main()

    def main(self) -> Placed | None:
        """What the article is about, placed at the start of the sentence."""
        ref = self.topics.main()
        return Placed(self.scene.start, self.scene.start, ref) if ref else None


def _of_one_sort(group: Sequence[Placed]) -> list[Placed]:
    """Persons or bodies: ``Founded by the librarian Mavis Thorne, the Trust has …``."""
    person = group[0].ref.table == "persons"
    return list(takewhile(lambda p: (p.ref.table == "persons") is person, group))


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
        if self.pattern.needs == "donation":
            return "organizations", "places", "persons"
        return ("organizations", "places") if self.relation == "funds" else ("organizations",)

    @property
    def object_tables(self) -> tuple[str, ...]:
        """Money goes to bodies and buildings, too."""
        return ("organizations", "places") if self.relation == "funds" else ("organizations",)

    def takes(self, placed: Placed) -> bool:
        """Can it be the object: a body, or a building that money goes to?"""
        if placed.ref.table == "places":
            return self.relation == "funds" and self.ground.kind(placed) == "building"
        return placed.ref.table == "organizations"

    def lacks_money(self) -> bool:
        """Does the pattern hold where money is meant only, and the sentence names none?"""
        return self._lacks("money", self.ground.words.money)

    def lacks_round(self) -> bool:
        """Does the pattern hold in talk of a financing round only, and the sentence has none?"""
        return self._lacks("round", self.ground.words.rounds)

    def lacks_costs(self) -> bool:
        """Does the pattern hold in talk of costs only (``are met by``), and there is none?"""
        return self.pattern.needs == "costs" and not self.ground.has_costs

    def _lacks(self, need: str, words: frozenset[str]) -> bool:
        if self.pattern.needs != need or self.ground.has_money:
            return False
        return not any(t.lower in words for t in self.ground.scene.tokens)
