"""What a type word takes on its left: ``Deutsches``, ``Dana``, ``Munich Medicine``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pressminer.lexicon import Head
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.candidate import Sentence
from pressminer.matchers.organizations.shape import (
    DASHES,
    SAINTS,
    is_demonym,
    is_spaced,
)
from pressminer.matchers.organizations.words import OrganizationWords, is_foreign_company_head
from pressminer.normalize.names import fold
from pressminer.view import POSSESSIVES, Token

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
            return Extent(start if seen == 1 and self._is_generic(tokens[start]) else i, "")
        lower = start > 0 and tokens[start - 1].is_word and not tokens[start - 1].is_cap
        if seen == 1 and sentence.running and self._one_is_enough(tokens, start, head):
            return Extent(start, "common")
        if seen >= 2 and (sentence.running or (lower and not sentence.title_case)):
            return Extent(start, "common")
        return Extent(start, "")

    def _is_generic(self, word: Token) -> bool:
        """``Industrie-`` und Handelskammer, ``Freiwillige`` Feuerwehr: in the name, no evidence."""
        return word.text.endswith("-") or word.lower in self.words.generic_modifiers

    def _is_foreign(self, head: Head) -> bool:
        """An English head in a text whose language gives its nouns a gender."""
        return self.words.nouns_capitalized and not head.gender

    def _grow(self, sentence: Sentence, i: int, head: Head) -> tuple[int, bool, int]:
        """Start of the name, whether it holds a proper name, and how many words were taken."""
        tokens, foreign = sentence.tokens, self._is_foreign(head)
        start, proper, seen = i, False, 0
        while start > 0 and seen < MAX_WORDS:
            step = self._step(sentence, start, foreign)
            if not step:
                break
            start, seen = start - step, seen + 1
            proper = proper or self._is_proper(tokens, start)
            proper = proper or (foreign and is_foreign_company_head(head) and tokens[start].is_cap)
        return start, proper, seen

    def _is_proper(self, tokens: Sequence[Token], k: int) -> bool:
        words, word = self.words, tokens[k].text
        if not word[:1].isupper() or self._is_generic(tokens[k]):
            return False
        if words.is_name_adjective(word) or self._is_capital_adjective(tokens, k):
            return True
        if is_demonym(word):
            head = tokens[k + 1].lower
            if head.endswith(words.demonym_heads) or self._is_authority(tokens, k + 1):
                return True
        if word in words.stop_acronyms or not words.is_proper(word):
            return False
        return k > 0 or not words.nouns_capitalized or words.is_known_name(word)

    def _step(self, sentence: Sentence, start: int, foreign: bool) -> int:
        """How many tokens the name grows to the left: 0, 1, or more with a joiner."""
        tokens = sentence.tokens
        before = tokens[start - 1]
        if before.is_word and self._belongs(sentence, start - 1, foreign):
            return 1
        if start < 2:
            return 0
        if before.is_word:
            return self._conjunct(tokens, start) or self._place_phrase(tokens, start)
        further = tokens[start - 2]
        if before.text in "&+" and further.is_word and further.is_cap:
            return 2
        if before.text in DASHES and is_spaced(tokens, start - 1):
            acronym = is_acronym_like(further.text) and not self.words.is_place(tokens, start - 2)
            return 2 * acronym  # M1 – Munich Medicine Alliance, but ABERDEEN – Moor Energy plc
        return self._possessive(tokens, start) or _saint(tokens, start)

    def _conjunct(self, tokens: Sequence[Token], start: int) -> int:
        """``Industrie- und`` Handelskammer, the ``Agriculture and`` Food Development Authority."""
        further = tokens[start - 2]
        if tokens[start - 1].lower not in self.words.join_words or not further.is_cap:
            return 0
        return 2 * (further.text.endswith("-") or self._is_first_conjunct(tokens, start - 2))

    def _is_first_conjunct(self, tokens: Sequence[Token], k: int) -> bool:
        """An ordinary English word between an article and *and*, so that both are one name."""
        words, word = self.words, tokens[k]
        return (
            not words.nouns_capitalized
            and k > 0
            and tokens[k - 1].lower in words.determiners
            and words.lexicon.is_common(word.text, words.language)
            and words.head(word.text) is None
            and word.lower not in words.posts
        )

    def _place_phrase(self, tokens: Sequence[Token], start: int) -> int:
        """``Newcastle upon`` before ``Tyne Hospitals``: the place began further to the left."""
        for k in range(max(0, start - 3), start - 1):
            if tokens[k].is_cap:
                place = self.words.lexicon.place_names.at(tokens, k)
                if place is not None and place[0] > start:
                    return start - k
        return 0

    def _possessive(self, tokens: Sequence[Token], start: int) -> int:
        """``King's`` College, ``Women's`` Hospital, ``St Columba's`` Hospice; not ``Germany's``."""
        owner = tokens[start - 2]
        if tokens[start - 1].text not in POSSESSIVES or not owner.is_word or not owner.is_cap:
            return 0
        saint = start > 2 and (tokens[start - 3].text in SAINTS or _saint(tokens, start - 2) > 0)
        return 2 if saint or owner.lower in self.words.possessives else 0

    def _belongs(self, sentence: Sentence, k: int, foreign: bool) -> bool:
        """Does the word at ``k`` belong to the name? ``foreign``: an English one in German text."""
        words, tokens = self.words, sentence.tokens
        word = tokens[k]
        if word.lower in words.lexicon.months:
            return False
        if word.lower in words.lexicon.function_words and not self._opens(sentence, k):
            return False
        if word.lower.endswith(words.locating_tails):
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
        if words.is_name_adjective(word.text) or self._is_capital_adjective(tokens, k):
            return True
        if foreign and words.lexicon.is_common(word.text, "en"):
            return True
        if foreign and word.lower not in words.apposition and word.lower not in words.posts:
            company = is_foreign_company_head(words.head(tokens[k + 1].text))
            return company or words.is_known_name(word.text)  # Munich Medicine Alliance
        if is_demonym(word.text) and not self._is_surname(word.text):
            if tokens[k + 1].lower.endswith(words.demonym_heads):
                return True  # Zürcher Verkehrsverbund
            return self._is_authority(tokens, k + 1)  # Thüringer Staatskanzlei
        return words.is_proper(word.text)

    def _is_surname(self, word: str) -> bool:
        """``Hanser Verlag``: listed, and neither a word nor the adjective of a place."""
        lexicon = self.words.lexicon
        place = lexicon.place_names.get(word.removesuffix("er"))
        return fold(word) in lexicon.surnames and not place and self.words.is_proper(word)

    def _opens(self, sentence: Sentence, k: int) -> bool:
        """``New Orleans Museum``, ``First Presbyterian Church``: a small word written large."""
        word = sentence.tokens[k]
        return (
            word.is_cap
            and word.lower in self.words.name_openers
            and not self.words.nouns_capitalized
            and ((k > 0 and sentence.running) or self.words.is_place(sentence.tokens, k))
        )

    def _is_capital_adjective(self, tokens: Sequence[Token], k: int) -> bool:
        """German writes adjectives large only in names: ``im Kommunalen Förderprogramm``."""
        word = tokens[k].text
        return (
            k > 0
            and tokens[k - 1].is_word
            and not tokens[k - 1].is_cap
            and not is_demonym(word)
            and tokens[k].lower not in self.words.stop_nouns
            and bool(self.words.adjective_stem(word))
        )

    def _is_authority(self, tokens: Sequence[Token], k: int) -> bool:
        head = self.words.head(tokens[k].text)
        return head is not None and head.kind == "government" and not head.weak

    def _one_is_enough(self, tokens: Sequence[Token], start: int, head: Head) -> bool:
        """``the Environment Agency``: one ordinary word with a capital behind an article."""
        if start > 0 and head.word.lower() in self.words.bare_heads:
            before = tokens[start - 1]  # gave $2 million to Mercy Hospital
            bare = before.is_word and not before.is_cap
            bare = bare and before.lower not in self.words.determiners
            return bare and tokens[start].lower not in self.words.generic_modifiers
        return (
            start > 0
            and tokens[start - 1].lower in self.words.determiners
            and head.word.lower() in self.words.one_is_enough
            and tokens[start].lower not in self.words.generic_modifiers
        )

    def _is_particle(self, tokens: Sequence[Token], k: int) -> bool:
        """``Freiherr vom Stein``: a particle between a given name and the rest."""
        given = self.words.lexicon.given_names
        return tokens[k].lower in self.words.particles and k > 0 and tokens[k - 1].lower in given


def _saint(tokens: Sequence[Token], start: int) -> int:
    """Tokens of ``St.`` or ``St.-`` before ``start``: the dots stand apart."""
    k = start - 1
    if k > 0 and tokens[k].text == "-" and tokens[k].end == tokens[start].start:
        k -= 1
    if k > 0 and tokens[k].text == "." and tokens[k - 1].text in SAINTS:
        return start - k + 1
    return 0
