"""What is known about names before reading: authority lists, gazetteer, given names, type words.

Everything is read from ``pipelines/`` on first use and shared; all languages' word lists are
active at once, because a German page names English bodies and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pressminer.authority import table
from pressminer.authority.joined import Joined, joined
from pressminer.authority.own_names import BodyNames
from pressminer.authority.table import Body
from pressminer.authority.trust import Trust
from pressminer.normalize.names import fold, genitive_stems
from pressminer.phrase_index import PhraseIndex
from pressminer.rules import SHARED, RuleFolder, rule_folder

_SHORTEST_PART = 4  # letters of a word in a compound; below that any name has one


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A row of the gazetteer; ``key`` is stable and the same in both languages."""

    key: str
    name_de: str
    name_en: str
    kind: str
    country: str
    population: int


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads organization names: kind, gender (m, f, n, p or ``""``), base form."""

    word: str
    kind: str
    gender: str
    weak: bool
    named: bool = False


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


class Lexicon:
    """All name knowledge of one rule folder. Parts are read when first asked for."""

    def __init__(self, rules: RuleFolder, authority: Sequence[str] = ()) -> None:
        self.rules = rules
        self.authority = tuple(authority)
        self.trust = Trust(self)

    # --- organizations ---------------------------------------------------------------------

    @cached_property
    def _shipped(self) -> list[Body]:
        rows = self.rules.rows(SHARED, "authority.tsv")
        return [table.body_of([row.get(name) or "" for name in table.COLUMNS]) for row in rows]

    @cached_property
    def _joined(self) -> Joined:
        """The shipped list with the user's own. Raises `AuthorityError` for a faulty one."""
        return joined(self._shipped, [table.read(Path(path)) for path in self.authority])

    def check(self) -> None:
        """Reads the authority lists now. Raises `AuthorityError` for a faulty one of the user's."""
        len(self._joined.bodies)

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """The authority lists by id."""
        return self._joined.bodies

    @cached_property
    def body_names(self) -> BodyNames:
        """Full names of the authority lists → ids."""
        shipped: PhraseIndex[str] = PhraseIndex()
        for body in self._shipped:
            for name in body.names:
                shipped.add(name, body.id)
        if not self._joined.names:
            return BodyNames(shipped)
        own: PhraseIndex[tuple[str, str]] = PhraseIndex()
        for name, id_ in self._joined.names:
            own.add(name, (name, id_))
        return BodyNames(shipped, own, self.trust)

    @lru_cache(maxsize=20_000)  # noqa: B019  (one lexicon per rule folder, kept for the run)
    def wordings(self, id_: str) -> tuple[str, ...]:
        """The names of a listed body that may be believed, fullest first; never empty."""
        listed, added = self.bodies[id_].names, self._joined.added.get(id_, ())
        if self.is_own(id_):
            return tuple(filter(self.trust.standing, (*listed, *added))) or listed[:1]
        return (*listed, *filter(self.trust.standing, added))

    @cached_property
    def _own_ids(self) -> frozenset[str]:
        return frozenset(self.bodies) - {body.id for body in self._shipped}

    def is_own(self, id_: str) -> bool:
        """Does only a user's list have this body?"""
        return id_ in self._own_ids

    def acronym_of(self, id_: str) -> str:
        """The usual acronym of a body of the shipped list, ``""`` without one."""
        acronyms = () if self.is_own(id_) else self.bodies[id_].acronyms
        return acronyms[0] if acronyms else ""

    def own_acronym(self, id_: str) -> str:
        """The usual acronym of a body that only a user's list has, ``""`` without one."""
        acronyms = self.bodies[id_].acronyms if self.is_own(id_) else ()
        return next(filter(self.trust.is_acronym, acronyms), "")

    @cached_property
    def body_acronyms(self) -> Mapping[str, tuple[str, ...]]:
        """Acronym (as written) → ids of the shipped list, in file order."""
        found: dict[str, list[str]] = {}
        for body in self._shipped:
            for acronym in body.acronyms:
                found.setdefault(acronym, []).append(body.id)
        return {acronym: tuple(ids) for acronym, ids in found.items()}

    def placed_acronym(self, acronym: str) -> tuple[str, ...]:
        """Ids of the bodies that a place beside this acronym may tell apart, ``()`` mostly.

        An acronym that the shipped list gives to one body needs no place.
        """
        shipped = self.body_acronyms.get(acronym, ())
        own = self._joined.acronyms.get(acronym, ())
        if len(shipped) == 1 or not self.trust.is_acronym(acronym):
            return ()
        return tuple(dict.fromkeys((*shipped, *own)))

    # --- places and persons ----------------------------------------------------------------

    @cached_property
    def _places(self) -> list[tuple[GazetteerEntry, tuple[str, ...]]]:
        return list(_gazetteer_rows(self.rules))

    @cached_property
    def places(self) -> list[tuple[GazetteerEntry, tuple[str, ...]]]:
        """The gazetteer's rows with their names in both languages, most populous first."""
        return sorted(self._places, key=lambda r: (_RANK.get(r[0].kind, 5), -r[0].population))

    @cached_property
    def gazetteer(self) -> Mapping[str, GazetteerEntry]:
        """The gazetteer by key."""
        return {entry.key: entry for entry, _ in self._places}

    @cached_property
    def place_names(self) -> PhraseIndex[str]:
        """Place names in both languages → gazetteer keys, most populous first."""
        index: PhraseIndex[str] = PhraseIndex(brackets=True)  # Frankfurt (Oder)
        for entry, names in self.places:
            for name in names:
                index.add(name, entry.key)
        return index

    @cached_property
    def ambiguous_places(self) -> frozenset[str]:
        """Folded place names that are also ordinary words, months, first or last names."""
        return frozenset(map(fold, self.rules.lines(SHARED, "ambiguous_places.txt")))

    @cached_property
    def small_places(self) -> Mapping[str, bool]:
        """Names of small towns as written → is each an ordinary word, too (``Grants``)?"""
        rows = (line.split("\t") for line in self.rules.lines(SHARED, "small_places.tsv")[1:])
        return {name: bool(word) for name, _, *word in rows}

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Folded given names that are nothing else (``Márk`` folds to the word ``mark``)."""
        listed = frozenset(map(fold, self.rules.lines(SHARED, "given_names.txt")))
        return listed - self.doubtful_given_names

    @cached_property
    def doubtful_given_names(self) -> frozenset[str]:
        """Folded given names that are also words or places (``Mark``, ``Grace``)."""
        return frozenset(map(fold, self.rules.lines(SHARED, "given_names_ambiguous.txt")))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Folded frequent last names."""
        return frozenset(map(fold, self.rules.lines(SHARED, "surnames.txt")))

    def is_personal(self, word: str) -> bool:
        """Is a folded word a listed given name or a frequent last name?"""
        return word in self.given_names or word in self.surnames

    # --- word lists of all languages -------------------------------------------------------

    def words(self, name: str, field: str) -> frozenset[str]:
        """The union over languages of list ``field`` in rule file ``name``, lower case."""
        return frozenset(w.lower() for w in self.union(name, field))

    def union(self, name: str, field: str) -> list[str]:
        """The concatenation over languages of list ``field`` in rule file ``name``."""
        return [
            w
            for tongue in self.rules.languages
            for w in self.rules.toml(tongue, name).get(field, ())
        ]

    def table(self, name: str, field: str) -> dict[str, Any]:
        """The union over languages of table ``field`` in rule file ``name``."""
        merged: dict[str, Any] = {}
        for tongue in self.rules.languages:
            merged.update(self.rules.toml(tongue, name).get(field, {}))
        return merged

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Articles, prepositions, pronouns, conjunctions … that no name begins with."""
        return self.words("words", "function_words")

    @cached_property
    def common_words(self) -> Mapping[str, frozenset[str]]:
        """Per language: frequent words, lower case, names taken out."""
        return {t: frozenset(self.rules.lines(t, "common_words.txt")) for t in self.rules.languages}

    def is_common(self, word: str, language: str) -> bool:
        """Is this an ordinary word of the language rather than a name?"""
        lower = word.lower()
        known = self.common_words.get(language, frozenset())
        if lower in known:
            return True
        tail = lower.rsplit("-", 1)[-1]
        return tail != lower and tail in known

    @lru_cache(maxsize=50_000)  # noqa: B019  (one lexicon per rule folder, kept for the run)
    def is_ordinary(self, word: str, language: str) -> bool:
        """Like `is_common`, but inflected forms and compounds count, which no list can hold.

        ``Spitzenmedizin``, ``Translationsstrukturen``, ``Bräunungsstudios``: ordinary in German;
        ``Nokia``, ``Facebook``: not. A hyphenated word is judged by its last part.
        """
        if self.is_common(word, language):
            return True
        last = word.lower().rsplit("-", 1)[-1]
        forms = [last, *(last.removesuffix(e) for e in self._endings(language) if last.endswith(e))]
        known = self.common_words.get(language, frozenset())
        return any(
            form in known or self._is_compound(form, language)
            for form in forms
            if len(form) >= _SHORTEST_PART
        )

    def _endings(self, language: str) -> tuple[str, ...]:
        return tuple(self.rules.toml(language, "words")["noun_endings"])

    def _is_compound(self, word: str, language: str) -> bool:
        """Does a common word end ``word``, and another one, joint aside, or a suffix precede it?"""
        rules = self.rules.toml(language, "words")
        if not rules["compounds"]:
            return False
        joints, suffixes = tuple(rules["joints"]), tuple(rules["joint_suffixes"])
        known = self.common_words[language]
        for i in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            front, tail = word[:i], word[i:]
            if tail not in known:
                continue
            fronts = (front, *(front.removesuffix(j) for j in joints if front.endswith(j)))
            if front.endswith(suffixes) or any(
                f in known for f in fronts if len(f) >= _SHORTEST_PART
            ):
                return True
        return False

    @cached_property
    def months(self) -> frozenset[str]:
        """Month names and week days of all languages, which are never part of a name."""
        return self.words("persons", "not_names")

    # --- type words -----------------------------------------------------------------------

    @cached_property
    def _heads(self) -> Mapping[str, Head]:
        heads: dict[str, Head] = {}
        for tongue in self.rules.languages:
            rules = self.rules.toml(tongue, "organizations")
            weak = {w.lower() for w in rules["weak"]}
            for kind, entries in rules["heads"].items():
                for entry in entries:
                    word, gender = _gender(entry)
                    heads.setdefault(word.lower(), Head(word, kind, gender, word.lower() in weak))
        return heads

    @cached_property
    def _compounding(self) -> frozenset[str]:
        """Heads of languages that build compounds; they are searched as tails, too."""
        found: set[str] = set()
        for tongue in self.rules.languages:
            if self.rules.toml(tongue, "words")["compounds"]:
                for entries in self.rules.toml(tongue, "organizations")["heads"].values():
                    found |= {_gender(e)[0].lower() for e in entries}
        return frozenset(found)

    @cached_property
    def _named_tails(self) -> tuple[str, ...]:
        return tuple(self.words("organizations", "named_compounds"))

    @lru_cache(maxsize=20_000)  # noqa: B019  (one lexicon per rule folder, kept for the run)
    def head(self, word: str) -> Head | None:
        """The type word in ``word``: itself, its genitive, or the tail of a compound.

        ``Instituts`` → Institut; ``Krebsforschungszentrum`` → kind of ``Forschungszentrum``;
        ``Robert-Bosch-Krankenhaus`` → Krankenhaus. Plurals name nobody and give ``None``.
        """
        for form in genitive_stems(word):
            lower = form.lower()
            found = self._heads.get(lower)
            if found is None:
                found = self._tail(lower)
            if found is not None:
                named = any(
                    lower.endswith(t) and len(lower) > len(t) + 2 for t in self._named_tails
                )
                return Head(form, found.kind, found.gender, found.weak and not named, named)
        return None

    def _tail(self, lower: str) -> Head | None:
        last = lower.rsplit("-", 1)[-1]
        if last != lower and last in self._heads:
            return self._heads[last]
        for i in range(2, len(last) - 2):  # the longest known tail wins
            if last[i:] in self._compounding and len(last) - i >= 4:
                return self._heads[last[i:]]
        return None


_RANK = {"country": 0, "state": 1, "continent": 1, "region": 2, "city": 2}


def _gender(entry: str) -> tuple[str, str]:
    word, _, gender = entry.rpartition(" ")
    return (word, gender) if gender in {"m", "f", "n", "p"} and word else (entry, "")


def _gazetteer_rows(rules: RuleFolder) -> Iterator[tuple[GazetteerEntry, tuple[str, ...]]]:
    for row in rules.rows(SHARED, "places.tsv"):
        name_de, name_en = row["name_de"], row["name_en"]
        key = "|".join((row["kind"], row["country"], fold(name_en or name_de)))
        population = int(row["population"] or 0)
        entry = GazetteerEntry(key, name_de, name_en, row["kind"], row["country"], population)
        yield entry, _unique((name_de, name_en, *_split(row["aliases"])))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n))


@lru_cache(maxsize=8)
def lexicon(root: str | None = None, authority: tuple[str, ...] = ()) -> Lexicon:
    """The `Lexicon` of a rule folder and the user's authority lists, shared between callers."""
    return Lexicon(rule_folder(root), authority)
