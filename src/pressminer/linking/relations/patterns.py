"""The wordings of ``pipelines/<lang>/relations.toml``, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    )


def _trigger(wordings: Sequence[str]) -> re.Pattern[str]:
    """One alternation of whole words: ``fördert`` is not found in ``befördert``."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(wordings) + r")(?![\w-])", re.IGNORECASE)
