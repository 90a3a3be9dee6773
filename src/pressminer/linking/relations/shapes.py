"""The names that a rule file calls the shapes by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pressminer.linking.relations import enumerations, nouns, verbs
from pressminer.linking.relations.ground import Hit, Pair

Shape = Callable[[Hit], Iterator[Pair]]

SHAPES: Mapping[str, Shape] = {
    "active": verbs.active,
    "passive": verbs.passive,
    "receives": verbs.receives,
    "nominal": nouns.nominal,
    "of": nouns.of,
    "seat": nouns.seat,
    "belongs": nouns.belongs,
    "heads": nouns.heads,
    "members": enumerations.members,
    "gives": enumerations.gives,
    "given": enumerations.given,
    "between": enumerations.between,
    "pairs": enumerations.pairs,
}
