"""Names and acronyms of the authority list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pressminer.lexicon import Body, Lexicon, name_key
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
            start = i + self._has_article(tokens, i, end, ids)
            end = self.legal_forms.end(tokens, _before_bracket(tokens, start, end))
            surface = " ".join(t.text for t in tokens[start:end])
            yield Candidate(start, end, listed_value(self.lexicon, surface, ids), "authority")

    def _stands_alone(self, tokens: Sequence[Token], i: int) -> bool:
        """A one-word listed name must not be an ordinary word or part of a person's name."""
        word, given = tokens[i], self.lexicon.given_names
        if word.lower in self.words.ordinary_names and not word.text.isupper():
            return False
        before = tokens[i - 1].lower if i else ""
        if before in given:
            return False
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        return after not in given or word.lower not in self.words.posts  # Bundesrat Ueli Maurer

    def _has_article(self, tokens: Sequence[Token], i: int, end: int, ids: Sequence[str]) -> bool:
        """``The Royal Society`` without its article; that of a newspaper belongs to its title."""
        listed = end - i > 2 and tokens[i].lower in self.words.determiners
        return listed and self.lexicon.bodies[ids[0]].kind != "media"


class ListedAcronyms:
    """Finds acronyms that one listed body alone has: ``DFG``, ``BMBF``; two letters never count.

    In a compound the name part is the mention: ``DKFZ-Vorstand``, ``Siemens-Chef``.
    """

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words
        self.lexicon = words.lexicon

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence, one token each, or its first part."""
        for i, token in enumerate(sentence.tokens):
            if not token.is_word:
                continue
            body = self._body(token.text) if token.text in self.lexicon.body_acronyms else None
            if body is not None:
                value = OrganizationName(token.text, body.kind, token.text, body.id)
                yield Candidate(i, i + 1, value, "acronym")
            elif "-" in token.text:
                yield from self._in_compound(i, token)

    def _body(self, acronym: str) -> Body | None:
        if len(acronym) < 3 or acronym in self.words.stop_acronyms:
            return None
        ids = self.lexicon.body_acronyms.get(acronym, ())
        return self.lexicon.bodies[ids[0]] if len(ids) == 1 else None

    def _in_compound(self, i: int, token: Token) -> Iterator[Candidate]:
        """``DKFZ`` in ``DKFZ-Vorstand``: what follows makes no other body of it."""
        front, _, tail = token.text.rpartition("-")
        if not self.words.is_eponym_tail(tail):
            return
        trim = len(tail) + 1
        body = self._body(front)
        if body is not None:
            value = OrganizationName(front, body.kind, front, body.id)
            yield Candidate(i, i + 1, value, "acronym", trim)
            return
        ids = self.lexicon.body_names.get(front) if front[:1].isupper() else []
        if len(set(ids)) == 1 and front.lower() not in self.words.ordinary_names:
            value = listed_value(self.lexicon, front, ids)
            yield Candidate(i, i + 1, value, "acronym", trim)


def listed_value(lexicon: Lexicon, surface: str, ids: Iterable[str]) -> OrganizationName:
    """The value of a listed name; several bodies of that name leave the authority open."""
    return _listed_value(lexicon, surface, tuple(ids))


@lru_cache(maxsize=20_000)  # the same bodies come back all the time
def _listed_value(lexicon: Lexicon, surface: str, ids: tuple[str, ...]) -> OrganizationName:
    body = lexicon.bodies[ids[0]]
    if len(set(ids)) > 1:
        return OrganizationName(surface, body.kind)
    acronym = body.acronyms[0] if body.acronyms else ""
    return OrganizationName(_listed_form(surface, body.names), body.kind, acronym, body.id)


def _before_bracket(tokens: Sequence[Token], start: int, end: int) -> int:
    """A listed name may run into a bracket that closes behind it: ``Fraunhofer-… (IZI``."""
    opened = next((k for k in range(start + 1, end) if tokens[k].text == "("), end)
    closed = any(tokens[k].text == ")" for k in range(opened, end))
    return end if closed else opened


def _listed_form(surface: str, names: Sequence[str]) -> str:
    """The listed wording that was seen, in its nominative: ``Deutschen …`` → ``Deutsches …``."""
    key = name_key(surface)
    return next((n for n in names if name_key(n) == key), surface)
