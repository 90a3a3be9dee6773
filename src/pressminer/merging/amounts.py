"""Figures of all articles as rows: one per value, unit, rate and hedge.

A bare wording joins the hedged row that tells of the same (`hedges`). Ids hang on the wording
that was told first, as everywhere; where the bare wording stands for several rows, the one told
first has its id, and the others are called by the day from which they were told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pressminer.ids import stable_id
from pressminer.merging.facts import Stated, evidence, told_on
from pressminer.merging.hedges import BARE, Figure, Hedges, Joined, Told
from pressminer.model import Amount, Findings
from pressminer.records import AmountRecord, Identity

_PREFIX = "amt"


class Figures:
    """The rows of amounts; ``ids`` tells in which a figure of an article ended."""

    def __init__(self, findings: Sequence[Findings], hedges: Hedges) -> None:
        self.records: list[AmountRecord] = []
        self.identities: list[Identity] = []
        self.ids: dict[tuple[str, int], str] = {}
        told: dict[Figure, list[Told]] = defaultdict(list)
        for f in findings:
            for index, fact in enumerate(f.amounts):
                told[_figure(fact.value)].append(Told(f, index))
        for figure, items in told.items():
            self._add(figure, items, hedges)

    def _add(self, figure: Figure, told: Sequence[Told], hedges: Hedges) -> None:
        bare = [t for t in told if t.amount.qualifier == BARE]
        hedged = [t for t in told if t.amount.qualifier != BARE]
        joined: dict[Told, Joined] = {}
        if bare and hedged:
            joined = {t: j for t, j in zip(bare, hedges(bare, hedged), strict=True) if j}
        rows = _Rows(figure, told, joined)
        for qualifier, group in rows.groups.items():
            row = rows.ids[qualifier]
            self.ids.update(((t.document, t.index), row) for t in group)
            self.records.append(_record(row, qualifier, [rows.stated(t) for t in group]))
        self.identities += rows.identities()


class _Rows:
    """The rows of one figure: what is told with which hedge, and the ids of that."""

    def __init__(self, figure: Figure, told: Sequence[Told], joined: Mapping[Told, Joined]) -> None:
        self.figure = figure
        self.joined = joined
        self.groups: dict[str, list[Told]] = defaultdict(list)
        for item in told:
            hedge = joined[item].qualifier if item in joined else item.amount.qualifier
            self.groups[hedge].append(item)
        self.ids = self._ids()
        self._live = set(self.ids.values())

    def _atom(self, qualifier: str) -> str:
        return "\x1e".join((*self.figure, qualifier))

    def _own(self, told: Told) -> str:
        return self._atom(told.amount.qualifier)

    def _since(self, day: str) -> str:
        """What a row of bare wordings is called where another one has their id."""
        return "\x1e".join((self._atom(BARE), day))

    def _ids(self) -> dict[str, str]:
        """Qualifier → id; the bare id goes to the row that told the bare wording first."""
        firsts = {
            qualifier: min((told_on(t.findings), self._own(t)) for t in group)
            for qualifier, group in self.groups.items()
        }
        claims = sorted(
            (day, qualifier != BARE, qualifier)
            for qualifier, (day, atom) in firsts.items()
            if atom == self._atom(BARE)
        )
        atoms = {qualifier: self._atom(qualifier) for qualifier in self.groups}
        taken: set[str] = set()
        for k, (day, _, qualifier) in enumerate(claims):
            atom = self._since(day) if k else self._atom(BARE)
            if atom not in taken:
                atoms[qualifier] = atom
                taken.add(atom)
        return {qualifier: stable_id(_PREFIX, atom) for qualifier, atom in atoms.items()}

    def stated(self, told: Told) -> Stated:
        """The figure with its own wording as its atom, or what that is called beside others."""
        atom = self._own(told)
        origin = ""
        if told in self.joined and stable_id(_PREFIX, atom) in self._live:
            origin = self._since(told_on(told.findings))
        return Stated(told.findings, told.findings.amounts[told.index], atom, origin)

    def identities(self) -> list[Identity]:
        """Ids that rows had, or would have, without other articles, and where they went."""
        found: dict[str, Identity] = {}
        for told in sorted(self.joined, key=_told_first):
            hedge, reason = self.joined[told].qualifier, self.joined[told].reason
            for atom in (self._atom(BARE), self._since(told_on(told.findings)), self._atom(hedge)):
                self._note(found, atom, hedge, f"hedged in one article, bare in another; {reason}")
        if self.joined:
            for told in self.groups.get(BARE, ()):
                atom = self._since(told_on(told.findings))
                self._note(found, atom, BARE, "the same figure")
        return list(found.values())

    def _note(self, found: dict[str, Identity], atom: str, qualifier: str, reason: str) -> None:
        old = stable_id(_PREFIX, atom)
        if old not in self._live:
            found.setdefault(old, Identity(old, self.ids[qualifier], reason))


def _told_first(told: Told) -> tuple[str, str, int]:
    return told_on(told.findings), told.document, told.index


def _figure(amount: Amount) -> Figure:
    top = "" if amount.value_max is None else str(amount.value_max.normalize())
    value = str(amount.value.normalize())
    return amount.kind, value, top, amount.unit.casefold(), amount.per


def wording_id(row: Mapping[str, str]) -> str:
    """The id that the hedged wording of a row of ``amounts.csv`` has by itself."""
    top = Decimal(row["value_max"]) if row["value_max"] else None
    value, unit = Decimal(row["value"]), row["unit"]
    figure = _figure(Amount(row["kind"], value, unit, value_max=top, per=row["per"]))
    return stable_id(_PREFIX, "\x1e".join((*figure, row["qualifier"])))


def _record(row: str, qualifier: str, group: Sequence[Stated]) -> AmountRecord:
    """The spelling of the unit stands for all (``klinische Studien``, ``Klinische …``)."""
    spelled = max((s.fact.value for s in group), key=lambda a: a.unit)
    return AmountRecord(row, evidence(group), amount=replace(spelled, qualifier=qualifier))
