"""Unknown bodies by what the text says of them: who works there, belongs to them, pays.

``a member of Europacable``, ``an order from TenneT``, ``Geschäftsführer von Solvara``: one to three
strangers behind a preposition, and before it a word that only bodies go with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.matchers.roles import is_post
from pressminer.model import OrganizationName
from pressminer.normalize.names import fold
from pressminer.view import POSSESSIVES, Token

MAX_NAME = 3
REACH = 3  # words between the post and its preposition: Head of Treasury at Equinor


class Employers:
    """Finds strangers behind ``CEO of``, ``Mitglied bei``, ``joined from``."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence of running text."""
        tokens = sentence.tokens
        if not sentence.running:
            return
        for i, token in enumerate(tokens):
            if token.lower not in self.words.employed_by or not self._is_post_before(tokens, i):
                continue
            end = i + 1
            while end < min(len(tokens), i + 1 + MAX_NAME) and self._is_stranger(tokens[end]):
                end += 1
            if end == i + 1 or self._goes_on(tokens, end):
                continue
            end += self._possessive(tokens, end)
            value = OrganizationName(sentence.surface(i + 1, end), "other")
            yield Candidate(i + 1, end, value, "employer")

    def _is_post_before(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a word that bodies go with end right before the preposition or shortly before it?"""
        for k in range(i - 1, max(-1, i - 2 - REACH), -1):
            word = tokens[k]
            if not word.is_word:
                return False
            if word.lower in self.words.employing:
                return True
            if word.lower in self.words.lexicon.function_words and word.lower != "of":
                return False
        return False

    def _is_stranger(self, word: Token) -> bool:
        """No word of any language, no place, no name of a person, no post, no field of study."""
        words, lexicon = self.words, self.words.lexicon
        return (
            word.is_word
            and word.is_cap
            and word.text not in words.stop_acronyms
            and not any(lexicon.is_ordinary(word.text, t) for t in lexicon.rules.languages)
            and words.is_proper(word.text)
            and words.head(word.text) is None
            and not self._is_given(word.text)
            and not lexicon.place_names.get(word.text)
            and word.text not in lexicon.small_places
            and not is_post(lexicon, word.text)
            and not word.lower.endswith(words.subject_endings)
        )

    def _is_given(self, word: str) -> bool:
        folded, lexicon = fold(word), self.words.lexicon
        return folded in lexicon.given_names or folded in lexicon.doubtful_given_names

    def _goes_on(self, tokens: Sequence[Token], end: int) -> bool:
        """Does a further capital follow, so that the name ends who knows where?"""
        return end < len(tokens) and tokens[end].is_cap and tokens[end].is_word

    def _possessive(self, tokens: Sequence[Token], end: int) -> int:
        """``from Barnardo's in 2021``: an *'s* that no noun follows belongs to the name."""
        if end >= len(tokens) or tokens[end].text not in POSSESSIVES:
            return 0
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        if after is None or not after.is_word:
            return 1
        return int(after.lower in self.words.lexicon.function_words)
