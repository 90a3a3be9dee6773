"""Capitalised words before a legal form: ``Muster Diagnostics GmbH``, ``Blaue Orla e. V.``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import Token


class Companies:
    """Finds names by the legal form behind them."""

    def __init__(self, words: OrganizationWords, legal_forms: LegalForms) -> None:
        self.words = words
        self.legal_forms = legal_forms

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence, one per legal form."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if not i or token.text == "&" or not self.legal_forms.opens(token.text):
                continue
            end = self.legal_forms.end(tokens, i)
            if end == i:
                continue
            start = self._start(tokens, i)
            end = self._seat(tokens, end)
            if start < i:
                kind = "association" if self.legal_forms.is_association(tokens, i) else "company"
                value = OrganizationName(sentence.surface(start, end), kind)
                yield Candidate(start, end, value, "legal-form")

    def _seat(self, tokens: Sequence[Token], end: int) -> int:
        """``Energie AG Oberösterreich``: in German a place behind the legal form is in the name."""
        if not self.words.nouns_capitalized or end >= len(tokens) or not tokens[end].is_cap:
            return end
        place = self.words.lexicon.place_names.at(tokens, end)
        return place[0] if place else end

    def _start(self, tokens: Sequence[Token], i: int) -> int:
        """Start of the words before the legal form at ``i``; ``i`` if there are none."""
        first = i - 1 if tokens[i - 1].text == "," and i > 2 else i  # Acme Therapeutics, Inc.
        start = first
        while start > 0 and self._belongs(tokens, start - 1):
            start -= 1
        return start if start < first else i

    def _belongs(self, tokens: Sequence[Token], k: int) -> bool:
        word = tokens[k]
        if word.text in "&+":
            return k > 0 and tokens[k - 1].is_cap
        if not word.is_word or word.lower in self.words.lexicon.function_words:
            return False
        if word.lower.endswith(self.words.locating_tails):
            return False  # Kyoto-based Hanamura Pharma K.K.
        if not (word.is_cap or word.text[0].isdigit() or word.text[1:2].isupper()):
            return False
        # Pumpenhersteller Hollerbach SE, but: Nordkap Beteiligungsgesellschaft mbH
        before = tokens[k - 1] if k else None
        opens = before is None or not before.is_cap or before.lower in self.words.determiners
        generic = word.lower in self.words.apposition or (
            opens and self.words.kind_of_apposition(word.text)
        )
        return not (self.words.nouns_capitalized and generic)
