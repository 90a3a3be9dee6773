"""Comparable forms of organization names: the same body in two languages gives one key.

Words become concepts (``Krebsforschungszentrum`` → cancer, research, center), German compounds
are opened along known concepts, places take their one name, articles and legal forms fall
away, and order does not count. What distinguishes bodies (place, person, subject) stays, so
``Technische Universität München`` and ``… Dresden`` never meet.

`Comparer.form` sorts the concepts by their part in the name, so that names whose keys differ can
be compared: `pressminer.merging.likeness` says which differences may be one of translation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pressminer.lexicon import Lexicon
from pressminer.matchers.acronyms import in_order, is_acronym_like
from pressminer.normalize.name_words import (
    ENGLISH,
    GERMAN,
    NameWords,
    Token,
    name_words,
    split_words,
)
from pressminer.normalize.names import fold, words

_LEADING = re.compile(r"^\W*([^\W_][\w-]*)\s*(?:[–—-]\s+)?(?=\w)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TAIL = re.compile(r"\s+(?:[–—-]\s+)?([A-Z][A-Za-z]*[A-Z])$")
_OFF = re.compile(r"['’](?=s?\b)|[:*_]in(?:nen)?\b")  # Children's, Forscher:innen
_LEAST_WORDS = 3  # beside an acronym at the end, for that to be the letters of the name


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name's concepts by the part they play. All are folded words or rows of the tables.

    ``types`` say what kind of body it is, ``subjects`` are words that distinguish (``proper`` are
    those of them that no table knows: persons, brands), ``places`` where it is, ``weak`` words
    that translations add or drop, ``countries`` the country a body of the whole country names,
    ``umbrellas`` the society whose institutes are told apart by their subject alone. ``tongue``
    is `GERMAN` or `ENGLISH`, whichever more of its words are, 0 where none tells.
    """

    types: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    umbrellas: frozenset[str] = frozenset()
    tongue: int = 0


