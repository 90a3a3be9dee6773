"""What the word lists say about words around places, shared by the finders of places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from pressminer.lexicon import GazetteerEntry, Lexicon
from pressminer.model import BlockKind, PlaceName
from pressminer.normalize.names import fold
from pressminer.view import POSSESSIVES, Token

LONGEST = 3  # words of a name in small_places.tsv
_DASHES = frozenset("–—-")
SAINTS = frozenset({"St", "Sankt", "Saint"})


class Found(NamedTuple):
    """Token range ``start:end`` and what it names."""

    start: int
    end: int
    value: PlaceName
    rule: str


class Line(NamedTuple):
    """The tokens of one sentence and the kind of block it stands in.

    ``capitals``: most words have one, as in a headline or address, where they prove nothing.
    """

    text: str
    tokens: Sequence[Token]
    kind: BlockKind
    capitals: bool

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], kind: BlockKind) -> Line:
        """The line of these tokens, with what its capitals are worth."""
        words = [t for t in tokens if t.is_word]
        return cls(text, tokens, kind, sum(t.is_cap for t in words) * 2 > len(words))


class PlaceWords:
    """The union of all languages' lists, seen from a text in ``language``."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        self.nouns_capitalized: bool = lexicon.rules.toml(language, "words")["capitalizes_nouns"]
        self.before = lexicon.words("places", "before")
        self.where = lexicon.words("places", "where")
        self.heads: dict[str, str] = lexicon.table("places", "heads")
        self.demonyms: dict[str, str] = lexicon.table("places", "demonyms")
        self.kinds_of_towns = tuple(lexicon.words("places", "kinds_of_towns"))
        self.joins = lexicon.words("organizations", "join") | {",", "/"}
        self.salutations = lexicon.words("persons", "salutations")
        self.determiners = lexicon.words("organizations", "determiners")
        self.endings = tuple(lexicon.words("places", "endings"))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[str]] | None:
        """The listed place that begins at token ``i``: its end and its gazetteer keys."""
        return self.lexicon.place_names.at(tokens, i) if i < len(tokens) else None

    def is_listed(self, word: str) -> bool:
        return bool(self.lexicon.place_names.get(word))

    def is_given(self, word: str) -> bool:
        """A given name, sure or doubtful."""
        folded = fold(word)
        return folded in self.lexicon.given_names or folded in self.lexicon.doubtful_given_names

    def is_surname(self, word: str) -> bool:
        return fold(word) in self.lexicon.surnames

    def is_ambiguous(self, surface: str) -> bool:
        """May the name also be a word, or somebody's?"""
        folded = fold(surface)
        return folded in self.lexicon.ambiguous_places or folded in self.lexicon.given_names

    def is_common_anywhere(self, word: str) -> bool:
        return any(self.lexicon.is_common(word, t) for t in self.lexicon.rules.languages)

    def is_plain(self, token: Token) -> bool:
        """A capitalised word in letters, no acronym, no function word, no type word."""
        return token.is_cap and self.is_plain_word(token.text)

    def is_proper(self, token: Token) -> bool:
        """A plain word that is neither ordinary nor a listed place."""
        return token.is_cap and self.is_proper_word(token.text)

    @lru_cache(maxsize=20_000)  # noqa: B019  (one per pipeline, kept for the run)
    def is_plain_word(self, word: str) -> bool:
        lower = word.lower()
        return (
            word.replace("-", "").replace("'", "").replace("’", "").isalpha()
            and not word.isupper()
            and lower not in self.lexicon.function_words
            and lower not in self.lexicon.months
            and self.lexicon.head(word) is None
        )

    @lru_cache(maxsize=20_000)  # noqa: B019
    def is_proper_word(self, word: str) -> bool:
        return (
            self.is_plain_word(word)
            and not self.lexicon.is_common(word, self.language)
            and not self.is_listed(word)
        )

    def is_ordinary(self, word: Token) -> bool:
        """A compound that no list holds, unless it ends like a place (Brüssow, but Kirchdorf)."""
        return not word.lower.endswith(self.endings) and self.lexicon.is_ordinary(
            word.text, self.language
        )

    def is_nameable(self, token: Token) -> bool:
        """May the word stand behind ``Stadtteil`` or ``Schloss`` as the name of one?"""
        return self.is_proper(token) or (
            token.is_word and token.is_cap and self.is_listed(token.text)
        )

    def is_demonym(self, token: Token) -> bool:
        """``Münchner``, ``Leipziger``: the adjective of a place."""
        if not token.is_cap or not token.lower.endswith("er"):
            return False
        return token.lower in self.demonyms or self.is_listed(token.text[:-2])

    def head_length(self, tokens: Sequence[Token], i: int) -> int:
        """How many tokens before ``i`` are a generic head (``Freistaat``, ``City of``)."""
        if not i or tokens[i - 1].text not in self._head_ends:
            return 0
        for length in (3, 2, 1):
            if i >= length and " ".join(t.text for t in tokens[i - length : i]) in self.heads:
                return length
        return 0

    @cached_property
    def _head_ends(self) -> frozenset[str]:
        """Last words of generic heads."""
        return frozenset(head.rpartition(" ")[2] for head in self.heads)

    def is_placed(self, line: Line, i: int, end: int) -> bool:
        """Does the context of tokens ``i:end`` say that they name a place?"""
        before = line.tokens[i - 1].lower if i else ""
        return (
            before in self.before
            or (before.endswith(self.kinds_of_towns) and line.tokens[i - 1].is_cap)
            or self.head_length(line.tokens, i) > 0
            or _opens_dateline(line.tokens, i, end)
            or self.fills_cell(line, i, end)
        )

    @cached_property
    def _openers(self) -> frozenset[str]:
        """First words of the names of small towns that have several."""
        return frozenset(n.partition(" ")[0] for n in self.lexicon.small_places if " " in n)

    @staticmethod
    def fills_cell(line: Line, i: int, end: int) -> bool:
        """``| ZALF | Müncheberg | 1.480 |``: the name is all that a cell holds."""
        tokens = line.tokens
        if line.kind is not BlockKind.CELL_ROW or not i or end >= len(tokens):
            return False
        return tokens[i - 1].text == "|" and tokens[end].text in "|("

    def small_town(self, tokens: Sequence[Token], i: int) -> int:
        """End of a small town's name at ``i``, whatever else it may mean; or ``i``."""
        known, first = self.lexicon.small_places, tokens[i].text
        if first in self._openers:
            for length in range(min(LONGEST, len(tokens) - i), 1, -1):
                if " ".join(t.text for t in tokens[i : i + length]) in known:
                    return i + length
        return i + (first in known)

    def value(self, entry: GazetteerEntry) -> PlaceName:
        """The entry's name in the language of the text."""
        name = entry.name_de if self.language == "de" else entry.name_en
        return PlaceName(name or entry.name_en or entry.name_de, entry.key, entry.kind)


def _opens_dateline(tokens: Sequence[Token], i: int, end: int) -> bool:
    """``Essen, 3. Mai 2022 –``: a sentence's first word, then a comma and a digit, or a dash."""
    if i or end + 1 >= len(tokens):
        return False
    if tokens[end].text in _DASHES and tokens[end - 1].end < tokens[end].start:
        return tokens[end].end < tokens[end + 1].start  # Templin – Großer Bahnhof für …
    if tokens[end].text not in {",", "(", "/"}:
        return False
    return any(t.text[0].isdigit() for t in tokens[end + 1 : end + 5])


def owner_before(tokens: Sequence[Token], k: int) -> int:
    """Tokens of ``St.`` or ``Queen's`` that end before token ``k``; 0 if neither stands there."""
    if k > 1 and tokens[k - 1].text == "." and tokens[k - 2].text in SAINTS:
        return 2
    return 2 if k > 1 and tokens[k - 1].text in POSSESSIVES and tokens[k - 2].is_cap else 0
