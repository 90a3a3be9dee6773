"""The rules of ``pipelines/*/layout.toml``: what a line or paragraph is by its wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pressminer.errors import RulesError
from pressminer.pattern_starts import SIZE, start_of, starts
from pressminer.rules import SHARED, RuleFolder

FILE = "layout"
KINDS = ("content", "about", "stamp", "furniture")  # in this order of precedence
SCOPES = (  # widest first: of two rules that fit, the one that takes in more counts
    "contact",
    "contact-if-reachable",
    "section",
    "offer",
    "list",
    "next",
    "around",
    "line",
)
ZONES = ("contact", "credit", "navigation", "teaser")  # what a piece of furniture can be
MAX_LENGTH = 320  # longer lines are running text; only rules with ``long`` look at them
MAX_LONG_LENGTH = 1500
MAX_WITH_DIGIT = 200  # a rule with ``digit`` fits no longer line
_DIGIT = re.compile(r"\d")
_TWO_DIGITS = re.compile(r"\d\d")
_MAX_KNOWN = 5000  # beginnings of lines whose rules are remembered
TOP = 10  # a rule with ``top`` fits among the first units of a page only


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``[[line]]`` of a layout file."""

    id: str
    kind: str
    zone: str
    scope: str
    pattern: str
    contains: tuple[str, ...]
    digit: bool
    top: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is; ``zone`` is empty for all but furniture."""

    kind: str
    scope: str = "line"
    rule: str = ""
    zone: str = ""


# --- rules --------------------------------------------------------------------------------


def _folders(rules: RuleFolder) -> Iterator[Mapping[str, Any]]:
    yield rules.toml(SHARED, FILE)
    for language in rules.languages:
        yield rules.toml(language, FILE)


def _fill(pattern: str, parts: Mapping[str, str]) -> str:
    """Puts ``[parts]`` into a pattern: ``{date}`` becomes the group named ``date``."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{part})")
    return pattern


def read_rules(rules: RuleFolder) -> list[Rule]:
    """All ``[[line]]`` rules by precedence, that of `KINDS`; wide scopes first.

    Raises `RulesError` that lists every rule with an unknown kind, zone, scope or broken pattern.
    """
    found: list[Rule] = []
    faults: list[str] = []
    shared = rules.toml(SHARED, FILE).get("parts", {})
    for content in _folders(rules):
        parts = {**content.get("parts", {}), **shared}
        for entry in content.get("line", []):
            rule = _rule(entry, parts)
            faults += _faults(rule)
            found.append(rule)
    if faults:
        raise RulesError(faults)
    return sorted(found, key=lambda rule: (KINDS.index(rule.kind), SCOPES.index(rule.scope)))


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    return Rule(
        id=entry["id"],
        kind=entry.get("kind", "furniture"),
        zone=entry.get("zone", ""),
        scope=entry.get("scope", "line"),
        pattern=f"(?:{_fill(_fill(entry['pattern'], parts), parts)})\\s*$",
        contains=tuple(entry.get("contains", ())),
        digit=entry.get("digit", False),
        top=entry.get("top", False),
        long=entry.get("long", False),
    )


def _faults(rule: Rule) -> list[str]:
    where = f"layout.toml: rule {rule.id!r}"
    faults = []
    if rule.kind not in KINDS:
        faults.append(f"{where}: kind {rule.kind!r} is none of {', '.join(KINDS)}")
    if rule.kind == "furniture" and rule.zone not in ZONES:
        faults.append(f"{where}: zone {rule.zone!r} is none of {', '.join(ZONES)}")
    if rule.scope not in SCOPES:
        faults.append(f"{where}: scope {rule.scope!r} is none of {', '.join(SCOPES)}")
    try:
        if re.compile(rule.pattern, re.IGNORECASE).groups:
            faults.append(f"{where}: write (?:…) instead of (…)")
    except re.error as error:
        faults.append(f"{where}: {error}")
    return faults


