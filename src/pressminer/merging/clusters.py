"""Clusters of atoms with reasons, and the choice of the atom that gives a cluster its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pressminer.ids import stable_id
from pressminer.merging.wishes import Granted, Wish, grant, lasting
from pressminer.records import Identity

UNDATED = "9999-99-99"  # younger than every day of publication


@dataclass(slots=True)
class Clusters:
    """Union–find over atoms that remembers why two were joined.

    The head of a cluster is the atom that was told first, by day of publication, then by the
    atom itself: a later article joins the row that was there, and never takes over its id.
    """

    prefix: str
    _parent: dict[str, str] = field(default_factory=dict)
    _told_on: dict[str, str] = field(default_factory=dict)
    _why: dict[str, str] = field(default_factory=dict)
    _edges: list[tuple[str, str]] = field(default_factory=list)
    _wishes: list[Wish] = field(default_factory=list)
    granted: Granted = field(default_factory=lambda: Granted({}))

    def __contains__(self, atom: object) -> bool:
        return atom in self._parent

    def add(self, atom: str, told_on: str) -> str:
        """Registers an atom; ``told_on`` is the day of an article that tells of it (ISO)."""
        self._parent.setdefault(atom, atom)
        self._told_on[atom] = min(self._told_on.get(atom, told_on), told_on)
        return atom

    def find(self, atom: str) -> str:
        """The root of the atom's cluster (with path compression); not yet its head."""
        root = atom
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[atom] != root:
            self._parent[atom], atom = root, self._parent[atom]
        return root

    def join(self, a: str, b: str, reason: str) -> None:
        """Makes two atoms one; the first reason that joined an atom is kept."""
        self._edges.append((a, b))
        self._unite(a, b, reason)

    def _unite(self, a: str, b: str, reason: str) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        if first == second:
            return
        self._parent[second] = first
        for atom in (a, b):
            self._why.setdefault(atom, reason)

    def wish(self, wishes: Sequence[Wish]) -> list[tuple[str, str]]:
        """Takes the user's decisions to heart; to be called once all atoms are there.

        Gives the pairs of atoms that are one from now on, whatever the machine thinks.
        """
        self._wishes = [w for w in wishes if w.id.startswith(self.prefix + "-")]
        if not self._wishes:
            return []
        known = self._by_id()
        pairs = [
            (known[w.id], known[w.into], w.reason)
            for w in lasting(self._wishes)
            if w.id in known and w.into in known
        ]
        for a, b, reason in pairs:
            self._unite(a, b, reason)
        return [(a, b) for a, b, _ in pairs]

    def _by_id(self) -> dict[str, str]:
        return {self.id_of(atom): atom for atom in self._parent}

    def atoms(self) -> list[str]:
        """All atoms, sorted."""
        return sorted(self._parent)

    def heads(self) -> dict[str, str]:
        """Every atom → the head of its cluster, as the user wishes."""
        if self._wishes:
            self.granted = grant(self._wishes, self._by_id(), self._edges, self._told_on)
            return self.granted.heads
        groups: dict[str, list[str]] = {}
        for atom in self.atoms():
            groups.setdefault(self.find(atom), []).append(atom)
        result = {}
        for members in groups.values():
            head = min(members, key=lambda a: (self._told_on[a], a))
            result.update(dict.fromkeys(members, head))
        return result

    def id_of(self, atom: str) -> str:
        """The id a row has whose head is ``atom``."""
        return stable_id(self.prefix, atom)

    def identities(self, heads: dict[str, str]) -> Iterator[Identity]:
        """A line for every atom that is not the head of its cluster."""
        for atom, head in sorted(heads.items()):
            if atom != head:
                machine = self._why.get(atom) or self._why.get(head) or "same name"
                reason = self.granted.reasons.get(atom, machine)
                yield Identity(self.id_of(atom), self.id_of(head), reason)
