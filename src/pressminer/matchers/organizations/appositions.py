"""An unlisted name behind its kind: ``das Start-up Cellvance``, ``Programm Erasmus+``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import Token

MAX_RUN = 6


class Appositions:
    """Finds strangers behind a noun that says what they are."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence; some nouns are part of the name (Innovationscampus X)."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens[:-1]):
            kind = self.words.apposition.get(token.lower)
            if not kind:
                continue
            end = self.run(tokens, i + 1)
            if end > i + 1:
                start = i if token.lower in self.words.in_name else i + 1
                name = sentence.surface(start, end)
                yield Candidate(start, end, OrganizationName(name, kind), "apposition")

    def run(self, tokens: Sequence[Token], k: int) -> int:
        """End of ``Erasmus+``, ``Health & Life Sciences`` at ``k``: at least one word a name."""
        end, proper, english = k, 0, 0
        while end < min(len(tokens), k + MAX_RUN):
            if end > k and self._joins(tokens, end):
                end += 1
            elif self._is_stranger(tokens[end]):
                proper, end = proper + 1, end + 1
            elif self.words.nouns_capitalized and self._is_english(tokens[end]):
                english, end = english + 1, end + 1
            else:
                break
        return end if proper or english >= 2 else k

    def _joins(self, tokens: Sequence[Token], k: int) -> bool:
        return tokens[k].text in "&+" and k + 1 < len(tokens) and tokens[k + 1].is_cap

    def _is_english(self, token: Token) -> bool:
        """An ordinary English word with a capital in German text (``Life``, ``Sciences``)."""
        lexicon = self.words.lexicon
        return (
            token.is_word
            and token.is_cap
            and token.lower not in lexicon.function_words
            and lexicon.is_common(token.lower, "en")
        )

    def _is_stranger(self, word: Token) -> bool:
        """A capitalised word that is neither ordinary nor a place nor a given name."""
        words, lexicon = self.words, self.words.lexicon
        if not word.is_word or not word.is_cap or word.text in words.stop_acronyms:
            return False
        if words.nouns_capitalized and not word.text.isupper() and self._is_english(word):
            return False
        return (
            words.is_proper(word.text)
            and word.lower not in lexicon.given_names
            and not lexicon.place_names.get(word.text)
        )
