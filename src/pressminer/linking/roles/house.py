"""The house that an article is about: whose *treasurer* an unnamed body's treasurer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import title_end
from pressminer.linking.scene import Scene
from pressminer.model import EntityRef, Role
from pressminer.resolve import Entities

MIN_MENTIONS = 3
LEAD = 2  # how many times oftener than any other body the house is named
_NO_HOUSE = frozenset({"government", "alliance", "programme"})  # these act through others


class House:
    """Gives posts inside a body (``the treasurer``, ``CFO``) the one body of the article.

    A release says once whose it is and then speaks of *the* chief executive. Only posts that
    every house has (``in_house`` of roles.toml), and only where the headline names one body or
    one body is named far oftener than all others.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.posts = frozenset(lexicon.union("roles", "in_house"))

    def of(self, stage: Sequence[Scene], entities: Entities) -> EntityRef | None:
        """The house of an article, if it has one."""
        ranked = sorted(
            (-len(entity.spans), index)
            for index, entity in enumerate(entities.organizations)
            if entity.value.kind not in _NO_HOUSE
        )
        if not ranked or not stage:
            return None
        top = EntityRef("organizations", ranked[0][1])
        rest = -ranked[1][0] if len(ranked) > 1 else 0
        mentions = -ranked[0][0]
        end = title_end(stage[0].text)
        headed = any(start < end for start, _ in entities.organizations[top.index].spans)
        often = mentions >= MIN_MENTIONS and mentions >= LEAD * rest
        return top if often or (headed and mentions > rest) else None

    def belongs(self, canonical: str) -> bool:
        """Is the post one inside a body (``chief financial officer``, ``chair of the jury``)?"""
        head = canonical.split(" of ", 1)[0].split(" for ", 1)[0]
        return any(head == p or head.endswith(f" {p}") for p in self.posts)

    def fill(self, role: Role, house: EntityRef | None) -> Role:
        """The role with the house as its body where it has none and belongs inside one."""
        if house is None or role.body is not None or not self.belongs(role.canonical):
            return role
        return replace(role, body=house)
