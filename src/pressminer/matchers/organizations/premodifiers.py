"""What a type word takes on its left: ``Deutsches``, ``Dana``, ``Munich Medicine``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pressminer.lexicon import Head
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.candidate import Sentence
from pressminer.matchers.organizations.shape import DASHES, is_demonym, is_spaced
from pressminer.matchers.organizations.words import OrganizationWords, is_foreign_company_head
from pressminer.view import Token

MAX_WORDS = 8


class Extent(NamedTuple):
    """Where a name begins or ends (token index), and what was found on that side of the head.

    ``evidence``: ``proper`` (a name), ``common`` (ordinary capitalised words), ``for`` (a phrase
    behind für/of), or nothing.
    """

    at: int
    evidence: str


class Premodifiers:
    """Grows names to the left of their head."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def __call__(self, sentence: Sentence, i: int, head: Head) -> Extent:
        """Start of the name whose ``head`` stands at token ``i``."""
        tokens = sentence.tokens
        foreign = self._is_foreign(head)
        start, proper, seen = self._grow(sentence, i, head)
        if seen > 1 and foreign and tokens[start].lower in self.words.apposition:
            start, seen = start + 1, seen - 1  # die Initiative Munich Medicine Alliance
        if not seen:
            return Extent(i, "")
        if proper:
            return Extent(start, "proper")
        if self.words.nouns_capitalized and not foreign:
            return Extent(i, "")
        lower = start > 0 and tokens[start - 1].is_word and not tokens[start - 1].is_cap
        if seen >= 2 and (sentence.running or (lower and not sentence.title_case)):
            return Extent(start, "common")
        return Extent(start, "")

    def _is_foreign(self, head: Head) -> bool:
        """An English head in a text whose language gives its nouns a gender."""
        return self.words.nouns_capitalized and not head.gender

    def _grow(self, sentence: Sentence, i: int, head: Head) -> tuple[int, bool, int]:
        """Start of the name, whether it holds a proper name, and how many words were taken."""
        tokens, foreign = sentence.tokens, self._is_foreign(head)
        start, proper, seen = i, False, 0
        while start > 0 and seen < MAX_WORDS:
            step = self._step(tokens, start, foreign)
            if not step:
                break
            start, seen = start - step, seen + 1
            proper = proper or self._is_proper(tokens, start)
            proper = proper or (foreign and is_foreign_company_head(head) and tokens[start].is_cap)
        return start, proper, seen

    def _is_proper(self, tokens: Sequence[Token], k: int) -> bool:
        words, word = self.words, tokens[k].text
        if not word[:1].isupper():
            return False
        if words.is_name_adjective(word):
            return True
        if word in words.stop_acronyms or not words.is_proper(word):
            return False
        return k > 0 or not words.nouns_capitalized or words.is_known_name(word)

    def _step(self, tokens: Sequence[Token], start: int, foreign: bool) -> int:
        """How many tokens the name grows to the left: 0, 1, or 2 with a joiner."""
        before = tokens[start - 1]
        if before.is_word:
            return 1 if self._belongs(tokens, start - 1, foreign) else 0
        if start < 2:
            return 0
        further = tokens[start - 2]
        if before.text in "&+" and further.is_word and further.is_cap:
            return 2
        if before.text in DASHES and is_acronym_like(further.text) and is_spaced(tokens, start - 1):
            return 2
        return 0

    def _belongs(self, tokens: Sequence[Token], k: int, foreign: bool) -> bool:
        """Does the word at ``k`` belong to the name? ``foreign``: an English one in German text."""
        words, word = self.words, tokens[k]
        if word.lower in words.lexicon.function_words or word.lower in words.lexicon.months:
            return False
        if word.lower.endswith("-based"):
            return False
        if not word.is_cap:
            return self._is_particle(tokens, k)
        if not words.nouns_capitalized:
            return True
        head = words.head(word.text)
        if head is not None:
            return foreign and not head.gender  # Almeda Capital Partners
        return self._belongs_to_german(tokens, k, foreign)

    def _belongs_to_german(self, tokens: Sequence[Token], k: int, foreign: bool) -> bool:
        words, word = self.words, tokens[k]
        after = words.head(tokens[k + 1].text) if k + 1 < len(tokens) else None
        if words.is_name_adjective(word.text):
            return True
        if foreign and words.lexicon.is_common(word.text, "en"):
            return True
        if foreign and word.lower not in words.apposition and word.lower not in words.posts:
            return is_foreign_company_head(after)
        if is_demonym(word.text) and k + 1 < len(tokens):
            return after is not None and after.kind == "government"  # Thüringer Staatskanzlei
        return words.is_proper(word.text)

    def _is_particle(self, tokens: Sequence[Token], k: int) -> bool:
        """``Freiherr vom Stein``: a particle between a given name and the rest."""
        given = self.words.lexicon.given_names
        return tokens[k].lower in self.words.particles and k > 0 and tokens[k - 1].lower in given
