"""Turns the rules of ``pipelines/<lang>/dates.toml`` into compiled patterns.

A pattern is a regular expression with ``{class}`` in it and blanks that also match a line
break; the file itself explains its fields. Rules are filed under the words that can open them,
so that the matcher only tries a rule where it can succeed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pressminer.errors import RulesError
from pressminer.matchers.date_openings import Openings
from pressminer.matchers.date_templates import Reader
from pressminer.rules import RuleFolder

_BLANK = "(?: {1,3}| ?\n ?)"
_SLOT = re.compile(r"\{([a-z_]+)(?::(\w+))?\}")
_CONDITIONS = ("before", "not_before", "not_after", "check", "capital", "lower", "verb")
_KNOWN = frozenset(("id", "gives", "pattern", "with", *_CONDITIONS, "examples", "counterexamples"))


@dataclass(frozen=True)
class Rule:
    """One compiled rule; see the rule file for what the fields mean."""

    id: str
    gives: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, Any]
    before: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    check: str = ""
    capital: bool = False
    lower: bool = False
    verb: bool = False


@dataclass(frozen=True)
class Grammar:
    """The rules of one language, and the word lists that the checks read."""

    rules: Sequence[Rule]
    openings: Openings[Rule]
    values: Mapping[str, Mapping[str, str]]  # class → form → value
    lists: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def load_grammar(rules: RuleFolder, language: str) -> Grammar:
    """Compile ``<language>/dates.toml``. Raises `RulesError` with every fault in the file."""
    source = rules.toml(language, "dates")
    return _Compiler(source, f"{language}/dates.toml").grammar()


class _Compiler:
    def __init__(self, source: Mapping[str, Any], name: str) -> None:
        self.source = source
        self.name = name
        self.faults: list[str] = []
        self.words: dict[str, dict[str, str]] = {
            class_: {form: value for value, forms in entries.items() for form in forms}
            for class_, entries in source.get("words", {}).items()
        }
        self.patterns: Mapping[str, str] = source.get("patterns", {})
        self.fragments: Mapping[str, str] = source.get("fragments", {})

    def grammar(self) -> Grammar:
        reader = Reader(self.words, self.patterns, self.fragments)
        filed = [
            (rule, self._openings(reader, entry))
            for entry in self.source.get("rule", ())
            if (rule := self._rule(entry))
        ]
        if self.faults:
            raise RulesError(self.faults)
        lists = {k: v for k, v in self.source.items() if isinstance(v, dict)}
        return Grammar([rule for rule, _ in filed], Openings(filed), self.words, lists)

    def _rule(self, entry: Mapping[str, Any]) -> Rule | None:
        try:
            if unknown := sorted(set(entry) - _KNOWN):
                raise ValueError(f"unknown fields {', '.join(unknown)}")
            return Rule(
                id=entry["id"],
                gives=entry["gives"],
                pattern=re.compile(self._expand(entry["pattern"])),
                fixed=entry.get("with", {}),
                before=_behind(entry.get("before")),
                not_before=_behind(entry.get("not_before")),
                not_after=_ahead(entry.get("not_after")),
                check=entry.get("check", ""),
                capital=entry.get("capital", False),
                lower=entry.get("lower", False),
                verb=entry.get("verb", False),
            )
        except (KeyError, ValueError, re.error) as error:
            self.faults.append(f"{self.name}: rule {entry.get('id', '?')}: {error}")
            return None

    def _expand(self, template: str) -> str:
        return _SLOT.sub(self._slot, _blanks(template))

    def _slot(self, found: re.Match[str]) -> str:
        name, suffix = found[1], found[2]
        if name in self.fragments:
            return self._expand(self.fragments[name])
        group = f"{name}__{suffix}" if suffix else name
        if name in self.patterns:
            return f"(?P<{group}>{self.patterns[name]})"
        if name in self.words:
            return f"(?P<{group}>{_alternatives(self.words[name])})"
        raise ValueError(f"no class {{{name}}} in [words], [patterns] or [fragments]")

    def _openings(self, reader: Reader, entry: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
        try:
            return reader.openings(entry["pattern"])
        except ValueError as error:
            self.faults.append(f"{self.name}: rule {entry['id']}: {error}")
            return {}


def _blanks(template: str) -> str:
    return template.replace(" ", _BLANK)


def _alternatives(forms: Mapping[str, str]) -> str:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(_word(form) for form in longest_first)


def _word(form: str) -> str:
    end = r"(?![^\W\d_])" if form[-1].isalpha() else ""
    return _blanks(re.escape(form).replace(r"\ ", " ")) + end


def _behind(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{_blanks(pattern)})\Z") if pattern else None


def _ahead(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(_blanks(pattern)) if pattern else None
