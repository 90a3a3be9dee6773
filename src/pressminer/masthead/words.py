"""The words of all ``masthead.toml`` files, compiled: a page's language is not known yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pressminer.errors import RulesError
from pressminer.rules import RuleFolder

FILE = "masthead"
KEYS: Mapping[str, tuple[str, ...]] = {
    "dates": (
        "stamps",
        "line_stamps",
        "fillers",
        "weekdays",
        "clock",
        "releases",
        "numbers",
        "dated",
        "events",
        "updates",
    ),
    "places": ("links", "never"),
    "publisher": (
        "labels",
        "senders",
        "offices",
        "closings",
        "imprints",
        "contacts",
        "rights",
        "editions",
        "words",
        "media",
        "links",
        "never",
    ),
    "author": ("labels", "bylines", "joints", "particles", "honorifics", "never"),
}


@dataclass(frozen=True)
class Words:
    """Word lists by ``section.key``: as alternations for patterns, as sets for look-ups."""

    patterns: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]

    def __getitem__(self, key: str) -> str:
        return self.patterns[key]


def load_words(rules: RuleFolder) -> Words:
    """Reads and joins the files of all languages; raises `RulesError` with every missing key."""
    lists: dict[str, list[str]] = {}
    faults: list[str] = []
    for language in rules.languages:
        _collect(rules.toml(language, FILE), f"{language}/{FILE}.toml", lists, faults)
    if faults:
        raise RulesError(faults)
    return Words(
        {key: alternation(entries) for key, entries in lists.items()},
        {key: frozenset(entry.casefold() for entry in entries) for key, entries in lists.items()},
    )


def _collect(
    content: Mapping[str, Any], name: str, lists: dict[str, list[str]], faults: list[str]
) -> None:
    for section, keys in KEYS.items():
        for key in keys:
            entries = content.get(section, {}).get(key)
            if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
                faults.append(f"{name}: [{section}] needs {key}, a list of strings")
            else:
                lists.setdefault(f"{section}.{key}", []).extend(entries)


def alternation(entries: Iterable[str]) -> str:
    """A pattern for any of ``entries``, the longest first, white space flexible.

    It branches letter by letter, ``(?:vo(?:m|n)|am)``: most lines fail at their first letter.
    """
    spelled = {(*entry,) for entry in map(_flat, entries) if entry}
    return f"(?:{_branches(spelled)})" if spelled else "(?!)"  # which matches nothing


def _flat(entry: str) -> str:
    return " ".join(entry.split())


def _branches(words: Collection[tuple[str, ...]]) -> str:
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for word in sorted(words):
        if word:
            by_first.setdefault(word[0], set()).add(word[1:])
    branches = []
    for letter, rests in by_first.items():
        rest = _branches(rests)
        optional = "?" if () in rests else ""
        tail = f"(?:{rest}){optional}" if rest and (optional or "|" in rest) else rest
        branches.append((r"\s+" if letter == " " else re.escape(letter)) + tail)
    return "|".join(branches)
