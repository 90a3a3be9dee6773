"""Which article is another one in the other language.

A translation keeps what no language changes: who is named, which bodies and places, the figures and
the days, and in which order the text comes to them. All of these are *anchors*, by the ids of their
rows, so that ``Universität Ulm`` and ``Ulm University`` are one. Two texts of one house about one
story share many anchors as well; but each has some of its own, and tells them in another order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

COMMON = 20  # articles that may share an anchor; one that more have tells nothing
SHARED = 4  # rare anchors that two articles share before they are looked at more closely
DAYS = 31  # between the two; a translation comes soon or not at all


@dataclass(frozen=True, slots=True)
class Measure:
    """What two articles have in common, at least, to be one text.

    ``facts``: figures and days that both state, by number; ``of_facts`` and ``of_names``: the share
    of them, which for names is lower as models miss some; ``in_order``: the share of all common
    anchors that come in the same order, the surest sign.
    """

    facts: int
    of_facts: float
    of_names: float
    in_order: float


WHOLE = Measure(facts=3, of_facts=0.7, of_names=0.5, in_order=0.85)  # of all that either says
SHORTENED = Measure(facts=5, of_facts=0.8, of_names=0.7, in_order=0.9)  # of what the later one says


@dataclass(frozen=True)
class Told:
    """An article to compare: ``names`` and ``facts`` are anchors in the order of the text.

    ``facts`` are figures and days, ``order`` are both. ``key`` sorts what was published first to
    the front.
    """

    document: str
    language: str
    published_on: str
    key: str
    names: tuple[str, ...]
    facts: tuple[str, ...]
    order: tuple[str, ...]

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Anchor → where it comes first."""
        return {anchor: k for k, anchor in reversed(list(enumerate(self.order)))}


def translations(articles: Iterable[Told]) -> Mapping[str, str]:
    """Document id → id of the earlier article that it is a translation of.

    Each article is the translation of one other at most, the most like it. The cost follows the
    number of articles: only those that share several rare anchors are compared.
    """
    ordered = sorted(articles, key=lambda a: (a.key, a.document))
    found: dict[str, str] = {}
    for later, others in _candidates(ordered):
        alike = [(score, other) for other in others if (score := likeness(later, other)) > 0]
        if alike:
            best = max(alike, key=lambda pair: pair[0])  # of equals the first by key
            found[later.document] = best[1].document
    return found


def _candidates(ordered: Sequence[Told]) -> Iterator[tuple[Told, list[Told]]]:
    """Each article with the earlier ones of other languages that share rare anchors with it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(ordered):
        for anchor in article.place:
            holders[anchor].append(number)
    for number, article in enumerate(ordered):
        shared: Counter[int] = Counter()
        for anchor in article.place:
            if len(holders[anchor]) <= COMMON:
                shared.update(other for other in holders[anchor] if other < number)
        others = [ordered[k] for k in sorted(shared) if shared[k] >= SHARED]
        fit = [o for o in others if o.language != article.language and _near(article, o)]
        if fit:
            yield article, fit


def _near(one: Told, other: Told) -> bool:
    """Whether they came out within `DAYS` of each other; unknown days are no hindrance."""
    if not one.published_on or not other.published_on:
        return True
    days = date.fromisoformat(one.published_on) - date.fromisoformat(other.published_on)
    return abs(days.days) <= DAYS


def likeness(later: Told, earlier: Told) -> float:
    """How much two articles agree, 0 where it is too little for a translation, at most 1.

    Measured is the share of all that either says. Of a shortened translation it is the share of
    what the later one says; an earlier one that is the shorter is no translation of a part.
    """
    in_order = _in_order(later, earlier)
    facts, names = set(later.facts), set(later.names)
    other_facts, other_names = set(earlier.facts), set(earlier.names)
    common = len(facts & other_facts)
    for least, all_facts, all_names in (
        (WHOLE, facts | other_facts, names | other_names),
        (SHORTENED, facts, names),
    ):
        of_facts = common / len(all_facts) if all_facts else 0.0
        of_names = len(names & other_names) / len(all_names) if all_names else 1.0
        found = Measure(common, of_facts, of_names, in_order)
        if _reaches(found, least):
            return (of_facts + of_names + in_order) / 3
    return 0.0


def _reaches(found: Measure, least: Measure) -> bool:
    return (
        found.facts >= least.facts
        and found.of_facts >= least.of_facts
        and found.of_names >= least.of_names
        and found.in_order >= least.in_order
    )


def _in_order(one: Told, other: Told) -> float:
    """The share of the common anchors that both articles come to in the same order."""
    common = sorted(one.place.keys() & other.place.keys(), key=lambda a: one.place[a])
    longest: list[int] = []  # ends of the best runs so far, by their length
    for anchor in common:
        at = other.place[anchor]
        k = bisect_left(longest, at)
        longest[k : k + 1] = [at]
    return len(longest) / len(common) if common else 0.0
