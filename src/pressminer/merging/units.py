"""Units that many bodies have, such as a ``Klinik für Innere Medizin``: whose one is meant?

Their names are no names of one body, so that two articles mean the same only where its parent is
the same: stated (``part_of``), else named in the same sentence; or where the same person holds a
post there. Two stated parents that differ keep units apart, whatever else agrees.

An institute of which an article tells as of nobody's unit may be a body of its own; a department
may not, and stays the article's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressminer.model import Findings, OrganizationName
from pressminer.normalize.comparable import NameForm
from pressminer.normalize.name_words import ENGLISH, GERMAN
from pressminer.normalize.persons import name_key

PART_OF = "part_of"
_DEPENDENT = frozenset(
    {"hospital", "outpatient clinic", "department", "faculty", "chair", "research group"}
)  # concepts of types that are always part of something where nothing else is in the name
_OF_LANDS = frozenset({"national", "federal", "royal", "state", "canton"})
# concepts in names of bodies that a country has but once: National Oceanography Centre
_OF_HOSPITALS = frozenset({"hospital", "outpatient clinic", "department"})
_TYPES = _DEPENDENT | {"institute", "center", "laboratory", "school", "graduate school"}
_HOSTS = frozenset({"university", "hospital", "research_institute"})
_KINDS = _HOSTS | {"other", "association"}

IsUnit = Callable[[OrganizationName], bool]


def is_generic(value: OrganizationName, form: NameForm) -> bool:
    """Does the name say only what kind of unit it is, and for what?"""
    lands = _OF_LANDS & (form.weak | form.subjects)
    told_apart = form.proper or form.places or form.countries or form.umbrellas or lands
    return bool(form.types) and form.types <= _TYPES and not told_apart and value.kind in _KINDS


def is_dependent(form: NameForm) -> bool:
    """Is such a unit never a body of its own?"""
    return bool(form.types & _DEPENDENT)


def units_translate(a: NameForm, b: NameForm) -> bool:
    """``Klinik für Innere Medizin``, ``Department of Internal Medicine`` of one hospital."""
    both = a.types | b.types
    return both <= _OF_HOSPITALS and (a.weak, a.tongue + b.tongue) == (b.weak, GERMAN + ENGLISH)


@dataclass(frozen=True, slots=True)
class Unit:
    """What an article tells of one of its units: whose it is, who is beside it, who is there."""

    document_id: str
    parents: tuple[OrganizationName, ...] = ()
    hosts: tuple[OrganizationName, ...] = ()
    holders: frozenset[str] = frozenset()


def units_of(findings: Findings, is_unit: IsUnit) -> dict[int, Unit]:
    """The units among an article's organizations, by their index."""
    bodies = [fact.value for fact in findings.organizations]
    found = {k: value for k, value in enumerate(bodies) if is_unit(value)}
    if not found:
        return {}
    stated: dict[int, set[int]] = defaultdict(set)
    for fact in findings.relations:
        ends = fact.value.subject, fact.value.object
        if fact.value.kind == PART_OF and {e.table for e in ends} == {"organizations"}:
            stated[ends[0].index].add(ends[1].index)
    holders: dict[int, set[str]] = defaultdict(set)
    for role in findings.roles:
        if role.value.body is not None and role.value.body.table == "organizations":
            key = name_key(findings.persons[role.value.person.index].value.name)
            if key.given:
                holders[role.value.body.index].add(" ".join((key.first, key.family)))
    beside = _beside(findings, {k for k in range(len(bodies)) if k not in found})
    return {
        k: Unit(
            findings.document.document_id,
            tuple(bodies[p] for p in sorted(_ancestors(k, stated, set(found)))),
            tuple(bodies[h] for h in sorted(beside(k))),
            frozenset(holders[k]),
        )
        for k in found
    }


def _ancestors(unit: int, stated: Mapping[int, set[int]], units: set[int]) -> set[int]:
    """Whose unit it is; where that is a unit itself, whose that is."""
    found: set[int] = set()
    seen, left = {unit}, [unit]
    while left:
        for parent in stated.get(left.pop(), set()) - seen:
            seen.add(parent)
            (left.append if parent in units else found.add)(parent)
    return found


def _beside(findings: Findings, bodies: set[int]) -> Callable[[int], set[int]]:
    """The bodies that have units, in sentences with a given one; else the only one there is."""
    facts = findings.organizations
    hosts = {k for k in bodies if facts[k].value.kind in _HOSTS}
    at: dict[str, set[int]] = defaultdict(set)
    for k in hosts:
        for mention in facts[k].mentions:
            at[mention.sentence].add(k)

    def beside(unit: int) -> set[int]:
        near = {k for m in facts[unit].mentions for k in at.get(m.sentence, ())}
        return near or (hosts if len(hosts) == 1 else set())

    return beside


