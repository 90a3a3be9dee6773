"""One sentence with the entities in it, the ground on which posts and relations are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressminer.model import BlockKind, EntityRef
from pressminer.resolve import Entities
from pressminer.view import Token


class Placed(NamedTuple):
    """An entity at a place in the text."""

    start: int
    end: int
    ref: EntityRef


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: tokens and placed entities in text order, offsets into the article's text."""

    text: str
    kind: BlockKind
    language: str
    tokens: Sequence[Token]
    placed: Sequence[Placed]

    @property
    def start(self) -> int:
        """Offset of the first token."""
        return self.tokens[0].start if self.tokens else 0

    @property
    def end(self) -> int:
        """Offset behind the last token."""
        return self.tokens[-1].end if self.tokens else 0

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly in ``start:end``."""
        return [t for t in self.tokens if start <= t.start and t.end <= end]

    def of(self, *tables: str) -> Iterator[Placed]:
        """Entities of these tables in text order."""
        return (p for p in self.placed if p.ref.table in tables)


def scenes(
    text: str,
    sentences: Sequence[tuple[int, int, BlockKind, str]],
    tokens: Sequence[Sequence[Token]],
    entities: Entities,
) -> list[Scene]:
    """Distributes the entities' mentions over the sentences."""
    placed = sorted(
        Placed(start, end, EntityRef(table, index))
        for table, found in entities.by_table()
        for index, entity in enumerate(found)
        for start, end in entity.spans
    )
    result, k = [], 0
    for (start, end, kind, language), words in zip(sentences, tokens, strict=True):
        while k < len(placed) and placed[k].start < start:
            k += 1
        first = k
        while k < len(placed) and placed[k].start < end:
            k += 1
        result.append(Scene(text, kind, language, words, placed[first:k]))
    return result


def kinds_of(entities: Entities) -> dict[EntityRef, str]:
    """Kind of each organization and place of an article (``university``, ``place city``)."""
    kinds = {
        EntityRef("organizations", k): e.value.kind for k, e in enumerate(entities.organizations)
    }
    places = {
        EntityRef("places", k): f"place {e.value.kind}" for k, e in enumerate(entities.places)
    }
    return {**kinds, **places}
