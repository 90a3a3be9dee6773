"""Clusters of atoms with reasons, and the choice of the atom that gives a cluster its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pressminer.ids import stable_id
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
        first, second = sorted((self.find(a), self.find(b)))
        if first == second:
            return
        self._parent[second] = first
        for atom in (a, b):
            self._why.setdefault(atom, reason)

    def atoms(self) -> list[str]:
        """All atoms, sorted."""
        return sorted(self._parent)

    def heads(self) -> dict[str, str]:
        """Every atom → the head of its cluster."""
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
                reason = self._why.get(atom) or self._why.get(head) or "same name"
                yield Identity(self.id_of(atom), self.id_of(head), reason)
