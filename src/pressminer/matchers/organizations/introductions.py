"""Acronyms that a text introduces: ``Deutsches Krebsforschungszentrum (DKFZ)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.matchers.acronyms import acronym_fits, is_acronym_like
from pressminer.matchers.organizations.candidate import Candidate
from pressminer.matchers.organizations.shape import DASHES
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import Token


class Introduced(NamedTuple):
    """An acronym and the range of its tokens (``IfW Kiel``, ``FOR 9127`` have two)."""

    acronym: str
    at: int
    end: int


class Introductions:
    """Ties acronyms to the names beside them."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def __call__(self, tokens: Sequence[Token], found: Sequence[Candidate]) -> Iterator[Candidate]:
        """``found`` with acronyms added, and a candidate for each acronym that is introduced."""
        taken = {k for c in found for k in range(c.start, c.end)}
        by_start = {c.start: c for c in found}
        introduced: set[int] = set()
        for candidate in found:
            if candidate.start in introduced:
                continue
            behind = self._behind(tokens, candidate)
            before = None if behind else self._before(tokens, candidate, taken)
            if behind:
                other = by_start.get(behind.at)
                value = _with_acronym(candidate.value, behind.acronym, other)
                introduced.update(range(behind.at, behind.end))
                yield candidate._replace(value=value)
                yield Candidate(behind.at, behind.end, value, "introduced")
            elif before:
                value = _with_acronym(candidate.value, before.acronym, None)
                yield candidate._replace(value=value)
                yield Candidate(before.at, before.end, value, "introduced")
            else:
                yield candidate

    def bracketed(self, tokens: Sequence[Token], end: int) -> Introduced | None:
        """The acronym in brackets that open at token ``end``."""
        if end + 2 >= len(tokens) or tokens[end].text != "(":
            return None
        inner = tokens[end + 1].text
        if not is_acronym_like(inner) or inner in self.words.stop_acronyms:
            return None
        close = self._close(tokens, end + 2)
        if not close:
            return None
        number = tokens[end + 2].text
        acronym = f"{inner} {number}" if number.isdigit() else inner
        return Introduced(acronym, end + 1, close)

    def _close(self, tokens: Sequence[Token], k: int) -> int:
        """End of the acronym before the bracket closes: ``IfW Kiel``, ``FOR 9127``; else 0."""
        if tokens[k].text in ",);":
            return k
        place = self.words.lexicon.place_names.at(tokens, k)
        end = place[0] if place else k + tokens[k].text.isdigit()
        return end if k < end < len(tokens) and tokens[end].text in ",);" else 0

    def _behind(self, tokens: Sequence[Token], candidate: Candidate) -> Introduced | None:
        """The acronym behind a name, in brackets or after a dash, if it may stand for it."""
        found = self.bracketed(tokens, candidate.end) or _dashed(tokens, candidate.end)
        if found is None or candidate.trim:
            return None
        body = self.words.lexicon.bodies.get(candidate.value.authority)
        listed = body is not None and found.acronym in body.acronyms
        return found if listed or acronym_fits(found.acronym, candidate.value.name) else None

    def _before(
        self, tokens: Sequence[Token], candidate: Candidate, taken: set[int]
    ) -> Introduced | None:
        """``DKFZ (Deutsches Krebsforschungszentrum)``: the long form stands in the brackets."""
        at = candidate.start - 2
        if at < 0 or at in taken or candidate.end >= len(tokens):
            return None
        if tokens[at + 1].text != "(" or tokens[candidate.end].text != ")":
            return None
        short = tokens[at].text
        fits = is_acronym_like(short) and acronym_fits(short, candidate.value.name)
        return Introduced(short, at, at + 1) if fits else None


def _dashed(tokens: Sequence[Token], end: int) -> Introduced | None:
    """``Helmholtz-Zentrum für Umweltforschung – UFZ``: the acronym behind a dash."""
    if end + 1 >= len(tokens) or tokens[end].text not in DASHES:
        return None
    last = end + 2 >= len(tokens) or tokens[end + 2].text in ",;.)("
    inner = tokens[end + 1].text
    return Introduced(inner, end + 1, end + 2) if last and is_acronym_like(inner) else None


def _with_acronym(
    value: OrganizationName, acronym: str, other: Candidate | None
) -> OrganizationName:
    """The name with its acronym; an unlisted name takes the authority of a listed acronym.

    The same letters may mean another body: ``Trades Union Congress (TUC)`` is no university.
    """
    authority = value.authority
    if not authority and other is not None and other.rule == "acronym":
        same = value.kind in {other.value.kind, "other"}
        authority = other.value.authority if same else ""
    return OrganizationName(value.name, value.kind, acronym, authority)
