"""May two names with different keys be one body's? Levels of likeness, each with its reason.

What distinguishes bodies (subject, person, place, number) must agree to the word. What a
translator is free in may differ, but only between the two languages: the type word
(``Hochschule``, ``University of Applied Sciences``), the word for a subject out of a group of
synonyms (``Fertigungstechnik``, ``manufacturing engineering``), and words that add nothing
(``Leopoldina``'s ``Sciences and Humanities``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from pressminer.normalize.comparable import Comparer, NameForm

TRANSLATION, FREE, UNSAID = "translation", "free translation", "unsaid"
LEVELS = (TRANSLATION, FREE, UNSAID)  # the closest first

_BESIDE_SUBJECT = "*"  # marks a type that is a translation only beside a subject
_PERSON_WORDS = 2  # words of a name no table knows that make it somebody's: Carl Gustav Carus
_GOVERNMENT = frozenset({"ministry", "state ministry", "department", "senate"})
_ONE_SITE = frozenset(
    {"university hospital", "hospital", "institute", "university", "museum", "school", "college"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike, in words; ``level`` is the name of the rule that says so."""

    level: str
    reason: str


class NameLikeness:
    """Compares the forms of names that stand in one block; see `blocks`."""

    def __init__(self, comparer: Comparer) -> None:
        self.comparer = comparer

    def blocks(self, form: NameForm) -> Iterator[str]:
        """The keys under which a name may meet its like; nothing for names that must be equal."""
        if not form.types:
            return
        core = self._core(form)
        if core or form.places:
            places = form.places - {"switzerland"} if _departments(form) else form.places
            yield "|".join(sorted(core | places))
        if core and (self._by_subject(form) or self._by_person(form)):
            yield "|".join(("", *sorted(core)))  # wherever it is

    def _core(self, form: NameForm) -> frozenset[str]:
        near = self.comparer.near
        return frozenset(near(s)[0] for s in form.subjects) | form.umbrellas

    def _by_subject(self, form: NameForm) -> bool:
        """Institutes of one society are told apart by their subject, wherever they are."""
        return bool(form.umbrellas and form.subjects and not form.proper)

    def _by_person(self, form: NameForm) -> bool:
        """``Universitätsklinikum Carl Gustav Carus``: nobody else bears such a name."""
        return len(form.proper) >= _PERSON_WORDS and form.types <= _ONE_SITE

    def __call__(self, a: NameForm, b: NameForm) -> Likeness | None:
        """How the two are alike; ``None`` if they are not, or only by accident.

        Both come from one block, so that their subjects are the same but for synonyms.
        """
        if a.places != b.places and not (self._one_sided_place(a, b) or _swiss(a, b)):
            return None
        if not self._same_country(a, b):
            return None
        if a.tongue and b.tongue and a.tongue != b.tongue:
            return self._translation(a, b)
        return self._wording(a, b)

    def _one_sided_place(self, a: NameForm, b: NameForm) -> bool:
        if a.places and b.places:
            return False
        return all(map(self._by_subject, (a, b))) or all(map(self._by_person, (a, b)))

    def _same_country(self, a: NameForm, b: NameForm) -> bool:
        """``Bundesbank``, ``Deutsche Bundesbank``: the country may go unsaid beside a subject."""
        if a.countries == b.countries:
            return True
        return bool(a.subjects or a.weak) and not (a.places or b.places)

    def _wording(self, a: NameForm, b: NameForm) -> Likeness | None:
        """Within one language only the country or the seat may go unsaid."""
        if (a.types, a.subjects, a.weak) != (b.types, b.subjects, b.weak):
            return None
        if a.places != b.places:
            return Likeness(UNSAID, "same name, one of them without its place")
        return Likeness(UNSAID, "same name, one of them without its country")

    def _translation(self, a: NameForm, b: NameForm) -> Likeness | None:
        subject = bool(self._core(a))
        if not self._types_agree(a.types, b.types, subject):
            return None
        if not self._weak_agree(a, b):
            return None
        if a.types == b.types and a.weak == b.weak:
            return Likeness(TRANSLATION, "one name translates the other")
        return Likeness(FREE, "one name translates the other, not to the word")

    def _weak_agree(self, a: NameForm, b: NameForm) -> bool:
        near = self.comparer.near
        x, y = ({near(w)[0] for w in form.weak} for form in (a, b))
        if x == y:
            return True
        if (a.types | b.types) & _GOVERNMENT:
            return False
        return bool(self._core(a))

    def _types_agree(self, a: frozenset[str], b: frozenset[str], subject: bool) -> bool:
        x, y = a - b, b - a
        if not x and not y:
            return True
        return all(self._any_near(t, b, subject) for t in x) and all(
            self._any_near(t, a, subject) for t in y
        )

    def _any_near(self, type_: str, others: Iterable[str], subject: bool) -> bool:
        mine = self._translations(type_, subject)
        return any(mine & self._translations(o, subject) for o in others)

    def _translations(self, type_: str, subject: bool) -> frozenset[str]:
        return self._nearness[type_, subject]

    @cached_property
    def _nearness(self) -> dict[tuple[str, bool], frozenset[str]]:
        found = {}
        for concept, meaning in self.comparer.words.meanings.items():
            if meaning.role == "type":
                always = {n for n in meaning.near if not n.endswith(_BESIDE_SUBJECT)}
                beside = {n.rstrip(_BESIDE_SUBJECT) for n in meaning.near}
                found[concept, False] = frozenset(always or {concept})
                found[concept, True] = frozenset(beside | {concept})
        return found


