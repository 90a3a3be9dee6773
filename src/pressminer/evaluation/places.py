"""Where the gold annotations stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressminer.evaluation.gold import GoldArticle
from pressminer.evaluation.tables import Span


def occurrences(text: str, surface: str) -> Iterator[Span]:
    """Where ``surface`` stands, not counting places in the middle of a word."""
    start = text.find(surface)
    while start >= 0:
        if not (start and text[start - 1].isalnum() and surface[0].isalnum()):
            yield start, start + len(surface)
        start = text.find(surface, start + 1)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def within(inner: Span, outer: Span) -> bool:
    """Whether ``inner`` lies in ``outer`` or is it."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each gold entity stands (by its key), and where rows are neither right nor wrong."""

    entities: Mapping[str, list[Span]]
    ignored: list[Span]

    def excuses(self, span: Span) -> bool:
        """Whether a row found here is neither wanted nor wrong: in or half over an ignored one."""
        return any(
            within(span, place)
            or (overlap(place, span) and (place[1] - place[0]) * 2 >= span[1] - span[0])
            for place in self.ignored
        )

    def excuse_all(self, spans: Iterable[Span]) -> bool:
        """Whether every place where a row was found is excused."""
        return all(self.excuses(span) for span in spans)


def locate(text: str, article: GoldArticle) -> Places:
    """Find the surfaces; longer ones claim their place first: ``Universität Ulm`` hides ``Ulm``.

    An entity that stands only inside longer surfaces gets those places after all.
    """
    claims = [(s, e.key) for e in article.all_entities for s in e.surfaces]
    claims += [(s, "") for s in article.ignore]  # no entity has an empty key
    taken: list[Span] = []
    spans: dict[str, list[Span]] = defaultdict(list)
    for surface, key in sorted(claims, key=lambda claim: -len(claim[0])):
        for span in occurrences(text, surface):
            if not key or not any(within(span, other) and span != other for other in taken):
                spans[key].append(span)
                taken.append(span)
    homeless = {key for _, key in claims if key and not spans[key]}
    for surface, key in claims:
        if key in homeless:
            spans[key] += occurrences(text, surface)
    return Places(spans, spans.pop("", []))
