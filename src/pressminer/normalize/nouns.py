"""The base form of what is counted: nominative plural, strong adjectives.

``in 14 Ländern`` counts ``Länder``, ``mit 3.500 klinischen Studien`` counts ``klinische Studien``.
Endings are data ([nouns] in ``amounts.toml``); where an ending alone cannot tell (``Projekten`` is
a dative, ``Betten`` is not) the word list of simplemma does. English changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class NounForms:
    """The endings of one language, compiled from the table [nouns] of ``amounts.toml``.

    ``lemmas`` is the simplemma language, or ``""`` where plural nouns do not inflect for case;
    ``nominal`` are endings of nouns that inflect like adjectives (Studierenden, Beschäftigten);
    ``keep`` are endings of nouns whose plural always has the -n; ``adjective`` maps endings.
    """

    lemmas: str
    nominal: tuple[str, ...]
    keep: tuple[str, ...]
    adjective: tuple[tuple[str, str], ...]

    @classmethod
    def from_rules(cls, rules: Mapping[str, Any]) -> NounForms:
        """Compile the table [nouns]."""
        return cls(
            lemmas=rules["lemmas"],
            nominal=tuple(rules["nominal"]),
            keep=tuple(rules["keep"]),
            adjective=tuple((old, new) for old, new in rules["adjective"]),
        )

    def noun(self, word: str) -> str:
        """The nominative plural: ``Ländern`` → ``Länder``, ``Patienten`` → ``Patienten``."""
        if not self.lemmas or not word.endswith("n"):
            return word
        lower = word.casefold()
        if lower.endswith(self.keep):
            return word
        if lower.endswith(self.nominal):
            return word[:-1]
        if lower.endswith(("ern", "eln")):
            return word[:-1]
        if lower.endswith("en") and _is_dative(word, self.lemmas):
            return word[:-1]
        return word

    def is_plural(self, word: str) -> bool:
        """Can ``word`` be a plural? ``Betten``: yes, ``Anschub``: no, ``Mitarbeiter``: yes."""
        return not self.lemmas or word.endswith("er") or _lemma(word, self.lemmas) != word

    def strong(self, word: str) -> str:
        """The strong nominative plural of an adjective: ``klinischen`` → ``klinische``."""
        for old, new in self.adjective:
            if word.endswith(old):
                return word[: -len(old)] + new
        return word


@lru_cache(maxsize=4096)
def _is_dative(word: str, language: str) -> bool:
    """Is ``word`` the dative of a plural in -e? ``Projekten``: yes, ``Betten``, ``Studien``: no.

    Both forms must belong to one noun (``Projekten``, ``Projekte``: ``Projekt``), and the shorter
    must not be its singular (``Studie``).
    """
    lemma, shorter = _lemma(word, language), word[:-1]
    base = lemma[:1].isupper() and lemma not in (word, shorter)
    return base and _lemma(shorter, language) == lemma


@lru_cache(maxsize=8192)
def _lemma(word: str, language: str) -> str:
    import simplemma  # noqa: PLC0415 - the German word list takes a second to load; often unused

    return simplemma.lemmatize(word, language, greedy=True)
