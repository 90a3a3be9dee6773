"""Facts of all articles grouped into rows: posts, relations, amounts, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pressminer.ids import stable_id
from pressminer.merging.clusters import UNDATED
from pressminer.model import Fact, Findings
from pressminer.records import Evidence, Identity


class Stated(NamedTuple):
    """A fact, the article that states it, and the stable key of what is stated there.

    ``origin``: the key of the row that the fact would be in without other articles, where that
    is not ``atom``.
    """

    findings: Findings
    fact: Fact[Any]
    atom: str
    origin: str = ""


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
        return {
            key: stable_id(self.prefix, min((told_on(s.findings), s.atom) for s in group)[1])
            for key, group in self.groups.items()
        }

    def identities(self, reason: str) -> Iterator[Identity]:
        """Ids that rows had, or would have, before other articles showed them to be one."""
        ids = self.ids()
        for key, group in self.groups.items():
            for old in sorted({stable_id(self.prefix, s.atom) for s in group} - {ids[key]}):
                yield Identity(old, ids[key], reason)


def told_on(findings: Findings) -> str:
    """The day of publication; articles without one count as the youngest."""
    return findings.document.published_on or UNDATED


def evidence(group: Iterable[Stated]) -> list[Evidence]:
    """All mentions of a group's facts."""
    return [
        Evidence(f.document.document_id, mention, atom, origin)
        for f, fact, atom, origin in group
        for mention in fact.mentions
    ]
