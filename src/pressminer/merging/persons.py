"""Which persons of different articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressminer.lexicon import Lexicon
from pressminer.merging.clusters import Clusters
from pressminer.model import PersonName
from pressminer.normalize.given_names import (
    FOREIGN,
    OWN,
    REGNAL,
    SHORT,
    GivenNames,
    consonants,
    transliterated,
)
from pressminer.normalize.persons import (
    Agree,
    NameKey,
    given_agree,
    half_of_double,
    is_initial,
    name_key,
    one_house,
    part_of_family,
    same_family,
)

Post = tuple[str, str]

_LEAST_CONSONANTS = 3  # of a last name from another script; fewer are shared by too many
_LEAST_FAMILY = 4  # letters of a last name in the genitive


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """A person as one article tells of them; ``posts`` are (role, body) keys stated there.

    ``inflected``: every mention stands in a language whose genitive is a bare -s, so that
    ``Robert Kochs`` may be Robert Koch.
    """

    value: PersonName
    document_id: str
    told_on: str
    posts: frozenset[Post]
    inflected: bool = False


class PersonMerger:
    """Joins persons by full name; a bare last name only where a post agrees.

    Names are compared inside blocks of one last and one first name only, so that the cost
    follows the number of namesakes, not the number of names.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.clusters = Clusters("prs")
        self.forms = GivenNames(lexicon.rules) if lexicon else None
        self.surnames = lexicon.surnames if lexicon else frozenset()
        self.given_names = lexicon.given_names if lexicon else frozenset()
        self._names: dict[str, NameKey] = {}
        self._posts: dict[str, set[Post]] = defaultdict(set)
        self._plainly: set[str] = set()  # atoms that stand in no genitive somewhere

    def add(self, told: Iterable[ToldPerson]) -> None:
        """Registers every person of the corpus."""
        for item in told:
            key = name_key(item.value.name)
            atom = _atom(key, item.document_id)
            self.clusters.add(atom, item.told_on)
            self._names[atom] = max(self._names.get(atom, key), key, key=_fullness)
            self._posts[atom] |= item.posts
            if not item.inflected:
                self._plainly.add(atom)

    def atom_of(self, value: PersonName, document_id: str) -> str:
        """All given names and the last name; a bare last name is a person of its article only."""
        return _atom(name_key(value.name), document_id)

    def resolve(self) -> dict[str, str]:
        """Every atom → head of its cluster."""
        atoms = self.clusters.atoms()
        full = [a for a in atoms if _called(self._names[a])]
        self._join_full_names(full)
        self._join_initials(full, [a for a in atoms if self._only_initials(a)])
        self._join_last_names(full, [a for a in atoms if not self._names[a].given])
        self._join_genitives(full)
        return self.clusters.heads()

    def _only_initials(self, atom: str) -> bool:
        key = self._names[atom]
        return bool(key.given) and not _called(key)

    # --- full names ----------------------------------------------------------------------------

    def _join_full_names(self, full: Sequence[str]) -> None:
        """A name that fits two persons (Thomas Hofmann: Thomas F. or Thomas M.?) joins neither."""
        fits: dict[str, set[str]] = {atom: {atom} for atom in full}
        reasons: dict[tuple[str, str], str] = {}
        for block in self._blocks(full):
            for a, b in combinations(block, 2):
                reason = self._fit(a, b)
                if reason:
                    reasons[a, b] = reason
                    fits[a].add(b)
                    fits[b].add(a)
        for (a, b), reason in sorted(reasons.items()):
            if fits[a] == fits[b]:
                self.clusters.join(a, b, reason)

    def _blocks(self, full: Sequence[str]) -> Iterator[list[str]]:
        blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for atom in full:
            key = self._names[atom]
            families = self._families(key)
            for first in self._firsts(key):
                for family in families:
                    blocks[family, first].append(atom)
        return (block for block in blocks.values() if len(block) > 1)

    def _families(self, key: NameKey) -> Iterable[str]:
        """The last name, each half of a double one, and how else it may be spelled."""
        found = [key.family, *key.family.split("-"), *key.plain[-1:]]
        if self._is_foreign(key):
            found.append("foreign " + consonants(key.family))
        return list(dict.fromkeys(found))

    def _firsts(self, key: NameKey) -> Iterable[str]:
        """The name somebody goes by, and the groups of names it is a form of."""
        called = _called(key)
        found = [called, *key.plain[:1]]
        if len(key.given) > 1:
            found.append("".join(key.given))  # Karl-Heinz, Karlheinz
            if is_initial(key.given[0]):
                found.append(key.given[0][0])
        if self.forms:
            kinds = (SHORT, FOREIGN, OWN, *((REGNAL,) if key.generation else ()))
            found += [f"{k}{n}" for k in kinds for n in sorted(self.forms.groups(k, called))]
        return dict.fromkeys(found)

    def _is_foreign(self, key: NameKey) -> bool:
        return bool(
            self.forms
            and self.forms.groups(FOREIGN, key.first)
            and len(consonants(key.family)) >= _LEAST_CONSONANTS
        )

    def _fit(self, a: str, b: str) -> str:
        """Why two full names may be one person's, ``""`` if they may not."""
        x, y = self._names[a], self._names[b]
        if not one_house(x, y):
            return ""
        if self._posts[a] & self._posts[b]:
            return self._fit_by_post(x, y) or self._fit_by_name(x, y)
        return "" if self._of_another_branch(x, y) else self._fit_by_name(x, y)

    def _fit_by_name(self, x: NameKey, y: NameKey) -> str:
        if x.words == y.words or (same_family(x, y) and given_agree(x, y)):
            return "same first and last name"
        if same_family(x, y) and given_agree(x, y, self._forms_of_one(x, y)):
            return "same last name, and first names that are forms of one"
        if self._transliterated(x, y):
            return "same name in two transliterations"
        return ""

    def _fit_by_post(self, x: NameKey, y: NameKey) -> str:
        """What is too little by itself, but enough for two who hold the same post."""
        if part_of_family(x, y) and given_agree(x, y):
            return "same first name and post, one last name part of the other"
        if same_family(x, y) and half_of_double(x, y):
            return "same last name and post, one first name part of the other"
        if same_family(x, y) and given_agree(x, y, self._forms_of_one(x, y, OWN)):
            return "same last name and post, and first names that are forms of one"
        return ""

    def _of_another_branch(self, x: NameKey, y: NameKey) -> bool:
        """Does one name only say what tells namesakes apart: ``jun.``, ``von`` before ``Berg``?

        Who is called junior has a father of the same name, and of the many called Berg few are
        von Berg; but there is one Liebig, before he was ennobled and after.
        """
        if bool(x.generation) != bool(y.generation):
            return True
        return x.particles != y.particles and x.family in self.surnames

    def _forms_of_one(self, x: NameKey, y: NameKey, *more: str) -> Agree | None:
        forms = self.forms
        if forms is None:
            return None
        kinds = (SHORT, *more)
        if x.generation and x.generation == y.generation:
            kinds = (*kinds, REGNAL)
        return lambda i, j: any(forms.same(kind, i, j) for kind in kinds)

    def _transliterated(self, x: NameKey, y: NameKey) -> bool:
        forms = self.forms
        if forms is None or not (self._is_foreign(x) and self._is_foreign(y)):
            return False
        agree = given_agree(x, y, lambda i, j: forms.same(FOREIGN, i, j))
        if not agree or not transliterated(x.family, y.family):
            return False
        # Schulz and Schultz sound alike, too, and Alexander is as German as it is Russian
        return x.first != y.first or (forms.is_foreign(x.family) and forms.is_foreign(y.family))

    # --- initials, last names, genitives -------------------------------------------------------

    def _join_initials(self, full: Sequence[str], initials: Sequence[str]) -> None:
        blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for atom in full:
            key = self._names[atom]
            for family in self._families(key):
                blocks[family, key.first[0]].append(atom)
        for atom in initials:
            key = self._names[atom]
            candidates = [
                c
                for family in self._families(key)
                for c in blocks.get((family, key.first[0]), ())
                if one_house(self._names[c], key) and same_family(self._names[c], key)
            ]
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

    def _join_if_only_one(self, atom: str, candidates: Iterable[str], reason: str) -> None:
        key = self._names[atom]
        fitting = sorted(c for c in candidates if not key.given or given_agree(self._names[c], key))
        if fitting and len({self.clusters.find(c) for c in fitting}) == 1:
            self.clusters.join(atom, fitting[0], reason)

    def _join_genitives(self, full: Sequence[str]) -> None:
        """``Robert Kochs`` joins Robert Koch if it only ever stands where it may be a genitive.

        A frequent last name (``Peters``, ``Albers``) may be nobody's genitive, nor one made of a
        given name (``Jakobs``, ``Arnolds``).
        """
        for atom in full:
            key = self._names[atom]
            family = key.family.removesuffix("s")
            if atom in self._plainly or family == key.family or len(family) < _LEAST_FAMILY:
                continue
            base = "person:" + " ".join((*key.given, family))
            known = key.family in self.surnames or family in self.given_names
            if base in self.clusters and not known:
                self.clusters.join(atom, base, "genitive of the same name")


def _atom(key: NameKey, document_id: str) -> str:
    if not key.given:
        return f"bare:{key.family}:{document_id}"
    return "person:" + " ".join((*key.given, *key.house, key.family))


def _called(key: NameKey) -> str:
    """The first given name that is no initial: Robert in ``J. Robert Oppenheimer``."""
    return next((g for g in key.given if not is_initial(g)), "")


def _fullness(key: NameKey) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Of two spellings of one atom the one that says more; ties by the letters."""
    return len(key.plain), key.plain, key.particles
