"""The phrase behind für/of in a name: ``Bildung und Forschung``, ``Science and the Arts``."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.view import POSSESSIVES, Token

ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


class Phrases:
    """Reads the noun phrase of a name. Every method takes a token index and returns an end."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def end(self, tokens: Sequence[Token], k: int) -> int:
        """End of ``Bildung und Forschung`` that starts at ``k``; ``k`` if there is none."""
        end = max(self._noun_phrase(tokens, k), self._place(tokens, k))
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
            (words.head(word.text) is not None and not self._is_subject(tokens, k))
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
        if end + 1 < len(tokens) and tokens[end + 1].lower in self.words.for_words:
            return self._noun_phrase(tokens, end + 2) or end  # des Innern und für Kommunales
        if tokens[end - 1].text.endswith("-"):  # Kognitions- und Neurowissenschaften
            return self._noun_phrase(tokens, end + 1) or end
        stop = self._place(tokens, end + 1)
        if stop and self.words.is_place(tokens, end - 2) | self.words.is_place(tokens, end - 1):
            return stop  # of New York and New Jersey
        if self._is_subject(tokens, end + 1):
            return end + 2  # Musik und Theater
        if self.starts_other(tokens, end + 1):
            return end
        stop = self._noun_phrase(tokens, end + 1)
        run = tokens[end + 1 : stop]
        if not stop or any(t.is_cap and self.words.head(t.text) for t in run):
            return end  # … and Stanford University
        return end if self._is_other_body(tokens, end + 1, stop) else stop

    def _is_subject(self, tokens: Sequence[Token], k: int) -> bool:
        """A type word that is a field here: ``Musik und Theater``, ``Law and Society``."""
        if k >= len(tokens) or tokens[k].lower not in self.words.subjects:
            return False
        after = tokens[k + 1] if k + 1 < len(tokens) else None
        if after is None or not after.is_word:
            return True
        return after.lower not in self.words.phrase_openers

    def _is_other_body(self, tokens: Sequence[Token], start: int, stop: int) -> bool:
        """``Education and Ofsted``, ``and the Alzheimer's Association``: English joins no names."""
        if stop < len(tokens) and tokens[stop].text in POSSESSIVES:
            return True
        if self.words.nouns_capitalized or stop - start > 1:
            return False
        word = tokens[start]
        return self.words.is_proper(word.text) and not word.lower.endswith(
            self.words.subject_endings
        )

    def _place(self, tokens: Sequence[Token], k: int) -> int:
        """End of a place in English (``New York``), which may open with a small word; else 0."""
        if self.words.nouns_capitalized or k >= len(tokens) or not tokens[k].is_cap:
            return 0
        place = self.words.lexicon.place_names.at(tokens, k)
        return place[0] if place else 0

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
            and (self.words.head(word.text) is None or word.lower in self.words.subjects)
            and word.lower not in self.words.lexicon.given_names
            and not is_acronym_like(word.text)
        )

    def _noun_phrase(self, tokens: Sequence[Token], k: int) -> int:
        """End of [determiner] adjective* Noun+ starting at ``k``; 0 if there is none."""
        j = k
        if j < len(tokens) and tokens[j].lower in self.words.determiners:
            j += 1
        while j + 1 < len(tokens) and self._is_adjective(tokens, j):
            j += 1 + self._joins_adjectives(tokens, j)
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
            if j > first and self.words.nouns_capitalized and not self._continues(word):
                break
            j += 1
        return j if j > first else 0

    def _is_adjective(self, tokens: Sequence[Token], j: int) -> bool:
        """A word between ``für`` and its noun: ``medizinische Forschung``, ``Seltene Leiden``."""
        word, words = tokens[j], self.words
        if not words.nouns_capitalized or not word.is_word or not tokens[j + 1].is_word:
            return False
        if word.lower in words.lexicon.function_words or not word.lower.endswith(ADJECTIVE_ENDINGS):
            return False
        if not word.is_cap:
            return True
        after = tokens[j + 1]
        if self._joins_adjectives(tokens, j):
            return words.is_adjective(word.text)
        return (
            after.is_cap
            and words.is_adjective(word.text)
            and after.lower not in words.stop_nouns
            and not words.is_place(tokens, j + 1)
            and after.lower not in words.lexicon.given_names
        )

    def _joins_adjectives(self, tokens: Sequence[Token], j: int) -> bool:
        """``literarischer und wissenschaftlicher Werke``: *und* behind the adjective at ``j``."""
        return (
            j + 3 < len(tokens)
            and tokens[j + 1].lower in self.words.join_words
            and self._is_adjective(tokens, j + 2)
        )

    def _continues(self, word: Token) -> bool:
        """In German a second noun in a row belongs to the name only if it is foreign to German."""
        lexicon = self.words.lexicon
        return (
            self.words.is_proper(word.text)
            and not lexicon.place_names.get(word.text)
            and word.lower not in lexicon.given_names
        )
