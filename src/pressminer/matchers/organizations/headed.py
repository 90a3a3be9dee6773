"""Names around a type word: ``Institut für Virologie``, ``Dana Center for Trials``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import Head
from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.introductions import Introductions
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.listed import listed_value
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
            if self._modifies_plural(sentence.tokens, i) or self._lacks_front(sentence.tokens, i):
                continue
            found = self._around(sentence, i, head)
            if found is not None:
                yield found

    def _modifies_plural(self, tokens: Sequence[Token], i: int) -> bool:
        """``Bavarian University Hospitals`` name no university."""
        if self.words.nouns_capitalized or i + 1 >= len(tokens) or not tokens[i + 1].is_cap:
            return False
        after = tokens[i + 1].text
        return self.words.head(after) is None and self.words.lexicon.head(after) is not None

    def _lacks_front(self, tokens: Sequence[Token], i: int) -> bool:
        """``Croome Court``, ``Executive Board``: some words head a name only behind certain others.

        ``of`` among those stands for *Court of Appeal*.
        """
        fronts = self.words.needs_front.get(tokens[i].text)
        if fronts is None:
            return False
        behind = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        before = tokens[i - 1].text if i else ""
        return before not in fronts and not (behind == "of" and "of" in fronts)

    def _is_building(self, tokens: Sequence[Token], i: int) -> bool:
        return i > 0 and tokens[i - 1].lower in self.words.building_fronts

    def _around(self, sentence: Sentence, i: int, head: Head) -> Candidate | None:
        """The name around the head at token ``i``, if there is one."""
        tokens, words = sentence.tokens, self.words
        start, left = self.premodifiers(sentence, i, head)
        end, right = self.postmodifiers(tokens, i, head)
        if not left and self._is_german_plural(tokens, i, head):
            return None
        if any(tokens[k].lower in words.not_modifiers for k in range(start, i)):
            return None  # the Phase III Trial
        if not left and self._is_apposition(tokens, i, end, right):
            return None  # das Programm Erasmus+: a finder of its own
        own = head.named or words.has_proper_prefix(tokens[i].text)
        acronym = bool(self.introductions.bracketed(tokens, end))
        if not self._is_name(tokens, i, head, Evidence(own, left, right, acronym)):
            return None
        parts = NameParts(sentence.text, tokens[start:end], i - start, head)
        adjectives = {*words.name_adjectives, *self._adjectives(tokens[start:i])}
        name = nominative(parts, adjectives, words.generic_prefixes)
        return Candidate(start, end, self._value(name, head), "head")

    def _is_german_plural(self, tokens: Sequence[Token], i: int, head: Head) -> bool:
        """``zwei Institute für Physik``, not the ``Institute for Physics`` in a German text."""
        if not self.words.nouns_capitalized or head.gender or not tokens[i].lower.endswith("e"):
            return False
        singular = self.words.head(tokens[i].text[:-1])
        native = i + 1 >= len(tokens) or tokens[i + 1].lower in self.words.own_openers
        return singular is not None and bool(singular.gender) and native

    def _value(self, name: str, head: Head) -> OrganizationName:
        """A listed name has its authority (``King's College London``)."""
        ids = self.words.listed(name)
        if len(ids) == 1:
            return listed_value(self.words.lexicon, name, ids)
        return OrganizationName(name, self._kind(name, head))

    def _kind(self, name: str, head: Head) -> str:
        """``Department of Health`` governs, a ``Department of Physics`` teaches."""
        if head.word.lower() not in self.words.departments:
            return head.kind
        words = name.lower().replace(",", "").split()
        return head.kind if any(w in self.words.portfolios for w in words) else "other"

    def _adjectives(self, run: Sequence[Token]) -> Iterator[str]:
        return (stem for t in run if t.is_cap and (stem := self.words.adjective_stem(t.text)))

    def _is_apposition(self, tokens: Sequence[Token], i: int, end: int, right: str) -> bool:
        """Does a stranger follow a noun that only says what it is (``das Programm Erasmus+``)?"""
        words, noun = self.words, tokens[i].lower
        return (
            right == "proper"
            and end == i + 2
            and noun in words.apposition
            and noun not in words.in_name
            and not words.is_place(tokens, i + 1)
        )

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