class Comparer:
    """Computes keys with the concept tables, the gazetteer and the demonyms of a rule folder."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def words(self) -> NameWords:
        """The tables, read on first use."""
        return name_words(self.lexicon)

    @cached_property
    def noise(self) -> frozenset[str]:
        """Articles, prepositions and legal forms."""
        forms = [*self.lexicon.function_words, "e", "v", "am", "s"]
        return frozenset(map(fold, forms)) | self.legal_forms

    @cached_property
    def legal_forms(self) -> frozenset[str]:
        """Folded legal forms without their dots."""
        forms = self.lexicon.union("organizations", "legal_forms")
        return frozenset(fold(w).replace(".", "").replace(" ", "") for w in forms)

    @lru_cache(maxsize=50_000)  # noqa: B019  (one comparer per run)
    def key(self, name: str) -> tuple[str, ...]:
        """Sorted concepts and distinguishing words of a name; never empty for a non-empty name.

        >>> # key("Universität Leipzig") == key("Leipzig University") == ("leipzig", "university")
        """
        key = tuple(sorted({t.concept for t in self._tokens(name)}))
        return key or tuple(sorted(set(words(name))))

    def form(self, name: str) -> NameForm:
        """The name's concepts by the part they play; see `NameForm`."""
        return self._sorted(self._tokens(name))

    def analysed(self, name: str) -> tuple[tuple[str, ...], NameForm]:
        """`key` and `form` in one, for those who need both of many names."""
        tokens = self._tokens(name)
        key = tuple(sorted({t.concept for t in tokens}))
        return key or tuple(sorted(set(words(name)))), self._sorted(tokens)

    def _sorted(self, tokens: Sequence[Token]) -> NameForm:
        parts: dict[str, set[str]] = {}
        for concept, _ in tokens:
            parts.setdefault(self.part(concept), set()).add(concept)
        proper = frozenset(parts.get("proper", ()))
        heads = [t.tongues for t in tokens if self.part(t.concept) == "type"]
        return NameForm(
            types=frozenset(parts.get("type", ())),
            subjects=frozenset(parts.get("", ())) | proper,
            proper=proper,
            places=frozenset(parts.get("place", ())),
            weak=frozenset(parts.get("weak", ())),
            countries=frozenset(parts.get("country", ())),
            umbrellas=frozenset(parts.get("umbrella", ())),
            tongue=_tongue(heads) or _tongue([t.tongues for t in tokens]),
        )

    def near(self, concept: str) -> tuple[str, ...]:
        """What a concept may be translated by: its own name, or the groups it belongs to."""
        meaning = self.words.meanings.get(concept)
        return meaning.near if meaning else (concept,)

    def part(self, concept: str) -> str:
        """``type``, ``place``, ``weak`` …, ``""`` for a subject, ``proper`` for unknown words."""
        meaning = self.words.meanings.get(concept)
        if meaning:
            return meaning.role
        return "place" if concept in self.words.place_targets else "proper"

    def leading_acronym(self, name: str) -> str:
        """``M1`` in ``M1 – Munich Medicine Alliance``; ``""`` for letters of another body."""
        match = _LEADING.match(name)
        if not match or not is_acronym_like(match.group(1)):
            return ""
        acronym = match.group(1)
        rest = name[match.end() :].split()
        if self.lexicon.body_acronyms.get(acronym) or not self._has_head(rest):
            return ""
        return acronym

    def _has_head(self, rest: list[str]) -> bool:
        return any(self.lexicon.head(w.strip('“”"').title() if w.islower() else w) for w in rest)

    def _without_acronym(self, name: str) -> str:
        acronym = self.leading_acronym(name)
        if acronym:
            rest = name.split(acronym, 1)[1].lstrip(" –—-")
            if len(rest.split()) > 1 and self._distinguished(rest):
                return rest
        bare = _BRACKET.sub(_opened, name).strip() or name
        tail = _TAIL.search(bare)
        if tail and self._is_short_for(tail.group(1), bare[: tail.start()]):
            return bare[: tail.start()]
        return bare

    def _distinguished(self, name: str) -> bool:
        """Has it a subject? Only ``SRH`` tells one Hochschule Heidelberg from the other."""
        tokens = self._translated(split_words(name))
        return any(self.part(t.concept) in {"", "proper"} for t in tokens)

    def _is_short_for(self, acronym: str, name: str) -> bool:
        """``ISI`` behind ``Fraunhofer-Institut für System- und Innovationsforschung``."""
        found = split_words(name)
        if len(found) < _LEAST_WORDS:
            return False
        if self.part(found[0]) == "umbrella":
            return True
        return in_order(acronym, name) and not self.lexicon.body_acronyms.get(acronym)

    def _tokens(self, name: str) -> list[Token]:
        found = split_words(_OFF.sub("", self._without_acronym(name)))
        tokens = self._combined(self._translated(found))
        if not any(self.part(t.concept) == "type" for t in tokens):
            return self._with_seat(found, tokens)
        return tokens

    def _translated(self, found: Sequence[str]) -> list[Token]:
        located = self._located(found)
        tokens: list[Token] = []
        i = 0
        while i < len(located):
            word = located[i]
            hit = self.words.phrase(located, i)
            if hit:
                tokens += hit[1]
            elif isinstance(word, Token):
                tokens.append(word)
            else:
                tokens += self.words.tokens(word)
            i = hit[0] if hit else i + 1
        return tokens

    def _located(self, found: Sequence[str]) -> list[str | Token]:
        """The words of a name with its places recognized and what says nothing left out."""
        located: list[str | Token] = []
        i = 0
        while i < len(found):
            hit = self.words.place_at(found, i)
            if hit:
                i = hit[0]
                located.append(hit[1])
            else:
                if found[i] not in self.noise or self._counts(found, i):
                    located.append(found[i])
                i += 1
        return located

    def _counts(self, found: Sequence[str], i: int) -> bool:
        """Does a small word belong to the name: ``home affairs``, ``Merck & Co.``?

        ``Muster GmbH & Co. KG`` is only a legal form.
        """
        if found[i] == "co":
            return i > 0 and found[i - 1] not in self.legal_forms
        return self.words.phrase(found, i) is not None

    def _combined(self, tokens: list[Token]) -> list[Token]:
        """``Klinikum der Universität``: university and hospital are a university hospital."""
        for parts, whole in self.words.combinations:
            have = {t.concept for t in tokens}
            if whole in have or parts <= have:
                tongues = next(t.tongues for t in tokens if t.concept in parts | {whole})
                tokens = [t for t in tokens if t.concept not in parts | {whole}]
                tokens.append(Token(whole, tongues))
        return tokens

    def _with_seat(self, found: Sequence[str], tokens: list[Token]) -> list[Token]:
        """A country behind a firm's name is a daughter: ``Telekom Deutschland`` is not Deutsche
        Telekom.
        """
        last = next((w for w in reversed(found) if w not in self.noise), "")
        country = self.words.countries.get(last)
        if not country or len(tokens) < 2:
            return tokens
        return [*tokens[:-1], Token(f"in {country}")]


def _tongue(bits: Sequence[int]) -> int:
    german, english = bits.count(GERMAN), bits.count(ENGLISH)
    return 0 if german == english else GERMAN if german > english else ENGLISH


def _opened(match: re.Match[str]) -> str:
    """Letters in brackets are the name's acronym; a place there tells it apart."""
    inside = match.group(1).strip()
    return "" if is_acronym_like(inside) or not inside else f" {inside}"
