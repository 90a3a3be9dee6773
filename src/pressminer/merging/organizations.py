"""Which organizations of different articles are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressminer.lexicon import Lexicon
from pressminer.merging.clusters import Clusters
from pressminer.merging.likeness import LEVELS, UNSAID, Alike, AlikeNames
from pressminer.merging.units import Told as ToldUnit
from pressminer.merging.units import Unit, UnitMatcher, is_dependent, is_generic, units_translate
from pressminer.merging.wishes import Wish
from pressminer.model import OrganizationName
from pressminer.normalize.comparable import Comparer
from pressminer.normalize.names import fold

_COMMON = frozenset({"type", "weak", "country"})
SIMILAR = 0.4  # share of common key words that two long forms with one acronym must have


@dataclass(frozen=True, slots=True)
class Told:
    """An organization as one article tells of it; ``unit`` if its name is that of many."""

    value: OrganizationName
    told_on: str
    unit: Unit | None = None


class OrganizationMerger:
    """Joins the organizations of all articles; see `atom_of` for what an id hangs on."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.comparer = Comparer(lexicon)
        self.clusters = Clusters("org")
        self.alike = AlikeNames(self.comparer)
        self._atoms: dict[str, str] = {}  # name -> atom; every name is asked for many times
        self._keys: dict[str, frozenset[str]] = {}  # atom -> concepts of its name
        self._authority: dict[str, str] = {}  # atom -> authority id
        self._listed: dict[str, str] = {}  # root of a cluster -> authority id
        self._trusted: dict[tuple[str, str], bool] = {}  # name, authority -> are they one?
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self._acronyms: dict[str, set[str]] = defaultdict(
            set
        )  # acronym -> atoms introduced with it
        self._both: dict[tuple[str, str], str] = {}  # atoms of one body in some article -> reason
        self._bare: dict[str, str] = {}  # acronym -> atom that is nothing but the acronym
        self._names: dict[str, str] = {}  # atom of a unit -> atom of its name
        self._units = UnitMatcher(self._root)

    def add(self, told: Iterable[Told]) -> None:
        """Registers every organization of the corpus with all its wordings."""
        for item in told:
            self._add(item)

    def _add(self, item: Told) -> None:
        value, authority = item.value, self.authority_of(item.value)
        atom = self.atom_of(value, item.unit)
        self.clusters.add(atom, item.told_on)
        self._kinds[atom][value.kind] += 1
        self._note_unit(atom, item)
        if authority:
            self._authority[atom] = self._listed[atom] = authority
        for form in value.forms or (value.name,):
            other = self._form_atom(form, value, item.unit)
            if other == atom or form == value.acronym:
                continue
            if authority and self._listed_elsewhere(form, authority):
                continue
            self.clusters.add(other, item.told_on)
            self._note_unit(other, item)
            reason = f"one article uses both: {value.name} / {form}"
            self._both[atom, other] = min(reason, self._both.get((atom, other), reason))
        if value.acronym and fold(value.name) == fold(value.acronym):
            self._bare[value.acronym] = atom
        elif value.acronym:
            self._acronyms[value.acronym].add(atom)

    def atom_of(self, value: OrganizationName, unit: Unit | None = None) -> str:
        """``authority:<id>`` for listed bodies, else ``name:`` and the comparable key.

        For units (`merging.units`) ``unit:``, the key and whose unit it is, or seems to be.
        """
        authority = self.authority_of(value)
        return f"authority:{authority}" if authority else self._form_atom(value.name, value, unit)

    def is_unit(self, value: OrganizationName) -> bool:
        """Is it a unit that many bodies have, by its name? Not if it is listed."""
        return not self.authority_of(value) and is_generic(value, self.comparer.form(value.name))

    def _form_atom(self, form: str, value: OrganizationName, unit: Unit | None) -> str:
        """The atom of a wording of ``value``; of a unit, if the wording does not tell it apart."""
        name = self._name_atom(form)
        named = self.comparer.form(form) if unit else None
        if unit is None or named is None or not is_generic(value, named):
            return name
        whose = self._whose(unit, dependent=is_dependent(named))
        if not whose:
            return name
        atom = f"unit:{name.removeprefix('name:')}|{whose}"
        self._names[atom] = name
        return atom

    def _whose(self, unit: Unit, *, dependent: bool) -> str:
        """The bodies whose the unit is or may be, else who is there, else the article.

        ``""`` for what may be a body of its own.
        """
        for word, bodies in (("of", unit.parents), ("by", unit.hosts)):
            if bodies:
                return f"{word} " + "+".join(sorted(set(map(self.atom_of, bodies))))
        if unit.holders:
            return "with " + "+".join(sorted(unit.holders))
        return unit.document_id if dependent else ""

    def _note_unit(self, atom: str, item: Told) -> None:
        unit, name = item.unit, self._names.get(atom)
        if unit is None or name is None:
            return
        parents, hosts = (frozenset(map(self.atom_of, v)) for v in (unit.parents, unit.hosts))
        self._units.add(name, atom, ToldUnit(item.told_on, parents, hosts, unit.holders))

    def _root(self, atom: str) -> str:
        return self.clusters.find(atom) if atom in self.clusters else atom

    def authority_of(self, value: OrganizationName) -> str:
        """The listed body, unless only the letters say so and the name says otherwise.

        ``Deutsche Gesellschaft für Kristallographie (DGK)`` is not the one for cardiology.
        """
        if not value.authority or not value.acronym or value.name == value.acronym:
            return value.authority
        known = self._trusted.get((value.name, value.authority))
        if known is None:
            known = self._trusted[value.name, value.authority] = self._is_told_of(value)
        return value.authority if known else ""

    def _is_told_of(self, value: OrganizationName) -> bool:
        """Has the name a subject or place in common with a listed wording, or is it one?"""
        ids = self.lexicon.body_names.get(value.name)
        mine = self._subjects(self._name_atom(value.name)) - {fold(value.acronym)}
        if value.authority in ids or not mine:
            return True
        return any(
            mine & self._subjects(self._name_atom(name))
            for name in self.lexicon.wordings(value.authority)
        )

    def _name_atom(self, name: str) -> str:
        atom = self._atoms.get(name)
        if atom is None:
            key, form = self.comparer.analysed(name)
            atom = self._atoms[name] = "name:" + " ".join(key)
            self._keys.setdefault(atom, frozenset(key))
            self.alike.add(atom, name, form)
        return atom

    def _listed_elsewhere(self, form: str, authority: str) -> bool:
        """Is this wording a listed name of another body, too (``Uni``-like short forms)?"""
        ids = set(self.lexicon.body_names.get(form))
        return bool(ids) and ids != {authority}

    def wish(self, wishes: Sequence[Wish]) -> None:
        """Takes the user's decisions to heart, also where they make two listed bodies one."""
        for atom, into in self.clusters.wish(wishes):
            listed = self._listed.get(into) or self._listed.get(atom)
            if listed:
                self._listed[self.clusters.find(atom)] = listed

    def resolve(self) -> dict[str, str]:
        """Every atom → head of its cluster, after all rules have been applied."""
        for (atom, other), reason in sorted(self._both.items()):
            self._join(atom, other, reason)
        self._join_listed_names()
        self._join_units()
        self._join_translations()
        self._join_acronyms()
        return self.clusters.heads()

    def _join(self, a: str, b: str, reason: str) -> None:
        """Two listed bodies never become one, however many loose wordings lie between them."""
        known = {self._listed.get(self.clusters.find(x), "") for x in (a, b)} - {""}
        if len(known) > 1:
            return
        self.clusters.join(a, b, reason)
        if known:
            self._listed[self.clusters.find(a)] = known.pop()

    def _join_listed_names(self) -> None:
        """A wording on the authority list joins the listed body if an article tells of that."""
        for atom, authority in sorted(self._authority.items()):
            for name in self.lexicon.wordings(authority):
                other = self._name_atom(name)
                if other in self.clusters and not self._listed_elsewhere(name, authority):
                    self._join(atom, other, f"listed as a name of {authority}")

    def _join_units(self) -> None:
        """Units of one name whose parents agree; then those of one parent that are translations."""
        for atom, other, reason in self._units.pairs():
            self._join(atom, other, reason)
        blocks: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for atom, parent in self._units.parents():
            name = self._names[atom]
            for block in self.alike.blocks_of(name):
                blocks[parent, block].setdefault(name, atom)
        for found in blocks.values():
            if len(found) == 2:  # a third would fit one of them as well
                (a, first), (b, second) = sorted(found.items())
                like = self.alike.compare(a, b, units_translate)
                if like:
                    self._join(first, second, f"same parent, and {like.reason}")

    def _join_translations(self) -> None:
        """Joins names that say the same in other words, the closest first, if nothing else fits."""
        pairs = [p for p in self.alike.pairs(self.clusters) if not self._contradict_kinds(p.a, p.b)]
        for level in LEVELS:
            self._join_each_others_only([p for p in pairs if p.level == level])

    def _join_each_others_only(self, pairs: Iterable[Alike]) -> None:
        """What would fit two that do not fit each other joins neither."""
        tongues = self._tongues_of_clusters()
        open_ = [p for p in pairs if p.level == UNSAID or not self._translated(p, tongues)]
        fits: dict[str, set[str]] = {}
        for pair in open_:
            a, b = self.clusters.find(pair.a), self.clusters.find(pair.b)
            fits.setdefault(a, {a}).add(b)
            fits.setdefault(b, {b}).add(a)
        for pair, a, b in [(p, self.clusters.find(p.a), self.clusters.find(p.b)) for p in open_]:
            if fits[a] == fits[b]:
                self._join(pair.a, pair.b, pair.reason)

    def _tongues_of_clusters(self) -> dict[str, int]:
        tongues: dict[str, int] = defaultdict(int)
        for atom, bits in self.alike.tongues.items():
            if atom in self.clusters:
                tongues[self.clusters.find(atom)] |= bits
        return tongues

    def _translated(self, pair: Alike, tongues: dict[str, int]) -> bool:
        """Has one of them a name in the language of the other already?"""
        return bool(tongues[self.clusters.find(pair.a)] & tongues[self.clusters.find(pair.b)])

    def _contradict_kinds(self, a: str, b: str) -> bool:
        return len({k for atom in (a, b) for k in self._kinds[atom]} - {"other"}) > 1

    def _join_acronyms(self) -> None:
        """An acronym joins the one body that introduced it; long forms only if they are alike."""
        for acronym, atoms in sorted(self._acronyms.items()):
            ordered = sorted(atoms)
            self._join_alike(acronym, ordered)
            bare = self._bare.get(acronym)
            if bare is not None and len({self.clusters.find(a) for a in ordered}) == 1:
                self._join(bare, ordered[0], f"{acronym} is introduced for one body only")

    def _join_alike(self, acronym: str, atoms: Sequence[str]) -> None:
        """Joins look-alikes; what would fit two that contradict each other joins neither."""
        near: dict[str, set[str]] = {atom: set() for atom in atoms}
        for a, b in combinations(atoms, 2):
            if self._alike(acronym, a, b):
                near[a].add(b)
                near[b].add(a)
        for a, b in combinations(atoms, 2):
            if b in near[a] and not self._torn(a, near[b]) and not self._torn(b, near[a]):
                self._join(a, b, f"both are introduced as {acronym}, and alike")

    def _torn(self, atom: str, others: Iterable[str]) -> bool:
        return any(self._contradict(atom, other) for other in others if other != atom)

    def _alike(self, acronym: str, a: str, b: str) -> bool:
        """May two long forms with one acronym be one body: most words, or all of one, in common?

        ``M1-Allianz`` has nothing that ``M1 – Munich Medicine Alliance`` lacks.
        """
        if self._contradict(a, b):
            return False
        x, y = self._subjects(a) - {fold(acronym)}, self._subjects(b) - {fold(acronym)}
        return x <= y or y <= x or len(x & y) >= SIMILAR * len(x | y)

    def _subjects(self, atom: str) -> set[str]:
        """What distinguishes a body but its type: every ``Gesellschaft für …`` has that."""
        parts = {word: self.comparer.part(word) for word in self._words(atom)}
        return {word for word, part in parts.items() if part not in _COMMON}

    def _contradict(self, a: str, b: str) -> bool:
        """Of different kinds, both listed, or in different places.

        The ``Institut für Virologie (IfV)`` of Ulm is not that of Marburg.
        """
        if self._contradict_kinds(a, b) or (a in self._authority and b in self._authority):
            return True
        if a in self._names and b in self._names:
            return self.clusters.find(a) != self.clusters.find(b)
        x, y = self._words(a), self._words(b)
        return self._names_place(x - y) and self._names_place(y - x)

    def _words(self, atom: str) -> set[str]:
        """What distinguishes a body: the words of its comparable key."""
        listed = self._authority.get(atom)
        name = self._name_atom(self.lexicon.wordings(listed)[0]) if listed else atom
        return set(self._keys[self._names.get(name, name)])

    def _names_place(self, words: Iterable[str]) -> bool:
        return any(self.lexicon.place_names.get(word) for word in words)


def display_name(values: Sequence[OrganizationName]) -> str:
    """The fullest wording seen; an acronym only where nothing longer was."""
    forms = sorted({f for v in values for f in (*v.forms, v.name)})
    long = [f for f in forms if not any(f == v.acronym for v in values)] or forms
    return max(long, key=lambda f: (len(f), f))
