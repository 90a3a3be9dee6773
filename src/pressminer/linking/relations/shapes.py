"""The names that a rule file calls the shapes by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pressminer.linking.relations import enumerations, grants, nouns, takeovers, verbs
from pressminer.linking.relations.ground import Hit, Pair

Shape = Callable[[Hit], Iterator[Pair]]

SHAPES: Mapping[str, Shape] = {
    "active": verbs.active,
    "passive": verbs.passive,
    "receives": verbs.receives,
    "attributive": verbs.attributive,
    "gift": grants.gift,
    "named": grants.named,
    "nominal": nouns.nominal,
    "of": nouns.of,
    "seat": nouns.seat,
    "belongs": nouns.belongs,
    "heads": nouns.heads,
    "sites": nouns.sites,
    "home": nouns.home,
    "owns": nouns.owns,
    "child": nouns.child,
    "admitted": nouns.admitted,
    "adheres": nouns.adheres,
    "belonging": takeovers.belonging,
    "acquired": takeovers.acquired,
    "taken": takeovers.taken,
    "beside": enumerations.beside,
    "pact": enumerations.pact,
    "partners_in": enumerations.partners_in,
    "members": enumerations.members,
    "gives": enumerations.gives,
    "given": enumerations.given,
    "between": enumerations.between,
    "pairs": enumerations.pairs,
}
