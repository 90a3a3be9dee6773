"""Names and acronyms of the authority list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.lexicon import name_key
from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import Token


class ListedNames:
    """Finds full names from the authority list, inflected or not."""

    def __init__(self, words: OrganizationWords, legal_forms: LegalForms) -> None:
        self.words = words
        self.lexicon = words.lexicon
        self.legal_forms = legal_forms

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence; names may overlap."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if not token.is_word or not token.is_cap:
                continue
            found = self.lexicon.body_names.at(tokens, i)
            if found is None:
                continue
            end, ids = found
            if end == i + 1 and not self._stands_alone(tokens, i):
                continue
            end = self.legal_forms.end(tokens, end)
            yield Candidate(i, end, self._value(tokens[i:end], ids), "authority")

    def _stands_alone(self, tokens: Sequence[Token], i: int) -> bool:
        """A one-word listed name must not be an ordinary word or part of a person's name."""
        word = tokens[i].text
        if self.lexicon.is_common(word, self.words.language) and not word.isupper():
            return False
        before = tokens[i - 1].lower if i else ""
        return before not in self.lexicon.given_names

    def _value(self, run: Sequence[Token], ids: Sequence[str]) -> OrganizationName:
        surface = " ".join(t.text for t in run)
        body = self.lexicon.bodies[ids[0]]
        if len(set(ids)) > 1:
            return OrganizationName(surface, body.kind)
        acronym = body.acronyms[0] if body.acronyms else ""
        return OrganizationName(_listed_form(surface, body.names), body.kind, acronym, body.id)


class ListedAcronyms:
    """Finds acronyms that one listed body alone has: ``DFG``, ``BMBF``; two letters never count."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words
        self.lexicon = words.lexicon

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence, one token each."""
        for i, token in enumerate(sentence.tokens):
            if not token.is_word or len(token.text) < 3 or token.text in self.words.stop_acronyms:
                continue
            ids = self.lexicon.body_acronyms.get(token.text, ())
            if len(ids) != 1:
                continue
            body = self.lexicon.bodies[ids[0]]
            value = OrganizationName(token.text, body.kind, token.text, body.id)
            yield Candidate(i, i + 1, value, "acronym")


def _listed_form(surface: str, names: Sequence[str]) -> str:
    """The listed wording that was seen, in its nominative: ``Deutschen …`` → ``Deutsches …``."""
    key = name_key(surface)
    return next((n for n in names if name_key(n) == key), surface)
