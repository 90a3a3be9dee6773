"""Words of organization names as concepts: one token for ``Krebs``, ``Tumor-`` and ``cancer``.

Three tables in ``pipelines/shared`` carry what is known of both languages: the words
(``name_concepts.tsv``), the endings that Greek and Latin words take (``name_cognates.tsv``), and
the gazetteer. A word that none of them explains stays as it is: it is somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.normalize.names import fold
from pressminer.phrase_index import stem
from pressminer.rules import SHARED

GERMAN, ENGLISH = 1, 2  # bits: in which language a word is at home
_INFLECTIONS = ("es", "en", "em", "er", "e", "s", "n")
_JOINTS = ("", "s", "es", "n", "en", "er", "e")
_LEAST_PART, _LEAST_STEM, _LEAST_TAIL = 3, 4, 5  # letters
_LETTERS = (("ph", "f"), ("ck", "k"), ("th", "t"), ("oe", "e"), ("ae", "e"), ("ks", "x"))
_SOFT = str.maketrans({"c": "z"})


class Token(NamedTuple):
    """A concept (or a literal word), and the languages (bits) of the word that stood for it."""

    concept: str
    tongues: int = 0


Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A row of ``name_concepts.tsv``: its part in a name, and what it is a translation of."""

    role: str
    near: tuple[str, ...]


