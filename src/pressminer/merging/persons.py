"""Which persons of different articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pressminer.merging.clusters import Age, Clusters
from pressminer.model import PersonName
from pressminer.normalize.persons import NameKey, compatible, name_key


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """A person as one article tells of them; ``posts`` are (role, body) keys stated there."""

    value: PersonName
    document_id: str
    age: Age
    posts: frozenset[tuple[str, str]]


class PersonMerger:
    """Joins persons by full name; a bare last name only where a post agrees."""

    def __init__(self) -> None:
        self.clusters = Clusters("prs")
        self._names: dict[str, NameKey] = {}
        self._posts: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def add(self, told: Iterable[ToldPerson]) -> None:
        """Registers every person of the corpus."""
        for item in told:
            atom = self.atom_of(item.value, item.document_id)
            self.clusters.add(atom, item.age)
            self._names[atom] = name_key(item.value.name)
            self._posts[atom] |= item.posts

    def atom_of(self, value: PersonName, document_id: str) -> str:
        """All given names and the last name; a bare last name is a person of its article only."""
        key = name_key(value.name)
        if not key.given:
            return f"bare:{key.family}:{document_id}"
        return "person:" + " ".join((*key.given, key.family))

    def resolve(self) -> dict[str, str]:
        """Every atom → head of its cluster."""
        families: dict[str, list[str]] = defaultdict(list)
        for atom in self.clusters.atoms():
            for part in {self._names[atom].family, *self._names[atom].family.split("-")}:
                families[part].append(atom)
        for atoms in families.values():
            self._join_family(atoms)
        return self.clusters.heads()

    def _join_family(self, atoms: list[str]) -> None:
        full = [a for a in atoms if len(self._names[a].first) > 1]
        for i, a in enumerate(full):
            for b in full[:i]:
                if compatible(self._names[a], self._names[b]) and not self._contradicted(
                    a, b, full
                ):
                    self.clusters.join(a, b, "same first and last name")
        for atom in atoms:
            if len(self._names[atom].first) == 1:
                self._join_if_only_one(atom, full, "initial and last name fit one person only")
            elif not self._names[atom].given:
                fitting = [f for f in full if self._posts[f] & self._posts[atom]]
                self._join_if_only_one(atom, fitting, "same last name and post")

    def _contradicted(self, a: str, b: str, full: list[str]) -> bool:
        """A form without middle names fits two persons (Thomas F. and Thomas M. Hofmann): ambiguous."""
        for c in full:
            for x, y in ((a, b), (b, a)):
                fits_x = compatible(self._names[c], self._names[x])
                if fits_x and not compatible(self._names[c], self._names[y]):
                    return True
        return False

    def _join_if_only_one(self, atom: str, candidates: list[str], reason: str) -> None:
        fitting = [c for c in candidates if compatible(self._names[c], self._names[atom])]
        if fitting and len({self.clusters.find(c) for c in fitting}) == 1:
            self.clusters.join(atom, fitting[0], reason)
