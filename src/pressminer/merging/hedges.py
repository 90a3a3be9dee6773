"""When a bare figure of one article and a hedged one of another are one: ``rund 10 Mio. Euro``.

Headlines and summaries drop hedges, so inside one article the hedged wording wins. Between
articles the number alone proves nothing: ``bis zu 10 Mio. Euro`` for one body must not colour the
``10 Mio. Euro`` of another. So it is asked what the two figures are about, at levels, the closest
first. Of different hedges that fit at one level the one told first counts, so that a newer article
does not take a figure out of its row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pressminer.merging.facts import told_on
from pressminer.model import Amount, EntityRef, Fact, Findings, PartialDate

BARE = "exact"
_OF_ONE_BODY = frozenset({"money", "count", "measure"})  # a share or a span needs two in common

Figure = tuple[str, ...]  # all of an amount but its hedge
Triple = tuple[str, str, str]  # subject, kind and object of a relation
Years = tuple[int, int]  # first and last of a span of time
_Since = tuple[str, str]  # the day from which a hedge is told, and the hedge
_Firsts = dict[str, _Since]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A figure in one article, by the position of its fact there; compared by identity."""

    findings: Findings
    index: int

    @property
    def amount(self) -> Amount:
        """What is told."""
        return self.findings.amounts[self.index].value

    @property
    def document(self) -> str:
        """The id of the article."""
        return self.findings.document.document_id


@dataclass(frozen=True, slots=True)
class Joined:
    """The hedge that a bare figure takes over, and why."""

    qualifier: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Saying:
    """What a sentence with a figure is about: ids of rows, days, and relations it carries."""

    bodies: frozenset[str]
    others: frozenset[str]  # persons and places
    years: frozenset[Years]
    links: frozenset[Triple]

    def excludes(self, other: _Saying) -> bool:
        """Other years, other ends of a relation, or each with a body that the other lacks."""
        if self.years and other.years and not _overlap(self.years, other.years):
            return True
        if self.links and other.links and not self.links & other.links:
            return True
        return bool(self.bodies - other.bodies) and bool(other.bodies - self.bodies)


def _overlap(some: Iterable[Years], others: Collection[Years]) -> bool:
    return any(a <= d and c <= b for a, b in some for c, d in others)


class Hedges:
    """Finds the hedge of bare figures; needs the rows that entities have become.

    ``ids``: (document, entity) → id of its row. ``names``: id → name, for reasons. ``originals``:
    article → the one it repeats; ``translated``: article → the one it is in another language.
    """

    def __init__(
        self,
        ids: Mapping[tuple[str, EntityRef], str],
        names: Mapping[str, str],
        originals: Mapping[str, str],
        translated: Mapping[str, str],
    ) -> None:
        self.ids = ids
        self.names = names
        self.originals = originals
        self.translated = translated
        self._known: dict[str, dict[str, _Saying]] = {}  # document → sentence → what it is about

    def __call__(self, bare: Sequence[Told], hedged: Sequence[Told]) -> Iterator[Joined | None]:
        """For each of the bare figures its hedge, if it has one; all are of one `Figure`."""
        known = _Hedged(self, hedged)
        for told in bare:
            yield known.of(told)

    def original(self, document: str) -> str:
        """The article that this one repeats, or itself."""
        return self.originals.get(document, document)

    def source(self, document: str) -> str:
        """The article that this one, or what it repeats, translates; else what it repeats."""
        original = self.original(document)
        return self.translated.get(original, original)

    def links(self, told: Told) -> frozenset[Triple]:
        """The relations that carry the figure, by the rows of their ends."""
        document = told.document
        return frozenset(
            (self.ids[document, r.subject], r.kind, self.ids[document, r.object])
            for r in (fact.value for fact in told.findings.relations)
            if r.amount == told.index
            and self.ids.get((document, r.subject))
            and self.ids.get((document, r.object))
        )

    def sayings(self, told: Told) -> set[_Saying]:
        """What each sentence with the figure is about."""
        links = self.links(told)
        about = self._about(told.findings)
        nothing = _Saying(frozenset(), frozenset(), frozenset(), links)
        found = set()
        for mention in told.findings.amounts[told.index].mentions:
            said = about.get(mention.sentence, nothing)
            found.add(_Saying(said.bodies, said.others, said.years, links))
        return found

    def _about(self, f: Findings) -> Mapping[str, _Saying]:
        document = f.document.document_id
        if document not in self._known:
            rows: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
            for table in ("persons", "organizations", "places"):
                for index, fact in enumerate(getattr(f, table)):
                    row = self.ids.get((document, EntityRef(table, index)))
                    _note(rows, fact, "bodies" if table == "organizations" else "others", row)
            for day in f.dates:
                _note(rows, day, "years", _years(day.value, f.document.published_on))
            self._known[document] = {
                sentence: _Saying(
                    frozenset(found["bodies"]),
                    frozenset(found["others"]),
                    frozenset(found["years"]),
                    frozenset(),
                )
                for sentence, found in rows.items()
            }
        return self._known[document]


