"""Acronyms that a text introduces: ``Deutsches Krebsforschungszentrum (DKFZ)``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from pressminer.matchers.acronyms import acronym_fits, in_order, is_acronym_like
from pressminer.matchers.organizations.candidate import Candidate
from pressminer.matchers.organizations.shape import CLOSING, DASHES
from pressminer.matchers.organizations.words import OrganizationWords
from pressminer.model import OrganizationName
from pressminer.view import Token

MAX_WORDS_BEFORE = 3  # words that an acronym may add in front of a name
MAX_UNREAD = 10  # tokens of a name that rules may have missed before its acronym


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
        introduced: set[int] = self._spelled_out(tokens, found, by_start)
        for candidate in found:
            if candidate.start in introduced:
                continue
            if candidate.rule == "model" and _is_bracketed(tokens, candidate):
                yield from self._explained(tokens, candidate, found)
                continue
            candidate, behind = self._behind(tokens, candidate, taken)  # noqa: PLW2901
            before = None if behind else self._before(tokens, candidate, taken - introduced)
            if behind:
                other = by_start.get(behind.at)
                value = _with_acronym(candidate.value, behind.acronym, other)
                introduced.update(range(behind.at, behind.end))
                yield candidate._replace(value=value)
                yield Candidate(behind.at, behind.end, value, "introduced")
            elif before:
                value = _with_acronym(candidate.value, before.acronym, None)
                if before.at in introduced and by_start[before.at].value.kind != "other":
                    value = replace(value, kind=by_start[before.at].value.kind)  # das Projekt …
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
        more = tokens[end + 2].text
        acronym = f"{inner} {more}" if _is_second_part(more) else inner
        return Introduced(acronym, end + 1, close)

    def _close(self, tokens: Sequence[Token], k: int) -> int:
        """End of the acronym before the bracket closes: ``IfW Kiel``, ``CCC WERA``; else 0."""
        if tokens[k].text in ",);":
            return k
        place = self.words.lexicon.place_names.at(tokens, k)
        end = place[0] if place else k + _is_second_part(tokens[k].text)
        return end if k < end < len(tokens) and tokens[end].text in ",);" else 0

    def _behind(
        self, tokens: Sequence[Token], candidate: Candidate, taken: set[int]
    ) -> tuple[Candidate, Introduced | None]:
        """The acronym behind a name, in brackets or after a dash, if it may stand for it.

        It may show that the name begins earlier: ``Innovation Center Computer Assisted Surgery
        (ICCAS)``; then the candidate is that much longer.
        """
        end = candidate.end
        end += end < len(tokens) and tokens[end].text in CLOSING  # „Zentrum für X“ (ZfX)
        found = self.bracketed(tokens, end) or _dashed(tokens, end)
        if found is None or candidate.trim:
            return candidate, None
        body = self.words.lexicon.bodies.get(candidate.value.authority)
        listed = body is not None and found.acronym in body.acronyms
        if listed or acronym_fits(found.acronym, candidate.value.name):
            return candidate, found
        longer = None if body else self._longer(tokens, candidate, found.acronym, taken)
        return (longer, found) if longer else (candidate, None)

    def _longer(
        self, tokens: Sequence[Token], candidate: Candidate, acronym: str, taken: set[int]
    ) -> Candidate | None:
        """The candidate with the capitalised words before it that the acronym spells, too."""
        start, name = candidate.start, candidate.value.name
        while start > max(0, candidate.start - MAX_WORDS_BEFORE) and start - 1 not in taken:
            start -= 1
            word = tokens[start]
            if not word.is_cap or word.lower in self.words.lexicon.function_words:
                return None
            name = f"{word.text} {name}"
            if word.text[0] == acronym[0] and in_order(acronym, name):
                return candidate._replace(start=start, value=replace(candidate.value, name=name))
        return None

    def _explained(
        self, tokens: Sequence[Token], short: Candidate, found: Sequence[Candidate]
    ) -> Iterator[Candidate]:
        """What a model calls a body and stands alone in brackets, if the last name spells it.

        ``des Verbands deutschsprachiger Übersetzer/innen literarischer Werke (VdÜ)``: rules see
        the beginning of the name only. Letters that no name explains are something else:
        ``Fluorchlorkohlenwasserstoffe (FCKW)``.
        """
        acronym = short.value.name
        if not all(map(is_acronym_like, acronym.split())):
            yield short
            return
        k = bisect_left(found, short.start, key=lambda c: c.start)
        if not k or short.start - found[k - 1].end > MAX_UNREAD:
            return
        owner = found[k - 1]
        between = tokens[owner.end : short.start - 1]
        more = takewhile(lambda t: t.is_cap, between)  # Comprehensive Cancer Center WERA (CCC WERA)
        name = " ".join([owner.value.name, *(t.text for t in more)])
        if any(t.text in ",.;:()" for t in between) or not in_order(acronym, name):
            return
        value = _with_acronym(owner.value, acronym, None)
        yield Candidate(short.start, short.end, value, "introduced")

    def _spelled_out(
        self,
        tokens: Sequence[Token],
        found: Sequence[Candidate],
        by_start: Mapping[int, Candidate],
    ) -> set[int]:
        """Starts of names that the brackets behind them spell out: they are those bodies' acronyms.

        ``das Projekt BALTSENSE (Baltic Sensor Network)``: by its capitals and its letters.
        """
        return {
            long.start - 2
            for long in found
            if _is_bracketed(tokens, long)
            and (short := by_start.get(long.start - 2)) is not None
            and short.end == long.start - 1
            and not short.value.authority
            and short.value.name.isupper()
            and in_order(short.value.name, long.value.name)
        }

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


def _is_second_part(word: str) -> bool:
    """``FOR 9127``, ``CCC WERA``: a number or more capitals belong to an acronym."""
    return word.isdigit() or is_acronym_like(word)


def _is_bracketed(tokens: Sequence[Token], found: Candidate) -> bool:
    """Does the candidate fill a pair of brackets?"""
    enclosed = found.start > 0 and found.end < len(tokens)
    return enclosed and tokens[found.start - 1].text == "(" and tokens[found.end].text == ")"


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
