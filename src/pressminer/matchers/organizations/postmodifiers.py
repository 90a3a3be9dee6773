"""What a type word takes on its right: ``für Virologie``, ``of Oxford``, ``Leipzig``, ``GmbH``."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.phrases import Phrases
from pressminer.matchers.organizations.premodifiers import Extent
from pressminer.matchers.organizations.words import OrganizationWords, is_person_title
from pressminer.view import Token


class Postmodifiers:
    """Grows names to the right of their head."""

    def __init__(self, words: OrganizationWords, legal_forms: LegalForms) -> None:
        self.words = words
        self.legal_forms = legal_forms
        self.phrases = Phrases(words)

    def __call__(self, tokens: Sequence[Token], i: int) -> Extent:
        """End of the name whose head stands at token ``i``."""
        end, evidence = i + 1, ""
        stop = self._phrase(tokens, i, end)
        if stop > end:
            end, evidence = stop, "for"
        stop = self._proper_tail(tokens, end)
        if stop > end:
            end, evidence = stop, "proper"
        stop = self.legal_forms.end(tokens, end)
        if stop > end:
            end, evidence = stop, "proper"
        return Extent(end, evidence)

    # --- für A und B, of C -----------------------------------------------------------------

    def _phrase(self, tokens: Sequence[Token], i: int, at: int) -> int:
        """End of the phrase whose preposition or article stands at ``at``; ``at`` if none does."""
        if at >= len(tokens) or tokens[at].lower not in self.words.phrase_openers:
            return at
        if tokens[at].lower in self.words.of_words and not self._takes_genitive(tokens, i, at):
            return at
        stop = self.phrases.end(tokens, at + 1)
        return stop if stop > at + 1 else at

    def _takes_genitive(self, tokens: Sequence[Token], i: int, at: int) -> bool:
        """``of`` always binds; a German genitive only behind some heads or before some nouns."""
        if tokens[at].lower not in self.words.determiners:
            return True
        if tokens[i].lower.endswith(tuple(self.words.genitive_heads)):
            return True
        return at + 1 < len(tokens) and tokens[at + 1].lower in self.words.genitive_objects

    # --- a proper noun in apposition ---------------------------------------------------------

    def _proper_tail(self, tokens: Sequence[Token], end: int) -> int:
        """End of ``Leipzig``, ``Frankfurt am Main``, ``St. Georg``, ``Mercator`` at ``end``."""
        places = self.words.lexicon.place_names
        if end + 1 < len(tokens) and tokens[end].lower == "zu" and places.at(tokens, end + 1):
            end += 1
        if end >= len(tokens) or not tokens[end].is_word or not tokens[end].is_cap:
            return end
        word = tokens[end]
        if word.text in {"St", "Sankt", "Saint"}:
            return self._saint(tokens, end)
        place = places.at(tokens, end)
        if place:
            return self._more_places(tokens, place[0])
        if not self.words.nouns_capitalized:
            return end  # in English the name stands before its head
        return end + self._is_tail(word)

    def _is_tail(self, word: Token) -> bool:
        return (
            word.lower not in self.words.lexicon.given_names
            and not is_person_title(word)
            and not is_acronym_like(word.text)
            and self.words.is_proper(word.text)
        )

    def _saint(self, tokens: Sequence[Token], k: int) -> int:
        j = k + 1
        if j < len(tokens) and tokens[j].text == ".":
            j += 1
        return j + 1 if j < len(tokens) and tokens[j].is_cap else k

    def _more_places(self, tokens: Sequence[Token], end: int) -> int:
        """``Heidelberg Mannheim``: a second place in a row belongs to the name, too."""
        while end < len(tokens) and tokens[end].is_word and tokens[end].is_cap:
            place = self.words.lexicon.place_names.at(tokens, end)
            if place is None:
                return end
            end = place[0]
        return end
