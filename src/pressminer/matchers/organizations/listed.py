"""Names and acronyms of the authority list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pressminer.authority.table import Body
from pressminer.lexicon import Lexicon
from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.phrase_index import name_key
from pressminer.view import Token, tokenize


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
            if self._is_plain_title(sentence.surface(i, end), ids):
                continue
            start = i + self._has_article(tokens, i, end, ids)
            yield self._candidate(sentence, start, _before_bracket(tokens, start, end), ids)

    def _candidate(self, sentence: Sentence, start: int, end: int, ids: list[str]) -> Candidate:
        """With the legal form behind the listed name: ``Deutschen Telekom AG``."""
        value = listed_value(self.lexicon, sentence.surface(start, end), ids)
        closed = self.legal_forms.end(sentence.tokens, end)
        if closed > end:
            value = replace(value, name=f"{value.name} {sentence.surface(end, closed)}")
        return Candidate(start, closed, value, "authority")

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

    def _is_plain_title(self, surface: str, ids: Sequence[str]) -> bool:
        """``Die Zeit drängt``: titles of papers that are listed in capitals count only so."""
        body = self.lexicon.bodies[ids[0]]
        if body.kind != "media" or surface.isupper():
            return False
        key = name_key(surface)
        return all(name.isupper() for name in body.names if name_key(name) == key)

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


class PlacedAcronyms:
    """Finds acronyms that several bodies have where the place behind them tells which.

    ``UKD Dresden``, ``das ISI in Karlsruhe``. Acronyms that only a user's list has are found no
    other way, unless the article names the body in full.
    """

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words
        self.lexicon = words.lexicon

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Candidates of one sentence; a place right behind the acronym is part of the name."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.text[1:].islower() or not token.is_acronym:  # most words are done here
                continue
            ids = self.lexicon.placed_acronym(token.text)
            if not ids:
                continue
            at = i + 1
            at += at < len(tokens) and tokens[at].lower in self.words.in_words
            place = self.lexicon.place_names.at(tokens, at) if at < len(tokens) else None
            seated = [id_ for id_ in ids if place and self._sits_in(id_, place[1])]
            if place and len(seated) == 1:
                body = self.lexicon.bodies[seated[0]]
                end = place[0] if at == i + 1 else i + 1
                name = " ".join(t.text for t in tokens[i:end])
                yield Candidate(
                    i, end, OrganizationName(name, body.kind, token.text, body.id), "acronym"
                )

    def _sits_in(self, id_: str, keys: Sequence[str]) -> bool:
        seat = self.lexicon.bodies[id_].place
        return bool(seat) and not set(keys).isdisjoint(self.lexicon.place_names.get(seat))


class Identified:
    """Says who a name means that others found, if one body of a user's list bears it."""

    def __init__(self, words: OrganizationWords) -> None:
        self.lexicon = words.lexicon

    def __call__(self, found: Candidate) -> Candidate:
        """The candidate with the authority of its name; one with another kind stays a stranger."""
        value = found.value
        if value.authority or found.rule == "authority":
            return found
        ids = set(self.lexicon.body_names.known_to_user(value.name))
        body = self.lexicon.bodies[ids.pop()] if len(ids) == 1 else None
        if body is None or value.kind not in {body.kind, "other"}:
            return found
        return found._replace(value=replace(value, kind=body.kind, authority=body.id))


def listed_value(lexicon: Lexicon, surface: str, ids: Iterable[str]) -> OrganizationName:
    """The value of a listed name; several bodies of that name leave the authority open."""
    return _listed_value(lexicon, surface, tuple(ids))


@lru_cache(maxsize=20_000)  # the same bodies come back all the time
def _listed_value(lexicon: Lexicon, surface: str, ids: tuple[str, ...]) -> OrganizationName:
    body = lexicon.bodies[ids[0]]
    if len(set(ids)) > 1:
        return OrganizationName(surface, body.kind)
    acronym = lexicon.acronym_of(body.id)
    form = _listed_form(surface, lexicon.wordings(body.id), chosen=not lexicon.is_own(body.id))
    return OrganizationName(form, body.kind, acronym, body.id)


def _before_bracket(tokens: Sequence[Token], start: int, end: int) -> int:
    """A listed name may run into a bracket that closes behind it: ``Fraunhofer-… (IZI``."""
    opened = next((k for k in range(start + 1, end) if tokens[k].text == "("), end)
    closed = any(tokens[k].text == ")" for k in range(opened, end))
    return end if closed else opened


def _listed_form(surface: str, names: Sequence[str], *, chosen: bool) -> str:
    """The listed wording that was seen, in its nominative: ``Deutschen …`` → ``Deutsches …``.

    ``chosen``: its quotation marks and dashes are those that we want, too.
    """
    key = name_key(surface)
    form = next((n for n in names if name_key(n) == key), surface)
    return form if chosen or _words(form) != _words(surface) else surface


def _words(name: str) -> list[str]:
    return [token.text for token in tokenize(name) if token.is_word]