class LineRules:
    """Gives the verdict of the first rule that fits a whole line.

    Only rules are tried that can fit a line with such a beginning; see `pattern_starts`.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._fitting = [_Fitting(rule) for rule in rules]
        self._word = _word_of(rules)
        self._word_in_long = _word_of([rule for rule in rules if rule.long])
        self._by_start: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            for start in starts(rule.pattern):
                self._by_start.setdefault(start, []).append(number)
        self._short: dict[str, _Candidates] = {}
        self._long: dict[str, _Candidates] = {}

    def __call__(self, line: str, position: int) -> Verdict | None:
        """The verdict on ``line``, the unit at ``position`` of its page; ``None`` if none fits."""
        size = len(line)
        if size > MAX_LONG_LENGTH:
            return None
        lowered = line.lower()
        is_long = size > MAX_LENGTH
        candidates = self._candidates(start_of(lowered), long=is_long)
        word = self._word_in_long if is_long else self._word
        has_word = word.search(lowered) is not None
        has_digit = size <= MAX_WITH_DIGIT and _DIGIT.search(line) is not None
        for rule in candidates[0] if has_word or has_digit else candidates[1]:
            if rule.contains and not (has_word and _has_any(lowered, rule.contains)):
                continue
            if rule.digit and not has_digit:
                continue
            if rule.match(line) and not (rule.top and position >= TOP):
                return rule.verdict
        return None

    def _candidates(self, start: str, *, long: bool) -> _Candidates:
        """The rules that a line with this start can fit, by precedence.

        All of them, and those that ask for neither a word nor a digit.
        """
        known = self._long if long else self._short
        if start in known:
            return known[start]
        numbers = {n for size in range(SIZE + 1) for n in self._by_start.get(start[:size], ())}
        found = (self._fitting[n] for n in sorted(numbers))
        rules = tuple(rule for rule in found if rule.long or not long)
        free = tuple(rule for rule in rules if not rule.contains and not rule.digit)
        if len(known) < _MAX_KNOWN:
            known[start] = rules, free
        return rules, free


class _Fitting:
    """A rule ready for use."""

    __slots__ = ("contains", "digit", "long", "match", "top", "verdict")

    def __init__(self, rule: Rule) -> None:
        self.contains = rule.contains
        self.digit = rule.digit
        self.long = rule.long
        self.top = rule.top
        self.verdict = Verdict(rule.kind, rule.scope, rule.id, rule.zone)
        self.match = re.compile(rule.pattern, re.IGNORECASE).match


_Candidates = tuple[tuple[_Fitting, ...], tuple[_Fitting, ...]]


def _has_any(text: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110  (any() with a generator takes three times as long)
        if word in text:
            return True
    return False


def _word_of(rules: Sequence[Rule]) -> re.Pattern[str]:
    return re.compile(_any_of({word for rule in rules for word in rule.contains}))


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, branching letter by letter: ``new(?:s|t)``."""
    tree: dict[str, list[str]] = {}
    for word in sorted(words):
        tree.setdefault(word[:1], []).append(word[1:])
    if "" in tree:  # a word ends here; longer ones need not be told apart from it
        return ""
    branches = [re.escape(letter) + _any_of(rests) for letter, rests in tree.items()]
    if not branches:
        return "(?!)"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class Signal:
    """The ``[[<table>]]`` patterns of all files, to be searched for inside a line."""

    def __init__(self, rules: RuleFolder, table: str) -> None:
        entries = [entry for content in _folders(rules) for entry in content.get(table, [])]
        self._entries = [
            (tuple(entry.get("contains", ())), re.compile(entry["pattern"], re.IGNORECASE))
            for entry in entries
        ]

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that fits one of the patterns, ``None`` if there is none."""
        lowered = text.lower()
        numbers = _TWO_DIGITS.search(text) is not None
        first: re.Match[str] | None = None
        for keywords, regex in self._entries:
            if _has_any(lowered, keywords) if keywords else numbers:
                found = regex.search(text)
                if found and (first is None or found.start() < first.start()):
                    first = found
        return first
