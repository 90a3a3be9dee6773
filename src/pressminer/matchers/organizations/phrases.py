"""The phrase behind für/of in a name: ``Bildung und Forschung``, ``Science and the Arts``."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.view import Token


class Phrases:
    """Reads the noun phrase of a name. Every method takes a token index and returns an end."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def end(self, tokens: Sequence[Token], k: int) -> int:
        """End of ``Bildung und Forschung`` that starts at ``k``; ``k`` if there is none."""
        end = self._noun_phrase(tokens, k)
        while end > k:
            grown = self._joined(tokens, end)
            if grown <= end:
                return end
            end = grown
        return k

    def starts_other(self, tokens: Sequence[Token], k: int) -> bool:
        """Does another name, place or generic noun start at ``k`` (determiner aside)?"""
        words, lexicon = self.words, self.words.lexicon
        if k < len(tokens) and tokens[k].lower in words.determiners:
            k += 1
        if k >= len(tokens) or not tokens[k].is_word:
            return True
        word = tokens[k]
        if word.lower in words.stop_nouns or is_acronym_like(word.text):
            return True
        if not word.is_cap:
            return False
        return (
            words.head(word.text) is not None
            or lexicon.body_names.at(tokens, k) is not None
            or word.lower in lexicon.given_names
            or (words.nouns_capitalized and lexicon.place_names.at(tokens, k) is not None)
        )

    def _joined(self, tokens: Sequence[Token], end: int) -> int:
        """One more ``, B``, ``und C``, ``der D`` or ``in den E``; ``end`` if there is none."""
        if end >= len(tokens):
            return end
        words, word = self.words, tokens[end]
        if word.text == "," and self._enumerates(tokens, end):
            return self._noun_phrase(tokens, end + 1) or end
        if word.lower in words.join_words:
            return self._joined_by_and(tokens, end)
        if word.lower in words.of_words and not self.starts_other(tokens, end + 1):
            return self._noun_phrase(tokens, end + 1) or end
        located = word.lower in words.in_words and end + 1 < len(tokens)
        if located and tokens[end + 1].lower in words.determiners:
            return self._noun_phrase(tokens, end + 1) or end
        return end

    def _joined_by_and(self, tokens: Sequence[Token], end: int) -> int:
        if tokens[end - 1].text.endswith("-"):  # Kognitions- und Neurowissenschaften
            return self._noun_phrase(tokens, end + 1) or end
        if self.starts_other(tokens, end + 1):
            return end
        stop = self._noun_phrase(tokens, end + 1)
        run = tokens[end + 1 : stop]
        if not stop or any(t.is_cap and self.words.head(t.text) for t in run):
            return end  # … and Stanford University
        return stop

    def _enumerates(self, tokens: Sequence[Token], comma: int) -> bool:
        """Is this comma inside ``A, B und C`` (short capitalised items, then an *and*)?"""
        for k in range(comma + 1, min(comma + 9, len(tokens))):
            word = tokens[k]
            if word.lower in self.words.join_words:
                return not self.starts_other(tokens, comma + 1)
            if word.text != "," and not self._is_item(word):
                return False
        return False

    def _is_item(self, word: Token) -> bool:
        """A capitalised word that is no name by itself."""
        return (
            word.is_word
            and word.is_cap
            and self.words.head(word.text) is None
            and word.lower not in self.words.lexicon.given_names
            and not is_acronym_like(word.text)
        )

    def _noun_phrase(self, tokens: Sequence[Token], k: int) -> int:
        """End of [determiner] adjective* Noun+ starting at ``k``; 0 if there is none."""
        j = k
        if j < len(tokens) and tokens[j].lower in self.words.determiners:
            j += 1
        while j + 1 < len(tokens) and self._is_adjective(tokens, j):
            j += 1
        if self.starts_other(tokens, j):
            return 0
        first = j
        while j < len(tokens) and tokens[j].is_word and tokens[j].is_cap:
            word = tokens[j]
            if (
                word.lower in self.words.stop_nouns
                or word.lower in self.words.lexicon.function_words
            ):
                break
            if j > first and self.words.nouns_capitalized and not self._continues(word.text):
                break
            j += 1
        return j if j > first else 0

    def _is_adjective(self, tokens: Sequence[Token], j: int) -> bool:
        """A lower-case word between ``für`` and its noun: ``medizinische Forschung``."""
        word = tokens[j]
        return (
            word.is_word
            and not word.is_cap
            and self.words.nouns_capitalized
            and word.lower not in self.words.lexicon.function_words
            and word.lower.endswith(("e", "en", "er", "es", "em"))
            and tokens[j + 1].is_word
        )

    def _continues(self, word: str) -> bool:
        """In German a second noun in a row belongs to the name only if it is foreign to German."""
        return self.words.is_proper(word) and not self.words.lexicon.place_names.get(word)