class NameWords:
    """The words of both languages that names are made of; see ``pipelines/shared/README.md``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.meanings: dict[str, Meaning] = {}
        self._words: dict[str, Tokens] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Tokens]]] = {}
        self.combinations: list[tuple[frozenset[str], str]] = []
        self._known: dict[str, Tokens] = {}
        for row in lexicon.rules.rows(SHARED, "name_concepts.tsv"):
            self._read(row)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda p: -len(p[0]))

    def _read(self, row: Mapping[str, str]) -> None:
        concept, role = row["concept"], row["role"]
        parts = concept.split("+")
        if len(parts) == 1:
            near = tuple((row["near"] or concept).split("|"))
            self.meanings[concept] = Meaning(role, near)
        for tongue, cell in ((GERMAN, row["de"]), (ENGLISH, row["en"])):
            for form in filter(None, cell.split("|")):
                self._add(form, parts, tongue)

    def _add(self, form: str, concepts: Sequence[str], tongue: int) -> None:
        if "+" in form:
            self.combinations.append((frozenset(form.split("+")), concepts[0]))
            return
        words = fold(form).split()
        if len(words) > 1:
            stems = tuple(map(stem, words))
            tokens = tuple(Token(c, tongue) for c in concepts)
            self._phrases.setdefault(stems[0], []).append((stems, tokens))
            return
        known = self._words.get(words[0], ())
        if not known:
            self._words[words[0]] = tuple(Token(c, tongue) for c in concepts)
        else:  # the first row that lists a form has it; another language makes it neutral
            self._words[words[0]] = tuple(Token(t.concept, t.tongues | tongue) for t in known)

    # --- places --------------------------------------------------------------------------------

    @cached_property
    def places(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """First word of a place's name → (its words, folded English name), longest first."""
        found: dict[str, dict[tuple[str, ...], str]] = {}
        taken: set[str] = set()
        for entry, names in self.lexicon.places:
            target = fold(entry.name_en or entry.name_de)
            if target in taken and entry.name_de:
                target = fold(entry.name_de)  # Frankfurt (Oder) is no Frankfurt
            taken.add(target)
            for name in names:
                words = tuple(split_words(name))
                if words and not (len(words) == 1 and words[0] in self._words):
                    found.setdefault(words[0], {}).setdefault(words, target)
        return {
            first: sorted(names.items(), key=lambda n: -len(n[0])) for first, names in found.items()
        }

    @cached_property
    def place_targets(self) -> frozenset[str]:
        """The folded English names of all places."""
        return frozenset(t for names in self.places.values() for _, t in names)

    def place(self, word: str) -> str:
        """The folded English name of a place that is written in one word, ``""`` for none."""
        for words, target in self.places.get(word, ()):
            if len(words) == 1:
                return target
        return ""

    @cached_property
    def countries(self) -> dict[str, str]:
        """Folded name of a country (no adjective) → its folded English name."""
        return {
            fold(name): fold(entry.name_en or entry.name_de)
            for entry, names in self.lexicon.places
            if entry.kind == "country"
            for name in names
        }

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Folded adjective stem → folded English place name (``bayerisch`` → ``bavaria``)."""
        table = self.lexicon.table("places", "demonyms")
        return {fold(k): self.place(fold(v)) or fold(v) for k, v in table.items()}

    def place_of(self, word: str) -> str:
        """The place an adjective names: ``karlsruher``, ``hessische``, ``muenchner``."""
        if word in self.demonyms:
            return self.demonyms[word]
        for ending in ("er", "e", "es", "en", "em"):
            if not word.endswith(ending):
                continue
            base = word[: -len(ending)]
            if base in self.demonyms:
                return self.demonyms[base]
            for adjective in ("", "isch", "sch"):
                if base.endswith(adjective) and (adjective or ending == "er"):
                    found = self._inhabited(base[: len(base) - len(adjective)])
                    if found:
                        return found
        return ""

    def _genitive(self, word: str) -> str:
        """``saarlandes``, ``bayerns``."""
        stems = [word.removesuffix(e) for e in ("s", "es") if word.endswith(e)]
        return next(filter(None, map(self.place, stems)), "")

    def _inhabited(self, base: str) -> str:
        """``goetting`` → Göttingen, ``brem`` → Bremen, ``karlsruh`` → Karlsruhe."""
        if len(base) < _LEAST_STEM:
            return self.place(base) if len(base) == _LEAST_PART else ""  # Ulmer
        candidates = [base, base + "en", base + "n", base + "e"]
        if base.endswith("n"):
            candidates.append(base[:-1] + "en")  # Dresdner, Münchner
        return next(filter(None, map(self.place, candidates)), "")

    # --- cognates ------------------------------------------------------------------------------

    @cached_property
    def _endings(self) -> dict[str, str]:
        rows = self.lexicon.rules.rows(SHARED, "name_cognates.tsv")
        return {ending: row["common"] for row in rows for ending in row["endings"].split("|")}

    def root(self, word: str) -> str:
        """The common form of a Greek or Latin word in both languages, ``""`` for other words.

        >>> # root("photonische") == root("photonic") == "fotonik"
        """
        for form in _bases(word):
            for k in range(2, min(len(form), 12)):
                cut = len(form) - k
                common = self._endings.get(form[cut:]) if cut > 1 else None
                if common is not None and self._longest(form, cut):
                    return _letters(form[:cut]) + common
        return ""

    def _longest(self, form: str, cut: int) -> bool:
        """Is there no longer ending that fits?"""
        return not any(form[c:] in self._endings for c in range(2, cut))

    @cached_property
    def _roots(self) -> dict[str, Tokens]:
        found: dict[str, Tokens] = {}
        for word, tokens in self._words.items():
            root = self.root(word)
            if root:
                found.setdefault(root, tuple(Token(t.concept) for t in tokens))
        return found

    # --- words ---------------------------------------------------------------------------------

    def place_at(self, words: Sequence[str], i: int) -> tuple[int, Token] | None:
        """A place whose name begins at ``i``: (end, token); ``new york`` before ``york``."""
        for place, target in self.places.get(words[i], ()):
            end = i + len(place)
            if tuple(words[i:end]) == place:
                return end, Token(target)
        return None

    def phrase(self, words: Sequence[str | Token], i: int) -> tuple[int, Tokens] | None:
        """A listed expression of several words at ``i``: (end, tokens); articles left out."""
        first = words[i]
        if isinstance(first, Token) or not (known := self._phrases.get(stem(first))):
            return None
        for stems, tokens in known:
            end = i + len(stems)
            if end <= len(words) and all(
                not isinstance(w, Token) and stem(w) == s
                for w, s in zip(words[i:end], stems, strict=True)
            ):
                return end, tokens
        return None

    def tokens(self, word: str) -> Tokens:
        """What one folded word stands for; a word that nothing explains stands for itself."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 500_000:
                self._known.clear()
            known = self._known[word] = self._explained(word)
        return known

    def _explained(self, word: str) -> Tokens:
        found = self._listed(word)
        if found:
            return found
        place = self.place_of(word) or self._genitive(word)
        if place:
            return (Token(place),)
        if self.lexicon.is_personal(word):
            return (Token(word),)
        root = self.root(word)
        if root and root in self._roots:
            return self._roots[root]
        return self._split(word) or self._with_known_tail(word) or (Token(root or word),)

    def _listed(self, word: str) -> Tokens:
        return next(filter(None, map(self._words.get, _bases(word))), ())

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(word[:_LEAST_PART] for word in self._words)

    def _split(self, word: str) -> Tokens:
        """``krebsforschungszentrum`` → cancer, research, center; empty if a part is unknown."""
        for length in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
            front = self._words.get(word[:length])
            if front is None:
                continue
            for joint in _JOINTS:
                tail = word[length + len(joint) :]
                if len(tail) >= _LEAST_PART and word.startswith(joint, length):
                    rest = self._listed(tail) or self._split(tail)
                    if rest:
                        return front + rest
        return ()

    def _with_known_tail(self, word: str) -> Tokens:
        """``volkswagenstiftung`` → volkswagen, foundation; ``biogeochemistry`` likewise."""
        for cut in range(_LEAST_PART, len(word) - _LEAST_TAIL + 1):
            if word[cut : cut + _LEAST_PART] not in self._openings:
                continue
            tail = self._listed(word[cut:])
            if tail:
                head = word[:cut]
                return (Token(self.root(head) or head.removesuffix("s")), *tail)
        return ()


@lru_cache(maxsize=8)
def name_words(lexicon: Lexicon) -> NameWords:
    """The `NameWords` of a lexicon, shared between callers."""
    return NameWords(lexicon)


def split_words(text: str) -> list[str]:
    """The folded words of a name, hyphens and punctuation opened."""
    folded = fold(text)
    if folded.isascii() and folded.replace(" ", "").isalnum():
        return folded.split()
    return "".join(c if c.isalnum() else " " for c in folded).split()


def _bases(word: str) -> Iterator[str]:
    """The word and what it may be without its inflection."""
    yield word
    for ending in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            yield word[: len(word) - len(ending)]


def _letters(stem_: str) -> str:
    """One spelling of what both languages took from Greek and Latin: ``oekolog``, ``ecolog``."""
    for old, new in _LETTERS:
        stem_ = stem_.replace(old, new)
    soft = [
        c.translate(_SOFT) if nxt in "eiy" and nxt else c
        for c, nxt in zip(stem_, [*stem_[1:], ""], strict=True)
    ]
    return "".join(soft).replace("c", "k").replace("y", "i")
