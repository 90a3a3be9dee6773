"""What a statistical model calls an organization, cleaned and checked.

Where only names are written large, a capital is half a proof and the model the other half. Where
all nouns are, the model takes any rare noun for a body; so it is believed there only for what is
written like a name (``NHL``, ``AirRobot``, ``Nordex``), what holds a word that no list and no rule
of composition explains, and what an acronym in brackets calls a name
(``… Vermögensberatung (DVAG)``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.acronyms import acronym_fits, is_acronym_like
from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.introductions import Introductions
from pressminer.matchers.organizations.shape import CLOSING, OPENING
from pressminer.matchers.organizations.words import OrganizationWords, is_person_title
from pressminer.matchers.proposals import proposed
from pressminer.matchers.roles import is_post
from pressminer.model import BlockKind, OrganizationName
from pressminer.normalize.names import fold
from pressminer.view import Token

LABEL = "ORG"
LONGEST_SHOUTED = 6  # NEWSROOM is no acronym
LONGEST_TYPE = 3  # the A4, the D3A: types of cars, paper and planes
APPOSITION_REACH = 6


class ProposedNames:
    """Turns the model's spans into candidates; guards against its noise."""

    def __init__(self, words: OrganizationWords, introductions: Introductions) -> None:
        self.words = words
        self.introductions = introductions

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence. Title case misleads the model, and so do stamps."""
        tokens = sentence.tokens
        if sentence.kind is BlockKind.STAMP or sentence.title_case:
            return
        for start, last in proposed(sentence.entities, tokens, LABEL):
            first = self._without_articles(tokens, start, last)
            if (
                first < last
                and self._is_plausible(tokens, first, last)
                and self._is_believed(tokens, first, last)
            ):
                kind = self._kind_behind(tokens, last)
                value = OrganizationName(sentence.surface(first, last), kind)
                yield Candidate(first, last, value, "model")

    def _without_articles(self, tokens: Sequence[Token], first: int, last: int) -> int:
        function_words = self.words.lexicon.function_words
        while first < last and (tokens[first].lower in function_words or not tokens[first].is_word):
            first += 1
        return first

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
        if any(_is_titled(t) for t in words):
            return False
        if any(t.lower in self.words.lexicon.months for t in words):
            return False
        if any(t.text in "\n|:;()" for t in run):
            return False
        if " ".join(t.lower for t in words[-2:]) in self.words.not_names:
            return False
        if words[-1].lower.endswith(self.words.not_bodies):
            return False
        if len(words) == 1:
            located = first > 0 and tokens[first - 1].lower in self.words.in_words
            return self._is_plausible_word(words[0]) and (not located or words[0].text.isupper())
        return any(t.is_cap and self.words.is_proper(t.text) for t in words)

    def _is_person(self, word: Token) -> bool:
        """``Per-Åke Nyström``: a double given name opens no body's name."""
        lexicon, parts = self.words.lexicon, word.text.split("-")
        if len(parts) < 2 or fold(parts[-1]) not in lexicon.given_names:
            return False
        return all(
            fold(p) in lexicon.given_names
            or fold(p) in lexicon.doubtful_given_names
            or p.lower() in lexicon.function_words
            for p in parts[:-1]
        )

    def _is_plausible_word(self, word: Token) -> bool:
        if word.text.isupper() and len(word.text) > LONGEST_SHOUTED:
            return False
        lexicon = self.words.lexicon
        return (
            not is_post(lexicon, word.text)  # Betriebsratsvorsitzender
            and not word.text[0].isdigit()
            and word.text.isalnum()
            and self.words.is_proper(word.text)
            and not lexicon.place_names.get(word.text)
            and word.lower not in lexicon.given_names
            and self.words.head(word.text) is None
        )

    # --- is it believed? --------------------------------------------------------------------------

    def _is_believed(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Is it written like a name, or does it stand where names stand?"""
        before, after = tokens[max(0, first - 1)], tokens[min(last, len(tokens) - 1)]
        if before.text in OPENING and after.text in CLOSING:
            return False  # a title, an award, a slogan: „True Carnage“; bodies: see `quoted`
        if self._is_cut_off(tokens, first):
            return False
        words = [t for t in tokens[first:last] if t.is_word]
        if len(words) == 1 and is_acronym_like(words[0].text):
            # In brackets it is short for what stands before: see `introductions`.
            return len(words[0].text) > LONGEST_TYPE or words[0].text.isalpha()
        if not self.words.nouns_capitalized or self._is_introduced(tokens, first, last):
            return True
        if len(words) > 1:
            return any(self._is_name(t) for t in words)
        marked = first > 0 and before.lower in self.words.noun_markers
        return self._is_name(words[0]) and (not marked or _is_mixed(words[0].text))

    def _is_cut_off(self, tokens: Sequence[Token], first: int) -> bool:
        """``Multikulturellen [Centrum X]``: an adjective with a capital belongs to the name.

        Not in -er, which is mostly a noun: ``Spielzeughersteller Mattel``.
        """
        if first < 2 or not tokens[first - 1].is_cap:
            return False
        before = tokens[first - 1]
        return not before.lower.endswith("er") and self.words.is_adjective(before.text)

    def _is_introduced(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        found = self.introductions.bracketed(tokens, last)
        name = " ".join(t.text for t in tokens[first:last])
        return found is not None and acronym_fits(found.acronym, name)

    def _is_name(self, word: Token) -> bool:
        """No word of any language, no compound of words, no adjective of a place."""
        words, lexicon = self.words, self.words.lexicon
        if not word.is_cap or word.text.endswith("-"):
            return False  # Forschungs- und …: what is cut off is a compound
        if words.head(word.text) or words.is_name_adjective(word.text):
            return False
        if word.lower.endswith("er") and lexicon.place_names.get(word.text[:-2]):
            return False
        if lexicon.place_names.get(word.text):
            return False  # Centrum Templin: says where, not who
        if _is_mixed(word.text) or fold(word.text) in lexicon.surnames:
            return True  # Schön-feld is no compound
        return not any(lexicon.is_ordinary(word.text, t) for t in lexicon.rules.languages)


def _is_titled(word: Token) -> bool:
    """``Univ.-Prof.in``: a title of a person."""
    front = word.text.partition(".")[0]
    return is_person_title(word) or is_person_title(word._replace(text=front))


def _is_mixed(word: str) -> bool:
    """``AirRobot``, ``DT64``: a capital or a digit inside a word is a name's doing."""
    return any(c.isupper() or c.isdigit() for c in word[1:])
