"""What the word lists say about one word: a head, a name, an adjective, a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pressminer.lexicon import Head
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.word_lists import WordLists
from pressminer.view import Token

_PERSON_TITLES = frozenset({"Prof", "Dr", "PD", "Professor", "Professorin"})
_ADJECTIVE_ENDINGS_LONGEST_FIRST = ("en", "em", "er", "es", "e")
_ADJECTIVE_ENDINGS = frozenset(_ADJECTIVE_ENDINGS_LONGEST_FIRST)


class OrganizationWords(WordLists):
    """What the word lists say about a word in a text of ``language``."""

    @lru_cache(maxsize=50_000)  # noqa: B019  (one per pipeline, kept for the run)
    def head(self, word: str) -> Head | None:
        """The type word in ``word``; no plural, no thing that only sounds like a body.

        ``Banks``, ``Institutes`` and ``Max-Planck-Institute`` name nobody, a ``Handelsregister``
        is no programme.
        """
        found = self.lexicon.head(word)
        if found is None or found.word.lower().endswith(self.not_bodies):
            return None
        if self.nouns_capitalized and not found.gender and word.endswith("es"):
            native = self.lexicon.head(word[:-2])  # Institutes is no English plural in German
            found = native if native is not None and native.gender else found
        if found.word.lower() in self.case_bound_lower and found.word not in self.case_bound:
            return None
        if self._is_plural(word, found):
            return None
        if found.word.lower() in self.named_alone:
            return replace(found, named=True, weak=False)
        return found

    def _is_plural(self, word: str, found: Head) -> bool:
        """``Banks`` in English; ``DFG-Programme`` in German, which an English head resembles."""
        if not self.nouns_capitalized or found.gender:
            return not self.nouns_capitalized and found.word != word
        singular = self.lexicon.head(word[:-1]) if "-" in word and word.endswith("e") else None
        return singular is not None and bool(singular.gender)

    @lru_cache(maxsize=50_000)  # noqa: B019
    def is_proper(self, word: str) -> bool:
        """A name rather than an ordinary word of this language, a post or a month."""
        lexicon, lower = self.lexicon, word.lower()
        return (
            not lexicon.is_common(word, self.language)
            and lower not in self.posts
            and lower not in lexicon.function_words
            and lower not in lexicon.months
        )

    @lru_cache(maxsize=20_000)  # noqa: B019
    def is_name_adjective(self, word: str) -> bool:
        """``Deutsche``, ``Technischen``: an adjective that names of bodies begin with."""
        lower = word.lower()
        return any(
            lower.startswith(stem) and lower[len(stem) :] in _ADJECTIVE_ENDINGS
            for stem in self.name_adjectives
        )

    @lru_cache(maxsize=20_000)  # noqa: B019
    def adjective_stem(self, word: str) -> str:
        """The stem of a word that inflects like an adjective (``Kommunalen``), or ``""``."""
        if not self.nouns_capitalized or len(word) < 6:
            return ""
        lower = word.lower()
        ending = next((e for e in _ADJECTIVE_ENDINGS_LONGEST_FIRST if lower.endswith(e)), "")
        stem = lower[: -len(ending)] if ending else ""
        known = self.lexicon.common_words.get(self.language, frozenset())
        forms = sum(stem + e in known for e in _ADJECTIVE_ENDINGS) if stem else 0
        return stem if forms >= 3 else ""

    def is_adjective(self, word: str) -> bool:
        """Known to inflect like an adjective, or built like one (``Interventionelle``)."""
        lower = word.lower()
        ending = next((e for e in _ADJECTIVE_ENDINGS_LONGEST_FIRST if lower.endswith(e)), "")
        built = bool(ending) and lower[: -len(ending)].endswith(self.adjective_suffixes)
        return built or bool(self.adjective_stem(word))

    @lru_cache(maxsize=20_000)  # noqa: B019
    def has_proper_prefix(self, word: str) -> bool:
        """Does a hyphenated type word carry a name: ``Max-Planck-``, not ``Partner-``?"""
        parts = word.split("-")[:-1]
        if not parts or parts[0].lower() in self.generic_prefixes:
            return False
        if any(p in self.stop_acronyms for p in parts):
            return False
        return any(p[:1].isupper() and self.is_proper(p) for p in parts)

    @lru_cache(maxsize=20_000)  # noqa: B019
    def listed(self, name: str) -> frozenset[str]:
        """The ids of the listed bodies of this name."""
        return frozenset(self.lexicon.body_names.known(name))

    @lru_cache(maxsize=20_000)  # noqa: B019
    def is_known_name(self, word: str) -> bool:
        """Listed as a given name or place, or written like an acronym."""
        lexicon = self.lexicon
        return (
            word.lower() in lexicon.given_names
            or bool(lexicon.place_names.get(word))
            or is_acronym_like(word)
        )

    def is_for_enough(self, word: str) -> bool:
        """Does ``für X`` behind this weak head make a name (``Klinik für Kardiologie``)?"""
        lower = word.lower()
        if self.nouns_capitalized and lower.endswith(self.for_is_enough_tails):
            return True  # Universitätsklinik für Neurologie
        return any(lower == w or lower.rstrip("s") == w for w in self.for_is_enough)

    def is_hyped(self, word: str) -> bool:
        """``Spitzenzentrum``: no adjective makes it a name."""
        return word.lower().startswith(self.hype_prefixes)

    def is_eponym_tail(self, word: str) -> bool:
        """May this follow a name and a hyphen without making another body (``-Vorstand``)?"""
        return word.lower() in self.eponym_tails or word.lower() in self.posts

    def is_place(self, tokens: Sequence[Token], k: int) -> bool:
        """Does a listed place begin at token ``k``?"""
        return k < len(tokens) and self.lexicon.place_names.at(tokens, k) is not None

    @lru_cache(maxsize=20_000)  # noqa: B019
    def kind_of_apposition(self, noun: str) -> str:
        """The kind that a noun before a name tells (``Biotech-Start-up``: company), or ``""``.

        Compounds and genitives count in German: ``Pumpenhersteller``, ``des Projekts``.
        """
        lower = noun.lower()
        found = self.apposition.get(lower) or self.apposition.get(lower.rsplit("-", 1)[-1], "")
        if found or not self.nouns_capitalized or not noun[:1].isupper():
            return found
        stem = lower.removesuffix("s")
        if stem in self.apposition:
            return self.apposition[stem]
        tail = next((t for t in self.apposition_tails if stem.endswith(t)), stem)
        return self.apposition[tail] if len(stem) > len(tail) + 2 else ""


def is_person_title(word: Token) -> bool:
    """``Prof``, ``Dr``: a person follows, no name of a body."""
    return word.text in _PERSON_TITLES


def is_foreign_company_head(head: Head | None) -> bool:
    """An English word for a company, before which any noun is a name (Nordlicht Ventures)."""
    return head is not None and not head.gender and head.kind == "company"
