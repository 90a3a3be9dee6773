"""A short capitalised name in quotation marks with a type word inside or before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.shape import OPENING, closing, is_title_like
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import Token


class QuotedNames:
    """Finds ``das Programm „Zukunft Wald“``."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence, quotation marks outside."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.text not in OPENING:
                continue
            close = closing(tokens, i)
            if not close or not is_title_like(tokens[i + 1 : close]):
                continue
            kind = self._kind(tokens, i, close)
            if kind:
                name = sentence.surface(i + 1, close)
                yield Candidate(i + 1, close, OrganizationName(name, kind), "quoted")

    def _kind(self, tokens: Sequence[Token], i: int, close: int) -> str:
        """By the type word inside the quotation, else by the noun before it; ``""``: no name."""
        words = self.words
        inner = [h for t in tokens[i + 1 : close] if t.is_cap and (h := words.head(t.text))]
        if inner and close - i > 2:
            return inner[-1 if words.nouns_capitalized else 0].kind
        return words.kind_of_apposition(tokens[i - 1].text) if i else ""
