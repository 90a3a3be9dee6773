"""Which persons of different articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressminer.merging.clusters import Clusters
from pressminer.model import PersonName
from pressminer.normalize.persons import NameKey, compatible, name_key

Post = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """A person as one article tells of them; ``posts`` are (role, body) keys stated there."""

    value: PersonName
    document_id: str
    told_on: str
    posts: frozenset[Post]


class PersonMerger:
    """Joins persons by full name; a bare last name only where a post agrees.

    Names are compared inside blocks of one last and one first name only, so that the cost
    follows the number of namesakes, not the number of names.
    """

    def __init__(self) -> None:
        self.clusters = Clusters("prs")
        self._names: dict[str, NameKey] = {}
        self._posts: dict[str, set[Post]] = defaultdict(set)

    def add(self, told: Iterable[ToldPerson]) -> None:
        """Registers every person of the corpus."""
        for item in told:
            atom = self.atom_of(item.value, item.document_id)
            self.clusters.add(atom, item.told_on)
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
        atoms = self.clusters.atoms()
        full = [a for a in atoms if len(self._names[a].first) > 1]
        self._join_full_names(full)
        self._join_initials(full, [a for a in atoms if len(self._names[a].first) == 1])
        self._join_last_names(full, [a for a in atoms if not self._names[a].given])
        return self.clusters.heads()

    def _join_full_names(self, full: Sequence[str]) -> None:
        """A name that fits two persons (Thomas Hofmann: Thomas F. or Thomas M.?) joins neither."""
        fits: dict[str, set[str]] = {atom: {atom} for atom in full}
        blocks = self._blocked(full, lambda key: key.first.split("-")[0])
        for block in blocks.values():
            for a, b in combinations(block, 2):
                if compatible(self._names[a], self._names[b]):
                    fits[a].add(b)
                    fits[b].add(a)
        for atom, others in fits.items():
            for other in sorted(others):
                if fits[other] == others:
                    self.clusters.join(atom, other, "same first and last name")

    def _join_initials(self, full: Sequence[str], initials: Sequence[str]) -> None:
        blocks = self._blocked(full, lambda key: key.first[0])
        for atom in initials:
            key = self._names[atom]
            candidates = [c for part in _parts(key) for c in blocks.get((part, key.first), ())]
            self._join_if_only_one(atom, candidates, "initial and last name fit one person only")

    def _join_last_names(self, full: Sequence[str], bare: Sequence[str]) -> None:
        holders: dict[tuple[str, Post], list[str]] = defaultdict(list)
        for atom in full:
            for post in self._posts[atom]:
                holders[self._names[atom].family, post].append(atom)
        for atom in bare:
            family = self._names[atom].family
            candidates = [c for post in self._posts[atom] for c in holders[family, post]]
            self._join_if_only_one(atom, candidates, "same last name and post")

    def _blocked(
        self, atoms: Sequence[str], first: Callable[[NameKey], str]
    ) -> dict[tuple[str, str], list[str]]:
        """Atoms by part of the last name and what ``first`` makes of the first name."""
        blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for atom in atoms:
            key = self._names[atom]
            for part in _parts(key):
                blocks[part, first(key)].append(atom)
        return blocks

    def _join_if_only_one(self, atom: str, candidates: Iterable[str], reason: str) -> None:
        fitting = sorted(c for c in candidates if compatible(self._names[c], self._names[atom]))
        if fitting and len({self.clusters.find(c) for c in fitting}) == 1:
            self.clusters.join(atom, fitting[0], reason)


def _parts(key: NameKey) -> Iterator[str]:
    """The last name, and each half of a double one (``Müller-Lüdenscheidt``)."""
    yield from dict.fromkeys((key.family, *key.family.split("-")))
