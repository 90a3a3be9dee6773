"""Names around a type word: ``Institut für Virologie``, ``Dana Center for Trials``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import Head
from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.introductions import Introductions
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.postmodifiers import Postmodifiers
from pressminer.matchers.organizations.premodifiers import Premodifiers
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.normalize.organizations import NameParts, nominative
from pressminer.view import Token

_INDEFINITE = frozenset({"ein", "eine", "einem", "einer", "a", "an"})


class Evidence(NamedTuple):
    """What makes a type word a name; see `Extent` for ``left`` and ``right``."""

    own: bool  # the word itself carries a name (Max-Planck-Institut)
    left: str
    right: str
    acronym: bool  # an acronym in brackets follows


class HeadedNames:
    """Finds every name that has a type word as its head."""

    def __init__(
        self, words: OrganizationWords, legal_forms: LegalForms, introductions: Introductions
    ) -> None:
        self.words = words
        self.introductions = introductions
        self.premodifiers = Premodifiers(words)
        self.postmodifiers = Postmodifiers(words, legal_forms)

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence, in the order of their heads."""
        for i, token in enumerate(sentence.tokens):
            if not token.is_word or not token.is_cap or "." in token.text:
                continue
            head = self.words.head(token.text)
            if head is None or self._is_building(sentence.tokens, i):
                continue
            found = self._around(sentence, i, head)
            if found is not None:
                yield found

    def _is_building(self, tokens: Sequence[Token], i: int) -> bool:
        return i > 0 and tokens[i - 1].lower in self.words.building_fronts

    def _around(self, sentence: Sentence, i: int, head: Head) -> Candidate | None:
        """The name around the head at token ``i``, if there is one."""
        tokens, words = sentence.tokens, self.words
        start, left = self.premodifiers(sentence, i, head)
        end, right = self.postmodifiers(tokens, i)
        own = head.named or words.has_proper_prefix(tokens[i].text)
        acronym = bool(self.introductions.bracketed(tokens, end))
        if not self._is_name(tokens, i, head, Evidence(own, left, right, acronym)):
            return None
        parts = NameParts(sentence.text, tokens[start:end], i - start, head)
        name = nominative(parts, words.name_adjectives, words.generic_prefixes)
        return Candidate(start, end, OrganizationName(name, head.kind), "head")

    def _is_name(self, tokens: Sequence[Token], i: int, head: Head, found: Evidence) -> bool:
        """Is there enough beside the type word to make it a name?"""
        own, left, right, acronym = found
        if right != "proper" and self.words.is_hyped(tokens[i].text):
            return own or acronym
        if own or left == "proper" or right == "proper" or (acronym and (left or right)):
            return True
        if left == "common":  # Health + Life Science Alliance: several capitals in a row
            return True
        if right != "for" or (i and tokens[i - 1].lower in _INDEFINITE):
            return False
        return not head.weak or self.words.is_for_enough(tokens[i].text)
