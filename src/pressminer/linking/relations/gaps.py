"""What two neighbours state by the very words between them: ``the Leeds-based firm Acme Inc``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressminer.linking.relations.ground import Ground, Stated
from pressminer.linking.scene import Placed
from pressminer.model import Relation
from pressminer.rules import RuleFolder

_LONGEST = 70  # characters between two neighbours


@dataclass(frozen=True, slots=True)
class Gap:
    """Words between two neighbours; see the rule file for the fields."""

    id: str
    relation: str
    back: bool
    words: re.Pattern[str]
    a: frozenset[str]
    b: frozenset[str]
    closed: str  # the character behind B


def compiled_gaps(rules: RuleFolder) -> dict[str, list[Gap]]:
    """Language → its gaps; raises as `compiled_patterns` does."""
    return {
        tongue: [
            Gap(
                entry["id"],
                entry["relation"],
                entry["order"] == "back",
                re.compile("|".join(entry["words"]), re.IGNORECASE),
                frozenset(entry.get("a", ())),
                frozenset(entry.get("b", ())),
                entry.get("closed", ""),
            )
            for entry in rules.toml(tongue, "relations")["gap"]
        ]
        for tongue in rules.languages
    }


def between_neighbours(ground: Ground, gaps: Sequence[Gap]) -> Iterator[Stated]:
    """What the neighbours of a sentence state."""
    for a, b in pairwise(ground.scene.placed):
        if not 0 < b.start - a.end <= _LONGEST:
            continue
        text = ground.scene.text[a.end : b.start]
        behind = ground.scene.text[b.end : b.end + 1]
        for gap in gaps:
            if gap.closed and behind != gap.closed:
                continue
            if gap.words.fullmatch(text) and _is(ground, a, gap.a) and _is(ground, b, gap.b):
                ends = (b, a) if gap.back else (a, b)
                yield Relation(ends[0].ref, gap.relation, ends[1].ref), (a.start, b.end)


def _is(ground: Ground, placed: Placed, wanted: frozenset[str]) -> bool:
    """Is it of one of the wanted sorts; an organization, where none is named?"""
    if not wanted:
        return placed.ref.table == "organizations"
    if placed.ref.table == "persons":
        return "person" in wanted
    if "place" in wanted and placed.ref.table == "places":
        return True
    if "unit" in wanted and placed.ref.table == "organizations" and ground.is_unit(placed):
        return True
    return ground.kind(placed) in wanted
