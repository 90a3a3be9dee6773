"""Finds the thing counted behind a number: ``3.500 [laufenden klinischen Studien]``.

Two strategies, chosen by the rules of the language: where nouns are capitalized the first
capitalized word behind the adjectives is the head (German); where they are not, the head is the
last plural before the phrase ends (English), with a tagger's help if there was one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from pressminer.matchers.figure import after_gap
from pressminer.normalize.nouns import NounForms

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w'’]|-(?=\w)|[:*/](?=in))*-?")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")  # GPs
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Thing:
    """The thing counted: its base form and where its wording ends in the text."""

    end: int
    unit: str


class CountedThings(Protocol):
    """Reads the thing counted that starts at or behind a position."""

    def read(self, text: str, position: int, tags: Mapping[int, str]) -> Thing | None:
        """The thing, or ``None``. ``tags`` maps word starts to universal parts of speech."""


def counted_things(rules: Mapping[str, Any], number_words: Iterable[str]) -> CountedThings:
    """The strategy that ``amounts.toml`` asks for; a number word ends every phrase."""
    counted = {**rules["counted"], "stop": [*rules["counted"]["stop"], *number_words]}
    return _HEADS[counted["head"]](counted, NounForms.from_rules(rules["nouns"]))


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    keep: bool = True


def _word_at(text: str, position: int) -> _Word | None:
    start = after_gap(text, position)
    hit = _WORD.match(text, start) if start > position else None
    return _Word(hit.start(), hit.end(), hit[0]) if hit else None


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


class CapitalHeads:
    """``400 kleinen und mittleren Unternehmen``: adjectives, then a capitalized noun."""

    def __init__(self, rules: Mapping[str, Any], forms: NounForms) -> None:
        self._forms = forms
        self._stop = _folded(rules["stop"])
        self._joiners = _folded(rules["joiners"])
        self._endings = tuple(rules["adjective_endings"])
        self._descriptive = _folded(rules["descriptive"])
        self._noise = _folded(rules["small_noise"])
        self._not_counted = frozenset(rules["not_counted"])
        self._proper = re.compile(rules["proper"])
        self._demonym = re.compile(rules["demonym"])
        self._genitive = re.compile(rf"\s{rules['genitive']}\s[^\W\d_][\w-]*")
        self._pairs = re.compile(rules["pairs"])

    def read(self, text: str, position: int, tags: Mapping[int, str]) -> Thing | None:
        """``14 Ländern`` counts ``Länder``; ``acht Deutschen Zentren der …`` keeps its genitive."""
        modifiers: list[_Word] = []
        word = _word_at(text, position)
        while word is not None and len(modifiers) < _MAX_WORDS:
            if word.text[0].isupper() and not self._is_capital_adjective(text, word):
                return self._thing(text, modifiers, word)
            if not self._modifies(word, first=not modifiers):
                return None
            modifiers.append(word)
            word = _word_at(text, _past_comma(text, word.end))
        return None

    def _modifies(self, word: _Word, *, first: bool) -> bool:
        lower = word.text.casefold()
        if lower in self._joiners:
            return not first
        if lower in self._noise or word.text[0].isupper():
            return True
        return lower not in self._stop and len(lower) > 3 and lower.endswith(self._endings)

    def _is_capital_adjective(self, text: str, word: _Word) -> bool:
        following = _word_at(text, word.end)
        if following is None or not following.text[0].isupper():
            return False
        return bool(self._proper.fullmatch(word.text) or self._demonym.fullmatch(word.text))

    def _thing(self, text: str, modifiers: list[_Word], head: _Word) -> Thing | None:
        if head.text in self._not_counted or len(head.text) < 2:
            return None
        end, noun = self._noun(text, head)
        if noun is None:
            return None
        kept = self._kept(modifiers)
        if any(self._proper.fullmatch(word.text) for word in modifiers):
            genitive = self._genitive.match(text, end)
            if genitive:
                noun, end = noun + genitive[0], genitive.end()
        return Thing(end, " ".join([*kept, noun]))

    def _noun(self, text: str, head: _Word) -> tuple[int, str | None]:
        """The noun from ``head`` on: gender pairs and shared heads are one thing."""
        pair = self._pairs.match(text, head.start)
        if pair:
            return pair.end(), " ".join(self._base(word) for word in pair[0].split())
        if not head.text.endswith("-"):
            return head.end, self._forms.noun(head.text)
        joiner = _word_at(text, head.end)
        tail = _word_at(text, joiner.end) if joiner else None
        if joiner is None or tail is None or joiner.text not in self._joiners:
            return head.end, None
        return tail.end, f"{head.text} {joiner.text} {self._forms.noun(tail.text)}"

    def _base(self, word: str) -> str:
        return self._forms.noun(word) if word[0].isupper() else word

    def _kept(self, modifiers: list[_Word]) -> list[str]:
        """The modifiers that tell which kind of thing it is, in base form.

        ``kleine und mittlere`` stands or falls together; an adverb goes with its adjective.
        """
        kept: list[str] = []
        group: list[str] = []
        telling = False
        for index, word in enumerate(modifiers):
            lower = word.text.casefold()
            plain = lower in self._joiners or lower in self._noise
            group.append(word.text if plain or word.text[0].isupper() else self._strong(word))
            telling = telling or not (plain or self._describes(word))
            joined = index + 1 < len(modifiers) and (
                modifiers[index + 1].text.casefold() in self._joiners
            )
            if not plain and not joined:
                kept += group if telling else []
                group, telling = [], False
        return [self._forms.strong(w) if self._proper.fullmatch(w) else w for w in kept]

    def _strong(self, word: _Word) -> str:
        return self._forms.strong(word.text)

    def _describes(self, word: _Word) -> bool:
        stem = self._strong(word).casefold().removesuffix("e")
        return stem in self._descriptive or stem.endswith("end")


class PluralHeads:
    """``200,000 participants in order to``: words up to the last plural before the phrase ends."""

    def __init__(self, rules: Mapping[str, Any], forms: NounForms) -> None:
        self._stop = _folded(rules["stop"])
        self._joiners = _folded(rules["joiners"])
        self._descriptive = _folded(rules["descriptive"])
        self._irregular = _folded(rules["irregular"])
        self._noun_ly, self._own = _folded(rules["noun_ly"]), _folded(rules["own"])
        self._not_plural = _folded(rules["not_plural"])
        self._not_counted = _folded(rules["not_counted"])

    def read(self, text: str, position: int, tags: Mapping[int, str]) -> Thing | None:
        """``3,500 ongoing clinical trials`` counts ``clinical trials``."""
        words: list[_Word] = []
        last = -1
        word = _word_at(text, position)
        while word is not None and len(words) < _MAX_WORDS:
            if not self._goes_on(word, last, tags, first=not words):
                break
            plural = self._is_plural(word, tags)
            if last >= 0 and not plural:
                break
            words.append(word)
            if plural:
                last = len(words) - 1
            comma = last < 0 and word.text.casefold() in self._descriptive
            word = _word_at(text, _past_comma(text, word.end) if comma else word.end)
        return self._thing(words[: last + 1]) if last >= 0 else None

    def _goes_on(self, word: _Word, last: int, tags: Mapping[int, str], *, first: bool) -> bool:
        lower = word.text.casefold()
        if lower in self._joiners:
            return last < 0 and not first
        if lower in self._stop or lower.split("-")[0] in self._stop:
            return False
        verb = tags.get(word.start) in ("VERB", "AUX", "ADP", "PRON", "DET", "SCONJ")
        return not verb or lower.endswith(("ed", "ing")) or self._is_plural(word, {})

    def _is_plural(self, word: _Word, tags: Mapping[int, str]) -> bool:
        lower = word.text.casefold()
        if lower in self._irregular or lower.rsplit("-", 1)[-1] in self._irregular:
            return True
        if _ACRONYMS.fullmatch(word.text):
            return True
        if lower in self._not_plural or lower.endswith(("'s", "’s", "ss", "us", "is")):
            return False
        if tags.get(word.start) in ("VERB", "ADJ", "ADV"):
            return False
        return lower.endswith("s") and len(lower) > 3

    def _thing(self, words: list[_Word]) -> Thing | None:
        head = words[-1]
        if head.text.casefold() in self._not_counted:
            return None
        kept = [word.text for word in self._telling(self._past_owner(words[:-1]))]
        return Thing(head.end, " ".join([*kept, head.text]))

    def _past_owner(self, words: list[_Word]) -> list[_Word]:
        """``three countries' foreign ministers`` counts ministers, ``children's books`` books."""
        owners = [i for i, word in enumerate(words) if self._is_owner(word)]
        return words[owners[-1] + 1 :] if owners else words

    def _is_owner(self, word: _Word) -> bool:
        lower = word.text.casefold()
        return lower.endswith(("'", "’", "'s", "’s")) and lower not in self._own

    def _telling(self, words: list[_Word]) -> list[_Word]:
        """Without superlatives and merely descriptive words; a joined pair stays whole."""
        if any(word.text.casefold() in self._joiners for word in words):
            return words if not all(self._describes(word) for word in words) else []
        graded = {after.start for before, after in pairwise(words) if _is_most(before)}
        return [w for w in words if w.start not in graded and not self._describes(w)]

    def _describes(self, word: _Word) -> bool:
        lower = word.text.casefold()
        return (
            lower in self._descriptive
            or lower in self._joiners
            or (lower.endswith("ly") and lower not in self._noun_ly)
        )


def _is_most(word: _Word) -> bool:
    """``most vital groups``: the adjective behind "most" only describes."""
    return word.text.casefold() == "most"


def _past_comma(text: str, position: int) -> int:
    """Behind a comma between adjectives ("neue, moderne Räume")."""
    return position + 1 if text[position : position + 2] == ", " else position


_HEADS: Mapping[str, Callable[..., CountedThings]] = {
    "capital": CapitalHeads,
    "plural": PluralHeads,
}
