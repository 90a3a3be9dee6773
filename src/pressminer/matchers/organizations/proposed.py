"""What a statistical model calls an organization, cleaned and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.shape import POSSESSIVES
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import BlockKind, Match, OrganizationName
from pressminer.normalize.names import fold
from pressminer.view import Token

LABEL = "ORG"
LONGEST_SHOUTED = 6  # NEWSROOM is no acronym
APPOSITION_REACH = 6


class ProposedNames:
    """Turns the model's spans into candidates; guards against its noise."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence. Title case misleads the model, and so do stamps."""
        tokens = sentence.tokens
        if not tokens or sentence.kind is BlockKind.STAMP or sentence.title_case:
            return
        for entity in sentence.entities:
            if entity.value != LABEL:
                continue
            if entity.end <= tokens[0].start or entity.start >= tokens[-1].end:
                continue
            first, last = self._trimmed(tokens, entity)
            if first < last and self._is_plausible(tokens, first, last):
                value = OrganizationName(
                    sentence.surface(first, last), self._kind_behind(tokens, last)
                )
                yield Candidate(first, last, value, "model")

    def _trimmed(self, tokens: Sequence[Token], entity: Match[str]) -> tuple[int, int]:
        """Token range of the span without articles before and possessives behind it."""
        inside = [
            k for k, t in enumerate(tokens) if entity.start <= t.start and t.end <= entity.end
        ]
        if not inside:
            return 0, 0
        first, last = inside[0], inside[-1] + 1
        function_words = self.words.lexicon.function_words
        while first < last and (tokens[first].lower in function_words or not tokens[first].is_word):
            first += 1
        while last > first and (
            not tokens[last - 1].is_word or tokens[last - 1].text in POSSESSIVES
        ):
            last -= 1
        return first, last

    def _kind_behind(self, tokens: Sequence[Token], end: int) -> str:
        """``TERRASCAN, the national mapping programme``: an apposition tells the kind."""
        if end + 2 >= len(tokens) or tokens[end].text != ",":
            return "other"
        if tokens[end + 1].lower not in self.words.determiners:
            return "other"
        for token in tokens[end + 2 : end + 2 + APPOSITION_REACH]:
            if not token.is_word:
                break
            if token.lower in self.words.apposition:
                return self.words.apposition[token.lower]
        return "other"

    def _is_plausible(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """May these words be an organization at all?"""
        run = tokens[first:last]
        words = [t for t in run if t.is_word]
        if not words or not words[0].is_cap or words[0].text in self.words.stop_acronyms:
            return False
        if words[0].lower in self.words.posts or self._is_person(words[0]):
            return False
        if any(t.lower in self.words.lexicon.months for t in words):
            return False
        if any(t.text in "\n|:;()" for t in run):
            return False
        if " ".join(t.lower for t in words[-2:]) in self.words.not_names:
            return False
        if len(words) == 1:
            located = first > 0 and tokens[first - 1].lower in self.words.in_words
            return self._is_plausible_word(words[0]) and (not located or words[0].text.isupper())
        return any(t.is_cap and self.words.is_proper(t.text) for t in words)

    def _is_person(self, word: Token) -> bool:
        """``Per-Åke Nyström``: a double given name opens no body's name."""
        given = self.words.lexicon.given_names
        return "-" in word.text and all(fold(part) in given for part in word.lower.split("-"))

    def _is_plausible_word(self, word: Token) -> bool:
        if word.text.isupper() and len(word.text) > LONGEST_SHOUTED:
            return False
        lexicon = self.words.lexicon
        return (
            not word.text[0].isdigit()
            and word.text.isalnum()
            and self.words.is_proper(word.text)
            and not lexicon.place_names.get(word.text)
            and word.lower not in lexicon.given_names
            and self.words.head(word.text) is None
        )
