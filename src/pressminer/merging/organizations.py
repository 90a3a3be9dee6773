"""Which organizations of different articles are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressminer.lexicon import Lexicon
from pressminer.merging.clusters import Age, Clusters
from pressminer.model import OrganizationName
from pressminer.normalize.comparable import Comparer
from pressminer.normalize.names import fold

SIMILAR = 0.4  # share of common key words that two long forms with one acronym must have


@dataclass(frozen=True, slots=True)
class Told:
    """An organization as one article tells of it."""

    value: OrganizationName
    age: Age


class OrganizationMerger:
    """Joins the organizations of all articles; see `atom_of` for what an id hangs on."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.comparer = Comparer(lexicon)
        self.clusters = Clusters("org", preferred=lambda a: a.startswith("authority:"))
        self._authority: dict[str, str] = {}  # atom -> authority id
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self._acronyms: dict[str, set[str]] = defaultdict(
            set
        )  # acronym -> atoms introduced with it
        self._bare: dict[str, str] = {}  # acronym -> atom that is nothing but the acronym

    def add(self, told: Iterable[Told]) -> None:
        """Registers every organization of the corpus with all its wordings."""
        for item in told:
            self._add(item)

    def _add(self, item: Told) -> None:
        value = item.value
        atom = self.atom_of(value)
        self.clusters.add(atom, item.age)
        self._kinds[atom][value.kind] += 1
        if value.authority:
            self._authority[atom] = value.authority
        for form in value.forms or (value.name,):
            other = self._name_atom(form)
            if other == atom or form == value.acronym:
                continue
            if value.authority and self._listed_elsewhere(form, value.authority):
                continue
            self.clusters.add(other, item.age)
            self.clusters.join(atom, other, f"one article uses both: {value.name} / {form}")
        if value.acronym and fold(value.name) == fold(value.acronym):
            self._bare[value.acronym] = atom
        elif value.acronym:
            self._acronyms[value.acronym].add(atom)

    def atom_of(self, value: OrganizationName) -> str:
        """``authority:<id>`` for listed bodies, else ``name:`` and the comparable key."""
        return f"authority:{value.authority}" if value.authority else self._name_atom(value.name)

    def _name_atom(self, name: str) -> str:
        return "name:" + " ".join(self.comparer.key(name))

    def _listed_elsewhere(self, form: str, authority: str) -> bool:
        """Is this wording a listed name of another body, too (``Uni``-like short forms)?"""
        ids = set(self.lexicon.body_names.get(form))
        return bool(ids) and ids != {authority}

    def resolve(self) -> dict[str, str]:
        """Every atom → head of its cluster, after all rules have been applied."""
        self._join_listed_names()
        self._join_acronyms()
        return self.clusters.heads()

    def _join_listed_names(self) -> None:
        """A wording that the authority list knows joins the listed body if an article tells of it."""
        for atom, authority in sorted(self._authority.items()):
            for name in self.lexicon.bodies[authority].names:
                other = self._name_atom(name)
                if other in self.clusters._parent and not self._listed_elsewhere(name, authority):
                    self.clusters.join(atom, other, f"listed as a name of {authority}")

    def _join_acronyms(self) -> None:
        """An acronym joins the one body that introduced it; long forms only if they are alike."""
        for acronym, atoms in sorted(self._acronyms.items()):
            ordered = sorted(atoms)
            for i, a in enumerate(ordered):
                for b in ordered[:i]:
                    if self._alike(a, b):
                        self.clusters.join(a, b, f"both are introduced as {acronym}, and alike")
            bare = self._bare.get(acronym)
            if bare is not None and len({self.clusters.find(a) for a in ordered}) == 1:
                self.clusters.join(bare, ordered[0], f"{acronym} is introduced for one body only")

    def _alike(self, a: str, b: str) -> bool:
        """May two long forms with one acronym be one body: same kind, words in common?"""
        known = {x for x in (self._authority.get(a), self._authority.get(b)) if x}
        if len(known) > 1:
            return False
        x, y = set(a.split(":", 1)[1].split()), set(b.split(":", 1)[1].split())
        kinds = {k for atom in (a, b) for k in self._kinds[atom]} - {"other"}
        return len(kinds) <= 1 and len(x & y) >= SIMILAR * len(x | y)


def display_name(values: Sequence[OrganizationName]) -> str:
    """The fullest wording seen; an acronym only where nothing longer was."""
    forms = sorted({f for v in values for f in (*v.forms, v.name)})
    long = [f for f in forms if not any(f == v.acronym for v in values)] or forms
    return max(long, key=lambda f: (len(f), f))
