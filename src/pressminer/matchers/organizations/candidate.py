"""What every finder takes and yields, and which of overlapping candidates is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pressminer.matchers.organizations.shape import is_title_case
from pressminer.model import BlockKind, Match, OrganizationName
from pressminer.normalize.names import squeeze
from pressminer.view import Token

RULE_STRENGTH = {  # which rule is believed first when spans are equally long
    "authority": 5,
    "quoted": 4,
    "head": 3,
    "legal-form": 3,
    "acronym": 3,
    "apposition": 2,
    "list-item": 2,
    "employer": 2,
    "model": 1,
}


class Sentence(NamedTuple):
    """One sentence as the finders see it. Offsets of tokens and entities point into ``text``.

    ``title_case``: nearly every word has a capital, so capitals prove nothing.
    ``listing``: a heading such as ``Our Partners`` stands above this bullet item.
    """

    text: str
    tokens: Sequence[Token]
    kind: BlockKind
    entities: Sequence[Match[str]]
    title_case: bool
    listing: bool

    @classmethod
    def of(
        cls,
        text: str,
        tokens: Sequence[Token],
        kind: BlockKind,
        entities: Sequence[Match[str]] = (),
        *,
        listing: bool = False,
    ) -> Sentence:
        """The sentence of these tokens, with what their capitals are worth."""
        return cls(text, tokens, kind, entities, is_title_case(tokens), listing)

    @property
    def running(self) -> bool:
        """Running text, where a capital letter in the middle of an English sentence says *name*."""
        return not self.title_case and self.kind not in {BlockKind.TITLE, BlockKind.HEADING}

    def surface(self, start: int, end: int) -> str:
        """The text of tokens ``start:end``, white space collapsed."""
        return squeeze(self.text[self.tokens[start].start : self.tokens[end - 1].end])


class Candidate(NamedTuple):
    """Token range ``start:end`` of the sentence, its value and the rule that found it.

    ``trim``: characters at the end that are not part of the mention (``-Vorstand``).
    """

    start: int
    end: int
    value: OrganizationName
    rule: str
    trim: int = 0


Finder = Callable[[Sentence], Iterator[Candidate]]


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Non-overlapping candidates: longest first, then the stronger rule, then the earlier one.

    What only a model proposed never takes words from what a rule found.
    """
    order = sorted(
        candidates,
        key=lambda c: (
            c.rule == "model",
            c.start - c.end,
            c.trim,
            -RULE_STRENGTH[c.rule],
            c.start,
        ),
    )
    taken: set[int] = set()
    kept = []
    for candidate in order:
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def to_match(tokens: Sequence[Token], found: Candidate) -> Match[OrganizationName]:
    """The candidate with offsets into the text instead of token indices."""
    start, end = tokens[found.start].start, tokens[found.end - 1].end - found.trim
    return Match(start, end, found.value, f"organizations:{found.rule}")
