"""An unlisted name behind its kind: ``das Start-up Cellvance``, ``Programm Erasmus+``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import POSSESSIVES, Token

MAX_RUN = 6
MAX_DESCRIBED = 3


class Appositions:
    """Finds strangers behind a noun that says what they are."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words
        self.triggers = frozenset((*words.naming, *words.apposition, ",", "as"))
        self.compounds = words.nouns_capitalized

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence; some nouns are part of the name (Innovationscampus X)."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens[:-1]):
            if token.lower not in self.triggers and not (self.compounds and token.is_cap):
                continue
            if token.lower in self.words.naming or _known_as(tokens, i):
                yield from self._named(sentence, i)
            if token.text == ",":
                yield from self._described(sentence, i)
            kind = self.words.kind_of_apposition(token.text) if token.is_word else ""
            if not kind:
                continue
            end = self.run(tokens, i + 1)
            if end > i + 1:
                in_name = token.lower.removesuffix("s") in self.words.in_name
                start = i if token.lower in self.words.in_name or in_name else i + 1
                name = sentence.surface(start, end)
                yield Candidate(start, end, OrganizationName(name, kind), "apposition")

    def _named(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        """``ein Projekt namens Wattline``, ``the project, called BrainWaves``."""
        tokens = sentence.tokens
        noun = i - 1 - _known_as(tokens, i)
        noun -= noun > 0 and tokens[noun].text == ","
        kind = self.words.kind_of_apposition(tokens[noun].text) if noun >= 0 else ""
        end = i + 1
        while end < len(tokens) and tokens[end].is_word and tokens[end].is_cap:
            end += 1
        if kind and i + 1 < end <= i + 1 + MAX_RUN:
            value = OrganizationName(sentence.surface(i + 1, end), kind)
            yield Candidate(i + 1, end, value, "apposition")

    def _described(self, sentence: Sentence, comma: int) -> Iterator[Candidate]:
        """``TERRASCAN, the national mapping programme``: strangers before their description."""
        tokens, start = sentence.tokens, comma
        kind = self._description(tokens, comma + 1)
        while kind and start > 0 and self._is_stranger(tokens[start - 1]):
            start -= 1
        if not kind or start == comma or comma - start > MAX_DESCRIBED:
            return
        if start > 0 and tokens[start - 1].is_word and tokens[start - 1].is_cap:
            return  # the end of some longer name
        value = OrganizationName(sentence.surface(start, comma), kind)
        yield Candidate(start, comma, value, "apposition")

    def _description(self, tokens: Sequence[Token], k: int) -> str:
        """The kind told by ``the national mapping programme of …`` at ``k``; ``""`` if by none."""
        if k >= len(tokens) or tokens[k].lower not in self.words.determiners:
            return ""
        for j in range(k + 1, min(k + MAX_RUN, len(tokens))):
            word = tokens[j]
            if not word.is_word or word.lower in self.words.lexicon.function_words:
                return ""
            kind = self.words.kind_of_apposition(word.text)
            if kind and self._ends_phrase(tokens, j + 1):
                return kind
        return ""

    def _ends_phrase(self, tokens: Sequence[Token], k: int) -> bool:
        """Is the noun before ``k`` the last of its phrase (not ``biotech`` in *biotech firm*)?"""
        if k >= len(tokens):
            return True
        word = tokens[k]
        small = not word.is_word or word.lower in self.words.lexicon.function_words
        return small and word.text not in POSSESSIVES

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
            elif proper and end > k and self._closes_with_place(tokens, end):
                end += 1
            else:
                break
        return end if proper or english >= 2 else k

    def _closes_with_place(self, tokens: Sequence[Token], k: int) -> bool:
        """``Regiofinanz Schweiz``: a place behind strangers is part of their name."""
        return tokens[k].is_cap and bool(self.words.lexicon.place_names.get(tokens[k].text))

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


def _known_as(tokens: Sequence[Token], i: int) -> bool:
    """``a trial known as PRISM-ED``"""
    return i > 0 and tokens[i].lower == "as" and tokens[i - 1].lower == "known"
