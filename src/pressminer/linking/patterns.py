"""The wordings of ``pipelines/<lang>/relations.toml``, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pressminer.linking.scene import Scene
from pressminer.pattern_starts import SIZE, start_of, starts
from pressminer.rules import RuleFolder


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording; see the rule file for the fields."""

    id: str
    relation: str
    shape: str
    trigger: re.Pattern[str]
    needs: str
    kind: str
    starts: frozenset[str]  # what its matches begin with, see `pattern_starts`


def compiled_patterns(rules: RuleFolder) -> dict[str, list[Pattern]]:
    """Language → its patterns in the order of the rule file.

    Raises `RulesError` when a rule file is missing and ``re.error`` on an invalid trigger.
    """
    return {
        tongue: [_pattern(entry) for entry in rules.toml(tongue, "relations")["pattern"]]
        for tongue in rules.languages
    }


def _pattern(entry: Mapping[str, Any]) -> Pattern:
    return Pattern(
        entry["id"],
        entry["relation"],
        entry["shape"],
        _trigger(entry["triggers"]),
        entry.get("needs", ""),
        entry.get("kind", ""),
        starts(_alternation(entry["triggers"])),
    )


def _trigger(wordings: Sequence[str]) -> re.Pattern[str]:
    """One alternation of whole words: ``fördert`` is not found in ``befördert``."""
    return re.compile(rf"(?<![\w-]){_alternation(wordings)}(?![\w-])", re.IGNORECASE)


def _alternation(wordings: Sequence[str]) -> str:
    return "(?:" + "|".join(wordings) + ")"


def starts_in(scene: Scene) -> frozenset[str]:
    """With what a trigger could begin in a sentence: the first characters from each token on."""
    found = {""}
    for token in scene.tokens:
        found |= _prefixes(scene.text[token.start : token.start + SIZE])
    return frozenset(found)


@lru_cache(maxsize=8192)
def _prefixes(text: str) -> frozenset[str]:
    """The starts of a text of at most `SIZE` characters; words come again and again."""
    start = start_of(text)
    return frozenset(start[:length] for length in range(1, SIZE + 1))
