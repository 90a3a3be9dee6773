"""What is known about names before reading: authority list, gazetteer, given names, type words.

Everything is read from ``pipelines/`` on first use and shared; all languages' word lists are
active at once, because a German page names English bodies and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from pressminer.normalize.names import fold, genitive_stems
from pressminer.rules import SHARED, RuleFolder, rule_folder
from pressminer.view import Token, tokenize

P = TypeVar("P")

_SHORTEST_PART = 4  # letters of a word in a compound; below that any name has one
_ENDINGS = ("es", "en", "em", "er", "e", "s", "n")


@lru_cache(maxsize=50_000)  # asked for every word of an article, several times
def stem(word: str) -> str:
    """A folded word without its inflection, so ``Deutschen`` meets ``Deutsches``.

    Deliberately blunt: it only ever compares words of one listed multi-word name.
    """
    folded = fold(word)
    for ending in _ENDINGS:
        if len(folded) > len(ending) + 4 and folded.endswith(ending):
            return folded[: -len(ending)]
    return folded


@lru_cache(maxsize=50_000)
def name_key(text: str) -> tuple[str, ...]:
    """Stems of the words of a name; punctuation aside, hyphenated words kept whole."""
    if text.isalpha():  # one word, as most names of places are
        return (fold(text),)
    return _key([t for t in tokenize(text) if t.is_word])


@lru_cache(maxsize=50_000)
def _single_forms(word: str) -> tuple[str, ...]:
    """What a listed name of one word may look like when ``word`` stands in the text."""
    return tuple(fold(form) for form in genitive_stems(word))


def _key(tokens: Sequence[Token]) -> tuple[str, ...]:
    if len(tokens) == 1:  # one word alone: only a genitive may differ, checked by the caller
        return (fold(tokens[0].text),)
    return tuple(stem(t.text) for t in tokens)


class _Node(Generic[P]):
    """A step of the tree of listed names: what may follow, and what ends here."""

    __slots__ = ("next", "payloads")

    def __init__(self) -> None:
        self.next: dict[str, _Node[P]] = {}
        self.payloads: list[P] = []


class PhraseIndex(Generic[P]):
    """Finds listed names in tokens, longest first, inflection and punctuation aside.

    Names of several words stand in a tree by stems, so that a look-up costs as many steps as
    words fit, however many names begin with ``Institut``.
    """

    def __init__(self, *, brackets: bool = False) -> None:
        self._skipped = frozenset(",–-—.()" if brackets else ",–-—.")
        self._phrases: _Node[P] = _Node()
        self._single: dict[str, list[P]] = {}

    def add(self, name: str, payload: P) -> None:
        """Registers ``name``; several payloads may share a name."""
        key = name_key(name)
        if len(key) == 1:
            self._single.setdefault(key[0], []).append(payload)
        elif key:
            node = self._phrases
            for part in key:
                node = node.next.setdefault(part, _Node())
            node.payloads.append(payload)

    def get(self, name: str) -> list[P]:
        """Payloads of exactly this name (inflection aside)."""
        key = name_key(name)
        if len(key) == 1:
            return self._single.get(key[0], [])
        node: _Node[P] | None = self._phrases
        for part in key:
            node = node.next.get(part) if node else None
        return node.payloads if node else []

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[P]] | None:
        """The longest name that starts at token ``i``: (end token index, payloads)."""
        return self._phrase_at(tokens, i) or self._single_at(tokens, i)

    def _phrase_at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[P]] | None:
        """Commas and dashes inside a name are skipped, brackets if the index allows them."""
        found, j, opened = None, i, False
        node = self._phrases.next.get(stem(tokens[i].text))
        while node is not None:
            j += 1
            closed = opened and j < len(tokens) and tokens[j].text == ")"
            if node.payloads and (closed or not opened):
                found = j + closed, node.payloads
            while j < len(tokens) and tokens[j].text in self._skipped:
                opened = opened or tokens[j].text == "("
                j += 1
            node = node.next.get(stem(tokens[j].text)) if j < len(tokens) else None
        return found

    def _single_at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[P]] | None:
        for form in _single_forms(tokens[i].text):
            found = self._single.get(form)
            if found:
                return i + 1, found
        return None


@dataclass(frozen=True, slots=True)
class Body:
    """A row of the authority list."""

    id: str
    name_de: str
    name_en: str
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    place: str
    country: str
    parent: str

    @property
    def names(self) -> tuple[str, ...]:
        """All full wordings, fullest first; acronyms are no names."""
        listed = (self.name_de, self.name_en, *self.aliases)
        return tuple(dict.fromkeys(n for n in listed if n and n not in self.acronyms))


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

    def __init__(self, rules: RuleFolder) -> None:
        self.rules = rules

    # --- shared tables ---------------------------------------------------------------------

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """The authority list by id."""
        rows = self.rules.rows(SHARED, "authority.tsv")
        return {row["id"]: _body(row) for row in rows}

    @cached_property
    def body_names(self) -> PhraseIndex[str]:
        """Full names of the authority list → ids."""
        index: PhraseIndex[str] = PhraseIndex()
        for body in self.bodies.values():
            for name in body.names:
                index.add(name, body.id)
        return index

    @cached_property
    def body_acronyms(self) -> Mapping[str, tuple[str, ...]]:
        """Acronym (as written) → authority ids, in file order."""
        found: dict[str, list[str]] = {}
        for body in self.bodies.values():
            for acronym in body.acronyms:
                found.setdefault(acronym, []).append(body.id)
        return {acronym: tuple(ids) for acronym, ids in found.items()}

    @cached_property
    def _places(self) -> list[tuple[GazetteerEntry, tuple[str, ...]]]:
        return list(_gazetteer_rows(self.rules))

    @cached_property
    def gazetteer(self) -> Mapping[str, GazetteerEntry]:
        """The gazetteer by key."""
        return {entry.key: entry for entry, _ in self._places}

    @cached_property
    def place_names(self) -> PhraseIndex[str]:
        """Place names in both languages → gazetteer keys, most populous first."""
        index: PhraseIndex[str] = PhraseIndex(brackets=True)  # Frankfurt (Oder)
        rows = sorted(self._places, key=lambda r: (_RANK.get(r[0].kind, 5), -r[0].population))
        for entry, names in rows:
            for name in names:
                index.add(name, entry.key)
        return index

    @cached_property
    def ambiguous_places(self) -> frozenset[str]:
        """Folded place names that are also ordinary words, months, first or last names."""
        return frozenset(map(fold, self.rules.lines(SHARED, "ambiguous_places.txt")))

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


def _body(row: Mapping[str, str]) -> Body:
    return Body(
        row["id"],
        row["name_de"],
        row["name_en"],
        _split(row["acronyms"]),
        _split(row["aliases"]),
        row["kind"],
        row["place"],
        row["country"],
        row["parent"],
    )


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
def lexicon(root: str | None = None) -> Lexicon:
    """The `Lexicon` of a rule folder, shared between callers."""
    return Lexicon(rule_folder(root))