def _years(day: PartialDate, published_on: str) -> Years | None:
    """The years that a date spans; none for a day of the year in which the article appeared.

    ``Ulm, 3. Juli 2025 –`` and ``am Freitag`` tell when somebody spoke, not of which year.
    """
    if not day.earliest or not day.latest:
        return None
    if day.earliest == day.latest and published_on.startswith(f"{day.earliest.year}-"):
        return None
    return day.earliest.year, day.latest.year


def _note(rows: dict[str, dict[str, set[Any]]], fact: Fact[Any], part: str, value: object) -> None:
    if value:
        for mention in fact.mentions:
            rows[mention.sentence][part].add(value)


class _Hedged:
    """The hedged wordings of one figure, found by what they are about."""

    def __init__(self, hedges: Hedges, told: Iterable[Told]) -> None:
        self.hedges = hedges
        self.kind = ""
        self.originals: _Firsts = {}
        self.sources: _Firsts = {}
        self.links: dict[Triple, _Since] = {}
        self.bodies: dict[str, dict[_Saying, _Since]] = defaultdict(dict)
        for item in told:
            self._add(item)

    def _add(self, told: Told) -> None:
        document, since = told.document, (told_on(told.findings), told.amount.qualifier)
        self.kind = told.amount.kind
        _first(self.originals, self.hedges.original(document), since)
        _first(self.sources, self.hedges.source(document), since)
        for link in self.hedges.links(told):
            _first(self.links, link, since)
        for saying in self.hedges.sayings(told):
            for body in saying.bodies:
                _first(self.bodies[body], saying, since)

    def of(self, told: Told) -> Joined | None:
        """The hedge of the closest level at which the figure has any."""
        found = next(filter(None, self._levels(told)), None)
        if not found:
            return None
        (_, hedge), reason = min(found)
        return Joined(hedge, reason)

    def _levels(self, told: Told) -> Iterator[list[tuple[_Since, str]]]:
        """Level by level, the hedges that fit, since when they are told, and why they fit."""
        repeated = self.originals.get(self.hedges.original(told.document))
        yield [(repeated, "one article repeats the other")] if repeated else []
        translated = self.sources.get(self.hedges.source(told.document))
        yield [(translated, "one article translates the other")] if translated else []
        yield list(self._of_relations(told))
        sayings = self.hedges.sayings(told)
        yield list(self._of_bodies(sayings, 2))
        if self.kind in _OF_ONE_BODY:
            yield list(self._of_bodies(sayings, 1))

    def _of_relations(self, told: Told) -> Iterator[tuple[_Since, str]]:
        for link in self.hedges.links(told):
            if link in self.links:
                subject, kind, object_ = link
                ends = self.hedges.names[subject], kind, self.hedges.names[object_]
                yield self.links[link], "both are said of: " + " ".join(ends)

    def _of_bodies(self, sayings: Iterable[_Saying], least: int) -> Iterator[tuple[_Since, str]]:
        """Hedges in sentences about the same, of which at least one is a body."""
        for mine in sayings:
            for body in mine.bodies:
                for other, since in self.bodies.get(body, {}).items():
                    shared = (mine.bodies | mine.others) & (other.bodies | other.others)
                    if len(shared) >= least and not mine.excludes(other):
                        told = ", ".join(sorted(self.hedges.names[row] for row in shared))
                        yield since, f"both are said of: {told}"


def _first(known: dict[Any, _Since], key: object, since: _Since) -> None:
    known[key] = min(since, known.get(key, since))
