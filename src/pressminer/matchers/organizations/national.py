"""Names that end with a country: ``Age UK``, ``Sport Ireland``, ``Shelter Scotland``.

Where only names are written large, a capitalised word right before a country makes a name with
it, unless it says which part of the country is meant (``Northern``) or who speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.matchers.roles import is_post
from pressminer.model import OrganizationName
from pressminer.normalize.names import fold
from pressminer.view import Token

MAX_FRONT = 3  # words before the country
_NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})


class NationalNames:
    """Finds capitalised words right before a country, in English running text."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words
        self.parts = words.national_parts

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence."""
        tokens = sentence.tokens
        if self.words.nouns_capitalized or not sentence.running:
            return
        for i in range(1, len(tokens)):
            named = tokens[i].is_cap and tokens[i - 1].is_cap
            end = self._country(tokens, i) if named else 0
            start = self._front(tokens, i) if end else i
            if start < i and not (end < len(tokens) and tokens[end].is_cap):
                value = OrganizationName(sentence.surface(start, end), "other")
                yield Candidate(start, end, value, "apposition")

    def _country(self, tokens: Sequence[Token], i: int) -> int:
        """End of the country that is named at ``i``; 0 if none is."""
        found = self.words.lexicon.place_names.at(tokens, i)
        if found is None:
            return 0
        entry = self.words.lexicon.gazetteer[found[1][0]]
        nation = entry.kind == "country" or entry.name_en.lower() in _NATIONS
        return found[0] if nation else 0

    def _front(self, tokens: Sequence[Token], i: int) -> int:
        """Start of the words that belong to the name before the country; ``i`` if none does."""
        start = i
        while start > 0 and i - start < MAX_FRONT and self._belongs(tokens, start - 1):
            start -= 1
        if start == i or (start > 0 and tokens[start - 1].is_cap and tokens[start - 1].is_word):
            return i
        lexicon = self.words.lexicon
        first = tokens[start]
        if start == 0 and i - start == 1 and lexicon.is_common(first.text, self.words.language):
            return i  # Rebuilding Ukraine takes years: a capital proves nothing there
        return start

    def _is_given(self, word: str) -> bool:
        """``Ida Ireland`` is somebody, ``IDA Ireland`` and ``Age UK`` are bodies."""
        lexicon = self.words.lexicon
        ordinary = word.isupper() or lexicon.is_common(word, self.words.language)
        return not ordinary and fold(word) in lexicon.given_names

    def _belongs(self, tokens: Sequence[Token], k: int) -> bool:
        word, lexicon = tokens[k], self.words.lexicon
        return (
            word.is_word
            and word.is_cap
            and tokens[k].end + 1 == tokens[k + 1].start
            and word.lower not in lexicon.function_words
            and word.lower not in lexicon.months
            and word.lower not in self.parts
            and not self._is_given(word.text)
            and not word.lower.endswith(self.words.locating_tails)
            and not is_post(lexicon, word.text)
            and not lexicon.place_names.get(word.text)
        )
