"""Which names of a user's list may be believed, and how far.

The shipped list is chosen word by word; a dump of a registry is not. Twenty thousand records hold
names that are ordinary words (``Switch``), persons (``Alfred Landecker``), places (``Hamburg``)
and names that every university uses (``Institut für Anatomie``). What a name looks like decides,
with the word lists that the matchers use, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pressminer.matchers.acronyms import is_acronym_like
from pressminer.normalize.names import fold
from pressminer.view import Token, tokenize

if TYPE_CHECKING:
    from pressminer.lexicon import Lexicon

SHORTEST_ACRONYM = 3
_SHORTEST_WORD = 4
_FAMILY = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]+")  # McAllister, DeVito
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em", "")


class Standing(IntEnum):
    """How far a listed name is believed."""

    NEVER = 0  # it names nobody, or anybody: a word, a place, an institute for a field
    KNOWN = 1  # it says who is meant where something else has found the name
    SURE = 2  # it is found by itself


class Trust:
    """Judges listed names; asked only for names that an article holds, so it may take its time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @lru_cache(maxsize=20_000)  # noqa: B019  (one per lexicon, kept for the run)
    def standing(self, name: str) -> Standing:
        """How far ``name`` is believed, whoever bears it.

        >>> # Universität Ulm, BioVersys: SURE; Max Weber, Idorsia: KNOWN;
        >>> # Institut für Anatomie, Hamburg, Switch: NEVER
        """
        words = [token for token in tokenize(name) if token.is_word]
        if not words or self._is_place(name, words):
            return Standing.NEVER
        if len(words) == 1:
            return self._of_word(words[0].text)
        heads = [k for k, word in enumerate(words) if self.lexicon.head(word.text)]
        if not heads:
            return self._of_headless(name, words)
        return Standing.SURE if self._is_somebody(words, heads) else Standing.NEVER

    @lru_cache(maxsize=20_000)  # noqa: B019
    def is_acronym(self, letters: str) -> bool:
        """May these letters stand for a body once an article or a place has said for which?

        ``ISI`` and ``HfG``; no word in capitals (``DIE``), no ``KI``, no phrase.
        """
        return (
            len(letters) >= SHORTEST_ACRONYM
            and is_acronym_like(letters)
            and letters not in self._stop_acronyms
            and not self._is_ordinary(letters)
        )

    # --- one word -------------------------------------------------------------------------------

    def _of_word(self, word: str) -> Standing:
        if is_acronym_like(word) or word.isupper():
            return Standing.KNOWN if self.is_acronym(word) else Standing.NEVER
        if "-" in word:
            return self._of_hyphenated(word)
        if self._is_person(word):
            return Standing.NEVER
        if self._is_odd(word):
            return Standing.SURE
        if self.lexicon.head(word) or self._is_anything(word):
            return Standing.NEVER
        return Standing.KNOWN

    def _of_hyphenated(self, word: str) -> Standing:
        """``Robert-Bosch-Krankenhaus``, but not ``Tumor-Zentrum``; ``Haag-Streit`` may be two."""
        *fronts, last = word.split("-")
        if self.lexicon.head(last):
            proper = any(f[:1].isupper() and not self._is_ordinary(f) for f in fronts)
            return Standing.SURE if proper else Standing.NEVER
        return Standing.NEVER if self._is_anything(last) else Standing.KNOWN

    def _is_odd(self, word: str) -> bool:
        """Written like no word of a language: ``BioVersys``, ``Math2Market``, ``ScaDS.AI``."""
        inner = any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)
        family = _FAMILY.match(word) or "'" in word or "’" in word
        return len(word) > _SHORTEST_WORD and not family and (inner or not word.isalpha())

    def _is_anything(self, word: str) -> bool:
        """A word of a language, a name of a person or a place."""
        named = self._is_person(word) or bool(self.lexicon.place_names.get(word))
        return named or self._is_ordinary(word)

    def _is_person(self, word: str) -> bool:
        lexicon, folded = self.lexicon, fold(word)
        return (
            folded in lexicon.given_names
            or folded in lexicon.doubtful_given_names
            or folded in lexicon.surnames
        )

    def _is_ordinary(self, word: str) -> bool:
        lexicon, lower = self.lexicon, word.lower()
        return (
            lower in lexicon.function_words
            or lower in lexicon.months
            or any(lexicon.is_ordinary(lower, tongue) for tongue in lexicon.rules.languages)
        )

    # --- several words --------------------------------------------------------------------------

    def _is_somebody(self, words: Sequence[Token], heads: Sequence[int]) -> bool:
        """Does something beside the type words tell whose, where or which one?

        A field does not: the ``Institut für Anatomie`` is anybody's, what stands behind ``für``
        and ``of`` counts only as a place, or as a name if the head stands before it alone
        (``University of Twente``).
        """
        field = next((k for k, w in enumerate(words) if w.lower in self._field_openers), len(words))
        return (
            any(self._is_local(word.text) for word in words)
            or any(self._has_proper_front(words[k].text) for k in heads)
            or any(self._is_proper(word) for word in words[:field])
            or self._is_of_nobody_else(words)
        )

    def _is_of_nobody_else(self, words: Sequence[Token]) -> bool:
        """``University of Twente``: a name behind ``of``, no field (``Department of Oncology``)."""
        head, last = self.lexicon.head(words[0].text), words[-1]
        university = head is not None and head.kind == "university" and len(words) == 3
        return university and self._is_proper(last) and not self._is_field(last.lower)

    def _of_headless(self, name: str, words: Sequence[Token]) -> Standing:
        """Without a type word a name is sure by its legal form or by letters no word has."""
        if words[0].lower in self.lexicon.function_words:
            return Standing.NEVER
        if any(name.endswith(f" {form}") for form in self._legal_forms):
            return Standing.SURE
        coined = [w for w in words if self._is_coined(w.text)]
        others = [w for w in words if w not in coined]
        if coined and all(self._is_local(w.text) or w.is_cap for w in others):
            return Standing.SURE
        ordinary = all(self._is_ordinary(w.text) or not w.is_cap for w in words)
        return Standing.NEVER if ordinary and len(words) == 2 else Standing.KNOWN

    def _is_coined(self, word: str) -> bool:
        return self.is_acronym(word) or ("-" not in word and self._is_odd(word))

    def _is_place(self, name: str, words: Sequence[Token]) -> bool:
        """``Hamburg``, ``Stadt Zürich``, ``City of Vienna``, ``Lahn-Dill-Kreis``: a territory."""
        if self.lexicon.place_names.get(name):
            return True
        if len(words) == 1:
            return name.lower().rsplit("-", 1)[-1] in self._territory_tails
        front = next((f for f in self._territories if name.startswith(f"{f} ")), "")
        rest = [w for w in words if w.start >= len(front)]
        return bool(front) and all(self._is_local(w.text) or not w.is_cap for w in rest)

    def _is_proper(self, word: Token) -> bool:
        """A capitalised word that no list knows as a word, and no field."""
        text = word.text
        if not word.is_cap or self._is_field(word.lower):
            return False
        known_name = fold(text) in self.lexicon.given_names
        return known_name or (not self._is_ordinary(text) and self.lexicon.head(text) is None)

    def _has_proper_front(self, word: str) -> bool:
        """``Max-Planck-Institut``, ``Fraunhofer-Gesellschaft``."""
        fronts = word.split("-")[:-1]
        return any(
            f[:1].isupper() and not self._is_ordinary(f) and not self._is_field(f.lower())
            for f in fronts
        )

    def _is_local(self, word: str) -> bool:
        """A place or its adjective: ``Leipzig``, ``Leipziger``, ``Bavarian``."""
        if self.lexicon.place_names.get(word) or word.lower() in self._demonyms:
            return True
        if "-" in word:  # Berlin-Brandenburgische Akademie
            return any(self._is_local(part) for part in word.split("-") if part[:1].isupper())
        for stem in (word.removesuffix("er"), word.removesuffix("ner") + "en"):
            if stem != word and word[:1].isupper() and self.lexicon.place_names.get(stem):
                return True
        lower = word.lower()
        return any(lower.removesuffix(e) in self._demonyms for e in _ADJECTIVE_ENDINGS)

    def _is_field(self, lower: str) -> bool:
        """``Onkologie``, ``Orthodontics``: by its ending a field of study."""
        return lower.endswith(self._field_endings)

    # --- word lists ------------------------------------------------------------------------------

    @cached_property
    def _stop_acronyms(self) -> frozenset[str]:
        return frozenset(self.lexicon.union("organizations", "stop_acronyms"))

    @cached_property
    def _field_openers(self) -> frozenset[str]:
        words = self.lexicon.words
        return words("organizations", "for") | words("organizations", "of")

    @cached_property
    def _field_endings(self) -> tuple[str, ...]:
        return tuple(sorted(self.lexicon.words("organizations", "subject_endings")))

    @cached_property
    def _legal_forms(self) -> tuple[str, ...]:
        return tuple(sorted(self.lexicon.union("organizations", "legal_forms")))

    @cached_property
    def _demonyms(self) -> frozenset[str]:
        return frozenset(map(str.lower, self.lexicon.table("places", "demonyms")))

    @cached_property
    def _territories(self) -> tuple[str, ...]:
        named = self.lexicon.table("places", "heads") | self.lexicon.table("places", "new_heads")
        return tuple(sorted(named, key=len, reverse=True))

    @cached_property
    def _territory_tails(self) -> frozenset[str]:
        tails: Iterable[str] = (
            *self.lexicon.table("places", "tails"),
            *self.lexicon.table("places", "new_heads"),
        )
        return frozenset(map(str.lower, tails))