@dataclass(frozen=True, slots=True)
class Told:
    """What an article of that day tells of a unit; bodies are atoms."""

    day: str
    parents: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()


class UnitMatcher:
    """Finds the units of equal names that are one, the ones told first before the others.

    So a newer article joins what was there, and takes nothing apart.
    """

    def __init__(self, find: Callable[[str], str]) -> None:
        self.find = find  # the root of an atom's cluster
        self._told: dict[str, dict[tuple[str, Told], None]] = defaultdict(dict)  # by name
        self._stated: dict[str, set[str]] = defaultdict(set)  # root → parents its units state

    def add(self, name: str, atom: str, told: Told) -> None:
        """Registers what one article tells of the unit ``atom`` whose comparable name is given."""
        self._told[name][atom, told] = None

    def parents(self) -> Iterator[tuple[str, str]]:
        """Every unit with the root of each body whose it may be."""
        for units in self._told.values():
            for atom, told in units:
                for parent in sorted({self.find(p) for p in told.parents or told.hosts}):
                    yield atom, parent

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """(unit, earlier unit, reason); each has to be joined before the next is asked for."""
        for units in self._told.values():
            for atom, told in units:
                self._stated[self.find(atom)] |= told.parents
        for name in sorted(self._told):
            index = _Index(self.find, self._stated)
            for atom, told in sorted(self._told[name], key=_told_first):
                for other, reason in index.fitting(atom, told):
                    roots = {self.find(atom), self.find(other)}
                    if len(roots) > 1:
                        yield atom, other, reason
                        parents = set().union(*(self._stated.pop(root, set()) for root in roots))
                        self._stated[self.find(atom)] |= parents
                index.add(atom, told)


def _told_first(told: tuple[str, Told]) -> tuple[str, str, list[str], list[str], list[str]]:
    atom, said = told
    return said.day, atom, sorted(said.parents), sorted(said.hosts), sorted(said.holders)


class _Index:
    """Units of one name, by what they may have in common."""

    def __init__(self, find: Callable[[str], str], stated: Mapping[str, set[str]]) -> None:
        self.find = find
        self.stated = stated
        self.by: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, atom: str, told: Told) -> None:
        """Makes a unit known to later ones."""
        for key in self._keys(told):
            self.by[key].append(atom)

    def _keys(self, told: Told) -> Iterator[tuple[str, str]]:
        yield from (("parent", key) for key in sorted(map(self.find, told.parents)))
        yield from (("host", key) for key in sorted(map(self.find, told.hosts)))
        yield from (("holder", key) for key in sorted(told.holders))

    def fitting(self, atom: str, told: Told) -> Sequence[tuple[str, str]]:
        """Earlier units that are this one, with reasons; none where they contradict each other."""
        mine = self._parents(self.find(atom))
        levels = (
            ([("parent", p) for p in mine], "same name and parent"),
            ([("holder", h) for h in told.holders], "same name, and the same person there"),
            (self._beside(told, mine), "same name, and both articles name the same body with it"),
        )
        for keys, reason in levels:
            found = self._agreeing(keys, mine)
            if found:
                return [(other, reason) for other in found]
        return ()

    def _beside(self, told: Told, mine: set[str]) -> list[tuple[str, str]]:
        """Where one does not state its parent, the other's stands beside it, or the same body."""
        hosts = set(map(self.find, told.hosts))
        found = [("host", key) for key in mine]
        if not mine:
            found += [(kind, key) for key in hosts for kind in ("parent", "host")]
        return found

    def _agreeing(self, keys: Iterable[tuple[str, str]], mine: set[str]) -> list[str]:
        """One unit of each cluster that the keys lead to, if all may be one."""
        roots: dict[str, str] = {}
        for key in sorted(keys):
            for atom in self.by.get(key, ()):
                roots.setdefault(self.find(atom), atom)
        stated = {root: self._parents(root) for root in roots}
        fit = [root for root, theirs in stated.items() if not (mine and theirs) or mine & theirs]
        known = [stated[root] for root in fit if stated[root]]
        if any(not first & other for first in known for other in known):
            return []
        return [roots[root] for root in fit]

    def _parents(self, root: str) -> set[str]:
        """The parents that units of a cluster state."""
        return {self.find(parent) for parent in self.stated.get(root, ())}
