"""Turns the rules of ``pipelines/<lang>/dates.toml`` into compiled patterns.

A pattern is a regular expression with ``{class}`` in it and blanks that also match a line
break; the file itself explains its fields. Rules are filed under the words that can open them,
so that the matcher only tries a rule where it can succeed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pressminer.errors import RulesError
from pressminer.rules import RuleFolder

_NUMBERS = {"#1": ("7", "12", "80"), "#4": ("2020",)}
"""Keys of rules that open with a number, one or two digits or four, and samples of them."""

_BLANK = "(?: {1,3}| ?\n ?)"
_SLOT = re.compile(r"\{([a-z_]+)(?::(\w+))?\}")
_OPENING = re.compile(r"\{([a-z_]+)(?::\w+)?\}|([a-zäöüß]+)(?![?*])")
_KEY = re.compile(r"[^\W\d_]+|\d+")
_SECOND = re.compile(r"\W{1,4}([^\W\d_]+)")
_CONDITIONS = ("before", "not_before", "not_after", "check", "capital", "lower", "verb")
_KNOWN = frozenset(
    ("id", "gives", "pattern", "start", "with", *_CONDITIONS, "examples", "counterexamples")
)


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
class Opening:
    """The rules that a word can open, in the order of the file.

    ``after`` holds those of its wordings that go on with a second word, filed under that word
    together with ``alone``: after ``the`` only what can follow is tried.
    """

    alone: Sequence[Rule]
    after: Mapping[str, Sequence[Rule]]


@dataclass(frozen=True)
class Grammar:
    """The rules of one language, and the word lists that the checks read."""

    openings: Mapping[str, Opening]
    values: Mapping[str, Mapping[str, str]]  # class → form → value
    lists: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def rules_at(self, folded: str, token: re.Match[str]) -> Sequence[Rule]:
        """The rules that can succeed where this word or number of a folded text stands."""
        opening = self.openings.get(key_of(token[0]))
        if opening is None:
            return ()
        second = _SECOND.match(folded, token.end()) if opening.after else None
        return opening.after.get(second[1], opening.alone) if second else opening.alone


def key_of(token: str) -> str:
    """The key of a token, letters or digits only: itself, or ``#`` and the number of its digits.

    ``"juli"`` → ``"juli"``, ``"2025"`` → ``"#4"``, ``"7"`` and ``"12"`` → ``"#1"``.
    """
    if not token or not token[0].isdigit():
        return token
    return "#1" if len(token) < 3 else f"#{len(token)}"


def _keys_of(form: str) -> tuple[str, str]:
    """The keys of the first two words of a form; the second is empty where there is none."""
    first, *rest = _KEY.findall(form)[:2]
    second = rest[0] if rest and rest[0].isalpha() else ""
    return key_of(first), second


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
        filed: dict[str, list[tuple[str, Rule]]] = {}
        for entry in self.source.get("rule", ()):
            if rule := self._rule(entry):
                for first, second in self._keys(entry):
                    filed.setdefault(first, []).append((second, rule))
        if self.faults:
            raise RulesError(self.faults)
        lists = {k: v for k, v in self.source.items() if isinstance(v, dict)}
        return Grammar({k: _opening(v) for k, v in filed.items()}, self.words, lists)

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

    def _keys(self, entry: Mapping[str, Any]) -> list[tuple[str, str]]:
        keys: dict[tuple[str, str], None] = {}
        for start in entry.get("start", [entry["pattern"]]):
            found = _OPENING.match(start)
            if not found:
                self.faults.append(
                    f"{self.name}: rule {entry['id']}: {start!r} must open with a class or a "
                    "plain word, or the rule needs start = [...] listing what can open it"
                )
            elif found[2]:
                keys[found[2], ""] = None
            elif found[1] in self.words:
                keys.update(dict.fromkeys(map(_keys_of, self.words[found[1]])))
            else:
                numbers = _number_keys(self.patterns.get(found[1], ""))
                keys.update(dict.fromkeys((key, "") for key in numbers))
        return list(keys)


def _opening(filed: Sequence[tuple[str, Rule]]) -> Opening:
    seconds = dict.fromkeys(second for second, _ in filed if second)
    return Opening(
        _unique(rule for second, rule in filed if not second),
        {s: _unique(rule for second, rule in filed if second in ("", s)) for s in seconds},
    )


def _unique(rules: Iterable[Rule]) -> list[Rule]:
    return list({rule.id: rule for rule in rules}.values())


def _number_keys(pattern: str) -> list[str]:
    class_ = re.compile(pattern)
    return [key for key, samples in _NUMBERS.items() if any(map(class_.fullmatch, samples))]


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
