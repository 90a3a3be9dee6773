"""Finds names of organizations in one passage.

Every finder is a generator over the tokens of one sentence that yields token ranges with a
value; the longest of overlapping names wins. The names are candidates: `resolve` decides with
the whole article in view.
"""

from __future__ import annotations

from collections.abc import Iterator

from pressminer.lexicon import Lexicon
from pressminer.matchers.organizations.appositions import Appositions
from pressminer.matchers.organizations.candidate import (
    Finder,
    Sentence,
    longest,
    to_match,
)
from pressminer.matchers.organizations.companies import Companies
from pressminer.matchers.organizations.employers import Employers
from pressminer.matchers.organizations.headed import HeadedNames
from pressminer.matchers.organizations.introductions import Introductions
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.listed import (
    Identified,
    ListedAcronyms,
    ListedNames,
    PlacedAcronyms,
)
from pressminer.matchers.organizations.lists import Lists
from pressminer.matchers.organizations.national import NationalNames
from pressminer.matchers.organizations.proposed import ProposedNames
from pressminer.matchers.organizations.quoted import QuotedNames
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.matchers.proposals import consistent
from pressminer.model import Match, OrganizationName
from pressminer.view import TextView


class OrganizationMatcher:
    """Candidates for organization names in a `TextView`.

    >>> # "Das Deutsche Krebsforschungszentrum (DKFZ) …" gives the name and its acronym
    """

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        words = OrganizationWords(lexicon, language)
        legal_forms = LegalForms(lexicon)
        self.introductions = Introductions(words)
        self.lists = Lists(words)
        self.identified = Identified(words)
        self.finders: tuple[Finder, ...] = (
            ListedNames(words, legal_forms),
            HeadedNames(words, legal_forms, self.introductions),
            Companies(words, legal_forms),
            QuotedNames(words),
            Appositions(words),
            Employers(words),
            NationalNames(words),
            ListedAcronyms(words),
            PlacedAcronyms(words),
            self.lists,
            ProposedNames(words, self.introductions),
        )

    def __call__(self, view: TextView) -> list[Match[OrganizationName]]:
        """Matches in text order, not overlapping; offsets into ``view.text``."""
        found: list[Match[OrganizationName]] = []
        for sentence in self._sentences(view):
            best = longest(c for find in self.finders for c in find(sentence))
            named = map(self.identified, self.introductions(sentence.tokens, best))
            in_order = sorted(named, key=lambda c: c.start)  # an acronym may stand before its name
            found += [to_match(sentence.tokens, c) for c in in_order]
        return found

    def _sentences(self, view: TextView) -> Iterator[Sentence]:
        """The view's sentences, each with whether it is an item of a list of organizations."""
        listing, entities = False, consistent(view)
        for span, tokens in view.sentence_tokens():
            listing = self.lists.announced(span.kind, tokens, listing)
            yield Sentence.of(view.text, tokens, span.kind, entities, listing=listing)
