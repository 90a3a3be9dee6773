"""Facts of all articles grouped into rows: posts, relations, amounts, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pressminer.ids import stable_id
from pressminer.merging.clusters import UNDATED
from pressminer.model import Fact, Findings
from pressminer.records import Evidence, Identity


class Stated(NamedTuple):
    """A fact, the article that states it, and the stable key of what is stated there."""

    findings: Findings
    fact: Fact[Any]
    atom: str


class Facts:
    """Facts grouped by key; the id of a group hangs on the atom that was told first."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.groups: dict[Any, list[Stated]] = {}

    def add(self, key: Any, stated: Stated) -> None:
        """Puts a fact into the group of ``key``; an atom only ever goes into one group."""
        self.groups.setdefault(key, []).append(stated)

    def ids(self) -> dict[Any, str]:
        """The id of every group's row."""
        return {key: self._id(group) for key, group in self.groups.items()}

    def identities(self, reason: str) -> Iterator[Identity]:
        """Ids that rows had, or would have, before other articles showed them to be one."""
        for key in self.groups:
            yield from self.identities_of(key, reason)

    def identities_of(self, key: Any, reason: str) -> Iterator[Identity]:
        """The same for one row."""
        group = self.groups[key]
        kept = self._id(group)
        for old in sorted({stable_id(self.prefix, s.atom) for s in group} - {kept}):
            yield Identity(old, kept, reason)

    def _id(self, group: Iterable[Stated]) -> str:
        return stable_id(self.prefix, min((told_on(s.findings), s.atom) for s in group)[1])


def told_on(findings: Findings) -> str:
    """The day of publication; articles without one count as the youngest."""
    return findings.document.published_on or UNDATED


def evidence(group: Iterable[Stated]) -> list[Evidence]:
    """All mentions of a group's facts."""
    return [
        Evidence(f.document.document_id, mention, atom)
        for f, fact, atom in group
        for mention in fact.mentions
    ]
