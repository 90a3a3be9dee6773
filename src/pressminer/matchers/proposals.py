"""What a statistical model proposes, and the first question put to it: does it agree with itself?

One policy for organizations, persons and places. A proposal is evidence, no finding:

1. *Consistency* (here). A model that calls a name a body in one sentence and a work of art in the
   next has guessed. At least half of the labels of a name must say the same, and at least a third
   of the places where a single word stands; ``MISC`` (events, products, works) votes, too.
2. *Shape* (in each matcher). Ordinary words, their compounds and plurals are no names
   (`Lexicon.is_ordinary`); each table adds what it knows of its names.
3. *Rules first* (`resolve`). What a rule found beats what only a model proposes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pressminer.model import Match
from pressminer.normalize.names import squeeze
from pressminer.view import POSSESSIVES, TextView, Token

_OCCURRENCES_PER_LABEL = 3


def consistent(view: TextView) -> list[Match[str]]:
    """The model's entities, in text order, whose label most occurrences of the name confirm.

    >>> # Der „Sommerwind“ is MISC twice and ORG once: the ORG is left out
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    in_longer: Counter[str] = Counter()
    for entity in view.entities:
        surface = _surface(view, entity)
        votes[surface][entity.value] += 1
        words = surface.split()
        if len(words) > 1:
            in_longer.update(words)
    seen = Counter(t.text for t in view.tokens if t.text in votes)
    return sorted(
        (e for e in view.entities if _agreed(_surface(view, e), e.value, votes, seen, in_longer)),
        key=lambda e: e.start,
    )


def _surface(view: TextView, entity: Match[str]) -> str:
    return squeeze(view.text[entity.start : entity.end])


def _agreed(
    surface: str,
    label: str,
    votes: dict[str, Counter[str]],
    seen: Counter[str],
    in_longer: Counter[str],
) -> bool:
    same = votes[surface][label]
    alone = seen[surface] - in_longer[surface]  # 0 for names of several words
    return same * 2 >= votes[surface].total() and same * _OCCURRENCES_PER_LABEL >= alone


def proposed(
    entities: Sequence[Match[str]], tokens: Sequence[Token], label: str
) -> Iterator[tuple[int, int]]:
    """Token ranges of a sentence that the model gives ``label``; ``entities`` as `consistent` says.

    Possessives and punctuation at the end are left out: ``Bosch's`` gives the range of ``Bosch``.
    A single abbreviated word names nobody.
    """
    if not tokens:
        return
    k = bisect_left(entities, tokens[0].start, key=lambda e: e.start)
    while k < len(entities) and entities[k].start < tokens[-1].end:
        entity = entities[k]
        k += 1
        if entity.value != label:
            continue
        first = bisect_left(tokens, entity.start, key=lambda t: t.start)
        last = bisect_left(tokens, entity.end, lo=first, key=lambda t: t.start)
        while last > first and _is_no_part(tokens[last - 1], entity.end):
            last -= 1
        if last > first and not (last == first + 1 and _is_abbreviated(tokens, first)):
            yield first, last


def _is_abbreviated(tokens: Sequence[Token], k: int) -> bool:
    """``in Tsd. CHF``: a dot inside the sentence is part of the word."""
    dot = k + 1
    inside = dot + 1 < len(tokens) and tokens[dot].text == "."
    return inside and tokens[k].end == tokens[dot].start


def _is_no_part(token: Token, end: int) -> bool:
    """Does the token stand over the end ``end`` of an entity, or is it no word of a name?"""
    return token.end > end or not token.is_word or token.text in POSSESSIVES