def _swiss(a: NameForm, b: NameForm) -> bool:
    """Only Switzerland has federal departments, so that its name may go unsaid."""
    return _departments(a) and _departments(b) and not (a.places ^ b.places) - {"switzerland"}


def _departments(form: NameForm) -> bool:
    return "department" in form.types and "federal" in form.subjects


@dataclass(frozen=True, slots=True)
class Alike:
    """Two atoms that may be one body, and why."""

    level: str
    reason: str
    a: str
    b: str


class AlikeNames:
    """Finds the atoms of a corpus whose names are alike, block by block."""

    def __init__(self, comparer: Comparer) -> None:
        self.comparer = comparer
        self.likeness = NameLikeness(comparer)
        self.tongues: dict[str, int] = defaultdict(int)  # atom -> languages of its names
        self._spelled: dict[str, str] = {}  # atom -> one of its names
        self._blocks: dict[str, tuple[str, ...]] = {}  # atom -> its blocks

    def add(self, atom: str, name: str, form: NameForm) -> None:
        """Registers a name of an atom; all names of an atom have one key."""
        self.tongues[atom] |= form.tongue
        if atom not in self._spelled or name < self._spelled[atom]:
            self._spelled[atom] = name
            self._blocks[atom] = tuple(self.likeness.blocks(form))

    def blocks_of(self, atom: str) -> tuple[str, ...]:
        """The blocks in which an atom's names meet their like."""
        return self._blocks[atom]

    def compare(
        self, a: str, b: str, free: Callable[[NameForm, NameForm], bool]
    ) -> Likeness | None:
        """How the names of two atoms of one block are alike, ``None`` if they are not.

        ``free`` says where a translation may be freer than elsewhere.
        """
        x, y = (self.comparer.form(self._spelled[atom]) for atom in (a, b))
        if free(x, y):
            return Likeness(FREE, "one name translates the other, not to the word")
        return self.likeness(x, y)

    def pairs(self, told: Container[str]) -> list[Alike]:
        """All pairs among the atoms that articles tell of, in a stable order."""
        members: dict[str, list[str]] = defaultdict(list)
        for atom, blocks in self._blocks.items():
            if atom in told:
                for block in blocks:
                    members[block].append(atom)
        found = {
            (alike.a, alike.b): alike
            for block in members.values()
            if len(block) > 1
            for alike in self._alike(sorted(block))
        }
        return [found[pair] for pair in sorted(found)]

    def _alike(self, block: list[str]) -> Iterator[Alike]:
        forms = {atom: self.comparer.form(self._spelled[atom]) for atom in block}
        for a, b in combinations(block, 2):
            like = self.likeness(forms[a], forms[b])
            if like:
                yield Alike(like.level, like.reason, a, b)
