"""placeholder"""
from __future__ import annotations
from collections.abc import Sequence
from pressminer.lexicon import Lexicon
from pressminer.linking.scene import Scene
from pressminer.model import Relation
from pressminer.resolve import Entities
class RelationLinker:
    def __init__(self, lexicon: Lexicon) -> None: ...
    def __call__(self, stage: Sequence[Scene], entities: Entities, amounts: Sequence[tuple[int,int,int]], dates: Sequence[tuple[int,int,int]]) -> list[tuple[Relation, tuple[int,int]]]:
        return []
